"""RSS and Atom, read back from samples written by the specifications, and what sites do beside them."""

from __future__ import annotations

import pytest
from wire import documents, given, parts, problem, sample

from factcheck.model import Problem
from factcheck.read.document import Document, Status


def rss(item: str, channel: str = "<title>Post</title>") -> str:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<rss version="2.0" {spaces}><channel>{channel}{item}</channel></rss>'


def read(item: str) -> Document:
    (found,) = documents(given("a.rss", rss(f"<item>{item}</item>")))
    return found


def test_rss_2_prefers_the_whole_text_to_the_summary() -> None:
    whole, summary, flash = documents(sample("rss-2.0.xml"))
    assert parts(whole) == [
        ("title", "Tram line 4 & 6 closed for 11 weeks"),
        ("standfirst", "Work starts on 1 December."),
        (
            "body",
            "Two tram lines in Nordvik close for 11 weeks from 1 December, the operator said.\n\n"
            "Some 23,000 people use them each day.\n\nRead more",
        ),
        ("caption", "A tram at the depot, where 14 cars stand idle."),
    ]
    assert (whole.name, whole.uri) == ("np-2026-88121", "np-2026-88121")
    assert whole.url == "https://nordvikpost.example/2026/11/tram?utm_source=rss"
    assert (whole.published, whole.updated) == ("2026-11-20T07:30+01:00", "2026-11-20T09:10+01:00")
    assert (whole.source, whole.language) == ("Nordvik Post", "en")
    assert parts(summary) == [
        ("title", "Library opens on Sundays"),
        ("body", "The library in Nordvik will open on 40 Sundays next year."),
    ]
    assert (summary.source, summary.published) == ("Tidewire", "2026-11-19T18:00+00:00")
    assert (summary.uri, summary.url) == (None, "https://nordvikpost.example/2026/11/library")
    assert parts(flash) == [("title", "Nothing but a picture")]


def test_rss_1_has_its_items_beside_the_channel() -> None:
    (found,) = documents(sample("rss-1.0.rdf"))
    assert parts(found) == [("title", "Pool reopens"), ("body", "The 50-metre pool in Marn reopened after 8 months.")]
    assert (found.published, found.updated) == ("2026-11-17T12:00+01:00", "2026-11-18")
    assert (found.url, found.source, found.language) == ("https://marn.example/1", "Marn Gazette", "en")


def test_atom_has_published_and_updated_drafts_and_what_was_deleted() -> None:
    deleted, whole, draft, taken = documents(sample("atom.xml"))
    assert (deleted.status, deleted.uri, deleted.text) == (Status.CANCELED, "tag:coast.example,2026:old", "")
    assert parts(whole) == [
        ("title", "Lighthouse Sila sold for 1 crown"),
        ("standfirst", "The tower is 31 metres tall."),
        ("body", "A lighthouse built in 1878 was sold for one crown on Thursday."),
        ("caption", "Sila, 31 metres tall."),
        ("body", "Repairs will cost 4.5 million crowns."),
    ]
    assert (whole.published, whole.updated) == ("2026-11-19T08:00+00:00", "2026-11-20T10:00+00:00")
    assert (whole.uri, whole.url) == ("tag:coast.example,2026:sila", "https://coast.example/sila")
    assert (draft.status, draft.published, draft.updated) == (Status.WITHHELD, None, "2026-11-20T11:30+00:00")
    assert parts(taken)[1:] == [("body", "Wardens counted 1,204 seals.\n\nLast year it was 1,150.")]
    assert (taken.source, taken.status, taken.url) == ("Sea Watch", Status.USABLE, "https://coast.example/seals")


def test_names_are_stable_when_items_come_and_go() -> None:
    one, two = (
        "<item><guid>tag:1</guid><title>A</title></item>",
        "<item><link>https://x/2</link><title>B</title></item>",
    )
    both = [found.name for found in documents(given("a.xml", rss(one + two)))]
    assert both == ["tag:1", "https://x/2"]
    assert [found.name for found in documents(given("a.xml", rss(two)))] == both[1:]
    assert [found.name for found in documents(given("a.xml", rss(one + one)))] == ["tag:1", "tag:1~2"]
    (long,) = documents(given("a.xml", rss(f"<item><guid>{'x' * 9_999}</guid><title>A</title></item>")))
    assert len(long.name) < 300


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("<title>A</title><description>Plain: 5 &lt; 6 of 9.</description>", "Plain: 5 < 6 of 9."),
        ("<title>A</title><description>AT&amp;amp;T has 9.</description>", "AT&T has 9."),
        ("<title>A</title><description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description>", "One.\n\nTwo."),
        ("<title>A</title><description><![CDATA[<b>One</b> of 9.]]></description>", "One of 9."),
        ("<title>A</title><description>One.</description><content:encoded></content:encoded>", "One."),
        ("<title>A</title><dc:description>One.</dc:description>", "One."),
    ],
)
def test_descriptions_are_texts_or_markup(item: str, text: str) -> None:
    assert parts(read(item)) == [("title", "A"), ("body", text)]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("<pubDate>Fri, 20 Nov 2026 07:30:00 EST</pubDate>", "2026-11-20T07:30-05:00"),
        ("<pubDate>20 Nov 2026 07:30:00 +0000</pubDate>", "2026-11-20T07:30+00:00"),
        ("<pubDate>Fri, 20 Nov 26 07:30 GMT</pubDate>", "2026-11-20T07:30+00:00"),
        ("<pubDate>2026-11-20T07:30:00Z</pubDate>", "2026-11-20T07:30+00:00"),
        ("<pubDate>soon</pubDate><dc:date>2026-11-20</dc:date>", "2026-11-20"),
        ("<pubDate>Fri, 99 Nov 2026 07:30:00 GMT</pubDate>", None),
        ("", None),
    ],
)
def test_dates_are_read_or_unknown(written: str, date: str | None) -> None:
    assert read(f"<title>A</title>{written}").published == date


def test_a_guid_that_is_an_address_is_the_page() -> None:
    found = read("<title>A</title><guid>https://x.example/1</guid>")
    assert (found.uri, found.url) == (None, "https://x.example/1")
    other = read(
        '<title>A</title><guid isPermaLink="false">https://x.example/?p=1</guid><link>https://x.example/a</link>'
    )
    assert (other.uri, other.url) == ("https://x.example/?p=1", "https://x.example/a")


def test_what_is_no_xml_is_read_as_far_as_it_goes_and_told() -> None:
    sloppy = rss("<item><title>Fish &nbsp; chips & 9 peas</title><description>Nine peas.</description></item>")
    told, found = given("a.xml", sloppy)
    assert isinstance(told, Problem)
    assert isinstance(found, Document)
    assert (told.code, "line 1" in told.message) == ("bad-xml", True)
    assert found.title is not None
    assert "9 peas" in found.title
    cut = given("a.xml", rss("<item><title>A</title><description>Nine peas.</description></item>")[:-30])
    assert [one.text for one in cut if isinstance(one, Document)] == ["A\n\nNine peas."]
    assert any(isinstance(one, Problem) for one in cut)


@pytest.mark.parametrize("head", ["", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-8"?>'])
def test_a_feed_that_is_not_in_the_encoding_it_tells_keeps_its_pounds(head: str) -> None:
    sloppy = rss("<item><title>A café</title><description>It cost £15m – or “more”, he said.</description></item>")
    told, found = given("a.rss", f"{head}{sloppy}".encode("cp1252"))
    assert isinstance(told, Problem)
    assert isinstance(found, Document)
    assert (told.code, found.text) == ("bad-xml", "A café\n\nIt cost £15m – or “more”, he said.")


def test_a_feed_without_items_and_one_that_is_none() -> None:
    assert problem(given("a.rss", rss(""))).code == "no-text"
    assert {one.code for one in given("a.rss", b"") if isinstance(one, Problem)} == {"bad-xml"}
    assert {one.code for one in given("a.rss", "plain") if isinstance(one, Problem)} == {"bad-xml"}


def test_an_item_that_is_nested_too_deep_spoils_no_other() -> None:
    deep = f"<item><guid>d</guid><description><![CDATA[{'<div>' * 5_000}x]]></description></item>"
    first, second = given("a.rss", rss(deep + "<item><title>B</title><description>Nine.</description></item>"))
    assert isinstance(first, Problem)
    assert (first.code, first.path) == ("unsafe-xml", "a.rss#d")
    assert isinstance(second, Document)
