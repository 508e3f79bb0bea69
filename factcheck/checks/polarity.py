"""One thing affirmed and denied: how two such statements relate, and how a finding tells it."""

from __future__ import annotations

from factcheck.model import Modality, Polarity, Severity, Stance, Statement, Verdict
from factcheck.moments import compare

# What is open today may be closed tomorrow: two turns of events may both be true, one after the other.
_REVERSIBLE = frozenset(
    {"running", "custody", "force", "start", "agreement", "presence", "permit", "consent", "office"}
)

# What is kept or lost must be one thing; who dies or is jailed one person.
_OF_ONE_THING = frozenset({"keeping"})
_OF_PERSONS = frozenset({"death", "hurt", "guilt", "custody"})
_PARTS = frozenset({"count", "charge", "offence", "offense"})


def relate(left: Statement, right: Statement) -> Verdict:
    """How two statements relate if they speak of one event; `unknown` where both may be true of it."""
    opposed = _opposed(left, right)
    if opposed is None:
        return Verdict.UNKNOWN
    if not opposed:
        return Verdict.SAME
    return Verdict.DIFFERENT if _exclusive(left, right, opposed) else Verdict.UNKNOWN


def _opposed(left: Statement, right: Statement) -> tuple[Stance, ...] | None:
    """What the left affirms or denies and the right turns round; None where they share no issue."""
    mine = {one.issue: one for one in left.value.polar.stances}
    shared = [(mine[one.issue], one) for one in right.value.polar.stances if one.issue in mine]
    return tuple(one for one, other in shared if one.affirmed != other.affirmed) if shared else None


def _exclusive(left: Statement, right: Statement, opposed: tuple[Stance, ...]) -> bool:
    """Whether both cannot be true of one event at one time."""
    one, other = left.value.polar, right.value.polar
    modes = {left.claim.modality, right.claim.modality}
    if modes - {Modality.ASSERTED, Modality.PLANNED}:
        return False
    if len(modes) > 1 and not _stays(left, right):
        return False
    if all(stance.issue in _REVERSIBLE for stance in opposed) and not one.lasting and not other.lasting:
        return False
    if not _of_one_thing(left, right):
        return False
    when = left.claim.when, right.claim.when
    return when[0] is None or when[1] is None or compare(when[0], when[1]) is not Verdict.DIFFERENT


def _of_one_thing(left: Statement, right: Statement) -> bool:
    """Whether two statements may be told of one thing: of one noun, or with a name that takes part in both.

    What is denied of all meets whatever is told of one. Of a part of the charges somebody is guilty, of others not.
    """
    one, other = left.value.polar, right.value.polar
    if one.noun and other.noun and not (one.listed and other.listed):
        return True
    if not (one.listed and other.listed):
        return _told_of_both(left, right)
    if one.sweeping or other.sweeping:
        return True
    if one.partly != other.partly:
        return False
    if any(word in _PARTS for each in (left, right) for word in each.value.context):
        return False
    same, issues = one.theme[:1] == other.theme[:1] != (), {stance.issue for stance in one.stances}
    if issues & _OF_ONE_THING:
        return same
    mine, yours = {*one.theme, *one.others}, {*other.theme, *other.others}
    if issues & _OF_PERSONS:
        return bool({*one.theme} & {*other.theme} & _named(left, right))
    return same or bool(mine & yours & _named(left, right)) or (not (one.theme and other.theme) and bool(mine & yours))


def _told_of_both(left: Statement, right: Statement) -> bool:
    """Whether a part of those who take part in what is denied stand in the sentence of what is affirmed."""
    denied, affirmed = (left, right) if any(not one.affirmed for one in left.value.polar.stances) else (right, left)
    span, polar = affirmed.claim.sentence, denied.value.polar
    sentence = affirmed.article.text[span.start : span.end].casefold()
    taking_part = (*polar.theme, *polar.others)
    return not taking_part or 2 * sum(word in sentence for word in taking_part) >= len(taking_part)


def _named(left: Statement, right: Statement) -> set[str]:
    """The words of the names in both clauses, in lower case."""
    return {word.casefold() for one in (left, right) for name in one.claim.entities for word in name.split()}


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
    """An error where "not" or "no" turns round the same word, a warning where the words are only opposites."""
    one, other = left.value.polar, right.value.polar
    return Severity.WARNING if one.listed and other.listed else Severity.ERROR


def disagreement(left: Statement, right: Statement) -> str:
    """For example: "was not evacuated" against "was evacuated": both cannot be true."""
    return f'"{_shown(left)}" against "{_shown(right)}": both cannot be true'


def _shown(statement: Statement) -> str:
    return " ".join(statement.value.text.split())
