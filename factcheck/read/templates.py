"""Lines as they are compared where case, blanks and marks of emphasis do not count, and figures may vary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from factcheck.house.boilerplate import DATE, NUMBER
from factcheck.model import Span
from factcheck.read.dates import WEEKDAY, Stamp, find_stamps
from factcheck.read.lines import Line

# No line that repeats is longer; longer ones are not looked at.
LONGEST = 2_000
_ANY = {DATE: "\ue000", NUMBER: "\ue001"}
_TOKEN = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]")
_SLOT = re.compile("[\ue000\ue001]")
_PRIVATE = re.compile("[\ue000-\uf8ff\u00ad\u200b\u2060\ufeff]")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_WEEKDAY_BEFORE = re.compile(rf"\b{WEEKDAY},?\s+$", re.I)
_AROUND = " *_`#>•·|~-–—"
_PLAIN = str.maketrans("‘’‚“”„–—‐‑", "'''\"\"\"----")


@dataclass(frozen=True, slots=True)
class Template:
    """A line without its dates and figures (`key`), and what stands in their places, None for anything.

    `days` are, place by place, the dates (ISO 8601), None where a figure stands.
    """

    key: str
    values: tuple[str | None, ...]
    days: tuple[str | None, ...] = ()

    def covers(self, other: Template) -> bool:
        """Whether all lines of the other template are of this one."""
        pairs = zip(self.values, other.values, strict=True)
        return self.key == other.key and all(mine is None or mine == theirs for mine, theirs in pairs)


@dataclass(frozen=True, slots=True)
class Unit:
    """What is compared as a whole: one line, or the lines of a paragraph that was wrapped by hand."""

    lines: tuple[int, ...]
    text: str
    span: Span


def units(lines: Sequence[Line]) -> Iterator[Unit]:
    """The lines and the wrapped paragraphs of a text, in order; `Unit.lines` are the indices of its lines."""
    paragraph = 0
    numbered = []
    for index, line in enumerate(lines):
        paragraph += not line.wrapped or line.after_blank or not lines[index - 1].wrapped
        numbered.append((paragraph, index))
    for _, members in groupby(numbered, key=lambda one: one[0]):
        indices = tuple(index for _, index in members)
        text = " ".join(lines[index].clean for index in indices)
        yield Unit(indices, text, Span(lines[indices[0]].span.start, lines[indices[-1]].span.end))


def template(line: str) -> Template | None:
    """The template of a line of an article; None where it is too long, or holds no letters."""
    return None if len(line) > LONGEST else _template(_PRIVATE.sub(" ", line))


def written(line: str) -> Template | None:
    """The template of a line as a file of repeated lines has it, with `{date}` and `{number}`.

    Raises ValueError for a brace that belongs to neither, naming it.
    """
    return None if len(line) > LONGEST else _template(_TOKEN.sub(_placed, _PRIVATE.sub(" ", line)))


def as_written(line: str, values: Sequence[str | None]) -> str:
    """A line of an article as a file of repeated lines has it, with `{date}` or `{number}` for each value None."""
    plain = " ".join(_PRIVATE.sub(" ", line).split()).strip(_AROUND)
    parts, at = [], 0
    for (span, day), value in zip(_places(plain), values, strict=True):
        parts += [_escaped(plain[at : span.start])]
        parts += [(NUMBER if day is None else DATE) if value is None else plain[span.start : span.end]]
        at = span.end
    return "".join((*parts, _escaped(plain[at:])))


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _placed(token: re.Match[str]) -> str:
    if token[0] in ("{{", "}}"):
        return token[0][0]
    if token[0] not in _ANY:
        raise ValueError(token[0])
    return _ANY[token[0]]


def _template(line: str) -> Template | None:
    plain = " ".join(line.split()).strip(_AROUND)
    parts: list[str] = []
    values: list[str | None] = []
    days: list[str | None] = []
    at = 0
    for span, day in _places(plain):
        value = plain[span.start : span.end]
        free = _SLOT.fullmatch(value)
        parts += [plain[at : span.start], value if free else _ANY[NUMBER if day is None else DATE]]
        values.append(None if free else _folded(value))
        days.append(day)
        at = span.end
    key = _folded("".join((*parts, plain[at:])))
    return Template(key, tuple(values), tuple(days)) if any(char.isalpha() for char in key) else None


def _places(plain: str) -> Iterator[tuple[Span, str | None]]:
    """Where dates and figures stand in a line, each date with its day; a weekday before a date is a part of it."""
    at = 0
    for stamp in (*find_stamps(plain), None):
        end = len(plain) if stamp is None else _begin(plain, stamp, at)
        for match in _FIGURE.finditer(plain, at, end):
            yield Span(*match.span()), None
        if stamp is not None:
            yield Span(end, stamp.end), stamp.value[:10]
            at = stamp.end


_FIGURE = re.compile(f"{_NUMBER.pattern}|{_SLOT.pattern}")


def _begin(plain: str, stamp: Stamp, at: int) -> int:
    before = _WEEKDAY_BEFORE.search(plain, at, stamp.start)
    return stamp.start if before is None else before.start()


def _folded(text: str) -> str:
    return " ".join(text.translate(_PLAIN).casefold().split())
