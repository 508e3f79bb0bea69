"""`factcheck check --watch`: check again whenever an input is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from glob import has_magic
from itertools import chain
from os import stat_result
from pathlib import Path
from typing import NoReturn

from rich.console import Console

from factcheck.cli.outputs import Destination
from factcheck.cli.terminal import is_plain, say
from factcheck.errors import FactcheckError
from factcheck.model import Problem
from factcheck.read.inputs import STDIN, Candidate, find_inputs
from factcheck.read.leftout import NOTICES
from factcheck.read.probe import is_folder

# A save is over when nothing has changed for so long; looks that need no change in a folder come so often, in ms.
_QUIET, _LOOK = 100, 1_000
# An editor that saves may take the file away first: so many seconds it may be gone.
_GRACE = 2.0


@dataclass(frozen=True, slots=True)
class Seen:
    """The inputs as they were at one moment: each with what the file system says of it, and what could not be found."""

    files: tuple[tuple[Candidate, tuple[int, ...] | None], ...]
    problems: tuple[Problem, ...]


def refuse_unwatchable(paths: Sequence[str], wanted: Sequence[Destination], *, console: str) -> None:
    """Make sure that `paths` can be read again, and that reports do not run into each other on standard output.

    `console` is the format that may be written there. Raises FactcheckError `watch-stdin` or `watch-output`.
    """
    if STDIN in paths:
        raise FactcheckError("watch-stdin", "--watch cannot read standard input a second time: name a file.")
    for each in wanted:
        if each.path is None and each.format != console:
            raise FactcheckError(
                "watch-output",
                f"--watch would write one {each.format} report after another to standard output: "
                f"name a file with --output {each.format}=FILE.",
            )


def keep_checking(paths: Sequence[str], check: Callable[[], object], *, quiet: bool) -> NoReturn:
    """Call `check` now, and again whenever what `paths` name has changed, until an interrupt.

    A terminal is cleared before each further report; nothing else ever is.
    """
    seen = look(paths)
    check()
    while True:
        if not quiet:
            count = len(seen.files)
            say(f"Watching {count:,} {'file' if count == 1 else 'files'}; Ctrl-C ends.")
        seen = _changed(paths, seen)
        if not quiet:
            say("Saved: checking again.")
        _clear()
        check()


def look(paths: Sequence[str]) -> Seen:
    """The inputs that `paths` name, as they are now."""
    candidates, problems = find_inputs(paths)
    # The report that a round writes into a folder of its inputs is told, but starts no other round.
    telling = tuple(problem for problem in problems if problem.code not in NOTICES)
    return Seen(tuple((each, _state(each)) for each in candidates), telling)


def _changed(paths: Sequence[str], seen: Seen) -> Seen:
    """Wait until the inputs are not what was seen, and what was saved is there again; gives what they are then."""
    gone: float | None = None
    for _ in chain((None,), _looks(paths, seen)):
        now = look(paths)
        if _lost(now, seen):
            gone = gone or time.monotonic()
            if time.monotonic() < gone + _GRACE:
                continue
        if now != seen:
            return now
    raise AssertionError("looks never end")


def _lost(now: Seen, seen: Seen) -> bool:
    """Whether an input that was there is not: perhaps it is being saved."""
    there = {candidate.key for candidate, state in now.files if state is not None}
    return any(candidate.key not in there for candidate, state in seen.files if state is not None)


def _state(candidate: Candidate) -> tuple[int, ...] | None:
    try:
        found: stat_result | None = None if candidate.location is None else candidate.location.stat()
    except (OSError, ValueError):
        return None
    return None if found is None else (found.st_mtime_ns, found.st_size, found.st_ino)


def _looks(paths: Sequence[str], seen: Seen) -> Iterator[None]:
    """Whenever it is worth to look: after each change in a folder of the inputs, and now and then, as not every file
    system tells of changes.
    """
    import watchfiles

    folders = sorted(_folders(paths, seen))
    try:
        if folders:
            yield from (
                None
                for _ in watchfiles.watch(
                    *folders,
                    watch_filter=None,
                    step=_QUIET,
                    rust_timeout=_LOOK,
                    yield_on_timeout=True,
                    recursive=False,
                    ignore_permission_denied=True,
                )
            )
    except OSError:
        # Too many folders for the system to watch, or one that has just gone.
        pass
    while True:
        time.sleep(_LOOK / 1000)
        yield


def _folders(paths: Sequence[str], seen: Seen) -> set[Path]:
    """The folders in which something must happen for an input to change."""
    found = {Path(path) if is_folder(Path(path)) else Path(path).parent for path in paths if not has_magic(path)}
    for candidate, _ in seen.files:
        if candidate.location is not None:
            found |= {candidate.location.parent, Path(candidate.key).parent}
    return {folder for folder in found if is_folder(folder)}


def _clear() -> None:
    console = Console()
    if console.is_terminal and not is_plain():
        console.clear()
