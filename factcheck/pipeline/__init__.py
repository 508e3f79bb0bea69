"""From articles to a report: the only package that knows the stages."""

from __future__ import annotations

from factcheck.pipeline.assembly import Report
from factcheck.pipeline.rows import Extraction, Row
from factcheck.pipeline.run import check, checkable, extract, why
from factcheck.pipeline.stages import Progress
from factcheck.pipeline.warming import warm_up

__all__ = ["Extraction", "Progress", "Report", "Row", "check", "checkable", "extract", "warm_up", "why"]
