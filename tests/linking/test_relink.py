"""Linking again after each change gives what linking everything at once gives, and reads no more than it must."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.linking import blocks, relinking
from tests.linking.held import Held, reports

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
