"""Scored pairs to facts: the most certain pairs join first, and no fact holds two values of one article that conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factcheck.match.pairs import Pair
from factcheck.model import Statement, Verdict


def clusters(statements: Sequence[Statement], pairs: Sequence[Pair], *, agreeing: float, conflicting: float) -> tuple[tuple[tuple[int, ...], float], ...]:
    """Groups of statement indices that fill one slot, with the lowest probability that joined each.

    A pair joins where its probability reaches `agreeing`, or `conflicting` where the values differ,
    and where no pair between the two groups that was scored speaks against it. Statements that joined
    nothing form groups of one, with probability 1. The order of `statements` does not matter beyond
    the numbering.
    """
    group = {at: [at] for at in range(len(statements))}
    owner = list(range(len(statements)))
    certainty: dict[int, float] = {}
    between: dict[int, dict[int, Pair]] = defaultdict(dict)
    for pair in pairs:
        between[pair.left][pair.right] = between[pair.right][pair.left] = pair
    for pair in sorted(pairs, key=lambda one: (-one.same_slot, _place(statements, one))):
        least = conflicting if pair.verdict is Verdict.DIFFERENT else agreeing
        one, other = owner[pair.left], owner[pair.right]
        if pair.same_slot < least or one == other or pair.verdict is Verdict.UNKNOWN:
            continue
        if not _fits(statements, group[one], group[other], between, conflicting):
            continue
        keep, drop = sorted((one, other))
        group[keep] = sorted(group[keep] + group.pop(drop))
        for member in group[keep]:
            owner[member] = keep
        certainty[keep] = min(pair.same_slot, certainty.get(one, 1.0), certainty.get(other, 1.0))
    return tuple((tuple(members), certainty.get(at, 1.0)) for at, members in sorted(group.items()))


def _fits(statements: Sequence[Statement], one: Sequence[int], other: Sequence[int], between: dict[int, dict[int, Pair]], least: float) -> bool:
    """Whether two groups may be one fact: on the average of their pairs, and without a conflict inside one article."""
    chances: list[float] = []
    for left in one:
        for right in other:
            pair = between[left].get(right)
            same_article = statements[left].article.id == statements[right].article.id
            if pair is None:
                chances.append(0.0)
                continue
            if same_article and pair.verdict is Verdict.DIFFERENT:
                return False
            chances.append(pair.same_slot)
    return sum(chances) / len(chances) >= least / 2


def _place(statements: Sequence[Statement], pair: Pair) -> tuple[tuple[str, int], tuple[str, int]]:
    left, right = statements[pair.left], statements[pair.right]
    one, other = sorted(((left.article.id, left.value.span.start), (right.article.id, right.value.span.start)))
    return one, other
