"""Classes of equal forms (JSON lines with `family` and `forms`): no two forms of one may be judged different."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, groupby
from pathlib import Path

from factcheck.checks.relation import relation
from factcheck.extract.numbers.scan import scan
from factcheck.model import Verdict

# Classes that contradict themselves, by the first 12 hex digits of the SHA-256 of their forms, one a line.
WRONG = {"4db5a842079b": "forms of 3,630 and of 930 seconds in one class"}
FAMILIES = frozenset({"Numeral", "Quantity", "Distance", "AmountOfMoney", "Temperature", "Volume", "Duration"})


@dataclass(frozen=True, slots=True)
class Family:
    """Of one family: its classes and forms, the forms with just one quantity, the pairs judged different.

    `wrong` are the pairs judged different in classes that contradict themselves, which `different` leaves out.
    """

    name: str
    classes: int
    forms: int
    read: int
    different: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]


def families(path: Path) -> Iterator[Family]:
    """The families that the grammar reads, in the order of the alphabet."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    kept = sorted((row for row in rows if row["family"] in FAMILIES), key=lambda row: str(row["family"]))
    for name, group in groupby(kept, key=lambda row: str(row["family"])):
        classes = [tuple(row["forms"]) for row in group]
        forms = [form for each in classes for form in each]
        different = tuple(pair for each in classes if not _wrong(each) for pair in _different(each))
        wrong = tuple(pair for each in classes if _wrong(each) for pair in _different(each))
        yield Family(name, len(classes), len(forms), sum(len(scan(form)) == 1 for form in forms), different, wrong)


def _wrong(forms: tuple[str, ...]) -> bool:
    return hashlib.sha256("\n".join(forms).encode()).hexdigest()[:12] in WRONG


def _different(forms: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    read = [(form, one.quantity) for form in forms for one in scan(form)]
    for (left, one), (right, other) in combinations(read, 2):
        if left != right and relation(one, other) is Verdict.DIFFERENT:
            yield left, right
