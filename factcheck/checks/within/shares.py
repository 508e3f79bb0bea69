"""A part, its whole and the percentage that one is of the other, as a sentence tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.within.lists import OF
from factcheck.checks.within.previous import counts
from factcheck.checks.within.stated import Figure, Sentence, intervals
from factcheck.checks.within.sums import above

_LEAD = r"(?:(?:the|a|an|its|their|his|her|our|these|those|all|total|some)\s+)*"
_OF = re.compile(rf"^\s*(?:[^\s,.;:]+\s+){{0,2}}?(?:out )?of\s+{_LEAD}(?:[^\W\d_]+['’]s?\s+)?$", re.IGNORECASE)
_MEMBERS = re.compile(r"^\s*of\s+(?:them|these|those)\b", re.IGNORECASE)
# "60 of the 80 (75 per cent)", "a turnout of 75 per cent", "or 75 per cent".
_ASIDE = re.compile(
    r"^[^.;:(]{0,60}?(?:[,(–—]|\s-)\s*"
    r"(?:(?:or|that is|which is|that was|which was|equal to|equivalent to|i\.e\.|making)\s+)?"
    r"(?:(?:a|an|the)\s+(?:[^\W\d_]+\s+){0,2}(?:of|at)\s+)?(?:only|just|about|a full)?\s*$",
    re.IGNORECASE,
)
_EQUALS = re.compile(r"^\s*(?:[,(:–—]|\s-)\s*(?:or|that is|which is)?\s*(?:only|just|about)?\s*$", re.IGNORECASE)
_OF_OTHER = re.compile(r"^\s*of\s+(?!them\b|these\b|those\b|the total\b|all\b|the whole\b|that\b)", re.IGNORECASE)
_GROUP = re.compile(r"^\s*of\s+(?:the|its|their|all|those|these)?\s*(?P<group>[^\W\d_][\w'’-]*)", re.IGNORECASE)
_BACK = 2


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage with the part and the whole."""

    part: Figure
    whole: Figure
    share: Figure


def rates(before: Sequence[Sentence], sentence: Sentence) -> Iterator[tuple[Rate, ...]]:
    """The percentages of a sentence that follow or lead a part, each with the wholes that may be meant.

    `before` are the sentences in front of it.
    """
    for at, share in enumerate(sentence.figures):
        if share.kind[0] != "share" or share.quantity.unit != "percent" or share.quantity.change is not None:
            continue
        found = tuple(one for one in _told(before, sentence, at) if _is_part(one))
        if found:
            yield found


def _is_part(one: Rate) -> bool:
    """Whether the part may be one: in a unit of its whole, and not more than it."""
    found = intervals([one.whole, one.part])
    return found is not None and not above(found[1], found[0])


def _told(before: Sequence[Sentence], sentence: Sentence, at: int) -> Iterator[Rate]:
    share, figures = sentence.figures[at], sentence.figures
    aside = not _OF_OTHER.match(sentence.after(at))
    if aside and at > 1 and _ASIDE.match(sentence.before(at)) and _of(sentence, at - 2, at - 1):
        yield Rate(figures[at - 2], figures[at - 1], share)
    elif aside and at > 1 and _ASIDE.match(sentence.before(at)) and _is_of(sentence, at - 2, at - 1):
        yield Rate(figures[at - 1], figures[at - 2], share)
    elif aside and at > 0 and _ASIDE.match(sentence.before(at)) and _MEMBERS.match(sentence.after(at - 1)):
        own = (one for one in reversed(figures[: at - 1]) if one.kind == figures[at - 1].kind)
        wholes = (*own, *_latest(before, figures[at - 1]))
        yield from (Rate(figures[at - 1], whole, share) for whole in wholes)
    elif at + 2 < len(figures) and _EQUALS.match(sentence.after(at)) and _of(sentence, at + 1, at + 2):
        yield Rate(figures[at + 1], figures[at + 2], share)
    elif at > 0 and at + 1 < len(figures) and _EQUALS.match(sentence.before(at)) and _of(sentence, at - 1, at + 1):
        yield Rate(figures[at - 1], figures[at + 1], share)
    elif at + 2 < len(figures) and _leads(sentence, at):
        yield Rate(figures[at + 2], figures[at + 1], share)
    elif at + 1 < len(figures) and _aside_count(sentence, at):
        yield from (Rate(figures[at + 1], whole, share) for whole in _grouped(before, sentence, at))


def _of(sentence: Sentence, part: int, whole: int) -> bool:
    """Whether one figure is told as a part of the next: "60 of the 80"."""
    gap = sentence.between(part, whole)
    if whole == part + 2:
        gap = re.sub(r"^\s*\)", "", sentence.after(part + 1))
    one, other = sentence.figures[part], sentence.figures[whole]
    return one.kind == other.kind and _OF.match(gap) is not None


def _is_of(sentence: Sentence, whole: int, part: int) -> bool:
    """Whether a whole comes first: "of the 80 workers, 60"."""
    one, other = sentence.figures[whole], sentence.figures[part]
    comma = "," in sentence.between(whole, part)
    return one.kind == other.kind and comma and OF.search(sentence.lead(whole)) is not None


def _leads(sentence: Sentence, at: int) -> bool:
    """Whether a percentage stands before its whole and the part: "two thirds of the 90 seats, or 54"."""
    aside = re.match(
        r"^\s*[^\s,;:.()]*\s*(?:,\s*or|\(|,\s*that is,?)\s*(?:about\s+|some\s+)?$",
        sentence.after(at + 1),
        re.IGNORECASE,
    )
    one, other = sentence.figures[at + 1 : at + 3]
    return one.kind == other.kind and aside is not None and _OF.match(sentence.after(at)) is not None


def _aside_count(sentence: Sentence, at: int) -> bool:
    """Whether a bare count in an aside says the same as the percentage: "57 per cent of the employees, or 435,"."""
    count = sentence.figures[at + 1]
    gap = sentence.after(at)
    aside = re.match(r"^\s*of\s[^.;:,(]{1,50}(?:,\s*or|\(|,\s*that is,?)\s*(?:about|some)?\s*$", gap, re.IGNORECASE)
    return count.kind[0] == "count" and aside is not None


def _latest(before: Sequence[Sentence], part: Figure) -> Iterator[Figure]:
    """The figures of the sentence before, the last one first."""
    for sentence in before[-1:]:
        yield from (one for one in reversed(sentence.figures) if one.kind == part.kind)


def _grouped(before: Sequence[Sentence], sentence: Sentence, at: int) -> Iterator[Figure]:
    """The figures before that count what the percentage is of."""
    found = _GROUP.match(sentence.after(at))
    part = sentence.figures[at + 1]
    if found is not None:
        for one in reversed(before[-_BACK:]):
            yield from (whole for whole in one.figures if whole.kind == part.kind and counts(whole, found["group"]))
