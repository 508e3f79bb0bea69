"""Each text is encoded once, in this run and in those that follow."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np

from factcheck.cache import Store, code_version, key
from factcheck.embed.port import Encoder, Vectors

# What is stored must read the same on every processor. Three digits are what the model knows, in half the room; what is
# encoded anew is rounded likewise, so that a warm cache gives what a cold one gives.
_STORED = np.dtype("<f2")


def embed(texts: Sequence[str], *, encoder: Encoder, cache: Store) -> Vectors:
    """The vectors of the texts, in order: shape (n, d), float32, rows of unit length; (0, 0) for no texts.

    Only texts that the cache does not hold are encoded, each once, in an order that does not depend
    on the order they came in. Raises what `encoder.encode` raises.
    """
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    keys = {text: key("vector", embedded_by(), encoder.name, text) for text in sorted(set(texts))}
    kept = cache.get_many(keys.values())
    vectors = {text: np.frombuffer(kept[name], dtype=_STORED) for text, name in keys.items() if name in kept}
    missing = [text for text in keys if text not in vectors]
    if missing:
        new = dict(zip(missing, encoder.encode(missing).astype(_STORED), strict=True))
        cache.put_many({keys[text]: row.tobytes() for text, row in new.items()})
        vectors.update(new)
    return np.stack([vectors[text] for text in texts]).astype(np.float32)


@functools.cache
def embedded_by() -> str:
    """What vectors, and what a second opinion says, depend on besides text and model."""
    return code_version("factcheck.embed", distributions=("sentence-transformers", "torch", "transformers"))
