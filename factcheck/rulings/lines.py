"""A ledger as text: JSON Lines with the keys in one order, so that two versions of it are easily told apart.

Blank lines, and lines that begin with `#`, say nothing. Every other line is an entry, or is named as broken.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NoReturn

from factcheck.errors import FactcheckError
from factcheck.model import RulingKind
from factcheck.report.as_json import Json, json_text
from factcheck.rulings.entry import REVOKED, Entry
from factcheck.rulings.fields import entry_of

_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_SHOWN = 3


def written(entry: Entry) -> str:
    """The entry as one line without a line end; what is empty is left out."""
    kind = REVOKED if entry.kind is None else entry.kind.value
    told: dict[str, Json] = {
        "made": entry.made, "finding": entry.finding, "as": kind, "by": entry.by, "why": entry.why,
        "until": entry.until, "right_value": entry.right_value,
        "code": entry.code, "topic": entry.topic, "values": list(entry.values), "slot": entry.slot,
    }  # fmt: skip
    return json_text({key: value for key, value in told.items() if value not in (None, "", [])})


def parsed(data: bytes, *, name: str) -> tuple[Entry, ...]:
    """The entries of a ledger in the order of its lines; `name` is what messages call it.

    Raises FactcheckError `ledger-conflict` where git left the marks of a conflict, and `ledger-broken` for any other
    line that is no entry; both name the lines by their numbers and say what to do. Nothing is ever skipped.
    """
    entries: list[Entry] = []
    broken: list[tuple[int, str]] = []
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        try:
            line = raw.decode("utf-8").strip()
            if line.startswith(_CONFLICT):
                raise _conflict(name, number, line)
            if line and not line.startswith("#"):
                entries.append(parsed_line(line))
        except ValueError as error:
            broken.append((number, _reason(error)))
    if broken:
        raise _broken(name, broken)
    return tuple(entries)


def parsed_line(line: str) -> Entry:
    """One entry. Raises ValueError, which says what is wrong with the line and how to mend it."""
    try:
        found: object = json.loads(line, object_pairs_hook=_object, parse_constant=_refused)
    except RecursionError:
        raise ValueError("it is nested too deeply: an entry holds texts and one list of texts") from None
    return entry_of(found)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for at, (key, _) in enumerate(pairs) if key in dict(pairs[:at]))
        raise ValueError(f"{twice!r} is given twice: keep one of the two")
    return found


def _refused(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON: write null")


def _reason(error: ValueError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start + 1} is no UTF-8: save the file as UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return (
            f"it is no JSON object ({error.msg} at character {error.pos + 1}): mend it, or take it from git's history"
        )
    return str(error)


def _conflict(name: str, number: int, line: str) -> FactcheckError:
    return FactcheckError(
        "ledger-conflict",
        f"{name}:{number}: {line[:7]} is left over from a merge that git could not finish. Both sides are good: keep "
        "every line that begins with a brace, delete the lines that begin with <<<<<<<, |||||||, ======= or >>>>>>>. "
        f"With a line '{name} merge=union' in .gitattributes git does so by itself.",
    )


def _broken(name: str, broken: Iterable[tuple[int, str]]) -> FactcheckError:
    faults = [f"{name}:{number}: {reason}." for number, reason in broken]
    more = f"\nand {len(faults) - _SHOWN} more lines" if len(faults) > _SHOWN else ""
    kinds = ", ".join(kind.value for kind in RulingKind)
    return FactcheckError(
        "ledger-broken",
        "\n".join(faults[:_SHOWN]) + more + "\nA line of a ledger is a JSON object with at least "
        f"made, finding, as ({kinds} or {REVOKED}), by and why.",
    )
