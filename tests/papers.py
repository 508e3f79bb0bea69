"""Word documents and PDF files, made here for the tests that read them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from docx import Document
from docx.oxml.parser import parse_xml

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "formats"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

# Where a line begins, its size, whether it is bold, and its words.
Drawn = tuple[float, float, float, bool, str]


def pdf(pages: Sequence[Sequence[Drawn]]) -> bytes:
    """A PDF of these lines in Helvetica; a page without any has a picture's place only."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    fonts = [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        *fonts,
    ]
    for at, lines in enumerate(pages):
        drawn = "".join(f"BT /F{2 if bold else 1} {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET\n"
                        for x, y, size, bold, text in lines)  # fmt: skip
        used = "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {used} /Contents {6 + 2 * at} 0 R >>")
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}endstream")
    return _numbered(objects, "/Root 1 0 R")


def _numbered(objects: Iterable[str], trailer: str) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(places) + 1} {trailer} >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode("ascii")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def column(lines: Iterable[str], *, top: float, x: float = 50, size: float = 11, bold: bool = False) -> list[Drawn]:
    """Lines under one another; an empty one leaves half a line free."""
    found: list[Drawn] = []
    for line in lines:
        if line:
            found.append((x, top, size, bold, line))
        top -= 1.25 * size if line else 0.7 * size
    return found


def word(*parts: tuple[str, str] | str, title: str = "") -> bytes:
    """A Word document of paragraphs, each with its style; one that starts with `<` is the XML of a paragraph."""
    document = Document()
    document.core_properties.title = title
    for part in parts:
        style, text = ("Normal", part) if isinstance(part, str) else part
        if text.startswith("<"):
            inner = parse_xml(f"<w:p {_WORD}>{text}</w:p>")
            document.element.body.insert(len(document.element.body) - 1, inner)
        else:
            document.add_paragraph(text, style=style)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """A Word document with other parts in place of its own: `document` is word/document.xml."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            own = name.removeprefix("word/").removesuffix(".xml")
            new.writestr(name, parts.pop(own, old.read(name)))
        for own, content in parts.items():
            new.writestr(f"word/{own}.xml", content)
    return file.getvalue()


BRIDGE_PDF: tuple[tuple[Drawn, ...], ...] = (
    (
        (50, 805, 9, False, "The Wendle Courier"),
        *column(["Footbridge collapse at Harrow", "Mill injures nine"], top=760, size=20, bold=True),
        *column(["Nine people were hurt when a wooden footbridge gave way during the",
                 "Harrow Mill raft race on Saturday."], top=700, size=13),
        *column(["By Ida Marchbank", "", "14 June 2025", "",
                 "The bridge over the River Wendle gave way at 2.20pm, when about 60 specta-",
                 "tors stood on it to watch the finish of the raft race, the county fire service",
                 "said.", "",
                 "Nine people were taken to Wendle General Hospital, two of them with broken",
                 "legs. Nobody was killed, and all the others were sent home the same eve-",
                 "ning. The well-"], top=650),
        (50, 30, 9, False, "Page 1 of 2"),
    ),
    (
        (50, 805, 9, False, "The Wendle Courier"),
        *column(["known bridge, built in 1962, was 31 metres long.", ""], top=770),
        (50, 735, 13, True, "Closed twice before"),
        *column(["The council closed the bridge for repairs in March 2019 and again in 2023,",
                 "at a total cost of £84,000."], top=715),
        (50, 30, 9, False, "Page 2 of 2"),
    ),
)  # fmt: skip
_RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
_CHANGED = "w:id='{}' w:author='Desk' w:date='2025-06-14T18:00:00Z'"
BRIDGE_WORD: tuple[tuple[str, str] | str, ...] = (
    ("Title", "Footbridge collapse at Harrow Mill injures nine"),
    (
        "Subtitle",
        "Nine people were hurt when a wooden footbridge gave way during the Harrow Mill raft race on Saturday.",
    ),
    "By Ida Marchbank",
    "14 June 2025",
    ("Caption", "The footbridge, built in 1962, was 31 metres long."),
    "<w:r><w:t>The bridge over the River Wendle gave way at 2.20pm, when about </w:t></w:r>"
    f"<w:del {_CHANGED.format(1)}><w:r><w:delText>90</w:delText></w:r></w:del>"
    f"<w:ins {_CHANGED.format(2)}><w:r><w:t>60</w:t></w:r></w:ins>"
    + _RUN.format(" spectators stood on it, the county fire service said."),
    "Nine people were taken to Wendle General Hospital, two of them with broken legs. Nobody was killed.",
    ("Heading 1", "Closed twice before"),
    "The council closed the bridge for repairs in March 2019 and again in 2023, at a total cost of £84,000.",
    ("List Bullet", "Length: 31 metres"),
    ("List Bullet", "Load limit: 40 people"),
)

if __name__ == "__main__":
    (FOLDER / "bridge.pdf").write_bytes(pdf(BRIDGE_PDF))
    (FOLDER / "bridge.docx").write_bytes(word(*BRIDGE_WORD, title="Template for stories"))
