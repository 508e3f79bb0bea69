"""The lines of an article that the rules of its source know as boilerplate: whole lines and paragraphs only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from factcheck.house import EVERY_SOURCE, Boilerplate
from factcheck.model import Layout, Mark
from factcheck.read.lines import Line
from factcheck.read.templates import Template, template, units, written

_Rules = Mapping[str, Mapping[str, tuple[Template, ...]]]


def repeated_marks(
    lines: Sequence[Line], rules: Boilerplate, *, source: str | None, fixed: Sequence[bool]
) -> tuple[Mark, ...]:
    """A mark for each line that a rule of the source, or of any, covers whole; none for those that are `fixed`.

    Of an article of no known source only the rules for any count.
    """
    if not rules.lines:
        return ()
    table = _table(rules)
    known = [table[name] for name in {EVERY_SOURCE, source_key(source or EVERY_SOURCE)} if name in table]
    found = []
    for unit in units(lines) if known else ():
        if any(fixed[index] for index in unit.lines):
            continue
        read = template(unit.text)
        if read is not None and any(rule.covers(read) for each in known for rule in each.get(read.key, ())):
            found += [Mark(lines[index].span, Layout.BOILERPLATE) for index in unit.lines]
    return tuple(found)


def source_key(source: str) -> str:
    """A source as rules go by it: upper and lower case and blanks do not count."""
    return " ".join(source.casefold().split())


@lru_cache(maxsize=8)
def _table(rules: Boilerplate) -> _Rules:
    found: dict[str, dict[str, tuple[Template, ...]]] = defaultdict(dict)
    for source, line in rules.lines:
        rule = written(line)
        if rule is not None:
            own = found[source_key(source)]
            own[rule.key] = (*own.get(rule.key, ()), rule)
    return found
