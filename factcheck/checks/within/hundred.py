"""Percentages of one whole that make more than all of it: "64 % opposed it, 29 % backed it and 12 % did not know"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.checks.within.lists import Listed, listed
from factcheck.checks.within.phrases import has
from factcheck.checks.within.stated import Sentence
from factcheck.checks.within.sums import above, plus
from factcheck.checks.within.told import worth
from factcheck.model import Interval

_ALL = Interval(Decimal(100), Decimal(100))
# What makes much more was never meant to be parts of one whole.
_MOST = 115
_OF = re.compile(r"(?:%|\bper cent|\bpercent)?\s*of\s", re.IGNORECASE)


def hundreds(sentence: Sentence) -> Iterator[tuple[Listed, bool]]:
    """Rows of percentages that answer one question, and whether they can make a hundred."""
    for at, first in enumerate(sentence.figures):
        if first.kind[0] != "share" or first.quantity.unit != "percent" or first.quantity.change is not None:
            continue
        row = listed(sentence, at)
        if row is None or len(row.parts) < 3:
            return
        made = sum((worth(one) or Decimal(0) for one in row.parts), Decimal(0))
        if made <= _MOST and has("choices", " ".join(row.words)) and not _several(row):
            yield row, not above(plus([one.interval for one in row.parts]), _ALL)
        return


def _several(row: Listed) -> bool:
    """Whether the percentages are of several groups, or some are parts of others."""
    changed = any(one.quantity.change is not None for one in row.parts)
    groups = [word for word in row.words[1:] if _OF.search(word)]
    return changed or bool(groups) or has("twofold", row.text)
