"""Figures of sport that count nothing: names of events, and results of codes that score in two ways."""

from __future__ import annotations

from factcheck.extract.numbers.labels import plural
from factcheck.extract.numbers.lexer import HYPHENS, Tokens, digits, is_figure, is_word, touches, word
from factcheck.extract.numbers.measures import prefixes, suffix_at
from factcheck.extract.numbers.tables import numerals, words

_GOAL = 6
_LONGEST_SCORE = 3
_METRES = frozenset({"m", "metre", "metres", "meter", "meters", "yard", "yards"})
_WHOSE = frozenset({"men's", "men’s", "women's", "women’s", "boys'", "girls'", "boys’", "girls’", "mixed"})
_NAMES = 3
_WICKETS = 10
_STROKES = 40
_NEAR = 5


def event(tokens: Tokens, at: int) -> range:
    """ "The 400m freestyle heats", "the women's 1500m", "4x100m relay", "a 5K run": a distance in a name."""
    if not is_figure(tokens, at):
        return range(0)
    if word(tokens, at + 1) == "k" and touches(tokens, at + 1) and word(tokens, at + 2) in words("after_5k"):
        return range(at, at + 1) if digits(tokens, at) and prefixes().before(tokens, at) is None else range(0)
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


def wickets(tokens: Tokens, at: int) -> range:
    """ "England 325 for six", "took 3 for 25": runs and wickets of cricket, without a unit or a noun after them."""
    left, right = _small(tokens, at), _small(tokens, at + 2)
    if word(tokens, at + 1) != "for" or left is None or right is None or touches(tokens, at) or not _bare(tokens, at):
        return range(0)
    before = at - 1
    if left > _WICKETS >= right and is_figure(tokens, at):
        told = _capital(tokens, before) or word(tokens, before) in words("before_runs")
    else:
        told = left <= _WICKETS and is_figure(tokens, at + 2) and word(tokens, before) in words("before_wickets")
    return range(at, at + 3) if told and not _paid(tokens, at) else range(0)


def _small(tokens: Tokens, at: int) -> int | None:
    """A whole number of up to three digits, or a number word up to twenty."""
    text = digits(tokens, at)
    if text:
        return int(text) if len(text) <= _LONGEST_SCORE else None
    return numerals().small.get(word(tokens, at))


def _bare(tokens: Tokens, at: int) -> bool:
    """Whether neither a noun nor a unit follows "325 for six"."""
    end = at + 3
    if word(tokens, end) in {"%", "-", "/", "$", "£", "€", "of"} or touches(tokens, end + 1):
        return False
    follows = is_word(tokens, end) and word(tokens, end) not in words("closed") and word(tokens, end) != "declared"
    return not follows and suffix_at(tokens, end) is None


def _paid(tokens: Tokens, at: int) -> bool:
    near = (word(tokens, back) for back in range(at - _NEAR, at))
    return any(one in words("prices") or one in {"sold", "bought", "sell", "buy", "sells"} for one in near)


def par(tokens: Tokens, at: int) -> range:
    """ "A five-under 67", "at 12-under", "a three-over 75", "seven-under-par": strokes of golf beside par."""
    side = word(tokens, at + 2)
    tied = word(tokens, at + 1) in HYPHENS and touches(tokens, at + 1) and touches(tokens, at + 2)
    strokes = _small(tokens, at)
    if not tied or side not in {"under", "over"} or strokes is None or strokes > _STROKES or touches(tokens, at):
        return range(0)
    after = at + 3
    if word(tokens, after) == "par" or (word(tokens, after) in HYPHENS and word(tokens, after + 1) == "par"):
        return range(at, at + 1)
    score = digits(tokens, after)
    if len(score) == 2 and int(score) > _STROKES and not plural(tokens, after + 1):
        return range(at, after + 1)
    ends = not is_word(tokens, after) or word(tokens, after) in {*words("closed"), "total", "round"}
    return range(at, at + 1) if side == "under" and ends and word(tokens, after) not in HYPHENS else range(0)


def _name_before(tokens: Tokens, at: int) -> int:
    start = at
    while at - start < _NAMES and _capital(tokens, start - 1):
        start -= 1
    return start


def _points(tokens: Tokens, at: int) -> bool:
    return bool(digits(tokens, at)) and len(tokens[at].text) < _LONGEST_SCORE and not touches(tokens, at)


def _capital(tokens: Tokens, at: int) -> bool:
    return is_word(tokens, at) and tokens[at].text[0].isupper() and tokens[at].lower not in words("months")
