"""The night as JSON: the report on all that stands, by the contract, with what is new under `nightly`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace

from factcheck.model import Finding, Mention, Report
from factcheck.nightly.corrections import Correction
from factcheck.nightly.lists import Item
from factcheck.nightly.told import Told
from factcheck.report.as_json import Json, document, json_text


def to_json(told: Told) -> str:
    """The night as indented JSON with a line end; the same night gives the same bytes."""
    return json_text({**document(told.report), "nightly": _nightly(told)}, indent=2) + "\n"


def _nightly(told: Told) -> Json:
    lists = told.lists
    counts: dict[str, Json] = dict(asdict(told.night.counts))
    return {
        "day": told.day,
        "previous": told.previous,
        "counts": counts,
        "new": _items(lists.new),
        "changed": _items(lists.changed),
        "reopened": _items(lists.reopened),
        "fixed": [{**_named(item), "finding": whole} for item, whole in zip(lists.fixed, _whole(told), strict=True)],
        "still_open": _items(lists.still),
        "superseded": _items(lists.superseded),
        "superseded_before": _items(lists.moved),
        "ruled": _items(lists.ruled),
        "corrections": [_correction(each) for each in told.corrections],
        "odd_one_out": [{"source": one.source, "alone": one.alone, "of": one.of} for one in told.odd],
    }


def _items(items: Iterable[Item]) -> list[Json]:
    return [_named(item) for item in items]


def _named(item: Item) -> dict[str, Json]:
    before: dict[str, Json] = {} if item.before is None else {"before": _before(item.before)}
    return {"id": item.finding.id, "first_seen": item.first_seen, "why": item.why or None, **before}


def _before(finding: Finding) -> Json:
    return {"id": finding.id, "message": finding.message, "values": [side.value for side in finding.sides]}


def _whole(told: Told) -> list[Json]:
    """The fixed findings as the report writes those that stand."""
    report: Report = replace(told.report, findings=tuple(item.finding for item in told.lists.fixed))
    found = document(report)["findings"]
    return found if isinstance(found, list) else []


def _correction(each: Correction) -> Json:
    return {
        "finding": each.finding.id,
        "topic": each.finding.topic,
        "right_value": each.right_value,
        "ruling": each.ruling.kind.value,
        "by": each.ruling.by,
        "why": each.ruling.why,
        "places": [_place(mention) for mention in each.places],
    }


def _place(mention: Mention) -> Json:
    return {
        "article": mention.article,
        "path": mention.path,
        "source": mention.source,
        "published": mention.published,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "line": mention.line,
        "column": mention.column,
        "sentence": mention.sentence,
    }
