"""What is posted and what is checked: places in the one are places in the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.server.posted import Part, posted

CHARS = st.text(alphabet="ab \r\n😀é‮𝟜", max_size=8)
PARTS = st.lists(
    st.one_of(st.builds(Part, CHARS), st.builds(Part, CHARS, st.text(alphabet="x\n😀", max_size=3))), max_size=6
)


def underlined(parts: list[Part], value: str) -> str:
    """What of the posted text is underlined for a value of the checked text."""
    found = posted(parts)
    start = found.text.index(value)
    left, right = found.place(start, start + len(value))
    return found.whole[left:right]


@pytest.mark.parametrize(
    ("parts", "value", "expected"),
    [
        ([Part("It killed 12 people.")], "12 people", "12 people"),
        ([Part("First.\r\nIt killed 12.\rThen.")], "12", "12"),
        ([Part("It killed 12\r\npeople.")], "12\npeople", "12\r\npeople"),
        ([Part("<p>", ""), Part("It killed "), Part("<b>", ""), Part("12"), Part("</b>", "")], "12", "12"),
        ([Part("12"), Part("</b>", ""), Part(" people")], "12 people", "12</b> people"),
        ([Part("R"), Part("&amp;", "&"), Part("D")], "R&D", "R&amp;D"),
        ([Part("R"), Part("&amp;", "&"), Part("D")], "&", "&amp;"),
        ([Part("12"), Part("&nbsp;", " "), Part("dead")], "12 dead", "12&nbsp;dead"),
        ([Part("a "), Part("<code>x</code>", "Dummy0"), Part(" b")], "mm", "<code>x</code>"),
        ([Part("a\ud800b 12"), Part("\x00", "")], "12", "12"),
    ],
)
def test_a_value_is_underlined_where_it_was_posted(parts: list[Part], value: str, expected: str) -> None:
    assert underlined(parts, value) == expected


def test_markup_and_what_no_text_can_hold_are_not_checked() -> None:
    found = posted([Part("<b>", ""), Part("a\r\nb\rc\ud83d\x00"), Part("<br>", "\r\n")])
    assert found.text == "a\nb\nc\ufffd\ufffd\n"
    assert found.whole == "<b>a\r\nb\rc\ufffd\ufffd<br>"


@given(PARTS)
def test_every_place_counts_code_units_as_java_does(parts: list[Part]) -> None:
    found = posted(parts)
    assert found.whole == "".join(part.posted for part in parts)
    for position in range(len(found.whole) + 1):
        assert found.units(position) == len(found.whole[:position].encode("utf-16-le")) // 2


@given(PARTS)
def test_places_keep_the_order_of_the_text(parts: list[Part]) -> None:
    found = posted(parts)
    assert "\r" not in found.text
    places = [found.place(start, start + 1) for start in range(len(found.text))]
    assert places == sorted(places)
    assert all(0 <= left <= right <= len(found.whole) for left, right in places)


@given(st.text(alphabet="ab\r\n😀", max_size=20))
def test_plain_text_is_underlined_as_it_is(text: str) -> None:
    found = posted([Part(text)])
    for start in range(len(found.text)):
        for end in range(start + 1, len(found.text) + 1):
            left, right = found.place(start, end)
            shown = found.whole[left:right].replace("\r\n", "\n").replace("\r", "\n")
            assert shown == found.text[start:end]
