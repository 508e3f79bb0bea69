"""What stands in an archive as a report: the open findings, with the articles that they are on."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from types import MappingProxyType

from factcheck.archive.articles import load
from factcheck.archive.coverage import coverage
from factcheck.archive.findings import Known, known, open_numbers
from factcheck.checks import distinct
from factcheck.config import Config
from factcheck.model import Article, Problem, Report, Summary
from factcheck.report import in_order
from factcheck.rulings.applying import recounted


@dataclass(frozen=True, slots=True)
class Standing:
    """The report on what stands, and the findings as the archive knows them by their ids in it."""

    report: Report
    known: Mapping[str, Known]


def standing(connection: sqlite3.Connection, *, config: Config, problems: tuple[Problem, ...]) -> Standing:
    """All that stands in an archive; each finding has an id of its own. `problems` are those of the run."""
    found = tuple(known(connection, open_numbers(connection)))
    named = distinct([one.finding for one in found])
    articles, claims = _articles(connection)
    counts = coverage(connection)
    report = Report(
        version=version("factcheck-desk"),
        settings=config.as_settings(),
        articles=articles,
        claims=claims,
        findings=in_order(named),
        corroborations=(),
        single_source=(),
        problems=tuple(sorted(problems, key=lambda one: (one.path, one.code, one.message))),
        summary=Summary(
            articles=counts.articles,
            claims=counts.claims,
            values=counts.values,
            compared=counts.compared,
            facts=counts.facts,
            errors=0,
            warnings=0,
            notes=0,
            not_comparable=counts.values - counts.compared,
            one_source=counts.one_source,
            unmade=counts.unmade,
            unheld=counts.unheld,
            agreed=counts.agreed,
            single=counts.single,
        ),
    )
    by_id = {finding.id: one for finding, one in zip(named, found, strict=True)}
    return Standing(recounted(report), MappingProxyType(by_id))


def _articles(connection: sqlite3.Connection) -> tuple[tuple[Article, ...], tuple[int, ...]]:
    """The articles that open findings are on, by path, and the number of their claims."""
    rows = connection.execute(
        "SELECT DISTINCT version.id, coalesce(counted_as, origin) FROM version JOIN mention"
        " ON mention.version = version.id JOIN finding ON finding.id = mention.finding WHERE closed IS NULL"
    )
    origins = {number: str(origin) for number, origin in rows}
    versions = load(connection, sorted(origins))
    claims = tuple(
        int(connection.execute("SELECT count(*) FROM claim WHERE version = ?", (one.at,)).fetchone()[0])
        for one in versions
    )
    return tuple(replace(one.article, origin=origins[one.at]) for one in versions), claims
