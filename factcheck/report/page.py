"""What the console is drawn from: rows of text, and the page that says how they may look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from factcheck.report.safe import harmless, prose

# Longer lines than this are hard to read, however wide the terminal.
_WIDEST_PROSE = 110
_NARROWEST_PROSE = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph, indented by `indent` blanks. A `kept` row is never wrapped or cut."""

    text: Text
    indent: int = 0
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """How rows may look: the width in columns, whether styles and links show, and what can be encoded."""

    width: int
    styled: bool
    encoding: str
    linked: bool = False

    def line(self, text: str) -> str:
        """A path or a name, harmless, with nothing of it lost."""
        return harmless(text, encoding=self.encoding)

    def prose(self, text: str) -> str:
        """A sentence, harmless, with line ends shown as blanks."""
        return prose(text, encoding=self.encoding)

    @property
    def marks(self) -> tuple[str, str]:
        """What stands around a marked value: nothing where a style shows it."""
        if self.styled:
            return "", ""
        return ("«", "»") if self._can_show("«»") else ("[", "]")

    @property
    def ellipsis(self) -> str:
        """What stands for words that are left out."""
        return "…" if self._can_show("…") else "..."

    def room(self, indent: int) -> int:
        """How many columns a line of prose has."""
        return max(_NARROWEST_PROSE, min(self.width, _WIDEST_PROSE) - indent)

    def _can_show(self, text: str) -> bool:
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True


def page_for(console: Console) -> Page:
    """The page that this console can show."""
    styled = console.color_system is not None and not console.no_color
    linked = console.is_terminal and console.color_system is not None
    return Page(width=console.width, styled=styled, encoding=console.encoding, linked=linked)


def draw(rows: Iterable[Row], console: Console) -> None:
    """Write the rows, wrapped at the console's width, without blanks at line ends."""
    page = page_for(console)
    for row in rows:
        for line in _lines(row, console, page):
            line.rstrip()
            shown = Text.assemble(" " * row.indent, line) if line.plain else line
            console.print(shown, soft_wrap=True, highlight=False)


def _lines(row: Row, console: Console, page: Page) -> Iterable[Text]:
    if row.kept or not row.text.plain:
        return (row.text.copy(),)
    return row.text.wrap(console, page.room(row.indent), overflow="fold")
