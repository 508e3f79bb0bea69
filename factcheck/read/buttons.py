"""Rows of buttons, links to social sites and counters, with which a page surrounds its article."""

from __future__ import annotations

import re

# One button, link or counter of a page; a line made of these alone is furniture.
_BUTTON = re.compile(
    r"(?:share(?: (?:this|on|via))?(?: (?:article|story|post|page|statement|release))?|save|print|e-?mail|"
    r"tweet|pin it|copy(?: the)? link|link copied|bookmark|facebook|x|twitter|instagram|youtube|whatsapp|"
    r"telegram|reddit|linkedin|viber|pinterest|messenger|tiktok|threads|bluesky|flipboard|"
    r"\d[\d,.]*k? (?:shares?|comments?|replies|likes?|views?|reposts?|retweets?)|(?:view|read|show|see|"
    r"hide)(?: all)?(?: \d+)? comments|comments?(?: \(\d[\d,]*\))?|\d+[- ]min(?:ute)?s? (?:read|listen|watch)|"
    r"listen(?: to (?:this|the) (?:article|story))?(?: \d+:\d\d(?::\d\d)?)?|about(?: sharing| us)?|"
    r"follow(?: us)?(?: on)?|subscribe|sign (?:in|up)|log ?in|donate|home|menu|search|newsletters?|"
    r"advertise(?: with us)?|contact us|privacy(?: policy)?|terms(?: (?:of use|and conditions))?|"
    r"skip to(?: main)? content|back to top|(?:english |latest |top |breaking )?news|top stories|trending|"
    r"text size|font size|gift this article|add to favou?rites|\d+:\d\d(?::\d\d)?)(?!\w)",
    re.I,
)
# With these the row of buttons ends and a link or a caption begins.
_AFTER_BUTTONS = re.compile(
    r"(?:(?:media|image|video) caption\s*[:,]|(?:also read|read (?:more|next|also)|see also)\s*:)", re.I
)
_SEPARATORS = re.compile(r"[^\w(]+")


def is_button_row(line: str) -> bool:
    """Whether the line holds nothing but buttons, links to social sites and counters."""
    position, found = 0, False
    while position < len(line):
        gap = _SEPARATORS.match(line, position)
        position = gap.end() if gap else position
        if position == len(line):
            break
        button = _BUTTON.match(line, position)
        if button is None:
            return found and _AFTER_BUTTONS.match(line, position) is not None
        position, found = button.end(), True
    return found
