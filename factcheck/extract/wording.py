"""What is embedded and compared of a claim: its words, with the value masked by its type."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from factcheck.extract.clauses import Clause, noun_phrase
from factcheck.extract.numbers.scan import Found
from factcheck.extract.words import words
from factcheck.model import Field

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_LIGHT = words("light")
_NAMED = {Field.MONEY: "money", Field.PERCENT: "share", Field.DURATION: "duration", Field.AGE: "age"}
_LOOSE = re.compile(r"(?: ?[,;])* ?([,;])(?![^ ])")
_DANGLING = frozenset({"", "and", "or", "to", "by", ",", "from"})
# More than an encoder reads on either side, and than a clause of news has.
_REACH = 80
_NEAREST = 40


def mask(found: Found) -> str:
    """The word that stands for a value: `<length>`, `<number>`, `<money>`."""
    if found.field is Field.ORDINAL:
        return "<ordinal>"
    kind = found.quantity.dimension.partition(" per ")[0]
    return f"<{_NAMED.get(found.field, 'number' if kind == 'count' else kind)}>"


def masked(clause: Clause, subject: Sequence[Token], mask: str, *, value: range, others: Collection[int]) -> str:
    """The clause with its subject in front, the value replaced by `mask` and other values left out.

    `value` are the tokens of the value, `others` those of other values.
    """
    own = {token.i for token in clause.tokens} if subject else set()
    lead = [token for token in subject if token.i not in own]
    parts: list[str] = []
    last = -1
    for token in (*lead, *_near(clause, value.start)):
        if token.i not in value and (
            token.i in others or (lead and token.tag_ in {"WDT", "WP"} and token.dep_ == "nsubj")
        ):
            continue
        if token.i != last + 1:
            parts.append(" ")
        if token.i not in value:
            parts.append(token.text_with_ws)
        else:
            parts += [mask] * (last not in value) + [token.whitespace_] * (token.i + 1 == value.stop)
        last = token.i
    while len(parts) > 1 and parts[-1].strip() in _DANGLING:
        parts.pop()
    if mask not in parts:
        # The parser hung the value outside of its clause.
        parts.append(f" {mask}")
    return _LOOSE.sub(r"\1", " ".join("".join(parts).split()))


def _near(clause: Clause, at: int) -> Sequence[Token]:
    """The tokens of a clause no further than _REACH places from the token `at`."""
    first = bisect_left(clause.tokens, at - _REACH, key=lambda token: token.i)
    last = bisect_right(clause.tokens, at + _REACH, key=lambda token: token.i)
    return clause.tokens[first:last]


def context(clause: Clause, anchor: Token, skip: Collection[int], leave: Collection[int]) -> tuple[str, ...]:
    """Content lemmas of the clause, nearest to `anchor` in the parse first, but for the tokens `skip` and `leave`."""
    own = {token.i for token in _near(clause, anchor.i)} | {anchor.i}
    seen, queue = {anchor.i}, deque([anchor])
    lemmas: dict[str, bool] = {}
    while queue and len(lemmas) < _NEAREST:
        token = queue.popleft()
        if token.i not in leave and token.i not in skip and is_content(token):
            lemmas[token.lemma_.lower()] = True
        for near in (token.head, *token.children):
            if near.i in own and near.i not in seen:
                seen.add(near.i)
                queue.append(near)
    return tuple(lemmas)


def is_content(token: Token) -> bool:
    """Whether a token carries meaning of its own."""
    return token.pos_ in _CONTENT and token.is_alpha and not token.is_stop and token.lemma_.lower() not in _LIGHT


def written(token: Token | None) -> str:
    """The noun phrase that `token` heads, as written; empty for None."""
    return "" if token is None else "".join(part.text_with_ws for part in noun_phrase(token)).strip()
