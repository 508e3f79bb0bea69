"""One thing affirmed and denied: how two such statements relate, and how a finding tells it."""

from __future__ import annotations

from collections.abc import Collection

from factcheck.model import Modality, Polarity, Severity, Statement, Verdict
from factcheck.moments import compare
from factcheck.opposition import Tie, same, tie

# What is open today may be closed tomorrow: two turns of events may both be true, one after the other.
_REVERSIBLE = frozenset(
    {"running", "custody", "force", "start", "agreement", "presence", "permit", "consent", "office"}
)

# Who dies or is jailed is one person, and may be guilty on some counts and not on others.
_OF_PERSONS = frozenset({"death", "hurt", "guilt", "custody"})
_PARTS = frozenset({"count", "charge", "offence", "offense"})


def relate(left: Statement, right: Statement) -> Verdict:
    """How two statements relate if they speak of one event; `unknown` where both may be true of it."""
    one, other = left.value.polar, right.value.polar
    if tie(one, other) is None:
        return Verdict.SAME if same(one, other) else Verdict.UNKNOWN
    return Verdict.DIFFERENT if _exclusive(left, right) else Verdict.UNKNOWN


def _exclusive(left: Statement, right: Statement) -> bool:
    """Whether both cannot be true of one event at one time."""
    one, other = left.value.polar, right.value.polar
    modes = {left.claim.modality, right.claim.modality}
    if modes - {Modality.ASSERTED, Modality.PLANNED}:
        return False
    if len(modes) > 1 and not _stays(left, right):
        return False
    issues = {stance.issue for stance in one.stances} & {stance.issue for stance in other.stances}
    if issues and issues <= _REVERSIBLE and not one.lasting and not other.lasting:
        return False
    if _apart(left, right, issues):
        return False
    when = left.claim.when, right.claim.when
    return when[0] is None or when[1] is None or compare(when[0], when[1]) is not Verdict.DIFFERENT


def _apart(left: Statement, right: Statement, issues: Collection[str]) -> bool:
    """Whether two statements are told of two persons by their names, or of some of several charges."""
    if issues and any(word in _PARTS for each in (left, right) for word in each.value.context):
        return True
    if not _OF_PERSONS.intersection(issues):
        return False
    one, other = ({*each.value.polar.theme} if _is_named(each) else set() for each in (left, right))
    return bool(one and other) and not one & other


def _is_named(statement: Statement) -> bool:
    """Whether what befalls somebody befalls one who is named there."""
    words = {word.casefold() for name in statement.claim.entities for word in name.split()}
    return bool(words.intersection(statement.value.polar.theme[:1]))


def _stays(left: Statement, right: Statement) -> bool:
    """Whether what is planned is that nothing changes ("would not resign"), and the other tells a change."""
    planned, told = (left, right) if left.claim.modality is Modality.PLANNED else (right, left)
    return planned.value.polar.lasting and not told.value.polar.lasting


def resolved(polarity: Polarity) -> str:
    """What is said, in words that do not depend on the wording: `running`, `not running`, `a siren`, `no siren`."""
    return ", ".join(
        stance.issue if stance.affirmed else f"not {stance.issue}".replace("not a ", "no ")
        for stance in polarity.stances
    )


def superseded(earlier: Statement, later: Statement) -> bool:
    """Whether the later article tells what was still open in the earlier: "no charges had been laid", "was charged"."""
    days = [(one.article.updated or one.article.published or "")[:10] for one in (earlier, later)]
    return all(days) and days[0] < days[1] and not earlier.value.polar.settled


def severity(left: Statement, right: Statement) -> Severity:
    """An error where "not" or "no" turns round the same word, a warning where two words do."""
    return Severity.ERROR if tie(left.value.polar, right.value.polar) is Tie.WORD else Severity.WARNING


def disagreement(left: Statement, right: Statement) -> str:
    """For example: "was not evacuated" against "was evacuated": both cannot be true."""
    return f'"{_shown(left)}" against "{_shown(right)}": both cannot be true'


def _shown(statement: Statement) -> str:
    return " ".join(statement.value.text.split())
