"""What turns texts into vectors: a port so small that tests and users bring their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]


class Encoder(Protocol):
    """A model of sentences."""

    @property
    def name(self) -> str:
        """The model and a hash of its weights: vectors are cached under it."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for each text, in order: shape (n, d), float32.

        The row of a text must not depend on the other texts.
        """
        ...
