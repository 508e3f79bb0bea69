"""Fit the model of two kinds of things on annotated clusters, and write factcheck/match/kinds.json.

    python -m benchmarks.fit_kinds CLUSTERS --encoders FOLDER [--write] [--list]

A pair of statements of two articles whose values the checks hold to exclude each other is right where it meets two
sides of an annotated disagreement of the field `category`, and wrong otherwise. Each fold of series is read by the
encoder that was tuned without it, and judged by a model that was fitted on the others; printed are the annotated
disagreements that a flag meets, and the wrong flags.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from benchmarks.clusters import FOLDS, Told, fold_of, slot_of, slots_of, told
from benchmarks.fit_polarity import annotated, meets, shown
from benchmarks.fit_slots import fit, fold_encoder
from factcheck.cache import open_cache
from factcheck.checks import relate
from factcheck.config import Config
from factcheck.embed import embed
from factcheck.match.candidates import candidates
from factcheck.match.kinds import KINDS, chances, kind_rows, may_meet
from factcheck.match.slots import Logistic
from factcheck.match.texts import Embedded, slot_text
from factcheck.match.trees import Floats
from factcheck.model import Kind, Statement, Verdict

OUTPUT = Path(__file__).parents[1] / "factcheck" / "match" / "kinds.json"
# There are few examples.
_LOOSENESS = 0.05
# Nine in ten flags are right from a probability of 0.74 on in clusters of one story; in reports of many incidents,
# where many are shot in the leg and charged with assault, none was up to 0.8: from 0.85 on shall count as even.
_CAUTION = math.log(0.85 / 0.15)
_LEAST = (0.3, 0.4, 0.5, 0.6, 0.7)

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Example:
    """The pairs of a cluster that may fill one slot, which contradict, their signals, and what each meets.

    Of a pair that contradicts that is an annotated disagreement, of one that agrees its slot; None where there is none.
    """

    name: str
    pairs: tuple[tuple[Statement, Statement], ...]
    against: Bools
    rows: Floats
    met: tuple[str | None, ...]
    wanted: frozenset[str]

    @property
    def fold(self) -> int:
        """The part of the data that this cluster belongs to, by series."""
        return fold_of(self.name)

    @property
    def right(self) -> Bools:
        """Which pairs meet what is annotated."""
        return np.array([one is not None for one in self.met], dtype=bool)


def examples(data: Sequence[Told], encoders: Path) -> list[Example]:
    """The pairs of all clusters, each cluster read by the encoder that was tuned without its series."""
    found = []
    with open_cache(Config()) as cache:
        for fold in range(FOLDS):
            own = [one for one in data if fold_of(one.path.name) == fold]
            pairs = [_pairs(_sorted_out(one)) for one in own]
            texts = sorted(
                {
                    slot_text(_sorted_out(one)[index])
                    for one, each in zip(own, pairs, strict=True)
                    for pair in each
                    for index in pair
                }
            )
            rows = embed(texts, encoder=fold_encoder(encoders, fold), cache=cache)
            vectors = Embedded({}, dict(zip(texts, rows, strict=True)))
            found += [_example(one, each, vectors) for one, each in zip(own, pairs, strict=True)]
    return found


def _sorted_out(cluster: Told) -> list[Statement]:
    return [one for one in cluster.statements if one.value.kind is Kind.CATEGORY]


def _pairs(statements: Sequence[Statement]) -> dict[tuple[int, int], Verdict]:
    """The pairs that are scored, with their verdicts."""
    ids = sorted({one.article.id for one in statements})
    every = sorted(set(candidates(statements, combinations(ids, 2))))
    verdicts = {(i, j): relate(statements[i], statements[j]) for i, j in every}
    against = {
        pair
        for pair, verdict in verdicts.items()
        if verdict is Verdict.DIFFERENT and may_meet(statements[pair[0]], statements[pair[1]])
    }
    disputed = {index for pair in against for index in pair}
    return {
        pair: verdict
        for pair, verdict in verdicts.items()
        if pair in against or (verdict in {Verdict.SAME, Verdict.COMPATIBLE} and {*pair} <= disputed)
    }


def _example(cluster: Told, verdicts: dict[tuple[int, int], Verdict], vectors: Embedded) -> Example:
    statements, pairs = _sorted_out(cluster), list(verdicts)
    items = tuple(annotated(cluster.path, cluster.statements, field="category"))
    spans = slots_of(cluster.path, cluster.articles)
    slots = [slot_of(one, spans) for one in statements]
    met: list[str | None] = []
    for (i, j), verdict in verdicts.items():
        if verdict is Verdict.DIFFERENT:
            met.append(next((name for name, each in items if meets(statements[i], statements[j], each)), None))
        else:
            met.append(slots[i] if slots[i] == slots[j] else None)
    return Example(
        cluster.path.name,
        tuple((statements[i], statements[j]) for i, j in pairs),
        np.array([verdict is Verdict.DIFFERENT for verdict in verdicts.values()], dtype=bool),
        kind_rows(statements, pairs, list(verdicts.values()), vectors),
        tuple(met),
        frozenset(name for name, _ in items),
    )


def fitted(data: Sequence[Example]) -> Logistic:
    """The model of values that contradict each other; too few that agree are annotated to fit one of their own."""
    used = [one for one in data if one.pairs]
    every = np.vstack([one.rows[one.against] for one in used])
    right = np.concatenate([one.right[one.against] for one in used])
    model = fit(every, right, KINDS, looseness=_LOOSENESS)
    return replace(model, bias=model.bias - _CAUTION)


def measured(data: Sequence[Example], *, listed: bool) -> None:
    """Print the counts by folds."""
    told_chances = {}
    for fold in range(FOLDS):
        model = fitted([one for one in data if one.fold != fold])
        told_chances.update({one.name: chances(one.rows, model) for one in data if one.fold == fold and one.pairs})
    flags = [
        (float(chance), one.name, met, pair)
        for one in data
        if one.pairs
        for chance, met, pair, against in zip(told_chances[one.name], one.met, one.pairs, one.against, strict=True)
        if against
    ]
    reach = len({(name, met) for _, name, met, _ in flags if met is not None})
    print(f"{sum(len(one.wanted) for one in data)} annotated, {reach} within reach, {len(flags)} contradicting pairs")
    for least in _LEAST:
        told_ = [(name, met, pair) for chance, name, met, pair in flags if chance >= least]
        right = len({(name, met) for name, met, _ in told_ if met is not None})
        wrong = {(name, *sorted(one.value.sort.head for one in pair)) for name, met, pair in told_ if met is None}
        print(f"from {least}: {right} found, {len(wrong)} wrong")
    for chance, name, met, pair in sorted(flags, key=lambda one: -one[0]) if listed else ():
        if chance >= min(_LEAST) or met is not None:
            print(f"{chance:.2f} {met or '-'} {name[:3]}\n    {shown(pair[0])}\n    {shown(pair[1])}")


def main() -> int:
    """Measure the model by folds, and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", type=Path)
    parser.add_argument("--encoders", type=Path, required=True, help="the tuned encoders of the folds (make train)")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    data = examples(told(options.clusters), options.encoders)
    measured(data, listed=options.list)
    model = fitted(data)
    print(", ".join(f"{name} {weight:.2f}" for name, weight in zip(model.names, model.weights, strict=True)))
    if options.write:
        OUTPUT.write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n")
        print(f"wrote {OUTPUT.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
