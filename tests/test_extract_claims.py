"""Sentences and the claims that are read from them, with the real parser: literal rows, a third of them near misses."""

from __future__ import annotations

import pytest

from factcheck.extract import extract
from factcheck.model import Article, Claim, Field, FieldValue, Kind, Modality


def read(text: str) -> tuple[Claim, ...]:
    """The claims that state a number."""
    claims = next(extract([Article(id="a", path="a.txt", text=text)]))
    return tuple(claim for claim in claims if any(one.kind is Kind.NUMBER for one in claim.values))


def stated(text: str, value: str) -> tuple[Claim, FieldValue]:
    """The only claim and value of `text` whose value is written `value`."""
    found = [(claim, one) for claim in read(text) for one in claim.values if one.text == value]
    assert len(found) == 1, [one.text for claim in read(text) for one in claim.values]
    return found[0]


# sentence, value, subject, predicate, masked claim
CLAUSES = [
    (
        "Norway, sharing a 1,630 km border with Sweden, has closed it.",
        "1,630 km",
        "Norway",
        "share",
        "Norway sharing a <length> border with Sweden",
    ),
    (
        "Patrols cross Norway, which shares a 1,010 miles long border with Sweden.",
        "1,010 miles",
        "Norway",
        "share",
        "Norway shares a <length> long border with Sweden",
    ),
    (
        "The Sorn Bridge, a span of 640 metres, was shut.",
        "640 metres",
        "The Sorn Bridge",
        "shut",
        "The Sorn Bridge, a span of <length>, was shut",
    ),
    (
        "Nineteen villagers were killed by the slide.",
        "Nineteen villagers",
        "Nineteen villagers",
        "kill",
        "<number> villagers were killed by the slide",
    ),
    (
        "The slide killed 19 villagers and destroyed 40 houses.",
        "40 houses",
        "The slide",
        "destroy",
        "The slide destroyed <number> houses",
    ),
    (
        "A storm tore through Arvika, killing at least 31 people and injuring more than 400.",
        "more than 400",
        "A storm",
        "injure",
        "A storm injuring <number>",
    ),
    (
        "More than 200 firms, including 30 banks, closed.",
        "30 banks",
        "More than 200 firms, including 30 banks",
        "close",
        "firms, including <number> banks, closed",
    ),
    (
        "A ferry that carried 90 passengers sank.",
        "90 passengers",
        "A ferry",
        "carry",
        "A ferry carried <number> passengers",
    ),
    (
        "The plant, officials said, employs 300 people.",
        "300 people",
        "The plant",
        "employ",
        "The plant employs <number> people",
    ),
    # What stands beside a clause, or in one nested in it, is no part of it.
    (
        "The ferry, which was built in Dolna, carried 90 passengers.",
        "90 passengers",
        "The ferry",
        "carry",
        "The ferry carried <number> passengers",
    ),
    (
        "The bridge fell and 12 lorries sank.",
        "12 lorries",
        "12 lorries",
        "sink",
        "<number> lorries sank",
    ),
    (
        "The minister resigned after 12 people died.",
        "12 people",
        "12 people",
        "die",
        "after <number> people died",
    ),
]


@pytest.mark.parametrize(("text", "value", "subject", "predicate", "masked"), CLAUSES, ids=[row[0] for row in CLAUSES])
def test_a_value_stands_in_its_clause(text: str, value: str, subject: str, predicate: str, masked: str) -> None:
    claim, one = stated(text, value)
    assert (claim.subject, claim.predicate, one.masked) == (subject, predicate, masked)


# sentence, value with what is counted, noun, what is counted or measured with what narrows it down
COUNTED = [
    ("The bus carried 44 pupils.", "44 pupils", "pupil", ("pupil",)),
    ("A hall with 42,500-seat stands opened.", "42,500-seat", "seat", ("seat",)),
    ("Two of its 12 cargo tanks were holed.", "Two", "tank", ("tank", "cargo")),
    ("Two of its 12 cargo tanks were holed.", "12 cargo tanks", "tank", ("tank", "cargo")),
    ("Eight of the injured are in hospital.", "Eight", None, ("injure",)),
    ("The blast killed 12 and injured more than 40.", "12", None, ("kill", "blast")),
    ("Only three survived.", "three", None, ("survive",)),
    ("Nearly 400 were hurt, police said.", "Nearly 400", None, ("hurt",)),
    ("Flash floods leave 31 dead, 40 missing", "31", None, ("dead",)),
    ("The toll rose to 15 on Monday.", "15", None, ("toll",)),
    ("The death toll stands at 19.", "19", "death", ("toll", "death")),
    ("The number of infected cattle rose to 900.", "900", "cattle", ("cattle", "infected")),
    ("At least 31 people died, 15 of them Indian.", "15", "people", ("people", "indian")),
    ("The bus carried 44 pupils, 12 of whom were hurt.", "12", "pupil", ("pupil", "hurt")),
    ("Of the 24 crew, 16 are Filipinos.", "16", "crew", ("crew", "filipinos")),
    ("A crowd of 400 gathered in the square.", "400", None, ("crowd",)),
    ("The storm hit 30,000 homes in Dolna and 12,000 in Kesten.", "12,000", "home", ("home",)),
    # Near misses: the nearest noun is not what is counted.
    ("Police found 41 in the barn.", "41", None, ("find", "police")),
    ("Bergen beat Dolna in front of 3,000 fans.", "3,000 fans", "fan", ("fan",)),
    ("Two more people died on Monday, bringing the total to 14.", "14", None, ("total",)),
    ("Ten passengers and two of the crew drowned.", "two of the crew", "crew", ("crew",)),
    ("Hall 3 was full and 41 were turned away.", "41", None, ("turn",)),
    ("Police said 12,000 on Friday.", "12,000", None, ()),
]


@pytest.mark.parametrize(("text", "value", "noun", "measured"), COUNTED, ids=[f"{row[1]}: {row[0]}" for row in COUNTED])
def test_what_is_counted(text: str, value: str, noun: str | None, measured: tuple[str, ...]) -> None:
    _, one = stated(text, value)
    assert (one.quantity.noun, one.measured) == (noun, measured)


MEASURED = [
    ("The 2,400-metre runway was repaved.", "2,400-metre", ("runway",)),
    ("A runway of 2,400 metres was built.", "2,400 metres", ("runway",)),
    ("The runway is 2,400 metres long.", "2,400 metres", ("runway",)),
    ("The reservoir holds 40 million litres of water.", "40 million litres", ("water",)),
    ("The deal is worth $2.4 billion.", "$2.4 billion", ("deal",)),
    ("The club paid a fee of 40 million euros for Santos.", "40 million euros", ("fee",)),
    ("Damage was put at $2.1 million.", "$2.1 million", ("damage",)),
    ("The ministry put the damage at $2.1 million.", "$2.1 million", ("damage",)),
    ("The repair bill rose to $3.5m.", "$3.5m", ("bill", "repair")),
    ("The bank cut its key rate by three percentage points.", "three percentage points", ("rate", "key")),
    ("Net profit dropped by 25 per cent.", "25 per cent", ("profit", "net")),
    ("Some 70 per cent of the boats were lost.", "Some 70 per cent", ("boat",)),
    ("The hall was sold for its 60 shareholders, half of whom protested.", "half", ("shareholder",)),
    ("A nine-week trial ended on Friday.", "nine-week", ("trial",)),
    ("The strike lasted five days.", "five days", ("strike",)),
    ("Tessier has worked at the mill for 31 years.", "31 years", ("work", "tessier")),
    # Near misses: who acts is not what is measured.
    ("Insurers paid $3.5m for repairs.", "$3.5m", ("repair",)),
    ("Crews stayed out for five days.", "five days", ("stay", "crew")),
    ("The president has 14 days to name a candidate.", "14 days", ("name",)),
    ("The old bus was doing 51 mph.", "51 mph", ("bus",)),
]


@pytest.mark.parametrize(("text", "value", "measured"), MEASURED, ids=[row[0] for row in MEASURED])
def test_what_is_measured(text: str, value: str, measured: tuple[str, ...]) -> None:
    assert stated(text, value)[1].measured == measured


AGES = [
    ("Mirov, 52, a welder from Dolna, was named.", "52", ("mirov",)),
    ("The 52-year-old welder was named on Friday.", "52-year-old", ("welder",)),
    ("Petra Lindqvist (52) runs the mill.", "52", ("lindqvist", "petra")),
    ("A man aged 52 was arrested.", "52", ("man",)),
    ("The master, Captain Ilias Drakos, 57, slept.", "57", ("drakos", "captain", "ilias")),
    ("Jonas Berg and his wife, Maria, 41, were rescued.", "41", ("maria",)),
    ("Rina Solberg won. She was 34 years old.", "34 years old", ("solberg", "rina")),
    ("Rina Solberg won. The 34-year-old found him.", "34-year-old", ("solberg", "rina")),
    # Nobody is named: nobody is guessed.
    ("The 34-year-old found him.", "34-year-old", ()),
    ("Prices rose. She was 34 years old.", "34 years old", ()),
]


@pytest.mark.parametrize(("text", "value", "measured"), AGES, ids=[row[0] for row in AGES])
def test_whose_age(text: str, value: str, measured: tuple[str, ...]) -> None:
    assert stated(text, value)[1].measured == measured


LABELS = ["Train 41 left the rails near Kesten.", "Hall 3 was full.", "The fans of Group 4 sang."]
NO_LABELS = [
    ("On page 40 two errors were found.", "two errors"),
    ("By noon 41 had left.", "41"),
    ("Police said 41 had left.", "41"),
    ("The army counted 41 on Friday.", "41"),
]


@pytest.mark.parametrize("text", LABELS)
def test_a_label_is_no_count(text: str) -> None:
    assert {one.field for claim in read(text) for one in claim.values if one.number} <= {Field.ORDINAL}


@pytest.mark.parametrize(("text", "value"), NO_LABELS, ids=[row[0] for row in NO_LABELS])
def test_a_count_after_a_noun_is_no_label(text: str, value: str) -> None:
    stated(text, value)


SPEAKERS = [
    ("The mayor said on Tuesday that 300 homes were dark.", "The mayor"),
    ('"We lost 40 cows," said Jonas Berg, a farmer.', "Jonas Berg"),
    ('"I have 12 cows," said her neighbour Jonas Berg.', "her neighbour Jonas Berg"),
    ("The plant, officials said, employs 300 people.", "officials"),
    ("According to Ilva Steel, the plant employs 3,100 people.", "Ilva Steel"),
    (
        "The dam held 40 million tonnes, according to a report by The Hill Post, a fresh copy of which was seen.",
        "a report by The Hill Post",
    ),
    ("A Reuters report said 40 people were held.", "A Reuters report"),
    ("The ministry put the damage at $2.1 million.", "The ministry"),
    ("Police said 12,000 on Friday.", "Police"),
    ("Ivo Marn leads the army. He says it needs 50,000 men.", "Ivo Marn"),
    # The article itself says it.
    ("Fishermen were told to keep 20 km away.", None),
    ("A panel of judges will report in 15 days.", None),
    ("The mayor, who has three children, said nothing.", None),
    ("The minister resigned on Friday, saying nothing, after 12 people died.", None),
    ("Repairs were estimated at $3.5m.", None),
    ("The farmer told of 40 lost cows.", None),
    ("Ex-Soviet Tajikistan, which stresses its neutrality, has 9 million people.", None),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=[row[0] for row in SPEAKERS])
def test_who_says_it(text: str, speaker: str | None) -> None:
    assert {claim.attribution for claim in read(text)} == {speaker}


def test_an_attribution_is_short() -> None:
    (claim,) = read(
        "The foreign ministers of Peru, Chile, South Korea and the host nation Norway said 40 people were held."
    )
    assert claim.attribution == "The foreign ministers of Peru"
    (claim,) = read("My former colleagues at the old state university of the northern river port said 40 people died.")
    assert claim.attribution == "My former colleagues at the old state university"


TOLD = [
    ("The council built 300 homes.", Modality.ASSERTED, True),
    ("The council will build 300 homes.", Modality.PLANNED, True),
    ("The council plans to build 300 homes.", Modality.PLANNED, True),
    ("The city has agreed to order 30 trams.", Modality.PLANNED, True),
    ("The trial is expected to last 12 days.", Modality.PLANNED, True),
    ("The city may order 30 trams.", Modality.POSSIBLE, True),
    ("Officials denied that 40 people had died.", Modality.DENIED, True),
    ("The council did not build 300 homes.", Modality.ASSERTED, False),
    ("The city never ordered 30 trams.", Modality.ASSERTED, False),
    ("None of the 24 crew was hurt.", Modality.ASSERTED, False),
    # Near misses: done, and affirmed.
    ("The city has ordered 30 trams.", Modality.ASSERTED, True),
    ("After 12 people had died, the plant will close.", Modality.ASSERTED, True),
    ("The mayor wants peace and has built 300 homes.", Modality.ASSERTED, True),
    ("Some 300 homes were without power.", Modality.ASSERTED, True),
    ("No help came and 12 people died.", Modality.ASSERTED, True),
]


@pytest.mark.parametrize(("text", "modality", "affirmed"), TOLD, ids=[row[0] for row in TOLD])
def test_how_it_is_told(text: str, modality: Modality, affirmed: bool) -> None:
    (claim,) = read(text)
    assert (claim.modality, claim.affirmed) == (modality, affirmed)


def test_the_subject_of_a_part_is_the_whole() -> None:
    (claim,) = read("None of the 24 crew was hurt.")
    assert claim.subject == "the 24 crew"


def test_a_first_person_is_the_speaker() -> None:
    (claim,) = read('"We lost 40 cows," said Jonas Berg, a farmer.')
    assert claim.subject == "Jonas Berg"
    (claim,) = read("We lost 40 cows.")
    assert claim.subject == "We"


def test_a_pronoun_is_resolved_within_the_paragraph() -> None:
    (claim,) = read("The Sorn Bridge fell on Friday. It carried 12 lorries.")
    assert (claim.subject, claim.values[-1].masked) == (
        "The Sorn Bridge",
        "The Sorn Bridge It carried <number> lorries",
    )
    (claim,) = read("The Sorn Bridge fell on Friday.\nIt carried 12 lorries.")
    assert claim.subject == "It"


NAMES = [
    ("Ms Korhonen-Webb of Lune United sold 40 shares.", ("Ms Korhonen-Webb", "Lune United")),
    ("The family had spent Rs 2.8 lakh in Dolna.", ("Dolna",)),
    ("The Swedish navy sent 12 ships on Tuesday.", ("Swedish",)),
    ("On Tuesday 12 Swedes left Arvika.", ("Arvika",)),
]


@pytest.mark.parametrize(("text", "names"), NAMES, ids=[row[0] for row in NAMES])
def test_names_hold_no_value_and_no_date(text: str, names: tuple[str, ...]) -> None:
    (claim,) = read(text)
    assert claim.entities == names
