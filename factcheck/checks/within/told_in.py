"""A few sentences with a letter for each of their figures: what patterns that go past a sentence are matched against.

"It took 40 posts. That is 10 % of the 500." is `It took <C0>. That is <P1> of the <C2>.`: M money, C a count, P a
percentage, X percentage points, D a duration, F a factor, R what is told by another thing (a price each), Q a measure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.checks.within.stated import Figure, Sentence

_LETTERS = {"money": "M", "count": "C", "share": "P", "percentage point": "X", "duration": "D", "factor": "F"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as patterns see it; the number in each letter is the index of its figure in `figures`."""

    text: str
    figures: tuple[Figure, ...]

    def of(self, found: re.Match[str], group: str) -> Figure:
        """The figure whose letter a group of a match took in, as its number."""
        return self.figures[int(found[group])]


def passage(sentences: Sequence[Sentence]) -> Passage:
    """The passage from the first of some sentences to the last."""
    first, last = sentences[0], sentences[-1]
    figures = [one for sentence in sentences for one in sentence.figures]
    parts: list[str] = []
    kept: list[Figure] = []
    at = first.span.start
    for one in sorted(figures, key=lambda figure: figure.start):
        if one.start < at or one.end > last.span.end:
            continue
        parts += [_plain(first.text[at : one.start]), f"<{letter(one)}{len(kept)}>"]
        kept.append(one)
        at = one.end
    parts.append(_plain(first.text[at : last.span.end]))
    return Passage("".join(parts), tuple(kept))


def letter(one: Figure) -> str:
    """The letter of a figure."""
    return "R" if " per " in one.quantity.dimension and one.kind[0] != "speed" else _LETTERS.get(one.kind[0], "Q")


def _plain(text: str) -> str:
    return text.translate({ord("<"): "[", ord(">"): "]", 0xA0: " "})
