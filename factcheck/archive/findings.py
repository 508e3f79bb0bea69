"""The findings of an archive: what is new among them, what is gone, and what came back."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from factcheck.model import Finding, Severity

_NEW, _CLOSED, _REOPENED = "new", "closed", "reopened"
_JOINED = "told as one with the same finding in other articles"
_ANEW = "told anew, as more or less than it was"


@dataclass(frozen=True, slots=True)
class Known:
    """A finding as the archive keeps it: its number, the days on which it was first and last seen, and the articles
    (numbers) that it is on. `closed` is the day on which it was found no more.
    """

    at: int
    finding: Finding
    first_seen: str
    last_seen: str
    closed: str | None
    articles: frozenset[int]


def keep(
    connection: sqlite3.Connection,
    found: Sequence[Finding],
    versions: Mapping[str, tuple[int, int]],
    *,
    day: str,
) -> None:
    """Keep what was found in articles that hang together, in the place of what was found in them before.

    `versions` gives for each article (id) of these the numbers of its version and of the article. A finding is the one
    that was known if it has its name, its verdict and one of its articles, and was not just a note. Inside
    :func:`writing`.
    """
    before = [*known_on(connection, {article for _, article in versions.values()})]
    left = {one.at: one for one in before if one.closed is None}
    closed = [one for one in before if one.closed is not None]
    fresh: list[Finding] = []
    for finding in found:
        own = _on(finding, versions)
        same = next((one for one in left.values() if one.finding.id == finding.id and one.articles & own), None)
        if same is None or _is_more(finding, same.finding):
            fresh.append(finding)
        else:
            del left[same.at]
            _update(connection, same.at, finding, versions, day=day)
    for one in left.values():
        told = [finding for finding in found if finding.id == one.finding.id and one.articles & _on(finding, versions)]
        again = _ANEW if any(_is_more(finding, one.finding) for finding in told) else _JOINED
        close(connection, one, day=day, why=again if told else None)
    for finding in fresh:
        own = _on(finding, versions)
        same_as = (one for one in closed if one.finding.id == finding.id and one.articles & own)
        back = next((one for one in same_as if one.finding.verdict is finding.verdict), None)
        if back is not None:
            closed.remove(back)
            _update(connection, back.at, finding, versions, day=day)
            _tell(connection, back.at, _REOPENED, f"closed on {back.closed}", day=day)
        else:
            on_slot = [one for one in left.values() if one.finding.slot_id == finding.slot_id and one.articles & own]
            was = min(on_slot, key=lambda one: (one.finding.id != finding.id, one.at), default=None)
            _insert(connection, finding, versions, None if was is None else was.finding.id, day=day)


def _is_more(finding: Finding, known_as: Finding) -> bool:
    """Whether a finding with these values must be told although they were told of before: as something else."""
    was_note = known_as.severity is Severity.NOTE and (finding.severity or Severity.NOTE) > Severity.NOTE
    return finding.verdict is not known_as.verdict or was_note


def known_on(connection: sqlite3.Connection, articles: Collection[int]) -> Iterator[Known]:
    """The findings, open and closed, that are on any of the articles (numbers), in the order in which they came."""
    numbers = {
        number
        for article in articles
        for (number,) in connection.execute(
            "SELECT DISTINCT finding FROM mention JOIN version ON version.id = mention.version WHERE article = ?",
            (article,),
        )
    }
    return known(connection, sorted(numbers))


def known(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Known]:
    """The findings of these numbers."""
    for number in numbers:
        data, first, last, closed = connection.execute(
            "SELECT data, first_seen, last_seen, closed FROM finding WHERE id = ?", (number,)
        ).fetchone()
        rows = connection.execute(
            "SELECT DISTINCT article FROM mention JOIN version ON version.id = mention.version WHERE finding = ?",
            (number,),
        )
        finding = msgspec.json.decode(data, type=Finding)
        yield Known(number, finding, first, last, closed, frozenset(article for (article,) in rows))


def open_numbers(connection: sqlite3.Connection) -> list[int]:
    """The numbers of the findings that stand."""
    return [number for (number,) in connection.execute("SELECT id FROM finding WHERE closed IS NULL ORDER BY id")]


def _insert(
    connection: sqlite3.Connection,
    finding: Finding,
    versions: Mapping[str, tuple[int, int]],
    previous: str | None,
    *,
    day: str,
) -> None:
    number = connection.execute(
        "INSERT INTO finding (name, code, field, severity, verdict, confidence, topic, message, slot, previous,"
        " first_seen, last_seen, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*_columns(finding), finding.slot_id, previous, day, day, _json(finding)),
    ).lastrowid
    if number is None:
        raise RuntimeError("SQLite gave a new row no number")
    _mention(connection, number, finding, versions)
    why = "" if previous in (None, finding.id) else f"other values than in {previous}"
    _tell(connection, number, _NEW, why, day=day)


def _update(
    connection: sqlite3.Connection, at: int, finding: Finding, versions: Mapping[str, tuple[int, int]], *, day: str
) -> None:
    connection.execute(
        "UPDATE finding SET name = ?, code = ?, field = ?, severity = ?, verdict = ?, confidence = ?, topic = ?,"
        " message = ?, slot = ?, last_seen = ?, closed = NULL, data = ? WHERE id = ?",
        (*_columns(finding), finding.slot_id, day, _json(finding), at),
    )
    connection.execute("DELETE FROM mention WHERE finding = ?", (at,))
    _mention(connection, at, finding, versions)


def _mention(
    connection: sqlite3.Connection, at: int, finding: Finding, versions: Mapping[str, tuple[int, int]]
) -> None:
    connection.executemany(
        "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?)",
        [
            (at, versions[one.article][0], number, one.start, one.end, one.text)
            for number, side in enumerate(finding.sides)
            for one in side.mentions
        ],
    )


def close(connection: sqlite3.Connection, one: Known, *, day: str, why: str | None = None) -> None:
    """Keep that a finding is found no more, and why, as far as it is known. Inside :func:`writing`."""
    connection.execute("UPDATE finding SET closed = ? WHERE id = ?", (day, one.at))
    _tell(connection, one.at, _CLOSED, why or _reason(connection, one), day=day)


def _reason(connection: sqlite3.Connection, one: Known) -> str:
    """Why a finding is found no more, as far as its articles tell."""
    withdrawn, updated = [], []
    rows = connection.execute(
        "SELECT DISTINCT coalesce(version.source, version.path), withdrawn, current FROM mention"
        " JOIN version ON version.id = mention.version JOIN article ON article.id = version.article"
        " WHERE finding = ? ORDER BY 1",
        (one.at,),
    )
    for source, gone, current in rows:
        if gone is not None:
            withdrawn.append(source)
        elif not current:
            updated.append(source)
    told = [f"{', '.join(names)} {what}" for names, what in ((withdrawn, "withdrawn"), (updated, "updated")) if names]
    return "; ".join(told) or "its values are held to be of one fact no more"


def _tell(connection: sqlite3.Connection, at: int, what: str, why: str, *, day: str) -> None:
    connection.execute("INSERT INTO happening (finding, day, what, why) VALUES (?, ?, ?, ?)", (at, day, what, why))


def _columns(finding: Finding) -> tuple[object, ...]:
    severity = "" if finding.severity is None else finding.severity.slug
    told = (finding.code, finding.field.value, severity, finding.verdict.slug, finding.confidence)
    return (finding.id, *told, finding.topic, finding.message)


def _on(finding: Finding, versions: Mapping[str, tuple[int, int]]) -> set[int]:
    """The numbers of the articles that a finding is on."""
    return {versions[one.article][1] for side in finding.sides for one in side.mentions}


def _json(finding: Finding) -> str:
    return msgspec.json.encode(finding).decode()
