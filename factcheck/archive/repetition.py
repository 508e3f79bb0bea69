"""Which lines of a source are boilerplate: those that stand in many of its articles, whatever these tell of.

What news repeats is told of few things: a running story's background, the field of a table, a stock sentence. So a
line counts once for all articles on one story, a figure in it may only change as a price does, and a plain sentence
must stand in nearly every article.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from factcheck.archive.addressed import addresses, names_itself
from factcheck.cache import key
from factcheck.house import NO_BOILERPLATE, Repeated
from factcheck.match.naming import telling_names
from factcheck.model import Article, Layout
from factcheck.read import read_again
from factcheck.read.lines import ends_sentence, split_lines
from factcheck.read.templates import Template, as_written, template, units, written

_NEARLY_ALL = 0.8
_LEAST_DAYS = 2
_LEAST_WORDS = 3
# Two articles that share so many names tell of one running story. A few names (the town, the county) stand in most
# articles of many a source; where more do, they all tell of one thing.
_SHARED_NAMES = 3
_COMMON, _MOST_COMMON = 0.5, 3
_LONGEST_LABEL = 40
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Least:
    """In how many articles, those on one story counted once, and in what share of a source's a line must stand."""

    articles: int = 5
    share: float = 0.2


@dataclass(frozen=True, slots=True)
class Line:
    """A line or wrapped paragraph of an article, and whether it is the title."""

    template: Template
    text: str
    title: bool


@dataclass(frozen=True, slots=True)
class Told:
    """An article as far as its lines may repeat: those that do, a hash of all, the names that it tells of and those of
    them that stand in several lines, the day by which it counts, and those on which it was published and updated.
    """

    lines: tuple[Line, ...]
    whole: str
    names: frozenset[str]
    again: frozenset[str]
    day: str
    stamped: frozenset[str]


@dataclass(frozen=True, slots=True)
class Survey:
    """How many texts of a source hold each template, and the labels ("Venue:") with more than one thing behind."""

    counts: Counter[str]
    fields: frozenset[str]


def surveyed(texts: Iterable[str]) -> Survey:
    """A first look at the texts of a source."""
    counts: Counter[str] = Counter()
    for text in texts:
        read = (template(unit.text) for unit in units(split_lines(text)))
        counts.update({one.key for one in read if one is not None})
    labels = Counter(label for name in counts if (label := _label(name)))
    return Survey(counts, frozenset(label for label, count in labels.items() if count > 1))


def told(article: Article, candidates: Collection[str], *, day: str) -> Told:
    """An article with those of its lines whose templates are `candidates`, read as if there were no rules."""
    plain = read_again(article, boilerplate=NO_BOILERPLATE)
    every = tuple(_open(plain))
    known = frozenset(each[:10] for each in (plain.published, plain.updated) if each)
    lines = tuple(one for one in every if one.template.key in candidates)
    counts = Counter(name for one in every for name in telling_names(replace(plain, text=one.text, marks=())))
    again = frozenset(name for name, count in counts.items() if count > 1)
    whole = key(*(f"{one.template}" for one in every))
    return Told(lines, whole, frozenset(counts), again, day, known)


def repeated(found: Iterable[Told], survey: Survey, *, source: str, least: Least, day: str) -> tuple[Repeated, ...]:
    """The lines that are boilerplate of a source, in which these are all articles; `day` is when that was learnt."""
    once: dict[str, Told] = {}
    for one in sorted(found, key=lambda each: (each.whole, each.day)):
        once.setdefault(one.whole, one)
    every = sorted(once.values(), key=lambda one: (one.day, one.whole))
    holding: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for at, one in enumerate(every):
        for line in one.lines:
            holding[line.template.key].append((at, line))
    judge = _Judge(tuple(every), survey, source, least, _rare(every, source))
    groups = (group for _, each in sorted(holding.items()) for group in judge.groups(each))
    learnt = (judge.learnt(group, day) for group in groups)
    return tuple(rule for rule in learnt if rule is not None)


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines of one template by article, and the values that they share; None for what may vary."""

    lines: tuple[tuple[int, Line], ...]
    values: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class _Judge:
    every: tuple[Told, ...]
    survey: Survey
    source: str
    least: Least
    rare: Set[str]

    def groups(self, lines: Sequence[tuple[int, Line]]) -> Iterator[_Group]:
        """The lines of one template as one rule would have them, or by their figures where these come and go."""
        if len({at for at, _ in lines}) < self.least.articles:
            return
        slots = list(zip(*(line.template.values for _, line in lines), strict=True))
        if all(len({*slot}) == 1 or self._may_vary(lines, place) for place, slot in enumerate(slots)):
            yield _Group(tuple(lines), tuple(slot[0] if len({*slot}) == 1 else None for slot in slots))
        elif addresses(lines[0][1].text, self.source):
            by_values: dict[tuple[str | None, ...], list[tuple[int, Line]]] = defaultdict(list)
            for at, line in lines:
                by_values[line.template.values].append((at, line))
            yield from (_Group(tuple(each), values) for values, each in sorted(by_values.items(), key=repr))

    def learnt(self, group: _Group, day: str) -> Repeated | None:
        """The rule for a group of lines, or None where they may be news."""
        carriers = sorted({at for at, _ in group.lines})
        line = min(Counter(as_written(one.text, group.values) for _, one in group.lines).items(), key=_most)[0]
        rule = written(line)
        if rule is None or not all(rule.covers(one.template) for _, one in group.lines):
            return None
        share = len(carriers) / len(self.every)
        days = len({self.every[at].day for at in carriers})
        # A paper that speaks of itself in nearly all that it writes tells no story by it.
        of_itself = share >= _NEARLY_ALL and self._of_itself(group.lines[0][1], carriers)
        apart = len(carriers) if of_itself else self._stories(carriers, group.lines[0][1])
        if apart < self.least.articles or days < _LEAST_DAYS or share < self._share_needed(group):
            return None
        return Repeated(self.source, line, len(carriers), len(self.every), day)

    def _may_vary(self, lines: Sequence[tuple[int, Line]], place: int) -> bool:
        """Whether what stands in a place of lines varies as in boilerplate: the day of the article, or a price."""
        if all(line.template.days[place] for _, line in lines):
            return all(_near(line.template.days[place], self.every[at].stamped) for at, line in lines)
        spans: dict[str, tuple[str, str]] = {}
        for at, line in lines:
            value, day = line.template.values[place] or "", self.every[at].day
            first, last = spans.get(value, (day, day))
            spans[value] = (min(first, day), max(last, day))
        if len(lines) < self.least.articles * len(spans):
            return False
        ordered = sorted(spans.values())
        return all(one[1] <= other[0] for one, other in pairwise(ordered))

    def _share_needed(self, group: _Group) -> float:
        """In what share of the articles a line must stand: in nearly all where it may be news, or a title."""
        text = group.lines[0][1].text
        if len(text.split()) < _LEAST_WORDS or self._is_field(group):
            return 2.0
        titled = any(one.title for _, one in group.lines)
        plain = ends_sentence(text) and not addresses(text, self.source)
        return max(_NEARLY_ALL, self.least.share) if titled or plain else self.least.share

    def _is_field(self, group: _Group) -> bool:
        label = _label(group.lines[0][1].template.key)
        return label in self.survey.fields and not addresses(group.lines[0][1].text, self.source)

    def _of_itself(self, line: Line, carriers: Sequence[int]) -> bool:
        """Whether a line names its source, and nobody and nothing else that nearly all of its articles name."""
        if not names_itself(line.text, self.source):
            return False
        words = {*_WORD.findall(line.template.key)} - {*self.source.casefold().split()}
        counts = Counter(name for at in carriers for name in self.every[at].names & words)
        return all(count < _NEARLY_ALL * len(carriers) for count in counts.values())

    def _stories(self, carriers: Sequence[int], line: Line) -> int:
        """How many of the articles tell of different stories: each has few rare names of those counted before.

        What a line to readers names alone does not count: a group may print the names of all its papers.
        """
        counted: list[Set[str]] = []
        own = {*_WORD.findall(line.template.key)} if addresses(line.text, self.source) else set()
        for at in carriers:
            one = self.every[at]
            names = self.rare & (one.names - own | one.again)
            if all(len(names & other) < _SHARED_NAMES for other in counted):
                counted.append(names)
            if len(counted) >= self.least.articles:
                break
        return len(counted)


def _open(article: Article) -> Iterator[Line]:
    """The lines that no format has named, and that are not known as boilerplate or a caption."""
    fixed = [mark.span for mark in article.given.marks]
    shut = [mark.span for mark in article.marks if mark.layout in (Layout.BOILERPLATE, Layout.CAPTION)]
    titles = [mark.span for mark in article.marks if mark.layout is Layout.TITLE]
    for unit in units(split_lines(article.text)):
        read = template(unit.text)
        if read is not None and not any(unit.span.overlaps(span) for span in (*fixed, *shut)):
            yield Line(read, unit.text, any(unit.span.overlaps(span) for span in titles))


def _rare(every: Sequence[Told], source: str) -> Set[str]:
    """The names that tell a story: not those of the source, and not the few that most of its articles have."""
    counts = Counter(name for one in every for name in one.names)
    common = sorted((-count, name) for name, count in counts.items() if count > _COMMON * len(every))
    return counts.keys() - {name for _, name in common[:_MOST_COMMON]} - {*source.casefold().split()}


def _label(folded: str) -> str | None:
    label, colon, value = folded.partition(": ")
    return label if colon and value and len(label) <= _LONGEST_LABEL else None


def _near(day: str | None, days: Collection[str]) -> bool:
    here = date.fromisoformat(day) if day else None
    return here is not None and any(abs(date.fromisoformat(each) - here) <= timedelta(days=1) for each in days)


def _most(counted: tuple[str, int]) -> tuple[int, str]:
    text, count = counted
    return -count, text
