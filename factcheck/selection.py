"""Which checks a run makes, by their slugs, and how severe what they find is."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rapidfuzz import process

from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.model import Severity, Verdict


@dataclass(frozen=True, slots=True)
class Described:
    """A check for who chooses: what it reports, whether it looks `within` one article (or across several), how severe.

    `severities` are those that what it finds may have, the most severe first; what two speakers say, and what was
    updated, is a note whatever the check.
    """

    slug: str
    reports: str
    within: bool
    severities: tuple[Severity, ...]


@cache
def described() -> Mapping[str, Described]:
    """All checks by their slugs."""
    text = resources.files("factcheck").joinpath("slugs.toml").read_text(encoding="utf-8")
    return {
        slug: Described(slug, row["reports"], row["looks"] == "within", tuple(map(_level, row["severities"])))
        for slug, row in tomllib.loads(text).items()
    }


def _level(slug: str) -> Severity:
    return Severity[slug.upper()]


@cache
def slugs() -> Mapping[str, str]:
    """What each check reports, by its slug."""
    return {slug: check.reports for slug, check in described().items()}


def known(slug: str) -> str:
    """The slug of a check. Raises FactcheckError `unknown-check`, with the nearest, for one that no check has."""
    if slug not in slugs():
        raise FactcheckError("unknown-check", f"No check is called {slug!r}: {_nearest(slug)}")
    return slug


def verified(config: Config) -> Config:
    """The settings as they are. Raises FactcheckError `unknown-check` for a slug that no check has."""
    for slug in (*config.select, *config.ignore, *(slug for slug, _ in config.severities)):
        known(slug)
    return config


def unknown(slug: str) -> str | None:
    """What is wrong with a slug that no check has, and which may be meant; None where a check has it."""
    return None if slug in slugs() else f"names {slug!r:.60}, which no check is called: {_nearest(slug)}"


def _nearest(slug: str) -> str:
    near = process.extractOne(slug, slugs().keys(), score_cutoff=60)
    return f"did you mean {near[0]}?" if near else f"the checks are {', '.join(sorted(slugs()))}."


def selected(code: str, config: Config) -> bool:
    """Whether the run makes the check with this slug."""
    return (not config.select or code in config.select) and code not in config.ignore


def severity_of(code: str, severity: Severity, verdict: Verdict, config: Config) -> Severity:
    """The severity that the settings give to a disagreement; what is superseded stays a note."""
    if verdict is not Verdict.DIFFERENT:
        return severity
    return dict(config.severities).get(code, severity)


def severities(given: Iterable[str]) -> dict[str, Severity]:
    """Severities written as `slug=level`. Raises FactcheckError `bad-severity` for anything else."""
    found = {}
    for text in given:
        slug, _, level = text.partition("=")
        if level.upper() not in Severity.__members__:
            levels = ", ".join(one.slug for one in Severity)
            raise FactcheckError("bad-severity", f"{text!r} is no severity: write SLUG=LEVEL with a level of {levels}.")
        found[slug] = Severity[level.upper()]
    return found
