"""What looks like a quantity and is none; each rule looks at one token and its neighbours.

The rules are grouped by what the figure is instead: a label (`labels`), a moment (`dates`, `clocks`), a result
(`scores`, `sport`), part of a name (`named`, `titles`), a pronoun (`pronouns`). The words they know are in
`context.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from factcheck.extract.numbers.clocks import clock
from factcheck.extract.numbers.dates import date, spelled_year, year
from factcheck.extract.numbers.labels import label, list_number, name_with_number, ordinal
from factcheck.extract.numbers.lexer import Kind, Tokens, touches, word
from factcheck.extract.numbers.named import address, block, bracketed, club, coded, figures, idiom, line, model, road
from factcheck.extract.numbers.pronouns import half_time, pronoun
from factcheck.extract.numbers.scores import chained, phone, score
from factcheck.extract.numbers.serial import calibre, channel, newscast, of_series, subscriber
from factcheck.extract.numbers.sport import behinds, event, par, result, wickets
from factcheck.extract.numbers.tables import numerals
from factcheck.extract.numbers.tables import words as context
from factcheck.extract.numbers.titles import hyphened_label, named, shop, title

_QUOTES = frozenset("“‘\"'")
_Rule = Callable[[Tokens, int], range]
_FIGURE_RULES: tuple[_Rule, ...] = (
    name_with_number,
    ordinal,
    label,
    list_number,
    year,
    date,
    clock,
    score,
    phone,
    chained,
    address,
    block,
    line,
    bracketed,
    coded,
    model,
    road,
    figures,
    shop,
    event,
    behinds,
    result,
    wickets,
    par,
    club,
    of_series,
    channel,
    newscast,
    calibre,
    subscriber,
)
_WORD_RULES: tuple[_Rule, ...] = (
    pronoun,
    half_time,
    clock,
    label,
    spelled_year,
    named,
    hyphened_label,
    figures,
    idiom,
    wickets,
    par,
    club,
)


@cache
def _words() -> frozenset[str]:
    """The words that the rules for words look at."""
    return frozenset({*numerals().small, *numerals().tens, "half", "quarter"})


def _address(tokens: Tokens, at: int) -> range:
    """The address of the web that begins at token `at`, up to the next space."""
    if word(tokens, at + 1) not in {":", "."} or not touches(tokens, at + 1):
        return range(0)
    end = at + 1
    while touches(tokens, end):
        end += 1
    return range(at, end)


def excluded(tokens: Tokens) -> frozenset[int]:
    """The indices of the tokens that begin no quantity."""
    found: set[int] = set()
    words, addresses = _words(), context("addresses")
    for at, token in enumerate(tokens):
        if token.lower in addresses and at not in found:
            found.update(_address(tokens, at))
        if token.text in _QUOTES:
            found.update(title(tokens, at))
        if token.kind is Kind.FIGURE:
            rules = _FIGURE_RULES
        elif token.lower in words:
            rules = _WORD_RULES
        else:
            continue
        for rule in rules:
            found.update(rule(tokens, at))
    return frozenset(found)
