"""Bytes to text."""

from __future__ import annotations

import pytest

from factcheck.read.decode import decode

NEWS = "The café in Tornby – a ‘first’ for the town – cost £5m, its owner Renée Åkesson said on Monday. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_that_are_certain(encoding: str) -> None:
    decoded = decode(NEWS.encode(encoding), path="a.txt")
    assert (decoded.text, decoded.problem) == (NEWS, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_mark_only(encoding: str) -> None:
    marked = decode(("\ufeff" + NEWS).encode(encoding), path="a.txt")
    bare = decode(NEWS.encode(encoding), path="a.txt")
    assert marked.text == NEWS
    assert bare.problem is not None
    assert bare.problem.code == "binary-file"


def test_another_encoding_is_guessed_and_reported() -> None:
    decoded = decode((NEWS * 3).encode("cp1252"), path="a.txt")
    assert decoded.text == NEWS * 3
    assert decoded.problem is not None
    assert decoded.problem.code == "encoding-guessed"
    assert "a.txt" in decoded.problem.message


@pytest.mark.parametrize(
    "text",
    [
        "The fine was £15m, the court said on Monday. It was the largest of the year.",
        "Temperatures rose by 2°C and ½ of it went, at a cost of €15m – the largest ever.",
        '{"headline": "The café – a title", "text": "There are £15 million in the “castle”, the man’s wife said."}',
    ],
)
def test_pounds_and_halves_are_no_letters_of_another_country(text: str) -> None:
    assert decode(text.encode("cp1252"), path="a.txt").text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("mac_roman", "The fine was £15m – the “largest” of the year, the café owner’s lawyer said on Monday."),
        ("cp1251", "Мэр города встретился в понедельник с представителями профсоюзов, чтобы обсудить зарплаты."),
        (
            "cp1250",
            "Prezydent Łodzi spotkał się w poniedziałek z przedstawicielami związków, aby omówić podwyżki płac.",
        ),
    ],
)
def test_what_is_certainly_of_another_encoding_is_read_in_it(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), path="a.txt").text == text


def test_utf_8_with_a_broken_place_stays_utf_8() -> None:
    decoded = decode(NEWS.encode() + b"\xff" + NEWS.encode(), path="a.txt")
    assert decoded.text == NEWS + "\ufffd" + NEWS
    assert decoded.problem is not None
    assert decoded.problem.code == "encoding-guessed"


@pytest.mark.parametrize(
    "data",
    [
        b"text\x00text",
        b"%PDF-1.7 text",
        b"{\\rtf1 text}",
        b"PK\x03\x04 text",
        b"\xff\xfea",
        b"\x01\x02\x03 text",
        b"\x89PNG",
    ],
)
def test_what_is_not_text(data: bytes) -> None:
    decoded = decode(data, path="a.txt")
    assert decoded.text is None
    assert decoded.problem is not None
    assert decoded.problem.code == "binary-file"


@pytest.mark.parametrize("data", [b"one\x1b[31m red word", b"a form feed\x0c and a bell \x07 in a line of text"])
def test_a_control_character_makes_no_binary(data: bytes) -> None:
    assert decode(data, path="a.txt").text == data.decode()


def test_line_ends_are_those_of_text_mode() -> None:
    assert decode(b"a\r\nb\rc\n\r\nd", path="a.txt").text == "a\nb\nc\n\nd"
