"""What common words mean to one another: the same, one wider than the other, two of a kind, opposites.

The words are those of WordNet 3.0 (Princeton University; LICENSE-WordNet beside this file). Words are lemmas in lower
case, with spaces between the words of a phrase; a word that is not known is related to nothing.
"""

from __future__ import annotations

from factcheck.lexicon.kinship import Kinship, kinds_of, kinship
from factcheck.lexicon.opposites import Speech, derived, opposed, opposites, senses, synonyms
from factcheck.lexicon.tables import tables
from factcheck.lexicon.traits import trait_of

__all__ = [
    "Kinship",
    "Speech",
    "derived",
    "kinds_of",
    "kinship",
    "known",
    "opposed",
    "opposites",
    "senses",
    "synonyms",
    "trait_of",
]


def known(word: str) -> bool:
    """Whether a word is a known noun."""
    return word in tables().noun.senses
