"""What the script of the page reads: of each fact what it is filtered by, and where its values stand."""

from __future__ import annotations

from factcheck.model import Mention
from factcheck.report.as_json import Json
from factcheck.report.html.facets import source_numbers, status
from factcheck.report.html.facts import Fact, Facts, Links, lettered, outlet
from factcheck.report.html.finding import sources_of
from factcheck.report.safe import prose


def data_of(facts: Facts, links: Links) -> Json:
    """An object with a key for each fact: `places`, and of a finding the choice that it has of each facet."""
    numbers = source_numbers(facts.findings)
    found: dict[str, Json] = {}
    for fact in facts.findings:
        found[fact.anchor] = {
            "severity": fact.level,
            "status": status(fact),
            "field": fact.finding.field.value,
            "source": [str(numbers[source]) for source in sources_of(fact.finding)],
            "places": _places(fact, links),
        }
    for fact in facts.agreed:
        found[fact.anchor] = {"places": _places(fact, links)}
    return found


def _places(fact: Fact, links: Links) -> list[Json]:
    return [
        {"at": links.to(mention), "side": letter, "text": _label(letter if fact.number else "", mention)}
        for letter, side in lettered(fact.finding.sides)
        for mention in side.mentions
        if links.to(mention)
    ]


def _label(letter: str, mention: Mention) -> str:
    """What the place is called in a list of places; shown by the script, and so made harmless here."""
    said = prose(f"{mention.text}, {outlet(mention)}, line {mention.line}")
    return f"{letter}: {said}" if letter else said
