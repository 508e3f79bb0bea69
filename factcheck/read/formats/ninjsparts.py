"""The parts of a ninjs item: its headline, standfirst, caption and body among the many forms in which each may come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factcheck.read.formats.markup import html_text
from factcheck.read.formats.news import shown
from factcheck.read.formats.nitf import nitf_body
from factcheck.read.formats.parts import NOTHING, Prose, prose, writable

_CAPTIONS = ("caption",)
_STANDFIRSTS = ("standfirst", "summary", "abstract", "lead", "teaser", "dek", "drol:summary", "main", "text", "")
_TITLES = ("main", "simple", "")
_MARKED = ("xhtml", "html")
_LISTS = ("_items", "items", "results", "entries", "data")


@dataclass(frozen=True, slots=True)
class Variant:
    """One form of a headline, description or body: what it is for, its media type, and its text."""

    role: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Item:
    """A news object; its properties by their names in lower case. `name` is that of an associated one."""

    values: Mapping[str, object]
    name: str = ""

    @property
    def called(self) -> str | None:
        """What its sender calls it in all its versions."""
        return self.text("uri", "guid")

    def text(self, *names: str) -> str | None:
        """The first of these properties that is a text with anything in it."""
        for name in names:
            value = self.values.get(name)
            if isinstance(value, str) and value.strip():
                return writable(value.strip())
        return None

    def version(self) -> str | None:
        """The number of the version; the standard has it as a text, and many write a number."""
        value = self.values.get("version")
        return str(value) if isinstance(value, int) else self.text("version")

    def embargo(self) -> str | None:
        """The moment until which it is under embargo as written; empty where that cannot be told, None without one."""
        for name in ("embargoed", "embargoeduntil"):
            value = self.values.get(name)
            if value is not None and value is not False:
                return value if isinstance(value, str) else ""
        return None

    def first_name(self, *names: str) -> str | None:
        """The first `name` in a list of parties."""
        parties = (party for name in names for party in _dicts(self.values.get(name)))
        return next((found for party in parties if (found := Item(_lowered(party)).text("name"))), None)

    def variants(self, plural: str, singular: str) -> list[Variant]:
        """All forms of a property: of 2.x and 3.x in a list (`bodies`), of 1.x in properties of their own (`body_`)."""
        listed = [Item(_lowered(each)) for each in _dicts(self.values.get(plural))]
        found = [
            Variant((each.text("role") or "").lower(), (each.text("contenttype") or "").lower(), value)
            for each in listed
            if (value := each.text("value"))
        ]
        if alone := self.text(singular):
            found.append(Variant("", "", alone))
        for key, text in self.values.items():
            if key.startswith(f"{singular}_") and isinstance(text, str) and text.strip():
                found.append(_of_key(key.removeprefix(f"{singular}_"), text))
        return found

    def associated(self) -> list[Item]:
        """The items associated with it, which 1.x keeps by their names and the others in a list."""
        found = self.values.get("associations")
        if isinstance(found, dict):
            return [Item(_lowered(each), str(name)) for name, each in found.items() if isinstance(each, dict)]
        return [Item(_lowered(each), str(each.get("name", ""))) for each in _dicts(found)]


def is_item(value: object) -> bool:
    """Whether a file is one news object, and not a list of them or an answer that holds them."""
    item = Item(_lowered(value))
    return item.called is not None or not any(_dicts(_list(item.values.get(name))) for name in _LISTS)


def _list(value: object) -> object:
    """A list, also where it lies one step deeper: the answers of some interfaces hold {"data": {"items": [...]}}."""
    if not isinstance(value, dict):
        return value
    inner = _lowered(value)
    return next((inner[name] for name in _LISTS if isinstance(inner.get(name), list)), None)


def items_in(value: object) -> list[Item]:
    """The news objects of a file: the one that it is, those of a list, or those in the answer of an interface."""
    if isinstance(value, list):
        return [Item(_lowered(each)) for each in value if isinstance(each, dict)]
    if not isinstance(value, dict):
        return []
    item = Item(_lowered(value))
    if not is_item(value):
        for name in _LISTS:
            if inner := _dicts(_list(item.values.get(name))):
                return [
                    Item(_lowered(each.get("item", each))) for each in inner if isinstance(each.get("item", each), dict)
                ]
    return [item]


def title_of(item: Item) -> str | None:
    """The headline on one line; `title`, which is not for publication, where there is none."""
    found = _best(item.variants("headlines", "headline"), _TITLES)
    text = shown(found.value)[0] if found else item.text("title") or ""
    return " ".join(text.split()) or None


def standfirst_of(item: Item) -> str | None:
    """The description that sums the item up."""
    found = [one for one in item.variants("descriptions", "description") if not _is_caption(one)]
    best = _best(found, _STANDFIRSTS)
    return " ".join(shown(best.value)[0].split()) or None if best else None


def caption_of(item: Item) -> str | None:
    """What is told under a picture: the description with that role, of a picture any."""
    found = item.variants("descriptions", "description")
    captions = [one for one in found if _is_caption(one)]
    picture = item.text("type") in ("picture", "graphic", "video", "audio")
    best = _best(captions or (found if picture else []), _STANDFIRSTS)
    return " ".join(shown(best.value)[0].split()) or None if best else None


def body_of(item: Item) -> Prose:
    """The body with its headings and captions marked: that in markup where there is one, since it has paragraphs."""
    found = item.variants("bodies", "body")
    for fits in (_is_markup, _is_nitf, _is_plain):
        for one in found:
            if fits(one):
                told = (
                    html_text(one.value) if fits is _is_markup else nitf_body(one.value) if fits is _is_nitf else None
                )
                body = told or (prose(one.value) if not _looks_marked(one) else html_text(one.value))
                if body[0]:
                    return body
    return NOTHING


def _is_markup(one: Variant) -> bool:
    if "nitf" in one.role and not one.kind:
        # Paragraphs of NITF without the document around them are paragraphs of HTML.
        return "<p" in one.value and "<body.content" not in one.value
    return any(word in one.kind or (not one.kind and word in one.role) for word in _MARKED)


def _is_nitf(one: Variant) -> bool:
    return "nitf" in one.kind or ("nitf" in one.role and "<body.content" in one.value)


def _is_plain(one: Variant) -> bool:
    return one.kind in ("", "text/plain", "text") and "nitf" not in one.role


def _looks_marked(one: Variant) -> bool:
    return not one.kind and one.value.lstrip().startswith("<")


def _is_caption(one: Variant) -> bool:
    return any(word in one.role for word in _CAPTIONS)


def _best(found: list[Variant], roles: tuple[str, ...]) -> Variant | None:
    """The variant with the first of these roles, plain text before markup; any where none has one."""
    ranked = sorted(
        found, key=lambda one: (roles.index(one.role) if one.role in roles else len(roles), _is_markup(one))
    )
    return ranked[0] if ranked else None


def _of_key(ending: str, value: str) -> Variant:
    """What the end of a name of 1.x tells: description_caption_xhtml is a caption in XHTML."""
    parts = ending.split("_")
    markup = any(part in ("html", "xhtml", "html5") for part in parts)
    plain = any(part in ("text", "plain") for part in parts)
    role = "_".join(part for part in parts if part not in ("html", "xhtml", "html5", "text", "plain"))
    return Variant(role, "text/html" if markup else "text/plain" if plain else "", value)


def _dicts(value: object) -> list[dict[str, object]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _lowered(values: object) -> Mapping[str, object]:
    return dict(_pairs(values)) if isinstance(values, dict) else {}


def _pairs(values: dict[str, object]) -> Iterator[tuple[str, object]]:
    return ((str(name).lower(), value) for name, value in values.items())
