"""Reading: what the user named becomes articles, and what could not be used becomes problems."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.model import Article, Problem
from factcheck.read.dates import iso
from factcheck.read.decode import decode
from factcheck.read.inputs import Candidate, find_inputs
from factcheck.read.language import language_problem
from factcheck.read.layout import read_layout
from factcheck.read.origin import origins

_ID_LENGTH = 12


def read(
    paths: Sequence[str], *, config: Config, stdin: BinaryIO | None = None
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles that `paths` name, sorted by path, and the problems, sorted by path, code and message.

    A path is a file, a folder, a glob, or `-` for `stdin`. The result does not depend on the order
    of `paths`. Nothing is raised for an input that cannot be used: each gives a problem with one of
    the codes path-not-found, no-articles, unreadable, file-too-large, empty-file, binary-file,
    encoding-guessed (the article is read all the same), language-unsupported, bad-manifest and
    bad-manifest-entry.
    """
    candidates, problems = find_inputs(paths)
    articles, faults = read_each(candidates, config=config, stdin=stdin)
    found = {*problems, *faults}
    return origins(articles), tuple(sorted(found, key=lambda one: (one.path, one.code, one.message)))


def read_each(
    candidates: Sequence[Candidate], *, config: Config, stdin: BinaryIO | None
) -> tuple[list[Article], list[Problem]]:
    """The articles of these files, in their order and before it is known which share an origin, and the problems."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for candidate in candidates:
        article, faults = _read_one(candidate, config=config, stdin=stdin)
        problems.extend(faults)
        if article is not None:
            articles.append(article)
    return articles, problems


def article_from_text(
    text: str,
    *,
    path: str,
    source: str | None = None,
    title: str | None = None,
    published: str | None = None,
    updated: str | None = None,
    url: str | None = None,
    origin: str | None = None,
) -> Article:
    """One article from a text, with its layout marked and its dates read as for a file.

    What is given wins over what stands in the text. `origin` stays empty unless given: `origins`
    sets it, since it needs all articles. Raises FactcheckError (`bad-date`) where `published` or
    `updated` is no ISO 8601 date or date-time.
    """
    given_published = _given_date(published, name="published", path=path)
    given_updated = _given_date(updated, name="updated", path=path)
    page = read_layout(text, title=title, source=source, published=given_published)
    return Article(
        id=article_id(path, text),
        path=path,
        text=text,
        source=source or page.source,
        title=title or page.title,
        published=given_published or page.published,
        updated=given_updated or page.updated,
        origin=origin or "",
        url=url or page.url,
        marks=page.marks,
        ignores=page.ignores,
    )


def article_id(path: str, text: str) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the path, a zero byte and the text."""
    return hashlib.sha256(f"{path}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]


def _given_date(value: str | None, *, name: str, path: str) -> str | None:
    try:
        return iso(value) if value else None
    except ValueError:
        message = f'{path}: {name} "{value}" is not a date; write 2024-03-05 or 2024-03-05T13:24+05:30.'
        raise FactcheckError("bad-date", message) from None


def _read_one(
    candidate: Candidate, *, config: Config, stdin: BinaryIO | None
) -> tuple[Article | None, tuple[Problem, ...]]:
    path, entry = candidate.shown, candidate.entry
    data = _load(candidate, limit=config.max_bytes, stdin=stdin)
    if isinstance(data, Problem):
        return None, (data,)
    decoded = decode(data, path=path)
    problems = (decoded.problem,) if decoded.problem else ()
    if decoded.text is None:
        return None, problems
    article = article_from_text(
        decoded.text,
        path=path,
        source=entry.source if entry else None,
        title=entry.title if entry else None,
        published=entry.published if entry else None,
        updated=entry.updated if entry else None,
        url=entry.url if entry else None,
        origin=entry.origin if entry else None,
    )
    foreign = language_problem(article)
    return (None, (*problems, foreign)) if foreign else (article, problems)


def _load(candidate: Candidate, *, limit: int, stdin: BinaryIO | None) -> bytes | Problem:
    """The bytes of the file, of which no more than one above `limit` are ever held."""
    path = candidate.shown
    try:
        if candidate.location is None:
            if stdin is None:
                return Problem(path, "unreadable", "- means standard input, and there is none here: name a file.")
            data = stdin.read(limit + 1)
        else:
            data = _load_file(candidate.location, limit=limit)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        code = "path-not-found" if isinstance(error, FileNotFoundError) else "unreadable"
        message = f"{path} could not be read ({reason}): check that it exists and that you may read it."
        return Problem(path, code, message)
    if len(data) > limit:
        message = f"{path} is larger than {limit:,} bytes, too large for an article: split it or raise max_bytes."
        return Problem(path, "file-too-large", message)
    return data


def _load_file(location: Path, *, limit: int) -> bytes:
    with location.open("rb") as file:
        return file.read(limit + 1)
