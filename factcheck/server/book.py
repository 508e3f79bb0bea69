"""What editors ruled, for a server: laid on every report, and written where one is decided on."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from factcheck.errors import FactcheckError
from factcheck.model import Finding, Report, RulingKind
from factcheck.rulings import Entry, append, apply, decided, read_ledger, revocation, standing_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What an editor decides of a finding; `kind` None takes back what was ruled on it."""

    kind: RulingKind | None
    by: str
    why: str
    until: str | None = None
    right_value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The ledger, which need not exist before the first ruling, a baseline if there is one, and the clock."""

    ledger: str
    baseline: str | None
    now: Callable[[], datetime]

    def on(self, report: Report) -> Report:
        """The report with the rulings that hold today. Raises FactcheckError as `factcheck.rulings.read_ledger`."""
        today = self.now().date()
        if self.baseline is not None:
            report = apply(report, read_ledger(self.baseline), today=today)
        return apply(report, self._entries(), today=today)

    def decide(self, finding: Finding, decision: Decision) -> None:
        """Write a decision on a finding. Raises FactcheckError as :mod:`factcheck.rulings`."""
        now = self.now()
        if decision.kind is None:
            if not os.path.lexists(self.ledger):
                raise FactcheckError("ruling-unknown", f"There is no ledger {self.ledger} with a ruling to take back.")
            standing = standing_on(self._entries(), finding.id, name=self.ledger)
            entry = revocation(standing, by=decision.by, why=decision.why)
        else:
            entry = decided(
                finding,
                decision.kind,
                by=decision.by,
                why=decision.why,
                today=now.date(),
                until=decision.until,
                right_value=decision.right_value,
            )
        append(self.ledger, entry, now=now)

    def _entries(self) -> tuple[Entry, ...]:
        return read_ledger(self.ledger) if os.path.lexists(self.ledger) else ()
