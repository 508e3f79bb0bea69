"""What stands around news and is no news: a table of patterns, each with lines that it must and must not match.

The patterns are true of English news pages in general. They are tried on whole lines with plain
spaces; a sentence of news that merely contains such a word has to stay body text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.read.buttons import is_button_row


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of furniture: its pattern, lines that it marks, and lines that it leaves alone."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]


def _rule(name: str, *patterns: str, examples: tuple[str, ...], near_misses: tuple[str, ...]) -> Rule:
    return Rule(name, re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I), examples, near_misses)


# What ends a line that is not a sentence; a sentence has its full stop and stays body.
_LABEL_END = r"\W*$"
_NO_STOP = r"(?<![.!?])$"

RELATED_HEADER = re.compile(
    r"(?:(?:also|must) (?:read|see|watch)|see also|read (?:also|more|next)|"
    r"related(?: (?:articles?|stor(?:y|ies)|news|links?|coverage|topics?|posts?|content))?|"
    r"more on this(?: story| topic| issue)?|more (?:stories|news|coverage)|more from (?:\S+ ?){1,5}|"
    r"recommended(?: for you| reading| stories)?|you (?:may|might)(?: also)? (?:like|be interested in)|"
    r"don['’]t miss|trending(?: now| stories)?|most (?:read|popular|viewed)|top stories|latest (?:news|stories)|"
    r"editor['’]?s['’]? picks?|elsewhere on the (?:site|web))" + _LABEL_END,
    re.I,
)

RULES: tuple[Rule, ...] = (
    _rule(
        "related",
        r"(?:(?:also|must|now) (?:read|see|watch)|see also|read (?:also|more|next)|related(?: \w+)?|recommended|"
        r"more(?: on [^:.]{1,40}| from [^:.]{1,40})?|don['’]t miss|trending|watch|listen|next up|up next|coming up|"
        r"next issue|tomorrow['’]s post|read|top stories|also (?:in|on) [^:.]{1,40}|filed under|tags?|topics?)\s*:",
        r"(?:also|must) read\b[ |–—-]",
        r"read more (?:about|on|from|here|stories)\b.{0,80}" + _NO_STOP,
        r"click here (?:to|for)\b.{0,80}$",
        examples=(
            "Also read: Why the harbour wall was never built",
            "READ MORE: Dog walks 40 miles home",
            "More on this story: Mayor renews call",
            "MORE ON POLICE: Sniffer dog retires",
            "Also Read | 12 die in mine",
            "Filed under: trams, Graz, transport",
        ),
        near_misses=(
            "Related to both victims, the woman said 40 people had come.",
            "More than 40 people were hurt: 12 badly.",
            "Read more widely, the ruling affects 12 states.",
            "Watch sales fell by 3%.",
        ),
    ),
    _rule(
        "comment",
        r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)(?: (?:below|here))?\s*(?:[.!:*|(–-]|$)",
        r"your e-?mail address will not be published",
        r"required fields are marked",
        r"the content of this field is kept private",
        r"(?:comments?|discussion)(?: section)? (?:are|is|have been|has been)(?: now)? "
        r"(?:closed|open|moderated|disabled|turned off|welcome)\b.{0,40}$",
        r"(?:agree\? disagree\?|got a view\?|have your say|join the (?:conversation|discussion)|what do you think\?)",
        r"(?:log ?in|sign in|register|be the first) to (?:comment|reply|post)\b",
        r"comments?\W+\d+\W*(?:on this (?:post|story|article)|have your say)?\W*$",
        r"\d[\d,]* (?:comments?|replies|responses)\b.{0,30}" + _NO_STOP,
        examples=(
            "Leave a comment",
            "Post a Comment",
            "Your email address will not be published. Required fields are marked *",
            "Comments are moderated",
            "Comments (147)",
            "17 replies - Donate - About",
        ),
        near_misses=(
            "Comments by the minister drew 400 complaints.",
            "Post a letter in Oslo and it takes 3 days.",
            "Required fields of study include 12 sciences.",
            "400 comments were deleted by the platform.",
        ),
    ),
    _rule(
        "advertisement",
        r"(?:advertisements?|advert|sponsored(?: content| links?)?|promoted(?: content)?|paid post|partner content|"
        r"scroll (?:down )?(?:to|for) .{0,30}|continue reading(?: below)?|"
        r"(?:story|article|report) continues (?:below|after)(?: .{0,30})?)" + _LABEL_END,
        examples=("Advertisement", "ADVERTISEMENT", "Story continues below advertisement", "Scroll to continue"),
        near_misses=("Advertisement spending fell by 12%.", "Sponsored runners raised 40,000 pounds."),
    ),
    _rule(
        "credit",
        r"(?:file |stock |representati(?:ve|onal) |cover )?"
        r"(?:images?|photos?|photographs?|pictures?|pics?|videos?|graphics?|illustrations?|media)"
        r"(?: (?:source|credits?|courtesy|captions?|by))?\s*(?:[:|©]|/ )",
        r"(?:image|photo|media|video) (?:source|caption|credit)\b\W.{0,80}" + _NO_STOP,
        r"(?:photos?|photographs?|pictures?|images?) by (?-i:[A-Z]).{0,60}" + _NO_STOP,
        r"(?:file (?:photo|picture|image)|representative image|image|photo|picture|getty images)" + _LABEL_END,
        examples=(
            "Image: AP  | Image:self",
            "Photo: Teresa Mah/Sentinel",
            "Image source, Getty Images",
            "Picture: PA",
            "Photos by Angie Saulnier",
            "File photo",
            "Image",
        ),
        near_misses=(
            "Image of the year shows 12 whales.",
            "Photos show 40 bodies.",
            "Picture houses sold 3m tickets.",
            "Media reports spoke of 12 dead.",
        ),
    ),
    _rule(
        "staff",
        r"\(?\s*(?:additional |further )?(?:reporting|reported|writing|written|editing|edited|compiled|translated|"
        r"produced|curated)(?: and (?:reporting|writing|editing))? by\s*:?\s*(?-i:[A-Z]).{0,160}"
        r"(?:\)\.?|" + _NO_STOP + ")$",
        r"\W*\(?with (?:additional |further )?(?:agency |wire )?(?:inputs?|files|reporting|contributions?)"
        r"(?: (?:from|by) (?:(?-i:[A-Z])|agenc|wire|staff|our ).{1,80}(?:\)\.?|(?<![.!?]))|\)?)$",
        r"\((?-i:[A-Z]{2,6}(?:/[A-Z]{2,6})*)\)" + _LABEL_END,
        r"(?-i:PTI|ANI|AFP|AP|IANS|UNI|dpa|Reuters)" + _LABEL_END,
        r"\W*(?:ends?|sd/-)" + _LABEL_END,
        r"-+ ?30 ?-+$",
        r"[#*\s]+$",
        examples=(
            "Reported by: Riya Sen",
            "Written by: A. Person",
            "(Reporting by Ruth Ansell; editing by Tom Carew)",
            "(With inputs from AP)",
            "- With files from Corinne Tufts in Halifax",
            "Edited by Sneha Kulkarni, Bharat Live",
            "(SAM)",
            "-ends-",
            "# # #",
        ),
        near_misses=(
            "Reported by police as missing, the 40 men were found.",
            "Written by Congress in 1974, the law covers 12 states.",
            "With files from 40 offices to sift, the panel needs time.",
            "(Nobody was hurt)",
        ),
    ),
    _rule(
        "newsletter",
        r"(?:sign up|subscribe|register)\b"
        r"(?=.{0,120}\b(?:newsletter|inbox|alerts?|podcast|channel|e-?mails?|guide|updates?|"
        r"every (?:day|week|morning|\w+day))\b).{0,140}$",
        r"(?:sign up|subscribe|get our newsletter|subscribe now|register now)" + _LABEL_END,
        r"subscribe (?:from|for)(?: just| only)? [£$€]\d.{0,40}$",
        r"(?:subscriptions|advertising)\s*:",
        r"to advertise (?:in|with|on)\b",
        r"(?:get|receive) .{0,60}\b(?:in|to) your inbox\b",
        examples=(
            "Sign up for our free morning newsletter",
            "Subscribe to the Ledger for a plain guide every Monday",
            "To advertise in Coil & Plate Weekly, write to our sales desk",
        ),
        near_misses=(
            "Subscribe to the view that taxes rise, he said, and 40 people leave.",
            "Sign up to 12 treaties, the minister told the council.",
            "Register offices recorded 4,000 births.",
        ),
    ),
    _rule(
        "invitation",
        r"(?:follow|like|find|join|connect with) (?:us|me|our)\b.{0,60}\b(?:facebook|twitter|x|instagram|whatsapp|"
        r"telegram|youtube|linkedin|threads|bluesky|google news|channel|community)\b.{0,40}$",
        r"(?:got|have) (?:a|any) (?:story|tip|view|news)\b.{0,80}$",
        r"\W*(?:are|were|do|did|have) you\b.{0,80}[?]\s*(?:please )?"
        r"(?:e-?mail|contact|call|ring|write to|tell|tweet|message) (?:us|our|the)\b.{0,60}$",
        r"like (?:this|what you read)(?: \w+)?\?",
        r"support (?:this|our|us)\b.{0,60}\b(?:blog|journalism|newsroom|site|work)\b.{0,40}" + _NO_STOP,
        r"reply to this e-?mail\b",
        r"forward this to\b",
        r"download (?:the|our) .{0,40}\bapp\b(?: (?:for|to|from|on) .{0,30})?$",
        r"corrections welcome\b",
        examples=(
            "Follow us on WhatsApp",
            "Got a story? Ring our newsdesk any time",
            "Are YOU caught up in the storm? Email our newsdesk",
            "Like this? Buy me a coffee.",
            "Support this blog: buy me a pie",
        ),
        near_misses=(
            "Like this, 40 villages were lost.",
            "Support this year reached 40 per cent.",
            "Follow us, the guide said, and 12 walkers did.",
            "Have any of the 40 miners survived?",
        ),
    ),
    _rule(
        "contact",
        r"(?:(?:media|press|investor|public|editorial|general|customer|news)(?: and | & | )?){0,3}"
        r"(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|queries|relations)(?: details| information)?\s*:",
        r"for (?:more|further|additional|media|press)\b.{0,30}"
        r"\b(?:information|details|enquiries|inquiries|interviews)\b.{0,40}\b(?:contact|call|e-?mail|visit|write|please)\b",
        r"for (?:media |press |all )?(?:enquiries|inquiries|queries)\b\s*[:,]?\s*\S",
        r"(?:tel|telephone|phone|fax|e-?mail|web|website)\.?\s*:",
        r"(?:https?://|www\.)\S+$",
        r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+$",
        examples=(
            "Media contact: press office, Town Hall",
            "Media enquiries: EOC Information Officer, Dale Hrynkiw",
            "For further information please contact the press office",
            "Tel: +44 20 7946 0000",
        ),
        near_misses=(
            "Contact with 40 climbers was lost.",
            "For more than 40 years the dam has held.",
            "Phone sales fell 3%.",
        ),
    ),
    _rule(
        "release",
        r"(?:press|news|media) ?(?:release|note|notice|statement|bulletin|advisory|information)"
        r"(?: (?:no\.?|number|#) ?[\w./-]+| \([^)]{1,40}\))?"
        r"(?:\s*[-–—,|:]\s*(?:dated? .{0,30}|for immediate .{0,20}|\d{1,2} \w+ \d{4}|[\d./-]{6,10}))?" + _LABEL_END,
        r"(?:[^.:]{0,60}\W)?(?:for|strictly) immediate (?:release|use|distribution|publication)" + _LABEL_END,
        r"(?:embargoed? (?:until|to|for)|under embargo|not for (?:publication|release|broadcast))\b.{0,60}" + _NO_STOP,
        r"(?:\w+ )?(?:stock exchange |asx |regulatory )announcement" + _LABEL_END,
        examples=(
            "FOR IMMEDIATE RELEASE",
            "PRESS RELEASE No. 114-2025",
            "PRESS RELEASE - FOR IMMEDIATE USE",
            "Press Note No. 48, dated 25-04-2024",
            "News release",
            "MEDIA INFORMATION",
        ),
        near_misses=(
            "Press release of 40 hostages, court told",
            "News release dates moved by 3 weeks",
            "Media bulletin: 12 dead in the floods",
        ),
    ),
    _rule(
        "copyright",
        r"(?:©|\(c\)|copyright\b)\W*(?:©|\(c\))?\W*(?:by )?(?:19|20)\d\d\b.{0,120}$",
        r"(?:©|copyright\b)\W*(?:©|\(c\))?\W*(?:by )?(?-i:[A-Z]).{0,100}(?:19|20)\d\d" + _LABEL_END,
        r"(?:.{0,80}\W)?all rights reserved\b.{0,60}$",
        r"(?:this|the) (?:material|article|content) may not be (?:published|reproduced)\b",
        examples=(
            "© 2024 Copper Star",
            "Copyright Copper Star 2024",
            "Copyright 2021 The Ledger. All rights reserved.",
            "All rights reserved.",
        ),
        near_misses=(
            "Copyright law protects 40 songs.",
            "Copyright Act of 1998 changed",
            "(c) the travel entitlement is fixed at 6,000 dollars;",
        ),
    ),
    _rule(
        "markup",
        r"!\[[^\]]*\]\([^)]*\)$",
        r"[-=*_~]{3,}$",
        r"<!--.{0,280}-->$",
        examples=("![A harbour](harbour.jpg)", "---", "=====", "<!-- more -->"),
        near_misses=("--- he paused, then named 40 men", "![note] 12 dead"),
    ),
)


def furniture(line: str) -> str | None:
    """The name of the first rule that a whole line (plain spaces, stripped) matches, or None."""
    if is_button_row(line):
        return "buttons"
    return next((rule.name for rule in RULES if rule.pattern.match(line)), None)
