"""Totals that follow their parts, or stand near them without a word that joins them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.checks.within.lists import Listed, listed
from factcheck.checks.within.phrases import has, pattern
from factcheck.checks.within.stated import Figure, Sentence
from factcheck.checks.within.told import worth

_MAKING = re.compile(
    r"(?:\b(?:a|the) total of|\btotall?ing|\bmaking|\badd(?:s|ing)? up to|\bmakes|\bin all,?|\bfor a combined|"
    r"\baltogether,?|\bmake)\s*(?:up\s+)?(?:a total of\s+|it\s+)?$",
    re.IGNORECASE,
)
# "Taking the public share to": of a toll it would be what came before as well.
_TAKING = re.compile(r",\s*(?:taking|bringing)\b[^.;:]{0,60}\bto\s*$", re.IGNORECASE)
_PLAYED = re.compile(
    r"^[^,;:.]{0,20}\b(?:of|in|from|out of|over)\s+(?:(?:their|its|his|her|the|all|last|first|those)\s+)*$", re.I
)
_PEOPLE = frozenset({"people", "person", "worker", "employee", "staff", "member", "man", "woman"})
_CLOSE = Decimal("0.03")
_LARGE = 100


def after(sentence: Sentence) -> Iterator[tuple[Figure, Listed]]:
    """Totals behind their parts: "three in Kent and five in Essex, a total of nine"."""
    for at in range(2, len(sentence.figures)):
        behind = sentence.before(at)
        money = sentence.figures[at].kind[0] == "money"
        if _MAKING.search(behind) or (money and _TAKING.search(behind)):
            row = _until(sentence, at)
            if row is not None:
                yield sentence.figures[at], row


def _until(sentence: Sentence, stop: int) -> Listed | None:
    """The longest row of figures that ends right before the figure `stop`."""
    total = sentence.figures[stop]
    for first in range(stop - 1):
        if sentence.figures[first].kind != total.kind:
            continue
        row = listed(sentence, first)
        if row is None:
            continue
        parts = tuple(one for one in row.parts if one.start < total.start)
        if len(parts) > 1 and parts[-1] is sentence.figures[stop - 1]:
            text = sentence.text[parts[0].start : parts[-1].end]
            return Listed(parts, text, "", row.words[: len(parts)])
    return None


def records(sentence: Sentence) -> Iterator[tuple[Figure, Listed]]:
    """The matches that a side played, with how they ended: "won five, lost three and drew two of 11"."""
    row = [at for at in range(len(sentence.figures)) if _result(sentence, at)]
    if len(row) < 2 or row != list(range(row[0], row[-1] + 1)) or row[-1] + 1 >= len(sentence.figures):
        return
    total, last = sentence.figures[row[-1] + 1], sentence.after(row[-1])
    parts = tuple(sentence.figures[at] for at in row)
    if total.kind == ("count", None) and _PLAYED.match(last):
        words = tuple(f"{sentence.before(at)} {sentence.figures[at].value.text} {sentence.after(at)}" for at in row)
        text = sentence.text[parts[0].start - 30 if parts[0].start > 30 else 0 : parts[-1].end]
        yield total, Listed(parts, text, "" if len(row) > 2 and has("draws", text) else "others", words)


def _result(sentence: Sentence, at: int) -> bool:
    """Whether a count is one of matches that ended in one way."""
    figure = sentence.figures[at]
    if figure.kind != ("count", None):
        return False
    verb = re.search(rf"{pattern('results')}\s*$", sentence.before(at), re.IGNORECASE)
    noun = re.search(rf"^[\w'’-]+\s+{pattern('results')}$", figure.value.text, re.IGNORECASE)
    return verb is not None or noun is not None


def near(around: Sequence[Sentence], sentence: Sentence) -> Iterator[tuple[Sequence[Figure], Listed]]:
    """Rows that come close to a total of the same things in a sentence nearby, which they can hardly do by chance."""
    for at in range(len(sentence.figures) - 1):
        row = _row(sentence, at)
        if row is None:
            continue
        every = [one for other in around for one in other.figures if _same(one, row)]
        if every:
            yield tuple(sorted(every, key=lambda one: abs(one.start - row.parts[0].start))), row
        return


def _row(sentence: Sentence, at: int) -> Listed | None:
    row = listed(sentence, at) if sentence.figures[at].kind == ("count", None) else None
    return row if row is not None and len(row.parts) > 1 and row.parts[0].quantity.noun is not None else None


def _same(total: Figure, row: Listed) -> bool:
    """Whether a figure counts the same things, and parts come close to it."""
    whole, made = worth(total), sum((worth(one) or Decimal(0) for one in row.parts), Decimal(0))
    if whole is None or whole < _LARGE or total.kind != row.parts[0].kind or abs(whole - made) > whole * _CLOSE:
        return False
    noun = total.quantity.noun
    alike = noun == row.parts[0].quantity.noun and not any(one.quantity.noun not in (noun, None) for one in row.parts)
    return alike or (noun in _PEOPLE and len(row.parts) > 2)
