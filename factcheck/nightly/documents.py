"""What a night writes: its files by their names below the folder of reports."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from factcheck.nightly.as_json import to_json
from factcheck.nightly.as_markdown import to_markdown
from factcheck.nightly.pages import FINDINGS, front_page, trend_page
from factcheck.nightly.told import Told
from factcheck.report import to_html

INDEX = "index.html"


def documents(told: Told, *, there: Collection[str]) -> Iterator[tuple[str, str]]:
    """The files of a night, the name of each with its text; the front pages last, for what they link to is there then.

    `there` are the days that have a folder of reports already.
    """
    day = told.day
    yield f"{day}/report.json", to_json(told)
    yield f"{day}/summary.md", to_markdown(told)
    yield f"{day}/{FINDINGS}", to_html(told.report)
    yield f"{day}/{INDEX}", front_page(told)
    yield INDEX, trend_page(told, {*there, day})
