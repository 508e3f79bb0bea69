"""Fill an archive, and add some more to it: how long each takes, how large the file grows, how much memory is used.

    python -m benchmarks.archive DATA [--count 10000] [--by 10000] [--more 100] [--archive FILE] [--jobs 1]

DATA is as for benchmarks.incidents. Where it holds fewer articles than are wanted, each incident is told again with
other names, other figures and other dates, always the same ones. The archive is filled `--by` so many articles at a
time; one that is kept (`--archive`) goes on where it was, which serves for figures that take longer than one has. The
night is measured on a copy. Printed are counts and ratios; nothing is quoted.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import count as numbers
from itertools import islice
from pathlib import Path

from benchmarks.incidents import incidents
from factcheck.archive import add, compare, crew, opened, state
from factcheck.config import Config
from factcheck.match.naming import telling_names
from factcheck.model import Article
from factcheck.pipeline import silent

SEED = 7
_ALL = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"(?<![\w.,$])(?!(?:19|20)\d\d\b)\d{1,4}(?![\w.,]*\d)")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghklmnprstvw"
_DAYS = 41


@dataclass(frozen=True, slots=True)
class Step:
    """How many articles came, the seconds that adding and comparing took, and those of the processor for both; how
    large the archive is then, and the most memory that the process has used so far.
    """

    articles: int
    added: float
    compared: float
    processor: float
    megabytes: float
    mebibytes: float


def told_again(articles: tuple[Article, ...], copy: int) -> Iterator[dict[str, str | None]]:
    """The articles of one incident as records; from the second copy on with other names, figures and dates."""
    telling = {name for one in articles for name in telling_names(one)}
    names = {name for one in articles for name in _WORD.findall(one.text) if name.casefold() in telling} if copy else ()
    others = {name: _other(name, copy) for name in sorted(names) if name[0].isupper()}
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
    named = _WORD.sub(lambda found: others.get(found[0], found[0]), text)
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
    """The most memory that this process, or the largest of its crew, has used so far, in MiB."""
    return max(resource.getrusage(each).ru_maxrss for each in _ALL) / 1024


def _processor() -> float:
    """The seconds of the processor that this process and its crews, which have ended, have used so far."""
    used = [resource.getrusage(each) for each in _ALL]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _night(archive: Path, file: Path, day: str, *, jobs: int) -> Step:
    """What it takes to take the articles of a file into an archive and to compare them."""
    wall, processor = time.perf_counter(), _processor()
    with opened(archive, create=True) as connection, crew(connection, jobs=jobs) as team:
        added = add(connection, [str(file)], config=Config(), day=day, progress=silent, crew=team)
        between = time.perf_counter()
        compare(connection, config=Config(), day=day, progress=silent, crew=team)
        compared = time.perf_counter() - between
    return Step(
        articles=added.new + added.versions,
        added=between - wall,
        compared=compared,
        processor=_processor() - processor,
        megabytes=sum(path.stat().st_size for path in archive.parent.glob(f"{archive.name}*")) / 1e6,
        mebibytes=_memory(),
    )


def _line(name: str, step: Step) -> str:
    taken = step.added + step.compared
    return (
        f"{name:>12}{step.articles:>10}{step.added:>9.1f}{step.compared:>10.1f}{step.processor:>11.1f}"
        f"{step.articles / taken:>12.2f}{step.megabytes:>7.0f}{step.mebibytes:>8.0f}"
    )


def _grow(archive: Path, data: Path, count: int, by: int, *, jobs: int) -> Iterator[tuple[int, Step]]:
    """Fill an archive up to `count` articles, `by` at a time, and give each step and how many articles it holds then.

    What an earlier run of this has done is given as it was measured then. A step in which that run was interrupted is
    done to its end, and not given: part of it was not measured.
    """
    kept = archive.with_name(f"{archive.name}.steps.jsonl")
    known = [json.loads(line) for line in kept.read_text().splitlines()] if kept.is_file() else []
    yield from ((row["held"], Step(**row["step"])) for row in known)
    for held in range(known[-1]["held"] if known else 0, count, by):
        wanted = min(by, count - held)
        file = archive.with_name(f"{archive.name}.in.jsonl")
        _write(file, islice(records(data), held, None), wanted)
        step = _night(archive, file, "2026-01-01", jobs=jobs)
        file.unlink()
        if step.articles == wanted:
            with kept.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps({"held": held + wanted, "step": asdict(step)}) + "\n")
            yield held + wanted, step


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--by", type=int, default=10_000)
    parser.add_argument("--more", type=int, default=100)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = asked.archive or Path(folder, "archive.db")
        print("       holds  articles  added,s  compared  processor  articles/s     MB     MiB", flush=True)
        steps = []
        for held, step in _grow(archive, asked.data, asked.count, asked.by, jobs=asked.jobs):
            steps.append(step)
            print(_line(str(held), step), flush=True)
        more = Path(folder, "more.jsonl")
        _write(more, islice(records(asked.data), asked.count, None), asked.more)
        for path in archive.parent.glob(f"{archive.name}*"):
            if path.is_file() and path.parent != Path(folder):
                shutil.copy(path, folder)
        night = _night(Path(folder, archive.name), more, "2026-01-02", jobs=asked.jobs)
        print(_line("a night", night))
        articles = sum(step.articles for step in steps)
        for name, ours, theirs in (
            ("seconds", night.added + night.compared, sum(step.added + step.compared for step in steps)),
            ("seconds of the processor", night.processor, sum(step.processor for step in steps)),
        ):
            print(f"in {name} the night costs {ours / theirs:.2%} of the first {articles} articles")
        with opened(archive) as connection:
            print(state(connection))


if __name__ == "__main__":
    main()
