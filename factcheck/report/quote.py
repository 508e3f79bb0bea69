"""Sentences as the console quotes them: each once, its values marked, and cut around them where it is long."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from factcheck.model import Mention, Span
from factcheck.report.page import Page

_VALUE_STYLE = "bold underline"
# A sentence of so many lines is cut, to this part of them.
_LINES, _CUT = 4, 0.75
_LEAST_ROOM = 200
# What is left on either side of a value, and what is too little to be worth cutting.
_LEAST_AROUND, _SCRAP, _STEP = 24, 16, 8
# Longer values are shown by their two ends.
LONGEST = 160

Mentions = Sequence[Mention]


def quoted(mentions: Iterable[Mention]) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of each sentence, in order; articles that have a sentence in the same words share it."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(" ".join(mention.sentence.split()), []).append(mention)
    return tuple(map(tuple, found.values()))


def quotation(mentions: Mentions, page: Page, *, indent: int, whole: bool) -> Text:
    """The sentence of the mentions with their values marked; a long one is cut around them, unless it must be `whole`.

    Where the offsets do not fit the sentence, the first place is marked at which a value stands.
    """
    sentence = mentions[0].sentence
    spans, room = _spans(mentions), None if whole else _room(page, indent, sentence)
    if not spans:
        return Text(shortened(page.prose(sentence).strip(), page, room=room))
    text, done = Text(), 0
    for part in _parts(sentence, spans, room):
        if part.start > done:
            text.append(f"{page.ellipsis} " if not done else f" {page.ellipsis} ")
        done = part.start
        for span in (each for each in spans if part.contains(each)):
            text.append(page.prose(sentence[done : span.start]))
            _append_value(text, sentence[span.start : span.end], page, whole=whole)
            done = span.end
        text.append(page.prose(sentence[done : part.end]))
        done = part.end
    if done < len(sentence.rstrip()):
        text.append(f" {page.ellipsis}")
    return _stripped(text)


def shortened(text: str, page: Page, *, room: int | None = LONGEST) -> str:
    """The text, or its two ends where it is longer than `room` (None: any length is shown)."""
    if room is None or len(text) <= room:
        return text
    head = text[: _edge(text, room * 2 // 3, -1)].rstrip()
    return f"{head} {page.ellipsis} {text[_edge(text, len(text) - room // 3, 1) :].lstrip()}"


def _append_value(text: Text, value: str, page: Page, *, whole: bool) -> None:
    left, right = page.marks
    shown = shortened(page.prose(value), page, room=None if whole else LONGEST)
    text.append(left).append(shown, _VALUE_STYLE).append(right)


def _stripped(text: Text) -> Text:
    blanks = len(text.plain) - len(text.plain.lstrip())
    found = text[blanks:] if blanks else text
    found.rstrip()
    return found


def _spans(mentions: Mentions) -> tuple[Span, ...]:
    """Where the values stand in their sentence, sorted, none overlapping another."""
    found: list[Span] = []
    for span in sorted({one for mention in mentions for one in _span(mention)}):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return tuple(found)


def _span(mention: Mention) -> Iterator[Span]:
    at = mention.start - mention.sentence_start
    if at < 0 or not mention.sentence.startswith(mention.text, at):
        at = mention.sentence.find(mention.text)
    if at >= 0 and mention.text:
        yield Span(at, at + len(mention.text))


def _room(page: Page, indent: int, sentence: str) -> int:
    """How many characters of a sentence are shown: some lines of it, of which wide characters fill more."""
    cells = max(_LEAST_ROOM, _LINES * page.room(indent))
    return cells * len(sentence) // max(1, cell_len(page.prose(sentence)))


def _parts(sentence: str, spans: Sequence[Span], room: int | None) -> Iterator[Span]:
    """What is shown of a sentence: all of it, or the surroundings of each value."""
    if room is None or len(sentence) <= room:
        yield Span(0, len(sentence))
        return
    room = int(room * _CUT)
    for around in range(room // 2, _LEAST_AROUND, -_STEP):
        shown = tuple(_windows(sentence, spans, around))
        if sum(part.end - part.start for part in shown) <= room:
            yield from shown
            return
    yield from _windows(sentence, spans, _LEAST_AROUND)


def _windows(sentence: str, spans: Sequence[Span], around: int) -> Iterator[Span]:
    """The surroundings of each value, of so many characters on either side; those that nearly touch are one."""
    shown: Span | None = None
    for span in spans:
        start = _edge(sentence, span.start - around, 1) if span.start - around > _SCRAP else 0
        end = _edge(sentence, span.end + around, -1) if span.end + around < len(sentence) - _SCRAP else len(sentence)
        start, end = min(start, span.start), max(end, span.end)
        if shown is not None and start > shown.end + _SCRAP:
            yield shown
            shown = None
        shown = Span(start if shown is None else shown.start, end)
    if shown is not None:
        yield shown


def _edge(text: str, at: int, step: int) -> int:
    """The nearest place, from `at` on in the direction of `step`, where a word begins or ends; else a letter."""
    near = range(at, max(-1, min(len(text), at + step * _LEAST_AROUND)), step)
    blank = next((place for place in near if 0 < place < len(text) and text[place].isspace()), None)
    if blank is not None:
        return blank + (step > 0)
    while 0 < at < len(text) and unicodedata.combining(text[at]):
        at += step
    return at
