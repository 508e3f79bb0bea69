"""What the fixture `factcheck` gives a test."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from factcheck.pipeline import Report
from factcheck.session import Job
from factcheck.testing.asserting import chosen, pass_or_raise
from factcheck.testing.checking import checked
from factcheck.testing.given import Given, near


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """Checks articles as the options and settings of the test run ask for.

    `against` are the absolute paths and patterns of `--factcheck-against`; `job` holds the rest: the level that fails,
    the checks, the rulings. Its paths are those of each check.
    """

    against: tuple[str, ...] = ()
    job: Job = field(default_factory=lambda: Job(paths=()), repr=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the test run, from the current folder where they lie below it."""
        return tuple(map(near, self.against))

    def check(
        self,
        articles: Iterable[Given],
        *,
        against: Iterable[Given] = (),
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
    ) -> Report:
        """The report on articles: paths, texts, or Articles. With `against` only on what touches one of them.

        Raises FactcheckError as :func:`factcheck.testing.assert_consistent`, and never AssertionError.
        """
        __tracebackhide__ = True
        return checked(articles, against=against, job=chosen(self.job, select=select, ignore=ignore)).report

    def assert_consistent(self, *articles: Given, against: Iterable[Given] | None = None) -> None:
        """As :func:`factcheck.testing.assert_consistent`, against the sources of the run where none are given."""
        __tracebackhide__ = True
        pass_or_raise(articles, against=self.sources if against is None else against, job=self.job)
