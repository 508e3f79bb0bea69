"""What a figure is given per: "$20 an hour", "$650 a metric ton", "A$300/MWh", "3.2 deaths per million people"."""

from __future__ import annotations

from factcheck.extract.numbers.labels import plural
from factcheck.extract.numbers.lexer import Kind, Tokens, is_figure, is_word, touches, word
from factcheck.extract.numbers.measures import suffix_at
from factcheck.extract.numbers.pieces import piece
from factcheck.extract.numbers.tables import numerals, words

_SIGNS = frozenset({"a", "an", "per", "each", "every", "/"})
_REACH = 3
# Units that are rates or shares themselves, or said of nothing that is bought or counted.
_NEVER = frozenset(
    {
        "share",
        "percentage point",
        "temperature",
        "magnitude",
        "sound level",
        "speed",
        "flow",
        "data rate",
        "frame rate",
        "concentration",
        "mixing ratio",
        "fuel consumption",
        "fuel economy",
        "pressure",
        "fineness",
    }
)
# "£12/m" may be a metre, a month or a million.
_UNSURE = frozenset({"m", "s"})


def rate(tokens: Tokens, end: int) -> str | None:
    """What a figure that ends before token `end` is given per: "hour", "tonne", "100,000"; None without a rate.

    A unit is told by its full name, whatever its spelling; anything else by the word that is written.
    """
    for at in range(end, min(end + _REACH, len(tokens) - 1)):
        here = tokens[at]
        if here.lower in _SIGNS and _is_rate(tokens, at):
            # "Gave 20 men a ton of rice" gives no rate.
            unit = _unit(tokens, at) if at == end or here.lower == "per" else None
            period = word(tokens, at + 1)
            if unit is not None or period in words("periods"):
                return unit or ("year" if period == "annum" else period)
        if here.lower == "per" and is_figure(tokens, at + 1):
            return _sized(tokens, at + 1)
        if here.lower == "per":
            return _noun(tokens, at + 1)
        if here.kind is Kind.SIGN:
            return None
    return None


def past_rate(tokens: Tokens, end: int, blocked: frozenset[int]) -> int:
    """The token after what a figure that ends before token `end` is given per, where that is a figure: "per 100,000".

    `end` without such a rate: the figure in it is no quantity of its own.
    """
    for at in range(end, min(end + _REACH, len(tokens) - 1)):
        if tokens[at].lower == "per" and is_figure(tokens, at + 1):
            whole = piece(tokens, at + 1, blocked)
            return at + 2 if whole is None else whole.end
        if tokens[at].kind is Kind.SIGN:
            break
    return end


def _is_rate(tokens: Tokens, at: int) -> bool:
    """Not "10 people in a day", nor "$280m a year earlier"."""
    return word(tokens, at - 1) not in words("not_rates") and word(tokens, at + 2) not in words("not_rates_after")


def _unit(tokens: Tokens, at: int) -> str | None:
    """The full name of the unit after the sign at `at`."""
    found = suffix_at(tokens, at + 1)
    if found is None or found[1].currency or found[1].dimension in _NEVER or tokens[at + 1].text in _UNSURE:
        return None
    return found[1].name if tokens[at].text != "/" or touches(tokens, at + 1) else None


def _sized(tokens: Tokens, at: int) -> str:
    """ "Per 100,000", "per 10 million"; "per 1 million" is "per million"."""
    size = word(tokens, at + 1)
    if size not in numerals().magnitudes or not is_word(tokens, at + 1):
        return tokens[at].text
    return size if tokens[at].text == "1" else f"{tokens[at].text} {size}"


def _noun(tokens: Tokens, at: int) -> str | None:
    """The noun after "per", past what only describes it; no source, as in "12 hurt, per officials", "per Reuters"."""
    here, follows = word(tokens, at), word(tokens, at + 1)
    if here in words("per_described") or (
        here.endswith("ed") and is_word(tokens, at + 1) and follows not in words("closed")
    ):
        at, here = at + 1, follows
    named = not is_word(tokens, at) or not tokens[at].text.islower()
    return None if named or plural(tokens, at) or here in words("closed") | words("not_per") else here
