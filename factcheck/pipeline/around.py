"""What drafts are held against besides the sources that a user names: a port, behind which an archive stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from factcheck.cache import Store
from factcheck.config import Config
from factcheck.match import Events
from factcheck.model import Article
from factcheck.pipeline.stages import Progress


@dataclass(frozen=True, slots=True)
class Around:
    """Articles that tell of what drafts tell of, and which of all of them tell of one event."""

    articles: tuple[Article, ...]
    events: Events


class Neighbourhood(Protocol):
    """Knows the articles around a draft."""

    @property
    def path(self) -> str:
        """What it is called in problems."""
        ...

    @property
    def store(self) -> Store:
        """What was computed of its articles before."""
        ...

    def around(self, drafts: Sequence[Article], *, config: Config, cache: Store, progress: Progress) -> Around:
        """The articles around the drafts."""
        ...
