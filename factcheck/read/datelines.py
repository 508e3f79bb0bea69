"""Datelines: the place, date and agency with which the first paragraph of a news story opens."""

from __future__ import annotations

import re

_LONGEST = 120
_UPPER = r"[A-Z][A-Z.'’]+(?:[ /-][A-Z][A-Z.'’]+){0,4}"
_TITLE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_REGION = rf"(?:, {_TITLE}){{1,2}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf",? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r" ?(?:\([A-Z][^()\d]{0,40}\)|/[A-Z][^/\d]{0,40}/)"
_DASH = r"\s*(?:--|[-–—])(?=\s)"
_MARK = rf"(?:{_DASH}|:(?=\s))"
_DATED = re.compile(
    rf"(?:{_UPPER}(?:{_REGION})?{_DATE}(?:{_AGENCY})?{_MARK}"
    rf"|{_UPPER}(?:{_REGION})?{_AGENCY}{_MARK}"
    rf"|{_TITLE}(?:{_REGION})?{_DATE}(?:{_AGENCY})?{_MARK}"
    rf"|{_TITLE}(?:{_REGION})?{_AGENCY}{_DASH}"
    rf"|{_TITLE}(?:{_REGION})?, \d{{1,2}} {_MONTH} \d{{4}}\.(?=\s[A-Z])"
    rf"|\([A-Z][\w ]{{1,30}}\){_DASH}"
    rf"|{_UPPER}{_REGION}{_DASH})"
)
# A name in capitals alone may be an acronym that is explained ("NASA - the agency - said").
_BARE = re.compile(rf"(?=[A-Z.'’ /-]{{5,}})(?:{_UPPER})(?:{_DASH}(?=\s+[\"'“‘A-Z])|:(?=\s+[\"'“‘A-Z]))")
_WORDS_AFTER = 4


def dateline_end(paragraph: str, *, first: bool) -> int | None:
    """Where the dateline of `paragraph` ends, its dash or colon included; None without one.

    `first` tells that it is the first paragraph of the body: only there may a place in capitals
    stand without region, date and agency.
    """
    head = paragraph[:_LONGEST]
    match = _DATED.match(head) or (_BARE.match(head) if first else None)
    if match is None or len(paragraph[match.end() : match.end() + 200].split()) < _WORDS_AFTER:
        return None
    return match.end()
