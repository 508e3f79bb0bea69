"""What a file is, told by how it begins; and what is none of the formats that are read."""

from __future__ import annotations

import pytest
from wire import SAMPLES, given, problem

from factcheck.read.formats import HEAD, format_of
from factcheck.read.formats.sniff import Root, root_of, sniffed

NAR = "http://iptc.org/std/nar/2006-10-01/"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("ninjs-1.5.json", "ninjs"),
        ("ninjs-2.1.json", "ninjs"),
        ("ninjs-3.3.json", "ninjs"),
        ("ninjs-statuses.json", "ninjs"),
        ("newsml-g2-message.xml", "newsml-g2"),
        ("newsml-g2-xhtml.xml", "newsml-g2"),
        ("newsml-g2-canceled.xml", "newsml-g2"),
        ("nitf-3.5.xml", "nitf"),
        ("nitf-3.6-embargoed.xml", "nitf"),
        ("rss-2.0.xml", "feed"),
        ("rss-1.0.rdf", "feed"),
        ("atom.xml", "feed"),
    ],
)
def test_the_samples_are_known_by_their_content(name: str, slug: str) -> None:
    head = (SAMPLES / name).read_bytes()[:HEAD]
    assert format_of(name, head).slug == sniffed(name, head) == slug


@pytest.mark.parametrize(
    ("content", "root"),
    [
        ("<a/>", Root("a", "")),
        ("\ufeff<?xml version='1.0'?>\n<!-- <b> --><?x <c>?>\r\n<a x='1'>", Root("a", "")),
        ("<p:a xmlns:p='urn:p' xmlns='urn:q'>", Root("a", "urn:p")),
        ('<a\n  xmlns = "urn:q">', Root("a", "urn:q")),
        ("<!DOCTYPE a SYSTEM 'a.dtd'><a>", Root("a", "")),
        ("<!DOCTYPE a [<!ENTITY e '>'> <!-- ] -->]><a>", None),
        ("<!DOCTYPE a [<!ENTITY e 'x'>]><a>", Root("a", "")),
        ("<!DOCTYPE a [<!ENTITY e 'x'>", None),
        ("<!-- never closed", None),
        ("<?never closed", None),
        ("plain text", None),
        ("", None),
        ("<", None),
    ],
)
def test_the_first_element_of_xml(content: str, root: Root | None) -> None:
    assert root_of(content.encode()) == root


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_the_encoding_does_not_matter(encoding: str) -> None:
    assert sniffed("a.xml", f'<newsItem xmlns="{NAR}" x="é">'.encode(encoding)) == "newsml-g2"
    if encoding != "latin-1":
        assert sniffed("a.json", '{"uri": "x", "body_text": "é"}'.encode(encoding)) == "ninjs"


@pytest.mark.parametrize(
    ("name", "content", "slug"),
    [
        ("a.json", '{"uri": "x", "headline": "A", "text": "One."}', None),
        ("a.json", '{"title": "A", "body_text": "One."}', None),
        ("a.json", '[{"guid": "x", "body_html": "One."}]', "ninjs"),
        ("a.json", '{"$standard": {"version": "1.4", "name": "ninjs"}}', "ninjs"),
        ("a.json", '{"standard": {"name": "TTNINJS"}}', "ninjs"),
        ("a.json", '{"standard": {"name": "SomethingElse"}}', None),
        ("a.jsonl", '{"uri": "x", "versionCreated": "2026-11-20T08:00:00Z"}\n', "ninjs"),
        ("a.json", '"uri": "x", "body_text": "One."', None),
        ("a.txt", '{"uri": "x", "body_text": "One."}', None),
        ("a.md", "<rss/>", None),
        ("a.xml", "<newsItem/>", None),
        ("a.xml", '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', None),
        ("a.xml", '<feed xmlns="urn:other"/>', None),
        ("a.xml", '<entry xmlns="http://www.w3.org/2005/Atom"/>', "feed"),
        ("a.XML", '<html xmlns="http://www.w3.org/1999/xhtml"/>', "html"),
        ("a.nitf", "<nitf/>", "nitf"),
    ],
)
def test_near_misses_are_left_to_others(name: str, content: str, slug: str | None) -> None:
    assert sniffed(name, content.encode()) == slug


def test_xml_that_is_not_known_is_told_with_what_is_read() -> None:
    found = problem(given("a.xml", '<?xml version="1.0"?><NewsML Version="1.2"/>'))
    assert (found.path, found.code) == ("a.xml", "format-unknown")
    assert "NewsML" in found.message
    assert "NITF" in found.message
    assert problem(given("a.xml", "no markup")).code == "format-unknown"
    assert problem(given("a.xml", "")).code == "format-unknown"
