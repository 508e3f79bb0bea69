"""Words that say the contrary of one another, words that say the same, and words made from one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from factcheck.lexicon.tables import Part, tables

Speech = Literal["noun", "verb", "adjective"]
_SPEECHES: tuple[Speech, ...] = ("noun", "verb", "adjective")


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


def opposites(word: str, speech: Speech) -> tuple[str, ...]:
    """The words that say the contrary of a word in one of its senses."""
    return _part(speech).opposites.get(word, ())


def senses(word: str, speech: Speech, *, up: int = 0) -> frozenset[str]:
    """The senses of a word and of those made from it, as names, with those at most `up` steps wider than its own."""
    found = {f"{speech} {sense}" for sense in _wider(_part(speech), _part(speech).senses.get(word, ()), up)}
    for other in derived(word, speech):
        found.update(f"{kind} {sense}" for kind in _SPEECHES for sense in _part(kind).senses.get(other, ()))
    return frozenset(found)


def _wider(part: Part, edge: Sequence[int], up: int) -> frozenset[int]:
    found = set(edge)
    for _ in range(up):
        edge = [above for sense in edge for above in part.above[sense] if above not in found]
        found.update(edge)
    return frozenset(found)


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
