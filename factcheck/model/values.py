"""The values that a claim states, one kind each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.model.articles import Span
from factcheck.model.words import Bound, Change, Field, Grain, Kind, MomentKind, Scope, Standing

# "No currency" of ISO 4217: where a sign or name does not tell which is meant. It equals none, not even itself.
NO_CURRENCY = "XXX"


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a wording allows. An end of None is unbounded; an open end is not reached."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated, with the interval that its wording allows, both in the stated unit.

    `stated` is None for a range. `unit` is the full English name in the singular (`kilometre`),
    `currency` an ISO 4217 code (NO_CURRENCY where it is not known which), `dimension` what is measured
    (`length`, `money`, `share`, `count`, `factor`, `ordinal`, ...), `noun` what is counted, singular (`refugee`),
    of a rank its scale (`largest`; from the other end, the smallest, the rank is negative) or label (`platform`).
    `change` is set where the figure is by how much something rose or fell, and None where it is a level
    or where that is unsure.
    """

    stated: Decimal | None
    interval: Interval
    bound: Bound
    dimension: str
    unit: str | None = None
    currency: str | None = None
    noun: str | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time [low, high) in ISO 8601: dates, date-times, or times of any day (`T04:15`).

    A date-time has an offset where the zone is told and known, and is local where not. An end of None is open.
    """

    low: str | None
    high: str | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time as written, with the stretches of time that it may stand for.

    `stretches` are sorted; there are several where the wording leaves it open (10/11/2024; "on Monday", last or next)
    and none where it cannot be resolved. `zone` is the zone as written.
    `edge` holds the readings of the one end that is told of an open stretch: of 2019 in "since 2019".
    """

    span: Span
    text: str
    kind: MomentKind
    grain: Grain
    stretches: tuple[Stretch, ...] = ()
    zone: str | None = None
    edge: tuple[Stretch, ...] = ()

    @property
    def interval(self) -> Stretch | None:
        """The stretch that is meant, or None where there is none or more than one."""
        return self.stretches[0] if len(self.stretches) == 1 else None

    @property
    def any_day(self) -> bool:
        """Whether it is a time of the clock without a day."""
        return any(end is not None and end.startswith("T") for one in self.stretches for end in (one.low, one.high))


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, and the fullest form in which its article gives it: `Lundmark`, `Petra Lundmark`.

    Of a place, `within` are the places in or near which its article says that it lies ("Zapala, in Neuquén province"),
    and `near` is True where the text tells only what is near it ("outside Zapala", "north of Zapala").
    """

    text: str
    full: str
    within: tuple[str, ...] = ()
    near: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """An office or trade under its plain name (`minister`), and what narrows it down.

    `fields` are what it is for (`finance`), `rank` is `deputy`, `lesser` (an assistant's) or empty, `reach` how far it
    goes (`levels:county`), `body` the words that name whose it is, in lower case.
    """

    office: str
    fields: tuple[str, ...] = ()
    rank: str = ""
    reach: tuple[str, ...] = ()
    body: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is: the person in the fullest form of the name, the posts held together, and when."""

    holder: str
    posts: tuple[Post, ...]
    standing: Standing = Standing.UNSAID


@dataclass(frozen=True, slots=True)
class Stance:
    """What is affirmed or denied: `running` (opened, continues), or the stem of a word: `evacu`, `a siren`."""

    issue: str
    affirmed: bool


@dataclass(frozen=True, slots=True)
class Polarity:
    """What a clause affirms or denies, and of what.

    `theme` are the lemmas of what it befalls, its noun first, and `others` those of who else takes part; both are in
    lower case. `sweeping` where it is denied of all ("nobody was hurt", "no injuries"). `lasting` where it is told as a
    state ("remains open", "is guilty") or denied, not as a turn of events ("was closed", "opened"). `settled` is False
    where the wording says that it may still come ("has not yet", "so far"). `listed` where the issue is one of a list
    of opposites, `noun` where a noun names it, `adjective` where an adjective does. `partly` where it befalls some of
    several ("1,760 schools were shut"). `denied` where "not", "no" or their like turn it round; `word` is the lemma of
    what they turn, a verb with its particle ("set aside").
    """

    stances: tuple[Stance, ...]
    theme: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    sweeping: bool = False
    settled: bool = True
    lasting: bool = False
    listed: bool = False
    noun: bool = False
    partly: bool = False
    denied: bool = False
    adjective: bool = False
    word: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of thing, or a cause, named by a common noun: "a tiger shark", "a leak of helium".

    `head` is the lemma of the noun, with the words before it where they make a known phrase (`tiger shark`), `words`
    the lemmas of the rest of its phrase, `sorts` what sorts of thing it may be (`animal`, `vehicle`, `cause`), `beside`
    the nouns that stand in one list with it. `stated` where it is told as a cause in so many words ("because of").
    `trait` is the modifier that makes it a kind (`private` of "a private funeral"); then its one sort is its noun.
    """

    head: str
    words: tuple[str, ...]
    sorts: tuple[str, ...]
    beside: tuple[str, ...] = ()
    stated: bool = False
    trait: str = ""


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One typed value in a claim, where it stands, and what it answers.

    Exactly one of `number`, `moment`, `name`, `role`, `polarity` and `category` is set. `span` covers the value as
    written with its unit or counted noun. `masked` is the claim with this value replaced by its type (`Tajikistan
    shares a <length> border with Afghanistan`): what is embedded. `measured` is the thing measured or counted, with its
    modifiers, as lower-case lemmas; `context` the other content lemmas of the claim, nearest in the parse first.
    """

    span: Span
    text: str
    field: Field
    number: Quantity | None
    masked: str
    measured: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    scope: Scope = Scope.PLAIN
    moment: Moment | None = None
    name: Name | None = None
    role: Role | None = None
    polarity: Polarity | None = None
    category: Category | None = None

    @property
    def kind(self) -> Kind:
        """What the value is made of."""
        if self.number is not None:
            return Kind.NUMBER
        if self.role is not None:
            return Kind.ROLE
        if self.polarity is not None:
            return Kind.POLARITY
        if self.category is not None:
            return Kind.CATEGORY
        return Kind.MOMENT if self.moment is not None else Kind.NAME

    @property
    def quantity(self) -> Quantity:
        """The number of a value of kind NUMBER; raises TypeError for another."""
        if self.number is None:
            raise TypeError(f"{self.text!r} is a {self.field.value}, not a number")
        return self.number

    @property
    def called(self) -> Name:
        """The name of a value of kind NAME; raises TypeError for another."""
        if self.name is None:
            raise TypeError(f"{self.text!r} is a {self.field.value}, not a name")
        return self.name

    @property
    def post(self) -> Role:
        """The role of a value of kind ROLE; raises TypeError for another."""
        if self.role is None:
            raise TypeError(f"{self.text!r} is a {self.field.value}, not a role")
        return self.role

    @property
    def polar(self) -> Polarity:
        """What a value of kind POLARITY affirms or denies; raises TypeError for another."""
        if self.polarity is None:
            raise TypeError(f"{self.text!r} is a {self.field.value}, not a polarity")
        return self.polarity

    @property
    def sort(self) -> Category:
        """What a value of kind CATEGORY names; raises TypeError for another."""
        if self.category is None:
            raise TypeError(f"{self.text!r} is a {self.field.value}, not a kind of thing")
        return self.category

    @property
    def time(self) -> Moment:
        """The moment of a value of kind MOMENT; raises TypeError for another."""
        if self.moment is None:
            raise TypeError(f"{self.text!r} is a {self.field.value}, not a date or time")
        return self.moment
