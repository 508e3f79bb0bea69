"""The pytest plugin: drafts as test items (`--factcheck`) and the fixture `factcheck`; `-p no:factcheck` leaves it out.

pytest loads this file in every project of an environment, so it imports nothing but pytest; what drafts need is
imported where drafts are asked for.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from factcheck.pytest_plugin.names import AGAINST, BASELINE, FAIL_ON, HELP, LEDGER, OPTIONS, PATHS

if TYPE_CHECKING:
    from factcheck.testing import Checker


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options, and the same as settings of the project."""
    group = parser.getgroup("factcheck", "drafts checked against their sources (factcheck)")
    for name in (PATHS, AGAINST):
        group.addoption(OPTIONS[name], action="append", metavar="PATH", dest=name, help=HELP[name])
        parser.addini(name, f"as {OPTIONS[name]}", type="args")
    for name, metavar in ((FAIL_ON, "LEVEL"), (LEDGER, "FILE"), (BASELINE, "FILE")):
        group.addoption(OPTIONS[name], metavar=metavar, dest=name, help=HELP[name])
        parser.addini(name, f"as {OPTIONS[name]}")


def pytest_configure(config: pytest.Config) -> None:
    """The marker by which drafts are chosen: `-m factcheck`."""
    config.addinivalue_line("markers", "factcheck: a draft that is checked against its sources")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Look for the drafts, where there are to be any. Raises pytest.UsageError for options that make no sense."""
    config = session.config
    if any(config.getoption(name) or config.getini(name) for name in OPTIONS):
        from factcheck.pytest_plugin.asked import asked
        from factcheck.pytest_plugin.drafts import Drafts

        wanted = asked(config)
        if wanted.drafts:
            config.pluginmanager.register(Drafts(wanted), "factcheck-drafts")


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """`assert report.findings == ()`, with the sentences of each finding side by side."""
    # Whoever holds a finding has imported these.
    if "factcheck.model" not in sys.modules or not isinstance(left, tuple) or op != "==" or right != ():
        return None
    from factcheck.model import Finding

    if not left or not all(isinstance(each, Finding) for each in left):
        return None
    from factcheck.testing.telling import listed

    return listed(left)


@pytest.fixture(scope="session")
def factcheck(pytestconfig: pytest.Config) -> Checker:
    """Checks articles, and knows the sources of `--factcheck-against`: `factcheck.check(["drafts/fire.md"])`."""
    from factcheck.pytest_plugin.asked import asked

    return asked(pytestconfig).checker
