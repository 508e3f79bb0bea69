"""Which lines an archive teaches to be boilerplate, and which are news although they repeat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newspaper import NAMES, SOURCE, articles, body, lesson, lines_of, made

from factcheck.archive import merged
from factcheck.house import Boilerplate, Repeated, boilerplate
from factcheck.model import Article, Layout, Mark, Span
from factcheck.read import article_from_text, read_again

FIXTURES = Path(__file__).parents[1] / "fixtures"
Lines = Callable[[int], Sequence[str]]


def only(text: str, upto: int = 99) -> Lines:
    """The same line below each of the first articles."""
    return lambda at: [text] if at < upto else []


# What stands below the articles, and what is learnt of it.
LEARNT: list[tuple[str, Lines, list[str]]] = [
    ("the paper on itself", only("The Mercury has reported since 1871. It costs £1.20."),
     ["The Mercury has reported since 1871. It costs £1.20."]),
    ("by its full name", only("Weir Valley Mercury serves 38 villages."), ["Weir Valley Mercury serves 38 villages."]),
    ("a word to readers", only("Ring our newsdesk if you saw it happen."), ["Ring our newsdesk if you saw it happen."]),
    ("a link", only("All our stories from the valley"), ["All our stories from the valley"]),
    ("in five of six", only("All our stories from the valley", 5), ["All our stories from the valley"]),
    ("a plain sentence in all", only("News from the valley is printed on Fridays."),
     ["News from the valley is printed on Fridays."]),
    ("another case and blanks", lambda at: ["All our stories  from the valley".upper() if at == 3 else
     "All our stories from the valley"], ["All our stories from the valley"]),
    ("the day of the article", lambda at: [f"The Mercury printed this on {1 + at} March 2026 in Weir"],
     ["The Mercury printed this on {date} in Weir"]),
    ("a field of one value", only("Delivered by: the Weir post office"), ["Delivered by: the Weir post office"]),
    ("braces", only("Get {more} of our stories from the valley"), ["Get {{more}} of our stories from the valley"]),
]  # fmt: skip
NOT_LEARNT: list[tuple[str, Lines]] = [
    ("in four of six", only("All our stories from the valley", 4)),
    ("a plain sentence in five of seven", only("News from the valley is printed on Fridays.", 5)),
    ("a stock sentence that is a fact", lambda at: ["No one was hurt in the fire."] if at not in (1, 3) else []),
    ("figures of the day", lambda at: [f"Water in the reservoir this morning: {60 + at} per cent"]),
    ("results", lambda at: [f"Half-time score in the derby: {at % 3}-0"]),
    ("a field of a table", lambda at: [f"Scene of the fire: {'a barn in Weir' if at < 5 else 'a mill'}"]),
    ("dates of events", lambda at: [f"The trial at the crown court begins on {20 + at} June 2026 or later"]),
    ("two words", only("Crime reporter")),
    ("figures alone", only("12 - 13 - 14")),
    ("known already", only("Sign up for our free morning newsletter")),
]


@pytest.mark.parametrize(("lines", "learnt"), [row[1:] for row in LEARNT], ids=[row[0] for row in LEARNT])
def test_what_stands_around_the_news_is_learnt(lines: Lines, learnt: list[str], tmp_path: Path) -> None:
    assert lines_of(lesson(articles(lines), tmp_path)) == learnt


@pytest.mark.parametrize("lines", [row[1] for row in NOT_LEARNT], ids=[row[0] for row in NOT_LEARNT])
def test_what_may_be_news_is_not(lines: Lines, tmp_path: Path) -> None:
    assert lines_of(lesson(articles(lines, count=7), tmp_path)) == []


def test_a_price_that_changes_seldom_and_for_good_is_one_rule(tmp_path: Path) -> None:
    every = articles(lambda at: [f"The Mercury costs £1.{2 if at < 5 else 3}0."], count=10)
    assert lines_of(lesson(every, tmp_path)) == ["The Mercury costs £{number}."]


def test_a_price_that_comes_and_goes_is_learnt_figure_by_figure(tmp_path: Path) -> None:
    every = articles(lambda at: [f"The Mercury costs £1.{at % 2}0."], count=10)
    assert lines_of(lesson(every, tmp_path)) == ["The Mercury costs £1.00.", "The Mercury costs £1.10."]


def test_the_background_of_a_running_story_is_news(tmp_path: Path) -> None:
    told = only("Three people died in the fire at the Old Tannery on Fellmonger Street.")
    assert lines_of(lesson(articles(told, stories=lambda _: 0, count=8), tmp_path)) == []
    half = articles(told, stories=lambda at: 0 if at < 4 else at, count=8)
    assert len(lines_of(lesson(half, tmp_path))) == 1, "five stories, one of them told four times, are many"


def test_what_a_paper_reminds_of_in_one_story_is_news_though_it_names_itself(tmp_path: Path) -> None:
    told = "As the Mercury revealed, three people died in the barn of Abaraa."
    assert lines_of(lesson(articles(only(told), stories=lambda _: 0, count=8), tmp_path)) == []


def test_a_paper_with_one_story_alone_still_speaks_of_itself(tmp_path: Path) -> None:
    own = "The Mercury is delivered to 41,000 homes."
    assert lines_of(lesson(articles(only(own), stories=lambda _: 0), tmp_path)) == [own]


def test_one_day_is_not_enough(tmp_path: Path) -> None:
    assert lines_of(lesson(articles(only("All our stories from the valley"), days=lambda _: 0), tmp_path)) == []


def test_copies_of_one_text_count_once(tmp_path: Path) -> None:
    one = articles(only("All our stories from the valley"), count=4)
    copies = [made(one[0].text, 10 + at, day=10 + at) for at in range(6)]
    assert lines_of(lesson([*one, *copies], tmp_path)) == []


def test_a_masthead_above_the_title_is_learnt_and_a_series_is_not(tmp_path: Path) -> None:
    def headed(at: int, top: str) -> Article:
        return made(f"{top}\n\nFire on the farm of {NAMES[4 * at]}\n\n{body(at)}", at, day=at)

    masthead = [headed(at, "Mercury 97.4 on the hour") for at in range(6)]
    assert lines_of(lesson(masthead, tmp_path)) == ["Mercury 97.4 on the hour"]
    series = [headed(at, "Diary of a valley" if at < 6 else f"News of {NAMES[-1 - at]} today") for at in range(9)]
    assert lines_of(lesson(series, tmp_path)) == []


def test_what_a_format_has_named_is_not_learnt(tmp_path: Path) -> None:
    line = "All our stories from the valley"
    found = []
    for one in articles(only(line)):
        at = one.text.index(line)
        marks = (Mark(Span(at, at + len(line)), Layout.CAPTION),)
        text = article_from_text(one.text, path=one.path, source=SOURCE, published=one.published, marks=marks)
        found.append(text)
    assert lines_of(lesson(found, tmp_path)) == []


def test_a_paragraph_that_was_wrapped_by_hand_is_one_line(tmp_path: Path) -> None:
    wrapped = (
        "The Mercury has been printed in the valley every Friday since\nthe first mill was built, and all read it."
    )
    (line,) = lines_of(lesson(articles(only(wrapped)), tmp_path))
    assert line == wrapped.replace("\n", " ")
    rules = Boilerplate(((SOURCE, line),))
    read = article_from_text(
        f"A title of some words\n\n{body(0)}\n\n{wrapped}", path="x", source=SOURCE, boilerplate=rules
    )
    marked = [read.text[mark.span.start : mark.span.end] for mark in read.marks if mark.layout is Layout.BOILERPLATE]
    assert marked == wrapped.splitlines()


def test_each_source_is_learnt_apart_and_none_without_a_name(tmp_path: Path) -> None:
    line = only("All our stories from the valley")
    ours, theirs = articles(line, count=6), articles(line, count=4, source="Hill Courier")
    theirs = [replace(one, id=f"{one.id}b", path=f"b/{one.path}") for one in theirs]
    nobody = [replace(one, id=f"{one.id}c", path=f"c/{one.path}") for one in articles(line, source=None)]
    found = lesson([*ours, *theirs, *nobody], tmp_path)
    assert [(one.source, one.articles, one.of, one.learnt) for one in found.lines] == [(SOURCE, 6, 6, "2026-04-02")]
    assert found.unknown == 6


def test_share_and_articles_can_be_asked_for(tmp_path: Path) -> None:
    every = articles(only("All our stories from the valley", 3), count=9)
    assert lines_of(lesson(every, tmp_path, articles=3)) == ["All our stories from the valley"]
    assert lines_of(lesson(every, tmp_path, articles=3, share=0.5)) == []


MIXED = articles(
    lambda at: ["All our stories from the valley", f"The Mercury costs £1.{2 if at < 5 else 3}0."], count=10
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(10)))
def test_the_order_never_matters(tmp_path: Path, order: list[int]) -> None:
    assert lesson([MIXED[at] for at in order], tmp_path) == lesson(MIXED, tmp_path)


def test_what_was_learnt_before_changes_nothing_of_what_is_learnt(tmp_path: Path) -> None:
    first = lesson(MIXED, tmp_path)
    again = [read_again(one, boilerplate=boilerplate(first.lines)) for one in MIXED]
    assert again != MIXED
    assert lesson(again, tmp_path) == first


def test_what_is_known_stays_as_it_is() -> None:
    learnt = Repeated(SOURCE, "It costs £1.20", 5, 6, "2026-03-01")
    wider = Repeated(SOURCE, "It costs £{number}", 9, 10, "2026-04-01")
    by_hand, news = Repeated("*", "Read on", note="ours"), Repeated(SOURCE, "A fact of the valley", news=True)
    assert merged([learnt, by_hand, news], []) == (learnt, by_hand, news)
    assert merged([learnt, by_hand], [wider]) == (by_hand, wider)
    assert merged([replace(learnt, note="the old price")], [wider]) == (replace(learnt, note="the old price"), wider)
    assert merged([wider], [learnt]) == (wider,)
    assert merged([news, by_hand], [Repeated(SOURCE, "a fact of the valley"), Repeated("B", "READ ON")]) == (
        news,
        by_hand,
    )
    once = merged([by_hand], [learnt, wider])
    assert merged(once, [learnt, wider]) == once


@pytest.mark.parametrize("folder", ["annotated", "stories", "drafts", "quantities", "pipeline"])
def test_nothing_is_learnt_where_nothing_repeats(folder: str, tmp_path: Path) -> None:
    from factcheck.config import Config
    from factcheck.read import read

    found, _ = read([str(FIXTURES / folder)], config=Config())
    assert len(found) > 4
    assert lines_of(lesson(found, tmp_path, articles=3, share=0.05)) == []


def test_not_even_if_all_articles_were_of_one_source(tmp_path: Path) -> None:
    from factcheck.config import Config
    from factcheck.read import read

    found, _ = read([str(FIXTURES / "annotated"), str(FIXTURES / "stories")], config=Config())
    pooled = [replace(one, source="Pool", given=replace(one.given, source="Pool")) for one in found]
    assert lines_of(lesson(pooled, tmp_path, articles=3, share=0.01)) == []
