"""Claims against the documents they were made from: how often an edited one is flagged, and a true one is not.

    python -m benchmarks.summaries ROWS [--list]

ROWS is a file of JSON lines with `doc`, `claim`, `label` (consistent or inconsistent) and `edit_types`, as those of
SummEdits (salesforce/factualNLG). Document and claim are checked as two articles; a claim counts as inconsistent where
any error or warning touches it. Printed are the balanced accuracy (mean of the shares of right answers among the
consistent and among the inconsistent) with a 95 % interval from 2,000 resamplings with a fixed seed, and the share of
edited claims that are flagged, by kind of edit. `--list` prints the findings, for the eye only.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck import Config, article_from_text, check
from factcheck.model import Severity

SAMPLES = 2_000
CONSISTENT = "consistent"


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim: whether it is edited, how, and what was found in it."""

    edited: bool
    edits: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether an edited claim is flagged, or a true one is not."""
        return bool(self.found) is self.edited


def judged(path: Path) -> Iterator[Judged]:
    """The claims of a file, each checked against its document."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = article_from_text(row["doc"], path="document.txt", source="document")
        claim = article_from_text(row["claim"], path="claim.txt", source="claim")
        found = tuple(
            f"{one.code}: {one.message}"
            for one in check([document, claim], config=Config()).findings
            if one.severity is not None and one.severity >= Severity.WARNING
            if any(mention.path == "claim.txt" for side in one.sides for mention in side.mentions)
        )
        yield Judged(
            row["label"] != CONSISTENT, tuple(sorted(row["edit_types"])) if row["label"] != CONSISTENT else (), found
        )


def balanced(claims: Sequence[Judged]) -> float:
    """The mean of the shares of right answers among edited and true claims; of a kind that is missing none counts."""
    kinds = [[one.right for one in claims if one.edited is edited] for edited in (True, False)]
    shares = [sum(kind) / len(kind) for kind in kinds if kind]
    return sum(shares) / len(shares) if shares else 0.0


def interval(claims: Sequence[Judged]) -> tuple[float, float]:
    """The middle 95 % of the balanced accuracy over resamplings."""
    rng = random.Random(0)
    found = sorted(balanced(rng.choices(claims, k=len(claims))) for _ in range(SAMPLES))
    return found[int(0.025 * SAMPLES)], found[int(0.975 * SAMPLES)]


def lines(claims: Sequence[Judged]) -> Iterator[str]:
    """What is printed."""
    low, high = interval(claims)
    yield f"balanced accuracy {balanced(claims):.3f} ({low:.3f} to {high:.3f}) of {len(claims)} claims"
    true = [one for one in claims if not one.edited]
    yield f"true claims that are not flagged: {sum(one.right for one in true)} of {len(true)}"
    kinds: dict[str, list[bool]] = defaultdict(list)
    for one in claims:
        for kind in one.edits if one.edited else ():
            kinds[kind].append(one.right)
    for kind, right in sorted(kinds.items()):
        yield f"edited claims that are flagged, {kind}: {sum(right)} of {len(right)}"


def main() -> None:
    """The command `make bench-summaries`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--list", action="store_true", help="print every finding")
    args = parser.parse_args()
    claims = tuple(judged(args.rows))
    if args.list:
        for at, one in enumerate(claims, 1):
            print(f"{at} {'edited' if one.edited else 'true'} {', '.join(one.edits)}: {'; '.join(one.found) or '-'}")
    print("\n".join(lines(claims)))


if __name__ == "__main__":
    main()
