"""Lines that stand around the news of a source and are none: what a newsroom's file of them says."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

# The source of rules that hold for all articles, also for those of which no source is known.
EVERY_SOURCE = "*"
DATE, NUMBER = "{date}", "{number}"


@dataclass(frozen=True, slots=True)
class Repeated:
    """A line that repeats in the articles of a source (`*`: of any), as it stands in the file of them.

    Upper and lower case and blanks do not count; `{date}` and `{number}` stand for any date and any figure, `{{` and
    `}}` for braces. When it was learnt, on the day `learnt` (ISO 8601), so many `articles` `of` so many had it. With
    `news` it is never taken for boilerplate, nor learnt again. `note` is whatever people want to say of it.
    """

    source: str
    line: str
    articles: int | None = None
    of: int | None = None
    learnt: str | None = None
    news: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The lines that are boilerplate: pairs of a source (`*`: any) and a line as in :class:`Repeated`, sorted."""

    lines: tuple[tuple[str, str], ...] = ()

    @property
    def version(self) -> str:
        """A hash of the lines; empty where there are none."""
        told = "\n".join(f"{len(source)} {source} {len(line)} {line}" for source, line in self.lines)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest() if self.lines else ""

    def __str__(self) -> str:
        """How many lines there are, and their hash; empty where there are none."""
        return f"{len(self.lines)} of them, sha256:{self.version}" if self.lines else ""


NO_BOILERPLATE = Boilerplate()


def boilerplate(repeated: tuple[Repeated, ...]) -> Boilerplate:
    """The lines of a file that are boilerplate, each once."""
    return Boilerplate(tuple(sorted({(one.source, one.line) for one in repeated if not one.news})))
