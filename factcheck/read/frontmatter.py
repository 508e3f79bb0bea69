"""The block of keys between two lines of dashes with which many Markdown files start."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from factcheck.read.dates import find_stamps, iso
from factcheck.read.lines import Line

_MOST_LINES = 60
_KEY = re.compile(r"([A-Za-z][\w -]{0,30})\s*:\s*(.*)$")
_NAMES = {
    "title": "title", "headline": "title",
    "date": "published", "published": "published", "publish date": "published", "pubdate": "published",
    "updated": "updated", "modified": "updated", "lastmod": "updated", "last modified": "updated",
    "source": "source", "publication": "source", "outlet": "source", "site": "source", "publisher": "source",
    "url": "url", "link": "url", "permalink": "url", "canonical": "url",
    "status": "status", "embargo": "embargo", "embargoed until": "embargo", "embargo until": "embargo",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """How many of the lines the block takes (0: there is none), and what it says of the article."""

    lines: int = 0
    values: dict[str, str] = field(default_factory=dict)


def front_matter(lines: tuple[Line, ...]) -> FrontMatter:
    """The block at the head of `lines`; its values are named as the fields of an article, dates are ISO.

    `status` and `embargo` are as written.
    """
    if not lines or lines[0].clean != "---":
        return FrontMatter()
    close = next((i for i, line in enumerate(lines[1:_MOST_LINES], 1) if line.clean in ("---", "...")), 0)
    inside = lines[1:close]
    if not inside or _KEY.match(inside[0].clean) is None:
        return FrontMatter()
    values: dict[str, str] = {}
    for line in inside:
        match = _KEY.match(line.clean)
        name = _NAMES.get(re.sub(r"[\s_-]+", " ", match[1].strip().lower())) if match else None
        value = _plain(match[2], is_date=name in ("published", "updated")) if match and name else None
        if name and value:
            values.setdefault(name, value)
    return FrontMatter(close + 1, values)


def _plain(value: str, *, is_date: bool) -> str | None:
    value = value.strip()
    if len(value) >= 2 and value[0] in "\"'" and value[-1] == value[0]:
        value = value[1:-1].strip()
    if not is_date:
        return value or None
    try:
        return iso(value)
    except ValueError:
        stamps = find_stamps(value[:100])
        return stamps[0].value if stamps else None
