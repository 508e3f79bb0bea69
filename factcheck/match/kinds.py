"""Whether two phrases that name kinds of things answer one question: the named signals of such a pair.

Every signal is symmetric and lies between 0 and 1.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np

from factcheck.match.signals import name_overlap, near_names
from factcheck.match.slots import Logistic, probability, rivals
from factcheck.match.telling import Telling, telling
from factcheck.match.texts import Embedded, slot_text
from factcheck.match.trees import Floats
from factcheck.model import Article, Statement, Verdict

_WORD = re.compile(r"[^\W\d_]{3,}")
_LETTERS = 5
_CAUSE = "cause"
_SHARP = 10.0
# Pairs of fixtures/annotated/train that differ and are less alike seldom answer one question.
_UNLIKE = 0.6
# Where many are hurt, many parts of the body are.
_OF_SOMEBODY = frozenset({"body", "illness"})

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Kinds:
    """The signals of one pair of statements of kind CATEGORY, by name."""

    slot_similarity: float
    least_margin: float
    unbeaten: float
    only_cause: float
    both_stated: float
    rare: float
    same_frame: float
    context: float
    sentence_share: float
    sentence_telling: float
    names_differ: float
    near_names: float
    subject: float
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
        found = _signals(statements[i], statements[j], float(slot[at]), margins[at], many, told)
        rows[at] = [getattr(found, name) for name in KINDS]
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
    return Kinds(
        slot_similarity=max(0.0, slot),
        least_margin=_bounded(margins[1]),
        unbeaten=float(margins[3]) / 2,
        only_cause=float(shared == {_CAUSE}),
        both_stated=float(one.sort.stated and other.sort.stated),
        rare=1 / many,
        same_frame=min(2.0, len(_shared_frames(left, right))) / 2,
        context=2 * len(mine & yours) / max(1, len(mine) + len(yours)),
        sentence_share=told.sentence_share,
        sentence_telling=told.sentence_telling,
        names_differ=float(bool(left.claim.entities and right.claim.entities) and names == 0),
        near_names=name_overlap(near_names(left), near_names(right)),
        subject=float(bool(left.claim.subject) and left.claim.subject.casefold() == right.claim.subject.casefold()),
        heading=float(left.claim.heading or right.claim.heading),
    )


def _bounded(margin: float) -> float:
    return (max(-3.0, min(3.0, float(margin))) + 3.0) / 6


def _shared_frames(left: Statement, right: Statement) -> frozenset[str]:
    """What happens to both things, of what counts for a sort that they share; a trait counts as its noun."""
    table = _lists()["sorts"]
    shared = {sort.rpartition(" of ")[2] for sort in {*left.value.sort.sorts} & {*right.value.sort.sorts}}
    counting = {frame for sort in shared for frame in table.get(sort, table["cause"] | table["vehicle"])}
    return _frames_of(left) & _frames_of(right) & counting


def _frames_of(statement: Statement) -> frozenset[str]:
    """What happens in the clause of a value, as far as a list tells."""
    value = statement.value
    words = {*value.context, *value.measured, *value.sort.words}
    return frozenset(name for name, told in _lists()["words"].items() if not told.isdisjoint(words))


@cache
def _lists() -> dict[str, dict[str, frozenset[str]]]:
    text = files("factcheck.match").joinpath("frames.toml").read_text(encoding="utf-8")
    return {
        part: {name: frozenset(words.split()) for name, words in table.items()}
        for part, table in tomllib.loads(text).items()
    }


def chances(rows: Floats, model: Logistic) -> Floats:
    """The probabilities that pairs with these signals answer one question; none where the sentences are unlike."""
    if model.names != KINDS:
        raise ValueError("kinds.json was fitted on other signals: run python -m benchmarks.fit_kinds")
    alike = rows[:, KINDS.index("slot_similarity")] >= _UNLIKE
    return np.where(alike, probability(model.logit(rows)), 0.0)


def may_meet(left: Statement, right: Statement) -> bool:
    """Whether two kinds that differ may answer one question.

    The like must happen to both, as far as the lists tell for their sort, or both be told as causes in so many words;
    where the article of one uses the word of the other as well, they are two things to it; and of injuries and
    illnesses both must be those of one who is named.
    """
    one, other = left.value.sort, right.value.sort
    if not (one.stated and other.stated) and not _shared_frames(left, right):
        return False
    if {*one.sorts} & {*other.sorts} <= _OF_SOMEBODY and not _names_met(left, right):
        return False
    return not told_in_both(left, right)


def _names_met(left: Statement, right: Statement) -> bool:
    """Whether the two sentences share a name."""
    return any(
        name_overlap(*names) > 0
        for names in ((left.claim.entities, right.claim.entities), (near_names(left), near_names(right)))
    )


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
