"""Whether two phrases that name kinds of things answer one question: the named signals of such a pair.

Every signal is symmetric and lies between 0 and 1.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np

from factcheck.lexicon import Kinship, derived, kinship, synonyms
from factcheck.match.signals import name_overlap, near_names
from factcheck.match.slots import rivals
from factcheck.match.telling import Telling, telling
from factcheck.match.texts import Embedded, slot_text
from factcheck.match.trees import Floats
from factcheck.model import Article, Statement, Verdict

_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTERS = 5
_CAUSE = "cause"
_SHARP = 10.0

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Kinds:
    """The signals of one pair of statements of kind CATEGORY, by name."""

    slot_similarity: float
    least_margin: float
    greatest_margin: float
    unbeaten: float
    cause: float
    only_cause: float
    stated: float
    both_stated: float
    trait: float
    sibling: float
    rare: float
    hangs_on_same: float
    same_frame: float
    other_frame: float
    context: float
    sentence_share: float
    sentence_telling: float
    near_share: float
    near_telling: float
    names: float
    names_differ: float
    near_names: float
    subject: float
    modality: float
    heading: float


KINDS = tuple(field.name for field in fields(Kinds))


def kind_rows(
    statements: Sequence[Statement],
    pairs: Sequence[tuple[int, int]],
    verdicts: Sequence[Verdict],
    vectors: Embedded,
) -> Floats:
    """The signals of each pair of statements of kind CATEGORY: shape (len(pairs), len(KINDS)).

    What a third article holds never changes a pair: the rivals of two values are those of their own two articles.
    """
    rows = np.empty((len(pairs), len(KINDS)))
    between: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, (i, j) in enumerate(pairs):
        if verdicts[at] is Verdict.DIFFERENT:
            between[tuple(sorted((statements[i].article.id, statements[j].article.id)))].append(at)
        else:
            rows[at] = _rows([statements[i], statements[j]], [(0, 1)], vectors)[0]
    for group in between.values():
        inside = sorted({index for at in group for index in pairs[at]})
        place = {index: number for number, index in enumerate(inside)}
        own = [(place[i], place[j]) for i, j in (pairs[at] for at in group)]
        rows[group] = _rows([statements[index] for index in inside], own, vectors)
    return rows


def _rows(statements: Sequence[Statement], pairs: Sequence[tuple[int, int]], vectors: Embedded) -> Floats:
    """The signals of pairs of statements of two articles whose values differ; all statements are in some pair."""
    tuned, articles = vectors.slot, [statement.article.id for statement in statements]
    slot = np.array([float(tuned[slot_text(statements[i])] @ tuned[slot_text(statements[j])]) for i, j in pairs])
    margins = rivals(slot * _SHARP, pairs, articles, [False] * len(pairs))
    counts = Counter((one.article.id, sort) for one in statements for sort in one.value.sort.sorts)
    rows = np.empty((len(pairs), len(KINDS)))
    for at, ((i, j), told) in enumerate(zip(pairs, telling(statements, pairs), strict=True)):
        shared = {*statements[i].value.sort.sorts} & {*statements[j].value.sort.sorts}
        many = min(math.sqrt(counts[articles[i], sort] * counts[articles[j], sort]) for sort in shared)
        rows[at] = astuple(_signals(statements[i], statements[j], float(slot[at]), margins[at], many, told))
    return rows


def _signals(
    left: Statement,
    right: Statement,
    slot: float,
    margins: Floats,
    many: float,
    told: Telling,
) -> Kinds:
    one, other = left.value, right.value
    shared = {*one.sort.sorts} & {*other.sort.sorts}
    names = name_overlap(left.claim.entities, right.claim.entities)
    mine, yours = {*one.context, *one.measured}, {*other.context, *other.measured}
    frames = _frames_of(left), _frames_of(right)
    return Kinds(
        slot_similarity=max(0.0, slot),
        least_margin=_bounded(margins[1]),
        greatest_margin=_bounded(margins[2]),
        unbeaten=float(margins[3]) / 2,
        cause=float(_CAUSE in shared),
        only_cause=float(shared == {_CAUSE}),
        stated=float(one.sort.stated or other.sort.stated),
        both_stated=float(one.sort.stated and other.sort.stated),
        trait=float(bool(one.sort.trait)),
        sibling=float(kinship(one.sort.head, other.sort.head) is Kinship.SIBLING),
        rare=1 / many,
        hangs_on_same=float(bool(one.measured and other.measured) and _alike(one.measured[0], other.measured[0])),
        same_frame=min(2.0, len(frames[0] & frames[1])) / 2,
        other_frame=float(all(frames) and not frames[0] & frames[1]),
        context=2 * len(mine & yours) / max(1, len(mine) + len(yours)),
        sentence_share=told.sentence_share,
        sentence_telling=told.sentence_telling,
        near_share=told.near_share,
        near_telling=told.near_telling,
        names=names,
        names_differ=float(bool(left.claim.entities and right.claim.entities) and names == 0),
        near_names=name_overlap(near_names(left), near_names(right)),
        subject=float(bool(left.claim.subject) and left.claim.subject.casefold() == right.claim.subject.casefold()),
        modality=float(left.claim.modality == right.claim.modality),
        heading=float(left.claim.heading or right.claim.heading),
    )


def _bounded(margin: float) -> float:
    return (max(-3.0, min(3.0, float(margin))) + 3.0) / 6


def _frames_of(statement: Statement) -> frozenset[str]:
    value = statement.value
    return _frames({*value.context, *value.measured, *value.sort.words})


def _frames(words: Collection[str]) -> frozenset[str]:
    """What happens in a clause of these words, as far as a list tells."""
    return frozenset(name for name, told in _lists().items() if not told.isdisjoint(words))


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = files("factcheck.match").joinpath("frames.toml").read_text(encoding="utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same, mean the same or are made of one another."""
    return one == other or any(other in {*synonyms(one, speech), *derived(one, speech)} for speech in ("noun", "verb"))


def may_meet(left: Statement, right: Statement) -> bool:
    """Whether two kinds that differ may answer one question.

    Something like must happen to both, as far as the lists tell, or both be told as causes in so many words; and where
    the article of one uses the word of the other as well, they are two things to it.
    """
    one, other = left.value.sort, right.value.sort
    if not (one.stated and other.stated) and not _frames_of(left) & _frames_of(right):
        return False
    shared = {*one.sorts} & {*other.sorts}
    hurt = any("body" in sort for sort in shared) and len(shared) == 1
    if hurt and not ("injury" in _frames_of(left) and "injury" in _frames_of(right)):
        return False
    return not told_in_both(left, right)


def told_in_both(left: Statement, right: Statement) -> bool:
    """Whether the article of one uses the word of the other as well, so that they are two things to it."""
    return _told(left, _words_of(right.article)) or _told(right, _words_of(left.article))


@lru_cache(maxsize=256)
def _words_of(article: Article) -> Words:
    return _read(article.text)


def _told(statement: Statement, article: Words) -> bool:
    """Whether another article uses the noun of a statement's value, or the word that tells its kind."""
    return _read(statement.value.sort.trait or statement.value.sort.head) <= article


def _read(text: str) -> Words:
    return frozenset(match[0].casefold()[:_LETTERS] for match in _WORD.finditer(text))
