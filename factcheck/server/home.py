"""The page with the form into which a draft is pasted."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from factcheck.report.html.render import style_of
from factcheck.report.safe import prose
from factcheck.server.sources import Held

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = "factcheck.server"


@dataclass(frozen=True, slots=True)
class Home:
    """What the page shows: the sources, and what the form holds already."""

    held: Held
    text: str
    published: str
    longest: int


def home_page(home: Home) -> str:
    """The page as HTML; it needs no script."""
    from markupsafe import Markup

    problems = [(prose(one.path), prose(one.message), one.code) for one in home.held.problems]
    # The style is a file of this package, and may hold what would be escaped.
    return _environment().get_template("home.html.j2").render(home=home, problems=problems, style=Markup(_style()))


def home_policy() -> str:
    """What the page may load, and where it may send its form."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    rules = (
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
    return "; ".join(rules)


@cache
def _style() -> str:
    own = resources.files(_PACKAGE).joinpath("templates", "home.css").read_text(encoding="utf-8")
    return f"{style_of(None)}{own}"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(_PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
