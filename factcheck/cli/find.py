"""`factcheck find`: what the articles of an archive say on a fact."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from factcheck import archive
from factcheck.archive import Among, Answer
from factcheck.cli.archive import ArchiveFile, archive_file
from factcheck.cli.configured import ConfigFile, NoConfig, over, settings_for
from factcheck.cli.options import CLEAN, FOUND, Model, Quiet
from factcheck.cli.outputs import write
from factcheck.cli.progress import ProgressBar
from factcheck.cli.terminal import say, show
from factcheck.errors import FactcheckError
from factcheck.figures import counted
from factcheck.report.as_json import json_text
from factcheck.report.found import fact_document, found_document, render_found

# As grep has it: nothing was found, and nothing went wrong.
NOTHING = FOUND
_MOST = 100


class FindFormat(StrEnum):
    """What is found can be written as."""

    CONSOLE = "console"
    JSON = "json"
    JSONL = "jsonl"


Question = Annotated[
    str, typer.Argument(metavar="QUESTION", help='What to look for: "length of the border", "how many were hurt".')
]
Limit = Annotated[int, typer.Option(metavar="N", min=1, max=_MOST, help="List at most so many facts.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only articles of this day (YYYY-MM-DD) or later.")]
Sources = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="NAME", help="Only articles of this source; * and ? stand for anything."),
]


def find(
    question: Question,
    *,
    archive_path: ArchiveFile = None,
    limit: Limit = 5,
    since: Since = None,
    sources: Sources = None,
    format_: Annotated[FindFormat, typer.Option("--format")] = FindFormat.CONSOLE,
    quiet: Quiet = False,
    model: Model = None,
    config_file: ConfigFile = None,
    no_config: NoConfig = False,
) -> None:
    """List what the articles of an archive say on a fact, the values side by side."""
    found = settings_for(config_file, no_config=no_config)
    among = Among(_day(since), tuple(sources or ()))
    with archive.opened(archive_file(archive_path, found)) as connection, ProgressBar(quiet=quiet) as progress:
        told = archive.answer(
            connection, question, among=among, limit=limit, config=over(found, model=model), progress=progress
        )
    _write(question, told, format_)
    if told.missing:
        say(
            f"{counted(told.missing, 'article')} could not be searched yet: another process is writing to the archive. "
            "Ask again when it has finished. [not-indexed]"
        )
    if not told.facts:
        say(_nothing(told))
    raise typer.Exit(CLEAN if told.facts else NOTHING)


def _write(question: str, told: Answer, wanted: FindFormat) -> None:
    if wanted is FindFormat.CONSOLE:
        show(partial(render_found, told.facts))
    elif wanted is FindFormat.JSON:
        document = found_document(question, told.facts, articles=told.articles, missing=told.missing)
        write(f"{json_text(document, indent=2)}\n".encode(), None)
    else:
        write("".join(f"{json_text(fact_document(fact))}\n" for fact in told.facts).encode(), None)


def _nothing(told: Answer) -> str:
    if not told.articles:
        return (
            "There is no article to search: take some in with `factcheck archive add`, or ask for other sources or an "
            "earlier day. [nothing-found]"
        )
    return (
        f"Nothing in {counted(told.articles, 'article')} answers that: ask in English, name the place or the people, "
        "use fewer words, or words that the articles may use. [nothing-found]"
    )


def _day(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise FactcheckError("bad-date", f"--since {text} is no day: write YYYY-MM-DD, as in 2024-03-05.") from None
