"""Sentences per second of the grammar and of quantulum3, in turn, on the same sentences."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from factcheck.extract.numbers.scan import scan

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_ROUNDS = 3
# Every magnitude and style once in a while: for a speed, what stands around a figure matters more than its value.
_FRAMES = (
    "The council said {count} homes were without power on {day}.",
    "Police found about {count} litres of fuel and £{count} in the shed.",
    "The road runs for {count} miles, some {count} km of it along the coast.",
    "Nobody at the {day} meeting wished to say more about the plan.",
    "Turnout rose from {share} per cent to {share}.5 per cent, officials said.",
)
_DAYS = ("Monday", "Thursday", "Sunday")


def generated(number: int) -> list[str]:
    """`number` sentences, the same in every run."""
    return [
        _FRAMES[at % len(_FRAMES)].format(count=f"{17 + at * 37:,}", day=_DAYS[at % len(_DAYS)], share=1 + at % 97)
        for at in range(number)
    ]


def sentences(paths: Iterable[Path]) -> list[str]:
    """The sentences of text files, cut at full stops and line ends."""
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in paths)
    return [piece.strip() for text in texts for piece in _SENTENCE.split(text) if piece.strip()]


def rates(texts: Sequence[str]) -> tuple[float, float | None]:
    """Sentences per second of the grammar and of quantulum3 (None where it is not installed): medians of rounds."""
    other = _quantulum()
    warm = texts[:20]
    _seconds(scan, warm)
    if other is None:
        return len(texts) / median(_seconds(scan, texts) for _ in range(_ROUNDS)), None
    _seconds(other, warm)
    both = [(_seconds(scan, texts), _seconds(other, texts)) for _ in range(_ROUNDS)]
    return len(texts) / median(own for own, _ in both), len(texts) / median(its for _, its in both)


def _seconds(read: Callable[[str], object], texts: Sequence[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        read(text)
    return time.perf_counter() - start


def _quantulum() -> Callable[[str], object] | None:
    """Its parser without its classifier, which only makes it slower; a sentence on which it fails counts as read."""
    if find_spec("quantulum3") is None:
        return None
    setattr(import_module("quantulum3.classifier"), "USE_CLF", False)  # noqa: B010
    parse = import_module("quantulum3.parser").parse

    def read(text: str) -> object:
        try:
            return parse(text)
        except Exception:
            return None

    return read
