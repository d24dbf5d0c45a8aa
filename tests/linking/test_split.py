"""Pairs scored block by block, as other machines do it, give the events of scoring them all here."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.linking import Links, Told, blocks, link, links_in
from reportedly.records import EventRecord
from tests.linking.held import reports

MANY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(params=[40, 4], ids=["usual files", "files soon full"])
def full(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files in which each meets only its neighbours from so many tellings on."""
    monkeypatch.setattr(blocks, "FILE", request.param)
    if request.param < 40:
        monkeypatch.setattr(blocks, "_NEIGHBOURS", 2)


def _block_by_block(told: Sequence[Told]) -> Links:
    parts: defaultdict[str, dict[int, tuple[EventRecord, ...]]] = defaultdict(dict)
    for one in random.Random(1).sample(told, len(told)):
        for block in one.blocks:
            parts[block][one.position] = one.records
    assert len(parts) > 1
    return {(a, b): made for block in parts for a, b, made in links_in(block, parts[block])}


@pytest.mark.usefixtures("full")
@MANY
@given(st.integers(0, 10**6))
def test_block_by_block_is_at_once(seed: int) -> None:
    """Blocks scored alone, their tellings in any order, give the same events, links and copies."""
    every = reports(seed, 40)
    records, texts = [r for _, told in every for r in told], [report for report, _ in every]
    assert link(records, texts, elsewhere=_block_by_block) == link(records, texts)
