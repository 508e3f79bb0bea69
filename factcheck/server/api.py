"""The HTTP API of LanguageTool, as far as its clients need it: https://languagetool.org/http-api/."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from babel import Locale
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from factcheck.model import Article, Report
from factcheck.read import article_from_text, language_problem
from factcheck.read.language import foreign_language
from factcheck.report.as_json import Json, json_text
from factcheck.server.answer import Told, answer, software
from factcheck.server.asked import Asked, Mode, asked, fields_of
from factcheck.server.checker import DRAFT_PATH, Checker
from factcheck.server.desk import Desk
from factcheck.server.languages import LANGUAGES, Language, language
from factcheck.server.request_error import RequestError
from factcheck.server.rules import chosen, rules


def routes(desk: Desk) -> list[BaseRoute]:
    """What is answered below `/v2`."""

    async def check(request: Request) -> Response:
        wanted = asked(fields_of(await desk.body(request)), longest=desk.limits.text)
        pages = f"{request.url.scheme}://{request.headers['host']}/checks"
        return json(await desk.done(request, partial(_answered, wanted, pages)))

    async def longest(request: Request) -> Response:
        return PlainTextResponse(str(desk.limits.text))

    async def configured(request: Request) -> Response:
        code = request.query_params.get("language")
        if not code:
            raise RequestError(HTTPStatus.BAD_REQUEST, "bad-request", "'language' parameter missing")
        language(code)
        return json(_configured(desk))

    return [
        Route("/v2/check", check, methods=["POST"]),
        Route("/v2/languages", _languages, methods=["GET"]),
        Route("/v2/maxtextlength", longest, methods=["GET"]),
        Route("/v2/configinfo", configured, methods=["GET"]),
        Route("/v2/info", _info, methods=["GET"]),
        Route("/v2/healthcheck", _health, methods=["GET"]),
    ]


def json(value: Json) -> Response:
    """An answer in JSON, in which no control character stands as it is."""
    return Response(json_text(value), media_type="application/json")


def _answered(wanted: Asked, pages: str, checker: Checker) -> Json:
    """The answer to one request. Clients also ask for what is no check of whole texts; of that there is none."""
    draft = article_from_text(wanted.text.text, path=DRAFT_PATH, boilerplate=checker.config.boilerplate)
    told = _told(wanted, draft)
    report: Report | None = None
    if told.foreign is None and wanted.mode is not Mode.OTHERS and draft.text.strip():
        report = checker.book.on(checker.check(draft, chosen(checker.config, wanted)))
    return answer(report, wanted.text, draft=draft.id, told=told, picky=wanted.picky, pages=pages)


async def _languages(request: Request) -> Response:
    return json([{"name": one.name, "code": one.code, "longCode": one.long_code} for one in LANGUAGES])


async def _info(request: Request) -> Response:
    return json({"software": {**_software(), "commit": ""}})


async def _health(request: Request) -> Response:
    return PlainTextResponse("OK")


def _software() -> dict[str, Json]:
    return {name: value for name, value in software().items() if name in ("name", "version", "buildDate", "premium")}


def _configured(desk: Desk) -> Json:
    return {
        "software": _software(),
        "parameter": {"maxTextLength": desk.limits.text},
        "rules": [
            {
                "ruleId": rule.id,
                "description": rule.description,
                "categoryId": rule.category.id,
                "categoryName": rule.category.name,
                "locQualityIssueType": rule.issue,
                "isTextLevelRule": "yes",
                # Checks look at the whole text.
                "minToCheckParagraph": "-1",
            }
            for rule in rules().values()
        ],
    }


def _told(wanted: Asked, draft: Article) -> Told:
    """What the text is in, and what it is taken for."""
    named = wanted.language or wanted.preferred
    foreign = language_problem(draft)
    if foreign is None:
        return Told(named=named, detected=named, source="given" if wanted.language else "py3langid", confidence=1.0)
    code = foreign_language(draft.text) or "und"
    detected = Language(Locale("en").languages.get(code, code), code)
    return Told(named=named, detected=detected, source="py3langid", confidence=1.0, foreign=foreign.message)
