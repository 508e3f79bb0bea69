"""What a figure counts or measures, in sentences from all fields of news, with the real parser: literal rows."""

from __future__ import annotations

import pytest

from factcheck.extract import extract
from factcheck.model import Article, Field, FieldValue, Kind


def read(text: str) -> list[FieldValue]:
    (claims,) = extract([Article(id="a", path="a.txt", text=text)])
    every = (one for claim in claims for one in claim.values)
    numbers = (one for one in every if one.kind is Kind.NUMBER and one.field is not Field.ORDINAL)
    return sorted(numbers, key=lambda one: one.span.start)


# sentence, the noun of each figure in it, in order: None where no word names what is counted, or it has a unit
NOUNS: list[tuple[str, list[str | None]]] = [
    # The noun with what narrows it down.
    ("Some 2,400 Afghan security force personnel crossed the bridge.", ["personnel"]),
    ("The ministry lost 312 border police officers in March.", ["officer"]),
    ("The farm has 12,000 young apple trees.", ["tree"]),
    ("The alliance will send 4,000 additional troops.", ["troop"]),
    ("The 310-room hotel opens in May.", ["room"]),
    ("A three-judge panel upheld the ruling.", ["judge"]),
    ("The 40-odd guests left.", ["guest"]),
    ("They employ 20,000-plus workers there.", ["worker"]),
    ("A 12-strong crew was saved.", ["crew"]),
    ("The zoo keeps some 4,000 animals of 312 species.", ["animal", "species"]),
    ("All 48 schoolchildren got off.", ["schoolchild"]),
    # Parts and wholes.
    ("The council closed 12 of its 40 schools.", ["school", "school"]),
    ("All but two of the 30 pupils passed.", ["pupil", "pupil"]),
    ("Of 300 houses inspected, 41 were unsafe.", ["house", "house"]),
    ("Out of 300 applicants, 12 were chosen.", ["applicant", "applicant"]),
    ("Alvarez led by 1,108 votes out of nearly 41,000.", ["vote", "vote"]),
    ("The bus hit 12 cyclists, three of whom died.", ["cyclist", "cyclist"]),
    ("The app has 40 million users, of whom 12 million pay.", ["user", "user"]),
    ("Police arrested 40 protesters, 12 of them minors.", ["protester", "protester"]),
    ("The navy has 12 frigates, four of which are in dock.", ["frigate", "frigate"]),
    ("The strike has shut 12 of the country's 40 mines.", ["mine", "mine"]),
    # The number of them, the toll of deaths.
    ("The number of cholera cases rose to 1,240.", ["case"]),
    ("The number of people in custody fell to 312.", ["people"]),
    ("The number of homes, which stood at 41,000 in 2010, has grown.", ["home"]),
    ("The tally of wins now stands at 12.", ["win"]),
    ("A total of 312 whales were counted.", ["whale"]),
    ("Passenger numbers rose to 3.4 million in August.", ["passenger"]),
    ("The death toll from the floods rose to 112 on Monday.", ["death"]),
    ("Arrivals by sea reached 18,400 this year.", ["arrival"]),
    # Apposition, "which was", participles, passive.
    ("Kesten, home to 12,000 people, was cut off.", ["people"]),
    ("Kesten, a town of 12,000 inhabitants, was cut off.", ["inhabitant"]),
    ("The district, which was home to 31,000 families, was emptied.", ["family"]),
    ("The letter, signed by 112 scientists, calls for a ban.", ["scientist"]),
    ("The collection, said to number 12,000 coins, was sold.", ["coin"]),
    ("The airline cancelled 120 flights, stranding 14,000 passengers.", ["flight", "passenger"]),
    ("Some 3,000 jobs will be cut by the bank.", ["job"]),
    ("The company runs a fleet of 40 buses.", ["bus"]),
    ("The jury of seven men and five women retired.", ["man", "woman"]),
    # Left out, since a figure before has named it.
    ("The slide killed 12 people and injured 30.", ["people", "people"]),
    ("A gunman opened fire, killing three people and wounding nine.", ["people", "people"]),
    ("Twelve miners were rescued and three are missing.", ["miner", "miner"]),
    ("Some 312 people have been infected and 41 have died.", ["people", "people"]),
    ("The crash left 12 people dead and 30 injured.", ["people", "people"]),
    ("Some 40 villagers are missing and 12 have been found alive.", ["villager", "villager"]),
    ("Seven trains were cancelled and 26 diverted.", ["train", "train"]),
    ("The flood damaged 300 houses and destroyed 41.", ["house", "house"]),
    ("The firm will buy 30 electric buses and lease 12 more.", ["bus", "bus"]),
    ("The party won 41 seats, 12 more than in 2019.", ["seat", "seat"]),
    ("Ten hostages were freed; the other 30 are held in the north.", ["hostage", "hostage"]),
    ("The army lost 12 tanks, the rebels four.", ["tank", "tank"]),
    ("Buyers from 12 countries attended, up from nine last year.", ["country", "country"]),
    ("The company shipped 12,000 cars, down from 14,000.", ["car", "car"]),
    ("The firm has 3,100 workers, compared with 4,000 in 2019.", ["worker", "worker"]),
    ("The team played before 12,000 people, against 9,000 in May.", ["people", "people"]),
    ("The club sold more tickets than the 38,000 it sold last season.", ["ticket"]),
    ("The herd has grown from 190 cattle to 310.", ["cattle", "cattle"]),
    ("The storm hit 30,000 homes in Dolna and 12,000 in Kesten.", ["home", "home"]),
    ("The two big parties hold 129 seats, the 11 smaller ones 30.", ["party", "seat", "seat", "seat"]),
    # Votes.
    ("The committee backed the plan by 12 votes to three.", ["vote", "vote"]),
    ("Lawmakers voted 61 to 38 for the bill.", ["vote", "vote"]),
    ("The synod voted by 214 to 88 to bless them.", ["vote", "vote"]),
    # Names in the plural.
    ("Twelve Democrats and four Republicans voted for the bill.", ["democrat", "republican"]),
    ("Five Tories rebelled.", ["tory"]),
    # Sport, business, science.
    ("He scored 31 points and grabbed 12 rebounds.", ["point", "rebound"]),
    ("The side lost three wickets for 12 runs.", ["wicket", "run"]),
    ("The town had 31.4 deaths per 1,000 residents and 12 births per 1,000.", ["death", "birth"]),
    ("The rocket put 41 satellites into orbit.", ["satellite"]),
    ("The trial enrolled 1,200 patients at 40 hospitals.", ["patient", "hospital"]),
    ("The chip packs 16 billion transistors.", ["transistor"]),
    # Near misses: no word names what is counted, and the noun nearby does not either.
    ("A crew of 12 was aboard.", [None]),
    ("The stadium has a capacity of 42,500.", [None]),
    ("The attendance was 42,500.", [None]),
    ("The show was watched by 4.1 million.", [None]),
    ("Two gunmen killed 12 and wounded 30.", ["gunman", None, None]),
    ("The blast destroyed 40 homes and killed 12.", ["home", None]),
    ("Police seized 40 guns and arrested 12.", ["gun", None]),
    ("The bus, with 40 seats, hit a wall, killing three.", ["seat", None]),
    ("Ruiz threw 104 pitches over seven innings, striking out nine.", ["pitch", "inning", None]),
    ("A group of 26 left; the other 25 stayed.", [None, None]),
    ("Police detained 70.", [None]),
]


@pytest.mark.parametrize(("text", "nouns"), NOUNS, ids=[row[0] for row in NOUNS])
def test_the_noun_that_a_figure_counts(text: str, nouns: list[str | None]) -> None:
    assert [one.quantity.noun for one in read(text)] == nouns


# sentence, what each figure in it measures or counts, with what narrows it down
THINGS: list[tuple[str, list[tuple[str, ...]]]] = [
    ("Over 900 Kestrian border force officers fled.", [("officer", "force", "kestrian", "border")]),
    ("Norway guards a border that is 1,630 km long.", [("border",)]),
    ("The country has a 2,100-kilometre coastline on the Baltic.", [("coastline",)]),
    ("The country shares 1,630 km of border with Sweden.", [("border",)]),
    ("The length of the border is 1,630 km.", [("length",)]),
    ("With a height of 828 metres, the tower dwarfs its neighbours.", [("height",)]),
    ("The lake, which was 14 km long in 1990, has shrunk.", [("lake",)]),
    ("The tunnel, at 57 km in length, is the longest in the world.", [("tunnel",)]),
    ("The ferry, which measures 40 metres, sank.", [("ferry",)]),
    ("A bridge stretching 640 metres across the fjord was closed.", [("bridge",)]),
    ("The pit is 90 metres deep and 2 km wide.", [("pit",), ("pit",)]),
    ("The road, 12 km of which is unpaved, was closed.", [("road",)]),
    ("About 40 per cent of the country is forest.", [("country",)]),
    ("Two-thirds of the country's doctors have left.", [("doctor", "country")]),
    ("The firm employs 3,100 people, 40 per cent of them women.", [("people",), ("people",)]),
    ("The lake has lost 60 per cent of its water.", [("water",)]),
    ("Police seized 310 kg of cocaine.", [("cocaine",)]),
    ("The drug cut the risk of stroke by 30 per cent.", [("risk",)]),
    ("The temperature hit 41.3C in Dolna.", [("temperature",)]),
    ("Net profit was $310m, against $280m a year earlier.", [("profit", "net"), ("profit",)]),
    ("The 12-strong crew was saved.", [("crew",)]),
    # Near misses: nothing that is named.
    ("Two thirds of those polled said yes.", [()]),
    ("The mill shipped 12 tonnes, or 42 per cent of it.", [("ship", "mill"), ()]),
]


@pytest.mark.parametrize(("text", "things"), THINGS, ids=[row[0] for row in THINGS])
def test_the_thing_that_a_figure_measures(text: str, things: list[tuple[str, ...]]) -> None:
    assert [one.measured for one in read(text)] == things


RATES = [
    ("The rate fell to 12 cases per 100,000 people.", ["count per 100,000"]),
    ("The firm earns $310m a year.", ["money per year"]),
    # Near misses: a time that stands beside the figure.
    ("It earned $310m, against $280m a year earlier.", ["money", "money"]),
    ("The city had 1,150, up from 350 a week ago.", ["count", "count"]),
]


@pytest.mark.parametrize(("text", "dimensions"), RATES, ids=[row[0] for row in RATES])
def test_what_a_figure_is_given_per_is_no_figure_of_its_own(text: str, dimensions: list[str]) -> None:
    assert [one.quantity.dimension for one in read(text)] == dimensions
