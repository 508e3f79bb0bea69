"""Each text is encoded once, in this run and in those that follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from factcheck.cache import Store, code_version, key
from factcheck.embed.port import Encoder, Vectors

# What is stored must read the same on every processor.
_STORED = np.dtype("<f4")


def embed(texts: Sequence[str], *, encoder: Encoder, cache: Store) -> Vectors:
    """The vectors of the texts, in order: shape (n, d), float32, rows of unit length; (0, 0) for no texts.

    Only texts that the cache does not hold are encoded, each once, in an order that does not depend
    on the order they came in. Raises what `encoder.encode` raises.
    """
    if not texts:
        return np.zeros((0, 0), dtype=np.float32)
    version = code_version("factcheck.embed", distributions=("sentence-transformers", "torch", "transformers"))
    keys = {text: key("vector", version, encoder.name, text) for text in sorted(set(texts))}
    kept = cache.get_many(keys.values())
    vectors = {text: np.frombuffer(kept[name], dtype=_STORED) for text, name in keys.items() if name in kept}
    missing = [text for text in keys if text not in vectors]
    if missing:
        new = dict(zip(missing, encoder.encode(missing), strict=True))
        cache.put_many({keys[text]: row.astype(_STORED).tobytes() for text, row in new.items()})
        vectors.update(new)
    return _stacked(texts, vectors)


def _stacked(texts: Sequence[str], vectors: Mapping[str, Vectors]) -> Vectors:
    return np.stack([vectors[text] for text in texts]).astype(np.float32, copy=False)
