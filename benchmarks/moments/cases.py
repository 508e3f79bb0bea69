"""Cases of the Recognizers-Text format: pass rate per kind, by text span and by what the span stands for.

A file is a JSON list of `{"Input", "Context": {"ReferenceDateTime"}, "Results": [{"Text", "Start", "End" (inclusive),
"TypeName", "Resolution": {"values": [...]}}]}`. A case is of the kinds of its results that are dates, date ranges,
times or durations; durations are quantities here, and read by the number grammar. A case passes where every result of
these kinds is found and nothing else of them. What is written down differently and no mistake:

- The words that lead to a moment ("on", "the", "from", "around") may belong to its span on either side.
- A range there ends where its last day, month or year begins; here where it ends.
- Of "on Monday" both days are given there, and one here where another word tells which.
- A day with its clock may be one moment here and two there.
- Where "early", "mid", "late" or "the end of" begins and ends is nobody's rule: at least half of the shorter is shared.
- A time there is a point, here the minute, a quarter of an hour around an hour, or half an hour with "about"; "two
  weeks ago" there is a day, here as coarse as a week: it passes where the point lies in the stretch and the stretch is
  no wider than two of its grain.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

from factcheck.extract.moments import moments
from factcheck.extract.moments.spans import step
from factcheck.extract.numbers.scan import Found, scan
from factcheck.model import Field, Grain, Moment, MomentKind, Span, Stretch
from factcheck.moments import clock_of, day_of
from factcheck.units import convert

KINDS = ("date", "daterange", "time", "duration")
_OTHERS = frozenset({"datetime", "datetimerange", "timerange", "set"})
_LEADS = frozenset({"on", "in", "at", "the", "from", "between", "of", "for", "during", "around", "about", "by", "this"})
_LOOSE = frozenset({"early", "earlier", "mid", "middle", "late", "later", "end", "start", "beginning"})
_FIRST, _LAST = datetime.min, datetime.max
Ends = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A result of a case: its kind, half-open offsets, and the ends of each of its values (None: not resolved)."""

    kind: str
    start: int
    end: int
    values: tuple[Ends, ...] | None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One input with what is expected in it; `reason` where it is listed as no news prose."""

    text: str
    reference: str | None
    wanted: tuple[Wanted, ...]
    reason: str | None

    @property
    def kinds(self) -> frozenset[str]:
        """The measured kinds of its results."""
        return frozenset(one.kind for one in self.wanted if one.kind in KINDS)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of how many cases of a kind pass, of all and of those that are news prose, and which fail."""

    kind: str
    passed: int
    total: int
    prose_passed: int
    prose_total: int
    failed: tuple[Case, ...]


def digest(text: str, reference: str | None) -> str:
    """The name of a case in the reason file: the first 12 hex digits of the SHA-256 of its input and its day."""
    return hashlib.sha256(f"{text}|{reference}".encode()).hexdigest()[:12]


def reasons() -> dict[str, str]:
    """The cases that are not news prose, by :func:`digest`, with the reason."""
    text = resources.files("benchmarks.moments").joinpath("not_prose.toml").read_text(encoding="utf-8")
    return {case: group["reason"] for group in tomllib.loads(text)["cases"] for case in group["digests"]}


def cases(path: Path) -> list[Case]:
    """The cases of a file that hold a measured kind."""
    listed = reasons()
    rows = json.loads(path.read_text(encoding="utf-8-sig"))
    found = [_case(row, listed) for row in rows]
    return [case for case in found if case.kinds]


def tallies(folder: Path) -> Iterator[Tally]:
    """One tally for each kind, and one of all together."""
    every = [case for path in sorted(folder.rglob("DateTimeModel.json")) for case in cases(path)]
    results = {id(case): passes(case) for case in every}
    for kind in (*KINDS, "all"):
        mine = [case for case in every if kind == "all" or kind in case.kinds]
        prose = [case for case in mine if case.reason is None]
        yield Tally(
            kind,
            sum(results[id(case)] for case in mine),
            len(mine),
            sum(results[id(case)] for case in prose),
            len(prose),
            tuple(case for case in mine if not results[id(case)]),
        )


def _case(row: dict[str, Any], listed: dict[str, str]) -> Case:
    reference = (row.get("Context") or {}).get("ReferenceDateTime")
    reference = reference[:19] if reference else None
    wanted = tuple(_wanted(one) for one in row["Results"] if "Start" in one and "TypeName" in one)
    return Case(row["Input"], reference, wanted, listed.get(digest(row["Input"], reference)))


def _wanted(row: dict[str, Any]) -> Wanted:
    kind = row["TypeName"].rpartition(".")[2]
    values = (row.get("Resolution") or {}).get("values") or []
    start, end = row["Start"], row["End"] + 1
    if kind == "duration":
        return Wanted(kind, start, end, None, float(values[0]["value"]) if values else None)
    ends = [_ends(one) for one in values]
    known = tuple(one for one in ends if one is not None)
    return Wanted(kind, start, end, known if known else None)


def _ends(value: dict[str, Any]) -> Ends | None:
    """What a value stands for; what "before" and "after" leave open is open here too."""
    if "value" in value:
        point = _moment(value["value"])
        return None if point is None else (point, point)
    low, high = _moment(value.get("start")), _moment(value.get("end"))
    if low is None and high is None:
        return None
    return low or _FIRST, high or _LAST


def _moment(text: str | None) -> datetime | None:
    if text is None or text == "not resolved":
        return None
    try:
        return datetime.fromisoformat(f"2000-01-01 {text}" if text[2:3] == ":" else text)
    except ValueError:
        return None


def passes(case: Case) -> bool:
    """Whether every result of a measured kind is found, and nothing else of these kinds."""
    told = [part for one in moments(case.text, published=case.reference) for part in _parts(one, case)]
    taken = [one for one in scan(case.text) if one.field is Field.DURATION]
    for want in case.wanted:
        if want.kind == "duration":
            hit = next((one for one in taken if _same_duration(case.text, one, want)), None)
            if hit is None:
                return False
            taken.remove(hit)
        elif want.kind in KINDS:
            found = next((one for one in told if _same(case.text, one, want)), None)
            if found is None:
                return False
            told.remove(found)
        else:
            told = [one for one in told if not _overlaps(one, want)]
    # The number grammar also reads "the last 24 hours" as how long it is.
    return not told


def _parts(one: Moment, case: Case) -> list[Moment]:
    """A day with its clock as two moments, where the case tells them apart."""
    wants = [want for want in case.wanted if _overlaps(one, want)]
    if one.grain >= Grain.DAY or one.any_day or not {"date"} < {want.kind for want in wants}:
        return [one]
    return [
        replace(day_of(one) if want.kind == "date" else clock_of(one), span=Span(want.start, want.end))
        for want in wants
    ]


def _overlaps(one: Moment, want: Wanted) -> bool:
    return one.span.start < want.end and want.start < one.span.end


def _same(text: str, one: Moment, want: Wanted) -> bool:
    if not _same_span(text, one.span.start, one.span.end, want):
        return False
    if want.values is None:
        return True
    ours = [_stretch(stretch) for stretch in one.stretches]
    pairs = [[_equal(mine, theirs, one) for theirs in want.values] for mine in ours]
    every_ours = all(any(row) for row in pairs)
    every_theirs = all(any(row[at] for row in pairs) for at in range(len(want.values)))
    return bool(pairs) and (every_ours or every_theirs) and len(ours) <= max(2, len(want.values))


def _same_span(text: str, start: int, end: int, want: Wanted) -> bool:
    """Whether the spans are the same but for words that lead to it."""
    before = text[min(start, want.start) : max(start, want.start)].lower().split()
    after = text[min(end, want.end) : max(end, want.end)].strip(" .,'’s)")
    overlap = start < want.end and want.start < end
    return overlap and all(word.strip(",-") in _LEADS | {""} for word in before) and not after


def _stretch(stretch: Stretch) -> Ends:
    return _end(stretch.low, _FIRST), _end(stretch.high, _LAST)


def _end(value: str | None, otherwise: datetime) -> datetime:
    if value is None:
        return otherwise
    return datetime.fromisoformat(f"2000-01-01{value}" if value.startswith("T") else value).replace(tzinfo=None)


def _equal(mine: Ends, theirs: Ends, one: Moment) -> bool:
    """Whether both stand for the same, with the ways of writing it down that are named above."""
    if _LOOSE & set(one.text.lower().replace("-", " ").split()):
        return _half(mine, theirs)
    if theirs[0] == theirs[1]:
        wide = timedelta(minutes=61) if one.grain <= Grain.HOUR else _twice(theirs[0], one.grain)
        return mine[0] <= theirs[0] < mine[1] and mine[1] - mine[0] <= wide
    if one.kind is not MomentKind.RANGE:
        return mine == theirs
    # A run of days to or from publication holds that day here, and does not there.
    lows, highs = {mine[0]}, {mine[1]}
    if mine[0] != _FIRST:
        lows.add(step(mine[0], 1, Grain.DAY))
    if mine[1] != _LAST:
        highs |= {step(mine[1], -1, max(one.grain, Grain.DAY)), step(mine[1], -1, Grain.DAY)}
    return theirs[0] in lows and theirs[1] in highs


def _half(mine: Ends, theirs: Ends) -> bool:
    """Whether the two share at least half of the shorter."""
    both = min(mine[1], theirs[1]) - max(mine[0], theirs[0])
    return 2 * both >= min(mine[1] - mine[0], theirs[1] - theirs[0])


def _twice(point: datetime, grain: Grain) -> timedelta:
    unit = grain if grain in {Grain.WEEK, Grain.MONTH, Grain.YEAR, Grain.QUARTER, Grain.DECADE} else Grain.DAY
    return 2 * (step(point, 1, unit) - point)


def _same_duration(text: str, one: Found, want: Wanted) -> bool:
    quantity = one.quantity
    if quantity.stated is None or quantity.unit is None or want.seconds is None:
        vague = quantity.stated is None and quantity.unit is not None
        return vague and one.span.start < want.end and want.start < one.span.end
    seconds = float(convert(quantity.stated, unit=quantity.unit, to="second"))
    near = abs(seconds - want.seconds) <= 0.02 * want.seconds
    return near and one.span.start < want.end and want.start < one.span.end


def listed(cases_: Sequence[Case]) -> int:
    """How many of the cases are listed as no news prose."""
    return sum(case.reason is not None for case in cases_)
