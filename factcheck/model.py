"""The words of the project as frozen values: what is read, claimed, compared and reported.

Nothing here computes more than a small question about itself. Offsets are half-open and count
code points of :attr:`Article.text`; the text is never rewritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum

# "No currency" of ISO 4217: where a sign or name does not tell which is meant. It equals none, not even itself.
NO_CURRENCY = "XXX"


class Field(StrEnum):
    """What kind of value a slot holds; also the `field` of a finding."""

    QUANTITY = "quantity"
    MONEY = "money"
    PERCENT = "percent"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    TIME = "time"
    NAME = "name"
    PLACE = "place"
    ORGANISATION = "organisation"
    ORDINAL = "ordinal"
    QUOTATION = "quotation"
    ARITHMETIC = "arithmetic"
    WEEKDAY = "weekday"
    CONVERSION = "conversion"
    CATEGORY = "category"
    ROLE = "role"
    POLARITY = "polarity"


class Kind(StrEnum):
    """What a value is made of: values of two kinds are never compared."""

    NUMBER = "number"
    MOMENT = "moment"
    NAME = "name"
    ROLE = "role"
    POLARITY = "polarity"
    CATEGORY = "category"


class Bound(StrEnum):
    """How the wording limits a figure."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"


class Change(StrEnum):
    """Which way something went, where a figure is by how much it rose or fell, not its level."""

    UP = "up"
    DOWN = "down"


class Modality(StrEnum):
    """Whether a claim is told as done, or as planned, possible or denied."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


class Standing(StrEnum):
    """Whether an office is held, was held, or will be; mostly it is not said."""

    UNSAID = "unsaid"
    SITTING = "sitting"
    FORMER = "former"
    FUTURE = "future"


class MomentKind(StrEnum):
    """What tells the time: a day or longer, the clock, or two ends (one of them may be open)."""

    DATE = "date"
    TIME = "time"
    RANGE = "range"


class Grain(IntEnum):
    """How fine a moment is told, from the finest."""

    MINUTE = 0
    HOUR = 1
    PART_OF_DAY = 2
    DAY = 3
    WEEKEND = 4
    WEEK = 5
    MONTH = 6
    QUARTER = 7
    SEASON = 8
    HALF = 9
    YEAR = 10
    DECADE = 11
    CENTURY = 12

    @property
    def slug(self) -> str:
        """The name written in reports: `minute`, `part-of-day`, ..."""
        return self.name.lower().replace("_", "-")


class Scope(StrEnum):
    """Whether a figure is told as a part of a known whole, or as the whole that a part is of."""

    PLAIN = "plain"
    PART = "part"
    WHOLE = "whole"


class Verdict(IntEnum):
    """How the values of one slot relate, in ascending order of conflict."""

    UNKNOWN = 0
    SAME = 1
    COMPATIBLE = 2
    SUPERSEDED = 3
    DIFFERENT = 4

    @property
    def slug(self) -> str:
        """The name written in reports: `different`, `superseded`, ..."""
        return self.name.lower()


class Severity(IntEnum):
    """How urgently an editor should look, in ascending order."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def slug(self) -> str:
        """The name written in reports: `note`, `warning`, `error`."""
        return self.name.lower()


class Layout(StrEnum):
    """What a marked part of an article is; an unmarked part is body text."""

    TITLE = "title"
    HEADING = "heading"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets, in code points, into an article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of an article that is not body text, and what it is."""

    span: Span
    layout: Layout


@dataclass(frozen=True, slots=True)
class Article:
    """One text from one source, with what is known of it.

    `published` and `updated` are ISO 8601 (`2024-03-05` or `2024-03-05T13:24+05:30`) or None when
    unknown. Articles that copy one agency text share an `origin`. `language` is an ISO 639-1 code.
    `marks` are sorted and do not overlap.
    """

    id: str
    path: str
    text: str
    source: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str = "en"
    origin: str = ""
    url: str | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be used, or only in part: a searchable code, a reason and a remedy."""

    path: str
    code: str
    message: str


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


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause of an article that states something checkable.

    `article` is the article's id. `subject` is who or what it is about (resolved, may be empty),
    `predicate` a lemma, `entities` the names in it and its subject, `attribution` who says it
    (None: the article itself), `affirmed` False where it is negated, `when` the one day or period that stands in it.
    """

    article: str
    span: Span
    sentence: Span
    subject: str
    predicate: str
    values: tuple[FieldValue, ...]
    entities: tuple[str, ...] = ()
    attribution: str | None = None
    modality: Modality = Modality.ASSERTED
    affirmed: bool = True
    heading: bool = False
    when: Moment | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One value as one article states it: the unit that is matched and checked."""

    article: Article
    claim: Claim
    value: FieldValue

    @property
    def whole(self) -> Quantity | None:
        """The count of which the claim tells this value as a part ("60 of the 80 workers"); None where it does not."""
        value = self.value
        if value.scope is not Scope.PART or value.quantity.dimension not in ("count", "share"):
            return None
        after = (
            other
            for other in self.claim.values
            if other.scope is Scope.WHOLE and other.quantity.dimension == "count" and other.span.start >= value.span.end
        )
        nearest = min(after, key=lambda other: other.span.start, default=None)
        return None if nearest is None else nearest.quantity


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a value stands: the id of its article, and the offset at which the value begins."""

    article: str
    start: int


@dataclass(frozen=True, slots=True)
class Signal:
    """One named signal of a pair of values, and what it adds to the logit of their probability."""

    name: str
    value: float
    contribution: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two values were found to fill one slot with the probability `same_slot`.

    `bias` and the contributions of all `signals` sum to the logit of `same_slot`.
    """

    left: Place
    right: Place
    same_slot: float
    bias: float
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """The statements, from all articles, that fill one slot.

    `topic` names the fact for a reader, `slot` is what its identity is made of: the lemma of what is
    counted or measured. `same_slot` is the probability that the statements fill one slot, `evidence` that
    of the pair which carries it: the likeliest contradiction, or where all agree the likeliest pair.
    """

    statements: tuple[Statement, ...]
    topic: str
    slot: str
    same_slot: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an article states a value, with all that a reader needs to find and judge it.

    `text` is exactly the slice `start:end` of the article. `line` and `column` count from 1.
    """

    article: str
    path: str
    source: str | None
    start: int
    end: int
    text: str
    line: int
    column: int
    clause_start: int
    clause_end: int
    sentence: str
    sentence_start: int
    attribution: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Normalized:
    """A side's value in the unit in which the finding compares; None ends are unbounded, `change` as in Quantity."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values given for a slot, and who gives it.

    `normalized` is the value of a number; `resolved` what another value stands for: a day in ISO 8601.
    """

    value: str
    normalized: Normalized | None
    mentions: tuple[Mention, ...]
    resolved: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One slot and the values given for it: disagreeing, corroborated, or from one source only.

    `severity` is None unless the verdict is a disagreement or superseded. `confidence` is the
    product of `confidence_parts`; `match` explains the first of them.
    """

    id: str
    code: str
    field: Field
    severity: Severity | None
    verdict: Verdict
    confidence: float
    confidence_parts: tuple[tuple[str, float], ...]
    topic: str
    message: str
    sides: tuple[Side, ...]
    match: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """The coverage line: what was read, what was compared, and what could not be.

    `without_rate` counts the pairs of amounts of one slot that stand in two currencies, and so were not compared.
    """

    articles: int
    claims: int
    values: int
    compared: int
    facts: int
    errors: int
    warnings: int
    notes: int
    not_comparable: int
    without_rate: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one run found, with the settings that made it.

    `articles` are sorted by path; `claims` counts the claims of each, in the same order. `silenced` are findings that a
    second opinion found to be none.
    """

    version: str
    settings: tuple[tuple[str, str], ...]
    articles: tuple[Article, ...]
    claims: tuple[int, ...]
    findings: tuple[Finding, ...]
    corroborations: tuple[Finding, ...]
    single_source: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    summary: Summary
    silenced: tuple[Finding, ...] = ()
