"""What docs/pytest.md and docs/integrations.md show, run as it stands: pytest, pre-commit, the GitHub workflow."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

import factcheck
from factcheck.cli.app import app

pytest_plugins = "pytester"

ROOT = Path(__file__).parents[1]
PIPELINE = ROOT / "fixtures" / "pipeline"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
WORKFLOW = ROOT / "docs" / "examples" / "factcheck-action.yml"
PYTEST_PAGE, INTEGRATIONS = (
    (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("pytest.md", "integrations.md")
)
BLOCKS = {kind: re.compile(rf"```{kind}\n(.*?)```", re.S) for kind in ("console", "python", "toml", "yaml")}
SHOWN = re.compile(r"<!-- pytest: (.*?) -->\n```text\n(.*?)```", re.S)
COMMANDS = [line[2:] for block in BLOCKS["console"].findall(PYTEST_PAGE) for line in block.splitlines()]
CONFIGS = BLOCKS["yaml"].findall(INTEGRATIONS)
# A text as good as a draft, which the hook is to leave alone.
NOTES = "The footbridge over the Sorrel at Alderwick opens on Friday, 16 November 2024.\n"


@pytest.fixture(scope="module", autouse=True)
def _loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The model, loaded before pytester forgets what a run inside this process imports: torch loads but once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTCHECK_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
        factcheck.check([str(PIPELINE / "drafts"), str(PIPELINE / "sources")])
        yield


@pytest.fixture
def newsroom(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    shutil.copytree(PIPELINE, pytester.path, dirs_exist_ok=True)
    monkeypatch.setenv("COLUMNS", "80")
    return pytester


def run(newsroom: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return newsroom.runpytest_inprocess("-p", "no:cacheprovider", "-p", "no:hypothesispytest", *arguments)


@pytest.mark.parametrize(
    "command", [pytest.param(each, marks=pytest.mark.slow) if "-n" in each else each for each in COMMANDS]
)
def test_every_pytest_command_runs(newsroom: pytest.Pytester, command: str) -> None:
    words = shlex.split(command)
    assert words[0] == "pytest"
    result = newsroom.runpytest_subprocess(*words[1:], timeout=300) if "-n" in words else run(newsroom, *words[1:])
    outcomes = result.parseoutcomes()
    assert outcomes.get("passed") or outcomes.get("failed")
    assert "errors" not in outcomes and result.ret in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}


@pytest.mark.parametrize("block", BLOCKS["python"].findall(PYTEST_PAGE))
def test_every_test_on_the_page_passes(newsroom: pytest.Pytester, block: str) -> None:
    newsroom.makepyfile(test_of_the_page=block)
    run(newsroom, "test_of_the_page.py").assert_outcomes(passed=block.count("def test_"))


@pytest.mark.parametrize(("arguments", "shown"), SHOWN.findall(PYTEST_PAGE))
def test_what_the_page_shows_is_what_pytest_prints(newsroom: pytest.Pytester, arguments: str, shown: str) -> None:
    assert shown.rstrip() in "\n".join(run(newsroom, *shlex.split(arguments)).outlines)


def test_the_settings_on_the_page_are_those_of_the_example() -> None:
    (block,) = BLOCKS["toml"].findall(PYTEST_PAGE)
    theirs = tomllib.loads((PIPELINE / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    ours = tomllib.loads(block)["tool"]["pytest"]["ini_options"]
    assert ours.items() <= theirs.items() and ours


def pre_commit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    home = {"PRE_COMMIT_HOME": str(folder.parent / "pre-commit"), "HOME": str(folder.parent)}
    names = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **home, **dict.fromkeys(names, "ann@example.org"), "PATH": path}
    return subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_pre_commit_takes_the_hook_for_sound(tmp_path: Path) -> None:
    done = pre_commit(tmp_path, sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS))
    assert done.returncode == 0, done.stdout
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert hook["id"] == "factcheck" and hook["language"] == "python" and hook["require_serial"]
    parsed(hook["entry"], "drafts/fire.md")


@pytest.mark.parametrize("config", CONFIGS)
def test_pre_commit_takes_the_settings_on_the_page_for_sound(config: str, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(config)
    done = pre_commit(tmp_path, sys.executable, "-m", "pre_commit", "validate-config", "config.yaml")
    assert done.returncode == 0, done.stdout
    (repository,) = yaml.safe_load(config)["repos"]
    (hook,) = repository["hooks"]
    (published,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert hook["id"] == published["id"]
    parsed(hook.get("entry", published["entry"]), *hook.get("args", []), "drafts/fire.md")


def local(config: str, folder: Path) -> None:
    """Write settings of pre-commit that run the published hook as it stands, but in this environment."""
    (repository,) = yaml.safe_load(config)["repos"]
    (published,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    hook = {**published, **repository["hooks"][0], "language": "system"}
    settings = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings))


@pytest.mark.parametrize("config", CONFIGS)
def test_the_hook_stops_a_commit_whose_drafts_disagree(config: str, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    shutil.copytree(PIPELINE, desk)
    (desk / "notes.md").write_text(NOTES)
    local(config, desk)
    for command in ("git init -q", "git add notes.md drafts/footbridge.md"):
        assert pre_commit(desk, *command.split()).returncode == 0
    done = pre_commit(desk, sys.executable, "-m", "pre_commit", "run")
    assert done.returncode == 0, done.stdout
    pre_commit(desk, "git", "add", "drafts")
    done = pre_commit(desk, sys.executable, "-m", "pre_commit", "run")
    assert done.returncode == 1
    printed = " ".join(done.stdout.split())
    assert "exit code: 1" in printed and "says 21 people: 9 (75 %) apart" in printed
    assert "notes.md" not in done.stdout


def parsed(*words: str) -> dict[str, Any]:
    """The values of a command, by the real command line; an option that it does not have fails."""
    words = tuple(chain.from_iterable(map(shlex.split, words)))
    assert words[0] == "factcheck"
    group: Any = typer.main.get_command(app)
    context = group.commands[words[1]].make_context(words[1], list(words[2:]))
    values: dict[str, Any] = context.params
    return values


def steps() -> list[dict[str, Any]]:
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    # YAML 1.1 reads the key `on` as true.
    assert workflow[True]["pull_request"]["paths"] == ["drafts/**", "sources/**"]
    assert workflow["permissions"] == {"contents": "read", "security-events": "write"}
    (job,) = workflow["jobs"].values()
    found: list[dict[str, Any]] = job["steps"]
    return found


def test_every_action_of_the_workflow_is_pinned_to_a_version() -> None:
    actions = [step["uses"] for step in steps() if "uses" in step]
    assert actions and all(re.fullmatch(r"[\w-]+(/[\w-]+)+@v\d+", action) for action in actions)


def test_the_workflow_uploads_what_it_writes() -> None:
    (command,) = [step["run"] for step in steps() if step.get("run", "").startswith("factcheck ")]
    values = parsed(command)
    (upload,) = [step for step in steps() if step.get("uses", "").startswith("github/codeql-action/upload-sarif@")]
    assert values["output"] == [upload["with"]["sarif_file"]]
    assert values["formats"] == ["sarif"]
    assert values["paths"] == ["drafts"] and values["against"] == ["sources"]
    assert "!cancelled()" in upload["if"] and upload["with"]["sarif_file"] in upload["if"]
