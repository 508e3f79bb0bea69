"""What a ledger holds: entries, each of which rules on a finding or takes back what was ruled on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from factcheck.model import Ruling, RulingKind

# How an entry is called that takes back what was ruled on its finding.
REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a ledger: what was decided of a finding, by whom, when and why.

    `kind` None takes back what was ruled before. `made` is a date-time of ISO 8601 with its zone, or a day, `until` the
    last day on which it holds (None: for good). `code`, `topic`, `values` and `slot` tell a reader what was ruled on,
    and help to know the finding again; they are empty where only its id was known.
    """

    made: str
    finding: str
    kind: RulingKind | None
    by: str
    why: str
    until: str | None = None
    right_value: str | None = None
    code: str = ""
    topic: str = ""
    values: tuple[str, ...] = ()
    slot: str = ""

    @property
    def instant(self) -> datetime:
        """When it was made; of a day its first moment in UTC."""
        moment = datetime.fromisoformat(self.made)
        return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)

    def expired(self, today: date) -> bool:
        """Whether the last day on which it holds is over."""
        return self.until is not None and date.fromisoformat(self.until) < today

    def ruling(self, finding: str | None = None) -> Ruling | None:
        """The decision as the finding of that id carries it (None: its own); None where the entry takes one back."""
        if self.kind is None:
            return None
        on = finding or self.finding
        return Ruling(on, self.kind, self.by, self.why, self.made[:10], self.until, self.right_value)
