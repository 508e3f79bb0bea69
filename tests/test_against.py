"""Drafts against their sources: what is reported, from whose side it is told, and what is left out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from desk import articles, values
from jsonschema import Draft202012Validator

from factcheck import Article, Config, FactcheckError, Report, check
from factcheck.cli import main
from factcheck.model import Finding, Severity, Verdict
from factcheck.report import in_draft_order, load_schema, to_json
from factcheck.session import FailOn, Job, Outcome, outcome, run

STORIES = Path(__file__).parents[1] / "fixtures" / "stories"
CRASH = STORIES / "02-lomnitz-crossing"
ARCHIVE = [CRASH, STORIES / "06-swiftlane-results-clean", STORIES / "09-listeria-trout"]

DRAFT = (
    "Norland calls up its reserve\n\n"
    "Norland, sharing a 1300 km border with Orvia, has been building fences for a decade. "
    "Some 600 guards were hired this spring. The commander was born on Monday, 5 March 2024.\n"
)
RIVER = (
    "Patrols on the Orvia river doubled\n\n"
    "Officials fear that neighbours such as Norland, which shares an 843 miles long border with Orvia, will see more "
    "crossings. The army has sent 3,000 soldiers there. It rained on Tuesday, 6 March 2024.\n"
)
MARCH = "A long line to guard\n\nNorland shares a 1,357 km border with Orvia, most of it in the mountains.\n"
OTHER = "Norland counts\n\nNorland shares a 1200 km border with Orvia, the survey says.\n"


def of_drafts(findings: tuple[Finding, ...], report: Report) -> list[Finding]:
    drafts = report.drafts or ()
    return [one for one in findings if any(each.article in drafts for side in one.sides for each in side.mentions)]


def test_only_what_touches_the_draft_is_found_and_its_side_comes_first() -> None:
    draft, *sources = articles(DRAFT, RIVER, MARCH, OTHER)
    report = check([draft], against=sources)
    assert report.drafts == (draft.id,)
    assert {one.code for one in report.findings} == {"weekday", "quantity"}
    (border,) = [one for one in report.findings if one.code == "quantity"]
    assert border.sides[0].value == "1300 km"
    assert border.message.startswith(
        "the draft says 1300 km, The B Paper and The C Paper say 1,357 km, The D Paper says 1200 km: "
        "57 km (4.4 %) apart; no value fits both wordings: 1,250 to 1,350 km against 1,356.5 to 1,357.5 km; "
    )


def test_a_source_alone_is_not_checked_against_itself() -> None:
    draft, *sources = articles(DRAFT, RIVER, MARCH)
    assert [one.code for one in check([sources[0]], against=[draft]).findings if one.code == "weekday"] == ["weekday"]
    weekdays = [one for one in check([sources[1]], against=[draft, sources[0]]).findings if one.code == "weekday"]
    assert weekdays == []


def test_a_disagreement_between_sources_is_counted_and_left_out() -> None:
    quiet = "Norland plants trees\n\nNorland, which shares a long border with Orvia, has planted 40 limes."
    draft, *sources = articles(quiet, RIVER, OTHER)
    report = check([draft], against=sources)
    assert report.findings == ()
    assert all(one.article == draft.id for fact in report.single_source for side in fact.sides for one in side.mentions)


def test_a_loose_figure_that_fits_all_sources_is_no_finding() -> None:
    loose = "Norland at the fence\n\nNorland shares a border of more than 1,000 km with Orvia, most of it fenced."
    draft, *sources = articles(loose, RIVER, OTHER)
    assert any(one.code == "quantity" for one in check([draft, *sources]).findings)
    report = check([draft], against=sources)
    assert report.findings == ()
    assert report.summary.left_out == 1
    assert [values(one) for one in report.corroborations if one.code == "quantity"] == [{"more than 1,000 km"}]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Config:
    return Config(cache=str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(scope="module")
def whole(cache: Config) -> Report:
    return check(ARCHIVE, config=cache)


@pytest.fixture(scope="module")
def crash(cache: Config) -> Report:
    return check([CRASH / "b.txt"], against=[CRASH], config=cache)


@pytest.mark.parametrize("draft", ["a.txt", "b.txt"])
def test_what_is_found_is_what_the_whole_run_finds_of_the_draft(draft: str, whole: Report) -> None:
    report = check([CRASH / draft], against=ARCHIVE)
    assert {each.id for each in report.articles} == {each.id for each in whole.articles}
    within = {"conversion", "difference"}
    wanted = {one.id for one in of_drafts(whole.findings, report) if one.code not in within}
    assert {one.id for one in report.findings if one.code not in within} == wanted
    assert {one.id for one in report.corroborations} >= {one.id for one in of_drafts(whole.corroborations, report)}
    assert report.summary.left_out == sum(
        one.id not in wanted and {each.path for side in one.sides for each in side.mentions} <= crash_paths()
        for one in whole.findings
    )


def crash_paths() -> set[str]:
    return {str(path) for path in CRASH.glob("*.txt")}


def test_every_value_of_coverage_is_of_the_draft(crash: Report) -> None:
    (draft,) = crash.drafts or ()
    at = [article.id for article in crash.articles].index(draft)
    assert crash.summary.articles == 3
    assert crash.summary.claims == crash.claims[at]
    assert crash.summary.compared + crash.summary.not_comparable == crash.summary.values
    assert crash.summary.one_source + crash.summary.unmade <= crash.summary.not_comparable
    undisputed = (*crash.corroborations, *crash.single_source)
    assert len(of_drafts(undisputed, crash)) == len(undisputed)


def test_the_order_is_that_of_the_draft(crash: Report) -> None:
    places = [finding.sides[0].mentions[0].start for finding in in_draft_order(crash.findings, crash.drafts)]
    assert places == sorted(places)
    assert len(places) == 2


def test_a_draft_among_its_sources_is_no_second_origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CRASH, tmp_path / "sources")
    monkeypatch.chdir(tmp_path)
    inside = check(["sources/b.txt"], against=["sources"])
    assert [article.path for article in inside.articles] == ["sources/a.txt", "sources/b.txt", "sources/c.txt"]
    absolute = check(["sources/b.txt"], against=[tmp_path / "sources"])
    assert sum(article.path.endswith("b.txt") for article in absolute.articles) == 1
    assert absolute.drafts == inside.drafts
    (tmp_path / "link.txt").symlink_to("sources/b.txt")
    linked = check(["link.txt"], against=["sources"])
    assert [article.path for article in linked.articles] == ["link.txt", "sources/a.txt", "sources/c.txt"]
    assert next(article.source for article in linked.articles if article.path == "link.txt") == "The Daily Rocket"
    assert not [problem for report in (inside, absolute, linked) for problem in report.problems]


def test_an_unsaved_draft_stands_for_its_file(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(RIVER)
    (tmp_path / "source.txt").write_text(MARCH)
    (unsaved,) = articles(DRAFT)
    unsaved = Article(id="draft", path=str(tmp_path / "draft.txt"), text=unsaved.text)
    report = check([unsaved], against=[tmp_path])
    assert sorted(Path(article.path).name for article in report.articles) == ["draft.txt", "source.txt"]
    assert report.drafts == ("draft",)


def test_an_older_copy_among_the_sources_confirms_nothing(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    text = (CRASH / "b.txt").read_text(encoding="utf-8")
    (tmp_path / "draft.txt").write_text(text, encoding="utf-8")
    (sources / "yesterday.txt").write_text(text, encoding="utf-8")
    report = check([tmp_path / "draft.txt"], against=[sources])
    assert not report.corroborations
    (copy,) = report.problems
    assert copy.code == "copy"
    assert copy.path.endswith("draft.txt")
    assert copy.message.index("draft.txt") < copy.message.index("yesterday.txt")


def test_copies_among_the_sources_are_no_problem_of_the_draft(whole: Report) -> None:
    assert [problem.code for problem in whole.problems] == ["copy"]
    assert check([CRASH / "b.txt"], against=ARCHIVE).problems == ()


@pytest.mark.parametrize("source", ["nowhere", "empty", "draft.txt", "empty/*.txt"])
def test_against_nothing_is_a_problem_and_no_pass(
    source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    Path("draft.txt").write_text(MARCH)
    report = run(Job(paths=("draft.txt",), against=(source,)))
    assert "no-sources" in [problem.code for problem in report.problems]
    assert "one-article" not in [problem.code for problem in report.problems]
    assert outcome(report, FailOn.NEVER) is Outcome.NOTHING_CHECKABLE
    assert main(["check", "draft.txt", "--against", source]) == 2
    assert "There is no source to hold the draft against" in capsys.readouterr().out


def test_a_draft_that_states_nothing_may_pass_but_not_one_that_was_not_held_against_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text("The mayor thanked everybody who had helped, and wished them well.\n")
    (tmp_path / "source.txt").write_text(RIVER)
    (tmp_path / "empty.md").write_text("")
    (tmp_path / "nothing").mkdir()
    allowed = "--allow-unchecked"
    assert main(["check", "draft.md", "--against", "source.txt"]) == 2
    assert main(["check", "draft.md", "--against", "source.txt", allowed]) == 0
    assert main(["check", "draft.md", allowed]) == 0
    assert main(["check", "draft.md", "--against", "nothing", allowed]) == 2
    assert main(["check", "empty.md", "--against", "source.txt", allowed]) == 2


def test_a_draft_that_cannot_be_read_is_no_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "gone.txt"), "--against", str(CRASH)]) == 2
    assert "No draft could be read" in capsys.readouterr().out


def test_a_draft_may_come_from_standard_input(tmp_path: Path) -> None:
    with (CRASH / "b.txt").open("rb") as stdin:
        report = run(Job(paths=("-",), against=(str(CRASH / "a.txt"), str(CRASH / "c.txt"))), stdin=stdin)
    assert [one.code for one in report.findings] == ["quantity", "quantity"]


def test_two_drafts_are_told_by_their_paths() -> None:
    first, second, *sources = articles(DRAFT, RIVER, MARCH)
    report = check([first, second], against=sources)
    (border,) = [one for one in report.findings if one.code == "quantity"]
    assert border.message.startswith(
        ("a.txt says 1300 km, b.txt and The C Paper say ", "b.txt says 843 miles (1,357 km)")
    )


def test_an_update_says_who_has_the_later_figure() -> None:
    early = "Ferry sinks\n\n12 passengers were killed when the ferry Orla sank off Halden, police said."
    later = early.replace("Ferry sinks", "Toll rises").replace("12", "15")
    old, new = articles(early, later, dates=("2024-03-05", "2024-03-07"))
    (still,) = check([old], against=[new]).findings
    assert (still.verdict, still.severity) == (Verdict.SUPERSEDED, Severity.NOTE)
    assert still.message == (
        "the draft says 12 passengers, The B Paper says 15 passengers: a later figure of something that changes"
    )
    (now,) = check([new], against=[old]).findings
    assert now.message == (
        "the draft says 15 passengers, The A Paper says 12 passengers: "
        "the draft has the later figure of something that changes"
    )


def test_names_and_quotations_are_told_from_the_draft() -> None:
    head = "Harbour of Halden\n\nThe ferry Orla ran aground off Halden on Monday with 212 people on board. "
    one = f'{head}Harbour master Petra Lundgren said: "We had no radio contact with the bridge for nine minutes."'
    other = f'{head}Harbour master Petra Hagen said: "We had good radio contact with the bridge for nine minutes."'
    draft, source = articles(one, other)
    messages = [finding.message for finding in check([draft], against=[source]).findings]
    assert "the draft says Petra Lundgren, The B Paper says Petra Hagen: check where each comes from" in messages
    assert any(message.startswith("the draft has “") and ", The B Paper “" in message for message in messages)
    assert all(
        finding.sides[0].mentions[0].article == draft.id for finding in check([draft], against=[source]).findings
    )


def test_json_names_the_drafts_and_meets_the_schema(crash: Report, whole: Report) -> None:
    with_drafts = json.loads(to_json(crash))
    assert Draft202012Validator(load_schema()).is_valid(with_drafts)
    assert with_drafts["drafts"] == [each["id"] for each in with_drafts["articles"] if each["path"].endswith("b.txt")]
    assert with_drafts["summary"]["left_out"] == 1
    without = json.loads(to_json(whole))
    assert "drafts" not in without
    assert "left_out" not in without["summary"]


@pytest.mark.parametrize("sources", [("a.txt", "c.txt"), ("c.txt", ".", "a.txt")])
def test_the_order_of_the_sources_never_matters(sources: tuple[str, ...], crash: Report) -> None:
    assert to_json(check([CRASH / "b.txt"], against=[CRASH / name for name in sources])) == to_json(crash)


@pytest.mark.parametrize("wrong", ["sources", [3]])
def test_what_is_no_list_of_articles_is_refused(wrong: object) -> None:
    with pytest.raises(FactcheckError) as error:
        check([CRASH], against=wrong)  # type: ignore[arg-type]
    assert error.value.code == "bad-input"


def test_sources_are_never_overwritten(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT)
    (tmp_path / "source.txt").write_text(RIVER)
    source = str(tmp_path / "source.txt")
    assert main(["check", str(tmp_path / "draft.txt"), "--against", source, "--output", source]) == 2
    assert "[output-is-input]" in capsys.readouterr().err
    assert (tmp_path / "source.txt").read_text() == RIVER


def test_the_console_says_the_draft_and_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(CRASH / "b.txt"), "--against", str(CRASH), "--show", "single"]) == 1
    text = capsys.readouterr().out
    assert text.index("line 13  ERROR  commuter") < text.index("line 15  ERROR  driver")
    assert "    the draft" in text
    assert "2 errors in 1 draft, held against 2 articles." in text
    assert "1 disagreement between the sources left out." in " ".join(text.split())
    assert "«29-year-old»" in text
