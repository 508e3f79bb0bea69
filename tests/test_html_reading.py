"""The HTML report in a real browser: clicked, filtered, read by keyboard, copied from."""

from __future__ import annotations

import pytest
from builders import HILL, VALLEY, finding, mention, report, side
from chromium import NARROW, Opener, browser, opened
from pages import ruled, tall
from playwright.sync_api import Page, expect
from test_html_hostile import ATTACKS, hostile

from factcheck.model import Report

__all__ = ["browser", "opened"]

TALL = tall(ruled())
# How far above the mark the top of its pane is, as a share of the pane; none where the mark is not shown.
HEIGHT = """pane => {
  const mark = pane.querySelector("mark.current"), box = pane.getBoundingClientRect();
  const top = mark ? mark.getBoundingClientRect().top - box.top : -1;
  return top >= 0 && top < box.height ? top / box.height : null;
}"""


def heights(page: Page) -> list[float | None]:
    return [page.locator(f"#{side}-text").evaluate(HEIGHT) for side in ("left", "right")]


def current(page: Page) -> list[str]:
    """What is marked on both sides as the values of the open finding."""
    return [" ".join(page.locator(f"#{side}-text mark.current").all_inner_texts()) for side in ("left", "right")]


def tops(page: Page) -> tuple[float, float]:
    """How far each article is scrolled."""
    left, right = (page.locator(f"#{side}-text").evaluate("pane => pane.scrollTop") for side in ("left", "right"))
    return left, right


def wheel(page: Page, *, until: tuple[float, float]) -> None:
    """Turn the mouse wheel over the left article; both must come as far as `until`."""
    page.locator("#left-text").hover()
    page.mouse.wheel(0, 120)
    for _ in range(100):
        if all(reached >= wanted for reached, wanted in zip(tops(page), until, strict=True)):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"scrolled to {tops(page)}, not to {until}")


def shown(page: Page) -> list[str]:
    """The numbers of the findings that are shown."""
    return page.locator("#list > li:visible .number").all_inner_texts()


def test_it_opens_on_the_first_finding_with_both_values_in_sight(opened: Opener) -> None:
    with opened(TALL) as page:
        expect(page.locator(".finding.open h3")).to_have_text("houses buried, Rushan")
        assert current(page) == ["40 houses", "58 houses"]
        left, right = heights(page)
        assert left == pytest.approx(1 / 3, abs=0.02)
        assert right == pytest.approx(1 / 3, abs=0.02)
        assert page.evaluate("scrollY") == 0


def test_a_click_on_a_finding_scrolls_both_articles_to_its_values(opened: Opener) -> None:
    with opened(TALL) as page:
        page.get_by_role("link", name="villagers moved to schools").first.click()
        assert current(page) == ["300 villagers", "more than 450 villagers"]
        assert heights(page) == [pytest.approx(1 / 3, abs=0.02)] * 2
        expect(page.locator("#right-byline")).to_have_text("source unknown, 2024-03-07")
        expect(page.locator("a.open[aria-current=true]")).to_have_text("villagers moved to schools")
        expect(page.locator(".evidence:visible")).to_have_count(1)
        assert page.url.endswith("#f4")


def test_an_address_with_a_finding_opens_it(opened: Opener) -> None:
    with opened(TALL, at="#f3") as page:
        expect(page.locator(".finding.open h3")).to_have_text("people injured, Rushan")


def test_another_place_of_a_side_is_shown_where_it_is_picked_or_clicked(opened: Opener) -> None:
    with opened(TALL) as page:
        page.locator("#right-pick").select_option(label="B: 58 houses, stories/panj/river-radio.md, line 82")
        expect(page.locator("#right-byline")).to_have_text("source unknown, 2024-03-07")
        assert heights(page) == [pytest.approx(1 / 3, abs=0.02)] * 2
        page.locator("#f1 a.place").first.click()
        assert current(page) == ["40 houses", "58 houses"]
        expect(page.locator("#right-byline")).to_contain_text("Valley Post")
        page.locator("#left-pick").select_option(index=4)
        assert heights(page)[0] is None


def test_two_articles_are_shown_rather_than_one_twice_and_one_twice_where_there_is_no_other(opened: Opener) -> None:
    forty, many, other = (
        mention(HILL, "40 houses"),
        mention(HILL, "300 villagers"),
        mention(VALLEY, "58 houses"),
    )
    both = finding(side("40 houses", None, forty, other), side("300 villagers", None, many))
    alone = finding(side("40 houses", None, forty), side("300 villagers", None, many))
    with opened(report(findings=(both,))) as page:
        assert current(page) == ["58 houses", "300 villagers"]
    with opened(report(findings=(alone,))) as page:
        assert current(page) == ["40 houses", "300 villagers"]
        expect(page.locator("#right-byline")).to_have_text("The Hill Courier, 2024-03-05")
    with opened(report(findings=(finding(side("40 houses", None, forty)),))) as page:
        expect(page.locator("#right")).to_be_hidden()
        assert current(page)[0] == "40 houses"


def test_a_mark_opens_its_finding_and_a_cell_of_the_table_its_place(opened: Opener) -> None:
    with opened(TALL) as page:
        page.locator("#left-text").get_by_role("link", name="843 miles").click()
        expect(page.locator(".finding.open h3")).to_have_text("border, Tajikistan-Afghanistan")
        page.locator("#matrix").get_by_role("link", name="more than 450 villagers").click()
        assert current(page) == ["300 villagers", "more than 450 villagers"]
        page.locator("#matrix tr").last.get_by_role("link", name="Three border posts").last.click()
        assert current(page) == ["Three border posts", "Three border posts"]
        expect(page.locator(".finding.open")).to_have_count(0)
        expect(page.locator("#desk")).to_be_in_viewport()


def test_findings_are_filtered_by_every_facet_with_counts(opened: Opener) -> None:
    with opened(TALL) as page:
        page.get_by_label("note 2").check()
        assert shown(page) == ["3", "4"]
        expect(page.locator("#shown")).to_have_text("2 of 4 shown")
        expect(page.locator(".finding.open .number")).to_have_text("3")
        page.get_by_label("error 1").check()
        assert shown(page) == ["1", "3", "4"]
        page.get_by_label("Source", exact=True).select_option(label="Valley Post (2)")
        assert shown(page) == ["1", "3"]
        page.get_by_role("button", name="Clear").click()
        expect(page.locator("#shown")).to_have_text("4 of 4 shown")
        page.get_by_label("ruled 1").check()
        assert shown(page) == ["2"]
        expect(page.locator(".chip.error .count")).to_have_text("0")
        page.get_by_label("ruled 1").uncheck()
        page.get_by_label("Field", exact=True).select_option("quantity")
        assert len(shown(page)) == 4
        page.get_by_label("Words").fill("school  MOVED")
        assert shown(page) == ["4"]
        page.get_by_label("Words").fill("nothing of the kind")
        assert shown(page) == []


def test_all_of_it_can_be_reached_by_keys_alone(opened: Opener) -> None:
    with opened(TALL) as page:
        page.keyboard.press("Tab")
        expect(page.get_by_text("Skip to the findings")).to_be_focused()
        page.keyboard.press("j")
        expect(page.locator("#f2 a.open")).to_be_focused()
        assert current(page) == ["843 miles", "1300 km"]
        page.keyboard.press("Enter")
        expect(page.locator("#left-text mark.current a")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#f2 a.open")).to_be_focused()
        page.keyboard.press("k")
        page.keyboard.press("k")
        expect(page.locator("#f1 a.open")).to_be_focused()
        expect(page.get_by_role("status").last).to_have_text("This is the first finding.")
        page.keyboard.press("/")
        expect(page.get_by_label("Words")).to_be_focused()
        page.keyboard.type("jk?/")
        expect(page.get_by_label("Words")).to_have_value("jk?/")
        page.get_by_label("Words").fill("")
        page.keyboard.press("Escape")
        expect(page.locator("#f1 a.open")).to_be_focused()


def test_the_keys_are_listed_and_can_be_switched_off(opened: Opener) -> None:
    with opened(report()) as page:
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
        page.get_by_label("Keys of one letter are on").uncheck()
        page.keyboard.press("Escape")
        expect(page.locator("#help")).to_be_hidden()
        page.keyboard.press("j")
        expect(page.locator(".finding.open .number")).to_have_text("1")
        page.get_by_role("button", name="Keys").click()
        page.get_by_role("button", name="Close").click()
        expect(page.locator("#help")).to_be_hidden()


def test_the_command_is_copied_with_the_chosen_ruling(opened: Opener) -> None:
    with opened(ruled()) as page:
        page.locator("#f1 select.as").select_option("source-wrong")
        page.locator("#f1").get_by_role("button", name="Copy the command").click()
        expect(page.locator("#f1 button.copy")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == 'factcheck rule 1c2d3e4f5a6b --as source-wrong --by "YOUR NAME" --why "THE REASON"'
        page.keyboard.press("j")
        page.locator("#f2").get_by_role("button", name="Copy the command").click()
        expect(page.locator("#f2 button.copy")).to_have_text("Copied")
        assert (
            page.evaluate("navigator.clipboard.readText()")
            == 'factcheck rule b0a1d2c3e4f5 --revoke --by "YOUR NAME" --why "THE REASON"'
        )


def test_articles_scroll_together_where_that_is_wished(opened: Opener) -> None:
    with opened(TALL) as page:
        left, right = tops(page)
        wheel(page, until=(left + 100, right))
        assert tops(page)[1] == right
        page.get_by_label("Scroll together").check()
        left, right = tops(page)
        wheel(page, until=(left + 100, right + 100))


def test_a_narrow_page_shows_the_articles_inside_the_finding(opened: Opener) -> None:
    with opened(TALL, size=NARROW) as page:
        expect(page.locator(".finding.open")).to_have_count(0)
        page.get_by_role("link", name="people injured, Rushan").first.click()
        expect(page.locator("#f3 #desk")).to_be_visible()
        assert heights(page) == [pytest.approx(1 / 3, abs=0.05)] * 2
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]
        page.set_viewport_size({"width": 1400, "height": 900})
        expect(page.locator("#bench > #desk")).to_be_visible()


def test_without_scripts_all_is_there_and_every_link_leads_to_its_mark(opened: Opener) -> None:
    with opened(TALL, script=False) as page:
        expect(page.locator("#filters")).to_be_hidden()
        expect(page.locator("#desk")).to_be_hidden()
        expect(page.locator(".evidence:visible")).to_have_count(4)
        page.locator("#f1 a.place").nth(1).click()
        expect(page.locator("#articles mark:target")).to_have_text("58 houses")
        expect(page.locator("#articles mark:target")).to_be_in_viewport()


@pytest.mark.parametrize(
    "value", [report(findings=()), report(findings=(), articles=(), claims=())], ids=["none", "no"]
)
def test_a_report_without_findings_still_opens(value: Report, opened: Opener) -> None:
    with opened(value) as page:
        expect(page.locator("#findings")).to_contain_text("There are no findings to show.")
        page.keyboard.press("j")
        page.keyboard.press("/")
        page.keyboard.press("?")
        expect(page.locator("#help")).to_be_visible()


def test_hostile_text_does_nothing_in_a_browser(opened: Opener) -> None:
    for text in ("".join(ATTACKS[:11]), ATTACKS[4]):
        with opened(hostile(text)) as page:
            expect(page.locator(".finding.open h3")).to_have_text(" ".join(text.split()))
            page.keyboard.press("j")
            page.locator("#left-pick").select_option(index=1)
            assert not page.locator("img, base, iframe, object, embed").count()
