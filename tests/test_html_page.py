"""The HTML report: strict HTML, links that lead somewhere, all that is known on it, always the same bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import builders
import pytest
from builders import HILL, RIVER, VALLEY, border, drafted, empty, finding, houses, mention, posts, report, side
from pages import elements, many, page, ruled, texts

from factcheck.model import Report
from factcheck.report import to_html

REPORTS = {"full": report(), "ruled": ruled(), "empty": empty(), "many": many(ruled(), times=3)}
every_report = pytest.mark.parametrize("value", REPORTS.values(), ids=REPORTS.keys())
# The words by which a browser is told to fetch something.
LOADS = ("src", "srcset", "poster", "action", "formaction", "background", "ping", "manifest", "data", "cite")


@every_report
def test_the_page_is_strict_html(value: Report) -> None:
    html = page(value)
    assert texts(html, "title")[0].endswith("– factcheck")
    assert not html.errors


@every_report
def test_names_are_unique_and_every_link_leads_somewhere(value: Report) -> None:
    html = page(value)
    names = Counter(each.attrs["id"] for each in elements(html, "[id]"))
    assert set(names.values()) <= {1}
    for each in elements(html, "a[href]"):
        goal = each.attrs["href"] or ""
        assert goal.startswith("#")
        assert goal[1:] in names
    for attribute in ("aria-labelledby", "aria-describedby", "for", "data-copy"):
        for each in elements(html, f"[{attribute}]"):
            assert set((each.attrs[attribute] or "").split()) <= names.keys()


@every_report
def test_nothing_is_loaded_and_nothing_but_its_own_script_may_run(value: Report) -> None:
    html = page(value)
    assert not [each.attrs for name in LOADS for each in elements(html, f"[{name}]")]
    assert [each.attrs["href"] for each in elements(html, "link")] == ["data:,"]
    assert not elements(html, "[style]")
    assert not [name for each in elements(html, "*") for name in each.attrs if name.startswith("on")]
    (policy,) = elements(html, "meta[http-equiv]")
    allowed = dict(rule.split(" ", 1) for rule in (policy.attrs["content"] or "").split("; "))
    assert allowed["default-src"] == "'none'"
    raw = to_html(value)
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", raw, re.S)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert allowed[rule] == f"'sha256-{digest}'"


def test_the_same_report_gives_the_same_bytes_in_whatever_order() -> None:
    value = ruled()
    turned = replace(value, findings=value.findings[::-1], settings=value.settings[::-1])
    assert to_html(value) == to_html(value) == to_html(turned)


def test_findings_stand_in_the_order_of_every_format_with_all_they_have_to_say() -> None:
    html = page(report())
    assert texts(html, "#list h3") == [
        "houses buried, Rushan",
        "border, Tajikistan-Afghanistan",
        "people injured, Rushan",
        "villagers moved to schools",
    ]
    assert texts(html, "#f2 .severity") == ["warning"]
    assert texts(html, "#f4 .kind") == ["quantity, superseded"]
    assert texts(html, "#f2 .message") == [border().message]
    assert texts(html, "#f2 .converted") == ["= 1,357 km"]
    assert texts(html, "#f2 .read-as") == ["read as 1,355.9 to 1,357.5 km", "read as 1,250 to 1,350 km"]
    assert "according to doctors at the district hospital" in texts(html, "#f3 figcaption")[1]
    assert texts(html, "#f1 .place") == [
        "stories/panj/hill-courier.txt:4:18",
        "stories/panj/valley-post.txt:3:140",
        "stories/panj/river-radio.md:2:18",
    ]
    assert "Confidence 0.93 = same slot 0.96 × differs 0.97. Finding b0a1d2c3e4f5" in texts(html, "#f2 .small")


def test_every_quotation_is_whole_and_holds_its_value() -> None:
    html = page(report())
    quoted = [one for each in report().findings for part in each.sides for one in part.mentions]
    assert sorted(texts(html, "blockquote")) == sorted(" ".join(one.sentence.split()) for one in quoted)
    assert sorted(texts(html, "blockquote mark")) == sorted(one.text for one in quoted)


def test_every_value_is_marked_in_its_article_with_its_finding_and_side() -> None:
    html = page(report())
    for number, one in ((1, houses()), (2, border())):
        for letter, part in zip("AB", one.sides, strict=True):
            for each in part.mentions:
                article = {HILL.id: 1, RIVER.id: 2, VALLEY.id: 3}[each.article]
                (mark,) = elements(html, f"#a{article}-{each.start}")
                assert mark.to_text() == each.text
                assert mark.attrs["data-labels"] == f"{number}{letter}"
                assert mark.attrs["data-facts"] == f"f{number}-{letter}"
    assert texts(html, "#articles mark.agreed") == ["Three border posts", "Three border posts"]


def test_the_text_of_every_article_is_whole() -> None:
    html = page(report())
    for number, article in enumerate((HILL, RIVER, VALLEY), start=1):
        assert "".join("".join(texts(html, f"#a{number} .text")).split()) == "".join(article.text.split())


def test_a_ruling_is_shown_with_the_command_that_takes_it_back() -> None:
    html = page(ruled())
    assert texts(html, "#f2 .stamp") == ["known-dispute"]
    assert texts(html, "#f2 .ruling") == [
        "Ruled known-dispute by Iris Okafor on 2024-03-08, until 2024-12-31: "
        "both come from surveys that are still disputed Right: 1,357 km."
    ]
    assert texts(html, "#f2 code")[0] == 'factcheck rule b0a1d2c3e4f5 --revoke --by "YOUR NAME" --why "THE REASON"'
    assert texts(html, "#f1 code")[0] == (
        'factcheck rule 1c2d3e4f5a6b --as accepted --by "YOUR NAME" --why "THE REASON"'
    )
    assert "ruled" in (elements(html, "#a1 mark.warning")[0].attrs["class"] or "")


def test_a_finding_that_is_open_again_says_what_had_been_ruled() -> None:
    before = ruled().findings[1].ruling or next(one.ruling for one in ruled().findings if one.ruling)
    html = page(report(findings=(replace(border(), earlier=before, previous_id="1c2d3e4f5a6b"),)))
    (told,) = texts(html, "#f1 .ruling")
    assert told.startswith(
        "Open again, with other values than finding 1c2d3e4f5a6b had: ruled known-dispute by Iris Okafor on 2024-03-08"
    )
    assert texts(html, "#f1 .stamp") == []


def test_the_draft_is_named_as_messages_name_it() -> None:
    html = page(drafted())
    assert drafted().articles[0].source is None
    assert "the draft" in texts(html, "cite")
    # An article of no known source is none.
    assert texts(html, "#f1 cite, #f2 cite").count("source unknown") == 1


def test_filters_count_what_there_is() -> None:
    html = page(ruled())
    assert texts(html, "#filters .chip") == ["error 1", "warning 1", "note 2", "open 3", "ruled 1"]
    assert texts(html, "#filters select[name=field] option") == ["All fields", "quantity (4)"]
    assert texts(html, "#filters select[name=source] option") == [
        "All sources",
        "stories/panj/river-radio.md (2)",
        "The Hill Courier (4)",
        "Valley Post (3)",
    ]


def test_the_data_of_the_script_tells_of_each_fact_where_it_stands() -> None:
    (raw,) = texts(page(ruled()), "#data")
    data = json.loads(raw)
    assert list(data) == ["f1", "f2", "f3", "f4", "c1"]
    assert (data["f2"]["severity"], data["f2"]["status"], data["f2"]["field"]) == ("warning", "ruled", "quantity")
    assert data["f2"]["source"] == ["1", "2"]
    assert [one["at"] for one in data["f2"]["places"]] == ["a1-90", "a3-249"]
    assert data["f2"]["places"][0]["text"] == "A: 843 miles, The Hill Courier, line 3"


def test_coverage_problems_and_what_one_source_gives() -> None:
    (said,) = texts(page(report()), "#coverage")
    assert "12 values read in 14 claims, 11 compared in 5 facts, 1 not comparable." in said
    assert "stories/panj/slide.jpg not-text This is not a text file" in said
    assert "2.4 million somoni cost of repairs" in said
    assert "error_gap0.10" in said
    assert "modelnot set" in said


def test_what_a_second_opinion_silenced_is_named() -> None:
    value = report(settings=(("judge", "nli"),), silenced=(border(),), findings=(houses(),))
    assert "Silenced by the second opinion" in texts(page(value), "#coverage")[0]
    assert border().message in texts(page(value), "#coverage")[0]


def test_an_empty_run_says_why() -> None:
    html = page(empty())
    assert "No article could be read" in texts(html, ".nothing")[0]
    assert texts(html, "#findings > p") == ["There are no findings to show."]
    assert "No article was read." in texts(html, "#articles")[0]


def test_headings_never_skip_a_level() -> None:
    levels = [int(each.name[1]) for each in elements(page(ruled()), "h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_place_outside_the_articles_is_told_without_a_link() -> None:
    lost = replace(mention(HILL, "40 houses"), article="elsewhere", path="gone.txt")
    value = report(
        findings=(finding(side("40 houses", None, lost), side("58 houses", None, mention(VALLEY, "58 houses"))),)
    )
    html = page(value)
    assert texts(html, "#f1 span.place") == ["gone.txt:4:18"]
    assert len(elements(html, "#f1 a.place")) == 1


@pytest.mark.parametrize("start", [-5, 10_000, 380])
def test_places_that_no_article_has_break_nothing(start: int) -> None:
    wrong = replace(mention(HILL, "40 houses"), start=start, end=start + 40)
    html = page(report(findings=(finding(side("40", None, wrong)),), corroborations=(posts(),)))
    assert texts(html, "#f1 blockquote") == ["The slide buried 40 houses above Rushan on Sunday night."]


def test_an_article_of_another_language_or_direction_says_so() -> None:
    farsi = replace(RIVER, language="fa", title="مرز ۸۴۳ مایل", text="مرز ۸۴۳ مایل\n")
    html = page(builders.report(articles=(HILL, farsi, VALLEY)))
    assert elements(html, "#a2")[0].attrs["lang"] == "fa"
    assert elements(html, "#a2 .text p")[0].attrs["dir"] == "auto"


def test_a_page_of_many_articles_and_findings_stays_small() -> None:
    value = many(report(), times=75)
    assert (len(value.articles), len(value.findings)) == (225, 300)
    html = to_html(value)
    assert len(html) < 4_000_000
    assert html.count('<li class="finding ') == 300
