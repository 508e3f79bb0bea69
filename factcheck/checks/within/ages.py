"""An age that does not fit the birth of the same person: "Mirov, 52, was born in 1960"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.checks.within.contradiction import Contradiction, Fit
from factcheck.checks.within.skeleton import Skeleton, Told, skeletons
from factcheck.model import Article, Bound, Claim, Field, Grain, Severity

CODE = "age-birth"
_SURE = 0.9
# A person dies some weeks before the obituary, and is asked for an age some days before the report.
_OBITUARY, _NEWS = timedelta(days=90), timedelta(days=7)
_TITLES = frozenset({"Dame", "Sir", "Mr", "Mrs", "Ms", "Dr", "Lord", "Lady", "Professor", "The"})
# Words for somebody told of before.
_STAND_INS = frozenset(
    {
        "client",
        "accused",
        "defendant",
        "suspect",
        "convict",
        "killer",
        "gunman",
        "singer",
        "actor",
        "actress",
        "author",
        "writer",
        "player",
        "striker",
        "candidate",
    }
)
_PRONOUNS = frozenset({"he", "she", "they"})
# Nobody is older; what is further apart is of another person.
_OLDEST, _FARTHEST = 115, 25

_BORN = r"\b[Bb]orn (?:(?:in|on|at|near|to) [^<;.]{0,40}?)?<T(?P<birth>\d+)>"
_BESIDE = (
    rf"<A(?P<age>\d+)>,?\)? ?(?:\(|and |who |a |an |the )?(?:was |is )?{_BORN}",
    rf"{_BORN}(?: in [A-Z][\w ]{{0,30}})?,? (?:the )?(?:[A-Z][\w'’-]+ ?){{0,3}},? ?<A(?P<age>\d+)>"
    r"(?! (?:when|at|as|that))",
)
_DIED = (
    r"\b(?:died?|passed away|dies|death|dead)\b[^<;.]*(?:<T\d+>[^<;.]*)?\b(?:aged|at|at the age of|age) <A(?P<age>\d+)>"
)
_THEN = (
    r"\b(?:in|on) <T(?P<then>\d+)>,? (?:at|when (?:he|she) was|(?:he|she|they) turned|the year "
    r"(?:that )?(?:he|she|they) turned) <A(?P<age>\d+)>",
    r"\b(?:[Aa]t|[Aa]ged) <A(?P<age>\d+)>,? (?:in|on) <T(?P<then>\d+)>",
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
    for age, birth, low, high in (
        *_beside(every, today),
        *_of_the_dead(every, today),
        *_told(every, today),
        *_stand_ins(every, today),
    ):
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
    own = [birth for birth in births if birth.who in names or birth.who in _PRONOUNS or _shares(birth, names, every)]
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


def _shares(birth: _Birth, names: Set[str], every: Sequence[Skeleton]) -> bool:
    """Whether the sentence of a birth names the dead by a first name: they may have been born under another one."""
    text = next(one.text for one in every if birth.told in one.told)
    known = {word.lower() for one in every for name in names for word in _full(one.text, name)}
    return bool(known & {word.lower() for word in re.findall(r"\b[A-Z][\w'’-]+", text.split(" born ")[0])})


def _full(text: str, name: str) -> list[str]:
    """The words of a name that stand before its last one."""
    found = re.search(rf"((?:[A-Z][\w'’-]+ )+){re.escape(name)}\b", text, re.IGNORECASE)
    return [] if found is None else [word for word in found[1].split() if word not in _TITLES]


def _stand_ins(every: Sequence[Skeleton], today: date | None) -> Iterator[_Case]:
    """The one birth of an article with the one age in it that may be of the same person."""
    births = list(_births(every))
    if today is None or len({birth.told.value.text for birth in births}) != 1 or _died(every):
        return
    birth = births[0]
    lone = birth.who in _STAND_INS or birth.who in _PRONOUNS
    ages = [one for sentence in every for one in _persons(sentence, birth.who, lone=lone)]
    if len({one.value.quantity.stated for one in ages}) == 1:
        yield ages[0], birth.told, today - _NEWS, today


def _died(every: Sequence[Skeleton]) -> bool:
    return any(re.search(_DIED, one.text) for one in every)


def _persons(sentence: Skeleton, who: str, *, lone: bool) -> Iterator[Told]:
    """The ages of a sentence that are told of a person: "the 52-year-old" of anybody, "Mirov, 52," of one by name."""
    name = r"[A-Z][\w'’-]+" if lone else re.escape(who)
    for pattern in (
        rf"(?i:{name}), (?:who is |now |aged )?<A(?P<age>\d+)>",
        rf"(?i:{name}),? (?:who )?(?:is|turned|turns) (?:now )?<A(?P<age>\d+)>",
        r"\b[Tt]he <A(?P<age>\d+)>(?! (?:boy|girl|victim|son|daughter|driver|passenger|man|woman|"
        r"child|house|building|church|bridge|company))",
        r"\b(?:[Hh]e|[Ss]he) (?:is|turned|turns) (?:now )?<A(?P<age>\d+)>",
        r"\b(?:[Nn]ow|[Aa]t|[Aa]ged) <A(?P<age>\d+)>, (?:he|she|the \w+) (?:is|has|still|can|looks|says|remains)\b",
    ):
        for found in re.finditer(pattern, sentence.text):
            yield sentence.of(found, "age")


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
            # "The house where she was born in 1960": her birth all the same; of "first-born" it is none.
            yield _Birth(told, _who(told, sentence.text[: found.start()]))


def _who(told: Told, lead: str) -> str:
    """Whose birth it is: the subject, or of "Mirov, born in 1960," and "Mirov (born 1960)" the name right before."""
    name = re.search(r"(?P<last>[A-Z][\w'’-]+)(?:,| \(|, who (?:was|is)| was| who was)\s*$", lead)
    return name["last"].lower() if name else _last(told.claim.subject)


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
