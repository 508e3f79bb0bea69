"""One writer at a time: a lock on an open file that ends with its process, so that none is left behind."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform == "win32":
    import msvcrt
    import os

    # Beyond the end of any ledger: on Windows a locked byte can be read by nobody else.
    _BYTE = 1 << 40

    def _lock(file: int, *, wait: bool) -> None:
        os.lseek(file, _BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)

    def _unlock(file: int) -> None:
        os.lseek(file, _BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: int, *, wait: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


@contextmanager
def locked(file: int, *, wait: bool = True) -> Iterator[None]:
    """Hold the lock of an open file; waits until no other process holds it. Raises OSError where that cannot be had.

    Without `wait` it cannot be had while another process holds it.
    """
    _lock(file, wait=wait)
    try:
        yield
    finally:
        _unlock(file)
