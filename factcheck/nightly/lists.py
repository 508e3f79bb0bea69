"""The lists of a night: each finding stands in one of them, with the reason why."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields

from factcheck.archive.findings import Known, known
from factcheck.checks import distinct
from factcheck.model import Finding, Verdict
from factcheck.nightly.happenings import Happening, happenings
from factcheck.nightly.lapsing import Lapsing
from factcheck.nightly.standing import Standing
from factcheck.report import in_order

_MOVED = "until now it was a later figure of something that changes"
_NOTED = "until now it was a note"
_STOOD = "until now it stood as a disagreement"


@dataclass(frozen=True, slots=True)
class Item:
    """A finding in a list: why it stands there, when it was first seen, and what it was before it changed."""

    finding: Finding
    first_seen: str
    why: str = ""
    before: Finding | None = None


@dataclass(frozen=True, slots=True)
class Lists:
    """What became of findings since the night before. Every finding that stands is in one of these but `fixed`.

    `changed` are disagreements that stood with other values, `superseded` the figures that moved since the night
    before, `moved` those that had moved already, `ruled` all that an editor ruled on. What had moved and is a
    disagreement now is `new`; what was a note and weighs more is `changed`.
    """

    new: tuple[Item, ...] = ()
    changed: tuple[Item, ...] = ()
    reopened: tuple[Item, ...] = ()
    fixed: tuple[Item, ...] = ()
    still: tuple[Item, ...] = ()
    superseded: tuple[Item, ...] = ()
    moved: tuple[Item, ...] = ()
    ruled: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class _Since:
    """What happened since the night before: by the numbers of findings, and what those that stand were before."""

    happened: Mapping[int, Happening]
    gone: Mapping[int, Known]
    previous: Mapping[int, int] = field(default_factory=dict)


def lists(connection: sqlite3.Connection, there: Standing, *, since: int, lapsing: Lapsing) -> Lists:
    """The lists of a night that comes after the happening `since`.

    `there` is what stands, with rulings laid on it; `lapsing` knows what was ruled the night before.
    """
    happened = happenings(connection, since=since)
    standing = {one.at for one in there.known.values()}
    fallen = sorted(at for at, one in happened.items() if one.was_open and at not in standing)
    gone = {one.at: one for one in known(connection, fallen)}
    at_night = _Since(happened, gone, _previous(connection, there, happened, gone))
    found: dict[str, list[Item]] = defaultdict(list)
    for finding in there.report.findings:
        name, item = _placed(finding, there.known[finding.id], at_night, lapsing)
        found[name].append(item)
    found["fixed"] = _fixed(at_night, there.known.values())
    return Lists(**{each.name: tuple(found[each.name]) for each in fields(Lists)})


def _placed(finding: Finding, one: Known, at_night: _Since, lapsing: Lapsing) -> tuple[str, Item]:
    """The list in which a finding that stands belongs."""
    what = at_night.happened.get(one.at)
    before = at_night.gone.get(at_night.previous.get(one.at, 0))
    was = None if before is None else before.finding
    stood = what is None or what.was_open
    if finding.ruling is not None:
        return "ruled", Item(finding, one.first_seen)
    if finding.verdict is Verdict.SUPERSEDED:
        why = _STOOD if was is not None and was.id == one.finding.id else ""
        return "moved" if stood else "superseded", Item(finding, one.first_seen, why, before=was)
    lapsed = lapsing.why(finding) if stood else None
    if lapsed is not None:
        return "reopened", Item(finding, one.first_seen, lapsed)
    if what is None or what.was_open:
        return "still", Item(finding, one.first_seen)
    if what.before is not None:
        return "reopened", Item(finding, one.first_seen, f"it had been {what.why}")
    if was is None or was.verdict is Verdict.SUPERSEDED:
        return "new", Item(finding, one.first_seen, "" if was is None else _MOVED, before=was)
    return "changed", Item(finding, one.first_seen, _NOTED if was.id == one.finding.id else "", before=was)


def _fixed(at_night: _Since, known_now: Collection[Known]) -> list[Item]:
    """What stands no longer, but for figures that had moved, and for what stands with other values or in another."""
    followed = set(at_night.previous.values())
    left = [
        one
        for at, one in at_night.gone.items()
        if at not in followed and one.finding.verdict is Verdict.DIFFERENT and not _stands_in(one, known_now)
    ]
    named = distinct([one.finding for one in left])
    by_id = {finding.id: one for finding, one in zip(named, left, strict=True)}
    return [
        Item(finding, by_id[finding.id].first_seen, at_night.happened[by_id[finding.id].at].why)
        for finding in in_order(named)
    ]


def _stands_in(gone: Known, known_now: Collection[Known]) -> bool:
    """Whether a finding stands as a part of the same one in more articles."""
    return any(one.finding.id == gone.finding.id and one.articles & gone.articles for one in known_now)


def _previous(
    connection: sqlite3.Connection, there: Standing, happened: Mapping[int, Happening], gone: Mapping[int, Known]
) -> dict[int, int]:
    """Of what came, the number of the finding of the same slot that it was before, where that stands no longer."""
    found: dict[int, int] = {}
    for one in (one for one in there.known.values() if one.at in happened and not happened[one.at].was_open):
        (name,) = connection.execute("SELECT previous FROM finding WHERE id = ?", (one.at,)).fetchone()
        same = [at for at, each in gone.items() if each.finding.id == name and each.articles & one.articles]
        if same:
            found[one.at] = same[0]
    return found
