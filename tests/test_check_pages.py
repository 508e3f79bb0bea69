"""The pages of the checks: one for each slug, with examples that are run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from desk import report_on

from factcheck.model import Severity
from factcheck.selection import described, slugs

PAGES = Path(__file__).parents[1] / "factcheck" / "checks" / "pages"
EXAMPLE = re.compile(r"^```(flagged|silent)\n(.*?)^```$", re.M | re.S)
LONGEST = 40


def examples() -> list[tuple[str, str, tuple[str, ...]]]:
    """The slug of each example, whether it is flagged, and its articles."""
    return [
        (page.stem, found[1], tuple(found[2].strip().split("\n---\n")))
        for page in sorted(PAGES.glob("*.md"))
        for found in EXAMPLE.finditer(page.read_text(encoding="utf-8"))
    ]


def test_each_check_has_a_page_of_its_own() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == set(slugs())


@pytest.mark.parametrize("slug", slugs())
def test_a_page_says_what_why_and_when_not(slug: str) -> None:
    text = (PAGES / f"{slug}.md").read_text(encoding="utf-8")
    assert text.startswith(f"# {slug}\n")
    assert all(re.search(part, text) for part in ("[Rr]eports", "Why it matters", "silent"))
    assert len(text.splitlines()) <= LONGEST
    assert "Example" in text


def test_what_is_flagged_stands_beside_what_is_not() -> None:
    flagged, silent = ({page for page, kind, _ in examples() if kind == each} for each in ("flagged", "silent"))
    assert flagged == silent >= {"quantity", "money", "percent", "duration", "age", "date", "time"}


@pytest.mark.parametrize(("slug", "expected", "articles"), examples())
def test_an_example_is_as_it_says(slug: str, expected: str, articles: tuple[str, ...]) -> None:
    found = [one for one in report_on(*articles).findings if one.code == slug]
    flagged = any(one.severity is not None and one.severity >= Severity.WARNING for one in found)
    assert flagged is (expected == "flagged"), [one.message for one in found]
    # A note it may be whatever the check: what two speakers say, and what moved on.
    assert {one.severity for one in found} <= {*described()[slug].severities, Severity.NOTE}
