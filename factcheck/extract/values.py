"""Values in the parse of their paragraph, and what is kept of each: its type, its words, what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.extract.called import Called
from factcheck.extract.clauses import Clause
from factcheck.extract.counted import Counted
from factcheck.extract.kinds import Kinded
from factcheck.extract.nouns import singular
from factcheck.extract.numbers.scan import Found
from factcheck.extract.polar import Polar
from factcheck.extract.roles import Held, untitled
from factcheck.extract.when import placed
from factcheck.extract.whereabouts import is_near
from factcheck.extract.wording import context, is_content, mask, masked
from factcheck.model import Field, FieldValue, Modality, Moment, MomentKind, Name, Role, Scope, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Placed:
    """A value in the parse: the tokens it covers, its clause, and its span, with its noun where it has one."""

    covered: range
    clause: Clause
    span: Span


@dataclass(frozen=True, slots=True)
class PlacedMoment(Placed):
    """A date or time, and the word on which it hangs."""

    moment: Moment
    governor: Token


@dataclass(frozen=True, slots=True)
class PlacedName(Placed):
    """A name, its root, and the word on which it hangs."""

    called: Called
    root: Token
    governor: Token


@dataclass(frozen=True, slots=True)
class PlacedRole(Placed):
    """What a person is."""

    held: Held


@dataclass(frozen=True, slots=True)
class PlacedPolar(Placed):
    """What is affirmed or denied."""

    polar: Polar


@dataclass(frozen=True, slots=True)
class PlacedKind(Placed):
    """A kind of thing, and the word on which it hangs."""

    kinded: Kinded
    governor: Token


@dataclass(frozen=True, slots=True)
class PlacedFigure(Placed):
    """A figure, what it counts, and its scope. `noun` is what is counted, which may stand with a figure before it."""

    found: Found
    counted: Counted
    noun: Token | None
    scope: Scope

    @property
    def anchor(self) -> Token:
        """The token from which distances in the parse are measured."""
        head = self.counted.head
        return head if head is not None else self.clause.head.doc[self.covered.stop - 1]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a value is read in: the subject of its clause, the tokens of all figures, whether the clause is a plan, its
    article's day of publication, the fullest form of each name, in which others each place lies, and where its
    paragraph begins with the article's text.
    """

    subject: Sequence[Token]
    figures: frozenset[int]
    modality: Modality
    published: str | None
    forms: Mapping[str, str]
    within: Mapping[str, tuple[str, ...]]
    start: int
    text: str


def value_of(one: Placed, setting: Setting) -> FieldValue:
    """The value with its words; offsets are those of the article."""
    if isinstance(one, PlacedFigure):
        return _figure(one, setting)
    if isinstance(one, PlacedMoment):
        moment = placed(one.moment, one.clause.head, modality=setting.modality, published=setting.published)
        moment = replace(moment, span=shifted(one.span, setting.start))
        field = Field.TIME if moment.kind is MomentKind.TIME else Field.DATE
        return replace(_hung(one, one.governor, field, setting), moment=moment)
    if isinstance(one, PlacedRole):
        return _role(one, setting)
    if isinstance(one, PlacedPolar):
        found = _hung(one, one.polar.head, Field.POLARITY, setting)
        return replace(found, measured=_issues(one.polar), polarity=one.polar.polarity)
    if isinstance(one, PlacedKind):
        return replace(_hung(one, one.governor, Field.CATEGORY, setting), category=one.kinded.category)
    assert isinstance(one, PlacedName)
    full = setting.forms.get(one.called.text, one.called.text)
    near = one.called.field is not Field.NAME and is_near(one.root)
    name = Name(one.called.text, full, setting.within.get(full, ()), near)
    return replace(_hung(one, one.governor, one.called.field, setting), name=name)


def _role(one: PlacedRole, setting: Setting) -> FieldValue:
    """A role answers for its person."""
    held = one.held
    holder = untitled(setting.forms.get(held.holder, held.holder))
    value = _hung(one, one.clause.head.doc[one.covered.start], Field.ROLE, setting)
    return replace(value, measured=(holder,), role=Role(holder, held.posts, held.standing))


def shifted(span: Span, start: int) -> Span:
    """A span of a paragraph that begins at `start` as one of its article."""
    return Span(span.start + start, span.end + start)


def _hung(one: Placed, governor: Token, field: Field, setting: Setting) -> FieldValue:
    """A value that answers for the word on which it hangs."""
    span = shifted(one.span, setting.start)
    near = context(one.clause, governor, setting.figures.union(one.covered), {governor.i})
    about = (token.lemma_.lower() for token in setting.subject if is_content(token) and token.i not in one.covered)
    return FieldValue(
        span=span,
        text=setting.text[span.start : span.end],
        field=field,
        number=None,
        masked=masked(one.clause, setting.subject, f"<{field.value}>", value=one.covered, others=setting.figures),
        measured=(governor.lemma_.lower(),),
        context=tuple(dict.fromkeys((*near, *about))),
    )


def _issues(polar: Polar) -> tuple[str, ...]:
    """What a clause affirms or denies, and of what."""
    head = polar.head.lemma_.lower()
    return tuple(dict.fromkeys((head, *polar.polarity.theme[:1])))


def _figure(one: PlacedFigure, setting: Setting) -> FieldValue:
    what, figure = one.counted, one.found
    measured = tuple(token for token in (what.head, *what.modifiers) if token is not None)
    quantity = figure.quantity
    if one.noun is not None:
        quantity = replace(quantity, noun=singular(one.noun))
    span = shifted(one.span, setting.start)
    leave = frozenset(token.i for token in measured)
    near = context(one.clause, one.anchor, setting.figures, leave)
    about = (token.lemma_.lower() for token in setting.subject if is_content(token) and token.i not in leave)
    others = setting.figures - set(one.covered)
    return FieldValue(
        span=span,
        text=setting.text[span.start : span.end],
        field=figure.field,
        number=quantity,
        masked=masked(one.clause, setting.subject, mask(figure), value=one.covered, others=others),
        measured=tuple(dict.fromkeys(token.lemma_.lower() for token in measured)),
        context=tuple(dict.fromkeys((*near, *about))),
        scope=one.scope,
    )
