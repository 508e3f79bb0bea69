"""The names of persons, places and organisations in a parsed paragraph, each with the fullest form in its article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.lexicon import senses
from factcheck.model import Field, Span
from factcheck.names import acronym, is_country_or_state, is_nationality
from factcheck.names.tables import listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_FIELDS = {
    "PERSON": Field.NAME,
    "GPE": Field.PLACE,
    "LOC": Field.PLACE,
    "FAC": Field.PLACE,
    "ORG": Field.ORGANISATION,
}
_MOST = 6
_LONG = 3
# Two letters are easily the initials of somebody.
_ACRONYM = 3
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)
_TITLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Rev|Fr|Justice|Judge|Professor"
    r"|Madame|Maître|Monsieur|Herr|Frau|Señora?|Shri|Smt)\.?\s+)+"
)


@dataclass(frozen=True, slots=True)
class Called:
    """A name in a paragraph: its tokens [first, last), where it stands, what it names."""

    covered: range
    span: Span
    text: str
    field: Field


def called(doc: Doc, *, heading: bool = False) -> Iterator[Called]:
    """The names of persons, places and organisations, without articles, titles and possessives, and nationalities.

    In a heading most words have capitals: there nothing joins a name that was not taken for a part of it.
    """
    for entity in doc.ents:
        field = _FIELDS.get(entity.label_)
        if entity.label_ == "NORP" and is_nationality(entity.text):
            field = Field.CATEGORY
        if field is not None and (found := _plain(entity if heading else _whole(entity), field)) is not None:
            yield found


def _whole(entity: Tokens) -> Tokens:
    """A name with the words beside it that belong to it in the parse, where only a part was taken for one."""
    doc, start, end = entity.doc, entity.start, entity.end
    if entity.label_ == "PERSON" and len(entity) >= _LONG and doc[start].is_sent_start:
        start += _is_common(doc[start].lower_)
    elif entity.label_ == "PERSON" and len(entity) > 1:
        while start > 0 and _joins(doc[start - 1]) and start <= doc[start - 1].head.i < end:
            start -= 1
    while end < len(doc) and _joins(doc[end]) and entity.root.dep_ == "compound" and entity.root.head == doc[end]:
        end += 1
    return doc[start:end]


def _is_common(word: str) -> bool:
    """Whether a word that begins a sentence may be no part of the name behind it: "Earlier", "Opener"."""
    return any(senses(word, speech) for speech in ("noun", "verb", "adjective"))


def _joins(token: Token) -> bool:
    """Whether a word may be a part of a name and is not taken for one, nor for a title."""
    name = token.pos_ == "PROPN" and token.text[:1].isupper() and not token.ent_type_
    return name and token.lower_.rstrip(".") not in listed("persons", "titles")


def _plain(entity: Tokens, field: Field) -> Called | None:
    text = _POSSESSIVE.sub("", entity.text)
    before = entity.doc[entity.start - 1].text if entity.start else ""
    if _TITLE.match(text) or _TITLE.fullmatch(f"{before} "):
        field = Field.NAME
    elif field is Field.ORGANISATION and is_country_or_state(text):
        field = Field.PLACE
    lead = _ARTICLE.match(text) or (_TITLE.match(text) if field is Field.NAME else None)
    start = lead.end() if lead is not None else 0
    name = text[start:]
    if not name[:1].isupper() or len(name.split()) > _MOST or any(letter.isdigit() for letter in name):
        return None
    span = Span(entity.start_char + start, entity.start_char + len(text))
    covered = entity.doc.char_span(span.start, span.end, alignment_mode="expand")
    return None if covered is None else Called(range(covered.start, covered.end), span, name, field)


def settled(names: Sequence[Sequence[Called]], forms: Mapping[str, str]) -> list[tuple[Called, ...]]:
    """The names of the paragraphs of an article, each naming what most mentions of it are taken for."""
    votes: dict[str, Counter[Field]] = defaultdict(Counter)
    for each in names:
        for one in each:
            votes[forms[one.text]][one.field] += 1
    chosen = {form: min(count, key=lambda field: (-count[field], field)) for form, count in votes.items()}
    return [tuple(replace(one, field=chosen[forms[one.text]]) for one in each) for each in names]


def fullest(names: Iterable[str]) -> dict[str, str]:
    """Each form of a name with the longest in the article that ends in it: `Lundmark` is `Petra Lundmark`.

    An acronym is the name of which it is one. A form that ends two different ones ("Smith" of John and Anna Smith)
    stays as it is, and so does an acronym of two.
    """
    forms = sorted({*names})
    found = {}
    for form in forms:
        longer = [other for other in forms if other.endswith(f" {form}")]
        spelled_out = [other for other in forms if acronym(form, other)]
        if not longer and len(spelled_out) == 1 and len(form) >= _ACRONYM:
            found[form] = spelled_out[0]
            continue
        longest = max(longer, key=len, default=form)
        found[form] = longest if all(longest.endswith(other) for other in longer) else form
    return found
