"""Roles of one person: the offices and trades that articles give."""

from __future__ import annotations

from factcheck.model import Severity, Statement, Verdict
from factcheck.names import Likeness, likeness_of_persons
from factcheck.offices import Conflict, conflict, relation


def relate(left: Statement, right: Statement) -> Verdict:
    """How two roles relate if one person has them: two that can be held at once are `unknown`, never a conflict."""
    return relation(left.value.post, right.value.post)


def severity(left: Statement, right: Statement) -> Severity:
    """An error where nobody is both and the names are one, else a warning."""
    one, other = left.value.post, right.value.post
    sure = likeness_of_persons(one.holder, other.holder) is Likeness.SAME and conflict(one, other) is Conflict.HARD
    return Severity.ERROR if sure else Severity.WARNING


def disagreement(left: Statement, right: Statement) -> str:
    """For example: Petra Lundmark is given as finance minister and as foreign minister."""
    holder = max((one.value.post.holder for one in (left, right)), key=lambda name: (len(name), name))
    return f"{holder} is given as {_written(left)} and as {_written(right)}"


def described(statement: Statement) -> str:
    """A role in words, as a report resolves it: `Petra Lundmark: deputy minister, finance`."""
    role = statement.value.post
    posts = [
        ", ".join((f"{post.rank} {post.office}".strip(), *post.fields, *(one.partition(":")[2] for one in post.reach)))
        for post in role.posts
    ]
    return f"{role.holder}: {' and '.join(posts)}"


def _written(statement: Statement) -> str:
    return f'"{" ".join(statement.value.text.split())}"'
