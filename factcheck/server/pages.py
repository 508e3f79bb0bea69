"""The pages for browsers: a form for a draft, its report, where an editor can rule on findings, and the checks told."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from importlib import resources

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from factcheck.errors import FactcheckError
from factcheck.model import Finding, Report, RulingKind
from factcheck.read import article_from_text, language_problem
from factcheck.report import to_html
from factcheck.report.html import Served
from factcheck.report.html.facts import facts_of
from factcheck.report.html.render import policy
from factcheck.selection import slugs
from factcheck.server.asked import fields_of
from factcheck.server.book import Decision
from factcheck.server.checker import DRAFT_PATH, Checker
from factcheck.server.desk import Desk
from factcheck.server.drafts import Draft, Drafts
from factcheck.server.home import Home, home_page, home_policy
from factcheck.server.posted import Part, posted
from factcheck.server.request_error import RequestError

# What an editor can mend; other errors are the server's.
_MENDABLE = frozenset({"ruling-incomplete", "ruling-unknown", "bad-date", "until-past", "finding-ambiguous"})


def routes(desk: Desk) -> list[BaseRoute]:
    """What is answered outside of `/v2`."""
    # A page of another site cannot read it, and so cannot send it.
    token = secrets.token_urlsafe(24)
    drafts = Drafts(most=desk.limits.drafts)

    async def start(request: Request) -> Response:
        return _home(desk)

    async def check(request: Request) -> Response:
        fields = fields_of(await desk.body(request))
        draft = await desk.done(request, partial(_checked, fields, desk.limits.text))
        return RedirectResponse(f"/drafts/{drafts.keep(draft)}", status_code=HTTPStatus.SEE_OTHER)

    async def show(request: Request) -> Response:
        name, draft = _kept(request, drafts)
        served = Served(
            rule=f"/drafts/{name}/rule",
            token=token,
            links=((f"/drafts/{name}/edit", "Change the draft"), ("/", "Check another")),
        )
        page = await desk.done(request, partial(_page, draft.report, served))
        return HTMLResponse(page, headers={"content-security-policy": f"{policy(served)}; frame-ancestors 'none'"})

    async def edit(request: Request) -> Response:
        _, draft = _kept(request, drafts)
        return _home(desk, text=draft.text, published=draft.published)

    async def rule(request: Request) -> Response:
        fields = fields_of(await desk.body(request))
        if not secrets.compare_digest(fields.get("token", "").encode(), token.encode()):
            raise RequestError(
                HTTPStatus.FORBIDDEN,
                "token-wrong",
                "This form is of no page that the server shows now: open the page anew.",
            )
        name, draft = _kept(request, drafts)
        anchor = await desk.done(request, partial(_ruled, draft.report, fields))
        return RedirectResponse(f"/drafts/{name}#{anchor}", status_code=HTTPStatus.SEE_OTHER)

    return [
        Route("/", start, methods=["GET"]),
        Route("/check", check, methods=["POST"]),
        Route("/drafts/{name}", show, methods=["GET"]),
        Route("/drafts/{name}/edit", edit, methods=["GET"]),
        Route("/drafts/{name}/rule", rule, methods=["POST"]),
        Route("/checks/{slug}", _told, methods=["GET"]),
    ]


def _home(desk: Desk, *, text: str = "", published: str = "") -> Response:
    page = home_page(Home(held=desk.held, text=text, published=published, longest=desk.limits.text))
    return HTMLResponse(page, headers={"content-security-policy": home_policy()})


def _checked(fields: Mapping[str, str], longest: int, checker: Checker) -> Draft:
    """The draft of the form, with its report."""
    text, published = posted([Part(fields.get("text", ""))]).text, fields.get("published", "").strip()
    if not text.strip():
        raise RequestError(HTTPStatus.BAD_REQUEST, "no-draft", "There is no text: paste a draft into the field.")
    if len(text) > longest:
        raise RequestError(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            "text-too-long",
            f"The draft has {len(text):,} characters, more than {longest:,}: check it in parts.",
        )
    try:
        rules = checker.config.boilerplate
        article = article_from_text(text, path=DRAFT_PATH, published=published or None, boilerplate=rules)
    except FactcheckError as error:
        raise _mendable(error) from error
    foreign = language_problem(article)
    if foreign is not None:
        raise RequestError(HTTPStatus.BAD_REQUEST, foreign.code, foreign.message)
    return Draft(text, published, checker.check(article, checker.config))


def _page(report: Report, served: Served, checker: Checker) -> str:
    return to_html(checker.book.on(report), served)


def _ruled(report: Report, fields: Mapping[str, str], checker: Checker) -> str:
    """Write what a form decides; gives the name that the finding has on the page then."""
    finding = next((one for one in report.findings if one.id == fields.get("finding")), None)
    if finding is None:
        raise RequestError(HTTPStatus.BAD_REQUEST, "finding-unknown", "This draft has no such finding.")
    decision = Decision(
        kind=None if "revoke" in fields else _kind(fields.get("as", "")),
        by=fields.get("by", ""),
        why=fields.get("why", ""),
        until=fields.get("until", "").strip() or None,
        right_value=fields.get("right_value", "").strip() or None,
    )
    try:
        checker.book.decide(finding, decision)
    except FactcheckError as error:
        raise _mendable(error) from error
    return _anchor(checker.book.on(report), finding)


def _kind(text: str) -> RulingKind:
    try:
        return RulingKind(text)
    except ValueError:
        kinds = ", ".join(RulingKind)
        raise RequestError(
            HTTPStatus.BAD_REQUEST, "ruling-unclear", f"{text[:40]!r} is no kind of ruling: choose one of {kinds}."
        ) from None


def _anchor(report: Report, finding: Finding) -> str:
    return next((fact.anchor for fact in facts_of(report).findings if fact.finding.id == finding.id), "findings")


def _mendable(error: FactcheckError) -> FactcheckError:
    """The error as one of the request, where whoever sent it can mend it."""
    return RequestError(HTTPStatus.BAD_REQUEST, error.code, error.message) if error.code in _MENDABLE else error


def _kept(request: Request, drafts: Drafts) -> tuple[str, Draft]:
    name = request.path_params["name"]
    draft = drafts.find(name)
    if draft is None:
        raise RequestError(
            HTTPStatus.NOT_FOUND,
            "draft-gone",
            "This draft is not kept any more: the server was started again, or others came after it. Paste it anew.",
        )
    return name, draft


async def _told(request: Request) -> Response:
    """The page of a check, as it is written."""
    slug = request.path_params["slug"]
    if slug not in slugs():
        raise RequestError(HTTPStatus.NOT_FOUND, "unknown-check", "No check has that name.")
    page = resources.files("factcheck.checks").joinpath("pages", f"{slug}.md").read_text(encoding="utf-8")
    return PlainTextResponse(page)
