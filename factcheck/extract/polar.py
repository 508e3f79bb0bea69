"""What the clauses of a parsed paragraph affirm and deny: by a verb, by what is said of a thing, by "no" and a noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.extract.antecedents import resolved
from factcheck.extract.clauses import NOUNS, noun_phrase, subject_of
from factcheck.extract.issues import expressed, lexicon, own, own_of_noun, stem
from factcheck.extract.negation import (
    denied_noun,
    doubtful,
    negations,
    objects,
    objects_of,
    partly_denied,
    pending,
    reach,
    upheld,
)
from factcheck.model import Polarity, Stance

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 9
_MOST_WORDS = 8
_AUXILIARY = frozenset({"aux", "auxpass", "neg", "prt"})
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "conj"})


@dataclass(frozen=True, slots=True)
class Polar:
    """What the tokens `covered` affirm or deny, in the clause of `head`."""

    covered: range
    head: Token
    polarity: Polarity


def polar(doc: Doc) -> Iterator[Polar]:
    """All that is affirmed or denied in a paragraph, in order; nothing of questions, wishes and conditions."""
    for token in doc:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "amod", "compound", "det"}:
            found = None if doubtful(token) else _predicate(token)
        elif token.pos_ == "NOUN":
            found = _noun(token)
        else:
            found = None
        if found is not None:
            yield found


def _predicate(verb: Token) -> Polar | None:
    """What a verb with its complement says."""
    count = negations(verb)
    if count is None or _only_turns(verb):
        return None
    keys, used = _expressions(verb)
    listed = () if _is_outlived(verb) or _is_quoted(verb) else expressed(keys)
    stances = listed or _plain(verb)
    if not stances:
        return None
    theme, others, sweeping = _arguments(verb, used)
    denied = count % 2 == 1
    word, adjective = _word(verb)
    found = Polarity(
        _turned(stances, denied=denied),
        theme,
        others,
        sweeping=sweeping and denied,
        settled=not pending(verb, denied=denied),
        lasting=denied or _lasts(verb, used),
        listed=bool(listed),
        partly=_is_part(subject_of(verb)) or any(_is_part(one) for one in objects(verb)),
        denied=denied,
        adjective=adjective,
        word=word,
    )
    return Polar(_covered(verb, used), verb, found)


def _is_part(noun: Token | None) -> bool:
    """Whether a subject or object is some of several: "1,760 schools", "schools in most areas"; not "all 14"."""
    if noun is None:
        return False
    phrase = noun_phrase(noun)
    words = {token.lower_ for token in phrase}
    some = bool(words & lexicon().words["parts"]) or any(
        token.pos_ == "NUM" and token.head.i == noun.i for token in phrase
    )
    return some and not words & {"all", "both", "every"} and noun.tag_ in {"NNS", "NNPS"}


def _only_turns(verb: Token) -> bool:
    """Whether a verb only turns round the clause that it governs: "refused to resign", "denied that it was so"."""
    lemma = verb.lemma_.lower()
    turns = lemma == "deny" or lemma in lexicon().words["turning"]
    return turns and any(child.dep_ in {"xcomp", "ccomp"} for child in verb.children)


def _is_outlived(verb: Token) -> bool:
    """Whether someone is survived by others: nobody escaped a danger."""
    if verb.lemma_.lower() != "survive":
        return False
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return passive or any(one.pos_ == "PRON" or one.ent_type_ == "PERSON" for one in objects(verb))


def _is_quoted(verb: Token) -> bool:
    """Whether a price is quoted at the end of trading: shares closed lower, opened at $40."""
    subject = subject_of(verb)
    return (
        verb.lemma_.lower() in {"close", "open", "end", "finish"}
        and subject is not None
        and subject.lemma_.lower() in lexicon().words["quoted"]
    )


def _lasts(verb: Token, used: Sequence[Token]) -> bool:
    """Whether a clause tells a state: "remains open", "is guilty", "is running", "continues"."""
    ended = verb.tag_ == "VBD" and any(child.lower_ in {"for", "until", "till", "from"} for child in verb.children)
    if ended:
        return False
    if verb.lemma_.lower() in lexicon().words["lasting"]:
        return True
    if verb.lemma_.lower() == "be":
        # "Was closed" is a turn of events as well as a state, whatever the tagger takes it for.
        return any(one.pos_ in {"ADJ", "ADP", "NOUN", "ADV"} and not _is_participle(one) for one in used)
    return verb.tag_ == "VBG" and any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children)


def _turned(stances: Sequence[Stance], *, denied: bool) -> tuple[Stance, ...]:
    return tuple(replace(one, affirmed=one.affirmed is not denied) for one in stances)


def _expressions(verb: Token) -> tuple[list[str], list[Token]]:
    """The expressions that a verb may form with what hangs on it, the longest first, and the tokens of these."""
    lemma = verb.lemma_.lower()
    copular = lemma in lexicon().words["copular"]
    keys: list[tuple[str, list[Token]]] = []
    parts = [child for child in verb.children if child.dep_ in {"prt", "advmod"} and child.i > verb.i]
    things = objects(verb)
    for thing in things:
        keys += [(f"{lemma} {part.lower_} {thing.lemma_.lower()}", [part, thing]) for part in parts]
        keys.append((f"{lemma} {thing.lemma_.lower()}", [thing]))
    for child in verb.children:
        if child.dep_ == "prep":
            keys += _with_preposition(lemma, child, copular=copular)
        if child.dep_ == "attr" and child.pos_ == "NOUN":
            keys.append((f"{lemma} {child.lemma_.lower()}", [child]))
        elif child.dep_ in _COMPLEMENTS or (child.dep_ in {"xcomp", "ccomp"} and copular and child.i > verb.i):
            word = child.lemma_.lower() if child.pos_ in {"NOUN", "VERB"} else child.lower_
            keys += [(f"{lemma} {word}", [child])] + ([(word, [child])] if child.pos_ != "VERB" or copular else [])
    keys += [(f"{lemma} {part.lower_}", [part]) for part in parts]
    if not any(_is_particle(part) for part in parts):
        keys.append((lemma, []))
    chosen = next((used for key, used in keys if key in lexicon().stances), [])
    return [key for key, _ in keys], chosen


def _with_preposition(lemma: str, preposition: Token, *, copular: bool) -> list[tuple[str, list[Token]]]:
    inside = objects_of(preposition)
    forms = [(word, one) for one in inside for word in (one.lower_, one.lemma_.lower())]
    keys = [(f"{lemma} {preposition.lower_} {word}", [preposition, one]) for word, one in forms]
    if copular:
        keys += [(f"{preposition.lower_} {word}", [preposition, one]) for word, one in forms]
        keys.append((preposition.lower_, [preposition]))
    return keys


def _plain(verb: Token) -> tuple[Stance, ...]:
    """The verb's own issue, or that of the adjective said of its subject."""
    lemma = verb.lemma_.lower()
    if lemma in lexicon().words["copular"]:
        said = next((child for child in verb.children if child.dep_ == "acomp" and child.is_alpha), None)
        return () if said is None or said.tag_ in {"JJR", "JJS"} else (own(said.lower_),)
    particle = next((child.lower_ for child in verb.children if _is_particle(child)), None)
    if particle is not None:
        return (Stance(stem(f"{lemma}{particle}"), True),)
    return () if lemma in lexicon().words["empty"] or not lemma.isalpha() else (Stance(stem(lemma), True),)


def _word(verb: Token) -> tuple[str, bool]:
    """The lemma of what a clause says, and whether it is an adjective's: "set aside", "necessary"."""
    lemma = verb.lemma_.lower()
    if lemma in lexicon().words["copular"]:
        said = next((child for child in verb.children if child.dep_ in {"acomp", "oprd"} and child.is_alpha), None)
        return (lemma, False) if said is None else (said.lower_, True)
    particle = next((child.lower_ for child in verb.children if _is_particle(child)), "")
    return f"{lemma} {particle}".strip(), False


def _is_participle(word: Token) -> bool:
    return word.tag_ == "VBN" or word.lower_.endswith("ed") or word.lower_ == "shut"


def _is_particle(word: Token) -> bool:
    return word.dep_ == "prt" or (word.dep_ == "advmod" and word.lower_ in lexicon().words["particles"])


def _arguments(verb: Token, used: Sequence[Token]) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """The words of what the verb befalls, of who else takes part, and whether the first is everybody or nobody."""
    inside = {token.i for token in used}
    subject = subject_of(verb)
    things = [one for one in objects(verb) if one.i not in inside]
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children) or verb.dep_ == "acl"
    theme = [] if subject is None else [subject]
    others: list[Token] = []
    if things and not passive:
        theme, others = things, theme
    for preposition in (child for child in verb.children if child.dep_ in {"prep", "agent", "dative"}):
        others += [one for one in objects_of(preposition) if one.i not in inside]
    sweeping = bool(theme) and _is_generic(theme[0])
    return _words(theme), _words(others), sweeping


def _is_generic(token: Token) -> bool:
    limits = {"amod", "compound", "poss", "prep", "relcl", "acl"}
    return token.lemma_.lower() in lexicon().words["generic"] and not any(
        child.dep_ in limits or child.lower_ == "else" for child in token.children
    )


def _words(heads: Sequence[Token]) -> tuple[str, ...]:
    """The nouns and names of noun phrases, heads first, as lower-case lemmas; pronouns are resolved."""
    found: list[str] = []
    for head in heads:
        noun = resolved(head)
        near = sorted(noun_phrase(noun), key=lambda token: (token.i != noun.i, abs(token.i - noun.i)))
        found += [token.lemma_.lower() for token in near if token.pos_ in NOUNS and token.is_alpha][:_MOST_WORDS]
    return tuple(dict.fromkeys(found))


def _noun(noun: Token) -> Polar | None:
    """What "no" and a noun deny, or what a clause says to be there: "no deaths", "a siren was sounded"."""
    lemma = noun.lemma_.lower()
    if not noun.is_alpha or lemma in lexicon().words["plain"]:
        return None
    start, verb = denied_noun(noun), _verb_of(noun)
    if partly_denied(noun):
        return None
    if start is None and (verb is None or not _there(noun) or doubtful(verb) or not upheld(verb)):
        return None
    if start is not None and verb is not None and doubtful(verb):
        return None
    of = next(
        (
            f"{lemma} of {one.lemma_.lower()}"
            for child in noun.rights
            if child.lower_ == "of"
            for one in objects_of(child)
        ),
        "",
    )
    listed = expressed([one for one in (of, lemma) if one in lexicon().phrases["nominal"]])
    denied = start is not None
    inner = [token for token in noun_phrase(noun) if token.i != noun.i and token.pos_ in NOUNS and token.is_alpha]
    found = Polarity(
        _turned(listed or (own_of_noun(lemma),), denied=denied),
        tuple(dict.fromkeys(token.lemma_.lower() for token in inner)),
        () if verb is None else _words(_around(verb, noun)),
        sweeping=denied and not any(child.dep_ in _limits(listed=bool(listed)) for child in noun.children),
        settled=verb is None or not pending(verb, denied=denied),
        lasting=denied,
        listed=bool(listed),
        noun=True,
        denied=denied,
        word=lemma,
    )
    return Polar(_named(noun, start, verb), noun, found)


def _limits(*, listed: bool) -> frozenset[str]:
    """What makes a denied noun a part of all: of "loss of life" its "of" does not."""
    return frozenset({"amod", "compound", "relcl", "acl"} | (set() if listed else {"prep"}))


def _named(noun: Token, start: int | None, verb: Token | None) -> range:
    """The noun with what denies it, or with the verb that says it is there; at most so many words."""
    ends = [noun.i, verb.i if start is None and verb is not None else noun.i, noun.i if start is None else start]
    return range(min(ends), max(ends) + 1) if max(ends) - min(ends) < _LONGEST else range(noun.i, noun.i + 1)


def _verb_of(noun: Token) -> Token | None:
    """The verb on which a noun hangs, past "of" and "with" and the noun that contains it ("clouds of tear gas")."""
    above = noun.head
    for _ in range(4):
        if above.pos_ in {"VERB", "AUX"}:
            return above
        above = above.head
    return None


def _there(noun: Token) -> bool:
    """Whether a clause that holds says of what a noun names that it is there."""
    above = noun.head
    if above.lemma_.lower() in lexicon().words["unrealised"]:
        return False
    if noun.dep_ == "conj" and above.pos_ == "NOUN":
        return _there(above)
    if noun.dep_ in _ARGUMENTS:
        # What "is" something may be out: "power is expected back".
        told = above.lemma_.lower() in lexicon().words["copular"] and noun.dep_ == "nsubj"
        return above.pos_ in {"VERB", "AUX"} and not told
    if noun.dep_ != "pobj":
        return False
    contained = above.lower_ == "of" and above.head.lemma_.lower() in lexicon().words["containers"]
    return contained or (above.lower_ in {"with", "into"} and above.head.pos_ in {"VERB", "NOUN"})


def _around(verb: Token, noun: Token) -> list[Token]:
    """Who else takes part in the clause of a noun."""
    subject = subject_of(verb)
    found = [] if subject is None or subject.i == noun.i else [subject]
    for preposition in (child for child in verb.children if child.dep_ in {"prep", "agent"}):
        found += [one for one in objects_of(preposition) if one.i != noun.i]
    return found


def _covered(verb: Token, used: Sequence[Token]) -> range:
    """The verb with its auxiliaries, negations and what turns it round, and its complement; at most so many words."""
    own_words = [verb, *(child for child in verb.children if child.dep_ in _AUXILIARY and abs(child.i - verb.i) <= 4)]
    for more in (reach(verb), used):
        wider = [*own_words, *more]
        if max(token.i for token in wider) - min(token.i for token in wider) < _LONGEST:
            own_words = wider
    return range(min(token.i for token in own_words), max(token.i for token in own_words) + 1)
