"""Tolls and days as a record's own clause states them: what is a running toll, what restates a toll, whose day is named."""

from __future__ import annotations

import re

from reportedly.records import EventRecord, Evidence, Figure

# A day read from words further than this from the clause (characters) was carried over from another sentence.
_OWN_WORDS = 120
_TOLL = re.compile(r"\b(?:toll|tally|count|number of (?:dead|deaths|victims|injured))\b")
_UPDATE = re.compile(
    r"\b(?:raise[sd]?|raising|r[io]se[ns]?|rising|climb\w*|reach(?:es|ed)|revise[sd]?|lower(?:s|ed)|updat\w+|stands? by|to \w+ dead)\b"
)
_HABIT = re.compile(
    r"\b(?:regularly|repeatedly|frequently|often|routinely|every day|daily basis|on a daily|more than once|many times|continually"
    r"|(?:in|over) (?:the )?(?:recent|past|last) (?:\w+ )?(?:weeks|months|years)|years? (?:of|into)|months of|weeks of"
    r"|since (?:the |its |an? |early |late |mid )?(?:\w+ )?(?:\d{4}|start|beginning|outbreak|uprising|war|conflict|revolution)"
    r"|much of|unscathed)\b"
)
_WAR = re.compile(r"\b(?:conflict|war|uprising|revolution|crisis)\b")
# More dead than any one act has: the toll of a war.
_WHOLE_WAR = 50_000
_SINCE = re.compile(r"\b(?:since|over the|in the (?:past|last)|so far)\b")

_HOURS = r"(?:past|last|previous|preceding) (?:(?!week|month|year)[\w-]+ ){0,2}(?:hours|days)"
_SPELL = re.compile(rf"(?:the )?{_HOURS}|recent days", re.IGNORECASE)
_PERIOD = re.compile(
    rf"\b(?:in|over|during|within|throughout) (?:the )?{_HOURS}\b|\bin (?:(?:24|48|72) hours\b|(?:two|three|four|five|six|ten|\d+) days of\b|recent days\b)",
    re.IGNORECASE,
)
_BRINGS = re.compile(r"\b(?:bring|tak|rais|push)(?:s|es|ing)\b|\b(?:brought|took|raised)\b", re.IGNORECASE)
# Characters by which the words of a period may stand before or after what they govern.
_LED, _FOLLOWED = 30, 80

# "first spoke of", "had initially put it at": the teller knows of a later figure.
_FIRST = re.compile(
    r"\b(?:first|initially|originally|earlier|previously) "
    r"(?:spoke|spoken|said|put|gave|given|reported|counted|announced|told|listed|claimed|stated|estimated|confirmed)\b"
    r"|\b(?:earlier|previously) (?:in the day|today|on \w+day)\b.{0,60}\b(?:said|reported|spoke|put|told|announced)\b"
    r"|\b(?:earlier|initial|previous|preliminary|first) (?:\w+ )?(?:toll|tally|count|figure|estimate)s?\b|\bup from\b"
)
# "Two women were among the dead", "15 of the wounded", "a teacher also died": a detail of a total that is told elsewhere.
_DETAIL = re.compile(
    r"\bamong the\b.{0,25}|\b(?:of|in) (?:the|those) (?:dead|wounded|injured|victims|casualties|killed)\b|\bof (?:those killed|those who died|them,)"
    r"|\balso (?:\w+ )?(?:died|killed|perished)\b|\A(?:of )?(?:the|those) (?:dead|killed|wounded|injured)\b|\b(?:body|bodies) of\b|\bsuicide bomber\b.{0,40}\bwere killed\b"
)
_AMONG_THEM = re.compile(r"\bamong (?:them|those)\b")
# Not "another strike": that may be told again of the second of two blows.
_SEPARATE = re.compile(
    r"(?<!two )(?<!three )(?<!four )(?<!in )\bseparate (?:\w+ )?(?:attack|strike|raid|incident|bombing|shelling|clash|shooting|explosion|blast)(?:e?s)?\b"
    r"|\bin an?(?:other)? separate \w+|\bin another (?:town|village|district|neighbou?rhood|area|province|part|attack|strike|raid|incident|bombing)\b"
)


def is_period(record: EventRecord) -> bool:
    """Whether the record's figures are those of the hours or days before it was told ("in the past 24 hours"), not of one act."""
    if not record.evidence or len({f.scope for f in record.figures}) != 1:
        return False
    if any(_period_in(e, record) for e in record.evidence[:2]):
        return True
    time = record.time
    if time is None or not _SPELL.fullmatch(time.text):
        return False
    spans = [(record.evidence[0].start, record.evidence[0].end), *(f.span for f in record.figures)]
    return min(x for x, _ in spans) - _LED <= time.span.start <= max(x for _, x in spans) + _FOLLOWED


def _period_in(evidence: Evidence, record: EventRecord) -> bool:
    """Whether the words name a period, other than that of a total to which the record's own figures bring it."""
    total = _BRINGS.search(evidence.quote)
    if total and any(f.span.start < evidence.start + total.start() for f in record.figures):
        return bool(_PERIOD.search(evidence.quote, 0, total.start()))
    return bool(_PERIOD.search(evidence.quote))


def is_toll(record: EventRecord) -> bool:
    """Whether the record states a toll that runs on from a beginning, and no figure of one event.

    A toll whose own clause names one day, without "since", is that day's, whatever its scope was read as.
    """
    if is_period(record) or not record.figures or any(f.scope != "cumulative" for f in record.figures):
        return False
    return not (_day_inside(record) or is_update(record)) or bool(_SINCE.search(clause_of(record)))


def is_background(record: EventRecord) -> bool:
    """Whether the clause tells what goes on or went on for long ("is regularly shelled"), not one act.

    The toll of a whole war is background as well, whatever day and town its sentence stands beside.
    """
    clause = clause_of(record)
    if is_update(record):
        return False
    if (
        record.figures
        and all(f.scope == "cumulative" for f in record.figures)
        and is_toll(record)
        and (_WAR.search(clause) or any((f.min or f.max or 0) >= _WHOLE_WAR for f in record.figures))
    ):
        return True
    return bool(_HABIT.search(clause)) and not _day_inside(record)


def clause_of(record: EventRecord) -> str:
    """The folded words of the clause from which a record was read."""
    return record.evidence[0].quote.casefold() if record.evidence else ""


def is_update(record: EventRecord) -> bool:
    """Whether the clause restates the toll of an act ("raised its toll to five"), so that its day is the day of saying."""
    clause = clause_of(record)
    return bool(record.figures) and bool(_TOLL.search(clause)) and bool(_UPDATE.search(clause))


def is_retold(record: EventRecord) -> bool:
    """Whether the clause tells a figure as what its source had said before."""
    return bool(_FIRST.search(clause_of(record)))


def is_detail(record: EventRecord) -> bool:
    """Whether the clause tells of some of the dead or injured, not of all; "among them" is none where it gives the whole with its parts."""
    clause = clause_of(record)
    wholes = {f.span for f in record.figures} & {f.part_of for f in record.figures}
    return bool(_DETAIL.search(clause)) or (not wholes and bool(_AMONG_THEM.search(clause)))


def is_separate(record: EventRecord) -> bool:
    """Whether the clause says that its act is another than those its report told before ("separate air strikes", "elsewhere")."""
    return bool(_SEPARATE.search(clause_of(record)))


def own_day(record: EventRecord) -> bool:
    """Whether the record's own clause, or words close by, name its day."""
    time = record.time
    if time is None or time.precision != "day":
        return False
    if not time.text or not record.evidence:
        return bool(time.text)
    clause = record.evidence[0]
    return clause.start - _OWN_WORDS <= time.span.start <= clause.end + _OWN_WORDS


def counts(record: EventRecord, figure: Figure) -> bool:
    """Whether a figure can be a total of the record's event: of one event, or cumulative words about one day's dead."""
    if is_period(record):
        return False
    if figure.scope == "event":
        return True
    only = all(f.scope == figure.scope for f in record.figures)
    return only and not is_toll(record) and (_day_inside(record) or is_update(record))


def _day_inside(record: EventRecord) -> bool:
    """Whether the words of the day stand in the clause itself."""
    time = record.time
    if time is None or time.precision != "day" or not record.evidence or time.span.start == time.span.end:
        return False
    return record.evidence[0].start <= time.span.start < record.evidence[0].end
