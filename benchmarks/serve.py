"""Measure how long editors wait for `factcheck serve`: drafts of 600 words against twenty articles, over HTTP.

    python -m benchmarks.serve [CLUSTERS] [--drafts DRAFTS] [--requests 10]

The sources are two articles of each of ten annotated clusters. A draft is made of the other articles of one cluster,
filled up to 600 words with drafts on other events, so that it tells of what two sources tell of. The server is a
process of its own with a cache of its own. Told are the median and the worst of so many requests, once it is ready, of
three kinds: drafts that it never saw, one draft in which one figure was changed each time, and one draft again and
again.
"""

from __future__ import annotations

import argparse
import json
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlencode
from urllib.request import urlopen

WORDS = 600
CLUSTERS, EACH = 10, 2
_FIGURE = re.compile(r"(?<![\d.,])\d{2,3}(?![\d.,])")


@dataclass(frozen=True, slots=True)
class Served:
    """A server that is ready: its process, its address, and the seconds that it took."""

    process: subprocess.Popen[str]
    address: str
    seconds: float

    def check(self, text: str) -> tuple[float, int]:
        """Seconds for one draft, as an editor waits for them, and how many places are underlined."""
        started = time.perf_counter()
        body = urlencode({"language": "en-US", "text": text}).encode()
        with urlopen(f"{self.address}/v2/check", body, timeout=300) as answer:
            matches = len(json.load(answer)["matches"])
        return time.perf_counter() - started, matches

    def peak_mebibytes(self) -> float:
        """The most memory that the process has held, where the system tells (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def material(clusters: Path, drafts: Path) -> tuple[list[Path], list[str]]:
    """The paths of the sources, and a draft for each cluster."""
    fillers = [_body(path.read_text(encoding="utf-8")) for path in sorted(drafts.glob("*.md"))]
    sources: list[Path] = []
    made: list[str] = []
    for at, folder in enumerate(sorted(path.parent for path in clusters.glob("*/gold.json"))[:CLUSTERS]):
        *own, second, first = sorted(folder.glob("*.txt"), reverse=True)
        sources += [first, second]
        parts = [own[0].read_text(encoding="utf-8"), *(_body(one.read_text(encoding="utf-8")) for one in own[1:])]
        made.append(_cut("\n\n".join((*parts, *fillers[at : at + 2])), WORDS))
    return sources, made


def _body(text: str) -> str:
    """A text without its headline."""
    return text.partition("\n\n")[2]


def _cut(text: str, words: int) -> str:
    ends = [match.end() for match in re.finditer(r"\S+", text)]
    return text[: ends[min(words, len(ends)) - 1]] + "\n"


def changed(text: str, times: int) -> Iterator[str]:
    """The text with another of its figures raised by one, each time."""
    places = list(_FIGURE.finditer(text))
    for at in range(times):
        place = places[at % len(places)]
        yield f"{text[: place.start()]}{int(place[0]) + 1 + at // len(places)}{text[place.end() :]}"


@contextmanager
def serving(sources: Sequence[Path], cache: str) -> Iterator[Served]:
    """A server in a process of its own."""
    against = [argument for path in sources for argument in ("--against", str(path))]
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--no-config", "--cache", cache, *against]
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [*command, "--ledger", f"{folder}/none"], stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        try:
            assert process.stdout is not None
            found = re.match(r"ready: (\S+) ", process.stdout.readline())
            if found is None:
                raise SystemExit("the server did not start")
            yield Served(process, found[1], time.perf_counter() - started)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


def measured(name: str, served: Served, drafts: Sequence[str]) -> None:
    """Print the median and the worst of these requests."""
    found = [served.check(draft) for draft in drafts]
    seconds = sorted(each for each, _ in found)
    matches = sum(count for _, count in found)
    print(
        f"{name:<26}median {median(seconds):.2f} s, worst {seconds[-1]:.2f} s  ({matches} places underlined)",
        flush=True,
    )


def main() -> int:
    """The command `make bench-serve`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", type=Path, nargs="?", default=Path("fixtures/annotated/train"))
    parser.add_argument("--drafts", type=Path, default=Path("fixtures/drafts/learn"))
    parser.add_argument("--requests", type=int, default=10)
    args = parser.parse_args()
    sources, drafts = material(args.clusters, args.drafts)
    if len(sources) < CLUSTERS * EACH or args.requests < 1:
        parser.error(f"{args.clusters} holds fewer than {CLUSTERS} clusters, or there is no request to make")
    words = [len(draft.split()) for draft in drafts]
    print(f"{len(sources)} articles; drafts of {min(words)} to {max(words)} words", flush=True)
    with tempfile.TemporaryDirectory() as cache:
        with serving(sources, cache) as served:
            print(f"ready after {served.seconds:.1f} s with an empty cache", flush=True)
        with serving(sources, cache) as served:
            print(f"ready after {served.seconds:.1f} s with the cache of the last time", flush=True)
            served.check("A draft.\n\nIt states that 12 people were there.\n")
            measured("drafts never seen:", served, [drafts[at % len(drafts)] for at in range(args.requests)])
            measured("one figure changed:", served, list(changed(drafts[0], args.requests)))
            measured("the same draft again:", served, [drafts[0]] * args.requests)
            print(f"peak memory:              {served.peak_mebibytes():.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
