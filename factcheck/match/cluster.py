"""Scored pairs to facts: the most certain pairs join first; no fact holds two conflicting values of one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from factcheck.match.pairs import Pair
from factcheck.model import Statement, Verdict

Between = Mapping[int, Mapping[int, Pair]]


def clusters(
    statements: Sequence[Statement], pairs: Sequence[Pair], *, agreeing: float, conflicting: float
) -> tuple[tuple[tuple[int, ...], float], ...]:
    """Groups of statement indices that fill one slot, with the probability that they do.

    A pair joins where its probability reaches `agreeing`, or `conflicting` where the values differ,
    and where the two groups fit together. Statements that joined nothing form groups of one. The order
    of `statements` does not matter beyond the numbering.
    """
    group = {at: [at] for at in range(len(statements))}
    owner = list(range(len(statements)))
    between: dict[int, dict[int, Pair]] = defaultdict(dict)
    for pair in pairs:
        between[pair.left][pair.right] = between[pair.right][pair.left] = pair
    for pair in sorted(pairs, key=lambda one: (-one.same_slot, _place(statements, one))):
        least = conflicting if pair.verdict is Verdict.DIFFERENT else agreeing
        one, other = owner[pair.left], owner[pair.right]
        if pair.same_slot < least or one == other or pair.verdict is Verdict.UNKNOWN:
            continue
        if not _fits(statements, group[one], group[other], between, conflicting, retold=pair.retold):
            continue
        keep, drop = sorted((one, other))
        group[keep] = sorted(group[keep] + group.pop(drop))
        for member in group[keep]:
            owner[member] = keep
    return tuple((tuple(members), _certainty(members, between)) for _, members in sorted(group.items()))


def _certainty(members: Sequence[int], between: Between) -> float:
    """The probability that a group is one fact: of its likeliest contradiction, or the mean where all agree."""
    pairs = [between[i][j] for i, j in combinations(members, 2) if j in between.get(i, {})]
    against = [pair.same_slot for pair in pairs if pair.verdict is Verdict.DIFFERENT]
    if against:
        return max(against)
    return sum(pair.same_slot for pair in pairs) / len(pairs) if pairs else 1.0


def _fits(
    statements: Sequence[Statement],
    one: Sequence[int],
    other: Sequence[int],
    between: Between,
    conflicting: float,
    *,
    retold: bool,
) -> bool:
    """Whether two groups may be one fact.

    Values that contradict each other join only on their own evidence: some pair of them must reach
    `conflicting` by itself, and none may stand in one article. On average the pairs must be half as
    likely, so that one good pair does not drag two groups together; but two values in one place of a sentence that
    both articles tell (`retold`) are enough.
    """
    chances: list[float] = []
    contradicting: list[float] = []
    for left in one:
        for right in other:
            pair = between[left].get(right)
            chances.append(0.0 if pair is None else pair.same_slot)
            if pair is not None and pair.verdict is Verdict.DIFFERENT:
                if statements[left].article.id == statements[right].article.id:
                    return False
                contradicting.append(pair.same_slot)
    if contradicting and max(contradicting) < conflicting:
        return False
    return retold or sum(chances) / len(chances) >= conflicting / 2


def _place(statements: Sequence[Statement], pair: Pair) -> tuple[tuple[str, int], tuple[str, int]]:
    left, right = statements[pair.left], statements[pair.right]
    one, other = sorted(((left.article.id, left.value.span.start), (right.article.id, right.value.span.start)))
    return one, other
