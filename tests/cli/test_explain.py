"""``reportedly explain`` tells what a record is made of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportedly.store import open_store
from tests.cli.running import run
from tests.store.made import CODER, coded


def test_the_sub_event_is_told_with_its_ground(tmp_path: Path) -> None:
    """A record's ACLED sub-event type has a line, and its ground stands among the reasons; without one there is none."""
    made = coded()
    (record,) = made.records
    why = (*record.reasons, ("sub_event", "violence against demonstrators"))
    other = replace(record, id="e-other")
    records = (replace(record, sub_event="Excessive force against protesters", reasons=why), other)
    with open_store(str(tmp_path / "s.db")) as store:
        store.add(replace(made, records=records), coder=CODER)
    told = run("explain", record.id, "--store", str(tmp_path / "s.db")).stdout
    assert "ACLED      Excessive force against protesters" in told
    assert "why sub_event: violence against demonstrators" in told
    assert "ACLED" not in run("explain", other.id, "--store", str(tmp_path / "s.db")).stdout
