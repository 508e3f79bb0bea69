"""The API of LanguageTool with the real model, over HTTP."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from serving import Answer, Site, book, running

from factcheck.config import Config
from factcheck.read import article_from_text
from factcheck.server.app import application
from factcheck.server.checker import Checker
from factcheck.server.desk import Desk
from factcheck.server.guard import doors
from factcheck.server.limits import Limits
from factcheck.server.sources import Sources

README = Path(__file__).parents[1] / "fixtures" / "readme"
DRAFT = (README / "mercury.txt").read_text(encoding="utf-8")
BORDER = "a border of 1300 km"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources: one article, as a desk would have it."""
    found = tmp_path_factory.mktemp("sources")
    shutil.copy(README / "courier.txt", found / "courier.txt")
    about = {"file": "courier.txt", "source": "The Hill Courier", "published": "2021-07-08"}
    (found / "articles.json").write_text(json.dumps([about]), encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[Site]:
    config = Config()
    checker = Checker(Sources([str(folder)], config=config), config, book=book(str(folder / "ledger")))
    with running(application(Desk(checker, limits=Limits()), doors=doors([], []))) as one:
        yield one


def underlined(answer: Answer, text: str) -> list[str]:
    """What an editor underlines, which counts in UTF-16 as Java does."""
    assert answer.status == 200, answer.text
    units = text.encode("utf-16-le")
    return [
        units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")
        for one in answer.json["matches"]
    ]


def test_a_draft_that_a_source_contradicts(site: Site) -> None:
    answer = site.check(DRAFT)
    assert underlined(answer, DRAFT) == ["1300 km"]
    (match,) = answer.json["matches"]
    assert match["replacements"] == [{"value": "843 miles", "shortDescription": "The Hill Courier"}]
    assert match["rule"]["id"] == "FACTCHECK_QUANTITY"
    assert match["rule"]["issueType"] == "numbers"
    assert match["rule"]["urls"] == [{"value": f"http://{site.host}/checks/quantity"}]
    assert "843 miles" in match["message"]
    assert match["sentence"] in DRAFT
    assert answer.json["language"]["code"] == "en-US"
    assert answer.json["warnings"] == {"incompleteResults": False}


def test_a_draft_is_told_from_its_side_and_its_report_is_on_it_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Fire\n\nThe fire in Halden on Monday killed 12 people at the Sorna shipyard.\n")
    (tmp_path / "b.txt").write_text("Blaze\n\nThe blaze at the Sorna shipyard in Halden on Monday killed 31 people.\n")
    shutil.copy(README / "courier.txt", tmp_path)
    config = Config()
    checker = Checker(Sources([str(tmp_path)], config=config), config, book=book("no-ledger"))
    draft = article_from_text(DRAFT, path="draft")
    report = checker.check(draft, config)
    assert report.drafts == (draft.id,)
    assert [one.message.partition(",")[0] for one in report.findings] == ["the draft says 1300 km"]
    assert (report.summary.errors, report.summary.warnings) == (0, 1)
    alone = Checker(Sources([], config=config), config, book=book("no-ledger")).check(draft, config)
    assert (alone.drafts, [one.code for one in alone.problems]) == (None, ["one-article"])


def test_offsets_after_emoji_and_windows_line_ends(site: Site) -> None:
    text = DRAFT.replace("\n", "\r\n").replace("a border of", "a 😀 border 🏔️ of")
    assert underlined(site.check(text), text) == ["1300 km"]
    assert site.check(text).json["matches"][0]["offset"] > len(DRAFT.partition("1300 km")[0]) + 4


def test_annotated_text_as_ltex_sends_it(site: Site) -> None:
    head, _, body = DRAFT.partition("\n")
    before, _, after = body.partition("1300 km")
    annotation = [
        {"markup": "# "},
        {"text": head},
        {"markup": "\r\n", "interpretAs": "\n"},
        {"text": before},
        {"markup": "**"},
        {"text": "1300"},
        {"markup": "&nbsp;", "interpretAs": " "},
        {"text": "km"},
        {"markup": "**"},
        {"text": after},
    ]
    whole = "".join(part.get("text", "") + part.get("markup", "") for part in annotation)
    fields = {"language": "en-US", "data": json.dumps({"annotation": annotation})}
    answer = site.post("/v2/check", fields, Content_Type="application/json")
    assert underlined(answer, whole) == ["1300&nbsp;km"]
    assert "**1300&nbsp;km**" in answer.json["matches"][0]["context"]["text"]


def test_a_client_switches_rules_off_and_on(site: Site) -> None:
    def found(**fields: str) -> list[str]:
        return underlined(site.check(DRAFT, **fields), DRAFT)

    assert found(disabledRules="FACTCHECK_QUANTITY") == []
    assert found(disabledRules="FACTCHECK_MONEY,MORFOLOGIK_RULE_EN_US") == ["1300 km"]
    assert found(disabledCategories="FACTCHECK_SOURCES") == []
    assert found(disabledCategories="FACTCHECK_SOURCES", enabledRules="FACTCHECK_QUANTITY") == ["1300 km"]
    assert found(enabledOnly="true", enabledRules="FACTCHECK_QUANTITY") == ["1300 km"]
    assert found(enabledOnly="true", enabledRules="FACTCHECK_MONEY") == []
    # Clients ask for the checks of whole texts, which ours are, and for all others by themselves.
    assert found(mode="textLevelOnly") == ["1300 km"]
    assert found(mode="allButTextLevelOnly") == []


def test_a_draft_that_contradicts_itself(site: Site) -> None:
    text = "Two rescued\n\nThe fire on Thursday, 5 March 2024, spread to 12 homes, the mayor of Vell said.\n"
    answer = site.check(text)
    assert underlined(answer, text) == ["Thursday", "5 March 2024"]
    for match in answer.json["matches"]:
        assert match["rule"]["id"] == "FACTCHECK_WEEKDAY"
        assert match["rule"]["category"]["id"] == "FACTCHECK_DRAFT"
        assert match["replacements"] == []


def test_a_text_in_another_language(site: Site) -> None:
    german = "Der Bürgermeister sagte am Mittwoch, dass 12 Menschen in der Stadt verletzt wurden und viele flohen."
    answer = site.check(german, language="auto", preferredVariants="en-GB,de-DE").json
    assert answer["matches"] == []
    assert answer["warnings"]["incompleteResults"] is True
    assert "German" in answer["warnings"]["incompleteResultsReason"]
    assert answer["language"]["detectedLanguage"]["name"] == "German"
    assert answer["language"]["detectedLanguage"]["code"] == "de"
    english = site.check(DRAFT, language="auto", preferredVariants="en-GB").json
    assert english["language"]["code"] == "en-GB"
    assert english["language"]["detectedLanguage"]["code"] == "en-GB"
    assert len(english["matches"]) == 1


@pytest.mark.parametrize("text", ["", " \n ", "Hello.", "12", "😀"])
def test_a_text_that_states_nothing(site: Site, text: str) -> None:
    answer = site.check(text)
    assert (answer.status, answer.json["matches"]) == (200, [])


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script> \x1b[31m \x07 \x00 \u202e\u2066 ‮ \ufeff",
        "{{7*7}} ${7*7} %s %n '; DROP TABLE x; --",
        "x" * 20_000,
        "1" * 5_000,
        "\n" * 3_000,
        "( [ { " * 1_000,
        "12 dead, " * 200,
        "e\u0301" * 2_000,
    ],
)
def test_hostile_text_is_checked_like_any_other(site: Site, hostile: str) -> None:
    text = f"{DRAFT}\n{hostile}\n"
    answer = site.check(text)
    assert answer.status == 200, answer.text
    assert not any(char in answer.text for char in "\x1b\x07\x00\u202e\u2066")
    # U+0000 is read as another character, so the text itself is as long as it was.
    assert "1300 km" in underlined(answer, text)


def test_what_clients_ask_besides(site: Site) -> None:
    languages = site.get("/v2/languages").json
    assert {"name": "English (GB)", "code": "en", "longCode": "en-GB"} in languages
    assert {one["code"] for one in languages} == {"en"}
    assert int(site.get("/v2/maxtextlength").text) == Limits().text
    assert site.get("/v2/info").json["software"]["name"] == "factcheck"
    assert site.get("/v2/healthcheck").text == "OK"
    info: Any = site.get("/v2/configinfo?language=en-US").json
    assert info["parameter"] == {"maxTextLength": Limits().text}
    assert {"ruleId", "description", "categoryId", "categoryName", "locQualityIssueType"} <= set(info["rules"][0])
    assert "FACTCHECK_WEEKDAY" in {one["ruleId"] for one in info["rules"]}


def changed(path: Path, text: str) -> None:
    """Write a file so that its time is another, however coarse the clock of the disk."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(time.time_ns(), time.time_ns() + 1_000_000))


def test_sources_are_read_again_when_they_change(site: Site, folder: Path) -> None:
    courier = folder / "courier.txt"
    before = courier.read_text(encoding="utf-8")
    try:
        changed(courier, before.replace("843 miles", "808 miles"))
        time.sleep(1)
        assert underlined(site.check(DRAFT), DRAFT) == []
        changed(courier, before.replace("843 miles", "1,960 km"))
        time.sleep(1)
        assert underlined(site.check(DRAFT), DRAFT) == ["1300 km"]
        courier.unlink()
        time.sleep(1)
        assert underlined(site.check(DRAFT), DRAFT) == []
    finally:
        changed(courier, before)
    time.sleep(1)
    assert underlined(site.check(DRAFT), DRAFT) == ["1300 km"]
