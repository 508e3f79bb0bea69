"""What common words mean to one another, by the packaged words of WordNet."""

from __future__ import annotations

import pytest

from factcheck.lexicon import Kinship, derived, known, opposed, opposites, senses, synonyms
from factcheck.lexicon import kinship as kin
from factcheck.lexicon.opposites import Speech

KIN = [
    ("fire", "fire", Kinship.SAME),
    ("car", "automobile", Kinship.SAME),
    ("knife", "machete", Kinship.WIDER),
    ("machete", "knife", Kinship.NARROWER),
    ("truck", "car", Kinship.SIBLING),
    ("cholera", "measles", Kinship.SIBLING),
    ("helicopter", "plane", Kinship.SIBLING),
    ("wine", "wheel", Kinship.STRANGER),
    ("no such word", "car", Kinship.STRANGER),
]
_OTHER_WAY = {Kinship.WIDER: Kinship.NARROWER, Kinship.NARROWER: Kinship.WIDER}


@pytest.mark.parametrize(("one", "other", "how"), KIN)
def test_how_two_nouns_lie_to_each_other(one: str, other: str, how: Kinship) -> None:
    assert kin(one, other) is how
    assert kin(other, one) is _OTHER_WAY.get(how, how)


OPPOSED: list[tuple[str, str, Speech, bool]] = [
    ("open", "close", "verb", True),
    ("accept", "reject", "verb", True),
    ("win", "lose", "verb", True),
    ("open", "closed", "adjective", True),
    ("dangerous", "safe", "adjective", True),
    ("open", "open", "verb", False),
    ("walk", "run", "verb", False),
    ("red", "wooden", "adjective", False),
    ("no such word", "open", "verb", False),
]


@pytest.mark.parametrize(("one", "other", "speech", "are"), OPPOSED)
def test_opposites(one: str, other: str, speech: Speech, are: bool) -> None:
    assert opposed(one, other, speech) is opposed(other, one, speech) is are


def test_words_that_say_the_same_and_words_made_from_one_another() -> None:
    assert "automobile" in synonyms("car", "noun")
    assert "car" not in synonyms("car", "noun")
    assert "evacuation" in derived("evacuate", "verb")
    assert synonyms("no such word", "noun") == frozenset()
    assert known("machete")
    assert not known("no such word")


def test_senses_of_a_word_and_those_wider() -> None:
    assert senses("transmit", "verb") & senses("send", "verb")
    assert senses("evacuate", "verb") & senses("evacuation", "noun")
    assert not senses("boat", "noun") & senses("vessel", "noun")
    assert senses("boat", "noun", up=1) & senses("vessel", "noun")
    assert senses("no such word", "noun", up=3) == frozenset()
    assert "close" in opposites("open", "verb")
