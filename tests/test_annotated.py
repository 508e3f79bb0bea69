"""The annotated clusters are sound: every quote stands once in its article, and in slots it holds its value."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent.parent / "fixtures" / "annotated"
CLUSTERS = sorted(path.parent for path in FOLDER.glob("*/*/gold.json"))


def faults(cluster: Path) -> list[str]:
    gold = json.loads((cluster / "gold.json").read_text(encoding="utf-8"))
    listed = [row["file"] for row in json.loads((cluster / "articles.json").read_text(encoding="utf-8"))]
    texts = {name: (cluster / name).read_text(encoding="utf-8") for name in listed}
    rows: list[dict[str, Any]] = [*gold.get("slots", []), *gold["disagreements"], *gold["within_article"]]
    found = [f"{row['id']}: one file" for row in gold["disagreements"] if len({m["file"] for m in row["mentions"]}) < 2]
    for row in rows:
        for mention in row["mentions"]:
            if texts[mention["file"]].count(mention["quote"]) != 1:
                found.append(f"{row['id']}: {mention['file']} does not hold once: {mention['quote']}")
            if "slots" in gold and mention["value"] not in mention["quote"]:
                found.append(f"{row['id']}: no {mention['value']} in: {mention['quote']}")
    return found


@pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda cluster: f"{cluster.parent.name}/{cluster.name}")
def test_cluster_is_sound(cluster: Path) -> None:
    assert faults(cluster) == []


def test_no_series_both_trains_and_measures() -> None:
    series = {kind: {path.name[:2] for path in (FOLDER / kind).iterdir()} for kind in ("train", "measure")}
    assert len(series["train"]) >= 17
    assert not series["train"] & series["measure"]


def test_a_quote_that_is_not_in_the_article_is_a_fault(tmp_path: Path) -> None:
    cluster = tmp_path / "one"
    cluster.mkdir()
    mention = {"file": "a.txt", "quote": "a quay of 40 m", "value": "41 m"}
    gold = {"slots": [], "disagreements": [], "within_article": [{"id": "w1", "mentions": [mention]}]}
    (cluster / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (cluster / "articles.json").write_text(json.dumps([{"file": "a.txt"}]), encoding="utf-8")
    (cluster / "a.txt").write_text("The quay of 40 m stands.", encoding="utf-8")
    assert len(faults(cluster)) == 2
