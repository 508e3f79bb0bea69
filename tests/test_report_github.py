"""Workflow commands, read back by the rules of the runner of GitHub Actions (its ActionCommand.TryParseV2)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import border, empty, finding, report
from hostile import HOSTILE, hard
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Report
from factcheck.report.as_github import to_github
from factcheck.report.safe import harmless, prose

DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
Command = tuple[str, dict[str, str], str]


def read(line: str) -> Command:
    """What the runner takes the line for."""
    assert line.startswith("::")
    info, separator, data = line[2:].partition("::")
    assert separator
    name, _, given = info.partition(" ")
    assert name in ("error", "warning", "notice")
    pairs = [pair.split("=", 1) for pair in given.strip().split(",") if pair]
    return name, {key: unescaped(text, PROPERTY) for key, text in pairs}, unescaped(data, DATA)


def unescaped(text: str, table: tuple[tuple[str, str], ...]) -> str:
    for written, meant in table:
        text = text.replace(written, meant)
    return text


def commands(value: Report) -> list[Command]:
    return [read(line) for line in to_github(value).removesuffix("\n").split("\n") if line]


def test_one_annotation_for_each_finding_and_problem() -> None:
    assert [name for name, _, _ in commands(hard())] == [
        *("error", "error", "warning"),
        *("notice", "notice", "notice"),
        *("warning", "warning"),
    ]


def test_an_annotation_stands_at_the_first_side_and_names_the_others() -> None:
    ((name, properties, message),) = commands(report(findings=(border(),), problems=()))
    assert name == "warning"
    assert properties == {
        "file": "stories/panj/hill-courier.txt",
        "line": "3",
        "endLine": "3",
        "col": "40",
        "endColumn": "49",
        "title": "factcheck quantity: border, Tajikistan-Afghanistan [b0a1d2c3e4f5]",
    }
    first, left, right = message.split("\n")
    assert first == border().message
    assert left.startswith("843 miles = 1,357 km (read as 1,355.9 to 1,357.5 km): The Hill Courier, 2024-03-05 (")
    assert "«1300 km»" in right
    assert "stories/panj/valley-post.txt:4:16" in right


def test_a_ruling_makes_a_notice_that_says_who_and_why() -> None:
    (found,) = (each for each in commands(hard()) if "6b7c8d9e0f1a" in each[1]["title"])
    assert found[0] == "notice"
    assert found[1]["title"].startswith("factcheck place, ruled: ")
    assert "\nRuled known-dispute by A. Desk on 2024-03-08, until 2024-09-30: Both spellings" in found[2]


def test_a_value_over_a_line_end_has_no_columns() -> None:
    (found,) = (each for each in commands(hard()) if "7c8d9e0f1a2b" in each[1]["title"])
    assert (found[1]["line"], found[1]["endLine"]) == ("3", "4")
    assert "col" not in found[1]
    assert found[1]["file"] == harmless(HOSTILE.path)


def test_a_finding_without_a_place_and_a_run_without_a_value() -> None:
    ((_, properties, _),) = commands(report(findings=(finding(),), problems=()))
    assert set(properties) == {"title"}
    ((name, _, message),) = commands(empty())
    assert name == "error"
    assert message.startswith("No article could be read")


@pytest.mark.parametrize("text", ["%0A", "%25", "a,b:c=d", "::error::x", "\n::stop-commands::x", "##[set-env name=x]y"])
def test_no_text_is_a_command_of_its_own(text: str) -> None:
    ((name, properties, message),) = commands(
        report(findings=(replace(border(), topic=text, message=text),), problems=())
    )
    assert name == "warning"
    assert set(properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
    assert message.startswith(f"{prose(text)}\n843 miles")


@given(st.text(st.one_of(st.characters(), st.sampled_from("%:,=\r\n0AD25")), max_size=30))
def test_any_text_comes_through(text: str) -> None:
    one = replace(border(), topic=text, message=text)
    ((_, properties, message),) = commands(report(findings=(one,), problems=()))
    assert properties["title"] == f"factcheck quantity: {harmless(text)} [b0a1d2c3e4f5]"
    assert message.split("\n")[0] == prose(text)
