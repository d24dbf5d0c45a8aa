"""A store in memory that links again after each change, and invented reports drawn at random for it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from reportedly.again import Stub
from reportedly.linking import link, relink
from reportedly.records import CopyEdge, Event, EventRecord, Linked, Report
from tests.linking.made import country, day, killed, party, record, report, told_by, town

_TOWNS = ("Basra", "Najaf", "Baghdad")
_WORDS = (
    "troops fired crowd bridge harbour market students bus rocket shelling barricade stones curfew hospital morgue dawn gunmen "
    "checkpoint funeral canal mosque ministry tower ferry tents oilworkers square tyres"
).split()
_WHO = ("Basra Hospital", "the interior ministry", "Marsh Monitor")
Coded = tuple[Report, tuple[EventRecord, ...]]


def stub_of(of: EventRecord, event_id: str = "") -> Stub:
    """What a store would say of a record without reading it."""
    start, end = (of.time.start, of.time.end) if of.time else ("", "")
    running = any(f.scope == "cumulative" for f in of.figures)
    return Stub(of.id, of.report_id, of.type, start, end, of.published, running, event_id)


@dataclass(slots=True)
class Held:
    """What is stored; ``read`` counts the records that linking asked for, ``written`` the events that it gave."""

    coded: dict[str, Coded] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    copies: tuple[CopyEdge, ...] = ()
    gone: list[Stub] = field(default_factory=list)
    read: int = 0
    written: int = 0

    def add(self, some: Iterable[Coded]) -> None:
        """Store reports and their records."""
        self.coded |= {piece[0].id: piece for piece in some}

    def remove(self, report_id: str) -> None:
        """Forget a report: the events in which its records stand go too."""
        _, records = self.coded.pop(report_id)
        self.gone += [stub_of(r) for r in records]
        ids = {r.id for r in records}
        self.events = {k: e for k, e in self.events.items() if not ids & set(e.records)}

    def relink(self) -> None:
        """Link what the changes touch."""
        event_of = {r: e.id for e in self.events.values() for r in e.records}
        stubs = [stub_of(r, event_of.get(r.id, "")) for _, records in self.coded.values() for r in records]
        made = relink(stubs, [r for r, _ in self.coded.values()], self.copies, self._fetch, self.gone)
        for key in made.gone:
            self.events.pop(key, None)
        assert not {e.id for e in made.events} & self.events.keys()
        self.events |= {e.id: e for e in made.events}
        self.copies, self.gone = made.copies, []
        self.written += len(made.events)

    def _fetch(self, kind: str, report_ids: Sequence[str]) -> list[EventRecord]:
        found = [r for key in report_ids for r in self.coded[key][1] if r.type == kind]
        self.read += len(found)
        return found

    @property
    def linked(self) -> Linked:
        """All there is, in the shape of ``link``."""
        events = sorted(self.events.values(), key=lambda e: (e.start, e.id))
        return Linked(tuple(events), tuple(sorted((r, e.id) for e in events for r in e.records)), self.copies)

    @property
    def at_once(self) -> Linked:
        """What linking everything at once gives."""
        return link([r for _, records in self.coded.values() for r in records], [r for r, _ in self.coded.values()])


def reports(seed: int, n: int, *, days: int = 12) -> list[Coded]:
    """``n`` invented reports of the same few towns, some of them copies of others, each with some records."""
    rng = random.Random(seed)
    out: list[Coded] = []
    for i in range(n):
        when = rng.randrange(days)
        published = rng.choice((_iso(when), _iso(when) + "T09:30:00Z", _iso(when + 1), ""))
        source = rng.choice(out) if out and rng.random() < 0.35 else None
        key, outlet = f"a{i:03}", f"Outlet {rng.randrange(9)}"
        text = source[0].text if source else " ".join(f"{rng.choice(_WORDS)}{rng.randrange(400)}" for _ in range(90))
        made = report(key, text + " Correspondent wrote this", outlet, published)
        if source and rng.random() < 0.7:
            copied = [
                replace(r, id=f"{key}-{k}", report_id=key, outlet=outlet, published=published)
                for k, r in enumerate(source[1])
            ]
            out.append((made, tuple(copied)))
        else:
            out.append((made, tuple(_record(rng, key, k, outlet, published, when) for k in range(rng.randrange(4)))))
    return out


def _iso(number: int) -> str:
    return f"2019-11-{1 + number:02}"


def _record(rng: random.Random, report_id: str, k: int, outlet: str, published: str, when: int) -> EventRecord:
    on = max(0, when - rng.randrange(2))
    time = rng.choice((day(_iso(on)), day(_iso(on)), day(_iso(on), "week"), None))
    if rng.random() < 0.1:
        time = replace(day("2019-11-01", "month"), end="2019-11-30")
    lead = rng.choice(("raised the toll to", "denied", "", "", "", ""))
    scope = rng.choice(("event", "event", "event", "cumulative"))
    return record(
        f"{report_id}-{k}",
        report_id,
        outlet,
        " ".join([lead, *rng.sample(_WORDS, rng.randrange(2, 7))]).strip(),
        published=published,
        type=rng.choice(("ASSAULT", "ASSAULT", "PROTEST", "ACCUSE")),
        mode=rng.choice(("firearms", None)),
        modality=rng.choice(("actual", "actual", "actual", "denied", "planned")),
        time=time,
        places=rng.choice(((town(rng.choice(_TOWNS)), country()), (country(),), ())),
        actor=(party(rng.choice(("security forces", "gunmen")), "MIL"),),
        figures=(killed(rng.randrange(1, 9), scope=scope),) if rng.random() < 0.6 else (),
        attribution=(told_by(rng.choice(_WHO)),) if rng.random() < 0.5 else (),
    )
