"""One match of an answer: what is underlined, why, and what could stand there instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model import Finding, Mention, Severity, Side
from factcheck.report.as_json import Json
from factcheck.report.safe import prose
from factcheck.server.posted import Posted
from factcheck.server.replacements import replacements
from factcheck.server.rules import DRAFT, Rule, rules

_CONTEXT = 40
_CUT = "..."
_MOST_OFFERED = 10
_QUOTED = 2
_LONGEST_QUOTE = 160
_LONGEST_SHORT = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands, `start` to `end` in what was posted, and the finding that disputes it."""

    start: int
    end: int
    finding: Finding
    mention: Mention

    @property
    def order(self) -> tuple[int, int, int, str]:
        """By place, at one place the most severe first."""
        severity = self.finding.severity
        return self.start, self.end, -(Severity.NOTE if severity is None else severity), self.finding.id


def match_of(place: Place, text: Posted, *, draft: str, pages: str) -> Json:
    """The match, with offset and length in UTF-16 code units of what was posted."""
    finding, mention = place.finding, place.mention
    rule = rules()[finding.code]
    first, last = text.units(place.start), text.units(place.end)
    offered = replacements(finding, mention, draft=draft)[:_MOST_OFFERED]
    return {
        "message": _message(finding, draft),
        "shortMessage": _short(finding, mention, rule, draft),
        "replacements": [{"value": one.value, "shortDescription": one.source} for one in offered],
        "offset": first,
        "length": last - first,
        "context": _context(place, text),
        "sentence": mention.sentence.strip(),
        "type": {"typeName": "Hint" if finding.severity is Severity.NOTE else "Other"},
        "rule": _rule(rule, pages),
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _rule(rule: Rule, pages: str) -> Json:
    return {
        "id": rule.id,
        "description": rule.description,
        "issueType": rule.issue,
        "urls": [{"value": f"{pages}/{rule.slug}"}],
        "category": {"id": rule.category.id, "name": rule.category.name},
        "isPremium": False,
    }


def _context(place: Place, text: Posted) -> Json:
    """Some characters of what was posted on both sides, on one line."""
    begin, end = max(0, place.start - _CONTEXT), min(len(text.whole), place.end + _CONTEXT)
    before = _CUT if begin else ""
    after = _CUT if end < len(text.whole) else ""
    shown = text.whole[begin:end].replace("\n", " ").replace("\r", " ")
    return {
        "text": f"{before}{shown}{after}",
        "offset": len(before) + text.units(place.start) - text.units(begin),
        "length": text.units(place.end) - text.units(place.start),
    }


def _message(finding: Finding, draft: str) -> str:
    """What the finding says, and the sentences of the first sources that say otherwise."""
    told = prose(f"{finding.topic}: {finding.message}").rstrip(".")
    return " ".join((f"{told}.", *(_quote(one) for one in _others(finding, draft)[:_QUOTED])))


def _others(finding: Finding, draft: str) -> tuple[Mention, ...]:
    """Of each side that the draft does not give, who gives it first."""
    sides = (side for side in finding.sides if all(one.article != draft for one in side.mentions))
    return tuple(side.mentions[0] for side in sides if side.mentions)


def _quote(mention: Mention) -> str:
    day = "" if mention.published is None else f", {mention.published[:10]}"
    return f"{_outlet(mention)}{prose(day)}: “{_cut(prose(_around(mention)).strip(), _LONGEST_QUOTE)}”"


def _around(mention: Mention) -> str:
    """The sentence, of a long one what stands around the value."""
    start = mention.start - mention.sentence_start
    if len(mention.sentence) <= _LONGEST_QUOTE or not mention.sentence.startswith(mention.text, max(0, start)):
        return mention.sentence
    begin = max(0, start - (_LONGEST_QUOTE - len(mention.text)) // 2)
    whole = mention.sentence[begin:]
    return f"…{whole.partition(' ')[2]}" if begin else whole


def _short(finding: Finding, mention: Mention, rule: Rule, draft: str) -> str:
    if rule.category is DRAFT:
        return rule.description
    told = [_told(side, draft) for side in finding.sides if mention not in side.mentions]
    return _cut("; ".join(one for one in told if one), _LONGEST_SHORT) or rule.description


def _told(side: Side, draft: str) -> str:
    """Who has which value: `The Hill Courier: 843 miles`."""
    outlets = tuple(_outlets(side, draft))
    if not outlets:
        return f"further on: {prose(side.value)}" if side.mentions else ""
    return f"{outlets[0] if len(outlets) == 1 else f'{len(outlets)} sources'}: {prose(side.value)}"


def _outlets(side: Side, draft: str) -> Iterator[str]:
    yield from dict.fromkeys(_outlet(one) for one in side.mentions if one.article != draft)


def _outlet(mention: Mention) -> str:
    return prose(mention.source or mention.path)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
