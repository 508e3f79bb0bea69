"""The pages for browsers: a draft is pasted, its report read, findings are ruled on; over HTTP and in Chromium."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

import pytest
from builders import HILL, border, report
from chromium import browser
from playwright.sync_api import Browser
from serving import CMS, Answer, Site, site

from factcheck.model import Article, Problem, Side
from factcheck.read import article_from_text
from factcheck.report import to_html
from factcheck.report.html import Served
from factcheck.rulings import read_ledger
from factcheck.server.checker import DRAFT_PATH
from factcheck.server.sources import Held

__all__ = ["browser"]

BORDER = "b0a1d2c3e4f5a6b7"
DRAFT = "Border guards ask for help\n\nThe frontier runs for 843 miles.\n"


@dataclass(frozen=True)
class Desk:
    """A server, and the ledger in which it writes."""

    site: Site
    ledger: Path

    def paste(self, text: str = DRAFT, **fields: str) -> str:
        """The address of the report on a draft."""
        answer = self.site.post("/check", {"text": text, **fields}, Origin=f"http://{self.site.host}")
        assert answer.status == 303, answer.text
        return answer.headers["location"]

    def token(self, address: str) -> str:
        """The token in the forms of a page."""
        found = re.search(r'name="token" value="([^"]+)"', self.site.get(address).text)
        assert found
        return found[1]

    def rule(self, address: str, **fields: str) -> Answer:
        """A form as the page sends it."""
        given = {
            "token": self.token(address),
            "finding": BORDER,
            "as": "accepted",
            "by": "Ada",
            "why": "Both.",
            **fields,
        }
        return self.site.post(f"{address}/rule", given, Origin=f"http://{self.site.host}")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    found = replace(border(), id=BORDER)
    with site(lambda: report(findings=(found,)), ledger=str(tmp_path / "desk.rulings"), drafts=3, text=2000) as one:
        yield Desk(one, tmp_path / "desk.rulings")


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def part(name: str, page: str) -> str:
    """What an element of the page holds."""
    found = re.search(rf"<{name}>(.*?)</{name}>", page, re.S)
    assert found
    return found[1]


def test_the_first_page_has_a_form_and_tells_of_the_sources() -> None:
    evil = Problem("a<b>\x1b[2J.txt", "empty-file", "a<b>\u202e is empty")
    article = Article("s1", "s1.txt", "Text")
    with site(held=Held((article, article), (evil,))) as one:
        page = one.get("/")
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "held against 2 articles, and against itself" in page.text
    assert '<form method="post" action="/check"' in page.text
    assert "a&lt;b&gt;\\x1b[2J.txt" in page.text
    assert not any(char in page.text for char in "\x1b\u202e")
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src {hash_of(part('style', page.text))};" in policy
    assert "script" not in policy
    assert "<script" not in page.text


def test_a_draft_gets_a_page_with_forms_to_rule(desk: Desk) -> None:
    address = desk.paste()
    page = desk.site.get(address)
    assert page.status == 200
    assert "843 miles is 1,357 km" in page.text
    assert f'action="{address}/rule"' in page.text
    assert "factcheck rule" not in page.text
    policy = page.headers["content-security-policy"]
    for rule in ("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert rule in policy
    assert f"style-src {hash_of(part('style', page.text))};" in policy
    assert f"script-src {hash_of(part('script', page.text))};" in policy
    # The page says the same of itself, but for what only a header can say.
    meta = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page.text)
    assert meta
    assert f"{unescape(meta[1])}; frame-ancestors 'none'" == policy


def test_a_ruling_is_written_shown_and_taken_back(desk: Desk) -> None:
    address = desk.paste()
    ruled = desk.rule(address, **{"as": "ours-wrong", "right_value": "1,357 km", "until": "2026-12-31"})
    assert (ruled.status, ruled.headers["location"]) == (303, f"{address}#f1")
    (entry,) = read_ledger(desk.ledger)
    assert (entry.finding, entry.kind, entry.by, entry.why) == (BORDER, "ours-wrong", "Ada", "Both.")
    assert (entry.until, entry.right_value, entry.topic) == ("2026-12-31", "1,357 km", "border, Tajikistan-Afghanistan")
    page = desk.site.get(address).text
    assert "Ruled ours-wrong by Ada" in page
    assert "Take it back" in page
    taken = desk.rule(address, revoke="yes", why="Asked again.")
    assert taken.status == 303
    assert len(read_ledger(desk.ledger)) == 2
    assert "Ruled ours-wrong" not in desk.site.get(address).text


def test_what_is_ruled_is_underlined_no_more(desk: Desk) -> None:
    # The article of the report is the draft: it has the id that the posted text has.
    posted = article_from_text(HILL.text, path=DRAFT_PATH)
    here = replace(border(), id=BORDER, sides=border().sides)
    found = replace(here, sides=tuple(_moved(side, posted.id) for side in here.sides))
    with site(lambda: report(findings=(found,)), ledger=str(desk.ledger)) as one:
        own = Desk(one, desk.ledger)
        assert len(one.check(HILL.text).json["matches"]) == 1
        own.rule(own.paste(HILL.text))
        assert one.check(HILL.text).json["matches"] == []


def _moved(side: Side, article: str) -> Side:
    return replace(side, mentions=tuple(replace(one, article=article) for one in side.mentions if one.article == "a1"))


@pytest.mark.parametrize(
    ("fields", "status", "code"),
    [
        ({"token": ""}, 403, "token-wrong"),
        ({"token": "x" * 32}, 403, "token-wrong"),
        ({"token": "\u00e9"}, 403, "token-wrong"),
        ({"finding": "0" * 16}, 400, "finding-unknown"),
        ({"as": "right"}, 400, "ruling-unclear"),
        ({"by": " "}, 400, "ruling-incomplete"),
        ({"why": ""}, 400, "ruling-incomplete"),
        ({"until": "2001-01-01"}, 400, "until-past"),
        ({"until": "soon"}, 400, "bad-date"),
        ({"revoke": "yes"}, 400, "ruling-unknown"),
    ],
)
def test_a_ruling_that_cannot_be_written_writes_nothing(
    desk: Desk, fields: dict[str, str], status: int, code: str
) -> None:
    refused = desk.rule(desk.paste(), **fields)
    assert (refused.status, refused.text.endswith(f"[{code}]")) == (status, True)
    assert not desk.ledger.exists()


def test_no_other_site_can_have_a_browser_rule(desk: Desk) -> None:
    address = desk.paste()
    fields = {"token": desk.token(address), "finding": BORDER, "as": "accepted", "by": "Eve", "why": "None."}
    for origin in ("http://evil.example", "null", CMS, "moz-extension://3c9d2a0e-0000-4000-8000-1c2d3e4f5a6b"):
        assert desk.site.post(f"{address}/rule", fields, Origin=origin).status == 403
        assert desk.site.post("/check", {"text": DRAFT}, Origin=origin).status == 403
        assert desk.site.get(address, Origin=origin).status == 403
    assert desk.site.post(f"{address}/rule", fields, Sec_Fetch_Site="cross-site").status == 403
    assert desk.site.post(f"{address}/rule", fields, Host="evil.example").status == 403
    assert desk.site.get(f"{address}/rule").status == 405
    assert not desk.ledger.exists()


@pytest.mark.parametrize(
    ("fields", "status", "code"),
    [
        ({}, 400, "no-draft"),
        ({"text": " \r\n"}, 400, "no-draft"),
        ({"text": "a" * 2001}, 413, "text-too-long"),
        ({"text": DRAFT, "published": "yesterday"}, 400, "bad-date"),
        (
            {"text": "Der Sprecher sagte am Mittwoch, dass in der Stadt zwei Menschen verletzt wurden."},
            400,
            "language-unsupported",
        ),
    ],
)
def test_a_draft_that_cannot_be_checked(desk: Desk, fields: dict[str, str], status: int, code: str) -> None:
    refused = desk.site.post("/check", fields)
    assert (refused.status, refused.text.endswith(f"[{code}]")) == (status, True)


def test_a_draft_can_be_changed_and_is_shown_as_it_was(desk: Desk) -> None:
    text = "\n</textarea><script>alert(1)</script>&amp;\r\nOne  two\tthree \u00e9\n"
    page = desk.site.get(f"{desk.paste(text, published='2026-11-22')}/edit")
    assert page.status == 200
    assert "<script" not in page.text
    shown = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page.text, re.S)
    assert shown
    assert unescape(shown[1]) == text.replace("\r\n", "\n")
    assert 'value="2026-11-22"' in page.text


def test_only_the_last_drafts_are_kept(desk: Desk) -> None:
    first, *others = [desk.paste() for _ in range(4)]
    assert desk.site.get(first).text.endswith("[draft-gone]")
    assert desk.site.get(first).status == 404
    assert [desk.site.get(each).status for each in others] == [200, 200, 200]
    assert len({first, *others}) == 4


def test_a_broken_ledger_is_named_with_its_line(desk: Desk) -> None:
    address = desk.paste()
    desk.ledger.write_text('{"made": "2026-11-22"\n', encoding="utf-8")
    refused = desk.site.get(address)
    assert refused.status == 500
    assert "desk.rulings:1:" in refused.text
    assert "Traceback" not in refused.text


def test_the_page_of_a_check(desk: Desk) -> None:
    page = desk.site.get("/checks/quantity")
    assert (page.status, page.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert "quantity" in page.text
    for strange in ("/checks/none", "/checks/..%2f..%2fpyproject", "/checks/quantity.md"):
        assert desk.site.get(strange).status == 404


def test_a_page_that_is_not_served_has_no_forms() -> None:
    served = Served(rule="/drafts/x/rule", token="secret", links=(("/", "Another"),))
    page, plain = to_html(report(), served), to_html(report())
    assert page.count('name="token" value="secret"') == len(report().findings)
    assert "same-origin" in page
    assert not any(word in plain for word in ("secret", 'method="post"', "same-origin", ".decide"))


def test_in_a_browser(desk: Desk, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"http://{desk.site.host}/")
    page.fill("#text", DRAFT)
    page.click("button:has-text('Check')")
    page.wait_for_url("**/drafts/*")
    page.fill("[name=by]", "Ada")
    page.fill("[name=why]", "j k / ?")
    page.select_option("[name=as]", "known-dispute")
    page.click("button:has-text('Rule')")
    page.wait_for_url("**#f1")
    assert "Ruled known-dispute by Ada" in page.inner_text("#f1")
    page.fill("[name=by]", "Ada")
    page.fill("[name=why]", "Asked again.")
    page.press("[name=why]", "Enter")
    page.wait_for_selector("text=Rule on it")
    page.click("text=Change the draft")
    assert page.input_value("#text") == DRAFT
    assert len(read_ledger(desk.ledger)) == 2
    context.close()
    assert said == []
