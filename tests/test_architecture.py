"""Imports point one way. The ranks are written once, in pyproject.toml, and linted there too."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest
from grimp import ImportGraph

ROOT = Path(__file__).parents[1]
DOORS = {"factcheck.__main__", "factcheck.cli", "factcheck.cli.app", "factcheck.pytest_plugin"}


def ranks() -> str:
    """The section of pyproject.toml that the linter reads."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return text[text.index("[tool.importlinter]") :]


def graph_of(package: str) -> ImportGraph:
    return grimp.build_graph(package, cache_dir=None)


def cycle_in(graph: ImportGraph) -> list[str]:
    """The modules of one cycle, imports inside functions counted; empty where there is none."""
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def made_up(folder: Path, name: str, modules: dict[str, str]) -> Path:
    """A package with every module that the ranks name, and the imports given; its own copy of the ranks."""
    contract = tomllib.loads(ranks())["tool"]["importlinter"]["contracts"][0]
    names = {part.strip() for layer in contract["layers"] for part in layer.split("|")}
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text("")
    for module in names | modules.keys():
        path = folder / name / f"{module}.py"
        path.write_text(modules.get(module, "").format(package=name))
    settings = folder / "pyproject.toml"
    settings.write_text(ranks().replace('"factcheck"', f'"{name}"'))
    return settings


def lint(settings: Path) -> subprocess.CompletedProcess[str]:
    """The linter in a process of its own: it switches off every log that is there already."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    arguments = ["--config", str(settings), "--no-cache"]
    return subprocess.run(
        [sys.executable, "-c", command, *arguments], cwd=settings.parent, capture_output=True, text=True
    )


def test_the_ranks_are_kept() -> None:
    done = lint(ROOT / "pyproject.toml")
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_no_cycle() -> None:
    assert cycle_in(graph_of("factcheck")) == []


def test_only_the_doors_import_the_package_itself() -> None:
    assert graph_of("factcheck").find_modules_that_directly_import("factcheck") <= DOORS


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("match", "from {package} import embed"),
        ("read", "from {package}.extract import anything"),
        ("checks", "def later():\n    import {package}.pipeline\n    return {package}"),
        ("model", "import {package}.config"),
        ("units", "import {package}.report"),
        ("cache", "import {package}.units"),
        ("pipeline", "import {package}.cli"),
        ("unranked", ""),
    ],
)
def test_a_bad_import_is_reported(module: str, source: str, tmp_path: Path) -> None:
    done = lint(made_up(tmp_path, f"made_up_{module}", {module: source}))
    assert done.returncode == 1
    assert module in done.stdout


@pytest.mark.parametrize("source", ["from {package} import model", "import {package}.config\nimport {package}.cache"])
def test_a_good_import_is_not(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"made_up_good_{len(source)}"
    assert lint(made_up(tmp_path, name, {"match": source})).returncode == 0
    monkeypatch.syspath_prepend(tmp_path)
    assert cycle_in(graph_of(name)) == []


def test_a_cycle_is_seen_even_where_an_import_is_inside_a_function(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lazy = "def later():\n    from {package} import words\n    return words"
    made_up(tmp_path, "made_up_cycle", {"words": "import {package}.grammar", "grammar": lazy})
    monkeypatch.syspath_prepend(tmp_path)
    cycle = cycle_in(graph_of("made_up_cycle"))
    assert {"made_up_cycle.words", "made_up_cycle.grammar"} <= set(cycle)
