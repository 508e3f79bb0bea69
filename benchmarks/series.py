"""Series, each article of which tells of another event in one form, and copies that tell of one.

    python -m benchmarks.series FOLDER

FOLDER holds `learn` and `measure` with series, no two articles of which contradict each other, and `copies`, or several
folders whose names begin so, with pairs of articles and `planted.json` (the README.md of fixtures/series says what is
there). All articles of a part are checked in one run. A flag is a finding of severity error or warning with mentions of
two articles; in a series each is a false alarm. Something planted is found where a finding has a mention of each of the
two articles that holds the text, or lies in it; that of an update may be a note.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from factcheck import Report, check
from factcheck.model import Finding, Mention, Severity

SERIES = ("learn", "measure")


def flags(report: Report) -> list[Finding]:
    """The errors and warnings between two articles."""
    severe = (one for one in report.findings if one.severity in (Severity.ERROR, Severity.WARNING))
    return [one for one in severe if len({mention.article for mention in _mentions(one)}) > 1]


def found(report: Report, planted: Mapping[str, str]) -> bool:
    """Whether a finding holds both values of something planted."""
    return any(
        all(any(_tells(each, planted, side) for each in _mentions(one)) for side in ("a", "b"))
        for one in report.findings
    )


def _mentions(finding: Finding) -> list[Mention]:
    return [mention for side in finding.sides for mention in side.mentions]


def _tells(mention: Mention, planted: Mapping[str, str], side: str) -> bool:
    text = planted[side]
    return Path(mention.path).stem == f"{planted['kind']}-{side}" and (mention.text in text or text in mention.text)


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    for part in SERIES:
        report = check([folder / part])
        print(f"{part}: {len(flags(report))} false alarms in {len(report.articles)} articles")
    for copies in sorted(folder.glob("copies*")):
        report, every = check([copies]), json.loads((copies / "planted.json").read_text("utf-8"))
        for name, update in (("contradictions", False), ("updates", True)):
            planted = [one for one in every if one["update"] is update]
            print(f"{copies.name}: {sum(found(report, one) for one in planted)} of {len(planted)} {name} found")


if __name__ == "__main__":
    main()
