"""The journal of review: what is decided, undone, carried out, kept over coding anew, and refused."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from reportedly import api, wire
from reportedly.errors import ReportedlyError
from reportedly.linking import assembled, link
from reportedly.records import Coded, EventRecord, Evidence, Span
from reportedly.review import Deed
from reportedly.store import Store, open_store
from tests.store.made import CODER, TEXT, record, report, span

CROWD = "About 200 people marched in Gafsa on Sunday, the Basin Union said. Police arrested nine of them."
OTHER = "Nine marchers were shot dead in Sousse in June, the coast guard said."


def _two(store: Store) -> tuple[EventRecord, EventRecord]:
    """Two reports of two outlets that tell of the same three killed in Gafsa, linked."""
    one, other = report("r1"), report("r2", outlet="The Invented Mirror")
    first, second = record(one), record(other)
    for of, made in ((one, first), (other, second)):
        store.add(Coded(of, (), (), (made,)), coder=CODER)
    api.link_again(store)
    return first, second


def _decide(store: Store, action: str, target: str, field: str = "", after: object = None, by: str = "Ada Test") -> int:
    return store.decide(Deed(by, action, target, field, after), assembled).id


def _view(store: Store) -> tuple[list[str], list[str]]:
    """All that is read of records and events, as JSON."""
    return (
        [json.dumps(wire.record_json(r), sort_keys=True) for r in store.records()],
        [json.dumps(wire.event_json(e), sort_keys=True) for e in store.events()],
    )


def test_confirming_all_records_confirms_the_event(store: Store) -> None:
    """An event is confirmed when each of its records is; the records stay the machine's."""
    first, second = _two(store)
    (event,) = store.events()
    assert event.review.status == "machine"
    _decide(store, "confirm", first.id)
    assert [e.review.status for e in store.events()] == ["machine"]
    _decide(store, "confirm", second.id, by="Bo Test")
    (event,) = store.events()
    assert (event.review.status, event.review.by) == ("confirmed", "Bo Test")
    assert {r.coder_name for r in store.records()} == {first.coder_name}
    assert {s.status for s in store.standings([first.id, second.id]).values()} == {"confirmed"}


def test_an_edited_figure_is_the_events_and_the_reviews(store: Store) -> None:
    """An edit changes the record, names the person as its coder, and changes what the event sums up."""
    first, _ = _two(store)
    (before,) = store.events()
    assert [(f.kind, f.best) for f in before.figures] == [("killed", 3)]
    figure = wire.record_json(first)["figures"][0]
    _decide(store, "edit", first.id, "figures", [{**figure, "min": 5, "max": 5}])
    held = store.record(first.id)
    assert held is not None
    assert (held.figures[0].min, held.coder_name, held.coder_version) == (5, "review", "Ada Test")
    (event,) = store.events()
    assert event.id == before.id
    assert event.review.status == "edited"
    assert {c.min for f in event.figures for c in f.claims} == {3, 5}
    rank = store.standings([first.id])[first.id]
    assert rank.record == first


def test_a_rejected_record_leaves_records_events_and_exports(store: Store) -> None:
    """What is rejected is read no more; an event all of whose records are rejected is no event but keeps its row."""
    first, second = _two(store)
    (before,) = store.events()
    _decide(store, "reject", first.id)
    assert [r.id for r in store.records()] == [second.id]
    (event,) = store.events()
    assert event.records == (second.id,)
    _decide(store, "reject", second.id)
    assert _view(store) == ([], [])
    held = store.event(event.id)
    assert held is not None
    assert held.review.status == "rejected"
    gone = {(c.kind, c.id): c.reason for c in store.changes(0) if c.gone}
    assert gone["record", first.id] == gone["record", second.id] == "rejected"
    assert gone["event", event.id] == "rejected"
    assert store.undo("Ada Test", assembled) is not None
    assert store.undo("Ada Test", assembled) is not None
    assert store.undo("Ada Test", assembled) is None
    assert [e.records for e in store.events()] == [before.records]
    api.link_again(store)
    assert list(store.events()) == [before]


def test_rejecting_and_confirming_an_event_is_one_line(store: Store) -> None:
    """An event is decided at once and undone at once; confirming it brings rejected records back."""
    first, second = _two(store)
    before = _view(store)
    (event,) = store.events()
    _decide(store, "reject", event.id)
    assert _view(store) == ([], [])
    _decide(store, "confirm", event.id)
    assert {r.id for r in store.records()} == {first.id, second.id}
    assert [(e.id, e.review.status) for e in store.events()] == [(event.id, "confirmed")]
    store.undo("Ada Test", assembled)
    store.undo("Ada Test", assembled)
    assert _view(store) == before


def test_an_added_record_is_found_and_linked(store: Store) -> None:
    """A record that a person adds by marking words is read like any other and belongs to an event once linked again."""
    of = report("r3", CROWD)
    store.add(Coded(of, (), (), ()), coder=CODER)
    api.link_again(store)
    words = span("About 200 people marched in Gafsa on Sunday", CROWD)
    made = replace(
        record(report("r3")), id="added1", type="PROTEST", mode="demo", actor=(), recipient=(), places=(), time=None,
        figures=(), attribution=(), issues=(), evidence=(Evidence(*words, words.of(CROWD)),), reasons=(),
    )  # fmt: skip
    _decide(store, "add", "r3", after=made)
    (held,) = store.records()
    assert (held.id, held.coder_name, held.coder_version) == ("added1", "review", "Ada Test")
    assert [e.records for e in store.events()] == [("added1",)]
    with pytest.raises(ReportedlyError, match="R405"):
        _decide(store, "add", "r3", after=made)
    store.replace(Coded(of, (), (), ()), coder="made 2")
    assert [r.id for r in store.records()] == ["added1"]
    store.undo("Ada Test", assembled)
    assert _view(store) == ([], [])


def test_an_added_record_is_itself_beside_one_of_the_machine(store: Store) -> None:
    """A second act in the words of a record that the machine gave stands beside it, and is edited, not the machine's."""
    of = report("r1")
    machine = record(of)
    store.add(Coded(of, (), (), (machine,)), coder=CODER)
    api.link_again(store)
    made = replace(machine, id="added1", mode="beat", evidence=machine.evidence, reasons=())
    _decide(store, "add", "r1", after=made)
    _decide(store, "edit", "added1", "modality", "planned")
    assert {r.id: r.modality for r in store.records()} == {machine.id: "actual", "added1": "planned"}
    store.replace(Coded(of, (), (), (machine,)), coder="made 2")
    assert {r.id: (r.modality, r.coder_name) for r in store.records()} == {
        machine.id: ("actual", machine.coder_name),
        "added1": ("planned", "review"),
    }


def _apart(store: Store) -> tuple[EventRecord, EventRecord]:
    """Two reports of different acts, not linked to each other."""
    one, other = report("r1"), report("r2", OTHER)
    first = record(one)
    second = replace(
        record(report("r2")), actor=(), recipient=(), places=(), time=None, figures=(), attribution=(),
        evidence=(Evidence(*span("Nine marchers were shot dead in Sousse in June", OTHER), "Nine marchers were shot dead in Sousse in June"),),
    )  # fmt: skip
    store.add(Coded(one, (), (), (first,)), coder=CODER)
    store.add(Coded(other, (), (), (second,)), coder=CODER)
    api.link_again(store)
    return first, second


def test_merged_events_stay_merged_when_linked_again(store: Store) -> None:
    """A merge holds at once, when linked again in part and when linked anew as a whole; undone, the machine's word holds."""
    first, second = _apart(store)
    before = _view(store)
    a, b = (e.id for e in store.events())
    _decide(store, "merge", a, after=[b])
    (event,) = store.events()
    assert event.records == tuple(sorted((first.id, second.id)))
    assert event.review.status == "edited"
    assert [k.reasons[0][0] for k in event.links] == ["decision"]
    api.link_again(store)
    assert [e.records for e in store.events()] == [event.records]
    whole = link(list(store.records()), list(store.reports()), store.judged())
    assert [e.records for e in whole.events] == [event.records]
    store.undo("Ada Test", assembled)
    assert _view(store) == before
    api.link_again(store)
    assert _view(store) == before


def test_a_split_event_stays_split_when_linked_again(store: Store) -> None:
    """A split holds at once and after linking again, in part and as a whole."""
    first, second = _two(store)
    before = _view(store)
    (event,) = store.events()
    _decide(store, "split", event.id, after=[second.id])
    split = sorted(e.records for e in store.events())
    assert split == [(first.id,), (second.id,)]
    api.link_again(store)
    assert sorted(e.records for e in store.events()) == split
    whole = link(list(store.records()), list(store.reports()), store.judged())
    assert sorted(e.records for e in whole.events) == split
    more = report("r4", outlet="The Invented Herald")
    store.add(Coded(more, (), (), (record(more),)), coder=CODER)
    api.link_again(store)
    whole = link(list(store.records()), list(store.reports()), store.judged())
    assert sorted(e.records for e in store.events()) == sorted(e.records for e in whole.events)
    assert not any({first.id, second.id} <= set(e.records) for e in store.events())
    store.forget("r4", "a test")
    store.undo("Ada Test", assembled)
    api.link_again(store)
    assert _view(store) == before


def test_origins_are_counted_as_decided(store: Store) -> None:
    """One origin counts as another, and an origin's state is what a person says, at once and after linking again."""
    one, other = report("r1"), report("r2", outlet="The Invented Mirror")
    first = record(one)
    source = replace(first.attribution[0].chain[0], name="Gafsa Clinic")
    second = replace(record(other), attribution=(replace(first.attribution[0], chain=(source,)),))
    for of, made in ((one, first), (other, second)):
        store.add(Coded(of, (), (), (made,)), coder=CODER)
    api.link_again(store)
    before = _view(store)
    (event,) = store.events()
    assert event.corroboration.origins == event.corroboration.independent == 2
    _decide(store, "same_origin", "Gafsa Clinic", after="Basin Hospital")
    (event,) = store.events()
    assert (event.corroboration.origins, event.corroboration.independent) == (1, 1)
    assert {c.origin for f in event.figures for c in f.claims} == {"Basin Hospital"}
    store.undo("Ada Test", assembled)
    assert _view(store) == before
    _decide(store, "independent", event.id, after={"origin": "Gafsa Clinic", "state": "dependent"})
    (event,) = store.events()
    assert (event.corroboration.origins, event.corroboration.independent) == (2, 1)
    store.replace(Coded(one, (), (), (first,)), coder="made 2")
    api.link_again(store)
    (event,) = store.events()
    assert (event.corroboration.origins, event.corroboration.independent) == (2, 1)


def test_decisions_survive_a_coder_with_other_ids(store: Store) -> None:
    """Coded anew with other ids, spans and values, decisions are found again; what differs is told."""
    first, second = _two(store)
    _decide(store, "edit", first.id, "mode", "beat")
    _decide(store, "confirm", second.id)
    clause = span("Police killed three marchers")
    new = replace(first, id="e-new", mode="explosives", evidence=(Evidence(*clause, clause.of(TEXT)),))
    store.replace(Coded(report("r1"), (), (), (new,)), coder="made 2")
    store.replace(
        Coded(report("r2", outlet="The Invented Mirror"), (), (), (replace(second, modality="planned"),)),
        coder="made 2",
    )
    held = store.record("e-new")
    assert held is not None
    assert (held.mode, held.coder_name) == ("beat", "review")
    assert store.record(first.id) is None
    told = [(d.record_id, d.field, d.seen, d.decided, d.now) for d in store.disagreements()]
    assert told == [
        ("e-new", "mode", '"firearms"', '"beat"', '"explosives"'),
        (second.id, "modality", '"actual"', '"actual"', '"planned"'),
    ]
    store.undo("Ada Test", assembled)
    store.undo("Ada Test", assembled)
    assert list(store.disagreements()) == []
    again = store.record("e-new")
    assert again is not None
    assert again.mode == "explosives"


def test_a_confirmed_record_that_the_machine_no_longer_gives_stays(store: Store) -> None:
    """What a person confirmed or edited stays as theirs; what they rejected stays away; both are told or not."""
    first, second = _two(store)
    _decide(store, "edit", first.id, "mode", "beat")
    _decide(store, "reject", second.id)
    for of in (report("r1"), report("r2", outlet="The Invented Mirror")):
        store.replace(Coded(of, (), (), ()), coder="made 2")
    assert [(r.id, r.mode, r.coder_name) for r in store.records()] == [(first.id, "beat", "review")]
    assert [(d.record_id, d.field, d.now) for d in store.disagreements()] == [(first.id, "", "")]
    store.replace(Coded(report("r1"), (), (), (first,)), coder="made 3")
    assert list(store.disagreements()) == []
    store.undo("Ada Test", assembled)
    store.undo("Ada Test", assembled)
    assert list(store.records()) == [first]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "WAR"), ("mode", "demo"), ("modality", "maybe"), ("colour", "red"), ("actor", [{"text": "Nobody"}]),
        ("actor", "Police"), ("figures", [{"kind": "killed", "min": 4, "max": 2, "vague": False, "qualifier": "", "scope": "event",
                                           "text": "three", "span": [14, 19]}]),
        ("evidence", []), ("evidence", [{"start": 0, "end": 6, "quote": "Polite"}]), ("evidence", [{"start": 0, "end": 900, "quote": TEXT}]),
        ("time", {"text": "", "start": "2023-02-30", "end": None, "precision": "day", "span": [0, 0]}),
        ("time", {"text": "", "start": "2023-03-02", "end": "2023-03-01", "precision": "day", "span": [0, 0]}),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_changes(store: Store, field: str, value: object) -> None:
    """A field, code, number, day or words that cannot be are refused with R405; the journal stays empty."""
    first, _ = _two(store)
    before = _view(store)
    with pytest.raises(ReportedlyError, match="R405"):
        _decide(store, "edit", first.id, field, value)
    assert store.decisions() == []
    assert _view(store) == before


@pytest.mark.parametrize("action", ["confirm", "reject", "edit", "merge", "split", "independent"])
def test_a_target_that_is_not_there(store: Store, action: str) -> None:
    """A target that nobody knows gives R404."""
    _two(store)
    after: object = {"origin": "x", "state": "dependent"} if action == "independent" else ["y"]
    with pytest.raises(ReportedlyError, match="R404"):
        _decide(store, action, "nothing", "mode", after)


def test_the_journal_cannot_be_changed(store: Store) -> None:
    """No line is changed or deleted, whoever tries, until its report is forgotten; then only its words go."""
    first, _ = _two(store)
    _decide(store, "edit", first.id, "mode", "beat")
    for told in (
        "UPDATE decisions SET action = 'reject'", "DELETE FROM decisions", "DELETE FROM anchors", "UPDATE anchors SET type = ''",
    ):  # fmt: skip
        with (
            pytest.raises(DBAPIError, match="append-only"),
            store._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            connection.execute(text(told))
    store.forget("r1", "asked by a relative")
    (line,) = store.decisions()
    assert (line.action, line.before, line.after, line.by) == ("edit", "", "", "Ada Test")
    with store._engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM reviewed")).scalar() == 0


def test_forgetting_a_rejected_record_leaves_no_word(store: Store) -> None:
    """A rejected event and what a confirmation saw go with the report."""
    first, _ = _two(store)
    (event,) = store.events()
    _decide(store, "confirm", first.id)
    _decide(store, "reject", event.id)
    store.forget("r1", "asked by a relative")
    assert store.event(event.id) is None
    anchors = [a for line in store.decisions() for a in line.anchors]
    assert {a.seen == "" for a in anchors if a.report == "r1"} == {True}
    assert {a.seen == "" for a in anchors if a.report == "r2"} == {False}


def test_two_people_undo_their_own(store: Store) -> None:
    """Undo takes back the last standing line of that person; the journal keeps every line."""
    first, second = _two(store)
    _decide(store, "edit", first.id, "mode", "beat", by="Ada Test")
    _decide(store, "edit", first.id, "mode", "torture", by="Bo Test")
    store.undo("Ada Test", assembled)
    held = store.record(first.id)
    (event,) = store.events()
    assert held is not None
    assert (held.mode, held.coder_version) == ("torture", "Bo Test")
    store.undo("Bo Test", assembled)
    assert store.record(first.id) == replace(first, event_id=event.id)
    assert [(d.action, d.by, d.undoes) for d in store.decisions()] == [
        ("edit", "Ada Test", None), ("edit", "Bo Test", None), ("undo", "Ada Test", 1), ("undo", "Bo Test", 2),
    ]  # fmt: skip
    assert store.decisions(target=second.id) == []


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["confirm", "reject", "edit", "undo", "event", "recode"]), st.integers(0, 1), st.booleans()
    ),
    max_size=9,
)


@given(STEPS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undoing_everything_gives_the_machines_word(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, bool]]
) -> None:
    """Whatever two people decide: coding anew changes nothing, and with all undone all is read as the machine said."""
    with open_store(str(tmp_path_factory.mktemp("store") / "s.db")) as store:
        records = _two(store)
        before = _view(store)
        reports = (report("r1"), report("r2", outlet="The Invented Mirror"))
        for action, which, ada in steps:
            by = "Ada Test" if ada else "Bo Test"
            target = records[which].id
            if action == "undo":
                store.undo(by, assembled)
            elif action == "recode":
                store.replace(Coded(reports[which], (), (), (records[which],)), coder="made 2")
                api.link_again(store)
            else:
                with suppress(ReportedlyError):  # a record that is rejected already, an event that is none any more
                    events = [e.id for e in store.events()] or ["none"]
                    about = (target, "mode") if action == "edit" else (target, "")
                    kind = "reject" if which else "confirm"
                    told = (kind, events[0], "") if action == "event" else (action, *about)
                    _decide(store, *told, "beat" if which else "torture", by=by)
        api.link_again(store)
        now = _view(store)
        for of, made in zip(reports, records, strict=True):
            store.replace(Coded(of, (), (), (made,)), coder="made 3")
        api.link_again(store)
        assert _view(store) == now
        while store.undo("Ada Test", assembled) or store.undo("Bo Test", assembled):
            pass
        api.link_again(store)
        assert _view(store) == before
        assert list(store.verify()) == []


def test_added_words_are_within_the_text(store: Store) -> None:
    """Evidence of an added record must be the text's own words."""
    of = report("r3", CROWD)
    store.add(Coded(of, (), (), ()), coder=CODER)
    made = replace(record(report("r3")), evidence=(Evidence(*Span(0, 5), "Abou"),))
    with pytest.raises(ReportedlyError, match="R405"):
        _decide(store, "add", "r3", after=made)


def test_several_people_decide_at_once(where: str) -> None:
    """Four people decide at the same time on one store: every line is kept, and what is read is what the lines say."""
    with open_store(where) as store:
        records = _two(store)

    def work(name: str) -> list[int]:
        kept = []
        with open_store(where) as own:
            for n in range(5):
                deed = Deed(name, "edit", records[n % 2].id, "mode", ("beat", "torture", "firearms")[n % 3])
                kept.append(own.decide(deed, assembled).id)
            own.undo(name, assembled)
        return kept

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(work, ["Ada Test", "Bo Test", "Cy Test", "Di Test"]))
    with open_store(where) as store:
        lines = store.decisions()
        assert sorted(d.id for d in lines if d.action == "edit") == sorted(i for of in done for i in of)
        assert [d.action for d in lines].count("undo") == 4
        undone = {d.undoes for d in lines if d.undoes}
        for made in records:
            last = [d for d in lines if d.target == made.id and d.action == "edit" and d.id not in undone][-1]
            held = store.record(made.id)
            assert held is not None
            assert (json.dumps(held.mode), held.coder_version) == (last.after, last.by)
        assert len(list(store.events())) == 1
