"""The words of WordNet 3.0 as they are packed (`benchmarks/make_lexicon.py`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("wordnet.msgpack")


class Part(msgspec.Struct, frozen=True, array_like=True):
    """One part of speech.

    `senses` are the senses of a word by frequency, `above` the wider senses of each sense (of an adjective those it is
    like), `opposites` and `derived` the words that are so related to a word in one of its senses.
    """

    senses: dict[str, tuple[int, ...]]
    above: tuple[tuple[int, ...], ...]
    opposites: dict[str, tuple[str, ...]]
    derived: dict[str, tuple[str, ...]]


class Tables(msgspec.Struct, frozen=True, array_like=True):
    """All parts of speech that are packed."""

    noun: Part
    verb: Part
    adjective: Part


@cache
def tables() -> Tables:
    """The packed words."""
    return msgspec.msgpack.decode(FILE.read_bytes(), type=Tables)
