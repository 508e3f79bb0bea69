"""How the HTML report looks and sounds in a real browser: contrast, names, landmarks, light and dark, on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import report
from chromium import NARROW, WIDE, Opener, browser, opened
from pages import many, ruled, tall
from playwright.sync_api import Page, expect

from factcheck.cli import main
from factcheck.model import Report

__all__ = ["browser", "opened"]

# Scripts that look over a page: the contrast of every text, and what a screen reader or a finger would miss.
CONTRASTS, FAULTS = (
    (Path(__file__).parent / "scripts" / name).read_text(encoding="utf-8") for name in ("contrasts.js", "faults.js")
)
GROUND = "() => getComputedStyle(document.documentElement).backgroundColor"


def low_contrast(page: Page) -> list[object]:
    return [row for row in page.evaluate(CONTRASTS) if row[0] < 4.5]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_every_text_can_be_read_and_every_control_has_a_name(size: tuple[int, int], dark: bool, opened: Opener) -> None:
    with opened(tall(ruled()), size=size, dark=dark) as page:
        ground = page.evaluate(GROUND)
        assert (max(int(part) for part in ground[4:-1].split(",")) < 60) is dark
        for number in (1, 2):
            page.locator(f"#f{number} a.open").click()
            assert len(page.evaluate(CONTRASTS)) > 100
            assert low_contrast(page) == []
        for summary in page.locator("details > summary").all():
            summary.click()
        assert low_contrast(page) == []
        assert page.evaluate(FAULTS) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_table_that_is_wider_than_the_window_scrolls_by_itself(opened: Opener) -> None:
    with opened(ruled(), size=(320, 640)) as page:
        assert page.locator(".table").first.evaluate("table => table.scrollWidth > table.clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_no_empty_panes_stand_in_a_narrow_window(opened: Opener) -> None:
    with opened(ruled(), size=NARROW) as page:
        expect(page.locator("#desk")).to_be_hidden()
        page.locator("#matrix a").last.click()
        expect(page.locator("#left-text mark").first).to_be_visible()
    with opened(ruled(), size=NARROW) as page:
        page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
        expect(page.locator("#desk")).to_be_visible()


def test_the_landmarks_are_there_once(opened: Opener) -> None:
    with opened(ruled()) as page:
        for role in ("banner", "main", "contentinfo", "navigation", "search"):
            expect(page.get_by_role(role)).to_have_count(1)
        for name in ("Findings", "Sources and facts", "Articles", "Coverage and problems", "Left article"):
            expect(page.get_by_role("region", name=name, exact=True)).to_have_count(1)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)


def test_focus_is_seen_wherever_it_is(opened: Opener) -> None:
    with opened(ruled()) as page:
        seen = set()
        for _ in range(40):
            page.keyboard.press("Tab")
            style = page.evaluate(
                "() => { const e = document.activeElement, s = getComputedStyle(e); "
                "return [e.id || e.textContent.slice(0, 20), s.outlineStyle, parseFloat(s.outlineWidth)]; }"
            )
            seen.add(style[0])
            assert style[1] != "none", style
            assert style[2] >= 1, style
        assert len(seen) > 20


def test_nothing_moves_where_that_is_not_wished(opened: Opener) -> None:
    behaviour = "pane => getComputedStyle(pane).scrollBehavior"
    with opened(report()) as page:
        assert page.locator("#left-text").evaluate(behaviour) == "auto"
        page.emulate_media(reduced_motion="no-preference")
        assert page.locator("#left-text").evaluate(behaviour) == "smooth"


def test_on_paper_all_findings_are_open_and_controls_are_not_there(opened: Opener) -> None:
    with opened(ruled(), dark=True) as page:
        page.emulate_media(media="print")
        expect(page.locator(".evidence:visible")).to_have_count(4)
        for gone in ("#filters", "#desk", "nav", ".rule >> nth=0", "button.copy >> nth=0"):
            expect(page.locator(gone)).to_be_hidden()
        expect(page.locator("#f2 .ruling")).to_be_visible()
        expect(page.locator("#matrix")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
        pdf = page.pdf(format="A4")
        assert pdf.startswith(b"%PDF-")
        assert 1 <= pdf.count(b"/Type /Page\n") <= 4


def test_in_print_the_text_of_articles_is_there_with_its_marks(opened: Opener) -> None:
    with opened(ruled()) as page:
        expect(page.locator("#articles .text >> nth=0")).to_be_hidden()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(page.locator("#articles .text >> nth=0")).to_be_visible()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.locator("#articles .text >> nth=0")).to_be_hidden()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_word_without_end_widens_nothing(size: tuple[int, int], opened: Opener) -> None:
    word = "W" * 5_000
    articles = tuple(replace(one, text=one.text + word, title=word) for one in report().articles)
    findings = tuple(replace(one, topic=word, message=word) for one in report().findings)
    with opened(report(articles=articles, findings=findings), size=size) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.slow
def test_three_hundred_findings_stay_usable(opened: Opener) -> None:
    value: Report = many(tall(report()), times=75)
    assert len(value.findings) == 300
    with opened(value) as page:
        expect(page.locator("#shown")).to_have_text("300 of 300 shown")
        took = page.evaluate(
            """() => {
              const start = performance.now(), down = new KeyboardEvent("keydown", { key: "j", bubbles: true });
              for (let at = 0; at < 20; at++) document.body.dispatchEvent(down);
              return (performance.now() - start) / 20;
            }"""
        )
        expect(page.locator(".finding.open .number")).to_have_text("21")
        assert took < 250


@pytest.mark.slow
def test_a_story_checked_by_the_command_line_opens_in_a_browser(tmp_path: Path, opened: Opener) -> None:
    path = tmp_path / "story.html"
    story = Path(__file__).parents[1] / "fixtures" / "stories" / "01-tajik-border"
    assert main(["check", str(story), "--format", "html", "--output", str(path), "--fail-on", "never"]) == 0
    page = opened.browser.new_page()
    page.goto(path.as_uri())
    expect(page.locator("#left-text mark.current")).to_have_text("843 miles")
    expect(page.locator("#right-text mark.current")).to_have_text("1300 km")
    expect(page.locator("#f1 svg")).to_be_visible()
    page.close()
