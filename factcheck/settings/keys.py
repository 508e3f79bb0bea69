"""The keys of a settings file, each with what it may be and what it is for: the one place where they are named."""

from __future__ import annotations

from decimal import Decimal

from factcheck.house import FIELD_NAMES, NO_RATES
from factcheck.model import Severity
from factcheck.report.formats import CONSOLE, WRITERS
from factcheck.selection import slugs
from factcheck.session import FailOn
from factcheck.settings.currencies import Code, Rows
from factcheck.settings.shapes import Flag, Json, Key, Many, Named, OneOf, Share, Table, Text
from factcheck.settings.sources import Trust
from factcheck.settings.tolerances import Tolerances

_SLUGS = Many(OneOf(tuple(sorted(slugs()))))
_LEVELS = OneOf(tuple(level.slug for level in Severity))
_PATH = Text("a path")
_PATHS = Many(Text("a path or a pattern"), alone=True)
_FIELD = Many(Text('the name of a field, as in "content.body", or a list of them'), alone=True)
_FORMATS = (CONSOLE, *WRITERS)

SELECT = Key("select", _SLUGS, (), "The checks to make; all where none is named.")
IGNORE = Key("ignore", _SLUGS, (), "The checks to leave out.")

NAME = Key("name", Text(), None, "The outlet, or a pattern with * and ?; upper and lower case are the same.")
PATH = Key("path", _PATH, None, "The path of an article, or a pattern; it may begin in any folder.")
URL = Key("url", Text(), None, "The address of an article, or a pattern.")
TRUST = Key("trust", Trust(), 0.5, "How far the source is trusted: high, medium, low, or a number from 0 to 1.")
OWN = Key("own", Flag(), False, "Whether these are the house's own articles.")

RATES = Key("rates", Rows(), (), "A dated table of rates, a list of such tables, or the file that holds them.")
BASE = Key("base", Code(), "EUR", "The currency against which a CSV file of rates gives all others.")
WIDTH = Key("tolerance", Share(), NO_RATES.tolerance, "By how much a converted amount may be off: the default is 10 %.")

ARCHIVE = Key("archive", _PATH, None, "The archive: the file in which all that was read is remembered.")
ARTICLES = Key("articles", _PATHS, (), "What to check where the command names no files.")
BOILERPLATE = Key("boilerplate", _PATH, None, "The lines of each source that are no news: by default boilerplate.toml.")
CACHE = Key("cache", _PATH, None, "The folder for what need not be computed twice.")
LEDGER = Key("ledger", _PATH, None, "The file of rulings.")
REPORTS = Key("reports", _PATH, None, "The folder to which all formats but the console are written.")

FAIL_ON = Key("fail_on", OneOf(tuple(FailOn)), None, "The least severity that makes the exit code 1.")
FORMAT = Key("format", Many(OneOf(_FORMATS), alone=True), (), "What reports are written as.")
JUDGE = Key("judge", _PATH, None, "The folder of a CrossEncoder that is asked for a second opinion.")
MODEL = Key("model", Text("a folder or the name of a model"), None, "Another sentence-transformers model.")
AGAINST = Key("against", _PATHS, (), "The sources that drafts are checked against.")
ERROR_GAP = Key("error_gap", Share(), Decimal("0.10"), "The gap above which two figures are an error: by default 10 %.")

CHECKS = Key("checks", Table((SELECT, IGNORE)), None, "Which checks to make.")
SEVERITIES = Key("severities", Named(tuple(sorted(slugs())), _LEVELS), (), "How severe what a check finds is.")
TOLERANCES = Key("tolerances", Tolerances(), (), "Differences that are no finding, by dimension.")
SOURCES = Key("sources", Many(Table((NAME, PATH, URL, TRUST, OWN))), (), "Whom to trust how far; the first that fits.")
CURRENCIES = Key("currencies", Table((RATES, BASE, WIDTH)), None, "What amounts in two currencies are compared by.")
FIELDS = Key("fields", Named(FIELD_NAMES, _FIELD), (), "Where the records of JSON and CSV files hold what.")
PATHS = Key(
    "paths",
    Table((ARCHIVE, ARTICLES, BOILERPLATE, CACHE, LEDGER, REPORTS)),
    None,
    "Where things are, as seen from this file.",
)

FILE = Table(
    (
        FAIL_ON, FORMAT, JUDGE, MODEL, AGAINST, ERROR_GAP,
        CHECKS, SEVERITIES, TOLERANCES, SOURCES, CURRENCIES, FIELDS, PATHS,
    )
)  # fmt: skip


def schema() -> Json:
    """The JSON Schema of a factcheck.toml, and of [tool.factcheck] in a pyproject.toml."""
    shape = FILE.schema()
    assert isinstance(shape, dict)
    head: dict[str, Json] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "factcheck.settings/1",
        "title": "factcheck.toml",
    }
    return {**head, **shape}
