"""An event out of its records."""

from __future__ import annotations

from reportedly.linking.assemble import assemble, event_id
from tests.linking.made import BASE, country, day, party, record, town


def test_the_most_exact_days_count() -> None:
    """A stated day outweighs the week of a report that states none."""
    event = assemble([BASE, record("r1", "b1", time=day("2019-11-10", "week"))], (), {})
    assert (event.start, event.end) == ("2019-11-09", "2019-11-09")


def test_without_any_time_the_publication_stands() -> None:
    """Records without a time give the first day of publication."""
    event = assemble([record("r1", "b1", time=None)], (), {})
    assert (event.start, event.end) == ("2019-11-10", "2019-11-10")


def test_places_come_most_exact_first_and_once() -> None:
    """The town of both records comes before the country, each once."""
    event = assemble([record("r1", "a", places=(country(), town("Basra"))), record("r2", "b")], (), {})
    assert [p.name for p in event.places] == ["Basra", "Iraq"]


def test_private_parties_are_kept_by_role() -> None:
    """Two victims with two names are one party of their role; named bodies stay apart."""
    one = record("r1", "a", recipient=(party("a nurse", "CVL", private=True),), actor=(party("the army", "MIL"),))
    two = record("r2", "b", recipient=(party("a driver", "CVL", private=True),), actor=(party("the police", "COP"),))
    event = assemble([one, two], (), {})
    assert len(event.recipient) == 1
    assert {p.name for p in event.actor} == {"the army", "the police"}


def test_modes_and_issues_are_gathered() -> None:
    """The mode that most records give comes first; issues are sorted and each once."""
    records = [
        record("r1", "a", mode="firearms", issues=("wages",)),
        record("r2", "b", mode="crowd-control", issues=("water", "wages")),
        record("r3", "c", mode="firearms"),
    ]
    event = assemble(records, (), {})
    assert (event.modes, event.issues) == (("firearms", "crowd-control"), ("wages", "water"))


def test_the_id_is_the_earliest_records() -> None:
    """The id hangs on the record told first, not on the order given."""
    early, late = record("r2", "a", published="2019-11-09"), record("r1", "b")
    assert event_id([late, early]) == event_id([early]) != event_id([late])
    assert assemble([late, early], (), {}).records == ("r1", "r2")
