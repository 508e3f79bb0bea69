"""What a folder holds that is not read: files of formats that are not known here, and factcheck's own reports."""

from __future__ import annotations

import mimetypes
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path, PurePath

from factcheck.model import Problem

# Problems that say what was left alone; nothing is wrong with it.
NOTICES = frozenset({"not-read", "own-report"})
_HEAD = 2_000
_REPORTS = frozenset({".json", ".jsonl", ".csv", ".html", ".htm", ".xml"})
_OWN = re.compile(
    rb'\{\s*(?:"kind":\s*"report",\s*)?"schema":\s*"factcheck\.report/'
    rb"|kind,finding,code,field,severity,"
    rb'|<\?xml[^>]*>\s*<testsuites name="factcheck"'
    rb'|<!DOCTYPE html>[^\0]*<meta name="generator" content="factcheck '
)
# What lies beside articles and nobody takes for one: pictures and sound, programs and their settings.
_MEDIA = ("image/", "audio/", "video/", "font/")
_NO_ARTICLE = frozenset({
    ".avif", ".bib", ".c", ".cfg", ".conf", ".cpp", ".css", ".db", ".go", ".h", ".heic", ".ini", ".java", ".js",
    ".jsx", ".less", ".lock", ".mjs", ".parquet", ".php", ".pkl", ".pl", ".ps1", ".py", ".pyc", ".pyi", ".r", ".rb",
    ".rs", ".rulings", ".sarif", ".scss", ".sh", ".so", ".sql", ".sqlite", ".toml", ".ts", ".tsx", ".webp", ".woff",
    ".woff2", ".yaml", ".yml",
})  # fmt: skip
_NAMES = frozenset({"dockerfile", "gemfile", "license", "makefile", "readme", "thumbs.db"})
_KINDS_SHOWN = 5


def is_own_report(location: Path) -> bool:
    """Whether a file is a report that factcheck wrote, by how it begins."""
    if location.suffix.lower() not in _REPORTS:
        return False
    try:
        with location.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return _OWN.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def own_report(shown: str) -> Problem:
    """That a file is a report of factcheck."""
    return Problem(shown, "own-report", f"{shown} is a report of factcheck and no article, so it was not read.")


def may_be_article(name: str) -> bool:
    """Whether a file of a format that is not read may all the same be an article, by its name."""
    suffix = PurePath(name).suffix.lower()
    if suffix in _NO_ARTICLE or name.lower() in _NAMES:
        return False
    return not _type(suffix).startswith(_MEDIA)


@lru_cache(maxsize=256)
def _type(suffix: str) -> str:
    # The types that Python knows, whatever the machine at hand adds to them.
    return mimetypes.MimeTypes().guess_type(f"x{suffix}", strict=False)[0] or ""


def not_read(shown: str, names: Sequence[str]) -> Problem | None:
    """That these files of a folder were not read, told once and by their kinds; None where none may be an article."""
    kinds = Counter(PurePath(name).suffix.lower() or "no suffix" for name in names)
    if not kinds:
        return None
    told = [f"{count:,} {kind}" for kind, count in sorted(kinds.items(), key=lambda one: (-one[1], one[0]))]
    listed = ", ".join(told[:_KINDS_SHOWN]) + (", ..." if len(told) > _KINDS_SHOWN else "")
    what = "1 file that is" if len(names) == 1 else f"{len(names):,} files that are"
    message = f"{shown} also holds {what} of no format that is read ({listed}): save them as text, HTML or JSON."
    return Problem(shown, "not-read", message)
