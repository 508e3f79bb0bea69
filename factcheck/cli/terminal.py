"""What commands read from and write to: standard input, standard output drawn by rich, messages on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Literal, TextIO

from rich.console import Console

from factcheck.cli.outputs import write
from factcheck.report.safe import harmless

_FILE_WIDTH = 100
_PLAIN = frozenset({"dumb", "unknown"})
_SYSTEMS: Mapping[str, Literal["standard", "256", "truecolor", "windows"]] = MappingProxyType(
    {"standard": "standard", "256": "256", "truecolor": "truecolor", "windows": "windows"}
)


def show(render: Callable[[Console], None], path: Path | None = None) -> None:
    """Write what `render` draws to a file, or to standard output where it is None.

    Raises FactcheckError `output-unwritable`.
    """
    # Rendered as a whole first: rich would end the process by itself when nobody reads to the end.
    data = BytesIO()
    encoding = Console().encoding if path is None else "utf-8"
    sheet = TextIOWrapper(data, encoding=encoding, errors="backslashreplace", newline="\n")
    render(_like_terminal(sheet) if path is None else _plain(sheet))
    sheet.flush()
    write(data.getvalue(), path)


def stdin_for(paths: Sequence[str]) -> BinaryIO | None:
    """Standard input where one of the paths is `-`."""
    return sys.stdin.buffer if "-" in paths and sys.stdin is not None else None


def is_plain() -> bool:
    """Whether the terminal is one that takes text alone, or nothing is known of it."""
    term = os.environ.get("TERM", "").lower()
    if term in _PLAIN:
        return True
    return not term and os.name != "nt" and not os.environ.get("COLORTERM") and not os.environ.get("FORCE_COLOR")


def say(message: str) -> None:
    """Tell the user; names and paths may hold anything, and standard error may be closed or full."""
    if sys.stderr is None:
        return
    try:
        print("\n".join(map(harmless, message.splitlines())), file=sys.stderr, flush=True)  # noqa: T201
    except (OSError, ValueError):
        # Python flushes it once more at exit, and would end with a code of its own; let that go nowhere.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _like_terminal(sheet: TextIO) -> Console:
    """A console that writes to the sheet what it would write to standard output.

    Links are for terminals alone: a log that takes colours (FORCE_COLOR) would show them as they are written.
    """
    real = Console()
    return Console(
        file=sheet,
        width=real.width,
        force_terminal=sys.stdout is not None and sys.stdout.isatty(),
        color_system=None if is_plain() else _SYSTEMS.get(real.color_system or ""),
        no_color=real.no_color,
        legacy_windows=False,
    )


def _plain(sheet: TextIO) -> Console:
    """For files: one width, and no colour whatever the environment asks of terminals."""
    return Console(file=sheet, width=_FILE_WIDTH, force_terminal=False, color_system=None)
