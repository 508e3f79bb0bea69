"""Every kind of form the number grammar reads, as literal rows: a sentence and the quantities in it."""

from __future__ import annotations

import pytest
from numbers_rows import rows


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # figures
        ("The line is 843 miles long.", ["843 miles | quantity | 843 | 842.5 to 843.5 | exact | mile | length"]),
        (
            "Some 1,234,567 votes were cast.",
            ["Some 1,234,567 | quantity | 1234567 | 1111110.3 to 1358023.7 | about | - | count"],
        ),
        (
            "It cost 1,23,456 rupees to mend.",
            ["1,23,456 rupees | money | 123456 | 123455.5 to 123456.5 | exact | INR | money"],
        ),
        ("A fall of 3.5 kg was logged.", ["3.5 kg | quantity | 3.5 | 3.45 to 3.55 | exact | kilogram | mass"]),
        ("About .5 mm of rain fell.", ["About .5 mm | quantity | 0.5 | 0.45 to 0.55 | about | millimetre | length"]),
        ("He walked 2½ miles.", ["2½ miles | quantity | 2.5 | 2.25 to 2.75 | exact | mile | length"]),
        (
            "The board is 10 1/2 inches wide.",
            ["10 1/2 inches | quantity | 10.5 | 10.25 to 10.75 | exact | inch | length"],
        ),
        # words
        ("Two dozen goats grazed there.", ["Two dozen | quantity | 24 | 24 to 24 | exact | - | count"]),
        (
            "A hundred and five pupils came.",
            ["A hundred and five | quantity | 105 | 104.5 to 105.5 | exact | - | count"],
        ),
        ("Twenty-one bells rang.", ["Twenty-one | quantity | 21 | 21 to 21 | exact | - | count"]),
        (
            "Two and a half million doses arrived.",
            ["Two and a half million | quantity | 2500000 | 2250000 to 2750000 | exact | - | count"],
        ),
        ("A million signed.", ["A million | quantity | 1000000 | 750000 to 1250000 | about | - | count"]),
        ("One million signed.", ["One million | quantity | 1000000 | 950000 to 1050000 | exact | - | count"]),
        ("A dozen signed.", ["A dozen | quantity | 12 | 12 to 12 | exact | - | count"]),
        ("A hundred per cent signed.", ["A hundred per cent | percent | 100 | 95 to 105 | exact | percent | share"]),
        (
            "Over a million signed.",
            ["Over a million | quantity | 1000000 | 1000000 to - | more_than | - | count"],
        ),
        ("Half a million signed.", ["Half a million | quantity | 500000 | 450000 to 550000 | exact | - | count"]),
        (
            "A million and a half left.",
            ["A million and a half | quantity | 1500000 | 1250000 to 1750000 | exact | - | count"],
        ),
        (
            "Three hundred thousand cards were sent.",
            ["Three hundred thousand | quantity | 300000 | 295000 to 305000 | exact | - | count"],
        ),
        (
            "Two lakh crore is a large sum.",
            ["Two lakh crore | quantity | 2000000000000 | 1950000000000 to 2050000000000 | exact | - | count"],
        ),
        ("Her dozen hens laid again.", ["dozen | quantity | 12 | 12 to 12 | exact | - | count"]),
        ("Dozens waited.", ["Dozens | quantity | - | 24 to 99 | about | - | count"]),
        (
            "Hundreds of thousands marched.",
            ["Hundreds of thousands | quantity | - | 200000 to 999999 | about | - | count"],
        ),
        ("A couple of hundred stayed.", ["A couple of hundred | quantity | - | 150 to 250 | about | - | count"]),
        # parts
        (
            "Two-thirds of the members voted.",
            ["Two-thirds | percent | 66.666667 | 63.333333 to 70 | exact | percent | share"],
        ),
        ("A third of them were new.", ["A third | percent | 33.333333 | 31.666667 to 35 | exact | percent | share"]),
        ("One in five pupils walks.", ["One in five | percent | 20 | 19 to 21 | exact | percent | share"]),
        ("Nine out of ten agreed.", ["Nine out of ten | percent | 90 | 85.5 to 94.5 | exact | percent | share"]),
        (
            "One parcel in eight was late.",
            ["One parcel in eight | percent | 12.5 | 11.875 to 13.125 | exact | percent | share"],
        ),
        ("2/3rd of the seats are sold.", ["2/3rd | percent | 66.666667 | 63.333333 to 70 | exact | percent | share"]),
        (
            "Nearly a quarter of the crop was lost.",
            ["Nearly a quarter | percent | 25 | 22.5 to 25 | about | percent | share"],
        ),
        ("Sales fell by a third.", ["a third | percent | 33.333333 | 31.666667 to 35 | exact | percent | share"]),
        (
            "It lasted three-quarters of an hour.",
            ["three-quarters of an hour | duration | 0.75 | 0.6875 to 0.8125 | exact | hour | duration"],
        ),
        (
            "Rates rose half a percentage point.",
            ["half a percentage point | percent | 0.5 | 0.375 to 0.625 | exact | percentage point | percentage point"],
        ),
        (
            "The dose is three-tenths of one per cent.",
            ["three-tenths of one per cent | percent | 0.3 | 0.275 to 0.325 | exact | percent | share"],
        ),
        (
            "A quarter-mile of track was laid.",
            ["A quarter-mile | quantity | 0.25 | 0.1875 to 0.3125 | exact | mile | length"],
        ),
        # magnitudes and money
        ("The bridge cost $2.4bn.", ["$2.4bn | money | 2400000000 | 2350000000 to 2450000000 | exact | USD | money"]),
        ("They raised £1.2m.", ["£1.2m | money | 1200000 | 1150000 to 1250000 | exact | GBP | money"]),
        (
            "The work cost the group 25 million euros.",
            ["25 million euros | money | 25000000 | 24500000 to 25500000 | exact | EUR | money"],
        ),
        ("Output reached 1.3 lakh bags.", ["1.3 lakh | quantity | 130000 | 125000 to 135000 | exact | - | count"]),
        (
            "The grant was Rs 2,000 crore.",
            ["Rs 2,000 crore | money | 20000000000 | 19500000000 to 20500000000 | exact | INR | money"],
        ),
        ("A fee of Rs.500 was set.", ["Rs.500 | money | 500 | 495 to 505 | exact | INR | money"]),
        ("He owes Rs500cr.", ["Rs500cr | money | 5000000000 | 4950000000 to 5050000000 | exact | INR | money"]),
        ("Some 20k fans came.", ["Some 20k | quantity | 20000 | 15000 to 25000 | about | - | count"]),
        (
            "It was a 5-million-dollar plan.",
            ["5-million-dollar | money | 5000000 | 4950000 to 5050000 | exact | USD | money"],
        ),
        (
            "They paid C$4m and A$7bn and R1.2bn.",
            [
                "C$4m | money | 4000000 | 3950000 to 4050000 | exact | CAD | money",
                "A$7bn | money | 7000000000 | 6950000000 to 7050000000 | exact | AUD | money",
                "R1.2bn | money | 1200000000 | 1150000000 to 1250000000 | exact | ZAR | money",
            ],
        ),
        ("Tickets are £5 and 20p.", ["£5 and 20p | money | 5.2 | 5.195 to 5.205 | exact | GBP | money"]),
        (
            "It costs nine euros and forty cents.",
            ["nine euros and forty cents | money | 9.4 | 9.395 to 9.405 | exact | EUR | money"],
        ),
        ("The salary is 42,600 pounds.", ["42,600 pounds | money | 42600 | 42550 to 42650 | exact | GBP | money"]),
        (
            "The catch was 42,600 pounds of cod.",
            ["42,600 pounds | quantity | 42600 | 42550 to 42650 | exact | pound | mass"],
        ),
        (
            "A deal of 3 billion Swedish crowns was signed.",
            ["3 billion Swedish crowns | money | 3000000000 | 2950000000 to 3050000000 | exact | SEK | money"],
        ),
        # percent
        ("Turnout was 38.6 %.", ["38.6 % | percent | 38.6 | 38.55 to 38.65 | exact | percent | share"]),
        ("Prices rose 5 per cent.", ["5 per cent | percent | 5 | 4.5 to 5.5 | exact | percent | share"]),
        (
            "Support fell 4 percentage points.",
            ["4 percentage points | percent | 4 | 3.5 to 4.5 | exact | percentage point | percentage point"],
        ),
        (
            "The rate rose by 25 basis points.",
            ["25 basis points | percent | 25 | 24.5 to 25.5 | exact | basis point | percentage point"],
        ),
        # ranges
        ("There were 10-12 tents.", ["10-12 | quantity | - | 10 to 12 | range | - | count"]),
        (
            "It weighs between 5 and 7 tonnes.",
            ["between 5 and 7 tonnes | quantity | - | 5 to 7 | range | tonne | mass"],
        ),
        (
            "Costs of 5 to 7 billion dollars are likely.",
            ["5 to 7 billion dollars | money | - | 5000000000 to 7000000000 | range | USD | money"],
        ),
        ("It takes two or three days.", ["two or three days | duration | - | 2 to 3 | range | day | duration"]),
        ("A club for 10- to 12-year-olds opened.", ["10- to 12-year-olds | age | - | 10 to 12 | range | year | age"]),
        (
            "Growth of 3 to 5 per cent is expected.",
            ["3 to 5 per cent | percent | - | 3 to 5 | range | percent | share"],
        ),
        # changes
        (
            "Pay rises from £12.60 to £13.10.",
            [
                "£12.60 | money | 12.6 | 12.595 to 12.605 | exact | GBP | money",
                "£13.10 | money | 13.1 | 13.095 to 13.105 | exact | GBP | money",
            ],
        ),
        (
            "Staff grew from 41 to 53.",
            ["41 | quantity | 41 | 41 to 41 | exact | - | count", "53 | quantity | 53 | 53 to 53 | exact | - | count"],
        ),
        # compound
        ("He is 5ft 11in tall.", ["5ft 11in | quantity | 71 | 70.5 to 71.5 | exact | inch | length"]),
        ("She is 5 ft 2 in tall.", ["5 ft 2 in | quantity | 62 | 61.5 to 62.5 | exact | inch | length"]),
        (
            "It took 2 hours 13 minutes.",
            ["2 hours 13 minutes | duration | 133 | 132.5 to 133.5 | exact | minute | duration"],
        ),
        (
            "It took an hour and 45 minutes.",
            ["an hour and 45 minutes | duration | 105 | 104.5 to 105.5 | exact | minute | duration"],
        ),
        (
            "It cost a dollar and 40 cents.",
            ["a dollar and 40 cents | money | 1.4 | 1.395 to 1.405 | exact | USD | money"],
        ),
        ("He weighs 10st 7lb.", ["10st 7lb | quantity | 147 | 146.5 to 147.5 | exact | pound | mass"]),
        ("The fish was 3 lb 4 oz.", ["3 lb 4 oz | quantity | 52 | 51.5 to 52.5 | exact | ounce | mass"]),
        (
            "It lasted an hour and a half.",
            ["an hour and a half | duration | 1.5 | 1.25 to 1.75 | exact | hour | duration"],
        ),
        (
            "They waited a little over an hour and a half.",
            ["a little over an hour and a half | duration | 1.5 | 1.5 to 1.75 | about | hour | duration"],
        ),
        (
            "They rested two hours and a half.",
            ["two hours and a half | duration | 2.5 | 2.25 to 2.75 | exact | hour | duration"],
        ),
        # rates
        ("The wind was 80 mph.", ["80 mph | quantity | 80 | 79.5 to 80.5 | exact | mile per hour | speed"]),
        ("The pay is £13.10 an hour.", ["£13.10 | money | 13.1 | 13.095 to 13.105 | exact | GBP | money per hour"]),
        (
            "There were 12 cases per 100,000 people.",
            [
                "12 | quantity | 12 | 12 to 12 | exact | - | count per 100,000",
            ],
        ),
        (
            "The flow is 400 cusecs.",
            ["400 cusecs | quantity | 400 | 395 to 405 | exact | cubic foot per second | flow"],
        ),
        # temperature
        ("It fell to -5 degrees.", ["-5 degrees | quantity | -5 | -5.5 to -4.5 | exact | degree | temperature"]),
        (
            "It was minus five degrees Celsius.",
            ["minus five degrees Celsius | quantity | -5 | -5.5 to -4.5 | exact | degree Celsius | temperature"],
        ),
        ("It reached 41C.", ["41C | quantity | 41 | 40.5 to 41.5 | exact | degree Celsius | temperature"]),
        (
            "The mercury touched 32 degrees.",
            ["32 degrees | quantity | 32 | 31.5 to 32.5 | exact | degree | temperature"],
        ),
        # wording
        ("About 1,300 km remain.", ["About 1,300 km | quantity | 1300 | 1170 to 1430 | about | kilometre | length"]),
        ("About 1,000 km remain.", ["About 1,000 km | quantity | 1000 | 750 to 1250 | about | kilometre | length"]),
        ("Around 30 came.", ["Around 30 | quantity | 30 | 25 to 35 | about | - | count"]),
        ("Some 10 boats sank.", ["Some 10 | quantity | 10 | 7.5 to 12.5 | about | - | count"]),
        ("It took about an hour.", ["about an hour | duration | 1 | 0.5 to 1.5 | about | hour | duration"]),
        ("Nearly 2,400 came.", ["Nearly 2,400 | quantity | 2400 | 2160 to 2400 | about | - | count"]),
        ("Just over 40 tonnes leaked.", ["Just over 40 tonnes | quantity | 40 | 40 to 44 | about | tonne | mass"]),
        ("At least 31 were hurt.", ["At least 31 | quantity | 31 | 31 to - | at_least | - | count"]),
        ("No fewer than 12 boats sank.", ["No fewer than 12 | quantity | 12 | 12 to - | at_least | - | count"]),
        ("More than 1,000 left.", ["More than 1,000 | quantity | 1000 | 1000 to - | more_than | - | count"]),
        ("As many as 300 hid.", ["As many as 300 | quantity | 300 | - to 300 | at_most | - | count"]),
        ("Up to 20 mm fell.", ["Up to 20 mm | quantity | 20 | - to 20 | at_most | millimetre | length"]),
        ("Fewer than 50 stayed.", ["Fewer than 50 | quantity | 50 | - to 50 | less_than | - | count"]),
        ("No more than 12 fit.", ["No more than 12 | quantity | 12 | - to 12 | at_most | - | count"]),
        ("10 years or more passed.", ["10 years or more | duration | 10 | 10 to - | at_least | year | duration"]),
        ("20 or so miles remain.", ["20 or so miles | quantity | 20 | 15 to 25 | about | mile | length"]),
        ("Thirty-odd cows escaped.", ["Thirty-odd | quantity | 30 | 25 to 35 | about | - | count"]),
        ("100-plus miles were run.", ["100-plus miles | quantity | 100 | 100 to - | at_least | mile | length"]),
        ("It took more than a year.", ["more than a year | duration | 1 | 1 to - | at_least | year | duration"]),
        ("An estimated 5,000 fled.", ["An estimated 5,000 | quantity | 5000 | 4500 to 5500 | about | - | count"]),
        # forms said aloud
        (
            "Rates fell to three point five per cent.",
            ["three point five per cent | percent | 3.5 | 3.45 to 3.55 | exact | percent | share"],
        ),
        (
            "The index is at two hundred point nought four.",
            ["two hundred point nought four | quantity | 200.04 | 200.035 to 200.045 | exact | - | count"],
        ),
        (
            "It is one point two million.",
            ["one point two million | quantity | 1200000 | 1150000 to 1250000 | exact | - | count"],
        ),
        ("They sold 3 dozens.", ["3 dozens | quantity | 36 | 36 to 36 | exact | - | count"]),
        (
            "He owes three hundred crores.",
            ["three hundred crores | quantity | 3000000000 | 2950000000 to 3050000000 | exact | - | count"],
        ),
        (
            "It grew to six million and two thirds.",
            ["six million and two thirds | quantity | 6666666.7 | 6500000 to 6833333.3 | exact | - | count"],
        ),
        (
            "It took one and three-quarter hours.",
            ["one and three-quarter hours | duration | 1.75 | 1.625 to 1.875 | exact | hour | duration"],
        ),
        (
            "A few hundred thousand left.",
            ["A few hundred thousand | quantity | - | 200000 to 700000 | about | - | count"],
        ),
        (
            "It is between negative five and ten.",
            ["between negative five and ten | quantity | - | -5 to 10 | range | - | count"],
        ),
        (
            "It was two degrees below zero in the cold.",
            ["two degrees below zero | quantity | -2 | -2.5 to -1.5 | exact | degree | temperature"],
        ),
        ("A figure of -4/5 stood there.", ["-4/5 | quantity | -0.8 | -0.84 to -0.76 | exact | - | count"]),
        # bounds
        (
            "More than 20 but fewer than 40 came.",
            ["More than 20 but fewer than 40 | quantity | - | 20 to 40 | range | - | count"],
        ),
        (
            "At most 100 and at least 20 fit.",
            ["At most 100 and at least 20 | quantity | - | 20 to 100 | range | - | count"],
        ),
        ("About 500 or more came.", ["About 500 or more | quantity | 500 | 500 to - | at_least | - | count"]),
        ("The toll exceeded 3,000 by noon.", ["exceeded 3,000 | quantity | 3000 | 3000 to - | more_than | - | count"]),
        (
            "It is less than or equal to 30.",
            ["less than or equal to 30 | quantity | 30 | - to 30 | at_most | - | count"],
        ),
        ("Children 5 through 12 swam.", ["5 through 12 | quantity | - | 5 to 12 | range | - | count"]),
        ("It weighs 2 - 7 kg.", ["2 - 7 kg | quantity | - | 2 to 7 | range | kilogram | mass"]),
        (
            "It weighs between 2 kg and about 7 kg.",
            ["between 2 kg and about 7 kg | quantity | - | 2 to 7 | range | kilogram | mass"],
        ),
        ("It carries 5k-20k riders.", ["5k-20k | quantity | - | 5000 to 20000 | range | - | count"]),
        # prices and currencies
        (
            "It cost thirteen dollars fifty.",
            ["thirteen dollars fifty | money | 13.5 | 13.495 to 13.505 | exact | USD | money"],
        ),
        ("Losses came to 30 MUSD.", ["30 MUSD | money | 30000000 | 29500000 to 30500000 | exact | USD | money"]),
        (
            "They paid 75 USD million.",
            ["75 USD million | money | 75000000 | 74500000 to 75500000 | exact | USD | money"],
        ),
        (
            "The fee was 420 million Finnish markka.",
            ["420 million Finnish markka | money | 420000000 | 415000000 to 425000000 | exact | FIM | money"],
        ),
        ("The app cost US$1MM.", ["US$1MM | money | 1000000 | 950000 to 1050000 | exact | USD | money"]),
        ("The show drew 10M.", ["10M | quantity | 10000000 | 9500000 to 10500000 | exact | - | count"]),
        ("It lasted 1 hour 30.", ["1 hour 30 | duration | 90 | 89.5 to 90.5 | exact | minute | duration"]),
        # ages
        ("He is 42 years of age.", ["42 years of age | age | 42 | 42 to 42 | exact | year | age"]),
        ("A six-day-old calf was found.", ["six-day-old | age | 6 | 6 to 6 | exact | day | age"]),
        ("The wall is 500 years old.", ["500 years old | age | 500 | 495 to 505 | exact | year | age"]),
        ("A 52-year-old man was found.", ["52-year-old | age | 52 | 52 to 52 | exact | year | age"]),
        ("A nine-month-old boy was found.", ["nine-month-old | age | 9 | 9 to 9 | exact | month | age"]),
        ("Marlow, 52, of Leeds, won.", ["52 | age | 52 | 52 to 52 | exact | year | age"]),
        ("Anna Lind (46) sang.", ["46 | age | 46 | 46 to 46 | exact | year | age"]),
        ("A baker of 61 who fell was hurt.", ["61 | age | 61 | 61 to 61 | exact | year | age"]),
        ("Children aged between 10 and 12 swam.", ["between 10 and 12 | age | - | 10 to 12 | range | year | age"]),
        (
            "Men aged 20 and 34 were held.",
            ["20 | age | 20 | 20 to 20 | exact | year | age", "34 | age | 34 | 34 to 34 | exact | year | age"],
        ),
        ("She was 90.", ["90 | age | 90 | 90 to 90 | exact | year | age"]),
        ("He turned 40 on Tuesday.", ["40 | age | 40 | 40 to 40 | exact | year | age"]),
        ("He died at 90.", ["90 | age | 90 | 90 to 90 | exact | year | age"]),
        ("Entry is free for children under 12.", ["under 12 | age | 12 | - to 12 | less_than | year | age"]),
        ("She left at the age of 77.", ["77 | age | 77 | 77 to 77 | exact | year | age"]),
        # durations
        ("Over the past two weeks it rained.", ["two weeks | duration | 2 | 1.5 to 2.5 | exact | week | duration"]),
        ("It is due in the next 10 days.", ["10 days | duration | 10 | 9.5 to 10.5 | exact | day | duration"]),
        (
            "It closed for 60 calendar days.",
            ["60 calendar days | duration | 60 | 59.5 to 60.5 | exact | day | duration"],
        ),
        # counts
        (
            "24 of 28 districts voted.",
            ["24 | quantity | 24 | 24 to 24 | exact | - | count", "28 | quantity | 28 | 28 to 28 | exact | - | count"],
        ),
        ("A 3,000-strong choir sang.", ["3,000 | quantity | 3000 | 2950 to 3050 | exact | - | count"]),
        ("Some 5 m people moved.", ["Some 5 m | quantity | 5000000 | 4500000 to 5500000 | about | - | count"]),
        ("1.2m users logged in.", ["1.2m | quantity | 1200000 | 1150000 to 1250000 | exact | - | count"]),
        ("The mast is 12 m high.", ["12 m | quantity | 12 | 11.5 to 12.5 | exact | metre | length"]),
        ("3m waves broke.", ["3m | quantity | 3 | 2.5 to 3.5 | exact | metre | length"]),
    ],
)
def test_quantities(text: str, wanted: list[str]) -> None:
    assert rows(text) == wanted
