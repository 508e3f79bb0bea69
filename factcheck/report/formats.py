"""The formats of a report that are text, by their slugs: the one list of them."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TypeAlias

from factcheck.model import Report
from factcheck.report.as_csv import to_csv
from factcheck.report.as_github import to_github
from factcheck.report.as_json import to_json
from factcheck.report.as_jsonl import to_jsonl
from factcheck.report.as_junit import to_junit
from factcheck.report.as_markdown import to_markdown
from factcheck.report.as_sarif import to_sarif
from factcheck.report.html import to_html

Writer: TypeAlias = Callable[[Report], str]

# The console is no text alone: it is drawn for a terminal, and so stands outside of the table.
CONSOLE = "console"

WRITERS = MappingProxyType[str, Writer](
    {
        "json": to_json,
        "jsonl": to_jsonl,
        "csv": to_csv,
        "markdown": to_markdown,
        "html": to_html,
        "sarif": to_sarif,
        "junit": to_junit,
        "github": to_github,
    }
)
