"""One quotation given in two articles: whether its words, or its speaker, are the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from factcheck.checks.quoted import Quote, Word, quotes, wording
from factcheck.model import Article, Span
from factcheck.names import Likeness, likeness_of_persons

# Shorter ones are phrases that two people may use.
LEAST_WORDS = 6
_ALIKE = 0.8
_SPELLED_ALIKE = 80
_LEAST_LETTERS = 4
_RUN = 4
_MOST = 2


@dataclass(frozen=True, slots=True)
class Misquote:
    """Two quotations of the same words that differ: in each what differs, with a word around it, and where.

    `speakers` where they differ in who says them; `negated` where one says the contrary.
    """

    left: Quote
    right: Quote
    spans: tuple[Span, Span]
    speakers: bool = False
    negated: bool = False


def misquotes(articles: Sequence[Article], pairs: Collection[tuple[str, str]]) -> Iterator[Misquote]:
    """The quotations of two articles that are one and differ, in the order of the articles.

    `pairs` are those of the articles (sorted ids) that tell of one event: the others are not looked at.
    """
    beside = {*pairs}
    told = [quote for article in articles for quote in quotes(article) if len(quote.words) >= LEAST_WORDS]
    for i, j in _sharing(told):
        one, other = sorted((told[i].article.id, told[j].article.id))
        if (one, other) not in beside:
            continue
        found = compared(told[i], told[j])
        if found is not None:
            yield found


def compared(left: Quote, right: Quote) -> Misquote | None:
    """How two quotations differ, if they are one; None where they are not, or are the same.

    One may be cut or go on where the other ends. Function words, spelling, brackets, marks and hesitation do not
    count, nor do figures, which are compared as such.
    """
    ours, theirs = [word.text for word in left.words], [word.text for word in right.words]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    shared = sum(block.size for block in blocks)
    if shared < LEAST_WORDS:
        return None
    first, last = blocks[0], blocks[-1]
    width = min(last.a + last.size - first.a, last.b + last.size - first.b)
    if shared < _ALIKE * width or shared < _ALIKE * min(len(ours), len(theirs)) - _MOST:
        return None
    for tag, a, b, c, d in matcher.get_opcodes():
        edge = a == 0 or c == 0 or b == len(ours) or d == len(theirs)
        if tag == "equal" or (edge and (tag != "replace" or max(b - a, d - c) > _MOST)):
            continue
        negated = _negated(ours[a:b]) != _negated(theirs[c:d])
        if negated or (tag == "replace" and _other_words(ours[a:b], theirs[c:d])):
            return Misquote(left, right, (_around(left.words, a, b), _around(right.words, c, d)), negated=negated)
    if _other_speaker(left, right) and left.named is not None and right.named is not None:
        return Misquote(left, right, (left.named, right.named), speakers=True)
    return None


def _sharing(told: Sequence[Quote]) -> Iterator[tuple[int, int]]:
    """Pairs of quotations of two articles that share a run of words."""
    holding: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for at, quote in enumerate(told):
        words = [word.text for word in quote.words]
        for start in range(len(words) - _RUN + 1):
            holding[tuple(words[start : start + _RUN])].add(at)
    pairs = {(i, j) for at in holding.values() if len(at) < len(told) or len(at) < 50 for i in at for j in at if i < j}
    return iter(sorted(pair for pair in pairs if told[pair[0]].article.id != told[pair[1]].article.id))


def _negated(words: Sequence[str]) -> bool:
    return sum(word in wording().negating for word in words) % 2 == 1


def _other_words(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether a few words of weight were exchanged for others, and not for another spelling, a form or a figure."""
    one, other = ([word for word in words if word not in wording().function] for words in (ours, theirs))
    if not one or not other or len(one) > _MOST or len(other) > _MOST:
        return False
    if any(letter.isdigit() for word in (*one, *other) for letter in word):
        return False
    return not any(_spelled_alike(a, b) for a in one for b in other)


def _spelled_alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _LEAST_LETTERS and fuzz.ratio(one, other) >= _SPELLED_ALIKE


def _around(words: Sequence[Word], start: int, end: int) -> Span:
    """The words `start` to `end` with one more on either side."""
    first, last = words[max(0, start - 1)], words[min(len(words), end + 1) - 1]
    return Span(first.span.start, last.span.end)


def _other_speaker(left: Quote, right: Quote) -> bool:
    if left.speaker is None or right.speaker is None:
        return False
    one, other = left.speaker.split(), right.speaker.split()
    shared = {word.casefold() for word in one} & {word.casefold() for word in other}
    return not shared and likeness_of_persons(left.speaker, right.speaker) is Likeness.OTHER
