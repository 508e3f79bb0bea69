"""Whether a figure is a part of a stated whole, or the whole that a part is of: "24 of 28 districts"."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from factcheck.extract.antecedents import group_of
from factcheck.extract.measured import of_object
from factcheck.model import Scope

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS = frozenset(
    {
        "all",
        "any",
        "both",
        "each",
        "few",
        "fewer",
        "fraction",
        "half",
        "less",
        "majority",
        "many",
        "minority",
        "more",
        "most",
        "much",
        "none",
        "part",
        "proportion",
        "quarter",
        "remainder",
        "rest",
        "several",
        "share",
        "some",
        "third",
        "thirds",
    }
)
_INWARD = frozenset({"nummod", "quantmod", "compound", "amod", "nmod"})


def scope(root: Token, inside: range, others: Collection[int]) -> Scope:
    """The scope of the figure headed by `root` in the tokens `inside`; `others` are the tokens of other figures."""
    noun = root
    for _ in range(4):
        if noun.dep_ not in _INWARD or noun.head.i <= noun.i:
            break
        noun = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and _is_part(noun.head.head, inside, others):
        return Scope.WHOLE
    if group_of(root) is not None or _of_definite(root, inside, others):
        return Scope.PART
    return Scope.PLAIN


def _is_part(token: Token, inside: range, others: Collection[int]) -> bool:
    return token.i not in inside and (token.i in others or token.like_num or token.lower_ in _PARTS)


def _of_definite(root: Token, inside: range, others: Collection[int]) -> bool:
    """Whether the figure is of a group that is known: "two of its tanks", "24 of 28 districts"."""
    group = of_object(root, inside)
    if group is None:
        return False
    return any(child.dep_ in {"det", "poss"} or child.i in others for child in group.children if child.lower_ != "a")
