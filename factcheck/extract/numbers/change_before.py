"""What the words before a figure tell of a change: "rose 12 %", "cut its forecast by 12 %", "a fall of 300"."""

from __future__ import annotations

from factcheck.extract.numbers.change_words import (
    Figure,
    adverb,
    direct,
    forms,
    jobs,
    near,
    takes,
    takes_by,
    transitive,
    watery,
)
from factcheck.extract.numbers.doers import done_by, of_people
from factcheck.extract.numbers.lexer import ARTICLES, Tokens, is_figure, is_word, word
from factcheck.extract.numbers.tables import words
from factcheck.model import Change

_REACH = 8
_STOPS = frozenset({".", ";", ":", "!", "?", ",", "(", ")", "—", "–"})
_VALUES = frozenset({"share", "money"})
# Between a noun of change and "of" these begin another thing that the figure may measure: "a discount on meals of $50".
_ELSEWHERE = frozenset({"on", "for", "with"})
_LEADS = frozenset({"a", "an", "the", "this", "its", "their"})


def told_before(tokens: Tokens, figure: Figure) -> Change | None:
    """What the words before the figure tell: "rose 12 %", "by 12 %", "an increase of 12 %", "up 12 %"."""
    at, article = _past_fillers(tokens, figure.start - 1)
    here = word(tokens, at)
    if here == "by":
        return _by(tokens, at, figure)
    if here == "of" and not article:
        return _noun_before(tokens, at, figure, linked=False)
    led = [word(tokens, place) for place in range(figure.start, figure.first)]
    sums = figure.kind != "share" and near("levels_of_sums").intersection(led)
    if sums or near("levels").intersection(led):
        return None
    return _verb(tokens, at, figure) or _adverb(tokens, figure) or _object(tokens, figure)


def _past_fillers(tokens: Tokens, at: int) -> tuple[int, bool]:
    """Back from token `at` over adverbs, and over the article of "a further 12 %", "by a record 12 %"."""
    begin = at
    while at > begin - 3 and (word(tokens, at) in near("fillers") or word(tokens, at).endswith("ly")):
        at -= 1
    if word(tokens, at) == "factor":
        return at, False
    for back in (0, 1, 2):
        described = all(
            is_word(tokens, at - step) and word(tokens, at - step) not in words("closed") for step in range(back)
        )
        if word(tokens, at - back) in ARTICLES and described and (back or at < begin):
            return at - back - 1, True
    summed = word(tokens, at) == "of" and word(tokens, at - 1) in {"factor", "average", "total"}
    if summed and word(tokens, at - 2) in ARTICLES:
        return at - 3, True
    # "Up" and "down" are fillers after a verb, and tell by themselves elsewhere.
    return (begin, False) if word(tokens, begin) in {"up", "down", "off"} and not _verb_at(tokens, at) else (at, False)


def _verb_at(tokens: Tokens, at: int) -> bool:
    return word(tokens, at) in forms("verbs")


def _verb(tokens: Tokens, at: int, figure: Figure) -> Change | None:
    """A verb right before the figure: "rose 12 %", "cut 5,000 jobs", but not "a reduced 12 % rate"."""
    hit = forms("verbs").get(word(tokens, at))
    if hit is None or word(tokens, at - 1) in _LEADS:
        return None
    way, name = hit
    follows = word(tokens, figure.end)
    if figure.kind == "count":
        kind = "jobs" if jobs(tokens, figure.end) else "count"
    elif figure.kind == "length":
        kind = "size" if watery(tokens, at) and name == "moves" else "length"
    else:
        kind = figure.kind
    if kind not in direct(name):
        return None
    # "Gained 52 % of the vote" is a level, "grew 5 tonnes of tomatoes" a crop, "lost 52 % to 48 %" a vote.
    gained = kind == "share" and (name == "swings" or (name in {"takes", "adds", "keeps"} and way is Change.UP))
    whole = follows == "of" and (kind in {"mass", "size"} or gained)
    voted = (
        kind == "share" and name in {"takes", "keeps"} and follows in {"to", "-"} and is_figure(tokens, figure.end + 1)
    )
    return None if whole or voted else way


def _adverb(tokens: Tokens, figure: Figure) -> Change | None:
    """ "Up 12 %", "down $2bn": unless a verb makes something else of it, as in "picked up", "makes up"."""
    at = figure.start - 1
    while at > figure.start - 4 and (
        word(tokens, at) in near("fillers") - {"up", "down", "off"} or word(tokens, at) in ARTICLES
    ):
        at -= 1
    here, before, follows = word(tokens, at), word(tokens, at - 1), word(tokens, figure.end)
    if here == "off":
        fell = figure.kind in {"share", "points"} and before in near("free") - {"and", "or"}
        return Change.DOWN if fell else None
    way = adverb(here)
    if way is None or before in near("phrasal") or follows == "of" or tokens[at].glued:
        return None
    # "Up 50 cents to $7.20" gives both, by how much and to what.
    reached = follows == "to" and not is_word(tokens, figure.end + 1)
    compared = follows in near("compared") or reached
    free = {"share": True, "points": True, "factor": True, "money": before in near("free") or compared}
    return way if free.get(figure.kind, compared and figure.kind in {"count", "mass", "size"}) else None


def _object(tokens: Tokens, figure: Figure) -> Change | None:
    """ "Raised interest rates 25 basis points": what is raised stands between."""
    if figure.kind != "share" or word(tokens, figure.start - 1) in words("determiners"):
        return None
    for back in range(2, 6):
        at = figure.start - back
        between = word(tokens, at + 1)
        if not is_word(tokens, at + 1) or (between in words("closed") and between not in {"its", "the", "their"}):
            return None
        way, name = forms("verbs").get(word(tokens, at), (None, ""))
        if way is not None and (name in {"makes", "cuts"} or word(tokens, at).startswith("increas")):
            return None if word(tokens, at - 1) in _LEADS else way
    return None


def _by(tokens: Tokens, by: int, figure: Figure) -> Change | None:
    """ "Fell by a third", "cut its forecast by 2 %", "an increase in staff by 300"."""
    free = figure.kind != "count"
    for at in range(by - 1, max(-1, by - _REACH), -1):
        here = word(tokens, at)
        if here in _STOPS or here == "by" or (here not in forms("verbs") and done_by(tokens, at, by)):
            return None
        way, name = forms("verbs").get(here, (None, ""))
        # "Lowered the record by two seconds"; "rose again by two weeks later" tells when.
        far = figure.kind == "duration" and at < by - 1
        if way is not None and takes_by(name) and (not far or transitive(name)):
            # In "raised by 12 volunteers" they are who did it.
            doer = figure.kind == "count" and transitive(name) and is_word(tokens, figure.end)
            doer = doer and word(tokens, figure.end) not in words("closed")
            asked = transitive(name) and at == by - 1 and of_people(tokens, figure.end)
            return None if doer or asked else way
        way, name = forms("comparatives").get(here, (None, ""))
        if way is not None and at == by - 1 and (name == "any" or (name == "shares" and figure.kind in _VALUES)):
            return way
        moved = adverb(here)
        if moved is not None and at == by - 1 and not _verb_at(tokens, at - 1):
            counts = figure.kind == "count" and is_word(tokens, figure.end)
            phrasal = word(tokens, at - 1) in near("phrasal")
            return None if phrasal or (counts and word(tokens, figure.end) not in words("closed")) else moved
        if not free and not (here in near("fillers") or here.endswith("ly")):
            break
    return _noun_before(tokens, by, figure, linked=True)


def _noun_before(tokens: Tokens, link: int, figure: Figure, *, linked: bool) -> Change | None:
    """ "An increase of 12 %", "a fall in sales of 12 %", "cuts of £2bn"; `linked` where "by" leads the figure."""
    for at in range(link - 1, max(-1, link - _REACH), -1):
        here, near = word(tokens, at), at == link - 1
        if here in _STOPS or here == "of" or is_figure(tokens, at) or (here in _ELSEWHERE and not linked):
            return None
        hit = forms("nouns").get(here)
        if hit is None:
            continue
        article = ARTICLES.intersection(word(tokens, at - back) for back in (1, 2, 3))
        if not near and not article and not linked:
            return None
        way, name = hit
        if figure.kind == "count":
            counted = article or here.endswith("s") or name == "plain"
            return way if jobs(tokens, figure.end) or (counted and name != "narrow" and not linked) else None
        return way if takes(name, figure.kind, tokens, at) else None
    return None
