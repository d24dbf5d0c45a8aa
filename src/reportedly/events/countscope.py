"""Whether a figure is of one act or a running total: totals since a day, over a period or of a war are cumulative."""

from __future__ import annotations

import re

from reportedly.records import Span

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SPELL = r"(?:[\w-]+ ){0,3}(?:weeks?|months?|years?|decades?|days)\b"
_WAR = "(?:wars?|conflict|insurgency|uprising|rebellion|crackdown|revolt|feud|unrest|violence|fighting|insurrection|genocide)"
_PERIOD = re.compile(
    r"(?<!\bhave )(?<!\bhas )(?<!\bhad )\bsince (?:then\b|\w)|\bso far\b|\bto date\b|\boverall\b|\baltogether\b|\bin total\b|\bthis (?:year|month)\b|\blast (?:year|month)\b(?!['’])"
    r"|\b(?:in|during|over|throughout|within|after) (?:the )?(?:past|recent|previous|first|preceding) (?:\w+ ){0,3}(?:weeks?|months?|years?|days|decades?)\b"
    r"|\b(?:in|during|over|throughout|within|after) the last (?:\w+ ){0,3}(?:weeks|months?|years?|days|decades?)\b"
    r"|\b(?:in|during|over|throughout|within) the (?:last|past|previous|preceding) (?:24|48|72|twenty-?four|two|three|few) hours\b|\bin (?:24|48|72) hours of\b"
    rf"|\b(?:in|during|over|after|by) (?:more than |nearly |almost |about |the )?{_SPELL} (?:of|since|that)\b"
    r"|\A\W*(?:\w+ ){1,2}(?:days|weeks|months|years) of\b"
    rf"|\b(?:in|during|throughout) (?:the month of |all of )?{_MONTH}\b(?! \d{{1,2}}\b(?!\d))|\b(?:in|during) (?:19|20)\d\d\b"
    rf"|\bbetween (?:\w+ )?{_MONTH} and (?:\w+ )?{_MONTH}\b"
    r"|\bin the same period\b|\b(?:each|every|per) (?:year|month)\b|(?<!than )\ba (?:year|month)\b|\bby now\b"
    rf"|\b{_WAR}(?: in \w+)?(?:,? (?:which|that))?,?(?: \w+ly)? (?:has|have|had)\b"
    rf"|\b(?:in|during|throughout) the (?:\w+ )?(?:war|conflict|insurgency|uprising|rebellion)\b|\b{_MONTH} has\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:has|have|had)\b(?: \w+){0,2} (?:been|killed|died|lost|claimed|left|cost)\b", re.IGNORECASE)
_UNREST = re.compile(rf"\bin the (?:\w+ )?{_WAR}\b", re.IGNORECASE)
_ONE_ACT = re.compile(
    r"\b(?:an?|the|this|two|twin) (?:[\w-]+ ){0,5}(?:attack|bombing|blasts?|raid|ambush|strike|explosion|shooting|clash|massacre|bomb|assault|killing|murder|abduction|kidnapping|crash)\b",
    re.IGNORECASE,
)
# "the third such attack since May", "the bloodiest weekend in a year": what is counted or compared is acts
_RANKED = re.compile(
    r"(?:\bthe|\bits|\bmaking it|\bone of the|['’]s) (?:(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|first|last|latest|worst|"
    r"largest|biggest|most|\w{3,}est)\b) ?[^,.;:]*",
    re.IGNORECASE,
)
_DATED = re.compile(rf"\b(?:in|during) (?:{_MONTH}|(?:19|20)\d\d)", re.IGNORECASE)
_NOT_PERIOD = re.compile(r"\b(?:earlier|early|late|later) $", re.IGNORECASE)
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:['’]s)?|yesterday|today|overnight)\b", re.IGNORECASE
)
_BREAK = re.compile(
    r";|\.\s|:\s|\b(?:after|when|which|who|whose|where|while|whereas|but|although)\b|\bthat (?:also )?(?:killed|wounded|injured|left|claimed|displaced)\b"
    r"|, (?:(?:the|its|their) (?:overall |death )?(?:toll|number|total|losses|tally|count)|for a total)\b"
    r"|[,—–-] ?(?:bringing|taking|raising|pushing|lifting|bring)\b|\b(?:said|says|told|reported|adding)\b"
)
_OPENING = re.compile(
    r"\A\W*(?:[\w'’ -]{0,40}, )?(?:Since|In|Over|During|So far|This|Last|Throughout|By)\b", re.IGNORECASE
)
_TOTAL = re.compile(
    r"\b(?:bring|tak|rais|push|lift|driv)(?:s|es|ing|e)?\b[^.;]{0,80}\b(?:toll|total|number|losses|dead|deaths|tally|count|arrests)\b",
    re.IGNORECASE,
)
_SAME_ACT = re.compile(
    r"\bsuccumb|\bup from\b|\brubble\b|\bof the (?:injured|wounded)\b|\bdied (?:of|from|in hospital)\b|\bmore bodies\b|\bdiscover|\bwounds\b|"
    r"\btoll (?:from|of|in) (?:the |\w+day)",
    re.IGNORECASE,
)
_MANY = 1000  # dead that no one act is likely to leave


def scope_of(text: str, sentence: Span, span: Span, kind: str, least: int, *, toll: bool) -> str:
    """``cumulative`` or ``event`` by the words of the figure's own stretch of the sentence; ``toll`` for "toll rose to 40"."""
    if kind == "participants":
        return "event"
    start, end = _stretch(text, sentence, span)
    own = text[start:end]
    if toll and _TOTAL.search(text[max(sentence.start, start - 12) : end]) and not _SAME_ACT.search(sentence.of(text)):
        return "cumulative"
    near = text[span.end : end].split(" and ", maxsplit=1)[0].split(", ", maxsplit=1)[0]
    ahead = text[start : span.start].rsplit(" and ", 1)[-1]
    if any("alone" in x and _DAY.search(x) for x in (near, ahead)):
        return "event"
    if kind in {"killed", "casualties"} and _PERFECT.search(own) and (least >= _MANY or _UNREST.search(own)):
        return "cumulative"
    ranked = [(m.start(), m.end()) for m in _RANKED.finditer(own) if not m.start() <= span.start - start < m.end()]
    found = next(
        (
            m
            for m in _PERIOD.finditer(own)
            if not _NOT_PERIOD.search(own[: m.start()]) and not any(a <= m.start() < b for a, b in ranked)
        ),
        None,
    )
    if found is None and start > sentence.start:
        found = _led(text, sentence, span)
    known = text[max(0, span.start - 4) : span.start].lower() == "the "  # "the six colleagues killed in June"
    if found is None or (_DATED.match(found.group()) and (known or _ONE_ACT.search(own))):
        return "event"
    return "cumulative"


def _stretch(text: str, sentence: Span, span: Span) -> tuple[int, int]:
    """The stretch around the figure that no clause boundary cuts; "a war which has killed" keeps its war."""
    start, end = sentence.start, sentence.end
    for m in _BREAK.finditer(text, sentence.start, sentence.end):
        if m.end() <= span.start:
            start = m.start()
        elif m.start() >= span.end:
            end = m.start()
            break
    war = re.search(rf"\b{_WAR},? ?$", text[max(sentence.start, start - 16) : start], re.IGNORECASE)
    return start - (len(war.group()) if war else 0), end


def _led(text: str, sentence: Span, span: Span) -> re.Match[str] | None:
    """A period that opens the figure's sentence ("Since March, ...") and so governs what follows up to a semicolon."""
    head = sentence.of(text)[: span.start - sentence.start]
    if ";" in head or not (m := _OPENING.match(head)):
        return None
    return _PERIOD.search(head[: m.end() + 60])
