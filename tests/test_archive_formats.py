"""What is read of a file of any format is kept in the archive, and comes out of it as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from archives import DAY, silent

from factcheck import archive
from factcheck.archive.articles import load, standing
from factcheck.archive.database import opened
from factcheck.config import Config
from factcheck.model import Article
from factcheck.read import read

FORMATS = Path(__file__).parents[1] / "fixtures" / "formats"


def test_articles_of_all_formats_come_out_as_they_were_read(tmp_path: Path) -> None:
    # Files of one article in two formats are versions of one; so each is kept in an archive of its own.
    for path in sorted(FORMATS.iterdir()):
        articles, _ = read([str(path)], config=Config())
        with opened(tmp_path / f"{path.name}.db", create=True) as connection:
            archive.add(connection, [str(path)], config=Config(), day=DAY, progress=silent)
            found = [one.article for one in load(connection, list(standing(connection)))]
        assert bare(found) == bare(articles), path


def bare(articles: Iterable[Article]) -> list[Article]:
    """The articles in one order, without the origin, which is told of all of a run together."""
    return sorted((replace(one, origin="") for one in articles), key=lambda one: one.id)
