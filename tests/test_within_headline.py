"""The headline and the standfirst against the text: dates, ages, names, and what is affirmed and denied."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
from desk import articles

from factcheck.checks.within.contradiction import Contradiction, Fit
from factcheck.checks.within.headline import check
from factcheck.checks.within.tops import tops
from factcheck.extract import extract
from factcheck.model import Article, Claim

BODY = (
    "WEXBURY - The council voted on Thursday to shut the lido, and Ian Haldenby, who runs it, said he would appeal.\n\n"
    "The lido was insured. Mr Haldenby, 47, took it over in 2011 from his aunt, Clare Odlum.\n\n"
    "Petra Lundqvist, who leads the council, said the money was needed for the roof of the library.\n\n"
    "Swimmers will march to the town hall on Saturday, and the next meeting is in May."
)
FIRE = (
    "Four people were killed and eleven were hurt when a mill burned down at Wexbury on Monday, the brigade said.\n\n"
    "The mill was not insured, its owner said. The school next door was evacuated.\n\n"
    "An inquiry will be held, and its report is due in June."
)

# The field that is flagged or None, what stands above the text, the text, and why.
ROWS: tuple[tuple[str | None, str, str, str], ...] = (
    ("date", "Council votes on Wednesday to shut lido", BODY, "the vote was on Thursday"),
    (None, "Council votes on Thursday to shut lido", BODY, "so it was"),
    (None, "Swimmers to march on Saturday as council votes to shut lido", BODY, "told further down"),
    (None, "Lido: what happens on Friday", BODY, "of which the text tells no day"),
    (None, "Council votes in March to shut lido", BODY, "a month is no day"),
    ("age", "Man, 48, to appeal as council shuts lido", BODY, "he is 47"),
    ("age", "Man, 74, to appeal as council shuts lido", BODY, "he is 47"),
    (None, "Man, 47, to appeal as council shuts lido", BODY, "so he is"),
    (None, "Girl, 12, leads march to save the lido", BODY, "somebody else"),
    ("name", "Council shuts lido, and Haldenbey will appeal", BODY, "Haldenby"),
    ("name", "Petra Lundkvist: money for lido is needed for library", BODY, "Lundqvist"),
    (None, "Council shuts lido, and Haldenby will appeal", BODY, "so he is spelled"),
    (None, "The Haldenbys against the council: fight for a lido", BODY, "a form of the name"),
    (None, "Council shuts lido, and Hollander will appeal", BODY, "too far to be a slip"),
    (None, "Council Shuts Lido, Weary Swimmers March", BODY, "Weary is no name"),
    ("polarity", "Lido was not insured, council told", BODY, "it was"),
    (None, "Lido was insured, council told", BODY, "so it was"),
    ("polarity", "Mill that burned was insured, says owner", FIRE, "it was not"),
    ("polarity", "School was not evacuated, says owner of mill", FIRE, "it was"),
    (None, "School evacuated in mill fire", FIRE, "so it was"),
    (None, "Was the mill insured? Questions after fire", FIRE, "a question"),
    (None, "School could be evacuated", FIRE, "only possible"),
    ("quantity", "Five people killed in mill fire", FIRE, "four"),
    ("quantity", "Mill burns down\n\nFive people killed and a school evacuated", FIRE, "a standfirst as a heading"),
    ("quantity", "Mill burns down\n\n- Five people killed\n- School evacuated", FIRE, "a standfirst as a list"),
    ("quantity", "Mill burns down\n\n**Five people were killed and a school was evacuated.**", FIRE, "in bold"),
    (None, "Mill burns down\n\n- Four people killed\n- Eleven hurt", FIRE, "so they were"),
    (None, "Mill burns down\n\nHow many people were killed?", FIRE, "a question"),
    (None, "Mill burns down\n\nFifteen people killed or hurt", FIRE, "the text names the parts"),
    (None, "Mill burns down\n\n**About fifteen people were killed or hurt.**", FIRE, "a total"),
)  # fmt: skip


@cache
def _read() -> tuple[tuple[Article, Sequence[Claim]], ...]:
    every = articles(*(f"{top}\n\n{body}" for _, top, body, _ in ROWS), dates=["2024-10-12"] * len(ROWS))
    return tuple(zip(every, extract(every), strict=True))


@pytest.mark.parametrize("row", range(len(ROWS)), ids=[row[1] for row in ROWS])
def test_rows(row: int) -> None:
    field, _, _, why = ROWS[row]
    found = [one for one in check(*_read()[row]) if isinstance(one, Contradiction)]
    assert [one.field.value for one in found] == ([] if field is None else [field]), (why, found)
    assert all(len(one.sides) == 2 and one.sides[0] != one.sides[1] for one in found)


def test_half_of_the_rows_are_near_misses() -> None:
    assert 2 * sum(field is None for field, *_ in ROWS) >= len(ROWS)


def test_what_fits_was_held_against_the_text() -> None:
    fits = [one for article, claims in _read() for one in check(article, claims) if isinstance(one, Fit)]
    assert len(fits) >= 4


@pytest.mark.parametrize(
    ("text", "standfirst"),
    [
        ("Mill burns\n\nFour are dead in Wexbury\n\n" + FIRE, ["Four are dead in Wexbury"]),
        ("Mill burns\n\n- Four dead\n- Nine hurt\n\n" + FIRE, ["- Four dead", "- Nine hurt"]),
        ("Mill burns\n\n**Four are dead.**\n\n" + FIRE, ["**Four are dead.**"]),
        ("Mill burns\n\nFour are dead, nine hurt.\n\nBy Ann Lee\n\n" + FIRE, ["Four are dead, nine hurt."]),
        ("Mill burns\n\nBy Ann Lee\n\n" + FIRE, []),
        ("Mill burns\n\n" + FIRE, []),
        ("Key facts\n\n- Four dead\n- Nine hurt\n- One school evacuated", []),
        (FIRE, []),
    ],
)  # fmt: skip
def test_what_a_standfirst_is(text: str, standfirst: list[str]) -> None:
    (article,) = articles(text)
    found = [article.text[one.span.start : one.span.end] for one in tops(article) if one.name == "standfirst"]
    assert found == standfirst
