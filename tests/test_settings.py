"""A file of settings: what it says, where it is found, and the message for each mistake in it."""

from __future__ import annotations

import json
import os
import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from factcheck import Config, FactcheckError
from factcheck.house import FIELD_NAMES, Fields, Rates, RateTable, Source, Tolerance
from factcheck.model import Severity
from factcheck.report.formats import CONSOLE, WRITERS
from factcheck.session import FailOn
from factcheck.settings import NOTHING_SET, Settings, load, schema
from factcheck.settings.place import line_numbers
from factcheck.settings.tolerances import dimensions, tolerance

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "factcheck" / "settings" / "schema.json"

GOOD = """
fail_on = "error"
format = ["console", "sarif"]
judge = "models/judge"
against = ["wires", "archive/*.txt"]
error_gap = "5%"

[checks]
select = ["quantity", "money"]
ignore = ["spelling"]

[severities]
quantity = "note"
money = "error"

[tolerances]
length = "1%"
area = "2.5 hectares"
count = 2
percent = 0.5
money = "500 EUR"
age = 1
time = "15 minutes"
date = "1 day"
data_rate = "10 %"

[[sources]]
name = "The Hill Courier"
trust = "high"
own = true

[[sources]]
path = "wires/*"
trust = 0.1

[currencies]
rates = {date = 2026-11-20, base = "EUR", USD = 1.08, GBP = 0.85}
tolerance = "15%"

[fields]
text = "content.body"
title = ["head", "headline"]

[paths]
articles = "stories"
cache = ".cache"
ledger = "rulings.txt"
reports = "/srv/reports"
"""


def written(folder: Path, text: str, name: str = "factcheck.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def settings(folder: Path, text: str) -> Settings:
    written(folder, text)
    return load(start=folder)


def error(folder: Path, text: str | bytes, name: str = "factcheck.toml") -> str:
    (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(FactcheckError) as caught:
        load(start=folder)
    return f"{caught.value.message} [{caught.value.code}]"


def test_all_that_can_be_set(tmp_path: Path) -> None:
    found = settings(tmp_path, GOOD)
    assert (found.file, found.fail_on, found.formats) == ("factcheck.toml", FailOn.ERROR, ("console", "sarif"))
    assert (found.articles, found.against) == (("stories",), ("wires", "archive/*.txt"))
    assert (found.ledger, found.reports) == ("rulings.txt", "/srv/reports")
    assert found.config == Config(
        judge="models/judge",
        error_gap=Decimal("0.05"),
        select=("money", "quantity"),
        ignore=("spelling",),
        severities=(("money", Severity.ERROR), ("quantity", Severity.NOTE)),
        cache=".cache",
        tolerances=(
            Tolerance("age", Decimal(1), "year"),
            Tolerance("area", Decimal("2.5"), "hectare"),
            Tolerance("count", Decimal(2), None),
            Tolerance("data rate", Decimal(10)),
            Tolerance("date", Decimal(24), "hour"),
            Tolerance("length", Decimal(1)),
            Tolerance("money", Decimal(500), "EUR"),
            Tolerance("share", Decimal("0.5"), "percent"),
            Tolerance("time", Decimal("0.25"), "hour"),
        ),
        sources=(Source(name="The Hill Courier", trust=0.8, own=True), Source(path="wires/*", trust=0.1)),
        rates=Rates(
            (RateTable("2026-11-20", "EUR", (("GBP", Decimal("0.85")), ("USD", Decimal("1.08")))),), Decimal("0.15")
        ),
        fields=Fields((("text", ("content.body",)), ("title", ("head", "headline")))),
    )


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    assert settings(tmp_path, "") == Settings(file="factcheck.toml")


ALL = (
    "against, checks, currencies, error_gap, fail_on, fields, format, judge, model, paths, severities, sources, "
    "tolerances"
)
RATES = 'a table, as in {date = "2026-11-20", base = "EUR", USD = 1.08}, a list of such tables, or the name of a file'
FIELDS, A_FIELD = ", ".join(FIELD_NAMES), 'the name of a field, as in "content.body", or a list of them'
WRONG, UNKNOWN = "[config-wrong-value]", "[config-unknown-key]"

BAD = [
    ('fail-on = "error"', f'1: fail-on is no setting (did you mean "fail_on"?); the file takes {ALL}. {UNKNOWN}'),
    ("xyzzy = 1", f"1: xyzzy is no setting; the file takes {ALL}. {UNKNOWN}"),
    (
        "\n[tool.factcheck]",
        f"2: [tool.factcheck] is for a pyproject.toml; here the settings stand without it: [checks] and so on. {WRONG}",
    ),
    (
        'fail_on = "eror"',
        f'1: fail_on is "eror"; did you mean "error"? It must be one of never, note, warning, error. {WRONG}',
    ),
    ("fail_on = 3", f"1: fail_on is the number 3; it must be one of never, note, warning, error. {WRONG}"),
    (
        '\nformat = ["json", "makdown"]',
        '2: format[2] is "makdown"; did you mean "markdown"? It must be one of '
        f"{', '.join((CONSOLE, *WRITERS))}. {WRONG}",
    ),
    (
        '\n[fields]\nheadline = "x"',
        f"3: fields.headline is no setting; [fields] takes {', '.join(FIELD_NAMES)}. {UNKNOWN}",
    ),
    (
        '[fields]\npublishd = "x"',
        f'2: fields.publishd is no setting (did you mean "published"?); [fields] takes {FIELDS}. {UNKNOWN}',
    ),
    (
        "[fields]\ntext = 3",
        f"2: fields.text is the number 3; it must be {A_FIELD}. {WRONG}",
    ),
    ("judge = []", f"1: judge is an empty list; it must be a path. {WRONG}"),
    ("error_gap = 0.1", f'1: error_gap is the number 0.1; it must be a share in per cent, as in "10%". {WRONG}'),
    (
        "[checks]\nselct = []",
        f'2: checks.selct is no setting (did you mean "select"?); [checks] takes ignore, select. {UNKNOWN}',
    ),
    ('[checks]\nselect = "money"', f'2: checks.select is "money"; it must be a list, as in [...]. {WRONG}'),
    ("checks = 3", f"1: checks is the number 3; it must be a table. {WRONG}"),
    (
        '[severities]\nmoney = "loud"',
        f'2: severities.money is "loud"; it must be one of note, warning, error. {WRONG}',
    ),
    (
        "[tolerances]\nlength = 5",
        f'2: tolerances.length is the number 5; it must be a share, as in "1%", or a number with its unit, '
        f'as in "5 kilometre". {WRONG}',
    ),
    (
        '[tolerances]\nmoney = "5 pounds"',
        '2: tolerances.money is "5 pounds"; it must be a share, as in "0.5%", or an amount with its ISO 4217 '
        f'currency, as in "500 EUR". {WRONG}',
    ),
    (
        "[tolerances]\ncount = -1",
        '2: tolerances.count is the number -1; it must be a share, as in "1%", or a number that is not negative. '
        f"{WRONG}",
    ),
    (
        "[tolerances]\ncount = nan",
        '2: tolerances.count is the number NaN; it must be a share, as in "1%", or a number that is not negative. '
        f"{WRONG}",
    ),
    (
        '[tolerances]\ntime = "5%"',
        f'2: tolerances.time is "5%"; it must be a stretch of time, as in "15 minutes" or "1 day". {WRONG}',
    ),
    (
        'sources = [{trust = "high"}]',
        f"1: sources[1] tells of no source; give it a name, a path or a url. {WRONG}",
    ),
    (
        '[[sources]]\nname = "A"\n\n[[sources]]\nname = "B"\ntrust = "hgih"',
        '6: sources[2].trust is "hgih"; did you mean "high"? It must be high, medium, low, or a number from 0 to 1. '
        f"{WRONG}",
    ),
    (
        '[[sources]]\nname = "A"\ntrust = nan',
        f"3: sources[1].trust is the number NaN; it must be high, medium, low, or a number from 0 to 1. {WRONG}",
    ),
    ('[[sources]]\nname = "A"\nown = "yes"', f'3: sources[1].own is "yes"; it must be true or false. {WRONG}'),
    ('[[sources]]\nname = " "', f'2: sources[1].name is " "; it must be a text. {WRONG}'),
    ("[currencies]\nrates = 5", f"2: currencies.rates is the number 5; it must be {RATES}. {WRONG}"),
    (
        '[currencies]\nrates = {base = "EUR", USD = 1.08}',
        f"2: currencies.rates has no date; it must be {RATES}. {WRONG}",
    ),
    (
        '[[currencies.rates]]\ndate = "20.11.2026"\nbase = "EUR"',
        f'2: currencies.rates[1].date is "20.11.2026"; it must be a day, as in "2026-11-20". {WRONG}',
    ),
    (
        '[currencies.rates]\ndate = 2026-11-20\nbase = "EUR"\nusd = 1.08',
        '4: currencies.rates.usd is no setting (did you mean "USD"?); a table of rates takes date, base and ISO 4217 '
        f"codes such as USD. {UNKNOWN}",
    ),
    (
        '[currencies.rates]\ndate = 2026-11-20\nbase = "EUR"\nUSD = 0',
        "4: currencies.rates.USD is the number 0; it must be how much USD one unit of the base is worth, a number "
        f"above 0. {WRONG}",
    ),
    (
        '[currencies]\nrates = "nowhere.csv"',
        "2: currencies.rates names nowhere.csv, and there is no such file beside this one. [config-missing]",
    ),
    ("[paths]\narticles = 3", f"2: paths.articles is the number 3; it must be a path or a pattern. {WRONG}"),
    (
        '"a\\u001bb\\n" = 1',
        f': "a\\u001bb\\n" is no setting; the file takes {ALL}. {UNKNOWN}',
    ),
    (
        'fail_on = """\nfail_on = 3\n"""',
        f'1: fail_on is "fail_on = 3\\n"; it must be one of never, note, warning, error. {WRONG}',
    ),
    (
        f'fail_on = "{"x" * 500}"',
        f'1: fail_on is "{"x" * 40}..."; it must be one of never, note, warning, error. {WRONG}',
    ),
    (
        "a = 1\nb = [",
        ": this is no TOML: Invalid value (at end of document). Mend it; on the command line --no-config leaves it "
        "out. [config-not-toml]",
    ),
]


@pytest.mark.parametrize(("text", "message"), BAD, ids=[row[0][:40] for row in BAD])
def test_a_mistake_is_named_with_its_place_and_what_is_right(text: str, message: str, tmp_path: Path) -> None:
    shown = message if message.startswith(":") else f":{message}"
    assert error(tmp_path, text) == f"factcheck.toml{shown}"


def test_a_mistake_in_a_pyproject_is_named_with_its_table(tmp_path: Path) -> None:
    text = '[project]\nname = "desk"\n\n[tool.factcheck.checks]\nselct = []\n'
    assert error(tmp_path, text, "pyproject.toml") == (
        'pyproject.toml:5: tool.factcheck.checks.selct is no setting (did you mean "select"?); '
        f"[tool.factcheck.checks] takes ignore, select. {UNKNOWN}"
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a = [" * 100_000, "config-too-large"),
        (b"a = " + b"[" * 100_000, "config-too-deep"),
        (b"a = " + b"{a = " * 20_000, "config-too-deep"),
        (b"a." * 50_000 + b"a = 1", "config-too-deep"),
        (b"[" + b"a." * 50_000 + b"a]", "config-too-deep"),
        (b"a = 1" + b"0" * 10_000, "config-not-toml"),
        ("fail_on = 'é'".encode("latin-1"), "config-not-utf8"),
        ("fail_on = 'error'".encode("utf-16"), "config-not-utf8"),
        (b"\x00\x01\x02", "config-not-toml"),
        (b"a = 1\na = 2", "config-not-toml"),
        (b" " * 200_000, "fine"),
        (b"=" * 200_000, "config-not-toml"),
        (b"\n".join(b"[a%d]" % number for number in range(20_000)), "config-unknown-key"),
    ],
    ids=range(13),
)
def test_a_hostile_file_is_refused_soon(data: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_bytes(data)
    if code == "fine":
        assert load(start=tmp_path) == Settings(file="factcheck.toml")
        return
    with pytest.raises(FactcheckError) as caught:
        load(start=tmp_path)
    assert caught.value.code == code
    assert "factcheck.toml" in caught.value.message
    assert len(caught.value.message) < 1_000


def test_a_byte_order_mark_and_line_ends_of_windows_are_fine(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_bytes(b'\xef\xbb\xbffail_on = "note"\r\n[checks]\r\nselct = []\r\n')
    with pytest.raises(FactcheckError, match=r"^factcheck\.toml:3: checks\.selct"):
        load(start=tmp_path)


@given(st.text(max_size=200) | st.text("[]={}.,\"'#\n abc1%", max_size=200))
def test_any_text_gives_settings_or_a_message(text: str) -> None:
    # hypothesis and the fixtures of pytest go badly together.
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "factcheck.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            assert load(start=Path(folder)).file == "factcheck.toml"
        except FactcheckError as caught:
            assert caught.code.startswith("config-")


def test_the_nearest_file_holds(tmp_path: Path) -> None:
    deep = tmp_path / "desk" / "drafts"
    deep.mkdir(parents=True)
    assert load(start=deep) == NOTHING_SET
    written(tmp_path, 'fail_on = "note"')
    assert load(start=deep).file == "../../factcheck.toml"
    written(deep.parent, '[tool.other]\nname = "factcheck"', "pyproject.toml")
    assert load(start=deep).fail_on is FailOn.NOTE
    written(deep.parent, '[tool.factcheck]\nfail_on = "error"', "pyproject.toml")
    assert load(start=deep).fail_on is FailOn.ERROR
    written(deep.parent, 'fail_on = "never"')
    assert (load(start=deep).file, load(start=deep).fail_on) == ("../factcheck.toml", FailOn.NEVER)
    assert load(start=deep, file=str(tmp_path / "factcheck.toml")).fail_on is FailOn.NOTE
    assert load(start=deep, wanted=False) == NOTHING_SET


def test_a_pyproject_of_others_is_not_ours_to_find_fault_with(tmp_path: Path) -> None:
    written(tmp_path, "[tool", "pyproject.toml")
    assert load(start=tmp_path) == NOTHING_SET
    assert "[config-not-toml]" in error(tmp_path, '[project]\nname = "factcheck"\n[tool', "pyproject.toml")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere.toml", "nowhere.toml does not exist: name a file of settings, or leave it out."),
        (".", ". is no file: name a file of settings, or leave it out."),
        (
            "pyproject.toml",
            "pyproject.toml has no table [tool.factcheck]: write one, or name another file of settings.",
        ),
    ],
)
def test_a_file_that_is_named_must_be_there(name: str, message: str, tmp_path: Path) -> None:
    written(tmp_path, "[tool]", "pyproject.toml")
    with pytest.raises(FactcheckError) as caught:
        load(start=tmp_path, file=name)
    assert (caught.value.message, caught.value.code) == (message, "config-missing")


def test_paths_are_relative_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / "desk" / "drafts"
    deep.mkdir(parents=True)
    monkeypatch.setenv("HOME", "/home/ada")
    text = (
        'judge = "judge"\nmodel = "some/name"\nagainst = "desk/wires"\n'
        '[paths]\narticles = ["desk/drafts/a*.txt", "/srv/in", "-"]\ncache = "~/cache"\nledger = "desk/rulings"\n'
    )
    written(tmp_path, text)
    found = load(start=deep)
    assert found.articles == ("a*.txt", "/srv/in", "../../-")
    assert (found.against, found.ledger) == (("../wires",), "../rulings")
    assert (found.config.judge, found.config.cache) == ("../../judge", "/home/ada/cache")
    assert found.config.model == "some/name"
    (tmp_path / "some" / "name").mkdir(parents=True)
    assert load(start=deep).config.model == "../../some/name"
    assert load(start=tmp_path).articles[2] == "./-"
    assert load(start=deep, absolute=True).against == (str(tmp_path / "desk" / "wires"),)


def test_the_example_of_the_documentation_is_right_and_has_every_key(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.S)
    assert settings(tmp_path, example).file == "factcheck.toml"
    whole = re.sub(r"^# (?=\w+ = )", "", example, flags=re.M)
    found = settings(tmp_path, whole)
    assert found.against == ("wires",)
    told = tomllib.loads(whole)
    shape: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert told.keys() == shape["properties"].keys()
    for name in ("checks", "paths"):
        assert told[name].keys() == shape["properties"][name]["properties"].keys()
    Draft202012Validator(shape).validate(_plain(told))


TABLES = (
    RateTable("2026-11-20", "EUR", (("GBP", Decimal("0.85")), ("USD", Decimal("1.08")))),
    RateTable("2026-11-19", "EUR", (("USD", Decimal("1.07")),)),
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rates.csv", "Date,USD,GBP,\n2026-11-19,1.07,N/A,\n2026-11-20,1.08,0.85,\n\n"),
        (
            "rates.toml",
            '[[rates]]\ndate = 2026-11-19\nbase = "EUR"\nUSD = 1.07\n'
            '[[rates]]\ndate = "2026-11-20"\nbase = "EUR"\nUSD = 1.08\nGBP = 0.85\n',
        ),
    ],
)
def test_rates_from_a_file(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    written(tmp_path / "data", text, name)
    found = settings(tmp_path, f'[currencies]\nrates = "data/{name}"')
    assert found.config.rates.tables == TABLES


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("r.csv", "Day,USD\n", "r.csv:1: a CSV file of rates begins with the column Date."),
        ("r.csv", "Date,USD\n20 Nov,1.08\n", 'r.csv:2: Date is "20 Nov"; it must be a day, as in "2026-11-20".'),
        ("r.csv", "Date,USD\n2026-11-20,x\n", 'r.csv:2: USD is "x"; it must be a number.'),
        (
            "r.csv",
            "Date,usd\n2026-11-20,1\n",
            'r.csv:2: usd is no setting (did you mean "USD"?); a table of rates takes date, base and ISO 4217 codes '
            "such as USD.",
        ),
        ("r.csv", 'Date,USD\n"' + "x" * 200_000, "r.csv:2: this is no CSV (field larger than field limit (131072))."),
        ("r.toml", "a = 1", "r.toml: a file of rates holds [[rates]] tables and nothing else."),
        ("r.toml", '[[rates]]\ndate = 1\nbase = "EUR"',
         'r.toml:2: rates[1].date is the number 1; it must be a day, as in "2026-11-20".'),
    ],
)  # fmt: skip
def test_a_mistake_in_a_file_of_rates(name: str, text: str, message: str, tmp_path: Path) -> None:
    written(tmp_path, text, name)
    assert error(tmp_path, f'[currencies]\nrates = "{name}"').rpartition(" [")[0] == message


def test_every_dimension_takes_a_share_and_what_its_message_tells() -> None:
    """The example in a message must be right itself."""
    from factcheck.settings.place import At

    for name, dimension in dimensions().items():
        with pytest.raises(FactcheckError) as caught:
            tolerance(dimension, [], At("f", {}).below(name))
        examples = caught.value.message.split('"')[1::2]
        assert examples
        for example in examples:
            assert tolerance(dimension, example, At("f", {})).amount > 0


def test_lines_of_keys() -> None:
    text = 'a = 1\n[b.c]\nd.e = 2\n[[f]]\n"g" = 3\n[[f]]\ng = """\nh = 4\n"""\n[b."x y"]\nz=1\n'
    assert line_numbers(text) == {
        ("a",): 1,
        ("b",): 2,
        ("b", "c"): 2,
        ("b", "c", "d"): 3,
        ("b", "c", "d", "e"): 3,
        ("f",): 4,
        ("f", 0): 4,
        ("f", 0, "g"): 5,
        ("f", 1): 6,
        ("f", 1, "g"): 7,
        ("b", "x y"): 10,
        ("b", "x y", "z"): 11,
    }


def test_the_schema_for_editors_is_that_of_the_keys() -> None:
    text = f"{json.dumps(schema(), indent=2)}\n"
    if os.environ.get("UPDATE_GOLDEN"):
        SCHEMA.write_text(text, encoding="utf-8")
    assert SCHEMA.read_text(encoding="utf-8") == text, "run with UPDATE_GOLDEN=1"
    Draft202012Validator.check_schema(json.loads(text))


@pytest.mark.parametrize(("text", "message"), BAD, ids=[row[0][:40] for row in BAD])
def test_the_schema_refuses_what_is_refused(text: str, message: str) -> None:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    # A number that is none, a missing file, and the units of each dimension no schema knows.
    if any(word in message for word in ("NaN", "config-missing", "tells of no source")) or "[tolerances]" in text:
        return
    assert not Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).is_valid(_plain(table))


def test_the_schema_takes_what_is_taken() -> None:
    Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(_plain(tomllib.loads(GOOD)))


def _plain(value: object) -> object:
    """As an editor hands TOML to a schema: days as texts."""
    return json.loads(json.dumps(value, default=str))
