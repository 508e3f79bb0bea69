"""A draft as a test: it passes where nothing at or above the level that fails it touches it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from factcheck.errors import FactcheckError
from factcheck.report.safe import harmless
from factcheck.testing import Checker
from factcheck.testing.checking import checked, failing
from factcheck.testing.given import near
from factcheck.testing.telling import disagreement, nothing

_NARROWEST, _WIDEST = 60, 120


class DraftFailedError(Exception):
    """A draft that disagrees, or of which nothing could be checked. Its message is harmless for a terminal."""


class DraftFile(pytest.File):
    """The file of one draft."""

    draft: Path
    checker: Checker

    @classmethod
    def of(cls, draft: Path, *, parent: pytest.Collector, checker: Checker) -> Self:
        """The collector of the draft at this absolute path. Its own path is for show: pytest prints what it is."""
        shown = Path(*map(_printable, draft.parts))
        start = parent.path if parent.path in shown.parents else parent.config.invocation_params.dir
        made: Self = cls.from_parent(parent, path=shown, name=os.path.relpath(shown, start).replace(os.sep, "/"))
        made.draft, made.checker = draft, checker
        return made

    def collect(self) -> Iterator[DraftItem]:
        """The one test of the draft."""
        item: DraftItem = DraftItem.from_parent(self, name="factcheck")
        item.draft, item.checker = self.draft, self.checker
        item.add_marker("factcheck")
        yield item


class DraftItem(pytest.Item):
    """One draft, held against the sources and against itself."""

    draft: Path
    checker: Checker

    def runtest(self) -> None:
        """Check it. Raises DraftFailedError where it fails, and FactcheckError where it cannot be read."""
        checker = self.checker
        run = checked([Path(near(str(self.draft)))], against=map(Path, checker.sources), job=checker.job)
        found = failing(run.report, checker.job.fail_on)
        if found:
            raise DraftFailedError(disagreement(run.report, found, ours=run.drafts, width=_width()))
        if not run.checkable and checker.against:
            raise DraftFailedError(nothing(run.report, width=_width()))
        if not run.checkable:
            pytest.skip("nothing in it can be held against anything: name sources with --factcheck-against")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any) -> Any:
        """The sentences of a disagreement; no traceback for what is no mistake in the code."""
        error = excinfo.value
        return str(error) if isinstance(error, DraftFailedError | FactcheckError) else super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where it stands, and the heading of a failure."""
        return self.path, None, self.nodeid.rpartition("::")[0]


def _printable(part: str) -> str:
    """The part of a path, harmless; pytest takes a backslash for a separator, so escapes begin with a percent sign."""
    shown = harmless(part)
    return part if shown == part else shown.replace("\\", "%")


def _width() -> int:
    return max(_NARROWEST, min(shutil.get_terminal_size((80, 24)).columns, _WIDEST))
