"""Batches of one shape: what a model makes of a text must not depend on its neighbours.

A matrix product gives other last bits for another shape of batch. Every batch has `ROWS` rows and a length that is a
multiple of `TOKENS` and depends on the text alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, TypeVar

ROWS = 8
TOKENS = 8
# What has the tokenizer of a sentence-transformers model pad so.
PADDING: dict[str, Any] = {"processing_kwargs": {"text": {"pad_to_multiple_of": TOKENS}}}

Item = TypeVar("Item")


def padded(tokens: int) -> int:
    """The length in tokens to which a text of `tokens` is padded."""
    return -(-tokens // TOKENS) * TOKENS


def batches(lengths: Sequence[int]) -> Iterator[Sequence[int]]:
    """Indices of texts of one padded length, at most `ROWS` at a time."""
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    for _, group in groupby(order, key=lengths.__getitem__):
        rows = list(group)
        yield from (rows[start : start + ROWS] for start in range(0, len(rows), ROWS))


def filled(batch: Sequence[Item]) -> list[Item]:
    """The batch filled up to `ROWS` with its first item, which is of the same length."""
    return [*batch, *[batch[0]] * (ROWS - len(batch))]
