"""What all tests share: a cache of their own, so that they neither use nor fill the user's, and tables read once."""

from __future__ import annotations

import signal

import pytest

from factcheck.extract.numbers.scan import scan


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(autouse=True, scope="session")
def _tables() -> None:
    """The tables of numbers are read at the first use, which no law with a deadline should have to wait for."""
    scan("It cost 5 km.")


@pytest.fixture(autouse=True, scope="session")
def _interruptible() -> None:
    """What is started in the background ignores Ctrl-C, and so would all that the tests start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
