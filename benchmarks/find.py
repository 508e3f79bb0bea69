"""How well `factcheck find` finds: questions whose answers are known, by words, by meaning and by both.

The questions stand in find.toml. The archive is made of fixtures/nightly, fixtures/stories and fixtures/annotated/train
and is kept from run to run where --archive names it.
"""

from __future__ import annotations

import argparse
import json
import time
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from statistics import fmean
from tempfile import TemporaryDirectory

from factcheck.archive import Among, add, answer, opened
from factcheck.archive.articles import standing
from factcheck.archive.searching import Hit, ranked
from factcheck.archive.sentences import index
from factcheck.config import Config
from factcheck.model import Finding
from factcheck.pipeline import silent

FIXTURES = Path("fixtures")
NIGHTS = ("2026-03-02", "2026-03-03", "2026-03-04")
FACTS = 5

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Question:
    """A question, whether it uses the words of the articles, and where its answers stand: path, start, end."""

    ask: str
    plain: bool
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Of one question: the share of answers among the first 5 and the first 10, and 1 / the rank of the first one."""

    at_5: float
    at_10: float
    reciprocal: float


def questions() -> Iterator[Question]:
    """The questions of find.toml."""
    table = tomllib.loads(Path(__file__).with_name("find.toml").read_text(encoding="utf-8"))
    for row in table["query"]:
        yield Question(row["ask"], row["plain"], tuple(_said(*each) for each in row.get("says", ())) + _slot(row))


def _said(file: str, words: str) -> Place:
    return _place(FIXTURES / "nightly" / file, words, words)


def _slot(row: dict[str, list[str]]) -> tuple[Place, ...]:
    if "slot" not in row:
        return ()
    folder, name = row["slot"]
    gold = json.loads((FIXTURES / folder / "gold.json").read_text(encoding="utf-8"))
    slot = next(each for each in gold["slots"] if each["id"] == name)
    return tuple(_place(FIXTURES / folder / each["file"], each["quote"], each["value"]) for each in slot["mentions"])


def _place(path: Path, quote: str, value: str) -> Place:
    text = path.read_text(encoding="utf-8")
    start = text.index(quote) + quote.index(value)
    return str(path), start, start + len(value)


def sentences_of(connection: Connection, question: Question) -> set[tuple[int, str]]:
    """The sentences (version, text) that answer a question."""
    found = set()
    for path, start, end in question.places:
        rows = connection.execute(
            "SELECT version.id, text, sentence FROM claim JOIN version ON version.id = claim.version"
            " WHERE path = ? AND current = 1",
            (path,),
        )
        for version, text, sentence in rows:
            at = text.find(sentence)
            if at <= start and end <= at + len(sentence):
                found.add((version, sentence))
    return found


def scored(hits: Sequence[Hit], right: set[tuple[int, str]]) -> Score:
    """How well the hits, the best first, are those that are right."""
    told = [(hit.version, hit.sentence) in right for hit in hits]
    first = next((at for at, good in enumerate(told, 1) if good), 0)
    at_5, at_10 = (sum(told[:most]) / min(most, len(right)) for most in (5, 10))
    return Score(at_5, at_10, 1 / first if first else 0.0)


def among_facts(facts: Sequence[Finding], places: Sequence[Place]) -> tuple[int, float]:
    """The rank of the first fact with a right value (0: none has), and the most of the places that one fact has."""
    shares = [sum(_is_at(fact, place) for place in places) / len(places) for fact in facts]
    first = next((at for at, share in enumerate(shares, 1) if share), 0)
    return first, max(shares, default=0.0)


def _is_at(fact: Finding, place: Place) -> bool:
    path, start, end = place
    mentions = (mention for side in fact.sides for mention in side.mentions)
    return any(each.path == path and each.start < end and each.end > start for each in mentions)


def _words(connection: Connection, ask: str, versions: Collection[int], config: Config) -> list[Hit]:
    return ranked(connection, ask, versions, config=config, by_meaning=False)


def _meaning(connection: Connection, ask: str, versions: Collection[int], config: Config) -> list[Hit]:
    return ranked(connection, ask, versions, config=config, by_words=False)


def _both(connection: Connection, ask: str, versions: Collection[int], config: Config) -> list[Hit]:
    return ranked(connection, ask, versions, config=config)


def _by_ranks(connection: Connection, ask: str, versions: Collection[int], config: Config) -> list[Hit]:
    """Reciprocal rank fusion (Cormack, Clarke and Buettcher 2009), with their constant."""
    scores: dict[tuple[int, str], float] = defaultdict(float)
    for find in (_words, _meaning):
        for rank, hit in enumerate(find(connection, ask, versions, config), 1):
            scores[hit.version, hit.sentence] += 1 / (60 + rank)
    return [Hit(*each, scores[each]) for each in sorted(scores, key=lambda one: (-scores[one], one))]


WAYS = {"words": _words, "meaning": _meaning, "ranks": _by_ranks, "both": _both}


def measure(connection: Connection) -> None:
    """Print the table."""
    config, every = Config(), standing(connection)
    index(connection, every, config=config, progress=silent)
    asked = list(questions())
    right = {one.ask: sentences_of(connection, one) for one in asked}
    unread = sum(not each for each in right.values())
    print(f"{len(every)} articles, {len(asked)} questions, {unread} of them with no answer that was read\n")
    print(f"{'sentences':<12}{'':<10}{'recall at 5':>12}{'at 10':>8}{'MRR':>8}")
    for name, find in WAYS.items():
        scores = {
            one.ask: scored(find(connection, one.ask, every.keys(), config), right[one.ask])
            for one in asked
            if right[one.ask]
        }
        for part, plain in (("all", (True, False)), ("plain", (True,)), ("reworded", (False,))):
            own = [scores[one.ask] for one in asked if one.plain in plain and one.ask in scores]
            at_5, at_10, mrr = (fmean(getattr(each, what) for each in own) for what in ("at_5", "at_10", "reciprocal"))
            print(f"{name if part == 'all' else '':<12}{part:<10}{at_5:>12.2f}{at_10:>8.2f}{mrr:>8.2f}")
    _facts(connection, asked, config)


def _facts(connection: Connection, asked: Sequence[Question], config: Config) -> None:
    ranks, shares, seconds = [], [], []
    for one in asked:
        began = time.process_time()
        told = answer(connection, one.ask, among=Among(), limit=FACTS, config=config, progress=silent)
        seconds.append(time.process_time() - began)
        rank, share = among_facts(told.facts, one.places)
        ranks.append(rank)
        shares.append(share)
    print(
        f"\nfacts: the right one is first for {sum(rank == 1 for rank in ranks)}, among the first three for "
        f"{sum(0 < rank <= 3 for rank in ranks)} of {len(ranks)} questions; "
        f"it has {fmean(shares):.2f} of the places that answer"
    )
    print(f"seconds of one core for a question: {fmean(seconds):.1f}, at most {max(seconds):.1f}")


def make(path: Path) -> None:
    """Take the fixtures into an archive."""
    with opened(path, create=True) as connection:
        for night in NIGHTS:
            add(connection, [str(FIXTURES / "nightly" / night)], config=Config(), day=night, progress=silent)
        folders = [str(FIXTURES / "stories"), str(FIXTURES / "annotated" / "train")]
        add(connection, folders, config=Config(), day=NIGHTS[-1], progress=silent)


def main() -> None:
    """Measure on the archive that --archive names, which is made if it is not there, or on one for this run alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path)
    given = parser.parse_args().archive
    with TemporaryDirectory() as folder:
        path = given or Path(folder) / "archive.db"
        if not path.exists():
            make(path)
        with opened(path) as connection:
            measure(connection)


if __name__ == "__main__":
    main()
