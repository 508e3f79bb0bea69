"""The settings of a run. A report carries the settings that made it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal

from factcheck.model import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What can be set for a run; every value has a default that needs no thought.

    `model` is a sentence-transformers model by name or folder (None: the packaged one).
    `judge` is the folder of a CrossEncoder trained for entailment that is asked for a second opinion (None: none is).
    `same_slot` is the probability from which two values that contradict each other are held to fill one
    slot, `agreeing` the same for two values that agree.
    `error_gap` is the relative gap above which two figures that do not meet are an error.
    `select` names the checks to make by their slugs (none: all), `ignore` those to leave out, `severities` the
    severity of what a check finds, where it is to be another than DESIGN gives it.
    `cache` is the folder for what need not be computed twice (None: $FACTCHECK_CACHE, else the user's
    cache folder); `use_cache` False keeps nothing and reads nothing there.
    `max_bytes` is the size above which an input file is refused.
    """

    model: str | None = None
    judge: str | None = None
    same_slot: float = 0.5
    agreeing: float = 0.5
    error_gap: Decimal = Decimal("0.10")
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    cache: str | None = None
    use_cache: bool = True
    max_bytes: int = 2_000_000

    def as_settings(self) -> tuple[tuple[str, str], ...]:
        """The settings that shape a result, as sorted name and text pairs; where things are cached does not.

        A judge is named only where one is asked.
        """
        shaping = {name: value for name, value in asdict(self).items() if name not in ("cache", "use_cache")}
        if self.judge is None:
            del shaping["judge"]
        return tuple(sorted((name, _written(value)) for name, value in shaping.items()))


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(f"{each[0]}={each[1].slug}" if isinstance(each, tuple) else each for each in value)
    return "" if value is None else str(value)
