"""A copy of a text stays a copy whatever a desk does to it; independent reports of one event are none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model import Article
from factcheck.read import article_from_text, origins

WIRE = (
    "A freight train carrying grain left the rails near the village of Ostvik before dawn on Tuesday, and 14 "
    "wagons slid into the river below the line.",
    "The driver, who was alone in the cab, crawled out through a broken window and walked two kilometres to a "
    "farm to raise the alarm.",
    "Nobody else was on board, the operator said, but a fisherman on the bank was hit by a door and broke his arm.",
    "Engineers found that a rail had cracked in the cold, which fell to minus 27 degrees in the valley during the "
    "night.",
    "The line links the port of Halden with the mines of the interior and carries 40 trains on an ordinary day.",
    "It will stay shut for at least a week, since the only crane able to lift the wagons stands on the far side "
    "of the river.",
    "About 900 tonnes of wheat spilled down the slope, and farmers came with carts to save what had stayed dry.",
    "Water from the river is not drunk in the villages below, so the council saw no danger to health.",
    "The last serious accident on this stretch happened 31 years ago, when a mail train ran into a herd of reindeer.",
    "Inspectors had walked the track on Friday without a remark, according to the log that the operator showed "
    "reporters.",
    "A union of drivers has asked for slower trains on frosty nights since the winter before last and was refused.",
    "The transport minister will visit the site on Thursday together with the head of the safety board.",
)
OWN = (
    "Fourteen wagons of wheat lie in the water at Ostvik this morning after the night goods train from Halden "
    "jumped the track.",
    "Farmer Ragna Sol heard a knock at five: the driver stood in her yard, bleeding from the forehead, and asked "
    "for a telephone.",
    "He had come two kilometres on foot through the snow, she told us over coffee.",
    "A neighbour who was setting his nets got away with a broken arm.",
    "Frost split a rail, says the railway, and thermometers here did show minus 27.",
    "There will be no trains for a week or more, because the crane is on the wrong bank.",
    "Meanwhile carts from every farm along the valley carry away what grain can be saved from the slope.",
    "Old people remember the mail train and the reindeer, but that was 31 years ago.",
    "The drivers' union says it had warned of this for two winters.",
)
QUOTES = (
    '"We have walked every metre of this line since the first frost and we found nothing that would have told us '
    'of a crack," said Per Lind, who heads the operator.',
    '"I thought the whole mountain was coming down on me, and then it was so quiet that I could hear the grain '
    'run," the driver told the agency SNB.',
)
OTHERS = {
    "nobody": "no one", "left": "quit", "village": "hamlet", "alone": "by himself", "raise": "give", "found": "saw",
    "carries": "takes", "ordinary": "normal", "shut": "closed", "spilled": "poured", "danger": "risk",
    "serious": "grave", "happened": "occurred", "remark": "comment", "asked": "called", "visit": "see",
    "together": "along", "save": "rescue",
}  # fmt: skip
FURNITURE = "The Valley Post\n\nBy Ann Lee\n\n{}\n\nAlso read: Ten walks for the autumn\n\nShare\n\nLeave a comment\n"


def article(path: str, sentences: Sequence[str], *, title: str = "Grain train falls into river") -> Article:
    return article_from_text("\n\n".join([title, *sentences]) + "\n", path=path)


def one_origin(*articles: Article) -> bool:
    return len({one.origin for one in origins(articles)}) == 1


def reworded(sentence: str) -> str:
    return " ".join(OTHERS.get(word, word) for word in sentence.split())


def test_it_is_no_copy_to_report_the_same_event() -> None:
    assert not one_origin(article("a", WIRE), article("b", OWN))


@pytest.mark.parametrize("own", [OWN, OWN[::-1]])
def test_quotations_in_common_make_no_copy(own: Sequence[str]) -> None:
    left = article("a", [*WIRE[:6], *QUOTES, *WIRE[6:]])
    right = article("b", [own[0], *QUOTES, *own[1:]])
    assert not one_origin(left, right)


def test_two_sentences_of_background_in_common_make_no_copy() -> None:
    assert not one_origin(article("a", WIRE), article("b", [*OWN, WIRE[4], WIRE[8]]))


def test_two_short_reports_of_one_event_are_no_copies() -> None:
    left = article("a", ["A freight train left the rails near Ostvik on Tuesday, and its driver was slightly injured."])
    right = article("b", ["A freight train left the rails near Ostvik early on Tuesday. Its driver was slightly hurt."])
    assert not one_origin(left, right)


def test_a_brief_cut_from_the_wire_is_a_copy() -> None:
    assert one_origin(article("a", WIRE), article("b", WIRE[:2], title="Train in river"))


def test_another_title_and_furniture_do_not_hide_a_copy() -> None:
    copy = article_from_text(FURNITURE.format("\n\n".join(["Wheat in the water", *WIRE])), path="b")
    assert one_origin(article("a", WIRE), copy)


def test_every_other_sentence_reworded_and_others_around_is_a_copy() -> None:
    desk = [reworded(sentence) for sentence in WIRE]
    assert sum(one != other for one, other in zip(desk, WIRE, strict=True)) >= 10
    assert one_origin(article("a", WIRE), article("b", [*OWN[:2], *desk, *OWN[5:7]]))


@settings(max_examples=30)
@given(
    st.lists(st.sampled_from(range(len(WIRE))), min_size=len(WIRE) // 2, unique=True),
    st.sets(st.sampled_from(sorted(OTHERS)), max_size=9),
    st.booleans(),
)
def test_a_copy_may_be_cut_reordered_and_reworded(kept: list[int], swapped: set[str], around: bool) -> None:
    desk = [" ".join(OTHERS[word] if word in swapped else word for word in WIRE[at].split()) for at in kept]
    text = "\n\n".join(["Train accident at Ostvik", *desk])
    copy = article_from_text(FURNITURE.format(text) if around else text, path="b")
    assert one_origin(article("a", WIRE), copy)
    assert one_origin(copy, article("a", WIRE))
    assert not one_origin(copy, article("c", OWN))
