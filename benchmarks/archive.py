"""Fill an archive, and add some more to it: how long each takes, how large the file grows, how much memory is used.

    python -m benchmarks.archive DATA [--count 10000] [--more 100] [--archive FILE]

DATA is as for benchmarks.incidents. Where it holds fewer articles than are wanted, each incident is told again with
other names, other figures and other dates, always the same ones. Printed are counts and ratios; nothing is quoted.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import count as numbers
from itertools import islice
from pathlib import Path

from benchmarks.incidents import incidents
from factcheck.archive import add, compare, opened, state
from factcheck.config import Config
from factcheck.model import Article
from factcheck.pipeline import silent

SEED = 7
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]{3,}")
_FIGURE = re.compile(r"(?<![\w.,$])(?!(?:19|20)\d\d\b)\d{1,4}(?![\w.,]*\d)")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghklmnprstvw"
_DAYS = 41


def told_again(articles: tuple[Article, ...], copy: int) -> Iterator[dict[str, str | None]]:
    """The articles of one incident as records; from the second copy on with other names, figures and dates."""
    names = {name for one in articles for name in _NAME.findall(one.text)} if copy else set()
    others = {name: _other(name, copy) for name in sorted(names)}
    for one in articles:
        yield {
            "id": f"{copy}/{one.path}",
            "title": _exchanged(one.title or "", others, copy) or None,
            "text": _exchanged(one.text, others, copy),
            "published": _later(one.published, copy),
            "source": f"source {sum(map(ord, one.path)) % 40}",
        }


def _exchanged(text: str, others: Mapping[str, str], copy: int) -> str:
    if not copy:
        return text
    named = re.sub(r"[^\W\d_]+", lambda found: others.get(found[0], found[0]), text)
    return _FIGURE.sub(lambda found: str(int(found[0]) + copy), named)


def _other(name: str, copy: int) -> str:
    """A made-up name of the same length, always the same one."""
    chosen = random.Random(f"{SEED} {name} {copy}")
    letters = (chosen.choice(_VOWELS if each.lower() in _VOWELS else _CONSONANTS) for each in name.lower())
    return "".join(letters).capitalize()


def _later(published: str | None, copy: int) -> str | None:
    if published is None:
        return None
    return (date.fromisoformat(published[:10]) + timedelta(days=copy * _DAYS)).isoformat()


def records(data: Path) -> Iterator[dict[str, str | None]]:
    """Records without end: all incidents, then all of them told again, and so on."""
    every = incidents(data, count=1_000_000)
    for copy in numbers():
        for articles in every.values():
            yield from told_again(articles, copy)


def _write(path: Path, rows: Iterator[dict[str, str | None]], count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in islice(rows, count))


def _memory() -> float:
    """The most memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _night(archive: Path, file: Path, day: str) -> tuple[float, float, int]:
    """The seconds that taking in and comparing took, and how many articles were taken in."""
    with opened(archive, create=True) as connection:
        start = time.perf_counter()
        added = add(connection, [str(file)], config=Config(), day=day, progress=silent)
        between = time.perf_counter()
        compare(connection, config=Config(), day=day, progress=silent)
    return between - start, time.perf_counter() - between, added.new + added.versions


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--more", type=int, default=100)
    parser.add_argument("--archive", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        here, rows = Path(folder), records(asked.data)
        archive = asked.archive or here / "archive.db"
        full = 0.0
        for name, wanted, day in (("first", asked.count, "2026-01-01"), ("next", asked.more, "2026-01-02")):
            _write(here / f"{name}.jsonl", rows, wanted)
            taken, compared, articles = _night(archive, here / f"{name}.jsonl", day)
            size = sum(path.stat().st_size for path in archive.parent.glob(f"{archive.name}*")) / 1e6
            print(f"{name}: {articles} articles, added in {taken:.1f} s, compared in {compared:.1f} s,", end=" ")
            print(
                f"{articles / (taken + compared):.1f} articles a second; {size:.0f} MB, {_memory():.0f} MiB", flush=True
            )
            full = full or taken + compared
            if name == "next":
                print(f"the night costs {(taken + compared) / full:.1%} of the first run")
        with opened(archive) as connection:
            print(state(connection))


if __name__ == "__main__":
    main()
