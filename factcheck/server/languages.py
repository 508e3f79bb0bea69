"""The languages that are checked, by the codes and names that LanguageTool has for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus

from factcheck.server.request_error import RequestError

AUTO = "auto"
_ENGLISH = re.compile(r"en(?:-[a-z0-9]{1,8})*", re.I)


@dataclass(frozen=True, slots=True)
class Language:
    """A language or a variant of it: `English (GB)`, `en-GB`."""

    name: str
    long_code: str

    @property
    def code(self) -> str:
        """The code without the variant."""
        return self.long_code.partition("-")[0]


LANGUAGES = (
    Language("English", "en"),
    Language("English (Australian)", "en-AU"),
    Language("English (Canadian)", "en-CA"),
    Language("English (GB)", "en-GB"),
    Language("English (New Zealand)", "en-NZ"),
    Language("English (South African)", "en-ZA"),
    Language("English (US)", "en-US"),
)


def language(code: str) -> Language:
    """The language with a code; of English any variant. Raises RequestError for a language that is not checked."""
    known = next((one for one in LANGUAGES if one.long_code.casefold() == code.casefold()), None)
    if known is not None:
        return known
    if _ENGLISH.fullmatch(code):
        return Language("English", code)
    raise RequestError(
        HTTPStatus.BAD_REQUEST,
        "language-unsupported",
        f"'{code:.40}' is not a language code known to factcheck, which reads English alone. "
        f"Supported language codes are: {', '.join(one.long_code for one in LANGUAGES)}.",
    )
