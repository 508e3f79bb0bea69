"""A vote that is called unanimous, and told with votes against: "unanimously ... by eight votes to three"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.checks.within.contradiction import Contradiction, Fit
from factcheck.checks.within.giving import given, is_marked
from factcheck.checks.within.stated import Sentence, sentences
from factcheck.checks.within.told_in import passage
from factcheck.model import Article, Claim, Field, Layout, Severity, Span

CODE = "unanimous"
_SURE = 0.8
# A jury may be of one mind on one count and split on another.
_JURY = re.compile(r"\b(?:jury|jurors?|verdicts?|counts|charges)\b", re.IGNORECASE)
_AROUND = 100
_ALL = re.compile(
    r"\bunanim(?:ous(?:ly)?|ity)\b|\bwithout (?:a )?(?:dissent|dissenting vote|vote against)\b", re.IGNORECASE
)
_NOT = re.compile(
    r"\b(?:not|nearly|almost|near|far from|no longer|never|n['’]t|require[sd]?|requiring|must|needs?|"
    r"needed|last|earlier|previous\w*|before|first|in (?:19|20)\d\d)\b[^.]{0,30}$",
    re.I,
)
_SPLIT = re.compile(
    r"\b(?:by|voted|vote|votes|voting|backed|approved|passed|rejected|split|"
    r"divided)\b[^<.;]{0,60}?<C(?P<one>\d+)>(?: votes?| members?)?(?: for)?,? ?(?:to|against|in "
    r"favour (?:and|to)|and) <C(?P<two>\d+)>"
)
_OTHER = re.compile(
    r"\b(?:amendment|earlier|previous\w*|last year|first|motion to|another|separate\w*|committee|"
    r"court|panel|jury|board|council|commission|tribunal|cabinet)\b",
    re.IGNORECASE,
)


def check(article: Article, claims: Sequence[Claim]) -> Iterator[Contradiction | Fit]:
    """Each vote with votes against of an article that speaks of one unanimous vote and tells of one split."""
    every = [one for one in sentences(article, claims) if not one.heading]
    called = [
        found
        for found in _ALL.finditer(article.text)
        if not _NOT.search(article.text[max(0, found.start() - 45) : found.start()])
        and not is_marked(article, Span(*found.span()), Layout.BOILERPLATE)
    ]
    splits = [pair for sentence in every for pair in _splits(sentence)]
    if len(called) != 1 or len(splits) != 1:
        return
    named = Span(*called[0].span())
    span = splits[0]
    body = _bodies(article.text, named)
    told = _bodies(article.text, span)
    if body and told and not body & told:
        return
    if any(_JURY.search(article.text[max(0, one.start - _AROUND) : one.end + _AROUND]) for one in (named, span)):
        return
    said, told_votes = (article.text[one.start : one.end] for one in (named, span))
    word, votes = given(article, claims, named), given(article, claims, span)
    yield Contradiction(
        code=CODE,
        field=Field.POLARITY,
        severity=Severity.ERROR,
        topic="vote",
        message=f"a vote called {said.lower()} had votes against: {told_votes}",
        sides=((word,), (votes,)),
        sure=_SURE,
    )


def _splits(sentence: Sentence) -> Iterator[Span]:
    told = passage([sentence])
    for found in _SPLIT.finditer(told.text):
        one, two = told.of(found, "one"), told.of(found, "two")
        if (two.quantity.stated or 0) > 0 and (one.quantity.stated or 0) > (two.quantity.stated or 0):
            yield Span(one.start, two.end)


def _bodies(text: str, span: Span) -> set[str]:
    """Who is told to vote, in the line of a stretch."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return {found.group().lower() for found in _OTHER.finditer(text, start, len(text) if end < 0 else end)}
