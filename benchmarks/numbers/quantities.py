"""Precision, recall and F1 of quantities read from annotated sentences: value, with unit, with bound, with direction.

The aspects are those by which quantity extraction from news has been measured (Almasian et al., CQE, EMNLP 2023): a
quantity counts for an aspect where its value is right and the aspect is, micro-averaged over all sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from benchmarks.numbers.annotated import Annotated, Stated, read
from factcheck.extract import parse
from factcheck.units import units

ASPECTS = ("value", "value + unit", "value + bound", "value + direction")
KINDS = ("missed", "spurious", "wrong value", "wrong unit", "wrong bound", "wrong direction")
_AMERICAN = {"our": "or", "tre": "ter", "orey": "ory", "programme": "program"}
_BRITISH = re.compile(r"(?<=\w\w)our(?=\b|s\b|er\b)|tre\b|orey\b|programme\b")
_CLOSE = 0.001
_AROUND = 30


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one aspect."""

    right: int
    found: int
    wanted: int

    @property
    def spurious(self) -> int:
        """What is read and not right."""
        return self.found - self.right

    @property
    def missed(self) -> int:
        """What is annotated and not read right."""
        return self.wanted - self.right

    @property
    def precision(self) -> float:
        """The share of what is read that is right; 1 where nothing is read."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is annotated that is read right; 1 where nothing is annotated."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 1.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """One quantity that is not read right: its kind, one of KINDS, and the place with what is wanted and read."""

    kind: str
    line: str


@dataclass(frozen=True, slots=True)
class Measured:
    """The scores by aspect and the mistakes, in the order of the texts."""

    texts: int
    scores: Mapping[str, Score]
    mistakes: tuple[Mistake, ...]


def measure(rows: Sequence[Annotated]) -> Measured:
    """Read every text and hold what is read against what is annotated."""
    right: Counter[str] = Counter()
    found = wanted = 0
    mistakes: list[Mistake] = []
    for row, one in zip(rows, read([row.text for row in rows]), strict=True):
        pairs = paired(row.gold, one)
        found, wanted = found + len(one), wanted + len(row.gold)
        for gold, its in pairs:
            right.update(() if its is None or gold is None else aspects(gold, its))
        mistakes += (each for pair in pairs for each in _mistakes(row.text, *pair))
    return Measured(len(rows), {name: Score(right[name], found, wanted) for name in ASPECTS}, tuple(mistakes))


def paired(gold: Sequence[Stated], found: Sequence[Stated]) -> list[tuple[Stated | None, Stated | None]]:
    """Each quantity once, with its partner if it has one, in the order of the text.

    Partners have the same value, wherever they stand; of several the one in the same place, then the one that is right
    in more aspects. What is left over is paired where it overlaps.
    """
    ranked = sorted(
        (
            (not same_value(want, one), not _overlap(want, one), -len(aspects(want, one)), abs(want.start - one.start)),
            at,
            other,
        )
        for (at, want), (other, one) in product(enumerate(gold), enumerate(found))
        if same_value(want, one) or _overlap(want, one)
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, other in ranked:
        if at not in partner and other not in taken:
            partner[at] = other
            taken.add(other)
    pairs: list[tuple[Stated | None, Stated | None]] = [
        (want, found[partner[at]] if at in partner else None) for at, want in enumerate(gold)
    ]
    pairs += [(None, one) for other, one in enumerate(found) if other not in taken]
    return sorted(pairs, key=lambda pair: next(one.start for one in pair if one is not None))


def aspects(gold: Stated, found: Stated) -> tuple[str, ...]:
    """The aspects in which what is read is right; none where its value is not."""
    if not same_value(gold, found):
        return ()
    # A vague word is itself about: "dozens" is bounded by nothing, or by about.
    loose = {"=", "~"} if not gold.ends else {gold.bound}
    right = (True, same_unit(gold.unit, found.unit), found.bound in {gold.bound, *loose}, gold.change == found.change)
    return tuple(name for name, one in zip(ASPECTS, right, strict=True) if one)


def same_value(gold: Stated, found: Stated) -> bool:
    """Whether both ends are equal to a thousandth; two vague ones are equal, 66.7 percent is a share of 0.667."""
    if len(gold.ends) != len(found.ends):
        return False
    shares = [_unit(one.unit) == "percent" for one in (gold, found)]
    scales = {1.0, 100.0} if shares == [True, False] else {1.0, 0.01} if shares == [False, True] else {1.0}
    return any(
        all(_close(one, other * scale) for one, other in zip(gold.ends, found.ends, strict=True)) for scale in scales
    )


def same_unit(gold: str | None, found: str | None) -> bool:
    """Whether two units, currency codes or nouns are the same; a noun may lack the words that narrow it down."""
    if gold is None or found is None:
        return gold is found
    if _unit(gold) == _unit(found):
        return True
    return _lemma(_head(gold)) == _lemma(found.casefold())


def _unit(name: str | None) -> str:
    """The name of a unit in any of its spellings; else what is given, case-folded."""
    return "" if name is None else _spellings().get(name) or _spellings().get(name.casefold()) or name.casefold()


@cache
def _spellings() -> dict[str, str]:
    return {
        spelling: unit.name
        for unit in units().values()
        for spelling in (*unit.symbols, *(name.casefold() for name in unit.names), unit.name)
    }


def _head(noun: str) -> str:
    """The word that carries a noun phrase: "personnel" of "security force personnel", "head" of "head of cattle"."""
    return noun.casefold().partition(" of ")[0].split(" ")[-1]


@cache
def _lemma(word: str) -> str:
    lemma = str(next(parse([word]))[0].lemma_).casefold() if word else word
    # American and British spelling are one: neighbor and neighbour, theater and theatre, story and storey.
    spelled = _BRITISH.sub(lambda match: _AMERICAN[match[0]], lemma)
    return "person" if spelled in {"people", "persons"} else spelled


def _overlap(one: Stated, other: Stated) -> bool:
    return one.start < other.end and other.start < one.end


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other))


def _mistakes(text: str, gold: Stated | None, found: Stated | None) -> Iterator[Mistake]:
    if gold is None or found is None:
        one, kind = (gold, "missed") if gold is not None else (found, "spurious")
        if one is not None:
            yield Mistake(kind, f"{_place(text, one)}  {_shown(one)}")
        return
    right = aspects(gold, found)
    for aspect, kind in zip(ASPECTS, KINDS[2:], strict=True):
        if aspect not in right:
            yield Mistake(kind, f"{_place(text, gold)}  {_shown(gold)}, read as {_shown(found)}")
        if not right:
            break


def _place(text: str, one: Stated) -> str:
    before, after = text[max(0, one.start - _AROUND) : one.start], text[one.end : one.end + _AROUND]
    return f"{before}«{text[one.start : one.end]}»{after}".replace("\n", " ")


def _shown(one: Stated) -> str:
    value = " to ".join(f"{end:,.10g}" for end in one.ends) or "vague"
    return " ".join(filter(None, (one.bound, value, one.unit, one.change)))
