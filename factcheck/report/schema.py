"""The JSON Schema of the report contract, as shipped in the package."""

from __future__ import annotations

import json
from importlib import resources

from factcheck.report.as_json import Json


def load_schema() -> dict[str, Json]:
    """The JSON Schema (draft 2020-12) that every JSON report meets."""
    text = resources.files("factcheck.report").joinpath("schema.json").read_text(encoding="utf-8")
    schema: dict[str, Json] = json.loads(text)
    return schema
