"""Fit the same-slot models on annotated clusters, and write factcheck/match/slots.json.

    python -m benchmarks.fit_slots CLUSTERS [--write]

CLUSTERS hold every value assigned to its slot. Without --write the models are only measured: average precision, and
recall where precision is 0.9 and 0.8, on series of clusters left out of the fitting (a series is one author's, the
first two digits of a cluster's name). The measuring data of the project must never be given here.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations, combinations_with_replacement
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_recall_curve
from sklearn.preprocessing import StandardScaler

from factcheck.cache import open_cache
from factcheck.checks import relate
from factcheck.config import Config
from factcheck.embed import embed, load_encoder
from factcheck.extract import extract
from factcheck.match import Vectors, texts
from factcheck.match.candidates import candidates
from factcheck.match.pairs import NAMED, signal_rows
from factcheck.match.signals import NAMES
from factcheck.match.slots import Logistic, SlotModel, probability, rivals
from factcheck.match.stories import LEAST_STORY, STORY, Story, stories, story_row
from factcheck.model import Article, Statement, Verdict
from factcheck.read import read

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
FIELDS = frozenset({"quantity", "money", "percent", "duration", "age"})
FOLDS = 4
OUTPUT = Path(__file__).parents[1] / "factcheck" / "match" / "slots.json"


@dataclass(frozen=True)
class Example:
    """All candidate pairs of one cluster; `known` marks those annotated on both sides, `across` those of two articles.

    Models learn from the pairs inside one article too: nearly all are two slots told in like words, the hardest
    that there are, and without them more flags are wrong. Measured are pairs across articles only.
    """

    series: int
    rows: Floats
    same: Bools
    conflict: Bools
    agreeing: Bools
    known: Bools
    across: Bools
    pairs: tuple[tuple[int, int], ...]
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Meetings:
    """All pairs of articles of all clusters: the series of both, their signals, and whether they tell of one event."""

    series: NDArray[np.int_]
    rows: Floats
    same: Bools


def fit(rows: Floats, same: Bools, names: Sequence[str]) -> Logistic:
    """A regularised logistic regression after standardising, its weights to six significant digits."""
    scaler = StandardScaler().fit(rows)
    regression = LogisticRegression(C=1.0, max_iter=5000).fit(scaler.transform(rows), same)
    return Logistic(
        names=tuple(names),
        mean=_digits(scaler.mean_),
        scale=_digits(scaler.scale_),
        weights=_digits(regression.coef_[0]),
        bias=_digits(regression.intercept_)[0],
    )


def _digits(values: Floats) -> tuple[float, ...]:
    return tuple(float(f"{value:.6g}") for value in values)


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


def examples(folder: Path) -> tuple[list[Example], Meetings]:
    """The pairs of values of every cluster, and the pairs of articles of all clusters together."""
    clusters = sorted(path.parent for path in folder.glob("*/gold.json"))
    read_clusters = [(cluster, read([str(cluster)], config=Config())[0]) for cluster in clusters]
    every = [article for _, articles in read_clusters for article in articles]
    claims = dict(zip((article.id for article in every), extract(every), strict=True))
    statements = [
        Statement(article, claim, value) for article in every for claim in claims[article.id] for value in claim.values
    ]
    wanted = sorted({text for statement in statements for text in texts(statement)})
    with open_cache(Config()) as cache:
        vectors = dict(zip(wanted, embed(wanted, encoder=load_encoder(None), cache=cache), strict=True))
    found = []
    for cluster, articles in read_clusters:
        ids = sorted(article.id for article in articles)
        mine = [statement for statement in statements if statement.article.id in ids]
        spans = slots_of(cluster, articles)
        slots = [slot_of(statement, spans) for statement in mine]
        pairs = sorted(set(candidates(mine, combinations_with_replacement(ids, 2))))
        found.append(_example(int(cluster.name[:2]), mine, slots, pairs, vectors))
    return found, _meetings(read_clusters, stories(statements, vectors))


def _meetings(clusters: Sequence[tuple[Path, Sequence[Article]]], told: Mapping[str, Story]) -> Meetings:
    placed = [(cluster, article.id) for cluster, articles in clusters for article in articles if article.id in told]
    series, rows, same = [], [], []
    for (cluster, left), (other, right) in combinations(placed, 2):
        series.append((int(cluster.name[:2]), int(other.name[:2])))
        rows.append(story_row(told[left], told[right]))
        same.append(cluster == other)
    return Meetings(np.array(series), np.array(rows), np.array(same, dtype=bool))


def _example(
    series: int,
    statements: Sequence[Statement],
    slots: Sequence[str | None],
    pairs: Sequence[tuple[int, int]],
    vectors: Vectors,
) -> Example:
    verdicts = [relate(statements[i], statements[j]) for i, j in pairs]
    return Example(
        series=series,
        rows=signal_rows(statements, pairs, vectors),
        same=np.array([slots[i] is not None and slots[i] == slots[j] for i, j in pairs], dtype=bool),
        conflict=np.array([verdict is Verdict.DIFFERENT for verdict in verdicts], dtype=bool),
        agreeing=np.array([verdict not in {Verdict.DIFFERENT, Verdict.UNKNOWN} for verdict in verdicts], dtype=bool),
        known=np.array([slots[i] is not None and slots[j] is not None for i, j in pairs], dtype=bool),
        across=np.array([statements[i].article.id != statements[j].article.id for i, j in pairs], dtype=bool),
        pairs=tuple(pairs),
        articles=tuple(statement.article.id for statement in statements),
    )


def fitted(data: Sequence[Example], met: Meetings) -> SlotModel:
    """The story model, the pair model, and the models beside the rivals for values that agree and that contradict.

    The opinions that the second models learn from come from pair models that did not see the cluster,
    so that they are as uncertain as they will be on new articles.
    """
    pair = _pair_model(data)
    rows, same, conflict = [], [], []
    for fold in range(FOLDS):
        others = _pair_model([one for one in data if one.series % FOLDS != fold])
        for one in data:
            if one.series % FOLDS == fold:
                rows.append(table(one, others)[one.known])
                same.append(one.same[one.known])
                conflict.append(one.conflict[one.known])
    every, truth, against = np.vstack(rows), np.concatenate(same), np.concatenate(conflict)
    return SlotModel(
        story=fit(met.rows, met.same, STORY),
        pair=pair,
        agreeing=fit(every[~against], truth[~against], NAMED),
        conflicting=fit(every[against], truth[against], NAMED),
    )


def _pair_model(data: Sequence[Example]) -> Logistic:
    return fit(
        np.vstack([one.rows[one.known] for one in data]), np.concatenate([one.same[one.known] for one in data]), NAMES
    )


def table(one: Example, pair: Logistic) -> Floats:
    """The signals of an example's pairs with their rivals."""
    return np.hstack([one.rows, rivals(pair.logit(one.rows), one.pairs, one.articles, one.agreeing.tolist())])


def measure(data: Sequence[Example], met: Meetings) -> None:
    """Print how well each model does on the series that it was not fitted on."""
    told: Floats = np.zeros(len(met.same))
    chances: dict[str, list[Floats]] = defaultdict(list)
    truths: dict[str, list[Bools]] = defaultdict(list)
    for fold in range(FOLDS):
        left_out = (met.series % FOLDS == fold).any(axis=1)
        rest = Meetings(met.series[~left_out], met.rows[~left_out], met.same[~left_out])
        model = fitted([one for one in data if one.series % FOLDS != fold], rest)
        told[left_out] = probability(model.story.logit(met.rows[left_out]))
        for one in data:
            if one.series % FOLDS != fold:
                continue
            rows = table(one, model.pair)
            parts = {
                "agree": (model.agreeing, one.known & one.across & ~one.conflict),
                "contradict": (model.conflicting, one.known & one.across & one.conflict),
            }
            for name, (part, wanted) in parts.items():
                if wanted.any():
                    chances[name].append(probability(part.logit(rows[wanted])))
                    truths[name].append(one.same[wanted])
    above = told >= LEAST_STORY
    print(
        f"stories: {above[met.same].mean():.3f} of {met.same.sum()} pairs of articles on one event are looked at, "
        f"and {above[~met.same].mean():.5f} of {(~met.same).sum()} on two events"
    )
    for name in chances:
        print_curve(f"values that {name}", np.concatenate(truths[name]), np.concatenate(chances[name]))


def print_curve(name: str, truth: Bools, chance: Floats) -> None:
    """Print average precision, and the recall at three precisions."""
    precision, recall, threshold = precision_recall_curve(truth, chance)
    average = average_precision_score(truth, chance)
    print(f"{name}: {len(truth)} pairs, {truth.sum()} in one slot, average precision {average:.3f}")
    for least in (0.9, 0.8, 0.7):
        reached = np.flatnonzero(precision[:-1] >= least)
        if len(reached):
            best = reached[np.argmax(recall[reached])]
            print(f"  precision {least}: recall {recall[best]:.3f} at probability {threshold[best]:.3f}")


def main() -> None:
    """The command `make fit`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", type=Path)
    parser.add_argument("--write", action="store_true", help="fit on all clusters and write the packaged weights")
    args = parser.parse_args()
    data, met = examples(args.clusters)
    measure(data, met)
    if args.write:
        OUTPUT.write_text(json.dumps({"models": asdict(fitted(data, met))}, indent=1) + "\n", encoding="utf-8")
        print(f"wrote {OUTPUT.name}")


if __name__ == "__main__":
    main()
