"""Three nights of a newsroom, through the real command line: what the notes beside the articles say must come out."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from itertools import pairwise
from pathlib import Path
from typing import Any

import pages
import pytest
from chromium import NARROW, WIDE, browser
from jsonschema import validate
from playwright.sync_api import Browser, expect

from factcheck.cli import main
from factcheck.report import load_schema

ROOT = Path(__file__).parents[1]
NIGHTLY = ROOT / "fixtures" / "nightly"
__all__ = ["browser"]

NIGHTS = ("2026-03-02", "2026-03-03", "2026-03-04")
LEDGER = NIGHTLY / "factcheck.rulings"
EXPECTED: dict[str, list[dict[str, Any]]] = tomllib.loads((NIGHTLY / "expected.toml").read_text(encoding="utf-8"))
# Code, and the places and values of each side.
Told = tuple[str, frozenset[frozenset[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class Run:
    """The folder of reports, and what each night printed and ended with."""

    reports: Path
    lines: Mapping[str, str]
    codes: Mapping[str, int]

    def report(self, night: str) -> dict[str, Any]:
        """The JSON report of a night."""
        found: dict[str, Any] = json.loads((self.reports / night / "report.json").read_text(encoding="utf-8"))
        return found


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The three nights, one after the other, each with the ledger as it will be in the end."""
    folder = tmp_path_factory.mktemp("nights")
    lines, codes = {}, {}
    for night in NIGHTS:
        told = ["--archive", str(folder / "a.db"), "--reports", str(folder / "reports"), "--ledger", str(LEDGER)]
        data = BytesIO()
        with redirect_stdout(TextIOWrapper(data)):
            codes[night] = main(["nightly", *told, "--in", str(NIGHTLY / night), "--date", night, "--no-config"])
            lines[night] = data.getvalue().decode()
    return Run(folder / "reports", lines, codes)


def told(finding: Mapping[str, Any]) -> Told:
    """A finding as the notes write it."""
    return finding["code"], frozenset(
        frozenset(("/".join(Path(one["path"]).parts[-2:]), one["text"]) for one in side["mentions"])
        for side in finding["sides"]
    )


def noted(kinds: Iterable[str], night: str, *, notes: bool = False) -> set[Told]:
    """What the notes list for a night; of alarms those that are a note, or all others."""
    return {
        (entry["code"], frozenset(frozenset((one["file"], one["value"]) for one in side) for side in entry["sides"]))
        for kind in kinds
        for entry in EXPECTED[kind]
        if entry["night"] == night and (kind != "alarms" or (entry["severity"] == "note") == notes)
    }


def listed(report: Mapping[str, Any], name: str) -> set[Told]:
    """A list of a night, as the notes write it."""
    by_id = {finding["id"]: finding for finding in report["findings"]}
    found = [item["finding"] if name == "fixed" else by_id[item["id"]] for item in report["nightly"][name]]
    assert len({told(finding) for finding in found}) == len(found)
    return {told(finding) for finding in found}


def ids(report: Mapping[str, Any], *names: str) -> set[str]:
    return {item["id"] for name in names for item in report["nightly"][name]}


@pytest.mark.parametrize("night", NIGHTS)
def test_what_is_new_is_what_the_notes_say(run: Run, night: str) -> None:
    assert listed(run.report(night), "new") == noted(["new", "alarms"], night)
    assert listed(run.report(night), "superseded") == noted(["superseded"], night) | noted(
        ["alarms"], night, notes=True
    )
    assert listed(run.report(night), "changed") == set()


def test_what_is_fixed_is_what_the_notes_say(run: Run) -> None:
    gone = {
        (entry["code"], frozenset(frozenset((one["file"], one["value"]) for one in side) for side in entry["sides"]))
        for entry in EXPECTED["alarms"]
        if entry.get("until") == "2026-03-03"
    }
    assert listed(run.report("2026-03-02"), "fixed") == set()
    assert listed(run.report("2026-03-03"), "fixed") == noted(["fixed"], "2026-03-03")
    assert listed(run.report("2026-03-04"), "fixed") == gone
    assert len(gone) == 1


def test_why_something_is_fixed_is_told(run: Run) -> None:
    why = {item["finding"]["topic"]: item["why"] for item in run.report("2026-03-03")["nightly"]["fixed"]}
    assert why == {
        "job, Pennmouth": "Calderwick Evening Chronicle withdrawn",
        "gust, Gannet Point": "Pennmouth Mercury updated",
    }


@pytest.mark.parametrize("night", NIGHTS)
def test_what_is_reopened_is_what_the_notes_say(run: Run, night: str) -> None:
    assert listed(run.report(night), "reopened") == noted(["reopened"], night)


def test_what_is_not_fixed_stays_open_from_night_to_night(run: Run) -> None:
    standing = ("new", "changed", "reopened", "still_open")
    for before, night in pairwise(NIGHTS):
        first, second = run.report(before), run.report(night)
        fixed = {item["finding"]["id"] for item in second["nightly"]["fixed"]}
        assert ids(second, "still_open") == ids(first, *standing) - fixed - ids(second, "ruled")
        assert ids(second, "superseded_before") == ids(first, "superseded", "superseded_before")


@pytest.mark.parametrize("night", NIGHTS)
def test_each_finding_that_stands_is_in_one_list(run: Run, night: str) -> None:
    report = run.report(night)
    names = ("new", "changed", "reopened", "still_open", "superseded", "superseded_before", "ruled")
    every = [item["id"] for name in names for item in report["nightly"][name]]
    assert sorted(every) == sorted(finding["id"] for finding in report["findings"])


def test_a_ruling_counts_from_the_day_on_which_it_was_made(run: Run) -> None:
    ruled = {told(finding) for finding in run.report("2026-03-04")["findings"] if "ruling" in finding}
    assert ruled == noted(["ruled"], "2026-03-03")
    assert listed(run.report("2026-03-04"), "ruled") == ruled
    assert [ids(run.report(night), "ruled") for night in NIGHTS[:2]] == [set(), set()]


@pytest.mark.parametrize("night", NIGHTS)
def test_what_was_ruled_wrong_is_to_be_corrected(run: Run, night: str) -> None:
    found = run.report(night)["nightly"]["corrections"]
    places = {("/".join(Path(one["path"]).parts[-2:]), one["text"]) for each in found for one in each["places"]}
    wanted = [entry for entry in EXPECTED["propagate"] if entry["night"] == night]
    assert places == {(one["file"], one["value"]) for entry in wanted for side in entry["sides"] for one in side}
    assert [each["right_value"] for each in found] == [entry["right_value"] for entry in wanted]


def test_who_was_the_odd_one_out_is_counted(run: Run) -> None:
    """Of the first night: the Chronicle's 280 jobs; the Mercury's 88km/h, and its roof (an alarm)."""
    found = run.report("2026-03-02")["nightly"]["odd_one_out"]
    assert [(one["source"], one["alone"], one["of"]) for one in found] == [
        ("Pennmouth Mercury", 2, 2),
        ("Calderwick Evening Chronicle", 1, 1),
    ]


def test_the_line_for_mail_and_the_exit_code(run: Run) -> None:
    told = (
        "15 articles, 7 new findings (5 errors), 7 open",
        "13 articles, 1 withdrawn, 6 new findings (4 errors), 2 fixed, 2 superseded, 1 problem, 11 open",
        "13 articles, 3 new findings (3 errors), 1 fixed, 1 reopened, 2 to correct, 13 open",
    )
    for night, what in zip(NIGHTS, told, strict=True):
        place = run.reports / night / "index.html"
        assert run.lines[night] == f"{night}: {what}: {place}\n"
        assert place.is_file()
    assert set(run.codes.values()) == {1}


@pytest.mark.parametrize("night", NIGHTS)
def test_the_report_keeps_the_contract(run: Run, night: str) -> None:
    report = run.report(night)
    validate(report, load_schema())
    summary = report["summary"]
    assert summary["articles"] == {"2026-03-02": 15, "2026-03-03": 26, "2026-03-04": 39}[night]
    assert 0 < summary["compared"] <= summary["values"]
    assert summary["compared"] + summary["not_comparable"] == summary["values"]
    assert {one["article"] for each in report["findings"] for side in each["sides"] for one in side["mentions"]} == {
        article["id"] for article in report["articles"]
    }


@pytest.mark.parametrize("night", NIGHTS)
def test_the_front_page_leads_to_the_findings(run: Run, night: str) -> None:
    front = pages.parsed((run.reports / night / "index.html").read_text(encoding="utf-8"))
    anchors = {
        each.attrs["id"]
        for each in pages.elements(
            pages.parsed((run.reports / night / "findings.html").read_text(encoding="utf-8")), "[id]"
        )
    }
    links = [str(each.attrs["href"]) for each in pages.elements(front, "a")]
    wanted = {link.partition("#")[2] for link in links if link.startswith("findings.html#")}
    assert len(wanted) >= 7
    assert wanted <= anchors
    for link in links:
        file, _, anchor = link.partition("#")
        if file:
            assert (run.reports / night / file).is_file()
        else:
            assert pages.elements(front, f"#{anchor}")


def test_the_front_page_tells_what_is_new_and_fixed_and_why(run: Run) -> None:
    front = pages.parsed((run.reports / "2026-03-03" / "index.html").read_text(encoding="utf-8"))
    assert pages.texts(front, "h1") == ["6 new findings (4 errors)"]
    assert len(pages.elements(front, "#new li")) == 6
    assert len(pages.elements(front, "#still tbody tr")) == 5
    assert pages.texts(front, "#fixed .reason") == [
        "Calderwick Evening Chronicle withdrawn; first seen on 2026-03-02.",
        "Pennmouth Mercury updated; first seen on 2026-03-02.",
    ]
    last = pages.parsed((run.reports / "2026-03-04" / "index.html").read_text(encoding="utf-8"))
    assert pages.texts(last, "#corrections mark") == ["£481,600"] * 3
    assert pages.texts(last, "#reopened .reason") == ["It had been closed on 2026-03-03; first seen on 2026-03-02."]


def test_the_trend_page_has_each_night(run: Run) -> None:
    trend = pages.parsed((run.reports / "index.html").read_text(encoding="utf-8"))
    rows = [row.split() for row in pages.texts(trend, "tbody tr")]
    assert [row[0][:10] for row in rows] == list(reversed(NIGHTS))
    assert {str(each.attrs["href"]) for each in pages.elements(trend, "tbody a")} == {f"{n}/index.html" for n in NIGHTS}
    assert "2026-03-03: 6 new" in pages.texts(trend, "#charts rect title")
    assert "2026-03-03: 2 fixed" in pages.texts(trend, "#charts rect title")


@pytest.mark.parametrize("name", ["2026-03-04/index.html", "index.html"])
def test_the_pages_need_nothing_else(run: Run, name: str) -> None:
    text = (run.reports / name).read_text(encoding="utf-8")
    assert "<script" not in text
    assert "http:" not in text
    assert "https:" not in text


def test_the_summary_has_the_same_lists(run: Run) -> None:
    text = (run.reports / "2026-03-04" / "summary.md").read_text(encoding="utf-8")
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert heads == [
        "# factcheck, 2026-03-04: 3 new findings (3 errors)", "## New: 3", "## Open again: 1",
        "## Corrections to propagate", "## Fixed: 1", "## Still open: 9", "## The odd one out",
    ]  # fmt: skip
    assert "| £481,600 | £418,600 | source-wrong by E. Marsh |" in text


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_pages_in_a_browser(run: Run, browser: Browser, size: tuple[int, int], dark: bool) -> None:
    """Nothing is wanted of a network, nothing is wider than the window, and links lead to the finding."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((run.reports / "index.html").as_uri())
    grounds = {page.evaluate("getComputedStyle(document.documentElement).backgroundColor")}
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.locator("#charts rect").count() == 3 + 3 + 2 + 3
    page.get_by_role("link", name="2026-03-04").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("3 new findings (3 errors)")
    grounds.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.locator("#new").get_by_role("link", name="pupil, Sandry High School").click()
    expect(page.locator(":target")).to_contain_text("17 pupils")
    assert grounds == {"rgb(23, 22, 20)" if dark else "rgb(251, 250, 245)"}
    assert said == []
    assert all(url.startswith(("file:", "data:")) for url in asked)
    context.close()
