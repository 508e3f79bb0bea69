"""What is embedded and compared of a claim: its words, with the value masked by its type."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.extract.clauses import Clause, noun_phrase
from factcheck.extract.numbers.scan import Found
from factcheck.model import Field, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_LIGHT = frozenset("be have do say tell go get make take give come put include accord also more most other same such only just very now then ago".split())
_NAMED = {Field.MONEY: "money", Field.PERCENT: "share", Field.DURATION: "duration", Field.AGE: "age"}


def mask(found: Found) -> str:
    """The word that stands for a value: `<length>`, `<number>`, `<money>`."""
    kind = found.quantity.dimension.partition(" per ")[0]
    return f"<{_NAMED.get(found.field, 'number' if kind == 'count' else kind)}>"


def masked(clause: Clause, subject: Sequence[Token], found: Found, others: Sequence[Span]) -> str:
    """The clause with its subject in front, the value replaced by its type and other values left out."""
    own = {token.i for token in clause.tokens}
    lead = [token for token in subject if token.i not in own]
    words: list[str] = []
    written = False
    for token in [*lead, *clause.tokens]:
        span = Span(token.idx, token.idx + len(token))
        if span.overlaps(found.span):
            if not written:
                words.append(mask(found) + (token.whitespace_ or " "))
                written = True
        elif any(span.overlaps(other) for other in others) or (lead and token.dep_ == "nsubj" and token.tag_ in {"WDT", "WP"}):
            continue
        else:
            words.append(token.text_with_ws if token not in lead or token.whitespace_ else token.text + " ")
    return " ".join("".join(words).split())


def context(clause: Clause, anchor: Token, skip: Sequence[Span], leave: frozenset[int]) -> tuple[str, ...]:
    """The content lemmas of the clause, those nearest to `anchor` in the parse first, without `leave`."""
    own = {token.i for token in clause.tokens} | {anchor.i}
    seen, queue, lemmas = {anchor.i}, deque([anchor]), []
    while queue:
        token = queue.popleft()
        if token.i in own and token.i not in leave and is_content(token) and not _inside(token, skip):
            lemmas.append(token.lemma_.lower())
        for near in (token.head, *token.children):
            if near.i in own and near.i not in seen:
                seen.add(near.i)
                queue.append(near)
    return tuple(dict.fromkeys(lemmas))


def is_content(token: Token) -> bool:
    """Whether a token carries meaning of its own."""
    return token.pos_ in _CONTENT and token.is_alpha and not token.is_stop and token.lemma_.lower() not in _LIGHT


def _inside(token: Token, spans: Sequence[Span]) -> bool:
    span = Span(token.idx, token.idx + len(token))
    return any(span.overlaps(other) for other in spans)


def written(token: Token | None) -> str:
    """The noun phrase that `token` heads, as written; empty for None."""
    return "" if token is None else "".join(part.text_with_ws for part in noun_phrase(token)).strip()
