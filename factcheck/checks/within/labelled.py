"""Parts that are bare figures behind names, as seats and medals are told: "39 seats: Labour 18, Greens 23"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from factcheck.checks.within.stated import Figure, Sentence
from factcheck.model import Span

_NAME = r"(?:the\s+|[\"“'‘])?[A-Z][\w.'’&/-]*[\"”]?(?:\s+(?:of\s+(?:the\s+)?)?[A-Z0-9][\w.'’&/-]*){0,4}"
_ROW = re.compile(
    rf":\s*(?P<row>{_NAME}[,:]?\s+\d+(?:,\d{3})*(?:\s*[,;]\s*(?:and\s+)?{_NAME}[,:]?\s+\d+(?:,\d{3})*|\s+and\s+{_NAME}\s+\d+(?:,\d{3})*)+)\s*[.)\n]?"
)
_FIGURE = re.compile(r"\s(?P<figure>\d{1,3}(?:,\d{3})+|\d+)(?=\s*(?:[,;.)\n]|\s+and\b|$))")
# A row of results, prices or times is no row of parts: those have no total before them that they come close to.
_CLOSE = Decimal("0.2")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A total with bare figures behind names, and where these stand."""

    total: Figure
    parts: tuple[tuple[int, Span], ...]


def labelled(sentence: Sentence) -> Iterator[Labelled]:
    """The rows of a sentence behind a colon, with the last count before it, where they come close to it."""
    for found in _ROW.finditer(sentence.text, sentence.span.start, sentence.span.end):
        before = [one for one in sentence.figures if one.end <= found.start() and one.kind == ("count", None)]
        parts = tuple(
            (int(one["figure"].replace(",", "")), Span(*one.span("figure")))
            for one in _FIGURE.finditer(sentence.text, found.start("row"), found.end("row"))
        )
        whole = before[-1].quantity.stated if before else None
        made = sum(value for value, _ in parts)
        if whole and len(parts) > 2 and abs(made - whole) <= whole * _CLOSE:
            yield Labelled(before[-1], parts)
