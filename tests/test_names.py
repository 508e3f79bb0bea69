"""How names relate: persons, organisations and places, each row a pair and what it is."""

from __future__ import annotations

import pytest

from factcheck.names import (
    Likeness,
    acronym,
    distance,
    likeness_of_names,
    likeness_of_persons,
    likeness_of_places,
    may_hold,
    words,
)

SAME, FORM, SPELLING, SLIP, OTHER = Likeness

PERSONS = [
    ("Petra Lundmark", "Petra Lundmark", SAME),
    ("Dr Ingrid Solheim", "Ingrid Solheim", SAME),
    ("Brigadier General Zaw Lin", "Zaw Lin", SAME),
    ("Justice K. Balan", "K Balan", SAME),
    ("Hélène Vasseur", "Helene Vasseur", SAME),
    ("ORLA KIERNAN", "Orla Kiernan", SAME),
    ("Lundmark", "Petra Lundmark", FORM),
    ("Petra", "Petra Lundmark", FORM),
    ("P. K. Rane", "Prakash Rane", FORM),
    ("K.R. Nair", "KR Nair", SAME),
    ("Gord Pelley", "Gordon Pelley", FORM),
    ("Bill Hart", "William Hart", FORM),
    ("Liz Okoro", "Elizabeth Okoro", FORM),
    ("Harish Negi", "Harish Singh Negi", FORM),
    ("Lucía Arrieta", "Lucia Arrieta Quispe", FORM),
    ("Anna Smith", "Anna Smith-Jones", FORM),
    ("Kobby Asiedu", "Kwabena 'Kobby' Asiedu", FORM),
    ("Faisal al-Munasser", "Faisal Munasser", FORM),
    ("Van Gogh", "Vincent van Gogh", FORM),
    ("De Gaulle", "Charles de Gaulle", FORM),
    ("Orbán Viktor", "Viktor Orban", FORM),
    ("Kim Ji-woo", "Kim Jiwoo", FORM),
    ("Ron DeSantis", "Ron De Santis", FORM),
    ("Abdul Rahman Saleh", "Abdulrahman Saleh", FORM),
    ("Robert Hall Jr", "Robert Hall", FORM),
    ("Helena Marsh KC", "Marsh", FORM),
    ("Sergei Volkov", "Sergey Volkov", SPELLING),
    ("Volodymyr Zelensky", "Vladimir Zelenskiy", SPELLING),
    ("Hani al-Masri", "Hany el-Masry", SPELLING),
    ("Muhammad Ali", "Mohamed Aly", SPELLING),
    ("Yusuf Kassem", "Youssef Qasim", SPELLING),
    ("Stephen Hale", "Steven Hale", SPELLING),
    ("John McDonald", "John MacDonald", SPELLING),
    ("Hans Mueller", "Hans Müller", SPELLING),
    ("Pyotr Tchaikovsky", "Petr Chaikovskii", SPELLING),
    # Near misses: what looks like a variant and is a slip, or like a slip and is another person.
    ("Petra Lindgren", "Petra Lundgren", SLIP),
    ("Joan Petrakis", "Joan Petrakos", SLIP),
    ("Catherine Ashworth", "Catherine Ashcroft", SLIP),
    ("Marlene Fox", "Maureen Fox", SLIP),
    ("Markus Felder", "Martin Felder", SLIP),
    ("Ellen Marchetti", "Helen Marchetti", SLIP),
    ("Alexander Reid", "Alexandra Reid", SLIP),
    ("Yannick Delvaulx", "Yannick Delvaux", SLIP),
    ("K.R. Mahadevan", "KR Madhavan", SLIP),
    ("Prakash Wagh", "Prakash Wagle", SLIP),
    ("Anders Peterson", "Anders Petersen", SLIP),
    ("Al Gore", "Tipper Gore", SLIP),
    ("Petra Lundgren", "Anna Holm", OTHER),
    ("Neil Bascombe", "Neil Prescott", OTHER),
    ("Robert Hall Jr", "Robert Hall Sr", OTHER),
    ("Darryl", "Darren Kowal", OTHER),
    ("Anna", "Hanna Lund", OTHER),
]

NAMES = [
    ("Oostrum Precisie BV", "Oostrum Precisie", SAME),
    ("Vindbro A/S", "Vindbro", SAME),
    ("FC Corrimal", "Corrimal", SAME),
    ("U.S. Navy", "US Navy", SAME),
    ("the Bank of Zambia", "Bank of Zambia", SAME),
    ("World Health Organization", "WHO", FORM),
    ("UN High Commissioner for Refugees", "UNHCR", FORM),
    ("Ministry of Defence", "MoD", FORM),
    ("Transport Workers' Alliance of Canada", "TWAC", FORM),
    ("Scottish Classroom Alliance (SCA)", "SCA", SAME),
    ("Pelagos Tank Management S.A.", "Pelagos", FORM),
    ("University of Leeds", "Leeds University", FORM),
    ("Zambia's bank", "Bank of Zambia", FORM),
    ("Labor Party", "Labour Party", FORM),
    ("Man Utd", "Manchester United", FORM),
    ("St Aidan's", "St. Aidan's Cathedral", FORM),
    ("Pan-Andean Airways", "Pan Andean", FORM),
    ("Coast Guard", "Coastguard", FORM),
    ("Nordlys Pension", "Nordlys Pensions", SLIP),
    ("University of Bergen", "University of Tromsø", OTHER),
    ("North Wales Police", "South Wales Police", OTHER),
    ("Ministry of Finance", "Ministry of Foreign Affairs", OTHER),
    ("Royal Perth Hospital", "Fiona Stanley Hospital", OTHER),
    ("WHO", "World Food Programme", OTHER),
    ("Who", "World Health Organization", OTHER),
    ("First Bank", "Second Bank", OTHER),
]

PLACES = [
    ("Dushanbe", "Dushanbe", SAME),
    ("Dushanbe", "Tajikistan", FORM),
    ("Leeds", "the UK", FORM),
    ("Houston", "Texas", FORM),
    ("Bhubaneswar", "Odisha", FORM),
    ("Palermo", "Sicily", FORM),
    ("Western Australia", "Australia", FORM),
    ("Scotland", "Britain", FORM),
    ("Baghdad", "the Middle East", FORM),
    ("France", "Europe", FORM),
    ("Doha", "State of Qatar", FORM),
    ("Nakuru County", "Kenya", FORM),
    ("America", "United States", FORM),
    ("Congo", "DR Congo", FORM),
    ("Tbilisi", "Georgia", FORM),
    ("Atlanta", "Georgia", FORM),
    ("Palma", "Mallorca", FORM),
    ("Medlow River", "Medlow", FORM),
    ("Gambian", "the Gambia", FORM),
    ("Sri Lankan", "Sri Lanka", FORM),
    ("British", "UK", FORM),
    ("Scotland", "British", FORM),
    ("Congolese", "DR Congo", FORM),
    ("Kyiv", "Kiev", SPELLING),
    ("Beijing", "Peking", SPELLING),
    ("Munich", "München", SPELLING),
    # Near misses: what lies elsewhere, and names that hold another.
    ("Italian", "Spanish", OTHER),
    ("Chinese", "Japan", OTHER),
    ("Niger", "Nigerian", OTHER),
    ("Houston", "California", OTHER),
    ("Leeds", "Scotland", OTHER),
    ("Scotland", "England", OTHER),
    ("Sudan", "South Sudan", OTHER),
    ("Niger", "Nigeria", OTHER),
    ("North Korea", "South Korea", OTHER),
    ("Kazakhstan", "Kyrgyzstan", OTHER),
    ("York", "New York", OTHER),
    ("Ibiza", "Mallorca", OTHER),
    ("Muscat", "Salalah", OTHER),
    ("Nowa Tama", "Stara Tama", OTHER),
    ("Dhamra", "Odisha", OTHER),
]


@pytest.mark.parametrize(("left", "right", "likeness"), PERSONS)
def test_persons(left: str, right: str, likeness: Likeness) -> None:
    assert likeness_of_persons(left, right) is likeness
    assert likeness_of_persons(right, left) is likeness


@pytest.mark.parametrize(("left", "right", "likeness"), NAMES)
def test_organisations(left: str, right: str, likeness: Likeness) -> None:
    assert likeness_of_names(left, right) is likeness
    assert likeness_of_names(right, left) is likeness


@pytest.mark.parametrize(("left", "right", "likeness"), PLACES)
def test_places(left: str, right: str, likeness: Likeness) -> None:
    assert likeness_of_places(left, right) is likeness
    assert likeness_of_places(right, left) is likeness


def test_every_name_is_itself() -> None:
    assert {likeness_of_persons(name, name) for row in PERSONS for name in row[:2]} == {SAME}
    assert {likeness_of_places(name, name) for row in (*NAMES, *PLACES) for name in row[:2]} == {SAME}


def test_what_is_no_name_is_like_nothing() -> None:
    assert likeness_of_persons("", "Petra") is likeness_of_names("12", "Petra") is likeness_of_places("", "") is OTHER


def test_words_have_no_accents_and_no_possessive() -> None:
    assert words("Górnik Śląski's K.R. Sjöqvist’s Łódź") == ("gornik", "slaski", "kr", "sjoqvist", "lodz")


def test_an_acronym_is_written_in_capitals() -> None:
    assert acronym("WFP", "World Food Programme")
    assert not acronym("wfp", "World Food Programme") and not acronym("WFO", "World Food Programme")


def test_the_distance_is_that_of_the_nearest_cities_of_these_names() -> None:
    assert 300 < (distance("Oslo", "Bergen") or 0) < 310
    assert distance("Oslo", "Nowhere-under-Lyme") is None


def test_a_hospital_may_stand_in_a_town_and_in_no_other_hospital() -> None:
    assert may_hold("Letaba Hospital", "Polokwane")
    assert not may_hold("Letaba Hospital", "Tzaneen Clinic") and not may_hold("Tzaneen", "Polokwane")
