"""What the values of a settings file may be: each shape reads a value, names its place where it is wrong, and tells
the JSON Schema of what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Protocol, TypeAlias, TypeVar, cast

from factcheck.settings.place import At, nearest

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

# A share of a thousand per cent.
_MOST = Decimal(10)


class Shape(Protocol[T_co]):
    """What a value may be."""

    def read(self, value: object, at: At) -> T_co:
        """The value as the program has it. Raises FactcheckError `config-wrong-value` or `config-unknown-key`."""
        ...

    def schema(self) -> Json:
        """The JSON Schema of what may be written."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """Any text but an empty one; `wanted` says what for."""

    wanted: str = "a text"

    def read(self, value: object, at: At) -> str:
        """The text without blanks around it."""
        if not isinstance(value, str) or not value.strip() or "\0" in value:
            raise at.unfit(value, self.wanted)
        return value.strip()

    def schema(self) -> Json:
        """A text that is not empty."""
        return {"type": "string", "pattern": r"\S"}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some words."""

    words: tuple[str, ...]

    def read(self, value: object, at: At) -> str:
        """The word."""
        if not isinstance(value, str) or value not in self.words:
            raise at.unfit(value, f"one of {', '.join(self.words)}", among=self.words)
        return value

    def schema(self) -> Json:
        """The words."""
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    def read(self, value: object, at: At) -> bool:
        """True or False."""
        if not isinstance(value, bool):
            raise at.unfit(value, "true or false")
        return value

    def schema(self) -> Json:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Share:
    """A share in per cent, such as "1%" or "0.5 %"."""

    def read(self, value: object, at: At) -> Decimal:
        """The share, 0.01 for a hundredth."""
        number = share(value)
        if number is None:
            raise at.unfit(value, 'a share in per cent, as in "10%"')
        return number

    def schema(self) -> Json:
        """A number and a percent sign."""
        return {"type": "string", "pattern": r"^\s*[0-9]+(\.[0-9]+)?\s*%\s*$"}


@dataclass(frozen=True, slots=True)
class Many(Generic[T_co]):
    """A list of values of one shape; one alone may stand without the list where `alone` is True."""

    item: Shape[T_co]
    alone: bool = False

    def read(self, value: object, at: At) -> tuple[T_co, ...]:
        """The values in order."""
        if isinstance(value, list):
            return tuple(self.item.read(each, at.below(place)) for place, each in enumerate(value))
        if self.alone:
            return (self.item.read(value, at),)
        raise at.unfit(value, "a list, as in [...]")

    def schema(self) -> Json:
        """A list, or one of its items."""
        many: Json = {"type": "array", "items": self.item.schema()}
        return {"anyOf": [self.item.schema(), many]} if self.alone else many


@dataclass(frozen=True, slots=True)
class Key(Generic[T_co]):
    """A key of a table: its name, what its value may be, what holds where it is not set, and what it is for."""

    name: str
    shape: Shape[T_co]
    default: T_co
    about: str


@dataclass(frozen=True, slots=True)
class Part:
    """A table as read; asked for a key, it gives the value or the key's default."""

    values: Mapping[str, object]
    at: At

    def __getitem__(self, key: Key[T]) -> T:
        return cast(T, self.values[key.name]) if key.name in self.values else key.default

    def place(self, key: Key[object]) -> At:
        """Where the key stands."""
        return self.at.below(key.name)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with these keys and no others."""

    keys: tuple[Key[object], ...]

    def read(self, value: object, at: At) -> Part:
        """The values of the keys that are set."""
        if not isinstance(value, dict):
            raise at.unfit(value, "a table")
        shapes = {key.name: key.shape for key in self.keys}
        for name in value:
            if name not in shapes:
                raise unknown(name, at, sorted(shapes))
        return Part({name: shapes[name].read(each, at.below(name)) for name, each in value.items()}, at)

    def schema(self) -> Json:
        """An object of the keys, each with what it is for."""
        properties: dict[str, Json] = {key.name: _described(key) for key in self.keys}
        return {"type": "object", "additionalProperties": False, "properties": properties}


@dataclass(frozen=True, slots=True)
class Named(Generic[T_co]):
    """A table of which the keys are among `names` and all values have one shape."""

    names: tuple[str, ...]
    value: Shape[T_co]

    def read(self, value: object, at: At) -> tuple[tuple[str, T_co], ...]:
        """The names with their values, sorted by name."""
        if not isinstance(value, dict):
            raise at.unfit(value, "a table")
        for name in value:
            if name not in self.names:
                raise unknown(name, at, self.names)
        return tuple((name, self.value.read(value[name], at.below(name))) for name in sorted(value))

    def schema(self) -> Json:
        """An object with any of the names."""
        each = self.value.schema()
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": dict.fromkeys(self.names, each),
        }


def unknown(name: str, at: At, names: list[str] | tuple[str, ...]) -> Exception:
    """The error for a key that a table does not have, with the nearest that it has and all of them."""
    near = nearest(name, names)
    hint = f' (did you mean "{near}"?)' if near else ""
    there = at.below(name)
    table = f"[{at.name}]" if at.name else "the file"
    listed = ", ".join(names)
    return there.error("config-unknown-key", f"{there.name} is no setting{hint}; {table} takes {listed}.")


def share(value: object) -> Decimal | None:
    """A share written in per cent, from 0 % to 1,000 %, as a number; None where it is no such text."""
    text = value.strip() if isinstance(value, str) else ""
    digits = text.removesuffix("%").rstrip()
    if not text.endswith("%") or not digits.replace(".", "", 1).isdecimal() or not digits.isascii():
        return None
    found = Decimal(digits) / 100
    return found if found <= _MOST else None


def _described(key: Key[object]) -> Json:
    schema = key.shape.schema()
    return {"description": key.about, **schema} if isinstance(schema, dict) else schema
