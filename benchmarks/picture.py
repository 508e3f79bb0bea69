"""The picture of the console report in the README: `make picture` writes docs/picture.svg."""

from __future__ import annotations

import inspect
import io
import re
from contextlib import chdir
from pathlib import Path

from rich.console import Console

from factcheck import check
from factcheck.report import render_console

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "picture.svg"
DESK = ROOT / "fixtures" / "desk"
COMMAND = "factcheck check draft.md --against sources"

_WIDTH = 84
# A page that shows the picture loads nothing for it: the fonts are those of the reader.
_DRAWN = inspect.signature(Console.export_svg).parameters["code_format"].default
_FORMAT = re.sub(r"@font-face \{\{.*?\}\}\s*", "", _DRAWN, flags=re.DOTALL).replace(
    "Fira Code, monospace", "ui-monospace, Menlo, Consolas, monospace"
)


def picture() -> str:
    """What COMMAND shows on a terminal, as an SVG that is the same wherever it is made."""
    console = Console(
        record=True,
        width=_WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        no_color=False,
        legacy_windows=False,
        _environ={},
    )
    with chdir(DESK):
        render_console(check(["draft.md"], against=["sources"]), console)
    return console.export_svg(title=COMMAND, code_format=_FORMAT, unique_id="factcheck")


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
    print(f"{PICTURE.relative_to(ROOT)} shows: {COMMAND}")
