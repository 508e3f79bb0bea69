"""Measuring: the checker never sees the answers, and the measure tells a hit from a miss and a false alarm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.evaluate import copy_cluster
from benchmarks.score import score, summary

ANNOTATED = Path(__file__).parents[1] / "fixtures" / "stories" / "01-tajik-border"


def report_on(folder: Path, *stated: tuple[str, str]) -> None:
    """A report with one finding: the values that files state for what it takes to be one slot."""
    sides = []
    for file, value in stated:
        start = (ANNOTATED / file).read_text(encoding="utf-8").index(value)
        mention = {"path": file, "start": start, "end": start + len(value), "text": value}
        sides.append({"value": value, "mentions": [mention]})
    finding = {"code": "quantity", "field": "quantity", "severity": "warning", "sides": sides}
    (folder / f"{ANNOTATED.name}.json").write_text(json.dumps({"findings": [finding]}))


def test_the_answers_are_not_copied(tmp_path: Path) -> None:
    copy_cluster(ANNOTATED, tmp_path / "copy")
    manifest = json.loads((ANNOTATED / "articles.json").read_text(encoding="utf-8"))
    wanted = {"articles.json", *(entry["file"] for entry in manifest)}
    assert {path.name for path in (tmp_path / "copy").rglob("*")} == wanted


def test_a_manifest_that_points_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "articles.json").write_text('[{"file": "../gold.json"}]')
    with pytest.raises(ValueError, match="not in its folder"):
        copy_cluster(tmp_path, tmp_path / "copy")


@pytest.mark.parametrize(
    ("other", "found", "alarms"), [(("b.txt", "1300 km"), 1, 0), (("b.txt", "20,000 reservists"), 0, 1)]
)
def test_what_a_flag_earns(other: tuple[str, str], found: int, alarms: int, tmp_path: Path) -> None:
    report_on(tmp_path, ("a.txt", "843 miles"), other)
    tally = score(ANNOTATED.parent, tmp_path)
    assert (sum(tally.found.values()), sum(tally.alarms.values())) == (found, alarms)
    assert any(line.startswith("no report for: 02-") for line in summary(tally))
