"""Sums, percentages and changes within one article, through the real parser."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cache

import pytest

from factcheck.checks.within import CHECKS, Contradiction
from factcheck.extract import extract
from factcheck.model import Article, Claim, Layout, Mark, Span

# The slug that must be found, or none; the text; the start of its message.
ROWS: tuple[tuple[str | None, str, str], ...] = (
    # parts: what is listed makes more
    (
        "parts",
        "Of the 30 sailors, 19 are Greeks and 13 are from Egypt.",
        "19 + 13 is 32, 2 more than the total of 30 sailors",
    ),
    ("parts", "The bus carried 42 people, 30 women and 15 men.", "30 + 15 is 45, 3 more"),
    (
        "parts",
        "The club is to shut 22 shops: 12 in Kent, seven in Essex and five in Surrey.",
        "12 + 7 + 5 is 24, 2 more",
    ),
    ("parts", "The fleet of 24 aircraft is made up of 16 jets and ten helicopters.", "16 + 10 is 26"),
    ("parts", "The mill counts 37 looms, 21 of them in Leeds and 18 in Hull.", "21 + 18 is 39"),
    ("parts", "The toll rose to 21, of whom 13 died in hospital and nine at home.", "13 + 9 is 22"),
    ("parts", "The ship sank with 26 trucks (17 from Poland and 12 from Lithuania).", "17 + 12 is 29"),
    (
        "parts",
        "Eleven people were killed. Of the dead, five were crushed, four drowned and four burned.",
        "5 + 4 + 4 is 13",
    ),
    ("parts", "Doctors counted nine dead. Six of them drowned and five were hit by trees.", "6 + 5 is 11"),
    ("parts", "They took five wins, four losses and four draws in 12 games.", "5 + 4 + 4 is 13"),
    ("parts", "The side won five, lost four and drew three of 11 matches.", "5 + 4 + 3 is 12"),
    ("parts", "The state will pay £24m and the city £9m, a total of £35m.", "24 million + 9 million is 33 million"),
    # parts: what is listed makes less, and is all
    (
        "parts",
        "The medics treated 46 people: 12 for smoke, 21 for cuts and nine for burns.",
        "12 + 21 + 9 is 42, 4 less",
    ),
    ("parts", "Of the 41 injured, 26 are men and 13 are women.", "26 + 13 is 39, 2 less"),
    ("parts", "In a poll 64% opposed the law, 29% backed it and 12% did not know.", "64 + 29 + 12 is 105 %"),
    # parts: near misses
    (None, "Of the 30 sailors, 19 are Greeks and 11 are from Egypt.", ""),
    (None, "Of the 30 sailors, 19 are Greeks and four are from Egypt.", ""),
    (None, "Of the 30 sailors, 19 are Greeks and 13 are women.", ""),
    (None, "Of the 30 pupils, 19 speak French and 13 also speak German.", ""),
    (None, "Of about 30 sailors, 19 are Greeks and 13 are from Egypt.", ""),
    (None, "The army lost five tanks, three guns and four trucks.", ""),
    (None, "Police seized 12 rifles, 30 pistols and four grenades.", ""),
    (None, "The club is to shut 22 shops: 12 in Kent, seven in Essex and the rest in Surrey.", ""),
    (None, "Of the 20 dead, 15 were soldiers, nine of them officers.", ""),
    (None, "Of the 20 dead, 15 were soldiers, including nine officers.", ""),
    (None, "The fleet of 26 aircraft is made up of 16 jets and ten helicopters, plus six drones.", ""),
    (None, "The fleet of 26 aircraft is made up of 16 jets and ten helicopters, against 22 last year.", ""),
    (None, "Some 2,000 people came: 1,200 on Friday and 790 on Saturday.", ""),
    (None, "More than 40 people were hurt, 26 men and 13 women.", ""),
    (None, "The blast killed 12 people and injured 30, taking the toll in the province to 60.", ""),
    (None, "One man, 34, and two women, 51 and 60, were held.", ""),
    (None, "Two strikes, of three and five days, were called off.", ""),
    (None, "The side won five and lost four of 11 matches.", ""),
    (None, "Some 64% of men, 58% of women and 12% of children wear glasses.", ""),
    (None, "In a poll 64% opposed the law, 25% backed it and 12% did not know.", ""),
    (None, "Sixteen of the 28 were freed; the other 12 are in the camp.", ""),
    ("parts", "Thirty-two of the 51 members voted for it, 15 against and six abstained.", "32 + 15 + 6 is 53"),
    ("parts", "Only 21 of the 60 beds are in use; the remaining 49 are empty.", "21 + 49 is 70"),
    ("parts", "The council has 39 seats: Labour 18, the Conservatives 14 and the Greens 9.", "18 + 14 + 9 is 41"),
    (
        "parts",
        "The £12m cost is shared by the county (£5m), the city (£4m) and the lottery (£4m).",
        "5 million + 4 million",
    ),
    (
        "parts",
        "Of the 9,400 tonnes, 5,200 went to Kenya, 2,100 to Uganda and 3,100 to Malawi.",
        "5,200 + 2,100 + 3,100",
    ),
    ("parts", "The crash killed 25 people, including 14 women and 13 children.", "14 + 13 is 27"),
    ("parts", "The school has 24 teachers, 18 women and eight men, and 400 pupils.", "18 + 8 is 26"),
    (None, "Of the 65 people who died, 40 were over 80 and 30 had been vaccinated.", ""),
    (None, "Of the 120 homes, 80 lost power and 60 were flooded.", ""),
    (None, "Of 90 patients, 40 had a fever, 35 a cough and 28 a rash.", ""),
    (None, "The storm killed 11 in Texas, seven in Ohio and five in Iowa, bringing the total to 25.", ""),
    (None, "His record after 20 matches: 14 goals and eight assists.", ""),
    (None, "The race had three stages of 26, 33 and 25 km.", ""),
    (None, "Seventeen of 22 halls are open, and the three about jute are closed.", ""),
    (None, "It was a team of 11 – six women, four men and two reserves.", ""),
    (None, "The British were 7,900 people, followed by Spaniards (6,250) and Americans (3,480).", ""),
    (None, "Revenues of $19.3bn, most of which - $4.9bn and $18.4bn, respectively - came from sales, fell.", ""),
    # percent-counts
    ("percent-counts", "Of the 80 workers, 52, or 70 per cent, voted to strike.", "52 of 80 workers is 65 %"),
    ("percent-counts", "In all 52 of 80 workers (70 %) voted to strike.", "52 of 80 workers is 65 %"),
    ("percent-counts", "The donors paid $637m of $910m, or 60 per cent.", "$637m of $910m is 70 %"),
    (
        "percent-counts",
        "Of the 41,000 papers sent out, 26,240 came back, a turnout of 74%.",
        "26,240 of 41,000 papers is 64 %",
    ),
    (
        "percent-counts",
        "The office filled 1,140 posts. In 312 of them, more than a third, the papers were fake.",
        "312 of 1,140",
    ),
    ("percent-counts", "About 70 per cent (52 of 100) voted to strike.", "52 of 100"),
    (None, "In all 52 of 80 workers (65 %) voted to strike.", ""),
    (None, "In all 52 of 80 workers, about two thirds, voted to strike.", ""),
    (None, "In all 52 of 80 workers, nearly 70 per cent, voted to strike.", ""),
    (None, "In all 52 of 80 camps, 40 per cent of output, were shut.", ""),
    (None, "Of the 80 workers, 52 voted, and wages rose by 3 per cent.", ""),
    (None, "In all 52 of 80 workers struck, up 12 per cent on last year.", ""),
    # percent-change
    (
        "percent-change",
        "The fare goes up from £2.20 to £2.60, a rise of 28%.",
        "from £2.20 to £2.60 is a rise of 18.2 %, not 28%",
    ),
    ("percent-change", "Sales rose 24 per cent to 448 from 392.", "from 392 to 448 is a rise of 14.3 %"),
    ("percent-change", "Sales rose 24 per cent, from 392 to 448.", "from 392 to 448 is a rise of 14.3 %"),
    ("percent-change", "Profit was £448m, up 24 per cent from £392m.", "from £392m to £448m is a rise of 14.3 %"),
    (
        "percent-change",
        "Profit was £392m, down 24 per cent from £448m a year ago.",
        "from £448m to £392m is a fall of 12.5 %",
    ),
    ("percent-change", "The shares fell 3.2 per cent, or $1.10, to $42.90.", "$1.10 to $42.90 is 2.5 %"),
    (None, "Sales rose 14 per cent to 448 from 392.", ""),
    (None, "Profit was £448m, up about 15 per cent from £392m.", ""),
    (None, "Profit was £448m, up 3 per cent at constant rates, and sales were £900m.", ""),
    (None, "The shares fell 2.5 per cent, or $1.10, to $42.90.", ""),
    (None, "The price rose from £2 to £3, and wages rose by 3 per cent.", ""),
    (None, "The share of women rose from 40 per cent to 50 per cent, a rise of 25 per cent.", ""),
    (None, "The share of women rose from 40 per cent to 50 per cent, a rise of ten percentage points.", ""),
    ("percent-change", "Profit doubled from £3m to £9m.", "from £3m to £9m is 3 times as much, not doubled"),
    (None, "Profit more than doubled to £9m from £4m.", ""),
    (None, "Profit was 71 million euros, against 64 million a year earlier, on revenue up 4.6% at 612 million.", ""),
    (None, "Inflation slowed to 3.1% from 3.4%, and the pound rose 0.3% to $1.27.", ""),
    # difference
    ("difference", "She beat him by 5,310 votes to 4,998, a majority of 412.", "5,310 votes is 312 more than 4,998"),
    (None, "She beat him by 5,310 votes to 4,998, a majority of 312.", ""),
    (None, "The party holds 326 seats to 250 for Labour, a majority of two.", ""),
    (None, "The toll rose from 12 to 15 on Tuesday, two more than in the flood of 2010.", ""),
    (None, "The rent goes up from £400 to £500 a month, an extra £1,200 a year.", ""),
    (
        "difference",
        "The fare goes up from £38.40 to £40.20, an extra £2.80 each time.",
        "from £38.40 to £40.20 is a rise of 1.8",
    ),
    (
        "difference",
        "The bank took the rate from 10.5% to 13%, a jump of 300 basis points.",
        "from 10.5% to 13% is a rise of 2.5",
    ),
    (
        "difference",
        "It brings 450 posts, which will lift the headcount from 1,200 to 1,750.",
        "from 1,200 to 1,750 is a rise of 550",
    ),
    (None, "The fare goes up from £38.40 to £40.20, an extra £1.80 each time.", ""),
    (None, "The bank took the rate from 10.5% to 13%, a jump of 250 basis points.", ""),
    (None, "The shares closed at 212 pence, compared with 256 pence on Monday, wiping £450m off its value.", ""),
    (None, "The road runs from 12 Mill Lane to 40 Mill Lane, a rise of nine metres.", ""),
    # product
    ("product", "The mill lost 19 days at £380,000 a day, or £8.1 million.", "19 days at £380,000 make"),
    ("product", "Rent is £3,500 a month, with two months, or £9,000, payable in advance.", "two months at £3,500"),
    (None, "The mill lost 19 days at £380,000 a day, or £7.2 million.", ""),
    (None, "The mill lost 19 days at £380,000 a week, or £8.1 million.", ""),
    (None, "He sold 20 shares at £7, and paid £900 in tax.", ""),
    # repeated
    ("repeated", "The ship had 25 sailors on board. Rescuers took the 24 sailors to Malta.", "25 sailors are told of"),
    (None, "The ship had 25 sailors on board. Rescuers took the 25 sailors to Malta.", ""),
    (
        None,
        "The siege left five people dead, the gunman too. Police named the four people whose bodies were found.",
        "",
    ),
    (None, "The ship had 25 sailors on board. Rescuers took the other 24 sailors to Malta.", ""),
    (None, "The ship had 25 sailors on board. One drowned. Rescuers took the 24 sailors to Malta.", ""),
)
HEADLINES: tuple[tuple[bool, str, str], ...] = (
    (True, "Four killed in fire at Delmouth mill", "Five people were killed when a mill burned in Delmouth on Monday."),
    (True, "Council to close 12 libraries", "The council is to close 14 libraries from May, it said."),
    (
        False,
        "Four killed in fire at Delmouth mill",
        "Four people were killed when a mill burned in Delmouth on Monday.",
    ),
    (
        False,
        "Four killed in fire at Delmouth mill",
        "Three men and a woman died. Ninety people were at work in the mill.",
    ),
    (
        False,
        "Council to close 12 libraries",
        "The council is to close five libraries in May and seven libraries in June.",
    ),
    (False, "Council to close 12 libraries", "The county has 90 libraries and wants fewer."),
)


@cache
def _claims() -> dict[str, tuple[Claim, ...]]:
    articles = [_article(text) for _, text, _ in ROWS] + [_article(body, title) for _, title, body in HEADLINES]
    return {one.text: claims for one, claims in zip(articles, extract(articles), strict=True)}


def _article(body: str, title: str | None = None) -> Article:
    text = body if title is None else f"{title}\n\n{body}"
    marks = () if title is None else (Mark(Span(0, len(title)), Layout.TITLE),)
    return Article("a", "a.txt", text, title=title, published="2024-10-12", marks=marks)


def _found(article: Article) -> Sequence[Contradiction]:
    claims = _claims()[article.text]
    every = (one for check in CHECKS.values() for one in check(article, claims))
    return [one for one in every if isinstance(one, Contradiction)]


@pytest.mark.parametrize(("code", "text", "message"), ROWS)
def test_rows(code: str | None, text: str, message: str) -> None:
    found = _found(_article(text))
    assert [one.code for one in found] == ([] if code is None else [code])
    assert all(one.message.startswith(message) for one in found)
    for one in found:
        assert len(one.sides) > 1
        assert 0 < one.sure < 1


@pytest.mark.parametrize(("wrong", "title", "body"), HEADLINES)
def test_headlines(wrong: bool, title: str, body: str) -> None:
    found = _found(_article(body, title))
    assert [one.code for one in found] == (["headline"] if wrong else [])


def test_a_third_of_the_rows_are_near_misses() -> None:
    assert 3 * sum(code is None for code, _, _ in ROWS) >= len(ROWS)


def test_a_table_in_one_sentence_is_not_tried_in_every_combination() -> None:
    # Of 200 figures there are more than a million threes.
    article = Article(
        id="a", path="a.txt", text="Report\n\n" + "".join(f"{100 + at} dead, " for at in range(200)) + "\n"
    )
    (claims,) = extract([article])
    started = time.process_time()
    for check in CHECKS.values():
        list(check(article, claims))
    assert time.process_time() - started < 10
