"""People without a name in a run on several events: "a 21-year-old man" and "three others" there are in many of them.

Where a run tells of more than one event, such values of two articles are only held against each other if the articles
share a telling detail (`details.py`: a name, a street, a figure, an hour), and are told alike enough.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from factcheck.match.components import components
from factcheck.match.contrasts import additional
from factcheck.match.details import likeness
from factcheck.match.stories import Story
from factcheck.model import Field, Statement

# Of 1,946 pairs of reports of one shooting 77 % share a detail and lie above this; the few pairs on two shootings that
# were taken for one lie below, but for those of one town.
_LEAST = 0.5

Articles = tuple[str, str]


def strangers(found: Mapping[str, Story], told: Iterable[Articles]) -> frozenset[Articles]:
    """The pairs among `told`, of ids of articles taken to tell of one event, that share no detail, or too little else.

    None where the run tells of one event: all articles that tell of the same as another hang together.
    """
    pairs = [(left, right) for left, right in told if left != right]
    return sharing_nothing(found, pairs) if events(pairs) > 1 else frozenset()


def sharing_nothing(found: Mapping[str, Story], pairs: Iterable[Articles]) -> frozenset[Articles]:
    """The pairs of ids of two articles that share no detail, or too little else."""
    return frozenset(pair for pair in pairs if _apart(*(found[name] for name in pair)))


def between(left: Statement, right: Statement, articles: Collection[Articles]) -> bool:
    """Whether the articles of two statements are among pairs of ids."""
    one, other = sorted((left.article.id, right.article.id))
    return (one, other) in articles


def nameless(left: Statement, right: Statement) -> bool:
    """Whether the two values are ages of people without a name, or both count others: "killed and three others"."""
    if left.value.field is Field.AGE and right.value.field is Field.AGE:
        return not _named(left) and not _named(right)
    numbers = [one.value.number for one in (left, right)]
    counts = all(number is not None and number.dimension == "count" for number in numbers)
    return counts and additional(left) and additional(right)


def _named(statement: Statement) -> bool:
    """Whether the person whose age it is has a name."""
    return any(word in name.casefold() for word in statement.value.measured[:1] for name in statement.claim.entities)


def _apart(one: Story, other: Story) -> bool:
    mine, yours = one.details, other.details
    shared = mine.names & yours.names or mine.figures & yours.figures or mine.hours & yours.hours
    return not shared or float(one.opening @ other.opening) + likeness(mine, yours) < _LEAST


def events(pairs: Iterable[Articles]) -> int:
    """How many groups the pairs make that no pair joins."""
    every = [*pairs]
    return len(components(chain.from_iterable(every), every))
