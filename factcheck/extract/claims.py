"""A parsed paragraph to its claims: one for each clause that states a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.extract.antecedents import FIRST_PERSON, resolved
from factcheck.extract.clauses import Clause, clause_head, clause_of, noun_phrase
from factcheck.extract.counted import Counted, counted
from factcheck.extract.currency import settled
from factcheck.extract.degrees import graded
from factcheck.extract.ellipsis import is_counted, left_out, named, opposed
from factcheck.extract.labels import is_label
from factcheck.extract.names import names
from factcheck.extract.nouns import singular
from factcheck.extract.numbers.scan import Found, scan
from factcheck.extract.paragraphs import Paragraph
from factcheck.extract.scope import scope
from factcheck.extract.speech import affirmed, attribution, modality
from factcheck.extract.when import when
from factcheck.extract.wording import context, is_content, masked, written
from factcheck.model import Article, Claim, Field, FieldValue, Moment, Scope, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BETWEEN = 3
# One of at most 5,000 characters with more figures than this is a table.
_MOST_FIGURES = 250


@dataclass(frozen=True, slots=True)
class _Placed:
    """A figure, the tokens it covers, what it counts, its clause, the span of the value with its noun, its scope.

    `noun` is what is counted, which may be named with a figure before it.
    """

    found: Found
    covered: range
    counted: Counted
    noun: Token | None
    clause: Clause
    span: Span
    scope: Scope

    @property
    def anchor(self) -> Token:
        """The token from which distances in the parse are measured."""
        head = self.counted.head
        return head if head is not None else self.clause.head.doc[self.covered.stop - 1]


def claims_of(
    paragraph: Paragraph,
    doc: Doc,
    article: Article,
    *,
    money: Mapping[str, str],
    degrees: str | None = None,
    times: Sequence[Moment] = (),
) -> Iterator[Claim]:
    """The claims of a paragraph of `article`, in order; offsets are those of the article.

    `money` is what shared signs of money mean in the article, `degrees` the scale of its
    temperatures, `times` the moments of the paragraph. None for a paragraph that is a table: no parse tells what each
    of its figures counts.
    """
    figures = [graded(settled(figure, money), degrees) for figure in scan(paragraph.text)]
    if len(figures) > _MOST_FIGURES:
        return
    tokens = [_tokens(figure.span, doc) for figure in figures]
    taken = frozenset(at for covered in tokens for at in covered)
    clauses: dict[int, Clause] = {}
    by_clause: dict[int, list[_Placed]] = {}
    nouns: list[Token] = []
    for figure, covered in zip(figures, tokens, strict=True):
        one = _place(figure, covered, doc, taken, clauses, nouns)
        if one is not None:
            nouns += [one.noun] if one.noun is not None and is_counted(one.noun) else []
            by_clause.setdefault(one.clause.head.i, []).append(one)
    for group in by_clause.values():
        yield _claim(group, taken, paragraph, article, times)


def _claim(
    group: Sequence[_Placed], taken: frozenset[int], paragraph: Paragraph, article: Article, times: Sequence[Moment]
) -> Claim:
    clause = group[0].clause
    mode = modality(clause.head)
    time = when(clause.head, clause.tokens, times, modality=mode, published=article.published)
    subject = None if clause.subject is None else resolved(clause.subject)
    phrase = noun_phrase(subject) if subject is not None else ()
    speaker = attribution(clause.head)
    # "We lost 40 cows" is about whoever says it.
    speaks = speaker is not None and subject is not None and subject.lower_ in FIRST_PERSON
    # What is counted may stand in a sentence before; the one to quote holds the value.
    sentence = clause.head.doc[group[0].covered.start].sent
    sentence_span = Span(sentence.start_char, sentence.start_char + len(sentence.text.rstrip()))
    inside = {token.i: token for token in (*phrase, *clause.tokens)}
    valued = {at for one in group for at in _tokens(one.span, clause.head.doc)}
    return Claim(
        article=article.id,
        span=_shift(_clause_span(group), paragraph),
        sentence=_shift(sentence_span, paragraph),
        subject=speaker if speaker is not None and speaks else written(subject),
        predicate=clause.head.lemma_.lower(),
        values=tuple(_value(one, phrase, taken, paragraph, article) for one in group),
        entities=names(inside[at] for at in sorted(inside) if at not in valued),
        attribution=speaker,
        modality=mode,
        affirmed=affirmed(clause.head),
        heading=paragraph.heading,
        when=None if time is None else replace(time, span=_shift(time.span, paragraph)),
    )


def _place(
    figure: Found,
    covered: range,
    doc: Doc,
    taken: frozenset[int],
    clauses: dict[int, Clause],
    nouns: Sequence[Token],
) -> _Placed | None:
    """The figure in the parse; None for a figure that only names a thing."""
    plain = figure.field is Field.QUANTITY and figure.quantity.unit is None and figure.quantity.currency is None
    inside = _tokens(figure.number, doc) if plain else covered
    if not inside or (plain and is_label(doc, inside.start, inside.stop)):
        return None
    others = taken.difference(covered)
    what = counted(doc, inside.start, inside.stop, field=figure.field, plain=plain, others=others)
    root = doc[inside.start : inside.stop].root
    head = clause_head(root).i
    # One clause is built once, however many figures it holds.
    clause = clauses[head] if head in clauses else clauses.setdefault(head, clause_of(root))
    span = _with_noun(figure.span, inside, what, taken) if plain else figure.span
    noun = (opposed(doc[covered.start], nouns) or what.noun or left_out(root, covered, nouns)) if plain else None
    noun = None if noun is None else named(noun, nouns)
    return _Placed(figure, covered, what, noun, clause, span, scope(root, inside, others))


def _with_noun(span: Span, inside: range, what: Counted, taken: frozenset[int]) -> Span:
    """The value as written with its noun, where that follows within a few words and no other figure stands between."""
    noun = what.noun
    if noun is None or not 0 <= noun.i - inside.stop <= _BETWEEN:
        return span
    between = noun.doc[inside.stop : noun.i]
    one_phrase = noun.left_edge.i <= inside.start or (len(between) > 0 and between[0].text in {"of", "-"})
    if (not one_phrase and len(between) > 0) or any(token.i in taken for token in between):
        return span
    return Span(span.start, max(span.end, noun.idx + len(noun)))


def _value(
    one: _Placed, subject: Sequence[Token], taken: frozenset[int], paragraph: Paragraph, article: Article
) -> FieldValue:
    what, figure = one.counted, one.found
    measured = tuple(token for token in (what.head, *what.modifiers) if token is not None)
    quantity = figure.quantity
    if one.noun is not None:
        quantity = replace(quantity, noun=singular(one.noun))
    span = _shift(one.span, paragraph)
    leave = frozenset(token.i for token in measured)
    near = context(one.clause, one.anchor, taken, leave)
    about = (token.lemma_.lower() for token in subject if is_content(token) and token.i not in leave)
    return FieldValue(
        span=span,
        text=article.text[span.start : span.end],
        field=figure.field,
        quantity=quantity,
        masked=masked(one.clause, subject, figure, value=one.covered, others=taken - set(one.covered)),
        measured=tuple(dict.fromkeys(token.lemma_.lower() for token in measured)),
        context=tuple(dict.fromkeys((*near, *about))),
        scope=one.scope,
    )


def _clause_span(group: Sequence[_Placed]) -> Span:
    tokens = [token for token in group[0].clause.tokens if not token.is_space]
    starts = [*(token.idx for token in tokens[:1]), *(one.span.start for one in group)]
    ends = [*(token.idx + len(token) for token in tokens[-1:]), *(one.span.end for one in group)]
    return Span(min(starts), max(ends))


def _tokens(span: Span, doc: Doc) -> range:
    covered = doc.char_span(span.start, span.end, alignment_mode="expand")
    return range(0) if covered is None else range(covered.start, covered.end)


def _shift(span: Span, paragraph: Paragraph) -> Span:
    return Span(span.start + paragraph.span.start, span.end + paragraph.span.start)
