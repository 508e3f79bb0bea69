"""Quotations that two articles give in other words, or to another speaker, as findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from factcheck.checks.drafts import called, draft_first, touches
from factcheck.checks.mentions import mention_at
from factcheck.checks.quotations import Misquote, misquotes
from factcheck.checks.quoted import Quote
from factcheck.config import Config
from factcheck.identities import identity
from factcheck.model import Article, Claim, Field, Finding, Mention, Severity, Side, Span, Verdict
from factcheck.selection import selected, severity_of

CODE = "quotation"
_SAME_QUOTE, _DIFFER, _NEGATED = 0.97, 0.85, 0.95
_TOPIC = 6


@dataclass(frozen=True, slots=True)
class _Found:
    """One difference of quotations: what each side has there, and where its articles have it."""

    misquote: Misquote
    sides: dict[str, dict[Mention, None]]


def quotations(
    articles: Sequence[Article],
    pairs: Collection[tuple[str, str]],
    *,
    config: Config,
    drafts: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """A finding for each quotation that `pairs` of articles (ids) give differently; those of one side share it.

    With `drafts` (ids) only quotations that one of them gives, which is named first.
    """
    if not selected(CODE, config):
        return ()
    found: dict[tuple[str, ...], _Found] = {}
    for one in misquotes(sorted(articles, key=lambda each: (each.path, each.id)), pairs):
        written = [_written(quote, span) for quote, span in _places(one)]
        known = found.setdefault(tuple(sorted(written)), _Found(one, {text: {} for text in sorted(written)}))
        for text, (quote, span) in zip(written, _places(one), strict=True):
            known.sides[text][_mention(quote, span)] = None
    every = (_finding(each, config, drafts) for each in found.values())
    return tuple(one for one in every if drafts is None or touches(one, drafts))


def _places(one: Misquote) -> Iterator[tuple[Quote, Span]]:
    return zip((one.left, one.right), one.spans, strict=True)


def _written(quote: Quote, span: Span) -> str:
    return " ".join(quote.article.text[span.start : span.end].casefold().replace("’", "'").split())


def _finding(found: _Found, config: Config, drafts: Collection[str] | None) -> Finding:
    one = found.misquote
    given = [Side(next(iter(mentions)).text, None, tuple(mentions)) for mentions in found.sides.values()]
    sides = draft_first(given, drafts)
    said = [side.value for side in sides]
    words = " ".join(word.text for word in one.left.words[:_TOPIC])
    who, other = called(sides, drafts) or ("one quotation", "the other")
    if one.speakers:
        by = ("", "") if drafts is None else (f" by {who}", f" by {other}")
        message = f"the same words are given to {said[0]}{by[0]} and to {said[1]}{by[1]}; check who said them"
    else:
        message = f"{who} has “{said[0]}”, {other} “{said[1]}”; check the recording"
    severity = Severity.ERROR if one.negated or one.speakers else Severity.WARNING
    differ = _NEGATED if one.negated else _DIFFER
    return Finding(
        id=identity(CODE, *sorted(found.sides)),
        code=CODE,
        field=Field.QUOTATION,
        severity=severity_of(CODE, severity, Verdict.DIFFERENT, config),
        verdict=Verdict.DIFFERENT,
        confidence=_SAME_QUOTE * differ,
        confidence_parts=(("same_slot", _SAME_QUOTE), ("values_differ", differ)),
        topic=f"quotation, “{words} ...”",
        message=message,
        sides=tuple(sides),
        slot_id=identity(CODE, *_shared(one)),
    )


def _shared(one: Misquote) -> list[str]:
    """The words that both quotations have, sorted: the quotation without what differs."""
    ours, theirs = ({word.text for word in quote.words} for quote in (one.left, one.right))
    return sorted(ours & theirs)


def _mention(quote: Quote, span: Span) -> Mention:
    claim = Claim(quote.article.id, quote.span, quote.span, "", "", (), attribution=quote.speaker)
    return mention_at(span, claim, quote.article)
