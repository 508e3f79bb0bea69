"""One article against itself: how what the checks say becomes findings, and what a run on one article is."""

from __future__ import annotations

from factcheck import Config, check
from factcheck.checks import distinct
from factcheck.checks.within import CHECKS, Within, within
from factcheck.model import Article, Field, Severity, Verdict
from factcheck.pipeline import checkable

WRONG = "Bridge closes\n\nThe bridge closes on Friday, 10 October 2024. It was built in 1911."
RIGHT = "Bridge closes\n\nThe bridge closes on Thursday, 10 October 2024. It was built in 1911."


def article(text: str, *, name: str = "a", origin: str = "") -> Article:
    return Article(name, f"{name}.txt", text, origin=origin or name)


def looked_at(*articles: Article) -> Within:
    return within(articles, {one.id: () for one in articles}, config=Config(), groups={one.id: 0 for one in articles})


def test_a_contradiction_is_a_finding_with_a_side_for_each_value() -> None:
    (finding,) = looked_at(article(WRONG)).findings
    assert (finding.code, finding.field, finding.severity) == ("weekday", Field.WEEKDAY, Severity.ERROR)
    assert finding.verdict is Verdict.DIFFERENT
    assert [side.value for side in finding.sides] == ["Friday", "10 October 2024"]
    mentions = [mention for side in finding.sides for mention in side.mentions]
    assert [WRONG[one.start : one.end] for one in mentions] == ["Friday", "10 October 2024"]
    assert {one.sentence for one in mentions} == {"The bridge closes on Friday, 10 October 2024."}
    assert {one.line for one in mentions} == {3}
    product = 1.0
    for _, part in finding.confidence_parts:
        product *= part
    assert finding.confidence == product


def test_what_fits_is_counted_and_not_reported() -> None:
    told = looked_at(article(RIGHT))
    assert (told.findings, told.held) == ((), 1)
    assert looked_at(article("The bridge closes.")) == Within((), 0, frozenset())


def test_the_identity_holds_no_offsets_and_no_path() -> None:
    (one,) = looked_at(article(WRONG)).findings
    (other,) = looked_at(article(f"News of the day\n\n{WRONG}", name="z")).findings
    assert one.id == other.id
    (changed,) = looked_at(article(WRONG.replace("10 October", "11 November"))).findings
    assert changed.id != one.id


def test_copies_give_one_finding_with_all_mentions() -> None:
    copies = [article(WRONG, name=name, origin="wire") for name in "abc"]
    told = looked_at(*copies)
    assert told.held == 1
    (finding,) = told.findings
    assert [[mention.path for mention in side.mentions] for side in finding.sides] == [["a.txt", "b.txt", "c.txt"]] * 2


def test_copies_that_are_not_held_against_each_other_give_two_findings() -> None:
    copies = [article(WRONG, name=name, origin="wire") for name in "ab"]
    told = within(copies, {"a": (), "b": ()}, config=Config(), groups={"a": 0, "b": 1})
    assert told.held == len(told.findings) == 2


def test_two_origins_with_one_mistake_give_two_findings() -> None:
    one, other = distinct(looked_at(article(WRONG, name="a"), article(WRONG, name="b")).findings)
    assert one.id != other.id


def test_a_mistake_made_twice_in_one_article_is_one_finding() -> None:
    (finding,) = looked_at(article(f"{WRONG}\n\nAgain: it closes on Friday, 10 October 2024.")).findings
    assert [len(side.mentions) for side in finding.sides] == [2, 2]


def test_hostile_text_is_no_trouble() -> None:
    looked_at(article("Friday,\0 10 October 2024 \ud800 Monday, 10 October 2024"))


def test_one_article_alone_is_checked() -> None:
    report = check([article(WRONG)], config=Config(use_cache=False))
    assert checkable(report)
    assert not report.problems
    (finding,) = report.findings
    (side, _) = finding.sides
    (mention,) = side.mentions
    assert WRONG[mention.clause_start : mention.clause_end].startswith("The bridge")
    assert report.summary.errors == 1
    assert report.summary.facts == 1
    assert 0 < report.summary.compared <= report.summary.values


def test_one_article_in_which_all_fits_is_a_pass() -> None:
    report = check([article(RIGHT)], config=Config(use_cache=False))
    assert checkable(report)
    assert not report.problems
    assert not report.findings


def test_each_check_has_its_slug() -> None:
    assert all(slug == slug.lower() and slug.replace("-", "").isalpha() for slug in CHECKS)
