"""Figures of sport that count nothing: names of events, and results of codes that score in two ways."""

from __future__ import annotations

from factcheck.extract.numbers.lexer import Tokens, digits, is_figure, is_word, touches, word
from factcheck.extract.numbers.tables import words

_GOAL = 6
_LONGEST_SCORE = 3
_METRES = frozenset({"m", "metre", "metres", "meter", "meters", "yard", "yards"})
_WHOSE = frozenset({"men's", "men’s", "women's", "women’s", "boys'", "girls'", "boys’", "girls’", "mixed"})
_NAMES = 3


def event(tokens: Tokens, at: int) -> range:
    """ "The 400m freestyle heats", "the women's 1500m", "4x100m relay": a distance that names what is run or swum."""
    if not is_figure(tokens, at):
        return range(0)
    by = 2 if word(tokens, at + 1) in {"x", "×"} and is_figure(tokens, at + 2) else 0
    unit = at + by + 1
    unit += word(tokens, unit) == "-" and touches(tokens, unit)
    if word(tokens, unit) not in _METRES:
        return range(0)
    whose = word(tokens, at - 1) in _WHOSE or (
        word(tokens, at - 2) in _WHOSE and word(tokens, at - 1) in words("strokes")
    )
    # The lexer leaves the mark of the plural possessive apart: "boys' 100m".
    whose = whose or (word(tokens, at - 1) in {"'", "’"} and word(tokens, at - 2) in {"boys", "girls"})
    named = word(tokens, unit + 1) in words("strokes") or (
        word(tokens, unit + 1) == "individual" and word(tokens, unit + 2) == "medley"
    )
    return range(at, at + by + 1) if whose or named else range(0)


def behinds(tokens: Tokens, at: int) -> range:
    """ "14.9 (93)": goals and behinds of Australian football, with the points that they make."""
    goals, _, rest = tokens[at].text.partition(".")
    points = digits(tokens, at + 2) if word(tokens, at + 1) == "(" and word(tokens, at + 3) == ")" else ""
    if not (goals.isdecimal() and rest.isdecimal() and points):
        return range(0)
    return range(at, at + 3) if _GOAL * int(goals) + int(rest) == int(points) else range(0)


def result(tokens: Tokens, at: int) -> range:
    """ "Rovers 2 Harriers 1": two names with a small figure after each, at the start of what is said and at its end."""
    if not _points(tokens, at):
        return range(0)
    first = _name_before(tokens, at)
    second = at + 1
    while second - at <= _NAMES and _capital(tokens, second):
        second += 1
    if first == at or second == at + 1 or not _points(tokens, second):
        return range(0)
    opens = first == 0 or not is_word(tokens, first - 1)
    closes = second + 1 == len(tokens) or word(tokens, second + 1) in {".", ",", ":", ";", "(", ")"}
    return range(at, second + 1) if opens and closes and not is_figure(tokens, first - 1) else range(0)


def _name_before(tokens: Tokens, at: int) -> int:
    start = at
    while at - start < _NAMES and _capital(tokens, start - 1):
        start -= 1
    return start


def _points(tokens: Tokens, at: int) -> bool:
    return bool(digits(tokens, at)) and len(tokens[at].text) < _LONGEST_SCORE and not touches(tokens, at)


def _capital(tokens: Tokens, at: int) -> bool:
    return is_word(tokens, at) and tokens[at].text[0].isupper() and tokens[at].lower not in words("months")
