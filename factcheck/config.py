"""The settings of a run. A report carries the settings that made it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What can be set for a run; every value has a default that needs no thought.

    `model` is a sentence-transformers model by name or folder (None: the packaged one).
    `same_slot` is the probability from which two values that contradict each other are held to fill one
    slot, `agreeing` the same for two values that agree.
    `error_gap` is the relative gap above which two figures that do not meet are an error.
    `cache` is the folder for what need not be computed twice (None: $FACTCHECK_CACHE, else the user's
    cache folder); `use_cache` False keeps nothing and reads nothing there.
    `max_bytes` is the size above which an input file is refused.
    """

    model: str | None = None
    same_slot: float = 0.5
    agreeing: float = 0.5
    error_gap: Decimal = Decimal("0.10")
    cache: str | None = None
    use_cache: bool = True
    max_bytes: int = 2_000_000

    def as_settings(self) -> tuple[tuple[str, str], ...]:
        """The settings that shape a result, as sorted name and text pairs; where things are cached does not."""
        shaping = {name: value for name, value in asdict(self).items() if name not in ("cache", "use_cache")}
        return tuple(sorted((name, "" if value is None else str(value)) for name, value in shaping.items()))
