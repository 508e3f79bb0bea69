"""One report built by hand: an error, a warning, two notes, a corroboration, a single source, a problem."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.model import (
    Article,
    Evidence,
    Field,
    Finding,
    Mention,
    Normalized,
    Place,
    Problem,
    Report,
    Severity,
    Side,
    Signal,
    Summary,
    Verdict,
)

HILL = Article(
    id="a1",
    path="stories/panj/hill-courier.txt",
    text=(
        "Border guards ask for help after the Rushan slide\n\n"
        "The frontier with Afghanistan runs for 843 miles along the Panj, and Tajikistan guards most of it alone.\n"
        "The slide buried 40 houses above Rushan on Sunday night. Twelve people were injured, police said.\n"
        "By Monday evening 300 villagers had been moved to a school. Three border posts reopened on Tuesday.\n"
    ),
    source="The Hill Courier",
    title="Border guards ask for help after the Rushan slide",
    published="2024-03-05",
    origin="hill-courier",
)
VALLEY = Article(
    id="a2",
    path="stories/panj/valley-post.txt",
    text=(
        "Fifty-eight homes lost\n\n"
        "The slide above Rushan, the worst in the district since the spring of 1998, when the river changed its bed "
        "and took the old bridge, buried 58 houses, the Valley Post has learned from two engineers at the site.\n"
        "Tajikistan has 1300 km of border with Afghanistan to watch, much of it river bank without a road.\n"
        "Doctors at the district hospital counted 15 people injured.\n"
        "Three border posts were open again on Tuesday. Repairs will cost 2.4 million somoni.\n"
    ),
    source="Valley Post",
    title="Fifty-eight homes lost",
    published="2024-03-06T08:15+05:00",
    updated="2024-03-06T11:40+05:00",
    origin="valley-post",
)
RIVER = Article(
    id="a3",
    path="stories/panj/river-radio.md",
    text="Officials now say more than 450 villagers sleep in schools.\nThe slide buried 58 houses.\n",
    source=None,
    title=None,
    published="2024-03-07",
    origin="river-radio",
)


def mention(article: Article, text: str, *, attribution: str | None = None, nth: int = 0) -> Mention:
    """The `nth` place of `text` in the article; a sentence ends at a full stop and a blank, or at a line end."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(text, start + 1)
    whole = article.text
    sentence_start = max(
        whole.rfind("\n", 0, start) + 1, whole.rfind(". ", 0, start) + 2 if ". " in whole[:start] else 0
    )
    stop = min(end for end in (whole.find(".", start + len(text)), whole.find("\n", start)) if end >= 0)
    sentence = whole[sentence_start : stop + 1].rstrip("\n")
    line_start = whole.rfind("\n", 0, start) + 1
    return Mention(
        article=article.id,
        path=article.path,
        source=article.source,
        start=start,
        end=start + len(text),
        text=text,
        line=whole.count("\n", 0, start) + 1,
        column=start - line_start + 1,
        clause_start=sentence_start,
        clause_end=sentence_start + len(sentence),
        sentence=sentence,
        sentence_start=sentence_start,
        attribution=attribution,
        published=article.published,
    )


def normalized(value: str | None, low: str | None, high: str | None, unit: str | None = None) -> Normalized:
    """A normalised value from digits."""
    ends = [None if each is None else Decimal(each) for each in (value, low, high)]
    return Normalized(ends[0], ends[1], ends[2], unit)


def side(value: str, scale: Normalized | None, *mentions: Mention) -> Side:
    """A side with its mentions."""
    return Side(value, scale, mentions)


def finding(
    *sides: Side,
    id: str = "0" * 12,
    severity: Severity | None = Severity.WARNING,
    verdict: Verdict = Verdict.DIFFERENT,
    parts: Sequence[tuple[str, float]] = (("same_slot", 0.96), ("differs", 0.97)),
    topic: str = "topic",
    message: str = "message",
    match: tuple[Evidence, ...] = (),
) -> Finding:
    """A quantity finding whose confidence is the product of its parts."""
    confidence = 1.0
    for _, part in parts:
        confidence *= part
    return Finding(
        id=id,
        code="quantity",
        field=Field.QUANTITY,
        severity=severity,
        verdict=verdict,
        confidence=confidence,
        confidence_parts=tuple(parts),
        topic=topic,
        message=message,
        sides=sides,
        match=match,
    )


def evidence(
    left: Mention, right: Mention, *, same_slot: float, signals: Sequence[tuple[str, float, float]]
) -> Evidence:
    """The evidence of a pair of mentions, with the bias that makes the signals sum to the probability."""
    bias = math.log(same_slot / (1 - same_slot)) - sum(contribution for _, _, contribution in signals)
    one, other = (Place(each.article, each.start) for each in (left, right))
    return Evidence(one, other, same_slot, bias, tuple(Signal(*signal) for signal in signals))


SIGNALS = (
    ("claim_similarity", 0.83, 2.1),
    ("measured_same", 1.0, 1.4),
    ("around_similarity", 0.71, 0.9),
    ("names", 1.0, 0.62),
    ("near_words", 0.4, 0.55),
    ("names_differ", 0.0, 0.21),
    ("a_signal_of_tomorrow", 0.5, 0.05),
    ("polarity", 1.0, 0.001),
    ("predicate", 0.0, -0.7),
    ("heading", 1.0, -0.31),
)


def border() -> Finding:
    """843 miles against 1300 km."""
    return finding(
        side(
            "843 miles", normalized("1356.676992", "1355.87232", "1357.481664", "kilometre"), mention(HILL, "843 miles")
        ),
        side("1300 km", normalized("1300", "1250", "1350", "kilometre"), mention(VALLEY, "1300 km")),
        id="b0a1d2c3e4f5",
        topic="border, Tajikistan-Afghanistan",
        message="843 miles is 1,357 km, 57 km (4.4 %) more than 1300 km; no length fits both wordings.",
    )


def houses() -> Finding:
    """40 houses against 58, the latter from two articles."""
    forty, fifty_eight = mention(HILL, "40 houses"), mention(VALLEY, "58 houses")
    return finding(
        side("40 houses", normalized("40", "40", "40", "house"), forty),
        side("58 houses", normalized("58", "58", "58", "house"), fifty_eight, mention(RIVER, "58 houses")),
        match=(evidence(forty, fifty_eight, same_slot=0.9, signals=SIGNALS),),
        id="1c2d3e4f5a6b",
        severity=Severity.ERROR,
        parts=(("same_slot", 0.9), ("differs", 1.0)),
        topic="houses buried, Rushan",
        message="58 houses is 18 (45.0 %) more than 40 houses.",
    )


def injured() -> Finding:
    """Police against hospital."""
    police = mention(HILL, "Twelve people", attribution="police")
    doctors = mention(VALLEY, "15 people", attribution="doctors at the district hospital")
    return finding(
        side("Twelve people", normalized("12", "12", "12", "person"), police),
        side("15 people", normalized("15", "15", "15", "person"), doctors),
        id="2d3e4f5a6b7c",
        severity=Severity.NOTE,
        parts=(("same_slot", 0.92), ("differs", 1.0)),
        topic="people injured, Rushan",
        message="15 people is 3 (25.0 %) more than Twelve people; each figure is given to its own speaker.",
    )


def moved() -> Finding:
    """A figure that moved on."""
    return finding(
        side("300 villagers", normalized("300", "295", "305"), mention(HILL, "300 villagers")),
        side(
            "more than 450 villagers",
            normalized("450", "450", None),
            mention(RIVER, "more than 450 villagers", attribution="officials"),
        ),
        id="3e4f5a6b7c8d",
        severity=Severity.NOTE,
        verdict=Verdict.SUPERSEDED,
        parts=(("same_slot", 0.8), ("differs", 0.9)),
        topic="villagers moved to schools",
        message="300 villagers (5 March) was followed by more than 450 villagers (7 March).",
    )


def posts() -> Finding:
    """What two origins agree on."""
    three = [mention(article, "Three border posts") for article in (HILL, VALLEY)]
    return finding(
        side("Three border posts", normalized("3", "3", "3"), *three),
        id="4f5a6b7c8d9e",
        severity=None,
        verdict=Verdict.SAME,
        topic="border posts reopened",
        message="2 independent sources agree.",
    )


def repairs() -> Finding:
    """What one source says alone."""
    return finding(
        side(
            "2.4 million somoni",
            normalized("2400000", "2350000", "2450000", "TJS"),
            mention(VALLEY, "2.4 million somoni"),
        ),
        id="5a6b7c8d9e0f",
        severity=None,
        verdict=Verdict.UNKNOWN,
        topic="cost of repairs",
        message="Only Valley Post gives this.",
    )


def report(**changes: object) -> Report:
    """The whole report; `changes` replace its fields."""
    fields: dict[str, object] = {
        "version": "0.1.0",
        "settings": (("error_gap", "0.10"), ("model", ""), ("same_slot", "0.5")),
        "articles": (HILL, RIVER, VALLEY),
        "claims": (6, 2, 6),
        "findings": (injured(), border(), moved(), houses()),
        "corroborations": (posts(),),
        "single_source": (repairs(),),
        "problems": (
            Problem("stories/panj/slide.jpg", "not-text", "This is not a text file: leave it out, or save its text."),
        ),
        "summary": Summary(
            articles=3, claims=14, values=12, compared=11, facts=5, errors=1, warnings=1, notes=2, not_comparable=1
        ),
    }
    return Report(**{**fields, **changes})  # type: ignore[arg-type]


def empty() -> Report:
    """A run that found no article."""
    nothing = Summary(
        articles=0, claims=0, values=0, compared=0, facts=0, errors=0, warnings=0, notes=0, not_comparable=0
    )
    return Report("0.1.0", (), (), (), (), (), (), (), nothing)


DRAFT = Article(
    id="d1",
    path="desk/draft.md",
    text=(
        "# Slide above Rushan\n\n"
        "Tajikistan guards most of its 1300 km border with Afghanistan alone. The slide buried 58 houses, engineers "
        "say. Three border posts reopened on Tuesday, and 12 people are in hospital.\n\n"
        "The 17 trucks that the ministry sent on Monday, 5 March 2024, carried 9 tonnes of rice, 4 tonnes of flour "
        "and 6 tonnes of tents, 21 tonnes in all, and the drivers, who had not slept since the road was cleared of "
        "snow at the Anzob pass, went back for more on the same day, the deputy head of the emergencies committee "
        "told reporters who had come up from Dushanbe.\n"
    ),
    published=None,
    origin="draft",
)


def drafted() -> Report:
    """A report on a draft: against two sources, and against itself; what nobody else says; what was left out."""
    rows = ("9 tonnes", "4 tonnes", "6 tonnes"), ("21 tonnes",)
    parts, total = (tuple(mention(DRAFT, text) for text in row) for row in rows)
    sums = replace(
        finding(
            side("21 tonnes", None, *total),
            side("9 tonnes, 4 tonnes, 6 tonnes", None, *parts),
            id="6b7c8d9e0f1a",
            severity=Severity.ERROR,
            parts=(("values_differ", 0.9),),
            topic="tonne",
            message="9 + 4 + 6 is 19 tonnes, 2 less than the total of 21 tonnes: check the total and each part",
        ),
        code="parts",
        field=Field.ARITHMETIC,
    )
    buried = finding(
        side("58 houses", normalized("58", "58", "58"), mention(DRAFT, "58 houses"), mention(RIVER, "58 houses")),
        side("40 houses", normalized("40", "40", "40"), mention(HILL, "40 houses")),
        id="7c8d9e0f1a2b",
        severity=Severity.ERROR,
        parts=(("same_slot", 0.9), ("differs", 1.0)),
        topic="houses buried, Rushan",
        message="the draft says 58 houses, as does stories/panj/river-radio.md; The Hill Courier says 40 houses: 18 "
        "(45 %) apart; check where each figure comes from",
    )
    three = finding(
        side(
            "Three border posts",
            normalized("3", "3", "3"),
            *(mention(one, "Three border posts") for one in (DRAFT, HILL)),
        ),
        id="8d9e0f1a2b3c",
        severity=None,
        verdict=Verdict.SAME,
        topic="border posts reopened",
        message="given by 2 independent origins",
    )
    alone = tuple(
        finding(
            side(text, normalized("1", "1", "1"), mention(DRAFT, text)),
            id=name * 12,
            severity=None,
            verdict=Verdict.UNKNOWN,
            topic="topic",
            message="given by 1 independent origin",
        )
        for name, text in (("e", "12 people"), ("f", "17 trucks"))
    )
    return report(
        articles=(DRAFT, HILL, RIVER),
        claims=(5, 6, 2),
        findings=(sums, buried),
        corroborations=(three,),
        single_source=alone,
        problems=(),
        summary=Summary(
            articles=3,
            claims=5,
            values=9,
            compared=6,
            facts=3,
            errors=2,
            warnings=0,
            notes=0,
            not_comparable=3,
            left_out=2,
        ),
        drafts=(DRAFT.id,),
    )
