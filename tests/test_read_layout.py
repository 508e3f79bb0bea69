"""What each line of an article is: literal rows, near misses among them."""

from __future__ import annotations

import pytest

from factcheck.model import Article, Layout
from factcheck.read import article_from_text
from factcheck.read.datelines import dateline_end
from factcheck.read.furniture import RULES, Rule, furniture
from factcheck.read.heads import is_byline, is_head_furniture, is_stamp

PROSE = "The harbour of Tornby was closed on Monday after a crane fell on two barges, the port authority said."


def layout_of(article: Article, line: str) -> str:
    """The layout of the line that reads `line`, `body` where it is not marked."""
    start = article.text.index(line)
    for mark in article.marks:
        if mark.span.start <= start < mark.span.end:
            return mark.layout.value
    return "body"


def read_text(text: str) -> Article:
    return article_from_text(text, path="tornby.txt")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_marks_its_examples_and_no_near_miss(rule: Rule) -> None:
    assert [line for line in rule.examples if not rule.pattern.match(line)] == []
    assert [line for line in rule.near_misses if furniture(line) is not None] == []


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Lee", True),
        ("By Ann Lee and Bo Ray, Tornby", True),
        ("By ANN LEE for THE TORNBY MAIL", True),
        ("By Ludwig van Dael | 12 May 2024", True),
        ("By Jon Ek, Business and Transport Correspondent", True),
        ("By the health desk", True),
        ("EXCLUSIVE by Ann Lee", True),
        ("Story by Ann Lee / Photos by Bo Ray", True),
        ("By Friday 40 people had died.", False),
        ("By Friday, Aid Groups Count 40 Dead", False),
        ("By then 40 people had died", False),
        ("By April Jones", True),
        ("By April, 40 Dead", False),
        ("By law the dam must hold 40 years", False),
        ("By 2030 Half of All Ferries Go", False),
        ("Bystanders and Police", False),
    ],
)
def test_byline(line: str, expected: object) -> None:
    assert is_byline(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Updated September 10th, 2021 at 13:24 IST", True),
        ("PUBLISHED: 06:12, 19 July 2023", True),
        ("Posted 18 June 2024 by Ann Lee", True),
        ("Jul 06, 2021", True),
        ("Thursday 12 September 2025", True),
        ("Published: Saturday 15 June 2024, 11:32 | Updated 13:05", True),
        ("Updated 07:12 IST", True),
        ("Published figures show 40 deaths since 12 May 2024.", False),
        ("Updated figures put the toll of 12 May 2024 at 40", False),
        ("The strike of 12 May 2024", False),
        ("Posted to the front, 40 men refused", False),
    ],
)
def test_stamp(line: str, expected: object) -> None:
    assert is_stamp(line) is expected


@pytest.mark.parametrize(
    ("line", "titled", "expected"),
    [
        ("THE TORNBY MAIL, English edition | Thursday 11 September 2025", False, True),
        ("Hull & Keel, a shipping blog. Posted 18 March 2025.", True, True),
        ("Tornby Chronicle, Sunday 9 November", True, True),
        ("Granite Coast Herald", False, True),
        ("Staff Reporter | Tornby", True, True),
        ("Staff Correspondent, Tornby", True, True),
        ("Business", False, True),
        ("Official results: the vote of October 19, 2024", False, False),
        ("Herald of change sees 40 posts go", False, False),
        ("Reporter killed in Tornby blast", True, False),
        ("Business rates rise by 3%", False, False),
        ("The inquiry was opened on Friday, 3 May 2024.", True, False),
    ],
)
def test_head_furniture(line: str, titled: bool, expected: bool) -> None:
    assert is_head_furniture(line, titled=titled, source=None) is expected


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("RATNA, India, Sept 12 (Meridian) - An old tanker sank off the coast", "RATNA, India, Sept 12 (Meridian) -"),
        ("NAGPUR, India, April 9 (MP) — A fire broke out in a mill", "NAGPUR, India, April 9 (MP) —"),
        ("PORT ELMS, N.S., Oct. 20 (Coast Press) - Voters have thrown out", "PORT ELMS, N.S., Oct. 20 (Coast Press) -"),
        ("Basel, Switzerland, 1 June 2025 - Aldo AG today said that", "Basel, Switzerland, 1 June 2025 -"),
        ("Gopal, Nov 15: A storm which came ashore on Friday", "Gopal, Nov 15:"),
        ("HYDER, Aug 30 (Deccan Agency): At least 11 people were killed", "HYDER, Aug 30 (Deccan Agency):"),
        ("TORNBY - The first thing to go was the crane", "TORNBY -"),
        ("LIMA (CW) -- The first thing to go was the crane", "LIMA (CW) --"),
        ("NASA - the space agency - said 40 people left", None),
        ("COVID-19 - 40 cases were found in the town", None),
        ("NOTICE (15 May): A rockfall has closed the road", None),
        ("Police - the Tornby force - said 40 people left", None),
        ("In Tornby, Sept 12 was the day when 40 people left", None),
        ("TORNBY, Sept 12 - Ends", None),
    ],
)
def test_dateline(paragraph: str, dateline: str | None) -> None:
    end = dateline_end(paragraph, first=True)
    assert (None if end is None else paragraph[:end]) == dateline


def test_the_dateline_is_marked_as_a_part_of_its_line() -> None:
    article = read_text(f"Crane falls on barges\n\nTORNBY, May 3 (CW) - {PROSE}\n")
    marked = [article.text[mark.span.start : mark.span.end] for mark in article.marks]
    assert marked == ["Crane falls on barges", "TORNBY, May 3 (CW) -"]
    assert article.marks[1].layout is Layout.BOILERPLATE


PAGE = f"""English News

tornbymail
  • youtube
  • facebook

Crane falls on barges in Tornby

By Ann Lee
Updated September 10th, 2021 at 13:24 IST
Image: CW | Image:self
Advertisement

TORNBY, Sept 10 (CW) - {PROSE}

Also read: Why 40 cranes fell

The long night

By Friday 40 people had gone home.

- Annual growth of the port slows to 2.2%, from 2.6%

Share of trade fell by 3% in a year.

Yes: 7,118 (56.9%)

WHAT COMES NEXT

"We saw it fall," a docker said.

(With inputs from CW)

212 shares   48 View comments
More on this story
Who owns the cranes?

Published September 9th, 2021 at 20:16 IST
© 2021 Tornby Mail. All rights reserved.
"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("English News", "boilerplate"),
        ("tornbymail", "boilerplate"),
        ("  • youtube", "boilerplate"),
        ("Crane falls", "title"),
        ("By Ann Lee", "boilerplate"),
        ("Updated Sept", "boilerplate"),
        ("Image: CW", "boilerplate"),
        ("Advertisement", "boilerplate"),
        ("TORNBY, Sept", "boilerplate"),
        ("The harbour of", "body"),
        ("Also read:", "boilerplate"),
        ("The long night", "heading"),
        ("By Friday 40", "body"),
        ("- Annual growth", "body"),
        ("Share of trade", "body"),
        ("Yes: 7,118", "body"),
        ("WHAT COMES NEXT", "heading"),
        ('"We saw it', "body"),
        ("(With inputs", "boilerplate"),
        ("212 shares", "boilerplate"),
        ("More on this", "boilerplate"),
        ("Who owns", "boilerplate"),
        ("Published Sept", "boilerplate"),
        ("© 2021", "boilerplate"),
    ],
)
def test_the_lines_of_a_page(line: str, expected: object) -> None:
    assert layout_of(read_text(PAGE), line) == expected


def test_what_a_page_says_of_itself() -> None:
    article = read_text(PAGE)
    assert article.title == "Crane falls on barges in Tornby"
    assert article.published == "2021-09-09T20:16+05:30"
    assert article.updated == "2021-09-10T13:24+05:30"
    assert article.source is None


def test_the_title_of_a_press_release_stands_below_its_letterhead() -> None:
    text = f"PORT OF TORNBY\nPRESS RELEASE No. 4-2024\nTornby, 3 May 2024\n\nPort closes one quay\n\n{PROSE}\n"
    article = read_text(text)
    assert (article.title, article.published) == ("Port closes one quay", "2024-05-03")
    assert layout_of(article, "PORT OF TORNBY") == "boilerplate"


def test_a_given_title_wins_and_marks_its_line() -> None:
    article = article_from_text(f"Tornby today\n\nCrane Falls\n\n{PROSE}\n", path="a", title="Crane falls")
    assert article.title == "Crane falls"
    assert (layout_of(article, "Crane Falls"), layout_of(article, "Tornby today")) == ("title", "heading")


def test_a_given_title_that_is_not_in_the_text_marks_no_line() -> None:
    article = article_from_text(f"{PROSE}\n", path="a", title="Crane falls")
    assert (article.title, article.marks) == ("Crane falls", ())


def test_a_repeated_title_is_title_too_and_a_repeated_standfirst_is_body() -> None:
    article = read_text(f"Crane falls on barges\n\n{PROSE}\n\nCrane falls on barges\n\n{PROSE}\n")
    assert [mark.layout for mark in article.marks] == [Layout.TITLE, Layout.TITLE]


@pytest.mark.parametrize("text", [PROSE, f"{PROSE}\n\n{PROSE}\n", "Twelve people drowned off Tornby", "Share", ""])
def test_a_text_without_a_headline_has_no_title(text: str) -> None:
    assert read_text(text).title is None


def test_the_name_of_the_source_is_no_title() -> None:
    article = article_from_text(f"Slow Water\n\nCrane falls on barges\n\n{PROSE}\n", path="a", source="Slow Water")
    assert article.title == "Crane falls on barges"


def test_a_title_that_ends_with_the_name_of_the_source_is_a_title() -> None:
    text = f"Crane falls on barges - Slow Water\n\nSlow Water, Tornby\n\n{PROSE}\n"
    article = article_from_text(text, path="a", source="Slow Water")
    assert article.title == "Crane falls on barges - Slow Water"
    assert layout_of(article, "Slow Water, Tornby") == "boilerplate"


def test_markdown_headings_and_front_matter() -> None:
    head = '---\ntitle: "Crane falls"\ndate: 2024-05-03\nupdated: May 4, 2024\nsource: Tornby Mail\n---\n'
    text = f"{head}# Crane falls\n\n{PROSE}\n\n## After it fell\n\n{PROSE}\n"
    article = article_from_text(text, path="a.md")
    assert (article.title, article.published, article.updated) == ("Crane falls", "2024-05-03", "2024-05-04")
    assert article.source == "Tornby Mail"
    assert layout_of(article, "source: Tornby") == "boilerplate"
    assert layout_of(article, "# Crane falls") == "title"
    assert layout_of(article, "## After") == "heading"


def test_a_rule_of_dashes_is_no_front_matter() -> None:
    article = read_text(f"---\n{PROSE}\n---\n{PROSE}\n")
    assert layout_of(article, PROSE) == "body"


def test_a_markdown_title_loses_its_marks() -> None:
    assert read_text(f"# Crane falls on barges\n\n{PROSE}\n").title == "Crane falls on barges"


def test_a_wrapped_paragraph_is_body_whatever_its_lines_look_like() -> None:
    wrapped = (
        "The harbour of Tornby was closed on Monday after a crane fell on two\n"
        "barges and the men on them had to be brought ashore by two boats of the\n"
        "Updated Rescue Service, which took 12 hours and\n"
        "cost more than 40 thousand crowns in the end.\n"
    )
    article = read_text(f"Crane falls on barges\n\n{wrapped}\n")
    assert [mark.layout for mark in article.marks] == [Layout.TITLE]
