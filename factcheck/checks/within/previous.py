"""Parts whose total stands in a sentence before: "Of the dead, seven were men and three women"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.checks.within.lists import Listed, listed
from factcheck.checks.within.phrases import has
from factcheck.checks.within.stated import Figure, Sentence

_OF = re.compile(
    r"(?:^|[;:–—])\s*[\"“'‘]?(?:of|among)\s+(?:the|those|these|all)?\s*(?P<group>[^,;:]{1,40}?),\s*(?:[^,;:]{1,40}\s)?$",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"^\s*of\s+(?:(?:the|those|these|all)\s+)?(?P<group>them|these|those|whom|[\w’'-]+)\b", re.IGNORECASE
)
_PRONOUNS = frozenset({"them", "these", "those", "all"})


def groups(before: Sequence[Sentence], sentence: Sentence) -> Iterator[tuple[Sequence[Figure], Listed]]:
    """Rows of parts of a group that the sentence only names, with the figures that may be its total, the nearest first.

    `before` are the sentences in front of it, in order.
    """
    for at in range(len(sentence.figures)):
        group = _group(sentence, at)
        if group is not None:
            row = listed(sentence, at)
            totals = () if row is None else tuple(_totals(before, sentence.figures[at], group))
            if row is not None and totals:
                yield totals, row


def _group(sentence: Sentence, at: int) -> str | None:
    """The word for the group of which the figure `at` is the first part that is told."""
    found = _OF.search(sentence.lead(at))
    if found is not None and at == 0:
        return found["group"].lower()
    if at > 0 and not re.search(r"[;]\s*$", sentence.before(at)):
        return None
    found = _MEMBERS.match(sentence.after(at))
    return found["group"].lower() if found is not None and len(sentence.lead(at).split()) < 3 else None


def _totals(before: Sequence[Sentence], part: Figure, group: str) -> Iterator[Figure]:
    """The figures in the sentences before that count the group."""
    pronoun = group in _PRONOUNS
    for sentence in reversed(before[-1:] if pronoun else before):
        for figure in reversed(sentence.figures):
            if figure.kind == part.kind and (pronoun or counts(figure, group)):
                yield figure


def counts(figure: Figure, group: str) -> bool:
    """Whether a figure counts what a group is called: the dead, the injured, survivors."""
    told = " ".join((figure.quantity.noun or "", *figure.value.measured, *figure.value.context[:4]))
    if has("dead", group):
        return has("dead", told)
    head = group.split()[-1][:5]
    return any(word.startswith(head) for word in told.lower().split())
