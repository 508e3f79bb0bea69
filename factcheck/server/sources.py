"""What drafts are held against: read once, and again when a file has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from factcheck.config import Config
from factcheck.model import Article, Problem
from factcheck.read import read
from factcheck.read.inputs import Candidate, find_inputs

# Looking whether files have changed may take so large a part of the time, however many they are.
_SHARE = 0.1

Stamp = tuple[tuple[Candidate, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Held:
    """The sources as they were read last, and what of them could not be."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


class Sources:
    """The articles that `paths` name, as they are on disk. Used by one thread alone, but for `held`."""

    def __init__(
        self,
        paths: Sequence[str],
        *,
        config: Config,
        clock: Callable[[], float] = time.monotonic,
        moment: Callable[[], datetime] | None = None,
    ) -> None:
        self._paths = tuple(paths)
        self._config = config
        self._clock = clock
        self._moment = moment
        self.held = Held()
        self._stamp: tuple[Stamp, str | None] | None = None
        self._next_look = clock()

    def current(self) -> Held:
        """The articles, and the problems with the files; anew where a file came, went, or has another time or size."""
        now = self._clock()
        if now >= self._next_look:
            moment = self._moment().isoformat() if self._moment is not None else None
            # What is under embargo is looked at again each minute.
            waits = any(one.code == "embargoed" for one in self.held.problems)
            stamp = (_stamp(self._paths), moment[:16] if moment and waits else None)
            if stamp != self._stamp:
                self.held = Held(*read(self._paths, config=self._config, now=moment))
                self._stamp = stamp
            spent = self._clock() - now
            self._next_look = now + spent / _SHARE
        return self.held


def _stamp(paths: Sequence[str]) -> Stamp:
    """What differs after any change of the files; an entry of a manifest is part of the candidate."""
    candidates, _ = find_inputs(paths)
    return tuple((one, *_seen(one)) for one in candidates)


def _seen(candidate: Candidate) -> tuple[int, int, int]:
    if candidate.location is None:
        return 0, 0, 0
    try:
        found = os.stat(candidate.location)  # noqa: PTH116
    except (OSError, ValueError):
        return -1, -1, -1
    return found.st_mtime_ns, found.st_size, found.st_ino
