"""Who does a thing after "by", scales after a space, what sums are given per, directions carried on; and the speed."""

from __future__ import annotations

import time

import pytest

from factcheck.extract.numbers.scan import scan


@pytest.mark.parametrize("piece", ["1:", "1.2.", "twenty-", "01 ", "01-", "http:1", "call 1 "])
def test_long_chains_take_time_in_step_with_their_length(piece: str) -> None:
    began = time.process_time()
    scan(piece * (20_000 // len(piece)))
    assert time.process_time() - began < 2
