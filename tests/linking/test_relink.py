"""Linking again after each change gives what linking everything at once gives, and reads no more than it must."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.linking import blocks, relinking
from tests.linking.held import Coded, Held, reports
from tests.linking.made import party, record, report

SEEDS = st.integers(0, 10**6)
MANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(params=[40, 4], ids=["usual files", "files soon full"])
def full(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files in which each meets only its neighbours from so many tellings on."""
    small = request.param < 40
    for where in (blocks, relinking):
        monkeypatch.setattr(where, "FILE", request.param)
    if small:
        monkeypatch.setattr(blocks, "_NEIGHBOURS", 2)


@pytest.mark.usefixtures("full")
@MANY
@given(SEEDS, st.integers(1, 10))
def test_in_parts_is_at_once(seed: int, parts: int) -> None:
    """Reports shuffled and added in parts, late ones before early ones, copies before originals: nothing differs."""
    every = reports(seed, 30)
    random.Random(seed).shuffle(every)
    held = Held()
    for part in range(parts):
        held.add(every[part::parts])
        held.relink()
        assert held.linked == held.at_once


@pytest.mark.usefixtures("full")
@MANY
@given(SEEDS)
def test_added_and_removed_is_as_never_there(seed: int) -> None:
    """Adding and forgetting in any order leaves what linking those that are there gives."""
    every, rng = reports(seed, 30), random.Random(seed)
    held = Held()
    held.add(every[:18])
    held.relink()
    for piece in every[18:]:
        for key in rng.sample(sorted(held.coded), rng.randrange(3)):
            held.remove(key)
        held.add([piece])
        held.relink()
        assert held.linked == held.at_once


def test_a_full_file_changes_for_those_that_were_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes between two in a full file parts them, and what goes brings them together, though it is linked to neither."""
    monkeypatch.setattr(blocks, "FILE", 4)
    monkeypatch.setattr(relinking, "FILE", 4)
    monkeypatch.setattr(blocks, "_NEIGHBOURS", 1)
    held = Held()
    held.add([_said("a"), _said("c"), *(_said(x, "gang") for x in "wxyz")])
    held.relink()
    assert held.linked == held.at_once
    assert {"ra", "rc"} in [set(e.records) for e in held.events.values()]
    held.add([_said("b", "gang")])
    held.relink()
    assert held.linked == held.at_once
    assert {"ra", "rc"} not in [set(e.records) for e in held.events.values()]
    held.remove("b")
    held.relink()
    assert held.linked == held.at_once


def _said(key: str, who: str = "") -> Coded:
    """A report of one act in Basra in words of its own, by and against the usual or by a gang that did something else."""
    quote = " ".join(key * 3 + x for x in ("qa", "qb", "qc"))
    other: dict[str, Any] = (
        {"actor": (party(who + key, "CRM"),), "recipient": (party("shop " + key, "BUS"),), "mode": None} if who else {}
    )
    made = record("r" + key, key, quote=quote, figures=(), **other)
    return report(key, " ".join(f"{key}{n}" for n in range(60)), "Outlet " + key), (made,)


def test_a_later_day_reads_only_its_own_days() -> None:
    """Of a year of days told one by one, a report on the last is compared with what stands near, not with all."""
    held = Held()
    for week in range(30):
        some = reports(week, 8, days=5)
        held.add(_moved(piece, week) for piece in some)
    held.relink()
    held.read = held.written = 0
    held.add(_moved(piece, 30) for piece in reports(99, 4, days=5))
    held.relink()
    assert held.linked == held.at_once
    assert 0 < held.read < sum(len(records) for _, records in held.coded.values()) / 4
    assert held.written < len(held.events) / 4


def _moved(piece: Coded, weeks: int) -> Coded:
    """A report and its records so many fortnights later, under another id; its running tolls are those of one act."""
    report, records = piece
    later = [
        replace(
            r,
            id=f"{weeks}-{r.id}",
            report_id=f"{weeks}-{r.report_id}",
            published=_later(r.published, weeks),
            time=r.time and replace(r.time, start=_later(r.time.start, weeks), end=_later(r.time.end, weeks)),
            figures=tuple(replace(f, scope="event") for f in r.figures),
        )
        for r in records
        if r.published
    ]
    return replace(report, id=f"{weeks}-{report.id}", published=_later(report.published, weeks)), tuple(later)


def _later(iso: str, weeks: int) -> str:
    if not iso:
        return iso
    return (date.fromisoformat(iso[:10]) + timedelta(days=14 * weeks)).isoformat() + iso[10:]
