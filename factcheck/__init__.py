"""factcheck: finds claims about the same fact in several articles, and reports where their values disagree.

>>> import factcheck
>>> report = factcheck.check(["fixtures/stories/01-tajik-border"])   # doctest: +SKIP
>>> report.to_frame()                                                # doctest: +SKIP
"""

from __future__ import annotations

import sys
from types import MappingProxyType, ModuleType

# Not that of typing, which takes as long to load as all that stands here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.errors import FactcheckError
    from factcheck.model import Article
    from factcheck.pipeline import Report, check, extract
    from factcheck.read import article_from_text

__all__ = ["Article", "Config", "FactcheckError", "Report", "article_from_text", "check", "extract"]

# Imported where first asked for: pytest loads the plugin, and with it this file, in projects that check nothing, and
# the command line can answer an interrupt while the rest is being loaded.
_HOMES = MappingProxyType(
    {
        "Article": "factcheck.model",
        "Config": "factcheck.config",
        "FactcheckError": "factcheck.errors",
        "Report": "factcheck.pipeline",
        "article_from_text": "factcheck.read",
        "check": "factcheck.pipeline",
        "extract": "factcheck.pipeline",
    }
)


class _Package(ModuleType):
    """This package, in which the function `extract` stays what it is when the subpackage of that name is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


sys.modules[__name__].__class__ = _Package
