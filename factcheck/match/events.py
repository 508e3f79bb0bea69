"""Which articles are held against which: those that tell of one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from factcheck.match.alike import told_alike
from factcheck.match.forms import one_form
from factcheck.match.retold import briefs
from factcheck.match.slots import slot_model
from factcheck.match.stories import Lists, Story, ordered, story_pairs
from factcheck.match.unnamed import strangers
from factcheck.parallel import Told

Pairs = tuple[tuple[str, str], ...]
# What is new to a group has all of it done again.
MOST_TOGETHER = 100
# Likelihoods have a minus before them: a brief comes before all.
_BRIEF = -2.0


@dataclass(frozen=True, slots=True)
class Events:
    """Pairs of ids of articles that tell of one event, sorted, each article with itself too.

    Between those of `apart` nobody without a name is held against another (`unnamed.py`). Those of `unheld` may tell of
    one event as well, but are not held against each other at all (:func:`bounded`).
    """

    pairs: Pairs
    apart: frozenset[tuple[str, str]] = frozenset()
    unheld: Pairs = ()


def events(found: Mapping[str, Story], texts: Mapping[str, Told]) -> Events:
    """The events of a run: of its stories, and of what its articles say, both by id."""
    alike = told_alike(found, slot_model().story)
    told = {*story_pairs(found, alike), *briefs(texts)}
    likely = told - one_form(told, texts)
    pairs = tuple(sorted(bounded(likely, alike)))
    return Events(pairs, strangers(found, pairs), tuple(sorted(likely.difference(pairs))))


def bounded(pairs: Iterable[tuple[str, str]], alike: Lists) -> frozenset[tuple[str, str]]:
    """Those of the pairs of articles (ids) that are left where no group that hangs together has above MOST_TOGETHER.

    Groups grow by the likeliest pairs first, as in Kruskal's spanning tree, and by those of a brief and an article that
    tells it before all others. Without the bound a matter that is told of for months, or many events that are told
    alike, would become one group, of which all is done again for each new article.
    """
    from scipy.cluster.hierarchy import DisjointSet

    likely: dict[tuple[str, str], float] = {}
    for name, others in alike.items():
        for chance, other in others:
            pair = ordered(name, other)
            likely[pair] = min(chance, likely.get(pair, 0.0))
    links = sorted(pairs, key=lambda pair: (likely.get(pair, _BRIEF), pair))
    groups = DisjointSet(chain.from_iterable(links))
    for left, right in links:
        if groups.subset_size(left) + groups.subset_size(right) <= MOST_TOGETHER:
            groups.merge(left, right)
    return frozenset(pair for pair in links if groups.connected(*pair))
