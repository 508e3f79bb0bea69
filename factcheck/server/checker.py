"""A draft held against the sources, and against itself."""

from __future__ import annotations

from dataclasses import replace

from factcheck import pipeline
from factcheck.config import Config
from factcheck.model import Article, Report
from factcheck.server.book import Book
from factcheck.server.sources import Held, Sources

# What a report calls a draft that came without a name.
DRAFT_PATH = "draft"


class Checker:
    """Checks drafts against `sources`; `book` holds what editors ruled. Used by one thread alone."""

    def __init__(self, sources: Sources, config: Config, *, book: Book) -> None:
        self._sources = sources
        self.config = config
        self.book = book

    @property
    def held(self) -> Held:
        """The sources as they were when they were last looked at; any thread may ask."""
        return self._sources.held

    def read(self) -> Held:
        """The sources as they are now."""
        return self._sources.current()

    def warm_up(self, progress: pipeline.Progress | None = None) -> None:
        """Do once what every check needs. Raises FactcheckError as :func:`factcheck.check`."""
        pipeline.warm_up(self.held.articles, config=self.config, progress=progress)

    def check(self, draft: Article, config: Config) -> Report:
        """The report on a draft, before any rulings, with the problems of the sources.

        Raises FactcheckError as :func:`factcheck.check`.
        """
        held = self.read()
        # Nothing to hold a draft against is no problem here: who serves without sources was told so at the start.
        report = pipeline.check([draft], against=held.articles or None, config=config)
        problems = sorted({*report.problems, *held.problems}, key=lambda one: (one.path, one.code, one.message))
        return replace(report, problems=tuple(problems))
