"""One sentence in two articles with a word that excludes that of the other, or with a "not" that the other lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.checks.drafts import called, draft_first
from factcheck.checks.exclusive import exclusive, is_common, is_plain, leaves_open, same
from factcheck.checks.mentions import mention_at
from factcheck.config import Config
from factcheck.identities import identity
from factcheck.model import Article, Claim, Field, Finding, Severity, Side, Span, Verdict
from factcheck.names import Likeness, likeness_of_names
from factcheck.parallel import Exchange, Parallel, Told, Word, negating_words, parallels, told
from factcheck.selection import selected, severity_of

CODE = "reworded"
_SAME_SENTENCE = 0.95
_DIFFER = {Field.POLARITY: 0.9, Field.CATEGORY: 0.85, Field.PLACE: 0.85, Field.NAME: 0.8}
_TOPIC = 60
_MOST_WORDS = 2

Values = Sequence[tuple[Span, Field]]


@dataclass(frozen=True, slots=True)
class Reworded:
    """What differs in one sentence: in each article where it stands, and of what field it is."""

    articles: tuple[Article, Article]
    spans: tuple[Span, Span]
    told: Parallel
    field: Field
    negated: bool = False


def reworded(
    articles: Sequence[Article],
    pairs: Sequence[tuple[str, str]],
    claims: Mapping[str, Sequence[Claim]],
    known: Sequence[Finding],
    *,
    config: Config,
    drafts: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """A finding for each exchange of words in `pairs` of articles (ids) that tell of one event.

    `claims` are those of each article; what they hold as values is compared as such. What one of the `known`, findings
    and what is undisputed, points at on both sides is not found again. With `drafts` (ids) only pairs that hold
    one, which is named first.
    """
    if not selected(CODE, config):
        return ()
    texts = {one.id: told(one) for one in articles}
    found: dict[str, Finding] = {}
    values = {one.id: values_of(claims.get(one.id, ())) for one in articles}
    for left, right in pairs:
        if left == right or (drafts is not None and left not in drafts and right not in drafts):
            continue
        for one in compared(texts[left], texts[right], values[left], values[right]):
            finding = _finding(one, config, drafts)
            if not any(_points(each, finding) for each in known):
                found.setdefault(finding.id, finding)
    return tuple(found.values())


def values_of(claims: Iterable[Claim]) -> tuple[tuple[Span, Field], ...]:
    """Where the values of claims stand, but for what is affirmed or denied."""
    return tuple(
        (value.span, value.field) for claim in claims for value in claim.values if value.field is not Field.POLARITY
    )


def compared(
    left: Told,
    right: Told,
    ours: Values = (),
    theirs: Values = (),
) -> Iterator[Reworded]:
    """What was exchanged between two articles, in order; `ours` and `theirs` are their values, compared elsewhere."""
    for each in parallels(left, right):
        for one in each.exchanges:
            found = _judged(one, left, right, ours, theirs)
            if found is not None:
                spans, field, negated = found
                yield Reworded((left.article, right.article), spans, each, field, negated)


def _judged(
    one: Exchange, left: Told, right: Told, ours: Values, theirs: Values
) -> tuple[tuple[Span, Span], Field, bool] | None:
    mine, yours = _left_over(one.left, one.right)
    if _negated(one.left) or _negated(one.right):
        plain = mine or yours or sorted((_negated(one.left), _negated(one.right))) != [0, 1]
        return None if plain or _open(one, left, right) else (one.beside, Field.POLARITY, True)
    mine, yours = _unmoved(mine, right, one.beside[1]), _unmoved(yours, left, one.beside[0])
    if not mine or len(mine) != len(yours) or len(mine) > _MOST_WORDS:
        return None
    fields = [_field(a, b, left, right, ours, theirs) for a, b in zip(mine, yours, strict=True)]
    if None in fields or fields[0] is None:
        return None
    return (_over(mine), _over(yours)), fields[0], False


def _field(mine: Word, yours: Word, left: Told, right: Told, ours: Values, theirs: Values) -> Field | None:
    """Of what kind two words are that exclude each other; None where they do not."""
    found = exclusive(mine.text, yours.text)
    capitals = all(side.article.text[word.span.start].isupper() for word, side in ((mine, left), (yours, right)))
    if found is not None:
        # "West Street" and "East Street" are no contraries.
        return Field.PLACE if found.field is Field.POLARITY and capitals else found.field
    if any(letter.isdigit() for letter in mine.text + yours.text) or (_inside(mine, ours) and _inside(yours, theirs)):
        return None
    named = _name(mine, left) and _name(yours, right)
    if not named or _says(left, yours.text) or _says(right, mine.text):
        return None
    return Field.NAME if likeness_of_names(mine.text, yours.text) is Likeness.OTHER else None


def _left_over(ours: Sequence[Word], theirs: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words of weight that the other side has in no form."""
    one = [word for word in ours if word.weighs and not any(same(word.text, each.text) for each in theirs)]
    other = [word for word in theirs if word.weighs and not any(same(word.text, each.text) for each in ours)]
    if len(one) > 1 or len(other) > 1:
        one, other = ([word for word in each if not is_plain(word.text)] for each in (one, other))
    return one, other


def _unmoved(words: Sequence[Word], other: Told, beside: Span) -> list[Word]:
    """Those of the words that the sentence of the other article does not have elsewhere."""
    said = {
        word.text
        for sentence in other.sentences
        if any(word.span.overlaps(beside) for word in sentence)
        for word in sentence
        if not beside.contains(word.span)
    }
    return [word for word in words if word.text not in said]


def _over(words: Sequence[Word]) -> Span:
    return Span(words[0].span.start, words[-1].span.end)


def _negated(words: Sequence[Word]) -> int:
    return sum(word.text in negating_words() for word in words)


def _open(one: Exchange, left: Told, right: Told) -> bool:
    return any(
        leaves_open([word.text for word in sentence])
        for side, words in ((left, one.left), (right, one.right))
        for sentence in side.sentences
        if any(word in sentence for word in words)
    )


def _inside(word: Word, values: Values) -> bool:
    return any(span.overlaps(word.span) for span, _ in values)


def _name(word: Word, side: Told) -> bool:
    """Whether a word is written as a name: with a capital letter, inside a sentence, and no word of the lexicon."""
    written = side.article.text[word.span.start : word.span.end]
    first = any(sentence[0] == word for sentence in side.sentences)
    return written[:1].isupper() and not first and not is_common(word.text)


def _says(side: Told, text: str) -> bool:
    return any(word.text == text for sentence in side.sentences for word in sentence)


def _points(known: Finding, one: Finding) -> bool:
    """Whether a finding, or a difference that is tolerated, points at both sides of another."""
    if len(known.sides) < 2:
        return False
    places = [mention for side in known.sides for mention in side.mentions]
    return all(
        any(place.article == mine.article and place.start < mine.end and mine.start < place.end for place in places)
        for side in one.sides
        for mine in side.mentions
    )


def _finding(one: Reworded, config: Config, drafts: Collection[str] | None) -> Finding:
    placed = zip(one.articles, one.spans, (one.told.left, one.told.right), strict=True)
    sides = draft_first(sorted((_side(*each) for each in placed), key=_place), drafts)
    said = [side.value for side in sides]
    who, other = called(sides, drafts) or ("one article", "the other")
    if one.negated:
        message = f"{who} has “{said[0]}” where {other} has “{said[1]}”: one says the contrary"
    elif drafts is None:
        message = f"in one sentence of both articles one has “{said[0]}”, the other “{said[1]}”"
    else:
        message = f"{who} has “{said[0]}”, {other} “{said[1]}”, in one sentence of both"
    topic = " ".join(sides[0].mentions[0].sentence.split())
    differ = _DIFFER[one.field]
    return Finding(
        id=identity(CODE, *sorted(" ".join(value.casefold().split()) for value in said), *one.told.words),
        code=CODE,
        field=one.field,
        severity=severity_of(CODE, Severity.ERROR if one.negated else Severity.WARNING, Verdict.DIFFERENT, config),
        verdict=Verdict.DIFFERENT,
        confidence=_SAME_SENTENCE * differ,
        confidence_parts=(("same_slot", _SAME_SENTENCE), ("values_differ", differ)),
        topic=topic if len(topic) <= _TOPIC else topic[:_TOPIC].rpartition(" ")[0] + " ...",
        message=message,
        sides=tuple(sides),
        slot_id=identity(CODE, *one.told.words),
    )


def _side(article: Article, span: Span, stretch: Span) -> Side:
    claim = Claim(article.id, stretch, stretch, "", "", ())
    mention = mention_at(span, claim, article)
    return Side(mention.text, None, (mention,))


def _place(side: Side) -> tuple[str, str, int]:
    return side.mentions[0].path, side.mentions[0].article, side.mentions[0].start
