"""What is read of a file of any format is kept in the archive, and comes out of it as it was."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
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


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names that are no UTF-8")
def test_a_file_name_that_is_no_utf_8_stops_no_other(tmp_path: Path) -> None:
    names = [os.fsdecode(name) for name in (b"caf\xe9.txt", b"zoo.txt")]
    for name in names:
        (tmp_path / name).write_text(f"There are {len(name)} guards at the gate, the owner said.", encoding="utf-8")
    with opened(tmp_path / "a.db", create=True) as connection:
        for new in (2, 0):
            done = archive.add(connection, [str(tmp_path)], config=Config(), day=DAY, progress=silent)
            assert done.new == new
        assert archive.remove(connection, [str(tmp_path / names[0])], day=DAY) == 1


def test_halves_of_characters_in_names_are_kept_as_what_they_are(tmp_path: Path) -> None:
    item = {
        "uri": "urn:x:\ud8001",
        "type": "text",
        "source": "A\udc00",
        "headline": "B\ud800",
        "body_text": "One \ud800.",
    }
    (tmp_path / "a.json").write_text(json.dumps(item), encoding="utf-8")
    with opened(tmp_path / "a.db", create=True) as connection:
        assert archive.add(connection, [str(tmp_path)], config=Config(), day=DAY, progress=silent).new == 1
        (found,) = load(connection, list(standing(connection)))
    assert (found.article.uri, found.article.source, found.article.title) == ("urn:x:\ufffd1", "A\ufffd", "B\ufffd")
