"""What the fixture `factcheck` gives a test."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from factcheck.config import Config
from factcheck.pipeline import Report
from factcheck.testing.asserting import Level, assert_consistent, chosen
from factcheck.testing.checking import checked
from factcheck.testing.given import Given, near


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """Checks articles as the options and settings of the test run ask for.

    `against` are the absolute paths and patterns of `--factcheck-against`, `fail_on` is the level of
    `--factcheck-fail-on`.
    """

    against: tuple[str, ...] = ()
    fail_on: Level = "warning"
    config: Config = field(default_factory=Config, repr=False)

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
        return checked(articles, against=against, config=chosen(self.config, select=select, ignore=ignore)).report

    def assert_consistent(self, *articles: Given, against: Iterable[Given] | None = None) -> None:
        """As :func:`factcheck.testing.assert_consistent`, against the sources of the run where none are given."""
        __tracebackhide__ = True
        theirs = self.sources if against is None else against
        assert_consistent(*articles, against=theirs, fail_on=self.fail_on, config=self.config)
