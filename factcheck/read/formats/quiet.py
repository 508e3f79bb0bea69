"""What libraries log while they read a file is no message for the user."""

from __future__ import annotations

import logging
from functools import cache


@cache
def quiet(*names: str) -> None:
    """Keep what these loggers say from standard error, where Python writes what no handler takes."""
    for name in names:
        logging.getLogger(name).addHandler(logging.NullHandler())
