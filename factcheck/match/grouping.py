"""What matching makes of all statements of a run: the scored pairs, and the groups that fill one slot each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from factcheck.config import Config
from factcheck.match.cluster import clusters
from factcheck.match.events import Events, events
from factcheck.match.explained import carrying, evidence
from factcheck.match.pairs import Pair, Relation, paired, scored
from factcheck.match.slots import SlotModel, slot_model
from factcheck.match.stories import stories
from factcheck.match.texts import Embed, story_texts, wanted
from factcheck.match.topic import slot, topic
from factcheck.model import NO_CURRENCY, Article, Fact, Field, Statement, Verdict
from factcheck.parallel import told as read


@dataclass(frozen=True, slots=True)
class Matched:
    """The statements in order, their scored pairs, and groups of their indices with the probability of one slot.

    `owner` gives the group of each statement, `model` is what scored the pairs; `apart` holds the pairs of articles
    (ids) between which nobody without a name was held against another, `told` those that tell of one event, `unheld`
    those that may, but were not held against each other.
    """

    statements: tuple[Statement, ...]
    pairs: tuple[Pair, ...]
    groups: tuple[tuple[tuple[int, ...], float], ...]
    owner: tuple[int, ...]
    model: SlotModel
    apart: frozenset[tuple[str, str]] = frozenset()
    told: tuple[tuple[str, str], ...] = ()
    unheld: tuple[tuple[str, str], ...] = ()


def matched(
    statements: Sequence[Statement],
    *,
    embed: Embed,
    relation: Relation,
    config: Config,
    articles: Sequence[Article] = (),
    drafts: Collection[str] | None = None,
    known: Events | None = None,
) -> Matched:
    """The groups of `statements` that fill one slot; each statement is in exactly one.

    `embed` is asked for no other texts than the decision needs. `relation` tells how two values relate; whether they
    fill one slot is decided here. `articles` may name some that state no value, for `told`; which of them tell of one
    event is found out unless it is `known`.
    With `drafts` (ids) nothing is asked of articles that none of these can share a fact with. The result does not
    depend on the order of the statements.
    """
    model = slot_model()
    ordered = tuple(
        sorted(statements, key=lambda one: (one.article.path, one.article.id, one.value.span.start, one.value.span.end))
    )
    every = {*articles, *(one.article for one in ordered)}
    sentences = {one.id: read(one) for one in every}
    found = known or events(stories(ordered, embed(story_texts(ordered, every), ()).general, every), sentences)
    told, apart = _about(drafts, found.pairs), found.apart
    likely = paired(ordered, relation, told=told, apart=apart)
    vectors = embed(*wanted(ordered[at] for at in sorted(likely.members)))
    pairs = scored(ordered, likely, vectors, relation, model, texts=sentences, rates=config.rates)
    groups = clusters(ordered, pairs, agreeing=config.agreeing, conflicting=config.same_slot)
    owner = {member: number for number, (members, _) in enumerate(groups) for member in members}
    owners = tuple(owner[at] for at in range(len(ordered)))
    return Matched(ordered, pairs, groups, owners, model, apart, told, found.unheld)


def _about(drafts: Collection[str] | None, alike: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The pairs of articles that lead to a draft, also by way of others; all where there is none.

    A fact is made of such pairs, so those that lead to no draft can hold no value of one.
    """
    if drafts is None:
        return alike
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in alike:
        beside[one].add(other)
        beside[other].add(one)
    reached, waiting = set(drafts), list(drafts)
    while waiting:
        new = beside[waiting.pop()] - reached
        reached |= new
        waiting.extend(new)
    return tuple(pair for pair in alike if pair[0] in reached)


def facts(found: Matched) -> tuple[Fact, ...]:
    """A fact for each group, with the evidence of the pair that carries it."""
    within: list[list[Pair]] = [[] for _ in found.groups]
    for pair in found.pairs:
        if found.owner[pair.left] == found.owner[pair.right]:
            within[found.owner[pair.left]].append(pair)
    return tuple(
        _fact([found.statements[at] for at in members], certainty, carrying(pairs), found)
        for (members, certainty), pairs in zip(found.groups, within, strict=True)
    )


def without_rate(found: Matched, *, config: Config, drafts: Collection[str] | None = None) -> int:
    """How many pairs of groups hold amounts of two articles that seem to fill one slot, in two currencies.

    With `drafts` (ids) one of the two articles is a draft.

    Without a rate they are not compared. An amount that has its like in the other article is none of them: of
    "$20m (€18m)" one meets the other's euros.
    """
    pairs = (
        tuple(sorted((found.owner[pair.left], found.owner[pair.right])))
        for pair in found.pairs
        if pair.same_slot >= config.agreeing
        and _in_two_currencies(pair, found)
        and (drafts is None or any(found.statements[at].article.id in drafts for at in (pair.left, pair.right)))
    )
    return len(set(pairs))


def unheld(found: Matched, *, drafts: Collection[str] | None = None) -> int:
    """How many pairs of articles may tell of one event, and were not held against each other.

    With `drafts` (ids) one of the two is a draft.
    """
    return sum(drafts is None or not {*pair}.isdisjoint(drafts) for pair in found.unheld)


def _in_two_currencies(pair: Pair, found: Matched) -> bool:
    """Whether a pair was not compared for want of a rate."""
    left, right = found.statements[pair.left], found.statements[pair.right]
    if (
        pair.verdict is not Verdict.UNKNOWN
        or left.value.field is not Field.MONEY
        or right.value.field is not Field.MONEY
    ):
        return False
    currencies = {left.value.quantity.currency, right.value.quantity.currency}
    if len(currencies) == 1 or currencies & {None, NO_CURRENCY} or left.article.id == right.article.id:
        return False
    return not (_meets(pair.left, right.article.id, found) or _meets(pair.right, left.article.id, found))


def _meets(at: int, article: str, found: Matched) -> bool:
    """Whether a statement is in one group with another of an article."""
    members, _ = found.groups[found.owner[at]]
    return any(found.statements[member].article.id == article for member in members)


def _fact(members: Sequence[Statement], certainty: float, pair: Pair | None, found: Matched) -> Fact:
    return Fact(
        statements=tuple(members),
        topic=topic(members),
        slot=slot(members),
        same_slot=certainty,
        evidence=() if pair is None else (evidence(pair, found.statements, found.model),),
    )
