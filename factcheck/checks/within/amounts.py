"""A change told in per cent and as an amount, with the value that it led to: "fell 1.10, or 2.5 %, to 42.90"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.checks.within.moves import way
from factcheck.checks.within.stated import Figure, Sentence
from factcheck.model import Change

_ASIDE = re.compile(r"^\s*(?:[,(–—]|\s-)?\s*or\s*$|^\s*\(\s*$", re.IGNORECASE)
_TO = re.compile(r"^[\s,)–—-]*(?:to|at)\s+(?:a (?:low|high|close|record) of\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"^[\s,)–—-]*from\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A change in per cent and in the unit of the `level` that it led to (`reached`), or that it began from."""

    share: Figure
    amount: Figure
    level: Figure
    reached: bool
    way: Change | None


def amounts(sentence: Sentence) -> Iterator[Amount]:
    """The changes of a sentence that are told both ways, with the value before or after."""
    for at in range(len(sentence.figures) - 2):
        one, other, level = sentence.figures[at : at + 3]
        if not _ASIDE.match(sentence.after(at)):
            continue
        share, amount = (one, other) if one.kind[0] == "share" else (other, one)
        behind = sentence.after(at + 1)
        reached = _TO.match(behind) is not None
        fits = share.kind[0] == "share" and amount.kind == level.kind != share.kind
        if fits and (reached or _FROM.match(behind)):
            yield Amount(share, amount, level, reached, way(sentence, at))
