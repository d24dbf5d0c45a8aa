"""The figures of ``evaluate --task screen``, and the feeds that they are measured on."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from reportedly import pipeline
from reportedly.evaluate.context import Context
from reportedly.evaluate.feeds import conflict_feed, mixed_feed
from reportedly.evaluate.tasks import screen
from reportedly.records import Coded, Report
from tests.reading.test_screen import GARDEN, UNREST


def _coded() -> Coded:
    text = "\n\n".join(UNREST)
    return next(iter(pipeline.code_reports([Report("a", text, "", published="2019-11-10")], screen=False)))


def test_losses_are_counted() -> None:
    """A record that is missing, one that is changed, one that is new."""
    whole = _coded()
    first, *others = whole.records
    assert others
    assert screen.losses([whole], [whole]) == {"loss_records": 0.0, "changed_records": 0.0, "added_records": 0.0}
    share = 1 / len(whole.records)
    gone = replace(whole, records=tuple(others))
    assert screen.losses([whole], [gone])["loss_records"] == share
    assert screen.losses([gone], [whole])["added_records"] == 1 / len(others)
    other = replace(whole, records=(replace(first, modality="planned"), *others))
    assert screen.losses([whole], [other]) == {"loss_records": 0.0, "changed_records": share, "added_records": 0.0}
    surer = replace(whole, records=(replace(first, confidence=0.99), *others))
    assert screen.losses([whole], [surer])["changed_records"] == 0.0


def _corpora(folder: Path) -> None:
    topics = ["education", "terrorism", "technology"]
    rows = [{"id": f"g{k}", "text": "\n\n".join(GARDEN), "topic": topics[k % 3]} for k in range(30)]
    (folder / "allsides-general.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    rows = [{"id": f"c{k}", "text": "\n\n".join(UNREST), "topic": "world", "date": "2019-11-10"} for k in range(5)]
    (folder / "allsides-conflict.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def test_feeds(tmp_path: Path) -> None:
    """One report in ten is of conflict, none of the others; the same ones every time, at even steps; none without corpora."""
    assert not list(mixed_feed(tmp_path, 10))
    _corpora(tmp_path)
    feed = [r.id for r in mixed_feed(tmp_path, 20)]
    assert [r.id for r in mixed_feed(tmp_path, 20)] == feed
    assert [x for x in feed if x.startswith("c")] == ["c0", "c2"]
    assert len(feed) == 20 and not any(int(x[1:]) % 3 == 1 for x in feed if x.startswith("g"))
    assert [r.id for r in conflict_feed(tmp_path, 5)] == ["c0", "c1", "c2", "c3", "c4"]


def test_the_task(tmp_path: Path) -> None:
    """Gardening is left out, unrest is kept and loses nothing."""
    assert screen.run(Context(tmp_path, tmp_path)) == {}
    _corpora(tmp_path)
    scores = screen.run(Context(tmp_path, tmp_path))["mixed"]
    assert scores["loss_records"] == scores["added_records"] == scores["changed_records"] == 0.0
    assert scores["kept_reports"] == 5 / 25 and scores["kept_sentences"] == 10 / 210
