"""A sentence-transformers model in a folder: the same bits for a text, whatever stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from factcheck.embed.batches import PADDING, batches, filled, padded
from factcheck.embed.files import ModelFiles, named_model, packaged_model, slot_model, verify
from factcheck.embed.port import Encoder, Vectors
from factcheck.environment import prepare_environment
from factcheck.errors import FactcheckError


def load_encoder(model: str | None = None) -> Encoder:
    """The packaged model, or another sentence-transformers model by folder or by name in the local model cache.

    Its weights are loaded with the first text that is encoded, so a run that finds every vector in
    the cache never imports torch; further runs in this process have them. Raises FactcheckError
    `model-missing`, `model-not-found` or `model-unsafe`; the first `encode` raises
    `model-hash-mismatch` or `model-broken`.
    """
    return _loaded(packaged_model() if model is None else named_model(model))


def load_slot_encoder() -> Encoder:
    """The packaged model tuned to tell slots apart: what reads `slot_text`. Raises as :func:`load_encoder`."""
    return _loaded(slot_model())


@lru_cache(maxsize=4)
def _loaded(files: ModelFiles) -> LocalEncoder:
    return LocalEncoder(files)


class LocalEncoder:
    """A model in a folder, on the CPU. See :class:`Encoder`.

    A vector does not depend on its neighbours (:mod:`factcheck.embed.batches`), so a warm cache gives what a cold one
    does.
    """

    def __init__(self, files: ModelFiles) -> None:
        self._files = files

    @property
    def name(self) -> str:
        """The model's name with a hash over its files; known without loading them."""
        return self._files.identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for each text, in order: shape (n, d), float32.

        Raises FactcheckError `model-hash-mismatch` or `model-broken` with the first text.
        """
        model = self._model
        vectors = np.zeros((len(texts), model.get_embedding_dimension()), dtype=np.float32)
        for rows in batches(_lengths(model, texts)):
            vectors[list(rows)] = _encode(model, filled([texts[row] for row in rows]))[: len(rows)]
        return vectors

    @cached_property
    def _model(self) -> Any:
        verify(self._files)
        prepare_environment()
        import sentence_transformers
        from transformers.utils import logging

        logging.disable_progress_bar()
        try:
            model = sentence_transformers.SentenceTransformer(
                str(self._files.folder),
                device="cpu",
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True},
            )
            if self._files.tuned is not None:
                _replace_layers(model, self._files.tuned.path)
            return model
        except Exception as error:
            # Whatever a folder of someone else's making provokes deep inside: the user can only name another.
            raise FactcheckError(
                "model-broken",
                f"The model in {self._files.folder} cannot be loaded ({type(error).__name__}: {error}). "
                "Name a complete sentence-transformers model with --model.",
            ) from error


def _replace_layers(model: Any, weights: Path) -> None:
    """Put tuned weights in the place of a model's own. Raises RuntimeError where they are not of its kind."""
    import safetensors.torch

    tuned = {name: weight.float() for name, weight in safetensors.torch.load_file(weights).items()}
    wrong = model[0].auto_model.load_state_dict(tuned, strict=False).unexpected_keys
    if wrong:
        raise RuntimeError(f"{weights.name} holds weights of another model: {', '.join(wrong[:3])}")


def _lengths(model: Any, texts: Sequence[str]) -> list[int]:
    """The padded length of each text in tokens; 0 for all where a model does not pad."""
    if not _pads(model):
        return [0] * len(texts)
    tokens = model.tokenizer(list(texts), truncation=True, max_length=model.max_seq_length)["input_ids"]
    return [padded(len(row)) for row in tokens]


def _encode(model: Any, batch: list[str]) -> Vectors:
    padding = PADDING if _pads(model) else {}
    vectors: Vectors = model.encode(
        batch, batch_size=len(batch), normalize_embeddings=True, show_progress_bar=False, **padding
    )
    return vectors


def _pads(model: Any) -> bool:
    return hasattr(model.tokenizer, "pad")
