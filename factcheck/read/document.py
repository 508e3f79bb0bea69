"""What a file format gives of one text, before it is an article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model import Mark


class Status(StrEnum):
    """Whether a text may be used, as its sender says."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text of a file with what the format says of it; None is unknown, and may still stand in the text.

    `text` is what offsets point into; `marks` are the parts of it that the format names (title, standfirst, caption,
    what is no news), sorted and not overlapping. `name` tells the texts of one file apart (a line, an address; empty
    where the file is one text). Dates are ISO 8601. `uri` is what the sender calls it in all its versions, where that
    is no address. `embargo` is the moment, ISO 8601 with its zone, until which it must not be used.
    """

    text: str
    name: str = ""
    marks: tuple[Mark, ...] = ()
    title: str | None = None
    source: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    uri: str | None = None
    language: str | None = None
    origin: str | None = None
    status: Status = Status.USABLE
    embargo: str | None = None
