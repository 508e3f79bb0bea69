"""Run factcheck over annotated clusters, and score what it reports.

    python -m benchmarks.evaluate CLUSTERS [--fields quantity,money,...] [--list] [--reports FOLDER]

The checker sees a copy of each cluster that holds only its manifest and the texts listed there, never gold.json.
It runs through the real command line, and its reports are the JSON that users get; --reports keeps them.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.score import add_options, print_score
from factcheck.cli import main as factcheck


def copy_cluster(cluster: Path, target: Path) -> None:
    """Copy the manifest and the texts it lists. Raises OSError or ValueError where they are not to be had."""
    manifest = cluster / "articles.json"
    target.mkdir(parents=True)
    shutil.copy(manifest, target)
    for entry in json.loads(manifest.read_text(encoding="utf-8")):
        if Path(entry["file"]).name != entry["file"]:
            raise ValueError(f"{manifest} lists {entry['file']!r}, which is not in its folder")
        shutil.copy(cluster / entry["file"], target)


def report_on(cluster: Path, *, copies: Path, reports: Path) -> bool:
    """Write the report on one cluster; gives whether there is one."""
    target = copies / cluster.name
    copy_cluster(cluster, target)
    report = reports / f"{cluster.name}.json"
    report.unlink(missing_ok=True)
    arguments = ["check", str(target), "--format", "json", "--output", str(report), "--fail-on", "never", "--quiet"]
    factcheck(arguments)
    return report.exists()


def main() -> int:
    """The command `make eval`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", type=Path)
    parser.add_argument("--reports", type=Path, help="keep the JSON reports in this folder")
    add_options(parser)
    args = parser.parse_args()
    clusters = sorted(path.parent for path in args.clusters.glob("*/gold.json"))
    if not clusters:
        parser.error(
            f"{args.clusters} holds no annotated cluster: a folder with articles.json, its texts and gold.json"
        )
    with tempfile.TemporaryDirectory() as folder:
        reports = args.reports or Path(folder, "reports")
        reports.mkdir(parents=True, exist_ok=True)
        written = [report_on(cluster, copies=Path(folder, "copies"), reports=reports) for cluster in clusters]
        print_score(args.clusters, reports, fields=args.fields, details=args.list)
    return 0 if all(written) else 1


if __name__ == "__main__":
    sys.exit(main())
