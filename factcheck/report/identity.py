"""One finding of a written report, by its id or the beginning of it."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from factcheck.errors import FactcheckError
from factcheck.model import Finding

# Two ids of a large report seldom share so many characters.
_LEAST = 4
_SUGGESTED = 3


def pick(findings: Sequence[Finding], wanted: str, *, name: str) -> Finding:
    """The finding whose id is `wanted`, or the only one whose id begins with it; `name` is that of the report.

    Raises FactcheckError `finding-unknown`, which names the nearest ids, or `finding-ambiguous`, which names those
    that begin so.
    """
    exact = [one for one in findings if one.id == wanted]
    begun = exact or [one for one in findings if len(wanted) >= _LEAST and one.id.startswith(wanted.casefold())]
    if len(begun) == 1:
        return begun[0]
    if begun:
        message = f"{len(begun)} findings of {name} have an id that begins with {wanted}: write more of it."
        raise FactcheckError("finding-ambiguous", f"{message}\n{_listed(begun)}")
    if not findings:
        raise FactcheckError("finding-unknown", f"{name} holds no finding at all, and so none with the id {wanted}.")
    begins = "" if len(wanted) >= _LEAST else f", and the beginning of one must have at least {_LEAST} characters"
    nearest = sorted(findings, key=lambda one: -fuzz.ratio(wanted.casefold(), one.id))[:_SUGGESTED]
    raise FactcheckError(
        "finding-unknown", f"No finding of {name} has the id {wanted}{begins}. The nearest are:\n{_listed(nearest)}"
    )


def _listed(findings: Sequence[Finding]) -> str:
    lines = [f"  {one.id}  {one.topic}" for one in findings[:_SUGGESTED]]
    return "\n".join([*lines, f"  and {len(findings) - _SUGGESTED} more"] if len(findings) > _SUGGESTED else lines)
