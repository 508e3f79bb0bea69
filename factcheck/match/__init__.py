"""Statements and vectors to facts: which values of which articles answer the same question."""

from __future__ import annotations

from factcheck.match.components import components
from factcheck.match.events import Events
from factcheck.match.grouping import Matched, facts, matched, unheld, without_rate
from factcheck.match.opposed import counterparts
from factcheck.match.pairs import Relation
from factcheck.match.texts import Embed, Embedded, story_texts, wanted
from factcheck.match.why import compared

__all__ = [
    "Embed",
    "Embedded",
    "Events",
    "Matched",
    "Relation",
    "compared",
    "components",
    "counterparts",
    "facts",
    "matched",
    "story_texts",
    "unheld",
    "wanted",
    "without_rate",
]
