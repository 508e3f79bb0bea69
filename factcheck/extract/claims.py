"""A parsed paragraph to its claims: one for each clause that states a value."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.extract.antecedents import FIRST_PERSON, resolved
from factcheck.extract.called import Called
from factcheck.extract.clauses import Clause, clause_head, clause_of, governor, noun_phrase
from factcheck.extract.counted import Counted, counted
from factcheck.extract.currency import settled
from factcheck.extract.degrees import graded
from factcheck.extract.ellipsis import is_counted, left_out, named, opposed
from factcheck.extract.kinds import kinded
from factcheck.extract.labels import is_label
from factcheck.extract.names import names as written_names
from factcheck.extract.numbers.scan import Found, scan
from factcheck.extract.paragraphs import Paragraph
from factcheck.extract.polar import polar
from factcheck.extract.ranks import ranked
from factcheck.extract.roles import Held, held
from factcheck.extract.scope import scope
from factcheck.extract.speech import affirmed, attribution, modality
from factcheck.extract.values import (
    Placed,
    PlacedFigure,
    PlacedKind,
    PlacedMoment,
    PlacedName,
    PlacedPolar,
    PlacedRole,
    Setting,
    shifted,
    value_of,
)
from factcheck.extract.when import when
from factcheck.extract.wording import written
from factcheck.model import Article, Claim, Field, Moment, Scope, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BETWEEN = 3
# One of at most 5,000 characters with more figures than this is a table.
_MOST_FIGURES = 250


def claims_of(
    paragraph: Paragraph,
    doc: Doc,
    article: Article,
    *,
    money: Mapping[str, str],
    degrees: str | None = None,
    times: Sequence[Moment] = (),
    names: Sequence[Called] = (),
    forms: Mapping[str, str] | None = None,
    within: Mapping[str, tuple[str, ...]] | None = None,
) -> Iterator[Claim]:
    """The claims of a paragraph of `article`, in order; offsets are those of the article.

    `money` is what shared signs of money mean in the article, `degrees` the scale of its
    temperatures, `times` the moments of the paragraph, `names` its names, `forms` the fullest form of each, `within`
    where places lie.
    None for a paragraph that is a table: no parse tells what each of its figures counts.
    """
    figures = [graded(settled(figure, money), degrees) for figure in scan(paragraph.text)]
    if len(figures) > _MOST_FIGURES:
        return
    tokens = [_tokens(figure.span, doc) for figure in figures]
    taken = frozenset(at for covered in tokens for at in covered)
    clauses: dict[int, Clause] = {}
    found: list[Placed] = []
    nouns: list[Token] = []
    for figure, covered in zip(figures, tokens, strict=True):
        one = _place(figure, covered, doc, taken, clauses, nouns)
        if one is not None:
            nouns += [one.noun] if one.noun is not None and is_counted(one.noun) else []
            found.append(one)
    found += _moments(times, doc, [figure.span for figure in figures], clauses)
    others = [one.span for one in found]
    found += _names([name for name in names if not any(name.span.overlaps(one) for one in others)], doc, clauses)
    dated = {at for moment in times for at in _tokens(moment.span, doc)}
    ranks = list(_ranks(doc, dated | {at for one in found if not _counts_nothing(one) for at in one.covered}, clauses))
    found = [one for one in found if not any(one.span.overlaps(rank.span) for rank in ranks)]
    found += ranks
    found += _roles(held(doc, names), doc, clauses)
    found += _polar(doc, clauses)
    found += _kinds(doc, clauses)
    by_clause: dict[int, list[Placed]] = {}
    for each in sorted(found, key=lambda value: value.span):
        by_clause.setdefault(each.clause.head.i, []).append(each)
    for group in by_clause.values():
        yield _claim(group, taken, paragraph, article, times, forms or {}, within or {})


def _claim(
    group: Sequence[Placed],
    taken: frozenset[int],
    paragraph: Paragraph,
    article: Article,
    times: Sequence[Moment],
    forms: Mapping[str, str],
    within: Mapping[str, tuple[str, ...]],
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
    figures = [one for one in group if isinstance(one, PlacedFigure)]
    sentence = clause.head.doc[(figures or group)[0].covered.start].sent
    sentence_span = Span(sentence.start_char, sentence.start_char + len(sentence.text.rstrip()))
    inside = {token.i: token for token in (*phrase, *clause.tokens)}
    start = paragraph.span.start
    setting = Setting(phrase, taken, mode, article.published, forms, within, start, article.text)
    stated = [one for one in group if not isinstance(one, PlacedPolar | PlacedKind)]
    valued = {at for one in figures for at in _tokens(one.span, clause.head.doc)}
    return Claim(
        article=article.id,
        span=shifted(_clause_span(stated or group), start),
        sentence=shifted(sentence_span, start),
        subject=speaker if speaker is not None and speaks else written(subject),
        predicate=clause.head.lemma_.lower(),
        values=tuple(value_of(one, setting) for one in group),
        entities=written_names(inside[at] for at in sorted(inside) if at not in valued),
        attribution=speaker,
        modality=mode,
        affirmed=affirmed(clause.head),
        heading=paragraph.heading,
        when=None if time is None else replace(time, span=shifted(time.span, start)),
    )


def _place(
    figure: Found,
    covered: range,
    doc: Doc,
    taken: frozenset[int],
    clauses: dict[int, Clause],
    nouns: Sequence[Token],
) -> PlacedFigure | None:
    """The figure in the parse; None for a figure that only names a thing."""
    plain = figure.field is Field.QUANTITY and figure.quantity.unit is None and figure.quantity.currency is None
    inside = _tokens(figure.number, doc) if plain else covered
    if not inside or (plain and is_label(doc, inside.start, inside.stop)):
        return None
    others = taken.difference(covered)
    what = counted(doc, inside.start, inside.stop, field=figure.field, plain=plain, others=others)
    root = doc[inside.start : inside.stop].root
    clause = _clause(root, clauses)
    span = _with_noun(figure.span, inside, what, taken) if plain else figure.span
    noun = (opposed(doc[covered.start], nouns) or what.noun or left_out(root, covered, nouns)) if plain else None
    noun = None if noun is None else named(noun, nouns)
    return PlacedFigure(covered, clause, span, figure, what, noun, scope(root, inside, others))


def _moments(
    times: Sequence[Moment], doc: Doc, figures: Sequence[Span], clauses: dict[int, Clause]
) -> Iterator[PlacedMoment]:
    """The moments that can be placed on the calendar, but for those that are figures as well ("20 years ago")."""
    for moment in times:
        covered = _tokens(moment.span, doc)
        if moment.stretches and covered and not any(moment.span.overlaps(figure) for figure in figures):
            root = doc[covered.start : covered.stop].root
            yield PlacedMoment(covered, _clause(root, clauses), moment.span, moment, governor(root))


def _names(names: Sequence[Called], doc: Doc, clauses: dict[int, Clause]) -> Iterator[PlacedName]:
    for name in names:
        root = doc[name.covered.start : name.covered.stop].root
        yield PlacedName(name.covered, _clause(root, clauses), name.span, name, root, governor(root))


def _counts_nothing(one: Placed) -> bool:
    """Whether a figure has no unit and nothing behind it that it counts, so that it may be a label: "in Turn 6"."""
    if not isinstance(one, PlacedFigure) or one.found.quantity.dimension != "count":
        return False
    return one.noun is None or one.noun.i < one.covered.start


def _ranks(doc: Doc, taken: Collection[int], clauses: dict[int, Clause]) -> Iterator[PlacedFigure]:
    for rank in ranked(doc, taken):
        root = doc[rank.covered.start : rank.covered.stop].root
        yield PlacedFigure(
            rank.covered, _clause(root, clauses), rank.found.span, rank.found, rank.counted, None, Scope.PLAIN
        )


def _roles(roles: Sequence[Held], doc: Doc, clauses: dict[int, Clause]) -> Iterator[PlacedRole]:
    for one in roles:
        root = doc[one.covered.start : one.covered.stop].root
        yield PlacedRole(one.covered, _clause(root, clauses), one.span, one)


def _polar(doc: Doc, clauses: dict[int, Clause]) -> Iterator[PlacedPolar]:
    for one in polar(doc):
        words = doc[one.covered.start : one.covered.stop]
        yield PlacedPolar(one.covered, _clause(one.head, clauses), Span(words.start_char, words.end_char), one)


def _kinds(doc: Doc, clauses: dict[int, Clause]) -> Iterator[PlacedKind]:
    for one in kinded(doc):
        words = doc[one.covered.start : one.covered.stop]
        span = Span(words.start_char, words.end_char)
        yield PlacedKind(one.covered, _clause(one.noun, clauses), span, one, governor(one.noun))


def _clause(token: Token, clauses: dict[int, Clause]) -> Clause:
    """The clause of a token: one is built once, however many values it holds."""
    head = clause_head(token).i
    return clauses[head] if head in clauses else clauses.setdefault(head, clause_of(token))


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


def _clause_span(group: Sequence[Placed]) -> Span:
    tokens = [token for token in group[0].clause.tokens if not token.is_space]
    starts = [*(token.idx for token in tokens[:1]), *(one.span.start for one in group)]
    ends = [*(token.idx + len(token) for token in tokens[-1:]), *(one.span.end for one in group)]
    return Span(min(starts), max(ends))


def _tokens(span: Span, doc: Doc) -> range:
    covered = doc.char_span(span.start, span.end, alignment_mode="expand")
    return range(0) if covered is None else range(covered.start, covered.end)
