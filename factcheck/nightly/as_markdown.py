"""The night as Markdown, for a mail or a channel of the desk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Mention
from factcheck.nightly import words
from factcheck.nightly.corrections import Correction
from factcheck.nightly.lists import Item
from factcheck.nightly.told import Told
from factcheck.report.markup import code, table, text
from factcheck.report.order import in_order
from factcheck.report.summary import coverage
from factcheck.report.told import level, location

_MOST = 50


def to_markdown(told: Told) -> str:
    """The lists of the night; of what stood before only the gravest. Text from articles is shown as it stands."""
    return "\n\n".join(_blocks(told)) + "\n"


def _blocks(told: Told) -> Iterator[str]:
    lists = told.lists
    yield f"# factcheck, {told.day}: {text(words.headline(told))}"
    yield text(words.came_in(told))
    yield from _list("New", lists.new, told)
    yield from _list("With other values than before", lists.changed, told)
    yield from _list("Open again", lists.reopened, told)
    for each in told.corrections[:1]:
        yield "## Corrections to propagate"
        yield table(("Where", "It says", "Right", "Ruled"), (row for each in told.corrections for row in _wrong(each)))
    yield from _list("Superseded", lists.superseded, told)
    yield from _list("Fixed", lists.fixed, told)
    yield from _list("Still open", lists.still, told)
    if told.odd:
        yield "## The odd one out"
        rows = ((text(one.source), f"{one.alone:,}", f"{one.of:,}") for one in told.odd)
        yield table(("Source", "Alone with its value", "Of findings with a majority"), rows)
    if told.report.problems:
        yield "## Problems with the input"
        rows = ((code(one.path), code(one.code), text(one.message)) for one in told.report.problems[:_MOST])
        yield table(("Input", "Code", "Problem"), rows)
        yield from _left_out(len(told.report.problems))
    yield text(coverage(told.report))


def _list(title: str, items: Sequence[Item], told: Told) -> Iterator[str]:
    if not items:
        return
    yield f"## {title}: {len(items):,}"
    by_id = {item.finding.id: item for item in items}
    shown = in_order(item.finding for item in items)[:_MOST]
    yield "\n".join(_line(by_id[finding.id], told) for finding in shown)
    yield from _left_out(len(items))


def _left_out(count: int) -> Iterator[str]:
    if count > _MOST:
        yield f"{count - _MOST:,} more stand in report.json."


def _line(item: Item, told: Told) -> str:
    finding = item.finding
    head = f"- **{level(finding).capitalize()}, {text(finding.topic)}**: {text(words.values(finding))}"
    said = words.reason(item, day=told.day)
    return "\n".join(
        (
            f"{head} ({text(words.sources(finding))}; {code(finding.id)})  ",
            f"  {text(finding.message)}{'  ' if said else ''}",
            *((f"  *{text(said)}*",) if said else ()),
        )
    )


def _wrong(each: Correction) -> Iterator[tuple[str, ...]]:
    for mention in each.places:
        yield (
            _where(mention),
            text(mention.text),
            text(each.right_value),
            text(f"{each.ruling.kind.value} by {each.ruling.by}"),
        )


def _where(mention: Mention) -> str:
    return f"{text(mention.source or 'source unknown')}, {code(location(mention))}"
