"""The ceiling follows annotated values through extraction, and contradictions up to the same-slot decision."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.ceiling import STEPS, ceiling, table

TOLD = {
    "a.txt": "Ferry sinks\n\nThe ferry Orla sank off Halden on Friday and 12 passengers were injured, police said. "
    "She was built in 1987.\n",
    "b.txt": "Ferry goes down\n\nPolice said 15 passengers were injured when the ferry Orla sank off Halden.\n",
    "c.txt": "Halden mourns\n\nAt least a dozen passengers of the ferry Orla were injured off Halden, police say.\n",
}
HURT = {
    "slot": "injured",
    "field": "quantity",
    "relation": "differs",
    "mentions": [
        {"file": "a.txt", "quote": "12 passengers were injured", "value": "12", "side": "a"},
        {"file": "b.txt", "quote": "15 passengers were injured", "value": "15", "side": "b"},
        {"file": "c.txt", "quote": "At least a dozen passengers", "value": "At least a dozen", "side": "a"},
    ],
}
BUILT = {
    "slot": "year of building",
    "field": "date",
    "relation": "single",
    "mentions": [{"file": "a.txt", "quote": "built in 1987", "value": "1987"}],
}


def test_where_recall_ends(tmp_path: Path) -> None:
    cluster = tmp_path / "01-ferry"
    cluster.mkdir()
    for name, text in TOLD.items():
        (cluster / name).write_text(text, encoding="utf-8")
    (cluster / "articles.json").write_text(json.dumps([{"file": name} for name in TOLD]), encoding="utf-8")
    (cluster / "gold.json").write_text(json.dumps({"slots": [HURT, BUILT]}), encoding="utf-8")
    counts = ceiling(tmp_path)
    assert (counts.values, counts.found) == ({"quantity": 3, "date": 1}, {"quantity": 3, "date": 1})
    # Annotated on the side of 12, "at least a dozen" cannot be flagged against 15.
    assert [counts.pairs["quantity"][step] for step in STEPS] == [2, 2, 2, 1, 1]
    assert [counts.slots["quantity"][step] for step in STEPS] == [1, 1, 1, 1, 1]
    assert next(line for line in table(counts) if line.startswith("all")).split()[1:3] == ["4", "4"]
