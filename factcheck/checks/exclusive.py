"""Whether a word that stands for another makes another statement of it: a contrary, another kind, another name."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz

from factcheck.lexicon import derived, known, opposed, synonyms
from factcheck.lexicon.opposites import Speech
from factcheck.lexicon.tables import tables
from factcheck.model import Field
from factcheck.names import Likeness, is_nationality, likeness_of_places

_SPEECH: tuple[Speech, ...] = ("adjective", "verb", "noun")
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
_SPELLED_ALIKE = 85
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Exclusive:
    """Two words of which one is wrong: of what field, and whether they are contraries."""

    field: Field
    contrary: bool = False


def exclusive(one: str, other: str) -> Exclusive | None:
    """How two words in lower case exclude each other in one place; None where both may be true, or it is not known."""
    if same(one, other):
        return None
    nations = _nation(one), _nation(other)
    if nations[0] and nations[1]:
        return Exclusive(Field.CATEGORY) if likeness_of_places(nations[0], nations[1]) is Likeness.OTHER else None
    for group, kinds in _kinds(one).items():
        if group in _kinds(other) and not kinds & _kinds(other)[group]:
            return Exclusive(Field.POLARITY, True) if group in _contrary() else Exclusive(Field.CATEGORY)
    for speech in _SPEECH:
        if any(opposed(a, b, speech) for a in lemmas(one) for b in lemmas(other)):
            return Exclusive(Field.POLARITY, True)
    return None


def same(one: str, other: str) -> bool:
    """Whether two words may be one, spelled or formed in two ways, or say the same."""
    ours, theirs = lemmas(one), lemmas(other)
    if set(ours) & set(theirs) or one.replace("-", "") == other.replace("-", ""):
        return True
    if min(len(one), len(other)) >= _LEAST_LETTERS and fuzz.ratio(one, other) >= _SPELLED_ALIKE and not _kinds(one):
        return True
    return any(b in synonyms(a, speech) or b in derived(a, speech) for speech in _SPEECH for a in ours for b in theirs)


@cache
def lemmas(word: str) -> tuple[str, ...]:
    """The words of the lexicon of which a word may be a form, itself first."""
    found = [_table("forms").get(word, word)]
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)] + instead
            doubled = stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2:-1] else stem
            found += [each for each in (stem, doubled) if each not in found and _is_word(each)]
    return tuple(found)


def is_plain(word: str) -> bool:
    """Whether a noun may stand behind a nationality or not: "an American", "an American man"."""
    return word in _table("plain")["words"].split()


def leaves_open(words: Sequence[str]) -> bool:
    """Whether one of the words says that what is denied may come later."""
    return not _open().isdisjoint(words)


def is_common(word: str) -> bool:
    """Whether a word is no name alone."""
    return known(word) or _is_word(word)


def _nation(word: str) -> str | None:
    plain = word.removesuffix("s")
    listed = _table("nationals").get(word)
    return listed or next((one for one in (word, plain) if is_nationality(one.capitalize())), None)


def _is_word(word: str) -> bool:
    return any(word in part.senses for part in (tables().noun, tables().verb, tables().adjective))


def _kinds(word: str) -> Mapping[str, frozenset[int]]:
    return _groups().get(word, {})


@cache
def _groups() -> Mapping[str, Mapping[str, frozenset[int]]]:
    """For each word the kinds it is of, by number, in each group."""
    found: dict[str, dict[str, frozenset[int]]] = defaultdict(dict)
    for name, kinds in _table("groups").items():
        for number, kind in enumerate(kinds.split("|")):
            for word in kind.split():
                found[word][name] = found[word].get(name, frozenset()) | {number}
    return found


@cache
def _contrary() -> frozenset[str]:
    return frozenset(_table("contrary")["groups"].split())


@cache
def _open() -> frozenset[str]:
    return frozenset(_table("open")["words"].split())


def _table(name: str) -> Mapping[str, str]:
    return _tables()[name]


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("factcheck.checks").joinpath("reworded.toml").read_text(encoding="utf-8"))
