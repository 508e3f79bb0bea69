"""What came of two statements: the conditions of a match in the order in which they are put."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from factcheck.config import Config
from factcheck.match.alike import LEAST_STORY
from factcheck.match.candidates import kinds_of
from factcheck.match.contrasts import exclusive, marks, outcomes_differ, periods_differ
from factcheck.match.explained import evidence
from factcheck.match.forms import refilled
from factcheck.match.grouping import Matched
from factcheck.match.naming import naming, strange
from factcheck.match.pairs import Pair, Relation
from factcheck.match.slots import SlotModel, probability
from factcheck.match.stories import Story as Found
from factcheck.match.stories import stories, story_row
from factcheck.match.texts import Embed, story_texts
from factcheck.match.unnamed import between, nameless
from factcheck.model import Article, Statement, Verdict
from factcheck.parallel import told as read
from factcheck.reasons import Comparison, Outcome, Rival, Story

Key = tuple[str, int, int]


def compared(
    matched: Matched,
    wanted: Sequence[tuple[Statement, Statement]],
    *,
    embed: Embed,
    relation: Relation,
    config: Config,
) -> tuple[Comparison, ...]:
    """What came of each wanted pair of statements in the run that gave `matched`."""
    places = {_key(one): at for at, one in enumerate(matched.statements)}
    model = matched.model
    articles = {one.article for pair in wanted for one in pair}
    stated = [one for one in matched.statements if one.article in articles]
    told = stories(stated, embed(story_texts(stated, articles), ()).general, articles)
    found = []
    for left, right in wanted:
        i, j = places.get(_key(left)), places.get(_key(right))
        if i is None or j is None:
            found.append(Comparison(left, right, Outcome.TOO_MANY_VALUES))
        elif not kinds_of(left) & kinds_of(right):
            found.append(Comparison(left, right, Outcome.OTHER_DIMENSION))
        else:
            story = _story(told, left.article.id, right.article.id, model)
            comparison = Comparison(left, right, _apart(left.article, right.article), relation(left, right), story)
            found.append(_weighed(comparison, matched, i, j, model, config))
    return tuple(found)


def _apart(left: Article, right: Article) -> Outcome:
    """Why two articles are not of one story, if they are not."""
    if strange(naming(left), naming(right)):
        return Outcome.OTHER_NAMES
    return Outcome.ONE_FORM if refilled(read(left), read(right)) else Outcome.OTHER_STORY


def _weighed(told: Comparison, matched: Matched, i: int, j: int, model: SlotModel, config: Config) -> Comparison:
    """The comparison of two statements of one dimension."""
    differ = told.verdict is Verdict.DIFFERENT
    pair = next((one for one in matched.pairs if (one.left, one.right) == (min(i, j), max(i, j))), None)
    if pair is not None:
        needed = config.same_slot if differ else config.agreeing
        told = replace(told, evidence=evidence(pair, matched.statements, model), needed=needed)
    if matched.owner[i] == matched.owner[j]:
        return replace(told, outcome=Outcome.DISAGREE if differ else Outcome.AGREE)
    if pair is None and between(told.left, told.right, matched.apart) and nameless(told.left, told.right):
        return replace(told, outcome=Outcome.NOBODY_NAMED)
    if pair is None:
        return replace(told, outcome=Outcome.OTHER_SENTENCE) if _met(told, matched) else told
    if told.verdict is Verdict.UNKNOWN:
        return replace(told, outcome=Outcome.NOT_COMPARABLE)
    if exclusive(marks(told.left), marks(told.right)):
        return replace(told, outcome=_contrast(told.left, told.right))
    if differ and told.left.article.id == told.right.article.id:
        return replace(told, outcome=Outcome.ONE_ARTICLE)
    rival = max(_rivals(matched, pair), key=lambda one: one.same_slot, default=None)
    if rival is not None:
        return replace(told, outcome=Outcome.RIVAL, rival=rival)
    return replace(told, outcome=Outcome.UNLIKELY if pair.same_slot < (told.needed or 0) else Outcome.APART)


def _met(told: Comparison, matched: Matched) -> bool:
    """Whether any values of the two articles were compared."""
    wanted = {told.left.article.id, told.right.article.id}
    return any(
        {matched.statements[pair.left].article.id, matched.statements[pair.right].article.id} == wanted
        for pair in matched.pairs
    )


def _contrast(left: Statement, right: Statement) -> Outcome:
    """In what two statements that exclude each other differ."""
    if outcomes_differ(marks(left), marks(right)):
        return Outcome.OTHER_FATE
    return Outcome.OTHER_PERIOD if periods_differ(marks(left), marks(right)) else Outcome.EXCLUDED


def _rivals(matched: Matched, pair: Pair) -> Iterator[Rival]:
    """The statements of either article that are in one fact with a statement of the pair, and fit it better."""
    statements = matched.statements
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        for each in matched.pairs:
            if one not in (each.left, each.right) or each.same_slot <= pair.same_slot:
                continue
            partner = each.left if each.right == one else each.right
            there = statements[partner].article.id == statements[other].article.id
            if there and partner != other and matched.owner[partner] == matched.owner[one]:
                yield Rival(statements[one], statements[partner], each.same_slot)


def _story(told: Mapping[str, Found], one: str, other: str, model: SlotModel) -> Story | None:
    """How likely two articles (ids) tell of one event; None for one and the same article."""
    if one == other:
        return None
    logit = model.story.logit(np.array([story_row(told[one], told[other])]))
    return Story(float(probability(logit)[0]), LEAST_STORY)


def _key(statement: Statement) -> Key:
    return statement.article.id, statement.value.span.start, statement.value.span.end
