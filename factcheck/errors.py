"""Mistakes that stop a run. Each has a code that can be searched for and says what to do."""

from __future__ import annotations


class FactcheckError(Exception):
    """A run could not go on. `code` is a slug; the message names the place and the remedy."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[FactcheckError], tuple[str, str]]:
        """What it is made of: a process tells another of it so."""
        return type(self), (self.code, self.message)
