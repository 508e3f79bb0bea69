"""Reading by rules of boilerplate: whole lines of one source, whatever else is read, and no stale claims."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cache import Cache
from factcheck.config import Config
from factcheck.house import NO_BOILERPLATE, Boilerplate
from factcheck.model import Article, Layout, Mark, Span
from factcheck.pipeline import claims_of
from factcheck.read import article_from_text, read, read_again
from factcheck.read.lines import split_lines
from factcheck.read.templates import as_written, template, units, written

TEXT = """Our valley since 3 March 1971 and today

Bridge shut at Weir

By Ann Lee

The bridge at Weir was shut on Monday after 12 cars got stuck.

It costs £1.20 to cross it, the council said, and it costs £1.20 to stay.

It costs £1.20.

Printed on 5 May 2026 by 14 people
"""
RULES = {
    "It costs £1.20.": ["It costs £1.20."],
    "it  COSTS £{number}.": ["It costs £1.20."],
    "*It costs £1.20.*": ["It costs £1.20."],
    "It costs £1.30.": [],
    "It costs £1.20": [],
    "It costs £{number} to cross it": [],
    "{date}": [],
    "Printed on {date} by {number} people": ["Printed on 5 May 2026 by 14 people"],
    "Printed on {date} by 15 people": [],
    "Printed on 5 May 2026 by 14 people": ["Printed on 5 May 2026 by 14 people"],
    "Our valley since {date} and today": ["Our valley since 3 March 1971 and today"],
}


def marked(article: Article) -> list[str]:
    spans = [mark.span for mark in article.marks if mark.layout is Layout.BOILERPLATE]
    return [article.text[span.start : span.end] for span in spans]


def read_by(*lines: tuple[str, str], source: str | None = "Mercury", text: str = TEXT) -> Article:
    return article_from_text(text, path="a.txt", source=source, boilerplate=Boilerplate(tuple(sorted(lines))))


@pytest.mark.parametrize(("line", "found"), RULES.items())
def test_a_rule_marks_whole_lines_and_nothing_else(line: str, found: list[str]) -> None:
    by_itself = marked(read_by())
    assert [each for each in marked(read_by(("Mercury", line))) if each not in by_itself] == found


def test_a_line_that_the_rules_know_is_neither_the_title_nor_a_stamp() -> None:
    assert read_by().title == "Our valley since 3 March 1971 and today"
    known = read_by(("Mercury", "Our valley since {date} and today"))
    assert (known.title, known.published) == ("Bridge shut at Weir", None)
    stamped = read_by(("Mercury", "Published on {date}"), text=f"Published on 5 May 2026\n{TEXT}")
    assert stamped.published == "2026-05-05"


@pytest.mark.parametrize(
    ("rule", "source", "counts"),
    [
        ("Mercury", "Mercury", True),
        (" mercury", "MERCURY", True),
        ("Mercury", "The Mercury", False),
        ("Mercury", None, False),
        ("*", None, True),
        ("*", "Hill Courier", True),
    ],
)
def test_a_rule_is_of_one_source_or_of_all(rule: str, source: str | None, counts: bool) -> None:
    assert ("It costs £1.20." in marked(read_by((rule, "It costs £1.20."), source=source))) is counts


def test_what_the_format_has_named_stays() -> None:
    start = TEXT.index("It costs £1.20.\n\nPrinted")
    marks = (Mark(Span(start, start + 15), Layout.CAPTION),)
    rules = Boilerplate((("*", "It costs £1.20."),))
    article = article_from_text(TEXT, path="a.txt", marks=marks, boilerplate=rules)
    assert marks[0] in article.marks
    assert "It costs £1.20." not in marked(article)


def test_an_article_is_read_again_as_it_would_have_been_at_once() -> None:
    rules = (("*", "It costs £{number}."), ("Mercury", "Our valley since {date} and today"))
    at_once, before = read_by(*rules), read_by()
    assert read_again(before, boilerplate=Boilerplate(rules)) == at_once != before
    assert read_again(at_once, boilerplate=NO_BOILERPLATE) == before


def test_what_is_read_of_one_article_never_depends_on_others(tmp_path: Path) -> None:
    for name in "abcdef":
        (tmp_path / f"{name}.txt").write_text(f"{TEXT}\nSource of {name} in Weir\n", encoding="utf-8")
    config = Config(boilerplate=Boilerplate((("*", "It costs £1.20."),)))
    together, _ = read([str(tmp_path)], config=config)
    alone = [read([one.path], config=config)[0][0] for one in together]
    assert [one.marks for one in together] == [one.marks for one in alone]
    assert all("It costs £1.20." in marked(one) for one in alone)


def test_claims_from_a_cache_are_those_of_the_rules_of_today(tmp_path: Path) -> None:
    text = TEXT.replace("It costs £1.20.\n", "The bridge costs £900 a day.\n")
    before = article_from_text(text, path="a.txt", source="Mercury")
    rules = Boilerplate((("Mercury", "The bridge costs £{number} a day."),))
    after = read_again(before, boilerplate=rules)
    found = []
    for folder, order in ((tmp_path / "warm", (before, after, before)), (tmp_path / "cold", (after,))):
        with Cache(folder) as cache:
            for one in order:
                (claims,) = claims_of([one], cache=cache, tell=lambda *_: None).values()
                found.append([text[value.span.start : value.span.end] for claim in claims for value in claim.values])
    assert "£900" in " ".join(found[0])
    assert found[0] == found[2] != found[1] == found[3]
    assert "£900" not in " ".join(found[1])


def test_a_report_tells_which_rules_it_was_made_by() -> None:
    one, other = Boilerplate((("*", "a line"),)), Boilerplate((("*", "another line"),))
    assert "boilerplate" not in dict(Config().as_settings())
    told = [dict(Config(boilerplate=rules).as_settings())["boilerplate"] for rules in (one, other)]
    assert told[0] != told[1]
    assert told[0] == f"1 of them, sha256:{one.version}"
    assert replace(one).version == one.version


LINES = st.text(st.sampled_from("aBé 1203./,-{}*£:'’\u00a0\u200b\ue000\ue001") | st.characters(), max_size=40)


@given(LINES | st.from_regex(r"[a-z]{1,6} (?:Monday )?\d{1,2} March 20\d\d[ ,a-z]{0,5}\d{0,3}", fullmatch=True))
def test_a_line_as_written_covers_the_line(line: str) -> None:
    line = " ".join(line.split())
    found = template(line)
    if found is None:
        return
    for values in (found.values, (None,) * len(found.values)):
        rule = written(as_written(line, values))
        # Two dates or figures that touch may be read otherwise once one of them is gone; then nothing is learnt.
        assert rule is None or rule.covers(found) or None in values
    exact = written(as_written(line, found.values))
    assert exact is not None and exact.covers(found)


@given(st.lists(LINES | st.sampled_from(["", "a wrapped line of some sixty letters that goes on in the", "next one"])))
def test_every_line_is_of_one_unit(lines: list[str]) -> None:
    found = split_lines("\n".join(lines))
    assert [index for unit in units(found) for index in unit.lines] == list(range(len(found)))
