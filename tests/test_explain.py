"""`factcheck explain`: a finding of a written report in plain English, and signals that sum to its probability."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import builders
import pytest
from golden import matches_golden
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from factcheck import FactcheckError, Report, check
from factcheck.cli import main
from factcheck.match.explained import explained
from factcheck.match.kinds import KINDS
from factcheck.match.pairs import NAMED
from factcheck.match.slots import Logistic, opposed_model, role_model
from factcheck.model import Finding, Severity, Verdict
from factcheck.report import from_json, pick, render_explanation, to_json
from factcheck.report.signals import labels

STORIES = Path(__file__).parents[1] / "fixtures" / "stories"
HOSTILE = "\x1b]0;owned\x07\x1b[2J\x9b31m \u202etxt.exe [bold]x[/bold] \u2028\r"


@pytest.fixture(scope="module")
def stories() -> list[Report]:
    """The report on each of our own stories, with the real parser and the real model."""
    return [check([str(folder)]) for folder in sorted(STORIES.iterdir())]


def every(report: Report) -> tuple[Finding, ...]:
    return (*report.findings, *report.corroborations, *report.single_source)


def shown(finding: Finding, *, width: int = 80, all_signals: bool = False) -> str:
    file = io.StringIO()
    console = Console(file=file, width=width, color_system=None, _environ={})
    render_explanation(finding, console, every=all_signals)
    return file.getvalue()


@pytest.fixture
def written(tmp_path: Path) -> str:
    """The hand-built report as a file."""
    path = tmp_path / "report.json"
    path.write_text(to_json(builders.report()), encoding="utf-8")
    return str(path)


def test_the_explanation_is_the_golden_one() -> None:
    matches_golden("explain-80.txt", shown(builders.houses()))
    matches_golden("explain-80-all.txt", shown(builders.houses(), all_signals=True))


def test_bias_and_contributions_sum_to_the_logit_of_the_probability(stories: list[Report]) -> None:
    found = [one for report in stories for finding in every(report) for one in finding.match]
    assert len(found) > 20
    for one in found:
        total = one.bias + sum(signal.contribution for signal in one.signals)
        assert one.same_slot == pytest.approx(1 / (1 + math.exp(-total)), abs=1e-9)
        assert {signal.name for signal in one.signals} <= set(labels())
    assert any([signal.name for signal in one.signals] == list(NAMED) for one in found)


weights = st.floats(-5, 5)


@given(st.lists(st.tuples(weights, weights, st.floats(0.05, 9), weights), min_size=1, max_size=9), weights)
def test_any_model_and_row_sum_to_its_logit(columns: list[tuple[float, float, float, float]], bias: float) -> None:
    import numpy as np

    row, mean, scale, weight = zip(*columns, strict=True)
    model = Logistic(tuple(f"s{at}" for at in range(len(row))), mean, scale, weight, bias)
    signals = explained(np.array(row), model)
    total = bias + sum(signal.contribution for signal in signals)
    assert total == pytest.approx(float(model.logit(np.array([row]))[0]), abs=1e-6)
    assert [signal.value for signal in signals] == list(row)


def test_a_finding_carries_its_likeliest_contradiction(stories: list[Report]) -> None:
    for report in stories:
        for finding in (each for each in report.findings if "same_slot" in dict(each.confidence_parts)):
            (one,) = finding.match
            side_of = {
                (each.article, each.start): number
                for number, side in enumerate(finding.sides)
                for each in side.mentions
            }
            assert side_of[one.left.article, one.left.start] != side_of[one.right.article, one.right.start]
            assert one.same_slot == dict(finding.confidence_parts)["same_slot"]


def test_only_what_one_value_gives_alone_has_no_pair(stories: list[Report]) -> None:
    for finding in (each for report in stories for each in every(report)):
        mentions = sum(len(side.mentions) for side in finding.sides)
        # What does not fit together within one article is no question of one slot.
        across = "same_slot" in dict(finding.confidence_parts)
        assert len(finding.match) == (across and mentions > 1)


def test_every_finding_of_the_stories_can_be_explained(stories: list[Report]) -> None:
    for report in stories:
        kept = from_json(to_json(report).encode(), name="report.json")
        for finding in every(report):
            text = shown(pick(kept.every, finding.id, name="report.json"))
            flat = " ".join(text.replace("«", "").replace("»", "").split())
            assert finding.message in flat
            for mention in (each for side in finding.sides for each in side.mentions):
                assert f"{mention.path}:{mention.line}:{mention.column}" in flat
            assert all(len(line) <= 80 or STORIES.name in line for line in text.splitlines())


def test_every_signal_has_a_label_and_no_other() -> None:
    assert set(labels()) == {*NAMED, *role_model().names, *opposed_model().conflicting.names, *KINDS, "retold"}
    assert len({label.text for label in labels().values()}) == len(labels())
    assert all(len(label.text) <= 60 for label in labels().values())


def test_a_report_is_read_back_as_it_was_written(stories: list[Report]) -> None:
    for report in (builders.report(), *stories):
        text = to_json(report)
        kept = from_json(text.encode(), name="report.json")
        again = replace(
            report, findings=kept.findings, corroborations=kept.corroborations, single_source=kept.single_source
        )
        assert to_json(again) == text


def test_a_report_from_before_the_evidence_is_explained_without_it(written: str) -> None:
    document = json.loads(Path(written).read_text(encoding="utf-8"))
    for finding in document["findings"]:
        del finding["match"]
        for mention in (each for side in finding["sides"] for each in side["mentions"]):
            del mention["sentence_start"]
    kept = from_json(json.dumps(document).encode(), name="old.json")
    text = shown(pick(kept.every, builders.houses().id, name="old.json"))
    assert "The slide buried «40 houses» above Rushan" in text
    assert "Why the same question" not in text


@pytest.mark.parametrize("identity", ["1c2d3e4f5a6b", "1c2d", "1C2D"])
def test_an_id_or_its_beginning_is_enough(identity: str, written: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", identity, "--report", written]) == 0
    printed = capsys.readouterr()
    assert "58 houses is 18 (45.0 %) more than 40 houses." in printed.out
    assert printed.err == ""


def test_what_is_agreed_and_what_one_source_gives_is_explained_too(
    written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for finding in (builders.posts(), builders.repairs()):
        assert main(["explain", finding.id, "--report", written]) == 0
        assert f"Verdict: {finding.verdict.slug}: " in capsys.readouterr().out


def test_a_report_may_come_from_standard_input(
    written: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path(written).open(encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert main(["explain", "1c2d", "--report", "-"]) == 0
    assert "58 houses" in capsys.readouterr().out


def test_an_unknown_id_is_an_error_that_names_the_nearest(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "1c2d3e4f5a6c", "--report", written]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "[finding-unknown]" in printed.err
    assert "1c2d3e4f5a6b  houses buried, Rushan" in printed.err


def test_three_characters_are_too_few(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "1c2", "--report", written]) == 2
    assert "at least 4 characters" in capsys.readouterr().err


def test_a_beginning_that_two_share_is_an_error_that_lists_them() -> None:
    findings = [builders.finding(id=f"abcd{number}", topic=f"topic {number}") for number in range(5)]
    with pytest.raises(FactcheckError) as caught:
        pick(findings, "abcd", name="r.json")
    assert caught.value.code == "finding-ambiguous"
    assert "abcd0  topic 0" in caught.value.message
    assert "and 2 more" in caught.value.message
    whole = builders.finding(id="abcd")
    assert pick([*findings, whole], "abcd", name="r.json") is whole


def test_a_report_without_findings_says_so() -> None:
    with pytest.raises(FactcheckError, match="no finding at all"):
        pick([], "abcd", name="r.json")


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    document = json.loads(to_json(builders.report()))
    change(document)
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "report-unreadable"),
        (b"Border guards ask for help", "report-unreadable"),
        (b"\xff\xfe\x00", "report-unreadable"),
        (b"[" * 100_000, "report-unreadable"),
        (b'{"schema": NaN}', "report-unreadable"),
        (b"[]", "report-foreign"),
        (b"{}", "report-foreign"),
        (b'[{"file": "a.txt"}]', "report-foreign"),
        (b'{"schema": "factcheck.report/2"}', "report-foreign"),
        (b'{"schema": "factcheck.report/1"}', "report-foreign"),
        (changed(lambda whole: whole["findings"][0].pop("sides")), "report-foreign"),
        (changed(lambda whole: whole["findings"][0].update(verdict="wrong")), "report-foreign"),
        (changed(lambda whole: whole["findings"][0].update(confidence=10**400)), "report-foreign"),
        (changed(lambda whole: whole["findings"][0]["sides"][0]["mentions"][0].update(line="3")), "report-foreign"),
        (changed(lambda whole: whole["findings"][0]["match"][0].update(signals=[1])), "report-foreign"),
    ],
)
def test_what_is_no_report_is_an_error_that_says_so(
    data: bytes, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "given.json"
    path.write_bytes(data)
    assert main(["explain", "1c2d", "--report", str(path)]) == 2
    message = capsys.readouterr().err
    assert f"[{code}]" in message
    assert str(path) in message
    assert "factcheck check PATH... --format json" in message
    assert "Traceback" not in message


def test_a_report_that_is_not_there_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        assert main(["explain", "1c2d", "--report", str(path)]) == 2
        assert "[report-unreadable]" in capsys.readouterr().err


def test_a_byte_order_mark_is_let_pass(written: str) -> None:
    data = b"\xef\xbb\xbf" + Path(written).read_bytes()
    assert from_json(data, name="r.json").findings


def test_text_of_a_report_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    finding = replace(builders.houses(), topic=HOSTILE, message=HOSTILE, confidence_parts=((HOSTILE, 0.9),))
    side = finding.sides[0]
    mention = replace(side.mentions[0], path=f"{HOSTILE}.txt", text=HOSTILE, sentence=HOSTILE, source=HOSTILE)
    signal = replace(finding.match[0].signals[0], name=HOSTILE)
    match = replace(finding.match[0], signals=(signal, *finding.match[0].signals[1:]))
    whole = replace(
        finding, sides=(replace(side, value=HOSTILE, mentions=(mention,)), *finding.sides[1:]), match=(match,)
    )
    path = tmp_path / "report.json"
    path.write_text(to_json(builders.report(findings=(whole,))), encoding="utf-8")
    assert main(["explain", "1c2d", "--all", "--report", str(path)]) == 0
    assert main(["explain", f"zz{HOSTILE}", "--report", str(path)]) == 2
    printed = capsys.readouterr()
    for text in (printed.out, printed.err):
        assert not set("\x1b\x07\x9b\u202e\u2028\r") & set(text)
    assert "[bold]x[/bold]" in printed.out


@pytest.mark.parametrize("width", [40, 80, 200])
def test_only_places_and_paths_pass_the_width(width: int) -> None:
    for line in shown(builders.houses(), width=width, all_signals=True).splitlines():
        assert len(line) <= width or "stories/panj" in line or line.startswith("finding ")
        assert line == line.rstrip()


def test_numbers_of_any_size_are_explained() -> None:
    huge = {"value": 1e308, "low": -(10**60), "high": None, "unit": "kilometre"}
    data = changed(lambda whole: whole["findings"][0]["sides"][0].update(normalized=huge))
    kept = from_json(data, name="r.json")
    assert shown(pick(kept.every, "1c2d3e4f5a6b", name="r.json"))


def test_every_verdict_and_severity_can_be_explained() -> None:
    for verdict in Verdict:
        for severity in (None, *Severity):
            finding = replace(builders.houses(), verdict=verdict, severity=severity)
            assert f"Verdict: {verdict.slug}: " in shown(finding)
