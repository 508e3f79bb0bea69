"""The pytest plugin, run by pytester with the real model: drafts as items, the fixture, options, hostile drafts."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import factcheck
from factcheck.embed import local
from factcheck.pytest_plugin import drafts
from factcheck.rulings import LEDGER

pytest_plugins = "pytester"

ROOT = Path(__file__).parents[1]
PIPELINE = ROOT / "fixtures" / "pipeline"
FIRE = (PIPELINE / "drafts" / "warehouse-fire.md").read_text(encoding="utf-8")
LIBRARY = (PIPELINE / "drafts" / "library.md").read_text(encoding="utf-8")
GAZETTE = (PIPELINE / "sources" / "dunmore-gazette.txt").read_text(encoding="utf-8")
SETTINGS = "[pytest]\nfactcheck_paths = drafts\nfactcheck_against = sources\n"
QUIET = "# A quiet day\n\nNobody minded, and the sun shone.\n"


@pytest.fixture(scope="module", autouse=True)
def _loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The model, loaded before pytester forgets what a run inside this process imports: torch loads but once."""
    assert drafts.__file__
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTCHECK_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))
        factcheck.check([str(PIPELINE / "drafts"), str(PIPELINE / "sources")])
        yield


@pytest.fixture(autouse=True)
def _at_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """At 80 columns, and not where pytest writes long lines in full."""
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("CI", "BUILD_NUMBER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def desk(pytester: pytest.Pytester) -> pytest.Pytester:
    """One draft that disagrees with its source in a figure."""
    write(pytester.path / "drafts" / "fire.md", FIRE)
    write(pytester.path / "sources" / "gazette.txt", GAZETTE)
    return pytester


def write(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def run(desk: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    # What hypothesis has to say at the end of a run it imports anew each time.
    return desk.runpytest_inprocess("-p", "no:cacheprovider", "-p", "no:hypothesispytest", *arguments)


def output(result: pytest.RunResult) -> str:
    return "\n".join((*result.outlines, *result.errlines))


def test_the_plugin_is_installed_under_its_name() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    assert declared == {"pytest11": {"factcheck": "factcheck.pytest_plugin"}}
    found = [each.value for each in entry_points(group="pytest11", name="factcheck")]
    assert found, "factcheck was installed before it had a plugin: run make install again"
    assert set(found) == {"factcheck.pytest_plugin"}


def test_a_failure_shows_both_sentences_side_by_side_in_80_columns(desk: pytest.Pytester) -> None:
    result = run(desk, "--factcheck", "drafts", "--factcheck-against", "sources")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "* drafts/fire.md *",
            "1 error: people, Canal Street-Dunmore",
            "ERROR  people, Canal Street-Dunmore  (quantity, *)",
            "  the draft says 12 people, sources/gazette.txt says 21 people: 9 (75 %) apart*",
            "  left:  drafts/fire.md:5:74",
            "  right: sources/gazette.txt:3:77",
            "  12 people                             | 21 people",
            "  A fire at the Lister & Sons warehouse | The blaze at the Lister & Sons",
            "  «12 people» on Tuesday evening, the   | injured «21 people» on Tuesday",
            "  Coverage: *",
            "FAILED drafts/fire.md::factcheck - 1 error: people, Canal Street-Dunmore",
        ],
        consecutive=False,
    )
    assert "Traceback" not in output(result)
    shown = output(result).partition("FAILURES")[2]
    assert max(map(len, shown.splitlines())) <= 80


def test_the_settings_of_the_project_do_the_same_and_the_option_goes_before_them(desk: pytest.Pytester) -> None:
    desk.makeini(f"{SETTINGS}factcheck_fail_on = never\n")
    write(desk.path / "other" / "library.md", LIBRARY)
    run(desk).assert_outcomes(passed=1)
    run(desk, "--factcheck-fail-on", "error").assert_outcomes(failed=1)
    result = run(desk, "--factcheck", "other", "--factcheck-fail-on", "warning")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["FAILED other/library.md::factcheck - 1 error: weekday of 16 November 2024"])


def test_what_the_house_sets_holds_here_too(desk: pytest.Pytester) -> None:
    """Checks, severities, sources of drafts and the rest of factcheck.toml, wherever pytest is started."""
    write(desk.path / "factcheck.toml", 'against = "sources"\n')
    run(desk, "--factcheck", "drafts").assert_outcomes(failed=1)
    write(desk.path / "factcheck.toml", 'against = "sources"\nfail_on = "never"\n')
    run(desk, "--factcheck", "drafts").assert_outcomes(passed=1)
    run(desk, "--factcheck", "drafts", "--factcheck-fail-on", "warning").assert_outcomes(failed=1)
    write(desk.path / "factcheck.toml", 'against = "sources"\n[tolerances]\ncount = 9\n')
    run(desk, "--factcheck", "drafts").assert_outcomes(passed=1)
    write(desk.path / "factcheck.toml", "[chekcs]\n")
    result = run(desk, "--factcheck", "drafts")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert 'chekcs is no setting (did you mean "checks"?)' in output(result)


def test_settings_count_from_their_file_and_options_from_where_pytest_starts(
    desk: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.makeini(SETTINGS)
    write(desk.path / "below" / "library.md", LIBRARY)
    monkeypatch.chdir(desk.path / "below")
    result = run(desk)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["FAILED *drafts/fire.md::factcheck - *"])
    result = run(desk, "--factcheck", "library.md", "--factcheck", "*.md")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["FAILED library.md::factcheck - *"])


@pytest.mark.parametrize(
    ("arguments", "collected"),
    [
        ([], ["drafts/fire.md", "drafts/sub/library.md", "test_it.py"]),
        (["test_it.py"], ["test_it.py"]),
        (["drafts/sub"], ["drafts/sub/library.md"]),
        (["drafts/fire.md::factcheck"], ["drafts/fire.md"]),
        (["-m", "factcheck"], ["drafts/fire.md", "drafts/sub/library.md"]),
        (["-m", "not factcheck"], ["test_it.py"]),
        (["-k", "library"], ["drafts/sub/library.md"]),
        (["test_it.py", "--factcheck", "drafts/sub"], ["drafts/sub/library.md", "test_it.py"]),
        (["drafts", "--factcheck", "drafts"], ["drafts/fire.md", "drafts/sub/library.md"]),
        (["--ignore", "drafts/fire.md"], ["drafts/sub/library.md", "test_it.py"]),
        (["--deselect", "drafts/fire.md::factcheck"], ["drafts/sub/library.md", "test_it.py"]),
    ],
    ids=str,
)
def test_what_is_collected(desk: pytest.Pytester, arguments: list[str], collected: list[str]) -> None:
    desk.makeini(SETTINGS)
    desk.makepyfile(test_it="def test_it(): pass")
    write(desk.path / "drafts" / "sub" / "library.md", LIBRARY)
    write(desk.path / "drafts" / ".hidden.md", LIBRARY)
    write(desk.path / "drafts" / "photo.jpg", b"\xff\xd8\xff")
    result = run(desk, "--collect-only", "-q", *arguments)
    assert sorted(line.split("::")[0] for line in result.outlines if "::" in line) == collected


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--factcheck", "nowhere"], "--factcheck: *nowhere does not exist: *[[]path-not-found]"),
        (["--factcheck", "drafts/*.txt"], "--factcheck: *drafts/*.txt matches no file: *[[]path-not-found]"),
        (["--factcheck", "a\0b"], "--factcheck: *a?x00b does not exist: *"),
        (["--factcheck", "\x1b[31m"], "--factcheck: *?x1b[[]31m matches no file: *"),
        (["--factcheck", "drafts", "--factcheck-against", "no"], "--factcheck-against: *no does not exist: *"),
        (["--factcheck", "drafts", "--factcheck-against", "empty"], "--factcheck-against: *holds no article*"),
        (["--factcheck", "drafts", "--factcheck-fail-on", "loud"], "--factcheck-fail-on: 'loud' is no level *"),
        (["--factcheck-ledger", "no"], "--factcheck-ledger: There is no file *no: *[[]ledger-missing]"),
        (["--factcheck-ledger", "broken"], "--factcheck-ledger: *broken:2: *"),
        (["--factcheck-baseline", "broken"], "--factcheck-baseline: *broken:2: *"),
        (["-o", "factcheck_paths=no"], "factcheck_paths in the settings of pytest: *no does not exist: *"),
        (["-o", "factcheck_fail_on=loud"], "factcheck_fail_on in *: 'loud' is no level to fail on; there are never, *"),
    ],
    ids=ascii,
)
def test_a_bad_value_is_told_and_nothing_runs(desk: pytest.Pytester, arguments: list[str], told: str) -> None:
    (desk.path / "empty").mkdir()
    write(desk.path / "broken", "# A ledger\n{\n")
    result = run(desk, *arguments)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: {told}"])
    assert "Traceback" not in output(result) and "\x1b" not in output(result)


def test_a_link_is_named_as_it_is_and_checked_once(desk: pytest.Pytester) -> None:
    (desk.path / "today").mkdir()
    (desk.path / "today" / "lead.md").symlink_to(desk.path / "drafts" / "fire.md")
    (desk.path / "below").mkdir()
    result = run(desk, "--collect-only", "-q", "--factcheck", "below/../today", "--factcheck", "today/lead.md")
    assert [line for line in result.outlines if "::" in line] == ["today/lead.md::factcheck"]


def test_the_settings_of_the_newsroom_hold_and_those_of_pytest_go_before_them(desk: pytest.Pytester) -> None:
    desk.makeini("[pytest]\nfactcheck_paths = drafts\n")
    write(desk.path / "factcheck.toml", 'against = ["sources"]\nfail_on = "never"\n')
    run(desk).assert_outcomes(passed=1)
    run(desk, "--factcheck-fail-on", "warning").assert_outcomes(failed=1)
    write(desk.path / "factcheck.toml", 'against = ["sources"]\n[checks]\nignore = ["quantity"]\n')
    run(desk).assert_outcomes(passed=1)
    write(desk.path / "other" / "library.txt", LIBRARY)
    write(desk.path / "factcheck.toml", 'against = ["sources"]\n')
    run(desk).assert_outcomes(failed=1)
    run(desk, "--factcheck-against", "other").stdout.fnmatch_lines(["nothing was checkable"])
    desk.makepyfile("def test_it(factcheck): assert factcheck.sources == ('sources',)")
    run(desk, "-m", "not factcheck").assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('against = ["no"]', "against in the settings: *no does not exist: *[[]path-not-found]"),
        ('fail_onn = "note"', 'factcheck.toml:1: fail_onn is no setting (did you mean "fail_on"[?])*'),
        ("[", "factcheck.toml*[[]config-not-toml]"),
    ],
)
def test_settings_of_the_newsroom_that_are_wrong_are_told(desk: pytest.Pytester, text: str, told: str) -> None:
    write(desk.path / "factcheck.toml", text)
    result = run(desk, "--factcheck", "drafts")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([f"ERROR: {told}"])
    assert "Traceback" not in output(result)


def test_an_empty_folder_of_drafts_is_a_warning(desk: pytest.Pytester) -> None:
    (desk.path / "empty").mkdir()
    result = run(desk, "--factcheck", "empty")
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    result.stdout.fnmatch_lines(["*empty holds no article: *No draft in it is checked."])


def test_a_draft_of_which_nothing_can_be_checked_fails_where_there_are_sources(desk: pytest.Pytester) -> None:
    write(desk.path / "drafts" / "fire.md", QUIET)
    write(desk.path / "sources" / "gazette.txt", "# Rain\n\nIt rained on the just and the unjust.\n")
    result = run(desk, "--factcheck", "drafts", "--factcheck-against", "sources")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["nothing was checkable", "  No figures were found *", "  Coverage: 0 values *"])


def test_a_draft_alone_of_which_nothing_can_be_checked_is_skipped(desk: pytest.Pytester) -> None:
    write(desk.path / "drafts" / "fire.md", QUIET)
    write(desk.path / "drafts" / "library.md", LIBRARY)
    result = run(desk, "--factcheck", "drafts", "-rs")
    result.assert_outcomes(failed=1, skipped=1)
    result.stdout.fnmatch_lines(["SKIPPED *nothing in it can be held against anything: name sources with *"])


@pytest.mark.parametrize(
    ("text", "code"), [(b"", "empty-file"), (b"\x00\x01\x02\x03" * 90, "binary-file")], ids=["empty", "binary"]
)
def test_a_draft_that_cannot_be_read_fails_alone(desk: pytest.Pytester, text: bytes, code: str) -> None:
    write(desk.path / "drafts" / "broken.md", text)
    write(desk.path / "drafts" / "library.md", LIBRARY)
    result = run(desk, "--factcheck", "drafts", "--factcheck-against", "sources")
    result.assert_outcomes(failed=3)
    result.stdout.fnmatch_lines([f"drafts/broken.md *[[]{code}]"])
    assert "Traceback" not in output(result)


def test_a_source_that_cannot_be_read_is_a_remark(desk: pytest.Pytester) -> None:
    write(desk.path / "sources" / "broken.txt", b"\x00\x01" * 90)
    result = run(desk, "--factcheck", "drafts", "--factcheck-against", "sources")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["  Problem: sources/broken.txt *"])


@pytest.mark.parametrize("how", ["beside the settings", "setting", "option", "baseline"])
def test_what_an_editor_has_ruled_on_fails_no_draft(desk: pytest.Pytester, how: str) -> None:
    (found,) = factcheck.check([desk.path / "drafts", desk.path / "sources"]).findings
    ruling = {"made": "2024-11-06", "finding": found.id, "as": "source-wrong", "by": "Ann", "why": "rung up"}
    names = {"beside the settings": LEDGER, "setting": "ours.rulings", "option": "ours.rulings", "baseline": "known"}
    write(desk.path / names[how], f"{json.dumps(ruling)}\n")
    desk.makeini(SETTINGS + ("factcheck_ledger = ours.rulings\n" if how == "setting" else ""))
    arguments = {"option": ["--factcheck-ledger", "ours.rulings"], "baseline": ["--factcheck-baseline", "known"]}
    run(desk, *arguments.get(how, [])).assert_outcomes(passed=1)
    write(desk.path / names[how], f"{json.dumps({**ruling, 'until': '2024-11-30'})}\n")
    result = run(desk, *arguments.get(how, []))
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["  Open again: ruled source-wrong by Ann on 2024-11-06, until 2024-11-30: rung up"])


def test_what_the_sources_say_of_each_other_fails_no_draft(desk: pytest.Pytester) -> None:
    write(desk.path / "drafts" / "fire.md", FIRE.replace("12 people", "21 people"))
    write(desk.path / "sources" / "wrong.txt", LIBRARY)
    run(desk, "--factcheck", "drafts", "--factcheck-against", "sources").assert_outcomes(passed=1)


HOSTILE = FIRE.replace(
    "Some 60", "\x1b[31mRed\u202e <script>alert(1)</script> >>> 1/0\n\n>>> open('pwned', 'w')\n\nSome 60"
)


@pytest.mark.parametrize(
    "name",
    ["test-a.txt", "a[1]::b.md", "new\nline.md", "\x1b[31mred.md", "a\\b.md", os.fsdecode(b"\xff.md")],
    ids=ascii,
)
@pytest.mark.parametrize("how", ["folder", "file"])
def test_hostile_drafts_and_names_are_checked_and_shown_harmlessly(desk: pytest.Pytester, name: str, how: str) -> None:
    (desk.path / "drafts" / "fire.md").unlink()
    write(desk.path / "drafts" / name, HOSTILE)
    named = "drafts" if how == "folder" else f"drafts/{name}"
    result = run(
        desk, "-v", "--factcheck", named, "--factcheck-against", "sources", *(["drafts"] if how == "folder" else [])
    )
    result.assert_outcomes(failed=1)
    assert "«12 people»" in output(result)
    assert not any(char in output(result) for char in "\x1b\u202e\udcff")
    assert not (desk.path / "pwned").exists()


def test_a_huge_word_does_not_flood_the_screen(desk: pytest.Pytester) -> None:
    write(desk.path / "drafts" / "fire.md", FIRE.replace("the fire service said", f"{'A' * 20_000} said"))
    result = run(desk, "--factcheck", "drafts", "--factcheck-against", "sources")
    assert len(output(result)) < 5_000


def test_nothing_of_the_plugin_is_there_when_it_is_switched_off(desk: pytest.Pytester) -> None:
    desk.makepyfile("def test_it(factcheck): pass")
    run(desk, "-p", "no:factcheck").assert_outcomes(errors=1)
    assert run(desk, "-p", "no:factcheck", "--factcheck", "drafts").ret == pytest.ExitCode.USAGE_ERROR


def test_the_fixture_and_what_it_finds_compared_with_nothing(desk: pytest.Pytester) -> None:
    desk.makepyfile(
        """
        def test_found(factcheck):
            report = factcheck.check(["drafts/fire.md"], against=factcheck.sources)
            assert report.findings == ()

        def test_of_the_run(factcheck):
            factcheck.assert_consistent("drafts/fire.md")
        """
    )
    result = run(desk, "-vv", "--factcheck-against", "sources")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        [
            "E       *assert 1 error: people, Canal Street-Dunmore",
            "E           left:  drafts/fire.md:5:74",
            "E         *«12 people»*",
            ">       factcheck.assert_consistent(*",
            "E       AssertionError: 1 error: people, Canal Street-Dunmore",
            "E         *«12 people»*",
        ]
    )
    assert max(len(line) for line in result.outlines if line.startswith("E")) <= 80


def test_the_model_is_loaded_once_for_all_drafts_and_without_a_network(
    desk: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sentence_transformers

    loads = []
    real = sentence_transformers.SentenceTransformer

    def counted(*args: object, **kwargs: object) -> object:
        loads.append(args)
        return real(*args, **kwargs)

    def refused(*args: object) -> None:
        raise AssertionError(f"the network was asked for: {args}")

    monkeypatch.setattr(sentence_transformers, "SentenceTransformer", counted)
    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setenv("FACTCHECK_CACHE", str(desk.path / "cache"))
    local._loaded.cache_clear()
    for number in range(3):
        write(desk.path / "drafts" / f"more{number}.md", FIRE.replace("Some 60", f"Some {60 + number}0"))
    run(desk, "--factcheck", "drafts", "--factcheck-against", "sources").assert_outcomes(failed=4)
    assert len(loads) == 2, "the encoder and the tuned one"


def test_it_works_under_xdist(desk: pytest.Pytester) -> None:
    desk.makeini(SETTINGS)
    for number in range(3):
        write(desk.path / "drafts" / f"bell\x07{number}.md", FIRE)
    result = desk.runpytest_subprocess("-n", "2", "-p", "no:cacheprovider", timeout=300)
    result.assert_outcomes(failed=4)
    result.stdout.fnmatch_lines(["*«12 people»*", "FAILED drafts/fire.md::factcheck - 1 error: people, *"])


@pytest.mark.slow
def test_workers_that_find_nothing_in_the_cache_load_the_model(desk: pytest.Pytester) -> None:
    desk.makeini(SETTINGS)
    write(desk.path / "drafts" / "library.md", LIBRARY)
    desk.makepyfile(
        """
        def test_fixture(factcheck):
            factcheck.assert_consistent("The fire on Canal Street in Dunmore injured 21 people on Tuesday.")
        """
    )
    desk.makeconftest("import os\nos.environ['FACTCHECK_CACHE'] = os.path.abspath(f'cache-{os.getpid()}')\n")
    result = desk.runpytest_subprocess("-n", "2", "-p", "no:cacheprovider", timeout=600)
    result.assert_outcomes(failed=2, passed=1)
    assert len(list(desk.path.glob("cache-*/factcheck.sqlite3"))) == 2


STARTED = """
import sys, time
import pytest
before, start = set(sys.modules), time.perf_counter()
import factcheck.pytest_plugin
took = time.perf_counter() - start
print(took, *sorted(set(sys.modules) - before))
"""


def test_a_project_that_checks_nothing_pays_next_to_nothing() -> None:
    printed = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, check=True).stdout.split()
    assert printed[1:] == ["factcheck", "factcheck.pytest_plugin", "factcheck.pytest_plugin.names"]
    assert float(printed[0]) < 0.05


def test_pytest_starts_in_such_a_project_without_the_rest_of_the_package(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_it():
            loaded = {name for name in sys.modules if name.startswith("factcheck")}
            assert loaded == {"factcheck", "factcheck.pytest_plugin", "factcheck.pytest_plugin.names"}
            assert not {"numpy", "rich", "torch"} & set(sys.modules)
        """
    )
    pytester.runpytest_subprocess("-p", "no:hypothesispytest", timeout=120).assert_outcomes(passed=1)


def test_the_example_pipeline_does_what_its_page_says(pytester: pytest.Pytester) -> None:
    shutil.copytree(PIPELINE, pytester.path, dirs_exist_ok=True)
    result = run(pytester)
    result.assert_outcomes(passed=4, failed=2)
    result.stdout.fnmatch_lines(
        [
            "FAILED drafts/library.md::factcheck - 1 error: weekday of 16 November 2024",
            "FAILED drafts/warehouse-fire.md::factcheck - 1 error: people, Canal Street-Du...",
        ]
    )
