"""The set-up: what is declared, pinned and documented fits together."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECLARED = [Requirement(each) for each in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]]


def pins() -> dict[str, Version]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): Version(number) for name, number in rows}


@pytest.mark.parametrize("requirement", DECLARED, ids=str)
def test_what_is_declared_is_pinned_within_its_range(requirement: Requirement) -> None:
    assert pins()[canonicalize_name(requirement.name)] in requirement.specifier


def test_pins_are_whole_versions_in_order() -> None:
    names = list(pins())
    assert names == sorted(names)
    assert all("+" not in str(number) for number in pins().values())


def test_the_names_are_the_promised_ones() -> None:
    assert PROJECT["name"] == "factcheck-desk"
    assert PROJECT["scripts"] == {"factcheck": "factcheck.cli:main"}
    assert version("factcheck-desk") == PROJECT["version"]


def make(*arguments: str) -> str:
    """What make would run."""
    run = subprocess.run(
        ["make", "--dry-run", "--always-make", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"]},
    )
    return run.stdout


def test_ci_runs_what_a_desk_runs_and_the_tests_last() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    commands = [line for line in script.read_text().splitlines() if line.startswith("make ")]
    assert commands == ["make lint", "make test"]


def test_make_run_checks_the_border_story_and_is_no_error() -> None:
    assert re.search(r"factcheck check fixtures/stories/01-\S* --fail-on never", make("run"))


def test_the_build_of_torch_is_the_users_choice() -> None:
    chosen = make("install", "TORCH_INDEX=https://example.invalid/cpu")
    assert re.search(r"--index-url https://example.invalid/cpu .*torch==", chosen)
    assert "--index-url" not in make("install")


def test_every_target_is_listed() -> None:
    listed = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {"run", "test", "test-all", "lint", "eval", "bench", "clean"} <= listed
