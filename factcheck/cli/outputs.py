"""Where each format goes: standard output or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.read.inputs import find_inputs
from factcheck.read.manifest import NAME


@dataclass(frozen=True, slots=True)
class Destination:
    """One format and the file that it is written to; None is standard output."""

    format: str
    path: Path | None


def destinations(formats: Sequence[str], outputs: Sequence[str], *, known: Sequence[str]) -> tuple[Destination, ...]:
    """What `--format` and `--output` ask for, in order; the first `known` format where they ask for none.

    An output is PATH, for the one format, or FORMAT=PATH, which also asks for the format; `-` is
    standard output. Raises FactcheckError `output-ambiguous`, `format-unknown`, `output-empty`,
    `output-folder-missing`, `output-is-folder` or `output-unwritable`.
    """
    for name in formats:
        if name not in known:
            raise FactcheckError("format-unknown", f"{name!r} is no format; --format takes {', '.join(known)}.")
    split = [_split(output, known) for output in outputs]
    named = [(name, path) for name, path in split if name is not None]
    plain = [path for name, path in split if name is None]
    wanted = list(dict.fromkeys([*formats, *(name for name, _ in named)])) or [known[0]]
    unplaced = [name for name in wanted if name not in dict(named)]
    if len({name for name, _ in named}) < len(named) or len(plain) > 1 or (plain and len(unplaced) != 1):
        raise _ambiguous("--output PATH serves one format, and a format has one output")
    placed = {**dict(named), **dict.fromkeys(unplaced, plain[0] if plain else "-")}
    found = tuple(Destination(name, _target(placed[name])) for name in wanted)
    if len({each.path for each in found}) < len(found):
        raise _ambiguous(f"{' and '.join(wanted)} cannot go to one place")
    return found


def spare_inputs(wanted: Sequence[Destination], paths: Sequence[str]) -> None:
    """Make sure that no file that `paths` name, nor the manifest of one, would be overwritten.

    Raises FactcheckError `output-is-input`.
    """
    at_risk = [each.path for each in wanted if each.path is not None and each.path.is_file()]
    if not at_risk:
        return
    files = [each.location for each in find_inputs(paths)[0] if each.location is not None]
    manifests = {folder / NAME for file in files for folder in file.parents}
    spared = {os.path.realpath(path) for path in (*files, *manifests)}
    for path in at_risk:
        if str(path) in spared:
            raise FactcheckError(
                "output-is-input",
                f"--output {path} is one of the files to read, and would be overwritten: name another file, "
                "outside the folders that are read.",
            )


def write(data: bytes, destination: Path | None) -> None:
    """Write to a file, or to standard output where it is None. Raises FactcheckError `output-unwritable`.

    A file appears under its name only when it is complete. That nobody reads standard output to its
    end (`| head`) is no mistake.
    """
    try:
        if destination is None:
            _write_stdout(data)
        elif destination.exists() and not destination.is_file():
            # A device or a named pipe is written to, never replaced.
            destination.write_bytes(data)
        else:
            _replace(destination, data)
    except OSError as error:
        raise FactcheckError(
            "output-unwritable",
            f"{destination or 'Standard output'} cannot be written ({error.strerror or error}). "
            "Name another file with --output, or make room.",
        ) from error


def _split(output: str, known: Sequence[str]) -> tuple[str | None, str]:
    name, separator, path = output.partition("=")
    asked = f"{name}=" if separator and name in known else ""
    if output == asked:
        raise FactcheckError(
            "output-empty",
            f"--output {asked or repr('')} names no file: write --output {asked}FILE, "
            f"or --output {asked}- for standard output.",
        )
    if asked:
        return name, path
    if separator and name.isalpha():
        raise FactcheckError(
            "format-unknown",
            f"{name!r} in --output {output} is no format; there are {', '.join(known)}. "
            f"For a file of that name write --output ./{output}",
        )
    return None, output


def _ambiguous(message: str) -> FactcheckError:
    return FactcheckError("output-ambiguous", f"{message}; write --output FORMAT=PATH for each.")


def _target(path: str) -> Path | None:
    """The file to write, links followed; refused before any work is done where it cannot be made."""
    if path == "-":
        return None
    # Unlike pathlib, os.path leaves the home folder of an unknown user as it stands.
    try:
        target = Path(os.path.realpath(os.path.expanduser(path)))  # noqa: PTH111
        with suppress(FileNotFoundError, NotADirectoryError):
            target.lstat()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise FactcheckError(
            "output-unwritable", f"--output {path} cannot be written ({reason}). Name another file."
        ) from error
    if target.is_dir():
        raise FactcheckError("output-is-folder", f"--output {path} is a folder; name a file in it.")
    if not target.parent.is_dir():
        raise FactcheckError(
            "output-folder-missing", f"--output {path}: the folder {target.parent} does not exist; make it first."
        )
    return target


def _replace(path: Path, data: bytes) -> None:
    # Not made from the name, which may be as long as a name can be.
    temporary = path.with_name(f".factcheck-{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _write_stdout(data: bytes) -> None:
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python flushes standard output once more at exit; let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
