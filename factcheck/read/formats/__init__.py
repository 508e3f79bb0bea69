"""File formats: each reads the bytes of a file into documents."""

from __future__ import annotations

from pathlib import PurePath

from factcheck.read.formats.format import Asked, Format, loaded
from factcheck.read.formats.html import HTML
from factcheck.read.formats.jsons import JSON, JSON_LINES, PACKED_LINES
from factcheck.read.formats.plain import PLAIN
from factcheck.read.formats.tables import CSV
from factcheck.read.formats.warcs import PACKED_WARC, WARC

__all__ = ["FORMATS", "SUFFIXES", "Asked", "Format", "format_of", "is_read", "loaded"]

FORMATS = (
    PLAIN,
    HTML,
    JSON,
    JSON_LINES,
    PACKED_LINES,
    CSV,
    WARC,
    PACKED_WARC,
)
# The files of a folder that are read; what is named by itself is read whatever its name.
SUFFIXES = frozenset(suffix for each in FORMATS for suffix in each.suffixes)


_ENDS = tuple(SUFFIXES)


def is_read(name: str) -> bool:
    """Whether a file of this name in a folder is read: it ends in a suffix of a format (`.jsonl.gz` is one)."""
    return name.lower().endswith(_ENDS)


def format_of(name: str) -> Format:
    """The format of a file by the end of its name; plain text where that says nothing."""
    lower = PurePath(name).name.lower()
    fitting = ((suffix, each) for each in FORMATS for suffix in each.suffixes if lower.endswith(suffix))
    return max(fitting, key=lambda one: len(one[0]), default=("", PLAIN))[1]
