"""The manifest of a folder: which files are its articles, and what the desk knows of each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from factcheck.model import Problem
from factcheck.read.dates import iso
from factcheck.read.probe import is_file

NAME = "articles.json"
_FIELDS = ("file", "source", "title", "published", "updated", "url", "origin")
_DATES = ("published", "updated")
_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """What a manifest says of one file, named relative to the folder; None is unknown.

    `published` given as null is unknown to the desk: a stamp in the text may still supply it.
    """

    file: str
    source: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The usable entries of a manifest in its order, and what is wrong with it.

    `entries` is None where the whole file cannot be used.
    """

    path: str
    entries: tuple[Entry, ...] | None
    problems: tuple[Problem, ...] = ()
    by_file: Mapping[PurePosixPath, Entry] = field(default_factory=dict)

    def entry(self, file: str) -> Entry | None:
        """What the manifest says of `file`, a path relative to its folder with forward slashes."""
        return self.by_file.get(PurePosixPath(file))


def load_manifest(folder: Path, *, shown: str) -> Manifest | None:
    """The manifest of `folder`, shown in problems as `shown`; None where the folder has none.

    Problems: `bad-manifest` for the whole file, `bad-manifest-entry` for one entry.
    """
    location = folder / NAME
    if not is_file(location):
        return None
    try:
        if location.stat().st_size > _LARGEST:
            return _unusable(shown, f"is larger than {_LARGEST // 1_000_000} MB")
        data = json.loads(location.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        return _unusable(shown, f"could not be read ({error.strerror or 'no reason given'})")
    except json.JSONDecodeError as error:
        return _unusable(shown, f"is not JSON (line {error.lineno}, column {error.colno}: {error.msg})")
    except UnicodeDecodeError:
        return _unusable(shown, "is not UTF-8")
    except (ValueError, RecursionError):
        return _unusable(shown, "is not usable JSON")
    if not isinstance(data, list):
        return _unusable(shown, "is not a list of entries")
    return _manifest(data, shown=shown)


def _unusable(shown: str, reason: str) -> Manifest:
    message = f"{shown} {reason}: correct it or remove it; no other file of its folder was read."
    return Manifest(shown, None, (Problem(shown, "bad-manifest", message),))


def _manifest(data: list[object], *, shown: str) -> Manifest:
    entries: dict[PurePosixPath, Entry] = {}
    problems: list[Problem] = []
    for number, item in enumerate(data, 1):
        entry, faults = _read_entry(item)
        if entry is not None and PurePosixPath(entry.file) in entries:
            faults = (f"lists {entry.file} a second time: remove one of the two",)
        elif entry is not None:
            entries[PurePosixPath(entry.file)] = entry
        problems += [Problem(shown, "bad-manifest-entry", f"{shown}, entry {number} {fault}.") for fault in faults]
    return Manifest(shown, tuple(entries.values()), tuple(problems), entries)


def _read_entry(item: object) -> tuple[Entry | None, tuple[str, ...]]:
    """The entry, None where its file is not named well, and what is wrong with it."""
    if not isinstance(item, dict):
        return None, ('is not an object: write {"file": "name.txt"}',)
    file = item.get("file")
    if not isinstance(file, str) or not file.strip():
        return None, ('names no file: add "file": "name.txt"',)
    fault = _file_fault(file)
    if fault is not None:
        return None, (fault,)
    faults = [f'has an unknown key "{key}": known are {", ".join(_FIELDS)}' for key in item if key not in _FIELDS]
    values: dict[str, str | None] = {}
    for name in _FIELDS[1:]:
        values[name], fault = _read_value(name, item.get(name))
        faults += [fault] if fault else []
    return Entry(file=PurePosixPath(file).as_posix(), **values), tuple(faults)


def _file_fault(file: str) -> str | None:
    if not _writable(file) or "\x00" in file:
        return "names a file with characters that no file name has: correct it"
    posix, windows = PurePosixPath(file), PureWindowsPath(file)
    if posix.is_absolute() or windows.drive or windows.root or ".." in posix.parts or ".." in windows.parts:
        return f"names {file}, which is outside the folder: move the file into the folder"
    return None


def _read_value(name: str, value: object) -> tuple[str | None, str | None]:
    if value is None:
        return None, None
    if not isinstance(value, str) or not _writable(value):
        return None, f'has a "{name}" that is not a text; it was left out: write it in quotation marks, or null'
    value = value.strip()
    if not value or name not in _DATES:
        return value or None, None
    try:
        return iso(value), None
    except ValueError:
        remedy = "write 2024-03-05 or 2024-03-05T13:24+05:30"
        return None, f'has the "{name}" {value}, which is not a date; it was left out: {remedy}'


def _writable(value: str) -> bool:
    """Whether the text can be encoded again; JSON can spell half of a character."""
    return not any("\ud800" <= char <= "\udfff" for char in value)
