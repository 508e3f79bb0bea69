"""Measure the number grammar and print it as tables.

python -m benchmarks.numbers [--recognizers FOLDER] [--classes FILE] [--clusters FOLDER] [--quantities PATH]
                             [--text FILE] [--list]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from benchmarks.numbers.annotated import annotated, annotated_files
from benchmarks.numbers.cases import tallies
from benchmarks.numbers.classes import families
from benchmarks.numbers.coverage import coverage
from benchmarks.numbers.quantities import KINDS, measure
from benchmarks.numbers.speed import generated, rates, sentences
from factcheck.errors import FactcheckError

_GENERATED = 1_000
_CLUSTERS = (Path("fixtures/stories"), Path("fixtures/measure"))
_QUANTITIES = Path("fixtures/quantities")


def print_cases(folder: Path, *, details: bool) -> None:
    """Pass rate per file of cases, of all and of those that are news prose."""
    print(f"{'cases, by span and value':<26}{'all':>16}{'news prose':>18}")
    for tally in tallies(folder):
        every = f"{tally.passed}/{tally.total} {_percent(tally.passed, tally.total)}"
        prose = f"{tally.prose_passed}/{tally.prose_total} {_percent(tally.prose_passed, tally.prose_total)}"
        print(f"  {tally.name:<24}{every:>16}{prose:>18}")
        for case in tally.failed if details else ():
            print(f"      {'' if case.prose else '(not prose) '}{case.text!r}")


def print_classes(path: Path, *, details: bool) -> None:
    """Pairs of forms of one class that are judged different, per family, those of wrong classes apart."""
    print(f"{'classes of equal forms':<26}{'classes':>8}{'forms':>8}{'read':>8}{'different':>11}{'wrong class':>13}")
    for family in families(path):
        row = f"{family.classes:>8}{family.forms:>8}{family.read:>8}{len(family.different):>11}{len(family.wrong):>13}"
        print(f"  {family.name:<24}{row}")
        for left, right in family.different if details else ():
            print(f"      {left!r} and {right!r}")


def print_coverage(folders: tuple[Path, ...]) -> None:
    """Annotated values that are read at their place, per folder of clusters."""
    print(f"{'annotated values':<26}{'values':>8}{'value':>8}{'+ unit':>8}{'+ bound':>8}")
    for folder in folders:
        found = coverage(folder)
        if found is None:
            print(f"  {folder}: no cluster with a gold.json; skipped")
            continue
        parts = "".join(f"{_percent(part, found.values):>8}" for part in (found.value, found.unit, found.bound))
        print(f"  {folder!s:<24}{found.values:>8}{parts}")


def print_quantities(path: Path, *, details: bool) -> None:
    """Precision, recall and F1 on annotated sentences, and the mistakes by kind, per file."""
    files = annotated_files(path)
    if not files:
        print(f"quantities: no .jsonl or .json file in {path}; skipped")
    for file in files:
        found = measure(annotated(file))
        print(f"quantities of {file}, {found.texts} texts")
        print(f"  {'':<22}{'tp':>7}{'fp':>7}{'fn':>7}{'precision':>11}{'recall':>9}{'F1':>7}")
        for name, score in found.scores.items():
            counts = f"{score.right:>7}{score.spurious:>7}{score.missed:>7}"
            print(f"  {name:<22}{counts}{score.precision:>11.3f}{score.recall:>9.3f}{score.f1:>7.3f}")
        kinds = Counter(mistake.kind for mistake in found.mistakes)
        print(f"  mistakes: {', '.join(f'{kinds[kind]} {kind}' for kind in KINDS)}")
        for mistake in sorted(found.mistakes, key=lambda one: KINDS.index(one.kind)) if details else ():
            print(f"      {mistake.kind}: {mistake.line}")


def print_speed(texts: list[str]) -> None:
    """Sentences per second, beside quantulum3."""
    own, other = rates(texts)
    print(f"speed on {len(texts)} sentences")
    print(f"  factcheck               {own:>10,.0f} sentences/s")
    if other is None:
        print("  quantulum3: not installed (pip install '.[bench]'); skipped")
    else:
        print(f"  quantulum3              {other:>10,.0f} sentences/s\n  ratio                   {own / other:>10.1f}")


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recognizers", type=Path, help="folder of cases in the format of Recognizers-Text")
    parser.add_argument("--classes", type=Path, help="file of classes of equal forms, one JSON object a line")
    parser.add_argument("--clusters", type=Path, nargs="*", default=_CLUSTERS, help="folders of annotated clusters")
    parser.add_argument("--quantities", type=Path, default=_QUANTITIES, help="annotated sentences: a file or a folder")
    parser.add_argument(
        "--text", type=Path, help="text file to time on (default: the fixtures and generated sentences)"
    )
    parser.add_argument("--list", action="store_true", help="print every case that fails")
    return parser.parse_args()


def main() -> int:
    """The command `make bench-numbers`."""
    args = _options()
    for path, name, show in (
        (args.recognizers, "DATA_RECOGNIZERS", print_cases),
        (args.classes, "DATA_CLASSES", print_classes),
    ):
        if path is None or not path.exists():
            print(f"{name}: {'not given' if path is None else f'{path} is not there'}; skipped")
        else:
            show(path, details=args.list)
    print_coverage(tuple(args.clusters))
    try:
        print_quantities(args.quantities, details=args.list)
    except (FactcheckError, OSError, UnicodeDecodeError) as error:
        print(f"{args.quantities}: {error}", file=sys.stderr)
        return 2
    texts = [args.text] if args.text is not None else sorted(Path("fixtures").rglob("*.txt"))
    try:
        found = sentences(texts)
    except OSError as error:
        print(f"{error.filename}: cannot be read ({error.strerror})", file=sys.stderr)
        return 2
    print_speed(found if args.text is not None else [*found, *generated(_GENERATED)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
