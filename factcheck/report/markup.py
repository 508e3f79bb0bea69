"""Text that Markdown readers show as it stands: it makes no markup, no link, no mention of a person and no picture."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.report.safe import harmless, prose

# What begins emphasis, code, links, mathematics, tables or escapes anywhere in a line (CommonMark, GitHub, GitLab).
_MARKUP = re.compile(r"[\\`*_\[\]|~$!^{}#]")
# What begins a heading, a list, a quotation, a rule or a table at the start of a line.
_BLOCK = re.compile(r"^([+\-=]|\d{1,9}(?=[.)]))")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# Forges make links and pictures of these after all escapes are undone: @name, #12, GH-12, :smile:, scheme://host and
# www.host. A space of no width parts them, as an entity, so that it can be seen in the source.
_LINKED = re.compile(
    r"(?<=[@#])(?=\w)|(?<=GH-)(?=\d)|(?<=:)(?=//|[a-z][\w+-]*:|[+-]1:|100:|1234:)|(?<=www)(?=\.)", re.IGNORECASE
)
_APART = "&#8203;"


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of cells that are Markdown already."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ("---",) * len(heads), *rows))


def text(plain_text: str) -> str:
    """Text that a Markdown reader shows as it stands, on one line."""
    plain = _LINKED.sub("\x00", prose(plain_text).strip())
    escaped = _MARKUP.sub(r"\\\g<0>", plain.translate(_ENTITIES))
    return _BLOCK.sub(_block_start, escaped).replace("\x00", _APART)


def _block_start(start: re.Match[str]) -> str:
    return f"{start[0]}\\" if start[0].isdigit() else f"\\{start[0]}"


def code(plain_text: str) -> str:
    """Text as code, between more backticks than it holds; a bar would end the cell of a table."""
    plain = harmless(plain_text).strip()
    if not plain:
        return ""
    longest = max((len(run) for run in re.findall("`+", plain)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{pad}{plain}{pad}{fence}".replace("|", r"\|")
