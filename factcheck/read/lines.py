"""The lines of a text, with their offsets, and which of them merely continue a hard-wrapped paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from factcheck.model import Span

# Longer lines are paragraphs: no rule about furniture is tried on them.
SHORT = 300
_WRAP_WIDTHS = range(45, 121)
_WRAPPED_SHARE = 0.4
_ODD_SPACE = re.compile(r"[^\S\n]")
_FULL_STOP = re.compile(r"(?:(?<![^\w.][A-Z])(?<!a\.m)(?<!p\.m)\.|…)[\"'”’)]*$", re.I)
_TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its half-open offsets without the line end, and its words in plain spaces.

    `lead` counts the spaces before the words.
    `after_blank` is true for the first line of a text and for a line that follows an empty one.
    `wrapped` is true for a line that belongs to a hard-wrapped paragraph.
    """

    span: Span
    clean: str
    after_blank: bool
    lead: int = 0
    wrapped: bool = False

    @property
    def words(self) -> int:
        """How many words, separated by spaces, stand on the line."""
        return len(self.clean.split())

    @property
    def ended(self) -> bool:
        """Whether the line ends as a sentence or a clause does."""
        return _TERMINAL.search(self.clean[-8:]) is not None


def clean(text: str) -> str:
    """`text` with every kind of space as a plain one, and none at the ends."""
    return _ODD_SPACE.sub(" ", text).strip()


def ends_sentence(line: str) -> bool:
    """Whether `line` ends with the full stop of a sentence; that of initials or of a.m. does not count."""
    return _FULL_STOP.search(line[-8:]) is not None


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold anything but space, in order."""
    lines: list[Line] = []
    start, after_blank = 0, True
    for raw in text.split("\n"):
        end = start + len(raw)
        stripped = clean(raw)
        if stripped:
            lead = len(raw) - len(raw.lstrip())
            lines.append(Line(Span(start, end), stripped, after_blank, lead))
        after_blank = not stripped
        start = end + 1
    return _mark_wrapped(lines)


def _mark_wrapped(lines: list[Line]) -> tuple[Line, ...]:
    """The lines with `wrapped` set in every run of adjacent lines that is one wrapped paragraph."""
    marked: list[Line] = []
    for run in _runs(lines):
        wrapped = _is_wrapped(run)
        marked += [replace(line, wrapped=wrapped) for line in run]
    return tuple(marked)


def _runs(lines: list[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = []
    for line in lines:
        if line.after_blank or not runs:
            runs.append([])
        runs[-1].append(line)
    return runs


def _is_wrapped(run: list[Line]) -> bool:
    if len(run) < 2 or any(len(line.clean) > _WRAP_WIDTHS[-1] for line in run):
        return False
    broken = sum(
        1
        for line, following in pairwise(run)
        if not line.ended and len(line.clean) in _WRAP_WIDTHS and following.clean[0].islower()
    )
    return broken / (len(run) - 1) >= _WRAPPED_SHARE
