"""The paragraphs of a Word document as they read once all tracked changes are accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.opc.part import Part
    from lxml.etree import _Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What was deleted or moved away, what older programs are shown in place of something, and what is no text.
_SKIPPED = frozenset({
    f"{_WORD}del", f"{_WORD}moveFrom", f"{_COMPATIBLE}Fallback", f"{_WORD}instrText", f"{_WORD}delText", f"{_WORD}rPr",
    f"{_WORD}pPr", f"{_WORD}sectPr", f"{_WORD}tblPr", f"{_WORD}trPr", f"{_WORD}tcPr",
})  # fmt: skip
_SIGNS = {f"{_WORD}tab": " ", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
_OFF = ("0", "false", "off")
_SPACE = re.compile(r"[^\S\n]+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text of a paragraph, the id of its style, and whether it is an item (`li`), a row (`tr`) or neither (`p`)."""

    text: str
    style: str = ""
    tag: str = "p"


def paragraphs(parent: _Element) -> Iterator[Paragraph]:
    """The paragraphs under an element in their order; a row of a table with several cells is one."""
    held = ""
    for child in _content(parent):
        if child.tag == f"{_WORD}p":
            text, boxes = _runs(child)
            if child.find(f"{_WORD}pPr/{_WORD}rPr/{_WORD}del") is not None:
                # The end of the paragraph was deleted: it goes on with the next one.
                held += text
            else:
                yield _paragraph(child, held + text)
                held = ""
            for box in boxes:
                yield from paragraphs(box)
        elif child.tag == f"{_WORD}tbl":
            yield from _rows(child)
    if held.strip():
        yield Paragraph(_clean(held))


def note_texts(part: Part) -> Iterator[str]:
    """The texts of a document's footnotes and endnotes."""
    from docx.oxml.parser import parse_xml

    for relation in part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        for note in parse_xml(relation.target_part.blob):
            if note.get(f"{_WORD}type") is None:
                text = " ".join(each.text for each in paragraphs(note) if each.text)
                if text:
                    yield text


def _content(parent: _Element) -> Iterator[_Element]:
    """The children that hold text, those inside of content controls and tracked changes among them."""
    for child in parent:
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            continue
        if child.tag in (f"{_WORD}p", f"{_WORD}tbl", f"{_WORD}tr", f"{_WORD}tc"):
            yield child
        else:
            yield from _content(child)


def _paragraph(element: _Element, text: str) -> Paragraph:
    style = element.find(f"{_WORD}pPr/{_WORD}pStyle")
    name = "" if style is None else style.get(f"{_WORD}val", "")
    number = element.find(f"{_WORD}pPr/{_WORD}numPr/{_WORD}numId")
    listed = number is not None and number.get(f"{_WORD}val") != "0"
    text = _clean(text)
    if text and (listed or name.lower().startswith(("listbullet", "listnumber"))):
        return Paragraph(f"- {text}", name, "li")
    return Paragraph(text, name)


def _rows(table: _Element) -> Iterator[Paragraph]:
    for row in _content(table):
        if row.tag != f"{_WORD}tr" or row.find(f"{_WORD}trPr/{_WORD}del") is not None:
            continue
        cells = [[each for each in paragraphs(cell) if each.text] for cell in _content(row) if cell.tag == f"{_WORD}tc"]
        if len(cells) == 1:
            yield from cells[0]
            continue
        text = " | ".join(" ".join(each.text for each in cell).replace("\n", " ") for cell in cells if cell)
        if text:
            yield Paragraph(text, tag="tr")


def _runs(element: _Element) -> tuple[str, list[_Element]]:
    """The text of a paragraph, and the text boxes that hang on it."""
    pieces: list[str] = []
    boxes: list[_Element] = []
    open_elements = [element]
    while open_elements:
        here = open_elements.pop()
        if not isinstance(here.tag, str) or (here is not element and here.tag in _SKIPPED):
            continue
        if here.tag == f"{_WORD}txbxContent":
            boxes.append(here)
        elif here.tag == f"{_WORD}t":
            pieces.append(here.text or "")
        elif here.tag in _SIGNS:
            pieces.append(_SIGNS[here.tag])
        elif here.tag != f"{_WORD}r" or not _unshown(here):
            open_elements.extend(reversed(here))
    return "".join(pieces), boxes


def _unshown(run: _Element) -> bool:
    """Whether a run is hidden or struck out."""
    signs = (run.find(f"{_WORD}rPr/{_WORD}{name}") for name in ("vanish", "strike", "dstrike"))
    return any(sign is not None and sign.get(f"{_WORD}val", "") not in _OFF for sign in signs)


def _clean(text: str) -> str:
    lines = (_SPACE.sub(" ", line).strip() for line in _UNSEEN.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line)
