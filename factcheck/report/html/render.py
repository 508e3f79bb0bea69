"""Views to text: the template engine, what it does to every value, and the policy that the page lays on itself."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from factcheck.report.as_json import json_text
from factcheck.report.html.page import Page
from factcheck.report.html.served import Served
from factcheck.report.safe import prose

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = "factcheck.report.html"
_ENDS_A_SCRIPT = re.compile("[<>&]")


def rendered(page: Page, served: Served | None = None) -> str:
    """The page as HTML, with a policy that lets its own style and script run, and nothing else load or run."""
    from markupsafe import Markup

    style, script = style_of(served), _asset("script.js")
    return (
        environment(_PACKAGE)
        .get_template("page.html.j2")
        .render(
            page=page,
            served=served,
            policy=policy(served),
            # Both are files of this package, and may hold what would be escaped.
            style=Markup(style),
            script=Markup(script),
            data=Markup(embedded(json_text(page.data))),
        )
    )


def embedded(json: str) -> str:
    """JSON that a script element may hold: nothing in it can end the element or begin a comment."""
    return _ENDS_A_SCRIPT.sub(lambda match: f"\\u{ord(match[0]):04x}", json)


def shown(value: object) -> object:
    """What the engine prints of any value: text on one line, with every control shown as an escape."""
    return prose(value) if type(value) is str else value


@cache
def environment(package: str) -> Environment:
    """The templates of a package, in which every value is escaped and shown harmlessly."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _asset(name: str) -> str:
    return resources.files(_PACKAGE).joinpath(name).read_text(encoding="utf-8")


def style_of(served: Served | None) -> str:
    """The style of the page, with that of its forms where it has any."""
    return _asset("style.css") + ("" if served is None else _asset("forms.css"))


def policy(served: Served | None) -> str:
    """What the page may load and run, and where it may send forms."""
    rules = (
        "default-src 'none'",
        f"style-src {_hash(style_of(served))}",
        f"script-src {_hash(_asset('script.js'))}",
        # For the empty icon, without which a browser asks the server for one.
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'" if served is None else "form-action 'self'",
    )
    return "; ".join(rules)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
