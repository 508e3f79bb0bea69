"""Laws of all formats at once, their golden files, and the table that names them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import builders
import pytest
from golden import matches_golden
from hostile import hard
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from xmlschema import XMLSchema

from factcheck import pipeline
from factcheck.cli import main
from factcheck.model import Finding, Mention, Normalized, Problem, Report, Ruling, RulingKind, Severity, Side
from factcheck.report import as_sarif, in_order
from factcheck.report.formats import CONSOLE, WRITERS
from factcheck.report.html import render

SUFFIXES = {"json": "json", "jsonl": "jsonl", "csv": "csv", "markdown": "md", "sarif": "sarif", "junit": "xml"}
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
FORMATS = list(WRITERS)


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The pages of checks are rewritten now and then; test_report_sarif.py looks at them.
    monkeypatch.setattr(as_sarif, "_page", lambda slug: f"# {slug}\n")
    # A page carries its style and its script, which are files that are read as they are.
    monkeypatch.setattr(render, "_asset", lambda name: "")
    matches_golden(f"hard.{SUFFIXES.get(name, name)}", WRITERS[name](hard()))


@pytest.mark.parametrize("name", FORMATS)
def test_the_order_of_what_was_found_does_not_change_the_bytes(name: str) -> None:
    value = hard()
    turned = replace(
        value,
        findings=value.findings[::-1],
        corroborations=value.corroborations[::-1],
        single_source=value.single_source[::-1],
        settings=value.settings[::-1],
    )
    assert WRITERS[name](turned) == WRITERS[name](value)


_DIGEST = """
import hashlib
from hostile import hard
from factcheck.report.formats import WRITERS
print(hashlib.sha256("".join(write(hard()) for write in WRITERS.values()).encode()).hexdigest())
"""


def test_another_process_writes_the_same_bytes() -> None:
    here = hashlib.sha256("".join(write(hard()) for write in WRITERS.values()).encode()).hexdigest()
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
        run = subprocess.run(
            [sys.executable, "-c", _DIGEST], env=environment, capture_output=True, text=True, timeout=60, check=True
        )
        assert run.stdout.strip() == here


@pytest.mark.parametrize("name", FORMATS)
def test_every_finding_is_there_and_in_order(name: str) -> None:
    text = WRITERS[name](hard())
    wanted = [finding.id for finding in in_order(hard().findings)]
    assert len(wanted) == 6
    found = list(dict.fromkeys(re.findall("|".join(wanted), text)))
    # Tests are grouped by the article in which they stand; the order within one is that of the report.
    assert sorted(found) == sorted(wanted) if name == "junit" else found == wanted


@pytest.mark.parametrize("name", FORMATS)
def test_a_finding_that_is_ruled_on_is_there_and_says_so(name: str) -> None:
    plain = replace(hard(), findings=tuple(replace(each, ruling=None) for each in hard().findings))
    with_ruling, without = WRITERS[name](hard()), WRITERS[name](plain)
    assert "6b7c8d9e0f1a" in with_ruling
    for word in ("known-dispute", "A. Desk", "Both spellings are in use", "2024-09-30"):
        assert word in with_ruling
        # A page offers every ruling.
        assert word not in without.replace(f"<option>{word}</option>", "")


@pytest.mark.parametrize("name", FORMATS)
def test_every_problem_is_there(name: str) -> None:
    text = WRITERS[name](hard())
    for code in ("not-text", "encoding-guessed"):
        assert code in text


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("value", [hard(), builders.empty()], ids=["hard", "empty"])
def test_no_raw_control_is_written_and_the_last_line_ends(name: str, value: Report) -> None:
    text = WRITERS[name](value)
    assert not RAW.search(text)
    assert text.endswith("\n")
    text.encode("utf-8")


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("csv", "json")])
def test_that_nothing_was_checkable_is_said(name: str) -> None:
    assert "No article could be read" in WRITERS[name](builders.empty()) or name == "jsonl"


NASTY = st.text(
    st.one_of(
        st.characters(), st.sampled_from("\x1b\x9b\x07\r\n\t\u202e\u2028\ud800\ufffe|`<&=@#:%,;[](){}*_\\-+\"']")
    ),
    max_size=30,
)
PLACES = st.integers(min_value=0, max_value=60)


@st.composite
def nasty_findings(draw: st.DrawFn) -> Finding:
    maybe = st.none() | NASTY
    start = draw(PLACES)
    text = draw(NASTY)
    place = Mention(
        article="a1",
        path=draw(NASTY),
        source=draw(maybe),
        start=start,
        end=start + len(text),
        text=text,
        line=draw(st.integers(1, 9)),
        column=draw(st.integers(1, 9)),
        clause_start=0,
        clause_end=0,
        sentence=draw(NASTY),
        sentence_start=draw(PLACES),
        attribution=draw(maybe),
        published=draw(maybe),
    )
    numbers = st.none() | st.decimals(allow_nan=False)
    scale = draw(st.none() | st.builds(Normalized, numbers, numbers, numbers, maybe))
    sides = st.builds(Side, NASTY, st.just(scale), st.sampled_from([(), (place,), (place, place)]), maybe)
    rulings = st.builds(Ruling, st.just("x"), st.sampled_from(RulingKind), NASTY, NASTY, NASTY, maybe, maybe)
    one = builders.finding(
        *draw(st.lists(sides, max_size=3)),
        id=draw(st.text("0123456789abcdef", min_size=12, max_size=12)),
        severity=draw(st.sampled_from([None, *Severity])),
        topic=draw(NASTY),
        message=draw(NASTY),
    )
    return replace(one, code=draw(NASTY), ruling=draw(st.none() | rulings))


def nasty_report(one: Finding, text: str) -> Report:
    return builders.report(findings=(one,), corroborations=(one,), problems=(Problem(text, text, text),))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=60)
@given(one=nasty_findings(), text=NASTY)
def test_no_text_raises_gets_out_raw_or_hides_the_finding(name: str, one: Finding, text: str) -> None:
    out = WRITERS[name](nasty_report(one, text))
    out.encode("utf-8")
    assert not RAW.search(out)
    assert one.id in out


def reporting(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pipeline find this report, whatever it is given."""
    monkeypatch.setattr(pipeline, "check", lambda *arguments, **options: report)


@pytest.mark.parametrize("name", FORMATS)
def test_the_command_line_writes_each_format(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reporting(hard(), monkeypatch)
    assert main(["check", "any", "--format", name]) == 1
    assert capsys.readouterr().out == WRITERS[name](hard())
    assert main(["check", "any", "--output", f"{name}={tmp_path / 'report'}"]) == 1
    assert (tmp_path / "report").read_bytes() == WRITERS[name](hard()).encode()


def test_all_formats_in_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reporting(hard(), monkeypatch)
    outputs = [f"--output={name}={tmp_path / name}" for name in (CONSOLE, *FORMATS)]
    assert main(["check", "any", *outputs]) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted((CONSOLE, *FORMATS))


def test_what_a_real_run_writes_meets_the_schemas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(__file__).parents[1]
    schemas = root / "tests" / "schemas"
    monkeypatch.chdir(root)
    outputs = [f"--output={name}={tmp_path / name}" for name in FORMATS]
    assert main(["check", "fixtures/readme", *outputs]) == 1
    assert capsys.readouterr() == ("", "")
    sarif = json.loads((tmp_path / "sarif").read_text(encoding="utf-8"))
    Draft4Validator(json.loads((schemas / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))).validate(sarif)
    XMLSchema(str(schemas / "junit-10.xsd")).validate(str(tmp_path / "junit"))
    texts = [(tmp_path / name).read_text(encoding="utf-8") for name in FORMATS]
    (finding,) = json.loads(texts[0])["findings"]
    assert all(finding["id"] in text and "1300 km" in text for text in texts)


@pytest.mark.parametrize("arguments", [["--format", "pdf"], ["--format", "JSON"], ["--output", "pdf=report.pdf"]])
def test_an_unknown_format_is_a_message_that_names_the_known_ones(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pipeline, "check", lambda *arguments, **options: pytest.fail("work was done"))
    assert main(["check", "any", *arguments]) == 2
    message = capsys.readouterr().err
    assert "[format-unknown]" in message
    assert all(name in message for name in (CONSOLE, *FORMATS))


@pytest.mark.parametrize("name", [CONSOLE, *FORMATS])
def test_an_output_that_cannot_be_written_is_a_message(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reporting(hard(), monkeypatch)
    assert main(["check", "any", "--output", f"{name}=/dev/full"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "[output-unwritable]" in printed.err
    assert "Traceback" not in printed.err


@pytest.mark.parametrize("name", [CONSOLE, *FORMATS])
def test_a_disk_that_is_full_leaves_the_old_report_as_it_was(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report"
    target.write_text("the old one")

    def half(path: Path, data: bytes) -> int:
        with path.open("wb") as file:
            file.write(data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    reporting(hard(), monkeypatch)
    monkeypatch.setattr(Path, "write_bytes", half)
    assert main(["check", "any", "--output", f"{name}={target}"]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["report"]
    assert target.read_text() == "the old one"
