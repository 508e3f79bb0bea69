"""File formats: each reads the bytes of a file into documents."""

from __future__ import annotations

from pathlib import PurePath

from factcheck.read.formats.docx import DOCX
from factcheck.read.formats.format import Asked, Format, loaded
from factcheck.read.formats.html import HTML
from factcheck.read.formats.pdf import PDF
from factcheck.read.formats.plain import PLAIN

__all__ = ["FORMATS", "SUFFIXES", "Asked", "Format", "format_of", "loaded"]

FORMATS = (
    PLAIN,
    HTML,
    DOCX,
    PDF,
)
# The files of a folder that are read; what is named by itself is read whatever its name.
SUFFIXES = frozenset(suffix for each in FORMATS for suffix in each.suffixes)


def format_of(name: str) -> Format:
    """The format of a file by the end of its name; plain text where that says nothing."""
    lower = PurePath(name).name.lower()
    fitting = ((suffix, each) for each in FORMATS for suffix in each.suffixes if lower.endswith(suffix))
    return max(fitting, key=lambda one: len(one[0]), default=("", PLAIN))[1]
