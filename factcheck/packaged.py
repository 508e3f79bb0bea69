"""Models that come as Python packages: where their files lie, and whether they are the published ones.

Nothing of such a package is imported or run: only its data files are used, and each is held against
the SHA-256 that a list of ours (TOML) gives for it before any of it is loaded.
"""

from __future__ import annotations

import hashlib
import importlib.util
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

Digests = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Packaged:
    """A model in a package: its name, what to install, the package, and the folder in it that holds the files.

    `digests` are pairs of a path below that folder, with forward slashes, and a SHA-256 in hexadecimal, sorted.
    """

    name: str
    distribution: str
    package: str
    folder: str
    digests: Digests

    def installed(self) -> Path | None:
        """The folder that holds the files, or None where the package is not installed."""
        # Finding a top-level package does not import it.
        spec = importlib.util.find_spec(self.package)
        folder = Path(spec.origin).parent / self.folder if spec is not None and spec.origin is not None else None
        return folder if folder is not None and folder.is_dir() else None


def packaged(package: str, listing: str) -> Packaged:
    """The list of a model's files that stands as TOML in `package` of ours under the name `listing`."""
    listed = tomllib.loads(files(package).joinpath(listing).read_text(encoding="utf-8"))
    digests = tuple(sorted(listed["files"].items()))
    return Packaged(listed["name"], listed["distribution"], listed["package"], listed["folder"], digests)


def differences(folder: Path, digests: Sequence[tuple[str, str]], *, present: Iterable[str]) -> tuple[str, ...]:
    """What is wrong with the files `present` below `folder`, held against `digests`; empty where nothing is.

    A file is missing, does not belong there, or was changed: one short phrase for each.
    """
    listed, found = dict(digests), frozenset(present)
    missing = [f"{name} is missing" for name in sorted(listed.keys() - found)]
    foreign = [f"{name} does not belong to it" for name in sorted(found - listed.keys())]
    changed = [f"{name} was changed" for name in sorted(found & listed.keys()) if sha256(folder / name) != listed[name]]
    return (*missing, *foreign, *changed)


def files_below(folder: Path, *, suffixes: frozenset[str] | None = None) -> tuple[str, ...]:
    """The paths of all files below `folder`, with forward slashes, sorted; those with one of `suffixes` if given."""
    paths = (path for path in folder.rglob("*") if path.is_file() and (suffixes is None or path.suffix in suffixes))
    return tuple(sorted(path.relative_to(folder).as_posix() for path in paths))


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
