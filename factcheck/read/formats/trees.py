"""XML, parsed safely: nothing is fetched, no entity of the document is expanded, and depth and size have limits.

libxml2 without its `huge_tree` mode holds all of them (256 levels, 10 MB of text in one place, a factor of
amplification). A document that declares entities of its own is refused as a whole: no news needs them.
"""

from __future__ import annotations

import codecs
import re
from html.entities import html5
from typing import TYPE_CHECKING

from factcheck.model import Problem
from factcheck.read.decode import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = re.compile(r"\s+")
_SAID = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.-]+)""")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def tree_of(data: bytes, path: str) -> _Element | Problem:
    """The first element of an XML document, or why it cannot be read (`bad-xml`, `unsafe-xml`).

    `path` names it in the problem. Entities of HTML (&nbsp;), with which old documents refer to a DTD that is never
    read, are put in as their characters.
    """
    from lxml import etree

    parser = _parser(etree, recover=False)
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return _refused(error, path)
    return _checked(tree, path)


def mended(data: bytes, path: str) -> _Element | Problem:
    """As `tree_of`, for what is no well-formed XML: what libxml2 makes of it, as far as it can be read at all."""
    from lxml import etree

    legible = _in_utf_8(data, path)
    parser = _parser(etree, recover=True, encoding=None if legible is None else "utf-8")
    try:
        tree = etree.fromstring(data if legible is None else legible, parser)
    except etree.XMLSyntaxError as error:
        return _refused(error, path)
    refused = next((entry for entry in parser.error_log if entry.type_name in _REFUSED), None)
    if refused is not None:
        return _unsafe(refused.message, path)
    if tree is None:
        return Problem(path, "bad-xml", f"{path} holds no XML that can be read: ask its sender for another copy.")
    return _checked(tree, path)


def local(element: _Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def words(element: _Element | None) -> str:
    """The text in an element with plain single spaces; empty where there is none."""
    return "" if element is None else _SPACE.sub(" ", "".join(element.itertext())).strip()


def bare(element: _Element) -> _Element:
    """The element with all in it, each without its namespace; the element itself is changed."""
    for each in element.iter():
        each.tag = local(each)
    return element


_REFUSED = ("ERR_RESOURCE_LIMIT", "ERR_ENTITY_LOOP", "ERR_NO_MEMORY")


def _in_utf_8(data: bytes, path: str) -> bytes | None:
    """What says that it is UTF-8 (or nothing) and is not, as it can be read; None where it says something else."""
    said = _SAID.search(data[:200])
    if (said is not None and said[1].lower() != b"utf-8") or data.startswith(_UTF_16):
        return None
    text = decode(data, path=path).text
    return None if text is None else text.encode("utf-8", "replace")


def _parser(etree, *, recover: bool, encoding: str | None = None):  # type: ignore[no-untyped-def]
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _refused(error: SyntaxError, path: str) -> Problem:
    reason = (error.msg or "").split(", line")[0]
    if re.search(r"amplification|depth|XML_PARSE_HUGE|entity loop", reason, re.I):
        return _unsafe(reason, path)
    where = f"line {error.lineno}: {reason}" if error.lineno else reason
    return Problem(path, "bad-xml", f"{path} is no well-formed XML ({where}): ask its sender for a whole copy.")


def _unsafe(reason: str, path: str) -> Problem:
    return Problem(path, "unsafe-xml", f"{path} was not read, since it could exhaust this machine ({reason}).")


def _checked(tree: _Element, path: str) -> _Element | Problem:
    from lxml import etree

    declared = tree.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        return _unsafe("it declares entities of its own: send it without them", path)
    for entity in list(tree.iter(etree.Entity)):
        _put_in(entity)
    return tree


def _put_in(entity: _Element) -> None:
    """The character of an entity of HTML instead of it; one that HTML does not know stays as it is written."""
    text = html5.get((entity.text or "")[1:], entity.text or "") + (entity.tail or "")
    before, parent = entity.getprevious(), entity.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text
    entity.tail = None
    if parent is not None:
        parent.remove(entity)
