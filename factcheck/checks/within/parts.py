"""Parts that do not add up to their total: "of the 24 crew, 16 are Indians and nine Filipinos"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from factcheck.checks.relation import meet
from factcheck.checks.within.contradiction import Contradiction, Fit, Given
from factcheck.checks.within.hundred import hundreds
from factcheck.checks.within.labelled import Labelled, labelled
from factcheck.checks.within.lists import Division, Listed, Opened, divisions
from factcheck.checks.within.phrases import has
from factcheck.checks.within.previous import groups
from factcheck.checks.within.slips import runs
from factcheck.checks.within.spread import Spread, misses, polls, spreads
from factcheck.checks.within.stated import Figure, Sentence, intervals, sentences
from factcheck.checks.within.sums import above, plus
from factcheck.checks.within.thirds import thirds
from factcheck.checks.within.told import contradiction, unit_of, worth, written
from factcheck.checks.within.totals import after, near, records
from factcheck.figures import figure
from factcheck.model import Article, Claim, Field, Interval

CODE = "parts"
_BACK = 3
# A list after a colon names all, "of the 24" may leave some out.
_UNDER = MappingProxyType(
    {
        Opened.OF: Decimal("0.05"),
        Opened.RELATIVE: Decimal("0.05"),
        Opened.MARK: Decimal("0.2"),
        Opened.COMPOSED: Decimal("0.2"),
        Opened.COMMA: Decimal(-1),
        Opened.AFTER: Decimal("0.2"),
        Opened.INCLUDING: Decimal(-1),
    }
)
# Two things that are true of some of a whole may be true of the same ones, if they are not close to making it.
_TWO = Decimal("0.15")
_HARDLY, _NEARLY, _OVER = Decimal("0.03"), Decimal("0.2"), Decimal("0.6")


def check(article: Article, claims: Sequence[Claim]) -> Iterator[Contradiction | Fit]:
    """Each total of which the parts that are listed with it make more, or less where they are said to be all."""
    every = sentences(article, claims)
    held: set[int] = set()
    for one in _together(every):
        values = one.values if isinstance(one, Fit) else [given for side in one.sides for given in side]
        held.update(given.span.start for given in values)
        yield one
    for row in (*spreads(every), *polls(every)):
        # A row whose parts were held against their own total is not held against another.
        if not any(part.start in held for part in row.parts):
            for one in _apart(row):
                values = one.values if isinstance(one, Fit) else [given for side in one.sides for given in side]
                held.update(given.span.start for given in values)
                yield one
    yield from _runs(every, held)


def _runs(every: Sequence[Sentence], held: set[int]) -> Iterator[Contradiction]:
    """Figures in a row that make the one before or behind them but for a digit."""
    for total, row in runs(every):
        if total.start not in held and not any(one.start in held for one in row):
            held.update(one.start for one in (total, *row))
            yield differ(total, row, sure=0.7)


def _apart(row: Spread) -> Iterator[Contradiction | Fit]:
    """A row of parts against the totals that stand anywhere in its article."""
    held = [(total, found) for total in row.totals if (found := intervals([total, *row.parts])) is not None]
    fits = [total for total, found in held if meet(found[0], plus(found[1:]))]
    if fits:
        yield Fit(tuple(figure.given for figure in (fits[0], *row.parts)))
        return
    missed = [total for total, _ in held if misses(total, row.parts, sure=row.sure)]
    if missed:
        yield differ(missed[0], row.parts, sure=0.75)


def _together(every: Sequence[Sentence]) -> Iterator[Contradiction | Fit]:
    """Totals and parts that one sentence, or one and the next, tell as such."""
    for at, sentence in enumerate(every):
        for division in divisions(sentence):
            yield from _held(division)
        for total, row in (*after(sentence), *records(sentence), *thirds(every[at - 1] if at else None, sentence)):
            yield from _held(Division(total, row, Opened.AFTER))
        for totals, row in groups(every[:at], sentence):
            yield from _far(totals, row)
        for totals, row in near((*every[max(0, at - _BACK) : at], *every[at + 1 : at + 2]), sentence):
            yield from _close(totals, row)
        for one in labelled(sentence):
            yield from _named(one)
        for row, fits in hundreds(sentence):
            yield Fit(tuple(one.given for one in row.parts)) if fits else _over(row)


def _held(one: Division) -> Iterator[Contradiction | Fit]:
    total, parts = one.total, one.listed.parts
    found = intervals([total, *parts], shared=True)
    if found is None:
        return
    whole, made = found[0], plus(found[1:])
    if meet(whole, made):
        if len(parts) > 1:
            yield Fit(tuple(figure.given for figure in (total, *parts)))
        return
    if above(made, whole):
        told = one.listed.overlapping or (len(parts) == 1 and one.opened not in (Opened.OF, Opened.RELATIVE))
        split = has("negated", one.listed.text) or has("others", one.listed.text)
        loose = len(parts) == 2 and one.opened in (Opened.OF, Opened.RELATIVE) and not split
        if not told and _near(total, parts, most=_TWO if loose else _OVER):
            yield differ(total, parts)
    elif one.listed.complete and short(total, parts) and _near(total, parts, most=_UNDER[one.opened]):
        yield differ(total, parts)


def _named(one: Labelled) -> Iterator[Contradiction | Fit]:
    """A total with bare figures behind names, which are no values of their own."""
    whole, made = one.total.interval, Decimal(sum(value for value, _ in one.parts))
    parts = tuple(Given(one.total.claim, span) for _, span in one.parts)
    if meet(whole, Interval(made, made)):
        yield Fit((one.total.given, *parts))
        return
    found = differ(one.total, (), values=[Decimal(value) for value, _ in one.parts])
    yield replace(found, sides=((one.total.given,), parts))


def _far(totals: Sequence[Figure], row: Listed) -> Iterator[Contradiction | Fit]:
    """Parts of a total in a sentence before: they are held against it only where they come near to it."""
    held = [(total, found) for total in totals if (found := intervals([total, *row.parts])) is not None]
    fits = [total for total, found in held if meet(found[0], plus(found[1:]))]
    if fits:
        yield Fit(tuple(figure.given for figure in (fits[0], *row.parts)))
        return
    for total, found in held[:1]:
        over = above(plus(found[1:]), found[0])
        told = not row.overlapping if over else row.complete and short(total, row.parts)
        most = _NEARLY if over else _HARDLY
        if told and len(row.parts) > 1 and _near(total, row.parts, most=most, few=2 if over else 1):
            yield differ(total, row.parts, sure=0.8)


def _close(totals: Sequence[Figure], row: Listed) -> Iterator[Contradiction | Fit]:
    """Parts that come so close to a total of the same things nearby that they are meant to make it."""
    held = [(total, found) for total in totals if (found := intervals([total, *row.parts])) is not None]
    fits = [total for total, found in held if meet(found[0], plus(found[1:]))]
    if fits:
        yield Fit(tuple(figure.given for figure in (fits[0], *row.parts)))
    elif held and not row.overlapping:
        yield differ(held[0][0], row.parts, sure=0.75)


def _over(row: Listed) -> Contradiction:
    """Percentages of one whole that make more than all of it."""
    values = [worth(one) or Decimal(0) for one in row.parts]
    added = " + ".join(figure(value, digits=6) for value in values)
    return contradiction(
        CODE,
        field=Field.PERCENT,
        about=row.parts[0],
        message=f"{added} is {written(sum(values, Decimal(0)), 'percent')}, more than the whole",
        sides=tuple((one,) for one in row.parts),
        gap=(sum(values, Decimal(0)) - 100) / 100,
        sure=0.8,
    )


def _near(total: Figure, parts: Sequence[Figure], *, most: Decimal, few: int = 2) -> bool:
    """Whether parts miss their total by little: what is far from it was never meant to be its parts."""
    whole = worth(total) or Decimal(0)
    made = sum((worth(one) or Decimal(0) for one in parts), Decimal(0))
    return whole > 1 and abs(made - whole) <= (max(min(Decimal(few), whole / 2), whole * most) if most > 0 else most)


def short(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether what is missing is too little for a part that is not told of: no more than the smallest that is."""
    values = [worth(one) for one in (total, *parts)]
    whole, *each = [value for value in values if value is not None]
    return len(each) == len(parts) and whole - sum(each) <= min(each)


def differ(
    total: Figure, parts: Sequence[Figure], *, sure: float = 0.9, values: Sequence[Decimal] = ()
) -> Contradiction:
    """Parts that make another number than their total; `values` are theirs where they are no figures."""
    values = values or [worth(one) or Decimal(0) for one in parts]
    whole = worth(total) or Decimal(0)
    made = sum(values, Decimal(0))
    gap = abs(made - whole) / whole if whole else Decimal(1)
    added = " + ".join(figure(value, digits=6) for value in values)
    apart = f"{written(abs(made - whole), unit_of(total))} {'more' if made > whole else 'less'}"
    what = f"{added} is {written(made, unit_of(total))}" if len(values) > 1 else f"{parts[0].value.text} is a part"
    return contradiction(
        CODE,
        field=Field.ARITHMETIC,
        about=total,
        message=f"{what}, {apart} than the total of {total.value.text}: check the total and each part",
        sides=((total,), tuple(parts)),
        gap=gap,
        sure=sure,
    )
