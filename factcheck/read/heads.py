"""The furniture of the head of an article: mastheads, letterheads, bylines, stamps and section names.

These rules are loose, and therefore tried only between the top of the page and the first
paragraph of prose, where a news page keeps such lines.
"""

from __future__ import annotations

import re

from factcheck.read.dates import WEEKDAY, clock_end, find_stamps, yearless_end
from factcheck.read.lines import Line, ends_sentence

_SEGMENTS = re.compile(r"\s*(?:[|•·]|\s[-–—/]\s|[,;]\s|\.\s)\s*")
_BY = re.compile(
    r"(?:(?:exclusive|analysis|opinion|comment|interview|special report)?[:,]? ?by|"
    r"(?:story|words|text|report)(?: and (?:pictures|photos))?\s?(?:by\b|:))\s*(?=\S)",
    re.I,
)
_BYLINE_END = re.compile(r"[|,;–—(/:]|\s-\s|\.\s")
_JOINING = frozenset({
    "and", "&", "for", "in", "at", "of", "from", "with", "de", "da", "del", "di", "do", "dos", "van", "von",
    "der", "den", "bin", "ibn", "al", "el", "la", "le", "the", "our",
})  # fmt: skip
_ROLES = frozenset({
    "agency", "agencies", "bureau", "columnist", "contributor", "correspondent", "correspondents", "desk",
    "digital", "editor", "editors", "journalist", "newsroom", "producer", "reporter", "reporters", "service",
    "staff", "team", "web", "writer",
})  # fmt: skip
_BEATS = frozenset({
    "special", "senior", "chief", "political", "crime", "business", "transport", "diplomatic", "foreign",
    "city", "health", "science", "sports", "sport", "economics", "environment", "education", "defence",
    "defense", "security", "legal", "court", "world", "news", "features", "travel", "arts", "technology",
})  # fmt: skip
_OUTLETS = frozenset({
    "bulletin", "chronicle", "courier", "dispatch", "echo", "examiner", "gazette", "globe", "guardian",
    "herald", "journal", "ledger", "magazine", "mail", "mercury", "mirror", "news", "observer", "packet",
    "post", "radio", "record", "register", "review", "sentinel", "standard", "star", "sun", "telegraph",
    "television", "times", "today", "tribune", "tv", "watch",
})  # fmt: skip
_OUTLET_TAIL = re.compile(r"[,|\s–—-]*(?:english edition|online|website|news website)\W*$", re.I)
_NOT_NAMES = re.compile(
    rf"(?:{WEEKDAY}|christmas|easter|noon|midnight|then|now|early|late|mid|this|that|his|her|its|their|a|an|design|"
    r"contrast|comparison|law)$",
    re.I,
)
_MONTH_ALONE = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)$", re.I
)
_STAMP_LABEL = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|modified|revised|created|dated|released|issued)|for release)\b",
    re.I,
)
_POSTED = re.compile(r"(?:posted|published|filed) (?:by|in|on|under)\b.{1,140}(?<![.!?])$", re.I)
_BEFORE_DATE = re.compile(
    r"(?:^|[|,.;:–—•(/-]\s*|"
    r"\b(?:dated?|on|at|posted|published|updated|modified|revised)\s*:?\s*)(?:" + WEEKDAY + r",?\s+)?$",
    re.I,
)
_LABEL_BEFORE = re.compile(
    rf"(?:^|[.|,–—-]\s+)(?:posted|published|updated)\s*:?\s*(?:on\s+)?(?:{WEEKDAY},?\s+)?$",
    re.I,
)
_AFTER_DATE = re.compile(r"\s*(?:$|[|,.;–—•)(/-]|at\b|by\b|in\b|\d)", re.I)
_RELEASE = re.compile(
    r"(?:(?:press|news|media|information) ?(?:release|note|notice|statement|bulletin|advisory|information)|"
    r"for immediate)\b",
    re.I,
)
_OFFICE = re.compile(r"(?:office|department|ministry|directorate|secretariat) of\b", re.I)
# Section names that stand alone at the head of a page.
_SECTION = re.compile(
    r"(?:world|business|sports?|politics|opinion|national|international|local|regional|science|technology|tech|health|culture|"
    r"entertainment|lifestyle|travel|markets|economy|environment|india|asia|africa|europe|middle east|americas|uk|us)"
    r"(?: news)?(?:\s*[>»/|]\s*\w[\w ]{0,30}){0,3}",
    re.I,
)
_MOST_WORDS = 25


def is_byline(line: str) -> bool:
    """Whether `line` names who wrote the article: "By Ann Lee and Bo Ray, Delhi", "Story by Wes Doyle"."""
    start = _BY.match(line)
    if start is None or len(line.split()) > _MOST_WORDS or _is_sentence(line):
        return False
    rest = line[start.end() :]
    end = _BYLINE_END.search(rest)
    words = re.sub(r"(?<=[A-Z])\.", "", rest[: end.start()] if end else rest).split()
    if not words or len(words) > 10 or _NOT_NAMES.match(words[0]) or any(char.isdigit() for char in "".join(words)):
        return False
    if len(words) == 1 and _MONTH_ALONE.match(words[0]):
        return False
    lower = [word for word in words if word[0].islower() and word not in _JOINING]
    if any(word.lower() in _ROLES for word in words):
        return words[0] in ("our", "the") or all(word in _ROLES | _BEATS for word in lower)
    return not lower or len(words) == 1


def is_stamp(line: str) -> bool:
    """Whether `line` is a stamp anywhere in an article: labelled, or a date (and time) with nothing else."""
    if len(line.split()) > _MOST_WORDS or _is_sentence(line):
        return False
    stamps = find_stamps(line)
    label = _STAMP_LABEL.match(line)
    if label and (_POSTED.match(line) or (not stamps and clock_end(line))):
        return True
    if not stamps:
        return False
    return (label is not None and stamps[0].start - label.end() <= 24) or not re.search(
        r"[A-Za-z]{2}", re.sub(WEEKDAY, "", line[: stamps[0].start] + line[stamps[-1].end :], flags=re.I)
    )


def is_head_furniture(line: str, *, titled: bool, source: str | None) -> bool:
    """Whether `line`, in the head of an article, is a masthead, dated line, byline, staff line or section name.

    `titled` tells that the title stands above it.
    """
    if ends_with_stamp(line):
        return True
    if _is_sentence(line) or len(line.split()) > _MOST_WORDS:
        return False
    if (
        is_outlet(line)
        or is_masthead(line, titled=titled)
        or _SECTION.fullmatch(line)
        or (source is not None and _names(line, source, alone=not titled))
    ):
        return True
    if not titled:
        return False
    segments = [segment for segment in _SEGMENTS.split(line) if segment]
    pipes = [segment.split() for segment in line.split("|")]
    if len(pipes) > 1 and all(len(words) <= 6 for words in pipes) and not any(char.isdigit() for char in line):
        return True
    return any(is_byline(segment) for segment in segments) or any(_is_staff(segment) for segment in segments)


def is_masthead(line: str, *, titled: bool) -> bool:
    """Whether `line` carries the date of the page as a part of its own: "The Courier | Thursday 11 September 2025"."""
    stamps = find_stamps(line)
    if not stamps:
        start = yearless_end(line) if titled else None
        return start is not None and _BEFORE_DATE.search(line[:start]) is not None
    first, last = stamps[0], stamps[-1]
    others = len((line[: first.start] + line[last.end :]).split())
    return (
        (titled or others <= 8)
        and _BEFORE_DATE.search(line[: first.start]) is not None
        and _AFTER_DATE.match(line, last.end) is not None
    )


def ends_with_stamp(line: str) -> bool:
    """Whether `line` closes with a labelled stamp and a full stop: "Borderlines, a blog. Posted 18 March 2025."."""
    stamps = find_stamps(line) if line.endswith(".") and len(line.split()) <= _MOST_WORDS else ()
    return (
        bool(stamps) and stamps[-1].end == len(line) - 1 and _LABEL_BEFORE.search(line[: stamps[-1].start]) is not None
    )


def is_outlet(line: str) -> bool:
    """Whether `line` looks like the name of a newspaper, station or site: "Granite City Herald"."""
    words = _OUTLET_TAIL.sub("", line).split()
    return (
        1 < len(words) <= 5
        and any(word.lower() in _OUTLETS for word in words)
        and all(word[0].isupper() or word[0].isdigit() or word in _JOINING for word in words)
    )


def letterhead(head: tuple[Line, ...]) -> int:
    """How many lines at the top are the letterhead of a press release: capitals above its label or its subject."""
    for index, line in enumerate(head[:6]):
        if _RELEASE.match(line.clean) or re.match(r"sub(?:ject)?\s*:", line.clean, re.I):
            capitals = index
            while capitals > 0 and not _is_letterhead_line(head[capitals - 1].clean):
                capitals -= 1
            return capitals if index + 1 < len(head) or not _RELEASE.match(line.clean) else 0
    return 0


def _is_letterhead_line(line: str) -> bool:
    return line.isupper() or _OFFICE.match(line) is not None


def _is_staff(segment: str) -> bool:
    words = segment.split()
    named = [word.strip(".") for word in words]
    return (
        1 < len(words) <= 6
        and any(word.lower() in _ROLES for word in named)
        and all(word[0].isupper() or word.lower() in _ROLES | _BEATS | _JOINING for word in named if word)
    )


def _names(line: str, source: str, *, alone: bool) -> bool:
    """Whether `line` is the name of the outlet, or holds it as a part of its own where it need not stand alone.

    Above the title it must: many titles end with the name of the site.
    """
    wanted = _bare(source)
    parts = [line] if alone else [line, *_SEGMENTS.split(line)]
    return bool(wanted) and any(_bare(part) == wanted for part in parts)


def _bare(name: str) -> str:
    return re.sub(r"^the\s+|\W+", " ", name.casefold()).strip()


def _is_sentence(line: str) -> bool:
    """Whether the line ends as a sentence or a question."""
    return ends_sentence(line) or re.search(r"[!?][\"'”’)]*$", line) is not None
