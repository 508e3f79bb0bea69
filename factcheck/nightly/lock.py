"""One nightly run of an archive at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.rulings.locking import locked


@contextmanager
def alone(archive: str) -> Iterator[None]:
    """Be the only nightly run of an archive: the lock is on a file beside it, and ends with the process.

    Raises FactcheckError `nightly-running` where another holds it, and `archive-unusable` where that file cannot be
    made.
    """
    path = Path(f"{os.path.realpath(archive)}.nightly.lock")
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        message = f"{path} cannot be made ({error.strerror or error}): a nightly run writes beside its archive, so the"
        raise FactcheckError(
            "archive-unusable", f"{message} folder must be there, and one you may write to."
        ) from error
    try:
        with ExitStack() as held:
            try:
                held.enter_context(locked(file, wait=False))
            except OSError as error:
                message = f"Another nightly run of {archive} is at work: wait until it has ended. Nothing was done."
                raise FactcheckError("nightly-running", message) from error
            yield
    finally:
        os.close(file)
