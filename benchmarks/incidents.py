"""Check the articles of many incidents in one run: no finding may join two of them.

    python -m benchmarks.incidents DATA [--count 50] [--first N] [--list]

DATA is a file of JSON lines, plain or .gz, one incident a line: {"id", "articles": [{"id", "title", "text", "date"},
...]}; title and date (of publication, in ISO 8601) may be left out;
or a folder of annotated clusters, each taken as an incident. Of a file `--count` incidents are taken, always the same
ones; `--first` leaves out as many of the choice before them. Printed are counts; with --list also the flags with their
sentences, to the terminal only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from factcheck.config import Config
from factcheck.model import Article, Finding, Mention, Report, Severity
from factcheck.pipeline import check
from factcheck.read import article_from_text, read
from factcheck.report.safe import prose

SEED = 4
_OUTCOMES = {
    "killed": re.compile(r"\b(?:kill|dead\b|die[ds]?\b|dying|death|fatal|lost (?:his|her|their) li)", re.I),
    "injured": re.compile(r"\b(?:injur|wound|hurt\b|hospitali[sz])", re.I),
}


def incidents(data: Path, *, count: int, first: int = 0) -> dict[str, tuple[Article, ...]]:
    """The articles of each incident by its name. Raises OSError, ValueError or KeyError for data of another form."""
    if data.is_dir():
        folders = sorted(path.parent for path in data.glob("*/articles.json"))
        return {folder.name: read([str(folder)], config=Config())[0] for folder in folders}
    with gzip.open(data, "rt", encoding="utf-8") if data.suffix == ".gz" else data.open(encoding="utf-8") as lines:
        rows = sorted((json.loads(line) for line in lines if line.strip()), key=lambda row: str(row["id"]))
    random.Random(SEED).shuffle(rows)
    return {
        str(row["id"]): tuple(
            article_from_text(
                one["text"], path=f"{row['id']}/{one['id']}", title=one.get("title"), published=one.get("date")
            )
            for one in {one["id"]: one for one in row["articles"]}.values()
        )
        for row in rows[first : first + count]
    }


def joined(findings: Collection[Finding], owner: Mapping[str, str]) -> list[Finding]:
    """The findings whose mentions stand in articles of two incidents; `owner` gives the incident of an article's id."""
    return [one for one in findings if len({owner[mention.article] for mention in _mentions(one)}) > 1]


def outcome(finding: Finding, texts: Mapping[str, str]) -> str:
    """Whether the values of a finding count those killed or those injured, by the nearest such word of most clauses."""
    found = Counter(_nearest(mention, texts[mention.article]) for mention in _mentions(finding))
    return min(found, key=lambda name: (-found[name], name))


def _mentions(finding: Finding) -> list[Mention]:
    return [mention for side in finding.sides for mention in side.mentions]


def _nearest(mention: Mention, text: str) -> str:
    clause = text[mention.clause_start : mention.clause_end]
    at = mention.start - mention.clause_start
    places = {name: [abs(m.start() - at) for m in words.finditer(clause)] for name, words in _OUTCOMES.items()}
    return min((name for name in places if places[name]), key=lambda name: min(places[name]), default="other")


def summary(report: Report, owner: Mapping[str, str]) -> Iterator[str]:
    """The lines that are printed: what was read, what was found, and what joins two incidents."""
    texts = {article.id: article.text for article in report.articles}
    flags = [one for one in report.findings if one.severity is not None and one.severity > Severity.NOTE]
    within = [one for one in flags if one not in joined(flags, owner)]
    levels = Counter(
        f"{one.severity.slug if one.severity else '-'} {one.verdict.slug} {one.field.value}" for one in report.findings
    )
    outcomes = Counter(outcome(one, texts) for one in within)
    yield f"incidents {len(set(owner.values()))}, articles {report.summary.articles}, values {report.summary.values}"
    yield f"findings {len(report.findings)}: " + ", ".join(f"{name} {levels[name]}" for name in sorted(levels))
    yield f"findings that join two incidents: {len(joined(report.findings, owner))}"
    together = len(joined(report.corroborations, owner))
    yield f"facts that agree: {len(report.corroborations)}, of them join two incidents: {together}"
    parts = ", ".join(f"{name} {outcomes[name]}" for name in (*_OUTCOMES, "other"))
    yield f"flags (errors and warnings) within an incident: {len(within)}: {parts}"


def listing(findings: Sequence[Finding], owner: Mapping[str, str]) -> Iterator[str]:
    """Every finding with the sentences of its sides."""
    for number, finding in enumerate(findings, 1):
        level = finding.severity.slug if finding.severity else "agree"
        yield f"\n[{number}] {level} {finding.verdict.slug} {finding.confidence:.2f}: {prose(finding.message)}"
        for side in finding.sides:
            for mention in side.mentions:
                yield f"    {owner[mention.article]} <{prose(mention.text)}> {prose(mention.sentence)}"


def main() -> int:
    """The command `make bench-incidents`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--count", type=int, default=50, help="how many incidents of a file are taken")
    parser.add_argument("--first", type=int, default=0, help="leave out so many of the choice before them")
    parser.add_argument("--list", action="store_true", help="also print the findings with their sentences")
    args = parser.parse_args()
    told = incidents(args.data, count=args.count, first=args.first)
    if not told:
        parser.error(f"{args.data} holds no incident: a file of JSON lines, or a folder of clusters with articles.json")
    owner = {article.id: name for name, articles in told.items() for article in articles}
    report = check([article for articles in told.values() for article in articles])
    if args.list:
        print(*listing([*report.findings, *joined(report.corroborations, owner)], owner), sep="\n")
    print(*summary(report, owner), sep="\n")
    return 1 if joined(report.findings, owner) else 0


if __name__ == "__main__":
    sys.exit(main())
