"""Why values at two places were, or were not, held against each other, for a reader at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from types import MappingProxyType

from rich.console import Console
from rich.text import Text

from factcheck.figures import allowed
from factcheck.model import NO_CURRENCY, FieldValue, Kind, Normalized, Statement
from factcheck.moments import resolved
from factcheck.reasons import Comparison, Outcome, Spot, Why
from factcheck.report.page import Page, Row, draw, page_for
from factcheck.report.signals import probable, signal_rows

_IN_FULL = 3
_JOINED = frozenset({Outcome.AGREE, Outcome.DISAGREE})
_TOGETHER = MappingProxyType(
    {
        Outcome.OTHER_DIMENSION: "They are of two dimensions:",
        Outcome.OTHER_STORY: "Their articles are not of one story:",
        Outcome.OTHER_NAMES: "Their articles are not of one story:",
        Outcome.ONE_FORM: "Their articles are not of one story:",
        Outcome.TOO_MANY_VALUES: "They were not looked at:",
    }
)


def render_why(why: Why, console: Console, *, every: bool = False) -> None:
    """Print the values of both places and what came of each pair of them, the likeliest first.

    The signals of the first pairs are shown; with `every` those of all pairs, and all of them. Nothing can steer the
    terminal.
    """
    draw(_rows(why, page_for(console), every=every), console)


def _rows(why: Why, page: Page, *, every: bool) -> Iterator[Row]:
    for spot in why.spots:
        yield from _spot_rows(spot, page)
    if not why.comparisons and all(spot.statements for spot in why.spots):
        yield Row(Text("Both places name one and the same value: there is nothing to compare."))
    shown = 0
    for outcome, comparisons in groupby(why.comparisons, key=lambda one: one.outcome):
        if outcome in _TOGETHER:
            yield from _together_rows(list(comparisons), page)
            continue
        for comparison in comparisons:
            full = every or shown < _IN_FULL
            yield from _comparison_rows(comparison, page, full=full, every=every)
            shown += comparison.evidence is not None
    if shown > _IN_FULL and not every:
        yield Row(
            Text("Name a column (file:line:column), or give --all, to see the signals of the others.", style="dim")
        )


def _spot_rows(spot: Spot, page: Page) -> Iterator[Row]:
    article, address = spot.article, spot.address
    source = page.prose(f"{article.source or 'source unknown'}, {(article.published or 'date unknown')[:10]}")
    yield Row(Text.assemble((f"{page.line(article.path)}:{address.line}", "bold"), f"   {source}"), kept=True)
    if not spot.statements:
        yield Row(Text("No value was read on this line."), indent=2)
        lines = ", ".join(f"{line:,}" for line in spot.nearest)
        nearest = f"The nearest with values: {lines}." if lines else "None was read in the whole article."
        yield Row(Text(nearest), indent=2)
    for statement in spot.statements:
        yield from _statement_rows(statement, page)
    yield Row(Text())


def _statement_rows(statement: Statement, page: Page) -> Iterator[Row]:
    room = _room(statement.value)
    who = statement.claim.attribution
    parts = [
        page.prose(_kind(statement.value)),
        f"read as {page.line(room)}" if room else "",
        f"according to {page.prose(who)}" if who else "",
    ]
    told = ", ".join(part for part in parts if part)
    value = (page.prose(statement.value.text), "bold")
    yield Row(Text.assemble(f"column {_column(statement)}: ", value, f"  ({told})"), indent=2)


def _column(statement: Statement) -> int:
    start = statement.value.span.start
    return start - statement.article.text.rfind("\n", 0, start)


def _room(value: FieldValue) -> str | None:
    """What the wording allows, where that is more than what is written."""
    if value.moment is not None:
        return resolved(value.moment)
    if value.name is not None:
        return value.name.full
    if value.role is not None:
        return value.role.holder
    quantity = value.number
    if quantity is None:
        return None
    scale = Normalized(
        quantity.stated, quantity.interval.low, quantity.interval.high, quantity.unit or quantity.currency
    )
    return allowed(value.text, scale)


def _kind(value: FieldValue) -> str:
    """What sort of value it is: a length, a count of refugees, a date."""
    if value.number is None:
        return value.field.value
    quantity = value.number
    if quantity.dimension == "count":
        return f"count of {quantity.noun}" if quantity.noun else "count"
    return quantity.dimension


def _sort(value: FieldValue) -> str:
    return value.field.value if value.number is None else value.number.dimension


def _together_rows(comparisons: Sequence[Comparison], page: Page) -> Iterator[Row]:
    """Pairs that were left out for one reason, which no signal of theirs explains."""
    count = "1 pair was" if len(comparisons) == 1 else f"{len(comparisons):,} pairs were"
    first = comparisons[0]
    one_reason = first.outcome is not Outcome.OTHER_DIMENSION
    yield Row(Text(f"{count} not held against each other. {_TOGETHER[first.outcome]}", style="bold"))
    if one_reason:
        yield Row(Text(page.prose(_reason(first))), indent=2)
    for comparison in comparisons:
        kinds = " / ".join(_sort(each.value) for each in (comparison.left, comparison.right))
        yield Row(Text(_pair(comparison, page) + ("" if one_reason else f": {page.prose(kinds)}")), indent=2)
    yield Row(Text())


def _comparison_rows(comparison: Comparison, page: Page, *, full: bool, every: bool) -> Iterator[Row]:
    yield Row(Text.assemble((_pair(comparison, page), "bold"), f": {_verdict(comparison)}"))
    yield Row(Text(page.prose(_reason(comparison))), indent=2)
    if comparison.finding is not None:
        yield Row(Text(page.prose(f"{comparison.finding.message}.")), indent=2)
        yield Row(Text(f"finding {page.line(comparison.finding.id)}", style="dim"), indent=2, kept=True)
    if full and comparison.evidence is not None:
        yield Row(Text())
        yield from signal_rows(comparison.evidence, page, indent=2, every=every)
    yield Row(Text())


def _pair(comparison: Comparison, page: Page) -> str:
    return f"{page.prose(comparison.left.value.text)} and {page.prose(comparison.right.value.text)}"


def _verdict(comparison: Comparison) -> str:
    return "held against each other" if comparison.outcome in _JOINED else "not held against each other"


def _reason(comparison: Comparison) -> str:
    match comparison.outcome:
        case Outcome.TOO_MANY_VALUES:
            return "One article states more values than are compared, as tables do; one of these stands behind them."
        case Outcome.OTHER_DIMENSION:
            return "What they measure is not of one dimension."
        case Outcome.OTHER_STORY:
            return _other_story(comparison)
        case Outcome.OTHER_NAMES:
            return "Their articles each name enough people and places, and none in common: they tell of two events."
        case Outcome.ONE_FORM:
            return (
                "Their articles, of two days, have figures between the same words, and half of these or more are "
                "others: they are two of a series."
            )
        case Outcome.NOBODY_NAMED:
            return (
                "They are of people without a name, the articles are of several events, and these two share no name, "
                "street, figure or hour that tells one event from another."
            )
        case Outcome.OTHER_SENTENCE:
            return "Both articles carry the sentence of one of them, and it was held against itself alone."
        case Outcome.DISAGREE:
            return f"They answer the same question{_likely(comparison)}, and their values do not meet."
        case Outcome.AGREE:
            return f"They answer the same question{_likely(comparison)}, and their values do not contradict each other."
        case Outcome.NOT_COMPARABLE:
            return f"Their values cannot be compared: {_incomparable(comparison)}."
        case Outcome.OTHER_FATE:
            return "They tell of other fates (killed, injured, missing and so on), whatever else is alike."
        case Outcome.OTHER_PERIOD:
            return "They name other months or years, whatever else is alike."
        case Outcome.EXCLUDED:
            return "Words near them exclude each other, whatever else is alike."
        case Outcome.ONE_ARTICLE:
            return "They stand in one article, and the values of one article are not held against each other."
        case Outcome.RIVAL:
            return _beaten(comparison)
        case Outcome.UNLIKELY:
            return f"They hardly answer the same question{_likely(comparison)}."
        case Outcome.APART:
            return (
                f"They may answer the same question{_likely(comparison)}, but each belongs to a fact of its own, and "
                "the two facts do not fit together: other values in them contradict each other or are too unlike."
            )


def _likely(comparison: Comparison) -> str:
    if comparison.evidence is None or comparison.needed is None:
        return ""
    own, needed = probable(comparison.evidence.same_slot), f"{comparison.needed:.2f}"
    if comparison.outcome in _JOINED and comparison.evidence.same_slot < comparison.needed:
        return f" (through others that fit both: this pair alone has a probability of {own}, and {needed} is needed)"
    return f" (probability {own}, and {needed} is needed)"


def _other_story(comparison: Comparison) -> str:
    if comparison.story is None:
        return "Their articles were not held against each other."
    told, needed = comparison.story.probability, comparison.story.needed
    if told < needed:
        return (
            "Their articles do not seem to tell of one event: "
            f"the probability is {probable(told)}, and {needed:.2f} is needed."
        )
    return (
        f"Their articles may tell of one event (probability {probable(told)}), but enough others are nearer to them, "
        "or their beginnings are too unlike."
    )


def _beaten(comparison: Comparison) -> str:
    rival = comparison.rival
    if rival is None or comparison.evidence is None:
        return "Another value fits one of them better."
    fitted, other = rival.fitted.value, rival.other.value
    line = rival.other.article.text.count("\n", 0, other.span.start) + 1
    return (
        f'"{fitted.text}" fits better with "{other.text}" ({rival.other.article.path}:{line}): the probability of one '
        f"question is {probable(rival.same_slot)}, against {probable(comparison.evidence.same_slot)} for this pair."
    )


def _incomparable(comparison: Comparison) -> str:
    if comparison.left.value.kind is Kind.ROLE:
        return "one person may be both"
    if comparison.left.value.kind is Kind.POLARITY:
        return "both may be true: at two times, or one of them as planned or possible"
    if comparison.left.value.kind is Kind.CATEGORY:
        return "both may be true of one thing, or one of them is only planned or possible"
    if comparison.left.value.kind is not Kind.NUMBER:
        return "the wording leaves open which day or which zone is meant"
    one, other = comparison.left.value.quantity, comparison.right.value.quantity
    if NO_CURRENCY in (one.currency, other.currency):
        return "it is not known which currency is meant"
    if one.currency != other.currency:
        return f"no rate is given to compare {one.currency} with {other.currency}"
    if one.dimension != other.dimension:
        return f"{one.dimension} is not {other.dimension}"
    if one.change != other.change:
        return "one tells by how much something changed, the other where it stands"
    return f"{one.unit or 'a bare figure'} does not convert to {other.unit or 'a bare figure'}"
