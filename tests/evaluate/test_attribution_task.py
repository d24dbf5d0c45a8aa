"""The attribution task: our measures against the gold's own scorers, and the classes of factuality."""

import json
from pathlib import Path

import pytest

from reportedly.evaluate.context import Context, read_rows
from reportedly.evaluate.scorers.attribution import score_attribution
from reportedly.evaluate.scorers.relays import score_relays
from reportedly.evaluate.tasks.attribution import reading_of, run
from tests.evaluate.scripts import load


@pytest.mark.gold
def test_the_same_numbers_as_the_shared_scorers(shared: Path, tmp_path: Path) -> None:
    """On the predictions that the task writes, the shared scripts give our figures, on a part of each set."""
    gold = tmp_path / "gold"
    (gold / "attribution").mkdir(parents=True)
    for name, count in (("relays", 40), ("polnear", 8), ("uw_factuality", 30)):
        rows = read_rows(shared / "gold" / "attribution" / f"{name}.dev.jsonl")[:count]
        text = "".join(json.dumps(r) + "\n" for r in rows)
        (gold / "attribution" / f"{name}.dev.jsonl").write_text(text, encoding="utf-8")
    ours = run(Context(gold, shared / "corpus", predictions=tmp_path / "out"))
    path = gold / "attribution"
    found = tmp_path / "out" / "attribution"
    theirs = load(shared, "score_relays").score(
        read_rows(path / "relays.dev.jsonl"), read_rows(found / "relays.dev.jsonl")
    )
    for metric, value in ours["relays"].items():
        assert value == pytest.approx(theirs[metric], abs=1e-9), metric
    script = load(shared, "score_attribution")
    wanted = {r["id"]: r for r in read_rows(path / "polnear.dev.jsonl")}
    said = {r["id"]: r for r in read_rows(found / "polnear.dev.jsonl")}
    for subset in ("all", "reportive"):
        result = script.score(wanted, said, subset)
        for key in ("attributed", "triple"):
            assert 100 * ours["polnear"][f"{key}_{subset}"] == pytest.approx(result[key]["f"], abs=0.06)
    for kind in ("direct", "mixed", "indirect"):
        assert 100 * ours["polnear"][f"recall_{kind}"] == pytest.approx(result[f"attributed:{kind}"]["r"], abs=0.06)
    assert set(ours["uw_factuality"]) == {"denied_f1", "uncertain_f1"}


def test_a_set_whose_file_is_absent_is_left_out(tmp_path: Path) -> None:
    """Without gold files the task gives no figures and does not fail."""
    assert run(Context(tmp_path, tmp_path)) == {}


def test_relays_by_hand() -> None:
    """A claim found with the wrong chain counts against exact and nearest, one not found counts as unattributed."""
    text = "Six died, a medic told Delta Wire. The road is closed."
    gold = [
        {
            "id": "a",
            "text": text,
            "claims": [
                {"content": "Six died", "chain": [{"text": "Delta Wire"}, {"text": "a medic"}], "stance": "stated"},
                {"content": "The road is closed", "chain": [], "stance": "alleged"},
            ],
        }
    ]
    got = score_relays(
        gold, [{"id": "a", "claims": [{"content": "Six died", "chain": [{"text": "medic"}], "stance": "stated"}]}]
    )
    assert got["chain_exact"] == 0.5
    assert got["nearest"] == 0.0
    assert got["origin"] == 1.0
    assert got["unattributed_right"] == 1.0
    assert got["marked_stance_recall"] == 0.0


def test_attribution_by_hand() -> None:
    """Gold given back scores 1; nothing found scores 0."""
    text = "Six died, a medic said."
    row = {"id": "a", "text": text, "attributions": [{"source": [[10, 17]], "cue": [[18, 22]], "content": [[0, 8]]}]}
    assert set(score_attribution([row], {"a": row}).values()) == {1.0}
    assert set(score_attribution([row], {}).values()) == {0.0}


@pytest.mark.parametrize(
    ("value", "label"),
    [(-3.0, "denied"), (-1.0, "denied"), (-0.8, "uncertain"), (0.8, "uncertain"), (1.0, "stated"), (3.0, "stated")],
)
def test_classes_of_factuality(value: float, label: str) -> None:
    """The three classes meet at -1 and 1."""
    assert reading_of(value) == label


def test_recall_by_kind() -> None:
    """Direct speech in a line with a missing mark counts as direct and as unbalanced; what is missed counts against both."""
    text = 'A medic said: "Six died.\n"Ten fled," a guard said.'
    first = {"source": [[0, 7]], "cue": [[8, 12]], "content": [[14, 24]], "type": "direct"}
    second = {"source": [[37, 44]], "cue": [[45, 49]], "content": [[25, 36]], "type": "direct"}
    gold = {"id": "a", "text": text, "attributions": [first, second]}
    got = score_attribution([gold], {"a": {"id": "a", "attributions": [second]}})
    assert got["recall_direct"] == 0.5
    assert got["recall_unbalanced"] == 0.0
    assert "recall_mixed" not in got
