"""The console report: golden pages, what is never cut, and text that must stay harmless."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest
from builders import HILL, RIVER, VALLEY, border, drafted, empty, finding, mention, normalized, posts, report, side
from golden import matches_golden
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from factcheck.model import Field, Finding, Mention, Normalized, Problem, Report, Severity, Side, Summary
from factcheck.report import Listed, render_console
from factcheck.report.page import Page
from factcheck.report.quote import quotation
from factcheck.report.safe import harmless
from factcheck.report.summary import coverage

SGR = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")
LINK_ID = re.compile(r"(?<=\x1b\]8;id=)\d+")
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
HOSTILE = "\x1b]0;owned\x07\x1b[2J\x9b31m \u202etxt.exe\u2066 [bold]x[/bold] :smile: \u2028\r\b"


def shown(
    value: Report,
    *,
    width: int = 80,
    styled: bool = False,
    verbose: bool = False,
    quiet: bool = False,
    show: Collection[Listed] = (),
) -> str:
    file = io.StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=styled,
        color_system="standard" if styled else None,
        no_color=False,
        _environ={},
    )
    render_console(value, console, verbose=verbose, quiet=quiet, show=show)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("console-80.txt", shown(report())),
        ("console-200.txt", shown(report(), width=200)),
        ("console-80-verbose.txt", shown(report(), verbose=True)),
        ("console-80-quiet.txt", shown(report(), quiet=True)),
        ("console-80-styled.txt", shown(report(), styled=True)),
        ("console-80-empty.txt", shown(empty())),
        ("console-80-show.txt", shown(report(), show=tuple(Listed))),
        ("console-80-draft.txt", shown(drafted(), show=tuple(Listed))),
        ("console-200-draft.txt", shown(drafted(), show=tuple(Listed), width=200)),
        ("console-40-draft.txt", shown(drafted(), width=40)),
        ("console-80-draft-quiet.txt", shown(drafted(), quiet=True, show=tuple(Listed))),
        ("console-80-draft-verbose.txt", shown(drafted(), verbose=True)),
    ],
)
def test_golden(name: str, text: str) -> None:
    matches_golden(name, LINK_ID.sub("0", text).replace(Path.cwd().as_uri(), "file:///desk"))


def test_styles_add_nothing_but_styles() -> None:
    plain = SGR.sub("", shown(report(), styled=True, width=200))
    marked = shown(report(), width=200)
    assert marked.count("«") == 9
    assert plain.split() == marked.replace("«", "").replace("»", "").split()


@pytest.mark.parametrize("width", [1, 20, 40, 79, 80, 120, 200])
def test_places_are_never_broken_and_no_evidence_is_lost(width: int) -> None:
    text = shown(report(), width=width, verbose=True)
    flat = " ".join(text.replace("«", "").replace("»", "").split())
    for each in (each for one in report().findings for part in one.sides for each in part.mentions):
        assert f"{each.path}:{each.line}:{each.column}\n" in text
        assert each.sentence in flat


@pytest.mark.parametrize("width", [40, 80])
def test_only_lines_with_a_place_pass_the_width(width: int) -> None:
    for line in shown(report(), width=width).splitlines():
        assert len(line) <= width or "stories/panj/" in line
        assert line == line.rstrip()


def test_quiet_is_one_line_for_each_finding_and_problem_and_one_for_the_summary() -> None:
    lines = shown(report(), width=40, quiet=True).splitlines()
    assert len(lines) == 6
    assert lines[4].startswith("stories/panj/slide.jpg: not-text: ")
    assert lines[1].startswith(
        "stories/panj/hill-courier.txt:3:40: warning quantity: border, Tajikistan-Afghanistan: 843"
    )
    assert "1 error, 1 warning, 2 notes in 3 articles; 1 problem with the input." in lines[-1]


def test_the_value_is_marked_where_it_stands_not_where_it_first_occurs() -> None:
    article = replace(HILL, text="Of 12 villages 12 people had news.\n")
    second = mention(article, "12", nth=1)
    text = shown(report(findings=(finding(side("12", None, second)),)))
    assert "Of 12 villages «12» people" in text


def test_a_sentence_that_was_not_kept_letter_by_letter_is_still_shown() -> None:
    lost = replace(mention(HILL, "40 houses"), sentence="The slide buried forty.", sentence_start=900)
    assert "      The slide buried forty.\n" in shown(report(findings=(finding(side("40", None, lost)),)))


def test_no_finding_is_said_plainly_with_the_coverage() -> None:
    summary = replace(report().summary, errors=0, warnings=0, notes=0)
    text = shown(report(findings=(), problems=(), summary=summary))
    assert "No disagreement found in 3 articles.\n" in text
    assert "11 compared in 5 facts, 1 not comparable" in text
    assert "Nothing was checkable" not in text
    assert "No rate" not in text


def test_why_values_could_not_be_compared_is_said() -> None:
    summary = replace(report().summary, not_comparable=9, one_source=5, unmade=1)
    told = "9 not comparable (5 given by one source only, 1 of checks that are left out, 3 in lists or tables)."
    assert told in coverage(replace(report(), summary=summary))
    assert "9 not comparable." in coverage(replace(report(), summary=replace(summary, one_source=0, unmade=0)))
    mine = replace(drafted(), summary=replace(drafted().summary, not_comparable=2, one_source=2))
    assert "2 not comparable (given by no source)." in coverage(mine)


def test_as_many_are_listed_as_counted() -> None:
    words = replace(posts(), id="7", field=Field.CATEGORY, severity=None)
    value = replace(report(), single_source=(words, replace(words, id="8", field=Field.QUANTITY)))
    assert ", 1 given by one source only." in shown(value)
    listed = [line for line in shown(value, quiet=True, show=[Listed.SINGLE]).splitlines() if ": single: " in line]
    assert len(listed) == 1


def test_amounts_that_want_a_rate_are_counted() -> None:
    summary = replace(report().summary, without_rate=2)
    text = " ".join(shown(report(summary=summary)).split())
    assert "1 not comparable. No rate to compare 2 pairs of amounts in two currencies." in text


def test_articles_that_were_not_held_against_each_other_are_counted() -> None:
    told = coverage(report(summary=replace(report().summary, unheld=1, left_out=2)))
    assert told.endswith(
        "1 not comparable. 1 pair of articles not held against each other: too many hang together."
        " 2 disagreements between the sources left out."
    )


NOTHING = Summary(articles=2, claims=3, values=2, compared=0, facts=0, errors=0, warnings=0, notes=0, not_comparable=0)


@pytest.mark.parametrize(
    ("summary", "articles", "reason"),
    [
        (replace(NOTHING, articles=0), (), "No article could be read"),
        (replace(NOTHING, articles=1), (HILL,), "There is only one article"),
        (NOTHING, (HILL, replace(VALLEY, origin=HILL.origin)), "All articles carry one text"),
        (replace(NOTHING, values=0), (HILL, VALLEY), "No figures were found"),
        (NOTHING, (HILL, VALLEY), "No figure of one article speaks of the same thing"),
        (replace(NOTHING, without_rate=1), (HILL, VALLEY), "amounts in two currencies, and there is no rate"),
        (NOTHING, (replace(HILL, origin=""), replace(RIVER, origin="")), "No figure of one article speaks"),
    ],
)
def test_what_was_not_checkable_is_explained(summary: Summary, articles: tuple[object, ...], reason: str) -> None:
    value = report(
        summary=summary, articles=articles, claims=(1,) * len(articles), findings=(), problems=(), corroborations=()
    )
    text = shown(value)
    assert "Nothing was checkable" in text
    assert reason in " ".join(text.split())
    assert reason in shown(value, quiet=True)


def test_verbose_tells_the_parts_of_each_confidence_and_what_agrees() -> None:
    text = shown(report(), verbose=True)
    assert "confidence 0.93 = same slot 0.96 x differs 0.97\n" in text
    assert "Three border posts  border posts reopened   stories/panj/hill-courier.txt:5:61\n" in text
    assert "\n    The Hill Courier, Valley Post\n" in text
    assert "same slot" not in shown(report())


def test_the_id_that_a_ruling_needs_stands_beside_each_finding() -> None:
    heads = [line for line in shown(report()).splitlines() if line.startswith(("ERROR", "WARNING", "NOTE"))]
    assert len(heads) == len(report().findings)
    for one in report().findings:
        assert sum(line.endswith(f", {one.id})") for line in heads) == 1


def hostile_report(text: str) -> Report:
    place = replace(
        border().sides[0].mentions[0],
        path=text,
        source=text,
        published=text,
        attribution=text,
        text=text,
        sentence=f"before {text} after",
        start=7,
        sentence_start=0,
    )
    scale = Normalized(None, None, None, text)
    one = replace(finding(side(text, scale, place), id=text, parts=((text, 0.5),), topic=text, message=text), code=text)
    return report(
        articles=tuple(replace(each, title=text, source=text) for each in report().articles),
        findings=(one,),
        corroborations=(replace(posts(), topic=text, sides=one.sides),),
        problems=(Problem(text, text, text),),
    )


@pytest.mark.parametrize("styled", [False, True])
@pytest.mark.parametrize("quiet", [False, True])
def test_hostile_text_is_shown_as_escapes(styled: bool, quiet: bool) -> None:
    text = SGR.sub("", shown(hostile_report(HOSTILE), styled=styled, verbose=not quiet, quiet=quiet))
    assert not UNSAFE.search(text)
    assert r"\x1b]0;owned\x07\x1b[2J\x9b31m" in text
    assert r"\u202etxt.exe\u2066 [bold]x[/bold] :smile:" in text


def test_a_path_with_a_line_end_stays_on_its_line() -> None:
    lines = shown(hostile_report("a\nb\tc"), quiet=True).splitlines()
    assert len(lines) == 3
    assert lines[1].startswith(r"a\x0ab\x09c: ")
    assert lines[0].startswith(r"a\x0ab\x09c:3:40: ")


NASTY = st.text(st.one_of(st.characters(), st.sampled_from("\x1b\x9b\x07\u202e\u2066\u2028\ud800[]«»\n")), max_size=40)
OFFSETS = st.integers(min_value=0, max_value=60)


@st.composite
def nasty_findings(draw: st.DrawFn) -> Finding:
    maybe = st.none() | NASTY
    start = draw(OFFSETS)
    place = Mention(
        article=draw(NASTY),
        path=draw(NASTY),
        source=draw(maybe),
        start=start,
        end=start + draw(OFFSETS),
        text=draw(NASTY),
        line=1,
        column=1,
        clause_start=0,
        clause_end=0,
        sentence=draw(NASTY),
        sentence_start=draw(OFFSETS),
        attribution=draw(maybe),
        published=draw(maybe),
    )
    numbers = st.none() | st.decimals(allow_nan=False)
    scale = draw(st.none() | st.builds(Normalized, numbers, numbers, numbers, maybe))
    sides = draw(st.lists(st.builds(Side, NASTY, st.just(scale), st.sampled_from([(), (place,)])), max_size=2))
    severity = draw(st.sampled_from([None, *Severity]))
    return finding(*sides, id=draw(NASTY), severity=severity, topic=draw(NASTY), message=draw(NASTY))


@given(nasty_findings(), NASTY, st.integers(1, 200), st.booleans(), st.booleans())
def test_no_text_raises_or_reaches_the_terminal_raw(
    one: Finding, text: str, width: int, styled: bool, quiet: bool
) -> None:
    value = report(findings=(one,), corroborations=(one,), problems=(Problem(text, text, text),))
    out = shown(value, width=width, styled=styled, verbose=not quiet, quiet=quiet)
    assert not UNSAFE.search(SGR.sub("", out) if styled else out)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_console_of_any_encoding_can_show_it(encoding: str) -> None:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, errors="strict")
    value = report(findings=(replace(border(), topic="Ağrı"),))
    render_console(value, Console(file=file, width=80, color_system=None, _environ={}))
    file.flush()
    text = raw.getvalue().decode(encoding)
    assert ("[843 miles]" if encoding == "ascii" else "«843 miles»") in text
    assert ("Ağrı" if encoding == "utf-8" else r"A\u011fr\u0131") in text


@given(NASTY)
def test_harmless_keeps_what_is_harmless(text: str) -> None:
    once = harmless(text)
    assert harmless(once) == once
    assert not UNSAFE.search(once.replace("\n", "\x00"))
    if text.isascii() and text.isprintable():
        assert once == text


def quoting(sentence: str, *values: str) -> Report:
    """A report on one value of one side for each of `values`, all in one long sentence."""
    article = replace(HILL, text=f"{sentence}.\n")
    places = (replace(mention(article, value), sentence=sentence, sentence_start=0) for value in values)
    return report(findings=(finding(*(side(place.text, normalized("1", "1", "1"), place) for place in places)),))


WORDS = " ".join(["the river rose"] * 40)


@pytest.mark.parametrize(
    ("sentence", "shown_so"),
    [
        (f"Twelve people {WORDS}", "«Twelve people» the river"),
        (f"{WORDS} Twelve people", "the river rose «Twelve people»\n"),
        (f"{WORDS} Twelve people {WORDS}", "… "),
        (f"{WORDS}Twelve people{WORDS}", "rose«Twelve people»the"),
        ("水" * 400 + "Twelve people" + "火" * 400, "水«Twelve people»火"),
        ("e\u0301" * 400 + "Twelve people" + "a\u0308" * 400, "e\u0301«Twelve people»a\u0308"),
    ],
)
def test_a_long_sentence_is_cut_around_its_value(sentence: str, shown_so: str) -> None:
    value = quoting(sentence, "Twelve people")
    text = shown(value)
    assert shown_so in text.replace("\n      ", " ") or shown_so in text.replace("\n      ", "")
    assert "…" in text
    quoted = text.partition("hill-courier.txt:")[2].partition("\n\n")[0].splitlines()[1:]
    assert sum(map(cell_len, quoted)) < 400
    assert all(cell_len(line) <= 80 for line in quoted)
    assert not any(unicodedata.combining(line.strip()[0]) for line in quoted)
    whole = shown(value, verbose=True)
    assert "…" not in whole
    assert "".join(sentence.split()) in "".join(whole.replace("«", "").replace("»", "").split())


def test_what_lies_between_two_values_is_cut_too() -> None:
    sentence = f"Of 40 houses {WORDS} and of 58 barns {WORDS} nothing is left"
    article = replace(HILL, text=f"{sentence}.\n")
    both = tuple(
        replace(mention(article, value), sentence=sentence, sentence_start=0) for value in ("40 houses", "58 barns")
    )
    text = " ".join(shown(report(findings=(finding(side("98", normalized("98", "98", "98"), *both)),))).split())
    assert "Of «40 houses» the river" in text
    assert "rose … " in text or "river … " in text or "the … " in text
    assert "«58 barns»" in text
    assert text.count("stories/panj/hill-courier.txt:") == 1


@given(st.text(max_size=900), st.text(min_size=1, max_size=300), st.text(max_size=900), st.integers(1, 220))
def test_any_sentence_is_quoted_with_its_value(before: str, value: str, after: str, width: int) -> None:
    sentence = f"{before}{value}{after}"
    place = replace(border().sides[0].mentions[0], text=value, start=len(before), sentence=sentence, sentence_start=0)
    page = Page(width=width, styled=False, encoding="utf-8")
    for whole in (True, False):
        text = quotation((place,), page, indent=6, whole=whole).plain
        assert text.count("«") >= 1
        assert text == text.strip() or page.prose(sentence) != page.prose(sentence).strip()
        assert (
            not whole
            or text.replace("«", "").replace("»", "").split()
            == page.prose(sentence).replace("«", "").replace("»", "").split()
        )
        assert whole or len(text) <= 5 * max(200, 4 * page.room(6)) + 400


def test_many_mentions_of_a_side_are_folded() -> None:
    each = [
        replace(
            mention(HILL, "40 houses"),
            path=f"{at}.txt",
            article=f"{at}",
            source=f"Paper {at}",
            sentence=f"{at} 40 houses.",
        )
        for at in range(6)
    ]
    value = report(findings=(finding(side("40 houses", normalized("40", "40", "40"), *each)),))
    text = shown(value)
    assert "1.txt:4:18" in text
    assert "2.txt" not in text
    assert "    and 4 more: Paper 2, Paper 3 and 2 more\n" in text
    assert "5.txt:4:18" in shown(value, verbose=True)
    same = [replace(one, path="a.txt", article="a", source="Paper 0", line=7 + at) for at, one in enumerate(each)]
    value = report(findings=(finding(side("40 houses", normalized("40", "40", "40"), *same)),))
    assert "    and 4 more on lines 9, 10, 11, 12\n" in shown(value)


def test_one_sentence_of_several_articles_is_quoted_once() -> None:
    each = [
        replace(mention(HILL, "40 houses"), path=f"{at}.txt", article=f"{at}", source=f"Paper {at}") for at in range(4)
    ]
    text = shown(report(findings=(finding(side("40 houses", normalized("40", "40", "40"), *each)),)))
    assert text.count("The slide buried «40 houses»") == 1
    assert (
        "Paper 0, 2024-03-05   0.txt:4:18\n    Paper 1, 2024-03-05   1.txt:4:18\n    and 2 more: Paper 2, Paper 3\n"
        in text
    )


def test_a_giant_value_is_shown_by_its_ends() -> None:
    giant = f"a{'b' * 5_000}c"
    place = replace(border().sides[0].mentions[0], text=giant, sentence=giant, start=0, sentence_start=0)
    value = report(findings=(finding(side(giant, normalized("1", "1", "1"), place)),), problems=())
    assert len(shown(value)) < 2_500
    assert giant in "".join(shown(value, verbose=True).split())


@pytest.mark.parametrize("width", [40, 80, 200])
def test_wide_and_combining_characters_keep_the_width(width: int) -> None:
    sentence = "地震で12人が死亡し、" * 12 + "Ağrı’da 12 kişi öldü, de\u0301ce\u0301s a\u0300 l’ho\u0302pital"
    place = replace(
        mention(replace(HILL, text="12 人.\n"), "12"), sentence=sentence, start=3, sentence_start=0, text="12"
    )
    value = report(
        findings=(finding(side("12人", normalized("12", "12", "12"), place), topic="死者 " * 30, message=sentence),)
    )
    for line in shown(value, width=width).splitlines():
        assert cell_len(line) <= width or "stories/panj/" in line


def test_several_drafts_each_have_a_heading() -> None:
    value = drafted()
    other = replace(value.articles[0], id="d2", path="desk/other.md")
    moved = replace(
        value.findings[0],
        id="9",
        sides=tuple(
            replace(one, mentions=tuple(replace(each, article="d2", path=other.path) for each in one.mentions))
            for one in value.findings[0].sides
        ),
    )
    both = replace(
        value,
        articles=(*value.articles, other),
        claims=(*value.claims, 5),
        findings=(moved, *value.findings),
        drafts=("d1", "d2"),
    )
    lines = shown(both).splitlines()
    assert lines[0] == "desk/draft.md"
    assert lines.index("desk/other.md") > lines.index(f"line 5  ERROR  tonne  (parts, {value.findings[0].id})")
    assert "Coverage: 9 values of the drafts read" in shown(both)


def test_a_place_that_is_no_file_is_no_link() -> None:
    place = border().sides[0].mentions[0]
    for path in ("-", "\ud800.txt"):
        text = shown(report(findings=(finding(side("x", None, replace(place, path=path))),)), styled=True)
        assert "\x1b]8;" not in text
    linked = shown(report(findings=(finding(side("x", None, replace(place, path="a b#c\x1b.txt"))),)), styled=True)
    assert "/a%20b%23c%1B.txt#3\x1b\\" in linked
