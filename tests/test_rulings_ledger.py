"""The ledger as a file: any text survives, any order of lines says the same, no line and no writer is lost."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulings import BORDER, ENTRIES, HOUSES, TODAY, entry

from factcheck import FactcheckError
from factcheck.model import RulingKind
from factcheck.rulings import Entry, append, latest, parsed, read_ledger, states, written

NOW = datetime(2026, 11, 22, 20, 15, 3, 250_000, tzinfo=timezone(timedelta(hours=1)))
LINE = written(entry())


def text_of(entries: list[Entry]) -> bytes:
    return "".join(f"{written(each)}\n" for each in entries).encode()


@given(ENTRIES)
def test_any_entry_survives_on_one_line_that_moves_no_cursor(one: Entry) -> None:
    line = written(one)
    assert parsed(line.encode(), name="x") == (one,)
    assert all(char.isprintable() or char in "\u00a0" or not char.isascii() for char in line)
    assert not set(line) & set("\n\r\x1b\x85\u2028\u2029\u202e\u2066\udce9")


def test_the_keys_stand_in_one_order_and_what_is_empty_is_left_out() -> None:
    assert LINE == (
        '{"made": "2026-11-20", "finding": "00000000000000b0", "as": "accepted", "by": "R. Sen", '
        '"why": "both are in use"}'
    )
    full = entry(
        until="2026-12-31",
        right_value="1,357 km",
        code="quantity",
        topic="border",
        values=("843 miles",),
        slot="5" * 16,
    )
    assert written(full).endswith(
        '"until": "2026-12-31", "right_value": "1,357 km", "code": "quantity", "topic": "border", '
        '"values": ["843 miles"], "slot": "5555555555555555"}'
    )
    assert '"as": "revoked"' in written(entry(kind=None))


@given(st.lists(ENTRIES, max_size=8), st.randoms())
def test_the_order_of_lines_says_nothing_nor_does_a_line_that_stands_twice(
    entries: list[Entry], random: Random
) -> None:
    mixed = [*entries, *entries[:3]]
    random.shuffle(mixed)
    assert latest(parsed(text_of(mixed), name="x")) == latest(entries)
    assert states(mixed, TODAY) == states(entries, TODAY)


@given(st.lists(ENTRIES, max_size=5), st.lists(ENTRIES, max_size=5), st.lists(ENTRIES, max_size=5))
def test_two_branches_merge_to_one_state_whichever_is_merged_into_which(
    base: list[Entry], ours: list[Entry], theirs: list[Entry]
) -> None:
    one, other = text_of([*base, *ours, *theirs]), text_of([*base, *theirs, *ours])
    assert latest(parsed(one, name="x")) == latest(parsed(other, name="x"))


def test_at_one_instant_what_takes_back_wins_so_that_in_doubt_a_finding_is_open() -> None:
    ruled, taken = entry(made="2026-11-20T10:00Z"), entry(made="2026-11-20T11:00+01:00", kind=None)
    assert latest([ruled, taken]) == latest([taken, ruled]) == {BORDER: taken}


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_merges_two_branches_by_itself(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    ledger = tmp_path / "factcheck.rulings"
    git("init")
    (tmp_path / ".gitattributes").write_text("factcheck.rulings merge=union\n")
    append(ledger, entry(), now=NOW)
    git("add", ".")
    git("commit", "-m", "start")
    git("checkout", "-b", "other")
    append(ledger, entry(HOUSES, why="their reason"), now=NOW + timedelta(minutes=1))
    append(ledger, entry(why="later"), now=NOW + timedelta(minutes=3))
    git("commit", "-am", "theirs")
    git("checkout", "main")
    append(ledger, entry(why="earlier"), now=NOW + timedelta(minutes=2))
    git("commit", "-am", "ours")
    git("merge", "other")
    merged = read_ledger(ledger)
    assert len(merged) == 4
    assert latest(merged)[BORDER].why == "later"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (LINE.replace('"by"', '"bye"'), "there is no key 'bye': did you mean by?"),
        (LINE.replace('"why": "both are in use"', '"until": "2026-12-31"'), "why is missing"),
        (LINE.replace('"accepted"', '"acepted"'), "'acepted' is no ruling: write one of accepted, known-dispute"),
        (LINE.replace('"R. Sen"', '" "'), "'by' must be a text that is not empty"),
        (LINE.replace('"R. Sen"', "7"), "'by' must be a text that is not empty"),
        (LINE.replace(BORDER, BORDER[:8]), "is no id of a finding: it has 16 characters"),
        (LINE.replace("2026-11-20", "20.11.2026"), "does not tell when it was made"),
        (LINE.replace("2026-11-20", "2026-11-20T10:00"), "does not tell when it was made"),
        (LINE.replace("2026-11-20", "2026-11-31"), "does not tell when it was made"),
        (LINE.replace("2026-11-20", "9999-12-31T23:59:59-11:00"), "does not tell when it was made"),
        (LINE.replace("2026-11-20", "٢٠٢٦-11-20"), "does not tell when it was made"),
        (LINE.replace("}", ', "until": "2026-02-30"}'), "'2026-02-30' is no day"),
        (LINE.replace("}", ', "until": "2026-01-30", "until": "2027-01-30"}'), "'until' is given twice"),
        (LINE.replace("}", ', "values": "843 miles"}'), "'values' must be a list"),
        (LINE.replace("}", ', "topic": NaN}'), "NaN is no number of JSON"),
        (LINE[:-1], "it is no JSON object"),
        (LINE + ",", "it is no JSON object"),
        ("[]", "it must begin with {"),
        ("[" * 100_000, "nested too deeply"),
        ("accepted by me", "it is no JSON object"),
    ],
)
def test_a_broken_line_is_named_by_its_number_and_its_remedy(line: str, told: str) -> None:
    with pytest.raises(FactcheckError) as error:
        parsed(f"{LINE}\n\n{line}\n{LINE}\n".encode(), name="desk.rulings")
    assert error.value.code == "ledger-broken"
    assert error.value.message.startswith("desk.rulings:3: ")
    assert told in error.value.message
    assert len(error.value.message) < 600


def test_every_broken_line_counts() -> None:
    with pytest.raises(FactcheckError, match=r"(?s)x:1: .*x:3: .*x:4: .*and 1 more line") as error:
        parsed(b"{\n" + LINE.encode() + b"\n\xff\n7\n8\n", name="x")
    assert "no UTF-8" in error.value.message


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> branch", "||||||| 1f2e"])
def test_the_marks_of_a_conflict_are_recognised(mark: str) -> None:
    with pytest.raises(FactcheckError, match=r"x:2: .* left over from a merge") as error:
        parsed(f"{LINE}\n{mark}\n{LINE}\n".encode(), name="x")
    assert error.value.code == "ledger-conflict"


def test_blank_lines_comments_line_ends_of_windows_and_a_byte_order_mark_are_let_pass() -> None:
    data = b"\xef\xbb\xbf# kept by the foreign desk\r\n\r\n" + LINE.encode() + b"\r\n  \n"
    assert parsed(data, name="x") == (entry(),)


def test_writing_adds_a_line_and_changes_none(tmp_path: Path) -> None:
    ledger = tmp_path / "x.rulings"
    first = append(ledger, entry(), now=NOW)
    assert first.made == "2026-11-22T20:15:03.250+01:00"
    before = ledger.read_bytes()
    assert before.endswith(b"\n")
    second = append(ledger, entry(HOUSES), now=NOW)
    assert ledger.read_bytes() == before + f"{written(second)}\n".encode()
    assert read_ledger(ledger) == (first, second)


def test_a_last_line_without_an_end_is_not_written_on(tmp_path: Path) -> None:
    ledger = tmp_path / "x.rulings"
    ledger.write_text(LINE)
    second = append(ledger, entry(HOUSES), now=NOW)
    assert read_ledger(ledger) == (entry(), second)


def test_what_is_decided_upon_an_entry_is_later_than_it_whatever_the_clock_says(tmp_path: Path) -> None:
    ledger = tmp_path / "x.rulings"
    ahead = append(ledger, entry(), now=NOW + timedelta(days=2))
    taken = append(ledger, entry(kind=None), now=NOW)
    again = append(ledger, entry(why="after all"), now=NOW)
    assert ahead.instant < taken.instant < again.instant
    assert taken.made == "2026-11-24T20:15:03.251+01:00"
    assert latest(read_ledger(ledger))[BORDER] == again
    assert append(ledger, entry(HOUSES), now=NOW).instant == NOW


def test_nothing_is_added_to_a_ledger_that_is_broken(tmp_path: Path) -> None:
    ledger = tmp_path / "x.rulings"
    ledger.write_text("{\n")
    with pytest.raises(FactcheckError, match=r"x\.rulings:1: "):
        append(ledger, entry(), now=NOW)
    assert ledger.read_text() == "{\n"


WRITER = """
import sys
from datetime import UTC, datetime
from factcheck.model import RulingKind
from factcheck.rulings import Entry, append
for number in range(25):
    one = Entry(made="2026-11-22", finding=sys.argv[2], kind=RulingKind.ACCEPTED, by=sys.argv[2], why=f"{number}" * 999)
    append(sys.argv[1], one, now=datetime.now(UTC))
"""


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    ledger = tmp_path / "x.rulings"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(ledger), f"{number:016x}"]) for number in range(4)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0, 0]
    entries = read_ledger(ledger)
    assert sorted((each.by, each.why) for each in entries) == sorted(
        (f"{writer:016x}", f"{number}" * 999) for writer in range(4) for number in range(25)
    )
    assert len({each.made for each in entries if each.by == "0" * 16}) == 25


def test_a_ledger_that_git_replaces_while_a_writer_waits_is_written_under_its_name(tmp_path: Path) -> None:
    ledger, fresh = tmp_path / "x.rulings", tmp_path / "fresh"
    ledger.write_text("# old\n")
    fresh.write_text("# new\n")
    with ledger.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        writer = subprocess.Popen([sys.executable, "-c", WRITER.replace("25", "1"), str(ledger), "0" * 16])
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(timeout=5)
        fresh.replace(ledger)
    assert writer.wait(timeout=60) == 0
    assert ledger.read_text().startswith("# new\n{")


def test_a_disk_that_is_full_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    ledger = tmp_path / "x.rulings"
    append(ledger, entry(), now=NOW)
    before = ledger.read_bytes()
    limited = f"import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, ({len(before) + 20}, -1))\n{WRITER}"
    done = subprocess.run(
        [sys.executable, "-c", limited, str(ledger), "0" * 16], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "was not written" in done.stderr
    assert ledger.read_bytes() == before


def test_a_file_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "no" / "x.rulings", tmp_path, Path("/dev/null"), Path("x\0y")):
        with pytest.raises(FactcheckError) as error:
            append(path, entry(), now=NOW)
        assert error.value.code == "ledger-unwritable"
        assert "--ledger" in error.value.message


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read and write everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    ledger = tmp_path / "x.rulings"
    append(ledger, entry(), now=NOW)
    ledger.chmod(0)
    with pytest.raises(FactcheckError, match="ermission denied"):
        read_ledger(ledger)


def test_a_ledger_that_is_missing_or_no_file_is_named(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, code in (
        (tmp_path / "x", "ledger-missing"),
        (pipe, "ledger-unreadable"),
        (tmp_path, "ledger-unreadable"),
    ):
        with pytest.raises(FactcheckError) as error:
            read_ledger(path)
        assert error.value.code == code


@given(st.binary(max_size=200))
def test_any_bytes_are_entries_or_are_refused(data: bytes) -> None:
    try:
        entries = parsed(data, name="x")
    except FactcheckError as error:
        assert error.code in {"ledger-broken", "ledger-conflict"}
    else:
        told = [line.strip() for line in data.decode("utf-8-sig").split("\n")]
        assert len(entries) == sum(bool(line) and not line.startswith("#") for line in told)


def test_an_entry_tells_its_ruling() -> None:
    ruled = replace(entry(until="2026-12-31", right_value="1,357 km"), made="2026-11-22T00:30:00.000+01:00").ruling()
    assert ruled is not None
    assert (ruled.kind, ruled.made, ruled.until, ruled.right_value) == (
        RulingKind.ACCEPTED, "2026-11-22", "2026-12-31", "1,357 km",
    )  # fmt: skip
    assert entry(kind=None).ruling() is None
    assert entry(made="2026-11-22").instant == datetime(2026, 11, 22, tzinfo=UTC)
