"""The checks as rules of LanguageTool: each is one; those across articles and those within one are two categories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from factcheck.checks.within import CHECKS
from factcheck.config import Config
from factcheck.selection import selected, slugs
from factcheck.server.asked import Asked

_NUMBERS = "numbers"
_NAMES = "inconsistent-entities"
# Kinds of issues of the Internationalization Tag Set 2.0, https://www.w3.org/TR/its20/#lqissue-typevalues
_OTHERS = "inconsistency"
_ISSUES: Mapping[str, tuple[str, ...]] = {
    _NUMBERS: (
        *("quantity", "money", "percent", "duration", "age", "ordinal", "conversion", "dates-duration", "age-birth"),
        *("two-ages", "parts", "percent-counts", "percent-change", "difference", "product", "repeated"),
    ),
    _NAMES: ("name", "place", "organisation", "role", "category", "spelling"),
}


@dataclass(frozen=True, slots=True)
class Category:
    """A group of rules that a client can switch off as one."""

    id: str
    name: str


SOURCES = Category("FACTCHECK_SOURCES", "Facts on which the draft and its sources disagree")
DRAFT = Category("FACTCHECK_DRAFT", "Facts on which the draft disagrees with itself")


@dataclass(frozen=True, slots=True)
class Rule:
    """A check, by its slug, as clients know it."""

    slug: str
    id: str
    description: str
    issue: str
    category: Category


@cache
def rules() -> Mapping[str, Rule]:
    """The rule of each check by its slug."""
    issues = {slug: issue for issue, named in _ISSUES.items() for slug in named}
    return {
        slug: Rule(
            slug,
            f"FACTCHECK_{slug.replace('-', '_').upper()}",
            f"{reports[0].upper()}{reports[1:]}",
            issues.get(slug, _OTHERS),
            DRAFT if slug in CHECKS else SOURCES,
        )
        for slug, reports in slugs().items()
    }


def chosen(config: Config, asked: Asked) -> Config:
    """The settings with what a client wants: with `enabledOnly` the rules that it names and no others.

    Otherwise it may switch off what the server makes, and switch on what the server leaves out. A rule that is named
    weighs more than its category, and what is not known is let pass, as with LanguageTool.
    """
    ours = {slug for slug in slugs() if selected(slug, config)}
    named = {slug for slug, rule in rules().items() if rule.id in asked.enabled}
    grouped = {slug for slug, rule in rules().items() if rule.category.id in asked.enabled_categories}
    if asked.only:
        return _only(config, named | grouped)
    unwanted = {slug for slug, rule in rules().items() if rule.category.id in asked.disabled_categories}
    banned = {slug for slug, rule in rules().items() if rule.id in asked.disabled}
    return _only(config, ((ours | grouped) - unwanted | named) - banned)


def _only(config: Config, wanted: set[str]) -> Config:
    """The settings for these checks alone; of none, a run that makes none."""
    return replace(config, select=(), ignore=tuple(sorted(slugs().keys() - wanted)))
