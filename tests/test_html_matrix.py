"""Sources against facts: one table for each story, a cell for each source, silence told."""

from __future__ import annotations

from dataclasses import replace

from builders import HILL, RIVER, VALLEY, border, empty, finding, mention, posts, report, side
from pages import elements, many, page, ruled, texts

from factcheck.model import Article, Finding, Report
from factcheck.report.html.facts import Links, facts_of
from factcheck.report.html.matrix import Matrix, matrices_of


def matrices(value: Report) -> tuple[Matrix, ...]:
    return matrices_of(value, facts_of(value), Links({}, frozenset()))


def cells(value: Report) -> list[list[str]]:
    """The rows of the first table as text: the letter and value of each source."""
    (table, *_) = matrices(value)
    return [
        [", ".join(f"{one.letter} {one.value}".strip() for one in cell) for cell in row.cells] for row in table.rows
    ]


def test_each_source_has_a_column_and_each_fact_a_row() -> None:
    (table,) = matrices(report())
    assert table.sources == ("The Hill Courier", "Valley Post", "stories/panj/river-radio.md")
    assert table.title == HILL.title
    assert [row.number for row in table.rows] == ["1", "2", "3", "4", ""]
    assert cells(report()) == [
        ["A 40 houses", "B 58 houses", "B 58 houses"],
        ["A 843 miles", "B 1300 km", ""],
        ["A Twelve people", "B 15 people", ""],
        ["A 300 villagers", "", "B more than 450 villagers"],
        ["Three border posts", "Three border posts", ""],
    ]


def test_the_table_tells_in_words_who_agrees_and_who_is_silent() -> None:
    html = page(report())
    rows = [texts(html, f"#matrix tbody tr:nth-child({at}) td") for at in (1, 2, 5)]
    assert rows[0] == ["A 40 houses", "B 58 houses", "B 58 houses"]
    assert rows[1] == ["A 843 miles", "B 1300 km", "–silent"]
    assert rows[2] == ["✓agrees: Three border posts", "✓agrees: Three border posts", "–silent"]
    assert len(elements(html, "#matrix th[scope=row]")) == 5
    assert len(elements(html, "#matrix th[scope=col]")) == 4
    assert texts(html, "#matrix caption") == [HILL.title]


def test_a_ruled_finding_is_shown_as_ruled() -> None:
    (table,) = matrices(ruled())
    assert [row.ruled for row in table.rows] == [False, True, False, False, False]


def test_a_source_that_says_it_twice_has_one_entry() -> None:
    twice = side("40 houses", None, mention(HILL, "40 houses"), replace(mention(HILL, "40 houses"), start=5))
    value = report(findings=(finding(twice, side("58 houses", None, mention(VALLEY, "58 houses"))),), corroborations=())
    assert cells(value) == [["A 40 houses", "B 58 houses"]]


def test_an_article_that_contradicts_itself_stands_in_one_column() -> None:
    one = finding(
        side("40 houses", None, mention(HILL, "40 houses")), side("843 miles", None, mention(HILL, "843 miles"))
    )
    assert cells(report(findings=(one,), corroborations=())) == [["A 40 houses, B 843 miles"]]


def test_stories_that_share_no_article_have_tables_of_their_own() -> None:
    value = many(report(), times=3)
    found = matrices(value)
    assert len(found) == 3
    assert [len(table.rows) for table in found] == [5, 5, 5]
    assert {source for table in found for source in table.sources} >= {"Valley Post 0", "Valley Post 1"}
    assert all(len(table.sources) == 3 for table in found)


def test_facts_that_chain_articles_are_one_story() -> None:
    one = finding(side("x", None, mention(HILL, "843 miles")), side("y", None, mention(VALLEY, "1300 km")), id="1")
    other = finding(side("x", None, mention(VALLEY, "58 houses")), side("y", None, mention(RIVER, "58 houses")), id="2")
    assert len(matrices(report(findings=(one, other), corroborations=()))) == 1


def wide(count: int) -> Report:
    """So many sources that give one value, and the first of them a second one."""
    articles = tuple(
        Article(id=f"i{at}", path=f"{at:03}.txt", text="40 houses", source=f"Source {at:03}") for at in range(count)
    )
    said = [
        replace(mention(HILL, "40 houses"), article=each.id, path=each.path, source=each.source, start=0, end=9)
        for each in articles
    ]
    agreed: tuple[Finding, ...] = (finding(side("40 houses", None, *said), severity=None),)
    disputed = finding(side("40 houses", None, said[-1]), side("41 houses", None, said[-2]))
    return report(articles=articles, claims=(1,) * count, findings=(disputed,), corroborations=agreed)


def test_a_table_has_no_more_columns_than_can_be_read_and_says_what_it_leaves_out() -> None:
    (table,) = matrices(wide(40))
    assert len(table.sources) == 16
    assert table.sources[:2] == ("Source 039", "Source 038")
    assert table.sources_left_out == 24
    assert "24 more sources" in texts(page(wide(40)), "#matrix")[0]


def test_what_agrees_does_not_bury_what_does_not() -> None:
    value = report(corroborations=tuple(replace(posts(), id=str(at)) for at in range(130)))
    (table,) = matrices(value)
    assert len(table.rows) == 104
    assert table.agreed_left_out == 30
    assert "30 more facts" in texts(page(value), "#matrix")[0]


def test_sources_that_give_nothing_are_named() -> None:
    value = report(findings=(border(),), corroborations=())
    assert "Nothing that could be compared: stories/panj/river-radio.md." in texts(page(value), "#matrix")[0]


def test_without_facts_there_is_no_table() -> None:
    assert matrices(empty()) == ()
    assert "No fact is given by several sources." in texts(page(empty()), "#matrix")[0]
