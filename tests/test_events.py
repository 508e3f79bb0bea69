"""Which articles are held against each other: groups that never grow without end."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.match import events
from factcheck.match.events import bounded
from factcheck.match.stories import Likely, ordered

Pair = tuple[str, str]

chances = st.dictionaries(
    st.tuples(st.integers(0, 20), st.integers(0, 20)).filter(lambda one: one[0] < one[1]),
    st.sampled_from([0.2, 0.5, 0.9, None]),
    max_size=40,
)


def lists(found: dict[tuple[int, int], float | None]) -> tuple[set[Pair], dict[str, tuple[Likely, ...]]]:
    """Pairs of articles, and what each is told like; a pair without a chance is of a brief."""
    pairs = {ordered(f"a{i}", f"a{j}") for i, j in found}
    alike: dict[str, tuple[Likely, ...]] = {}
    for (i, j), chance in found.items():
        if chance is not None:
            for one, other in ((f"a{i}", f"a{j}"), (f"a{j}", f"a{i}")):
                alike[one] = tuple(sorted([*alike.get(one, ()), (-chance, other)]))
    return pairs, alike


def groups(pairs: set[Pair] | frozenset[Pair]) -> list[set[str]]:
    """What hangs together."""
    found: list[set[str]] = []
    for pair in pairs:
        beside = [each for each in found if not each.isdisjoint(pair)]
        found = [each for each in found if each.isdisjoint(pair)] + [set(pair).union(*beside)]
    return found


@given(found=chances, most=st.integers(2, 9))
def test_no_group_is_larger_than_the_bound_and_nothing_else_is_lost(
    found: dict[tuple[int, int], float | None], most: int
) -> None:
    pairs, alike = lists(found)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(events, "MOST_TOGETHER", most)
        left = bounded(pairs, alike)
        shuffled = random.Random(1).sample(sorted(pairs), len(pairs))
        assert bounded(shuffled, alike) == left
    whole, parts = groups(pairs), groups(left)
    assert left <= pairs and all(len(each) <= most for each in parts)
    for group in whole:
        if len(group) <= most:
            assert {pair for pair in pairs if group.issuperset(pair)} <= left
    within = Counter(next((at for at, each in enumerate(parts) if each.issuperset(pair)), None) for pair in pairs)
    assert sum(count for at, count in within.items() if at is not None) == len(left)


def test_the_likeliest_stay_together_and_a_brief_with_its_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "MOST_TOGETHER", 2)
    pairs, alike = lists({(1, 2): 0.5, (2, 3): 0.9, (3, 4): 0.2, (4, 5): None})
    assert bounded(pairs, alike) == {("a2", "a3"), ("a4", "a5")}


def test_a_chain_of_a_thousand_is_cut() -> None:
    pairs, alike = lists({(at, at + 1): 0.5 for at in range(1000)})
    assert max(map(len, groups(bounded(pairs, alike)))) <= events.MOST_TOGETHER
