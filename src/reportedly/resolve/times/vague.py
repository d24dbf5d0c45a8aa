"""What names no days: now, recently, soon, the future; and sets: daily, every Friday, each July."""

from __future__ import annotations

import re

from reportedly.records import Span
from reportedly.resolve.times.absolute import MONTH
from reportedly.resolve.times.calendar import WEEKDAYS, month_number
from reportedly.resolve.times.context import Context
from reportedly.resolve.times.durations import duration_value
from reportedly.resolve.times.tense import HAPPENING
from reportedly.resolve.times.timex import Timex

Match = re.Match[str]
_SETS = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "hourly": "PT1H"}
_PARTS = {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"}
_PRESENT = {
    "now", "currently", "current", "at present", "presently", "these days", "nowadays", "at the moment", "right now",
    "the present", "this time", "the time being",
}  # fmt: skip
# "Recent months" are a length of time in three of four cases of TimeBank's train part, "recent years" in two of five.
_LATELY = re.compile(r"recent (days|weeks|months)")
_SPANS = {"days": "PXD", "weeks": "PXW", "months": "PXM"}
_AHEAD = re.compile(
    r"(?:very )?soon|as soon as possible|(?:the )?(?:near )?future|future \w+|(?:the )?coming \w+|"
    r"the (?:near|short|medium|long) term|the (?:days|weeks|months|years) ahead"
)


def every(match: Match, context: Context) -> Timex | None:
    """Daily, every week, each year, every Friday, each July."""
    groups = match.groupdict()
    value = ""
    if groups.get("adverb"):
        if re.match(r"\s+(?:newspaper|paper|dividend|volume)", context.text[match.end() : match.end() + 12]):
            return None  # a kind of paper, a statistic
        value = _SETS[match["adverb"].lower()]
    elif groups.get("weekday"):
        value = f"XXXX-WXX-{WEEKDAYS.index(match['weekday'].lower()) + 1}"
    elif groups.get("month"):
        value = f"XXXX-{month_number(match['month']):02d}"
    else:
        value = duration_value(match["unit"].lower(), "1")
    return Timex(Span(*match.span()), "SET", value, kind="set")


def weekdays(match: Match, _: Context) -> Timex:
    """Fridays, Tuesday nights, on Monday and Tuesday nights: a set, as TIMEX3 has what recurs."""
    part = match["parts"] or match["shared"] or ""
    value = f"XXXX-WXX-{WEEKDAYS.index(match['weekday'].lower()) + 1}"
    return Timex(Span(*match.span()), "SET", value + _PARTS.get(part, ""), kind="set")


def reference(match: Match, context: Context) -> Timex | None:
    """Now, recently, soon, the future: no days of the calendar."""
    word = " ".join(match.group().lower().split())
    if word == "soon" and not context.future(*match.span()):
        return None  # "soon after", "as soon as": no reference to the future
    lately = _LATELY.fullmatch(word)
    if lately:
        return Timex(Span(*match.span()), "DURATION", _SPANS[lately[1]], kind="vague")
    value = "PRESENT_REF" if word in _PRESENT else "FUTURE_REF" if _AHEAD.fullmatch(word) else "PAST_REF"
    return Timex(Span(*match.span()), "DATE", value, kind="vague")


_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_UNITS = r"(?:days|weeks|months|quarters|years)"
# Tried before the rule for one weekday, which has the same extent in "Monday and Tuesday nights".
WEEKDAYS_RULES = (
    (
        re.compile(
            r"\b"
            + _WEEKDAY
            + r"(?:(?:s|\s+(?P<parts>mornings|afternoons|evenings|nights))\b(?!\s+"
            + HAPPENING
            + r")|(?=\s+and\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+(?P<shared>mornings|afternoons|evenings|nights)\b))"
        ),
        weekdays,
    ),
)
RULES = (
    (
        re.compile(
            r"\b(?:(?P<adverb>[Dd]aily|[Ww]eekly|[Mm]onthly|[Yy]early|[Nn]ightly|[Hh]ourly)|(?:[Ee]very|[Ee]ach)\s+(?:(?P<unit>day|night|week|month|quarter|year|hour|minute)\b|(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|"
            + MONTH
            + r"))(?!\w)"
        ),
        every,
    ),
    (
        re.compile(
            r"\b(?:(?:[Rr]ight\s+)?[Nn]ow|[Cc]urrently|[Cc]urrent|[Pp]resently|[Tt]hese\s+days|[Nn]owadays|(?:[Mm]ore\s+|[Mm]ost\s+)?[Rr]ecently|"
            r"[Rr]ecent(?:\s+"
            + _UNITS
            + r"(?:\s+and\s+(?:weeks|months|years))?)?|(?:[Vv]ery\s+)?(?<!as )[Ss]oon(?! as)|[Tt]he\s+(?:near\s+)?future|"
            r"[Tt]he\s+past(?!\s+(?:\w+\s+){0,2}(?:days|weeks|months|years|summers|winters|springs)\b)|(?:[Tt]he\s+)?coming\s+"
            + _UNITS
            + r"|[Ff]uture\s+"
            + _UNITS
            + r"|[Pp]ast\s+"
            + _UNITS
            + r"|[Tt]he\s+(?:days|weeks|months|years)\s+ahead|(?<!that )[Ll]ong\s+ago|(?<![\w-])(?:days|weeks|months|years|decades|hours)\s+ago|"
            r"[Aa]s\s+soon\s+as\s+possible|[Tt]he\s+(?:near|short|long)\s+term|[Tt]he\s+time\s+being)\b"
        ),
        reference,
    ),
)
