"""Figures that name a thing: "Highway 61", "No. 114", "G20", "F-16", "5G", ordinals, list numbers."""

from __future__ import annotations

from factcheck.extract.numbers.lexer import DASHES, Tokens, digits, is_figure, is_word, touches, word
from factcheck.extract.numbers.measures import prefixes, sized_at, suffix_at
from factcheck.extract.numbers.tables import numerals, words

_SIGNS = frozenset({"#", "§", "№"})
_LONGEST_LABEL = 4
_LONGEST_SIGN = 3
_MOST_STAGES = 21
_ORDINAL_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}


def name_with_number(tokens: Tokens, at: int) -> range:
    """ "G20", "A591", "F-16", "Covid-19", "R12": letters that touch the figure, perhaps over a hyphen; and "5G"."""
    if _lettered(tokens, at):
        return range(at, at + 1)
    before = at - 1
    if not touches(tokens, at) or before < 0:
        return range(0)
    if is_word(tokens, before):
        return range(0) if _currency(tokens, before) else range(at, at + 1)
    table = numerals()
    hyphened = tokens[before].text in DASHES and tokens[before].glued and is_word(tokens, before - 1)
    if hyphened and tokens[before - 1].glued and is_figure(tokens, before - 2):
        # "5k-20k", "10km-20km": the second end of a range.
        return range(0)
    if hyphened and word(tokens, before - 1) in {"to", "by"} and _between(tokens, before - 1):
        # "5-to-10-percent", "20-by-30-metre"
        return range(0)
    if hyphened and word(tokens, before - 1) in {"foot", "and"} and tokens[before - 1].glued:
        # "5-foot-4", "two-hour-and-51-minute"
        return range(0)
    if hyphened and prefixes().before(tokens, at) is not None:
        # "A magnitude-6.1 quake."
        return range(0)
    numeral = word(tokens, before - 1) in table.small or word(tokens, before - 1) in table.tens
    return range(at, at + 1) if hyphened and not numeral else range(0)


def _between(tokens: Tokens, at: int) -> bool:
    """Whether hyphens tie the word at `at` to a number before it."""
    table, number = numerals(), at - 2
    tied = touches(tokens, at) and touches(tokens, at - 1) and word(tokens, at - 1) in DASHES
    spelled = word(tokens, number) in table.small or word(tokens, number) in table.tens
    return tied and (is_figure(tokens, number) or spelled)


def _currency(tokens: Tokens, before: int) -> bool:
    """Whether the letters before a figure are a currency; one letter needs a figure like a price: "R1.2bn", "N450"."""
    led = (
        measure
        for start in range(max(0, before - _LONGEST_SIGN), before + 1)
        for end, measure in prefixes().all_at(tokens, start)
        if end == before + 1 and measure.spelled(tokens, start, end)
    )
    sign = next(led, None)
    if sign is None:
        return False
    written = tokens[before + 1].text
    magnitude = word(tokens, before + 2) in {*numerals().magnitudes, *numerals().abbreviations, "m"}
    paid = word(tokens, before - 1) in words("prices") or word(tokens, before + 2) in {
        "a",
        "per",
        "each",
        "cheaper",
        "more",
    }
    if paid and not sign.large and word(tokens, before - 1) not in {"the", "on"} and len(written) > 1:
        # "It will save R64": two digits are a road or a bus elsewhere.
        return True
    return magnitude or (not sign.large and (len(tokens[before].text) > 1 or len(written) > 2))


def _lettered(tokens: Tokens, at: int) -> bool:
    """A short figure with a capital letter that is no unit: "5G", "4K", "10A", "0.4G"."""
    after, plain = at + 1, bool(digits(tokens, at))
    if not (touches(tokens, after) and is_word(tokens, after) and len(tokens[after].text) == 1):
        return False
    letter = tokens[after].text
    known = (
        suffix_at(tokens, after) is not None
        or letter.lower() in numerals().abbreviations
        or letter.lower() in {"m", "x"}
        or (letter == "B" and not plain)
    )
    return letter.isupper() and not known and (len(tokens[at].text) < 4 or not plain)


def ordinal(tokens: Tokens, at: int) -> range:
    """ "201st", "17th"; and decades: "1990s", "90s". "10st" has another ending than "10th": it is a weight."""
    written, after = tokens[at].text, word(tokens, at + 1)
    decade = after == "s" and len(written) in {2, 4} and written.endswith("0")
    ended = touches(tokens, at + 1) and (decade or after == _ordinal_ending(written) or after in {"th", "d"})
    return range(at, at + 1) if ended else range(0)


def _ordinal_ending(written: str) -> str:
    teen = len(written) > 1 and written[-2] == "1"
    return "th" if teen else _ORDINAL_ENDINGS.get(written[-1], "th")


def label(tokens: Tokens, at: int) -> range:
    """ "Highway 61", "No. 114", "#5", "§ 12", "day one": a small whole number after what it labels."""
    small = digits(tokens, at) or word(tokens, at) in numerals().small
    if not small or len(tokens[at].text) > _LONGEST_LABEL + (not is_figure(tokens, at)):
        return range(0)
    before = at - 1
    if word(tokens, before) in _SIGNS or (word(tokens, before) == "." and word(tokens, before - 1) in {"no", "nos"}):
        return range(at, at + 1)
    if not is_word(tokens, before):
        return range(0)
    letter = tokens[at + 1].text if touches(tokens, at + 1) else ""
    lettered = len(letter) == 1 and (letter.isupper() or letter == "c")
    if lettered and word(tokens, before) in words("labels") | words("labels_alone"):
        # "Airbus 330F" is no temperature.
        return range(at, at + 1)
    if _measured(tokens, at + 1):
        return range(0)
    return _listed(tokens, at) if _labels(tokens, before, at + 1) else range(0)


def _measured(tokens: Tokens, after: int) -> bool:
    """Whether a magnitude, a unit, a currency or a percent sign follows: no label has one."""
    return sized_at(tokens, after + (word(tokens, after) in DASHES))


def _labels(tokens: Tokens, before: int, after: int) -> bool:
    """Whether the word at `before` labels the number that ends at `after`."""
    written, lower = tokens[before].text, tokens[before].lower
    named = written[0].isupper()
    listed = lower in words("labels") or lower in words("labels_alone") or lower in words("labels_named")
    singular = lower[:-1] if lower.endswith("s") and not listed else lower
    if (
        not named
        and not is_figure(tokens, after - 1)
        and is_word(tokens, after)
        and word(tokens, after) not in words("closed")
    ):
        return False
    if singular in words("labels"):
        return named or not _place_told(tokens, before, after)
    if lower == "number" and is_figure(tokens, after - 1) and word(tokens, before - 1) == "the":
        # "The number 10 shirt"
        return not plural(tokens, after)
    counted = plural(tokens, after) or (not named and word(tokens, before - 1) in words("determiners"))
    if named and singular in words("labels_named"):
        return lower == singular and not plural(tokens, after)
    if singular in words("labels_alone"):
        return not counted and (lower == singular or named)
    return False


def _place_told(tokens: Tokens, before: int, after: int) -> bool:
    """Whether the label with a small initial tells where: "in that ward 12 patients", "on stage 40 dancers".

    "The phase 3 trials" and "on page 4 readers" keep their label.
    """
    if not plural(tokens, after):
        return False
    led, noun = word(tokens, before - 1), word(tokens, before)
    if led in words("determiners_of_one"):
        return True
    if led in words("determiners"):
        return word(tokens, before - 2) in words("before_places") and noun not in words("labels_of_kinds")
    # A race has about twenty stages.
    figure = digits(tokens, after - 1)
    return (led, noun) == ("on", "stage") and bool(figure) and int(figure) > _MOST_STAGES


def plural(tokens: Tokens, at: int) -> bool:
    """Whether the token at `at` looks like a noun in the plural."""
    lower = word(tokens, at)
    nouns = lower.endswith("s") and len(lower) > 2 and lower not in words("not_plural")
    return is_word(tokens, at) and (nouns or lower in {"people", "men", "women"} or lower.endswith("children"))


def _listed(tokens: Tokens, at: int) -> range:
    """The label, with those that follow it in a list of bare figures: "Rooms 3 and 5"."""
    end = at + 1
    listing = word(tokens, at - 1).endswith("s")
    while (
        listing
        and word(tokens, end) in {",", "and", "or", "-", "–", "to"}
        and digits(tokens, end + 1)
        and not plural(tokens, end + 2)
    ):
        end += 2
    return range(at, end)


def list_number(tokens: Tokens, at: int) -> range:
    """ "1. In response", "2) ...", "(3) ..." at the start of a paragraph."""
    if not digits(tokens, at) or len(tokens[at].text) > 2:
        return range(0)
    first = at == 0 or (at == 1 and tokens[0].text == "(")
    closed = word(tokens, at + 1) in {".", ")"} and touches(tokens, at + 1) and not touches(tokens, at + 2)
    return range(at, at + 1) if first and closed and at + 2 < len(tokens) else range(0)
