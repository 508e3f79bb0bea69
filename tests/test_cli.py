"""The command line: exit codes, outputs and messages. What it prints is the renderers' business."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import builders
import pytest

import factcheck
from factcheck import pipeline
from factcheck.cache import FILE
from factcheck.cli import main
from factcheck.cli.outputs import Destination, destinations, write
from factcheck.errors import FactcheckError
from factcheck.model import Report, Severity

BORDER = """Ferry line to open

The crossing to Halden, an 843 miles long line, will open in May, and the harbour board has hired 12 pilots for it.
"""
OTHER = """Pilots wanted

The board is looking for 30 deck hands. The crossing to Halden, a 1300 km long line, opens in spring.
"""
KNOWN = ["console", "json"]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "a.txt").write_text(BORDER)
    (folder / "b.txt").write_text(OTHER)
    return folder


def reporting(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pipeline find this report, whatever it is given."""
    monkeypatch.setattr(pipeline, "check", lambda *arguments, **options: report)


def report_of(*severities: Severity | None) -> Report:
    whole = builders.report()
    findings = tuple(
        replace(builders.border(), id=f"{number}", severity=each) for number, each in enumerate(severities)
    )
    return replace(whole, findings=findings)


@pytest.mark.parametrize(
    ("severities", "fail_on", "code"),
    [
        ([Severity.ERROR, Severity.NOTE], "never", 0),
        ([Severity.ERROR], "error", 1),
        ([Severity.WARNING, Severity.NOTE], "error", 0),
        ([Severity.WARNING], "warning", 1),
        ([Severity.NOTE], "warning", 0),
        ([Severity.NOTE], "note", 1),
        ([], "note", 0),
        ([None], "note", 0),
    ],
)
def test_the_exit_code_follows_the_worst_finding(
    severities: list[Severity | None], fail_on: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    reporting(report_of(*severities), monkeypatch)
    assert main(["check", "any", "--fail-on", fail_on]) == code


def test_a_warning_fails_without_being_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    reporting(report_of(Severity.WARNING), monkeypatch)
    assert main(["check", "any"]) == 1
    reporting(report_of(Severity.NOTE), monkeypatch)
    assert main(["check", "any"]) == 0


@pytest.mark.parametrize("fail_on", ["never", "error"])
def test_a_run_that_compared_nothing_is_not_a_pass(
    fail_on: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reporting(builders.empty(), monkeypatch)
    assert main(["check", "any", "--fail-on", fail_on, "--format", "json"]) == 2
    printed = capsys.readouterr()
    assert json.loads(printed.out)["findings"] == []
    assert "nothing-checkable" in printed.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "any", "--format", "pdf"],
        ["check", "any", "--fail-on", "sometimes"],
        ["check", "any", "--no-such-option"],
        ["check", "any", "--format", "json", "--format", "console"],
        ["check", "any", "--output", "one", "--output", "two"],
        ["check", "any", "--output", "pdf=report.pdf"],
        ["check", "any", "--output", "no-such-folder/report"],
        ["check", "any", "--output", "/"],
        ["extract", "any", "--format", "csv"],
        ["no-such-command"],
    ],
)
def test_bad_usage_is_a_message_before_any_work(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def never(*arguments: object, **options: object) -> None:
        raise AssertionError("work was begun")

    monkeypatch.setattr(pipeline, "check", never)
    monkeypatch.setattr(pipeline, "extract", never)
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip()) > 20
    assert "Traceback" not in printed.err


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("factcheck 0.")
    for arguments in (["--help"], ["check", "--help"], ["extract", "--help"]):
        assert main(arguments) == 0
        assert "Usage: factcheck" in capsys.readouterr().out


def test_a_mistake_that_stops_the_run_is_a_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise FactcheckError("model-missing", "The model \x1b]0;owned\x07 is not there. Install it.")

    monkeypatch.setattr(pipeline, "check", fail)
    assert main(["check", "any"]) == 2
    message = capsys.readouterr().err
    assert "model-missing" in message
    assert "Install it." in message
    assert "\x1b" not in message
    assert "\x07" not in message


def test_a_bug_does_not_look_like_a_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise ZeroDivisionError("\x1b]0;owned\x07")

    monkeypatch.setattr(pipeline, "check", fail)
    assert main(["check", "any"]) == 2
    message = capsys.readouterr().err
    assert "internal-error" in message
    assert "test_cli.py" in message
    assert "\x1b" not in message


def test_an_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "check", interrupt)
    assert main(["check", "any"]) == 130
    assert capsys.readouterr() == ("", "")


def test_several_formats_each_to_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reporting(builders.report(), monkeypatch)
    target = tmp_path / "report.json"
    assert main(["check", "any", "--format", "console", "--output", f"json={target}"]) == 1
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "factcheck.report/1"
    assert "843 miles" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_a_console_report_in_a_file_has_no_colour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reporting(builders.report(), monkeypatch)
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["check", "any", "--output", str(tmp_path / "report.txt")])
    text = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "843 miles" in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("formats", "outputs", "wanted"),
    [
        ([], [], [("console", None)]),
        (["json"], [], [("json", None)]),
        (["json", "json"], [], [("json", None)]),
        (["json"], ["-"], [("json", None)]),
        (["json"], ["r"], [("json", "r")]),
        ([], ["r"], [("console", "r")]),
        ([], ["json=r"], [("json", "r")]),
        (["console"], ["json=r"], [("console", None), ("json", "r")]),
        (["json", "console"], ["json=r", "s"], [("json", "r"), ("console", "s")]),
        (["json"], ["./pdf=r"], [("json", "pdf=r")]),
        (["json"], ["2024=r"], [("json", "2024=r")]),
    ],
)
def test_where_formats_go(
    formats: list[str],
    outputs: list[str],
    wanted: list[tuple[str, str | None]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    expected = tuple(Destination(name, None if path is None else tmp_path.resolve() / path) for name, path in wanted)
    assert destinations(formats, outputs, known=KNOWN) == expected


@pytest.mark.parametrize(
    ("formats", "outputs", "code"),
    [
        (["json", "console"], [], "output-ambiguous"),
        (["json"], ["a", "b"], "output-ambiguous"),
        (["json"], ["json=a", "json=b"], "output-ambiguous"),
        (["json"], ["json=a", "b"], "output-ambiguous"),
        (["json", "console"], ["json=a", "console=./a"], "output-ambiguous"),
        (["json"], ["xml=a"], "format-unknown"),
        (["json"], ["no/such/folder"], "output-folder-missing"),
        (["json"], ["."], "output-is-folder"),
        (["json"], ["json="], "output-empty"),
        (["json"], [""], "output-empty"),
        (["json"], ["~no-such-user/r"], "output-folder-missing"),
        (["json"], ["r" * 300], "output-unwritable"),
        (["json"], ["r\0"], "output-unwritable"),
    ],
)
def test_where_formats_cannot_go(
    formats: list[str], outputs: list[str], code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FactcheckError) as caught:
        destinations(formats, outputs, known=KNOWN)
    assert caught.value.code == code


@pytest.mark.parametrize(("output", "remedy"), [("", "--output FILE"), ("json=", "--output json=FILE")])
def test_an_output_without_a_name_says_what_to_write(output: str, remedy: str) -> None:
    with pytest.raises(FactcheckError, match=remedy):
        destinations(["json"], [output], known=KNOWN)


def test_a_name_as_long_as_a_name_can_be_is_written(tmp_path: Path) -> None:
    (wanted,) = destinations(["json"], [str(tmp_path / ("r" * 255))], known=KNOWN)
    write(b"new", wanted.path)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"new"]


@pytest.mark.parametrize(
    ("named", "output"),
    [
        ("news/a.txt", "news/a.txt"),
        ("news", "json=news/../news/a.txt"),
        ("news/*.txt", "link.txt"),
        ("link.txt", "news/a.txt"),
        ("news", "news/articles.json"),
        ("news/a.txt", "news/articles.json"),
    ],
)
@pytest.mark.parametrize("command", ["check", "extract"])
def test_no_input_is_overwritten(
    command: str,
    named: str,
    output: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, command, lambda *arguments, **options: pytest.fail("work was done"))
    Path("news").mkdir()
    Path("news/a.txt").write_text(BORDER)
    Path("news/articles.json").write_text('[{"file": "a.txt"}]')
    Path("link.txt").symlink_to("news/a.txt")
    output = output if command == "check" else output.removeprefix("json=")
    assert main([command, named, "--output", output]) == 2
    assert "[output-is-input]" in capsys.readouterr().err
    assert Path("news/a.txt").read_text() == BORDER
    assert Path("news/articles.json").read_text() == '[{"file": "a.txt"}]'


def test_an_output_beside_the_inputs_is_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reporting(builders.report(), monkeypatch)
    (tmp_path / "a.txt").write_text(BORDER)
    command = ["check", str(tmp_path), "--output", f"json={tmp_path / 'report.json'}"]
    for _ in range(2):
        assert main(command) == 1
        assert "factcheck.report/1" in (tmp_path / "report.json").read_text(encoding="utf-8")
    (tmp_path / "report.json").write_text('{"text": "articles of somebody"}')
    assert main(command) == 2
    assert "articles of somebody" in (tmp_path / "report.json").read_text(encoding="utf-8")


def test_a_file_is_replaced_whole_through_its_link_and_a_device_is_not(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old and longer than the new one")
    link.symlink_to(real)
    (wanted,) = destinations(["json"], [str(link)], known=KNOWN)
    write(b"new", wanted.path)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    write(b"gone", Path("/dev/null"))
    assert not Path("/dev/null").is_file()
    with pytest.raises(FactcheckError, match="/dev/full") as caught:
        write(b"no room", Path("/dev/full"))
    assert caught.value.code == "output-unwritable"


def command(
    *arguments: str | Path, stdin: bytes = b"", stdout: int = subprocess.PIPE, stderr: int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    line = [sys.executable, "-m", "factcheck", *map(str, arguments)]
    return subprocess.run(line, input=stdin, stdout=stdout, stderr=stderr, timeout=120, check=False)


def test_the_real_command_finds_the_gap_and_says_nothing_else(articles: Path) -> None:
    run = command("check", articles, "--format", "json")
    report = json.loads(run.stdout)
    assert (run.returncode, run.stderr) == (1, b"")
    (finding,) = [each for each in report["findings"] if each["severity"] in ("error", "warning")]
    assert {side["value"] for side in finding["sides"]} == {"843 miles", "1300 km"}
    for side in finding["sides"]:
        for mention in side["mentions"]:
            text = Path(mention["path"]).read_text(encoding="utf-8")
            assert text[mention["start"] : mention["end"]] == mention["text"]


def test_warm_cold_and_without_cache_give_the_same_bytes(articles: Path, tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    for name, options in [("cold", ["--cache", cache]), ("warm", ["--cache", cache]), ("none", ["--no-cache"])]:
        output = str(tmp_path / f"{name}.json")
        assert main(["check", str(articles), "--format", "json", "--output", output, *options]) == 1
    assert len({path.read_bytes() for path in tmp_path.glob("*.json")}) == 1
    assert (tmp_path / "cache" / FILE).is_file()


def test_colour_is_off_where_it_is_not_wanted(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    run = command("check", articles)
    assert b"843 miles" in run.stdout
    assert b"\x1b" not in run.stdout


def test_a_reader_that_leaves_early_is_no_mistake(articles: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = command("check", articles, "--format", "json", stdout=writing)
    os.close(writing)
    assert (run.returncode, run.stderr) == (1, b"")


def test_standard_output_that_is_full_is_a_message(articles: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        run = command("check", articles, stdout=full.fileno())
    assert run.returncode == 2
    assert b"output-unwritable" in run.stderr
    assert b"Traceback" not in run.stderr


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("--version",)])
def test_help_that_cannot_be_written_is_a_message(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        run = command(*arguments, stdout=full.fileno())
    assert run.returncode == 2
    assert b"output-unwritable" in run.stderr
    assert b"Traceback" not in run.stderr
    reading, writing = os.pipe()
    os.close(reading)
    run = command(*arguments, stdout=writing)
    os.close(writing)
    assert (run.returncode, run.stderr) == (0, b"")


_HEAVY = ("numpy", "rich", "spacy", "torch", "typer", "factcheck.pipeline", "factcheck.cli.app")
_LOADS = f"import sys, factcheck.cli; print(*(name for name in {_HEAVY} if name in sys.modules))"
# Says when the command is at work: an interrupt before that is of Python, and not of the command.
_STARTED = """
import sys
from factcheck.cli import main

class Told:
    def find_spec(self, name, path=None, target=None):
        if name == "factcheck.cli.app":
            print("started", flush=True)

sys.meta_path.insert(0, Told())
sys.exit(main())
"""


def test_the_command_is_there_before_what_it_needs_is_loaded() -> None:
    run = subprocess.run([sys.executable, "-c", _LOADS], capture_output=True, check=True, timeout=60)
    assert run.stdout == b"\n"


@pytest.mark.parametrize("after", [0, 0.05, 0.2, 0.5, 1.0])
def test_an_interrupt_while_it_starts_is_quiet(after: float, articles: Path) -> None:
    line = [sys.executable, "-c", _STARTED, "check", str(articles)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"started\n"
        time.sleep(after)
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=60)
    assert (process.returncode, out, error) == (130, b"", b"")


def test_the_package_keeps_its_names_whoever_imports_what_first() -> None:
    code = (
        "import factcheck.extract.words, factcheck; from factcheck import extract; print(factcheck.extract is extract)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert run.stdout == b"True\n"
    assert all(getattr(factcheck, name).__module__.startswith("factcheck.") for name in factcheck.__all__)


@pytest.mark.parametrize(
    ("environment", "styled", "linked"),
    [
        ({"TERM": "xterm-256color"}, True, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, True, True),
        ({"TERM": "dumb"}, False, False),
        ({}, False, False),
    ],
)
def test_a_terminal_gets_what_it_can_show(
    environment: dict[str, str], styled: bool, linked: bool, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TERM", "NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    inner, outer = pty.openpty()
    command("check", articles, stdout=outer)
    os.close(outer)
    written = b""
    with suppress(OSError):
        while data := os.read(inner, 65536):
            written += data
    os.close(inner)
    assert (b"\x1b[" in written) == styled
    assert (b"\x1b]8;" in written) == linked
    assert ("«".encode() in written) == ("NO_COLOR" in environment or not styled)


def test_colours_in_a_pipe_bring_no_links(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    run = command("check", articles)
    assert b"\x1b[1" in run.stdout
    assert b"\x1b]8;" not in run.stdout


@pytest.mark.parametrize(
    "arguments", [("check", "nope", "--output", "no/such/folder"), ("check", "--nonsense"), ("extract", "nope")]
)
def test_standard_error_that_is_full_does_not_look_like_a_finding(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        assert command(*arguments, stderr=full.fileno()).returncode == 2


_LONG_RUN = """
import sys
from factcheck.cli.progress import ProgressBar
with ProgressBar(quiet=sys.argv[1] == "quiet", after=float(sys.argv[2])) as progress:
    progress("embed", 1, 3)
    progress("embed", 2, 3)
"""


@pytest.mark.parametrize(
    ("quiet", "after", "terminal", "shown"),
    [("", 0, True, True), ("", 60, True, False), ("quiet", 0, True, False), ("", 0, False, False)],
)
def test_a_bar_is_there_only_on_a_terminal_and_only_when_it_takes_long(
    quiet: str, after: float, terminal: bool, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    inner, outer = pty.openpty() if terminal else os.pipe()
    run = [sys.executable, "-c", _LONG_RUN, quiet, str(after)]
    subprocess.run(run, stdout=subprocess.DEVNULL, stderr=outer, timeout=60, check=True)
    os.set_blocking(inner, False)
    try:
        written = os.read(inner, 100_000)
    except BlockingIOError:
        written = b""
    os.close(outer)
    os.close(inner)
    assert (b"embed" in written) == shown
    assert shown or written == b""


def test_standard_input_is_read(articles: Path) -> None:
    run = command("check", "-", articles / "b.txt", "--format", "json", stdin=BORDER.encode())
    report = json.loads(run.stdout)
    assert run.returncode == 1
    assert {article["path"] for article in report["articles"]} == {"-", str(articles / "b.txt")}


def test_nothing_to_read_is_a_message_and_exit_code_2(tmp_path: Path) -> None:
    run = command("check", tmp_path / "gone\x1b[31m.txt", "--format", "json")
    assert run.returncode == 2
    assert json.loads(run.stdout)["problems"][0]["code"] == "path-not-found"
    assert b"Traceback" not in run.stderr
    assert b"\x1b" not in run.stdout + run.stderr
    run = command("extract", tmp_path / "gone\x1b[31m.txt")
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"path-not-found" in run.stderr
    assert b"\x1b" not in run.stderr


def test_extract_prints_one_object_a_line(articles: Path, tmp_path: Path) -> None:
    run = command("extract", articles, "--output", tmp_path / "values.jsonl")
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    rows = [json.loads(line) for line in (tmp_path / "values.jsonl").read_text(encoding="utf-8").splitlines()]
    names = "path start end text sentence field value low high bound unit currency dimension noun change"
    assert all(set(row) >= set(names.split()) for row in rows)
    found = {row["text"]: row for row in rows}
    line = found["843 miles"]
    assert (line["value"], line["low"], line["high"], line["unit"]) == (843, 842.5, 843.5, "mile")
    assert (line["field"], line["bound"], line["dimension"]) == ("quantity", "exact", "length")
    text = Path(line["path"]).read_text(encoding="utf-8")
    assert text[line["start"] : line["end"]] == "843 miles"
    assert found["12 pilots"]["noun"] == "pilot"
