"""The report as one HTML page that needs nothing else: no network, and no script to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.report.html.served import Served

if TYPE_CHECKING:
    from factcheck.model import Report


def to_html(report: Report, served: Served | None = None) -> str:
    """The report as a self-contained page, ready to be written as UTF-8; the same report gives the same bytes.

    Text from articles is shown harmlessly: nothing in it can add an element, run, reorder a line or load anything.
    A page that is `served` has forms to rule on findings, in the place of commands.
    """
    # The template engine is loaded for those who ask for a page, not for every command.
    from factcheck.report.html.page import page_of
    from factcheck.report.html.render import rendered

    return rendered(page_of(report), served)


__all__ = ["Served", "to_html"]
