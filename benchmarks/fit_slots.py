"""Fit the same-slot models on annotated clusters, and write factcheck/match/slots.json.

    python -m benchmarks.fit_slots CLUSTERS --encoders FOLDER [--write]

CLUSTERS hold every value assigned to its slot. Without --write the models are only measured: average precision, and
recall where precision is 0.9 and 0.8, on series of clusters left out of the fitting (a series is one author's, the
first two digits of a cluster's name). The measuring data of the project must never be given here.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_recall_curve
from sklearn.preprocessing import StandardScaler

from benchmarks.clusters import FOLDS, Cluster, clusters
from factcheck.cache import open_cache
from factcheck.checks import relate
from factcheck.config import Config
from factcheck.embed import Encoder, embed, load_encoder
from factcheck.embed.files import TunedLayers, packaged_model
from factcheck.embed.local import LocalEncoder
from factcheck.match import Embedded, story_texts, wanted
from factcheck.match.alike import LEAST_STORY
from factcheck.match.pairs import NAMED, signal_rows
from factcheck.match.signals import NAMES
from factcheck.match.slots import FITTED, Blend, Logistic, PairModel, SlotModel, probability, rivals
from factcheck.match.stories import STORY, Story, stories, story_row
from factcheck.match.trees import LEAF, Tree, Trees
from factcheck.model import Kind, Verdict
from factcheck.packaged import sha256

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
TREES: dict[str, Any] = {
    "max_iter": 200,
    "learning_rate": 0.05,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 30,
    "l2_regularization": 5,
    "random_state": 0,
}
# Of the flags of a field this share shall be right; so few pairs tell nothing; a logit that is next to never reached.
RIGHT = 0.85
FEWEST = 8
SUREST = 3.0
OUTPUT = Path(__file__).parents[1] / "factcheck" / "match" / "slots.json"


@dataclass(frozen=True)
class Example:
    """All candidate pairs of values of one kind in one cluster.

    `known` marks those annotated on both sides, `across` those of two articles; `fields` are those of the left values.

    Models learn from the pairs inside one article too: nearly all are two slots told in like words, the hardest
    that there are, and without them more flags are wrong. Measured are pairs across articles only.
    """

    series: int
    kind: Kind
    rows: Floats
    same: Bools
    conflict: Bools
    agreeing: Bools
    known: Bools
    across: Bools
    pairs: tuple[tuple[int, int], ...]
    articles: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Meetings:
    """All pairs of articles of all clusters: the series of both, their signals, and whether they tell of one event."""

    series: NDArray[np.int_]
    rows: Floats
    same: Bools

    def of(self, fold: int) -> Bools:
        """Which pairs have an article of a series of the fold."""
        return np.asarray((self.series % FOLDS == fold).any(axis=1))


def fit(rows: Floats, same: Bools, names: Sequence[str], *, looseness: float = 1.0) -> Logistic:
    """A regularised logistic regression after standardising, its weights to six significant digits.

    `looseness` is the C of scikit-learn: the smaller, the smaller the weights.
    """
    scaler = StandardScaler().fit(rows)
    regression = LogisticRegression(C=looseness, max_iter=5000).fit(scaler.transform(rows), same)
    return Logistic(
        names=tuple(names),
        mean=_digits(scaler.mean_),
        scale=_digits(scaler.scale_),
        weights=_digits(regression.coef_[0]),
        bias=_digits(regression.intercept_)[0],
    )


def grow(rows: Floats, same: Bools, names: Sequence[str]) -> Trees:
    """Small gradient-boosted trees (scikit-learn), taken out as plain numbers."""
    model = HistGradientBoostingClassifier(**TREES).fit(rows, same)
    grown = [_tree(stage[0].nodes) for stage in model._predictors]
    return Trees(tuple(names), float(f"{model._baseline_prediction.item():.6g}"), tuple(grown))


def _tree(nodes: NDArray[np.void]) -> Tree:
    """One tree of scikit-learn; inner nodes get the mean of their leaves, by how many examples reached them."""
    value = np.array(nodes["value"], dtype=float)
    for at in reversed(range(len(nodes))):
        if not nodes["is_leaf"][at]:
            below = [int(nodes["left"][at]), int(nodes["right"][at])]
            value[at] = np.average(value[below], weights=nodes["count"][below])
    leaf = nodes["is_leaf"].astype(bool)
    return Tree(
        feature=tuple(int(one) for one in np.where(leaf, LEAF, nodes["feature_idx"])),
        # Not rounded: a threshold may be the very value of an example.
        threshold=tuple(float(one) for one in np.where(leaf, 0.0, nodes["num_threshold"])),
        left=tuple(int(one) for one in nodes["left"]),
        right=tuple(int(one) for one in nodes["right"]),
        value=tuple(float(f"{one:.6g}") for one in value),
    )


def _digits(values: Floats) -> tuple[float, ...]:
    return tuple(float(f"{value:.6g}") for value in values)


def examples(data: Sequence[Cluster], encoders: Path) -> tuple[list[Example], Meetings]:
    """The pairs of values of every cluster, and the pairs of articles of all clusters together.

    `encoders` holds the tuned encoders of the folds (`make train`): each cluster is read by the one that was tuned
    without its series, so that what it says is as good as it will be on new articles, and not better.
    """
    statements = [statement for cluster in data for statement in cluster.statements]
    general = sorted(wanted(statements)[0] | story_texts(statements, {one.article for one in statements}))
    with open_cache(Config()) as cache:
        vectors = dict(zip(general, embed(general, encoder=load_encoder(None), cache=cache), strict=True))
        found: list[Example] = []
        for fold in range(FOLDS):
            encoder = fold_encoder(encoders, fold)
            for cluster in data:
                if cluster.fold == fold:
                    texts = sorted(wanted(cluster.statements)[1])
                    slot = dict(zip(texts, embed(texts, encoder=encoder, cache=cache), strict=True))
                    found += _examples(cluster, Embedded(vectors, slot))
    return found, _meetings(data, stories(statements, vectors))


def fold_encoder(folder: Path, fold: int) -> Encoder:
    """The encoder that was tuned without the series of a fold."""
    path = folder / f"fold{fold}.safetensors"
    if not path.is_file():
        raise SystemExit(f"{path} is missing: run make train, which tunes an encoder for each fold")
    return LocalEncoder(replace(packaged_model(), tuned=TunedLayers(path, sha256(path))))


def _meetings(data: Sequence[Cluster], told: Mapping[str, Story]) -> Meetings:
    placed = [(cluster, article.id) for cluster in data for article in cluster.articles if article.id in told]
    series, rows, same = [], [], []
    for (cluster, left), (other, right) in combinations(placed, 2):
        series.append((cluster.series, other.series))
        rows.append(story_row(told[left], told[right]))
        same.append(cluster.name == other.name)
    return Meetings(np.array(series), np.array(rows), np.array(same, dtype=bool))


def _examples(cluster: Cluster, vectors: Embedded) -> Iterator[Example]:
    for kind in FITTED:
        own = tuple(pair for pair in cluster.pairs if cluster.statements[pair[0]].value.kind is kind)
        if own:
            yield _example(cluster, kind, own, vectors)


def _example(cluster: Cluster, kind: Kind, pairs: tuple[tuple[int, int], ...], vectors: Embedded) -> Example:
    statements, slots = cluster.statements, cluster.slots
    verdicts = [relate(statements[i], statements[j]) for i, j in pairs]
    return Example(
        series=cluster.series,
        kind=kind,
        rows=signal_rows(statements, pairs, vectors),
        same=np.array([slots[i] is not None and slots[i] == slots[j] for i, j in pairs], dtype=bool),
        conflict=np.array([verdict is Verdict.DIFFERENT for verdict in verdicts], dtype=bool),
        agreeing=np.array([verdict not in {Verdict.DIFFERENT, Verdict.UNKNOWN} for verdict in verdicts], dtype=bool),
        known=np.array([cluster.known(i, j) for i, j in pairs], dtype=bool),
        across=np.array([statements[i].article.id != statements[j].article.id for i, j in pairs], dtype=bool),
        pairs=pairs,
        articles=tuple(statement.article.id for statement in statements),
        fields=tuple(statements[i].value.field.value for i, _ in pairs),
    )


def fitted(data: Sequence[Example], met: Meetings) -> SlotModel:
    """The story model, the pair model, and the models beside the rivals for values that agree and that contradict."""
    return SlotModel(
        story=fit(met.rows, met.same, STORY),
        number=_pair_models([one for one in data if one.kind is Kind.NUMBER]),
        moment=_pair_models([one for one in data if one.kind is Kind.MOMENT]),
        name=_pair_models([one for one in data if one.kind is Kind.NAME]),
    )


def _pair_models(data: Sequence[Example]) -> PairModel:
    tables = left_out_tables(data, NAMES)
    every = np.vstack([rows[one.known] for rows, one in zip(tables, data, strict=True)])
    truth = np.concatenate([one.same[one.known] for one in data])
    against = np.concatenate([one.conflict[one.known] for one in data])
    return PairModel(
        pair=_pair_model(data, NAMES),
        agreeing=fit(every[~against], truth[~against], NAMED),
        conflicting=_conflicting(every[against], truth[against]),
        even=_even(data, tables),
    )


def _conflicting(rows: Floats, same: Bools) -> Blend:
    return Blend(fit(rows, same, NAMED), grow(rows, same, NAMED))


def _even(data: Sequence[Example], tables: Sequence[Floats]) -> dict[str, float]:
    """By field, the least logit from which on RIGHT of the contradicting pairs of articles left out are of one slot."""
    judged: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for fold in range(FOLDS):
        kept = [(rows, one) for rows, one in zip(tables, data, strict=True) if one.series % FOLDS != fold]
        held = [(rows, one) for rows, one in zip(tables, data, strict=True) if one.series % FOLDS == fold]
        if not kept or not held:
            continue
        model = _conflicting(
            np.vstack([rows[one.known & one.conflict] for rows, one in kept]),
            np.concatenate([one.same[one.known & one.conflict] for _, one in kept]),
        )
        for rows, one in held:
            chosen = np.flatnonzero(one.known & one.conflict & one.across)
            for at, logit in zip(chosen, model.logit(rows[chosen]) if len(chosen) else (), strict=True):
                judged[one.fields[at]].append((float(logit), bool(one.same[at])))
    return {field: float(f"{_from(pairs):.3g}") for field, pairs in sorted(judged.items())}


def _from(judged: Sequence[tuple[float, bool]]) -> float:
    """The least logit from which on enough pairs are right, of at least FEWEST; SUREST where there is none."""
    ordered = sorted(judged, reverse=True)
    right = np.cumsum([same for _, same in ordered])
    enough = [at for at, count in enumerate(right) if at + 1 >= FEWEST and count >= RIGHT * (at + 1)]
    return min(SUREST, max(-SUREST / 3, ordered[enough[-1]][0])) if enough else SUREST


def fitted_without(data: Sequence[Example], met: Meetings, fold: int) -> SlotModel:
    """The same-slot models fitted without the series of a fold."""
    rest = ~met.of(fold)
    return fitted(
        [one for one in data if one.series % FOLDS != fold],
        Meetings(met.series[rest], met.rows[rest], met.same[rest]),
    )


def left_out_tables(data: Sequence[Example], names: Sequence[str]) -> list[Floats]:
    """The signals of each example's pairs with their rivals, by a pair model that did not see the example's series.

    So what the second models learn from is as uncertain as it will be on new articles.
    """
    models = [_pair_model([one for one in data if one.series % FOLDS != fold], names) for fold in range(FOLDS)]
    return [table(one, models[one.series % FOLDS]) for one in data]


def _pair_model(data: Sequence[Example], names: Sequence[str]) -> Logistic:
    return fit(
        np.vstack([one.rows[one.known] for one in data]), np.concatenate([one.same[one.known] for one in data]), names
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
        model = fitted_without(data, met, fold)
        left_out = met.of(fold)
        told[left_out] = probability(model.story.logit(met.rows[left_out]))
        for one in data:
            if one.series % FOLDS != fold:
                continue
            models = model.of(one.kind)
            rows = table(one, models.pair)
            parts: dict[str, tuple[Logistic | Blend, Bools]] = {
                f"{one.kind.value}s that agree": (models.agreeing, one.known & one.across & ~one.conflict),
                f"{one.kind.value}s that contradict": (models.conflicting, one.known & one.across & one.conflict),
            }
            for name, (part, kept) in parts.items():
                if kept.any():
                    chances[name].append(probability(part.logit(rows[kept])))
                    truths[name].append(one.same[kept])
    above = told >= LEAST_STORY
    print(
        f"stories: {above[met.same].mean():.3f} of {met.same.sum()} pairs of articles on one event are looked at, "
        f"and {above[~met.same].mean():.5f} of {(~met.same).sum()} on two events"
    )
    for name in chances:
        print_curve(name, np.concatenate(truths[name]), np.concatenate(chances[name]))


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
    parser.add_argument("--encoders", type=Path, required=True, help="the tuned encoders of the folds (make train)")
    parser.add_argument("--write", action="store_true", help="fit on all clusters and write the packaged weights")
    args = parser.parse_args()
    data, met = examples(clusters(args.clusters), args.encoders)
    measure(data, met)
    if args.write:
        OUTPUT.write_bytes(msgspec.json.encode(fitted(data, met)) + b"\n")
        print(f"wrote {OUTPUT.name}")


if __name__ == "__main__":
    main()
