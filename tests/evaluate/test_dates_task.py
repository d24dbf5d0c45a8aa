"""The measures of the dates task, against the scorer that comes with the gold data."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.evaluate.context import Context
from reportedly.evaluate.scorers.times import dates_scores, paired
from reportedly.evaluate.tasks import dates
from tests.evaluate.scripts import load


def test_equal_extents_pair_first() -> None:
    """An equal extent is never taken by a longer overlap."""
    gold = [{"start": 0, "end": 10}, {"start": 4, "end": 8}]
    found = [{"start": 0, "end": 10}, {"start": 3, "end": 9}]
    assert paired(gold, found) == [(0, 0), (1, 1)]


def test_values_count_on_overlapping_extents() -> None:
    """A right value on a longer extent counts for relaxed and value, not for strict."""
    gold = [{"id": "a", "timexes": [{"start": 3, "end": 9, "value": "2031-03"}]}]
    scores = dates_scores(gold, {"a": [{"start": 0, "end": 9, "value": "2031-03"}]})
    assert scores == {"strict_f1": 0.0, "relaxed_f1": 1.0, "value_f1": 1.0}


@pytest.mark.gold
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the scorer leaves its files open
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_same_figures_as_the_gold_scorer(shared: Path, tmp_path: Path) -> None:
    """The gold's own scorer gives our figures on the predictions that we write, for every set."""
    scores = dates.run(Context(shared / "gold", shared / "corpus", "dev", tmp_path))
    module = load(shared, "places_dates")
    for name, ours in scores.items():
        gold = shared / "gold" / "dates" / f"{name}.dev.jsonl"
        theirs = module.score_dates(gold, tmp_path / "dates" / f"{name}.dev.jsonl")
        assert ours["strict_f1"] == pytest.approx(theirs["strict"]["f1"] / 100, abs=1e-4)
        assert ours["relaxed_f1"] == pytest.approx(theirs["relaxed"]["f1"] / 100, abs=1e-4)
        assert ours["value_f1"] == pytest.approx(theirs["value_f1"]["f1"] / 100, abs=1e-4)
