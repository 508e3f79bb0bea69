"""How two names relate: forms of one, spellings of one, a slip, or two names."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?")
_SMALL = frozenset({"of", "the", "and", "for", "de", "da", "di", "al", "el", "in", "on", "&"})
_SLIP = 70
_LEAST_ACRONYM = 2


class Likeness(IntEnum):
    """How alike two names are, from the most."""

    SAME = 0
    FORM = 1
    SPELLING = 2
    SLIP = 3
    OTHER = 4


def likeness_of_persons(left: str, right: str) -> Likeness:
    """Two names of persons, in the fullest forms known: `Lundmark` is a form of `Petra Lundmark`, `Lundgren` a slip."""
    one, other = words(left), words(right)
    if one == other:
        return Likeness.SAME
    if not one or not other:
        return Likeness.OTHER
    shorter, longer = sorted((one, other), key=len)
    if all(any(_given(word, each) for each in longer) for word in shorter) and (
        shorter[-1] == longer[-1] or len(shorter) == 1
    ):
        return Likeness.FORM
    if len(one) == len(other):
        pairs = list(zip(one, other, strict=True))
        apart = [(a, b) for a, b in pairs if not _given(a, b)]
        if not apart:
            return Likeness.FORM
        if all(_spelling(a, b) for a, b in apart):
            return Likeness.SPELLING
        # One part is the same and the other is like it, or there is only a little between them.
        if len(apart) < len(pairs) or all(fuzz.ratio(a, b) >= _SLIP for a, b in apart):
            return Likeness.SLIP
    elif _spelling(one[-1], other[-1]) and (len(shorter) == 1 or _given(one[0], other[0])):
        return Likeness.SPELLING
    elif one[-1] == other[-1]:
        return Likeness.SLIP
    return Likeness.SLIP if fuzz.ratio(" ".join(one), " ".join(other)) >= 80 else Likeness.OTHER


def likeness_of_names(left: str, right: str) -> Likeness:
    """Two names of places or organisations: `Bank of Zambia` and `Zambia's bank`, `NATO`, `Dushanbe city`."""
    one, other = (tuple(word for word in words(name) if word not in _SMALL) for name in (left, right))
    if one == other:
        return Likeness.SAME
    if not one or not other:
        return Likeness.OTHER
    shorter, longer = sorted((one, other), key=len)
    if all(any(_spelling(word, each) or word == each for each in longer) for word in shorter):
        return Likeness.FORM
    if len(shorter) == 1 and len(longer) >= _LEAST_ACRONYM and shorter[0] == "".join(word[0] for word in longer):
        return Likeness.FORM
    return Likeness.SLIP if fuzz.ratio(" ".join(one), " ".join(other)) >= 80 else Likeness.OTHER


def words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without accents, full stops and apostrophes."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(re.sub(r"['’.]", "", match[0]).casefold() for match in _WORD.finditer(plain))


def _given(one: str, other: str) -> bool:
    """Whether two words are one: equal, or one is the initial of the other."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _spelling(one: str, other: str) -> bool:
    """Whether two words may be spellings of one in another script: Sergei and Sergey, Muhammad and Mohamed."""
    if one == other:
        return True
    return min(len(one), len(other)) > 3 and (_sound(one) == _sound(other)) and OSA.distance(one, other) <= 2


def _sound(word: str) -> str:
    """The consonants of a word, each once, with those that scripts exchange made one; the first vowel counts as one."""
    word = word.replace("ck", "k").replace("ph", "f").replace("kh", "h").replace("ch", "h").replace("tz", "ts")
    word = word.translate(str.maketrans("qcwzjx", "kkvsys"))
    sound = re.sub(r"(?<!^)[aeiouyh]", "", word)
    return re.sub(r"(.)\1+", r"\1", sound)
