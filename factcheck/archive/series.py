"""Which pairs of versions are one form, filled in twice: asked when one chooses the other, and kept beside the pair."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence

from factcheck.archive.articles import load
from factcheck.archive.crew import Crew
from factcheck.archive.turns import ChangedError
from factcheck.match.components import Pair
from factcheck.match.forms import one_form
from factcheck.match.stories import ordered
from factcheck.parallel import told

# The texts of so many pairs are in memory at once.
_BATCH = 200


def kept_forms(connection: sqlite3.Connection, standing: Mapping[int, str]) -> dict[Pair, bool]:
    """By the pairs of names, each sorted, that are kept: whether they are one form."""
    rows = connection.execute("SELECT one, other, one_form FROM together")
    return {
        ordered(standing[one], standing[other]): bool(form)
        for one, other, form in rows
        if one in standing and other in standing
    }


def asked_forms(
    connection: sqlite3.Connection, pairs: Collection[Pair], numbers: Mapping[str, int], *, crew: Crew
) -> frozenset[Pair]:
    """Those of the pairs of names, each sorted, that are one form by their texts; `numbers` are those of the versions.

    Raises ChangedError where one of them was purged meanwhile.
    """
    every = sorted((numbers[one], numbers[other]) for one, other in pairs)
    batches = (every[start : start + _BATCH] for start in range(0, len(every), _BATCH))
    return frozenset(pair for found in crew.each(_one_form, batches) for pair in found)


def _one_form(connection: sqlite3.Connection, pairs: Sequence[tuple[int, int]]) -> frozenset[Pair]:
    """The same, of pairs of numbers."""
    numbers = sorted({number for pair in pairs for number in pair})
    versions = load(connection, numbers)
    if len(versions) < len(numbers):
        raise ChangedError
    names = {one.at: one.article.id for one in versions}
    texts = {one.article.id: told(one.article) for one in versions}
    return one_form([ordered(names[one], names[other]) for one, other in pairs], texts)
