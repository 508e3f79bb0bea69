"""How drafts come to be collected."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from factcheck.pytest_plugin.asked import Asked, plain
from factcheck.pytest_plugin.items import DraftFile, DraftItem


class Drafts:
    """Collects the drafts, and keeps every other plugin from them: a text that comes in must never run as a doctest."""

    def __init__(self, wanted: Asked) -> None:
        self._wanted = wanted
        self._drafts = frozenset(wanted.drafts)

    @pytest.hookimpl(wrapper=True)
    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
        """A draft where pytest comes by one."""
        others = yield
        draft = plain(file_path)
        return [self._collector(draft, parent)] if draft in self._drafts else others

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(
        self, session: pytest.Session, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """The drafts that lie where pytest did not come by, unless it was told to ignore them."""
        if not self._wanted.added:
            return
        there = {item.draft for item in items if isinstance(item, DraftItem)}
        for draft in self._wanted.drafts:
            ignored = session.gethookproxy(draft.parent).pytest_ignore_collect(collection_path=draft, config=config)
            if draft not in there and not ignored:
                items.extend(session.genitems(self._collector(draft, session)))

    def _collector(self, draft: Path, parent: pytest.Collector) -> DraftFile:
        return DraftFile.of(draft, parent=parent, checker=self._wanted.checker)
