"""What the options and settings ask for, and what is told where they make no sense."""

from __future__ import annotations

import glob
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError
from factcheck.model import Problem
from factcheck.pytest_plugin.names import AGAINST, BASELINE, FAIL_ON, LEDGER, OPTIONS, PATHS
from factcheck.read.inputs import find_inputs
from factcheck.read.leftout import NOTICES
from factcheck.report.safe import harmless
from factcheck.rulings import LEDGER as LEDGER_NAME
from factcheck.rulings import read_ledger
from factcheck.session import FailOn
from factcheck.settings import Settings, load
from factcheck.testing import Checker
from factcheck.testing.checking import shown
from factcheck.testing.defaults import job_of, level


@dataclass(frozen=True, slots=True)
class Asked:
    """The drafts, as absolute paths, and what checks them.

    They are `added` to what is collected, or only found where pytest comes by.
    """

    drafts: tuple[Path, ...]
    added: bool
    checker: Checker


def asked(config: pytest.Config) -> Asked:
    """What is asked for. Raises pytest.UsageError that names the option or setting and what is wrong with its value.

    The drafts of `--factcheck` are always added, those of the setting where no path is given on the command line.
    """
    drafts = _files(_paths(PATHS, config), PATHS, config)
    settings, here = _settings(), config.invocation_params.dir
    against = _paths(AGAINST, config) or tuple(_absolute(path, here) for path in settings.against)
    _files(against, AGAINST, config)
    job = job_of(
        settings,
        fail_on=_level(config),
        ledger=_rulings(LEDGER, config) or (_ledger_at_home(config) if settings.ledger is None else None),
        baseline=_rulings(BASELINE, config),
    )
    # A test may change the folder.
    job = replace(job, ledger=None if job.ledger is None else str(here / job.ledger))
    pathless = config.args_source is not pytest.Config.ArgsSource.ARGS
    return Asked(drafts, bool(config.getoption(PATHS)) or pathless, Checker(against=against, job=job))


def plain(path: Path) -> Path:
    """The path without `..`, through links where it would lead elsewhere without."""
    short, real = os.path.normpath(path), os.path.realpath(path)
    return Path(short if os.path.realpath(short) == real else real)


def _settings() -> Settings:
    """What factcheck.toml sets, for this plugin as for the command line."""
    try:
        return load()
    except FactcheckError as error:
        raise pytest.UsageError(shown(error)) from error


def _level(config: pytest.Config) -> FailOn | None:
    given = config.getoption(FAIL_ON) or config.getini(FAIL_ON)
    try:
        return level(given) if given else None
    except FactcheckError as error:
        raise _usage(FAIL_ON, error, config) from error


def _rulings(name: str, config: pytest.Config) -> str | None:
    """The file of rulings that the option or the setting names, read once so that a broken line is told at once."""
    path = next(iter(_paths(name, config)), None)
    if path is not None:
        try:
            read_ledger(path)
        except FactcheckError as error:
            raise _usage(name, error, config) from error
    return path


def _ledger_at_home(config: pytest.Config) -> str | None:
    path = str(_home(config) / LEDGER_NAME)
    return path if os.path.lexists(path) else None


def _files(paths: Sequence[str], name: str, config: pytest.Config) -> tuple[Path, ...]:
    """The files that the paths of an option or a setting name, once each."""
    candidates, problems = find_inputs(paths)
    for problem in problems:
        if name == PATHS and problem.code == "no-articles":
            _warn(problem, config)
        elif problem.code not in NOTICES:
            raise _usage(name, problem, config)
    return tuple(plain(candidate.location) for candidate in candidates if candidate.location is not None)


def _paths(name: str, config: pytest.Config) -> tuple[str, ...]:
    """Absolute paths and patterns: an option counts from where pytest was started, a setting from its file."""
    given = _listed(config.getoption(name))
    if given:
        return tuple(_absolute(path, config.invocation_params.dir) for path in given)
    return tuple(_absolute(path, _home(config)) for path in _listed(config.getini(name)))


def _listed(value: list[str] | str | None) -> list[str]:
    return [value] if isinstance(value, str) and value else list(value or ())


def _home(config: pytest.Config) -> Path:
    return config.inipath.parent if config.inipath else config.rootpath


def _absolute(path: str, base: Path) -> str:
    whole = os.path.join(base, path)  # noqa: PTH118 (pathlib fails on what no path can hold)
    if os.path.lexists(whole) or not glob.has_magic(path):
        return whole
    return os.path.join(glob.escape(str(base)), path)  # noqa: PTH118


def _usage(name: str, error: FactcheckError | Problem, config: pytest.Config) -> pytest.UsageError:
    file = config.inipath or "the settings of pytest"
    own = f"{name} in {file}" if config.getini(name) else f"{name.removeprefix('factcheck_')} in the settings"
    where = OPTIONS[name] if config.getoption(name) else own
    return pytest.UsageError(f"{harmless(where)}: {shown(error)}")


def _warn(problem: Problem, config: pytest.Config) -> None:
    # With pytest-xdist every process looks for the drafts; one of them tells.
    if not hasattr(config, "workerinput"):
        warning = pytest.PytestConfigWarning(harmless(f"{problem.message} No draft in it is checked."))
        config.issue_config_time_warning(warning, stacklevel=2)
