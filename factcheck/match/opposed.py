"""Whether two clauses that affirm and deny one thing speak of the same: the named signals of such a pair.

No encoder reads them: nearly every clause affirms something, and reading them all would cost more than all other
values together. What is compared are the words of the two clauses and sentences, the rarer in their two articles the
more telling (Spärck Jones, 1972), and who takes part in what role. Every signal is symmetric.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace

import numpy as np

from factcheck.match.contested import contested
from factcheck.match.signals import name_overlap
from factcheck.match.trees import Floats
from factcheck.model import Article, Claim, Kind, Polarity, Statement

_WORD = re.compile(r"[^\W\d_]{3,}")
_END = re.compile(r"[.!?;\n]")
_LETTERS = 5
_MUCH = 12.0

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Opposed:
    """The signals of one pair of statements that affirm or deny something, by name."""

    theme_head: float
    theme_shared: float
    taking_part: float
    clause_share: float
    sentence_share: float
    sentence_telling: float
    names: float
    names_differ: float
    sweeping: float
    listed: float
    noun: float
    own_verb: float
    common: float
    modality: float
    heading: float


OPPOSED = tuple(field.name for field in fields(Opposed))


def opposed_rows(statements: Sequence[Statement], pairs: Sequence[tuple[int, int]]) -> Floats:
    """The signals of each pair of statements of kind POLARITY: shape (len(pairs), len(OPPOSED))."""
    texts: dict[str, tuple[Words, ...]] = {}
    weights: dict[tuple[str, str], Mapping[str, float]] = {}
    rows = np.empty((len(pairs), len(OPPOSED)))
    for at, (i, j) in enumerate(pairs):
        left, right = statements[i], statements[j]
        for one in (left.article, right.article):
            if one.id not in texts:
                texts[one.id] = _sentences(one)
        key = (left.article.id, right.article.id)
        if key not in weights:
            weights[key] = _weights([words for name in sorted({*key}) for words in texts[name]])
        rows[at] = astuple(_signals(left, right, weights[key]))
    return rows


def counterparts(claims: Mapping[str, Sequence[Claim]]) -> dict[str, tuple[Claim, ...]]:
    """The claims of each article (by id), of what is affirmed or denied only what another article turns round.

    Of kinds of things only those are kept of which another article names another of the sort.
    """
    sides: dict[tuple[str, bool], set[str]] = {}
    for article, each in claims.items():
        for value in (value for claim in each for value in claim.values if value.polarity is not None):
            for stance in value.polar.stances:
                sides.setdefault((stance.issue, stance.affirmed), set()).add(article)
    disputed = {
        issue
        for (issue, affirmed), articles in sides.items()
        if affirmed and len(articles | sides.get((issue, False), set())) > 1 and (issue, False) in sides
    }
    return contested({article: tuple(_disputed(each, disputed)) for article, each in claims.items()})


def _disputed(claims: Sequence[Claim], issues: Collection[str]) -> list[Claim]:
    found = []
    for claim in claims:
        values = tuple(
            value
            for value in claim.values
            if value.kind is not Kind.POLARITY or any(one.issue in issues for one in value.polar.stances)
        )
        if values:
            found.append(claim if len(values) == len(claim.values) else replace(claim, values=values))
    return found


def _signals(left: Statement, right: Statement, weights: Mapping[str, float]) -> Opposed:
    one, other = left.value.polar, right.value.polar
    mine, yours = _clause(left, one), _clause(right, other)
    whole = _read(_sentence(left)), _read(_sentence(right))
    own_names, other_names = left.claim.entities, right.claim.entities
    names = name_overlap(own_names, other_names)
    share, _ = _shared(mine, yours, weights)
    sentence, much = _shared(*whole, weights)
    sweeping = one.sweeping or other.sweeping
    listed = one.listed and other.listed
    return Opposed(
        theme_head=float(bool(one.theme and other.theme) and one.theme[0] == other.theme[0]),
        theme_shared=max(_part(one.theme, _all(other)), _part(other.theme, _all(one))),
        taking_part=_dice(_all(one), _all(other)),
        clause_share=share,
        sentence_share=sentence,
        sentence_telling=much,
        names=names,
        names_differ=float(bool(own_names and other_names) and names == 0),
        sweeping=float(sweeping),
        listed=float(listed),
        noun=float(one.noun or other.noun),
        own_verb=float(not listed and not one.noun and not other.noun),
        common=_common(left, right),
        modality=float(left.claim.modality == right.claim.modality),
        heading=float(left.claim.heading or right.claim.heading),
    )


def _all(polarity: Polarity) -> tuple[str, ...]:
    return (*polarity.theme, *polarity.others)


def _part(words: Collection[str], others: Collection[str]) -> float:
    return sum(word in others for word in words) / len(words) if words else 0.0


def _dice(left: Collection[str], right: Collection[str]) -> float:
    one, other = set(left), set(right)
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _clause(statement: Statement, polarity: Polarity) -> Words:
    return _read(" ".join((*_all(polarity), *statement.value.context, *statement.value.measured)))


def _sentence(statement: Statement) -> str:
    span = statement.claim.sentence
    return statement.article.text[span.start : span.end]


def _common(left: Statement, right: Statement) -> float:
    """How often the two articles use the word that is affirmed and denied, as a logarithm."""
    words = {one.value.measured[0].casefold()[:_LETTERS] for one in (left, right)}
    texts = " ".join((left.article.text, right.article.text))
    return math.log1p(sum(match[0].casefold()[:_LETTERS] in words for match in _WORD.finditer(texts)))


def _read(text: str) -> Words:
    return frozenset(match[0].casefold()[:_LETTERS] for match in _WORD.finditer(text))


def _sentences(article: Article) -> tuple[Words, ...]:
    return tuple(words for part in _END.split(article.text) if (words := _read(part)))


def _weights(sentences: Sequence[Words]) -> dict[str, float]:
    counts = Counter(word for words in sentences for word in words)
    return {word: math.log((len(sentences) + 1) / count) for word, count in counts.items()}


def _shared(one: Words, other: Words, weights: Mapping[str, float]) -> tuple[float, float]:
    shared = _weight(one & other, weights)
    less = min(_weight(one, weights), _weight(other, weights))
    return shared / less if less else 0.0, min(shared, _MUCH) / _MUCH


def _weight(words: Collection[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(word, 0.0) for word in sorted(words))
