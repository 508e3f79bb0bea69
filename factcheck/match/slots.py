"""The probability that two statements fill one slot, from weights that were fitted on annotated clusters.

Two models, in `slots.json`: the first reads the signals of a pair; the second reads them again beside
the first's opinion of the rivals, the other statements of the two articles that could fill the slot
instead. Where the two values contradict each other the second has weights of its own, because most
pairs whose values differ answer different questions; there it is the mean of a logistic regression and
of boosted trees (docs/matching.md compares them). `benchmarks/fit_slots.py` fits them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec
import numpy as np

from factcheck.match.opposed import OPPOSED
from factcheck.match.signals import NAMES
from factcheck.match.trees import Floats, Trees
from factcheck.model import FieldValue, Kind

RIVALS = (
    "opinion",
    "least_margin",
    "greatest_margin",
    "unbeaten",
    "partner_most",
    "partner_least",
    "beyond_partners",
)
_FAR = 12.0
FITTED = (Kind.NUMBER, Kind.MOMENT, Kind.NAME)


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights of named signals after standardising: p = 1 / (1 + exp(-(bias + w . (x - mean) / scale)))."""

    names: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def logit(self, rows: Floats) -> Floats:
        """The logits of rows of signals, shape (n, len(names)). What one row gives does not depend on the others."""
        standard = (np.ascontiguousarray(rows) - np.array(self.mean)) / np.array(self.scale)
        # Not a matrix product: that gives other last bits for another number of rows.
        return np.asarray((standard * np.array(self.weights)).sum(axis=-1) + self.bias)

    @property
    def start(self) -> float:
        """The logit of a pair whose signals are all at their mean."""
        return self.bias

    def contributions(self, row: Floats) -> Floats:
        """What each signal of one row adds to the logit, weight x standardised value; with `start` they sum to it."""
        return np.asarray(np.array(self.weights) * (row - np.array(self.mean)) / np.array(self.scale))


@dataclass(frozen=True, slots=True)
class Blend:
    """The mean of the logits of a logistic regression and of boosted trees over the same signals."""

    logistic: Logistic
    trees: Trees

    @property
    def names(self) -> tuple[str, ...]:
        """The signals, in order."""
        return self.logistic.names

    def logit(self, rows: Floats) -> Floats:
        """The logits of rows of signals, shape (n, len(names))."""
        return (self.logistic.logit(rows) + self.trees.logit(rows)) / 2

    @property
    def start(self) -> float:
        """The logit before any signal is known."""
        return (self.logistic.start + self.trees.start) / 2

    def contributions(self, row: Floats) -> Floats:
        """What each signal of one row adds to the logit; with `start` they sum to it."""
        return (self.logistic.contributions(row) + self.trees.contributions(row)) / 2


@dataclass(frozen=True, slots=True)
class PairModel:
    """The fitted models of a pair of values: of its own, and beside its rivals where the two agree or not.

    `even` is, by field, the logit of two contradicting values from which on flags are right often enough: what counts
    as even. One model for all is too sure of dates and percentages, and not sure enough of ages and amounts.
    """

    pair: Logistic
    agreeing: Logistic
    conflicting: Blend
    even: dict[str, float]

    def caution(self, left: FieldValue, right: FieldValue) -> float:
        """What is taken off the logit of two contradicting values."""
        return max(self.even.get(one.field.value, 0.0) for one in (left, right))


@dataclass(frozen=True, slots=True)
class OpposedModel:
    """The fitted models of two statements that affirm or deny one thing, or name kinds of things: they agree or not."""

    agreeing: Logistic
    conflicting: Logistic


@dataclass(frozen=True, slots=True)
class SlotModel:
    """The fitted models: of two articles, and of two numbers, two moments and two names in them."""

    story: Logistic
    number: PairModel
    moment: PairModel
    name: PairModel

    def of(self, kind: Kind) -> PairModel:
        """The models for pairs of values of one kind of FITTED."""
        return {Kind.NUMBER: self.number, Kind.MOMENT: self.moment, Kind.NAME: self.name}[kind]

    def explains(self, kind: Kind) -> PairModel | OpposedModel:
        """The models that gave pairs of values of one kind their probability."""
        if kind is Kind.CATEGORY:
            return kind_model()
        return opposed_model() if kind is Kind.POLARITY else self.of(kind)


# All 34 disagreements of roles that are found in fixtures/annotated/train are annotated as such, most of them under one
# full name. Two people of one family name are told apart by a first name alone, if at all.
_PERSONS = {"one_name": 3.0, "form_of_name": 2.0, "spelling_of_name": 1.5, "told_there_too": -6.0}
_STRANGERS = -0.5


def role_model() -> Logistic:
    """The weights of two roles, by how alike the names of their persons are (`persons.py`)."""
    even = len(_PERSONS)
    return Logistic(tuple(_PERSONS), (0.0,) * even, (1.0,) * even, tuple(_PERSONS.values()), _STRANGERS)


@cache
def slot_model() -> SlotModel:
    """The packaged weights."""
    model = msgspec.json.decode(resources.files("factcheck.match").joinpath("slots.json").read_bytes(), type=SlotModel)
    for part in (model.number, model.moment, model.name):
        if part.pair.names != NAMES or not part.agreeing.names == part.conflicting.names == (*NAMES, *RIVALS):
            raise ValueError("slots.json was fitted on other signals: run make fit")
    return model


@cache
def opposed_model() -> OpposedModel:
    """The packaged weights for what is affirmed and denied (`benchmarks/fit_polarity.py`)."""
    data = resources.files("factcheck.match").joinpath("opposed.json").read_bytes()
    fitted = msgspec.json.decode(data, type=Logistic)
    if fitted.names != OPPOSED:
        raise ValueError("opposed.json was fitted on other signals: run python -m benchmarks.fit_polarity")
    return OpposedModel(fitted, fitted)


@cache
def kind_model() -> OpposedModel:
    """The packaged weights for two kinds of things (`benchmarks/fit_kinds.py`)."""
    data = resources.files("factcheck.match").joinpath("kinds.json").read_bytes()
    fitted = msgspec.json.decode(data, type=Logistic)
    return OpposedModel(fitted, fitted)


def rivals(
    logits: Floats, pairs: Sequence[tuple[int, int]], articles: Sequence[str], agreeing: Sequence[bool]
) -> Floats:
    """For each pair its logit, and how far it lies above the best other choice of each of its two statements.

    `articles` gives the article of each statement; the rivals of i for j are the other statements of
    j's article, and its partner the best of those whose value agrees with that of i (`agreeing`, of
    each pair). Columns as in RIVALS: the logit, the smaller and the greater margin, how many of the two
    margins are above zero, the logits of the better and the worse partner, and how far the pair lies
    above the better one. What a third article holds never changes a pair.
    """
    best: dict[tuple[int, str], list[tuple[float, int]]] = {}
    partners: dict[tuple[int, str], float] = {}
    for row, (i, j) in enumerate(pairs):
        for statement, other in ((i, j), (j, i)):
            key = (statement, articles[other])
            top = best.setdefault(key, [])
            top.append((float(logits[row]), row))
            top.sort(reverse=True)
            del top[2:]
            if agreeing[row]:
                partners[key] = max(partners.get(key, -_FAR), float(logits[row]))
    table = np.empty((len(pairs), len(RIVALS)))
    for row, (i, j) in enumerate(pairs):
        own, keys = float(logits[row]), ((i, articles[j]), (j, articles[i]))
        margins = [own - _rival(best[key], row) for key in keys]
        least, most = sorted(partners.get(key, -_FAR) for key in keys)
        beaten = sum(margin > 0 for margin in margins)
        table[row] = (own, min(margins), max(margins), beaten, most, least, own - most)
    return table


def _rival(top: Sequence[tuple[float, int]], row: int) -> float:
    return next((logit for logit, other in top if other != row), -_FAR)


def probability(logits: Floats) -> Floats:
    """1 / (1 + exp(-logit))."""
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -_FAR * 3, _FAR * 3))))
