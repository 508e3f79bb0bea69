"""Comments in a draft that accept what checks find there: how they are read, and what they do to a report."""

from __future__ import annotations

import pytest
from desk import articles, report_on
from hypothesis import given
from hypothesis import strategies as st

from factcheck import Config, article_from_text, check
from factcheck.model import Article, Ignore, Layout, Mark, Report, RulingKind, Span

HEAD = "Fence to be built\n\n"
BORDER = "Norland, which shares an 843 miles long border with Orvia, has sent 3,000 soldiers there."
OTHER = "Fence\n\nNorland, sharing a 1300 km border with Orvia, has built a fence for $40 million."
WHY = "because both are in use"


def read_text(text: str) -> Article:
    return article_from_text(text, path="draft.md")


def ignores(text: str) -> tuple[Ignore, ...]:
    return read_text(text).ignores


def scopes(text: str) -> list[str]:
    """What the one comment in `text` speaks of."""
    (one,) = ignores(text)
    return [text[scope.start : scope.end] for scope in one.scopes]


@pytest.mark.parametrize(
    ("comment", "checks", "why"),
    [
        ("<!-- factcheck: ignore quantity because both are in use -->", ("quantity",), "both are in use"),
        ("<!--factcheck:ignore quantity because x-->", ("quantity",), "x"),
        ("<!-- FactCheck: IGNORE Quantity, money date BECAUSE x -->", ("quantity", "money", "date"), "x"),
        ("<!-- factcheck: ignore quantity quantity because x, because y -->", ("quantity",), "x, because y"),
        ("<!-- factcheck: ignore\n  quantity because\n  he -- the mayor -- said so -->", ("quantity",),
         "he -- the mayor -- said so"),
    ],
)  # fmt: skip
def test_a_comment_names_checks_and_a_reason(comment: str, checks: tuple[str, ...], why: str) -> None:
    (one,) = ignores(f"{HEAD}{comment}\n{BORDER}\n")
    assert (one.checks, one.why, one.fault, one.line) == (checks, why, None, 3)
    assert f"{HEAD}{comment}"[one.span.start : one.span.end] == comment


@pytest.mark.parametrize(
    ("comment", "fault"),
    [
        ("<!-- factcheck: ignore quantity -->", "gives no reason"),
        ("<!-- factcheck: ignore quantity because -->", "gives no reason"),
        ("<!-- factcheck: ignore quantity: both are in use -->", "gives no reason"),
        ("<!-- factcheck: ignore because both are in use -->", "names no check"),
        ("<!-- factcheck: -->", "does not say what to ignore"),
        ("<!-- factcheck: ignored quantity because x -->", "does not say what to ignore"),
        ("<!-- factcheck: off -->", "does not say what to ignore"),
        ("<!-- factcheck: ignore quantity because x", "is not closed"),
        ("<!-- factcheck: ignore quantity because x <!-- y -->", "is not closed"),
        (f"<!-- factcheck: ignore quantity because {'x' * 3000} -->", "is not closed"),
    ],
)
def test_a_comment_that_cannot_be_understood_is_a_problem_with_its_line(comment: str, fault: str) -> None:
    report = report_on(f"{HEAD}{comment}\n{BORDER}", OTHER)
    (problem,) = report.problems
    assert problem.code == "bad-ignore"
    assert problem.message.startswith(f"a.txt:3: the comment for factcheck {fault}")
    assert [finding.ruling for finding in report.findings] == [None]


def test_a_comment_that_is_not_closed_hides_no_more_than_its_line() -> None:
    (one,) = ignores(f"{HEAD}<!-- factcheck: ignore quantity because x\n\n{BORDER}\n\n<!-- more -->\n")
    assert one.span.end == len(f"{HEAD}<!-- factcheck: ignore quantity because x")


@pytest.mark.parametrize("comment", ["<!-- more -->", "<!-- facts: ignore quantity -->", "factcheck: ignore quantity"])
def test_what_is_no_comment_for_factcheck_is_left_alone(comment: str) -> None:
    assert ignores(f"{HEAD}{comment}\n{BORDER}\n") == ()


COMMENT = f"<!-- factcheck: ignore quantity {WHY} -->"
WRAPPED = (
    "Norland, which shares an 843 miles long border with Orvia in the\n"
    "west, has sent soldiers there. Its minister said on Monday that he\n"
    "would not call them back."
)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        (f"{HEAD}{COMMENT}\n{BORDER}\nAnother line of the story.", BORDER),
        (f"{HEAD}{COMMENT}\n\n\n{BORDER}\n", BORDER),
        (f"{HEAD}A line.\n{BORDER} {COMMENT}\nAnother line.", f"{BORDER} {COMMENT}"),
        (f"{HEAD}{COMMENT} {BORDER}\nAnother line.", f"{COMMENT} {BORDER}"),
        (f"{HEAD}{COMMENT}\n{WRAPPED}\n\nAnother line.", WRAPPED),
        (f"{HEAD}{WRAPPED} {COMMENT}\n\nAnother line.", f"{WRAPPED} {COMMENT}"),
        (f"{COMMENT}\nFence to be built\n\n{BORDER}", "Fence to be built"),
    ],
)
def test_a_comment_speaks_of_its_paragraph_or_of_the_next(text: str, scope: str) -> None:
    assert scopes(text) == [scope]


def test_below_the_last_paragraph_it_speaks_of_nothing() -> None:
    assert scopes(f"{HEAD}{BORDER}\n\n{COMMENT}\n") == []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        (f"{HEAD}Norland shares 843 miles {COMMENT} of border with Orvia.", True),
        (f"{HEAD}{WRAPPED.splitlines()[0]} {COMMENT}\n{WRAPPED.partition(chr(10))[2]}", True),
        (f"{HEAD}Norland shares 843 miles of border. {COMMENT} It has sent soldiers.", False),
        (f'{HEAD}"It has sent soldiers." {COMMENT} He left.', False),
        (f"{HEAD}Norland shares 843 miles of border {COMMENT}\nIt has sent soldiers.", False),
        (f"{HEAD}- {COMMENT} Norland shares 843 miles of border with Orvia.", False),
    ],
)
def test_a_comment_inside_a_sentence_would_cut_it_and_is_a_problem(text: str, inside: bool) -> None:
    (one,) = ignores(text)
    assert (one.fault is not None and "inside a sentence" in one.fault) is inside


def plain(marks: tuple[Mark, ...]) -> list[tuple[Span, Layout]]:
    return [(mark.span, mark.layout) for mark in marks]


COMMENTS = st.sampled_from(
    [COMMENT, "<!-- factcheck: ignore money because x\n and y -->", "<!-- factcheck: -->", "<!-- factcheck: ignore"]
)
LINES = st.sampled_from(
    ["Crane falls on barges", "By Ann Lee", BORDER, "", "---", "title: Crane", "# Crane", "More on this story", WRAPPED,
     "TORNBY, May 3 (CW) - The harbour was closed on Monday, the port authority said.", "Share | Print"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(LINES, COMMENTS, st.tuples(LINES, COMMENTS).map(" ".join), st.text(max_size=20)), max_size=9)


@given(TEXTS.map("\n".join))
def test_text_is_never_rewritten_and_comments_are_marked(text: str) -> None:
    article = read_text(text)
    assert article.text == text
    ends = [0, *(mark.span.end for mark in article.marks)]
    assert all(end <= mark.span.start < mark.span.end for end, mark in zip(ends, article.marks, strict=False))
    news = list(text)
    for mark in article.marks:
        assert "\n" not in text[mark.span.start : mark.span.end]
        if mark.layout is Layout.BOILERPLATE:
            news[mark.span.start : mark.span.end] = " " * (mark.span.end - mark.span.start)
    for one in article.ignores:
        assert not "".join(news[one.span.start : one.span.end]).strip()
        assert text.count("\n", 0, one.span.start) + 1 == one.line
        assert all(0 <= scope.start < scope.end <= len(text) for scope in one.scopes)


@given(TEXTS)
def test_the_lines_around_a_comment_are_what_they_are_with_blanks_in_its_place(lines: list[str]) -> None:
    text = "\n".join(lines)
    blank = text
    for one in read_text(text).ignores:
        hidden = "".join("\n" if char == "\n" else " " for char in text[one.span.start : one.span.end])
        blank = blank[: one.span.start] + hidden + blank[one.span.end :]
    with_comments, without = read_text(text), read_text(blank)
    assert (with_comments.title, with_comments.published) == (without.title, without.published)
    for at, char in enumerate(blank):
        if not char.isspace():
            assert layout_at(with_comments, at) == layout_at(without, at)


def layout_at(article: Article, at: int) -> Layout | None:
    return next((mark.layout for mark in article.marks if mark.span.start <= at < mark.span.end), None)


def test_many_comments_that_are_not_closed_do_not_take_long() -> None:
    assert len(ignores("<!-- factcheck: x\n" * 20_000)) == 20_000


def ruled(report: Report) -> list[tuple[str, str | None]]:
    return [(finding.code, None if finding.ruling is None else finding.ruling.by) for finding in report.findings]


def test_a_finding_with_a_mention_there_is_ruled_by_the_draft() -> None:
    report = report_on(f"{HEAD}{COMMENT}\n{BORDER}\n", OTHER)
    (finding,) = report.findings
    assert finding.ruling is not None
    assert (finding.ruling.kind, finding.ruling.by) == (RulingKind.ACCEPTED, "a.txt:3")
    assert (finding.ruling.why, finding.ruling.made, finding.ruling.until) == ("both are in use", None, None)
    assert (report.summary.warnings, report.summary.ruled) == (0, 1)
    assert report.problems == ()


def test_a_comment_in_a_source_of_a_draft_accepts_nothing_and_is_no_problem_of_the_draft() -> None:
    source, draft = articles(f"{HEAD}{COMMENT}\n{BORDER}\n\n<!-- factcheck: ignore quantty {WHY} -->\n", OTHER)
    report = check([draft], against=[source])
    assert ruled(report) == [("quantity", None)]
    assert (report.summary.warnings, report.problems) == (1, ())
    assert ruled(check([source], against=[draft])) == [("quantity", "a.txt:3")]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}{COMMENT}\nThe fence is of wood.\n\n{BORDER}\n",
        f"{HEAD}{BORDER}\n\nThe fence is of wood. {COMMENT}\n",
        f"{HEAD}{BORDER}\n\n{COMMENT}\n",
        f"{HEAD}<!-- factcheck: ignore money {WHY} -->\n{BORDER}\n",
    ],
)
def test_a_comment_elsewhere_or_on_another_check_accepts_nothing_and_is_a_problem(text: str) -> None:
    report = report_on(text, OTHER)
    assert ruled(report) == [("quantity", None)]
    (problem,) = report.problems
    line = text.count("\n", 0, text.index("<!--")) + 1
    assert (problem.code, problem.path) == ("unused-ignore", "a.txt")
    assert problem.message.startswith(f"a.txt:{line}: the comment for factcheck accepts no finding of ")


def test_a_check_that_there_is_none_of_is_named_with_the_one_that_is_meant() -> None:
    report = report_on(f"{HEAD}<!-- factcheck: ignore quantty {WHY} -->\n{BORDER}\n", OTHER)
    assert ruled(report) == [("quantity", None)]
    (problem,) = report.problems
    assert problem.code == "bad-ignore"
    assert problem.message.endswith("names 'quantty', which no check is called: did you mean quantity?")


def test_of_a_check_that_the_run_does_not_make_nothing_is_unused() -> None:
    report = report_on(f"{HEAD}{COMMENT}\n{BORDER}\n", OTHER, config=Config(ignore=("quantity",)))
    assert (report.findings, report.problems) == ((), ())


def test_the_figures_of_a_reason_are_not_read() -> None:
    loud = "<!-- factcheck: ignore quantity because 5,000 people in Orvia said 900 miles on 3 May -->"
    with_comment, bare = report_on(f"{HEAD}{loud}\n{BORDER}\n", OTHER), report_on(f"{HEAD}{BORDER}\n", OTHER)
    assert with_comment.summary.values == bare.summary.values
    assert [one.id for one in with_comment.findings] == [one.id for one in bare.findings]
    behind = report_on(f"{HEAD}{BORDER} {loud}\n", OTHER)
    assert ruled(behind) == [("quantity", "a.txt:3")]
    assert behind.findings[0].sides[0].mentions[0].sentence == BORDER


def test_a_headline_with_a_comment_is_still_held_against_its_text() -> None:
    story = (
        "The fire in Tornby on Monday killed 12 people, the fire service said.\n\n"
        "It began in a bakery. All 12 people who died lived above it, the fire service said.\n"
    )
    headline = "Fire in Tornby kills 15 people"
    for text in (f"{headline}\n\n{story}", f"{headline} <!-- factcheck: ignore headline {WHY} -->\n\n{story}"):
        codes = {finding.code: finding.ruling is not None for finding in report_on(text).findings}
        assert codes == {"headline": "<!--" in text}
