"""From articles to a report: the only package that knows the stages."""

from __future__ import annotations

from factcheck.pipeline.around import Around, Neighbourhood
from factcheck.pipeline.assembly import Report, named
from factcheck.pipeline.listing import facts_in, listed, statements_in
from factcheck.pipeline.rows import Extraction, Row, row
from factcheck.pipeline.run import check, checkable, extract, hold, inside, why
from factcheck.pipeline.stages import (
    Progress,
    claims_key,
    claims_made_by,
    claims_of,
    silent,
    stories_made_by,
    stories_of,
)
from factcheck.pipeline.warming import warm_up

__all__ = [
    "Around",
    "Extraction",
    "Neighbourhood",
    "Progress",
    "Report",
    "Row",
    "check",
    "checkable",
    "claims_key",
    "claims_made_by",
    "claims_of",
    "extract",
    "facts_in",
    "hold",
    "inside",
    "listed",
    "named",
    "row",
    "silent",
    "statements_in",
    "stories_made_by",
    "stories_of",
    "warm_up",
    "why",
]
