"""What could stand in the place of a value: what another source has there, where that reads as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.model import Field, Finding, Mention, Side
from factcheck.report.safe import prose

# Other checks hold values against each other that are no answers to one question: parts and their total.
_ACROSS = frozenset(
    {
        *(Field.QUANTITY, Field.MONEY, Field.PERCENT, Field.DURATION, Field.AGE, Field.ORDINAL, Field.DATE, Field.TIME),
        *(Field.NAME, Field.PLACE, Field.ORGANISATION, Field.ROLE, Field.CATEGORY),
    }
)
_WITHIN = frozenset({"headline", "repeated", "spelling"})
_COUNTS = frozenset({Field.QUANTITY, Field.AGE})
_DAYS = frozenset({Field.DATE, Field.TIME})
_LONGEST = 60
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "trillion dozen half"
)
_WORD = "|".join(_WORDS.split())
_FIGURE = re.compile(
    rf"\d[\d.,]*(?:\s(?:hundred|thousand|million|billion|trillion|m|bn|k|lakh|crore)\b)?"
    rf"|\b(?:{_WORD})\b(?:[\s-](?:and\s)?(?:{_WORD})\b)*",
    re.I,
)
_PREPOSITION = re.compile(r"(?:on|in|at|by|since|until|from)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Replacement:
    """What to write instead, and who has it."""

    value: str
    source: str


def replacements(finding: Finding, mention: Mention, *, draft: str) -> tuple[Replacement, ...]:
    """What the other sides of a finding offer for the value of one `mention`; `draft` is the id of its article.

    What is offered has the shape of what it replaces: of "15 dead" for "12 people" it is "15 people".
    """
    inside = all(one.article == draft for side in finding.sides for one in side.mentions)
    if finding.field not in _ACROSS and finding.code not in _WITHIN:
        return ()
    if inside and finding.code not in _WITHIN:
        return ()
    found: dict[str, Replacement] = {}
    for side, value in _offered(finding, mention):
        if value.casefold() != mention.text.casefold():
            found.setdefault(value, Replacement(value, _source(side, draft)))
    return tuple(found.values())


def _offered(finding: Finding, mention: Mention) -> Iterator[tuple[Side, str]]:
    for side in finding.sides:
        if mention in side.mentions or not side.mentions:
            continue
        scale = side.normalized
        counts = finding.field in _COUNTS and (scale is None or scale.unit is None or finding.field is Field.AGE)
        value = _shaped(side.mentions[0].text, like=mention.text, counts=counts, days=finding.field in _DAYS)
        if value is not None and len(value) <= _LONGEST and prose(value) == value:
            yield side, value


def _shaped(other: str, *, like: str, counts: bool, days: bool) -> str | None:
    """The other value in the words around this one; None where it does not read well in its place."""
    if days:
        mine, theirs = _PREPOSITION.match(like), _PREPOSITION.match(other)
        return f"{mine[0] if mine else ''}{other[theirs.end() :] if theirs else other}"
    left, right = _FIGURE.search(like), _FIGURE.search(other)
    if left is None or right is None:
        # A name has no figure, a vague number ("dozens") has none to exchange.
        return other if left is right else None
    if counts:
        return f"{other[: right.end()]}{like[left.end() :]}"
    hyphens = [text.count("-", match.end()) > 0 for text, match in ((like, left), (other, right))]
    return other if hyphens[0] == hyphens[1] else None


def _source(side: Side, draft: str) -> str:
    others = _names(one for one in side.mentions if one.article != draft)
    return ", ".join(others) or "elsewhere in the draft"


def _names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The outlets of mentions, each once."""
    return tuple(dict.fromkeys(prose(one.source or one.path) for one in mentions))
