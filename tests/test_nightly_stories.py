"""The articles of the three nights are read as their notes say: sources, dates, versions, and the values named."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factcheck.config import Config
from factcheck.model import Article
from factcheck.read import read

NIGHTLY = Path(__file__).parents[1] / "fixtures" / "nightly"
NIGHTS = ("2026-03-02", "2026-03-03", "2026-03-04")


@cache
def articles() -> dict[str, Article]:
    """The articles of all nights by night and file name."""
    found, problems = read([str(NIGHTLY / night) for night in NIGHTS], config=Config())
    assert [Path(problem.path).name for problem in problems if problem.code == "canceled"] == [
        "chronicle-tidewell-jobs.md"
    ]
    assert {problem.code for problem in problems} <= {"copy", "canceled"}
    return {"/".join(Path(article.path).parts[-2:]): article for article in found}


@cache
def expected() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((NIGHTLY / "expected.toml").read_text(encoding="utf-8"))


def values() -> Iterator[tuple[str, str]]:
    """The file and the value of each mention in the notes."""
    for entry in (entry for entries in expected().values() for entry in entries):
        for row in (*entry.get("sides", ()), entry.get("values", ())):
            yield from ((mention["file"], mention["value"]) for mention in row)


@pytest.mark.parametrize("night", NIGHTS)
def test_a_night_has_articles_of_five_sources_and_most_of_its_day(night: str) -> None:
    tonight = [article for name, article in articles().items() if name.startswith(night)]
    assert 12 <= len(tonight) <= 16
    assert len({article.source for article in tonight} - {None}) == 5
    assert all((article.updated or article.published or "").startswith(night) for article in tonight)
    assert all(article.title for article in tonight)
    assert all(120 <= len(article.text.split()) <= 350 for article in tonight)


def test_an_article_comes_again_under_its_address_and_one_is_withdrawn() -> None:
    again = Counter(article.url for article in articles().values() if article.url)
    twice = {url.rpartition("/")[2] for url, count in again.items() if count == 2}
    assert (twice, set(again.values())) == ({"storm-maud"}, {1, 2})


def test_what_the_notes_quote_stands_in_the_articles() -> None:
    wanted = list(values())
    assert len(wanted) > 50
    assert [pair for pair in wanted if pair[1] not in articles()[pair[0]].text] == []


def test_the_notes_name_nights_and_reasons() -> None:
    assert set(expected()) == {
        "new", "fixed", "reopened", "superseded", "ruled", "propagate", "alarms", "missed", "apart", "corroborated",
    }  # fmt: skip
    for kind, entries in expected().items():
        assert all(kind == "apart" or entry["night"] in NIGHTS for entry in entries)
        assert all(kind == "corroborated" or entry["why"].endswith((".", "!")) for entry in entries)


def test_each_source_repeats_lines_that_are_no_news() -> None:
    for source in {article.source for article in articles().values()}:
        own = {name: article for name, article in articles().items() if article.source == source}
        lines = Counter(line for article in own.values() for line in set(article.text.splitlines()) if line.strip())
        written = {
            line for line, count in lines.items() if count == len(own) and not line.startswith(("---", "source"))
        }
        assert written, source
