"""How far a run is, on a terminal, and only where the run takes long."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from factcheck.cli.terminal import is_plain


class ProgressBar:
    """Calls of `(stage, done, total)` as a bar on standard error, from `after` seconds on; leaves no trace.

    Where standard error is no terminal that can move its cursor, or with `quiet`, nothing is written at all.
    """

    def __init__(self, *, quiet: bool = False, after: float = 1.5) -> None:
        self._shown = not quiet and sys.stderr is not None and sys.stderr.isatty() and not is_plain()
        self._from = time.monotonic() + after
        self._bar: Progress | None = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` pieces of a stage are through."""
        if not self._shown or time.monotonic() < self._from:
            return
        if self._bar is None:
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.add_task(stage)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], description=stage, completed=done, total=total)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
