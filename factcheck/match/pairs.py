"""Candidate pairs to scored pairs: signals, rivals, and the probability of one slot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType

import numpy as np

from factcheck.house import NO_RATES, Rates
from factcheck.match.candidates import candidates
from factcheck.match.contrasts import exclusive, marks
from factcheck.match.kinds import chances, kind_rows, may_meet
from factcheck.match.opposed import opposed_rows
from factcheck.match.persons import persons
from factcheck.match.retold import RETOLD, exchanged
from factcheck.match.signals import NAMES, Similarities, as_row, nearby, signals
from factcheck.match.slots import (
    FITTED,
    RIVALS,
    PairModel,
    SlotModel,
    kind_model,
    opposed_model,
    probability,
    rivals,
    role_model,
)
from factcheck.match.telling import telling
from factcheck.match.texts import Embedded, Floats32, around_text, claim_text, measured_text, slot_text
from factcheck.match.trees import Floats
from factcheck.match.unnamed import between, nameless
from factcheck.model import Field, FieldValue, Kind, Statement, Verdict
from factcheck.names import Likeness, given_name, likeness, of_one_family
from factcheck.parallel import Told

Relation = Callable[[Statement, Statement], Verdict]

# The logit of 0.8.
_STRANGERS = 1.39


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements by their indices, how their values relate, and the probability that they fill one slot.

    `signals` is a row of the table of all, shape (n,): of a thousand articles there are millions. `retold` where the
    values stand in one place of a sentence that both articles tell.
    """

    left: int
    right: int
    verdict: Verdict
    same_slot: float
    signals: Floats = field(compare=False, repr=False)
    retold: bool = False


@dataclass(frozen=True, slots=True)
class Paired:
    """The pairs (i, j), i < j, of statements that are scored: what is affirmed or denied, roles and kinds of things,
    each with how its values relate, and all of :data:`FITTED`.
    """

    opposed: Mapping[tuple[int, int], Verdict]
    roles: Mapping[tuple[int, int], Verdict]
    sorts: Mapping[tuple[int, int], Verdict]
    fitted: tuple[tuple[int, int], ...]

    @property
    def members(self) -> frozenset[int]:
        """The statements that are in some pair."""
        return frozenset(at for pairs in (self.opposed, self.roles, self.sorts, self.fitted) for at in chain(*pairs))


def paired(
    statements: Sequence[Statement],
    relation: Relation,
    *,
    told: Iterable[tuple[str, str]],
    apart: Collection[tuple[str, str]] = (),
) -> Paired:
    """The candidate pairs of comparable values.

    `told` are the pairs of articles that tell of one event; in those of `apart` nobody without a name meets another.
    """
    opposed: dict[tuple[int, int], Verdict] = {}
    roles: dict[tuple[int, int], Verdict] = {}
    sorts: dict[tuple[int, int], Verdict] = {}
    fitted = []
    for pair in sorted(set(candidates(statements, told))):
        left, right = (statements[at] for at in pair)
        kind = left.value.kind
        if kind in FITTED:
            if not between(left, right, apart) or not nameless(left, right):
                fitted.append(pair)
            continue
        verdict = relation(left, right)
        if kind is Kind.ROLE:
            roles[pair] = verdict
        elif verdict is Verdict.UNKNOWN:
            continue
        elif kind is Kind.POLARITY:
            opposed[pair] = verdict
        # Where one article uses the words of both, they are two things.
        elif verdict is not Verdict.DIFFERENT or may_meet(left, right):
            sorts[pair] = verdict
    return Paired(opposed, roles, sorts, tuple(fitted))


def signal_rows(
    statements: Sequence[Statement], pairs: Sequence[tuple[int, int]], vectors: Embedded, *, rates: Rates = NO_RATES
) -> Floats:
    """The signals of each pair: shape (len(pairs), len(NAMES))."""
    rows = np.empty((len(pairs), len(NAMES)))
    used = {at for pair in pairs for at in pair}
    read = {at: _vectors(statements[at], vectors) for at in used}
    close = {at: nearby(statements[at]) for at in used}
    for at, ((i, j), told) in enumerate(zip(pairs, telling(statements, pairs), strict=True)):
        left, right = statements[i], statements[j]
        slot, *others = (float(one @ other) for one, other in zip(read[i], read[j], strict=True))
        similar = Similarities(slot, *(others or (0.0, 0.0, 0.0)))
        rows[at] = as_row(signals(left, right, similar, told, (close[i], close[j]), rates=rates))
    return rows


def _vectors(statement: Statement, vectors: Embedded) -> tuple[Floats32, ...]:
    """The vectors of the sentence, the claim, the words around the value and what it measures; of names the first."""
    slot = vectors.slot[slot_text(statement)]
    if statement.value.kind is Kind.NAME:
        return (slot,)
    return (slot, *(vectors.general[text(statement)] for text in (claim_text, around_text, measured_text)))


def scored(
    statements: Sequence[Statement],
    likely: Paired,
    vectors: Embedded,
    relation: Relation,
    model: SlotModel,
    *,
    texts: Mapping[str, Told] = MappingProxyType({}),
    rates: Rates = NO_RATES,
) -> tuple[Pair, ...]:
    """The pairs with the probability that they fill one slot.

    `vectors` are those of all texts :func:`factcheck.match.texts.wanted` of the statements in pairs, `texts` the
    sentences of the articles by their ids.
    """
    found = [*_opposed(statements, likely.opposed, vectors), *_of_roles(statements, likely.roles)]
    found += _of_sorts(statements, likely.sorts, vectors)
    rows = signal_rows(statements, likely.fitted, vectors, rates=rates)
    for kind in FITTED:
        own = [at for at, (i, _) in enumerate(likely.fitted) if statements[i].value.kind is kind]
        pairs = [likely.fitted[at] for at in own]
        found += _of_kind(statements, pairs, rows[own], relation, model.of(kind)) if own else ()
    return tuple(sorted(_retold(statements, found, texts), key=lambda one: (one.left, one.right)))


def _retold(statements: Sequence[Statement], pairs: Sequence[Pair], texts: Mapping[str, Told]) -> Iterator[Pair]:
    """The pairs, those likelier whose values stand in one place of a sentence that both articles tell."""
    differing = [(one.left, one.right) for one in pairs if one.verdict is Verdict.DIFFERENT and texts]
    found = exchanged(statements, differing, texts)
    return (
        replace(one, same_slot=RETOLD, retold=True)
        if (one.left, one.right) in found and 0 < one.same_slot < RETOLD
        else one
        for one in pairs
    )


def _opposed(
    statements: Sequence[Statement], verdicts: Mapping[tuple[int, int], Verdict], vectors: Embedded
) -> Iterator[Pair]:
    """The scored pairs of statements that affirm or deny one thing."""
    if verdicts:
        rows = opposed_rows(statements, [*verdicts], vectors.slot)
        yield from _with_chances(verdicts, probability(opposed_model().conflicting.logit(rows)), rows)


def _of_roles(statements: Sequence[Statement], verdicts: Mapping[tuple[int, int], Verdict]) -> Iterator[Pair]:
    """The scored pairs of roles: whether both are of one person is all that is asked."""
    if verdicts:
        rows = persons(statements, [*verdicts], [*verdicts.values()])
        yield from _with_chances(verdicts, probability(role_model().logit(rows)), rows)


def _of_sorts(
    statements: Sequence[Statement], verdicts: Mapping[tuple[int, int], Verdict], vectors: Embedded
) -> Iterator[Pair]:
    """The scored pairs of kinds of things."""
    if verdicts:
        rows = kind_rows(statements, [*verdicts], [*verdicts.values()], vectors)
        model = kind_model()
        agree, differ = (chances(rows, part) for part in (model.agreeing, model.conflicting))
        conflict = [verdict is Verdict.DIFFERENT for verdict in verdicts.values()]
        yield from _with_chances(verdicts, np.where(conflict, differ, agree), rows)


def _with_chances(verdicts: Mapping[tuple[int, int], Verdict], chances: Floats, rows: Floats) -> Iterator[Pair]:
    for ((i, j), verdict), chance, row in zip(verdicts.items(), chances, rows, strict=True):
        yield Pair(i, j, verdict, float(chance), row)


def _of_kind(
    statements: Sequence[Statement],
    pairs: Sequence[tuple[int, int]],
    rows: Floats,
    relation: Relation,
    model: PairModel,
) -> Iterator[Pair]:
    """The scored pairs of values of one kind."""
    articles = [statement.article.id for statement in statements]
    verdicts = [relation(statements[i], statements[j]) for i, j in pairs]
    conflict = np.array([verdict is Verdict.DIFFERENT for verdict in verdicts])
    agreeing = [verdict not in {Verdict.DIFFERENT, Verdict.UNKNOWN} for verdict in verdicts]
    table = np.hstack([rows, rivals(model.pair.logit(rows), pairs, articles, agreeing)])
    caution = np.array([_caution(statements[i].value, statements[j].value, model) for i, j in pairs])
    chance = np.where(
        conflict, probability(model.conflicting.logit(table) - caution), probability(model.agreeing.logit(table))
    )
    found = {at: marks(statements[at]) for at in {at for pair in pairs for at in pair}}
    chance[[exclusive(found[i], found[j]) for i, j in pairs]] = 0.0
    return (
        Pair(i, j, verdict, float(value), row)
        for (i, j), verdict, value, row in zip(pairs, verdicts, chance, table, strict=True)
    )


def _caution(left: FieldValue, right: FieldValue, model: PairModel) -> float:
    """What is taken off the logit of two contradicting values: more where two names have nothing in common.

    Of such flags in reports of fifty shootings eight of eight were wrong at a probability below this. Two of one
    surname are as easily two of one family.
    """
    found = model.caution(left, right)
    if left.kind is not Kind.NAME:
        return found
    persons = left.field is right.field is Field.NAME
    one, other = left.called.full, right.called.full
    if likeness(left, right) is not Likeness.OTHER:
        return max(found, 0.0) if persons and of_one_family(one, other) else found
    shared = persons and given_name(one) is not None and given_name(one) == given_name(other)
    return found if shared else max(found, 0.0) + _STRANGERS


NAMED = (*NAMES, *RIVALS)
