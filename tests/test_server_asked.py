"""The parameters of a check: what LanguageTool's clients send, and what is refused in its words."""

from __future__ import annotations

import json
from http import HTTPStatus
from urllib.parse import urlencode

import pytest

from factcheck.config import Config
from factcheck.selection import selected, slugs
from factcheck.server.asked import Asked, Mode, asked, fields_of
from factcheck.server.request_error import RequestError
from factcheck.server.rules import DRAFT, SOURCES, chosen, rules

LONGEST = 100


def ask(**fields: str) -> Asked:
    return asked(fields_of(urlencode({"language": "en-US", "text": "A text.", **fields}).encode()), longest=LONGEST)


def data(**value: object) -> dict[str, str]:
    return {"language": "en", "data": json.dumps(value)}


def test_a_plain_text() -> None:
    found = ask(text="12 dead\r\n", motherTongue="de-DE", apiKey="x", useragent="add-on", newParameter="y")
    assert found.text.text == "12 dead\n"
    assert found.language is not None
    assert (found.language.long_code, found.language.code, found.language.name) == ("en-US", "en", "English (US)")
    assert (found.mode, found.picky, found.only) == (Mode.ALL, False, False)


def test_annotated_text_as_editors_send_it() -> None:
    annotation = [{"markup": "# "}, {"text": "12 "}, {"markup": "&amp;", "interpretAs": "&"}, {"text": " 13"}]
    found = asked(data(annotation=annotation), longest=LONGEST)
    assert (found.text.text, found.text.whole) == ("12 & 13", "# 12 &amp; 13")
    assert asked(data(text="12 dead", metaData={"DocumentTitle": "x"}), longest=LONGEST).text.text == "12 dead"


def test_a_body_may_be_written_without_escapes() -> None:
    found = asked(fields_of("language=en-US&text=12 tödlich – 😀".encode()), longest=LONGEST)
    assert found.text.text == "12 tödlich – 😀"


@pytest.mark.parametrize(
    ("language", "variants", "code"),
    [("auto", "de-DE,en-GB", "en-GB"), ("auto", "de-DE", "en-US"), ("auto", None, "en-US")],
)
def test_the_language_may_be_told_from_the_text(language: str, variants: str | None, code: str) -> None:
    given = {} if variants is None else {"preferredVariants": variants}
    found = ask(language=language, **given)
    assert found.language is None
    assert found.preferred.long_code == code


@pytest.mark.parametrize("code", ["en", "EN-gb", "en-IN", "en-ZA", "en-x-oed"])
def test_every_english_is_english(code: str) -> None:
    found = ask(language=code).language
    assert found is not None
    assert found.code == "en" or found.long_code == code


@pytest.mark.parametrize(
    ("fields", "status", "told"),
    [
        ({}, HTTPStatus.BAD_REQUEST, "Missing 'text' or 'data' parameter"),
        ({"text": "a"}, HTTPStatus.BAD_REQUEST, "Missing 'language' parameter"),
        ({"text": "a", "data": "{}", "language": "en"}, HTTPStatus.BAD_REQUEST, "not both"),
        ({"text": "a", "language": "de-DE"}, HTTPStatus.BAD_REQUEST, "'de-DE' is not a language code"),
        ({"text": "a", "language": "english"}, HTTPStatus.BAD_REQUEST, "'english' is not a language code"),
        (
            {"text": "a" * 101, "language": "en"},
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            "limit of 100 characters (it's 101",
        ),
        ({"text": "a", "language": "en", "mode": "fast"}, HTTPStatus.BAD_REQUEST, "Invalid value for 'mode'"),
        ({"text": "a", "language": "en", "enabled": "X"}, HTTPStatus.BAD_REQUEST, "now called 'enabledRules'"),
        ({"text": "a", "language": "en", "disabled": "X"}, HTTPStatus.BAD_REQUEST, "now called 'disabledRules'"),
        ({"text": "a", "language": "en", "enabledOnly": "true"}, HTTPStatus.BAD_REQUEST, "You must specify enabled"),
        (
            {"text": "a", "language": "en", "enabledOnly": "true", "enabledRules": "X", "disabledRules": "Y"},
            HTTPStatus.BAD_REQUEST,
            "You cannot specify disabled rules",
        ),
        ({"text": "a", "language": "en", "preferredVariants": "en-GB"}, HTTPStatus.BAD_REQUEST, "'language=auto'"),
        ({"text": "a", "language": "auto", "preferredVariants": "en"}, HTTPStatus.BAD_REQUEST, "expected a dash"),
        ({"data": "{", "language": "en"}, HTTPStatus.BAD_REQUEST, "Could not parse JSON"),
        ({"data": "[" * 100_000, "language": "en"}, HTTPStatus.BAD_REQUEST, "Could not parse JSON"),
        ({"data": "[]", "language": "en"}, HTTPStatus.BAD_REQUEST, "Could not parse JSON"),
        (data(), HTTPStatus.BAD_REQUEST, "requires either 'text' or 'annotation' key"),
        (data(text="a", annotation=[]), HTTPStatus.BAD_REQUEST, "not both"),
        (data(annotation=[{}]), HTTPStatus.BAD_REQUEST, "Only 'text' and 'markup' are supported"),
        (data(annotation=[{"text": "a", "markup": "b"}]), HTTPStatus.BAD_REQUEST, "not both"),
        (data(annotation=[{"text": "a", "interpretAs": "b"}]), HTTPStatus.BAD_REQUEST, "only 'markup' can"),
        (data(annotation=[{"text": 5}]), HTTPStatus.BAD_REQUEST, "Could not parse JSON"),
        (data(annotation="a"), HTTPStatus.BAD_REQUEST, "Could not parse JSON"),
    ],
)
def test_what_is_refused(fields: dict[str, str], status: HTTPStatus, told: str) -> None:
    with pytest.raises(RequestError) as refused:
        asked(fields, longest=LONGEST)
    assert refused.value.status is status
    assert told in refused.value.message


@pytest.mark.parametrize("body", [b"\xff\xfe", b"text=%ff", b"&".join(b"a=1" for _ in range(200))])
def test_a_body_that_is_no_form(body: bytes) -> None:
    with pytest.raises(RequestError) as refused:
        fields_of(body)
    assert refused.value.status is HTTPStatus.BAD_REQUEST


def made(config: Config, **fields: str) -> set[str]:
    """The checks that a run makes."""
    settings = chosen(config, ask(**fields))
    return {slug for slug in slugs() if selected(slug, settings)}


WITHIN = {slug for slug, rule in rules().items() if rule.category is DRAFT}


@pytest.mark.parametrize(
    ("config", "fields", "expected"),
    [
        (Config(), {}, set(slugs())),
        (Config(), {"disabledRules": "FACTCHECK_QUANTITY,UNKNOWN"}, set(slugs()) - {"quantity"}),
        (Config(), {"disabledCategories": DRAFT.id}, set(slugs()) - WITHIN),
        (
            Config(),
            {"disabledCategories": DRAFT.id, "enabledRules": "FACTCHECK_PARTS"},
            set(slugs()) - WITHIN | {"parts"},
        ),
        (Config(), {"enabledOnly": "true", "enabledRules": "FACTCHECK_DATES_DURATION"}, {"dates-duration"}),
        (Config(), {"enabledOnly": "yes", "enabledCategories": DRAFT.id}, WITHIN),
        (Config(), {"enabledOnly": "true", "enabledRules": "MORFOLOGIK_RULE_EN_US"}, set()),
        (Config(select=("money",)), {}, {"money"}),
        (Config(select=("money",)), {"enabledRules": "FACTCHECK_NAME"}, {"money", "name"}),
        (Config(ignore=("money",)), {}, set(slugs()) - {"money"}),
        (Config(ignore=("money",)), {"enabledCategories": SOURCES.id}, set(slugs())),
    ],
)
def test_which_checks_a_client_chooses(config: Config, fields: dict[str, str], expected: set[str]) -> None:
    assert made(config, **fields) == expected


def test_every_check_is_a_rule_of_its_own() -> None:
    found = rules()
    assert set(found) == set(slugs())
    assert len({rule.id for rule in found.values()}) == len(found)
    assert all(rule.id.replace("_", "").isalnum() and rule.id.isupper() for rule in found.values())
    assert {rule.issue for rule in found.values()} == {"numbers", "inconsistent-entities", "inconsistency"}
