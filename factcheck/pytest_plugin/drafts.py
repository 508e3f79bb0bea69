"""Which drafts are asked for, and how they come to be collected."""

from __future__ import annotations

import glob
import os
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError
from factcheck.model import Problem
from factcheck.pytest_plugin.items import DraftFile, DraftItem
from factcheck.read.inputs import find_inputs
from factcheck.report.safe import harmless
from factcheck.testing import Checker
from factcheck.testing.asserting import level


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options and the settings of the project ask for.

    `drafts` are absolute paths, `sources` absolute paths and patterns. Drafts are `added` to what is collected, or
    only found where pytest comes by.
    """

    drafts: tuple[Path, ...]
    sources: tuple[str, ...]
    fail_on: str
    added: bool

    def checker(self) -> Checker:
        """What checks against these sources."""
        return Checker(against=self.sources, fail_on=level(self.fail_on))


def asked(config: pytest.Config) -> Asked:
    """What is asked for. Raises pytest.UsageError that names the option or setting and what is wrong with its value.

    The drafts of `--factcheck` are always added, those of the setting where no path is given on the command line.
    """
    fail_on = config.getoption("factcheck_fail_on") or config.getini("factcheck_fail_on") or "warning"
    try:
        level(fail_on)
    except FactcheckError as error:
        raise _usage("factcheck_fail_on", error.message, error.code, config) from error
    drafts = _files("factcheck_paths", config)
    _files("factcheck_against", config)
    pathless = config.args_source is not pytest.Config.ArgsSource.ARGS
    added = bool(config.getoption("factcheck_paths")) or pathless
    return Asked(drafts, _paths("factcheck_against", config), fail_on, added)


class Drafts:
    """Collects the drafts, and keeps every other plugin from them: a text that comes in must never run as a doctest."""

    def __init__(self, wanted: Asked) -> None:
        self._wanted = wanted
        self._checker = wanted.checker()

    @pytest.hookimpl(wrapper=True)
    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
        """A draft where pytest comes by one."""
        others = yield
        draft = _plain(file_path)
        return [self._collector(draft, parent)] if draft in self._wanted.drafts else others

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(
        self, session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """The drafts that lie where pytest did not come by, unless it was told to ignore them."""
        if not self._wanted.added:
            return
        there = {item.draft for item in items if isinstance(item, DraftItem)}
        for draft in self._wanted.drafts:
            ignored = session.gethookproxy(draft.parent).pytest_ignore_collect(collection_path=draft, config=config)
            if draft not in there and not ignored:
                items.extend(session.genitems(self._collector(draft, session)))

    def _collector(self, draft: Path, parent: pytest.Collector) -> DraftFile:
        return DraftFile.of(draft, parent=parent, checker=self._checker)


def _files(name: str, config: pytest.Config) -> tuple[Path, ...]:
    """The files that the option or the setting names, once each."""
    candidates, problems = find_inputs(_paths(name, config))
    for problem in problems:
        if name == "factcheck_paths" and problem.code == "no-articles":
            _warn(problem, config)
        else:
            raise _usage(name, problem.message, problem.code, config)
    return tuple(_plain(candidate.location) for candidate in candidates if candidate.location is not None)


def _paths(name: str, config: pytest.Config) -> tuple[str, ...]:
    """Absolute paths and patterns: an option counts from where pytest was started, a setting from its file."""
    given: list[str] | None = config.getoption(name)
    if given:
        return tuple(_absolute(path, config.invocation_params.dir) for path in given)
    home = config.inipath.parent if config.inipath else config.rootpath
    return tuple(_absolute(path, home) for path in config.getini(name))


def _absolute(path: str, base: Path) -> str:
    whole = os.path.join(base, path)  # noqa: PTH118 (pathlib fails on what no path can hold)
    if os.path.lexists(whole) or not glob.has_magic(path):
        return whole
    return os.path.join(glob.escape(str(base)), path)  # noqa: PTH118


def _plain(path: Path) -> Path:
    """The path without `..`, through links where it would lead elsewhere without."""
    plain, real = os.path.normpath(path), os.path.realpath(path)
    return Path(plain if os.path.realpath(plain) == real else real)


def _usage(name: str, message: str, code: str, config: pytest.Config) -> pytest.UsageError:
    option = {"factcheck_paths": "--factcheck"}.get(name, f"--{name.replace('_', '-')}")
    told = option if config.getoption(name) else f"{name} in {config.inipath or 'the settings of pytest'}"
    return pytest.UsageError(f"{harmless(told)}: {harmless(message)} [{code}]")


def _warn(problem: Problem, config: pytest.Config) -> None:
    # With pytest-xdist every process looks for the drafts; one of them tells.
    if not hasattr(config, "workerinput"):
        warning = pytest.PytestConfigWarning(harmless(f"{problem.message} No draft in it is checked."))
        config.issue_config_time_warning(warning, stacklevel=2)
