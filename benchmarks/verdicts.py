"""Measure the verdicts alone: give the checks the annotated slots as facts, and see what they say of each.

    python -m benchmarks.verdicts CLUSTERS [--fields name,place] [--list]

CLUSTERS hold every value assigned to its slot. The statements that extraction finds are grouped by their annotated
slot, so that no mistake of matching counts: what is left is rounding, bounds, conversion, updates and speakers. A slot
that differs should be a warning or an error, one that agrees should be no finding, one that was superseded at most a
note. Slots of which fewer than two articles have an extracted value are left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.clusters import FIELDS, slot_of, slots_of, told
from benchmarks.score import Entry
from factcheck.checks import check
from factcheck.config import Config
from factcheck.model import Fact, Finding, Statement


@dataclass(frozen=True, slots=True)
class Slot:
    """An annotated slot: where it stands, how its values relate, and what extraction found of it."""

    name: str
    field: str
    relation: str
    statements: tuple[Statement, ...]


def slots(folder: Path, fields: frozenset[str]) -> Iterator[Slot]:
    """The slots of `fields` with extracted values in at least two articles, cluster by cluster."""
    for one in told(folder):
        spans = slots_of(one.path, one.articles)
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in one.statements:
            found[slot_of(statement, spans) or ""].append(statement)
        yield from (slot for slot in _slots(one.path, found) if slot.field in fields)


def _slots(cluster: Path, found: dict[str, list[Statement]]) -> Iterator[Slot]:
    gold: Entry = json.loads((cluster / "gold.json").read_text(encoding="utf-8"))
    for slot in gold["slots"]:
        statements = tuple(found.get(slot["id"], ()))
        if (
            any(slot["field"] in fields for fields in FIELDS.values())
            and len({one.article.id for one in statements}) > 1
        ):
            yield Slot(f"{cluster.name} {slot['id']} {slot['slot']}", slot["field"], slot["relation"], statements)


def outcome(slot: Slot) -> tuple[str, Finding]:
    """The verdict on a slot taken as a fact, with its severity where it has one, and the finding."""
    statements = tuple(sorted(slot.statements, key=lambda one: (one.article.path, one.value.span.start)))
    checked = check([Fact(statements, slot.name, slot.name, 1.0)], config=Config())
    (finding,) = (*checked.findings, *checked.corroborations, *checked.single_source)
    severity = "" if finding.severity is None else f" {finding.severity.slug}"
    return f"{finding.verdict.slug}{severity}", finding


def show(folder: Path, *, fields: frozenset[str], details: bool) -> None:
    """Print how many slots of each field and relation got each verdict; `details` lists those that got a wrong one."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for slot in slots(folder, fields):
        verdict, finding = outcome(slot)
        counts[slot.field, slot.relation, verdict] += 1
        if details and not _right(slot.relation, verdict):
            print(f"{slot.relation.upper()} as {verdict}: {slot.name}\n    {finding.message}")
            print(*(f"    {_written(one)}" for one in slot.statements), sep="\n")
    for (field, relation, verdict), count in sorted(counts.items()):
        print(f"{field:14} {relation:12} {verdict:20} {count}")
    right = sum(count for (_, relation, verdict), count in counts.items() if _right(relation, verdict))
    print(f"{right} of {sum(counts.values())} slots are judged as they were annotated")


def _right(relation: str, verdict: str) -> bool:
    alarm = verdict.endswith((" error", " warning"))
    return alarm if relation == "differs" else not alarm


def _written(statement: Statement) -> str:
    article, claim = statement.article, statement.claim
    text = article.text[claim.sentence.start : claim.sentence.end]
    return f"{Path(article.path).name} {article.published} [{statement.value.text}] {claim.attribution or '-'}: {text}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", type=Path)
    known = ",".join(sorted(field for listed in FIELDS.values() for field in listed))
    parser.add_argument("--fields", default=known, help="fields to judge, with commas between (default: %(default)s)")
    parser.add_argument("--list", action="store_true", help="print every slot that was judged otherwise than annotated")
    args = parser.parse_args(arguments)
    if not any(args.clusters.glob("*/gold.json")):
        parser.error(f"{args.clusters} holds no annotated cluster")
    show(args.clusters, fields=frozenset(args.fields.split(",")), details=args.list)
    return 0


if __name__ == "__main__":
    sys.exit(main())
