"""Sentences that two articles tell in nearly the same words, and the words that were exchanged in them.

A stretch of two sentences in which most words of weight stand in one order is one statement, told twice. Where a few
words between those that are shared are others, they stand for the same thing, or one of the two is wrong. Words are
aligned as in Ratcliff and Metzener, "Pattern matching: the Gestalt approach" (1988).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cache
from importlib.resources import files
from itertools import pairwise

from factcheck.model import Article, Layout, Span

_WORD = re.compile(r"[^\W_]+(?:['’.,/-][^\W_]+)*")
_BREAK = re.compile(r"\n|(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(]?[A-Z])")
_SHORTENED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec))\.$"
)
_CLOSED = re.compile(r"[\s\"'”’)\]]*(?:[.,;:!?…)]|[-–—]\s|$)")
# Statements of fewer words of weight are phrases that any story has, and a person with an office has five.
_LEAST_SHARED = 5
_LEAST_PLAIN = 3
_LEAST_SHARE = 0.7
_MOST_GAP = 3
_SENTENCE_WORDS = 120


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, where it stands, and whether it has weight."""

    text: str
    span: Span
    weighs: bool


Words = Sequence[Word]


@dataclass(frozen=True, slots=True)
class Exchange:
    """Where two tellings of one statement differ: the words of each, either of which may be none.

    `beside` is where they stand, with the shared word before and behind them.
    """

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    beside: tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class Parallel:
    """One statement as two articles tell it: the stretch of each, the words of weight in common, what was exchanged."""

    left: Span
    right: Span
    words: tuple[str, ...]
    exchanges: tuple[Exchange, ...]

    @property
    def shared(self) -> int:
        """How many words of weight the two tellings have in common."""
        return len(self.words)


@dataclass(frozen=True, slots=True)
class Told:
    """An article as sentences of words."""

    article: Article
    sentences: tuple[tuple[Word, ...], ...]


def told(article: Article) -> Told:
    """The sentences of an article, without its furniture."""
    hidden = [mark.span for mark in article.marks if mark.layout is Layout.BOILERPLATE]
    sentences = (_words(article.text, span) for span in _sentences(article.text))
    kept = (each for each in sentences if each and not any(each[0].span.overlaps(span) for span in hidden))
    return Told(article, tuple(each[:_SENTENCE_WORDS] for each in kept))


def parallels(left: Told, right: Told) -> Iterator[Parallel]:
    """The statements that both articles tell in nearly the same words, in the order of the first.

    A sentence that has several of them in the other article is told beside the one that shares most.
    """
    found = []
    for i, j in sharing(left, right):
        found += [(each, i, j) for each in aligned(left.sentences[i], right.sentences[j], left.article, right.article)]
    kept: list[Parallel] = []
    for each, _, _ in sorted(found, key=lambda one: (-one[0].shared, one[0].left, one[0].right)):
        if not any(each.left.overlaps(one.left) or each.right.overlaps(one.right) for one in kept):
            kept.append(each)
    return iter(sorted(kept, key=lambda one: one.left))


def aligned(ours: Words, theirs: Words, left: Article, right: Article) -> Iterator[Parallel]:
    """The stretches of two sentences in which most words of weight are shared."""
    texts = [word.text for word in ours], [word.text for word in theirs]
    matcher = SequenceMatcher(None, *texts, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    said = frozenset(word.text for word in ours), frozenset(word.text for word in theirs)
    for group in _stretches(blocks, ours, theirs):
        first, last = group[0], group[-1]
        words = [word.text for block in group for word in ours[block.a : block.a + block.size] if word.weighs]
        exchanges = [*_inner(group, ours, theirs), *_outer(group, ours, theirs, left.text, right.text)]
        other = sum(_size(one, *said) for one in exchanges)
        plain = sum(_is_plain(block, ours, theirs, left.text, right.text) for block in group)
        if plain >= _LEAST_PLAIN and len(words) >= max(_LEAST_SHARED, _LEAST_SHARE * (len(words) + other)):
            yield Parallel(
                Span(ours[first.a].span.start, ours[last.a + last.size - 1].span.end),
                Span(theirs[first.b].span.start, theirs[last.b + last.size - 1].span.end),
                tuple(words),
                tuple(exchanges),
            )


def _is_plain(block: Match, ours: Words, theirs: Words, left: str, right: str) -> int:
    """How many of the shared words of weight one of the two texts writes without a capital letter, as no name is."""
    return sum(
        one.weighs and (left[one.span.start].islower() or right[other.span.start].islower())
        for one, other in zip(ours[block.a : block.a + block.size], theirs[block.b : block.b + block.size], strict=True)
    )


def stretches(left: Told, right: Told) -> Iterator[tuple[Span, Span]]:
    """All stretches that two articles tell in nearly the same words; one may be told several times."""
    for i, j in sharing(left, right):
        for each in aligned(left.sentences[i], right.sentences[j], left.article, right.article):
            yield each.left, each.right


def _stretches(blocks: Sequence[Match], ours: Words, theirs: Words) -> Iterator[list[Match]]:
    """Blocks of shared words in groups between which few words of weight stand."""
    group: list[Match] = []
    for block in blocks:
        if group:
            last = group[-1]
            gaps = ours[last.a + last.size : block.a], theirs[last.b + last.size : block.b]
            if max(len(_weighty(gap)) for gap in gaps) > _MOST_GAP:
                yield group
                group = []
        group.append(block)
    if group:
        yield group


def _inner(group: Sequence[Match], ours: Words, theirs: Words) -> Iterator[Exchange]:
    """What stands between the shared words."""
    for last, block in pairwise(group):
        (a, b), (c, d) = (last.a + last.size, block.a), (last.b + last.size, block.b)
        yield Exchange(tuple(ours[a:b]), tuple(theirs[c:d]), (_beside(ours, a, b), _beside(theirs, c, d)))


def _outer(group: Sequence[Match], ours: Words, theirs: Words, left: str, right: str) -> Iterator[Exchange]:
    """What stands before and behind the shared words, where both clauses begin or end there."""
    first, last = group[0], group[-1]
    a, c = last.a + last.size, last.b + last.size
    one, other = _tail(ours, a, left), _tail(theirs, c, right)
    if one and other:
        yield Exchange(one, other, (_beside(ours, a, a + len(one)), _beside(theirs, c, c + len(other))))
    one, other = _head(ours, first.a, left), _head(theirs, first.b, right)
    if one and other:
        yield Exchange(
            one,
            other,
            (_beside(ours, first.a - len(one), first.a), _beside(theirs, first.b - len(other), first.b)),
        )


def _beside(words: Words, start: int, end: int) -> Span:
    before, after = words[max(0, start - 1)], words[min(len(words) - 1, end)]
    return Span(before.span.start, after.span.end)


def _tail(words: Words, start: int, text: str) -> tuple[Word, ...]:
    """The few words from `start` to the end of their clause; none where it goes on."""
    if start and _CLOSED.match(text, words[start - 1].span.end):
        return ()
    for end in range(start + 1, min(len(words), start + _MOST_GAP + 2) + 1):
        if _CLOSED.match(text, words[end - 1].span.end):
            return tuple(words[start:end])
    return ()


def _head(words: Words, end: int, text: str) -> tuple[Word, ...]:
    """The few words from the beginning of their clause to `end`."""
    for start in range(end, max(-1, end - _MOST_GAP - 2), -1):
        if start == 0 or (start < len(words) and _CLOSED.match(text, words[start - 1].span.end)):
            return tuple(words[start:end])
    return ()


def _size(one: Exchange, ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The words of weight that were exchanged, but for those moved; what only one of the tellings has counts half."""
    left = sum(word.text not in theirs for word in _weighty(one.left))
    right = sum(word.text not in ours for word in _weighty(one.right))
    return max(left, right) if left and right else max(left, right) / 2


def _weighty(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.weighs]


def sharing(left: Told, right: Told) -> Iterator[tuple[int, int]]:
    """Pairs of sentences (indices) that share enough words of weight."""
    holding: dict[str, set[int]] = defaultdict(set)
    for j, sentence in enumerate(right.sentences):
        for word in sentence:
            if word.weighs:
                holding[word.text].add(j)
    for i, sentence in enumerate(left.sentences):
        counts = Counter(j for text in {word.text for word in sentence if word.weighs} for j in holding.get(text, ()))
        yield from ((i, j) for j, count in sorted(counts.items()) if count >= _LEAST_SHARED)


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for match in _BREAK.finditer(text):
        if match[0] != "\n" and _SHORTENED.search(text, max(0, match.start() - 8), match.start()):
            continue
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(text))


def _words(text: str, span: Span) -> tuple[Word, ...]:
    function = function_words()
    found = []
    for match in _WORD.finditer(text, span.start, span.end):
        for plain, where in _parts(match[0].casefold().replace("’", "'"), match.start()):
            found.append(Word(plain, where, plain not in function and plain not in negating_words()))
    return tuple(found)


def _parts(word: str, start: int) -> Iterator[tuple[str, Span]]:
    """A word as it is compared: without "'s", and "didn't" as "did not"."""
    if word.endswith("n't") and len(word) > 3:
        stem = {"wo": "will", "ca": "can"}.get(word[:-3], word[:-3])
        yield stem, Span(start, start + len(word) - 3)
        yield "not", Span(start + len(word) - 3, start + len(word))
    elif word.endswith(("'s", "s'")):
        plain = word[:-2] if word.endswith("'s") else word[:-1]
        yield plain, Span(start, start + len(plain))
    else:
        yield word, Span(start, start + len(word))


@cache
def function_words() -> frozenset[str]:
    """The words of no weight."""
    return frozenset(_lists()["function"].split())


@cache
def negating_words() -> frozenset[str]:
    """The words that turn a statement round."""
    return frozenset(_lists()["negating"].split())


@cache
def _lists() -> Mapping[str, str]:
    return tomllib.loads(files("factcheck").joinpath("parallel.toml").read_text(encoding="utf-8"))
