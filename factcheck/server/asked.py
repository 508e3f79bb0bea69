"""The parameters of `/v2/check`, as clients of LanguageTool write them: https://languagetool.org/http-api/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import parse_qsl

import msgspec

from factcheck.server.languages import AUTO, Language, language
from factcheck.server.posted import Part, Posted, posted
from factcheck.server.request_error import RequestError

_MOST_FIELDS = 100
_TRUE = frozenset({"true", "yes"})
# Names of the first version of the API, of which LanguageTool says the same.
_OLD = {"enabled": "enabledRules", "disabled": "disabledRules", "preferredvariants": "preferredVariants"}


class Mode(StrEnum):
    """Which checks a client asks for: clients ask for those of whole texts and for all others by themselves."""

    ALL = "all"
    WHOLE = "textLevelOnly"
    OTHERS = "allButTextLevelOnly"
    BATCH = "batch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request: the text, its language (None: to be told from the text), and which rules are to look at it.

    `preferred` is the variant of English to name where the language is told from the text.
    """

    text: Posted
    language: Language | None
    preferred: Language
    mode: Mode = Mode.ALL
    picky: bool = False
    enabled: frozenset[str] = frozenset()
    disabled: frozenset[str] = frozenset()
    enabled_categories: frozenset[str] = frozenset()
    disabled_categories: frozenset[str] = frozenset()
    only: bool = False


class _Annotation(msgspec.Struct):
    text: str | None = None
    markup: str | None = None
    interpretAs: str | None = None  # noqa: N815


class _Data(msgspec.Struct):
    text: str | None = None
    annotation: list[_Annotation] | None = None


def fields_of(body: bytes) -> dict[str, str]:
    """The fields of a form, of one name the last. Raises RequestError where it is none."""
    try:
        pairs = parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict", separator="&"
        )
    except ValueError as error:
        raise _bad(f"The body is no form that can be read: {_short(error)}") from None
    return dict(pairs)


def asked(fields: Mapping[str, str], *, longest: int) -> Asked:
    """The request that the fields of a form make. Raises RequestError, in LanguageTool's words where it has any."""
    for old, new in _OLD.items():
        if old in fields:
            raise _bad(f"You specified '{old}' but the parameter is now called '{new}' in v2 of the API")
    text = posted(_parts(fields))
    if len(text.text) > longest:
        raise RequestError(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            "text-too-long",
            f"Your text exceeds the limit of {longest} characters (it's {len(text.text)} characters). "
            "Please submit a shorter text.",
        )
    only = fields.get("enabledOnly") in _TRUE
    found = Asked(
        text=text,
        language=_language(fields),
        preferred=_preferred(fields),
        mode=_mode(fields.get("mode", Mode.ALL)),
        picky=fields.get("level", "default").casefold() == "picky",
        enabled=_ids(fields, "enabledRules"),
        disabled=_ids(fields, "disabledRules"),
        enabled_categories=_ids(fields, "enabledCategories"),
        disabled_categories=_ids(fields, "disabledCategories"),
        only=only,
    )
    if only and (found.disabled or found.disabled_categories):
        raise _bad("You cannot specify disabled rules or categories using enabledOnly=true")
    if only and not (found.enabled or found.enabled_categories):
        raise _bad("You must specify enabled rules or categories when using enabledOnly=true")
    return found


def _parts(fields: Mapping[str, str]) -> Iterator[Part]:
    if "text" in fields and "data" in fields:
        raise _bad("Set only 'text' or 'data' parameter, not both")
    if "text" in fields:
        yield Part(fields["text"])
        return
    if "data" not in fields:
        raise _bad("Missing 'text' or 'data' parameter")
    try:
        data = msgspec.json.decode(fields["data"].encode("utf-8", "surrogatepass"), type=_Data)
    except (msgspec.DecodeError, RecursionError) as error:
        raise _bad(f"Could not parse JSON from 'data' parameter: {_short(error)}") from None
    if (data.text is None) == (data.annotation is None):
        both = ", not both" if data.text is not None else ""
        raise _bad(f"'data' key in JSON requires either 'text' or 'annotation' key{both}")
    if data.text is not None:
        yield Part(data.text)
    yield from map(_part, data.annotation or ())


def _part(node: _Annotation) -> Part:
    if node.text is not None and node.markup is not None:
        raise _bad("Only either 'text' or 'markup' are supported in an object in 'annotation' list, not both")
    if node.text is not None and node.interpretAs is not None:
        raise _bad("'text' cannot be used with 'interpretAs' (only 'markup' can)")
    if node.markup is not None:
        return Part(node.markup, node.interpretAs or "")
    if node.text is None:
        raise _bad("Only 'text' and 'markup' are supported in 'annotation' list")
    return Part(node.text)


def _language(fields: Mapping[str, str]) -> Language | None:
    code = fields.get("language", "")
    if not code:
        raise _bad("Missing 'language' parameter, e.g. 'language=en-US' for American English, or 'language=auto'")
    return None if code == AUTO else language(code)


def _preferred(fields: Mapping[str, str]) -> Language:
    """The variant of English among the preferred variants, else that of the United States."""
    if "preferredVariants" not in fields:
        return language("en-US")
    if fields.get("language") != AUTO:
        raise _bad("You specified 'preferredVariants' but you didn't specify 'language=auto'")
    variants = [each.strip() for each in fields["preferredVariants"].split(",") if each.strip()]
    plain = next((each for each in variants if "-" not in each), None)
    if plain is not None:
        raise _bad(f"Invalid format for 'preferredVariants', expected a dash as in 'en-GB': '{plain:.40}'")
    return language(next((each for each in variants if each.lower().startswith("en-")), "en-US"))


def _mode(text: str) -> Mode:
    try:
        return Mode(text)
    except ValueError:
        raise _bad(f"Invalid value for 'mode', expected one of {', '.join(Mode)}: '{text:.40}'") from None


def _ids(fields: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset(each.strip() for each in fields.get(name, "").split(",") if each.strip())


def _bad(message: str) -> RequestError:
    return RequestError(HTTPStatus.BAD_REQUEST, "bad-request", message)


def _short(error: Exception) -> str:
    return f"{error}"[:200]
