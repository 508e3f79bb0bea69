"""Works on an archive, job by job, each in a fork that may be killed: run by `archives.Worker`.

A job is a line of JSON on standard input: [what, archive, paths, day]. Told are the process that does it, what it
reported as done, how it ended, and that the next may come.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from archives import silent

from factcheck import archive
from factcheck.archive import intake
from factcheck.config import Config


def tell(text: str) -> None:
    """Say it at once, in one piece."""
    os.write(1, f"{text}\n".encode())


def progress(stage: str, done: int, total: int) -> None:
    """Tell how far it is."""
    tell(f"{stage} {done} {total}")


def work(what: str, path: str, paths: list[str], day: str) -> None:
    """Do one job."""
    with archive.opened(path, create=True) as connection:
        if what == "add":
            done = archive.add(connection, paths, config=Config(), day=day, progress=progress)
            tell(f"added {done.new} {done.versions} {done.known}")
        elif what == "compare":
            archive.compare(connection, config=Config(), day=day, progress=progress)
        elif what == "remove":
            tell(f"removed {archive.remove(connection, paths, day=day)}")
    tell(f"finished {what}")


def warm_up(*, compares: bool) -> None:
    """Add an article, so that all that this loads is there in each fork; of one thread, so that a fork is sound."""
    with TemporaryDirectory() as folder:
        article = Path(folder, "a.txt")
        article.write_text(
            "Fire in Selby\n\nA fire hurt 12 people in Selby on Monday, Ann Lister said.\n", encoding="utf-8"
        )
        with archive.opened(Path(folder, "a.db"), create=True) as connection:
            archive.add(connection, [str(article)], config=Config(), day="2026-03-01", progress=silent)
            if compares:
                archive.compare(connection, config=Config(), day="2026-03-01", progress=silent)


def main() -> None:
    """Do what is asked for, until there is no more."""
    # Small batches: more happens between two moments at which it is killed.
    vars(intake)["_BATCH"] = 2
    warm_up(compares="compares" in sys.argv)
    tell("ready")
    for line in sys.stdin:
        process = os.fork()
        if not process:
            tell(str(os.getpid()))
            work(*json.loads(line))
            os._exit(0)
        _, status = os.waitpid(process, 0)
        tell(f"ended {status}")
        tell("ready")


if __name__ == "__main__":
    main()
