"""The report of builders.py, and with it what is hard to write: a ruling, and text that means harm to what shows it."""

from __future__ import annotations

from dataclasses import replace

from builders import HILL, RIVER, VALLEY, border, finding, houses, injured, mention, moved, normalized, report, side

from factcheck.model import Article, Field, Finding, Mention, Problem, Report, Ruling, RulingKind, Severity, Side

HOSTILE = Article(
    id="a4",
    path='stories/=1+1;-2 & "é"/@desk:%2C#50?|`x`\u202e.txt',
    text=(
        "Bridges, ](http://evil.example) [x]\n\n"
        '=HYPERLINK("http://evil.example") ;=1 @desk <script>alert(1)</script> | `rm` | ![x](javascript:alert(1)) '
        "cost $5 and $6 \x1b]0;owned\x07\x1b[2J \u202etxt.exe \ufffe ]]> &amp; {0} :smile: #12 www.evil.example "
        "::error::%0A##[error]x **12\nbridges** _fell_.\n"
    ),
    source="+Evil, @Post: *the* | <b>worst</b>",
    title="# Bridges",
    published="2024-03-08",
    origin="evil",
)


def bridge() -> Finding:
    """Two names of a bridge, on which an editor has ruled."""
    ruling = Ruling(
        finding="6b7c8d9e0f1a",
        kind=RulingKind.KNOWN_DISPUTE,
        by="A. Desk",
        why="Both spellings are in use; see the style book.",
        made="2024-03-08",
        until="2024-09-30",
        right_value="Panj bridge",
    )
    found = finding(
        Side("old bridge", None, (mention(VALLEY, "old bridge"),), "the old bridge of 1964"),
        Side("the Panj", None, (mention(HILL, "the Panj"),)),
        id="6b7c8d9e0f1a",
        topic="name of the bridge",
        message="old bridge and the Panj are two names.",
    )
    return replace(found, code="place", field=Field.PLACE, ruling=ruling)


def bridges() -> Finding:
    """12 bridges against none, in an article that means harm: its value goes over a line end."""
    text = HOSTILE.text
    start, sentence = text.index("12\nbridges"), text.index("=HYPERLINK")
    twelve = Mention(
        article=HOSTILE.id,
        path=HOSTILE.path,
        source=HOSTILE.source,
        start=start,
        end=start + len("12\nbridges"),
        text="12\nbridges",
        line=3,
        column=start - sentence + 1,
        clause_start=sentence,
        clause_end=len(text) - 1,
        sentence=text[sentence:-1],
        sentence_start=sentence,
        attribution="-1 | `spokesman` @chief",
        published=HOSTILE.published,
    )
    return finding(
        side("12\nbridges", normalized("12", "12", "12", "bridge"), twelve),
        side("the old bridge", normalized("1", "1", "1", "bridge"), mention(VALLEY, "the old bridge")),
        id="7c8d9e0f1a2b",
        severity=Severity.ERROR,
        parts=(("same_slot", 0.6), ("differs", 1.0)),
        topic="=bridges | <i>lost</i>, `Rushan` @desk #12 #",
        message="1. 12\nbridges is 11 [more](http://evil.example) than 1 </script>\x1b[31m::warning::x%0A.",
    )


def hard() -> Report:
    """The report, with a finding that is ruled on, and hostile text in an article, a finding and a problem."""
    hostile = Problem(HOSTILE.path, "encoding-guessed", "=1+1 | <b>guessed</b>\x1b[31m @desk\n::error::x")
    return report(
        articles=(HOSTILE, HILL, RIVER, VALLEY),
        claims=(1, 6, 2, 6),
        findings=(injured(), bridge(), border(), moved(), bridges(), houses()),
        problems=(hostile, *report().problems),
        summary=replace(report().summary, articles=4, claims=15, values=15, compared=14, facts=7, errors=2, ruled=1),
    )
