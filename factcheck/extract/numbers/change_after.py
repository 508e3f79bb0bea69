"""What the words after a figure tell of a change: "a 12 % rise", "300 fewer", "12 % up on last year"."""

from __future__ import annotations

from factcheck.extract.numbers.change_words import SPANS, Figure, adverb, forms, near, takes
from factcheck.extract.numbers.lexer import HYPHENS, Kind, Tokens, is_figure, is_word, word
from factcheck.extract.numbers.tables import numerals, words
from factcheck.model import Change

_BESIDE = {"above": Change.UP, "below": Change.DOWN}
_LEVELS = frozenset(
    {"level", "levels", "average", "normal", "peak", "target", "estimates", "expectations", "forecasts"}
)
_LIVED_BELOW = frozenset({"poverty", "age", "breadline", "line", "limit", "threshold", "zero"})
_COMPARED = frozenset({"more", "less", "cheaper", "dearer", "higher", "lower"})
_TRADING = frozenset({"finished", "closed", "ended", "trading", "traded", "opened"})
# "Year-on-year", "dollar-for-dollar": no word of news has many more parts.
_MOST_PARTS = 8
_SINGULAR = frozenset({"a", "an", "another", "this", "that", "every", "each"})


def noun_after(tokens: Tokens, figure: Figure) -> Change | None:
    """ "A 12 % rise", "an 8-cent drop", "5 % annual growth", "£20m of cuts", "5,000 job losses"."""
    if figure.kind == "duration":
        return None
    at, of = _past_of(tokens, figure)
    for _ in range(4):
        here = word(tokens, at)
        hit = forms("nouns").get(here)
        if hit is not None and word(tokens, at + 1) not in HYPHENS:
            way, name = hit
            if figure.kind == "count":
                return way if word(tokens, at - 1) in {"job", "jobs", "staff", "post"} and here.endswith("s") else None
            if of and not here.endswith("s"):
                return None
            if not of and not _is_noun(tokens, figure, at):
                return None
            return way if takes(name, figure.kind, tokens, at) else None
        if not is_word(tokens, at) or here in words("closed") or here.endswith(("n't", "n’t")):
            return None
        at = _past_word(tokens, at)
    return None


def _past_of(tokens: Tokens, figure: Figure) -> tuple[int, bool]:
    """Where a noun after the figure may begin, and whether "of", "in" or "worth of" leads to it: "£20m of cuts"."""
    at = figure.end + (word(tokens, figure.end) in HYPHENS)
    linked = at + (word(tokens, at) == "worth")
    if figure.kind == "money" and word(tokens, linked) in {"of", "in"}:
        return linked + 1, True
    return at, False


def _past_word(tokens: Tokens, at: int) -> int:
    """Past a word with all that hyphens tie to it: "year-on-year"."""
    at += 1
    for _ in range(_MOST_PARTS):
        tied = word(tokens, at) in HYPHENS and tokens[at].glued and is_word(tokens, at + 1) and tokens[at + 1].glued
        if not tied:
            break
        at += 2
    return at


def _is_noun(tokens: Tokens, figure: Figure, at: int) -> bool:
    """Whether the word of change at `at` is a noun: "40 % drop out" has none."""
    before = [word(tokens, figure.start - back) for back in (1, 2, 3)]
    hyphened = any(token.text in HYPHENS for token in tokens[figure.first : figure.end + 1])
    determined = bool(near("determiners").intersection(before[:1])) or (
        bool(near("determiners").intersection(before)) and is_word(tokens, figure.start - 1)
    )
    follows = at + 1
    named = at > figure.end + (word(tokens, figure.end) in HYPHENS) and word(tokens, at) in {"cut", "cuts"}
    if named and is_word(tokens, follows) and word(tokens, follows) not in words("closed") | near("noun_ends"):
        # "A 2-milligram dose cut body weight": a verb with its object, though not in "a 5 % pay cut announced".
        return word(tokens, follows).endswith("ed")
    plural = word(tokens, at).endswith("s")
    if (plural and _SINGULAR.intersection(before)) or (word(tokens, at) == "cut" and word(tokens, follows) == "of"):
        # "A further $80m falls due", "a 10 % cut of the loot".
        return False
    ends = follows >= len(tokens) or tokens[follows].kind is Kind.SIGN or word(tokens, follows) in near("noun_ends")
    return ends or (not plural and (hyphened or determined))


def compared_after(tokens: Tokens, figure: Figure) -> Change | None:
    """What comes after the figure: "12 % more than last year", "300 fewer", "5 % off", "12 % up on"."""
    kind = figure.kind
    end = figure.end
    if kind == "money" and word(tokens, end) in {"a", "an", "per"} and word(tokens, end + 2) in _COMPARED:
        # "Rs 2 a litre more".
        end += 2
    here, follows = word(tokens, end), word(tokens, end + 1)
    if here in _BESIDE:
        return _BESIDE[here] if kind == "share" and _compares(tokens, end + 1) else None
    if here == "ahead":
        return Change.UP if kind == "share" and word(tokens, figure.start - 1) in _TRADING else None
    if here == "off":
        return Change.DOWN if kind in {"share", "money"} and follows not in HYPHENS | {"the"} else None
    moved = adverb(here)
    if moved is not None:
        ended = not is_word(tokens, end + 1) and follows not in HYPHENS
        closing = follows in near("compared") if kind != "share" else ended or follows in near("closing")
        return moved if closing and kind in {"share", "points", "money"} else None
    way, name = forms("comparatives").get(here, (None, ""))
    if way is None or follows.endswith("ly"):
        return None
    than = follows == "than"
    if kind == "count":
        return way if here == "fewer" or (than and name != "shares" and not _number(tokens, end + 2)) else None
    if kind in SPANS or (kind in {"mass", "size"} and name != "any"):
        return way if than and name != "shares" else None
    if name == "shares" and kind not in {"share", "money", "factor"}:
        return None
    return way if follows != "up" else None


def _compares(tokens: Tokens, at: int) -> bool:
    """Whether "above" or "below" a level follows: "4 % below their peak", not "4 % below the poverty line"."""
    near_by = {word(tokens, at + step) for step in range(4)}
    level = word(tokens, at) in near("determiners") or word(tokens, at).endswith(("'s", "’s"))
    return (level or not near_by.isdisjoint(_LEVELS)) and near_by.isdisjoint(_LIVED_BELOW)


def _number(tokens: Tokens, at: int) -> bool:
    return is_figure(tokens, at) or word(tokens, at) in numerals().small or word(tokens, at) in numerals().tens
