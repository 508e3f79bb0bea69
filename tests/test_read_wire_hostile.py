"""Files that mean harm: no entity is expanded, nothing is fetched, nothing takes long or much, nothing is raised."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given as generated
from hypothesis import settings
from hypothesis import strategies as st
from wire import SAMPLES, given

from factcheck.model import Problem
from factcheck.read.document import Document

NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
LAUGHS = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10))
WRAPPED = {
    "a.rss": "<rss><channel><item><title>A</title><description>{}</description></item></channel></rss>",
    "a.nitf": "<nitf><body><body.content><p>{}</p></body.content></body></nitf>",
    "a.newsml": (
        f"<newsItem {NAR} guid='u'><contentSet><inlineData contenttype='text/plain'>{{}}</inlineData></contentSet>"
        "</newsItem>"
    ),
}
EVERY = pytest.mark.parametrize("name", list(WRAPPED))


def read(name: str, data: str | bytes) -> list[Document | Problem]:
    started = time.monotonic()
    found = given(name, data)
    assert time.monotonic() - started < 10
    return found


def codes(found: list[Document | Problem]) -> set[str]:
    assert found
    assert all(isinstance(one, Problem) for one in found), found
    return {one.code for one in found if isinstance(one, Problem)}


@EVERY
@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE x [<!ENTITY a "lol">{LAUGHS}]>',
        '<!DOCTYPE x [<!ENTITY k "small">]>',
        '<!DOCTYPE x [<!ENTITY k SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
        f'<!DOCTYPE x [<!ENTITY k "{"x" * 100_000}">]>',
    ],
)
def test_entities_of_their_own_are_refused(name: str, doctype: str) -> None:
    for inside in ("&k;", "&k;" * 2_000, ""):
        assert codes(read(name, doctype + WRAPPED[name].format(inside))) <= {"unsafe-xml", "bad-xml"}


@EVERY
def test_bombs_take_no_memory(name: str, tmp_path: Path) -> None:
    bomb = tmp_path / name
    bomb.write_text(f'<!DOCTYPE x [<!ENTITY a "lol">{LAUGHS}]>' + WRAPPED[name].format("&k;"))
    script = (
        "import sys; from wire import given; from pathlib import Path; "
        "path = Path(sys.argv[1]); given(path.name, '<a/>'); print(given(path.name, path.read_bytes())[0].code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(bomb)],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000)),
    )
    assert done.stdout.strip() in ("unsafe-xml", "bad-xml"), done.stderr


@EVERY
def test_a_file_beside_it_is_not_read(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("PIN 4711")
    monkeypatch.chdir(tmp_path)
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>'
    for text in (
        f'<!DOCTYPE x SYSTEM "{secret}">' + WRAPPED[name].format("One."),
        f'<!DOCTYPE x [<!ENTITY k SYSTEM "{secret}">]>' + WRAPPED[name].format("&k;"),
        f'<?xml-stylesheet href="{secret}"?>' + WRAPPED[name].format(f"One. {include}"),
    ):
        assert "4711" not in repr(read(name, text))


@EVERY
def test_what_is_nested_too_deep_is_refused(name: str) -> None:
    whole = WRAPPED[name].format("<a>" * 200_000 + "</a>" * 200_000)
    assert codes(read(name, whole)) <= {"unsafe-xml", "bad-xml"}
    assert codes(read(name, "<a>" * 500_000)) <= {"unsafe-xml", "bad-xml"}


@EVERY
def test_a_huge_file_is_refused_before_it_is_held(name: str) -> None:
    huge = WRAPPED[name].format("x" * 21_000_000)
    assert codes(read(name, huge)) == {"file-too-large"}


@EVERY
def test_a_huge_text_in_a_file_is_refused(name: str) -> None:
    assert codes(read(name, WRAPPED[name].format("x " * 1_100_000))) == {"file-too-large"}


@EVERY
@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
def test_what_is_cut_off_raises_nothing(name: str, cut: float) -> None:
    whole = WRAPPED[name].format("One of 9.").encode()
    assert any(isinstance(one, Problem) for one in read(name, whole[: int(len(whole) * cut)]))


@EVERY
@pytest.mark.parametrize("inside", ["\x00", "\x1b[2J", "\ud800".encode("utf-8", "surrogatepass"), b"\xff\xfe", b"\xe9"])
def test_bytes_that_are_no_text_raise_nothing(name: str, inside: str | bytes) -> None:
    before, after = WRAPPED[name].format("@").encode().split(b"@")
    data = before + (inside if isinstance(inside, bytes) else inside.encode()) + after
    for one in read(name, data):
        assert isinstance(one, Problem) or "\x1b" not in one.text


@pytest.mark.parametrize("junk", ["<" * 200_000, "<a " * 100_000, "&" * 200_000, "<![CDATA[" * 50_000, "<!--" * 50_000])
def test_junk_takes_no_time(junk: str) -> None:
    for name in ("a.xml", "a.rss", "a.json"):
        read(name, junk)
    read("a.rss", "<rss><channel><item><title>A</title><description>" + junk)
    read("a.json", f'{{"uri": "x", "body_html": "{junk}"}}')


def test_many_bad_items_give_few_problems() -> None:
    feed = "<rss><channel>" + "<item/>" * 5_000 + "</channel></rss>"
    assert len(read("a.rss", feed)) < 20


@settings(max_examples=60)
@generated(
    st.sampled_from(sorted(path.name for path in SAMPLES.iterdir() if path.suffix in (".json", ".xml", ".rdf"))),
    st.data(),
)
def test_no_damage_to_a_sample_raises(name: str, data: st.DataObject) -> None:
    whole = (SAMPLES / name).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 200)))
    put = data.draw(st.binary(max_size=20))
    for one in given(name, whole[:start] + put + whole[end:]):
        if isinstance(one, Document):
            assert all(0 <= mark.span.start < mark.span.end <= len(one.text) for mark in one.marks)
