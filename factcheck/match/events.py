"""Which articles are held against which: those that tell of one event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.match.alike import told_alike
from factcheck.match.retold import briefs
from factcheck.match.slots import slot_model
from factcheck.match.stories import Story, story_pairs
from factcheck.match.unnamed import strangers
from factcheck.parallel import Told

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Events:
    """Pairs of ids of articles that tell of one event, sorted, each article with itself too.

    Between those of `apart` nobody without a name is held against another (`unnamed.py`).
    """

    pairs: Pairs
    apart: frozenset[tuple[str, str]] = frozenset()


def events(found: Mapping[str, Story], texts: Mapping[str, Told]) -> Events:
    """The events of a run: of its stories, and of what its articles say, both by id."""
    alike = told_alike(found, slot_model().story)
    pairs = tuple(sorted({*story_pairs(found, alike), *briefs(texts)}))
    return Events(pairs, strangers(found, pairs))
