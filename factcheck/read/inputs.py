"""From what the user named to the files to read: files, folders, globs, manifests and standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from factcheck.model import Problem
from factcheck.read.formats import is_read
from factcheck.read.leftout import NOTICES, is_own_report, may_be_article, not_read, own_report
from factcheck.read.manifest import NAME, Entry, Manifest, load_manifest
from factcheck.read.probe import is_dead_link, is_file, is_folder

STDIN = "-"
# Walking a tree takes a call for each level, and Python allows some hundreds.
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to read: the path as shown, where it is (None: standard input), and what its manifest says."""

    shown: str
    location: Path | None
    entry: Entry | None = None

    @property
    def key(self) -> str:
        """What is one for all paths that lead to one file."""
        return STDIN if self.location is None else os.path.realpath(self.location)


def find_inputs(paths: Sequence[str]) -> tuple[tuple[Candidate, ...], tuple[Problem, ...]]:
    """The files that `paths` name, each once, sorted by shown path, and what could not be found.

    A path that exists is taken as it stands; otherwise it may be a glob (`*`, `?`, `[...]`, `**`).
    Folders are walked without following links to folders; hidden files in them are skipped.
    """
    candidates: list[Candidate] = []
    problems: list[Problem] = []
    manifests = _Manifests()
    for path in dict.fromkeys(paths):
        for found in _expand(path, manifests):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                candidates.append(found)
    return _once(candidates), tuple(problems)


def _once(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """One candidate for each file on disk: with its manifest's entry if there is one, and the first path."""
    kept: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda one: (one.entry is None, one.shown)):
        kept.setdefault(candidate.key, candidate)
    return tuple(sorted(kept.values(), key=lambda one: one.shown))


class _Manifests:
    """The manifests of the folders that were looked at: each is read once, however many of its files are named."""

    def __init__(self) -> None:
        self._read: dict[Path, Manifest | None] = {}

    def of(self, folder: Path) -> tuple[Manifest | None, tuple[Problem, ...]]:
        """The manifest of a folder, None where it has none, and what is wrong with it where that was not told yet."""
        if folder in self._read:
            return self._read[folder], ()
        manifest = self._read[folder] = load_manifest(folder, shown=_show(folder / NAME))
        return manifest, manifest.problems if manifest else ()


def _expand(path: str, manifests: _Manifests) -> Iterator[Candidate | Problem]:
    if path == STDIN:
        yield Candidate(STDIN, None)
    elif _exists(path):
        yield from _named(path, manifests)
    else:
        yield from _pattern(path, manifests)


def _pattern(path: str, manifests: _Manifests) -> Iterator[Candidate | Problem]:
    try:
        hits = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) and "\x00" not in path else []  # noqa: PTH207
    except RecursionError:
        yield _too_deep(path)
        return
    for hit in hits:
        yield from _named(hit, manifests)
    if not hits:
        what = "matches no file" if glob.has_magic(path) else "does not exist"
        yield Problem(path, "path-not-found", f"{path} {what}: check the spelling and the folder you are in.")


def _too_deep(shown: str) -> Problem:
    return Problem(shown, "unreadable", f"{shown} leads through too many folders: name the articles themselves.")


def _exists(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:
        return False


def _named(path: str, manifests: _Manifests) -> Iterator[Candidate | Problem]:
    location = Path(path)
    if is_folder(location):
        found = list(_folder(location, manifests))
        yield from found
        if not any(isinstance(each, Candidate) or each.code not in NOTICES for each in found):
            message = f"{_show(path)} holds no article: put .txt or .md files in it, or name the files themselves."
            yield Problem(_show(path), "no-articles", message)
    elif location.name == NAME:
        # The shell's dir/* names the manifest too: it stands for the articles that it lists.
        yield from _folder(location.parent, manifests)
    else:
        yield from _file(location, manifests)


def _file(location: Path, manifests: _Manifests) -> Iterator[Candidate | Problem]:
    manifest, problems = manifests.of(location.parent)
    yield from problems
    if is_own_report(location):
        yield own_report(_show(location))
        return
    yield Candidate(_show(location), location, manifest.entry(location.name) if manifest else None)


def _folder(folder: Path, manifests: _Manifests) -> Iterator[Candidate | Problem]:
    """The articles of a folder and its subfolders; a manifest speaks for its folder and all below."""
    unreadable: list[OSError] = []
    others: list[str] = []
    for parent, names, files in os.walk(folder, onerror=unreadable.append):
        here = Path(parent)
        manifest, problems = manifests.of(here)
        if manifest is not None:
            names.clear()
            yield from problems
            yield from _listed(here, manifest)
            continue
        names[:] = sorted(name for name in names if not name.startswith("."))
        if names and len(here.parts) - len(folder.parts) >= _DEEPEST:
            names.clear()
            yield _too_deep(_show(here))
        for name in sorted(files):
            if name.startswith("."):
                continue
            if is_read(name):
                yield from _regular(here / name)
            elif may_be_article(name):
                others.append(name)
    left = not_read(_show(folder), others)
    yield from () if left is None else (left,)
    for error in unreadable:
        shown = _show(error.filename or folder)
        yield Problem(shown, "unreadable", f"{shown} could not be opened ({error.strerror}): check its permissions.")


def _regular(location: Path) -> Iterator[Candidate | Problem]:
    if is_file(location):
        yield own_report(_show(location)) if is_own_report(location) else Candidate(_show(location), location)
    elif is_dead_link(location):
        message = f"{_show(location)} links to a file that does not exist: remove the link."
        yield Problem(_show(location), "path-not-found", message)


def _listed(folder: Path, manifest: Manifest) -> Iterator[Candidate | Problem]:
    for entry in manifest.entries or ():
        location = folder / entry.file
        if is_file(location):
            yield Candidate(_show(location), location, entry)
        else:
            message = f"{manifest.path} lists {entry.file}, which is no file in its folder: add it or remove the entry."
            yield Problem(manifest.path, "bad-manifest-entry", message)


def _show(path: str | Path) -> str:
    return PurePath(path).as_posix()
