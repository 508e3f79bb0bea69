"""The drafts that were pasted last, each with its report, under names that nobody guesses. Kept in memory alone."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass

from factcheck.model import Report


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it was pasted, and the report on it before any rulings; `published` is empty where it is not known."""

    text: str
    published: str
    report: Report


class Drafts:
    """The last `most` drafts. Used by the thread of the server alone."""

    def __init__(self, *, most: int) -> None:
        self._most = most
        self._drafts: OrderedDict[str, Draft] = OrderedDict()

    def keep(self, draft: Draft) -> str:
        """Keep a draft; gives its name. The one that nobody looked at for longest is let go."""
        name = secrets.token_urlsafe(12)
        self._drafts[name] = draft
        while len(self._drafts) > self._most:
            self._drafts.popitem(last=False)
        return name

    def find(self, name: str) -> Draft | None:
        """The draft of that name, if it is still kept."""
        if name in self._drafts:
            self._drafts.move_to_end(name)
        return self._drafts.get(name)
