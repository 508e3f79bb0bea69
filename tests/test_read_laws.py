"""Laws of reading: nothing raises, and marks are always in order and in range."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from factcheck.config import Config
from factcheck.model import Article, Layout
from factcheck.read import article_from_text, read

LINES = st.sampled_from(
    [
        "Crane falls on barges",
        "By Ann Lee",
        "TORNBY, May 3 (CW) - The harbour was closed on Monday, the port authority said.",
        "Updated September 10th, 2021 at 13:24 IST",
        "  • facebook",
        "More on this story",
        "Image",
        "---",
        "title: Crane falls",
        "# Crane falls",
        "Share | Print",
        "Sub: A crane",
        "PRESS RELEASE",
        "",
        "\x1b[31mThe harbour\x1b[0m was closed.\x0c",
        "The harbour of Tornby was closed on Monday after a crane fell on",
        "two barges that lay there.",
        "12 May 2024",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=12).map("\n".join))


def check_marks(article: Article) -> None:
    previous = 0
    for mark in article.marks:
        assert previous <= mark.span.start < mark.span.end <= len(article.text)
        previous = mark.span.end
        starts_line = mark.span.start == 0 or article.text[mark.span.start - 1] == "\n"
        ends_line = mark.span.end == len(article.text) or article.text[mark.span.end] == "\n"
        assert starts_line or mark.layout is Layout.CAPTION
        assert "\n" not in article.text[mark.span.start : mark.span.end]
        assert ends_line or mark.layout is Layout.BOILERPLATE


@given(TEXTS)
def test_marks_are_whole_lines_in_order(text: str) -> None:
    article = article_from_text(text, path="a.txt")
    assert article.text == text
    check_marks(article)


@given(TEXTS)
def test_a_given_title_is_kept(text: str) -> None:
    article = article_from_text(text, path="a.txt", title="Crane falls", source="Share")
    assert (article.title, article.source) == ("Crane falls", "Share")
    check_marks(article)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=400), TEXTS.map(lambda text: text.encode("utf-8", "replace"))))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"\x81\x8d\x8f")
def test_any_bytes_give_an_article_or_a_problem(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    articles, problems = read([str(file)], config=Config())
    assert articles or problems
    for article in articles:
        check_marks(article)
        assert article.origin


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.sampled_from(["a.txt", "2024-05-03"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["file", "source", "published", "title", "x"]), inner, max_size=4),
    ),
    max_leaves=12,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JSON)
def test_any_manifest_gives_articles_or_problems(tmp_path: Path, data: object) -> None:
    (tmp_path / "a.txt").write_text("The harbour of Tornby was closed on Monday.\n")
    (tmp_path / "articles.json").write_text(json.dumps(data))
    articles, problems = read([str(tmp_path)], config=Config())
    assert articles or problems


SHARED = Path(__file__).parents[2] / "shared" / "train"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated clusters are not beside this checkout")
def test_figures_that_editors_annotated_are_seldom_furniture() -> None:
    lost = found = 0
    for folder in sorted(path for path in SHARED.iterdir() if path.is_dir()):
        texts = {file.name: article_from_text(file.read_text("utf-8"), path=file.name) for file in folder.glob("*.txt")}
        for slot in json.loads((folder / "gold.json").read_text("utf-8"))["slots"]:
            for mention in slot["mentions"]:
                article = texts[mention["file"]]
                start = article.text.index(mention["quote"]) + mention["quote"].index(mention["value"])
                marks = [mark for mark in article.marks if mark.span.start <= start < mark.span.end]
                lost += any(mark.layout is Layout.BOILERPLATE for mark in marks)
                found += 1
    assert lost <= found * 0.01
