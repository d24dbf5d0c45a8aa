"""The places measures are the gold scorer's, and the task answers every set that is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.evaluate.context import Context
from reportedly.evaluate.scorers import places as measure
from reportedly.evaluate.tasks import places as task
from tests.evaluate.scripts import load

GOLD = [
    {
        "id": "a",
        "toponyms": [{"start": 0, "end": 5, "lat": 0.0, "lon": 0.0}, {"start": 10, "end": 15, "lat": 1.0, "lon": 1.0}],
    },
    {"id": "b", "toponyms": [{"start": 3, "end": 9, "lat": None, "lon": None}]},
]


def test_measures_by_hand() -> None:
    """One exact and near, one overlapping and far, one missed."""
    found = {
        "a": {
            "toponyms": [
                {"start": 0, "end": 5, "lat": 0.1, "lon": 0.1},
                {"start": 10, "end": 13, "lat": 9.0, "lon": 9.0},
            ],
            "resolved": [{"start": 0, "end": 5, "lat": 0.1, "lon": 0.1}],
        }
    }
    scores = measure.score(GOLD, found)
    assert scores == {"exact_f1": 0.4, "overlap_f1": 0.8, "acc161": 0.5, "end_to_end_f1": 0.5}


def test_a_degree_is_111_km() -> None:
    """Distances are great-circle kilometres."""
    assert measure.kilometres(0, 0, 0, 1) == pytest.approx(111.19, abs=0.01)


@pytest.mark.gold
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the gold's script leaves files open
def test_measures_equal_the_gold_scorer(shared: Path, tmp_path: Path) -> None:
    """Our figures on predictions for a part of LGL are those of the scorer that comes with it."""
    rows = [json.loads(x) for x in (shared / "gold/places/lgl.dev.jsonl").read_text(encoding="utf-8").splitlines()[:12]]
    gold, corpus = tmp_path / "gold", tmp_path / "corpus"
    (gold / "places").mkdir(parents=True)
    corpus.mkdir()
    (gold / "places" / "lgl.dev.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    scores = task.run(Context(gold, corpus, predictions=tmp_path / "out"))["lgl"]
    theirs = load(shared, "places_dates").score_places(
        gold / "places" / "lgl.dev.jsonl", tmp_path / "out" / "places" / "lgl.dev.jsonl"
    )["all"]
    assert scores["exact_f1"] * 100 == pytest.approx(theirs["recognition_exact"]["f1"], abs=0.02)
    assert scores["overlap_f1"] * 100 == pytest.approx(theirs["recognition_overlap"]["f1"], abs=0.02)
    assert scores["end_to_end_f1"] * 100 == pytest.approx(theirs["end_to_end"]["f1@161"]["f1"], abs=0.02)
    resolved = theirs["resolution_on_gold_spans"]["acc@161 (unresolved=wrong)"]
    assert scores["acc161"] * 100 == pytest.approx(resolved, abs=0.02)
