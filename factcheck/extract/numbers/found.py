"""A quantity in running text, as the grammar hands it on."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import Field, Quantity, Span


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity in running text: its span with hedge and unit, the span of the bare number, and what it is.

    `shared` names the family of currencies (`shared.toml`) where the sign is that of several: the quantity's
    currency is then only what the sign means where the country of the text is not known.
    """

    span: Span
    number: Span
    field: Field
    quantity: Quantity
    shared: str | None = None
