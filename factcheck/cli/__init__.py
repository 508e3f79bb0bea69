"""The command line: `factcheck check`, `extract`, `explain`, `why`, `checks` and `serve`."""

from __future__ import annotations

# Nothing is imported here but what every run needs at once.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

# As shells tell that a command ended by SIGINT.
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line (:func:`factcheck.cli.app.main`). Gives the exit code.

    An interrupt is quiet from the start: the commands are loaded here, which takes a second.
    """
    try:
        from factcheck.cli.app import main as run

        return run(arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED
