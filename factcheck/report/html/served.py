"""What a page needs of a server that shows it: where to send what an editor decides, and where else to go."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Served:
    """The address that takes rulings, the token by which the server knows its own pages, and links as (address, text).

    The fields of a ruling are `token`, `finding`, `as`, `by`, `why`, `until` and `right_value`; to take one back they
    are `token`, `finding`, `revoke`, `by` and `why`.
    """

    rule: str
    token: str
    links: tuple[tuple[str, str], ...] = ()
