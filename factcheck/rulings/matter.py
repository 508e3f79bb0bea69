"""Whether an entry and a finding are about one matter.

The id of a finding is made of its check, its slot and its values, and "people, 3 and 5" is the slot and the values of
many a story. An entry that tells its topic therefore speaks of findings in whose articles a name of the topic stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.model import Finding
from factcheck.rulings.entry import Entry

_WORD = re.compile(r"[^\W\d_]{3,}")
# The words of an article, by its id.
Words = Callable[[str], frozenset[str]]


def words(text: str) -> frozenset[str]:
    """The words of a text, in lower case."""
    return frozenset(match[0].casefold() for match in _WORD.finditer(text))


def names(topic: str) -> frozenset[str]:
    """The words of the names in a topic, in lower case: those with a capital letter after what the topic is of."""
    _, _, named = topic.partition(", ")
    return frozenset(match[0].casefold() for match in _WORD.finditer(named) if match[0][0].isupper())


def same_matter(entry: Entry, finding: Finding, said: Words) -> bool:
    """Whether the two may be about one matter; `said` gives the words of an article by its id.

    Where the topic of the entry holds no name, or the entry has none, nothing speaks against it.
    """
    return not names(entry.topic) or shares_name(entry, finding, said)


def shares_name(entry: Entry, finding: Finding, said: Words) -> bool:
    """Whether a name of the entry's topic stands in the topic or the articles of the finding."""
    wanted = names(entry.topic)
    articles = {mention.article for side in finding.sides for mention in side.mentions}
    return not wanted.isdisjoint(words(finding.topic)) or any(
        not wanted.isdisjoint(said(article)) for article in articles
    )


def shared_values(entry: Entry, finding: Finding) -> int:
    """How many values the two have in common, as they are written."""
    return len({_plain(value) for value in entry.values} & {_plain(side.value) for side in finding.sides})


def same_values(entry: Entry, finding: Finding) -> bool:
    """Whether check, slot, topic and all values are the same, as written.

    A finding that shares its id with one of another story in the same run gets another id there.
    """
    written = {_plain(side.value) for side in finding.sides}
    return (
        bool(entry.slot)
        and (entry.code, entry.slot, entry.topic) == (finding.code, finding.slot_id, finding.topic)
        and {_plain(value) for value in entry.values} == written
    )


def _plain(value: str) -> str:
    return " ".join(value.casefold().split())
