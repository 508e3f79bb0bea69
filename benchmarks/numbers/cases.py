"""Cases of the Recognizers-Text format: pass rate per file, by text span and value.

A file is a JSON list of `{"Input", "Results": [{"Text", "Start", "End" (inclusive), "TypeName", "Resolution"}]}`.
A case passes where every result is found with its span and value, and nothing else of the file's kind is found.
Values are compared in the unit of the result (5 feet 2 inches there are 62 inches here). A result without a value (a
unit named alone) states none and is not asked for. Ordinals are no quantities: their cases pass where none is read as
one. A hedge or unit that one side takes into the span of a bound is no mistake ("more than thirty" of "more than thirty
years").
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from importlib import resources
from pathlib import Path
from typing import Any

from factcheck.extract.numbers.scan import Found, scan
from factcheck.model import Bound, Field, Quantity
from factcheck.units import convert, units

_CLOSE = Decimal("0.0001")
_HUNDRED = Decimal(100)
_NUMBER = re.compile(r"-?[\d.]+(?:E[+-]?\d+)?")
Ends = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as expected or found: half-open offsets, both ends of its value (equal but for ranges), its unit."""

    start: int
    end: int
    ends: Ends
    unit: str = ""

    def equals(self, other: Reading) -> bool:
        """Whether span and value are the same, values to four digits."""
        same = all(_close(one, another) for one, another in zip(self.ends, other.ends, strict=True))
        return same and (self.start, self.end) == (other.start, other.end)


@dataclass(frozen=True, slots=True)
class Case:
    """One input with what is expected in it; `prose` False where the reason file lists it as not news prose."""

    text: str
    wanted: tuple[Reading, ...]
    prose: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of how many cases of a file pass, of all and of those that are news prose, and which fail."""

    name: str
    passed: int
    total: int
    prose_passed: int
    prose_total: int
    failed: tuple[Case, ...]


def digest(text: str) -> str:
    """The name of a case in the reason file: the first 12 hex digits of the SHA-256 of its input."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def reasons() -> dict[str, dict[str, str]]:
    """The cases that are not news prose: by file, then by :func:`digest`, with the reason."""
    text = resources.files("benchmarks.numbers").joinpath("not_prose.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = {}
    for name, groups in tomllib.loads(text).items():
        found[name] = {case: group["reason"] for group in groups for case in group["cases"]}
    return found


def tallies(folder: Path) -> Iterator[Tally]:
    """One tally for each known file under `folder`, in a fixed order; absent files are left out."""
    listed = reasons()
    for name in ("Number", "Ordinal", "Percent", "NumberRange", "Age", "Currency", "Dimension", "Temperature"):
        for path in sorted(folder.rglob(f"{name}Model.json")):
            cases = _cases(json.loads(path.read_text(encoding="utf-8-sig")), name, listed.get(name, {}))
            yield _tally(name, cases)


def _tally(name: str, cases: Sequence[Case]) -> Tally:
    failed = tuple(case for case in cases if not passes(name, case))
    prose = [case for case in cases if case.prose]
    lost = sum(case.prose for case in failed)
    return Tally(name, len(cases) - len(failed), len(cases), len(prose) - lost, len(prose), failed)


def _cases(rows: list[dict[str, Any]], name: str, listed: dict[str, str]) -> list[Case]:
    found = []
    for row in rows:
        results = (_wanted(name, each) for each in row["Results"] if "Start" in each)
        wanted = tuple(each for each in results if name == "Ordinal" or each.ends != (None, None))
        found.append(Case(row["Input"], wanted, digest(row["Input"]) not in listed))
    return found


def _wanted(name: str, row: dict[str, Any]) -> Reading:
    value = str((row.get("Resolution") or {}).get("value") or "")
    low, comma, high = value.strip("[]()").partition(",")
    ends = (_decimal(low), _decimal(high)) if name == "NumberRange" and comma else (_decimal(value), _decimal(value))
    return Reading(row["Start"], row["End"] + 1, ends, str((row.get("Resolution") or {}).get("unit") or ""))


def _decimal(text: str) -> Decimal | None:
    match = _NUMBER.search(text)
    try:
        return None if match is None else Decimal(match[0])
    except InvalidOperation:
        return None


def passes(name: str, case: Case) -> bool:
    """Whether a case of the file `name` passes."""
    left = list(scan(case.text))
    if name == "Ordinal":
        return not any(
            one.number.start < want.end and want.start < one.number.end for one in left for want in case.wanted
        )
    for want in case.wanted:
        hit = next((one for one in left if any(want.equals(each) for each in _readings(name, one, want))), None)
        if hit is None:
            return False
        left.remove(hit)
    return not any(of_kind(name, one) for one in left)


def _readings(name: str, one: Found, want: Reading) -> Iterator[Reading]:
    """What was found, with the spans and in the units in which the file may write it down."""
    quantity, interval = one.quantity, one.quantity.interval
    bounded = name == "NumberRange" or quantity.bound is Bound.RANGE
    stated = (interval.low, interval.high) if bounded else (quantity.stated, quantity.stated)
    starts = {one.span.start, one.number.start} if name == "NumberRange" else {one.number.start}
    lasts = {"NumberRange": {one.span.end, one.number.end}, "Number": {one.number.end}}.get(name, {one.span.end})
    if name == "Number" and quantity.currency is not None and one.number.start <= want.start:
        starts.add(want.start)
    scales = [_scale(want.unit, quantity)]
    if quantity.dimension == "share" and name in {"Number", "NumberRange"}:
        scales.append(1 / _HUNDRED)
    if name == "NumberRange" and quantity.bound is Bound.EXACT and want.start <= one.number.start:
        # "Equal to 20" is a range there, and an exact figure here.
        starts.add(want.start)
        stated = (quantity.stated, quantity.stated)
    if name not in {"Number", "NumberRange"} and quantity.bound is Bound.RANGE and want.start > one.number.start:
        # These files know no ranges: of "eight to 10 feet" they give the second end.
        starts.add(want.start)
        stated = (interval.high, interval.high)
    for scale in scales:
        low, high = (None if end is None else end * scale for end in stated)
        yield from (Reading(start, end, (low, high)) for start in starts for end in lasts)


def _scale(unit: str, quantity: Quantity) -> Decimal:
    """What turns the value found into one in the unit of that name: 1 for a unit unknown or not convertible."""
    named = scan(f"100 {unit.lower()}") if unit else ()
    if len(named) != 1 or named[0].quantity.stated is None:
        return Decimal(1)
    theirs, known = named[0].quantity, units()
    if quantity.currency is not None:
        return _HUNDRED / named[0].quantity.stated if theirs.currency is not None else Decimal(1)
    if quantity.unit is None or theirs.unit is None or quantity.unit == theirs.unit:
        return Decimal(1)
    same = known[quantity.unit].dimension == known[theirs.unit].dimension != "temperature"
    return convert(Decimal(1), unit=quantity.unit, to=theirs.unit) if same else Decimal(1)


def of_kind(name: str, one: Found) -> bool:
    """Whether a quantity is of the kind that the file `name` lists."""
    quantity = one.quantity
    unit, dimension = quantity.unit, quantity.dimension.partition(" per ")[0]
    kinds = {
        "Number": unit is None and quantity.currency is None,
        "NumberRange": quantity.bound not in {Bound.EXACT, Bound.ABOUT} and unit is None,
        "Percent": unit == "percent",
        "Age": one.field is Field.AGE,
        "Currency": one.field is Field.MONEY,
        "Temperature": dimension == "temperature",
        "Dimension": unit is not None
        and dimension not in {"share", "percentage point", "age", "duration", "temperature", "factor"},
    }
    return kinds[name]


def _close(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other))
