"""The issues of `polar.toml`: which expressions affirm something, and which deny it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from factcheck.model import Stance

_NEGATIVE, _LACKING = "un", "less"
# What makes a noun of a verb, or a form of it, so that "detection" and "detect" are one issue.
_ENDINGS = ("ation", "ate", "ion", "ment", "ance", "ence", "ing", "e")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The stances of each expression, and the word lists, by name."""

    stances: Mapping[str, tuple[Stance, ...]]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, frozenset[str]]


def expressed(keys: Iterable[str]) -> tuple[Stance, ...]:
    """The stances of the first of the expressions `keys` that any issue lists; none where no issue does."""
    stances = lexicon().stances
    return next((stances[key] for key in keys if key in stances), ())


def own(word: str) -> Stance:
    """The stance of a word that no issue lists: its own issue, by its stem.

    "Unpaid" denies what "paid" affirms, "toothless" that there are teeth.
    """
    if word.endswith(_LACKING) and len(word) > len(_LACKING) + _SHORTEST and word not in lexicon().words["not_lacking"]:
        return replace(own_of_noun(word.removesuffix(_LACKING)), affirmed=False)
    plain = word.removeprefix(_NEGATIVE) if len(word) > len(_NEGATIVE) + _SHORTEST else word
    return Stance(stem(plain), plain == word)


def own_of_noun(lemma: str) -> Stance:
    """The own issue of a noun: that of its verb where it is made of one ("evacuation"), else of a thing ("a siren")."""
    derived = any(lemma.endswith(ending) for ending in _ENDINGS[:-1]) and stem(lemma) != lemma
    return Stance(stem(lemma) if derived else f"a {lemma}", True)


def stem(word: str) -> str:
    """A verb and the noun made of it without their endings: `evacu` of "evacuate" and "evacuation"."""
    joined = word.replace(" ", "").replace("-", "")
    ending = next((one for one in _ENDINGS if joined.endswith(one) and len(joined) >= len(one) + _SHORTEST), "")
    return joined.removesuffix(ending)


@cache
def lexicon() -> Lexicon:
    """The packaged lists."""
    table = tomllib.loads(files("factcheck.extract").joinpath("polar.toml").read_text(encoding="utf-8"))
    stances: dict[str, list[Stance]] = {}
    for issue, sides in table["issues"].items():
        for side, listed in sides.items():
            for expression in _phrases(listed):
                stances.setdefault(expression, []).append(Stance(issue, side == "yes"))
    lists = table["words"]
    return Lexicon(
        {expression: tuple(found) for expression, found in stances.items()},
        {name: frozenset(listed.split()) for name, listed in lists.items()},
        {name: frozenset(_phrases(listed)) for name, listed in lists.items() if "|" in listed},
    )


def _phrases(listed: str) -> list[str]:
    return [" ".join(one.split()) for one in listed.split("|")]
