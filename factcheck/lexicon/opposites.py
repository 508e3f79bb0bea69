"""Words that say the contrary of one another, words that say the same, and words made from one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Literal

from factcheck.lexicon.tables import Part, tables

Speech = Literal["noun", "verb", "adjective"]


def opposed(one: str, other: str, speech: Speech) -> bool:
    """Whether one word, or one that is the same in a sense of it, is the opposite of the other."""
    part = _part(speech)
    left, right = {one, *synonyms(one, speech)}, {other, *synonyms(other, speech)}
    if left & right:
        return False
    return any(other in part.opposites.get(word, ()) for word in left) or any(
        one in part.opposites.get(word, ()) for word in right
    )


def synonyms(word: str, speech: Speech) -> frozenset[str]:
    """The words that share a sense with a word, itself not among them; of an adjective also those it is like."""
    part = _part(speech)
    senses = part.senses.get(word, ())
    if speech == "adjective":
        senses = (*senses, *(like for sense in senses for like in part.above[sense]))
    return frozenset(other for sense in senses for other in _words(speech).get(sense, ())) - {word}


def derived(word: str, speech: Speech) -> tuple[str, ...]:
    """The words of any part of speech that are made from a word, or it from them: evacuation, evacuate."""
    return _part(speech).derived.get(word, ())


def _part(speech: Speech) -> Part:
    return {"noun": tables().noun, "verb": tables().verb, "adjective": tables().adjective}[speech]


@cache
def _words(speech: Speech) -> Mapping[int, tuple[str, ...]]:
    """The words of each sense."""
    found: dict[int, list[str]] = defaultdict(list)
    for word, senses in _part(speech).senses.items():
        for sense in senses:
            found[sense].append(word)
    return {sense: tuple(words) for sense, words in found.items()}
