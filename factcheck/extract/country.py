"""The country of a newspaper or an agency, from its address and its name; never from what the article is about."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from factcheck.extract.numbers.lexer import Tokens, tokenize, word
from factcheck.extract.numbers.tables import Phrases, phrases
from factcheck.model import Article

# An agency is credited in the first lines: "WELLINGTON (Reuters) - ...".
_HEAD = 500
# Domains that are no code of ISO 3166.
_DOMAINS = {"uk": "GB"}
_LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class _Countries:
    """The table: names, hosts and whole titles with their country, agencies of the world, domains in use everywhere."""

    names: Phrases[str]
    agencies: Phrases[bool]
    hosts: dict[str, str]
    titles: dict[str, str]
    everywhere: frozenset[str]


@cache
def _countries() -> _Countries:
    rows = tomllib.loads(resources.files("factcheck.extract").joinpath("countries.toml").read_text(encoding="utf-8"))
    return _Countries(
        names=phrases((name, code) for code, row in rows["countries"].items() for name in row["names"]),
        agencies=phrases((name, True) for name in rows["worldwide"]["agencies"]),
        hosts={host: code for code, row in rows["countries"].items() for host in row.get("hosts", ())},
        titles={title: code for code, row in rows["countries"].items() for title in row.get("titles", ())},
        everywhere=frozenset(rows["everywhere"]["domains"]),
    )


def country(article: Article) -> str | None:
    """The country (code of ISO 3166) of the outlet that published the article; None where nothing or too much tells.

    The domain of its address and the names in its source have to agree. None for the text of an agency that
    writes for the whole world, whoever prints it.
    """
    source = tokenize(article.source or "")
    if _worldwide(source) or _credited(tokenize(article.text[:_HEAD])):
        return None
    titled = _countries().titles.get((article.source or "").strip().lower())
    found = _named(source) | _addressed(article.url or "") | ({titled} if titled is not None else set())
    return next(iter(found)) if len(found) == 1 else None


def _worldwide(tokens: Tokens) -> bool:
    return any(_countries().agencies.at(tokens, at) is not None for at in range(len(tokens)))


def _credited(tokens: Tokens) -> bool:
    """Whether an agency stands in brackets, alone."""
    for at in range(1, len(tokens)):
        hit = _countries().agencies.at(tokens, at) if word(tokens, at - 1) == "(" else None
        if hit is not None and word(tokens, hit[0]) == ")":
            return True
    return False


def _named(tokens: Tokens) -> frozenset[str]:
    """The countries that a name tells; of two that overlap the longer one counts."""
    found, at = set(), 0
    while at < len(tokens):
        hit = _countries().names.at(tokens, at)
        if hit is not None:
            found.add(hit[1])
        at = at + 1 if hit is None else hit[0]
    return frozenset(found)


def _addressed(url: str) -> frozenset[str]:
    """The country that an address of the web tells."""
    try:
        host = urlsplit(url[:_LONGEST_ADDRESS] if "//" in url else f"//{url[:_LONGEST_ADDRESS]}").hostname or ""
    except ValueError:
        return frozenset()
    parts = host.rstrip(".").split(".")
    for start in range(len(parts) - 1):
        known = _countries().hosts.get(".".join(parts[start:]))
        if known is not None:
            return frozenset({known})
    last = parts[-1]
    if len(parts) < 2 or len(last) != 2 or not last.isascii() or not last.isalpha() or last in _countries().everywhere:
        return frozenset()
    return frozenset({_DOMAINS.get(last, last.upper())})
