"""Report -> text or frame, one file per format. Nothing here computes a verdict."""

from __future__ import annotations

from factcheck.report.as_json import to_json
from factcheck.report.console import render_console
from factcheck.report.explain import render_explanation
from factcheck.report.frame import to_frame
from factcheck.report.html import to_html
from factcheck.report.identity import pick
from factcheck.report.kept import from_json
from factcheck.report.listed import Listed
from factcheck.report.order import in_draft_order, in_order
from factcheck.report.schema import load_schema
from factcheck.report.why import render_why

__all__ = [
    "Listed",
    "from_json",
    "in_draft_order",
    "in_order",
    "load_schema",
    "pick",
    "render_console",
    "render_explanation",
    "render_why",
    "to_frame",
    "to_html",
    "to_json",
]
