"""Whether two articles are one form, filled in twice: market reports, results, bulletins, the next in a series.

They name the same things in the same words, and are of two events. What a copy gets wrong is a figure or two; in a form
half of them or more are others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter

from factcheck.model import Article
from factcheck.parallel import Told, Word, sharing

_FIGURE = re.compile(r"\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day$")
_BLANK = "#"
# Fewer words in one order are a phrase, and of these three at least have a small letter: "Posted: Sunday, 2 August" has
# none.
_LEAST_WORDS = 4
_LEAST_PLAIN = 3
_LEAST_CHANGED = 3


def one_form(pairs: Iterable[tuple[str, str]], texts: Mapping[str, Told]) -> frozenset[tuple[str, str]]:
    """Those of the pairs of ids, each sorted, whose articles are :func:`refilled`."""
    return frozenset((one, other) for one, other in pairs if refilled(texts[one], texts[other]))


def refilled(one: Told, other: Told) -> bool:
    """Whether two articles of different days have figures between the same words, half or more of which are others."""
    if _day(one.article) == _day(other.article):
        return False
    # In a fixed order, for a sentence has one beside it, which may have another beside itself.
    places = [*_places(*sorted((one, other), key=_place))]
    changed = sum(left != right for left, right in places)
    return changed >= _LEAST_CHANGED and 2 * changed >= len(places)


def _place(told: Told) -> tuple[str, str]:
    return told.article.published or "", told.article.text


def _day(article: Article) -> str | None:
    return None if article.published is None else article.published[:10]


def _places(one: Told, other: Told) -> Iterator[tuple[str, str]]:
    """The figures, days among them, that stand between the same words of two sentences.

    A sentence is held against the one that shares most words with it, the figures among them.
    """
    for i, beside in groupby(sharing(one, other), key=itemgetter(0)):
        told = [_same_words(one.sentences[i], other.sentences[j]) for _, j in beside]
        best = max(told, key=lambda pairs: sum(left.text == right.text for left, right in pairs))
        if sum(one.article.text[left.span.start].islower() for left, _ in best) >= _LEAST_PLAIN:
            yield from ((left.text, right.text) for left, right in best if _is_figure(left))


def _same_words(ours: Sequence[Word], theirs: Sequence[Word]) -> list[tuple[Word, Word]]:
    """The words of two sentences that stand between the same others, where figures are blanks."""
    matcher = SequenceMatcher(None, _blanked(ours), _blanked(theirs), autojunk=False)
    found: list[tuple[Word, Word]] = []
    for block in matcher.get_matching_blocks():
        if block.size >= _LEAST_WORDS:
            found += zip(ours[block.a :][: block.size], theirs[block.b :][: block.size], strict=True)
    return found


def _blanked(words: Sequence[Word]) -> list[str]:
    return [_BLANK if _is_figure(word) else word.text for word in words]


def _is_figure(word: Word) -> bool:
    return _FIGURE.search(word.text) is not None
