"""The offices and trades that people are known by: read from words, and held against each other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from importlib import resources

from factcheck.model import Post, Role, Standing, Verdict

_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*(?:['’]s?(?![^\W\d_]))?")
_POSSESSIVE = re.compile(r"['’]s?$")
_LINKS = frozenset(
    {
        *(
            "of",
            "for",
            "at",
            "in",
            "to",
            "with",
            "on",
            "from",
            "by",
            "under",
            "since",
            "into",
            "over",
            "during",
            "until",
        ),
        *("between", "after", "before", "as", "who", "which", "that", "when", "will", "would", "not", "has", "have"),
        *("had", "is", "are", "was", "were", "be", "been"),
    }
)
# A field follows these: "head of operations", "member for finance"; after the others stands a place or a body.
_FIELD_LINKS = frozenset({"of", "for"})
_HEAD, _FIELDED, _OFFICER = "head", "chief officer of a field", "officer of a field"
# So many words after an office tell what it is of.
_COMPLEMENT = 9
_TAKES_FIELD = frozenset({"economist", "engineer", "scientist", "negotiator", "officer"})
_CHIEF = frozenset({"chief", "top"})


class Conflict(IntEnum):
    """How two offices exclude each other: not, in most cases, or always."""

    NONE = 0
    SOFT = 1
    HARD = 2


@dataclass(frozen=True, slots=True)
class Found:
    """The posts that a phrase names, since when they are held, and where in the phrase [start, end) they are named."""

    posts: tuple[Post, ...]
    standing: Standing
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    lower: str
    start: int
    end: int
    owner: bool

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class _Match:
    """An office named by the words [start, end)."""

    office: str
    start: int
    end: int


def read(phrase: str) -> Found | None:
    """What a phrase says that somebody is: "Kaveri's managing director", "deputy minister of finance for the north".

    The office is the last named before the first preposition. None where none is known.
    """
    words = tuple(_words(phrase))
    stop = next((at for at, word in enumerate(words) if _links(words, at)), len(words))
    if 0 < stop < len(words) and words[stop].lower == "to" and words[stop - 1].lower == "deputy":
        return _deputy(phrase, words[stop].end)
    heads = _heads([match for match in _matches(words) if match.start < stop], words)
    if not heads or heads[-1].end < stop:
        return None
    last = heads[-1]
    starts = [0, *(match.end for match in heads[:-1])]
    posts = tuple(
        _post(words, match, words[start : match.start], words[last.end :])
        for start, match in zip(starts, heads, strict=True)
    )
    first = _first(words, heads[0].start)
    return Found(posts, _standing(words[: heads[0].start]), words[first].start, words[last.end - 1].end)


def is_other(phrase: str) -> bool:
    """Whether a phrase is about somebody else than who is named after "of": "the wife"."""
    words = phrase.split()
    return bool(words) and words[-1].casefold() in _set("others")


def relation(left: Role, right: Role) -> Verdict:
    """How two roles of one person relate: `different` only where nobody is both at a time; symmetric.

    `same` for one office by any of its names, `compatible` where one is vaguer, `unknown` where both may be true.
    """
    return _related(left, right)[0]


def conflict(left: Role, right: Role) -> Conflict:
    """How surely two roles exclude each other."""
    return _related(left, right)[1]


def _related(left: Role, right: Role) -> tuple[Verdict, Conflict]:
    found = [_compared(one, other) for one in left.posts for other in right.posts]
    best = min(found, key=lambda one: _ORDER[one[0]], default=(Verdict.UNKNOWN, Conflict.NONE))
    standings = {left.standing, right.standing}
    if best[0] in (Verdict.SAME, Verdict.COMPATIBLE):
        if standings == {Standing.FORMER, Standing.SITTING}:
            return Verdict.DIFFERENT, Conflict.HARD
        return (best[0] if len(standings) == 1 else Verdict.COMPATIBLE), Conflict.NONE
    if best[0] is not Verdict.DIFFERENT:
        return best
    if left.standing is not right.standing and standings != {Standing.UNSAID, Standing.SITTING}:
        return Verdict.UNKNOWN, Conflict.NONE
    # Somebody may have held several offices one after the other.
    past = standings == {Standing.FORMER}
    if past and not any(one.office == other.office for one in left.posts for other in right.posts):
        return Verdict.UNKNOWN, Conflict.NONE
    return Verdict.DIFFERENT, Conflict.SOFT if past else min(one[1] for one in found)


_ORDER: Mapping[Verdict, int] = {
    Verdict.SAME: 0,
    Verdict.COMPATIBLE: 1,
    Verdict.UNKNOWN: 2,
    Verdict.SUPERSEDED: 3,
    Verdict.DIFFERENT: 4,
}


def _compared(one: Post, other: Post) -> tuple[Verdict, Conflict]:
    """Two posts of one person at a time."""
    apart = bool(one.body and other.body) and not {*one.body} & {*other.body}
    fields = _fields_related(one, other)
    if one.office == other.office:
        if apart:
            return Verdict.UNKNOWN, Conflict.NONE
        if fields is Verdict.DIFFERENT or _reach_differs(one.reach, other.reach):
            return Verdict.DIFFERENT, Conflict.HARD
        if fields is Verdict.UNKNOWN:
            return fields, Conflict.NONE
        if one.rank != other.rank:
            return _ranks(one.rank, other.rank)
        return fields, Conflict.NONE
    kinds = _exclusive_name(one), _exclusive_name(other)
    if (one.rank or other.rank or apart) and not (not apart and {*kinds} == {"deputy governor", _FIELDED}):
        # The deputy of one may well be the head of another: a deputy chief executive and finance director.
        return Verdict.UNKNOWN, Conflict.NONE
    if _together(_table()["agreeing"]["groups"], one.office, other.office):
        return (Verdict.COMPATIBLE if fields is not Verdict.DIFFERENT else Verdict.UNKNOWN), Conflict.NONE
    for conflict, groups in ((Conflict.HARD, "hard"), (Conflict.SOFT, "soft")):
        if _together(_table()["exclusive"][groups], *kinds):
            return Verdict.DIFFERENT, conflict
    vague = _stands_for(one, other) or _stands_for(other, one)
    return (Verdict.COMPATIBLE if vague else Verdict.UNKNOWN), Conflict.NONE


def _stands_for(one: Post, other: Post) -> bool:
    """Whether one is a loose word for whoever is at the top, and the other somebody who is."""
    loose = _table()["loose"]
    return one.office in loose["offices"] and not one.fields and other.office in (*loose["offices"], *loose["leaders"])


def _ranks(one: str, other: str) -> tuple[Verdict, Conflict]:
    """A deputy is not the head; an assistant may be called by the plain name."""
    if {one, other} == {"", "deputy"}:
        return Verdict.DIFFERENT, Conflict.HARD
    return Verdict.COMPATIBLE, Conflict.NONE


def _exclusive_name(post: Post) -> str:
    """The name by which a post stands in the table of exclusive offices: of a head only where its field is known."""
    if post.office not in (_HEAD, "officer"):
        return f"{post.rank} {post.office}".strip()
    if any(field in _table()["parts"]["fields"] for field in post.fields):
        return _FIELDED if post.office == _HEAD else _OFFICER
    return post.office


def _fields_related(left: Post, right: Post) -> Verdict:
    """How the fields of two posts relate: one that is not told may be any, one that is not known is not compared."""
    one, other = left.fields, right.fields
    if {*one} == {*other}:
        return Verdict.SAME
    if not one or not other:
        # "Head of Oncology" may be a field or a body.
        told = {*(one or other)} & {*left.body, *right.body}
        loose = _HEAD in (left.office, right.office) and bool(left.body if other else right.body)
        return Verdict.UNKNOWN if loose and not told else Verdict.COMPATIBLE
    if {*one} & {*other}:
        return Verdict.COMPATIBLE
    known = _table()["fields"]
    if any(field not in known for field in (*one, *other)):
        return Verdict.UNKNOWN
    groups = _table()["kindred"]["titles" if left.office == right.office == _HEAD else "portfolios"]
    kindred = any(_together(groups, a, b) for a in one for b in other)
    return Verdict.COMPATIBLE if kindred else Verdict.DIFFERENT


def _reach_differs(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(
        (mine := [word for word in one if word.startswith(f"{kind}:")])
        and (yours := [word for word in other if word.startswith(f"{kind}:")])
        and not {*mine} & {*yours}
        for kind in _table()["reach"]
    )


def _together(groups: Sequence[Sequence[str]], one: str, other: str) -> bool:
    return any(one in group and other in group for group in groups)


def _words(phrase: str) -> Iterator[_Word]:
    for match in _WORD.finditer(phrase):
        plain = _POSSESSIVE.sub("", match[0])
        yield _Word(plain, plain.replace(".", "").casefold(), match.start(), match.end(), plain != match[0])


def _matches(words: Sequence[_Word]) -> Iterator[_Match]:
    """The offices named in the words, the longest at each place, none inside another."""
    at = 0
    while at < len(words):
        found = _longest(words, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.end


def _longest(words: Sequence[_Word], at: int) -> _Match | None:
    for size in range(min(_longest_name(), len(words) - at), 0, -1):
        part = words[at : at + size]
        if any(word.owner for word in part):
            continue
        written = " ".join(word.text.replace(".", "") for word in part)
        office = _names().get(written.casefold())
        if office is not None and (not office[1] or written.isupper()):
            return _Match(office[0], at, at + size)
    return None


def _links(words: Sequence[_Word], at: int) -> bool:
    """Whether a preposition or pronoun ends the name of an office here; it does not in "Court of Appeal judge"."""
    return words[at].lower in _LINKS and not (at > 0 and words[at - 1].text == "Court")


def _deputy(phrase: str, after: int) -> Found | None:
    """The deputy to somebody: "deputy to the special envoy"."""
    found = read(phrase[after:])
    if found is None:
        return None
    start = phrase.casefold().index("deputy")
    posts = tuple(replace(post, rank="deputy") for post in found.posts)
    return Found(posts, _standing(tuple(_words(phrase[:start]))), start, after + found.end)


def _heads(matches: Sequence[_Match], words: Sequence[_Word]) -> tuple[_Match, ...]:
    """The office that a phrase ends in, and those joined to it: "president and chief executive of ..."."""
    chain = list(matches[-1:])
    for match in reversed(matches[:-1]):
        if words[match.end].lower != "and":
            break
        chain.insert(0, match)
    return tuple(chain)


def _post(words: Sequence[_Word], match: _Match, before: Sequence[_Word], after: Sequence[_Word]) -> Post:
    owner = max((at for at, word in enumerate(before) if word.owner), default=-1)
    near, body = before[owner + 1 :], [word.lower for word in before[: owner + 1] if word.capital]
    office, fields = match.office, [*_fields(near)]
    reach = [*_reach(near)]
    rank = _rank([word.lower for word in near])
    named = [word.lower for word in words[match.start : match.end]]
    body += [word.lower for word in near if word.capital and not _is_known(word.lower) and not _tells(word)]
    link = after[0].lower if after else ""
    whole = {*map(_lower, near)} & _set("bodies")
    for at, word in enumerate(after[:_COMPLEMENT]):
        if word.lower in _LINKS:
            link = word.lower
            continue
        alone = word.capital and any(each.capital and not _tells(each) for each in after[max(0, at - 1) : at + 2])
        if _field(word.lower) and link in _FIELD_LINKS and not word.owner and not alone:
            fields.append(_field(word.lower))
        elif word.capital:
            body.append(word.lower)
        elif link in _FIELD_LINKS and not _is_known(word.lower) and office == _HEAD:
            fields.append(word.lower)
        whole |= {word.lower} & _set("bodies") if link in _FIELD_LINKS else frozenset()
        reach += _reach([word])
    if whole:
        # At the head of a power company nobody is only the head of its power.
        fields = []
    if office.startswith("chief ") and office.endswith(" officer") and len(named) == 1:
        office, fields = _HEAD, [_field(office.split()[1])]
    elif office in _TAKES_FIELD and _CHIEF & {*map(_lower, near)}:
        fields = fields if office == "officer" else [_field(office) or office]
        office = _HEAD
    elif office == "secretary" and {*fields} & {*_table()["fields"]} - {"communications", "people"}:
        office = "minister"
    return Post(office, tuple(dict.fromkeys(fields)), rank, tuple(dict.fromkeys(reach)), tuple(dict.fromkeys(body)))


def _lower(word: _Word) -> str:
    return word.lower


def _fields(words: Sequence[_Word]) -> Iterator[str]:
    for word in words:
        known = _field(word.lower)
        if known:
            yield known
        elif not word.capital and not _is_known(word.lower) and not _tells(word):
            yield word.lower


def _tells(word: _Word) -> bool:
    """Whether a word tells the field of an office, or how far it reaches."""
    return bool(_field(word.lower)) or any(True for _ in _reach([word]))


def _reach(words: Sequence[_Word]) -> Iterator[str]:
    for kind, groups in _table()["reach"].items():
        for word in words:
            yield from (f"{kind}:{group[0]}" for group in groups if word.lower in group)


def _rank(words: Sequence[str]) -> str:
    if {*words} & {*_set("deputy")}:
        return "deputy"
    return "lesser" if {*words} & {*_set("lesser")} else ""


def _standing(words: Sequence[_Word]) -> Standing:
    lower = {word.lower for word in words}
    for standing, name in ((Standing.FORMER, "former"), (Standing.SITTING, "sitting"), (Standing.FUTURE, "future")):
        if lower & _set(name):
            return standing
    return Standing.UNSAID


def _first(words: Sequence[_Word], head: int) -> int:
    """The first word of the office with what narrows it down, without articles and without whose it is."""
    first = head
    while first > 0 and not words[first - 1].owner and words[first - 1].lower not in _LINKS:
        first -= 1
    while first < head and words[first].lower in {"the", "a", "an", "its", "his", "her", "their", "our", "my", "and"}:
        first += 1
    return first


def _field(word: str) -> str:
    return _by_field().get(word, "")


def _is_known(word: str) -> bool:
    return any(word in _set(name) for name in ("plain", "deputy", "lesser", "former", "sitting", "future"))


@cache
def _table() -> Mapping[str, Mapping[str, Sequence[Sequence[str]]]]:
    text = resources.files("factcheck").joinpath("offices.toml").read_text(encoding="utf-8")
    table: Mapping[str, Mapping[str, Sequence[Sequence[str]]]] = tomllib.loads(text)
    return table


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(str(word) for word in _table()["words"][name])


@cache
def _by_field() -> Mapping[str, str]:
    return {str(word): name for name, words in _table()["fields"].items() for word in words}


@cache
def _names() -> Mapping[str, tuple[str, bool]]:
    """The office of each name in lower case, and whether the name is an abbreviation that is written in capitals."""
    return {
        str(name).casefold(): (office, str(name).isupper())
        for office, names in _table()["offices"].items()
        for name in names
    }


@cache
def _longest_name() -> int:
    return max(len(name.split()) for name in _names())
