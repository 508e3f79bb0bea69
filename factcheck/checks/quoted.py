"""Direct quotations in an article: their words with offsets, and the named speaker who stands beside them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factcheck.model import Article, Layout, Span

_LONGEST = 1_200
_MARKS = re.compile(
    rf"“([^“”\n]{{1,{_LONGEST}}})(?:”|$)|\"([^\"\n]{{1,{_LONGEST}}})(?:\"|$)"
    rf"|‘([^‘\n]{{1,{_LONGEST}}}?[.,!?…])’(?=[\s)]|$)",
    re.M,
)
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_INSERTED = re.compile(r"\[[^\]\n]*\]|\([^)\n]*\)")
_NAME = r"(?:[^\W\d_a-z][\w'’.-]*\s+)?[^\W\d_a-z][\w'’-]+(?:\s+[^\W\d_a-z][\w'’-]+){0,2}"
_NO_NAME = frozenset(
    {"he", "she", "it", "they", "we", "i", "the", "a", "an", "but", "and", "one", "another", "this", "that"}
)
_END = re.compile(r"[.!?]\s")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quotation, as it is compared, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation: its span without the marks, its words, and who says it by name, with where that stands."""

    article: Article
    span: Span
    words: tuple[Word, ...]
    speaker: str | None
    named: Span | None


@dataclass(frozen=True, slots=True)
class Wording:
    """The word lists of `quoting.toml`."""

    function: frozenset[str]
    negating: frozenset[str]
    short: Mapping[str, str]
    irregular: Mapping[str, str]
    saying: str


@cache
def wording() -> Wording:
    """The packaged word lists."""
    rows = tomllib.loads(files("factcheck.checks").joinpath("quoting.toml").read_text(encoding="utf-8"))
    return Wording(
        function=frozenset(rows["function"].split()),
        negating=frozenset(rows["negating"].split()),
        short=rows["short"],
        irregular=rows["irregular"],
        saying="|".join(rows["saying"]["words"].split()),
    )


def quotes(article: Article) -> Iterator[Quote]:
    """The direct quotations of an article, in order. What is bracketed in one is the writer's, and is left out."""
    hidden = [mark.span for mark in article.marks if mark.layout is Layout.BOILERPLATE]
    for match in _MARKS.finditer(article.text):
        start, end = next(match.span(group) for group in (1, 2, 3) if match[group] is not None)
        span = Span(start, end)
        if any(span.overlaps(mark) for mark in hidden):
            continue
        speaker = _speaker(article.text, Span(*match.span()))
        named = None if speaker is None else article.text[speaker.start : speaker.end]
        yield Quote(article, span, tuple(_words(article.text, span)), named, speaker)


def _words(text: str, span: Span) -> Iterator[Word]:
    inserted = [match.span() for match in _INSERTED.finditer(text, span.start, span.end)]
    for match in _WORD.finditer(text, span.start, span.end):
        if any(start <= match.start() < end for start, end in inserted):
            continue
        for part in _plain(match[0].casefold().replace("’", "'")):
            yield Word(part, Span(*match.span()))


def _plain(word: str) -> tuple[str, ...]:
    """A word as it is compared: short forms written out, "don't" as "do not"."""
    table = wording()
    if word in table.irregular:
        return tuple(table.irregular[word].split())
    for ending, whole in table.short.items():
        if word.endswith(ending) and len(word) > len(ending):
            return word[: -len(ending)], whole
    return (word,)


def _speaker(text: str, quote: Span) -> Span | None:
    """The name beside the marks: "...," said Petra Lund; "...," Lund said; Lund, the mayor, said: "..."."""
    saying = wording().saying
    after = text[quote.end : quote.end + 120].partition("\n")[0]
    found = re.match(rf"[\s,]*(?:{saying})\s+(?P<name>{_NAME})", after) or re.match(
        rf"[\s,]*(?P<name>{_NAME})(?:,[^,.“\"]{{2,60}},)?\s+(?:{saying})\b", after
    )
    if found is not None:
        return _named(text, Span(quote.end + found.start("name"), quote.end + found.end("name")))
    low = text.rfind("\n", 0, quote.start) + 1
    lead = text[max(low, quote.start - 140) : quote.start]
    lead = lead[max((match.end() for match in _END.finditer(lead)), default=0) :]
    found = re.search(rf"(?P<name>{_NAME})(?:,[^,.“\"]{{2,60}},)?\s+(?:{saying})\b[^.“\"]{{0,30}}[:,]?\s*$", lead)
    if found is None:
        return None
    return _named(
        text, Span(quote.start - len(lead) + found.start("name"), quote.start - len(lead) + found.end("name"))
    )


def _named(text: str, span: Span) -> Span | None:
    """The span where it holds a name, and no pronoun with a capital letter."""
    words = text[span.start : span.end].split()
    return None if any(word.casefold().strip(".,'’") in _NO_NAME for word in words) else span
