"""`factcheck.testing`: what tests of copy assert, with the real model, and what a test is told that is itself wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import builders
import pytest

from factcheck import Article, Config, FactcheckError, article_from_text
from factcheck.model import Report, Ruling, RulingKind
from factcheck.rulings import LEDGER
from factcheck.session import Job
from factcheck.testing import Checker, FailOn, Given, assert_consistent, assert_no_finding
from factcheck.testing.given import is_text

PIPELINE = Path(__file__).parents[1] / "fixtures" / "pipeline"
TWELVE = "The fire on Canal Street in Dunmore injured 12 people on Tuesday."
TWENTY_ONE = TWELVE.replace("12", "21")


@pytest.fixture(autouse=True)
def _newsroom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PIPELINE)


def story(text: str) -> Article:
    return article_from_text(text, path="story")


@pytest.mark.parametrize(
    "articles",
    [
        ("drafts/warehouse-fire.md", "sources/dunmore-gazette.txt"),
        (Path("drafts/warehouse-fire.md"), str(PIPELINE / "sources")),
        ("drafts/*fire*", "sources"),
        (TWELVE, TWENTY_ONE),
        (TWELVE, story(TWENTY_ONE)),
        (TWELVE, "sources/dunmore-gazette.txt"),
    ],
    ids=str,
)
def test_texts_paths_and_articles_are_held_against_each_other(articles: tuple[Given, ...]) -> None:
    with pytest.raises(AssertionError, match=r"^1 error: people, Canal Street-Dunmore\n"):
        assert_consistent(*articles)


def test_what_agrees_passes() -> None:
    assert_consistent("drafts/footbridge.md", "sources")
    assert_consistent("drafts/footbridge.md", against=["sources"])


def test_against_leaves_out_what_others_say_of_each_other() -> None:
    assert_consistent("drafts/footbridge.md", against=["drafts", "sources"])
    with pytest.raises(AssertionError, match="2 errors"):
        assert_consistent("drafts", "sources")


def test_the_draft_stands_on_the_left_whatever_its_name() -> None:
    with pytest.raises(AssertionError, match=r"left:  text 1:1:45\n *right: drafts/ware") as caught:
        assert_consistent(TWENTY_ONE, against=["drafts/warehouse-fire.md"])
    assert "«21 people»" in str(caught.value) and "«12 people»" in str(caught.value)


@pytest.mark.parametrize("settings", [{"fail_on": "never"}, {"ignore": ["quantity"]}, {"select": ["date"]}], ids=str)
def test_what_is_not_to_fail_does_not(settings: dict[str, Any]) -> None:
    checked = ("drafts/warehouse-fire.md", "sources")
    with pytest.raises(AssertionError):
        assert_consistent(*checked)
    assert_consistent(*checked, **settings)


def test_the_text_of_a_failure_fits_beside_what_pytest_sets_before_it() -> None:
    with pytest.raises(AssertionError) as caught:
        assert_consistent("drafts", "sources", fail_on="error")
    assert max(map(len, str(caught.value).splitlines()[1:])) <= 72


def test_nothing_checkable_is_no_pass() -> None:
    with pytest.raises(AssertionError, match="nothing was checkable\n"):
        assert_consistent("The choir has 40 singers.", "It rained in Lima for 12 days.")
    with pytest.raises(AssertionError, match="nothing was checkable\n"):
        assert_consistent("Rain in Lima\n\nIt was wet.\n", "A quiet day\n\nNobody minded.\n")


@pytest.mark.parametrize(
    ("articles", "settings", "code"),
    [
        (["no/such/file.md"], {}, "path-not-found"),
        (["no such file.md"], {}, "path-not-found"),
        (["nowhere"], {}, "path-not-found"),
        (["my drafts"], {}, "nothing-read"),
        (["-"], {}, "bad-input"),
        ([b"bytes"], {}, "bad-input"),
        ([7], {}, "bad-input"),
        (["drafts"], {"against": "sources"}, "bad-input"),
        (["drafts"], {"against": ["nowhere"]}, "path-not-found"),
        (["drafts"], {"select": ["quantitty"]}, "unknown-check"),
        (["drafts"], {"ignore": ["quantitty"]}, "unknown-check"),
        (["drafts"], {"fail_on": "loud"}, "bad-fail-on"),
        (["\x1b[31m.md"], {}, "path-not-found"),
        ([], {}, "nothing-given"),
    ],
    ids=ascii,
)
def test_a_test_that_is_wrong_is_told_so(articles: list[Any], settings: dict[str, Any], code: str) -> None:
    with pytest.raises(FactcheckError) as caught:
        assert_consistent(*articles, **settings)
    assert caught.value.code == code
    assert "\x1b" not in str(caught.value)


def test_an_article_that_cannot_be_read_is_no_remark(tmp_path: Path) -> None:
    (tmp_path / "empty.md").touch()
    with pytest.raises(FactcheckError, match="empty-file"):
        assert_consistent("sources", tmp_path)
    (tmp_path / "full.md").write_text(TWELVE)
    with pytest.raises(FactcheckError, match="empty-file"):
        Checker().check([tmp_path])
    assert Checker().check(["sources"], against=[tmp_path]).problems[0].code == "empty-file"


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("drafts", False),
        ("nowhere", False),
        ("no such draft.md", False),
        ("two\nlines.md", True),
        ("Officials counted 12 dead", True),
        ("drafts/*.md", False),
        ("a\0b", False),
    ],
    ids=ascii,
)
def test_what_is_a_text_and_what_a_path(given: str, text: bool) -> None:
    assert is_text(given) is text


def test_a_checker_knows_its_sources_and_its_settings() -> None:
    job = Job(paths=(), fail_on=FailOn.ERROR, config=Config(ignore=("quantity",)))
    checker = Checker(against=(str(PIPELINE / "sources"),), job=job)
    assert checker.sources == ("sources",)
    assert checker.check(["drafts/warehouse-fire.md"], against=checker.sources).findings == ()
    assert [each.code for each in checker.check(["drafts/library.md"]).findings] == ["weekday"]
    assert checker.check(["drafts/library.md"], ignore=["weekday"]).findings == ()
    with pytest.raises(AssertionError, match="1 error: weekday"):
        checker.assert_consistent("drafts/library.md")
    Checker(job=replace(job, fail_on=FailOn.NEVER)).assert_consistent("drafts/library.md")


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"code": "quantity"},
        {"field": "quantity"},
        {"topic": "HOUSES buried"},
        {"code": "quantity", "topic": "border"},
    ],
    ids=str,
)
def test_a_finding_that_there_is_fails(wanted: dict[str, str]) -> None:
    with pytest.raises(AssertionError, match=r"1 error|1 warning"):
        assert_no_finding(builders.report(), **wanted)


@pytest.mark.parametrize(
    "wanted",
    [{"code": "weekday"}, {"field": "money"}, {"topic": "ferries"}, {"field": "money", "topic": "border"}],
    ids=str,
)
def test_a_finding_that_there_is_not_does_not(wanted: dict[str, str]) -> None:
    assert_no_finding(builders.report(), **wanted)


def ruled(report: Report) -> Report:
    ruling = Ruling("id", RulingKind.KNOWN_DISPUTE, by="Ann", why="both are in print", made="2024-03-06")
    return replace(report, findings=tuple(replace(each, ruling=ruling) for each in report.findings))


def test_what_is_ruled_on_never_fails() -> None:
    assert_no_finding(ruled(builders.report()))


def test_a_ledger_is_laid_on_what_is_asserted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = Checker().check([TWELVE, TWENTY_ONE]).findings
    ruling = {"made": "2024-11-06", "finding": found.id, "as": "accepted", "by": "Ann", "why": "both"}
    (tmp_path / LEDGER).write_text(f"{json.dumps(ruling)}\n")
    assert_consistent(TWELVE, TWENTY_ONE, ledger=tmp_path / LEDGER)
    with pytest.raises(AssertionError):
        assert_consistent(TWELVE, TWENTY_ONE)
    monkeypatch.chdir(tmp_path)
    assert_consistent(TWELVE, TWENTY_ONE)
    (tmp_path / LEDGER).write_text("{\n")
    with pytest.raises(FactcheckError, match=r"rulings:1: "):
        assert_consistent(TWELVE, TWENTY_ONE)


@pytest.mark.parametrize(
    ("wanted", "code"), [({"code": "quantitty"}, "unknown-check"), ({"field": "sum"}, "unknown-field")], ids=str
)
def test_a_finding_that_there_cannot_be_is_a_mistake(wanted: dict[str, str], code: str) -> None:
    with pytest.raises(FactcheckError) as caught:
        assert_no_finding(builders.report(), **wanted)
    assert caught.value.code == code


def test_a_report_that_compared_nothing_has_no_finding_and_is_no_pass() -> None:
    with pytest.raises(AssertionError, match="nothing was checkable"):
        assert_no_finding(builders.empty(), code="weekday")
