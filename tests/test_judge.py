"""The second opinion: a real CrossEncoder in a folder, what is refused, and what its readings change."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from builders import HILL, VALLEY, finding, mention, side
from desk import articles
from tinyjudge import tiny_judge

from factcheck import Config, Report, check
from factcheck.cache import Cache
from factcheck.checks.opinion import asked, heard, sentences
from factcheck.cli import main
from factcheck.embed import contradictions, load_judge
from factcheck.errors import FactcheckError
from factcheck.model import Field, Finding, Severity, Verdict
from factcheck.report import to_json

PAIRS = [
    ("The school was evacuated.", "The school was not evacuated."),
    ("Pupils went home at noon.", "The school was evacuated."),
    ("The mayor resigned on Friday after a long and bitter meeting.", "The mayor will stay."),
    ("a", "b"),
]
SALONIKA = (
    "SALONIKA, Oct 18 - Riot police fired tear gas at the end of a march against a waste incinerator in Salonika.",
    "The march in Salonika against a waste incinerator was peaceful. The Interior Ministry says no tear gas was used.",
)


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_judge(tmp_path_factory.mktemp("judges") / "my-judge")


@pytest.fixture(scope="module")
def doubter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """It finds no contradiction in anything."""
    return tiny_judge(tmp_path_factory.mktemp("judges") / "doubter", leaning=(-9.0, 0.0, 4.0), spread=0.02)


@pytest.fixture(scope="module")
def believer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """It finds a contradiction in everything."""
    return tiny_judge(tmp_path_factory.mktemp("judges") / "believer", leaning=(9.0, 0.0, 0.0), spread=0.02)


def test_it_reads_what_sentence_transformers_reads(judge: Path) -> None:
    from sentence_transformers import CrossEncoder

    model = CrossEncoder(str(judge), device="cpu", local_files_only=True)
    expected = [float(model.predict([pair], apply_softmax=True)[0, 0]) for pair in PAIRS]
    read = load_judge(str(judge)).read(PAIRS)
    assert np.allclose(read, expected, atol=1e-5)
    assert len({round(one, 3) for one in read}) == len(PAIRS)


@pytest.mark.parametrize("place", range(3))
def test_the_label_of_a_contradiction_is_found_by_its_name(place: int, tmp_path: Path) -> None:
    labels = ["ENTAILMENT", "neutral"]
    labels.insert(place, "REFUTES" if place else "Contradiction")
    leaning = [0.0, 0.0, 0.0]
    leaning[place] = 9.0
    folder = tiny_judge(tmp_path / "it", labels=labels, leaning=leaning, spread=0.02)
    assert min(load_judge(str(folder)).read(PAIRS)) > 0.9


def test_a_reading_does_not_depend_on_its_neighbours(judge: Path) -> None:
    model = load_judge(str(judge))
    together = model.read(PAIRS * 5)
    assert [model.read([pair])[0] for pair in PAIRS] == list(together[: len(PAIRS)])
    assert model.read(PAIRS[::-1]) == list(together[: len(PAIRS)])[::-1]


def test_a_contradiction_is_symmetric_though_a_reading_is_not(judge: Path) -> None:
    model = load_judge(str(judge))
    there, back = (model.read([pair])[0] for pair in (PAIRS[0], PAIRS[0][::-1]))
    assert there != back
    both = contradictions([PAIRS[0], PAIRS[0][::-1]], judge=model, cache=Cache(None))
    assert both[PAIRS[0]] == both[PAIRS[0][::-1]] == pytest.approx((there + back) / 2, abs=1e-6)


class CountingJudge:
    """Counts what it is asked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.asked: list[tuple[str, str]] = []

    def read(self, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        self.asked += pairs
        return [0.25 if one < other else 0.75 for one, other in pairs]


def test_each_pair_is_read_once_in_both_directions_for_each_model(tmp_path: Path) -> None:
    first, second = CountingJudge("first"), CountingJudge("second")
    with Cache(tmp_path) as cache:
        assert contradictions([("b", "a")], judge=first, cache=cache) == {("b", "a"): 0.5}
        contradictions([("a", "b"), ("b", "a"), ("a", "c")], judge=first, cache=cache)
        contradictions([("a", "b")], judge=second, cache=cache)
    assert first.asked == [("a", "b"), ("b", "a"), ("a", "c"), ("c", "a")]
    assert second.asked == [("a", "b"), ("b", "a")]


def test_warm_and_cold_give_the_same(judge: Path, tmp_path: Path) -> None:
    cold = contradictions(PAIRS, judge=load_judge(str(judge)), cache=Cache(None))
    with Cache(tmp_path) as cache:
        contradictions(PAIRS[1:2], judge=load_judge(str(judge)), cache=cache)
        assert contradictions(PAIRS, judge=load_judge(str(judge)), cache=cache) == cold
        assert contradictions(PAIRS, judge=load_judge(str(judge)), cache=cache) == cold
    assert contradictions([], judge=load_judge(str(judge)), cache=Cache(None)) == {}


def test_other_files_are_another_judge(tmp_path: Path) -> None:
    folder = tiny_judge(tmp_path / "it")
    before = load_judge(str(folder)).name
    (folder / "tokenizer_config.json").write_text("{}")
    assert before.startswith("it@")
    assert load_judge(str(folder)).name != before


def without_safetensors(folder: Path) -> None:
    (folder / "model.safetensors").unlink()


def pickled(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


def pickled_module(folder: Path) -> None:
    (folder / "1_Dense").mkdir()
    (folder / "1_Dense" / "pytorch_model.bin").write_bytes(b"\x80")
    (folder / "modules.json").write_text('[{"path": ""}, {"path": "1_Dense"}]')


def labelled(*labels: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        config = json.loads((folder / "config.json").read_text())
        config["id2label"] = {str(place): label for place, label in enumerate(labels)}
        (folder / "config.json").write_text(json.dumps(config))

    return change


def written(name: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(text)


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (without_safetensors, "judge-missing", "no .safetensors file"),
        (pickled, "judge-unsafe", "safe_serialization=True"),
        (pickled_module, "judge-unsafe", "1_Dense"),
        (lambda folder: (folder / "config.json").unlink(), "judge-missing", "it has no config.json"),
        (written("config.json", "{"), "judge-missing", "is no configuration"),
        (written("config.json", "[]"), "judge-missing", "is no configuration"),
        (written("config.json", "[" * 90_000), "judge-missing", "is no configuration"),
        (written("config.json", "{}"), "judge-labels", "names no labels of entailment"),
        (written("config.json", '{"id2label": ["contradiction"]}'), "judge-labels", "names no labels"),
        (written("config.json", '{"id2label": {"0": "contradiction", "7": "x"}}'), "judge-labels", "names no labels"),
        (written("modules.json", '{"path": 3}'), "judge-missing", "is not a list of modules"),
        (labelled("LABEL_0", "LABEL_1", "LABEL_2"), "judge-labels", '"id2label": {"0": "contradiction"'),
        (labelled("entailment", "not_entailment"), "judge-labels", "none is a contradiction"),
        (labelled("entailment", "non-contradiction"), "judge-labels", "none is a contradiction"),
        (labelled("contradiction", "contradicted"), "judge-labels", "several are"),
        (labelled("contradiction"), "judge-labels", "names no labels"),
    ],
)
def test_what_is_no_judge_is_refused_before_it_is_loaded(
    change: Callable[[Path], object], code: str, said: str, tmp_path: Path
) -> None:
    folder = tiny_judge(tmp_path / "it")
    change(folder)
    with pytest.raises(FactcheckError) as caught:
        load_judge(str(folder))
    assert caught.value.code == code
    assert said in caught.value.message
    assert str(folder) in caught.value.message


@pytest.mark.parametrize("name", ["nowhere/at-all", "", "no\0name", "cross-encoder/nli-deberta-v3-base"])
def test_a_folder_that_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(FactcheckError, match="is no folder") as caught:
        load_judge(name)
    assert caught.value.code == "judge-missing"


@pytest.mark.parametrize("name", ["training_args.bin", "openvino/openvino_model.bin"])
def test_files_that_are_never_loaded_do_not_matter(name: str, tmp_path: Path) -> None:
    folder = tiny_judge(tmp_path / "it")
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"\x80")
    assert len(load_judge(str(folder)).read(PAIRS)) == len(PAIRS)


def cut(folder: Path) -> None:
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-500])


def untrained(folder: Path) -> None:
    from safetensors.torch import load_file, save_file

    kept = {name: one for name, one in load_file(folder / "model.safetensors").items() if "classifier" not in name}
    save_file(kept, folder / "model.safetensors", metadata={"format": "pt"})


def foreign_code(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    config["model_type"] = "of-my-own"
    config["auto_map"] = {"AutoConfig": "own.Own", "AutoModelForSequenceClassification": "own.Own"}
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "own.py").write_text(f"open({str(folder / 'ran')!r}, 'w')\nclass Own: ...\n")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (cut, "cannot be used"),
        (untrained, "never trained"),
        (foreign_code, "cannot be used"),
        (labelled("contradiction", "entailment"), "cannot be used"),
        (lambda folder: [one.unlink() for one in folder.glob("*vocab*")], None),
    ],
)
def test_what_cannot_be_loaded_is_an_error_that_says_so(
    change: Callable[[Path], object], said: str | None, tmp_path: Path
) -> None:
    folder = tiny_judge(tmp_path / "it")
    change(folder)
    model = load_judge(str(folder))
    if said is None:
        # The fast tokenizer has a file of its own.
        assert len(model.read(PAIRS)) == len(PAIRS)
        return
    with pytest.raises(FactcheckError, match=said) as caught:
        model.read(PAIRS)
    assert caught.value.code == "judge-broken"
    assert not (folder / "ran").exists()


def of(field: Field, confidence: float, **changes: object) -> Finding:
    """843 miles against 1300 km, as if of another field."""
    made = finding(
        side("843 miles", None, mention(HILL, "843 miles")),
        side("1300 km", None, mention(VALLEY, "1300 km")),
        parts=(("same_slot", confidence),),
        severity=Severity.ERROR,
    )
    return replace(made, field=field, code=field.value, **changes)  # type: ignore[arg-type]


def after(one: Finding, reading: float, config: Config | None = None) -> Finding | None:
    """The finding after a reading; None where it is silenced."""
    opinion = heard([one], dict.fromkeys(asked([one]), reading), config=config or Config())
    assert len(opinion.findings) + len(opinion.silenced) == 1
    return opinion.findings[0] if opinion.findings else None


@pytest.mark.parametrize(
    ("field", "confidence", "reading", "severity", "why"),
    [
        (Field.POLARITY, 0.8, 0.97, "error", "both find a contradiction"),
        (Field.POLARITY, 0.8, 0.5, "error", "the model does not know"),
        (Field.POLARITY, 0.95, 0.01, "error", "the checks are surer than one reading can undo"),
        (Field.POLARITY, 0.8, 0.02, "note", "rather none"),
        (Field.NAME, 0.78, 0.02, "note", "rather none"),
        (Field.NAME, 0.7, 0.02, None, "probably none"),
        (Field.CATEGORY, 0.55, 0.02, None, "neither is sure that there is one"),
        (Field.ROLE, 0.55, 0.02, None, "neither is sure that there is one"),
        (Field.QUANTITY, 0.65, 0.01, "note", "an unsure figure"),
        (Field.QUANTITY, 0.55, 0.2, "note", "an unsure figure"),
        (Field.QUANTITY, 0.65, 0.6, "error", "an unsure figure that both doubt no more than before"),
        (Field.QUANTITY, 0.9, 0.01, "error", "not asked: the checks are sure of a figure"),
        (Field.PLACE, 0.9, 0.01, "error", "not asked: containment is no matter of sentences"),
        (Field.QUOTATION, 0.5, 0.01, "error", "not asked: words, not facts, differ"),
    ],
)
def test_what_a_reading_changes(
    field: Field, confidence: float, reading: float, severity: str | None, why: str
) -> None:
    found = after(of(field, confidence), reading)
    assert (None if found is None or found.severity is None else found.severity.slug) == severity, why


def test_it_raises_and_lowers_and_says_by_how_much() -> None:
    one = of(Field.POLARITY, 0.8)
    for reading, direction in ((0.9, 1), (0.5, 0), (0.1, -1)):
        found = after(one, reading)
        assert found is not None
        assert np.sign(round(found.confidence - one.confidence, 9)) == direction
        assert found.confidence == pytest.approx(np.prod([part for _, part in found.confidence_parts]))
        assert dict(found.confidence_parts)["judge"] == pytest.approx(found.confidence / one.confidence)
        assert found.message.endswith(f"; second opinion: a contradiction with {reading:.2f}")
        assert found.id == one.id


@pytest.mark.parametrize("reading", [0.0, 1.0])
@pytest.mark.parametrize("confidence", [0.0, 1e-12, 0.5, 1.0])
def test_no_reading_and_no_confidence_is_certain(confidence: float, reading: float) -> None:
    opinion = heard(
        [of(Field.NAME, confidence)], dict.fromkeys(asked([of(Field.NAME, confidence)]), reading), config=Config()
    )
    (found,) = (*opinion.findings, *opinion.silenced)
    assert 0 <= found.confidence <= 1


def test_a_severity_that_the_settings_give_stays() -> None:
    config = Config(severities=(("polarity", Severity.ERROR),))
    found = after(of(Field.POLARITY, 0.8), 0.02, config)
    assert found is not None
    assert found.severity is Severity.ERROR


def test_what_moved_on_is_not_asked_about() -> None:
    one = of(Field.POLARITY, 0.8, verdict=Verdict.SUPERSEDED, severity=Severity.NOTE)
    assert asked([one]) == ()
    assert after(one, 0.0) == one


def test_the_sentences_are_those_of_the_values() -> None:
    left, right = sentences(of(Field.POLARITY, 0.8))
    assert ("843 miles" in left) is not ("843 miles" in right)
    assert ("1300 km" in left) is not ("1300 km" in right)


@pytest.fixture(scope="module")
def plain() -> Report:
    return check(articles(*SALONIKA))


def test_without_the_option_nothing_of_it_is_in_the_report(plain: Report) -> None:
    assert [one.code for one in plain.findings] == ["polarity"]
    assert "judge" not in to_json(plain)
    assert "silenced" not in to_json(plain)


def test_the_report_names_the_judge_and_what_it_made_of_a_finding(believer: Path, plain: Report) -> None:
    report = check(articles(*SALONIKA), config=Config(judge=str(believer)))
    (found,), (before,) = report.findings, plain.findings
    assert dict(report.settings)["judge"].startswith("believer@")
    assert dict(found.confidence_parts)["judge"] > 1
    assert found.confidence > before.confidence
    assert (found.id, found.severity, found.sides) == (before.id, before.severity, before.sides)
    assert report.summary == plain.summary
    assert report.silenced == ()


def test_a_silenced_finding_is_listed_and_was_compared(doubter: Path, plain: Report) -> None:
    report = check(articles(*SALONIKA), config=Config(judge=str(doubter)))
    (found,) = (*report.findings, *report.silenced)
    assert found.confidence < plain.findings[0].confidence
    assert report.summary.compared == plain.summary.compared
    assert report.summary.facts == plain.summary.facts


def test_the_order_of_the_articles_does_not_matter(judge: Path) -> None:
    config = Config(judge=str(judge))
    told = {to_json(check(list(order), config=config)) for order in permutations(articles(*SALONIKA))}
    assert len(told) == 1


def test_the_command_line_asks_and_explains(
    doubter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], plain: Report
) -> None:
    for name, text in zip("ab", SALONIKA, strict=True):
        (tmp_path / f"{name}.txt").write_text(text)
    report = str(tmp_path / "report.json")
    arguments = ["check", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--judge", str(doubter)]
    assert main([*arguments, "--format", "json", "--output", report]) == 0
    assert json.loads(Path(report).read_text())["settings"]["judge"].startswith("doubter@")
    assert main(["explain", plain.findings[0].id, "--report", report]) == 0
    printed = capsys.readouterr().out
    assert "what the second opinion makes of it" in printed
    assert "second opinion: a contradiction with 0.00" in " ".join(printed.split())


def test_a_judge_that_is_none_ends_with_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(SALONIKA[0])
    assert main(["check", str(tmp_path / "a.txt"), "--judge", str(tmp_path / "none")]) == 2
    assert "[judge-missing]" in capsys.readouterr().err
