"""ninjs 1.x, 2.x and 3.x, read back from samples written by the standard, and what agencies do beside it."""

from __future__ import annotations

import json

import pytest
from wire import documents, given, parts, problem, sample

from factcheck.model import Problem
from factcheck.read.document import Document, Status


def item(**values: object) -> str:
    return json.dumps({"uri": "urn:x:1", "version": "1", "versioncreated": "2026-11-20T08:00:00Z", **values})


def read(**values: object) -> Document:
    (found,) = documents(given("a.json", item(**values)))
    return found


def test_the_first_generation_has_its_parts_in_properties_of_their_own() -> None:
    (found,) = documents(sample("ninjs-1.5.json"))
    assert parts(found) == [
        ("title", "Ferry with 212 aboard runs aground off Karsund"),
        ("standfirst", "All 212 people were taken ashore within four hours."),
        ("boilerplate", "By Runa Vik"),
        (
            "body",
            "KARSUND (Tidewire) - A ferry with 212 people aboard ran aground off Karsund early on Wednesday, the coast "
            "guard said.\n\n“Nobody was seriously hurt,” harbour master Inga Dahl said. Nine passengers were treated "
            "for cold.",
        ),
        ("heading", "Second accident"),
        ("body", "The Havbris, built in 1994, is 86 metres long."),
        ("caption", "The ferry lies 400 metres from the shore."),
        ("caption", "Lifeboats beside the Havbris on Wednesday. Photo: Tidewire/Ola Moe"),
    ]
    assert (found.name, found.title) == ("", "Ferry with 212 aboard runs aground off Karsund")
    assert (found.published, found.updated) == ("2026-11-18T06:40+00:00", "2026-11-18T09:05+01:00")
    assert (found.uri, found.url) == ("urn:newsml:tidewire.example:20261118:ferry-karsund", None)
    assert (found.source, found.language, found.status, found.embargo) == ("Tidewire", "en", Status.USABLE, None)


def test_the_second_generation_has_them_in_lists_and_a_text_may_be_associated() -> None:
    text, box = documents(sample("ninjs-2.1.json"))
    assert parts(text) == [
        ("title", "Lindhavn to cut its budget by 4.2 percent"),
        ("standfirst", "The harbour town will spend 61 million euros next year."),
        ("boilerplate", "Mats Orre"),
        (
            "body",
            "Lindhavn plans to spend 61 million euros next year, 4.2 percent less than this year, its treasurer said."
            "\n\n- Schools: 22 million euros\n- Roads: 9 million euros",
        ),
    ]
    assert (text.published, text.updated) == ("2026-11-19T16:20+00:00", None)
    assert (text.source, text.embargo) == ("Tidewire Business", "2026-11-20T10:15:30+00:00")
    assert parts(box) == [
        ("title", "What Lindhavn owes"),
        ("body", "The town owes 118 million euros.\n\nIt has 31,400 people."),
    ]
    assert box.name == box.uri == "urn:newsml:tidewire.example:20261119:budget-box"
    assert (box.source, box.language, box.embargo) == (text.source, text.language, text.embargo)


def test_the_third_generation_writes_its_names_in_camel_case() -> None:
    (found,) = documents(sample("ninjs-3.3.json"))
    assert parts(found) == [
        ("title", "Ostra bridge opens after six years"),
        ("standfirst", "The crossing cost 310 million crowns."),
        (
            "body",
            "The bridge over the Ostra opened on Friday. It is 1,420 metres long and carries four lanes.\n\n"
            "We waited six years for this, said mayor Anna Brandt.",
        ),
        ("caption", "Cars on the Ostra bridge, 1,420 metres long."),
    ]
    assert (found.published, found.updated) == ("2026-11-20T07:00+00:00", "2026-11-20T12:30+00:00")
    assert (found.uri, found.url) == (None, "https://api.tidewire.example/items/bridge-2026")
    assert (found.source, found.embargo) == ("Tidewire", "2026-11-20T08:00:00+00:00")


def test_the_caption_of_a_picture_that_must_not_be_used_is_left_out() -> None:
    texts = [one.text for name in ("ninjs-1.5.json", "ninjs-3.3.json") for one in documents(sample(name))]
    assert not any("3 missing people" in text or "ribbon" in text for text in texts)


def test_a_list_has_names_and_each_item_its_status() -> None:
    found = documents(sample("ninjs-statuses.json"))
    assert [one.name[-1] for one in found] == ["a", "b", "c", "d"]
    assert [one.status for one in found] == [Status.USABLE, Status.WITHHELD, Status.CANCELED, Status.USABLE]
    assert [one.embargo for one in found] == [None, None, None, "2026-11-21T06:00:00+01:00"]
    assert (found[2].published, found[2].updated) == (None, "2026-11-20T09:00+00:00")


@pytest.mark.parametrize(
    ("values", "body"),
    [
        ({"body_text": "Two of 9.\r\n\r\nThree."}, "Two of 9.\n\nThree."),
        ({"body_xhtml": "<p>Two<br/>of 9.</p>", "body_text": "No."}, "Two\nof 9."),
        ({"body_text": "No.", "body_main_html": "<p>Two of 9.</p>"}, "Two of 9."),
        ({"body_story": "<p>Two of 9.</p>"}, "Two of 9."),
        ({"bodies": [{"value": "<p>Two of 9.</p>"}]}, "Two of 9."),
        ({"bodies": [{"contenttype": "text/plain", "value": "2 < 9 &amp; so"}]}, "2 < 9 &amp; so"),
        ({"bodies": [{"contenttype": "application/xml", "value": "<x/>"}, {"value": "Two of 9."}]}, "Two of 9."),
        ({"bodies": [7, {"value": 3}, {"role": None, "value": "Two of 9."}]}, "Two of 9."),
        (
            {
                "bodies": [
                    {
                        "contenttype": "application/nitf+xml",
                        "value": "<nitf><body><body.content><p>Two of 9.</p></body.content></body></nitf>",
                    }
                ]
            },
            "Two of 9.",
        ),
    ],
)
def test_the_body_is_taken_from_the_form_that_tells_most(values: dict[str, object], body: str) -> None:
    assert parts(read(**values)) == [("body", body)]


def test_a_description_that_the_body_begins_with_is_not_told_twice() -> None:
    cut = read(
        headline="Rain", description_text="Rain fell on 9 towns and…", body_text="Rain fell on 9 towns and cities."
    )
    assert parts(cut) == [("title", "Rain"), ("body", "Rain fell on 9 towns and cities.")]


def test_a_picture_alone_is_its_caption() -> None:
    found = read(type="picture", headline="Flood", description_text="The Marn, 3 metres above normal.")
    assert parts(found) == [("title", "Flood"), ("caption", "The Marn, 3 metres above normal.")]


def test_an_item_without_a_text_is_told() -> None:
    told = problem(given("a.json", item(type="text")))
    assert (told.path, told.code) == ("a.json", "no-text")


def test_what_goes_with_a_text_under_embargo_is_under_it_too() -> None:
    other = {"uri": "urn:x:2", "type": "text", "body_text": "The box says 4."}
    both = documents(
        given("a.json", item(body_text="It says 4.", embargoed="2026-12-01T00:00:00Z", associations={"box": other}))
    )
    assert [one.embargo for one in both] == ["2026-12-01T00:00:00+00:00"] * 2
    held = documents(given("a.json", item(body_text="It says 4.", pubstatus="withheld", associations=[other])))
    assert [one.status for one in held] == [Status.WITHHELD] * 2


def test_superdesk_and_answers_of_interfaces_are_read() -> None:
    answer = {"_items": [{"guid": "tag:1", "body_html": "<p>One.</p>", "pubstatus": "usable"}]}
    (found,) = documents(given("a.json", json.dumps(answer)))
    assert (found.name, found.uri, found.text) == ("tag:1", "tag:1", "One.")


def test_answers_that_hold_their_list_one_step_deeper_are_read() -> None:
    inner = {"uri": "https://x.example/1", "type": "text", "body_nitf": "<block><p>Two of 9.</p><p>So.</p></block>"}
    answer = {"id": "a", "api_version": "1.1", "data": {"total_items": 1, "items": [{"meta": {}, "item": inner}]}}
    (found,) = documents(given("a.json", json.dumps(answer)))
    assert (found.url, found.text) == ("https://x.example/1", "Two of 9.\n\nSo.")


@pytest.mark.parametrize("version", [3, "3"])
def test_the_date_of_a_later_version_is_that_of_an_update(version: object) -> None:
    found = read(version=version, body_text="One.")
    assert (found.published, found.updated) == (None, "2026-11-20T08:00+00:00")


def test_lines_are_read_one_by_one() -> None:
    lines = "\n".join([item(body_text="One."), "{", "", item(body_text="Two.")])
    one, broken, two = given("a.jsonl", lines)
    assert isinstance(broken, Problem)
    assert (broken.code, "line 2" in broken.message) == ("bad-json", True)
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert (one.text, one.name, two.text, two.name) == ("One.", "urn:x:1", "Two.", "urn:x:1~2")
    assert [each.text for each in documents(given("a.json", item(body_text="1.") + "\n" + item(body_text="2.")))] == [
        "1.",
        "2.",
    ]


@pytest.mark.parametrize(
    "content",
    [
        '{"uri": "x", "pubstatus": "usable"',
        '{"uri": "x", "pubstatus": "usable", "associations": ' + "[" * 100_000,
        '{"uri": "x", "pubstatus": "usable", "n": ' + "9" * 5_000 + "}",
    ],
)
def test_broken_and_endless_json_is_a_problem(content: str) -> None:
    assert problem(given("a.json", content)).code == "bad-json"


def test_a_text_that_is_too_long_is_a_problem_of_its_item() -> None:
    small, large = given("a.json", f"[{item(body_text='One.')}, {item(body_text='x ' * 400)}]", max_bytes=500)
    assert isinstance(small, Document)
    assert isinstance(large, Problem)
    assert (large.code, large.path) == ("file-too-large", "a.json#urn:x:1~2")
    assert problem(given("a.json", item(body_text="x" * 6_000), max_bytes=500)).code == "file-too-large"


def test_characters_that_nobody_sees_and_halves_of_some_are_no_text() -> None:
    raw = '{"uri": "u", "body_text": "One\\u0000 tw\\u001b[2Jo \\ud800.", "headline": "A\\nB\\u200b"}'
    (found,) = documents(given("a.json", raw))
    assert found.text == "A B\n\nOne tw[2Jo \ufffd."
    assert found.text.encode()


def test_associations_within_one_another_end() -> None:
    inner: dict[str, object] = {"uri": "urn:x:9", "type": "text", "body_text": "Deep."}
    for _ in range(50):
        inner = {"uri": "urn:x:9", "type": "text", "body_text": "Deep.", "associations": {"a": inner}}
    assert 2 <= len(documents(given("a.json", json.dumps(inner)))) <= 6
