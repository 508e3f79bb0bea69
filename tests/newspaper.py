"""Made-up articles of a newspaper: bodies on as many stories as are wanted, with lines around them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from factcheck.archive import Least, Lesson, learn, opened
from factcheck.archive.articles import put
from factcheck.archive.database import writing
from factcheck.model import Article
from factcheck.read import article_from_text

_NAMES = (
    "Abara Brandvold Corrigan Dalby Eskdale Farrant Goddart Hollin Iveson Jarrow Kessler Lorne Mottram "
    "Nuttall Ogilby Prowse Quennell Rushton Sandhu Tunnicliffe Upwood Vaillant Wexcombe Yarborough Zeller Ashdown "
    "Birkin Collier Dunstan Elphick Fellmonger Garside Hebbel Inkpen Joubert Kincraig Liddle Marchbank Norwell "
    "Oakmere "
)
NAMES = _NAMES.split()
SOURCE = "Weir Valley Mercury"


def body(story: int) -> str:
    """Two paragraphs on a story of their own, with names that no other story has."""
    one, two, three, four, five, six, seven, eight, nine, ten = (
        f"{name}{'abcdefghijklmn'[story]}" for name in NAMES[:10]
    )
    return (
        f"Officers were called to the farm of {one} on the road to {two}, where a barn had caught alight.\n\n"
        f"The owner, a cousin of {three}, told the inquiry led by {four} that nobody but {five} had slept there.\n\n"
        f"It was sold to {six} by the sons of {seven}, said their lawyer, {eight}, and then let to {nine} and {ten}."
    )


def articles(
    lines: Callable[[int], Sequence[str]],
    *,
    count: int = 6,
    stories: Callable[[int], int] = lambda at: at,
    source: str | None = SOURCE,
    days: Callable[[int], int] = lambda at: at,
) -> list[Article]:
    """Articles with `lines(at)` below the body of the story that each is on, published on a day of March."""
    found = []
    for at in range(count):
        text = "\n\n".join([f"Headline number {NAMES[-1 - at]} of the week", body(stories(at)), *lines(at)])
        found.append(made(text, at, source=source, day=days(at)))
    return found


def made(text: str, at: int, *, source: str | None = SOURCE, day: int | None = None) -> Article:
    published = None if day is None else f"2026-03-{1 + day:02d}"
    return article_from_text(text, path=f"{at}.txt", source=source, published=published)


def keep(connection: sqlite3.Connection, every: Iterable[Article], *, day: str = "2026-04-01") -> None:
    """Put articles into an archive as they are."""
    with writing(connection):
        for one in every:
            put(connection, one, day=day)


def lesson(every: Iterable[Article], folder: Path, *, articles: int = 5, share: float = 0.2) -> Lesson:
    """What an archive of these articles teaches."""
    path = folder / f"{len(list(folder.iterdir()))}.db"
    with opened(path, create=True) as connection:
        keep(connection, every)
        return learn(connection, least=Least(articles, share), day="2026-04-02", progress=lambda *_: None)


def lines_of(found: Lesson) -> list[str]:
    return [one.line for one in found.lines]
