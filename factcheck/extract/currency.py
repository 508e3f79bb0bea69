"""Which currency a sign means that several share: "$" in a paper of Sydney, "Rs" in one of Karachi, "kr" anywhere.

The country of the outlet decides (`country.py`), not what the text is about: agencies write "$" for the dollar of
the United States wherever they report from. The signs and what they may mean are in `numbers/shared.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from factcheck.extract.country import country
from factcheck.extract.numbers.found import Found
from factcheck.extract.numbers.money import Family, families, own_forms, used_in
from factcheck.model import NO_CURRENCY, Article


def meanings(article: Article) -> Mapping[str, str]:
    """What each family of shared signs means in `article`: its name to a code of ISO 4217.

    The currency of the article's country, if the family has it; else the family's default; where there is none, the
    one currency of the family that the article itself names in full ("Danish kroner"); else `XXX`.
    """
    home = country(article)
    used = used_in(home) if home is not None else frozenset()
    lower = article.text.lower()
    return MappingProxyType(
        {name: _meaning(family, family.codes & used, article.text, lower) for name, family in families().items()}
    )


def settled(found: Found, meaning: Mapping[str, str]) -> Found:
    """The figure, its currency the one that its sign means in the article (`meanings`)."""
    if found.shared is None or found.quantity.currency == meaning[found.shared]:
        return found
    return replace(found, quantity=replace(found.quantity, currency=meaning[found.shared]))


def _meaning(family: Family, at_home: frozenset[str], text: str, lower: str) -> str:
    own = next(iter(at_home)) if len(at_home) == 1 else None
    if own is not None:
        foreign = family.contrast and any(_stands(sign, text) for sign in own_forms()[own] if "$" in sign)
        unsaid = family.said and not _names(own, text, lower)
        return family.default if foreign or unsaid else own
    if family.default != NO_CURRENCY:
        return family.default
    named = {code for code in family.codes if _names(code, text, lower)}
    return named.pop() if len(named) == 1 else NO_CURRENCY


def _names(code: str, text: str, lower: str) -> bool:
    """Whether the text writes the currency in a way that means no other."""
    return any(_stands(form, lower if form.islower() else text) for form in own_forms().get(code, ()))


def _stands(form: str, text: str) -> bool:
    """Whether `form` stands in the text, not inside a longer word; the search by hand comes first since it is quick."""
    if form not in text:
        return False
    # A code is one only beside a figure: "MAD 500", not "a MAD idea".
    figure = r"(?=\s?[0-9])" if form.isalpha() and form.isupper() else r"(?:s|es)?(?![^\W\d_])"
    return re.search(rf"(?<![^\W\d_]){re.escape(form)}{figure}", text) is not None
