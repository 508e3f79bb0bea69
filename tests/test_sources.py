"""Whom the house trusts: who is named first, whom to check first, and never what the verdict is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from desk import statement
from hypothesis import given
from hypothesis import strategies as st
from test_checks import fact

from factcheck import Article, Config
from factcheck.checks import check
from factcheck.house import Source, standing
from factcheck.model import Finding, Statement

ARTICLE = Article(
    id="1",
    path="stories/wires/2024/dispatch.txt",
    text="",
    source="The Hill Courier",
    url="https://example.org/news/dispatch",
)


@pytest.mark.parametrize(
    ("source", "covers"),
    [
        (Source(name="The Hill Courier"), True),
        (Source(name="the hill courier"), True),
        (Source(name="* courier"), True),
        (Source(name="Courier"), False),
        (Source(path="wires/*"), True),
        (Source(path="./wires/*"), True),
        (Source(path="stories/wires/2024/dispatch.txt"), True),
        (Source(path="ires/*"), False),
        (Source(path="drafts/*"), False),
        (Source(url="https://example.org/*"), True),
        (Source(url="https://example.com/*"), False),
        (Source(name="The Hill Courier", path="drafts/*"), False),
        (Source(name="The Hill Courier", path="wires/*", url="*example.org*"), True),
    ],
)
def test_a_source_is_known_by_its_name_its_path_and_its_address(source: Source, covers: bool) -> None:
    assert source.covers(ARTICLE) is covers


def test_the_first_that_fits_holds_and_who_is_not_listed_is_of_middling_trust() -> None:
    listed = [Source(name="Other", trust=0.9), Source(path="wires/*", trust=0.2), Source(name="The*", trust=0.8)]
    assert standing(ARTICLE, listed).trust == 0.2
    assert standing(ARTICLE, ()).trust == 0.5
    assert not standing(replace(ARTICLE, source=None, path="a.txt"), listed).own


def given_by(value: str, source: str, *, origin: str = "") -> Statement:
    found = statement(value, path=f"{source.lower()}.txt", origin=origin)
    return replace(found, article=replace(found.article, source=source))


def finding(*statements: Statement, sources: tuple[Source, ...] = ()) -> Finding:
    (found,) = check([fact(*statements)], config=Config(sources=sources)).findings
    return found


def first(found: Finding) -> str:
    return found.message.rpartition("; ")[2]


TWO = (given_by("41 bridges", "Alpha"), given_by("58 bridges", "Beta"))
ODD = (*(given_by(f"{count} bridges", name) for count, name in ((41, "Alpha"), (42, "Beta"), (44, "Gamma"))),
       given_by("60 bridges", "Delta"))  # fmt: skip


@pytest.mark.parametrize(
    ("statements", "sources", "advice"),
    [
        (TWO, (), "check where each figure comes from"),
        (TWO, (Source(name="Beta", trust=0.2),), "check Beta first"),
        (TWO, (Source(name="Beta", trust=0.8),), "check Alpha first"),
        (TWO, (Source(name="*", trust=0.8),), "check where each figure comes from"),
        (TWO, (Source(name="Alpha", own=True),), "check Alpha first"),
        (TWO, (Source(name="Alpha", own=True, trust=0.9),), "check Beta first"),
        (ODD, (), "check Delta first"),
        (ODD, (Source(name="Delta", trust=0.9),), "check where each figure comes from"),
        (ODD, (Source(name="Gamma", trust=0.1),), "check Gamma first"),
        (ODD, (Source(name="Omega", trust=0.1),), "check Delta first"),
    ],
)
def test_whom_to_check_first(statements: tuple[Statement, ...], sources: tuple[Source, ...], advice: str) -> None:
    assert first(finding(*statements, sources=sources)) == advice


def test_a_value_that_a_trusted_source_gives_too_is_trusted() -> None:
    found = finding(
        *TWO, given_by("58 bridges", "Gamma"), sources=(Source(name="Gamma", trust=0.9), Source(name="Beta", trust=0.1))
    )
    assert first(found) == "check Alpha first"


def test_names_are_told_by_trust_too() -> None:
    found = finding(*TWO, sources=(Source(name="Beta", trust=0.8),))
    assert [side.value for side in found.sides] == ["58 bridges", "41 bridges"]
    ours = finding(*TWO, sources=(Source(name="Beta", trust=0.8), Source(name="Alpha", own=True, trust=0.1)))
    assert [side.value for side in ours.sides] == ["41 bridges", "58 bridges"]


def test_the_trusted_source_of_a_side_is_named_first() -> None:
    agreed = given_by("58 bridges", "Zeta")
    found = finding(*TWO, agreed, sources=(Source(name="Zeta", trust=0.9),))
    assert [mention.source for mention in found.sides[0].mentions] == ["Zeta", "Beta"]


trusts = st.lists(st.tuples(st.sampled_from(["Alpha", "Beta", "Gamma", "Delta", "*"]), st.floats(0, 1), st.booleans()))


@given(trusts)
def test_trust_never_changes_a_verdict(listed: list[tuple[str, float, bool]]) -> None:
    sources = tuple(Source(name=name, trust=trust, own=own) for name, trust, own in listed)
    plain, weighed = finding(*ODD), finding(*ODD, sources=sources)
    assert replace(weighed, sides=(), message="") == replace(plain, sides=(), message="")
    assert {side.value for side in weighed.sides} == {side.value for side in plain.sides}
