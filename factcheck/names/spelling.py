"""The words of a name, and which words may be spellings of one another, or slips."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from factcheck.names.tables import together

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ.][^\W\d_]+)*\.?")
_POSSESSIVE = re.compile(r"(?<=\w)['’](?:s|S)?(?!\w)")
# Letters that have no accent to take off.
_LETTERS = str.maketrans("łŁøØđĐðı", "lLoOdDdi") | str.maketrans({"þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"})
# What languages and scripts exchange, in this order: Tchaikovsky and Chaikovskii, Müller and Mueller.
_SOUNDS = (
    (r"^ma?c(?=[b-df-hj-np-tv-z])", "mk"),
    (r"t?sch|tch|ch", "ç"),
    (r"dzh|dj", "j"),
    (r"tz|cz", "ts"),
    (r"ck|q|c(?![eiy])", "k"),
    (r"x", "ks"),
    (r"ph|(?<=o)ff$", "f"),
    (r"(?<=[oe])[fw]$", "v"),
    (r"(?<=.)h", ""),
    (r"w", "v"),
    (r"([aou])e", r"\1"),
    (r"[ea][iy](?![aou])", "è"),
    (r"oo|ou", "u"),
    (r"ee|[yj]", "i"),
    (r"(.)\1+", r"\1"),
)
_SHORT = 4
_FEW, _MORE, _LONG = 2, 3, 7
_ALIKE, _FIRST_ALIKE = 70, 60
# A name is asked about once for each other that it may be.
_KEPT = 8_192


@lru_cache(maxsize=_KEPT)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without accents, full stops, apostrophes and the possessive s."""
    return tuple(plain(word) for word in written(name))


def written(name: str) -> tuple[str, ...]:
    """The words of a name as written, without the possessive s."""
    return tuple(_WORD.findall(_POSSESSIVE.sub("", unicodedata.normalize("NFC", name))))


def plain(word: str) -> str:
    """A word in lower case, without accents, full stops and apostrophes."""
    letters = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return re.sub(r"['’ʼ.]", "", "".join(letter for letter in letters if not unicodedata.combining(letter))).casefold()


def spelled(one: str, other: str) -> bool:
    """Whether two words (of :func:`words`) may be spellings of one: Sergei and Sergey, Muhammad and Mohamed.

    Known variants are a table. Others may differ only in what languages and scripts exchange (i, y and j; u, ou and
    oo; v and w; kh and h), and in little of that.
    """
    if one == other or together("persons", "variants", one, other):
        return True
    short = min(len(one), len(other))
    if short < _SHORT or _sound(one) != _sound(other):
        return False
    return OSA.distance(one, other) <= (_MORE if short >= _LONG else _FEW)


def alike(one: str, other: str) -> bool:
    """Whether one word may be a slip for the other: Ashworth and Ashcroft, Wagh and Wagle."""
    if spelled(one, other):
        return True
    return fuzz.ratio(one, other) >= (_FIRST_ALIKE if one[:1] == other[:1] else _ALIKE)


@cache
def _sound(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = re.sub(pattern, sound, word)
    return word
