"""Articles in, disagreements out: the whole path, with the real parser and the real model."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import jsonschema
import pytest
from desk import articles, report_on, values

from factcheck import Config, FactcheckError, check, extract
from factcheck.model import Article, Severity, Verdict
from factcheck.pipeline import checkable
from factcheck.report import load_schema, to_json

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"

RELATIVE = (
    "Patrols on the Orvia river doubled\n\n"
    "Officials fear that neighbours such as Norland, which shares an 843 miles long border with Orvia, will see more "
    "crossings. The army has sent 3,000 soldiers there.\n"
)
PARTICIPLE = (
    "Norland calls up its reserve\n\n"
    "Norland, sharing a 1300 km border with Orvia, has been building fences for a decade. "
    "Some 600 guards were hired this spring.\n"
)
CONVERTED = """A long line to guard

Norland shares a 1,357 km border with Orvia, most of it in the mountains.
"""


def test_a_border_in_a_relative_clause_meets_one_in_a_participle_clause() -> None:
    report = report_on(RELATIVE, PARTICIPLE)
    (finding,) = report.findings
    assert values(finding) == {"843 miles", "1300 km"}
    assert finding.verdict is Verdict.DIFFERENT
    assert finding.severity is Severity.WARNING
    assert "843 miles is 1,357 km, 56.7 km (4.4 %) more than 1300 km" in finding.message
    assert "border" in finding.topic
    assert {mention.sentence.split(",")[0] for side in finding.sides for mention in side.mentions} == {
        "Officials fear that neighbours such as Norland",
        "Norland",
    }


def test_a_converted_figure_corroborates() -> None:
    report = report_on(RELATIVE, CONVERTED)
    assert not report.findings
    (agreed,) = [one for one in report.corroborations if one.code == "quantity"]
    assert {mention.text for side in agreed.sides for mention in side.mentions} == {"843 miles", "1,357 km"}


def test_three_sources_make_one_finding_with_its_sides() -> None:
    (finding,) = report_on(RELATIVE, PARTICIPLE, CONVERTED).findings
    assert [len(side.mentions) for side in finding.sides] == [2, 1]


def test_every_mention_holds_its_text_and_its_place() -> None:
    report = report_on(RELATIVE, PARTICIPLE)
    texts = {article.id: article.text for article in report.articles}
    for finding in (*report.findings, *report.corroborations, *report.single_source):
        for side in finding.sides:
            for mention in side.mentions:
                text = texts[mention.article]
                assert text[mention.start : mention.end] == mention.text
                line = text.splitlines()[mention.line - 1]
                assert line[mention.column - 1 :].startswith(mention.text)
                assert mention.text in mention.sentence
                assert mention.clause_start <= mention.start < mention.end <= mention.clause_end


def test_the_order_of_the_articles_never_matters() -> None:
    given = articles(RELATIVE, PARTICIPLE, CONVERTED)
    assert len({to_json(check(list(order))) for order in permutations(given)}) == 1


def test_a_cached_text_is_read_anew_for_another_source(tmp_path: Path) -> None:
    config = Config(cache=str(tmp_path))
    for source, currency in (("Sydney Page", "AUD"), ("Toronto Page", "CAD"), (None, "USD")):
        one = Article(id="a", path="a.txt", text="The club paid $5m for the ground.\n", source=source)
        assert [row.currency for row in extract([one], config=config).rows] == [currency]


def test_a_warm_cache_gives_the_same_bytes(tmp_path: Path) -> None:
    given = articles(RELATIVE, PARTICIPLE, CONVERTED)
    cold = to_json(check(given, config=Config(cache=str(tmp_path))))
    warm = to_json(check(given, config=Config(cache=str(tmp_path))))
    without = to_json(check(given, config=Config(use_cache=False)))
    assert cold == warm == without


def test_another_source_that_joins_a_side_keeps_the_identity() -> None:
    (two,) = report_on(RELATIVE, PARTICIPLE).findings
    (three,) = report_on(
        RELATIVE, PARTICIPLE, PARTICIPLE.replace("Some 600 guards were hired this spring.", "")
    ).findings
    assert two.id == three.id


def test_a_changed_value_makes_a_new_identity() -> None:
    (one,) = report_on(RELATIVE, PARTICIPLE).findings
    (other,) = report_on(RELATIVE, PARTICIPLE.replace("1300", "1250")).findings
    assert one.id != other.id


def test_the_report_keeps_the_contract() -> None:
    import json

    jsonschema.validate(json.loads(to_json(report_on(RELATIVE, PARTICIPLE, CONVERTED))), load_schema())


def test_the_report_as_a_table() -> None:
    frame = report_on(RELATIVE, PARTICIPLE).to_frame()
    assert set(frame["value"]) == {"843 miles", "1300 km"}
    assert set(frame["path"]) == {"a.txt", "b.txt"}


def test_one_article_alone_is_not_a_pass() -> None:
    report = report_on(RELATIVE)
    assert not checkable(report)
    assert [problem.code for problem in report.problems] == ["one-article"]


def test_ten_copies_are_one_origin_and_confirm_nothing() -> None:
    long = RELATIVE + "\n".join(f"The {word} of the valley kept to their houses." for word in ("people", "herders"))
    report = report_on(*([long] * 10))
    assert not report.findings
    assert not report.corroborations
    assert not checkable(report)
    assert {problem.code for problem in report.problems} == {"copy"}


def test_two_currencies_are_never_compared() -> None:
    one = "Harbour sold\n\nThe Halden harbour company was sold to a shipping group for $20 million on Friday."
    other = "Port changes hands\n\nThe Halden harbour company was sold to a shipping group for €12 million on Friday."
    assert not report_on(one, other).findings


def test_a_toll_that_rose_is_superseded() -> None:
    early = "Ferry sinks\n\n12 passengers were killed when the ferry Orla sank off Halden, police said."
    later = (
        "Toll rises\n\n"
        "15 passengers are now known to have been killed when the ferry Orla sank off Halden, police said."
    )
    (finding,) = report_on(early, later, dates=("2024-03-05", "2024-03-07")).findings
    assert (finding.verdict, finding.severity) == (Verdict.SUPERSEDED, Severity.NOTE)
    (finding,) = report_on(early, later, dates=("2024-03-07", "2024-03-05")).findings
    assert finding.verdict is Verdict.DIFFERENT


def test_extraction_lists_values_in_the_order_of_the_text() -> None:
    every = extract(articles(RELATIVE)).rows
    assert [row.start for row in every] == sorted(row.start for row in every)
    assert {row.resolved for row in every if row.resolved} == {"Norland", "Orvia"}
    rows = [row for row in every if row.value is not None]
    assert [(row.text, row.field, row.unit, row.noun, row.change) for row in rows] == [
        ("doubled", "quantity", "factor", None, "up"),
        ("843 miles", "quantity", "mile", None, None),
        ("3,000 soldiers", "quantity", None, "soldier", None),
    ]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not here")
def test_on_the_seeds_only_the_border_is_flagged() -> None:
    report = check([os.fspath(SEEDS)])
    flagged = [one for one in report.findings if one.severity is not None and one.severity >= Severity.WARNING]
    assert [values(one) for one in flagged] == [{"843 miles", "1300 kms"}]
    assert "1,357 km" in flagged[0].message
    assert "4.4 %" in flagged[0].message


def test_the_border_story_is_found() -> None:
    report = check([os.fspath(ROOT / "fixtures" / "stories" / "01-tajik-border")])
    borders = [one for one in report.findings if "843 miles" in str(one) and "1300 km" in str(one)]
    assert [one.severity for one in borders] == [Severity.WARNING]


def test_paths_may_be_path_objects() -> None:
    assert len(check([ROOT / "fixtures" / "readme"]).articles) == 2


@pytest.mark.parametrize("wrong", ["fixtures/readme", articles(RELATIVE)[0], [3]])
def test_what_is_no_list_of_articles_is_refused(wrong: object) -> None:
    with pytest.raises(FactcheckError) as error:
        check(wrong)  # type: ignore[arg-type]
    assert error.value.code == "bad-input"


def test_two_articles_with_one_id_are_refused() -> None:
    one, other = articles(RELATIVE, PARTICIPLE)
    with pytest.raises(FactcheckError) as error:
        check([one, replace(other, id=one.id)])
    assert error.value.code == "duplicate-article"


def test_a_table_of_figures_is_compared_in_part_and_said_so() -> None:
    table = "Prices\n\n" + "\n\n".join(f"Shop {number} in Halden sold {number + 20} lamps." for number in range(320))
    report = report_on(table, RELATIVE)
    assert "too-many-values" in {problem.code for problem in report.problems}


def test_every_quoted_sentence_holds_its_value() -> None:
    text = "Race\n\nThe crowd saw 40 cars. One second and 12 laps later it was over, said 3 of them."
    for row in extract(articles(text)).rows:
        assert row.text in row.sentence


def test_no_two_findings_share_an_identity() -> None:
    report = check([os.fspath(ROOT / "fixtures" / "stories")])
    ids = [one.id for one in (*report.findings, *report.corroborations, *report.single_source)]
    assert len(ids) == len(set(ids))


def test_why_a_value_was_not_comparable_is_counted() -> None:
    found = report_on(RELATIVE, PARTICIPLE).summary
    assert found.not_comparable == found.one_source > 0
    assert found.unmade == 0
    border_alone = report_on(RELATIVE, PARTICIPLE, config=Config(select=("money",))).summary
    assert border_alone.unmade == border_alone.not_comparable == border_alone.values > 0
