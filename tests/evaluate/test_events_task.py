"""The measures of the events task, against the scorer that comes with the gold data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.evaluate.context import Context, read_rows
from reportedly.evaluate.scorers.labels import Prf, by_label, mean_f1, per_class
from reportedly.evaluate.scorers.muc import acceptable, figures_f1, roles_f1
from reportedly.evaluate.tasks import events
from reportedly.evaluate.tasks.marked import unmarked
from tests.evaluate.scripts import load


def test_prf_of_nothing_is_nothing() -> None:
    """No prediction and no gold give 0, not an error."""
    assert Prf.of(0, 0, 0) == Prf(0.0, 0.0, 0.0)


def test_per_class_counts_unpredicted_records_as_wrong() -> None:
    """None is a wrong answer that belongs to no class."""
    scores = per_class(["A", "A", "B"], ["A", None, "B"])
    assert scores.by_class["A"].recall == 0.5
    assert scores.accuracy == pytest.approx(2 / 3)
    assert scores.macro_f1 == pytest.approx((2 / 3 + 1) / 2)


def test_labels_are_scored_apart() -> None:
    """A label's score does not depend on another label of the same record."""
    scores = by_label([["X", "Y"], []], [["X"], ["Y"]], ("X", "Y"))
    assert scores["X"].f1 == 1.0
    assert scores["Y"].f1 == 0.0
    assert mean_f1(scores) == 0.5


def test_marks_are_taken_out() -> None:
    """The spans of a marked sentence hold the marked words in the plain one."""
    plain, source, target = unmarked("In Ostra <s>the police</s> held <t>a man</t>.")
    assert plain == "In Ostra the police held a man."
    assert (source.of(plain), target.of(plain)) == ("the police", "a man")


def test_a_missing_mark_is_an_empty_span() -> None:
    """A party that is not marked lies at the edge and has no words."""
    plain, source, target = unmarked("<s>The premier</s> resigned.")
    assert source.of(plain) == "The premier"
    assert target == (len(plain), len(plain))


def test_muc_totals_add_up_over_groups() -> None:
    """Two groups of dead allow either number and their sum."""
    template = {
        "victim_effect": [{"value": "DEATH", "of": ["A"]}, {"value": "DEATH", "of": ["B"]}],
        "victim_number": [{"value": "2", "of": ["A"]}, {"value": "3 - 4", "of": ["B"]}],
    }
    assert acceptable(template, "DEATH") == {2, 3, 4, 5, 6}
    assert acceptable(template, "INJURY") is None


@pytest.fixture(scope="module")
def written(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Context, dict[str, dict[str, float]]]:
    """The sets that need no parse, scored, with their predictions on disk."""
    context = Context(shared / "gold", shared / "corpus", "dev", tmp_path_factory.mktemp("predictions"))
    return context, events.run(context, ["plv", "cameo_class", "ipe_docs", "case2021"])


@pytest.mark.gold
@pytest.mark.parametrize(
    ("name", "scorer", "key", "metric"),
    [
        ("plv", "score_plv", "root", "root_macro_f1"),
        ("cameo_class", "score_class", "", "macro_f1"),
        ("ipe_docs", "score_multilabel", "", "macro_f1"),
        ("case2021", "score_case", "", "weighted_f1"),
    ],
)
def test_same_figures_as_the_gold_scorer(
    shared: Path,
    written: tuple[Context, dict[str, dict[str, float]]],
    name: str,
    scorer: str,
    key: str,
    metric: str,
) -> None:
    """The gold's own scorer gives the figure that we give, on the predictions that we wrote."""
    context, scores = written
    assert context.predictions is not None
    module = load(shared, "score_event_coders")
    gold = read_rows(shared / "gold" / "events" / f"{name}.dev.jsonl")
    found = {r["id"]: r for r in read_rows(context.predictions / "events" / f"{name}.dev.jsonl")}
    out = getattr(module, scorer)(gold, found)
    theirs = (
        out[key]["macro_f1"]
        if key
        else out[max(k for k in out if isinstance(k, int))]["weighted_f1"]
        if name == "case2021"
        else out["macro_f1"]
    )
    assert scores[name][metric] == pytest.approx(theirs, abs=1e-9)


@pytest.mark.gold
def test_muc_figures_are_the_gold_scorers(shared: Path) -> None:
    """On made-up answers to real templates both scorers agree on roles and figures."""
    module = load(shared, "score_event_coders")
    gold = read_rows(shared / "gold" / "events" / "muc4.dev.jsonl")
    found = {}
    for n, row in enumerate(gold):
        roles = {k: [e[0] for e in v[: 1 + n % 2]] + ["somebody else"] * (n % 3 == 0) for k, v in row["roles"].items()}
        incidents = [{"type": "ATTACK", "deaths": n % 7, "injuries": [n % 5, 3]}]
        found[row["id"]] = {"id": row["id"], "roles": roles, "incidents": incidents}
    theirs = module.score_muc(gold, json.loads(json.dumps(found)))
    assert roles_f1(gold, found) == pytest.approx(theirs["micro"][2])
    assert figures_f1(gold, found, "DEATH", "deaths") == pytest.approx(theirs["deaths"][2])
    assert figures_f1(gold, found, "INJURY", "injuries") == pytest.approx(theirs["injuries"][2])
