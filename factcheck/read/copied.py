"""Whether one text carries the other's sentences, perhaps reworded, reordered, cut, or with others around them.

What stands between quotation marks does not count: two reporters at one press conference write the same words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model import Article, Layout
from factcheck.resemblance import Neighbours, alike, neighbours

# Two or three sentences of background that many outlets carry stay below this.
_CARRIED = 0.4
_LONGEST_QUOTE = 600
_QUOTED = re.compile(rf"“[^”\n]{{1,{_LONGEST_QUOTE}}}”|\"[^\"\n]{{1,{_LONGEST_QUOTE}}}\"")
_BREAK = re.compile(r"\n|(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(]?[A-Z0-9])")


def body_parts(article: Article) -> tuple[str, ...]:
    """The text of an article without its title and furniture, in parts as written."""
    parts, position = [], 0
    for mark in article.marks:
        parts.append(article.text[position : mark.span.start])
        if mark.layout not in (Layout.TITLE, Layout.BOILERPLATE):
            parts.append(article.text[mark.span.start : mark.span.end])
        position = mark.span.end
    return (*parts, article.text[position:])


def sentences(article: Article) -> tuple[Neighbours, ...]:
    """The neighbouring words of each sentence outside quotation marks; those of a few words say nothing."""
    split = (sentence for part in body_parts(article) for sentence in _BREAK.split(_QUOTED.sub(" ", part)))
    return tuple(found for found in map(neighbours, split) if found)


def carried(left: Sequence[Neighbours], right: Sequence[Neighbours]) -> bool:
    """Whether a good part of the text that says less stands in the other, sentence by sentence."""
    less, more = sorted((left, right), key=_size)
    found = sum(len(one) for one in less if any(alike(one, other) for other in more))
    return bool(less) and found >= _CARRIED * _size(less)


def _size(found: Sequence[Neighbours]) -> int:
    return sum(len(one) for one in found)
