"""Measure the reading of dates and times and print it as tables.

python -m benchmarks.moments [--rows FOLDER] [--clusters FOLDER] [--recognizers FOLDER] [--list]
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from benchmarks.moments.annotated import measured
from benchmarks.moments.cases import tallies
from benchmarks.moments.rows import read, rows
from factcheck.extract.moments import moments
from factcheck.model import Verdict


def print_rows(folder: Path, *, details: bool) -> None:
    """Rows that are read in full as they are told, per file, and the moments in them."""
    print(f"{'own rows':<26}{'rows':>8}{'right':>8}{'':>10}{'moments':>10}{'right':>8}")
    for path in sorted(folder.glob("*.jsonl")):
        every = rows(path)
        found = [(row, read(row)) for row in every]
        right = sum(row.told == told for row, told in found)
        wanted = sum(len(row.told) for row in every)
        hits = sum(one in told for row, told in found for one in row.told)
        print(f"  {path.stem:<24}{len(every):>8}{right:>8}{_percent(right, len(every)):>10}{wanted:>10}{hits:>8}")
        for row, told in found if details else ():
            if row.told != told:
                print(f"      {row.text}\n        told {row.told}\n        read {told}")


def print_clusters(folder: Path, *, details: bool) -> None:
    """Annotated dates and times that are read in place, and the verdicts of their pairs."""
    counts = measured(folder)
    print(f"dates and times of {folder}")
    if not counts.values:
        print("  no cluster with slots; skipped")
        return
    print(f"  {counts.values} annotated, {counts.read} read ({_percent(counts.read, counts.values)})", end="")
    print(f", {counts.resolved} resolved ({_percent(counts.resolved, counts.values)})")
    for name, verdicts in (("agree", counts.agreeing), ("differ", counts.differing)):
        shown = ", ".join(f"{verdicts[verdict]} {verdict.slug}" for verdict in Verdict if verdicts[verdict])
        print(f"  pairs that {name}: {shown or 'none'}")
    for line in (*counts.missed, *counts.wrong) if details else ():
        print(f"      {line}")


def print_cases(folder: Path, *, details: bool) -> None:
    """Pass rate per kind of case, of all and of those that are news prose."""
    print(f"{'cases, by span and stretch':<26}{'all':>18}{'news prose':>18}{'left out':>10}")
    for tally in tallies(folder):
        every = f"{tally.passed}/{tally.total} {_percent(tally.passed, tally.total)}"
        prose = f"{tally.prose_passed}/{tally.prose_total} {_percent(tally.prose_passed, tally.prose_total)}"
        out = _percent(tally.total - tally.prose_total, tally.total)
        print(f"  {tally.kind:<24}{every:>18}{prose:>18}{out:>10}")
        for case in tally.failed if details and tally.kind != "all" else ():
            print(f"      {'' if case.reason is None else '(not prose) '}{case.text!r}")


def print_speed(folder: Path) -> None:
    """Texts per second, on the articles of the clusters."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*/*.txt"))]
    lines = [line for text in texts for line in text.split("\n") if line]
    if not lines:
        return
    start = time.perf_counter()
    for line in lines:
        moments(line, published="2024-10-12")
    print(f"speed: {len(lines) / (time.perf_counter() - start):,.0f} paragraphs/s")


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def main() -> int:
    """The command `make bench-moments`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=Path, default=Path("fixtures/moments"), help="folder of own rows")
    parser.add_argument("--clusters", type=Path, default=Path("fixtures/annotated/train"), help="annotated clusters")
    parser.add_argument("--recognizers", type=Path, help="folder of cases in the format of Recognizers-Text")
    parser.add_argument("--list", action="store_true", help="print every case that fails")
    args = parser.parse_args()
    print_rows(args.rows, details=args.list)
    print_clusters(args.clusters, details=args.list)
    if args.recognizers is None or not args.recognizers.exists():
        missing = "not given" if args.recognizers is None else f"{args.recognizers} is not there"
        print(f"DATA_RECOGNIZERS: {missing}; skipped")
    else:
        print_cases(args.recognizers, details=args.list)
    print_speed(args.clusters)
    return 0


if __name__ == "__main__":
    sys.exit(main())
