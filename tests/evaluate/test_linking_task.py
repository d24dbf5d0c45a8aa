"""The linking measures are the gold scorer's, and the task answers every set that is there."""

from __future__ import annotations

import json
import random
from pathlib import Path
from types import ModuleType

import pytest

from reportedly.evaluate.context import Context, read_rows
from reportedly.evaluate.scorers import linking as measure
from reportedly.evaluate.tasks import linking as task
from tests.evaluate.scripts import load

GOLD = {1: "a", 2: "a", 3: "b", 4: "b", 5: "b"}
MADE = {1: 1, 2: 1, 3: 1, 4: 2, 5: 2}


def test_clusters_by_hand() -> None:
    """The figures of a small clustering worked out by hand."""
    assert measure.pair_f1(GOLD, MADE) == pytest.approx(0.5)
    assert measure.muc(GOLD, MADE) == pytest.approx(2 / 3)
    assert measure.ceaf_e(GOLD, MADE) == pytest.approx(0.8)
    assert measure.conll_f1(GOLD, GOLD) == 1.0


def test_timelines_by_hand() -> None:
    """A sentence told one day off keeps half of its words' worth."""
    gold = {"2011-01-25": ["Police killed three protesters."]}
    assert measure.align_r1(gold, gold) == 1.0
    assert measure.align_r1(gold, {"2011-01-26": gold["2011-01-25"]}) == pytest.approx(0.5)
    assert measure.date_f1(gold, {"2011-01-26": []}) == 0.0


def test_recall_at_precision() -> None:
    """Ties stand together; a threshold below which precision falls is not taken."""
    assert measure.recall_at([(0.9, True), (0.8, True), (0.7, False), (0.6, True)], 0.95) == pytest.approx(2 / 3)
    assert measure.recall_at([(0.9, True), (0.9, False)], 0.95) == 0.0


def test_partial_pairs_are_left_out() -> None:
    """A pair that is partly the same counts neither for nor against."""
    scores = measure.pair_scores([("same", True), ("same", False), ("different", True), ("partial", True)])
    assert scores == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "lookalikes_merged": 1.0}


@pytest.fixture(scope="module")
def script(shared: Path) -> ModuleType:
    """The gold's own scorer."""
    return load(shared, "linking_score")


@pytest.mark.gold
def test_cluster_measures_equal_the_gold_scorer(script: ModuleType) -> None:
    """On random clusterings ours and the script give the same figures."""
    draw = random.Random(3)
    for _ in range(30):
        gold = {i: draw.randrange(12) for i in range(60)}
        made = {i: draw.randrange(15) for i in range(60)}
        assert measure.pair_f1(gold, made) == pytest.approx(script.pairwise(gold, made)["f1"])
        assert measure.b_cubed(gold, made) == pytest.approx(script.bcubed(gold, made)["f1"])
        assert measure.conll_f1(gold, made) == pytest.approx(script.conll(gold, made)["conll_f1"])


@pytest.mark.gold
def test_timeline_measures_equal_the_gold_scorer(script: ModuleType, shared: Path) -> None:
    """A gold timeline against itself moved by some days gives the same figures as the script."""
    row = json.loads((shared / "gold/linking/timelines-t17.dev.jsonl").read_text(encoding="utf-8").splitlines()[0])
    gold = {e["date"][:10]: e["summary"] for e in row["timeline"]}
    made = dict(zip(sorted(gold), [gold[d] for d in sorted(gold, reverse=True)], strict=True))
    assert measure.align_r1(gold, made) == pytest.approx(script.align_rouge1(gold, made)["f1"])
    assert measure.date_f1(gold, made) == script.date_f1(gold, made)["f1"]


@pytest.mark.gold
def test_the_task_scores_what_it_writes(script: ModuleType, shared: Path, tmp_path: Path) -> None:
    """The written story and coreference predictions score in the script what the task says."""
    context = Context(shared / "gold", tmp_path / "no-corpus", predictions=tmp_path)
    scores = task.run(context)
    gold = read_rows(shared / "gold/linking/stories-basil.dev.jsonl")
    made = read_rows(tmp_path / "linking/stories-basil.dev.jsonl")
    labels = {r["id"]: r["cluster"] for r in gold}, {r["id"]: r["cluster"] for r in made}
    assert scores["stories-basil"]["pair_f1"] == pytest.approx(script.pairwise(*labels)["f1"])
    acts = script.mention_maps(
        read_rows(shared / "gold/linking/coref-ecbplus.dev.jsonl"),
        read_rows(tmp_path / "linking/coref-ecbplus.dev.jsonl"),
    )
    assert scores["coref-ecbplus"]["conll_f1"] == pytest.approx(script.conll(*acts)["conll_f1"])
    assert "timelines-t17" not in scores


@pytest.mark.gold
def test_floors(shared: Path) -> None:
    """Dev figures do not fall below what was measured, two points of slack."""
    scores = task.run(Context(shared / "gold", shared / "corpus"))
    floors = {
        ("stories-ecbplus", "pair_f1"): 0.92,
        ("stories-basil", "pair_f1"): 0.97,
        ("coref-ecbplus", "conll_f1_gold_topics"): 0.78,
        ("coref-ecbplus", "conll_f1"): 0.76,
        ("pairs-fakes-sameevent", "f1"): 0.93,
        ("pairs-neardup-exact", "recall_at_p95"): 0.97,
        ("timelines-t17", "date_f1"): 0.49,
        ("timelines-t17", "align_r1"): 0.14,
    }
    low = {k: scores[k[0]][k[1]] for k, floor in floors.items() if scores[k[0]][k[1]] < floor}
    assert low == {}
