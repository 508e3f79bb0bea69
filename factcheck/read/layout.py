"""What each line of an article is: title, heading, furniture around the news, or body. Offsets stay true."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.house import NO_BOILERPLATE, Boilerplate
from factcheck.model import Ignore, Layout, Mark, Span
from factcheck.read.datelines import dateline_end
from factcheck.read.dates import date_of_dateline, published_and_updated
from factcheck.read.frontmatter import front_matter
from factcheck.read.furniture import RELATED_HEADER, furniture
from factcheck.read.heads import ends_with_stamp, is_byline, is_head_furniture, is_stamp, letterhead
from factcheck.read.ignores import find_ignores, placed, with_comments, without
from factcheck.read.lines import SHORT, Line, clean, ends_sentence, split_lines
from factcheck.read.parts import Named, caption_label, caption_marks, named, standfirst_at
from factcheck.read.repeated import repeated_marks

_BULLET = re.compile(r"(?:[-*•‣▪·–—]|\(?[a-z0-9]{1,3}[.)])\s")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(.+?)(?:\s+#+)?$")
_SUBJECT = re.compile(r"sub(?:ject)?\s*:\s*(?=\S)", re.I)
_CAPTION_NEXT = re.compile(r"(?:image|photo|picture|video)\W*$", re.I)
_LISTED_NAME = re.compile(r"\s*[•‣▪·*-]\s")
_FIGURE_ROW = re.compile(r"\d.*[:(%]|[:(%].*\d|\d[\d.,]*\W*$")
_TITLE_WORDS = 40
_HEADING_WORDS = 12
_STANDFIRST_WORDS = 20
_DATELINE_LINES = 3


@dataclass(frozen=True, slots=True)
class Page:
    """The layout of one text, and what the text says of itself. Dates are ISO; unknown is None."""

    marks: tuple[Mark, ...]
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    source: str | None = None
    url: str | None = None
    ignores: tuple[Ignore, ...] = ()


def read_layout(
    text: str,
    *,
    title: str | None = None,
    source: str | None = None,
    published: str | None = None,
    marks: Sequence[Mark] = (),
    boilerplate: Boilerplate = NO_BOILERPLATE,
) -> Page:
    """The marks of `text` and its title, dates, source and address as they stand in it.

    `title`, `source` and `published` are what is known already: they help to recognise their lines
    and win over the text. `marks` are the parts that the format of the file has named, sorted and apart: they
    stay as they are, and only the lines that they do not touch are judged. `boilerplate` are the lines that are known
    to be no news.
    """
    ignores, written = find_ignores(text), text
    text = without(text, ignores)
    lines = split_lines(text)
    front = front_matter(lines)
    source = source or front.values.get("source")
    content = lines[front.lines :]
    repeated = repeated_marks(content, boilerplate, source=source, fixed=named(content, marks).fixed)
    marks = [*marks, *repeated]
    given = named(content, marks)
    wanted = title or front.values.get("title") or _title_text(content, given.layouts)
    labels = _label(content, title=wanted, source=source, given=given)
    found = _title_text(content, labels)
    open_lines = tuple(line for line, fixed in zip(content, given.fixed, strict=True) if not fixed)
    open_labels = [label for label, fixed in zip(labels, given.fixed, strict=True) if not fixed]
    datelines = _datelines(open_lines, open_labels)
    # The year in which a paper was founded stands in many a line that repeats.
    undated = {mark.span for mark in repeated}
    stamps = (line for line, label in zip(content, labels, strict=True) if _dated(line, label))
    dated = tuple(line.clean for line in stamps if line.span not in undated or is_stamp(line.clean))
    stamped = published_and_updated(dated)
    first = published or front.values.get("published") or stamped[0]
    updated = front.values.get("updated") or stamped[1]
    for span in datelines:
        first = first or date_of_dateline(text[span.start : span.end], known=updated)
    all_marks = [*marks, *(Mark(line.span, Layout.BOILERPLATE) for line in lines[: front.lines])]
    all_marks += _marks_of(open_lines, open_labels)
    all_marks += [Mark(span, Layout.BOILERPLATE) for span in datelines]
    return Page(
        marks=with_comments(all_marks, ignores, written),
        title=wanted or found,
        published=first,
        updated=updated,
        source=source,
        url=front.values.get("url"),
        ignores=placed(ignores, lines, text),
    )


def _label(lines: tuple[Line, ...], *, title: str | None, source: str | None, given: Named) -> list[Layout | None]:
    guessed = _mark_furniture(lines)
    labels = [told if fixed else label for told, fixed, label in zip(given.layouts, given.fixed, guessed, strict=True)]
    top = _head_length(lines, labels)
    _mark_head(lines, labels, top=top, title=title, source=source, fixed=given.fixed)
    for index, line in enumerate(lines):
        is_open = labels[index] is None and not given.fixed[index] and not line.wrapped
        if is_open and _is_heading(line, in_head=index < top):
            labels[index] = Layout.HEADING
    standfirst = standfirst_at(lines, labels)
    if standfirst is not None and not given.fixed[standfirst]:
        labels[standfirst] = Layout.STANDFIRST
    if all(label is not None for label in labels):
        # A text of one line, or of short lines only, is not all title and headings: it says something.
        loose = (Layout.TITLE, Layout.HEADING)
        pairs = zip(labels, given.fixed, strict=True)
        labels = [None if label in loose and not fixed else label for label, fixed in pairs]
    return labels


def _marks_of(lines: Sequence[Line], labels: Sequence[Layout | None]) -> list[Mark]:
    marks: list[Mark] = []
    for index, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label is Layout.CAPTION:
            marks += caption_marks(line, caption_label(line, above=lines[index - 1] if index else None) or 0)
        elif label is not None:
            marks.append(Mark(line.span, label))
    return marks


def _mark_furniture(lines: tuple[Line, ...]) -> list[Layout | None]:
    """Boilerplate, and captions, by the rules that hold anywhere in an article."""
    labels: list[Layout | None] = [None] * len(lines)
    linked = caption = False
    for index, line in enumerate(lines):
        if caption_label(line, above=lines[index - 1] if index else None) is not None:
            labels[index] = Layout.CAPTION
            linked = caption = False
            continue
        short = len(line.clean) <= SHORT and not line.wrapped
        below = not line.after_blank and short and not line.ended
        if (linked and not line.after_blank and short and line.words <= 15) or (caption and below and line.words <= 20):
            labels[index] = Layout.BOILERPLATE
            caption = False
            continue
        linked = short and RELATED_HEADER.match(line.clean) is not None
        caption = short and _CAPTION_NEXT.match(line.clean) is not None
        if short and (linked or furniture(line.clean) or is_stamp(line.clean) or is_byline(line.clean)):
            labels[index] = Layout.BOILERPLATE
    for index in range(len(lines) - 1, 0, -1):
        # The name of a site stands right above the list of its accounts.
        line, above = lines[index], lines[index - 1]
        listed = labels[index] is Layout.BOILERPLATE and _LISTED_NAME.match(line.clean) is not None
        if listed and not line.after_blank and labels[index - 1] is None and above.words == 1:
            labels[index - 1] = Layout.BOILERPLATE
    return labels


def _head_length(lines: tuple[Line, ...], labels: list[Layout | None]) -> int:
    """How many lines stand above the first paragraph of prose."""
    for index, line in enumerate(lines):
        if labels[index] is None and (line.wrapped or line.words > _TITLE_WORDS or _is_prose(line)):
            return index
    return len(lines)


def _is_prose(line: Line) -> bool:
    stopped = ends_sentence(line.clean) or line.clean.endswith(";")
    if ends_with_stamp(line.clean):
        return False
    return (stopped and line.words >= 5) or line.words > 25 or _BULLET.match(line.clean) is not None


def _mark_head(
    lines: tuple[Line, ...],
    labels: list[Layout | None],
    *,
    top: int,
    title: str | None,
    source: str | None,
    fixed: Sequence[bool],
) -> None:
    """The title and the looser furniture of the head, written into `labels` but for those that are fixed."""
    told = {index for index, line in enumerate(lines) if title is not None and _same(line.clean, title)}
    same = {index for index in told if not fixed[index]}
    head = tuple(lines[:top])
    titled = False
    for index in range(letterhead(head)):
        if not fixed[index]:
            labels[index] = labels[index] or Layout.BOILERPLATE
    for index, line in enumerate(head):
        if fixed[index] or (labels[index] is not None and index not in same):
            titled = titled or labels[index] is Layout.TITLE
            continue
        subject = _SUBJECT.match(line.clean)
        if index in same or (title is None and not titled and subject):
            labels[index], titled = Layout.TITLE, True
        elif is_head_furniture(line.clean, titled=titled, source=source):
            labels[index] = Layout.BOILERPLATE
        elif title is None and not titled:
            labels[index], titled = Layout.TITLE, True
    text = title or _title_text(lines, labels)
    for index, line in enumerate(lines):
        is_open = labels[index] is None and not fixed[index] and not line.wrapped
        if is_open and text is not None and _same(line.clean, text):
            labels[index] = Layout.TITLE


def _title_text(lines: Sequence[Line], labels: Sequence[Layout | None]) -> str | None:
    for line, label in zip(lines, labels, strict=True):
        if label is Layout.TITLE:
            return _unmarked(line.clean)
    return None


def _unmarked(line: str) -> str:
    heading = _MARKDOWN_HEADING.match(line)
    return _SUBJECT.sub("", heading[1] if heading else line, count=1)


def _same(line: str, title: str) -> bool:
    if len(line) > len(title) + 20:
        return False
    return " ".join(_unmarked(line).casefold().split()) == " ".join(clean(title.replace("\n", " ")).casefold().split())


def _is_heading(line: Line, *, in_head: bool) -> bool:
    """Whether an unmarked line is a heading between paragraphs: short, and not ended as a sentence."""
    if len(line.clean) > SHORT:
        return False
    if _MARKDOWN_HEADING.match(line.clean):
        return True
    bare = line.clean.rstrip("\"'”’)")
    if line.words > (_STANDFIRST_WORDS if in_head else _HEADING_WORDS):
        return False
    if _BULLET.match(line.clean) or line.clean[0].islower():
        return False
    if not re.search(r"[^\W\d_]{2}", bare) or bare.endswith((".", "!", ";", ",", "…")):
        return False
    if bare.endswith(":"):
        return line.words <= 3 and not any(char.isdigit() for char in bare)
    if bare.endswith("?"):
        return line.words <= 10 and not re.search(r"[.!?]\s", line.clean)
    return in_head or not _FIGURE_ROW.search(bare)


def _datelines(lines: Sequence[Line], labels: Sequence[Layout | None]) -> list[Span]:
    """Where the dateline of the first paragraphs stands; at most one."""
    body = [line for line, label in zip(lines, labels, strict=True) if label is None][:_DATELINE_LINES]
    for index, line in enumerate(body):
        end = dateline_end(line.clean, first=index == 0)
        if end:
            return [Span(line.span.start, line.span.start + line.lead + end)]
    return []


def _dated(line: Line, label: Layout | None) -> bool:
    """Whether the dates of a line are stamps: not those of a linked story or of a copyright."""
    if label is not Layout.BOILERPLATE or len(line.clean) > SHORT:
        return False
    return furniture(line.clean) in (None, "release", "staff")
