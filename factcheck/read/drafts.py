"""Reading drafts and what they are held against: an article that is named as both is a draft."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from factcheck.config import Config
from factcheck.model import Article, Problem
from factcheck.read.inputs import find_inputs
from factcheck.read.origin import origins
from factcheck.read.reader import read_each

_SHOWN = 3
NO_SOURCES = "no-sources"


@dataclass(frozen=True, slots=True)
class Desk:
    """The articles of a run by path, the inputs that could not be used, and the ids of the drafts among the articles.

    `drafts` is None where all articles are held against each other.
    """

    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    drafts: tuple[str, ...] | None = None

    @property
    def checked(self) -> tuple[Article, ...]:
        """The articles that the report is about: the drafts where there are any, otherwise all."""
        drafts = self.drafts
        return self.articles if drafts is None else tuple(one for one in self.articles if one.id in drafts)


def read_desk(
    drafts: Sequence[str | Article],
    sources: Sequence[str | Article],
    *,
    config: Config,
    stdin: BinaryIO | None = None,
    now: str | None = None,
) -> Desk:
    """The articles that `drafts` name, and those that `sources` name; each is a path as for `read`, or an article.

    A file that both name is a draft, under the path that names it so, with what a manifest among the sources says of
    it; so is a file that has the path of a draft which is given as an article. Where no source is left, that is a
    problem `no-sources`.
    """
    given = [one for one in drafts if isinstance(one, Article)]
    named, problems = find_inputs([one for one in drafts if isinstance(one, str)])
    others, more = find_inputs([one for one in sources if isinstance(one, str)])
    told = {one.key: one.entry for one in others}
    named = tuple(replace(one, entry=one.entry or told.get(one.key)) for one in named)
    ours = {one.key for one in named} | {_key(one) for one in given}
    own, faults = read_each(named, config=config, stdin=stdin, now=now)
    rest = [one for one in others if one.key not in ours]
    read, other_faults = read_each(rest, config=config, stdin=stdin, now=now)
    mine = {one.id: one for one in (*given, *own)}
    theirs = {one.id: one for one in (*(one for one in sources if isinstance(one, Article)), *read)}
    found = sorted({**theirs, **mine}.values(), key=lambda one: (one.path, one.id))
    alone = () if theirs.keys() - mine.keys() else (_no_sources(sources, bool(theirs or others)),)
    every = {*problems, *more, *faults, *other_faults, *alone}
    return Desk(
        origins(found),
        tuple(sorted(every, key=lambda one: (one.path, one.code, one.message))),
        tuple(one.id for one in found if one.id in mine),
    )


def with_sources(desk: Desk, sources: Sequence[Article], *, named: str) -> Desk:
    """The desk with more articles that its drafts are held against; what it has already stays as it is.

    `named` is where they come from; where that has none, and no source was read, that is a problem `no-neighbours`.
    """
    here = {one.id for one in desk.articles}
    new = [one for one in sources if one.id not in here]
    found = sorted((*desk.articles, *new), key=lambda one: (one.path, one.id))
    problems = tuple(one for one in desk.problems if one.code != NO_SOURCES)
    if not sources and problems != desk.problems:
        message = f"No article of {named} tells of what the draft tells of: the draft was only held against itself."
        problems = (*problems, Problem(named, "no-neighbours", message))
    return Desk(origins(found), problems, tuple(one.id for one in found if one.id in (desk.drafts or ())))


def _key(article: Article) -> str:
    """The file whose text an article may be, though perhaps not as it was saved."""
    try:
        return os.path.realpath(article.path)
    except (OSError, ValueError):
        return article.path


def _no_sources(sources: Sequence[str | Article], held: bool) -> Problem:
    names = [one if isinstance(one, str) else one.path for one in sources]
    named = ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
    what = "holds nothing but the draft itself or what could not be read" if held else "holds no article"
    message = f"{named} {what}, so there is nothing to hold the draft against: name other articles, or their folder."
    return Problem(named, NO_SOURCES, message)
