"""All that is pending in an archive is held against what tells of the same event, group by group."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import partial

from factcheck.archive import findings
from factcheck.archive.articles import Version, load
from factcheck.archive.coverage import keep_coverage
from factcheck.archive.crew import Alone, Crew
from factcheck.archive.database import writing
from factcheck.archive.kept import Kept, forget_stale
from factcheck.archive.remarking import mark_again
from factcheck.archive.sentences import index
from factcheck.archive.together import Held, held_together, meet, several_events
from factcheck.archive.turns import ChangedError, keep_turn, note, noted
from factcheck.cache import code_version, key
from factcheck.config import Config
from factcheck.house import NO_BOILERPLATE
from factcheck.match import Events
from factcheck.match.components import Pair, components
from factcheck.match.unnamed import sharing_nothing
from factcheck.pipeline import Progress, Report, hold, inside, stories_made_by
from factcheck.read import Desk, origins
from factcheck.rulings import ignored
from factcheck.selection import verified

_CHECKED = "checked with"


@dataclass(frozen=True, slots=True)
class Group:
    """Versions that hang together, by number, and which of them tell of one event; None where there is only one."""

    versions: tuple[int, ...]
    events: Events | None


def compare(
    connection: sqlite3.Connection, *, config: Config, day: str, progress: Progress, crew: Crew | None = None
) -> None:
    """Bring the findings and the index of an archive up to date; `day` is when what is new was first seen.

    Each group of articles is done for good when the next one is begun, so what was interrupted goes on where it was.
    Without a `crew` this process does all of the work.
    Raises FactcheckError as :func:`factcheck.check`.
    """
    settings = verified(config)
    while True:
        try:
            _compare(connection, settings, crew or Alone(connection), day=day, progress=progress)
            return
        except ChangedError:
            # Another process compares as well: what it has done need not be done again.
            continue


def _compare(connection: sqlite3.Connection, settings: Config, crew: Crew, *, day: str, progress: Progress) -> None:
    """The same; raises ChangedError where another process has changed the index meanwhile."""
    forget_stale(connection, stories_made_by(settings))
    mark_again(connection, config=settings, progress=progress)
    known = meet(connection, config=settings, progress=progress, crew=crew)
    _mark_all_of_other_code(connection, settings)
    joined = held_together(connection, known)
    several = several_events(connection)
    question = "SELECT name, grouped FROM version WHERE pending = 0 AND current = 1"
    done_in = dict(connection.execute(question).fetchall())
    # What is pending is done in no group, and what is not may have been done in another.
    told = ((each, key(*each)) for each in components(known.numbers, joined))
    names = [group for group, called in told if any(done_in.get(name) != called for name in group)]
    groups = (_group(each, joined, known, several=several) for each in names)
    _close_fallen(connection, day=day)
    done, every = 0, sum(map(len, names))
    progress("compare", 0, every)
    for versions, report in crew.each(partial(_report, config=settings), groups):
        with writing(connection):
            keep_turn(connection, known.turn)
            numbers = {one.article.id: (one.at, one.of) for one in versions}
            findings.keep(connection, report.findings, numbers, day=day)
            keep_coverage(connection, versions, report)
            called = key(*sorted(one.article.id for one in versions))
            rows = ((called, one.at) for one in versions)
            connection.executemany("UPDATE version SET pending = 0, grouped = ? WHERE id = ?", rows)
        done += len(versions)
        progress("compare", done, every)
    index(connection, known.standing, config=settings, progress=progress, crew=crew)


def _group(names: Sequence[str], joined: Set[Pair], known: Held, *, several: bool) -> Group:
    """The group of versions of some names, of which some pairs are `joined`."""
    versions = tuple(known.numbers[name] for name in names)
    if len(names) == 1:
        return Group(versions, None)
    own = [(one, other) for one in names for other in names if one < other and (one, other) in joined]
    apart = sharing_nothing(known.stories, own) if several else frozenset()
    return Group(versions, Events(tuple(sorted({*own, *((name, name) for name in names)})), apart))


def _report(connection: sqlite3.Connection, group: Group, *, config: Config) -> tuple[tuple[Version, ...], Report]:
    """The versions of a group, and what comes of holding them against each other."""
    versions = load(connection, group.versions)
    if len(versions) < len(group.versions):
        raise ChangedError
    desk, kept = Desk(origins([one.article for one in versions]), ()), Kept(connection)
    if group.events is None:
        report = inside(desk, config=config, cache=kept)
    else:
        report = hold(desk, config=config, cache=kept, known=group.events)
    return versions, ignored(report, config=config)


def _close_fallen(connection: sqlite3.Connection, *, day: str) -> None:
    """Close what is only on articles that stand no longer: no group will be found to hold them."""
    with writing(connection):
        rows = connection.execute(
            "SELECT finding.id FROM finding WHERE closed IS NULL AND NOT EXISTS (SELECT 1 FROM mention"
            " JOIN version ON version.id = mention.version JOIN article ON article.id = version.article"
            " WHERE mention.finding = finding.id AND withdrawn IS NULL)"
        ).fetchall()
        for one in findings.known(connection, [number for (number,) in rows]):
            findings.close(connection, one, day=day)


def _mark_all_of_other_code(connection: sqlite3.Connection, config: Config) -> None:
    """Mark everything as pending where what is found may be another than it was: by other code, or other settings."""
    # What boilerplate shapes is the marks, and those of which they changed are pending.
    shaping = replace(config, boilerplate=NO_BOILERPLATE).as_settings()
    now = key(code_version("factcheck"), *(part for pair in shaping for part in pair))
    if noted(connection, _CHECKED) == now:
        return
    with writing(connection):
        # Another process may have been quicker.
        if noted(connection, _CHECKED) != now:
            connection.execute("UPDATE version SET pending = 1 WHERE current = 1")
            note(connection, _CHECKED, now)
