"""Text from articles, names and rulings cannot add an element to the HTML report, run, or reorder what is read."""

from __future__ import annotations

import json
import re
import string
from dataclasses import replace

import pytest
from builders import HILL, border, finding, mention, posts, report, side
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import elements, page, parsed, texts

from factcheck.model import Article, Finding, Normalized, Problem, Report, Ruling, RulingKind
from factcheck.report import to_html

ATTACKS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]><svg onload=alert(1)>",
    "\"'><img src=x onerror=alert(1)>",
    "' autofocus onfocus=alert(1) x='",
    "{{ 7 * 7 }}{% raw %}",
    "</style><style>*{display:none}",
    "</title><base href=//evil.example>",
    "&lt;b&gt; &amp;amp; &#60;script&#62;",
    "javascript:alert(1)",
    "\x1b]0;owned\x07\x1b[2J\x9b31m",
    "\u202etxt.exe\u2066\u2069\u200f",
    "\u2028\u2029\r\n\t\x00\x0c",
    "\udc80\ufffe\U0010ffff",
    "W" * 3_000,
]
# What would drive a terminal or a line of text: all are shown as escapes.
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def article_of(text: str, path: str) -> Article:
    return replace(HILL, id=f"id {path}", path=path, text=text, title=text, source=text, published=text, updated=text)


def hostile(text: str) -> Report:
    """A report that holds the text wherever a report holds text."""
    body = f"Before\n\nthe value is {text or 'none'} and more.\n"
    articles = tuple(article_of(body, f"{text}{at}") for at in range(2))
    start = body.index(text) if text else 0
    places = [
        replace(
            mention(HILL, "40 houses"),
            article=article.id,
            path=article.path,
            source=text,
            start=start,
            end=start + len(text),
            text=text,
            sentence=body,
            sentence_start=0,
            attribution=text,
            published=text,
        )
        for article in articles
    ]
    scale = Normalized(border().sides[0].normalized.value, None, None, text)  # type: ignore[union-attr]
    sides = tuple(side(text, scale, place) for place in places)
    ruling = Ruling(text, RulingKind.ACCEPTED, text, text, text, text, text)
    one = replace(finding(*sides, id=text, parts=((text, 0.5),), topic=text, message=text), code=text)
    return report(
        version=text,
        settings=((text, text),),
        articles=articles,
        claims=(1, 1),
        findings=(one, replace(one, ruling=ruling)),
        corroborations=(replace(one, severity=None),),
        single_source=(replace(one, severity=None),),
        silenced=(one,),
        problems=(Problem(text, text, text),),
    )


def shape(value: Report) -> list[str]:
    """The names and attributes of all elements, which text must not change."""
    marked = [each for each in elements(page(value), "*") if each.name not in ("mark", "p")]
    return [f"{each.name} {' '.join(sorted(each.attrs))}" for each in marked]


@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
def test_hostile_text_adds_no_element_and_no_attribute(text: str) -> None:
    assert shape(hostile(text)) == shape(hostile("plain"))


@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
def test_controls_are_shown_and_never_raw(text: str) -> None:
    html = to_html(hostile(text))
    assert not UNSAFE.search(html)
    html.encode("utf-8")


def test_hostile_text_is_shown_as_it_is() -> None:
    html = page(hostile(ATTACKS[4]))
    assert texts(html, "#f1 h3") == [ATTACKS[4]]
    assert texts(html, "#f1 blockquote mark") == [ATTACKS[4]] * 2
    assert texts(page(hostile("\u202etxt.exe")), "#f1 h3") == [r"\u202etxt.exe"]
    assert r"\x1b]0;owned\x07" in texts(page(hostile(ATTACKS[11])), "#a1 .text")[0]


@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
def test_the_data_can_end_no_script_and_is_harmless_where_the_script_shows_it(text: str) -> None:
    html = to_html(hostile(text))
    (raw,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    assert not re.search("[<>&\u2028\u2029]", raw)
    data = json.loads(raw)
    assert set(data) == {"f1", "f2", "c1"}
    assert not UNSAFE.search(json.dumps(data, ensure_ascii=False))
    assert html.count("<script") == 2


def test_an_id_that_is_no_hash_is_quoted_for_the_shell() -> None:
    command = texts(page(hostile("x; rm -rf ~ #")), "#f1 code")[0]
    assert command.startswith("factcheck rule 'x; rm -rf ~ #' --as accepted")


NASTY = st.text(st.one_of(st.characters(), st.sampled_from("<>&\"'\x1b\u202e\u2028\ud800{}%#/!-\n")), max_size=30)


@settings(max_examples=40)
@given(NASTY, st.lists(st.tuples(st.integers(-3, 60), st.integers(-3, 60)), max_size=5))
def test_no_text_and_no_spans_break_the_page(text: str, spans: list[tuple[int, int]]) -> None:
    body = f"{text} the value is {text}\n\n{text}"
    places = [
        replace(mention(HILL, "40 houses"), article="x", path=text, source=text, start=start, end=end, text=text)
        for start, end in spans
    ]
    findings: tuple[Finding, ...] = tuple(finding(side(text, None, place), id=text, topic=text) for place in places)
    value = report(
        articles=(replace(article_of(body, text), id="x"),), claims=(1,), findings=findings, corroborations=(posts(),)
    )
    html = to_html(value)
    assert not UNSAFE.search(html)
    document = parsed(html)
    names = [each.attrs["id"] for each in elements(document, "[id]")]
    assert len(names) == len(set(names))
    assert len(elements(document, "script")) == 2


def test_a_word_without_end_is_not_cut_and_not_hidden() -> None:
    word = string.ascii_lowercase * 2_000
    value = report(articles=(replace(HILL, text=word),), claims=(1,), findings=(), corroborations=())
    shown = "".join(texts(page(value), "#a1 .text p"))
    assert shown == word
