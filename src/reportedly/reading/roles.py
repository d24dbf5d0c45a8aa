"""What a whole line is, told by its words: ad, promo, credit, byline, caption, embed, stamp."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|urday|sday)?\.?,?"
_ZONE = r"(?:\s?(?:gmt|utc|e[sd]?t|bst|cet|p[sd]?t|c[sd]?t)(?:[+-]\d{1,2})?)"
_CLOCK = (
    rf"(?:\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\s?[ap]\.?m\.?)?{_ZONE}?"
    rf"|\d{{1,4}}\s?[ap]\.?m\.?{_ZONE}?|\d{{4}}{_ZONE}|at \d{{4}})"
)
_DAY = rf"(?:{_WEEKDAY}\s+)?(?:\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s?\d{{4}})"
_LEAD = r"(?:(?:last\s+)?updated|published|posted|filed|date of publication|first published|modified|created)(?:\s+(?:at|on))?:?\s+"
_AFTER = rf"(?:,?\s*(?:[-–|]|at|on)?\s*{_CLOCK}(?!\w))?(?:;\s*page\s+\w{{1,4}})?"
# A date at the head of a line, with the words and the clock time that go with it; a year is required.
STAMP_HEAD = re.compile(
    rf"\s*(?:{_LEAD})?(?:[A-Z]{{3,20}}\s\|\s)?{_DAY}(?:{_AFTER})(?=[\s.|]|get short|$)", re.IGNORECASE
)
_STAMP_ONLY = re.compile(rf"\W*(?:{_LEAD})?(?:{_DAY}|(?:{_WEEKDAY}\s*)?{_CLOCK})(?:{_AFTER})\W*", re.IGNORECASE)
_AGO = re.compile(r"\d+\s+(?:minute|hour|day|week|month|year)s?\s+ago|updated\b.{0,40}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Role:
    """A line's role and the name it holds ("" where it names nothing)."""

    role: str
    value: str = ""


_AD = re.compile(
    r"\d{2,4}\s?[x×]\s?\d{2,4}|ad|ads|advertisements?:?.{0,60}|sponsored(?: content| links?)?|promoted(?: stories)?|"
    r"stor(?:y|ies) continue[sd]? below.{0,40}|\[?pullquote\]?|article continues.{0,60}|_{2,}|\W{3,}|-{3,}",
    re.IGNORECASE,
)
_PROMO = re.compile(
    r"(?:story highlights|read more|read also|related(?: (?:stories|articles|video|topics|content))?\b ?:|see also|more on this|more ?:|"
    r"recommended ?:|share (?:this|on|all|via|save)|follow (?:us|@|\w+ (?:\w+ )?on (?:twitter|facebook|instagram))|sign up|subscribe|"
    r"get (?:the|breaking|our|wonkbook|constant|daily)\b.{0,90}\b(?:inbox|newsletter|delivered|alerts|updates)|let our news meet|"
    r"click (?:here|for|to)|just watched|watch(?: (?:live|this|now|more))? ?:|watch (?:the )?latest|photos ?:|video ?:|in pictures|"
    r"slideshow|gallery ?:|listen to this article|join (?:us|the conversation)|download (?:the|our)|print tweet|tweet views|"
    r"(?:we )?welcome comments|comments? (?:are|is) (?:not|closed)|views expressed in the comments|this discussion is now closed|"
    r"you agree that anything you post|send (?:us|your) |please ensure you have read|all posts are|to play this content|"
    r"enter your email|notify me of|media playback|english bulletin$|don't miss|most popular|top stories|skip to|"
    r"have (?:you|a) .{0,40}\? (?:e-?mail|contact)|the opinions expressed|for more (?:news|information|on)|"
    r"watch the latest video|support our journalism|our standards|how much do you know|\(?(?:to view|for) a graphic)",
    re.IGNORECASE,
)
_WORK = r"(?:additional\s+)?(?:reporting|writing|written|editing|edited|compiled|reported|photographs?|photography|contributions?|graphics?|translation|translated)"
_CREDIT = re.compile(
    rf"\(?{_WORK}(?:\s+and\s+{_WORK})?\s+by\b|contributing ?:|\W*copyright\b|©|all rights reserved|source ?: |"
    r"this (?:report|story|article) (?:was|is|has been|originally) (?:written|prepared|first published|published|contributed|compiled|updated)|"
    r"(?:with|additional) (?:reporting|files|information|inputs?) (?:from|by)\b|with agenc(?:y|ies)\b",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"[^.]{3,300}\bcontributed (?:to this (?:report|story|article)|reporting|from)\b[^.]{0,60}\.?"
)
_BY = re.compile(r"(?:by|BY|By|Reporting by|REPORTING BY|Report by|From)\s+(?P<who>[^\d.!?;]{2,90})\.?$")
_CAPTION = re.compile(
    r"(?:photo|photograph|image|picture|file photo|file|caption|credit|photo credit|pictured?|video grab|illustration)s?\s?[:/]|"
    r"image (?:copyright|caption|source)|(?:ap |afp |file )photo\b|(?:in this|this) (?:\w+\.?,? ){0,6}?(?:file )?(?:photo|image|picture|frame grab)\b",
    re.IGNORECASE,
)
# "Photograph: Name/Agency" glued to the body that follows it.
PHOTO_HEAD = re.compile(
    r"(?:Photograph|Photo|Image)s?: ?(?:[A-Z][\w.'’-]*[ /]){1,5}?(?:AP|AFP|EPA|Reuters|REUTERS|Getty Images|Getty|Corbis|Guardian|Observer)"
    r"\s(?=[A-Z\"“‘'\d].{60})"
)
_AGENCY_TAIL = re.compile(
    r"(?:\(|/ ?|\s[-–—|]\s|credit\W{0,4}|photo\W{0,3}|via |photo by [^()]{3,60})(?:[A-Z][\w.' ]{2,40}[-–—/ ]{1,3})?"
    r"(?:AP|AFP|EPA|Reuters|REUTERS|Getty Images|Getty|Associated Press|AP Photo|Anadolu Agency|Xinhua|Agence France-Presse)"
    r"(?: ?[/,–—-] ?[^()]{2,40})?\)?\.?$"
)
_EMBED = re.compile(r"[—–-]{1,2}\s*(?P<who>[^—–(]{1,60})\s?\(@(?P<handle>\w{1,20})\)\s+\w+\.? \d{1,2}, \d{4}$")
_HANDLE = re.compile(r"^(?P<who>[^@()\"“|]{2,40})\s\(@\w{1,20}\)\s*[:·]?|pic\.twitter\.com/\w+$")
_NAME_WORD = re.compile(r"[A-Z][\w.'’\u200b-]*$|and$|de$|van$|von$|al-\w+$|el-\w+$|bin$|of$|for$|the$|&$")
_DESK = re.compile(
    r"\b(?:reporter|correspondent|staff|writer|press|today|times|post|desk|agency|news|editor|bureau)\b", re.IGNORECASE
)


def role_of(line: str, *, near_top: bool) -> Role:
    """The role of a whole line, white space cut from both ends; "body" where nothing tells otherwise.

    ``near_top`` says that no body line has come before (names standing alone are bylines only there). Linear.
    """
    if not line:
        return Role("blank")
    head = line[:400]
    if len(line) <= 80 and _AD.fullmatch(line):
        return Role("ad")
    if len(line) <= 80 and (_STAMP_ONLY.fullmatch(line) or _AGO.fullmatch(line)):
        return Role("stamp")
    embed = _EMBED.search(line[-120:]) or _HANDLE.search(line[:80]) or _HANDLE.search(line[-60:])
    if embed:
        return Role("embed", (embed.groupdict().get("who") or "").strip())
    return _by_words(line, head, near_top)


def _by_words(line: str, head: str, near_top: bool) -> Role:
    by = _BY.match(line) if len(line) <= 120 else None
    if by and _is_names(by["who"]) and (near_top or len(line) <= 60):
        return Role("byline", by["who"].strip())
    if len(line) <= 600 and (_CREDIT.match(head) or _CONTRIBUTED.fullmatch(head)):
        return Role("credit", credited(line))
    if PHOTO_HEAD.match(head):
        return Role("body")
    if _CAPTION.match(head) or (len(line) <= 400 and _AGENCY_TAIL.search(line[-100:]) and not line.startswith("-")):
        return Role("caption")
    if _PROMO.match(head) and (
        len(line) <= 260 or head[:16].lower().startswith(("story highlight", "just watched", "photos:"))
    ):
        return Role("promo")
    if near_top and len(line) <= 70 and _is_names(line) and (_DESK.search(line) or 2 <= len(line.split()) <= 3):
        return Role("byline", line)
    return Role("body")


def _is_names(words: str) -> bool:
    """Whether every word could be part of a name (no verbs, no sentence)."""
    parts = words.replace(",", " ").replace("/", " ").split()
    if not 1 <= len(parts) <= 12 or words.rstrip()[-1:] in "!?:":
        return False
    return all(_NAME_WORD.match(p) or p in {"in", "with"} for p in parts) and parts[0][:1].isupper()


_HOLDER = re.compile(
    r"(?:by|©|copyright|contributing ?:|source ?:?)\s*(?:©\s*)?(?:\d{4}\s*)?(?P<who>[^;.()]{2,80})", re.IGNORECASE
)
_BEFORE_CONTRIBUTED = re.compile(r"^(?P<who>.{2,200}?)\s+(?:have |has )?contributed\b")


def credited(line: str) -> str:
    """Whom a credit line names: the words after "by", "©" or "Source", or before "contributed"; "" where none."""
    found = _BEFORE_CONTRIBUTED.match(line[:240]) or _HOLDER.search(line[:240])
    return found["who"].strip(" ,") if found else ""
