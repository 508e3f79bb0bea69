"""Standfirsts and captions of plain text, only where they are sure, and the parts that a format has named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model import Layout, Mark, Span
from factcheck.read.datelines import dateline_end
from factcheck.read.heads import is_byline, is_stamp
from factcheck.read.lines import SHORT, Line, ends_sentence

_CAPTION_LABEL = re.compile(r"(?:image|photo|picture|video|media) caption\W*(?=\w|$)", re.I)
_PICTURE_LABEL = re.compile(r"(?:file )?(?:image|photo|photograph|picture|pictured)\s*[:|]\s*", re.I)
_CREDIT_END = re.compile(
    r"\s*(?:\([^()]{2,60}\)|\[[^\[\]]{2,60}\]|(?:photo|picture|image|credit)s?\s*[:/©][^.]{2,60})$", re.I
)
_CREDIT = re.compile(r"(?:courtesy|credit|copyright|©|via|by)\b", re.I)
_CAPTION_WORDS = 5
_STANDFIRST_WORDS = range(6, 46)
_BELOW = 2


@dataclass(frozen=True, slots=True)
class Named:
    """What the marks of a format say of lines: the layout of those that are mostly one, and those that are not open."""

    layouts: tuple[Layout | None, ...]
    fixed: tuple[bool, ...]


def named(lines: Sequence[Line], marks: Sequence[Mark]) -> Named:
    """What the marks of a format say of each line; one that a mark only touches is body with a part marked."""
    layouts: list[Layout | None] = []
    fixed: list[bool] = []
    ordered, at = sorted(marks, key=lambda mark: mark.span), 0
    for line in lines:
        while at < len(ordered) and ordered[at].span.end <= line.span.start:
            at += 1
        covered: dict[Layout, int] = {}
        touched = False
        for mark in ordered[at:]:
            if mark.span.start >= line.span.end:
                break
            touched = True
            size = min(mark.span.end, line.span.end) - max(mark.span.start, line.span.start)
            covered[mark.layout] = covered.get(mark.layout, 0) + size
        most = max(covered, key=lambda layout: covered[layout]) if covered else None
        layouts.append(most if most is not None and 2 * covered[most] >= len(line.clean) else None)
        fixed.append(touched)
    return Named(tuple(layouts), tuple(fixed))


def caption_label(line: Line, *, above: Line | None) -> int | None:
    """Where the words of a caption begin in a line that is one by its label, or by that of the line above; else None.

    The rest of a line with the label of a picture alone is one only where it is a sentence: most are credits.
    """
    if line.wrapped or len(line.clean) > SHORT:
        return None
    labelled = _CAPTION_LABEL.match(line.clean)
    if labelled is not None:
        return labelled.end() if len(line.clean[labelled.end() :].split()) >= 3 else None
    if above is not None and not line.after_blank and line.words >= 3:
        only = _CAPTION_LABEL.fullmatch(above.clean)
        if only is not None:
            return 0
    picture = _PICTURE_LABEL.match(line.clean)
    if picture is None:
        return None
    said = _CREDIT_END.sub("", line.clean[picture.end() :])
    sentence = ends_sentence(said) and len(said.split()) >= _CAPTION_WORDS and _CREDIT.match(said) is None
    return picture.end() if sentence else None


def standfirst_at(lines: Sequence[Line], labels: Sequence[Layout | None]) -> int | None:
    """Which line is the standfirst: the one sentence or two between the title and a byline, a stamp or a dateline."""
    titles = [at for at, label in enumerate(labels) if label is Layout.TITLE]
    if not titles or Layout.STANDFIRST in labels:
        return None
    at = next((at for at in range(titles[0] + 1, len(lines)) if labels[at] is None), None)
    if at is None or at + 1 >= len(lines) or lines[at].wrapped or not ends_sentence(lines[at].clean):
        return None
    if any(is_byline(line.clean) or is_stamp(line.clean) for line in lines[titles[0] + 1 : at]):
        return None
    if lines[at].words not in _STANDFIRST_WORDS or dateline_end(lines[at].clean, first=True):
        return None
    follows = lines[at + 1].clean
    signed = labels[at + 1] is Layout.BOILERPLATE and (is_byline(follows) or is_stamp(follows))
    dated = labels[at + 1] is None and dateline_end(follows, first=True) is not None
    below = sum(label is None for label in labels[at + 1 :])
    return at if (signed or dated) and below >= _BELOW else None


def caption_marks(line: Line, start: int) -> tuple[Mark, ...]:
    """The marks of a caption's line whose words begin at `start`: its label is no news."""
    words = line.span.start + line.lead + start
    label = (Mark(Span(line.span.start, words), Layout.BOILERPLATE),) if start else ()
    return (*label, Mark(Span(words if start else line.span.start, line.span.end), Layout.CAPTION))
