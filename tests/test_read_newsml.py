"""NewsML-G2 and NITF, read back from samples written by the standards."""

from __future__ import annotations

import pytest
from wire import documents, given, parts, problem, sample

from factcheck.read.document import Document, Status

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def item(meta: str = "", content: str = "", *, inside: str = "", version: str = "1") -> str:
    return (
        f'<newsItem {NAR} guid="urn:x:1" version="{version}" standard="NewsML-G2"><itemMeta>{meta}</itemMeta>'
        f"<contentMeta>{content}</contentMeta><contentSet>{inside}</contentSet></newsItem>"
    )


def read(meta: str = "", content: str = "", *, inside: str = "", version: str = "1") -> Document:
    (found,) = documents(given("a.xml", item(meta, content, inside=inside, version=version)))
    return found


def plain(text: str) -> str:
    return f'<inlineData contenttype="text/plain">{text}</inlineData>'


def test_a_message_holds_many_items() -> None:
    found = documents(sample("newsml-g2-message.xml"))
    assert [one.name.rpartition(":")[2] for one in found] == ["text-1", "photo-1", "text-2", "text-3"]
    assert all(one.uri == one.name for one in found)
    text, photo, embargoed, forever = found
    assert parts(text) == [
        ("title", "Oil leak in Marn harbour measured at 30 tonnes"),
        ("standfirst", "Thirty tonnes leaked from a storage tank."),
        ("boilerplate", "By Runa Vik, Tidewire"),
        ("boilerplate", "MARN, Nov 20"),
        (
            "body",
            "Oil leaking from a tank in Marn has been measured at 30 tonnes, the port said on Friday.\n\n"
            "Earlier it had spoken of 20 tonnes.",
        ),
        ("caption", "Booms hold the oil in the harbour of Marn."),
    ]
    assert (text.published, text.updated) == ("2026-11-20T08:02+00:00", "2026-11-20T10:15+00:00")
    assert (text.source, text.language, text.title) == ("Tidewire", "en", parts(text)[0][1])
    assert parts(photo) == [
        ("title", "Oil in Marn"),
        ("caption", "Divers close a valve in Marn, Nov. 20. Two of 6 valves had failed."),
    ]
    assert (photo.source, photo.published, photo.updated) == ("TW", "2026-11-20T09:30+00:00", None)
    assert (embargoed.status, embargoed.embargo) == (Status.USABLE, "2026-11-21T00:01:00+00:00")
    assert (forever.status, forever.embargo) == (Status.WITHHELD, None)


def test_xhtml_inside_keeps_its_headings_and_rows() -> None:
    (found,) = documents(sample("newsml-g2-xhtml.xml"))
    assert parts(found) == [
        ("title", "Apple harvest down by a fifth"),
        ("body", "Growers in Lund picked 8,100 tonnes of apples this year, a fifth less than in 2025."),
        ("heading", "Frost in April"),
        ("body", "Frost on 14 nights killed the blossom.\n\n2025 | 10,100 tonnes\n2026 | 8,100 tonnes"),
    ]
    assert (found.name, found.source, found.status) == ("", "Tidewire", Status.USABLE)
    assert found.published == "2026-11-20T05:00+01:00"


def test_a_withdrawal_needs_no_text() -> None:
    (found,) = documents(sample("newsml-g2-canceled.xml"))
    assert (found.status, found.uri) == (Status.CANCELED, "urn:newsml:tidewire.example:20261119:merger")
    bare = read('<pubStatus qcode="stat:canceled"/>')
    assert (bare.status, bare.text) == (Status.CANCELED, "")


@pytest.mark.parametrize(
    ("meta", "version", "published", "updated"),
    [
        ("<versionCreated>2026-11-20T08:00:00Z</versionCreated>", "1", "2026-11-20T08:00+00:00", None),
        ("<versionCreated>2026-11-20T08:00:00Z</versionCreated>", "7", None, "2026-11-20T08:00+00:00"),
        (
            "<versionCreated> 2026-11-20T08:00:00Z </versionCreated><firstCreated>2026-11-19</firstCreated>",
            "7",
            "2026-11-19",
            "2026-11-20T08:00+00:00",
        ),
        ("<versionCreated>yesterday</versionCreated>", "1", None, None),
        ("", "1", None, None),
    ],
)
def test_published_and_updated_are_apart(meta: str, version: str, published: str | None, updated: str | None) -> None:
    found = read(meta, inside=plain("One."), version=version)
    assert (found.published, found.updated) == (published, updated)


@pytest.mark.parametrize(
    ("inside", "body"),
    [
        (plain("One &lt; two.\n\nThree."), "One < two.\n\nThree."),
        ('<inlineData contenttype="text/html">&lt;p>One.&lt;/p>&lt;p>Two.&lt;/p></inlineData>', "One.\n\nTwo."),
        (plain("Worse.") + '<inlineData contenttype="text/html"><![CDATA[<p>One.</p>]]></inlineData>', "One."),
        ('<inlineData encoding="base64" contenttype="image/png">iVBOR</inlineData>' + plain("One."), "One."),
    ],
)
def test_the_content_is_taken_from_the_form_that_tells_most(inside: str, body: str) -> None:
    assert parts(read(inside=inside)) == [("body", body)]


def test_what_is_no_news_item_is_told() -> None:
    for content in (
        f"<newsMessage {NAR}><itemSet><packageItem/></itemSet></newsMessage>",
        f"<packageItem {NAR}/>",
        f"<newsMessage {NAR}/>",
        item(inside='<remoteContent href="a.xml"/>'),
    ):
        assert problem(given("a.xml", content)).code == "no-text"


def test_nitf_with_a_dtd_tells_its_parts() -> None:
    (found,) = documents(sample("nitf-3.5.xml"))
    assert parts(found) == [
        ("title", "Fire guts café in Nordvik, five hurt"),
        ("standfirst", "Flames reached the third floor"),
        ("standfirst", "The café had stood since 1911."),
        ("boilerplate", "By Ola Moe, Tidewire"),
        ("boilerplate", "NORDVIK, Nov. 18"),
        (
            "body",
            "Five people were hurt when a fire gutted a café in Nordvik on Wednesday night.\n\n"
            "Some 60 firefighters fought the flames, chief Per Lund said.",
        ),
        ("heading", "Third fire this year"),
        (
            "body",
            "Damage was put at 2 million euros.\n\n- In March a bakery burned.\n- In June a school.\n\n"
            "We got everybody out in nine minutes.\n\nPer Lund",
        ),
        ("caption", "Smoke over Nordvik, seen from 10 kilometres away."),
        ("boilerplate", "Reporting by Ola Moe; editing by Runa Vik"),
    ]
    assert (found.published, found.updated) == ("2026-11-18T22:15+00:00", "2026-11-18T23:10+00:00")
    assert (found.uri, found.source, found.embargo) == ("TW.20261118.cafe-fire", "Nordvik Post", None)


def test_nitf_with_a_namespace_under_embargo() -> None:
    (found,) = documents(sample("nitf-3.6-embargoed.xml"))
    assert (found.status, found.embargo) == (Status.USABLE, "2026-11-21T00:01:00-05:00")
    assert (found.language, found.source, found.uri) == ("en", "Tidewire", "urn:tw:20261119:vaccine")
    assert found.published == "2026-11-19T09:00-05:00"


@pytest.mark.parametrize(
    ("docdata", "status", "embargo"),
    [
        ("", Status.USABLE, None),
        ('<date.issue norm="20261120T080000Z"/><date.release norm="20261120T080000Z"/>', Status.USABLE, None),
        ('<date.issue norm="20261120T080000Z"/><date.release norm="20261119"/>', Status.USABLE, None),
        (
            '<date.issue norm="20261120T080000Z"/><date.release norm="20261120T090000+0100"/>',
            Status.USABLE,
            None,
        ),
        (
            '<date.issue norm="20261120T080000Z"/><date.release norm="20261120T080001Z"/>',
            Status.USABLE,
            "2026-11-20T08:00:01+00:00",
        ),
        ('<date.release norm="20261120T080000Z"/>', Status.USABLE, "2026-11-20T08:00:00+00:00"),
        ('<date.release norm="when told"/>', Status.WITHHELD, None),
    ],
)
def test_a_release_is_an_embargo_where_it_is_later_than_the_issue(
    docdata: str, status: Status, embargo: str | None
) -> None:
    text = "<body><body.content><p>One.</p></body.content></body>"
    (found,) = documents(given("a.xml", f"<nitf><head><docdata>{docdata}</docdata></head>{text}</nitf>"))
    assert (found.status, found.embargo) == (status, embargo)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("usable", Status.USABLE),
        ("withheld", Status.WITHHELD),
        ("embargoed", Status.WITHHELD),
        ("canceled", Status.CANCELED),
        ("killed", Status.CANCELED),
        ("no such status", Status.WITHHELD),
    ],
)
def test_the_status_of_nitf(told: str, status: Status) -> None:
    text = "<body><body.content><p>One.</p></body.content></body>"
    (found,) = documents(given("a.nitf", f'<nitf><head><docdata management-status="{told}"/></head>{text}</nitf>'))
    assert found.status is status


@pytest.mark.parametrize("zone", ["-0500", "Z", ""])
def test_midnight_in_nitf_is_a_day_without_its_hour(zone: str) -> None:
    docdata = f'<docdata><date.issue norm="20261120T000000{zone}"/></docdata>'
    text = "<body><body.content><p>One.</p></body.content></body>"
    (found,) = documents(given("a.xml", f"<nitf><head>{docdata}</head>{text}</nitf>"))
    assert found.published == "2026-11-20"
