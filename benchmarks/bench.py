"""Measure speed and memory on a folder of articles.

    python -m benchmarks.bench ARTICLES [--rounds 3]

Times are medians over the rounds. Each round runs, in turn, the whole tool with an empty cache, the same again with the
cache it left, and the work that cannot be avoided: the language pipeline on the paragraphs that the tool parses, and
the encoder on the texts that it encodes. Models are loaded before the first round, and that is timed apart.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from factcheck import pipeline
from factcheck.cache import open_cache
from factcheck.checks import relate
from factcheck.config import Config
from factcheck.embed import Encoder, load_encoder, load_slot_encoder
from factcheck.extract import extract, parse
from factcheck.extract.numbers.scan import has_number
from factcheck.extract.paragraphs import paragraphs
from factcheck.match import Embedded, counterparts, matched
from factcheck.model import Article, Report
from factcheck.pipeline import silent
from factcheck.pipeline.stages import embedding, statements_of
from factcheck.read import read


@dataclass(slots=True)
class StageClock:
    """Takes progress and gives seconds: a stage lasts from its first call to that of the next one."""

    seconds: dict[str, float] = field(default_factory=dict)
    _stage: str | None = None
    _since: float = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Note that a stage is at work."""
        if stage != self._stage:
            self.stop()
            self._stage, self._since = stage, time.perf_counter()

    def stop(self) -> None:
        """End the last stage."""
        if self._stage is not None:
            spent = time.perf_counter() - self._since
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + spent
        self._stage = None


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds of one round: of the whole runs, of the stages of the cold one, and of the unavoidable work."""

    cold: float
    warm: float
    stages: dict[str, float]
    parser: float
    encoder: float


@dataclass(frozen=True, slots=True)
class Work:
    """What no run can avoid: the paragraphs that are parsed, and the texts of the general and the tuned encoder."""

    paragraphs: list[str]
    texts: tuple[list[str], list[str]]


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def whole_run(paths: list[str], cache: str) -> tuple[float, dict[str, float], Report]:
    """One run of the tool: seconds, seconds per stage, and the report."""
    clock = StageClock()
    start = time.perf_counter()
    report = pipeline.check(paths, config=Config(cache=cache), progress=clock)
    clock.stop()
    return time.perf_counter() - start, clock.seconds, report


def unavoidable(articles: tuple[Article, ...]) -> Work:
    """The paragraphs and texts that the tool hands to its models, each text once."""
    claims = counterparts({one.id: found for one, found in zip(articles, extract(articles), strict=True)})
    texts: tuple[set[str], set[str]] = set(), set()

    def asked(general: Collection[str], slot: Collection[str]) -> Embedded:
        texts[0].update(general)
        texts[1].update(slot)
        return embed(general, slot)

    with tempfile.TemporaryDirectory() as folder, open_cache(Config(cache=folder)) as cache:
        embed = embedding(config=Config(), cache=cache, tell=silent)
        matched(statements_of(articles, claims), embed=asked, relation=relate, config=Config(), articles=articles)
    return Work(
        paragraphs=[each.text for article in articles for each in paragraphs(article) if has_number(each.text)],
        texts=(sorted(texts[0]), sorted(texts[1])),
    )


def one_round(paths: list[str], work: Work, encoders: Sequence[Encoder]) -> Round:
    """Everything once, in alternation, so that a slow moment of the machine hits all alike."""
    with tempfile.TemporaryDirectory() as cache:
        cold, stages, _ = whole_run(paths, cache)
        parser = timed(lambda: list(parse(work.paragraphs)))
        encoded = timed(lambda: [each.encode(texts) for each, texts in zip(encoders, work.texts, strict=True)])
        warm, _, _ = whole_run(paths, cache)
    return Round(cold=cold, warm=warm, stages=stages, parser=parser, encoder=encoded)


def peak_mebibytes() -> float:
    """The most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def print_figures(rounds: list[Round], *, articles: int, work: Work) -> None:
    """The medians, as text."""
    cold, warm = median(each.cold for each in rounds), median(each.warm for each in rounds)
    parser, encoder = median(each.parser for each in rounds), median(each.encoder for each in rounds)
    print(f"cold cache:       {cold:.2f} s, {articles / cold:.1f} articles/s")
    print(f"warm cache:       {warm:.2f} s, {articles / warm:.1f} articles/s")
    for stage in rounds[0].stages:
        print(f"  {stage + ':':<16}{median(each.stages[stage] for each in rounds):.2f} s")
    print(f"language pipeline {parser:.2f} s alone, on {len(work.paragraphs)} paragraphs")
    print(f"encoder           {encoder:.2f} s alone, on {sum(map(len, work.texts))} texts")
    ratios = (each.cold / (each.parser + each.encoder) for each in rounds)
    print(f"ratio:            {median(ratios):.2f} x (language pipeline + encoder alone)")


def main() -> int:
    """The command `make bench`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    paths = [str(args.articles)]
    articles, _ = read(paths, config=Config())
    if not articles or args.rounds < 1:
        parser.error(f"{args.articles} holds no article, or there is no round to run")
    encoders = load_encoder(), load_slot_encoder()
    start_up = timed(lambda: (list(parse(["Start."])), [each.encode(["Start."]) for each in encoders]))
    work = unavoidable(articles)
    rounds = [one_round(paths, work, encoders) for _ in range(args.rounds)]
    print(f"articles:         {len(articles)}, {sum(len(each.text) for each in articles):,} characters")
    print(f"models loaded in  {start_up:.2f} s")
    print_figures(rounds, articles=len(articles), work=work)
    print(f"peak memory:      {peak_mebibytes():.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
