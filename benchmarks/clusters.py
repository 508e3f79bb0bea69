"""Annotated clusters as statements: what each article states, and the slot that the annotation gives each value."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from pathlib import Path

from factcheck.config import Config
from factcheck.extract import extract
from factcheck.match.candidates import candidates
from factcheck.model import Article, Statement
from factcheck.read import read

FIELDS = frozenset({"quantity", "money", "percent", "duration", "age"})
FOLDS = 4


@dataclass(frozen=True, slots=True)
class Cluster:
    """The statements of one cluster, the annotated slot of each (or None), and its candidate pairs.

    `series` is the author's, the first two digits of the folder's name; clusters are held back by `fold`.
    """

    name: str
    series: int
    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    slots: tuple[str | None, ...]
    pairs: tuple[tuple[int, int], ...]

    @property
    def fold(self) -> int:
        """The part of the data that this cluster belongs to, by series."""
        return self.series % FOLDS


@dataclass(frozen=True, slots=True)
class Told:
    """The folder of a cluster, its articles, and all that they state, in order."""

    path: Path
    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]


def told(folder: Path) -> tuple[Told, ...]:
    """What the clusters of a folder state, by name. Reads and extracts as the checker does."""
    paths = sorted(path.parent for path in folder.glob("*/gold.json"))
    read_articles = [read([str(path)], config=Config())[0] for path in paths]
    every = [article for articles in read_articles for article in articles]
    claims = dict(zip((article.id for article in every), extract(every), strict=True))
    return tuple(
        Told(
            path,
            articles,
            tuple(
                Statement(article, claim, value)
                for article in articles
                for claim in claims[article.id]
                for value in claim.values
            ),
        )
        for path, articles in zip(paths, read_articles, strict=True)
    )


def clusters(folder: Path) -> tuple[Cluster, ...]:
    """All clusters of a folder, by name, with the slots of their numbers."""
    found = []
    for one in told(folder):
        spans = slots_of(one.path, one.articles)
        ids = sorted(article.id for article in one.articles)
        found.append(
            Cluster(
                name=one.path.name,
                series=int(one.path.name[:2]),
                articles=one.articles,
                statements=one.statements,
                slots=tuple(slot_of(statement, spans) for statement in one.statements),
                pairs=tuple(sorted(set(candidates(one.statements, combinations_with_replacement(ids, 2))))),
            )
        )
    return tuple(found)


def slots_of(cluster: Path, articles: Sequence[Article]) -> dict[str, list[tuple[int, int, str]]]:
    """For each article's path the annotated spans of numbers with their slot."""
    gold = json.loads((cluster / "gold.json").read_text(encoding="utf-8"))
    by_name = {Path(article.path).name: article for article in articles}
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for slot in gold["slots"]:
        for mention in slot["mentions"]:
            if slot["field"] in FIELDS and mention["file"] in by_name:
                text = by_name[mention["file"]].text
                start = text.index(mention["quote"]) + mention["quote"].index(mention["value"])
                spans[by_name[mention["file"]].path].append((start, start + len(mention["value"]), slot["id"]))
    return spans


def slot_of(statement: Statement, spans: dict[str, list[tuple[int, int, str]]]) -> str | None:
    """The annotated slot of a statement, or None where its value is not annotated."""
    span = statement.value.span
    found = [row for row in spans[statement.article.path] if row[0] < span.end and span.start < row[1]]
    return min(found, key=lambda row: abs(row[0] - span.start))[2] if found else None
