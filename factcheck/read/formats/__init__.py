"""File formats: each reads the bytes of a file into documents."""

from __future__ import annotations

from pathlib import PurePath

from factcheck.read.formats.docx import DOCX
from factcheck.read.formats.feed import FEED
from factcheck.read.formats.format import Asked, Format, loaded
from factcheck.read.formats.html import HTML
from factcheck.read.formats.jsons import JSON, JSON_LINES, PACKED_LINES
from factcheck.read.formats.newsml import NEWSML
from factcheck.read.formats.ninjs import NINJS
from factcheck.read.formats.nitf import NITF
from factcheck.read.formats.pdf import PDF
from factcheck.read.formats.plain import PLAIN
from factcheck.read.formats.sniff import HEAD, sniffed
from factcheck.read.formats.tables import CSV
from factcheck.read.formats.unknown import XML
from factcheck.read.formats.warcs import PACKED_WARC, WARC

__all__ = ["FORMATS", "HEAD", "SUFFIXES", "Asked", "Format", "format_of", "is_read", "loaded"]

FORMATS = (
    PLAIN,
    HTML,
    JSON,
    JSON_LINES,
    PACKED_LINES,
    CSV,
    NINJS,
    NEWSML,
    NITF,
    FEED,
    XML,
    WARC,
    PACKED_WARC,
    DOCX,
    PDF,
)
# The files of a folder that are read; what is named by itself is read whatever its name.
SUFFIXES = frozenset(suffix for each in FORMATS for suffix in each.suffixes)


_ENDS = tuple(SUFFIXES)


def is_read(name: str) -> bool:
    """Whether a file of this name in a folder is read: it ends in a suffix of a format (`.jsonl.gz` is one)."""
    return name.lower().endswith(_ENDS)


def format_of(name: str, head: bytes = b"") -> Format:
    """The format of a file by its first bytes and the end of its name; plain text where they say nothing.

    `head` are the first bytes of the file, at most `HEAD` of them: one name (.xml, .json) stands for many formats.
    """
    slug = sniffed(name, head)
    lower = PurePath(name).name.lower()
    fitting = ((suffix, each) for each in FORMATS for suffix in each.suffixes if lower.endswith(suffix))
    by_name = max(fitting, key=lambda one: len(one[0]), default=("", PLAIN))[1]
    return next((each for each in FORMATS if each.slug == slug), by_name)
