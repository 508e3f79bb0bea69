"""factcheck: finds claims about the same fact in several articles, and reports where their values disagree.

>>> import factcheck
>>> report = factcheck.check(["fixtures/stories/01-tajik-border"])   # doctest: +SKIP
>>> report.to_frame()                                                # doctest: +SKIP
"""

from __future__ import annotations

from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.model import Article
from factcheck.pipeline import Report, check, extract
from factcheck.read import article_from_text

__all__ = ["Article", "Config", "FactcheckError", "Report", "article_from_text", "check", "extract"]
