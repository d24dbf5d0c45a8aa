"""What two people made of the same records: how far they agree, where they differ, and what is settled."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from reportedly import wire
from reportedly.linking import assembled
from reportedly.records import Coded, EventRecord, Evidence
from reportedly.review import Deed
from reportedly.store import FieldAgreement, Store
from tests.store.made import CODER, record, report, span

ADA, BO, CY = "Ada Test", "Bo Test", "Cy Test"


def _reports(store: Store, *keys: str) -> list[EventRecord]:
    """One report and one record for each key."""
    made = [record(report(key, outlet=f"The Invented {key}")) for key in keys]
    for key, one in zip(keys, made, strict=True):
        store.add(Coded(report(key, outlet=one.outlet), (), (), (one,)), coder=CODER)
    return made


def _decide(store: Store, by: str, action: str, target: str, field: str = "", after: object = None) -> int:
    return store.decide(Deed(by, action, target, field, after), assembled).id


def _field(store: Store, name: str, a: str = ADA, b: str = BO) -> FieldAgreement:
    (one,) = (f for f in store.agreement(a, b).fields if f.field == name)
    return one


def _told(store: Store, a: str = ADA, b: str = BO) -> list[tuple[str, str, Any, Any, Any, int | None]]:
    def value(words: str) -> Any:
        return json.loads(words) if words else None

    of = store.differences(a, b)
    return [(d.record, d.field, value(d.a), value(d.b), value(d.machine), d.settled) for d in of]


def _figure(of: EventRecord, number: int) -> list[dict[str, Any]]:
    return [{**wire.record_json(of)["figures"][0], "min": number, "max": number}]


def test_only_what_both_judged_counts(store: Store) -> None:
    """A record that one person alone decided is no unit; what nobody varies has no alpha but a share."""
    one, other, third = _reports(store, "r1", "r2", "r3")
    for of in (one, other):
        _decide(store, ADA, "confirm", of.id)
    for of in (other, third):
        _decide(store, BO, "confirm", of.id)
    held = store.agreement(ADA, BO)
    assert (held.a, held.b, held.reports, held.units) == (ADA, BO, 1, 1)
    assert _field(store, "type") == FieldAgreement("type", "nominal", None, 1, 1.0)
    assert _field(store, "figures_injured") == FieldAgreement("figures_injured", "ratio", None, 0, None)
    assert list(store.differences(ADA, BO)) == []
    assert store.people() == {ADA: 2, BO: 2}
    store.undo(BO, assembled)
    store.undo(BO, assembled)
    assert store.people() == {ADA: 2}
    assert store.agreement(ADA, BO).units == 0


def test_each_field_by_its_own_measure(store: Store) -> None:
    """Codes are compared as codes, numbers as ratios, days as an interval: the numbers are worked out by hand."""
    one, other, third = _reports(store, "r1", "r2", "r3")
    _decide(store, ADA, "edit", one.id, "mode", "beat")
    for of in (other, third):
        _decide(store, ADA, "confirm", of.id)
    _decide(store, BO, "edit", one.id, "figures", _figure(one, 5))
    _decide(
        store,
        BO,
        "edit",
        other.id,
        "time",
        {**wire.record_json(other)["time"], "end": "2023-03-08", "start": "2023-03-08"},
    )
    _decide(store, BO, "edit", third.id, "actor", [])
    # Six values of mode, one of them "beat": observed 2 / 6, expected 2 * 5 / 30.
    assert _field(store, "mode") == FieldAgreement("mode", "nominal", 0.0, 3, 2 / 3)
    # 3 and 5 are (2 / 8) squared apart, once in six values.
    assert _field(store, "figures_killed").alpha == pytest.approx(1 - (2 / 16 / 6) / (10 / 16 / 30))
    assert _field(store, "day").alpha == pytest.approx(0.0)
    assert _field(store, "day").level == "interval"
    assert _field(store, "actor").equal == _field(store, "actor_sector").equal == pytest.approx(2 / 3)
    assert _field(store, "recipient").equal == 1.0
    told = _told(store)
    assert [(i, f) for i, f, *_ in told] == [
        (one.id, "mode"), (one.id, "figures"), (other.id, "time"), (third.id, "actor"),
    ]  # fmt: skip
    assert told[0][2:] == ("beat", "firearms", "firearms", None)
    assert told[1][3][0]["min"] == 5


def test_kept_or_rejected_is_the_first_thing_to_agree_on(store: Store) -> None:
    """A record that one rejects and the other keeps is one difference, whatever else they say of it."""
    made = _reports(store, "r1", "r2", "r3", "r4")
    for n, of in enumerate(made):
        _decide(store, ADA, "reject" if n < 2 else "confirm", of.id)
        _decide(store, BO, "edit" if n in (0, 3) else "confirm", of.id, *(("mode", "beat") if n in (0, 3) else ()))
    _decide(store, BO, "reject", made[1].id)
    held = _field(store, "presence")
    assert (held.units, held.equal) == (4, 0.75)
    # Eight values, three of them rejected: observed 2 / 8, expected 2 * 3 * 5 / 56.
    assert held.alpha == pytest.approx(1 - (2 / 8) / (30 / 56))
    assert _field(store, "mode").units == 2
    told = _told(store)
    assert told == [
        (made[0].id, "presence", "rejected", "kept", "kept", None),
        (made[3].id, "mode", "firearms", "beat", "firearms", None),
    ]
    line = _decide(store, CY, "confirm", made[0].id)
    assert _told(store)[0][-1] == line


def test_settling_ends_a_difference_and_leaves_agreement_as_it_was(store: Store) -> None:
    """A settled difference is marked; the agreement is of what both said before; undone, the difference is open again."""
    one, other = _reports(store, "r1", "r2")
    for by in (ADA, BO):
        _decide(store, by, "confirm", other.id)
    _decide(store, ADA, "edit", one.id, "mode", "beat")
    _decide(store, BO, "edit", one.id, "mode", "explosives")
    before = store.agreement(ADA, BO)
    assert [x[1:] for x in _told(store)] == [("mode", "beat", "explosives", "firearms", None)]
    line = _decide(store, ADA, "settle", one.id, "mode", "explosives")
    assert [x[1:] for x in _told(store)] == [("mode", "beat", "explosives", "firearms", line)]
    _decide(store, ADA, "confirm", one.id)
    assert store.agreement(ADA, BO) == before
    assert store.agreement(ADA, CY).units == 0
    _decide(store, CY, "confirm", one.id)
    assert store.agreement(ADA, CY).units == 0
    store.undo(ADA, assembled)
    store.undo(ADA, assembled)
    assert [x[-1] for x in _told(store)] == [None]


def test_who_confirms_confirms_what_stood_there(store: Store) -> None:
    """A confirmation is of what was seen: another's edit, and what the machine said then, whatever it says now."""
    (one,) = _reports(store, "r1")
    _decide(store, ADA, "edit", one.id, "mode", "beat")
    _decide(store, BO, "confirm", one.id)
    assert _told(store) == []
    new = replace(one, id="e-new", modality="planned")
    store.replace(Coded(report("r1", outlet=one.outlet), (), (), (new,)), coder="made 2")
    assert store.agreement(ADA, BO).units == 1
    assert _told(store) == [("e-new", "modality", "planned", "actual", "planned", None)]


CROWD = "About 200 people marched in Gafsa on Sunday, the Basin Union said. Police arrested nine of them."


def _added(words: str, kind: str, key: str) -> EventRecord:
    clause = span(words, CROWD)
    empty: dict[str, Any] = {"actor": (), "recipient": (), "places": (), "time": None, "figures": (), "attribution": ()}
    whole = replace(record(report("r1")), **empty)
    return replace(whole, id=key, type=kind, mode=None, evidence=(Evidence(*clause, clause.of(CROWD)),))


def _crowd(store: Store) -> EventRecord:
    """A report in which the machine found the arrest and missed the march."""
    given = _added("Police arrested nine of them", "COERCE", "arrest")
    store.add(Coded(report("r1", CROWD), (), (), (given,)), coder=CODER)
    return given


def test_the_same_act_added_in_other_words_is_one_unit(store: Store) -> None:
    """Two people who each add the march agree that it is there; their words are no difference, their values are."""
    _crowd(store)
    _decide(store, ADA, "add", "r1", after=_added("About 200 people marched in Gafsa", "PROTEST", "march-a"))
    _decide(store, ADA, "edit", "march-a", "mode", "demo")
    _decide(store, BO, "add", "r1", after=_added("people marched in Gafsa on Sunday", "PROTEST", "march-b"))
    assert store.agreement(ADA, BO).units == 1
    assert _field(store, "presence").equal == 1.0
    assert _told(store) == [("march-a", "mode", "demo", None, None, None)]
    assert [d.other for d in store.differences(ADA, BO)] == ["march-b"]
    assert [d.record for d in store.differences(BO, ADA)] == ["march-b"]
    line = _decide(store, CY, "settle", "march-b", "mode", "demo")
    assert _told(store) == [("march-a", "mode", "demo", None, None, line)]


def test_who_judged_the_whole_report_missed_what_the_other_added(store: Store) -> None:
    """An added record counts against whoever judged all that the machine gives of the report, not against others."""
    given = _crowd(store)
    _decide(store, ADA, "confirm", given.id)
    _decide(store, ADA, "add", "r1", after=_added("About 200 people marched in Gafsa", "PROTEST", "march-a"))
    assert store.agreement(ADA, BO).units == 0
    _decide(store, BO, "confirm", given.id)
    assert store.agreement(ADA, BO).units == 2
    assert _told(store) == [("march-a", "presence", "kept", "rejected", None, None)]
    assert [x[:4] for x in _told(store, BO, ADA)] == [("march-a", "presence", "rejected", "kept")]
    _decide(store, BO, "confirm", "march-a")
    assert _told(store) == []
    assert _field(store, "presence").equal == 1.0
    _decide(store, BO, "edit", "march-a", "mode", "riot")
    assert [x[1:4] for x in _told(store)] == [("mode", None, "riot")]


def test_acts_of_another_type_are_not_the_same(store: Store) -> None:
    """Two people who each add an act of another type in the same words disagree twice where both read everything."""
    given = _crowd(store)
    _decide(store, ADA, "confirm", given.id)
    _decide(store, BO, "reject", given.id)
    _decide(store, ADA, "add", "r1", after=_added("About 200 people marched in Gafsa", "PROTEST", "march-a"))
    _decide(store, BO, "add", "r1", after=_added("people marched in Gafsa on Sunday", "MOBILIZE", "march-b"))
    assert [x[:4] for x in _told(store)] == [
        ("arrest", "presence", "kept", "rejected"),
        ("march-a", "presence", "kept", "rejected"),
        ("march-b", "presence", "rejected", "kept"),
    ]
