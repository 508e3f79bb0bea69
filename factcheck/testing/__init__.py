"""Assertions for tests of copy: `from factcheck.testing import assert_consistent, assert_no_finding`.

What is wrong with the copy is an AssertionError; what is wrong with the test (a path that does not exist, a check that
there is not) is a FactcheckError.
"""

from __future__ import annotations

from factcheck.read import article_from_text
from factcheck.session import FailOn
from factcheck.testing.asserting import assert_consistent, assert_no_finding
from factcheck.testing.checker import Checker
from factcheck.testing.given import Given

__all__ = ["Checker", "FailOn", "Given", "article_from_text", "assert_consistent", "assert_no_finding"]
