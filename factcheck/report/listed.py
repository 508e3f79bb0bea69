"""What is undisputed, listed for who asks: facts that independent sources agree on, and what one source alone gives."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum

from rich.cells import cell_len
from rich.text import Text

from factcheck.model import Finding, Mention, Report
from factcheck.report.mentions import Shown, location, place, sentence_rows
from factcheck.report.order import first_in, in_draft_order
from factcheck.report.page import Page, Row
from factcheck.report.quote import quoted, shortened
from factcheck.report.summary import given_once

_GAP = "   "


class Listed(StrEnum):
    """What can be listed beside the findings."""

    CORROBORATED = "corroborated"
    SINGLE = "single"


def undisputed_rows(report: Report, page: Page, listed: Collection[Listed], *, whole: bool) -> Iterator[Row]:
    """The lists asked for, each with its heading: facts with those who agree, and sentences in which others are told.

    Long sentences are cut, unless they are to be `whole`.
    """
    if Listed.CORROBORATED in listed and report.corroborations:
        yield Row(Text("Agreed by independent sources", style="bold green"))
        for each in in_draft_order(report.corroborations, report.drafts):
            yield from _fact_rows(each, page, report)
        yield Row(Text())
    if Listed.SINGLE in listed and given_once(report):
        yield Row(Text(_single(report), style="bold"))
        shown = Shown(page, whole=whole, drafts=frozenset(report.drafts or ()))
        for group in quoted(_in_text_order(report)):
            yield from sentence_rows(group, shown, indent=2, named=report.drafts is None)
        yield Row(Text())


def undisputed_lines(report: Report, page: Page, listed: Collection[Listed]) -> Iterator[Row]:
    """The same, one line for each fact: place, the name of the list, topic, values."""
    if Listed.CORROBORATED in listed:
        for each in in_draft_order(report.corroborations, report.drafts):
            yield _line(each, Listed.CORROBORATED, page, report)
    if Listed.SINGLE in listed:
        for each in in_draft_order(given_once(report), report.drafts or tuple(one.id for one in report.articles)):
            yield _line(each, Listed.SINGLE, page, report)


def _single(report: Report) -> str:
    if report.drafts is None:
        return "Given by one source only"
    return "Given by the draft only" if len(report.drafts) == 1 else "Given by a draft only"


def _in_text_order(report: Report) -> list[Mention]:
    """Where the values stand that one source alone gives, of drafts in them."""
    order = {article.id: at for at, article in enumerate(report.articles)}
    mentions = (mention for fact in given_once(report) for side in fact.sides for mention in side.mentions)
    found = [one for one in mentions if report.drafts is None or one.article in report.drafts]
    return sorted(found, key=lambda one: (order.get(one.article, len(order)), one.article, one.start))


def _line(fact: Finding, what: Listed, page: Page, report: Report) -> Row:
    first = _first(fact, report)
    at = f"{location(first, page)}: " if first is not None else ""
    return Row(Text(f"{at}{what.value}: {page.prose(fact.topic)}: {_values(fact, page)}"), kept=True)


def _fact_rows(fact: Finding, page: Page, report: Report) -> Iterator[Row]:
    """The values and the topic, with the first place beside them where there is room, and who gives them."""
    text = Text.assemble((_values(fact, page), "bold"), f"  {page.prose(fact.topic)}")
    first = _first(fact, report)
    where = Text() if first is None else place(first, page)
    together = Text.assemble(text, _GAP, where)
    if 2 + cell_len(together.plain) <= page.width:
        yield Row(together, indent=2, kept=True)
    else:
        yield Row(text, indent=2)
        yield Row(where, indent=4, kept=True)
    yield Row(Text(page.prose(", ".join(_sources(fact, report))), style="dim"), indent=4)


def _values(fact: Finding, page: Page) -> str:
    return " / ".join(shortened(page.prose(side.value), page) for side in fact.sides)


def _first(fact: Finding, report: Report) -> Mention | None:
    """Where a reader should look: in a draft, else where the fact first stands."""
    mentions = [mention for side in fact.sides for mention in side.mentions]
    return first_in(fact, report.drafts or ()) or next(iter(mentions), None)


def _sources(fact: Finding, report: Report) -> dict[str, None]:
    drafts = report.drafts or ()
    mentions = [mention for side in fact.sides for mention in side.mentions]
    return dict.fromkeys("the draft" if each.article in drafts else each.source or each.path for each in mentions)
