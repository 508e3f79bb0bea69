"""What drafts are held against in an archive: the articles that tell of the same events, found by the index."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain

from factcheck.archive.articles import keys_of, load, standing
from factcheck.archive.crew import Alone
from factcheck.archive.database import reading
from factcheck.archive.kept import Kept
from factcheck.archive.series import kept_forms
from factcheck.archive.together import Held, held, is_stale, meet
from factcheck.archive.turns import ChangedError
from factcheck.cache import Store
from factcheck.config import Config
from factcheck.match import Events
from factcheck.match.alike import MOST_ALIKE, told_alike
from factcheck.match.components import Pair, components
from factcheck.match.events import bounded
from factcheck.match.forms import one_form
from factcheck.match.retold import carries, covered, words_of
from factcheck.match.slots import slot_model
from factcheck.match.stories import Lists, Story, chosen, ordered
from factcheck.match.unnamed import events as several_of
from factcheck.match.unnamed import sharing_nothing
from factcheck.model import Article
from factcheck.parallel import Told, told
from factcheck.pipeline import Around, Progress, claims_of, stories_of


@dataclass(frozen=True, slots=True)
class Neighbours:
    """An open archive as what drafts are held against; `path` is what it is called in problems."""

    connection: sqlite3.Connection
    path: str

    @property
    def store(self) -> Store:
        """What was computed of the articles before."""
        return Kept(self.connection)

    def around(self, drafts: Sequence[Article], *, config: Config, cache: Store, progress: Progress) -> Around:
        """The articles that hang together with a draft, and which of them and the drafts tell of one event.

        Versions of a draft itself, by its address or file, are none of them. The index is brought up to date before.
        """
        claims = claims_of(drafts, cache=cache, tell=progress)
        ours = stories_of(drafts, claims, config=config, cache=cache)
        while True:
            with suppress(ChangedError):
                if is_stale(self.connection, standing(self.connection), config=config):
                    meet(self.connection, config=config, progress=progress, crew=Alone(self.connection))
            with reading(self.connection):
                every = standing(self.connection)
                # Another process may have changed it meanwhile.
                if not is_stale(self.connection, every, config=config):
                    return self._around(drafts, ours, every)

    def _around(self, drafts: Sequence[Article], ours: Mapping[str, Story], every: Mapping[int, str]) -> Around:
        """The same, of an index that is up to date; `ours` are the stories of the drafts."""
        here = self._others(drafts, every)
        known = held(self.connection, here)
        stories = {**known.stories, **ours}
        lists: Lists = {name: each or () for name, each in known.alike.items()}
        lists = {name: tuple(one for one in each if one[1] in stories) for name, each in lists.items()}
        # Of a full list that lost one, a version of a draft, it is not known who comes next.
        shortened = {name for name, each in known.alike.items() if each and len(lists[name]) < len(each) >= MOST_ALIKE}
        grown = told_alike(stories, slot_model().story, lists=lists, new={*ours, *shortened})
        beside = self._beside(here, known, stories, grown)
        texts = {one.id: told(one) for one in drafts}
        for one, other in self._briefs(texts, known):
            beside[one].add(other)
            beside[other].add(one)
        likely = {ordered(one, other) for one, others in beside.items() for other in others}
        likely -= self._forms(likely, here, known, texts)
        joined = bounded(likely, grown)
        groups = components({*ours, *chain.from_iterable(joined)}, joined)
        group = sorted(name for each in groups if not ours.keys().isdisjoint(each) for name in each)
        versions = load(self.connection, [known.numbers[name] for name in group if name not in ours])
        inside = set(group)
        pairs = {pair for pair in joined if inside.issuperset(pair)}
        apart = sharing_nothing(stories, sorted(pairs)) if several_of(joined) > 1 else frozenset()
        held_against = tuple(sorted({*pairs, *((name, name) for name in group)}))
        events = Events(held_against, apart, tuple(sorted(likely - joined)))
        return Around(tuple(one.article for one in versions), events)

    def _others(self, drafts: Sequence[Article], here: Mapping[int, str]) -> dict[int, str]:
        """The versions that stand and are none of a draft."""
        question = "SELECT version.id FROM version JOIN article ON article.id = version.article WHERE key = ?"
        names = sorted({name for one in drafts for name in keys_of(one)})
        own = {number for name in names for (number,) in self.connection.execute(question, (name,))}
        ids = {one.id for one in drafts}
        return {number: name for number, name in here.items() if number not in own and name not in ids}

    def _beside(
        self, here: Mapping[int, str], known: Held, stories: Mapping[str, Story], grown: Lists
    ) -> dict[str, set[str]]:
        """For each story those that tell of the same event; what is kept holds where the drafts change nothing."""
        changed = {name for name, each in grown.items() if each != known.alike.get(name)}
        choosing = changed | {name for name, each in grown.items() if any(other in changed for _, other in each)}
        beside: dict[str, set[str]] = defaultdict(set)
        for one, other, as_brief in self.connection.execute("SELECT one, other, as_brief FROM together"):
            if one in here and other in here and (as_brief or here[one] not in choosing):
                beside[here[one]].add(here[other])
                beside[here[other]].add(here[one])
        for name in choosing:
            for other in chosen(name, stories, grown):
                beside[name].add(other)
                beside[other].add(name)
        return beside

    def _briefs(self, drafts: Mapping[str, Told], known: Held) -> list[Pair]:
        """Pairs of a brief and an article that tells it, of which one at least is a draft."""
        words = {name: words_of(one) for name, one in drafts.items()}
        likely = sorted({*covered(words, {**known.words, **words}), *covered(known.words, words)})
        texts = self._texts(likely, known, drafts)
        return [(brief, other) for brief, other in likely if carries(texts[brief], texts[other])]

    def _forms(
        self, likely: Set[Pair], here: Mapping[int, str], known: Held, drafts: Mapping[str, Told]
    ) -> frozenset[Pair]:
        """Those of the pairs that are one form, filled in twice, and so of two events."""
        kept = kept_forms(self.connection, here)
        unknown = likely - kept.keys()
        return one_form(unknown, self._texts(unknown, known, drafts)) | {pair for pair in likely if kept.get(pair)}

    def _texts(self, pairs: Iterable[Pair], known: Held, drafts: Mapping[str, Told]) -> dict[str, Told]:
        """The articles of pairs of ids as sentences of words."""
        wanted = sorted({known.numbers[name] for pair in pairs for name in pair if name not in drafts})
        return {**drafts, **{one.article.id: told(one.article) for one in load(self.connection, wanted)}}
