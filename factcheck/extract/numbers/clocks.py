"""Times of the clock, which are moments and no quantities, and times taken, which are durations.

"At 4.15am", "0430 hours", "half past two", "ten to three", "six till two"; against "in 2:04:11", "3:43.13", "2h30".
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from factcheck.extract.numbers.labels import plural
from factcheck.extract.numbers.lexer import ARTICLES, HYPHENS, Tokens, digits, is_figure, is_word, touches, word
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.measures import suffix_at
from factcheck.extract.numbers.tables import Phrases, numerals, phrases, words

_HOURS = 12
_DAY = 24
_SIXTY = 60
# No time has more figures; a rule that looked along the whole of a longer chain would do so again from each of them.
_MOST_JOINED = 4
_PARTS = {"five": 5, "ten": 10, "twenty": 20, "quarter": 15, "half": 30, "5": 5, "10": 10, "20": 20, "25": 25}
_MINUTES = frozenset({"minutes", "min", "mins"})
_TILL = frozenset({"till", "until", "'til", "’til", "til"})
_HOUR_WORDS = frozenset({"h", "hr", "hrs", "hours"})
_TIGHT = frozenset({"shortly", "minutes", "moments", "just", "soon"})
# After a number these make it a count: "minutes after six were hurt".
_GOES_ON = frozenset(
    {
        "were",
        "are",
        "was",
        "is",
        "had",
        "have",
        "has",
        "of",
        "or",
        "more",
        "less",
        "fewer",
        "per",
        "can",
        "will",
        "would",
    }
)
_STOPS = frozenset('.,;:!?)”"’')


def clock(tokens: Tokens, at: int) -> range:
    """The figures and number words of the time of the clock that begins at token `at`, or holds it; none for others."""
    end = _colons(tokens, at)
    if end > at + 1:
        return range(0) if taken(tokens, at) is not None else range(at, end)
    if _told(tokens, at + 1):
        return range(at, at + 1)
    linked = word(tokens, at + 1) in {"-", "–", "to", "and"} and _plain(tokens, at + 2)
    if linked and _told(tokens, at + 3):
        return range(at, at + 3)
    for rule in (_past, _till, _office, _kept, _hour):
        found = rule(tokens, at)
        if found:
            return found
    return range(0)


def taken(tokens: Tokens, at: int) -> tuple[Literal, str] | None:
    """The time that something took, written with colons or an h: "2:04:11", "3:43.13", "2h30", with its unit.

    One colon alone tells no duration from a time of day, so it needs hundredths after it.
    """
    if word(tokens, at + 1) not in {":", "h"} or not digits(tokens, at) or len(tokens[at].text) > 2:
        return None
    led = word(tokens, at - 1) in words("clock_leads_strong")
    if word(tokens, at + 1) == "h" and touches(tokens, at + 1):
        return None if led else _hours_and_minutes(tokens, at)
    end = _colons(tokens, at)
    parts = [tokens[part].text for part in range(at, end, 2)]
    if not 2 <= len(parts) <= 3 or _told(tokens, end) or not all(_sixtieth(part) for part in parts[1:]):
        return None
    last = parts[-1].partition(".")[2]
    if any("." in part for part in parts[:-1]) or (not last and (led or len(parts) == 2)) or parts[0].startswith("0"):
        return None
    seconds = Decimal(0)
    for part in parts:
        seconds = seconds * _SIXTY + Decimal(part)
    return Literal(end, seconds, Decimal(1).scaleb(-len(last)), decimals=True), "second"


def _hours_and_minutes(tokens: Tokens, at: int) -> tuple[Literal, str] | None:
    """ "2h30": not "2h30m", where the minutes have a unit of their own."""
    minutes = digits(tokens, at + 2)
    if not (touches(tokens, at + 2) and _sixtieth(minutes)) or (touches(tokens, at + 3) and is_word(tokens, at + 3)):
        return None
    total = int(tokens[at].text) * _SIXTY + int(minutes)
    return Literal(at + 3, Decimal(total), Decimal(1), decimals=True), "minute"


def _sixtieth(text: str) -> bool:
    """Whether the text is that of minutes or seconds: two digits below 60, perhaps with hundredths."""
    whole = text.partition(".")[0]
    return len(whole) == 2 and int(whole) < _SIXTY if whole.isdecimal() else False


def _colons(tokens: Tokens, at: int) -> int:
    """Past the figures that colons join to the one at `at`, a few of them where there are many."""
    end = at + 1
    if not is_figure(tokens, at):
        return end
    for _ in range(_MOST_JOINED):
        joined = word(tokens, end) == ":" and touches(tokens, end) and touches(tokens, end + 1)
        if not joined or not _plain(tokens, end + 1):
            break
        end += 2
    return end


def _plain(tokens: Tokens, at: int) -> bool:
    return word(tokens, at).replace(".", "").isdecimal()


def _told(tokens: Tokens, at: int) -> bool:
    """Whether "am", "o'clock", "GMT" or "local time" stands at `at`."""
    here = word(tokens, at)
    dotted = word(tokens, at + 1) == "." and word(tokens, at + 2) == "m" and touches(tokens, at + 2)
    zoned = is_word(tokens, at) and tokens[at].text in words("zones")
    timed = here in words("kept_times") and word(tokens, at + 1) == "time"
    return here in words("clock") or (here in {"a", "p"} and dotted) or zoned or timed


def _is_hour(tokens: Tokens, at: int) -> bool:
    """Whether the token can be an hour of the day: "six", "6", "18", "6.30"."""
    if 0 < numerals().small.get(word(tokens, at), 0) <= _HOURS:
        return True
    if not is_figure(tokens, at):
        return False
    hour, dot, minutes = tokens[at].text.partition(".")
    return hour.isdecimal() and len(hour) < 3 and 0 < int(hour) <= _DAY and (not dot or _sixtieth(minutes))


def _counts(tokens: Tokens, at: int) -> bool:
    """Whether what stands at `at` is counted or measured by the number before it."""
    sized = word(tokens, at) in numerals().magnitudes or word(tokens, at) in {"%", "-", "of"}
    return sized or plural(tokens, at) or suffix_at(tokens, at) is not None


def _past(tokens: Tokens, at: int) -> range:
    """ "Half past two", "twenty past six", "a quarter to six", "ten minutes to six", and "at ten to three"."""
    minutes = _PARTS.get(word(tokens, at), 0)
    if not minutes and word(tokens, at + 1) not in _MINUTES:
        return range(0)
    step = at + 1
    if word(tokens, at) == "twenty" and word(tokens, step) in HYPHENS and word(tokens, step + 1) == "five":
        step += 2
    named = word(tokens, step) in _MINUTES
    link = word(tokens, step + named)
    hour = step + named + 1
    if named and link == "past" and is_figure(tokens, at):
        minutes = 1
    if not minutes or link not in {"past", "to"} or not _is_hour(tokens, hour) or _counts(tokens, hour + 1):
        return range(0)
    start = at - (word(tokens, at - 1) in ARTICLES)
    if link == "past" or (minutes == _PARTS["quarter"] and word(tokens, start - 1) != "by"):
        return range(start, hour + 1)
    before = word(tokens, start - 1)
    told = before in {"at", "until", "till", "before"} or (before in {"was", "is"} and word(tokens, start - 2) == "it")
    return range(start, hour + 1) if told and minutes != _PARTS["half"] else range(0)


def _till(tokens: Tokens, at: int) -> range:
    """ "Six till two", "9 until 5"."""
    both = word(tokens, at + 1) in _TILL and _is_hour(tokens, at) and _is_hour(tokens, at + 2)
    return range(at, at + 3) if both and not _counts(tokens, at + 3) else range(0)


def _office(tokens: Tokens, at: int) -> range:
    """ "A 9-to-5 job", "she works nine to five"."""
    if word(tokens, at) not in {"9", "nine"}:
        return range(0)
    hyphened = word(tokens, at + 1) in HYPHENS and word(tokens, at + 3) in HYPHENS
    to, last = (at + 2, at + 4) if hyphened else (at + 1, at + 2)
    hours = word(tokens, to) == "to" and word(tokens, last) in {"5", "five"}
    works = word(tokens, at - 1).startswith("work")
    return range(at, last + 1) if hours and (hyphened or works) and not _counts(tokens, last + 1) else range(0)


def _kept(tokens: Tokens, at: int) -> range:
    """ "At 1530 hrs", "3 May 2024, 0430 hours", "at 15.30 hrs", "at 15h30", "the 7.45 from Leeds"."""
    after = word(tokens, at + 1)
    if not is_figure(tokens, at) or not (after in _HOUR_WORDS or after in words("departures")):
        return range(0)
    text, before = tokens[at].text, word(tokens, at - 1)
    led = before in words("clock_leads_strong") or (before == "," and len(digits(tokens, at - 2)) == 4)
    hours, _, minutes = text.partition(".") if "." in text else (text[:2], "", text[2:])
    if after == "h" and led and touches(tokens, at + 1) and touches(tokens, at + 2):
        return range(at, at + 3) if _sixtieth(digits(tokens, at + 2)) else range(0)
    if not (hours.isdecimal() and int(hours) < _DAY and _sixtieth(minutes)):
        return range(0)
    if after in _HOUR_WORDS:
        return range(at, at + 2) if led or text.startswith("0") else range(0)
    line = before == "the" and "." in text
    goal = at + 2 < len(tokens) and tokens[at + 2].text[0].isupper()
    return range(at, at + 1) if line and (goal or after not in {"from", "to"}) else range(0)


@cache
def _day_parts() -> Phrases[bool]:
    return phrases((part, True) for part in words("day_parts"))


def _hour(tokens: Tokens, at: int) -> range:
    """ "At 8 this morning", "left at six", "shortly before 5"."""
    before = word(tokens, at - 1)
    if before not in words("clock_leads") or not _is_hour(tokens, at) or _counts(tokens, at + 1):
        return range(0)
    earlier = word(tokens, at - 2)
    if _day_parts().at(tokens, at + 1) is not None:
        return range(0) if earlier in words("levels") else range(at, at + 1)
    if not _ends(tokens, at + 1):
        return range(0)
    done = before == "at" and earlier in words("clock_verbs")
    tight = before in {"before", "after"} and earlier in _TIGHT
    return range(at, at + 1) if done or tight else range(0)


def _ends(tokens: Tokens, at: int) -> bool:
    """Whether a number before token `at` stands alone: "after six, ...", but "after six were hurt", "at 6/7"."""
    if is_word(tokens, at):
        return word(tokens, at) in words("closed") and word(tokens, at) not in _GOES_ON
    return at >= len(tokens) or not tokens[at].glued or tokens[at].text in _STOPS
