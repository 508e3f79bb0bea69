"""Where a setting stands in its file, and the message for one that is wrong there."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rapidfuzz import process

from factcheck.errors import FactcheckError

Keys = tuple[str | int, ...]

_SHOWN = 40
_NEAR = 60
_PART = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+))\s*(\.|$)""")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
# What is read of a line: no key of ours is as long.
_READ = 200


@dataclass(frozen=True, slots=True)
class At:
    """A place in a settings file: the file as shown, the lines of its keys (from 1), and the keys that lead there.

    `root` are the keys above all settings: `tool.factcheck` of a pyproject.toml.
    """

    file: str
    lines: Mapping[Keys, int]
    root: tuple[str, ...] = ()
    keys: Keys = ()

    def below(self, key: str | int) -> At:
        """The place of a key of the table here, or of an item of the list here."""
        return replace(self, keys=(*self.keys, key))

    @property
    def name(self) -> str:
        """The keys as a reader writes them: `checks.select[2]`; items count from 1."""
        keys = (*self.root, *self.keys)
        return "".join(f"[{key + 1}]" if isinstance(key, int) else f".{_key(key)}" for key in keys)[1:]

    def error(self, code: str, message: str) -> FactcheckError:
        """What is wrong here, with the file and the line."""
        return FactcheckError(code, f"{self._line()}: {message}")

    def unfit(self, value: object, wanted: str, *, among: Sequence[str] = ()) -> FactcheckError:
        """That `value` is not what is `wanted`; the nearest of the words it may be `among` is suggested."""
        hint = f'; did you mean "{near}"? It' if (near := nearest(value, among)) else "; it"
        return self.error("config-wrong-value", f"{self.name} is {shown(value)}{hint} must be {wanted}.")

    def _line(self) -> str:
        whole = (*self.root, *self.keys)
        found = (self.lines[whole[:size]] for size in range(len(whole), 0, -1) if whole[:size] in self.lines)
        line = next(found, None)
        return self.file if line is None else f"{self.file}:{line}"


def nearest(value: object, words: Sequence[str]) -> str | None:
    """The word that is nearest to a text, or None where none is near."""
    if not isinstance(value, str) or not words:
        return None
    found = process.extractOne(value[: 2 * _SHOWN], words, processor=_plain, score_cutoff=_NEAR)
    return None if found is None else str(found[0])


def shown(value: object) -> str:
    """A value of the file as a message tells it: in quotation marks, cut, and what is no single value by its kind."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    text = str(value)
    kind = "the number " if isinstance(value, int | Decimal) else ""
    return f"{kind}{text}" if len(text) <= _SHOWN else f"{kind}{text[:_SHOWN]}..."


def line_numbers(text: str) -> dict[Keys, int]:
    """The line (from 1) of each key and table of a TOML text, as far as they begin a line; tables in lists count up."""
    found: dict[Keys, int] = {}
    table: Keys = ()
    items: Counter[Keys] = Counter()
    quote: str | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        told = line.lstrip()[:_READ]
        if quote is None and told.startswith("["):
            table = tuple(_parts(told.lstrip("[").partition("]")[0]))
            if told.startswith("[["):
                items[table] += 1
                table = (*table, items[table] - 1)
            for size in range(1, len(table) + 1):
                found.setdefault(table[:size], number)
        elif quote is None and "=" in told:
            keys = (*table, *_parts(told.partition("=")[0]))
            for size in range(len(table) + 1, len(keys) + 1):
                found.setdefault(keys[:size], number)
        for mark in ('"' * 3, "'" * 3):
            if line.count(mark) % 2 and quote in (None, mark):
                quote = mark if quote is None else None
    return found


def _parts(dotted: str) -> Iterator[str]:
    at = 0
    while (found := _PART.match(dotted, at)) is not None and found.end() > at:
        yield next(part for part in found.groups()[:3] if part is not None)
        at = found.end()


def _key(key: str) -> str:
    """A key as TOML has it: in quotation marks where it is not of letters, digits, `_` and `-`."""
    return key if _BARE.fullmatch(key) and len(key) <= _SHOWN else _quoted(key)


def _quoted(text: str) -> str:
    """A text in quotation marks on one line, cut where it is long."""
    return json.dumps(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}...", ensure_ascii=False)


def _plain(text: str) -> str:
    return text.casefold().replace("-", "_")
