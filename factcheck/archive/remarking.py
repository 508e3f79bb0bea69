"""Articles that were read by other rules than those of today: their texts stay, their marks are made again."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence

from factcheck.archive.articles import Version, change_marks, load
from factcheck.archive.claims import put_claims
from factcheck.archive.database import writing
from factcheck.archive.kept import Kept, forget
from factcheck.archive.sentences import unindex_version
from factcheck.archive.turns import next_turn
from factcheck.config import Config
from factcheck.house import EVERY_SOURCE, Boilerplate
from factcheck.model import Article
from factcheck.pipeline import Progress, claims_of, silent
from factcheck.read import read_again
from factcheck.read.repeated import source_key

_BATCH = 32
# The rules that the articles of a source were read by, as a row of `made`: this and the source.
_MADE = "boilerplate of "


def mark_again(connection: sqlite3.Connection, *, config: Config, progress: Progress) -> int:
    """Read the articles of those sources again of which the rules are others than when they were read last.

    Gives how many count and have other marks than before: they are pending. No article gets a new version by this, and
    what was interrupted begins anew.
    """
    now, before = versions_of_rules(config.boilerplate), _versions_before(connection)
    changed = {source for source in now.keys() | before.keys() if now.get(source) != before.get(source)}
    if not changed:
        return 0
    numbers = _numbers(connection, changed)
    marked = 0
    for start in range(0, len(numbers), _BATCH):
        progress("mark", start, len(numbers))
        batch = load(connection, numbers[start : start + _BATCH])
        again = [(one, read_again(one.article, boilerplate=config.boilerplate)) for one in batch]
        marked += _keep(connection, [(one, article) for one, article in again if _differ(one.article, article)])
    progress("mark", len(numbers), len(numbers))
    with writing(connection):
        connection.executemany("DELETE FROM made WHERE what = ?", ((_MADE + source,) for source in changed))
        rows = ((_MADE + source, now[source]) for source in sorted(changed & now.keys()))
        connection.executemany("INSERT INTO made VALUES (?, ?)", rows)
    return marked


def versions_of_rules(rules: Boilerplate) -> dict[str, str]:
    """A hash of the rules of each source that has any."""
    lines: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for source, line in rules.lines:
        lines[source_key(source)].append((source_key(source), line))
    return {source: Boilerplate(tuple(sorted(own))).version for source, own in lines.items()}


def _versions_before(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT what, value FROM made WHERE substr(what, 1, ?) = ?", (len(_MADE), _MADE))
    return {what.removeprefix(_MADE): version for what, version in rows}


def _numbers(connection: sqlite3.Connection, sources: Collection[str]) -> list[int]:
    """The versions of these sources, also those that count no longer: what comes again is held against them."""
    rows = connection.execute("SELECT id, source FROM version ORDER BY id")
    every = EVERY_SOURCE in sources
    return [number for number, source in rows if every or (source is not None and source_key(source) in sources)]


def _differ(one: Article, other: Article) -> bool:
    return (one.marks, one.title, one.published, one.updated) != (
        other.marks,
        other.title,
        other.published,
        other.updated,
    )


def _keep(connection: sqlite3.Connection, found: Sequence[tuple[Version, Article]]) -> int:
    """Keep the new marks with all that follows from them, and give how many of the versions count."""
    current = {one.at for one, _ in found if _counts(connection, one.at)}
    claims = claims_of([article for one, article in found if one.at in current], cache=Kept(connection), tell=silent)
    with writing(connection):
        for one, article in found:
            # Its claims get other numbers, and it may get another title.
            unindex_version(connection, one.at)
            change_marks(connection, one.at, article)
            forget(connection, [one.article])
            # Another process may have purged it meanwhile.
            if one.at in current and _counts(connection, one.at):
                put_claims(connection, one.at, article, claims[article.id])
                _forget_story(connection, one.at)
        if current:
            next_turn(connection)
    return len(current)


def _forget_story(connection: sqlite3.Connection, number: int) -> None:
    """What a version tells is to be found out again, and what it was held against is to be checked again."""
    connection.execute(
        "UPDATE version SET pending = 1 WHERE current = 1 AND (id = :it"
        " OR id IN (SELECT other FROM together WHERE one = :it UNION SELECT one FROM together WHERE other = :it))",
        {"it": number},
    )
    connection.execute("DELETE FROM story WHERE version = ?", (number,))
    # Of briefs only those that are new are looked for; who told which story is chosen anew by itself.
    connection.execute("DELETE FROM together WHERE as_brief = 1 AND ? IN (one, other)", (number,))


def _counts(connection: sqlite3.Connection, number: int) -> bool:
    found = connection.execute("SELECT current FROM version WHERE id = ?", (number,)).fetchone()
    return found is not None and found[0] == 1
