"""Whether two roles are of one person, and whether an article that gives another role gives this one as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from factcheck.match.trees import Floats
from factcheck.model import Statement, Verdict
from factcheck.names import Likeness, likeness_of_persons

_LIKE = (Likeness.SAME, Likeness.FORM, Likeness.SPELLING)
_AGREE = frozenset({Verdict.SAME, Verdict.COMPATIBLE})


def persons(statements: Sequence[Statement], pairs: Sequence[tuple[int, int]], verdicts: Sequence[Verdict]) -> Floats:
    """For each pair of roles, one of the likenesses SAME, FORM and SPELLING of the names, and whether it is excused.

    Two roles that differ are excused where one of the two articles gives the other role too: "the finance chief, who
    becomes chief executive". What a third article holds never changes a pair.
    """
    likeness = [_likeness(statements[i], statements[j]) for i, j in pairs]
    agreeing: dict[tuple[int, str], bool] = defaultdict(bool)
    for (i, j), verdict, alike in zip(pairs, verdicts, likeness, strict=True):
        if verdict in _AGREE and alike in _LIKE:
            agreeing[i, statements[j].article.id] = agreeing[j, statements[i].article.id] = True
    table = np.zeros((len(pairs), len(_LIKE) + 1))
    for row, ((i, j), verdict, alike) in enumerate(zip(pairs, verdicts, likeness, strict=True)):
        if alike in _LIKE:
            table[row, _LIKE.index(alike)] = 1.0
        there = agreeing[i, statements[j].article.id] or agreeing[j, statements[i].article.id]
        table[row, -1] = float(verdict is Verdict.DIFFERENT and there)
    return table


def _likeness(left: Statement, right: Statement) -> Likeness:
    return likeness_of_persons(left.value.post.holder, right.value.post.holder)
