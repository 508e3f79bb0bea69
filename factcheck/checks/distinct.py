"""Identities of their own for findings of several stories that have one slot and the same values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from factcheck.identities import identity
from factcheck.model import Finding


def distinct(findings: Sequence[Finding], *, taken: Collection[str] = ()) -> tuple[Finding, ...]:
    """The findings in their order, none with the identity of another or one of `taken`.

    The topic tells apart those that would share one, and at last the place of their first mention in order.
    """
    counts = Counter((*(finding.id for finding in findings), *taken))
    named = [one.id if counts[one.id] == 1 else identity(one.id, one.topic) for one in findings]
    seen = Counter(taken)
    again: dict[int, str] = {}
    for at in sorted(range(len(findings)), key=lambda at: _first(findings[at])):
        name = named[at]
        seen[name] += 1
        again[at] = name if seen[name] == 1 else identity(name, str(seen[name]))
    return tuple(replace(finding, id=again[at]) for at, finding in enumerate(findings))


def _first(finding: Finding) -> tuple[str, int, int]:
    return min((one.path, one.start, one.end) for side in finding.sides for one in side.mentions)
