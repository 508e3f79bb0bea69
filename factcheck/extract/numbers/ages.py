"""Ages of people: "52-year-old", "nine months old", "aged 52", "Marlow, 52, of Leeds", "a baker of 61"."""

from __future__ import annotations

from factcheck.extract.numbers.labels import plural
from factcheck.extract.numbers.lexer import HYPHENS, Tokens, digits, is_figure, is_word, word
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.measures import Measure, suffix_at
from factcheck.extract.numbers.tables import numerals, wording, words

_OLDEST = 122
_OLD = frozenset({"old", "olds", "old's", "old’s", "older", "olds’"})
_UNITS = {
    "year": "year",
    "years": "year",
    "month": "month",
    "months": "month",
    "week": "week",
    "weeks": "week",
    "day": "day",
    "days": "day",
}
_PERSONS = frozenset({"who", "he", "she", "i"})
_BEING = frozenset({"is", "was", "turned", "turns", "am"})
_LIMITS = frozenset({"under", "over", "below", "above", "younger than", "older than", "at least"})
_DEATHS = frozenset({"dies", "died", "die"})
_ADULT = 16
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "professor", "prof"})
_GENERATIONS = frozenset({"jr", "sr"})
_OWNERS = frozenset({"his", "her", "their", "my", "our"})
_AGE_BACK = 9
_AGE_LINKS = frozenset({"be", "been", "being", "set", "stands", "stood", "should", "must", "remains", "remained"})


def age_of(tokens: Tokens, at: int, number: Literal) -> tuple[int, Measure] | None:
    """Where the age whose number stands at token `at` ends, and its unit; None where the number is no age.

    A person lives no more than 122 years; what is told to be "years old" may be a wall.
    """
    old = None if number.part or (number.value or 0) < 0 else _years_old(tokens, number.end)
    if old is not None:
        return old
    if not number.whole or number.decimals or not 0 <= (number.value or 0) <= _OLDEST:
        return None
    if _aged(tokens, at):
        unit = _UNITS.get(word(tokens, number.end))
        return (number.end + (unit is not None), Measure(unit or "year", "age"))
    told = _person_of(tokens, at, number) or _is(tokens, at, number) or _group(tokens, at, number)
    told = told or _as_young(tokens, at, number) or _named_is(tokens, at, number) or _told_of_age(tokens, at, number)
    return (number.end, Measure("year", "age")) if told or _apposed(tokens, at, number) else None


def _years_old(tokens: Tokens, at: int) -> tuple[int, Measure] | None:
    """The end of "-year-old", " year old", " months old", " years of age" and "yo" at token `at`."""
    at += word(tokens, at) in HYPHENS
    if word(tokens, at) in {"yo", "y.o"}:
        return at + 1, Measure("year", "age")
    unit = _UNITS.get(word(tokens, at))
    at += 1
    if unit is not None and word(tokens, at) == "of" and word(tokens, at + 1) == "age":
        return at + 2, Measure(unit, "age")
    at += word(tokens, at) in HYPHENS
    if unit is None or word(tokens, at) not in _OLD or word(tokens, at) == "older":
        return None
    return at + 1, Measure(unit, "age")


def _aged(tokens: Tokens, at: int) -> bool:
    """ "aged 52", "aged between 10 and 12", "aged seven and 11", "at the age of 90"."""
    table = numerals()
    for back in range(at - 1, max(-1, at - 7), -1):
        here = word(tokens, back)
        if here in {"aged", "ages"} or (here == "age" and back in {at - 1, at - 2}):
            return word(tokens, back) != "age" or word(tokens, back + 1) in {"of"} or back == at - 1
        linked = here in {"between", "and", "to", "or", ",", "from", "about", "over", "under", "of", *HYPHENS}
        if not (linked or is_figure(tokens, back) or here in table.small or here in table.tens):
            return False
    return False


def _ends(tokens: Tokens, end: int) -> bool:
    """Whether no noun can follow: the sentence or the phrase ends, or a word of grammar comes."""
    return not is_word(tokens, end) or word(tokens, end) in words("closed")


def _person_of(tokens: Tokens, at: int, number: Literal) -> bool:
    """ "a baker of 61", "a boy of about 9"."""
    before = at - 1
    hedge = wording().before.before(tokens, at)
    if hedge is not None:
        before = hedge[0] - 1
    person, after = word(tokens, before - 1), number.end
    if word(tokens, before) != "of" or person not in words("people"):
        return False
    old_enough = person not in words("parents") or (number.value or 0) >= _ADULT
    return old_enough and not plural(tokens, after) and word(tokens, after) not in {"the", "of", *HYPHENS}


def _is(tokens: Tokens, at: int, number: Literal) -> bool:
    """ "who is 50", "She was 90", "turned 40", "dies at 90"."""
    before = at - 1 - (word(tokens, at - 1) in {"just", "only", "now", "nearly", "almost"})
    turning = word(tokens, before) in {"turned", "turns", "turn"}
    in_time = turning and word(tokens, number.end) in {"in", "on"} and word(tokens, before - 1) in _PERSONS
    if not in_time and (
        not _ends(tokens, number.end)
        or word(tokens, number.end)
        in {
            "%",
            "-",
            ":",
            "/",
            "of",
            "in",
            "out",
            "up",
            "down",
        }
    ):
        return False
    if turning:
        return (number.value or 0) > 0 and word(tokens, before - 1) not in {"it", "they"}
    if word(tokens, before) == "at" and word(tokens, before - 1) in _DEATHS:
        return True
    return word(tokens, before) in _BEING and word(tokens, before - 1) in _PERSONS


def _named_is(tokens: Tokens, at: int, number: Literal) -> bool:
    """ "Mr Biden is 81.", "Beryl was 79 when she": a titled name, or one that a clause about him or her follows."""
    if word(tokens, at - 1) not in {"is", "was", "turned", "turns"} or not is_word(tokens, at - 2):
        return False
    if not tokens[at - 2].text[0].isupper():
        return False
    after = word(tokens, number.end)
    if after == "when" and word(tokens, number.end + 1) in {"he", "she"}:
        return True
    titled = word(tokens, at - 3) in _TITLES or (
        word(tokens, at - 3) == "." and word(tokens, at - 4) in _TITLES and tokens[at - 3].glued
    )
    return titled and (number.end >= len(tokens) or after in {".", ";", "and", "but", "when"})


def _told_of_age(tokens: Tokens, at: int, number: Literal) -> bool:
    """ "The average age was 42", "the retirement age will rise to 64", "raised the voting age from 16 to 18"."""
    end = number.end
    if plural(tokens, end) or suffix_at(tokens, end) is not None or word(tokens, end) in {"%", "per", "-", "of"}:
        return False
    if not _ends(tokens, end) or word(tokens, at - 1) not in {"is", "was", "to", "from", "at", "be", "of", "now"}:
        return False
    for back in range(at - 1, max(0, at - _AGE_BACK), -1):
        here = word(tokens, back)
        if here == "age":
            return word(tokens, back - 1) in words("kinds_of_age")
        if not (is_figure(tokens, back) or here in words("closed") or here in words("changes") or here in _AGE_LINKS):
            return False
    return False


def _group(tokens: Tokens, at: int, number: Literal) -> bool:
    """ "children under 12", "anyone over 65"."""
    after = number.end
    if plural(tokens, after) or suffix_at(tokens, after) is not None or word(tokens, after) in {"-", "of"}:
        return False
    hedge = wording().before.before(tokens, at)
    if hedge is None or " ".join(token.lower for token in tokens[hedge[0] : at]) not in _LIMITS:
        return False
    return word(tokens, hedge[0] - 1) in words("aged_groups")


def _as_young(tokens: Tokens, at: int, number: Literal) -> bool:
    """ "Children as young as 9", "as old as 80"."""
    said = " ".join(token.lower for token in tokens[max(0, at - 3) : at])
    return said in {"as young as", "as old as"} and _ends(tokens, number.end)


def _apposed(tokens: Tokens, at: int, number: Literal) -> bool:
    """A whole number between commas or in brackets after a name or a person: "The pilot, 39, who"."""
    marked = word(tokens, at - 1) in {"now", "then", "both"} and word(tokens, at - 2) == ","
    opened, named = word(tokens, at - 1 - marked), at - 2 - marked
    named -= word(tokens, named) == "." and word(tokens, named - 1) in _GENERATIONS
    written = digits(tokens, at)
    if marked and plural(tokens, named) and not is_word(tokens, named - 1) and word(tokens, at - 1) != "both":
        # "Deaths, now 77, rose": the capital opens a sentence.
        return False
    if (
        not is_word(tokens, named)
        or not (written or number.spelled)
        or (written and len(written) > 3)
        or not number.value
    ):
        return False
    if (
        word(tokens, named) in words("months")
        or word(tokens, named) in words("not_names")
        or word(tokens, named).endswith("day")
    ):
        return False
    closed = word(tokens, number.end)
    if opened == "(":
        return _name(tokens, named) and tokens[at].glued and closed in {")", ","}
    if opened != "," or tokens[at].glued or not _after_comma(tokens, number, closed):
        return False
    if word(tokens, at - 1) == "both" and word(tokens, named).removesuffix("s") in words("people"):
        return True
    own = closed == "." and word(tokens, named - 1) in _OWNERS
    person = word(tokens, named) in words("people") and (closed == "," or own)
    return person or (_name(tokens, named) and not (number.spelled and closed != ","))


def _name(tokens: Tokens, at: int) -> bool:
    """Whether a name ends at token `at`: "Marlow", "d'Arcy", "Mi-rae"."""
    if any(letter.isupper() for letter in tokens[at].text):
        return True
    return (
        word(tokens, at - 1) in HYPHENS
        and tokens[at].glued
        and is_word(tokens, at - 2)
        and tokens[at - 2].text[0].isupper()
    )


def _after_comma(tokens: Tokens, number: Literal, closed: str) -> bool:
    """Whether the apposition closes as an age does, and is no item of a list of figures."""
    if closed in {"and", "was", "is", "had", "has", "from", "said"}:
        return closed != "from" and not is_figure(tokens, number.end + 1)
    listed = closed == "," and is_figure(tokens, number.end + 1) and not tokens[number.end + 1].glued
    return (closed in {",", ".", ";", ")", "—", "–", ":"} or number.end >= len(tokens)) and not listed
