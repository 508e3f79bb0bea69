"""The closed lists of words: fields, kinds, bounds, modality, verdicts, severities."""

from __future__ import annotations

from enum import IntEnum, StrEnum


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
    STANDFIRST = "standfirst"
    HEADING = "heading"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


class RulingKind(StrEnum):
    """What an editor decided of a finding."""

    ACCEPTED = "accepted"
    KNOWN_DISPUTE = "known-dispute"
    SOURCE_WRONG = "source-wrong"
    OURS_WRONG = "ours-wrong"
