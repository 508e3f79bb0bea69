"""A model of entailment that reads two sentences: how likely it finds that they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from factcheck.cache import Store, key
from factcheck.embed.batches import PADDING, batches, filled, padded
from factcheck.embed.judgefiles import JudgeFiles, judge_files
from factcheck.embed.vectors import embedded_by
from factcheck.environment import prepare_environment
from factcheck.errors import FactcheckError

Pair = tuple[str, str]

# What is stored must read the same on every processor.
_STORED = np.dtype("<f4")


class Judge(Protocol):
    """A model that is asked for a second opinion."""

    @property
    def name(self) -> str:
        """The model and a hash of its files: its readings are cached under it."""
        ...

    def read(self, pairs: Sequence[Pair]) -> Sequence[float]:
        """For each pair, in order, the probability that its first sentence contradicts the second.

        That of a pair must not depend on the other pairs.
        """
        ...


def load_judge(folder: str) -> Judge:
    """The sentence-transformers CrossEncoder in a folder.

    Its weights are loaded with the first pair that is read, so a run that finds every reading in the cache never
    imports torch; further runs in this process have them. Raises FactcheckError as :func:`judge_files`; the first
    `read` raises `judge-broken`.
    """
    return _loaded(judge_files(folder))


@lru_cache(maxsize=1)
def _loaded(files: JudgeFiles) -> LocalJudge:
    return LocalJudge(files)


def contradictions(pairs: Iterable[Pair], *, judge: Judge, cache: Store) -> dict[Pair, float]:
    """For each pair the probability that its two sentences contradict each other, whichever comes first.

    Contradiction is symmetric, but what a model reads is not: it is asked in both directions, and the mean is taken.
    The two readings are two measurements of one thing, and their difference is an error of the model; the greater one
    would take the error that makes findings for granted. What the cache holds is not read again.
    """
    wanted = sorted(set(pairs))
    directed = sorted({*wanted, *((other, one) for one, other in wanted)})
    read = _read(directed, judge=judge, cache=cache)
    return {(one, other): (read[one, other] + read[other, one]) / 2 for one, other in wanted}


def _read(pairs: Sequence[Pair], *, judge: Judge, cache: Store) -> dict[Pair, float]:
    version = embedded_by()
    keys = {pair: key("judge", version, judge.name, *pair) for pair in pairs}
    kept = cache.get_many(keys.values())
    read = {pair: float(np.frombuffer(kept[name], dtype=_STORED)[0]) for pair, name in keys.items() if name in kept}
    missing = [pair for pair in pairs if pair not in read]
    if missing:
        new = np.asarray(judge.read(missing), dtype=_STORED)
        cache.put_many({keys[pair]: value.tobytes() for pair, value in zip(missing, new, strict=True)})
        read.update(zip(missing, new.tolist(), strict=True))
    return read


class LocalJudge:
    """A CrossEncoder in a folder, on the CPU. See :class:`Judge`."""

    def __init__(self, judge: JudgeFiles) -> None:
        self._judge = judge

    @property
    def name(self) -> str:
        """The model's name with a hash over its files; known without loading them."""
        return self._judge.files.identity

    def read(self, pairs: Sequence[Pair]) -> Sequence[float]:
        """For each pair, in order, the probability that its first sentence contradicts the second.

        Raises FactcheckError `judge-broken` with the first pair.
        """
        model, scores = self._model, np.zeros(len(pairs))
        try:
            for rows in batches(_lengths(model, pairs)):
                batch = filled([pairs[row] for row in rows])
                told = model.predict(
                    batch, batch_size=len(batch), apply_softmax=True, show_progress_bar=False, **PADDING
                )
                scores[list(rows)] = told[: len(rows), self._judge.contradiction]
        except Exception as error:
            raise self._broken(error) from error
        if not np.isfinite(scores).all():
            raise self._broken("it gives what is no number")
        return [float(score) for score in scores]

    @cached_property
    def _model(self) -> Any:
        prepare_environment()
        import sentence_transformers
        import torch
        from transformers.utils import logging

        logging.disable_progress_bar()
        try:
            model = sentence_transformers.CrossEncoder(
                str(self._judge.files.folder),
                device="cpu",
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True, "dtype": torch.float32},
                # Given here, so that no configuration names another one.
                activation_fn=torch.nn.Identity(),
            )
        except Exception as error:
            # Whatever a folder of someone else's making provokes deep inside: the user can only name another.
            raise self._broken(error) from error
        labels = len(self._judge.labels)
        if model.num_labels != labels:
            raise self._broken(f"it has {model.num_labels} outputs and {labels} labels")
        if not _trained(model, self._judge.files.folder, labels):
            raise self._broken("its files hold no weights for the last layer, so it was never trained to judge")
        return model

    def _broken(self, wrong: Exception | str) -> FactcheckError:
        reason = wrong if isinstance(wrong, str) else f"{type(wrong).__name__}: {wrong}"
        return FactcheckError(
            "judge-broken",
            f"The judge in {self._judge.files.folder} cannot be used ({reason}). "
            "Name a complete CrossEncoder for entailment with --judge, or leave it out.",
        )


def _lengths(model: Any, pairs: Sequence[Pair]) -> list[int]:
    """The padded length of each pair in tokens."""
    one, other = (list(side) for side in zip(*pairs, strict=True))
    tokens = model.tokenizer(one, other, truncation=True, max_length=model.max_seq_length)["input_ids"]
    return [padded(len(row)) for row in tokens]


def _trained(model: Any, folder: Path, labels: int) -> bool:
    """Whether the layer that makes the labels comes from the files: transformers makes up at random what is missing."""
    stored = list(_tensors(folder, rows=labels))
    heads = [weight for weight in model.state_dict().values() if weight.ndim and weight.shape[0] == labels]
    return all(any(weight.shape == one.shape and bool((weight == one).all()) for one in stored) for weight in heads)


def _tensors(folder: Path, *, rows: int) -> Iterator[Any]:
    """The tensors in the files of a model whose first dimension is `rows`."""
    import safetensors

    for path in sorted(folder.rglob("*.safetensors")):
        with safetensors.safe_open(path, framework="pt") as file:
            for name in file.keys():  # noqa: SIM118
                if (file.get_slice(name).get_shape() or [0])[0] == rows:
                    yield file.get_tensor(name).float()
