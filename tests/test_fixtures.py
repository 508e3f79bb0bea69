"""The annotated clusters are sound: what they say of the articles is in the articles, once and in one place."""

from __future__ import annotations

import copy
import importlib.util
import json
import sys
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

FIXTURES = Path(__file__).parent.parent / "fixtures"
CLUSTERS = sorted(path.parent for kind in ("stories", "measure") for path in (FIXTURES / kind).glob("*/gold.json"))
BORDER = FIXTURES / "stories" / "01-tajik-border"


def load_derive() -> ModuleType:
    """The script beside the fixtures, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("fixtures_derive", FIXTURES / "derive.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


derive = load_derive()


def faults(cluster: Path, gold: Any) -> list[str]:
    manifest = json.loads((cluster / "articles.json").read_text(encoding="utf-8"))
    return list(derive.check(gold, derive.read_texts(cluster), manifest))


@pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda cluster: f"{cluster.parent.name}/{cluster.name}")
def test_cluster_is_sound(cluster: Path) -> None:
    gold = derive.read_gold(cluster)
    assert faults(cluster, gold) == []
    assert (gold["disagreements"], gold["not_disagreements"]) == derive.derive(gold), "run python fixtures/derive.py"


@pytest.mark.parametrize("cluster", CLUSTERS, ids=lambda cluster: f"{cluster.parent.name}/{cluster.name}")
def test_articles_are_short_and_begin_with_their_headline(cluster: Path) -> None:
    texts = derive.read_texts(cluster)
    assert 2 <= len(texts) <= 5
    for text in texts.values():
        assert 90 <= len(text.split()) <= 260
        assert text.endswith("\n") and text == text.strip() + "\n"
        assert len(text.partition("\n")[0].split()) <= 25


def test_there_are_enough_of_each_kind() -> None:
    golds = {cluster: derive.read_gold(cluster) for cluster in CLUSTERS}
    assert Counter(cluster.parent.name for cluster in golds) == {"stories": 10, "measure": 8}
    for kind in ("stories", "measure"):
        some = [gold for cluster, gold in golds.items() if cluster.parent.name == kind]
        assert sum(len(gold["near_misses"]) for gold in some) >= sum(len(gold["disagreements"]) for gold in some) > 0
    assert sum(not gold["disagreements"] and not gold["within_article"] for gold in golds.values()) >= 2
    assert {miss["kind"] for gold in golds.values() for miss in gold["near_misses"]} >= {
        "update-over-time",
        "different-scope",
        "different-attribution",
        "unit-conversion",
        "rounding",
        "bound",
    }


def test_border_is_given_in_miles_and_in_kilometres() -> None:
    border = derive.read_gold(BORDER)["slots"][0]
    sides = {mention["value"]: mention["side"] for mention in border["mentions"]}
    assert border["relation"] == "differs"
    assert sides["843 miles"] == sides["1,357 km"] != sides["1300 km"]


def test_wire_copies_are_among_the_clusters() -> None:
    pairs = {
        (cluster.name, left, right): SequenceMatcher(None, texts[left].split(), texts[right].split()).ratio()
        for cluster in CLUSTERS
        for texts in [derive.read_texts(cluster)]
        for left, right in combinations(texts, 2)
    }
    assert {name for name, ratio in pairs.items() if ratio > 0.6} == {("06-swiftlane-results-clean", "a.txt", "b.txt")}


def test_check_finds_a_digit_without_slot() -> None:
    gold = derive.read_gold(BORDER)
    gold["slots"] = gold["slots"][1:]
    assert any("'843' at" in fault for fault in faults(BORDER, gold))


def test_check_finds_a_value_taken_twice() -> None:
    gold = derive.read_gold(BORDER)
    gold["not_values"].append(gold["slots"][0]["mentions"][0])
    assert any("'843 miles' is in" in fault for fault in faults(BORDER, gold))


def test_check_finds_a_bad_quote_a_bad_value_and_a_missing_side() -> None:
    gold = derive.read_gold(BORDER)
    texts = derive.read_texts(BORDER)
    mention = gold["slots"][0]["mentions"][0]
    for changed in ({"quote": mention["quote"] + "?"}, {"quote": "the"}, {"value": "844 miles"}, {"value": "43 miles"}):
        with pytest.raises(ValueError, match=r"a\.txt: "):
            derive.locate({**mention, **changed}, texts)
    broken = copy.deepcopy(gold)
    for one in broken["slots"][0]["mentions"]:
        one["side"] = "A"
    assert "s01: no two sides in different files" in faults(BORDER, broken)
