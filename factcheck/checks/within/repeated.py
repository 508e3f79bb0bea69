"""One figure given twice differently: "25 sailors were on board ... the 24 sailors"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from factcheck.checks.relation import gap, relation
from factcheck.checks.within.contradiction import Contradiction, Fit
from factcheck.checks.within.phrases import has
from factcheck.checks.within.stated import Figure, Sentence, sentences
from factcheck.checks.within.told import contradiction, worth
from factcheck.model import Article, Bound, Claim, Field, Scope, Verdict

CODE = "repeated"
# "The 24 sailors" are those that were told of before; "the other 24", "the first 24" are not.
_KNOWN = re.compile(r"\b(?:the|all|these|those)\s+$", re.IGNORECASE)
# "The four people whose bodies were found" are some of those.
_SOME = re.compile(r"^\s*(?:who|whose|whom|that|which|of|from|with|in|on|at|aboard|inside|[a-z]+ed)\b")
_FAR = Decimal("0.25")
_SURE = 0.8
# What is left is told near to what it is left of, in characters.
_NEAR = 400


def check(article: Article, claims: Sequence[Claim]) -> Iterator[Contradiction | Fit]:
    """Each count of things already told of that is not what was told, where it is close to it."""
    every = sentences(article, claims)
    for at, sentence in enumerate(every):
        for place, figure in enumerate(sentence.figures):
            if _is_known(sentence, place):
                yield from _held(figure, [one for other in every[:at] for one in other.figures])


def _is_known(sentence: Sentence, at: int) -> bool:
    figure = sentence.figures[at]
    lead = sentence.text[max(sentence.span.start, figure.start - 12) : figure.start]
    plain = figure.value.scope is not Scope.PART and figure.quantity.bound is Bound.EXACT
    again = (figure.quantity.noun is not None or _dead(figure)) and not has("others", lead)
    some = _SOME.match(sentence.text[figure.end : sentence.span.end]) is not None
    return plain and again and not some and figure.kind == ("count", None) and _KNOWN.search(lead) is not None


def _held(figure: Figure, before: Sequence[Figure]) -> Iterator[Contradiction | Fit]:
    told = [one for one in before if one.kind == figure.kind]
    same = [one for one in told if _alike(one, figure)]
    fits = [one for one in same if relation(one.quantity, figure.quantity) in (Verdict.SAME, Verdict.COMPATIBLE)]
    if all(one.quantity.bound is Bound.AT_LEAST for one in fits):
        # "At least 21 were killed" told of beside a headline of 21 is a toll of 21.
        fits = [
            one
            for one in fits
            if worth(one) == worth(figure) or not any(worth(one) == worth(each) for each in same if each is not one)
        ]
    if fits:
        yield Fit((fits[-1].given, figure.given))
        return
    plain = [one for one in same if one.value.scope is not Scope.PART and one.quantity.bound is Bound.EXACT]
    if len({worth(one) for one in plain}) != 1 or _made(
        figure, [one for one in told if one in same or figure.start - one.start < _NEAR]
    ):
        return
    first = plain[-1]
    apart = gap(first.quantity, figure.quantity)
    if apart <= _FAR:
        yield contradiction(
            CODE,
            field=Field.QUANTITY,
            about=first,
            message=f"{first.value.text} are told of, and then the {figure.value.text}: check which it is",
            sides=((first,), (figure,)),
            gap=apart,
            sure=_SURE,
            pair=(first, figure),
        )


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two figures count one thing, narrowed down in the same words: not "24 new halls" and "the 30 halls"."""
    same = one.quantity.noun is not None and one.quantity.noun == other.quantity.noun
    return (_dead(one) and _dead(other)) or (same and set(one.value.measured) == set(other.value.measured))


def _dead(one: Figure) -> bool:
    return has("dead", " ".join((one.quantity.noun or "", *one.value.measured)))


def _made(figure: Figure, told: Sequence[Figure]) -> bool:
    """Whether a figure is the sum or the difference of two that were told: those who are left."""
    values = [value for one in told if (value := worth(one)) is not None]
    wanted = worth(figure)
    return any(wanted in (one + other, abs(one - other)) for one, other in combinations(values, 2))
