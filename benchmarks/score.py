"""Score factcheck JSON reports against annotated clusters.

    python -m benchmarks.score CLUSTERS REPORTS [--fields quantity,money,...] [--list]

CLUSTERS  a folder of annotated clusters (NN-slug/gold.json beside its .txt articles)
REPORTS   a folder with one factcheck JSON report per cluster, named NN-slug.json
--fields  score these fields only: annotated items by their field, flags by the field that the finding states
--list    also print every miss and every false alarm

A *flag* is a finding of severity error or warning. It earns one annotated item at most, and only if two of its report
sides point at two annotated sides: the mentions lie in different files (in one file for a within-article item), overlap
the annotated values, and are not longer than MAX_SPAN characters. A mention of the same figure elsewhere in the same
file (a headline) counts as the annotated one. A flag that earns nothing is a false alarm; one that pairs the quotes of
an annotated non-disagreement is named with its kind. A second flag for an item already earned is a repeat: not false,
but one disagreement should be one finding.

precision = found / (found + false alarms); recall = found / annotated. Standard library only.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any, NamedTuple, TypeAlias

FIGURE = re.compile(r"\d[\d,.]*\d|\d")
MAX_SPAN = 200

Span: TypeAlias = tuple[int, int]
# An object of a gold.json or of a report, as json.loads gives it.
Entry: TypeAlias = dict[str, Any]


class Annotated(NamedTuple):
    """A mention of an annotated item."""

    file: str
    span: Span
    quote: Span
    value: str
    side: str


class Reported(NamedTuple):
    """A mention of a finding."""

    side: int
    file: str
    span: Span
    text: str


class Item(NamedTuple):
    """An annotated disagreement, across articles or within one."""

    within: bool
    entry: Entry
    mentions: list[Annotated]


class Negative(NamedTuple):
    """An annotated pair that is no disagreement, and why it tempts."""

    kind: str
    mentions: list[Annotated]


@dataclass(slots=True)
class Tally:
    """What was counted over the clusters so far; `lines` are the misses and false alarms."""

    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    found_by_field: Counter[str] = field(default_factory=Counter)
    wanted_by_field: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    flags: int = 0
    repeats: int = 0
    clean_alarms: int = 0
    clean_articles: int = 0
    missing: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def figures(text: str) -> set[str]:
    """The numbers in a text, without thousands separators."""
    return {figure.replace(",", "") for figure in FIGURE.findall(text)}


def annotated(cluster: Path, item: Entry) -> list[Annotated]:
    """The mentions of an annotated item, with spans into the files of the cluster."""
    rows = []
    for number, mention in enumerate(item["mentions"]):
        text = (cluster / mention["file"]).read_text(encoding="utf-8")
        start = text.index(mention["quote"])
        quote = (start, start + len(mention["quote"]))
        value = mention.get("value", "")
        at = mention["quote"].find(value) if value else -1
        span = (start + at, start + at + len(value)) if at >= 0 else quote
        rows.append(Annotated(mention["file"], span, quote, value, mention.get("side") or f"{number}"))
    return rows


def reported(finding: Entry) -> Iterator[Reported]:
    """The mentions of a finding, with the number of their side."""
    for number, side in enumerate(finding["sides"]):
        for mention in side["mentions"]:
            file = PurePath(mention["path"]).name
            yield Reported(number, file, (mention["start"], mention["end"]), mention.get("text", ""))


def touches(found: Span, span: Span, whole: Span) -> bool:
    """Whether a reported span meets an annotated one, and is no longer than a value may be."""
    length = found[1] - found[0]
    return length <= max(MAX_SPAN, whole[1] - whole[0]) and found[0] < span[1] and span[0] < found[1]


def hits(finding: Entry, rows: Sequence[Annotated], *, by_quote: bool = False) -> set[tuple[int, str, str]]:
    """(report side, file, annotated side) for every mention of the finding that meets an annotated one."""
    out = set()
    for mention in reported(finding):
        for row in rows:
            if mention.file != row.file:
                continue
            same_figure = bool(figures(row.value)) and figures(row.value) == figures(mention.text)
            if touches(mention.span, row.quote if by_quote else row.span, row.quote) or same_figure:
                out.add((mention.side, row.file, row.side))
    return out


def earns(finding: Entry, rows: Sequence[Annotated], *, within: bool) -> bool:
    """Whether the finding points at two sides of the annotated item."""
    hit = hits(finding, rows)
    if within:
        names = {mention.file for mention in reported(finding)}
        return len(names) == 1 and len({side for _, _, side in hit}) >= min(2, len(rows))
    return any(a[0] != b[0] and a[1] != b[1] and a[2] != b[2] for a in hit for b in hit)


def describe(finding: Entry) -> str:
    """The finding on one line."""
    sides = " <> ".join(
        f"{side.get('value', '?')!s} [{', '.join(sorted({PurePath(m['path']).name for m in side['mentions']}))}]"
        for side in finding["sides"]
    )
    head = f"{finding.get('code')} {finding['severity']} {finding.get('confidence', 0):.2f}"
    return f"{head}: {sides} | {finding.get('message', '')[:160]}"


def score(clusters: Path, reports: Path, *, fields: Collection[str] = ()) -> Tally:
    """Count over every cluster with a gold.json; with `fields`, of these fields only."""
    tally = Tally()
    for cluster in sorted(path.parent for path in clusters.glob("*/gold.json")):
        gold = json.loads((cluster / "gold.json").read_text(encoding="utf-8"))
        path = reports / f"{cluster.name}.json"
        if not path.exists():
            tally.missing.append(cluster.name)
        findings = json.loads(path.read_text(encoding="utf-8"))["findings"] if path.exists() else []
        flagged = [
            finding
            for finding in findings
            if finding["severity"] in ("error", "warning") and (not fields or finding.get("field") in fields)
        ]
        every = [(False, entry) for entry in gold.get("disagreements", [])]
        every += [(True, entry) for entry in gold.get("within_article", [])]
        items = [Item(within, entry, annotated(cluster, entry)) for within, entry in every]
        negatives = [Negative(each["kind"], annotated(cluster, each)) for each in gold.get("not_disagreements", [])]
        earned = _count_flags(tally, cluster.name, flagged, items, negatives)
        if not every:
            tally.clean_alarms += len(flagged)
            tally.clean_articles += len(gold["articles"])
        _count_items(tally, cluster.name, items, earned, fields)
    return tally


def _count_flags(
    tally: Tally, name: str, flagged: Sequence[Entry], items: Sequence[Item], negatives: Sequence[Negative]
) -> set[int]:
    """Count what each flag earns; gives the numbers of the items that were earned."""
    earned: set[int] = set()
    for finding in flagged:
        tally.flags += 1
        good = [number for number, item in enumerate(items) if earns(finding, item.mentions, within=item.within)]
        new = [number for number in good if number not in earned]
        if new:
            earned.add(new[0])
        elif good:
            tally.repeats += 1
        else:
            pairs = (each.kind for each in negatives if len(hits(finding, each.mentions, by_quote=True)) >= 2)
            kind = next(pairs, "unlisted")
            tally.alarms[kind] += 1
            tally.lines.append(f"FALSE {name} [{kind}] {describe(finding)}")
    return earned


def _count_items(
    tally: Tally, name: str, items: Sequence[Item], earned: Collection[int], fields: Collection[str]
) -> None:
    for number, item in enumerate(items):
        entry = item.entry
        if fields and entry["field"] not in fields:
            continue
        key = "within" if item.within else f"across {entry.get('severity', '')}".strip()
        tally.wanted[key] += 1
        tally.wanted_by_field[entry["field"]] += 1
        if number in earned:
            tally.found[key] += 1
            tally.found_by_field[entry["field"]] += 1
        else:
            values = " <> ".join(f"{mention.get('value', '?')} [{mention['file']}]" for mention in entry["mentions"])
            tally.lines.append(f"MISS  {name} {entry['id']} {entry['field']}: {values}")


def summary(tally: Tally) -> Iterator[str]:
    """The figures as lines of text."""
    total, hit, false = sum(tally.wanted.values()), sum(tally.found.values()), sum(tally.alarms.values())
    precision = hit / (hit + false) if hit + false else 0.0
    recall = hit / total if total else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    if tally.missing:
        yield f"no report for: {', '.join(tally.missing)}"
    yield "recall by kind:   " + ", ".join(f"{k} {tally.found[k]}/{tally.wanted[k]}" for k in sorted(tally.wanted))
    by_field = (f"{k} {tally.found_by_field[k]}/{tally.wanted_by_field[k]}" for k in sorted(tally.wanted_by_field))
    yield "recall by field:  " + ", ".join(by_field)
    yield "false alarms:     " + (", ".join(f"{k} {v}" for k, v in tally.alarms.most_common()) or "none")
    if tally.clean_articles:
        yield f"clean clusters:   {tally.clean_alarms} false alarms in {tally.clean_articles} articles"
    yield f"repeats:          {tally.repeats} of {tally.flags} flags"
    yield f"precision {precision:.3f} ({hit}/{hit + false})  recall {recall:.3f} ({hit}/{total})  F1 {f1:.3f}"


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that every command that scores has."""
    parser.add_argument("--fields", type=lambda text: frozenset(text.split(",")), default=frozenset())
    parser.add_argument("--list", action="store_true", help="also print every miss and every false alarm")


def print_score(clusters: Path, reports: Path, *, fields: Collection[str], details: bool) -> None:
    """Score and print."""
    tally = score(clusters, reports, fields=fields)
    for line in [*(tally.lines if details else []), *summary(tally)]:
        print(line)


def main() -> int:
    """The command `python -m benchmarks.score`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", type=Path)
    parser.add_argument("reports", type=Path)
    add_options(parser)
    args = parser.parse_args()
    print_score(args.clusters, args.reports, fields=args.fields, details=args.list)
    return 0


if __name__ == "__main__":
    sys.exit(main())
