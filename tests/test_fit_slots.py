"""What the fitting script takes out of scikit-learn says what scikit-learn says."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("sklearn")
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.fit_slots import TREES, grow


def test_grown_trees_say_what_scikit_learn_says() -> None:
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(600, 4))
    same = rows[:, 0] * rows[:, 1] + rng.normal(scale=0.3, size=600) > 0.2
    theirs = HistGradientBoostingClassifier(**TREES).fit(rows, same)
    assert np.allclose(grow(rows, same, "abcd").logit(rows), theirs.decision_function(rows), atol=1e-4)
