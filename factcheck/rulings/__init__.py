"""What editors rule: the ledger that holds it, and reports on which it is laid.

A ledger is plain text, one decision a line, written at its end alone. The order of the lines says nothing, so two
versions of it merge in any order; the latest decision on a finding counts.
"""

from __future__ import annotations

from factcheck.rulings.applying import apply
from factcheck.rulings.deciding import baseline, decided, revocation, standing_on
from factcheck.rulings.entry import REVOKED, Entry
from factcheck.rulings.inline import ignored
from factcheck.rulings.ledger import LEDGER, append, ledger_here, read_ledger
from factcheck.rulings.lines import parsed, written
from factcheck.rulings.standing import State, latest, states

__all__ = [
    "LEDGER",
    "REVOKED",
    "Entry",
    "State",
    "append",
    "apply",
    "baseline",
    "decided",
    "ignored",
    "latest",
    "ledger_here",
    "parsed",
    "read_ledger",
    "revocation",
    "standing_on",
    "states",
    "written",
]
