"""The signals behind a probability as console rows: what speaks for one question, and what against it."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from rich.text import Text

from factcheck.model import Evidence, Signal
from factcheck.report.page import Page, Row

_SHOWN = 5
_ADDS, _VALUE = 7, 7


@dataclass(frozen=True, slots=True)
class Label:
    """A signal in plain English, and whether its value is a yes or a no."""

    text: str
    yes_no: bool = False


@cache
def labels() -> Mapping[str, Label]:
    """The packaged labels, by the name of the signal."""
    table = tomllib.loads(resources.files("factcheck.report").joinpath("signals.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: Label(row["label"], row.get("yes_no", False)) for name, row in table.items()})


def signal_rows(evidence: Evidence, page: Page, *, indent: int, every: bool) -> Iterator[Row]:
    """The strongest signals for one question, then those against it; all of them with `every`."""
    ranked = sorted(evidence.signals, key=lambda one: (-abs(one.contribution), one.name))
    heard = [one for one in ranked if every or f"{one.contribution:.2f}" not in ("0.00", "-0.00")]
    supporting = [one for one in heard if one.contribution > 0]
    against = [one for one in heard if one.contribution <= 0]
    unit = "(what a signal adds is in logit: 0 is a probability of 0.50)"
    yield Row(Text(f"{'adds':>{_ADDS}}{'value':>{_VALUE}}  {unit}", style="dim"), indent=indent)
    yield _row(evidence.bias, "", "where a pair of middling signals starts", indent)
    for name, part in (("for", supporting), ("against", against)):
        shown = part if every else part[:_SHOWN]
        for signal in shown:
            yield _row(signal.contribution, _value(signal), _label(signal, page), indent)
        rest = part[len(shown) :]
        if rest:
            yield _row(sum(one.contribution for one in rest), "", f"{_count(rest)} {name} it", indent)
    total = evidence.bias + sum(one.contribution for one in evidence.signals)
    yield _row(
        total, "", f"together: a probability of {probable(1 / (1 + math.exp(-_bounded(total))))}", indent, style="bold"
    )


def probable(probability: float) -> str:
    """A probability for a reader: two digits, and what would show as 0.00 or 1.00 without being it as a bound."""
    if 0 < probability < 0.005:
        return "below 0.01"
    return "above 0.99" if 0.995 <= probability < 1 else f"{probability:.2f}"


def _row(adds: float, value: str, label: str, indent: int, *, style: str = "") -> Row:
    return Row(Text(f"{adds:>+{_ADDS}.2f}{value:>{_VALUE}}  {label}", style=style), indent=indent)


def _value(signal: Signal) -> str:
    if _labelled(signal).yes_no and signal.value in (0, 1):
        return "yes" if signal.value else "no"
    return f"{signal.value:.2f}"


def _label(signal: Signal, page: Page) -> str:
    return page.prose(_labelled(signal).text)


def _labelled(signal: Signal) -> Label:
    return labels().get(signal.name) or Label(signal.name.replace("_", " "))


def _count(signals: Sequence[Signal]) -> str:
    return "1 other" if len(signals) == 1 else f"{len(signals)} others"


def _bounded(logit: float) -> float:
    return max(-700.0, min(700.0, logit))
