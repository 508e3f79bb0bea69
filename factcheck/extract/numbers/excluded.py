"""What looks like a quantity and is none: dates, years, clock times, scores, labels, names with numbers, phone numbers.

Each rule looks at one token and its neighbours; the words they know are in `excluded.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources

from factcheck.extract.numbers.lexer import Kind, Token
from factcheck.extract.numbers.tables import numerals

_DASHES = frozenset({"-", "–", "—", "‑"})


@cache
def _words() -> dict[str, frozenset[str]]:
    table = tomllib.loads(resources.files("factcheck.extract.numbers").joinpath("excluded.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def excluded(tokens: Sequence[Token]) -> frozenset[int]:
    """The indices of the tokens that begin no quantity."""
    found: set[int] = set()
    for at, token in enumerate(tokens):
        if token.kind is Kind.FIGURE:
            rules = _FIGURE_RULES
        elif token.lower in numerals().small or token.lower in {"half", "quarter"}:
            rules = _WORD_RULES
        else:
            continue
        for rule in rules:
            found.update(rule(tokens, at))
    return frozenset(found)


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _glued(tokens: Sequence[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and tokens[at].glued


def _name_with_number(tokens: Sequence[Token], at: int) -> range:
    """ "G20", "A591", "F-16", "Covid-19": letters that touch the figure, perhaps over a hyphen."""
    before = at - 1
    if not tokens[at].glued:
        return range(0)
    if before >= 0 and tokens[before].kind is Kind.WORD:
        currency = tokens[before].text in {"Rs", "R", "N", "Re", "Sh", "KSh", "Ksh", "Tk", "RM", "Rp", "RMB", "SR", "Dh", "Dhs", "CHF", "Ush"}
        code = tokens[before].text.isupper() and len(tokens[before].text) == 3 and before in range(len(tokens))
        return range(0) if currency or code else range(at, at + 1)
    hyphen = before >= 1 and tokens[before].text in _DASHES and tokens[before].glued and tokens[before - 1].kind is Kind.WORD
    if hyphen and tokens[before - 1].lower not in numerals().small and tokens[before - 1].lower not in numerals().tens:
        return range(at, at + 1)
    return range(0)


def _ordinal(tokens: Sequence[Token], at: int) -> range:
    """ "201st", "17th"; and decades: "1990s"."""
    after = _lower(tokens, at + 1)
    decade = after == "s" and len(tokens[at].text) in {2, 4}
    return range(at, at + 1) if _glued(tokens, at + 1) and (after in _words()["ordinal_endings"] or decade) else range(0)


def _label(tokens: Sequence[Token], at: int) -> range:
    """ "Highway 61", "No. 114", "#5", "§ 12": a small whole number after what it labels."""
    text = tokens[at].text
    if not text.isdigit():
        return range(0)
    before = at - 1
    if _lower(tokens, before) in {"#", "§", "№"}:
        return range(at, at + 1)
    if _lower(tokens, before) == "." and _lower(tokens, before - 1) == "no":
        return range(at, at + 1)
    designator = _lower(tokens, before) in _words()["designators"] and tokens[before].kind is Kind.WORD
    followed = at + 1 < len(tokens) and tokens[at + 1].kind is Kind.WORD and tokens[at + 1].lower.endswith("s") and tokens[before].text.islower()
    return range(at, at + 1) if designator and not followed and _lower(tokens, at + 1) not in {"%", "percent", "per"} else range(0)


def _list_number(tokens: Sequence[Token], at: int) -> range:
    """ "1. In response", "2) ...", "(3) ..." at the start of a paragraph."""
    if not tokens[at].text.isdigit() or len(tokens[at].text) > 2:
        return range(0)
    first = at == 0 or (at == 1 and tokens[0].text == "(")
    return range(at, at + 1) if first and _lower(tokens, at + 1) in {".", ")"} and _glued(tokens, at + 1) and not _glued(tokens, at + 2) else range(0)


def _year(tokens: Sequence[Token], at: int) -> range:
    """A whole number from 1000 to 2100 without a comma, unless something is counted or paid."""
    text = tokens[at].text
    if not (text.isdigit() and len(text) == 4 and 1000 <= int(text) <= 2100):
        return range(0)
    before, after = _lower(tokens, at - 1), _lower(tokens, at + 1)
    if before in {"$", "£", "€", "₹", "rs", "¥"}:
        return range(0)
    counted = after.endswith("s") and after not in {"is", "was", "has", "his", "its", "this", "as", "s"} and tokens[at + 1].kind is Kind.WORD
    counted = counted or after in {"people", "men", "women", "children", "km", "mm", "m", "ha", "kg", "sq", "%", "percent", "mw", "ft", "metre", "meter", "square"}
    dated = before in _words()["year_words"] or before in _words()["months"] or before.isdigit()
    if int(text) < 1800 or int(text) > 2050:
        return range(at, at + 1) if dated and not counted and before not in {"the", "of", "to", "and", "for", "from", "by", "around", "on"} else range(0)
    spanned = at + 2 < len(tokens) and tokens[at + 1].text in _DASHES and tokens[at + 1].glued and tokens[at + 2].text.isdigit() and tokens[at + 2].glued
    if spanned:
        return range(at, at + 3)
    if counted and before not in {"in", "since", "until", "during", "early", "late"}:
        return range(0)
    return range(at, at + 1)


def _date(tokens: Sequence[Token], at: int) -> range:
    """ "July 16", "16 July", "September 10th", "10th of September", and figures only: 2024-03-05, 14.11.2024, 9/11/2001."""
    months, text = _words()["months"], tokens[at].text
    for sign in ("-", "/", ".", "–"):
        if _lower(tokens, at + 1) == sign and _glued(tokens, at + 1) and _lower(tokens, at + 3) == sign and _glued(tokens, at + 3):
            if text.isdigit() and _lower(tokens, at + 2).isdigit() and _lower(tokens, at + 4).isdigit():
                return range(at, at + 5)
    if _dotted_date(tokens, at):
        return range(at, at + 3)
    if not (text.isdigit() and len(text) <= 2):
        return range(0)
    before = at - 2 if _lower(tokens, at - 1) == "." and _glued(tokens, at - 1) else at - 1
    if _lower(tokens, before) in months and tokens[before].text[0].isupper():
        return _day_range(tokens, at)
    after = at + 1
    if _lower(tokens, after) in _words()["ordinal_endings"] and _glued(tokens, after):
        after += 1
    if _lower(tokens, after) == "of":
        after += 1
    if _lower(tokens, after) in months and tokens[after].text[0].isupper():
        return range(at, at + 1)
    for link in ({"to", "and", "-", "–"},):
        if _lower(tokens, at + 1) in link and _lower(tokens, at + 2).isdigit() and _lower(tokens, at + 3) in months and tokens[at + 3].text[0].isupper():
            return range(at, at + 3)
    return range(0)


def _dotted_date(tokens: Sequence[Token], at: int) -> bool:
    """ "14.11.2024", which the lexer reads as 14.11 and .2024 or the like."""
    day, _, month = tokens[at].text.partition(".")
    year = _lower(tokens, at + 2) if _lower(tokens, at + 1) == "." else ""
    return day.isdigit() and month.isdigit() and int(day) <= 31 and int(month) <= 12 and year.isdigit() and len(year) == 4 and _glued(tokens, at + 2)


def _day_range(tokens: Sequence[Token], at: int) -> range:
    """ "July 14-16", "July 14 to 16"."""
    if _lower(tokens, at + 1) in {"-", "–", "to", "and"} and _lower(tokens, at + 2).isdigit() and len(_lower(tokens, at + 2)) <= 2:
        glued = _glued(tokens, at + 1) or _lower(tokens, at + 1) == "to"
        return range(at, at + 3) if glued else range(at, at + 1)
    return range(at, at + 1)


def _clock(tokens: Sequence[Token], at: int) -> range:
    """ "4:12 a.m.", "10.30 pm", "04:12", "7pm", "0912 GMT", "9 to 5pm"; and race times "4:21:37"."""
    end = at + 1
    while _lower(tokens, end) in {":", "."} and _glued(tokens, end) and _lower(tokens, end + 1).isdigit() and _glued(tokens, end + 1):
        if _lower(tokens, end) == ".":
            break
        end += 2
    if end > at + 1:
        return range(at, end)
    if _clock_word(tokens, end):
        return range(at, end)
    if _lower(tokens, end) in {"-", "–", "to", "and"} and _lower(tokens, end + 1).replace(".", "").isdigit() and _clock_word(tokens, end + 2):
        return range(at, end + 2)
    leading = tokens[at].text.isdigit() and len(tokens[at].text) == 4 and tokens[at].text[0] == "0"
    return range(at, end) if leading else range(0)


def _clock_word(tokens: Sequence[Token], at: int) -> bool:
    word = _lower(tokens, at)
    if word in _words()["clock"]:
        return True
    return word in {"a", "p"} and _lower(tokens, at + 1) == "." and _lower(tokens, at + 2) == "m" and _glued(tokens, at + 2)


def _score(tokens: Sequence[Token], at: int) -> range:
    """ "3-1", "4-6, 7-6(5)", "24/7", "9/11": two small figures joined by a sign that are no range and no fraction."""
    if at + 2 >= len(tokens) or not _glued(tokens, at + 1) or not _glued(tokens, at + 2):
        return range(0)
    left, sign, right = tokens[at].text, tokens[at + 1].text, tokens[at + 2].text
    if not (left.isdigit() and right.isdigit() and sign in _DASHES | {"/"}):
        return range(0)
    if sign == "/":
        fraction = 0 < int(left) < int(right) <= 10
        return range(0) if fraction else range(at, at + 3)
    follows = at + 3 < len(tokens) and (tokens[at + 3].text in {"%", "-"} or tokens[at + 3].kind is Kind.WORD)
    verb = _lower(tokens, at + 3) in {"win", "victory", "defeat", "draw", "loss", "lead", "in", "to", "on", "at", "over", "against", "after", "with", "and", "up", "down", "vote"}
    rising = int(left) < int(right)
    return range(0) if rising and follows and not verb else range(at, at + 3)


def _phone(tokens: Sequence[Token], at: int) -> range:
    """Long runs of digits, leading zeros, and groups of digits that no magnitude explains."""
    text = tokens[at].text
    bare = text.replace(" ", "")
    if (bare.isdigit() and len(bare) > 7 and " " not in text and text == bare) or (len(text) > 1 and text[0] == "0" and text[1].isdigit()):
        end = at + 1
        while end < len(tokens) and (tokens[end].text.replace(" ", "").isdigit() or tokens[end].text in {"-", "(", ")"}):
            end += 1
        return range(at, end)
    return range(at, at + 1) if _lower(tokens, at - 1) == "+" and len(bare) > 5 else range(0)


def _pronoun(tokens: Sequence[Token], at: int) -> range:
    """ "one of", "no one", "this one": a pronoun."""
    if tokens[at].lower != "one":
        return range(0)
    before, after = _lower(tokens, at - 1), _lower(tokens, at + 1)
    magnitude = after in numerals().magnitudes or after in {"-", "and"} or (after in {"of", "in", "out"} and _lower(tokens, at + 2) in {"five", "ten", "three", "four", "six", "every"})
    if magnitude:
        return range(0)
    alone = at + 1 >= len(tokens) or tokens[at + 1].kind is not Kind.WORD
    return range(at, at + 1) if before in _words()["one_before"] or after in _words()["one_after"] or alone else range(0)


def _half_time(tokens: Sequence[Token], at: int) -> range:
    """ "first half", "half past two", "half-time", "third quarter"."""
    if tokens[at].lower not in {"half", "quarter"}:
        return range(0)
    before, after = _lower(tokens, at - 1), _lower(tokens, at + 1)
    named = before in {"first", "second", "third", "fourth", "last", "other", "better", "this", "that", "per"} or after in {"past", "to", "time", "-"}
    return range(at, at + 1) if named and not (after == "-" and _lower(tokens, at + 2) in {"a", "dozen", "million", "hour", "mile"}) else range(0)


def _spelled_clock(tokens: Sequence[Token], at: int) -> range:
    """ "half past two", "a quarter past 11", "ten to six", "six o'clock"."""
    if _lower(tokens, at - 1) in {"past"} and _lower(tokens, at - 2) in {"half", "quarter", "ten", "five", "twenty"}:
        return range(at, at + 1)
    return range(at, at + 1) if _clock_word(tokens, at + 1) else range(0)


def _after_past(tokens: Sequence[Token], at: int) -> range:
    return range(at, at + 1) if _lower(tokens, at - 1) == "past" and _lower(tokens, at - 2) in {"half", "quarter"} else range(0)


_Rule = Callable[[Sequence[Token], int], range]
_FIGURE_RULES: tuple[_Rule, ...] = (
    _name_with_number, _ordinal, _label, _list_number, _year, _date, _clock, _score, _phone, _after_past,
)  # fmt: skip
_WORD_RULES: tuple[_Rule, ...] = (_pronoun, _half_time, _spelled_clock)
