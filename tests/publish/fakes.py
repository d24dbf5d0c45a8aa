"""A small store in memory, and records made by hand from invented reports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportedly.linking import link
from reportedly.records import (
    Attribution,
    Change,
    CopyEdge,
    Episode,
    Event,
    EventRecord,
    Evidence,
    Figure,
    Party,
    Place,
    Refusal,
    Report,
    Source,
    Span,
    Time,
)
from reportedly.resolve.subevent import sub_event

GAFSA = ("Gafsa", 34.425, 8.784)
SFAX = ("Sfax", 34.741, 10.76)


@dataclass(slots=True)
class Fake:
    """A shelf in memory."""

    report_rows: Sequence[Report] = ()
    record_rows: Sequence[EventRecord] = ()
    event_rows: Sequence[Event] = ()
    copy_rows: Sequence[CopyEdge] = ()
    refusal_rows: Sequence[Refusal] = ()
    change_rows: Sequence[Change] = ()

    def reports(self) -> Iterator[Report]:
        """The reports."""
        return iter(self.report_rows)

    def records(self) -> Iterator[EventRecord]:
        """The records."""
        return iter(self.record_rows)

    def events(self) -> Iterator[Event]:
        """The events."""
        return iter(self.event_rows)

    def episodes(self) -> Iterator[Episode]:
        """One made-up episode."""
        held = tuple(sorted(e.id for e in self.event_rows))
        made = Episode("p1", "protest", "Gafsa", "TUN", "2023-03-01", "2023-03-09", held, (("days told", 3.0),))
        return iter((made,))

    def copies(self) -> Iterator[CopyEdge]:
        """The copies."""
        return iter(self.copy_rows)

    def refusals(self) -> Iterator[Refusal]:
        """The refusals."""
        return iter(self.refusal_rows)

    def revision(self) -> int:
        """The last change."""
        return max((c.revision for c in self.change_rows), default=0)

    def changes(self, since: int) -> Iterator[Change]:
        """The changes after a revision."""
        return (c for c in self.change_rows if c.revision > since)

    def meta(self) -> Mapping[str, Any]:
        """Nothing is known of it."""
        return {}


def report(name: str, outlet: str, published: str, text: str, title: str = "") -> Report:
    """A report whose id is ``name``."""
    url = f"https://{outlet.casefold().replace(' ', '')}.example/{name}"
    return Report(
        name, text, hashlib.sha256(text.encode()).hexdigest(), outlet, url, title or f"Report {name}", "", published
    )


def span(text: str, words: str) -> Span:
    """Where ``words`` stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def place(text: str, where: tuple[str, float | None, float | None] = GAFSA) -> Place:
    """A city named in the text."""
    name, lat, lon = where
    resolved = lat is not None
    return Place(
        *(name, name, lat, lon, "TUN" if resolved else "", "", name if resolved else "", "city" if resolved else ""),
        *(f"g-{name}" if resolved else "", span(text, name)),
    )


def party(text: str, words: str, *, name: str = "", sector: tuple[str, ...] = (), private: bool = False) -> Party:
    """A party named in the text."""
    return Party(words, name or words, "TUN", sector, private, span(text, words))


def figure(text: str, words: str, kind: str, low: int | None, high: int | None, *, vague: bool = False) -> Figure:
    """A figure stated in the text."""
    return Figure(kind, low, high, vague, "", "event", words, span(text, words))


def record(
    source: Report,
    quote: str,
    type_: str,
    *,
    mode: str | None = None,
    chain: Sequence[tuple[str, str]] = (),
    figures: Sequence[Figure] = (),
    actor: Sequence[Party] = (),
    recipient: Sequence[Party] = (),
    places: Sequence[Place] | None = None,
    day: str = "2023-03-08",
    stance: str = "stated",
    modality: str = "actual",
) -> EventRecord:
    """A record read from ``quote``; ``chain`` holds (words, kind) from the nearest voice to the origin."""
    text = source.text
    where = span(text, quote)
    sources = tuple(Source(words, words, kind, span(text, words)) for words, kind in chain)
    said = (Attribution(sources, "said", stance, sources[0].span),) if sources else ()
    key = f"{source.id}|{where}|{type_}"
    return EventRecord(
        id="r" + hashlib.sha256(key.encode()).hexdigest()[:15],
        report_id=source.id,
        outlet=source.outlet,
        url=source.url,
        title=source.title,
        byline=source.byline,
        published=source.published,
        language="en",
        sha256=source.sha256,
        type=type_,
        mode=mode,
        contexts=(),
        modality=modality,
        actor=tuple(actor),
        recipient=tuple(recipient),
        places=tuple(places) if places is not None else (place(text),) if "Gafsa" in text else (),
        time=Time("", day, day, "day", Span(where.start, where.start)),
        figures=tuple(figures),
        attribution=said,
        issues=("jobs",) if type_ == "PROTEST" else (),
        evidence=(Evidence(where.start, where.end, quote),),
        confidence=0.8,
        coder_name="hand",
        coder_version="1",
        sub_event=sub_event(type_, mode, modality, actor, recipient, figures, quote),
    )


WIRE = (
    "Three people were killed in Gafsa on Wednesday, the interior ministry said. Police arrested 23 people.\n\n"
    "The miners' federation demanded an inquiry."
)
LOCAL = (
    "Five people were shot dead in Gafsa on Wednesday, the hospital director said. Among them was Yassine Dhouibi, "
    "a 19-year-old student.\n\nYassine had gone out for bread, said his sister Henda Dhouibi."
)
GROUP = "At least seven people were killed in Gafsa on Wednesday, Basin Monitor said."
LATER = "Five people were killed in Gafsa on Wednesday, the interior ministry said on Friday."
DENIAL = "The interior ministry denied that officers had fired live rounds in Gafsa on Wednesday. Governor Mondher Elayeb, 51, agreed."
MARCH = "Some 8,000 people marched in Sfax on Thursday, police said. Residents of Qsar Zghir marched too."


def _rows() -> tuple[list[Report], list[EventRecord]]:
    wire = report("wire", "Byrsa Press", "2023-03-08", WIRE)
    local = report("local", "Gafsa Courier", "2023-03-08", LOCAL, "Gafsa mourns Yassine Dhouibi")
    group = report("group", "Open Square", "2023-03-09", GROUP)
    later = report("later", "Byrsa Press", "2023-03-10", LATER)
    denial = report("denial", "Republic Channel", "2023-03-09", DENIAL)
    march = report("march", "Harbour Post", "2023-03-09", MARCH, '=cmd|" /C calc"')
    copy = report("copy", "Med Ledger", "2023-03-09", WIRE)
    ministry, police = ("the interior ministry", "official"), ("police", "official")
    dead = "Three people were killed in Gafsa on Wednesday"

    def killed(
        source: Report, quote: str, words: str, n: int, most: int | None, *chain: tuple[str, str]
    ) -> EventRecord:
        who = (party(source.text, words.removeprefix("At least ") + " people", private=True),)
        found = (figure(source.text, words, "killed", n, most),)
        return record(source, quote, "ASSAULT", mode="firearms", chain=chain, figures=found, recipient=who)

    student = party(LOCAL, "Yassine Dhouibi", private=True)
    records = [
        killed(wire, dead, "Three", 3, 3, ministry),
        killed(copy, dead, "Three", 3, 3, ministry),
        killed(local, "Five people were shot dead in Gafsa on Wednesday", "Five", 5, 5, ("the hospital director", "official")),
        killed(group, GROUP[:53], "At least seven", 7, None, ("Basin Monitor", "organisation")),
        killed(later, "Five people were killed in Gafsa on Wednesday", "Five", 5, 5, ministry),
        record(local, "Among them was Yassine Dhouibi, a 19-year-old student", "ASSAULT", recipient=(student,)),
        record(local, "Yassine had gone out for bread", "CONSULT", chain=(("his sister Henda Dhouibi", "witness"),)),
        record(wire, "Police arrested 23 people", "COERCE", mode="arrest", actor=(party(WIRE, "Police", sector=("COP",)),),
               figures=(figure(WIRE, "23", "arrested", 23, 23),)),
        record(wire, "The miners' federation demanded an inquiry", "REQUEST", actor=(party(WIRE, "The miners' federation", sector=("LAB",)),)),
        record(denial, "officers had fired live rounds in Gafsa on Wednesday", "ASSAULT", mode="firearms", modality="denied",
               stance="denied", chain=(("The interior ministry", "official"),)),
        record(denial, "Governor Mondher Elayeb, 51, agreed", "AGREE", actor=(party(DENIAL, "Mondher Elayeb", sector=("GOV",)),)),
        record(march, "Some 8,000 people marched in Sfax on Thursday", "PROTEST", mode="demo", day="2023-03-09", chain=(police,),
               places=(place(MARCH, SFAX),), figures=(figure(MARCH, "8,000", "participants", 8000, 8000, vague=True),)),
        record(march, "Residents of Qsar Zghir marched too", "PROTEST", day="2023-03-09",
               places=(place(MARCH, ("Qsar Zghir", None, None)),)),
    ]  # fmt: skip
    return [wire, local, group, later, denial, march, copy], records


def shelf() -> Fake:
    """Seven reports, their records linked, one refusal."""
    reports, records = _rows()
    linked = link(records, reports)
    event_of = dict(linked.event_of)
    refused = Refusal("R101", "empty.html", 0, "the file is empty", "check how it was saved; nothing was lost")
    tied = [replace(r, event_id=event_of.get(r.id)) for r in records]
    return Fake(reports, tied, linked.events, linked.copies, (refused,))


def armed_shelf() -> Fake:
    """The same, with an army as the actor of every event that has a figure: GED takes no event without an armed side."""
    made = shelf()
    army = Party("Army", "Army", "TUN", ("MIL",), False, Span(0, 0))
    made.event_rows = [replace(e, actor=(army,)) if e.figures else e for e in made.event_rows]
    return made
