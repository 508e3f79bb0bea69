"""An age that does not fit the birth of the same person: "Mirov, 52, was born in 1960"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.checks.within.contradiction import Contradiction, Fit
from factcheck.checks.within.skeleton import Skeleton, Told, skeletons
from factcheck.model import Article, Bound, Claim, Field, Grain, Severity

CODE = "age-birth"
_SURE = 0.9
# A person dies some weeks before the obituary, and is asked for an age some days before the report.
_OBITUARY, _NEWS = timedelta(days=90), timedelta(days=7)
_PRONOUNS = frozenset({"he", "she", "they"})
# Nobody is older; what is further apart is of another person.
_OLDEST, _FARTHEST = 115, 25

_BORN = r"\b[Bb]orn (?:(?:in|on|at|near|to) [^<;.]{0,40}?)?<T(?P<birth>\d+)>"
_BESIDE = (
    rf"<A(?P<age>\d+)>,?\)? ?(?:\(|and |who |a |an |the )?(?:was |is )?{_BORN}",
    rf"{_BORN}(?: in [A-Z][\w ]{{0,30}})?,? (?:the )?(?:[A-Z][\w'’-]+ ?){{0,3}},? ?<A(?P<age>\d+)>"
    r"(?! (?:when|at|as|that))",
)
_DIED = r"\b(?:died?|dies|death|dead)\b[^<;.]*(?:<T\d+>[^<;.]*)?\b(?:aged|at|at the age of|age) <A(?P<age>\d+)>"
_THEN = (
    r"\b(?:in|on) <T(?P<then>\d+)>,? (?:aged|at the age of|at age) <A(?P<age>\d+)>",
    r"\b(?:aged|at the age of|at age) <A(?P<age>\d+)>,? (?:in|on) <T(?P<then>\d+)>",
)


@dataclass(frozen=True, slots=True)
class _Birth:
    """A date or year of birth, and whose: the last word of the subject in lower case, or a pronoun."""

    told: Told
    who: str


def check(article: Article, claims: Sequence[Claim]) -> Iterator[Contradiction | Fit]:
    """Each age that the birth of its person belies, at publication, at death, or in a year told beside it."""
    every = tuple(skeletons(article, claims))
    today = None if article.published is None else date.fromisoformat(article.published[:10])
    seen: set[Told] = set()
    for age, birth, low, high in (*_beside(every, today), *_of_the_dead(every, today), *_told(every, today)):
        if age not in seen:
            seen.add(age)
            yield from _judged(age, birth, low, high)


_Case = tuple[Told, Told, date, date]


def _beside(every: Sequence[Skeleton], today: date | None) -> Iterator[_Case]:
    """An age and a birth that one phrase tells of one person."""
    for sentence in every if today is not None else ():
        assert today is not None
        for pattern in _BESIDE:
            for found in re.finditer(pattern, sentence.text):
                yield sentence.of(found, "age"), sentence.of(found, "birth"), today - _NEWS, today


def _of_the_dead(every: Sequence[Skeleton], today: date | None) -> Iterator[_Case]:
    """The age at death of the one person whose death and birth an article tells, and ages in years of that life."""
    births, deaths = list(_births(every)), [(one, found) for one in every for found in re.finditer(_DIED, one.text)]
    ages = {one.of(found, "age").value.quantity.stated for one, found in deaths}
    if len(ages) != 1 or today is None:
        return
    names = {_last(one.of(found, "age").claim.subject) for one, found in deaths}
    own = [birth for birth in births if birth.who in names or birth.who in _PRONOUNS]
    if len({birth.told.value.text for birth in own}) != 1:
        return
    for one, found in deaths:
        yield one.of(found, "age"), own[0].told, today - _OBITUARY, today
    for sentence in every:
        for pattern in _THEN:
            for found in re.finditer(pattern, sentence.text):
                age, then = sentence.of(found, "age"), sentence.of(found, "then")
                ends = _ends(then)
                if _last(age.claim.subject) in names | _PRONOUNS and ends is not None:
                    yield age, own[0].told, *ends


def _told(every: Sequence[Skeleton], today: date | None) -> Iterator[_Case]:
    """The age of a person by name, whose birth another sentence tells under the same name."""
    births = {birth.who: birth.told for birth in _births(every) if birth.who not in _PRONOUNS}
    for sentence in every if today is not None else ():
        assert today is not None
        for at, one in enumerate(sentence.told):
            name = (*one.value.measured, "")[0]
            beside = re.search(rf"[\w'’-]+, <A{at}>(?:[,.;)]| of | from )", sentence.text) is not None
            if one.value.field is Field.AGE and beside and name in births:
                yield one, births[name], today - _NEWS, today


def _births(every: Sequence[Skeleton]) -> Iterator[_Birth]:
    for sentence in every:
        for found in re.finditer(_BORN, sentence.text):
            told = sentence.of(found, "birth")
            if told.claim.predicate in {"bear", "born"}:
                yield _Birth(told, _last(told.claim.subject))


def _last(subject: str) -> str:
    words = re.findall(r"[\w'’-]+", subject.split(",")[0])
    return words[-1].lower() if words else ""


def _judged(age: Told, birth: Told, low: date, high: date) -> Iterator[Contradiction | Fit]:
    ends, stated = _ends(birth), age.value.quantity.stated
    exact = age.value.quantity.bound is Bound.EXACT and age.value.quantity.unit == "year"
    if ends is None or stated is None or not exact or birth.value.time.grain > Grain.YEAR:
        return
    least, most = _years(ends[1], low), _years(ends[0], high)
    if least <= stated <= most:
        yield Fit((age.given, birth.given))
    elif least >= 0 and most <= _OLDEST and min(abs(stated - least), abs(stated - most)) <= _FARTHEST:
        lies = f"{most}" if least == most else f"{least} or {most}" if most == least + 1 else f"{least} to {most}"
        yield Contradiction(
            code=CODE,
            field=Field.AGE,
            severity=Severity.ERROR,
            topic=f"{birth.claim.subject or age.claim.subject}: age",
            message=f"born {birth.value.text}, the age on {high.isoformat()} is {lies}, not {stated}",
            sides=((age.given,), (birth.given,)),
            sure=_SURE,
        )


def _ends(told: Told) -> tuple[date, date] | None:
    """The first and the last day of a moment; None where it is not one stretch of days."""
    stretches = told.value.time.stretches
    if len(stretches) != 1 or stretches[0].low is None or stretches[0].high is None or told.value.time.any_day:
        return None
    low, high = (date.fromisoformat(end[:10]) for end in (stretches[0].low, stretches[0].high))
    return low, max(low, high - timedelta(days=1))


def _years(birth: date, day: date) -> int:
    """The age of somebody born on a day, on another."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
