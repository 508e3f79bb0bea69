"""Which pairs of statements are looked at: blocks by story and dimension, never all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from factcheck import names
from factcheck.model import Field, FieldValue, Kind, Moment, MomentKind, Span, Statement
from factcheck.names import is_nation
from factcheck.opposition import blocks
from factcheck.resemblance import Neighbours, alike, neighbours

_POLAR = "polarity "

Sentences = Mapping[Span, Neighbours]


def candidates(statements: Sequence[Statement], stories: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, of statements of one dimension in the two articles of a pair of `stories` (ids).

    A sentence that both articles carry, perhaps reworded, answers for itself: what it states is held
    against the same sentence and against no other, as it would be within one article.
    """
    held: dict[tuple[str, str], list[int]] = defaultdict(list)
    kinds: dict[str, set[str]] = defaultdict(set)
    told: dict[str, dict[Span, Neighbours]] = defaultdict(dict)
    for at, statement in enumerate(statements):
        article, sentence = statement.article, statement.claim.sentence
        for name in kinds_of(statement):
            held[article.id, name].append(at)
            kinds[article.id].add(name)
        if sentence not in told[article.id]:
            told[article.id][sentence] = neighbours(article.text[sentence.start : sentence.end])
    for left, right in stories:
        shared = _shared(told[left], told[right]) if left != right else ({}, {})
        for name, other in sorted(_meeting(kinds[left], kinds[right])):
            for i in held[left, name]:
                for j in held[right, other]:
                    if (left != right or i < j) and _may_meet(statements[i], statements[j], *shared):
                        yield min(i, j), max(i, j)


def _meeting(left: Collection[str], right: Collection[str]) -> Iterator[tuple[str, str]]:
    """The blocks of two articles that meet: each its like, of what is affirmed and denied also the other side."""
    for name in left:
        if not name.startswith(_POLAR):
            if name in right:
                yield name, name
            continue
        other = f"{_POLAR}{'+-'[name[len(_POLAR)] == '+']}{name[len(_POLAR) + 1 :]}"
        if other in right:
            yield name, other
        if name in right and name[len(_POLAR) + 2 :].startswith("issue "):
            yield name, name


def kinds_of(statement: Statement) -> frozenset[str]:
    """The dimension of a statement's value without its rate, for a moment whether it tells a day, a clock or
    both. Names are all of one kind: a person is easily taken for an organisation. A nationality meets countries only.
    Roles are of their person's kind. What is affirmed or denied meets what it may contradict, a kind of
    thing its own sort.

    A part whose whole is told is both a count and a share: "60 of the 80 workers".
    """
    if statement.value.kind is Kind.MOMENT:
        return _times(statement.value.time)
    if statement.value.kind is Kind.NAME:
        return _names(statement.value)
    if statement.value.kind is Kind.ROLE:
        return frozenset({f"role of {person}" for person in names.words(statement.value.post.holder)[-1:]})
    if statement.value.kind is Kind.POLARITY:
        return frozenset(f"{_POLAR}{'-+'[side]} {name}" for name, side in blocks(statement.value.polar))
    if statement.value.kind is Kind.CATEGORY:
        return frozenset(f"kind of {sort}" for sort in statement.value.sort.sorts)
    kind = statement.value.quantity.dimension.partition(" per ")[0]
    return frozenset({"count", "share"}) if statement.whole is not None else frozenset({kind})


def _names(value: FieldValue) -> frozenset[str]:
    if value.field is Field.CATEGORY:
        return frozenset({"nation"})
    return frozenset({"name", "nation"} if is_nation(value.called.full) else {"name"})


def _times(moment: Moment) -> frozenset[str]:
    if moment.kind is not MomentKind.TIME:
        return frozenset({"time" if moment.any_day else "date"})
    return frozenset({"time"} if moment.any_day else {"time", "date"})


def _shared(left: Sentences, right: Sentences) -> tuple[dict[Span, set[Span]], dict[Span, set[Span]]]:
    """The sentences of each article that the other carries too, each with its counterparts there."""
    ours: dict[Span, set[Span]] = defaultdict(set)
    theirs: dict[Span, set[Span]] = defaultdict(set)
    for one, words in left.items():
        for other, others in right.items():
            if alike(words, others):
                ours[one].add(other)
                theirs[other].add(one)
    return ours, theirs


def _may_meet(
    one: Statement, other: Statement, ours: Mapping[Span, set[Span]], theirs: Mapping[Span, set[Span]]
) -> bool:
    left, right = one.claim.sentence, other.claim.sentence
    return right in ours.get(left, {right}) and left in theirs.get(right, {left})
