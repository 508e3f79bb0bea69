"""Lines in which a source speaks of itself, or to its readers."""

from __future__ import annotations

import re

_READERS = re.compile(r"\b(?:you|your|yours|yourself|we|us|our|ours|me|my)\b", re.I)
_ASKED_TO = re.compile(
    r"(?:please\s+)?(?:sign up|subscribe|follow|listen|read|click|tap|call|ring|e-?mail|text|share|download|watch|"
    r"contact|visit|send|register|join|support|donate|get|find|see|tell|write|buy|order|like|save|print)\b(?!\s+was\b)",
    re.I,
)
_ADDRESS = re.compile(r"https?://|www\.|[\w.+-]@[\w-]+\.|(?<!\w)@\w{3,}", re.I)
_QUOTED = re.compile("[\"“”«»„]|(?<!\\w)['‘]|['’](?!\\w)")
_ARTICLES = frozenset({"the", "a", "an"})


def addresses(line: str, source: str) -> bool:
    """Whether a line names its own source, holds an address, or speaks to readers (and quotes nobody)."""
    if names_itself(line, source) or _ADDRESS.search(line):
        return True
    return _QUOTED.search(line) is None and bool(_READERS.search(line) or _ASKED_TO.match(line.lstrip(" *_#>•·-–—")))


def names_itself(line: str, source: str) -> bool:
    """Whether a line names its source in full, or as papers call themselves: "the Mercury" for Pennmouth Mercury."""
    words = [word for word in source.split() if word.casefold() not in _ARTICLES]
    if not words:
        return False
    whole = r"\s+".join(map(re.escape, words))
    short = rf"\b[Tt]he\s+{re.escape(words[-1])}\b"
    return re.search(rf"(?<!\w)(?i:{whole})(?!\w)|{short}", line) is not None
