"""Where recall ends before the same-slot decision: what is found, and what can be flagged at all.

    python -m benchmarks.ceiling CLUSTERS

CLUSTERS hold every value assigned to its slot. The first table gives the share of annotated values that some value
found overlaps, and that one of the annotated field does. The second follows the pairs of values of two articles that
are annotated to contradict each other: are both found, does the story gate let them meet as a candidate pair, does
their relation give the verdict different, and is the pair not ruled out by the words beside it. Each column counts
those that passed the columns before it, as pairs and, in brackets, as slots with at least one such pair.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from benchmarks.clusters import told
from factcheck.cache import open_cache
from factcheck.checks import relate
from factcheck.config import Config
from factcheck.embed import embed, load_encoder
from factcheck.match import story_texts
from factcheck.match.candidates import candidates
from factcheck.match.contrasts import exclusive, marks
from factcheck.match.events import events
from factcheck.match.stories import stories
from factcheck.model import Article, Span, Statement, Verdict
from factcheck.parallel import told as words

STEPS = ("annotated", "both found", "candidates", "different", "not ruled out")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated value: its article's id, where it stands, and its side where its slot differs."""

    article: str
    span: Span
    side: str | None


@dataclass(frozen=True, slots=True)
class Slot:
    """One annotated slot of a cluster."""

    field: str
    differs: bool
    values: tuple[Annotated, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What is printed: values by field and whether found, and contradictions by field and step, as pairs and slots."""

    values: Counter[str]
    found: Counter[str]
    as_field: Counter[str]
    pairs: Mapping[str, Counter[str]]
    slots: Mapping[str, Counter[str]]


def slots_of(cluster: Path, articles: Sequence[Article]) -> tuple[Slot, ...]:
    """The annotated slots of a cluster, with the places of their values."""
    by_name = {Path(article.path).name: article for article in articles}
    gold = json.loads((cluster / "gold.json").read_text(encoding="utf-8"))
    return tuple(
        Slot(slot["field"], slot["relation"] == "differs", tuple(_places(slot["mentions"], by_name)))
        for slot in gold.get("slots", [])
    )


def _places(mentions: Sequence[Mapping[str, str]], by_name: Mapping[str, Article]) -> Iterator[Annotated]:
    for mention in mentions:
        if article := by_name.get(mention["file"]):
            start = article.text.index(mention["quote"]) + mention["quote"].index(mention["value"])
            yield Annotated(article.id, Span(start, start + len(mention["value"])), mention.get("side"))


def count(
    slots: Sequence[Slot], statements: Sequence[Statement], met: frozenset[tuple[int, int]], counts: Counts
) -> None:
    """Add the slots of one cluster to `counts`; `met` are the candidate pairs, as indices of `statements`."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, statement in enumerate(statements):
        places[statement.article.id].append(at)
    for slot in slots:
        found = [
            [at for at in places[one.article] if statements[at].value.span.overlaps(one.span)] for one in slot.values
        ]
        counts.values[slot.field] += len(found)
        counts.found[slot.field] += sum(map(bool, found))
        counts.as_field[slot.field] += sum(any(statements[at].value.field == slot.field for at in one) for one in found)
        passed = Counter[str]()
        for (left, mine), (right, yours) in combinations(zip(slot.values, found, strict=True), 2):
            if slot.differs and left.article != right.article and left.side != right.side:
                passed.update(STEPS[: 1 + _steps(mine, yours, statements, met)])
        counts.pairs[slot.field].update(passed)
        counts.slots[slot.field].update(passed.keys())


def _steps(
    mine: Sequence[int], yours: Sequence[int], statements: Sequence[Statement], met: frozenset[tuple[int, int]]
) -> int:
    """How many of the steps after the first the best pair of the statements found passes."""
    best = 0
    for one, other in ((min(i, j), max(i, j)) for i in mine for j in yours):
        left, right = statements[one], statements[other]
        steps = (
            (one, other) in met,
            relate(left, right) is Verdict.DIFFERENT,
            not exclusive(marks(left), marks(right)),
        )
        best = max(best, 1 + next((at for at, passed in enumerate(steps) if not passed), len(steps)))
    return best


def ceiling(folder: Path) -> Counts:
    """The counts of all annotated clusters in `folder`, each read and matched as a run of its own."""
    counts = Counts(Counter(), Counter(), Counter(), defaultdict(Counter), defaultdict(Counter))
    encoder = load_encoder(None)
    with open_cache(Config()) as cache:
        for one in told(folder):
            texts = sorted(story_texts(one.statements, one.articles))
            vectors = dict(zip(texts, embed(texts, encoder=encoder, cache=cache), strict=True))
            said = {each.id: words(each) for each in one.articles}
            gate = events(stories(one.statements, vectors, one.articles), said).pairs
            met = frozenset(candidates(one.statements, gate))
            count(slots_of(one.path, one.articles), one.statements, met, counts)
    return counts


def table(counts: Counts) -> Iterator[str]:
    """The lines of both tables."""
    yield f"{'field':14}{'values':>8}{'found':>14}{'as its field':>14}"
    for field in [*sorted(counts.values), "all"]:
        values, found, as_field = (_of(one, field) for one in (counts.values, counts.found, counts.as_field))
        yield f"{field:14}{values:8}{found:6} {_share(found, values):>7}{as_field:6} {_share(as_field, values):>7}"
    yield ""
    yield f"{'contradictions':14}" + "".join(f"{step:>16}" for step in STEPS)
    totals = sum(counts.pairs.values(), Counter[str]()), sum(counts.slots.values(), Counter[str]())
    for field in [*sorted(field for field in counts.pairs if counts.pairs[field]), "all"]:
        pairs, slots = totals if field == "all" else (counts.pairs[field], counts.slots[field])
        yield f"{field:14}" + "".join(f"{f'{pairs[step]} ({slots[step]})':>16}" for step in STEPS)


def _of(counter: Counter[str], field: str) -> int:
    return counter.total() if field == "all" else counter[field]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


def main() -> None:
    """The command `make eval-ceiling`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", type=Path)
    folder: Path = parser.parse_args().clusters
    counts = ceiling(folder)
    if not counts.values:
        parser.error(f"{folder} holds no cluster with slots: folders with articles.json, texts, and slots in gold.json")
    print(*table(counts), sep="\n")


if __name__ == "__main__":
    main()
