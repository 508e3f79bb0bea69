"""Articles as a database can hold them: names that are no text are told as reports tell them."""

from __future__ import annotations

from dataclasses import replace

from factcheck.model import Article
from factcheck.read.formats.parts import writable


def storable(article: Article) -> Article:
    r"""The article without lone surrogates, which SQLite does not take: the byte E9 of a file's name is `\udce9` here.

    Of its text each becomes U+FFFD, so that spans stay true.
    """
    given = article.given
    return replace(
        article,
        path=plainly(article.path),
        text=writable(article.text),
        source=_optional(article.source),
        title=_optional(article.title),
        url=_optional(article.url),
        uri=_optional(article.uri),
        origin=plainly(article.origin),
        given=replace(
            given, title=_optional(given.title), source=_optional(given.source), url=_optional(given.url)
        ),
    )  # fmt: skip


def plainly(name: str) -> str:
    """The name with lone surrogates spelled out: two names that were different stay so."""
    return name.encode("utf-8", "backslashreplace").decode()


def _optional(name: str | None) -> str | None:
    return None if name is None else plainly(name)
