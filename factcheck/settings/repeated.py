"""The file of lines that repeat in the articles of a source: read with all that can be wrong with it, and written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.house import EVERY_SOURCE, Repeated
from factcheck.read.templates import LONGEST, written
from factcheck.settings.document import read_toml
from factcheck.settings.place import At, nearest
from factcheck.settings.shapes import Flag, Json, Key, Many, Part, Table, Text

BOILERPLATE = "boilerplate.toml"
FORMAT = "factcheck.boilerplate/1"
_MOST = 20_000_000
_CLASSES = ("{date}", "{number}")
_HEAD = """\
# Lines that stand around the news of a source and are no news. Written by `factcheck archive learn-boilerplate`, which
# keeps what stands here; entries may be changed, added and taken out by hand, and `news = true` keeps a line as news.
"""


@dataclass(frozen=True, slots=True)
class _Line:
    def read(self, value: object, at: At) -> str:
        """A line with letters in it, and no braces but those of the classes."""
        text = Text("a line of text").read(value, at)
        if "\n" in text or len(text) > LONGEST:
            raise at.unfit(value, f"one line of at most {LONGEST:,} characters")
        try:
            if written(text) is None:
                raise at.unfit(value, "a line that has letters")
        except ValueError as error:
            near = nearest(str(error), _CLASSES)
            hint = f' (did you mean "{near}"?)' if near else ""
            message = (
                f"{at.name} holds {error}, which stands for nothing{hint}; there are {' and '.join(_CLASSES)}, and"
            )
            raise at.error("config-wrong-value", f'{message} a brace is written twice: "{{{{" and "}}}}".') from None
        return text

    def schema(self) -> Json:
        """A text."""
        return {"type": "string", "pattern": r"\S"}


@dataclass(frozen=True, slots=True)
class _Count:
    def read(self, value: object, at: At) -> int:
        """A whole number above 0."""
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise at.unfit(value, "how many articles, a whole number above 0")
        return value

    def schema(self) -> Json:
        """A whole number."""
        return {"type": "integer", "minimum": 1}


@dataclass(frozen=True, slots=True)
class _Day:
    def read(self, value: object, at: At) -> str:
        """A day, ISO 8601."""
        if type(value) is not date:
            raise at.unfit(value, "a day without quotation marks, as in 2026-03-04")
        return value.isoformat()

    def schema(self) -> Json:
        """A day."""
        return {"type": "string", "format": "date"}


_SOURCE = Key("source", Text(f'the name of a source, or "{EVERY_SOURCE}" for any'), "", "Whose articles have it.")
_LINE = Key("line", _Line(), "", "The line.")
_ARTICLES = Key("articles", _Count(), None, "How many articles had it when it was learnt.")
_OF = Key("of", _Count(), None, "Of how many.")
_LEARNT = Key("learnt", _Day(), None, "The day on which it was learnt.")
_NEWS = Key("news", Flag(), False, "Whether it is news after all.")
_NOTE = Key("note", Text(), None, "What people want to say of it.")
_LINES = Key("lines", Many(Table((_SOURCE, _LINE, _ARTICLES, _OF, _LEARNT, _NEWS, _NOTE))), (), "The lines.")
_FORMAT = Key("format", Text(f'"{FORMAT}"'), None, "The version of the format.")
_FILE = Table((_FORMAT, _LINES))


def read_repeated(path: Path, *, shown: str) -> tuple[Repeated, ...]:
    """The lines that a file holds, as they stand in it.

    Raises FactcheckError `config-unknown-key`, `config-wrong-value` and as :func:`factcheck.settings.document.read`,
    with the file and the line.
    """
    document = read_toml(path, shown=shown, most=_MOST)
    part = _FILE.read(dict(document.table), document.at)
    if part[_FORMAT] != FORMAT:
        where = part.place(_FORMAT) if "format" in document.table else document.at
        message = f'a file of boilerplate begins with format = "{FORMAT}"; this one is of another kind or version.'
        raise where.error("config-wrong-value", message)
    return tuple(map(_repeated, part[_LINES]))


def repeated_text(lines: Iterable[Repeated]) -> str:
    """The file that holds these lines, sorted by source and line, each once."""
    ordered = sorted(set(lines), key=lambda one: (one.source.casefold(), one.line.casefold(), repr(one)))
    return "\n".join((f'{_HEAD}\nformat = "{FORMAT}"\n', *(f"[[lines]]\n{_entry(one)}" for one in ordered)))


def _repeated(row: Part) -> Repeated:
    for key in (_SOURCE, _LINE):
        if not row[key]:
            message = f"{row.at.name} has no {key.name}; each line has a source and a line."
            raise row.at.error("config-wrong-value", message)
    articles, of = row[_ARTICLES], row[_OF]
    if articles is not None and of is not None and articles > of:
        raise row.place(_ARTICLES).error("config-wrong-value", f"{articles:,} articles of {of:,} cannot have a line.")
    return Repeated(row[_SOURCE], row[_LINE], articles, of, row[_LEARNT], row[_NEWS], row[_NOTE])


def _entry(one: Repeated) -> str:
    return "".join(f"{name} = {value}\n" for name, value in _values(one))


def _values(one: Repeated) -> Iterator[tuple[str, str]]:
    yield "source", _text(one.source)
    yield "line", _text(one.line)
    known = (("articles", one.articles), ("of", one.of), ("learnt", one.learnt))
    yield from ((name, str(value)) for name, value in known if value is not None)
    if one.news:
        yield "news", "true"
    if one.note is not None:
        yield "note", _text(one.note)


def _text(text: str) -> str:
    """A basic string of TOML: JSON escapes all that it must, but for one control character."""
    plain = text.encode("utf-8", "replace").decode()
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")
