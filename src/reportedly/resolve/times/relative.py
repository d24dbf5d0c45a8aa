"""Expressions that count from the publication day or from the time in focus."""

from __future__ import annotations

import re
from datetime import date

from reportedly.records import Span
from reportedly.resolve.times.absolute import modifier
from reportedly.resolve.times.calendar import back, month_of, quarter_of, shift, week_of, week_value, year_of
from reportedly.resolve.times.context import Context
from reportedly.resolve.times.durations import ROUGH, UNIT, duration_value
from reportedly.resolve.times.fiscal import of_money
from reportedly.resolve.times.numbers import COUNT, ORDINAL, count
from reportedly.resolve.times.timex import Timex

Match = re.Match[str]
_FROM_PUBLICATION = {"this", "last", "next"}
_PART = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "noon": "T12:00", "midday": "T12:00"}


def _days(match: Match, value: str, start: date, end: date, kind: str = "deictic", mod: str = "") -> Timex:
    return Timex(Span(*match.span()), "TIME" if "T" in value else "DATE", value, mod, start, end, kind)


def unit_interval(day: date, unit: str) -> tuple[str, date, date]:
    """TIMEX3 value, first and last day of the week, month, quarter, year or decade that holds ``day``."""
    if unit == "week":
        return week_value(day), *week_of(day)
    if unit == "weekend":
        return week_value(day) + "-WE", shift(week_of(day)[0], 5), week_of(day)[1]
    if unit == "month":
        return f"{day:%Y-%m}", *month_of(day.year, day.month)
    if unit == "quarter":
        number = (day.month + 2) // 3
        return f"{day.year}-Q{number}", *quarter_of(day.year, number)
    if unit == "year":
        return str(day.year), *year_of(day.year)
    if unit == "decade":
        first = day.year // 10 * 10
        return str(first // 10), year_of(first)[0], year_of(first + 9)[1]
    if unit in {"century", "centurie"}:
        return f"{day.year // 100}", year_of(day.year // 100 * 100)[0], year_of(day.year // 100 * 100 + 99)[1]
    return day.isoformat(), day, day


def deictic_day(match: Match, context: Context) -> Timex | None:
    """Yesterday, today, tomorrow, with or without a part of the day."""
    word = match["word"].lower()
    part = (match.groupdict().get("part") or "").lower()
    if context.today is None:
        return Timex(Span(*match.span()), "DATE", "XXXX-XX-XX", kind="deictic")
    day = shift(context.today, {"yesterday": -1, "tomorrow": 1}.get(word, 0))
    if match["far"]:
        day = shift(day, -1 if "before" in match["far"] else 1)
    value = day.isoformat() + _PART.get(part, "TNI" if word == "tonight" else "")
    mod = "START" if match.groupdict().get("edge") else ""
    return _days(match, value, day, day, mod=mod)


def this_part(match: Match, context: Context) -> Timex | None:
    """A part of the publication day ("this morning") or of the night before it."""
    if context.today is None:
        return None
    word = match.group().lower()
    day = shift(context.today, -1 if word.startswith(("last", "overnight")) else 0)
    part = _PART.get((match.groupdict().get("part") or "night").lower(), "TNI")
    end = context.today if word == "overnight" else day
    return _days(match, day.isoformat() + part, day, end)


def this_unit(match: Match, context: Context) -> Timex | None:
    """A week, month, quarter or year by its distance: last month, the coming quarter, earlier this year."""
    which, unit = match["which"].lower().removeprefix("the ").strip(), match["unit"].lower()
    plain = match["which"].lower() in _FROM_PUBLICATION
    base = context.published if unit == "week" and plain else context.anchor()
    if base is None:
        return None
    if which.startswith("that"):
        which = "same"
        if context.focus is None:
            return None
    if unit in {"day", "night"}:
        if which not in {"next", "following", "previous", "same"}:
            return None
        if which == "same" and context.focus is not None and context.focus[0] != context.focus[1]:
            # after a year or a week "that day" names no day of the calendar
            return Timex(Span(*match.span()), "TIME", "XXXX-XX-XXTNI", kind="vague") if unit == "night" else None
        moved = shift(
            context.focus[0] if context.focus else base, {"next": 1, "following": 1, "previous": -1}.get(which, 0)
        )
        return _days(match, moved.isoformat() + ("TNI" if unit == "night" else ""), moved, moved, "anaphoric")
    if unit in {"second", "minute", "hour", "fortnight", "centurie"}:
        return None
    if which in {"following", "previous", "same"} and context.focus is not None:
        base = context.focus[0]
    step = -1 if which in {"last", "previous"} else 1 if which in {"next", "coming", "following"} else 0
    if which in {"past", "last"} and unit in {"decade", "century"}:
        value = "P10Y" if unit == "decade" else "P100Y"
        return Timex(Span(*match.span()), "DURATION", value, "", back(base, unit, 1), base, "deictic")
    if which == "past":
        value, start, end = unit_interval(back(base, unit if unit != "weekend" else "week", 1), unit)
        return _days(match, value, start, base if unit != "weekend" else end)
    if unit == "weekend" and step > 0 and base.weekday() < 5:
        step = 0  # "next" is the first after publication, as with weekdays
    moved = back(base, "week" if unit == "weekend" else unit, -step)
    value, start, end = unit_interval(moved, unit)
    return _days(match, value, start, end, mod=modifier(match["edge"]))


def nth_day(match: Match, context: Context) -> Timex | None:
    """The day in "it is the second day of the strike": that of publication."""
    day = context.published
    return _days(match, day.isoformat(), day, day, "vague") if day is not None else None


def weekend(match: Match, context: Context) -> Timex | None:
    """The weekend: the last one before publication, or the next where the tense is future."""
    base = context.anchor()
    if base is None:
        return None
    monday = week_of(base)[0]
    if base.weekday() < 5 and not context.future(*match.span()):
        monday = shift(monday, -7)
    return _days(match, week_value(monday) + "-WE", shift(monday, 5), shift(monday, 6))


_ENDS = re.compile(r"\s*(?:[.,;:)!?”\"]|--|$|\b(?:and|but|in|on|at|by|as|when|while)\b)")


def ago(match: Match, context: Context) -> Timex | None:
    """Two weeks ago, a year earlier, three days later; years and months at their own precision."""
    unit, number = match["unit"].lower(), count(match["count"])
    word = match["word"].lower()
    if word in {"before", "after"} and not _ENDS.match(context.text, match.end()):
        # "two days before the vote": a duration; what it is counted from stands after it (``offsets``)
        span = Span(match.start(), match.end("unit_s"))
        return Timex(span, "DURATION", duration_value(unit, number), kind="duration")
    base = context.published
    anaphoric = word in {"earlier", "before", "later", "after", "afterwards"}
    if anaphoric and context.focus is not None and (context.narrative or unit in {"hour", "minute", "day", "week"}):
        base = context.focus[0]
    ahead = word in {"later", "after", "afterwards", "from now", "hence"}
    if number == "X" or base is None:
        return Timex(Span(*match.span()), "DATE", "FUTURE_REF" if ahead else "PAST_REF", kind="vague")
    if unit in {"second", "minute", "hour"}:
        return _days(match, base.isoformat(), base, base, "anaphoric" if anaphoric else "deictic")
    if (unit, number, ahead) == ("year", "1", False) and context.quarter and of_money(context, *match.span()):
        year, quarter = context.quarter.split("-Q")
        return Timex(Span(*match.span()), "DATE", f"{int(year) - 1}-Q{quarter}", kind="vague")
    steps = int(float(number)) * (-1 if ahead else 1)
    moved = back(
        base, {"night": "day", "fortnight": "week", "centurie": "century", "weekend": "week"}.get(unit, unit), steps
    )
    value, start, end = unit_interval(moved, {"weekend": "week", "fortnight": "week"}.get(unit, unit))
    return _days(match, value, start, end, "anaphoric" if anaphoric else "deictic")


def day_beside(match: Match, context: Context) -> Timex | None:
    """The day before, the night after: against the time in focus; "the day before the vote" is counted elsewhere (``offsets``)."""
    base = context.focus[0] if context.focus else context.anchor()
    if base is None or not _ENDS.match(context.text, match.end()):
        return None
    moved = shift(base, -1 if match["word"].lower() == "before" else 1)
    return _days(
        match, moved.isoformat() + ("TNI" if match["unit"].lower() == "night" else ""), moved, moved, "anaphoric"
    )


def past_span(match: Match, context: Context) -> Timex | None:
    """The past 24 hours, the last two weeks, the next five days: a duration that ends or begins at publication."""
    unit, number = match["unit"].lower(), count(match["count"])
    ahead = match["which"].lower().endswith(("next", "coming", "following"))
    value = duration_value(unit, number)
    base = context.anchor()
    if base is None or number == "X":
        return Timex(Span(*match.span()), "DURATION", value, kind="duration")
    amount = max(1, int(float(number)))
    step = {
        "second": "day",
        "minute": "day",
        "hour": "day",
        "night": "day",
        "weekend": "week",
        "fortnight": "week",
        "centurie": "century",
    }
    amount = max(1, -(-amount // 24)) if unit == "hour" else amount
    other = back(base, step.get(unit, unit), -amount if ahead else amount)
    start, end = (base, other) if ahead else (other, base)
    return Timex(Span(*match.span()), "DURATION", value, "", start, end, "deictic")


_WHICH_UNIT = r"(?P<which>[Tt]his|(?:[Tt]he\s+)?(?:[Ll]ast|[Nn]ext|[Cc]oming|[Pp]ast|[Pp]revious|[Ff]ollowing|[Ss]ame|[Cc]urrent)|[Tt]hat(?:\s+same)?)"
_EDGE = r"(?P<edge>(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Ss]ometime)\s+(?:in\s+)?|mid-|(?:[Tt]he\s+)?(?:end|start|beginning|middle|close|rest|remainder|(?:early|latter|better)\s+(?:part|half))\s+of\s+)?"
RULES = (
    (
        re.compile(
            r"\b(?P<edge>[Ee]arlier\s+|[Ll]ater\s+)?(?P<far>(?:[Tt]he\s+)?[Dd]ay\s+(?:before|after)\s+)?(?P<word>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight|YESTERDAY|TODAY)(?:\s+(?P<part>morning|afternoon|evening|night))?\b"
        ),
        deictic_day,
    ),
    (
        re.compile(
            r"\b(?:[Ee]arlier\s+|[Ll]ater?\s+|[Ee]arly\s+)?(?:[Tt]his\s+(?P<part>morning|afternoon|evening)|[Ll]ast\s+night|[Oo]vernight)\b"
        ),
        this_part,
    ),
    (
        re.compile(r"\b" + _EDGE + _WHICH_UNIT + r"\s+" + UNIT + r"(?:\s+or\s+(?:so|two)|\s+and\s+beyond)?\b(?!s)"),
        this_unit,
    ),
    (
        re.compile(
            r"(?:(?<=\bis )|(?<=[’']s ))the\s+(?:"
            + ORDINAL
            + r"|fourteenth|fifteenth|twentieth)\s+(?:straight\s+|consecutive\s+)?day\b"
        ),
        nth_day,
    ),
    (re.compile(r"\b(?:(?:[Tt]he|[Aa])\s+)?[Ww]eekend\b"), weekend),
    (re.compile(r"\bthe\s+(?P<unit>day|night)\s+(?P<word>before|after)\b", re.IGNORECASE), day_beside),
    (
        re.compile(
            r"\b"
            + ROUGH
            + r"(?P<count>"
            + COUNT
            + r")[-\s]+"
            + UNIT
            + r"s?(?P<unit_s>)\s+(?:or\s+so\s+)?(?P<word>ago|earlier|before|later|afterwards|from now|hence)\b",
            re.IGNORECASE,
        ),
        ago,
    ),
    (
        re.compile(
            r"\b(?P<each>each\s+of\s+)?(?P<which>(?:the\s+)?(?:past|last|next|coming|previous|preceding|first|following|latest|year-earlier|year-ago))\s+(?P<count>"
            + COUNT
            + r")(?:\s+(?:trading|full|consecutive|straight))?[-\s]+"
            + UNIT
            + r"s?(?:\s+or\s+so)?\b",
            re.IGNORECASE,
        ),
        past_span,
    ),
)
