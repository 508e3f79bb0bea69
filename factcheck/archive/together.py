"""Which versions of an archive tell of one event, brought up to date with what came and went.

The lists of what is told alike are kept, and only those that something enters or leaves are changed, so a night costs
what is new in it. What comes out is the same as of one run over all.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from factcheck.archive import articles
from factcheck.archive.articles import load
from factcheck.archive.crew import Crew
from factcheck.archive.database import writing
from factcheck.archive.series import asked_forms, kept_forms
from factcheck.archive.stories import forget_fallen, keep_alike, kept_stories, tell_missing
from factcheck.archive.turns import ChangedError, is_whole, keep_turn, next_turn, note, note_unheld, noted, turn
from factcheck.config import Config
from factcheck.match.alike import MOST_ALIKE, told_alike
from factcheck.match.components import Pair, components
from factcheck.match.events import bounded
from factcheck.match.retold import carries, covered
from factcheck.match.slots import slot_model
from factcheck.match.stories import Likely, Story, chosen, ordered
from factcheck.parallel import told
from factcheck.pipeline import Progress, stories_made_by

_SEVERAL = "several events"


@dataclass(frozen=True, slots=True)
class Held:
    """The versions that stand by name: their numbers, stories and words, and what is told like each.

    `turn` is that of the index that it is known of.
    """

    numbers: Mapping[str, int]
    stories: Mapping[str, Story]
    words: Mapping[str, frozenset[str]]
    alike: Mapping[str, tuple[Likely, ...] | None]
    turn: int

    @property
    def standing(self) -> Mapping[int, str]:
        """The names of the versions by their numbers."""
        return {number: name for name, number in self.numbers.items()}


def held(connection: sqlite3.Connection, standing: Mapping[int, str]) -> Held:
    """What an archive knows of its stories; all that stand must have one (:func:`tell_missing`)."""
    found = {name: (each, alike) for name, each, alike in kept_stories(connection, standing)}
    return Held(
        {name: number for number, name in standing.items()},
        {name: each.story for name, (each, _) in found.items()},
        {name: frozenset(each.words) for name, (each, _) in found.items()},
        {name: alike for name, (_, alike) in found.items()},
        turn(connection),
    )


def is_stale(connection: sqlite3.Connection, standing: Mapping[int, str], *, config: Config) -> bool:
    """Whether something came, went or was made by other code since the index was brought up to date."""
    if not is_whole(connection):
        return True
    made = stories_made_by(config)
    rows = connection.execute("SELECT version FROM story WHERE made = ? AND alike IS NOT NULL", (made,))
    return {number for (number,) in rows} != standing.keys()


def meet(connection: sqlite3.Connection, *, config: Config, progress: Progress, crew: Crew) -> Held:
    """Find out which of the versions that stand tell of one event, and mark those as pending for which that has
    changed.

    Raises ChangedError where another process does the same.
    """
    # In this order: what comes after the turn was read may be known too early, but never be forgotten.
    began, standing = turn(connection), articles.standing(connection)
    tell_missing(connection, standing, config=config, progress=progress, crew=crew)
    known = held(connection, standing)
    whole = is_whole(connection)
    new = {name for name, alike in known.alike.items() if alike is None or not whole}
    stayed = known.stories.keys() - new
    lists = {name: tuple(one for one in each or () if one[1] in stayed) for name, each in known.alike.items()}
    # Of a full list that lost one it is not known who comes next.
    shortened = {name for name, each in known.alike.items() if each and len(lists[name]) < len(each) >= MOST_ALIKE}
    grown = told_alike(known.stories, slot_model().story, lists=lists, new=new | shortened)
    changed = {name for name, each in grown.items() if each != known.alike[name]}
    choosing = changed | new | {name for name, each in grown.items() if any(other in changed for _, other in each)}
    choice = {name: chosen(name, known.stories, grown) for name in sorted(choosing)}
    found = _briefs(connection, known, new)
    forms = _forms(connection, choice, found, known, new, crew)
    with writing(connection):
        keep_turn(connection, began)
        touched = new | _left(connection, standing)
        fallen = forget_fallen(connection, standing.keys())
        keep_alike(connection, {name: grown[name] for name in changed}, known.numbers)
        touched |= _choose(connection, choice, forms, known.numbers, standing)
        rows = [(known.numbers[one], known.numbers[other], ordered(one, other) in forms) for one, other in found]
        again = [(known.numbers[name],) for name in new]
        connection.executemany("DELETE FROM together WHERE as_brief = 1 AND (one = ?1 OR other = ?1)", again)
        connection.executemany("INSERT OR IGNORE INTO together VALUES (?, ?, 1, ?)", rows)
        touched |= {name for pair in found if ordered(*pair) not in forms for name in pair}
        known = replace(known, alike=grown)
        joined = held_together(connection, known)
        note_unheld(connection, len(_pairs(connection, known.standing)) - len(joined))
        _mark(connection, touched, joined, known.numbers)
        if touched or changed or fallen or not whole:
            began = next_turn(connection)
    return replace(known, turn=began)


def held_together(connection: sqlite3.Connection, known: Held) -> frozenset[Pair]:
    """The pairs of names, sorted, of two versions that tell of one event and are held against each other."""
    pairs = _pairs(connection, known.standing)
    return bounded(pairs, {name: each or () for name, each in known.alike.items()})


def _pairs(connection: sqlite3.Connection, standing: Mapping[int, str]) -> frozenset[Pair]:
    """The pairs of names, sorted, of two versions that may tell of one event."""
    return frozenset(pair for pair, form in kept_forms(connection, standing).items() if not form)


def _briefs(connection: sqlite3.Connection, known: Held, new: Collection[str]) -> list[Pair]:
    """Pairs of a brief and an article that tells it, of which one at least is new."""
    fresh = {name: known.words[name] for name in new}
    older = {name: words for name, words in known.words.items() if name not in new}
    likely = sorted({*covered(fresh, known.words), *covered(older, fresh)})
    wanted = sorted({known.numbers[name] for pair in likely for name in pair})
    texts = {one.article.id: told(one.article) for one in load(connection, wanted)}
    if len(texts) < len(wanted):
        raise ChangedError
    return [(brief, other) for brief, other in likely if carries(texts[brief], texts[other])]


def _forms(
    connection: sqlite3.Connection,
    choice: Mapping[str, Collection[str]],
    found: Iterable[Pair],
    known: Held,
    new: Collection[str],
    crew: Crew,
) -> frozenset[Pair]:
    """Those of the pairs that are one form, and so of two events. Of what is new nothing is known yet."""
    pairs = {ordered(name, other) for name, others in choice.items() for other in others}
    pairs |= {ordered(*pair) for pair in found}
    older = {number: name for name, number in known.numbers.items() if name not in new}
    kept = kept_forms(connection, older)
    asked = asked_forms(connection, pairs - kept.keys(), known.numbers, crew=crew)
    return asked | {pair for pair in pairs if kept.get(pair)}


def _left(connection: sqlite3.Connection, standing: Mapping[int, str]) -> set[str]:
    """The versions that were held against one that stands no longer."""
    rows = connection.execute("SELECT one, other FROM together WHERE NOT one_form").fetchall()
    both = (pair for one, other in rows for pair in ((one, other), (other, one)))
    return {standing[one] for one, other in both if one in standing and other not in standing}


def _choose(
    connection: sqlite3.Connection,
    choice: Mapping[str, Collection[str]],
    forms: Collection[Pair],
    numbers: Mapping[str, int],
    standing: Mapping[int, str],
) -> set[str]:
    """Keep what each version chose, and give the versions that are held against others for that than they were."""
    touched: set[str] = set()
    for name, others in choice.items():
        number = numbers[name]
        rows = connection.execute("SELECT other, one_form FROM together WHERE one = ? AND as_brief = 0", (number,))
        before = {standing[other]: bool(form) for other, form in rows}
        now = {other: ordered(name, other) in forms for other in others}
        if before != now:
            moved = {other for other, form in before.items() ^ now.items() if not form}
            if moved:
                touched |= {name, *moved}
            connection.execute("DELETE FROM together WHERE one = ? AND as_brief = 0", (number,))
            new = ((number, numbers[other], form) for other, form in now.items())
            connection.executemany("INSERT INTO together VALUES (?, ?, 0, ?)", new)
    return touched


def _mark(
    connection: sqlite3.Connection, touched: set[str], joined: Iterable[Pair], numbers: Mapping[str, int]
) -> None:
    """Mark as pending what hangs together with a touched version; all where there are several events for the first
    time, or for the last: that changes how people without a name are held against each other.
    """
    groups = components(numbers, joined)
    several = str(sum(len(group) > 1 for group in groups) > 1)
    before = noted(connection, _SEVERAL)
    note(connection, _SEVERAL, several)
    everything = before is not None and before != several
    named = (name for group in groups if everything or not touched.isdisjoint(group) for name in group)
    connection.executemany("UPDATE version SET pending = 1 WHERE id = ?", ((numbers[name],) for name in named))


def several_events(connection: sqlite3.Connection) -> bool:
    """Whether the archive tells of more than one event that several articles tell of."""
    return noted(connection, _SEVERAL) == str(True)
