"""What an article says of where its places lie: in or near which others, or only near the place that is named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.extract.called import Called
from factcheck.extract.words import words
from factcheck.model import Field

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = words("near")
_BESIDE = words("beside")
# "Zapala, in the Argentine province of Neuquén", "Zapala, a town west of Neuquén", "Zapala town in Neuquén".
_PLAIN = r"(?!(?:to|and|or|from|for|at|with|by|on|as)\b)[A-Za-z'’-]+\s+"
_IN = re.compile(
    rf"(?:\s+(?:{'|'.join(sorted(words('sites')))}))?(?:,\s+(?:an?|the)\s+(?:{_PLAIN}){{1,4}}|,?\s+)"
    rf"(?:in|near|outside|inside|within)\s+(?:the\s+)?(?:{_PLAIN}){{0,2}}"
    rf"|,\s+(?:an?|the)\s+(?:{_PLAIN}){{1,4}}(?:on|of)\s+(?:the\s+)?(?:{_PLAIN}){{0,2}}"
)
_COMMA = re.compile(r",\s+")
# A third name behind a second is a list of places, not a place and where it lies.
_LIST = re.compile(r"\s*(?:,\s*(?:and\s+|or\s+)?|and\s+|or\s+)$")


def whereabouts(
    texts: Sequence[str], names: Sequence[Sequence[Called]], forms: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """For the fullest form of each place those in or near which the article says that it lies.

    `texts` are the paragraphs and `names` the names of each, in order.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for text, listed in zip(texts, names, strict=True):
        for at, (inner, outer) in enumerate(pairwise(listed)):
            if inner.field is not Field.NAME and outer.field is Field.PLACE and _lies(text, listed, at):
                found[forms.get(inner.text, inner.text)].add(forms.get(outer.text, outer.text))
    return {name: tuple(sorted(places - {name})) for name, places in sorted(found.items())}


def _lies(text: str, names: Sequence[Called], at: int) -> bool:
    """Whether the text says that a name lies in the next one."""
    inner, outer = names[at], names[at + 1]
    between = text[inner.span.end : outer.span.start]
    if _IN.fullmatch(between):
        return True
    if not _COMMA.fullmatch(between) or inner.field is not Field.PLACE:
        return False
    before = text[names[at - 1].span.end : inner.span.start] if at else ""
    behind = text[outer.span.end : names[at + 2].span.start] if at + 2 < len(names) else ""
    return not (_LIST.fullmatch(before) or _LIST.fullmatch(behind))


def is_near(root: Token) -> bool:
    """Whether what hangs on the root of a name is only near it: "outside X", "north of X", "40 km from X"."""
    head = root.head
    if head.lower_ in _NEAR:
        return True
    return (head.lower_ in {"of", "from"} and head.head.lower_ in _BESIDE) or (
        head.lower_ == "to" and head.head.lower_ in {"close", "next"}
    )
