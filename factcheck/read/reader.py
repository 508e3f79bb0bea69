"""Reading: what the user named becomes articles, and what could not be used becomes problems."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from io import BufferedReader
from typing import BinaryIO

from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.house import NO_BOILERPLATE, Boilerplate
from factcheck.model import Article, Given, Mark, Problem
from factcheck.read.dates import iso
from factcheck.read.document import Document
from factcheck.read.embargo import withheld
from factcheck.read.formats import HEAD, Asked, format_of
from factcheck.read.inputs import Candidate, find_inputs
from factcheck.read.language import language_problem
from factcheck.read.layout import read_layout
from factcheck.read.manifest import Entry
from factcheck.read.origin import origins

_ID_LENGTH = 12


def read(
    paths: Sequence[str], *, config: Config, stdin: BinaryIO | None = None, now: str | None = None
) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """The articles that `paths` name, sorted by path, and the problems, sorted by path, code and message.

    A path is a file, a folder, a glob, or `-` for `stdin`. The result does not depend on the order
    of `paths`. `now` is the moment of the run, ISO 8601 with its zone; without it every embargo holds.
    Nothing is raised for an input that cannot be used: each gives a problem with one of
    the codes path-not-found, no-articles, unreadable, file-too-large, empty-file, binary-file,
    encoding-guessed (the article is read all the same), language-unsupported, embargoed, withheld,
    canceled, bad-manifest, bad-manifest-entry, and those of the formats.
    """
    candidates, problems = find_inputs(paths)
    articles, faults = read_each(candidates, config=config, stdin=stdin, now=now)
    found = {*problems, *faults}
    return origins(articles), tuple(sorted(found, key=lambda one: (one.path, one.code, one.message)))


def read_each(
    candidates: Sequence[Candidate], *, config: Config, stdin: BinaryIO | None, now: str | None = None
) -> tuple[list[Article], list[Problem]]:
    """The articles of these files, in their order and before it is known which share an origin, and the problems."""
    articles: list[Article] = []
    problems: list[Problem] = []
    for candidate in candidates:
        for document in documents_of(candidate, config=config, stdin=stdin):
            held = document if isinstance(document, Problem) else withheld(document, shown(document, candidate), now)
            found: Article | Problem | None = held
            if isinstance(document, Document) and held is None:
                found = article_of(document, candidate, config=config)
            if isinstance(found, Article):
                articles.append(found)
            elif found is not None:
                problems.append(found)
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
    marks: Sequence[Mark] = (),
    boilerplate: Boilerplate = NO_BOILERPLATE,
) -> Article:
    """One article from a text, with its layout marked and its dates read as for a file.

    What is given wins over what stands in the text; `marks` are the parts of it that are known, sorted and apart;
    `boilerplate` are the lines that are known to be no news.
    `origin` stays empty unless given: `origins` sets it, since it needs all articles. Raises FactcheckError
    (`bad-date`) where `published` or `updated` is no ISO 8601 date or date-time.
    """
    given_published = _given_date(published, name="published", path=path)
    given_updated = _given_date(updated, name="updated", path=path)
    page = read_layout(
        text, title=title, source=source, published=given_published, marks=marks, boilerplate=boilerplate
    )
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
        given=Given(title, source, given_published, given_updated, url, tuple(marks)),
    )


def read_again(article: Article, *, boilerplate: Boilerplate) -> Article:
    """The article as it would be read with these lines known as boilerplate; its text and its name stay."""
    given = article.given
    again = article_from_text(
        article.text,
        path=article.path,
        source=given.source,
        title=given.title,
        published=given.published,
        updated=given.updated,
        url=given.url,
        origin=article.origin,
        marks=given.marks,
        boilerplate=boilerplate,
    )
    return replace(again, id=article.id, language=article.language, uri=article.uri)


def article_id(path: str, text: str) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the path, a zero byte and the text."""
    return hashlib.sha256(f"{path}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]


def _given_date(value: str | None, *, name: str, path: str) -> str | None:
    try:
        return iso(value) if value else None
    except ValueError:
        message = f'{path}: {name} "{value}" is not a date; write 2024-03-05 or 2024-03-05T13:24+05:30.'
        raise FactcheckError("bad-date", message) from None


def documents_of(
    candidate: Candidate, *, config: Config, stdin: BinaryIO | None = None
) -> Iterator[Document | Problem]:
    """The texts of one file in its order, one by one, and what could not be used of it."""
    path = candidate.shown
    try:
        given = nullcontext(stdin) if candidate.location is None else candidate.location.open("rb")
        with given as file:
            if file is None:
                yield Problem(path, "unreadable", "- means standard input, and there is none here: name a file.")
                return
            # Standard input is text: what has no name has no format.
            head = b""
            if isinstance(file, BufferedReader) and candidate.location is not None:
                head = file.peek(HEAD)[:HEAD]
                if not head:
                    yield Problem(path, "empty-file", f"{path} is empty: fill it or leave it out.")
                    return
            yield from format_of(path, head).read(file, Asked(path, config))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        code = "path-not-found" if isinstance(error, FileNotFoundError) else "unreadable"
        message = f"{path} could not be read ({reason}): check that it exists and that you may read it."
        yield Problem(path, code, message)


def article_of(document: Document, candidate: Candidate, *, config: Config) -> Article | Problem:
    """The article that a document is, or why it is none that can be checked.

    What the manifest says of its file wins over what the document says.
    """
    told = candidate.entry or Entry(candidate.shown)
    article = article_from_text(
        document.text,
        path=shown(document, candidate),
        source=told.source or document.source,
        title=told.title or document.title,
        published=told.published or document.published,
        updated=told.updated or document.updated,
        url=told.url or document.url,
        origin=told.origin or document.origin,
        marks=document.marks,
        boilerplate=config.boilerplate,
    )
    return language_problem(article, said=document.language) or replace(article, uri=document.uri)


def shown(document: Document, candidate: Candidate) -> str:
    """The path of a document as it is shown: that of its file, with its name where the file has many."""
    return f"{candidate.shown}#{document.name}" if document.name else candidate.shown
