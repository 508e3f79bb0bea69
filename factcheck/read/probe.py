"""What lies at a path. A path that no file can have (too long, a zero byte) holds nothing; nothing is raised."""

from __future__ import annotations

import os
from pathlib import Path

# pathlib raises for such a path where these say False.


def is_file(path: Path) -> bool:
    """Whether a file is there, links followed."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Whether a folder is there, links followed."""
    return os.path.isdir(path)  # noqa: PTH112


def is_dead_link(path: Path) -> bool:
    """Whether a link is there that leads to nothing, or in a circle."""
    return os.path.islink(path) and not os.path.exists(path)  # noqa: PTH110, PTH114
