"""A file of settings: found from a folder upwards, and read with all that can be wrong with a file."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.settings.place import At, line_numbers

OWN, PROJECT = "factcheck.toml", "pyproject.toml"
MOST, MOST_RATES = 256_000, 10_000_000
_ROOT = ("tool", "factcheck")
# Reading a key takes the square of its parts, which dots part; no line of settings has as many.
_MOST_DOTS = 500
# Other doors read the file too, and have no such option.
_LEAVE = "Mend it; on the command line --no-config leaves it out."


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds: the table of settings, and the place in the file that it has."""

    path: Path
    table: Mapping[str, object]
    at: At


def find(start: Path) -> Document | None:
    """The nearest file of settings in a folder or one above it: factcheck.toml, else a pyproject.toml that has ours.

    A pyproject.toml without [tool.factcheck] is passed over. Raises FactcheckError as :func:`read`.
    """
    for folder in (start, *start.parents):
        own, project = folder / OWN, folder / PROJECT
        if own.is_file():
            return read(own, shown=shown_from(own, start))
        found = _ours(project, start) if project.is_file() else None
        if found is not None:
            return found
    return None


def read(path: Path, *, shown: str) -> Document:
    """The settings of a file, of a pyproject.toml those in [tool.factcheck].

    Raises FactcheckError `config-missing`, `config-unreadable`, `config-too-large`, `config-not-utf8`,
    `config-too-deep`, `config-not-toml` and `config-wrong-value`.
    """
    document = read_toml(path, shown=shown, most=MOST)
    if path.name == PROJECT:
        return _below(document)
    if _ROOT[0] in document.table:
        message = "[tool.factcheck] is for a pyproject.toml; here the settings stand without it: [checks] and so on."
        raise document.at.below(_ROOT[0]).error("config-wrong-value", message)
    return document


def read_toml(path: Path, *, shown: str, most: int) -> Document:
    """The whole of a TOML file of at most `most` bytes, its numbers with a point as Decimal. Errors as :func:`read`."""
    text = read_text(path, shown=shown, most=most)
    deep = next((number for number, line in enumerate(text.splitlines(), 1) if line.count(".") > _MOST_DOTS), None)
    try:
        if deep is not None:
            raise RecursionError
        table = tomllib.loads(text, parse_float=Decimal)
    except RecursionError:
        where = shown if deep is None else f"{shown}:{deep}"
        raise FactcheckError("config-too-deep", f"{where}: tables in tables go too deep. {_LEAVE}") from None
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise FactcheckError("config-not-toml", f"{shown}: this is no TOML: {error}. {_LEAVE}") from None
    return Document(path, table, At(shown, line_numbers(text)))


def read_text(path: Path, *, shown: str, most: int) -> str:
    """The text of a file in UTF-8, without a byte order mark, its line ends as \\n. Errors as for :func:`read`."""
    try:
        if not path.is_file():
            what = "is no file" if path.exists() else "does not exist"
            raise FactcheckError("config-missing", f"{shown} {what}: name a file of settings, or leave it out.")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise FactcheckError("config-unreadable", f"{shown} could not be read ({reason}). {_LEAVE}") from None
    if len(data) > most:
        message = f"{shown} has more than {most:,} bytes, which no settings need. {_LEAVE}"
        raise FactcheckError("config-too-large", message)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{shown}:{line}: this is not UTF-8: save it in that encoding. {_LEAVE}"
        raise FactcheckError("config-not-utf8", message) from None


def shown_from(path: Path, start: Path) -> str:
    """A path as seen from a folder; the whole of it where that is shorter, or no way leads there from another drive."""
    whole = os.path.abspath(path)  # noqa: PTH100 (a link is left as it stands)
    try:
        return min(os.path.relpath(whole, start), whole, key=len)
    except ValueError:
        return whole


def _ours(path: Path, start: Path) -> Document | None:
    """The settings in a pyproject.toml, or None where it has none. Others' files are not ours to find fault with."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST)
    except OSError:
        return None
    if b"factcheck" not in data:
        return None
    document = read_toml(path, shown=shown_from(path, start), most=MOST)
    tool = document.table.get(_ROOT[0])
    return _below(document) if isinstance(tool, dict) and _ROOT[1] in tool else None


def _below(document: Document) -> Document:
    tool = document.table.get(_ROOT[0])
    if not isinstance(tool, dict) or _ROOT[1] not in tool:
        message = f"{document.at.file} has no table [tool.factcheck]: write one, or name another file of settings."
        raise FactcheckError("config-missing", message)
    table = tool[_ROOT[1]]
    at = At(document.at.file, document.at.lines, root=_ROOT)
    if not isinstance(table, dict):
        raise at.unfit(table, "a table")
    return Document(document.path, table, at)
