"""The file of lines that repeat: read as it is written, and every mistake in it named with its line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import FactcheckError
from factcheck.house import NO_BOILERPLATE, Boilerplate, Repeated
from factcheck.settings import load, read_repeated, repeated_text

HEAD = 'format = "factcheck.boilerplate/1"\n'
LINE = f'{HEAD}\n[[lines]]\nsource = "Mercury"\nline = "Read on, {{number}} times"\n'
FULL = f'{LINE}articles = 7\nof = 9\nlearnt = 2026-03-04\nnews = true\nnote = "since the move"\n'
# The text of a file, and what is said of it.
BAD = [
    ("", 'b.toml: a file of boilerplate begins with format = "factcheck.boilerplate/1"'),
    ('format = "factcheck.boilerplate/2"\n', "b.toml:1: a file of boilerplate begins with format ="),
    ("format = 1\n", "b.toml:1: format is the number 1"),
    (f"{HEAD}line = 3\n", 'b.toml:2: line is no setting (did you mean "lines"?)'),
    (f"{HEAD}lines = 3\n", "b.toml:2: lines is the number 3; it must be a list"),
    (f"{LINE}article = 3\n", 'b.toml:6: lines[1].article is no setting (did you mean "articles"?)'),
    (f"{LINE}articles = 0\n", "b.toml:6: lines[1].articles is the number 0; it must be how many articles"),
    (f"{LINE}articles = true\n", "b.toml:6: lines[1].articles is true"),
    (f"{LINE}articles = 9\nof = 7\n", "b.toml:6: 9 articles of 7 cannot have a line."),
    (f'{LINE}learnt = "2026-03-04"\n', 'b.toml:6: lines[1].learnt is "2026-03-04"; it must be a day without'),
    (f"{LINE}learnt = 2026-03-04T10:00:00\n", "b.toml:6: lines[1].learnt is 2026-03-04 10:00:00; it must be a day"),
    (f"{LINE}news = 1\n", "b.toml:6: lines[1].news is the number 1; it must be true or false."),
    (LINE.replace("{number}", "{figure}"), "b.toml:5: lines[1].line holds {figure}, which stands for nothing"),
    (LINE.replace("{number}", "{numbr}"), '(did you mean "{number}"?)'),
    (LINE.replace("{number}", "{"), 'a brace is written twice: "{{" and "}}".'),
    (LINE.replace("Read on, {number} times", "{number} 12"), "it must be a line that has letters."),
    (LINE.replace("Read on, {number} times", r"Read\non"), "it must be one line of at most 2,000 characters."),
    (LINE.replace("Read on, {number} times", ""), 'b.toml:5: lines[1].line is ""; it must be a line of text.'),
    (LINE.replace("Read on", "x" * 2100), "it must be one line of at most 2,000 characters."),
    (f'{HEAD}\n[[lines]]\nline = "Read on"\n', "b.toml:3: lines[1] has no source;"),
    (f'{LINE}\n[[lines]]\nsource = "Mercury"\n', "b.toml:7: lines[2] has no line;"),
    (f"{LINE}<<<<<<< ours\n", "b.toml: this is no TOML"),
    (f"{LINE}\udcff", "b.toml:6: this is not UTF-8"),
]


def put(folder: Path, text: str, name: str = "b.toml") -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return path


@pytest.mark.parametrize(("text", "message"), BAD, ids=[row[1][:50] for row in BAD])
def test_a_mistake_is_named_with_its_line_and_what_is_right(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(FactcheckError) as caught:
        read_repeated(put(tmp_path, text), shown="b.toml")
    assert message in caught.value.message
    assert caught.value.message.startswith("b.toml")
    assert caught.value.code.startswith("config-")


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    line = "Read on, {number} times"
    assert read_repeated(put(tmp_path, HEAD), shown="b") == ()
    assert read_repeated(put(tmp_path, LINE), shown="b") == (Repeated("Mercury", line),)
    full = Repeated("Mercury", line, 7, 9, "2026-03-04", True, "since the move")
    assert read_repeated(put(tmp_path, FULL), shown="b") == (full,)
    assert repeated_text([full]).endswith(FULL.removeprefix(HEAD).lstrip())


ENTRIES = st.builds(
    Repeated,
    source=st.text(min_size=1).map(str.strip).filter(lambda text: text and "\0" not in text),
    line=st.text(max_size=30)
    .map(lambda text: f"A {text.replace('{', '').replace('}', '')} line")
    .filter(lambda text: not {*text} & {"\n", "\0"}),
    articles=st.none() | st.integers(1, 5),
    of=st.none() | st.integers(5, 9),
    learnt=st.none() | st.dates().map(lambda day: day.isoformat()),
    news=st.booleans(),
)


@given(st.lists(ENTRIES), st.randoms())
def test_what_is_written_is_read_back_whatever_its_order(tmp_path_factory: pytest.TempPathFactory, entries, random):  # type: ignore[no-untyped-def]
    text = repeated_text(entries)
    random.shuffle(entries)
    assert repeated_text(entries) == text
    path = tmp_path_factory.getbasetemp() / "written.toml"
    path.write_text(text, encoding="utf-8", newline="")
    found = read_repeated(path, shown="b")
    assert set(found) == set(entries)
    assert repeated_text(found) == text


def test_the_settings_name_the_file_or_find_it_beside_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rules = Boilerplate((("Mercury", "Read on, {number} times"),))
    assert (load().config.boilerplate, load().boilerplate) == (NO_BOILERPLATE, "boilerplate.toml")
    put(tmp_path, LINE, "boilerplate.toml")
    assert load().config.boilerplate == rules
    assert load(wanted=False).config.boilerplate == NO_BOILERPLATE
    inside = tmp_path / "desk" / "night"
    inside.mkdir(parents=True)
    put(tmp_path, "", "factcheck.toml")
    assert load(start=inside).config.boilerplate == rules
    assert load(start=inside).boilerplate == os.path.join("..", "..", "boilerplate.toml")  # noqa: PTH118
    put(tmp_path, '[paths]\nboilerplate = "desk/lines.toml"\n', "factcheck.toml")
    assert load().config.boilerplate == NO_BOILERPLATE
    put(tmp_path / "desk", FULL.replace("news = true", "news = false"), "lines.toml")
    assert load().config.boilerplate == rules
    put(tmp_path / "desk", FULL, "lines.toml")
    assert load().config.boilerplate == NO_BOILERPLATE
    put(tmp_path / "desk", "lines = 3", "lines.toml")
    with pytest.raises(FactcheckError, match=r"desk/lines.toml:1: lines is the number 3"):
        load()


def test_the_example_of_the_documentation_is_right(tmp_path: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "boilerplate.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    found = read_repeated(put(tmp_path, example), shown="b")
    assert [one.news for one in found] == [False, False, True]
