"""Single drafts against the contradictions that were written into them: what one text alone gives away.

    python -m benchmarks.drafts DRAFTS [--list]

DRAFTS is a folder of NN-slug.md with NN-slug.json beside it (its FORMAT.md says what stands there). Each draft is
checked alone. A *flag* is a finding of severity error or warning. It meets a contradiction if

- its field is of the same family: figures, dates, ages and durations are one, all that is told in words the other;
- a mention of it overlaps the quote of one end; and
- another mention of it overlaps the quote of the other end, stands in the paragraph of that quote, or states a figure
  of that quote; where the other end is the line that tells the day of publication, the first is enough.

A flag that meets none is a false alarm; a second one for the same contradiction is a repeat, and neither.
precision = right flags / (right flags + false alarms); recall = contradictions met / contradictions. `--list` prints
every miss and every false alarm.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.score import figures
from factcheck import check
from factcheck.model import Finding, Mention, Severity, Span

FIGURES = frozenset(
    {
        *("quantity", "money", "percent", "duration", "date", "time", "age", "ordinal"),
        *("arithmetic", "weekday", "conversion"),
    }
)
PUBLISHED = "Published:"


@dataclass(frozen=True, slots=True)
class Written:
    """A contradiction that was written into a draft: its field and where its ends stand; None for the header."""

    field: str
    ends: tuple[Span | None, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """One draft: what was written into it, which flags met what (`None`: nothing), and what was flagged."""

    name: str
    written: tuple[Written, ...]
    met: tuple[Written | None, ...]
    flags: tuple[Finding, ...]


def written(text: str, entries: Sequence[dict[str, object]]) -> Iterator[Written]:
    """The contradictions of a draft. Raises ValueError where a quote is not in the text."""
    for entry in entries:
        quotes = entry["quotes"]
        assert isinstance(quotes, list)
        ends = tuple(None if one.startswith(PUBLISHED) else _place(text, one) for one in quotes)
        yield Written(str(entry["field"]), ends, tuple(quotes))


def _place(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def meets(flag: Finding, one: Written, text: str) -> bool:
    """Whether a flag points at a contradiction, by the rule above."""
    mentions = [mention for side in flag.sides for mention in side.mentions]
    if (flag.field.value in FIGURES) is not (one.field in FIGURES):
        return False
    return any(
        _at(mention, end)
        and all(
            any(_near(again, other, text) for again in mentions if again is not mention)
            for other in one.ends
            if other is not None and other is not end
        )
        for mention in mentions
        for end in one.ends
        if end is not None
    )


def _at(mention: Mention, end: Span) -> bool:
    return Span(mention.start, mention.end).overlaps(end)


def _near(mention: Mention, end: Span, text: str) -> bool:
    paragraph = Span(text.rfind("\n", 0, end.start) + 1, (text + "\n").index("\n", end.end))
    same = figures(mention.text) & figures(text[end.start : end.end])
    return _at(mention, end) or _at(mention, paragraph) or bool(same)


def scored(path: Path) -> Scored:
    """A draft, checked alone."""
    text = path.read_text(encoding="utf-8")
    every = tuple(written(text, json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["contradictions"]))
    found = check([path]).findings
    flags = tuple(one for one in found if one.severity is not None and one.severity >= Severity.WARNING)
    met = tuple(next((one for one in every if meets(flag, one, text)), None) for flag in flags)
    return Scored(path.stem, every, met, flags)


def lines(drafts: Sequence[Scored]) -> Iterator[str]:
    """What is printed."""
    wanted = Counter(one.field for draft in drafts for one in draft.written)
    found = Counter(one.field for draft in drafts for one in draft.written if one in draft.met)
    right = sum(found.values())
    alarms = sum(one is None for draft in drafts for one in draft.met)
    repeats = sum(len(draft.met) for draft in drafts) - right - alarms
    clean = [draft for draft in drafts if not draft.written]
    yield f"precision {_share(right, right + alarms)}, recall {_share(right, sum(wanted.values()))}, repeats {repeats}"
    yield f"alarms in {len(clean)} clean drafts: {sum(len(draft.met) for draft in clean)}"
    for name, count in sorted(wanted.items()):
        yield f"{name}: {found[name]} of {count}"


def missed(drafts: Sequence[Scored]) -> Iterator[str]:
    """Every miss and every false alarm."""
    for draft in drafts:
        for one in draft.written:
            if one not in draft.met:
                yield f"missed {draft.name} {one.field}: {' <> '.join(one.quotes)}"
        for flag, met in zip(draft.flags, draft.met, strict=True):
            if met is None:
                yield f"wrong {draft.name} {flag.code}: {flag.message}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part} of {whole})" if whole else "- (0 of 0)"


def main() -> None:
    """The command `make bench-drafts`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("drafts", type=Path)
    parser.add_argument("--list", action="store_true", help="print every miss and every false alarm")
    args = parser.parse_args()
    drafts = [scored(path) for path in sorted(args.drafts.glob("[0-9]*.md"))]
    if args.list:
        print("\n".join(missed(drafts)))
    print("\n".join(lines(drafts)))


if __name__ == "__main__":
    main()
