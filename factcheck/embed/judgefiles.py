"""The folder of a model of entailment: whether it is one, is safe to load, and which label is a contradiction."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path

from factcheck.embed.files import LOADED, PICKLES, ModelFiles
from factcheck.errors import FactcheckError
from factcheck.packaged import files_below, sha256

# "contradiction" of SNLI and MNLI, "REFUTES" of FEVER; not "non-contradiction".
_CONTRADICTS = re.compile(r"(?:contradict|refute)", re.IGNORECASE)
_KIND = "the folder of a sentence-transformers CrossEncoder that was trained for entailment"


@dataclass(frozen=True, slots=True)
class JudgeFiles:
    """A CrossEncoder on disk, its labels in the order of its outputs, and which of them is a contradiction."""

    files: ModelFiles
    labels: tuple[str, ...]
    contradiction: int


def judge_files(folder: str) -> JudgeFiles:
    """What lies in the folder of a CrossEncoder. Never downloads, and loads nothing.

    Raises FactcheckError `judge-missing` where it is none, `judge-unsafe` where its weights are pickles,
    `judge-labels` where none or several of its labels are a contradiction, and `judge-unreadable`.
    """
    # Unlike pathlib, os.path takes a path that no folder can have for one that is not there.
    path = os.path.expanduser(folder)  # noqa: PTH111
    if not os.path.isdir(path):  # noqa: PTH112
        raise FactcheckError(
            "judge-missing", f"--judge {folder} is no folder. Name {_KIND}; factcheck itself downloads nothing."
        )
    found = Path(path).resolve()
    try:
        config = _config(found)
        _refuse_pickles(found)
        labels = _labels(config, found)
        digests = tuple((name, sha256(found / name)) for name in files_below(found, suffixes=LOADED))
    except OSError as error:
        raise FactcheckError(
            "judge-unreadable",
            f"The model in {found} could not be read ({error.strerror or error}): check that you may read its files.",
        ) from error
    return JudgeFiles(ModelFiles(found.name, found, digests), labels, _contradiction(labels, found))


def _config(folder: Path) -> dict[str, object]:
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise FactcheckError(
            "judge-missing", f"{folder} holds no CrossEncoder: it has no config.json. Name {_KIND} with --judge."
        ) from error
    except (ValueError, RecursionError) as error:
        raise _no_config(folder) from error
    if not isinstance(config, dict):
        raise _no_config(folder)
    return config


def _no_config(folder: Path) -> FactcheckError:
    return FactcheckError(
        "judge-missing", f"{folder / 'config.json'} is no configuration of a model. Name {_KIND} with --judge."
    )


def _refuse_pickles(folder: Path) -> None:
    """Each folder that weights are loaded from must hold safetensors where it holds a pickle."""
    for part in sorted(_loaded_folders(folder)):
        suffixes = {path.suffix for path in part.iterdir()} if part.is_dir() else set()
        if suffixes & PICKLES and ".safetensors" not in suffixes:
            raise FactcheckError(
                "judge-unsafe",
                f"The weights in {part} are a pickle, which can run any code when it is loaded. "
                "Save the model as safetensors: CrossEncoder(...).save_pretrained(folder, safe_serialization=True).",
            )
    if not any(folder.glob("*.safetensors")):
        raise FactcheckError(
            "judge-missing", f"{folder} holds no weights: there is no .safetensors file. Name {_KIND} with --judge."
        )


def _loaded_folders(folder: Path) -> set[Path]:
    """The folders that sentence-transformers loads weights from: the top one and those in modules.json."""
    listing = folder / "modules.json"
    try:
        modules = json.loads(listing.read_text(encoding="utf-8")) if listing.is_file() else []
        return {folder, *(folder / module["path"] for module in modules)}
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise FactcheckError(
            "judge-missing", f"{listing} is not a list of modules. Name {_KIND} with --judge."
        ) from error


def _labels(config: dict[str, object], folder: Path) -> tuple[str, ...]:
    named = config.get("id2label")
    rows = {str(place): str(label) for place, label in named.items()} if isinstance(named, dict) else {}
    labels = tuple(rows.get(str(place), "") for place in range(len(rows)))
    if not rows or len(labels) < 2 or not all(labels):
        raise _no_label(folder, "names no labels of entailment")
    return labels


def _contradiction(labels: tuple[str, ...], folder: Path) -> int:
    found = [place for place, label in enumerate(labels) if _CONTRADICTS.match(label)]
    if len(found) != 1:
        what = "none is a contradiction" if not found else "several are a contradiction"
        raise _no_label(folder, f"names the labels {', '.join(labels)[:200]}, of which {what}")
    return found[0]


def _no_label(folder: Path, wrong: str) -> FactcheckError:
    return FactcheckError(
        "judge-labels",
        f"{folder / 'config.json'} {wrong}. Name {_KIND}; if it was, write its labels there in the order of its "
        'outputs: "id2label": {"0": "contradiction", "1": "entailment", "2": "neutral"}.',
    )
