"""What a file of XML or JSON is, by how it begins: the one name (.xml, .json) stands for many formats."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePath

# How much of a file is looked at: prologs, comments and declarations of namespaces may take thousands of bytes.
HEAD = 8_192

_NAR = "http://iptc.org/std/nar/2006-10-01/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RSS_RDF = (
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://channel.netscape.com/rdf/simple/0.9/",
)
_ATOM = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_ITEMS = frozenset({
    "newsMessage", "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem",
})  # fmt: skip
_XML = frozenset({".xml", ".newsml", ".nitf", ".rss", ".atom", ".rdf"})
_JSON = frozenset({".json", ".jsonl", ".ndjson", ".ninjs"})
_START = re.compile(r"<(?:([\w.-]+):)?([\w.-]+)([^<>]*)")
_NAMESPACE = re.compile(r"""\bxmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_STANDARD = re.compile(r'"\$?standard"\s*:\s*\{[^{}]{0,400}"name"\s*:\s*"[^"]{0,40}ninjs', re.I)
_IDENTIFIED = re.compile(r'"(?:uri|guid)"\s*:\s*"')
# A headline alone does not make it ninjs: many a JSON of somebody's own has one beside a uri.
_NINJS = re.compile(
    r'"(?:body_\w+"\s*:\s*"|(?:bodies|headlines|descriptions)"\s*:\s*\[|'
    r'(?:versioncreated|firstcreated|pubstatus|embargoed(?:until)?|representationtype)"\s*:\s*")',
    re.I,
)


@dataclass(frozen=True, slots=True)
class Root:
    """The first element of an XML file: its name without prefix, and its namespace (empty: none)."""

    name: str
    namespace: str


def sniffed(name: str, head: bytes) -> str | None:
    """The slug of the format of a file by the end of its name and its first bytes; None where they do not tell.

    Of XML newsml-g2, nitf, feed and html are known, of JSON ninjs.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in _JSON:
        return "ninjs" if _is_ninjs(_text(head)) else None
    if suffix not in _XML:
        return None
    root = root_of(head)
    return None if root is None else _of_root(root, head)


def root_of(head: bytes) -> Root | None:
    """The first element of an XML file that begins with `head`; None where there is none in it."""
    text = _text(head)
    at = _after_prolog(text)
    start = _START.match(text, at) if at is not None else None
    if start is None:
        return None
    declared = {found[1] or "": found[2] or found[3] or "" for found in _NAMESPACE.finditer(start[3])}
    return Root(start[2], declared.get(start[1] or "", ""))


def _of_root(root: Root, head: bytes) -> str | None:
    if root.name in _ITEMS and root.namespace == _NAR:
        return "newsml-g2"
    if root.name == "nitf":
        return "nitf"
    if root.name == "rss" or (root.name in ("feed", "entry") and root.namespace in _ATOM):
        return "feed"
    if root.name == "RDF" and root.namespace == _RDF and any(each.encode() in head for each in _RSS_RDF):
        return "feed"
    return "html" if root.name.lower() == "html" else None


def _is_ninjs(text: str) -> bool:
    if not text.lstrip().startswith(("{", "[")):
        return False
    return _STANDARD.search(text) is not None or (
        _IDENTIFIED.search(text) is not None and _NINJS.search(text) is not None
    )


def _text(head: bytes) -> str:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head.removeprefix(mark).decode(encoding, "ignore")
    # Names and namespaces are ASCII in whatever else news is sent in.
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _after_prolog(text: str) -> int | None:
    """Where the first element starts: after declarations, comments and the DOCTYPE."""
    at = 0
    while True:
        at += len(text[at:]) - len(text[at:].lstrip())
        if text.startswith("<?", at):
            end = text.find("?>", at) + 2
        elif text.startswith("<!--", at):
            end = text.find("-->", at) + 3
        elif text.startswith("<!", at):
            bracket, close = text.find("[", at), text.find(">", at)
            inside = -1 < bracket < close
            end = (text.find(">", text.find("]", bracket)) if inside and "]" in text[bracket:] else close) + 1
            end = end if not inside or "]" in text[bracket:] else 0
        else:
            return at if text.startswith("<", at) else None
        if end <= at:
            return None
        at = end
