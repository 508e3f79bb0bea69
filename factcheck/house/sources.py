"""Whom a newsroom trusts how far, and which articles are its own. Trust decides what to check first, no verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from factcheck.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The articles that fit `name` (their outlet), `path` and `url`, as far as these are given.

    Each is a pattern: `*` stands for anything, `?` for one character, upper and lower case are the same; a path may
    begin in any folder (`wires/*`). `trust` lies between 0 and 1, and is 0.5 for who is not listed; `own` are the
    house's own.
    """

    name: str | None = None
    path: str | None = None
    url: str | None = None
    trust: float = 0.5
    own: bool = False

    def covers(self, article: Article) -> bool:
        """Whether an article is of this source."""
        path = article.path.replace("\\", "/")
        return (
            (self.name is None or _fits(article.source, self.name))
            and (self.url is None or _fits(article.url, self.url))
            and (self.path is None or _fits(path, self.path) or _fits(path, f"*/{self.path.removeprefix('./')}"))
        )

    def __str__(self) -> str:
        """The patterns, the trust, and whether it is the house's own, for the settings of a report."""
        known = (("name", self.name), ("path", self.path), ("url", self.url))
        told = [f"{key} {pattern}" for key, pattern in known if pattern is not None]
        return " ".join([*told, f"trust {self.trust:g}", *(["own"] if self.own else [])])


_UNLISTED = Source()


def standing(article: Article, sources: Iterable[Source]) -> Source:
    """The first source that an article is of; one of middling trust where it is of none."""
    return next((source for source in sources if source.covers(article)), _UNLISTED)


def _fits(text: str | None, pattern: str) -> bool:
    return text is not None and fnmatchcase(text.casefold(), pattern.casefold())
