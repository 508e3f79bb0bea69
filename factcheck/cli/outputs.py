"""Where each format goes: standard output or a file that is there whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import FactcheckError


@dataclass(frozen=True, slots=True)
class Destination:
    """One format and the file that it is written to; None is standard output."""

    format: str
    path: Path | None


def destinations(formats: Sequence[str], outputs: Sequence[str], *, known: Sequence[str]) -> tuple[Destination, ...]:
    """What `--format` and `--output` ask for, in order; the first `known` format where they ask for none.

    An output is PATH, for the one format, or FORMAT=PATH, which also asks for the format; `-` is
    standard output. Raises FactcheckError `output-ambiguous`, `format-unknown`,
    `output-folder-missing` or `output-is-folder`.
    """
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
    if separator and name in known:
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
    target = Path(os.path.realpath(Path(path).expanduser()))
    if target.is_dir():
        raise FactcheckError("output-is-folder", f"--output {path} is a folder; name a file in it.")
    if not target.parent.is_dir():
        raise FactcheckError(
            "output-folder-missing", f"--output {path}: the folder {target.parent} does not exist; make it first."
        )
    return target


def _replace(path: Path, data: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
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
