"""Make factcheck/lexicon/wordnet.msgpack from the database files of WordNet 3.0 (wndb(5WN)).

    python -m benchmarks.make_lexicon FOLDER

FOLDER holds data.noun, index.noun and so on, as in Debian's package wordnet-base. Kept are words and phrases in lower
case of at most three words, with their senses from the most frequent on, what is above each sense, and which words are
opposites or derived from one another.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from factcheck.lexicon.tables import FILE, Part, Tables

SENSES = 5
_WORDS = 3
_PARTS = {"noun": "n", "verb": "v", "adj": "a"}
_ABOVE = frozenset({"@", "@i"})


@dataclass(frozen=True, slots=True)
class Synset:
    """A record of a data file: its words, and its pointers as (symbol, offset, part, word here, word there)."""

    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, str, int, int], ...]


def synsets(path: Path) -> dict[str, Synset]:
    """The records of a data file by offset."""
    found = {}
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        parts = line.partition(" | ")[0].split()
        count = int(parts[3], 16)
        words = tuple(parts[4 + 2 * at].partition("(")[0].replace("_", " ") for at in range(count))
        at = 4 + 2 * count
        rows = [parts[start : start + 4] for start in range(at + 1, at + 1 + 4 * int(parts[at]), 4)]
        found[parts[0]] = Synset(
            words,
            tuple(
                (symbol, offset, "a" if part == "s" else part, int(ends[:2], 16), int(ends[2:], 16))
                for symbol, offset, part, ends in rows
            ),
        )
    return found


def index(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each word of an index file that is kept, and the offsets of its senses."""
    for line in path.read_text(encoding="ascii").splitlines():
        if not line.startswith(" "):
            parts = line.split()
            word = parts[0].replace("_", " ")
            if len(word.split()) <= _WORDS and not any(letter.isdigit() for letter in word):
                yield word, parts[-int(parts[2]) :]


def part_of(folder: Path, name: str, every: dict[str, dict[str, Synset]]) -> Part:
    """The tables of one part of speech."""
    data = every[_PARTS[name]]
    number = {offset: at for at, offset in enumerate(data)}
    senses: dict[str, tuple[int, ...]] = {}
    for word, offsets in index(folder / f"index.{name}"):
        kept = [offset for offset in offsets if any(one == word for one in data[offset].words)]
        if kept:
            senses[word] = tuple(number[offset] for offset in kept[:SENSES])
    opposites: dict[str, set[str]] = defaultdict(set)
    derived: dict[str, set[str]] = defaultdict(set)
    for one in data.values():
        for symbol, offset, part, here, there in one.pointers:
            if here and symbol in ("!", "+"):
                other = every.get(part, {}).get(offset)
                if other is not None:
                    (opposites if symbol == "!" else derived)[one.words[here - 1]].add(other.words[there - 1])
    above = [
        tuple(number[offset] for symbol, offset, part, *_ in one.pointers if symbol in _ABOVE or symbol == "&")
        for one in data.values()
    ]
    return Part(senses, tuple(above), _sorted(opposites, senses), _sorted(derived, senses))


def _sorted(words: dict[str, set[str]], known: dict[str, tuple[int, ...]]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(sorted(others)) for word, others in sorted(words.items()) if word in known}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    every = {part: synsets(folder / f"data.{name}") for name, part in _PARTS.items()}
    tables = Tables(*(part_of(folder, name, every) for name in _PARTS))
    FILE.write_bytes(msgspec.msgpack.encode(tables))
    print(f"wrote {FILE.name}, {FILE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
