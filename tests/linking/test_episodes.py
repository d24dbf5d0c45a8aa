"""Episodes hold the events of one town that go on for days; order changes nothing."""

from __future__ import annotations

import random
from dataclasses import replace

from reportedly.linking import bouts_of, episodes, link
from reportedly.records import Bout, EventRecord
from tests.linking.held import reports
from tests.linking.made import day, record, town


def bout(key: str, start: str, kind: str = "PROTEST", where: str = "Basra", words: str = "Dockers marched") -> Bout:
    """A bout of an event of one day in Iraq."""
    return Bout(key, kind, start, start, "actual", where, "IRQ", words)


MARCHES = [bout("e1", "2019-11-01"), bout("e2", "2019-11-08"), bout("e3", "2019-11-15")]


def test_a_third_week_of_protest() -> None:
    """Marches of three Fridays are one episode that holds them; one of a month later is none of it."""
    (found,) = episodes([*MARCHES, bout("e4", "2019-12-20")])
    assert (found.kind, found.place, found.start, found.end) == ("protest", "Basra", "2019-11-01", "2019-11-15")
    assert found.events == ("e1", "e2", "e3")
    assert found.reasons == (("place: Basra", 3.0), ("days told", 3.0), ("longest gap in days", 7.0))


def test_what_makes_no_episode() -> None:
    """Two days, another town, an act that is only planned, a month told as a whole: none is a third day."""
    two = MARCHES[:2]
    assert episodes(two) == ()
    assert episodes([*two, bout("e3", "2019-11-15", where="Najaf")]) == ()
    assert episodes([*two, replace(MARCHES[2], modality="planned")]) == ()
    assert episodes([*two, replace(MARCHES[2], end="2019-11-30")]) == ()


def test_fighting_falls_silent_sooner() -> None:
    """Attacks of three Fridays are three attacks, of three days on end they are fighting."""
    assert episodes(replace(b, type="ASSAULT") for b in MARCHES) == ()
    (found,) = episodes(bout(f"e{n}", f"2019-11-0{n}", "ASSAULT", words="Shells fell") for n in (1, 2, 3))
    assert found.kind == "fighting"


def test_a_siege_holds_acts_of_every_type() -> None:
    """A cordon, shelling and relief that are told with the siege are held by it, whatever their types."""
    words = "in the besieged town"
    told = [bout("e1", "2019-11-01", "COERCE", words=words), bout("e2", "2019-11-05", "ASSAULT", words=words)]
    (found,) = episodes([*told, bout("e3", "2019-11-12", "AID", words="Lorries reached the siege line")])
    assert (found.kind, found.events) == ("siege", ("e1", "e2", "e3"))


def test_order_and_company_change_nothing() -> None:
    """Shuffled, and beside other towns, an episode is the same; a later event leaves its id."""
    told = [*MARCHES, bout("e9", "2019-11-03", where="Najaf")]
    whole = episodes(told)
    for seed in range(5):
        assert episodes(random.Random(seed).sample(told, len(told))) == whole == episodes(MARCHES)
    (longer,) = episodes([*told, bout("e5", "2019-11-20")])
    assert longer.id == whole[0].id


def test_made_of_events_and_records() -> None:
    """Bouts are read from linked events; drawn reports give the same episodes in any order."""
    marches: list[EventRecord] = [
        record(f"r{n}", f"a{n}", quote=f"Dockers marched through Basra {n}", type="PROTEST", mode="demo", figures=(),
               time=day(f"2019-11-{n:02}"), published=f"2019-11-{n:02}", places=(town("Basra"),))
        for n in (1, 4, 8)
    ]  # fmt: skip
    (found,) = episodes(bouts_of(link(marches, []).events, marches))
    assert len(found.events) == 3
    records = [r for _, some in reports(4, 60) for r in some]
    events = link(records, []).events
    made = episodes(bouts_of(events, records))
    assert made == episodes(bouts_of(reversed(events), reversed(records)))


def test_a_nationwide_strike() -> None:
    """Protest that nobody puts in a town is the country's; with a town told by one report it is the town's; shelling is neither."""
    told = [bout(f"e{n}", f"2019-11-0{n}", where="", words="Dockers struck across Iraq") for n in (1, 2, 4)]
    (found,) = episodes(told)
    assert (found.kind, found.place, found.country, len(found.events)) == ("protest", "", "IRQ", 3)
    assert episodes([*told[:2], bout("e4", "2019-11-04", where=""), bout("e4", "2019-11-04")]) == ()
    assert episodes(replace(b, type="ASSAULT") for b in told) == ()
    assert episodes(replace(b, country="") for b in told) == ()
