"""HTML, parsed safely, to the blocks of text that it shows: paragraphs, headings, captions, items, rows of tables.

libxml2 reads it without its `huge_tree` mode: nothing is fetched, no entity of the document is expanded, and what is
nested too deep is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.model import Layout, Mark, Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_LISTS = frozenset({"dir", "menu", "ol", "ul"})
_STANDFIRST_BLOCK = "standfirst block"
_FRAME = "frame cell"
_BLOCKS = _HEADINGS | _CAPTIONS | _LISTS | {_STANDFIRST_BLOCK, _FRAME} | frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figure", "footer", "form", "header", "hgroup", "hr", "html", "li", "main", "p", "pre", "search",
    "section", "table", "tbody", "tfoot", "thead", "tr",
})  # fmt: skip
_NAMED = _HEADINGS | _CAPTIONS | {"li", "tr", _STANDFIRST_BLOCK, _FRAME}
# Elements around much text may carry the class of a part of it; these are never the part itself.
_PARTS = frozenset({"article", "body", "html", "main", "section", "table", "tr"})
_CELLS = frozenset({"td", "th"})
# What a browser does not show as text of the page, and what is struck out: nobody states it any more.
_DROPPED = frozenset({
    "applet", "area", "audio", "base", "button", "canvas", "datalist", "del", "embed", "frame", "frameset", "head",
    "iframe", "input", "link", "map", "math", "meta", "meter", "nav", "noframes", "noscript", "object", "option",
    "progress", "rp", "rt", "s", "script", "select", "strike", "style", "svg", "template", "textarea", "title", "track",
    "video",
})  # fmt: skip
# A cell that holds these is a part of the page's frame, not of a table of figures.
_NO_CELL = ".//table|.//h1|.//h2|.//h3|.//h4|.//ul|.//ol|.//p[2]|.//div[2]"
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|strapline|sub-?headline|article[_-]{1,2}(?:summary|intro))(?:$|[\s_-])", re.I
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:(?:image|photo|picture|video|wp|media|figure|article)[_-]{0,2})?caption(?:[_-]{0,2}text)?(?:$|\s)",
    re.I,
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_BREAK = "\x00"
_SPACE = re.compile(r"[^\S\x00]+")
_BREAKS = re.compile(r" ?\x00 ?")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or another block as it is shown, in one line or more, and what its tag says it is.

    `tag` is that of the heading, caption, item (`li`), row (`tr`), or `p`.
    """

    text: str
    tag: str

    @property
    def layout(self) -> Layout | None:
        """What the tag says of it; None is body."""
        if self.tag == _STANDFIRST_BLOCK:
            return Layout.STANDFIRST
        if self.tag in _CAPTIONS:
            return Layout.CAPTION
        return Layout.HEADING if self.tag in _HEADINGS else None


def html_text(fragment: str) -> tuple[str, tuple[Mark, ...]]:
    """The text of a piece of HTML, as the body of a feed's item is, and the marks of its headings and captions.

    Paragraphs are apart by an empty line; items of lists start with "- " (or their number) and rows of tables have
    " | " between their cells, each on a line of its own. Scripts, styles, forms and what is struck out are left out.
    Raises ValueError where elements are nested too deep to be read.
    """
    tree = parse(fragment)
    return ("", ()) if tree is None else laid_out((block.text, block.layout, block.tag) for block in blocks(tree))


def laid_out(parts: Iterable[tuple[str, Layout | None, str]]) -> tuple[str, tuple[Mark, ...]]:
    """One text of these paragraphs, and their marks; no empty line stands between items (`li`) or rows (`tr`)."""
    pieces: list[str] = []
    marks: list[Mark] = []
    size, before = 0, ""
    for text, layout, tag in parts:
        if pieces:
            gap = "\n" if tag == before and tag in ("li", "tr") else "\n\n"
            pieces.append(gap)
            size += len(gap)
        if layout is not None:
            marks.append(Mark(Span(size, size + len(text)), layout))
        pieces.append(text)
        size, before = size + len(text), tag
    return "".join(pieces), tuple(marks)


def parse(markup: str) -> HtmlElement | None:
    """The tree of a page or of a piece of one; None where it holds nothing. Raises ValueError where it is too deep."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, no_network=True)
    # Null bytes end the text for libxml2, and a surrogate alone is no character of any text.
    data = markup.replace("\x00", "").encode("utf-8", "replace")
    if not data.strip():
        return None
    try:
        tree = html.document_fromstring(data, parser=parser)
    except etree.ParserError:
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ValueError("its elements are nested deeper than 256, or one of them is too large")
    return tree


def blocks(tree: HtmlElement) -> Iterator[Block]:
    """The blocks of text under an element in the order of the page."""
    from lxml import etree

    page = _Page()
    walk = etree.iterwalk(tree, events=("start", "end"))
    dropped = False
    for event, element in walk:
        if event == "start":
            kind = _kind(element)
            dropped = not kind
            if dropped:
                walk.skip_subtree()
            else:
                yield from page.opened(kind)
                page.add(element.text)
            continue
        if not dropped:
            yield from page.closed()
        dropped = False
        if element is not tree:
            page.add(element.tail)
    yield from page.flush()


class _Page:
    """What has been read of the block at hand, and the elements that are open around it."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._around: list[str] = []
        self._numbers: list[int | None] = []
        self._bullet = ""
        self._in_row = False

    def add(self, text: str | None) -> None:
        if text:
            lines = _BREAK if "pre" in self._around else " "
            self._written.append(_UNSEEN.sub("", text).replace("\n", lines))

    def opened(self, kind: str) -> Iterator[Block]:
        in_cell = self._in_cell()
        self._around.append(kind)
        if kind in _BLOCKS and not in_cell:
            self._around.pop()
            yield from self.flush()
            self._around.append(kind)
            if kind in _LISTS:
                self._numbers.append(1 if kind == "ol" else None)
            elif kind == "li":
                self._bullet = self._next_bullet()
        elif kind in _CELLS:
            self._written.append(" | " if self._in_row else "")
            self._in_row = True
        elif kind in _BLOCKS or kind == "br":
            self._written.append(" " if in_cell else _BREAK)
        elif kind == "q":
            self._written.append("“")

    def closed(self) -> Iterator[Block]:
        kind = self._around[-1]
        if kind == "q":
            self._written.append("”")
        elif kind in _BLOCKS and self._in_cell():
            self._written.append(" ")
        elif kind in _BLOCKS:
            yield from self.flush()
            if kind in _LISTS:
                self._numbers.pop()
        self._around.pop()

    def flush(self) -> Iterator[Block]:
        """The block that ends here, cut where a line is left empty in it."""
        self._in_row = False
        shown = _BREAKS.sub(_BREAK, _SPACE.sub(" ", "".join(self._written))).strip(" " + _BREAK)
        self._written = []
        if not shown:
            return
        kind = next((each for each in reversed(self._around) if each in _NAMED), "p")
        for piece in re.split(f"{_BREAK}{{2,}}", shown):
            bullet, self._bullet = self._bullet if kind == "li" else "", ""
            text = piece.replace(_BREAK, "\n").strip()
            if text:
                yield Block(bullet + text, "p" if kind == _FRAME else kind)

    def _in_cell(self) -> bool:
        return any(each in _CELLS for each in self._around)

    def _next_bullet(self) -> str:
        number = self._numbers[-1] if self._numbers else None
        if number is None:
            return "- "
        self._numbers[-1] = number + 1
        return f"{number}. "


def _kind(element: HtmlElement) -> str:
    """The tag of an element, or what its class says that it is; empty where it is not shown as text."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in _DROPPED or element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return ""
    if tag == "sup" and element.find(".//a") is not None:
        # The number of a footnote would run into the figure before it.
        return ""
    if tag in _CELLS:
        return _FRAME if element.xpath(_NO_CELL) else tag
    if tag in _BLOCKS and tag not in _PARTS:
        named = f"{element.get('class', '')} {element.get('itemprop', '')}"
        if _STANDFIRST.search(named):
            return _STANDFIRST_BLOCK
        if _CAPTION.search(named):
            return "figcaption"
    return tag
