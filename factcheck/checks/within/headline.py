"""The headline and the standfirst against the text below them: "Four killed in fire" over a story of five dead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from factcheck.checks.relation import gap, relation
from factcheck.checks.within import headnames, headwords
from factcheck.checks.within.contradiction import Contradiction, Fit
from factcheck.checks.within.phrases import has
from factcheck.checks.within.stated import Figure, Sentence, sentences
from factcheck.checks.within.told import contradiction, worth
from factcheck.checks.within.tops import tops
from factcheck.model import Article, Bound, Claim, Scope, Verdict

CODE = "headline"
_FIRST = 5
_FAR = Decimal(1)
_SURE = 0.8


def check(article: Article, claims: Sequence[Claim]) -> Iterator[Contradiction | Fit]:
    """Each figure, date, age, name, and each thing affirmed or denied above the text that the text gives otherwise.

    It is silent where the text gives it anywhere as the headline or the standfirst does.
    """
    heads = tops(article)
    every = sentences(article, claims)
    for top in heads:
        body = [one for one in every if one.span.start >= top.below and not one.heading]
        for sentence in every:
            if top.span.contains(sentence.span):
                for at, figure in enumerate(sentence.figures):
                    yield from _held(figure, sentence.after(at), body, top.name)
    for top in heads:
        yield from headwords.check(article, claims, top)
    yield from headnames.check(article, claims, heads)


def _held(figure: Figure, after: str, body: Sequence[Sentence], name: str) -> Iterator[Contradiction | Fit]:
    like = [one for sentence in body for one in sentence.figures if one.kind == figure.kind]
    fits = [one for one in like if relation(one.quantity, figure.quantity) in (Verdict.SAME, Verdict.COMPATIBLE)]
    if fits:
        yield Fit((figure.given, fits[0].given))
        return
    values = [value for one in like if (value := worth(one)) is not None]
    # "1.74 euros a litre" above, "a litre was 1.74 euros" below.
    made = {made for one, other in combinations(values, 2) for made in (one + other, abs(one - other))}
    if worth(figure) in {*values, *made}:
        return
    told = [one for sentence in body[:_FIRST] for one in sentence.figures if one in like and _same(figure, after, one)]
    if len({worth(one) for one in told}) != 1:
        return
    apart = gap(figure.quantity, told[0].quantity)
    if apart <= _FAR:
        yield contradiction(
            CODE,
            field=figure.value.field,
            about=told[0],
            message=f"the {name} says {figure.value.text}, the text {told[0].value.text}",
            sides=((figure,), (told[0],)),
            gap=apart,
            sure=_SURE,
            pair=(figure, told[0]),
        )


def _same(figure: Figure, after: str, one: Figure) -> bool:
    """Whether a figure of the text answers what the headline's does: one thing counted in one event."""
    if (
        one.value.scope is Scope.PART
        or one.quantity.change is not figure.quantity.change
        or one.quantity.bound is Bound.RANGE
    ):
        return False
    # "Three men and a woman died" is four.
    part = one.quantity.noun is not None and has("sexes", one.quantity.noun)
    # "Five people killed in fire": a headline leaves out the verb that would make them the subject.
    told = " ".join((_words(figure), *after.split()[:1]))
    dead = has("dead", told) and has("dead", _words(one)) and not part
    # "30 injured" over "25 people were injured".
    fate = figure.quantity.noun is None and figure.value.measured[:1] == (one.claim.predicate,)
    if figure.kind == ("count", None):
        noun = figure.quantity.noun
        return dead or fate or (noun is not None and noun == one.quantity.noun and _shared(figure, one) > 0)
    head = figure.value.measured[:1]
    return bool(head) and head == one.value.measured[:1] and _shared(figure, one) > 0


def _words(one: Figure) -> str:
    return " ".join((one.quantity.noun or "", *one.value.measured, one.claim.predicate))


def _shared(figure: Figure, one: Figure) -> int:
    """How many words about the two are the same, but for what is counted itself."""
    mine, theirs = (
        {*each.value.context, *(word.lower() for name in each.claim.entities for word in name.split())}
        for each in (figure, one)
    )
    return len((mine & theirs) - {*figure.value.measured[:1], *one.value.measured[:1]})
