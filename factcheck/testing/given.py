"""What a test names as articles: paths, texts, and articles made before."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import TypeAlias

from factcheck.errors import FactcheckError
from factcheck.model import Article
from factcheck.read import article_from_text
from factcheck.read.formats import is_read
from factcheck.read.inputs import STDIN, find_inputs
from factcheck.read.leftout import NOTICES

Given: TypeAlias = str | PathLike[str] | Article

_BLANK = re.compile(r"\s")


def is_text(given: str) -> bool:
    """Whether a string is the text of an article and no path.

    It is a path where something of that name exists, where it holds no white space, or where its one line ends in a
    suffix that is read (`.md`).
    """
    if "\n" in given:
        return True
    if os.path.lexists(given) or is_read(given):
        return False
    return _BLANK.search(given) is not None


def inputs(articles: Iterable[Given], *, start: int = 1) -> tuple[str | Article, ...]:
    """The paths as they stand, and an article for each text, whose path is `text N`, counted from `start`.

    Raises FactcheckError `bad-input` for anything else, and for standard input, which belongs to no test.
    """
    if isinstance(articles, str | bytes | Article | PathLike):
        raise FactcheckError("bad-input", "The articles must be a list: write check([...]), not check(...).")
    return tuple(_input(given, number) for number, given in enumerate(articles, start))


def _input(given: object, number: int) -> str | Article:
    if isinstance(given, Article):
        return given
    if isinstance(given, str) and is_text(given):
        return article_from_text(given, path=f"text {number}")
    if not isinstance(given, str | PathLike):
        raise FactcheckError("bad-input", f"{given!r} is no path, no text and no Article.")
    path = fspath(given)
    if not isinstance(path, str) or path == STDIN:
        raise FactcheckError("bad-input", f"{path!r} is no article of a test: give a path or a text.")
    return path


def near(path: str) -> str:
    """The path from the current folder where it lies below it: shorter, and what a terminal makes a link of."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except (OSError, ValueError):
        return path


def found(paths: Sequence[str]) -> frozenset[str]:
    """The paths of the files that these name, as a report shows them.

    Raises FactcheckError with the code of the problem (`path-not-found`, `no-articles`, ...) where one names nothing.
    """
    candidates, problems = find_inputs(paths)
    for problem in problems:
        if problem.code not in NOTICES:
            raise FactcheckError(problem.code, problem.message)
    return frozenset(candidate.shown for candidate in candidates)
