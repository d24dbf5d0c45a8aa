"""What a report says of organisations that no table knows, and what stands after a party: whose they are.

"The Qatari broadcaster Lusail TV", "Lusail TV, a Qatari broadcaster," and "Doha-based Lusail TV" tell the country of "Lusail TV" wherever the
report names it; "jets believed to be Turkish" tell their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.records import Doc, Span
from reportedly.resolve.actors import Agent, find_agent, find_group, to_words
from reportedly.resolve.fold import fold
from reportedly.resolve.nations import country_in, place_country
from reportedly.resolve.places import Scene

_LABELS = frozenset(
    {"ORG", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "GPE", "LOC", "PERSON"}
)  # the parse knows few of them
# what an organisation is called before its name or in apposition to it
_KIND = re.compile(
    r"\b(?:group|groups|organi[sz]ation|agency|broadcaster|channel|station|newspaper|daily|weekly|website|company|firm|airline|carrier|bank|"
    r"maker|giant|producer|operator|charity|foundation|institute|think tank|watchdog|monitor|network|party|movement|union|federation|militia|"
    r"faction|brigade|battalion|coalition|front|alliance|league|club|university|hospital|contractor|conglomerate|retailer|publisher)\Z",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:\A|[\s(“\"])([^.,;:\n()“”\"]{3,60})[\s“\"]*\Z")
_AFTER = re.compile(r"”?,?\s?[,(]\s?(?:an?|the|one of|which is an?)\s([^.,;:\n()]{3,60})")
_BASED = re.compile(r"\b([A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)?)-based\s(?:[\w’'-]+\s){0,3}\Z")
_BASED_IN = re.compile(
    r"”?,?\s?[,(]?\s?(?:which is |an? [\w\s-]{3,40} )?(?:based|headquartered) (?:in|at|out of) (?:the )?(?=[A-Z])"
)
_SEEMS = re.compile(
    r",?\s(?:who (?:was|were|is|are) |that (?:was|were|is|are) |which (?:was|were|is|are) )?(?:widely )?"
    r"(?:believed|thought|suspected|presumed|assumed|said|reported|understood|alleged|identified) (?:to be|to have been|as)\s(?:an? |the )?(?=[A-Z])"
)
_NEXT = re.compile(r"[\w’'-]+(?:\s[\w’'-]+)?")


def bodies(doc: Doc, scene: Scene) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Country and sectors by the folded name of every organisation that no table knows and the report describes once."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for name in doc.names:
        words = bare(name.span.of(doc.text))
        if name.label not in _LABELS or not words[:1].isupper() or find_group(to_words(words)) is not None:
            continue
        told = next(_descriptions(doc, name.span, scene), None)
        if told is not None and fold(words) not in found:
            found[fold(words)] = told
    return found


def bare(words: str) -> str:
    """A name without article and possessive."""
    return re.sub(r"\A(?:the|a|an)\s+|[’']s?\Z", "", words.strip(), flags=re.IGNORECASE)


def _descriptions(doc: Doc, span: Span, scene: Scene) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the words before and after a name tell of it, where they call it a body and tell a country."""
    before = _BEFORE.search(doc.text[max(0, span.start - 70) : span.start])
    told = before[1].strip() if before is not None else ""
    if _KIND.search(told) and (country := country_in(told, last=True)):
        yield country, _sectors(told)
    after = _AFTER.match(doc.text, span.end)
    if after is not None:
        head = re.split(r"\s(?:of|that|which|who|based|in|for|with)\s", after[1])[0]
        if _KIND.search(head) and (country := country_in(head)):
            yield country, _sectors(head)
    town = _BASED.search(doc.text[max(0, span.start - 80) : span.start])
    if town is not None:
        at = span.start - (len(doc.text[max(0, span.start - 80) : span.start]) - town.start(1))
        if country := country_in(town[1]) or place_country(scene, Span(at, at + len(town[1])), town[1]):
            yield country, ()
    seat = _BASED_IN.match(doc.text, span.end)
    if seat is not None and (country := _named_at(seat.end(), scene)):
        yield country, ()


def _sectors(words: str) -> tuple[str, ...]:
    agent = find_agent(to_words(words))
    return agent.what.sectors if agent is not None and isinstance(agent.what, Agent) else ()


def seems(doc: Doc, span: Span) -> str:
    """The country of which a party is believed, thought or said to be ("jets believed to be Turkish"), else ""."""
    found = _SEEMS.match(doc.text, span.end)
    said = _NEXT.match(doc.text, found.end()) if found is not None else None
    return country_in(said.group().split(" ")[0]) or country_in(said.group()) if said is not None else ""


def _named_at(at: int, scene: Scene) -> str:
    """The country of the place that is named from ``at`` on."""
    return next(
        (r.entry.country for r in scene.within(Span(at, at + 1)) if r.entry is not None and r.toponym.span.start == at),
        "",
    )
