"""A percentage that a sentence says of the part told in front of it: "60 of the 80 passed. That is two thirds"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.checks.within.shares import Rate
from factcheck.checks.within.stated import Figure, Sentence
from factcheck.checks.within.told_in import passage
from factcheck.model import Bound, Scope

_IS = (
    r"(?:is|was|are|were|means|meant|makes|made|represents|represented|equates to|equated to|amounts to|amounted to|"
    r"works out at|comes to|came to|gives|gave)"
)
_IT = r"\b(?:[Tt]hat|[Tt]his|[Ww]hich|[Ii]t)"
_HEDGE = (
    r"(?:(?:that|about|just|only|a|an|some|roughly|nearly|almost|over|under|more than|fully|equal to|"
    r"a share of|a rate of|around) )*"
)
_MEANS = re.compile(rf"{_IT},? {_IS} {_HEDGE}<P(?P<share>\d+)>(?P<behind>[^<.;]{{0,40}})")
_OF = re.compile(
    r"<C(?P<part>\d+)>(?: [^\s<,.;]+){0,2}? (?:out )?of (?:(?:the|its|their|all|a total of|those|"
    r"these) )*<C(?P<whole>\d+)>"
)
_TURNOUT = re.compile(
    r"\b[Tt]urnout (?:of|was|at|stood at|reached|came to|is|being) (?:(?:about|just|only|a|some) )*<P(?P<share>\d+)>"
)
_ROLL = re.compile(
    r"\b(?:electorate|roll|register|registered voters|eligible voters)\b(?: \w+){0,2}? (?:of|was|is|"
    r"numbers|numbering|stood at|at) "
    r"(?:about )?<C(?P<roll>\d+)>|<C(?P<roll2>\d+)>(?: (?:registered|eligible|on the (?:roll|register)))"
)
_CAST = re.compile(
    r"\b[Tt]otal of <C(?P<cast>\d+)>|<C(?P<cast2>\d+)>,? (?:were|was|had been|being) (?:cast|counted)|"
    r"<C(?P<cast3>\d+)> (?:people |voters )?(?:cast|voted)\b"
)
_VOTED = re.compile(
    r"<C(?P<part>\d+)>(?: [^\s<,.;]+)? (?:out )?of (?:(?:the|its|their|all) "
    r")*<C(?P<whole>\d+)>(?=[^<.;]{0,40}\b(?:vot|cast|ballot|turned out|took part|taking part|"
    r"elector))"
)
_CHANGED = re.compile(
    r"^\s*(?:more|less|fewer|higher|lower|up|down|above|below|point|rise|fall|increase|drop|cut)\b|^\s*(?:\w+\s+)?than\b",
    re.I,
)


def meant(every: Sequence[Sentence]) -> Iterator[tuple[Rate, ...]]:
    """The percentages that a sentence says of a part, each with the wholes that may be meant."""
    for at, sentence in enumerate(every):
        if not any(one.kind[0] == "share" for one in sentence.figures):
            continue
        before = every[max(0, at - 1) : at]
        told = passage([*before, sentence])
        found = _MEANS.search(told.text)
        if found is not None and not _CHANGED.search(found["behind"]):
            share = told.of(found, "share")
            lead = told.text[: found.start()]
            pairs = list(_OF.finditer(lead))
            plain = share.quantity.change is None and share.quantity.unit == "percent"
            if plain and pairs:
                yield tuple(Rate(told.of(one, "part"), told.of(one, "whole"), share) for one in reversed(pairs))
            elif plain and re.match(r"\s*of (?:the|all|its|their)\b", found["behind"]):
                wholes = tuple(_wholes(every[:at], told.figures, int(found["share"])))
                if wholes:
                    yield tuple(Rate(part, whole, share) for part, whole in wholes)


def _wholes(before: Sequence[Sentence], figures: Sequence[Figure], share: int) -> Iterator[tuple[Figure, Figure]]:
    """The count right before a percentage, with the greater counts of the same things before it."""
    part = next((one for one in reversed(figures[:share]) if one.kind == ("count", None)), None)
    if part is None or part.quantity.noun is None or part.quantity.stated is None:
        return
    for sentence in reversed(before):
        for one in sentence.figures:
            size = one.quantity.stated
            like = (
                one.kind == part.kind and one.quantity.noun == part.quantity.noun and one.value.scope is not Scope.PART
            )
            if like and size is not None and size > part.quantity.stated and one.quantity.bound is Bound.EXACT:
                yield part, one


_QUIET = (
    r"(?:(?:or|that is|which is|is|was|equal to|equivalent to|some|about|just|only|roughly|nearly|"
    r"almost|around|barely|a little|a|an|under|over|more than|"
    r"less than|fewer than|making up|representing|the|still) )*"
)
_ANY = r"<[CMQD]"
# "1,800 m² of roof, a third of its 5,400 m²", "a fifth of its 43,000 staff, or 8,600".
_LINKED = (
    rf"{_ANY}(?P<part>\d+)>[^<.;:]{{0,80}}?(?:,|\(| -| –| —) ?{_QUIET}<P(?P<share>\d+)> of "
    rf"[^<.;,]{{0,50}}?{_ANY}(?P<whole>\d+)>",
    r"<P(?P<share>\d+)> of (?:(?!whom|"
    rf"which)[^<.;,]){{0,50}}?{_ANY}(?P<whole>\d+)>[^<.;,:]{{0,60}}?(?:,|\(| -| –| —) "
    rf"?{_QUIET}{_ANY}(?P<part>\d+)>(?: in all| in total|,|\)|\.| of them)",
    rf"{_ANY}(?P<whole>\d+)>[^<;]{{0,100}}?\b[Oo]f (?:whom|which|them|these|those),? "
    rf"[^<.;,]{{0,40}}?{_ANY}(?P<part>\d+)>[^<.;:]{{0,60}}?(?:,|\(| -| –| —) ?{_QUIET}"
    r"(?:(?:[a-z]+ ){1,3}(?:of|at) )?<P(?P<share>\d+)>(?! of (?!them|the total|all|these|those|the whole))",
)


def linked(every: Sequence[Sentence]) -> Iterator[tuple[Rate, ...]]:
    """The percentages that a sentence, or two, tie to a part and a whole by their place."""
    for at, sentence in enumerate(every):
        if sentence.heading or not any(one.kind[0] == "share" for one in sentence.figures):
            continue
        before = [one for one in every[max(0, at - 1) : at] if not one.heading]
        told = passage([*before, sentence])
        for pattern in _LINKED:
            for found in re.finditer(pattern, told.text):
                part, whole, share = (told.of(found, name) for name in ("part", "whole", "share"))
                plain = share.quantity.change is None and share.quantity.unit == "percent"
                if plain and share in sentence.figures and part.kind == whole.kind and _is_less(part, whole):
                    yield (Rate(part, whole, share),)


def _is_less(part: Figure, whole: Figure) -> bool:
    one, other = part.quantity, whole.quantity
    plain = all(each.bound in (Bound.EXACT, Bound.ABOUT) and each.change is None for each in (one, other))
    return (
        plain
        and one.stated is not None
        and other.stated is not None
        and one.unit == other.unit
        and one.stated < other.stated
    )


def turnouts(every: Sequence[Sentence]) -> Iterator[tuple[Rate, ...]]:
    """The turnout of a vote, with those who voted and those who could, wherever the article tells them."""
    sentences = [one for one in every if not one.heading]
    if not sentences:
        return
    told = passage(sentences)
    shares, rolls, casts = ([*each.finditer(told.text)] for each in (_TURNOUT, _ROLL, _CAST))
    if len(shares) != 1:
        return
    share = told.of(shares[0], "share")
    rows = [Rate(_one(told.figures, cast), _one(told.figures, roll), share) for roll in rolls for cast in casts]
    rows += [Rate(told.of(one, "part"), told.of(one, "whole"), share) for one in re.finditer(_VOTED, told.text)]
    rows = [one for one in rows if (one.part.quantity.stated or 0) < (one.whole.quantity.stated or 0)]
    if rows:
        yield tuple(rows)


def _one(figures: Sequence[Figure], found: re.Match[str]) -> Figure:
    return figures[int(next(one for one in found.groups() if one is not None))]
