"""Totals that are told with their first part: "32 of the 51 members voted for it, 15 against and six abstained"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checks.within.lists import JOINED, Listed, listed, own_noun
from factcheck.checks.within.phrases import pattern
from factcheck.checks.within.stated import Figure, Sentence

_OF = re.compile(r"^\s*(?:out )?of\s+(?:(?:the|its|their|his|her|our|these|those|all)\s+)*$", re.IGNORECASE)
_OTHERS = re.compile(rf"{pattern('others')}\s*$", re.IGNORECASE)
_LEAVING = re.compile(r",\s*(?:which leaves|leaving)\s*$", re.IGNORECASE)
_AGAIN = re.compile(r"^\s*of\b", re.IGNORECASE)


def thirds(before: Sentence | None, sentence: Sentence) -> Iterator[tuple[Figure, Listed]]:
    """The wholes of which a part is told with them, with all parts; the rest may stand in the next sentence.

    `before` is the sentence in front.
    """
    for at in range(len(sentence.figures) - 1):
        if _is_part(sentence, at):
            rest = _rest(sentence, at)
            if rest is not None:
                yield sentence.figures[at + 1], _with(sentence.figures[at], sentence, rest)
    if before is not None and len(before.figures) == 2 and _is_part(before, 0) and _is_rest(before, sentence):
        row = listed(sentence, 0)
        if row is not None:
            yield before.figures[1], _with(before.figures[0], before, row)


def _is_rest(before: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence begins with the rest of what the one before tells a part of: "The other 11 are missing"."""
    alike = sentence.figures[0].kind == before.figures[0].kind
    return alike and _OTHERS.match(sentence.lead(0).strip()) is not None


def _is_part(sentence: Sentence, at: int) -> bool:
    one, other = sentence.figures[at : at + 2]
    return one.kind == other.kind == ("count", None) and not own_noun(one) and _OF.match(sentence.after(at)) is not None


def _rest(sentence: Sentence, at: int) -> Listed | None:
    """The parts behind the whole: bare counts of the same things, or what is called the rest."""
    if at + 2 >= len(sentence.figures) or sentence.figures[at + 2].kind != ("count", None):
        return None
    gap = sentence.after(at + 1)
    if not (JOINED.search(gap) or _LEAVING.search(gap)) or _AGAIN.match(sentence.after(at + 2)):
        return None
    row = listed(sentence, at + 2)
    if row is None or (any(own_noun(one) for one in row.parts) and not _OTHERS.search(gap)):
        return None
    again = any(_AGAIN.match(sentence.after(sentence.figures.index(one))) for one in row.parts)
    return None if again else row


def _with(first: Figure, sentence: Sentence, rest: Listed) -> Listed:
    told = sentence.text[first.end : rest.parts[0].start]
    return Listed((first, *rest.parts), f"{told} {rest.text}", rest.tail, (told, *rest.words))
