"""Money: which currency a sign means by itself, and which in the paper of a country."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from babel import Locale
from babel.numbers import list_currencies
from numbers_rows import rows

from factcheck.extract import extract
from factcheck.extract.country import country
from factcheck.extract.currency import meanings, settled
from factcheck.extract.numbers.money import families, own_forms, own_rows, used_in
from factcheck.extract.numbers.scan import scan
from factcheck.model import NO_CURRENCY, Article

# What archives and tickers write and ISO 4217 never had.
_UNOFFICIAL = {"XBT"}


def article(text: str, *, source: str | None = None, url: str | None = None) -> Article:
    return Article(id="a", path="a.txt", text=text, source=source, url=url)


def read(text: str, *, source: str | None = None, url: str | None = None) -> list[str]:
    """The currencies of the amounts in `text`, as an article of that source and address means them."""
    meaning = meanings(article(text, source=source, url=url))
    return [settled(one, meaning).quantity.currency or "-" for one in scan(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It cost US$5m.", ["USD"]),
        ("It cost $US5m.", ["USD"]),
        ("It cost A$5m.", ["AUD"]),
        ("It cost $A5m.", ["AUD"]),
        ("It cost C$5m, or S$6m, or HK$30m, or NZ$7m.", ["CAD", "SGD", "HKD", "NZD"]),
        ("It cost J$5m and TT$4m.", ["JMD", "TTD"]),
        ("It cost 5 million Australian dollars.", ["AUD"]),
        ("A 5-million-dollar loan was made.", ["USD"]),
        ("It cost 40 Ugandan shillings.", ["UGX"]),
        ("It cost 40 Kuwaiti dinars.", ["KWD"]),
        ("It cost 40 Egyptian pounds.", ["EGP"]),
        ("It cost 40 Rwandan francs.", ["RWF"]),
        ("It cost 40 Swedish kronor and 30 Danish kroner.", ["SEK", "DKK"]),
        ("It cost 40 kronor.", ["SEK"]),
        ("It cost SKr40m.", ["SEK"]),
        ("It cost 90,000 Omani rials.", ["OMR"]),
        ("It cost 5m CFA francs.", ["XOF"]),
        ("It cost £5m.", ["GBP"]),
        ("It cost 5 million pounds.", ["GBP"]),
        ("It cost PKR 5,000.", ["PKR"]),
        ("It costs 75 U.S. cents a litre.", ["USD"]),
        # no country, no currency
        ("It cost 40 kroner.", [NO_CURRENCY]),
        ("It cost 400 kr.", [NO_CURRENCY]),
        ("It cost kr 400.", [NO_CURRENCY]),
        ("It cost 3 million crowns.", [NO_CURRENCY]),
        ("It cost 90 pesos.", [NO_CURRENCY]),
        ("It cost 90 shillings.", [NO_CURRENCY]),
        ("It cost 90 dinars.", [NO_CURRENCY]),
        ("It cost 90 francs.", [NO_CURRENCY]),
        ("It cost 90,000 rials.", [NO_CURRENCY]),
        ("It cost P1.4 billion.", [NO_CURRENCY]),
        # defaults
        ("It cost $5.", ["USD"]),
        ("It cost 5 cents.", ["USD"]),
        ("It cost Rs 5,000, or 5,000 rupees.", ["INR", "INR"]),
        # no money
        ("Three crowns were stolen.", ["-"]),
        ("He won 3 crowns.", ["-"]),
        ("The P5 met.", []),
        ("She climbed K2.", []),
        ("It was talked of at COP28.", []),
    ],
)
def test_without_a_country(text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "source", "wanted"),
    [
        ("It cost $5m.", "The Brisbane Post", ["AUD"]),
        ("It cost $5m.", "Ottawa Ledger", ["CAD"]),
        ("It cost $5m, or 60 cents each, or $4 and 50 cents.", "Otago Evening Star", ["NZD", "NZD", "NZD"]),
        ("It cost 5 million dollars.", "The Straits Times", ["SGD"]),
        ("It cost $5m.", "South China Morning Post", ["HKD"]),
        ("It cost $5m.", "The Dublin Argus", ["USD"]),
        ("It costs 60 cents.", "The Dublin Argus", ["EUR"]),
        ("It cost $5m (US$3m).", "The Brisbane Post", ["AUD", "USD"]),
        ("It cost A$5m, and $2m more.", "The Brisbane Post", ["AUD", "USD"]),
        ("It cost 5 million Australian dollars, and $2m more.", "The Brisbane Post", ["AUD", "AUD"]),
        ("It cost C$5m, and $2m more.", "The Brisbane Post", ["CAD", "AUD"]),
        ("PERTH (Reuters) - It cost $5m.", "The Brisbane Post", ["USD"]),
        ("It cost $5m.", "Reuters Australia", ["USD"]),
        ("It cost $5m.", "Canada-Australia Review", ["USD"]),
        ("It cost Rs 5,000, or 5,000 rupees.", "Karachi Evening News", ["PKR", "PKR"]),
        ("It cost Rs. 5,000.", "The Colombo Courier", ["LKR"]),
        ("It cost Rs 2 crore.", "The Kathmandu Page", ["NPR"]),
        ("It cost Rs 5,000.", "Mauritius Week", ["MUR"]),
        ("It cost Rs 5,000.", "The Brisbane Post", ["INR"]),
        ("It cost Rs 5,000, or 2,000 Indian rupees.", "Karachi Evening News", ["PKR", "INR"]),
        ("It cost 400 kr.", "The Oslo Page", ["NOK"]),
        ("It cost kr400m.", "The Stockholm Page", ["SEK"]),
        ("It cost 40 kroner.", "The Copenhagen Page", ["DKK"]),
        ("It cost 40 kroner.", "The Stockholm Page", [NO_CURRENCY]),
        ("It cost 3 million crowns.", "Prague Weekly", ["CZK"]),
        ("It cost 3 million crowns.", "Reykjavik Weekly", ["ISK"]),
        ("It cost 90 pesos.", "Manila Courier", ["PHP"]),
        ("It cost P1.4 billion.", "Manila Courier", ["PHP"]),
        ("It cost 90 pesos.", "Mexico Courier", ["MXN"]),
        ("It cost 90 pesos.", "Santa Fe New Mexican", [NO_CURRENCY]),
        ("It cost 90 pesos.", "Buenos Aires Courier", ["ARS"]),
        ("It cost 90 shillings, or Sh90.", "The Kampala Sun", ["UGX", "UGX"]),
        ("It cost 90 dinars.", "Tunis Page", ["TND"]),
        ("It cost 90 francs.", "Zurich Page", ["CHF"]),
        ("It cost 90 francs.", "Kigali Page", ["RWF"]),
        ("It cost 90,000 rials.", "Tehran Page", ["IRR"]),
        ("It cost 90 riyals.", "Doha Page", ["QAR"]),
        ("It cost 90 dirhams.", "Rabat Page", ["MAD"]),
        ("It cost 5m CFA francs.", "Cameroon Page", ["XAF"]),
        ("It cost 5 million pounds.", "Cairo Page", ["GBP"]),
        ("It cost 5 million pounds, in Egyptian pounds.", "Cairo Page", ["EGP"]),
        ("It cost £5m, or 30 million Egyptian pounds.", "Cairo Page", ["GBP", "EGP"]),
        ("It cost 5 million pounds, in Egyptian pounds.", "The Leeds Page", ["GBP"]),
    ],
)
def test_by_the_source(text: str, source: str, wanted: list[str]) -> None:
    assert read(text, source=source) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It cost 4 million Danish kroner, of which 90,000 kroner were a gift.", ["DKK", "DKK"]),
        ("It cost 4 million Danish kroner and 2 million Norwegian kroner, or 90 kroner.", ["DKK", "NOK", NO_CURRENCY]),
        ("The Mexican peso fell. It cost 90 pesos.", ["MXN"]),
        ("It cost 90 pesos, or MXN 90.", ["MXN", "MXN"]),
        ("A farmer of Mexico City paid 90 pesos.", [NO_CURRENCY]),
        # A default is not moved by what the text is about.
        ("The Canadian dollar fell. It cost $5.", ["USD"]),
        ("It cost 80 Pakistani rupees, or Rs 24.", ["PKR", "INR"]),
    ],
)
def test_by_the_text(text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("url", "source", "wanted"),
    [
        ("https://www.example.com.au/news/1", None, "AU"),
        ("https://example.co.uk/news", None, "GB"),
        ("example.co.nz/news", None, "NZ"),
        ("https://www.straitstimes.com/a", None, "SG"),
        ("https://example.com/au", None, None),
        ("https://example.tv/a", None, None),
        ("https://example.co/a", None, None),
        ("https://[broken", None, None),
        ("https://example.com.au/", "The Brisbane Post", "AU"),
        ("https://example.com.au/", "Toronto Page", None),
        ("https://example.com.au/", "Bloomberg", None),
        (None, "The New South Wales Gazette", "AU"),
        (None, "Papua New Guinea Courier", "PG"),
        (None, "Harbour Gazette", None),
        (None, "Gazette, English edition", None),
        (None, "BBC", "GB"),
        (None, "", None),
    ],
)
def test_the_country_of_an_outlet(url: str | None, source: str | None, wanted: str | None) -> None:
    assert country(article("Snow fell.", source=source, url=url)) == wanted


def test_claims_carry_the_currency_of_the_country() -> None:
    text = "The council paid $5m for the bridge.\n"
    here, there = extract([article(text, source="The Brisbane Post"), article(text)])
    for claims, currency in ((here, "AUD"), (there, "USD")):
        numbers = [value.number for claim in claims for value in claim.values if value.number is not None]
        assert [number.currency for number in numbers] == [currency]


def test_the_value_of_shared_signs() -> None:
    assert rows("It cost $5m to $7m, or kr 90, or from 60 to 80 cents.") == [
        "$5m to $7m | money | - | 5000000 to 7000000 | range | USD | money",
        "kr 90 | money | 90 | 89.5 to 90.5 | exact | XXX | money",
        "from 60 to 80 cents | money | - | 0.6 to 0.8 | range | USD | money",
    ]


def test_codes_are_of_iso_4217() -> None:
    known = set(list_currencies()) | _UNOFFICIAL
    shared = {code for family in families().values() for code in (*family.codes, family.default)}
    assert {*own_rows(), *shared} <= known


def test_every_shared_currency_has_a_form_of_its_own_and_a_country() -> None:
    table = resources.files("factcheck.extract").joinpath("countries.toml").read_text(encoding="utf-8")
    homes = tomllib.loads(table)["countries"]
    assert set(homes) <= set(Locale("en").territories)
    spent = {code for home in homes for code in used_in(home)}
    for family in families().values():
        assert all(own_forms().get(code) for code in family.codes)
        # The money of unions is that of small countries that few outlets are named after.
        assert family.codes - spent <= {"XCD", "BND", "XPF", "KMF", "GNF", "DJF"}


def test_no_form_of_one_currency_is_another_s() -> None:
    owners: dict[str, set[str]] = {}
    for code, forms in own_forms().items():
        for form in forms:
            owners.setdefault(form, set()).add(code)
    assert {form: codes for form, codes in owners.items() if len(codes) > 1} == {}
