"""Whether two clauses that affirm and deny one thing speak of the same: the named signals of such a pair.

Read are how alike the tuned encoder finds the two sentences with what they affirm or deny masked, beside the other
clauses that each could be held against; the words of the two clauses and sentences, the rarer in their two articles the
more telling (Spärck Jones, 1972); and who takes part in what role. Every signal is symmetric.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from factcheck.lexicon import Kinship, kinship
from factcheck.match.contested import contested
from factcheck.match.signals import name_overlap
from factcheck.match.texts import Floats32, slot_text
from factcheck.match.trees import Floats
from factcheck.model import Article, Claim, Kind, Polarity, Span, Statement
from factcheck.opposition import Pole, Tie, blocks, heads, of_one_thing, tie

_WORD = re.compile(r"[^\W\d_]{3,}")
_END = re.compile(r"[.!?;\n]")
_LETTERS = 5
_MUCH = 12.0
_LEAST, _WIDEST = 0.0, 0.25
_NEARNESS = {Kinship.SAME: 1.0, Kinship.WIDER: 0.6, Kinship.NARROWER: 0.6, Kinship.SIBLING: 0.2}

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Opposed:
    """The signals of one pair of statements that affirm or deny something, by name."""

    similar: float
    least_margin: float
    greatest_margin: float
    by_issue: float
    by_word: float
    by_sense: float
    close: float
    similar_close: float
    one_thing: float
    kin: float
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


def opposed_rows(
    statements: Sequence[Statement], pairs: Sequence[tuple[int, int]], vectors: Mapping[str, Floats32]
) -> Floats:
    """The signals of each pair of statements of kind POLARITY: shape (len(pairs), len(OPPOSED)).

    `vectors` are those of the tuned encoder by `slot_text`.
    """
    texts: dict[str, tuple[Words, ...]] = {}
    uses: dict[str, Counter[str]] = {}
    weights: dict[tuple[str, str], Mapping[str, float]] = {}
    rows = np.empty((len(pairs), len(OPPOSED)))
    for at, ((i, j), alike) in enumerate(zip(pairs, _alike(statements, pairs, vectors), strict=True)):
        left, right = statements[i], statements[j]
        for one in (left.article, right.article):
            if one.id not in texts:
                texts[one.id] = _sentences(one)
                uses[one.id] = Counter(_heads(one.text))
        key = (left.article.id, right.article.id)
        if key not in weights:
            weights[key] = _weights([words for name in sorted({*key}) for words in texts[name]])
        found = _signals(left, right, alike, weights[key], [uses[name] for name in key])
        rows[at] = [getattr(found, name) for name in OPPOSED]
    return rows


def _alike(
    statements: Sequence[Statement], pairs: Sequence[tuple[int, int]], vectors: Mapping[str, Floats32]
) -> list[tuple[float, float, float]]:
    """The cosine of each pair, and by how much it exceeds the best of the other choices of each of the two.

    The other choices are the pairs with another sentence of the same article; the smaller of the two margins is first.
    """
    read = {at: vectors[slot_text(statements[at])] for pair in pairs for at in pair}
    cosines = [float(read[i] @ read[j]) for i, j in pairs]
    best: dict[tuple[int, str], dict[Span, float]] = {}
    for (i, j), cosine in zip(pairs, cosines, strict=True):
        for one, other in ((i, j), (j, i)):
            held = best.setdefault((one, statements[other].article.id), {})
            sentence = statements[other].claim.sentence
            held[sentence] = max(held.get(sentence, _LEAST), cosine)
    found = []
    for (i, j), cosine in zip(pairs, cosines, strict=True):
        margins = []
        for one, other in ((i, j), (j, i)):
            held = best[one, statements[other].article.id]
            rivals = [own for sentence, own in held.items() if sentence != statements[other].claim.sentence]
            margins.append(min(cosine - max(rivals, default=_LEAST), _WIDEST))
        found.append((cosine, min(margins), max(margins)))
    return found


def counterparts(claims: Mapping[str, Sequence[Claim]]) -> dict[str, tuple[Claim, ...]]:
    """The claims of each article (by id), of what is affirmed or denied only what another article turns round.

    Of kinds of things only those are kept of which another article names another of the sort.
    """
    sides: dict[Pole, set[str]] = {}
    for article, each in claims.items():
        for value in (value for claim in each for value in claim.values if value.polarity is not None):
            for pole in blocks(value.polar):
                sides.setdefault(pole, set()).add(article)
    turned = {(name, side): sides.get((name, not side), set()) for name, side in sides}
    return contested({article: tuple(_disputed(each, article, turned)) for article, each in claims.items()})


def _disputed(claims: Sequence[Claim], article: str, turned: Mapping[Pole, Collection[str]]) -> list[Claim]:
    found = []
    for claim in claims:
        values = tuple(
            value
            for value in claim.values
            if value.kind is not Kind.POLARITY
            or any(other != article for pole in blocks(value.polar) for other in turned[pole])
        )
        if values:
            found.append(claim if len(values) == len(claim.values) else replace(claim, values=values))
    return found


def _signals(
    left: Statement,
    right: Statement,
    alike: tuple[float, float, float],
    weights: Mapping[str, float],
    uses: Sequence[Counter[str]],
) -> Opposed:
    one, other = left.value.polar, right.value.polar
    tied = tie(one, other)
    mine, yours = _clause(left, one), _clause(right, other)
    whole = _read(_sentence(left)), _read(_sentence(right))
    own_names, other_names = left.claim.entities, right.claim.entities
    names = name_overlap(own_names, other_names)
    share, _ = _shared(mine, yours, weights)
    sentence, much = _shared(*whole, weights)
    sweeping = one.sweeping or other.sweeping
    listed = one.listed and other.listed
    one_thing = of_one_thing(left, right)
    close = one_thing and tied in {Tie.ISSUE, Tie.WORD}
    return Opposed(
        similar=alike[0],
        least_margin=alike[1],
        greatest_margin=alike[2],
        by_issue=float(tied is Tie.ISSUE),
        by_word=float(tied is Tie.WORD),
        by_sense=float(tied is Tie.SENSE),
        close=float(close),
        similar_close=alike[0] if close else 0.0,
        one_thing=float(one_thing),
        kin=_kin(one, other),
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
        common=_common(left, right, uses),
        modality=float(left.claim.modality == right.claim.modality),
        heading=float(left.claim.heading or right.claim.heading),
    )


def _kin(one: Polarity, other: Polarity) -> float:
    """How near the things are that two clauses are told of: 1 for the same, half for one that is wider, else 0."""
    pairs = [(mine, yours) for mine in heads(one) for yours in heads(other)]
    return max((_NEARNESS.get(kinship(mine, yours), 0.0) for mine, yours in pairs), default=0.0)


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


def _common(left: Statement, right: Statement, uses: Sequence[Counter[str]]) -> float:
    """How often the two articles use the word that is affirmed and denied, as a logarithm."""
    words = {one.value.measured[0].casefold()[:_LETTERS] for one in (left, right)}
    return math.log1p(sum(counts[word] for counts in uses for word in words))


def _heads(text: str) -> Iterator[str]:
    """The beginnings of the words."""
    return (match[0].casefold()[:_LETTERS] for match in _WORD.finditer(text))


def _read(text: str) -> Words:
    return frozenset(_heads(text))


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
