"""Two processes write into one store."""

from __future__ import annotations

import multiprocessing as mp

from reportedly.store import open_store
from tests.store.made import CODER, capture, coded


def _write(where: str, keys: list[str]) -> None:
    with open_store(where) as store:
        for key in keys:
            store.add(coded(key), coder=CODER, capture=capture(key.encode()))


def test_two_writers_lose_nothing(where: str) -> None:
    """Two processes that make the store and add overlapping reports at the same time leave every one of them once."""
    context = mp.get_context("spawn")
    halves = [[f"k{i}" for i in range(20)], [f"k{i}" for i in range(10, 30)]]
    writers = [context.Process(target=_write, args=(where, keys)) for keys in halves]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert [w.exitcode for w in writers] == [0, 0]
    with open_store(where) as store:
        assert len(list(store.reports())) == 30
        assert store.counts()["records"] == 30
        assert store.generation()[0] == 30  # each new report has raised it by one, whoever added it
        changes = list(store.changes(0))
        assert max(c.revision for c in changes) == store.revision()
        assert len({c.revision for c in changes if c.kind == "report"}) == 30
        assert list(store.verify()) == []
