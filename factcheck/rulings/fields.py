"""The keys of an entry, each held to what it may be. What is wrong is said in a way that tells how to mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from rapidfuzz import process

from factcheck.identities import IDENTITY
from factcheck.model import RulingKind
from factcheck.rulings.entry import REVOKED, Entry

KEYS = ("made", "finding", "as", "by", "why", "until", "right_value", "code", "topic", "values", "slot")
_NEEDED = KEYS[:5]
_MOMENT = re.compile(r"(?P<year>\d{4})-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d))?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# Beyond these a date-time with a zone cannot be compared with every other.
_FIRST_YEAR, _LAST_YEAR = 2000, 2999


def entry_of(value: object) -> Entry:
    """An entry from a parsed line. Raises ValueError, which says what is wrong and how to mend it."""
    if not isinstance(value, dict):
        raise ValueError("it is no JSON object: it must begin with { and end with }")
    _known(value)
    kind = _text(value, "as")
    return Entry(
        made=_made(_text(value, "made")),
        finding=_finding(_text(value, "finding")),
        kind=None if kind == REVOKED else _kind(kind),
        by=_text(value, "by"),
        why=_text(value, "why"),
        until=None if value.get("until") is None else day(_text(value, "until")),
        right_value=None if value.get("right_value") is None else _text(value, "right_value"),
        code=_optional(value, "code"),
        topic=_optional(value, "topic"),
        values=_values(value.get("values", [])),
        slot=_optional(value, "slot"),
    )


def day(text: str) -> str:
    """A day of the calendar as it stands. Raises ValueError for anything else."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise ValueError(f"{text!r:.60} is no day: write it as 2026-12-31")


def _known(value: Mapping[str, object]) -> None:
    for key in value:
        if key not in KEYS:
            near = process.extractOne(str(key), KEYS, score_cutoff=60)
            hint = f"did you mean {near[0]}?" if near else f"the keys are {', '.join(KEYS)}"
            raise ValueError(f"there is no key {key!r:.60}: {hint}")
    missing = [key for key in _NEEDED if key not in value]
    if missing:
        raise ValueError(f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing: add what was meant")


def _text(value: Mapping[str, object], key: str) -> str:
    found = value[key]
    if not isinstance(found, str) or not found.strip():
        raise ValueError(f"{key!r} must be a text that is not empty")
    return found


def _optional(value: Mapping[str, object], key: str) -> str:
    found = value.get(key, "")
    if not isinstance(found, str):
        raise ValueError(f"{key!r} must be a text, or be left out")
    return found


def _values(found: object) -> tuple[str, ...]:
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ValueError("'values' must be a list of texts, or be left out")
    return tuple(found)


def _kind(text: str) -> RulingKind:
    if text not in list(RulingKind):
        kinds = ", ".join(kind.value for kind in RulingKind)
        raise ValueError(f"{text!r:.60} is no ruling: write one of {kinds} or {REVOKED}")
    return RulingKind(text)


def _finding(text: str) -> str:
    if IDENTITY.fullmatch(text) is None:
        raise ValueError(f"{text!r:.60} is no id of a finding: it has 16 characters from 0 to 9 and a to f")
    return text


def _made(text: str) -> str:
    found = _MOMENT.fullmatch(text)
    try:
        if found and _FIRST_YEAR <= int(found["year"]) <= _LAST_YEAR:
            datetime.fromisoformat(text)
            return text
    except ValueError:
        pass
    raise ValueError(
        f"{text!r:.60} does not tell when it was made: write a day (2026-11-22) or a time with its zone "
        "(2026-11-22T20:15:03.250+01:00)"
    )
