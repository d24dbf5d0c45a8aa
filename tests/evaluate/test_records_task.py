"""The records measures: on made-up articles, and equal to the gold's own scorer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.evaluate.context import Context, Row, read_rows
from reportedly.evaluate.scorers.records import field_results, metrics, same, score_records
from reportedly.evaluate.tasks import records as task
from tests.evaluate.scripts import load

TEXT = "Police arrested nine students in Basra. Later a bomb killed two people."
GOLD: list[Row] = [{
    "id": "a", "text": TEXT,
    "events": [
        {"quote": "Police arrested nine students in Basra", "type": ["COERCE"], "actor": {"text": "Police", "country": "IRQ"},
         "figures": [{"kind": "arrested", "min": 9, "max": 9}], "place": {"names": ["Basra"], "country": "IRQ"}},
        {"quote": "a bomb killed two people", "type": ["ASSAULT"], "mode": ["explosives"]},
    ],
    "must_not": [],
}]  # fmt: skip


def record(kind: str, quote: str, **more: object) -> dict[str, object]:
    """A contract record of the made-up article."""
    return {"report": {"id": "a"}, "type": kind, "evidence": [{"quote": quote}], **more}


def test_counts_found_events_and_right_fields() -> None:
    """One of two events found with one of its five fields wrong; a second record is a false one."""
    records = [
        record("COERCE", "arrested nine students", actor=[{"text": "Police", "country": "IRQ"}],
               figures=[{"kind": "arrested", "min": 9, "max": 9}], places=[{"name": "Basra", "country": "SYR"}]),
        record("PROTEST", "Later a bomb"),
    ]  # fmt: skip
    scores = score_records(GOLD, records)
    assert (scores.found, scores.events, scores.good, scores.records) == (1, 2, 1, 2)
    assert metrics(scores)["place_country"] == 0.0
    assert metrics(scores)["place_name"] == 1.0
    assert scores.fields == pytest.approx(5 / 6)


def test_threatened_records_are_left_out() -> None:
    """A hypothetical or threatened record counts neither for nor against."""
    assert score_records(GOLD, [record("ASSAULT", "a bomb killed", modality="threatened")]).records == 0


@pytest.mark.parametrize(
    ("a", "b", "equal"), [("the Army", "army", True), ("arm", "army", False), ("", "", False), ("Zoë", "zoe b", True)]
)
def test_same_words(a: str, b: str, *, equal: bool) -> None:
    """Names are the same when one stands in the other at word boundaries."""
    assert same(a, b) is equal


def test_mode_is_one_of_the_accepted() -> None:
    """A mode is right when it is among the coded ones."""
    assert field_results(GOLD[0]["events"][1], record("ASSAULT", "x", mode="explosives"))["mode"]


@pytest.mark.gold
def test_equals_the_golds_scorer(shared: Path) -> None:
    """Our measures and the gold's own scorer say the same of the same predictions."""
    theirs = load(shared, "score_records")
    gold = read_rows(shared / "gold" / "records" / "coded.dev.jsonl")[:6]
    records = json.loads(json.dumps(task.coded_records(gold)))
    ours, reference = score_records(gold, records), theirs.score(gold, records)
    for name in ("precision", "recall", "f1", "fields"):
        assert getattr(ours, name) == pytest.approx(reference[name])
    assert ours.must_not == reference["must_not_coded"]
    assert task.run(Context(shared / "nowhere", shared / "corpus")) == {}


@pytest.mark.parametrize("also", ["2021-05-03", ["2021-05-03", "2021-05-04"]])
def test_other_days_that_count(also: object) -> None:
    """A second day is right too, be it one or several."""
    event = {"time": {"start": "2021-05-02", "also": also}}
    told = record("ASSAULT", "x", time={"start": "2021-05-03"})
    assert field_results(event, told)["day"]
    assert not field_results(event, record("ASSAULT", "x", time={"start": "2021-05-05"}))["day"]
