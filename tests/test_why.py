"""`factcheck why`: what came of two values, condition by condition, with the real parser and the real model."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck import FactcheckError, check, pipeline
from factcheck.cli import main
from factcheck.cli.why import address
from factcheck.model import Finding, Kind, Report
from factcheck.reasons import Address, Comparison, Outcome

STORIES = Path(__file__).parents[1] / "fixtures" / "stories"
HOSTILE = "\x1b]0;owned\x07\x9b31m\u202e"

BORDER = "Border\n\nNorland, which shares an 843 miles long border with Orvia, has sent 3,000 soldiers there."
FENCE = "Fence\n\nNorland, sharing a 1300 km border with Orvia, has built a fence for $40 million."
CUP = "Cup final\n\nThe Halden Rovers beat Sorna before a crowd of 18,400 people on Saturday night."
BLAST = "Blast at Halden\n\nAn explosion at the Halden mill {} on Friday, the fire service said."
MILL = "Exports\n\nThe Halden mill shipped {} tonnes of paper in {}, the harbour board said."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def compared(*texts: str, at: tuple[str, str] = ("a.txt:3", "b.txt:3")) -> tuple[Comparison, ...]:
    """What came of the values on the two places; the texts are a.txt, b.txt and so on, in the folder we stand in."""
    names = [f"{chr(ord('a') + number)}.txt" for number in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        Path(name).write_text(text, encoding="utf-8")
    return pipeline.why(address(at[0]), address(at[1]), names).comparisons


def of(comparisons: tuple[Comparison, ...], left: str, right: str) -> Comparison:
    (found,) = [one for one in comparisons if (one.left.value.text, one.right.value.text) == (left, right)]
    return found


def numbers(comparisons: tuple[Comparison, ...]) -> list[Comparison]:
    return [one for one in comparisons if one.left.value.kind is Kind.NUMBER]


def test_values_that_disagree_come_with_their_finding(folder: Path) -> None:
    found = of(compared(BORDER, FENCE), "843 miles", "1300 km")
    assert found.outcome is Outcome.DISAGREE
    (finding,) = check(["."]).findings
    assert found.finding == finding
    assert found.evidence == finding.match[0]
    assert found.evidence is not None
    assert found.needed is not None
    assert found.evidence.same_slot >= found.needed


def test_other_dimensions_are_never_compared(folder: Path) -> None:
    found = of(compared(BORDER, FENCE), "3,000 soldiers", "1300 km")
    assert found.outcome is Outcome.OTHER_DIMENSION
    assert found.evidence is None


def test_values_that_agree(folder: Path) -> None:
    found = of(compared(BORDER, FENCE.replace("1300 km", "1,357 km")), "843 miles", "1,357 km")
    assert found.outcome is Outcome.AGREE
    assert found.finding is not None
    assert found.finding.severity is None


def test_articles_of_two_stories(folder: Path) -> None:
    found = of(compared(BORDER, CUP), "3,000 soldiers", "18,400 people")
    assert found.outcome is Outcome.OTHER_STORY
    assert found.story is not None
    assert found.story.probability < found.story.needed


def test_articles_that_name_nothing_in_common(folder: Path) -> None:
    text = "Fire\n\nA fire at the depot of {} burned for {} hours, said {} of {}."
    found = compared(text.format("Orvieda", 6, "Lena Brask", "Tarnow"), text.format("Kuzgun", 9, "Ivo Moll", "Demirli"))
    assert of(found, "6 hours", "9 hours").outcome is Outcome.OTHER_NAMES


def test_articles_of_a_series(folder: Path) -> None:
    head = "---\npublished: 2025-03-0{}\n---\nBourse\n\n"
    text = f"{head}The Halden index closed at {{}} points, while {{}} shares were sold and {{}} rose."
    found = compared(
        text.format(3, "7,512", "84,000", 31), text.format(4, "7,429", "91,500", 19), at=("a.txt:6", "b.txt:6")
    )
    assert of(found, "7,512 points", "7,429 points").outcome is Outcome.ONE_FORM


def test_other_fates(folder: Path) -> None:
    found = compared(BLAST.format("killed 12 workers"), BLAST.format("injured 14 workers"))
    assert of(found, "12 workers", "14 workers").outcome is Outcome.OTHER_FATE


def test_other_periods(folder: Path) -> None:
    found = compared(MILL.format("1,240", "March"), MILL.format("1,310", "April"))
    assert of(found, "1,240 tonnes", "1,310 tonnes").outcome is Outcome.OTHER_PERIOD


def test_two_currencies_are_not_converted(folder: Path) -> None:
    found = of(compared(FENCE, FENCE.replace("$40", "€44")), "$40 million", "€44 million")
    assert found.outcome is Outcome.NOT_COMPARABLE


def test_a_sentence_that_both_carry_meets_itself_alone(folder: Path) -> None:
    text = "Bridge\n\nThe Orla bridge at Halden is 1,200 metres long. Its eastern tower is 86 metres high."
    found = of(compared(text, text.replace("The Orla", "The new Orla")), "86 metres", "1,200 metres")
    assert found.outcome is Outcome.OTHER_SENTENCE


def test_a_rival_that_fits_better_is_named(folder: Path) -> None:
    text = "Bridge\n\nThe Orla bridge at Halden is 1,200 metres long. Its eastern tower is 86 metres high."
    other = "Bridge\n\nThe new bridge over the Orla has a length of 1,200 metres, and an eastern tower 86 metres high."
    found = of(compared(text, other), "86 metres", "1,200 metres")
    assert found.outcome is Outcome.RIVAL
    assert found.rival is not None
    texts = (found.rival.fitted.value.text, found.rival.other.value.text)
    assert texts in {("86 metres", "86 metres"), ("1,200 metres", "1,200 metres")}


def test_values_that_hardly_answer_the_same(folder: Path) -> None:
    other = "Border post\n\nThe mayor of Halden in Norland, near the border with Orvia, has bred 75 goats since May."
    found = of(compared(BORDER, other), "3,000 soldiers", "75 goats")
    assert found.outcome in {Outcome.UNLIKELY, Outcome.OTHER_STORY}


def test_values_of_one_article_are_not_held_against_each_other(folder: Path) -> None:
    text = "Blast\n\nThe blast killed 12 workers.\n\nThe blast killed 14 workers, police said."
    found = of(compared(text, at=("a.txt:3", "a.txt:5")), "12 workers", "14 workers")
    assert found.outcome is Outcome.ONE_ARTICLE


def test_values_beyond_those_that_are_compared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.pipeline.run.MOST_VALUES", 1)
    monkeypatch.setattr("factcheck.pipeline.stages.MOST_VALUES", 1)
    found = compared(BORDER, FENCE)
    assert of(found, "843 miles", "1300 km").outcome is Outcome.DISAGREE
    assert of(found, "3,000 soldiers", "$40 million").outcome is Outcome.TOO_MANY_VALUES


def test_a_value_is_not_held_against_itself(folder: Path) -> None:
    assert compared(FENCE, at=("a.txt:3:20", "a.txt:3:20")) == ()
    assert len(numbers(compared(FENCE, at=("a.txt:3", "a.txt:3")))) == 1


def test_a_column_names_one_value(folder: Path) -> None:
    column = BORDER.split("\n")[2].index("3,000") + 2
    found = compared(BORDER, FENCE, at=(f"a.txt:3:{column}", "b.txt:3"))
    assert {one.left.value.text for one in found} == {"3,000 soldiers"}


def test_a_column_without_a_value_stands_for_its_line(folder: Path) -> None:
    assert len(compared(BORDER, FENCE, at=("a.txt:3:5000", "b.txt:3"))) == len(compared(BORDER, FENCE))


def test_a_value_across_two_lines_stands_on_both(folder: Path) -> None:
    wrapped = (
        "Fence\n\nNorland, which has for many years been sharing a border of 1300\n"
        "km with Orvia, as everybody in both countries knows, has now built\n"
        "a long fence of wire and wood.\n"
    )
    for line in (3, 4):
        found = compared(BORDER, wrapped, at=("a.txt:3", f"b.txt:{line}"))
        assert {one.right.value.text for one in found if one.right.value.kind is Kind.NUMBER} == {"1300\nkm"}


def first_places(finding: Finding) -> tuple[Address, Address]:
    one, other = (side.mentions[0] for side in finding.sides[:2])
    return Address(one.path, one.line, one.column), Address(other.path, other.line, other.column)


def reports() -> list[tuple[Path, Report]]:
    return [(story, check([str(story)])) for story in sorted(STORIES.iterdir())[:4]]


def test_what_a_run_finds_why_finds_too() -> None:
    """Both places with the rest of their story give the finding that a run on the story gives."""
    seen = 0
    for story, report in reports():
        for finding in report.findings:
            told = pipeline.why(*first_places(finding), [str(story)])
            holders = [one.finding for one in told.comparisons if one.outcome is Outcome.DISAGREE]
            assert holders == [finding]
            seen += 1
    assert seen


def test_the_manifest_of_the_folder_is_honoured(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("articles.json").write_text('[{"file": "a.txt", "source": "The Orvia Page"}, {"file": "b.txt"}]')
    compared(BORDER, FENCE)
    assert main(["why", "a.txt:3", "b.txt:3"]) == 0
    assert "a.txt:3   The Orvia Page" in capsys.readouterr().out


def test_what_is_printed_fits_the_page(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    compared(BORDER, FENCE)
    assert main(["why", "a.txt:3", "b.txt:3", "--all"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "843 miles and 1300 km: held against each other" in printed.out
    assert "no value fits both wordings" in " ".join(printed.out.split())
    assert re.search(r"\+\d\.\d\d +0\.\d\d  likeness of the sentences, by the tuned encoder", printed.out)
    assert "3,000 soldiers and $40 million: count / money" in printed.out
    assert all(len(line) <= 80 and line == line.rstrip() for line in printed.out.splitlines())


def test_a_line_without_a_value_names_those_that_have_some(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compared(BORDER, FENCE)
    assert main(["why", "a.txt:1", "b.txt:3"]) == 2
    output = capsys.readouterr().out
    assert "No value was read on this line." in output
    assert "The nearest with values: 3." in output
    Path("c.txt").write_text("Nothing\n\nNobody counted anything at all, and nobody will.\n")
    assert main(["why", "c.txt:3", "b.txt:3"]) == 2
    assert "None was read in the whole article." in capsys.readouterr().out


def test_two_places_of_one_value_are_no_pair(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compared(FENCE, at=("a.txt:3", "a.txt:3"))
    assert main(["why", "a.txt:3:20", "./a.txt:3:20"]) == 0
    assert "one and the same value" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a.txt:12", Address("a.txt", 12)),
        ("a.txt:12:5", Address("a.txt", 12, 5)),
        ("C:\\news\\a.txt:12", Address("C:\\news\\a.txt", 12)),
        ("news 9:30.txt:12", Address("news 9:30.txt", 12)),
        ("-:3", Address("-", 3)),
    ],
)
def test_places(text: str, wanted: Address) -> None:
    assert address(text) == wanted


@pytest.mark.parametrize("text", ["a.txt", ":3", "a.txt:", "a.txt:x", "a.txt:-1", "a.txt:3:", "a.txt:99999999999"])
def test_what_is_no_place(text: str) -> None:
    with pytest.raises(FactcheckError) as caught:
        address(text)
    assert caught.value.code == "place-unclear"


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("none.txt:3", "place-unread"),
        ("empty.txt:3", "place-unread"),
        (".:3", "place-unread"),
        ("*.txt:3", "place-unread"),
        ("a.txt:0", "place-missing"),
        ("a.txt:4", "place-missing"),
        (f"{HOSTILE}.txt:4", "place-unread"),
        ("a.txt", "place-unclear"),
    ],
)
def test_a_place_that_cannot_be_read(place: str, code: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text(BORDER)
    Path("b.txt").write_text(FENCE)
    Path("empty.txt").write_text("")
    assert main(["why", place, "b.txt:3"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"[{code}]" in printed.err
    assert "Traceback" not in printed.err
    assert not set(HOSTILE[:1]) & set(printed.err)


def test_text_of_articles_cannot_steer_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("articles.json").write_text('[{"file": "a.txt", "source": "\\u001b]0;owned\\u0007"}, {"file": "b.txt"}]')
    Path("a.txt").write_text(BORDER.replace("843 miles", f"843\u202e miles{HOSTILE}"))
    Path("b.txt").write_text(FENCE)
    main(["why", "a.txt:3", "b.txt:3"])
    printed = capsys.readouterr()
    assert "owned" in printed.out
    assert not set(HOSTILE[:1] + "\x07\x9b\u202e") & set(printed.out + printed.err)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The blast was caused by lightning, the fire service said.",
            "The blast was caused by arson, the police said.",
        ),
        ("The village was evacuated on Friday.", "The village was not evacuated on Friday."),
    ],
)
def test_lines_with_values_of_every_kind_are_shown(
    folder: Path, left: str, right: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("a.txt", left), ("b.txt", right)):
        Path(name).write_text(f"Blast at Halden\n\n{text}\n", encoding="utf-8")
    assert main(["why", "a.txt:3", "b.txt:3"]) == 0
    assert "column" in capsys.readouterr().out
