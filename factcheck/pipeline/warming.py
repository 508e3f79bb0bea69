"""What a process that will check many drafts does once, before the first of them comes."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.cache import open_cache
from factcheck.config import Config
from factcheck.embed import load_encoder, load_judge, load_slot_encoder
from factcheck.extract import parse
from factcheck.match import story_texts, wanted
from factcheck.model import Article
from factcheck.pipeline.stages import MOST_VALUES, Progress, claims_of, embedding, silent, statements_of
from factcheck.selection import verified


def warm_up(articles: Sequence[Article], *, config: Config, progress: Progress | None = None) -> None:
    """Load the models into this process, and put what each run on `articles` needs of them into the cache.

    Raises FactcheckError as :func:`factcheck.check`.
    """
    settings, tell = verified(config), progress or silent
    for encoder in (load_encoder(settings.model), load_slot_encoder()):
        encoder.encode(["A word."])
    list(parse(["A word."]))
    if settings.judge is not None:
        load_judge(settings.judge).read([("A word.", "A word.")])
    with open_cache(settings) as cache:
        claims = claims_of(articles, cache=cache, tell=tell)
        statements = statements_of(articles, claims, most=MOST_VALUES)
        general, slot = wanted(statements)
        embedding(config=settings, cache=cache, tell=tell)(general | story_texts(statements, articles), slot)
