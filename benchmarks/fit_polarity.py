"""Fit the model of what is affirmed and denied on annotated clusters, and write factcheck/match/opposed.json.

    python -m benchmarks.fit_polarity CLUSTERS --encoders FOLDER [--write] [--list]

A pair of statements of two articles whose values the checks hold to exclude each other is right where it meets two
sides of an annotated disagreement of the field `polarity`, and wrong otherwise. Each fold of series is judged by a
model that was fitted on the others, and reads the vectors of an encoder (FOLDER, of `make train`) that did not see it;
printed are the annotated disagreements that a flag meets, and the wrong flags.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np

from benchmarks.clusters import FOLDS, Told, fold_of, told
from benchmarks.fit_slots import fit, fold_encoder
from factcheck.cache import Cache, open_cache
from factcheck.checks import relate
from factcheck.config import Config
from factcheck.embed import Encoder, embed
from factcheck.match import counterparts, wanted
from factcheck.match.candidates import candidates
from factcheck.match.opposed import OPPOSED, opposed_rows
from factcheck.match.slots import Logistic, probability
from factcheck.match.trees import Floats
from factcheck.model import Claim, Kind, Statement, Verdict

OUTPUT = Path(__file__).parents[1] / "factcheck" / "match" / "opposed.json"
# Few pairs are right, so that large weights would only learn them by heart.
_LOOSENESS = 0.1
# Eight in ten flags are right from a probability of 0.6 on: that shall count as even.
_CAUTION = math.log(0.6 / 0.4)


@dataclass(frozen=True)
class Example:
    """The contradicting pairs of a cluster, their signals, and the annotated disagreement that each meets (or None)."""

    name: str
    pairs: tuple[tuple[Statement, Statement], ...]
    rows: Floats
    met: tuple[str | None, ...]
    wanted: frozenset[str]

    @property
    def fold(self) -> int:
        """The part of the data that this cluster belongs to, by series."""
        return fold_of(self.name)


def example(path: Path, statements: Sequence[Statement], encoder: Encoder, cache: Cache) -> Example:
    """The pairs of a cluster whose values exclude each other."""
    polar = contested(statements)
    ids = sorted({one.article.id for one in polar})
    every = sorted(set(candidates(polar, combinations(ids, 2))))
    pairs = [(i, j) for i, j in every if relate(polar[i], polar[j]) is Verdict.DIFFERENT]
    texts = sorted(wanted(polar)[1])
    vectors = dict(zip(texts, embed(texts, encoder=encoder, cache=cache), strict=True))
    items = tuple(annotated(path, statements))
    return Example(
        path.name,
        tuple((polar[i], polar[j]) for i, j in pairs),
        opposed_rows(polar, pairs, vectors),
        tuple(next((name for name, spans in items if meets(polar[i], polar[j], spans)), None) for i, j in pairs),
        frozenset(name for name, _ in items),
    )


def contested(statements: Sequence[Statement]) -> list[Statement]:
    """What the articles of a cluster affirm or deny and another may turn round."""
    claims: dict[str, list[Claim]] = {}
    for one in statements:
        each = claims.setdefault(one.article.id, [])
        if not each or each[-1] is not one.claim:
            each.append(one.claim)
    articles = {one.article.id: one.article for one in statements}
    return [
        Statement(articles[name], claim, value)
        for name, each in counterparts(claims).items()
        for claim in each
        for value in claim.values
        if value.kind is Kind.POLARITY
    ]


Spans = list[tuple[str, int, int, str]]


def annotated(path: Path, statements: Sequence[Statement], *, field: str = "polarity") -> Iterator[tuple[str, Spans]]:
    """Each annotated disagreement of the field with its mentions: the article's id, the span and the side."""
    articles = {Path(one.article.path).name: one.article for one in statements}
    for item in json.loads((path / "gold.json").read_text(encoding="utf-8"))["disagreements"]:
        if item["field"] == field:
            spans: Spans = []
            for mention in item["mentions"]:
                article = articles[mention["file"]]
                start = article.text.index(mention["quote"]) + mention["quote"].index(mention["value"])
                spans.append((article.id, start, start + len(mention["value"]), mention["side"]))
            yield item["id"], spans


def meets(left: Statement, right: Statement, spans: Spans) -> bool:
    """Whether the two statements touch mentions of two sides."""
    one, other = (
        {
            side
            for article, start, end, side in spans
            if article == each.article.id and start < each.value.span.end and each.value.span.start < end
        }
        for each in (left, right)
    )
    return bool(one and other) and one != other


def main() -> int:
    """Measure the model by folds, and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", type=Path, nargs="+")
    parser.add_argument("--encoders", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    encoders = [fold_encoder(options.encoders, fold) for fold in range(FOLDS)]
    every: list[Told] = [one for folder in options.clusters for one in told(folder)]
    with open_cache(Config()) as cache:
        read = [example(one.path, one.statements, encoders[fold_of(one.path.name)], cache) for one in every]
    measured(read, write=options.write, listed=options.list)
    return 0


def measured(examples: Sequence[Example], *, write: bool, listed: bool) -> None:
    """Print the counts by folds; fit on all and write."""
    used = [one for one in examples if one.pairs]
    chances = {}
    for fold in range(FOLDS):
        own = [one for one in used if one.fold != fold]
        model = _fitted(own)
        chances.update({one.name: probability(model.logit(one.rows)) for one in used if one.fold == fold})
    wanted = sum(len(one.wanted) for one in examples)
    reachable = sum(len({name for name in one.met if name is not None}) for one in used)
    print(f"{wanted} annotated, {reachable} within reach, {sum(len(one.pairs) for one in used)} contradicting pairs")
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        flags = [
            (one.name, met)
            for one in used
            for met, chance in zip(one.met, chances[one.name], strict=True)
            if chance >= least
        ]
        right = len({(name, met) for name, met in flags if met is not None})
        print(f"from {least}: {right} found, {sum(met is None for _, met in flags)} wrong pairs of {len(flags)}")
    if listed:
        for one in used:
            for (left, right_), met, chance in zip(one.pairs, one.met, chances[one.name], strict=True):
                if chance >= 0.3 or met is not None:
                    print(f"{chance:.2f} {met or '-'} {one.name[:3]}\n    {shown(left)}\n    {shown(right_)}")
    model = _fitted(used)
    print(", ".join(f"{name} {weight:.2f}" for name, weight in zip(model.names, model.weights, strict=True)))
    if write:
        OUTPUT.write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n")


def _fitted(examples: Sequence[Example]) -> Logistic:
    model = fit(np.vstack([one.rows for one in examples]), _right(examples), OPPOSED, looseness=_LOOSENESS)
    return replace(model, bias=model.bias - _CAUTION)


def _right(examples: Sequence[Example]) -> np.ndarray:
    return np.array([met is not None for one in examples for met in one.met])


def shown(statement: Statement) -> str:
    """The sentence of a statement with its value in brackets."""
    span, text = statement.claim.sentence, statement.article.text
    value = statement.value.span
    return " ".join(
        f"{text[span.start : value.start]}[{text[value.start : value.end]}]{text[value.end : span.end]}".split()
    )


if __name__ == "__main__":
    raise SystemExit(main())
