"""A parsed paragraph to its claims: one for each clause that states a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.extract.clauses import Clause, clause_of, noun_phrase
from factcheck.extract.counted import Counted, counted, is_label
from factcheck.extract.names import names
from factcheck.extract.numbers.scan import Found, scan
from factcheck.extract.paragraphs import Paragraph
from factcheck.extract.speech import affirmed, attribution, modality
from factcheck.extract.wording import context, is_content, masked, written
from factcheck.model import Claim, Field, FieldValue, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRONOUNS = frozenset({"it", "he", "she", "they", "this", "that", "these", "those", "i", "we"})


@dataclass(frozen=True, slots=True)
class _Placed:
    """A figure with the tokens it covers, what it counts, and its clause."""

    found: Found
    counted: Counted
    clause: Clause
    anchor: Token
    span: Span


def claims_of(paragraph: Paragraph, doc: Doc, article: str) -> Iterator[Claim]:
    """The claims of a paragraph, in order; offsets are those of the article whose id is `article`."""
    figures = scan(paragraph.text)
    placed = [found for figure in figures if (found := _place(figure, doc)) is not None]
    spans = [figure.span for figure in figures]
    by_clause: dict[int, list[_Placed]] = {}
    for one in placed:
        by_clause.setdefault(one.clause.head.i, []).append(one)
    for group in by_clause.values():
        clause = group[0].clause
        subject = _resolved(clause.subject, doc)
        phrase = noun_phrase(subject) if subject is not None else ()
        values = tuple(_value(one, phrase, spans, paragraph) for one in group)
        inside = [*phrase, *(token for one in group for token in one.clause.tokens)]
        sentence = group[0].anchor.sent
        yield Claim(
            article=article,
            span=_shift(_clause_span(group), paragraph),
            sentence=_shift(Span(sentence.start_char, sentence.start_char + len(sentence.text.rstrip())), paragraph),
            subject=written(subject),
            predicate=clause.head.lemma_.lower(),
            values=values,
            entities=names(sorted(set(inside), key=lambda token: token.i)),
            attribution=attribution(clause.head),
            modality=modality(clause.head),
            affirmed=affirmed(clause.head),
            heading=paragraph.heading,
        )


def _place(figure: Found, doc: Doc) -> _Placed | None:
    """The figure in the parse; None for a figure that only names a thing."""
    covered = doc.char_span(figure.span.start, figure.span.end, alignment_mode="expand")
    number = doc.char_span(figure.number.start, figure.number.end, alignment_mode="expand")
    if covered is None or number is None:
        return None
    plain = figure.quantity.unit is None and figure.quantity.currency is None
    start, end = (number.start, number.end) if plain else (covered.start, covered.end)
    if plain and is_label(doc, start, end):
        return None
    what = counted(doc, start, end, plain=plain)
    anchor = what.noun if what.noun is not None else doc[end - 1]
    span = figure.span
    if plain and what.noun is not None and what.noun.i >= end and what.noun.i - end <= 3:
        span = Span(span.start, what.noun.idx + len(what.noun))
    return _Placed(figure, what, clause_of(doc[end - 1]), anchor, span)


def _value(one: _Placed, subject: Sequence[Token], spans: Sequence[Span], paragraph: Paragraph) -> FieldValue:
    what, figure = one.counted, one.found
    measured = tuple(token for token in (what.noun, *what.modifiers) if token is not None)
    quantity = figure.quantity
    if figure.field is Field.QUANTITY and quantity.unit is None and what.noun is not None:
        quantity = replace(quantity, noun=what.noun.lemma_.lower())
    span = _shift(one.span, paragraph)
    others = [other for other in spans if other != figure.span]
    leave = frozenset(token.i for token in measured)
    return FieldValue(
        span=span,
        text=paragraph.text[one.span.start : one.span.end],
        field=figure.field,
        quantity=quantity,
        masked=masked(one.clause, subject, figure, others),
        measured=tuple(dict.fromkeys(token.lemma_.lower() for token in measured)),
        context=tuple(dict.fromkeys((*context(one.clause, one.anchor, spans, leave), *_subject_lemmas(subject, leave, spans)))),
    )


def _subject_lemmas(subject: Sequence[Token], leave: frozenset[int], spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(token.lemma_.lower() for token in subject if is_content(token) and token.i not in leave)


def _clause_span(group: Sequence[_Placed]) -> Span:
    tokens = [token for one in group for token in one.clause.tokens if not token.is_space]
    first, last = min(tokens, key=lambda token: token.i), max(tokens, key=lambda token: token.i)
    return Span(min(first.idx, *(one.span.start for one in group)), max(last.idx + len(last), *(one.span.end for one in group)))


def _resolved(subject: Token | None, doc: Doc) -> Token | None:
    """The subject, or for a pronoun the subject of the sentence before it in the paragraph, if that is a noun."""
    if subject is None or subject.lower_ not in _PRONOUNS:
        return subject
    before = [token for token in doc[: subject.sent.start] if token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT"]
    return before[-1] if before and before[-1].pos_ in {"NOUN", "PROPN"} else subject


def _shift(span: Span, paragraph: Paragraph) -> Span:
    return Span(span.start + paragraph.span.start, span.end + paragraph.span.start)
