"""Which checks a run makes, and how severe what they find is."""

from __future__ import annotations

import pytest
from desk import report_on

from factcheck import Config, FactcheckError
from factcheck.cli import main
from factcheck.model import Severity, Verdict
from factcheck.selection import selected, severities, severity_of, slugs, verified

BORDER = "Border\n\nNorland, which shares an 843 miles long border with Orvia, has sent 3,000 soldiers there."
FENCE = "Fence\n\nNorland, sharing a 1300 km border with Orvia, has built a fence for $40 million."


def test_all_checks_are_made_unless_some_are_named() -> None:
    assert all(selected(slug, Config()) for slug in slugs())
    assert [slug for slug in slugs() if selected(slug, Config(select=("money", "age")))] == ["money", "age"]
    assert not selected("money", Config(ignore=("money",)))
    assert selected("age", Config(ignore=("money",)))
    assert not selected("money", Config(select=("money",), ignore=("money",)))


def test_a_check_that_is_left_out_finds_nothing_and_compares_nothing() -> None:
    (finding,) = report_on(BORDER, FENCE).findings
    assert finding.code == "quantity"
    without = report_on(BORDER, FENCE, config=Config(ignore=("quantity",)))
    assert without.findings == ()
    assert all(one.code != "quantity" for one in (*without.corroborations, *without.single_source))
    assert report_on(BORDER, FENCE, config=Config(select=("quantity",))).findings == (finding,)


def test_a_severity_is_changed_for_disagreements_only() -> None:
    config = Config(severities=(("quantity", Severity.ERROR),))
    (finding,) = report_on(BORDER, FENCE, config=config).findings
    assert finding.severity is Severity.ERROR
    assert severity_of("quantity", Severity.NOTE, Verdict.SUPERSEDED, config) is Severity.NOTE
    assert severity_of("money", Severity.WARNING, Verdict.DIFFERENT, config) is Severity.WARNING


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (Config(select=("quantty",)), "did you mean quantity?"),
        (Config(ignore=("xyz",)), "the checks are age, "),
        (Config(severities=(("mony", Severity.NOTE),)), "did you mean money?"),
    ],
)
def test_a_check_that_does_not_exist_is_named(config: Config, message: str) -> None:
    with pytest.raises(FactcheckError, match=r"No check is called") as error:
        verified(config)
    assert error.value.code == "unknown-check"
    assert message in error.value.message


def test_severities_are_written_as_slug_and_level() -> None:
    assert severities(["money=note", "age=error"]) == {"money": Severity.NOTE, "age": Severity.ERROR}
    for wrong in ("money", "money=", "money=loud"):
        with pytest.raises(FactcheckError, match="SLUG=LEVEL"):
            severities([wrong])


def test_the_command_takes_them(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["check", "fixtures/readme", "--quiet", "--no-cache"]
    assert main([*wanted, "--select", "quantity"]) == 1
    assert main([*wanted, "--severity", "quantity=note"]) == 0
    assert main([*wanted, "--ignore", "quantty"]) == 2
    assert "did you mean quantity?" in capsys.readouterr().err


def test_settings_are_in_the_report() -> None:
    config = Config(select=("age", "money"), severities=(("age", Severity.NOTE),))
    settings = dict(config.as_settings())
    assert (settings["select"], settings["severities"], settings["ignore"]) == ("age, money", "age=note", "")
