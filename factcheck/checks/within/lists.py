"""Totals with the parts that a sentence says they are made of: "of the 24 crew, 16 are Indians and nine Filipinos"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from factcheck.checks.within.phrases import ends, has, pattern
from factcheck.checks.within.stated import Figure, Sentence

JOINED = re.compile(
    r"(?:[,;:(–—]|\s-|\band|\bor|&|\bwhile|\bbut|\bwith)\s*"
    r"(?:(?:(?:the\s+)?(?:other|further|remaining|rest|additional)|another|an?|also|then|only|just|and|-|–|—)\s+)*$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?!.*\btotal\b)\s*(?:[,;]\s*(?:and\s+)?(?:[^\W\d_][\w.'’&-]*\s+){1,5}|"
    r",?\s*and\s+(?:the\s+[^\W\d_][\w'’-]*\s+|(?:(?:the\s+)?[A-Z][\w.'’&-]*\s+){1,4}))$"
)
OF = re.compile(
    r"(?:^|[,;:–—(]|\band|\bbut|\s-)\s*[\"“'‘]?(?:out )?of\s+(?:(?:the|its|their|his|her|our|these|those|all|"
    r"a total of|[^\W\d_][\w’'-]*['’]s?|total|first|last|some)\s+)*$",
    re.IGNORECASE,
)
_MEMBERS = re.compile(r"^\s*of\s+(?:them|whom|which|these|those)\b", re.IGNORECASE)
_SOME = re.compile(r"\bof\s+(?:them|whom|which|these|those)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:of|among)\s+(?:whom|which|them|these)\s*,?\s*$", re.IGNORECASE)
_OPENED = re.compile(r"(?:[:–—(]|\s-)\s*(?:the\s+)?$")
_COMMA = re.compile(r",\s*(?:the\s+)?$")
_BARE = re.compile(r"^\s*(?:in|on|off|from|at|for|to|under|with|by|near|around|across|outside|inside)\b", re.IGNORECASE)
# "Two directors, its site engineer and two supervisors": one of the parts has no figure.
_UNCOUNTED = re.compile(r"(?:,|\band)\s+(?:a|an|its|their|his|her)\s", re.IGNORECASE)
# "15 soldiers, including nine officers" is a part of a part; "some holders, including my aunt, 16" is none.
_NESTED = re.compile(rf"{pattern('nested')}[^,;]*$", re.IGNORECASE)
_INCLUDING = re.compile(r"\binclud(?:e|es|ed|ing)\s*$", re.IGNORECASE)
_HAD = re.compile(r"\bha(?:d|s|ve)\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:after|in|over|within|during|for|from)\s+(?:(?:the|his|her|its|their|last|first)\s+)*$", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OF_THESE = re.compile(r"\bof\s+(?:these|those|them)\s*,?\s*$", re.IGNORECASE)
_LEADING = r"\s+(?:(?:the|a|an|its|their|another|last|this|year['’]s)\s+)*$"
_LONGEST, _NEXT = 220, 20


class Opened(Enum):
    """What tells that parts follow: "of the 24", "24 of whom", a colon or dash, "made up of", a comma.

    Or parts lead: "12 and 13, a total of 25".
    """

    OF = "of"
    RELATIVE = "relative"
    MARK = "mark"
    COMPOSED = "composed"
    COMMA = "comma"
    AFTER = "after"
    INCLUDING = "including"


@dataclass(frozen=True, slots=True)
class Listed:
    """Parts in a row.

    `text` is what is told of them, `tail` what follows in the sentence, `words` what each part is.
    """

    parts: tuple[Figure, ...]
    text: str
    tail: str
    words: tuple[str, ...]

    @property
    def overlapping(self) -> bool:
        """Whether one of the whole may be in several parts."""
        if has("negated", self.text):
            return False
        mixed = (
            [has("sexes", one) for one in self.words],
            # "40 were over 80 and 30 had been vaccinated".
            [_HAD.search(one) is not None for one in self.words],
        )
        return has("overlapping", self.text + self.tail[:_NEXT]) or any(any(told) and not all(told) for told in mixed)

    @property
    def complete(self) -> bool:
        """Whether nothing tells that there are more than these."""
        loose = _UNCOUNTED.search(self.text) or re.search(r"\band\s+(?:an?|its|their)\s", self.tail)
        told = loose is not None or any(has("remainder", text) for text in (self.text, self.tail))
        return len(self.parts) > 1 and not told


@dataclass(frozen=True, slots=True)
class Division:
    """A total, the parts it is said to be made of, and how that is told."""

    total: Figure
    listed: Listed
    opened: Opened


def divisions(sentence: Sentence) -> Iterator[Division]:
    """The totals of a sentence with their parts behind them, each figure as a part of one total."""
    taken = -1
    for at, total in enumerate(sentence.figures):
        if at <= taken or total.kind[0] == "share":
            continue
        # "Of these 531 said yes": a part of those told of before.
        if _OF_THESE.search(sentence.lead(at)) and not own_noun(total):
            continue
        like = [k for k in range(at + 1, len(sentence.figures)) if _inherits(sentence.figures[k], total)]
        found = _first(sentence, at, like)
        if found is not None:
            first, opened = found
            parts = listed(sentence, first)
            if parts is not None and not _is_list_of(sentence, at, opened, parts):
                taken = sentence.figures.index(parts.parts[-1])
                yield Division(total, parts, opened)


def listed(sentence: Sentence, first: int) -> Listed | None:
    """The row of figures that begins with the figure `first`; None where a part of a part stands among them."""
    figures = sentence.figures
    row, more = [first], ""
    lead = sentence.before(first)
    bracketed = lead.rfind("(") > lead.rfind(")")
    for at in range(first + 1, len(figures)):
        gap = sentence.between(row[-1], at)
        if _beside(gap) or len(gap) > _LONGEST:
            break
        if figures[at].kind != figures[first].kind or not (JOINED.search(gap) or _LABELLED.match(gap)):
            continue
        if _NESTED.search(gap):
            return None
        if _closed(gap, bracketed):
            break
        if _MEMBERS.match(sentence.after(at)) and not _MEMBERS.match(sentence.after(first)):
            return None
        if (
            own_noun(figures[at])
            and has("sexes", figures[first].value.text)
            and not has("sexes", figures[at].value.text)
        ):
            more = " others"
            break
        if ";" in gap and own_noun(figures[at]) and not own_noun(figures[first]):
            break
        row.append(at)
    after = [sentence.between(one, other) for one, other in pairwise(row)]
    last = sentence.rest(row[-1])
    tail = last if len(last) < _LONGEST else last[:_LONGEST]
    words = tuple(f"{figures[at].value.text} {gap}" for at, gap in zip(row, (*after, _clause(tail)), strict=True))
    text = sentence.text[figures[first].start : figures[row[-1]].end]
    return Listed(tuple(figures[at] for at in row), text, tail + more, words)


def _beside(gap: str) -> bool:
    """Whether the words right before a figure say that it is no part: "against 22", "plus six"."""
    return re.search(pattern("beside") + _LEADING, gap, re.IGNORECASE) is not None


def _closed(gap: str, bracketed: bool) -> bool:
    """Whether the brackets around a row end, or the row leaves them."""
    own = re.match(r"^\s*\)[^.;()]*\(\s*$", gap)
    return bracketed and ")" in gap and "(" not in gap.partition(")")[0] and own is None


def _clause(tail: str) -> str:
    return re.split(r"[,;:.–—(]", tail, maxsplit=1)[0]


def _inherits(part: Figure, total: Figure) -> bool:
    """Whether a figure is of the kind of a total, or a bare one that shares its unit: "of the 9,400 tonnes, 5,200"."""
    bare = part.kind == ("count", None) and total.quantity.unit is not None and total.kind[0] != "duration"
    return part.kind == total.kind or (bare and not own_noun(part))


def _first(sentence: Sentence, at: int, like: Sequence[int]) -> tuple[int, Opened] | None:
    """The first of the parts of the total `at` among the figures `like`, and what opens the row."""
    if not like:
        return None
    if OF.search(sentence.lead(at)):
        behind = [k for k in like if "," in sentence.between(at, k)]
        return (behind[0], Opened.OF) if behind else None
    first = like[0]
    gap = sentence.between(at, first)
    members = _MEMBERS.match(sentence.after(first)) or _SOME.search(sentence.figures[first].value.text)
    if _RELATIVE.search(gap) or (members and JOINED.search(gap)):
        return first, Opened.RELATIVE
    if ends("composed", gap) or re.search(r"\bas\s*$", gap):
        return first, Opened.COMPOSED
    if _INCLUDING.search(gap):
        return first, Opened.INCLUDING
    if _OPENED.search(gap):
        # "7,900 Britons, followed by Spaniards (6,250)" are no parts.
        named = gap.rstrip().endswith("(") and "," in gap
        return None if named else (first, Opened.MARK)
    if _beside(gap):
        return None
    if _COMMA.search(gap):
        return first, Opened.COMMA
    return None


def _is_list_of(sentence: Sentence, at: int, opened: Opened, parts: Listed) -> bool:
    """Whether the total is rather one of a row of things: "lost five tanks, three guns and four trucks"."""
    if opened is Opened.INCLUDING:
        return len(parts.parts) < 2 or not all(has("sexes", one) for one in parts.words)
    if opened is Opened.MARK:
        other = all(own_noun(one) and _noun(one) != _noun(sentence.figures[at]) for one in parts.parts)
        return other and _WITHIN.search(sentence.lead(at)) is not None
    if opened is not Opened.COMMA:
        return False
    if len(parts.parts) < 2:
        return True
    told = sentence.figures[at].value.text
    if all(has("sexes", one) for one in parts.words):
        both = all(any(has(name, one) for one in parts.words) for name in ("men", "women"))
        return has("sexes", told) or not (both or has("people", told))
    if all(has("medals", one) for one in parts.words):
        return has("medals", sentence.figures[at].value.text)
    bare = all(not own_noun(part) for part in parts.parts) and _BARE.match(sentence.after(at + 1)) is not None
    # "Killed 11 in Texas, seven in Ohio".
    bare = bare and _BARE.match(sentence.after(at)) is None
    same = all(_noun(part) == _noun(sentence.figures[at]) is not None for part in parts.parts[:1])
    return not (bare or same)


def own_noun(figure: Figure) -> bool:
    """Whether what is counted stands with the figure."""
    noun = _noun(figure)
    return noun is not None and any(word.lower().startswith(noun[:4]) for word in _WORDS.findall(figure.value.text))


def _noun(figure: Figure) -> str | None:
    return figure.quantity.noun
