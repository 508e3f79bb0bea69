"""What an article says that a person is: the office or trade told with the name, and where it is told.

An office stands before a name ("finance minister Ana Kone"), beside it between commas, after a verb ("Kone becomes
finance minister") or is a verb itself ("Kone, who heads the treasury").
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from factcheck.extract.called import Called
from factcheck.model import Field, Post, Span, Standing
from factcheck.offices import Found, is_other, read

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_TITLE, _LONGEST_PHRASE = 9, 16
_CLAUSE = 130
# No longer row of honorifics stands before a name.
_LEAD = 40
_BREAK = re.compile(
    r"[,;:.!?()\"“”\n]|\s[–—-]\s|\b(?:who|which|that|whose|where|when|after|before|while|because|but|said|says)\b"
)
_AGE = re.compile(r"\s*(?:,\s*(?:aged\s+)?\d{1,3}(?=\s*,)|\(\d{1,3}\))")
_COMMA = re.compile(r"\s*,\s*|\s+[–—-]\s+")
_NOT = re.compile(r"\s*(?:not|never|no|neither|as if|like|only|nor|and|or|but)\b", re.I)
_AS = re.compile(r"\s*,?\s+as\s+")
_WHO = re.compile(r"\s*,\s*(?:(?:the|a|an)\s+[^,;.\"“”]{1,40}?\s)?who\s+")
_CLAUSE_END = re.compile(r"[,;:\"“”\n]|\.(?:\s|$)")
_FROM = re.compile(r"\s+(?:of|from)\s+(?:[A-Z][^\W\d_]+\s?){1,3}(?=\s|,)")
_CAPITALS = re.compile(r"\b[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+){1,4}\b")
_LIKE_A_PERSON = re.compile(r"[A-Z][^\W\d_]*[a-z](?:[ -](?:[A-Z]\.?|[A-Z][^\W\d_]*[a-z])){1,3}")
_LEADS_ON = re.compile(r"\b(?:of|at|for|in|to|with|from|by|the)\s+$")
_ASIDE = re.compile(r"\s*,\s[^,.;:\"“”]{3,80},(?=\s)")
_CHARGE = re.compile(r"(?:has|is in|was in|had|takes)\s+charge\s+of\s+(?P<what>[^,;.\"“”]{3,50})")
_BRIEF = re.compile(r"holds\s+the\s+(?P<what>[^,;.\"“”]{3,40}?)\s+(?:brief|portfolio)\b")


@dataclass(frozen=True, slots=True)
class Held:
    """A role in a paragraph: its tokens, where it stands, whose it is (a name as written), and what it is."""

    covered: range
    span: Span
    holder: str
    posts: tuple[Post, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class _Person:
    """A name that may be a person's: where it stands, without the offices that the parser takes for a part of it."""

    start: int
    end: int
    text: str
    sure: bool


def held(doc: Doc, names: Sequence[Called]) -> tuple[Held, ...]:
    """The roles of the persons among `names`, which are those of the paragraph, in order; none twice."""
    persons = [*map(_person, names), *_unnamed(doc, names)]
    found: dict[Span, Held] = {}
    for person in persons:
        before = (*_title(doc, person), *_before(doc, person, persons)) if person.sure else _title(doc, person)
        after = (*_after(doc, person, persons), *_told(doc, person, persons)) if person.sure else ()
        for start, what in (*before, *after):
            span = Span(start + what.start, start + what.end)
            covered = doc.char_span(span.start, span.end, alignment_mode="expand")
            if covered is not None and span not in found:
                tokens = range(covered.start, covered.end)
                found[span] = Held(tokens, span, person.text, what.posts, what.standing)
    return tuple(found[span] for span in sorted(found))


def _unnamed(doc: Doc, names: Sequence[Called]) -> Iterator[_Person]:
    """Two or three capitalised words that the parser takes for no name at all: a person's, where an office is by."""
    taken = [name.span for name in names]
    for match in _CAPITALS.finditer(doc.text):
        lead = _titles(match[0])
        span = Span(match.start() + lead, match.end())
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None or any(span.overlaps(one) for one in taken) or len(match[0][lead:].split()) < 2:
            continue
        if read(match[0][lead:]) is not None:
            continue
        if all(token.pos_ == "PROPN" and token.ent_type_ in {"", "PERSON"} for token in tokens):
            yield _Person(span.start, span.end, match[0][lead:], True)


def untitled(name: str) -> str:
    """A name without office or honorific before it: `Lorraine Tibbets` of `Warden Lorraine Tibbets`."""
    honorific = _honorifics_first().match(name)
    return name[honorific.end() :] if honorific is not None else name[_titles(name) :]


def _titles(name: str) -> int:
    """How many characters of a name are an office before it."""
    ends = [match.end() for match in re.finditer(r"\s+", name)]
    for end in reversed(ends):
        found = read(name[:end].rstrip())
        if found is not None and found.end == len(name[:end].rstrip()):
            return end
    return 0


def _person(name: Called) -> _Person:
    plain = _honorifics_first().match(name.text)
    lead = plain.end() if plain is not None else _titles(name.text) if name.field is not Field.PLACE else 0
    text = name.text[lead:]
    # The parser takes many a person for a company; what looks like a person's name is one where an office is by.
    sure = name.field is Field.NAME or (name.field is Field.ORGANISATION and _LIKE_A_PERSON.fullmatch(text) is not None)
    return _Person(name.span.start + lead, name.span.end, text, sure)


def _title(doc: Doc, person: _Person) -> tuple[tuple[int, Found], ...]:
    """The office right before a name; of what is hardly a person's name only before two words or more."""
    end = _without_honorifics(doc, person.start)
    if not person.sure and len(person.text.split()) < 2:
        return ()
    tokens = _run(doc, end, _LONGEST_TITLE, {"of", "for", "and"})
    for first in _starts(tokens, longest=False):
        start = first.idx
        text = doc.text[start:end].rstrip()
        what = read(text)
        if what is not None and (what.end == len(text) or (" of " in text[what.end :] and tokens[-1].pos_ == "NOUN")):
            joined = _joined(doc, tokens, first, end)
            return ((start, what),) if joined is None else (joined,)
    return ()


def _joined(doc: Doc, tokens: Sequence[Token], first: Token, end: int) -> tuple[int, Found] | None:
    """The whole of "president and chief executive", of which the second was found."""
    before = [token for token in tokens if token.i < first.i]
    if not before or before[-1].lower_ != "and":
        return None
    start = before[0].idx
    what = read(doc.text[start:end].rstrip())
    return None if what is None or len(what.posts) < 2 else (start, what)


def _before(doc: Doc, person: _Person, persons: Sequence[_Person]) -> tuple[tuple[int, Found], ...]:
    """The office before a name between commas: "the union's president, Anita Boucher, ..."."""
    comma = doc.text[: _without_honorifics(doc, person.start)].rstrip()
    if not comma.endswith(",") or not re.match(r"\s*(?:[,.;)\"”’:]|$)", doc.text[person.end :]):
        return ()
    end = len(comma) - 1
    tokens = _run(doc, end, _LONGEST_PHRASE, None)
    if not tokens or _goes_with_another(doc, tokens[0].idx, persons):
        return ()
    for first in _starts(tokens, longest=True):
        what = read(doc.text[first.idx : end])
        if what is None:
            continue
        lead = doc.text[tokens[0].idx : first.idx].rsplit(None, 1)
        if len(lead) > 1 and is_other(lead[0]):
            return ()
        return ((first.idx, what),)
    return ()


def _goes_with_another(doc: Doc, start: int, persons: Sequence[_Person]) -> bool:
    """Whether a phrase follows another name and a comma: "Anna Holm, police chief, Jan Berg, mayor"."""
    lead = re.sub(r",\s*(?:aged\s+)?\d{1,3}$", "", doc.text[:start].rstrip().removesuffix(",").rstrip())
    return doc.text[:start].rstrip().endswith(",") and any(one.end == len(lead) and one.sure for one in persons)


def _after(doc: Doc, person: _Person, persons: Sequence[_Person]) -> tuple[tuple[int, Found], ...]:
    """The office after a name: "Anita Boucher, 47, the union's president", "Harish Puri, 71, as chairman"."""
    at = _past_age(doc.text, person.end)
    gap = _AS.match(doc.text, at) or _COMMA.match(doc.text, at)
    if gap is None:
        return ()
    start, standing = _past_adverbs(doc.text, gap.end())
    what = _phrase(doc, start, persons)
    return () if what is None else ((start, replace(what, standing=_settled(what.standing, standing))),)


def _phrase(doc: Doc, start: int, persons: Sequence[_Person]) -> Found | None:
    """The office in the phrase that begins at `start`; None where it is the title of a name that follows it."""
    if _NOT.match(doc.text, start) or _is_a_verb(_token(doc, start)):
        return None
    stop = _BREAK.search(doc.text, start)
    end = len(doc.text) if stop is None else stop.start()
    named = min((one.start for one in persons if start <= one.start < end and _ends_a_phrase(doc, one)), default=None)
    text = doc.text[start : end if named is None else _without_honorifics(doc, named)].rstrip()
    if named == start:
        return None
    what = _first_office(doc, start, text)
    return None if what is None or (named is not None and what.end == len(text)) else what


def _ends_a_phrase(doc: Doc, person: _Person) -> bool:
    """Whether a name is no part of what stands before it, as in "chief executive of Strand Housing"."""
    start = _without_honorifics(doc, person.start)
    return person.sure and _LEADS_ON.search(doc.text, max(0, start - _LEAD), start) is None


def _first_office(doc: Doc, start: int, text: str) -> Found | None:
    """The office of a phrase `text` at `start` that may run on into its sentence ("mayor last year"), but no part of
    one: "the chief executive's job" is no chief."""
    words = [match.end() for match in re.finditer(r"\S+", text)][:_LONGEST_PHRASE]
    whole = read(text[: words[-1]]) if words else None
    if whole is not None:
        return whole
    found = None
    for end in words[:8]:
        after = _token(doc, start + end + 1)
        ends = after is None or after.pos_ not in {"NOUN", "PROPN", "ADJ", "PART"}
        found = (read(text[:end]) if ends else None) or found
    return found


def _token(doc: Doc, start: int) -> Token | None:
    """The token that begins at the offset `start`, or holds it."""
    covered = doc.char_span(start, start + 1, alignment_mode="expand")
    return covered[0] if covered is not None and len(covered) > 0 else None


def _is_a_verb(token: Token | None) -> bool:
    return token is not None and token.pos_ in {"VERB", "AUX"} and token.tag_ in {"VBZ", "VBD", "VBP", "MD"}


def _told(doc: Doc, person: _Person, persons: Sequence[_Person]) -> Iterator[tuple[int, Found]]:
    """The office that a verb after the name tells, of the name itself or of "who"."""
    at = _past_age(doc.text, person.end)
    who = _WHO.match(doc.text, at)
    if who is None and re.search(r"\b(?:of|by|with|for|and)\s+$", doc.text[: person.start]):
        return
    start = at if who is None else who.end()
    aside = _FROM.match(doc.text, start) or _ASIDE.match(doc.text, start)
    link = _links().match(doc.text, start if aside is None else aside.end()) or _links().match(doc.text, start)
    if link is not None:
        begin, standing = _past_adverbs(doc.text, link.end())
        what = _phrase(doc, begin, persons)
        if what is not None:
            told = next(kind for kind in ("unsaid", "future", "past") if link[kind])
            standing = {"future": Standing.FUTURE, "past": Standing.FORMER}.get(told, standing)
            yield begin, replace(what, standing=_settled(what.standing, standing))
    if who is not None:
        yield from _verbs(doc.text, start)


def _verbs(text: str, start: int) -> Iterator[tuple[int, Found]]:
    """The offices that are verbs in the clause that begins at `start`: "heads the treasury", "has charge of trade"."""
    stop = _CLAUSE_END.search(text, start)
    end = min(start + _CLAUSE, len(text) if stop is None else stop.start())
    for pattern, office in ((_CHARGE, "head"), (_BRIEF, "minister")):
        match = pattern.match(text, start, end)
        if match is not None and (what := read(f"{office} of {match['what']}")) is not None:
            yield match.start(), replace(what, start=0, end=len(match[0].rstrip()))
    for match in _offices_as_verbs().finditer(text, start, end):
        if match.start() > start and not text[: match.start()].rstrip().endswith(" and"):
            continue
        thing = re.split(r"\s+and\s+(?=\w+s\b)|\s+(?:who|which|that)\s", text[match.end() : end])[0].rstrip()
        what = read(f"{_rules()['verbs'][match[1]]} of {thing}") if thing else None
        if what is not None:
            yield match.start(), replace(what, start=0, end=len(match[0]) + len(thing))


def _settled(own: Standing, told: Standing) -> Standing:
    return own if own is not Standing.UNSAID else told


def _past_age(text: str, at: int) -> int:
    age = _AGE.match(text, at)
    return at if age is None else age.end()


def _past_adverbs(text: str, at: int) -> tuple[int, Standing]:
    """Where an office begins after "until now" or "formerly", and what that says of it."""
    match = _adverbs().match(text, at)
    if match is None:
        return at, Standing.UNSAID
    return match.end(), Standing.FORMER if match["past"] else Standing.UNSAID


def _without_honorifics(doc: Doc, start: int) -> int:
    """Where a name with its "Mr" or "Dr" begins."""
    match = _honorifics().search(doc.text, max(0, start - _LEAD), start)
    return start if match is None else match.start()


def _run(doc: Doc, end: int, longest: int, links: set[str] | None) -> list[Token]:
    """The tokens of the phrase that ends at the offset `end`, up to a verb or comma; `links` are the prepositions
    that may stand in it, None for all."""
    covered = doc.char_span(max(0, end - 1), end, alignment_mode="expand")
    if covered is None:
        return []
    found: list[Token] = []
    for token in reversed(doc[max(0, covered.end - longest) : covered.end]):
        if token.is_space and "\n" not in token.text:
            continue
        if token.idx >= end:
            continue
        if not _may_belong(token, links):
            break
        found.insert(0, token)
    return found


def _may_belong(token: Token, links: set[str] | None) -> bool:
    if token.is_punct or token.is_space or (token.like_num and token.lower_ not in {"first", "second"}):
        return token.text == "-"
    if token.lower_ == "whose":
        return False
    if token.pos_ in {"ADP", "CCONJ", "SCONJ"}:
        return links is None or token.lower_ in links
    return token.pos_ not in {"AUX", "INTJ"} and not (token.pos_ == "VERB" and token.tag_ not in {"VBG", "VBN", "VB"})


def _starts(tokens: Sequence[Token], *, longest: bool) -> Sequence[Token]:
    """Where a phrase may begin: at its first word, or after any preposition."""
    firsts = [token for at, token in enumerate(tokens) if at == 0 or _leads(tokens[at - 1])]
    return firsts if longest else firsts[::-1]


def _leads(token: Token) -> bool:
    return token.pos_ in {"ADP", "CCONJ", "SCONJ"} or (token.pos_ == "VERB" and token.tag_ == "VB")


@cache
def _rules() -> Mapping[str, Any]:
    text = resources.files("factcheck.extract").joinpath("roles.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _honorifics() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?:{'|'.join(_rules()['honorifics'])})\.?\s+)+$", re.I)


@cache
def _honorifics_first() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{'|'.join(_rules()['honorifics'])})\.?\s+)+", re.I)


@cache
def _adverbs() -> re.Pattern[str]:
    now, past = ("|".join(_rules()[name]) for name in ("now", "past"))
    return re.compile(rf"(?:(?:{now})|(?P<past>{past}))\s+", re.I)


@cache
def _links() -> re.Pattern[str]:
    """The words that lead from a name to an office; longer ones first, so that "is to become" is not "is"."""
    kinds = _rules()["links"]
    ranked = {kind: "|".join(sorted(words, key=len, reverse=True)) for kind, words in kinds.items()}
    return re.compile(
        rf"\s*(?:(?P<future>{ranked['future']})|(?P<unsaid>{ranked['unsaid']})|(?P<past>{ranked['past']}))\s+"
    )


@cache
def _offices_as_verbs() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(_rules()['verbs'])})\s+")
