"""Web pages: the main text as trafilatura finds it, with its title, standfirst, captions and dates.

trafilatura decides which blocks of a page are the article; their text is taken from the page itself, in its order,
because the extractor drops captions and what stands in `time`. Its deduplication, which makes one page depend on
those before it, stays off, and so does its search for dates, which guesses and knows what day it is today.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from factcheck.model import Layout, Problem
from factcheck.read.decode import Decoded, decode
from factcheck.read.document import Document
from factcheck.read.formats.format import Asked, Format, loaded
from factcheck.read.formats.markup import Block, blocks, laid_out, parse
from factcheck.read.formats.pagefacts import PageFacts, page_facts
from factcheck.read.formats.quiet import quiet

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_DECLARED_WITHIN = 4_096
# The extractor's work grows faster than a page; those of news have some thousands, live pages some ten thousands.
_MOST_ELEMENTS = 40_000
_CERTAIN_KEY = 25
_LEAST_FOUND = 0.8
_SITE = re.compile(r"\s+[|–—-]\s+([^|–—]{2,40})$")

Part = tuple[str, Layout | None, str]


def html_document(page: str | bytes, *, url: str | None = None) -> Document | None:
    """The article of a whole page that was fetched from `url`; None where the page has none.

    Bytes are read as UTF-8, or else in the encoding that the page declares. Raises ValueError where the page is nested
    too deep to be read, or has too many elements to tell the article among them.
    """
    markup = page if isinstance(page, str) else _decoded(page, path="").text
    tree = parse(markup or "")
    if tree is None:
        return None
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise ValueError(f"it has more than {_MOST_ELEMENTS:,} elements")
    facts = page_facts(tree, url=url)
    parts = _parts(list(blocks(tree)), _main_lines(tree), facts)
    if not parts:
        return None
    text, marks = laid_out(parts)
    title = next((part[0] for part in parts if part[1] is Layout.TITLE), None)
    return Document(
        text=text,
        marks=marks,
        title=" ".join(title.split()) if title else _told_title(facts),
        source=facts.source,
        published=facts.published,
        updated=facts.updated,
        url=facts.url,
        language=facts.language,
        origin=facts.origin,
    )


def _read(file: BinaryIO, asked: Asked) -> Iterator[Document | Problem]:
    data = loaded(file, asked)
    if isinstance(data, Problem):
        yield data
        return
    decoded = _decoded(data, path=asked.path)
    if decoded.problem is not None:
        yield decoded.problem
    if decoded.text is None:
        return
    try:
        found = html_document(decoded.text)
    except ValueError as error:
        yield Problem(asked.path, "unreadable", f"{asked.path} could not be read as a page ({error}): give it as text.")
        return
    if found is None:
        message = f"{asked.path} is a page in which no article was found: give the article itself, as text or HTML."
        yield Problem(asked.path, "no-article", message)
    else:
        yield found


def _decoded(data: bytes, *, path: str) -> Decoded:
    """The page in the encoding that it declares, where it is not UTF-8; else as any text is decoded."""
    declared = _declared(data)
    if declared is None:
        return decode(data, path=path)
    return Decoded(declared)


def _declared(data: bytes) -> str | None:
    """The text in the encoding that a page declares; None where it is in UTF-8, or not in what it declares."""
    declared = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if declared is None or b"\x00" in data or _is_utf8(data):
        return None
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name
        # A browser reads what is said to be Latin-1 as its superset, in which the quotation marks of news stand.
        return data.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
    except (LookupError, UnicodeDecodeError):
        return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _main_lines(tree: HtmlElement) -> list[str]:
    """The lines of the main text as the extractor gives them; the tree is changed."""
    from lxml import etree
    from trafilatura import bare_extraction

    quiet("trafilatura", "justext", "htmldate", "courlan")
    for element in list(tree.iter("time")):
        if any(True for _ in element.iterancestors("p", "li", "h1", "h2", "h3", "td")):
            # In a sentence it is a part of it; the extractor would leave it out.
            element.drop_tag()
    etree.strip_elements(tree, "del", "s", "strike", with_tail=False)
    found = bare_extraction(tree, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False)
    text = getattr(found, "text", None)
    return [line for line in (text or "").split("\n") if line.strip()]


def _parts(shown: Sequence[Block], lines: Sequence[str], facts: PageFacts) -> list[Part]:
    """The article's blocks with what they are: those that the extractor chose, its title, standfirst and captions."""
    if not lines:
        return []
    keys = [_key(block.text) for block in shown]
    wanted = [_key(line) for line in lines]
    whole, alone = "".join(wanted), frozenset(wanted)
    kept = [i for i, key in enumerate(keys) if key and (key in alone or (len(key) >= _CERTAIN_KEY and key in whole))]
    title = _title_at(shown, keys, kept[0] if kept else len(keys), facts)
    if sum(len(keys[i]) for i in kept) < _LEAST_FOUND * len(whole):
        return _with_title([(line, None, "p") for line in lines], facts)
    body = [i for i in kept if i != title]
    if not body:
        return []
    start = body[0] if title is None else min(title, body[0])
    chosen = {*body, *(() if title is None else (title,))}
    chosen |= {i for i in range(start, body[-1] + 1) if shown[i].layout in (Layout.CAPTION, Layout.STANDFIRST)}
    standfirst = _standfirst_at(keys, start, body, facts)
    seen: set[str] = set()
    parts: list[Part] = []
    for i in sorted(chosen | ({standfirst} if standfirst is not None else set())):
        if keys[i] in seen and len(keys[i]) >= _CERTAIN_KEY:
            continue
        seen.add(keys[i])
        layout = Layout.TITLE if i == title else Layout.STANDFIRST if i == standfirst else shown[i].layout
        parts.append((shown[i].text, layout, shown[i].tag))
    return parts if title is not None else _with_title(parts, facts)


def _title_at(shown: Sequence[Block], keys: Sequence[str], before: int, facts: PageFacts) -> int | None:
    """Which block is the title: the heading that says what the page gives as its title, else its only first heading."""
    top = [i for i in range(min(before + 1, len(shown))) if shown[i].tag in ("h1", "h2")]
    told = {_key(text) for text in (facts.headline, facts.window) if text}
    for i in top:
        if keys[i] and any(keys[i] == key or (len(keys[i]) > 10 and key.startswith(keys[i])) for key in told):
            return i
    site = _key(facts.source or "")
    first = [i for i in top if shown[i].tag == "h1" and keys[i] != site]
    return first[-1] if first else None


def _standfirst_at(keys: Sequence[str], start: int, body: Sequence[int], facts: PageFacts) -> int | None:
    """Which block says, whole, what the page gives as its description, at the top of the article or as its start."""
    summary = _key(facts.summary or "")
    if len(summary) < _CERTAIN_KEY or len(body) < 2:
        return None
    return next((i for i in range(start, body[1]) if keys[i] == summary), None)


def _with_title(parts: list[Part], facts: PageFacts) -> list[Part]:
    """The parts under the title that the page gives, where none of them is it."""
    title = _told_title(facts)
    if not title or any(_key(text) == _key(title) for text, _, _ in parts[:3]):
        return parts
    return [(title, Layout.TITLE, "h1"), *parts]


def _told_title(facts: PageFacts) -> str | None:
    """The title that a page gives, without the name of the site: "Crane falls - 12 hurt" ends with no name."""
    title = facts.headline or facts.window
    end = _SITE.search(title) if title else None
    if title is None or end is None:
        return title
    named = _key(end[1]) == _key(facts.source or "")
    like_a_name = facts.source is None and facts.headline is None and all(word[0].isupper() for word in end[1].split())
    return title[: end.start()] if named or like_a_name else title


def _key(text: str) -> str:
    """The letters and digits of a text: what is left of it whatever was done to its spaces and marks."""
    return "".join(char for char in unicodedata.normalize("NFC", text).casefold() if char.isalnum())


HTML = Format("html", frozenset({".html", ".htm", ".xhtml"}), _read)
