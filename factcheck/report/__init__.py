"""Report -> text or frame, one file per format. Nothing here computes a verdict."""

from __future__ import annotations

from factcheck.report.as_json import to_json
from factcheck.report.console import render_console
from factcheck.report.frame import to_frame
from factcheck.report.order import in_order
from factcheck.report.schema import load_schema

__all__ = ["in_order", "load_schema", "render_console", "to_frame", "to_json"]
