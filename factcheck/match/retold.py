"""What two articles tell in one sentence: then the values that stand in one place of it answer one question.

A brief, a headline or a claim is too short for the gate of `stories.py`: whether it tells of the same event as an
article is asked word by word.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from factcheck.match.naming import naming, strange
from factcheck.model import Kind, Statement
from factcheck.parallel import Parallel, Told, Word, parallels, stretches

# In fixtures/annotated/train all 23 pairs of values that differ so are annotated as one slot.
RETOLD = 0.95
_MOST_WORDS = 3
_BRIEF = 60
_LEAST_WORDS = 10
_LEAST_COVERED = 0.6
_FIGURES = {Kind.NUMBER, Kind.MOMENT}


def words_of(one: Told) -> frozenset[str]:
    """The words of weight of an article: what :func:`covered` asks for."""
    return frozenset(_weights(one))


def covered(short: Mapping[str, frozenset[str]], every: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Pairs of ids of an article of `short` that is a brief, and one of `every` that has most of its words.

    Both map ids to the words of weight. Of so many shared words one is among the rarest of the brief, so only the
    articles that hold one of these are looked at (prefix filtering: Chaudhuri, Ganti and Kaushik, 2006).
    """
    wanted = {name: words for name, words in short.items() if 0 < len(words) <= _BRIEF}
    vocabulary = frozenset().union(*wanted.values())
    holding: dict[str, list[str]] = defaultdict(list)
    for name, words in sorted(every.items()):
        for word in words & vocabulary:
            holding[word].append(name)
    for name, words in sorted(wanted.items()):
        needed = math.ceil(_LEAST_COVERED * len(words))
        rarest = sorted(words, key=lambda word: (len(holding[word]), word))[: len(words) - needed + 1]
        for other in sorted({each for word in rarest for each in holding[word]} - {name}):
            if len(words & every[other]) >= needed:
                yield name, other


def briefs(texts: Mapping[str, Told]) -> Iterator[tuple[str, str]]:
    """Pairs of ids of a short article and another that tells most of it in the same words, the names among them."""
    words = {name: words_of(one) for name, one in texts.items()}
    for name, other in covered(words, words):
        if carries(texts[name], texts[other]):
            yield (name, other) if name < other else (other, name)


def exchanged(
    statements: Sequence[Statement], pairs: Collection[tuple[int, int]], texts: Mapping[str, Told]
) -> frozenset[tuple[int, int]]:
    """Those of `pairs` of statements (indices) whose values stand in one place of a sentence that both tell."""
    blocks: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for i, j in pairs:
        one, other = statements[i].article.id, statements[j].article.id
        if one != other:
            blocks[min(one, other), max(one, other)].append((i, j) if one < other else (j, i))
    found: set[tuple[int, int]] = set()
    for (left, right), members in sorted(blocks.items()):
        for each in parallels(texts[left], texts[right]):
            inside = [(i, j) for i, j in members if _stand_in(statements[i], statements[j], each)]
            # One sentence told of two days is one of two days, whatever else differs in it.
            if len({statements[i].value.kind for i, _ in inside} & _FIGURES) < len(_FIGURES):
                found.update((min(i, j), max(i, j)) for i, j in inside)
    return frozenset(found)


def _stand_in(left: Statement, right: Statement, told: Parallel) -> bool:
    return any(
        _holds(left, each.left) and _holds(right, each.right)
        for each in told.exchanges
        if max(sum(word.weighs for word in words) for words in (each.left, each.right)) <= _MOST_WORDS
    )


def _holds(statement: Statement, words: Sequence[Word]) -> bool:
    """Whether a value lies where words were exchanged."""
    span = statement.value.span
    if statement.value.kind is Kind.POLARITY:
        return False
    return any(word.span.overlaps(span) for word in words)


def carries(brief: Told, other: Told) -> bool:
    """Whether an article tells most of a brief in the same words, a name among them, and is no stranger to it."""
    spans = [span for span, _ in stretches(brief, other)]
    weighty = [word for sentence in brief.sentences for word in sentence if word.weighs]
    inside = [word for word in weighty if any(span.contains(word.span) for span in spans)]
    if len(inside) < max(_LEAST_WORDS, _LEAST_COVERED * len(weighty)):
        return False
    named = {word.text for sentence in other.sentences for word in sentence if _is_capital(other, word)}
    first = {sentence[0] for sentence in brief.sentences}
    if not any(_is_capital(brief, word) and word not in first and word.text in named for word in inside):
        return False
    return not strange(naming(brief.article), naming(other.article))


def _is_capital(told: Told, word: Word) -> bool:
    return told.article.text[word.span.start].isupper()


def _weights(one: Told) -> Iterator[str]:
    return (word.text for sentence in one.sentences for word in sentence if word.weighs)
