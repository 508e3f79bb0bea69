"""The pages of a night for browsers: a front page, and one on how the nights went. Neither needs a script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from factcheck.nightly import words
from factcheck.nightly.lists import Item
from factcheck.nightly.told import Told
from factcheck.nightly.trend import trend
from factcheck.report.html.facts import facts_of
from factcheck.report.html.render import environment, style_of
from factcheck.report.summary import coverage, undisputed
from factcheck.report.told import level, location, parted, ruled

FINDINGS = "findings.html"
_PACKAGE = "factcheck.nightly"
_MOST = 500
# The lists that are told as tables.
_SHORT = frozenset({"still", "ruled"})


@dataclass(frozen=True, slots=True)
class Row:
    """A finding in a list; `link` leads to it on the page of all findings, nothing where that does not show it."""

    level: str
    topic: str
    values: str
    message: str
    sources: str
    reason: str
    since: str
    link: str
    id: str


@dataclass(frozen=True, slots=True)
class Section:
    """A list with its title and what it means; `short` lists tell no messages, `left_out` counts what is not shown."""

    anchor: str
    title: str
    about: str
    rows: tuple[Row, ...]
    count: int
    short: bool
    left_out: int


@dataclass(frozen=True, slots=True)
class Wrong:
    """A place where a value stands that was ruled wrong; the sentence is cut into three."""

    source: str
    published: str
    location: str
    before: str
    value: str
    after: str


@dataclass(frozen=True, slots=True)
class Correcting:
    """A ruling with a right value, and the places where another stands."""

    topic: str
    right: str
    ruling: str
    link: str
    places: tuple[Wrong, ...]


def front_page(told: Told) -> str:
    """The front page of a night as HTML: its lists, with links to the findings on their own page."""
    links = {fact.finding.id: f"{FINDINGS}#{fact.anchor}" for fact in facts_of(told.report).findings}
    return _rendered(
        "front.html.j2",
        told=told,
        headline=words.headline(told),
        came_in=words.came_in(told),
        sections=_sections(told, links),
        correcting=[
            Correcting(
                each.finding.topic,
                each.right_value,
                ruled(each.ruling),
                links.get(each.finding.id, ""),
                tuple(
                    Wrong(one.source or "source unknown", one.published or "date unknown", location(one), *parted(one))
                    for one in each.places
                ),
            )
            for each in told.corrections
        ],
        coverage=f"{coverage(told.report)} {undisputed(told.report)}",
        findings=FINDINGS,
    )


def trend_page(told: Told, linked: Collection[str]) -> str:
    """How the nights went, as HTML; `linked` are the days that have a folder beside the page."""
    return _rendered("trend.html.j2", told=told, linked=frozenset(linked), trend=trend((told.night, *told.nights)))


def _sections(told: Told, links: Mapping[str, str]) -> list[Section]:
    lists = told.lists
    since = "until the first night" if told.previous is None else f"since the night of {told.previous}"
    every = (
        ("new", "New", f"Disagreements that came {since}.", lists.new),
        ("changed", "With other values", "They stood already, and have other values now, or were no more than a note.",
         lists.changed),
        ("reopened", "Open again", "They had been fixed, or somebody had ruled on them.", lists.reopened),
        ("superseded", "Superseded", "Later figures of what changes: no errors, where nobody repeats the old ones.",
         lists.superseded),
        ("fixed", "Fixed", "They stood the night before, and are found no more.", lists.fixed),
        ("still", "Still open", "They stood the night before.", lists.still),
        ("ruled", "Ruled", "Somebody has decided on them: they fail no run.", lists.ruled),
    )  # fmt: skip
    return [
        Section(name, title, about, _rows(items, told, links), len(items), name in _SHORT, max(0, len(items) - _MOST))
        for name, title, about, items in every
        if items or name == "new"
    ]


def _rows(items: Sequence[Item], told: Told, links: Mapping[str, str]) -> tuple[Row, ...]:
    return tuple(
        Row(
            level(item.finding),
            item.finding.topic,
            words.values(item.finding),
            item.finding.message,
            words.sources(item.finding),
            words.reason(item, day=told.day),
            item.first_seen,
            links.get(item.finding.id, ""),
            item.finding.id,
        )
        for item in items[:_MOST]
    )


def _rendered(template: str, **shown: object) -> str:
    from markupsafe import Markup

    # The style is two files of this project, and may hold what would be escaped.
    page = environment(_PACKAGE).get_template(template)
    return page.render(style=Markup(_style()), policy=_policy(), **shown)


@cache
def _style() -> str:
    own = resources.files(_PACKAGE).joinpath("templates", "nightly.css").read_text(encoding="utf-8")
    return f"{style_of(None)}{own}"


def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
