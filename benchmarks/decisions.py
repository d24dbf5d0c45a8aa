"""What a decision costs on the server, in a large store, beside SQLite's own time for what it writes.

python benchmarks/decisions.py big.db [--runs 40]

``benchmarks/review_store.py`` makes the store. It is copied; each decision is posted in process over ASGI as the pages'
script posts it: confirm and reject a record, confirm an event, edit a figure, merge two events, and the undo of each.
The bare time is that of as many transactions which insert one line of the journal with its anchor and nothing else.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import tempfile
import time
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import insert

from reportedly import wire
from reportedly.api import record_of_words
from reportedly.linking import assembled
from reportedly.store import Store, open_store
from reportedly.store import tables as t
from reportedly.web import Desk, make_app
from reportedly.web.guard import App

BAR = 60.0  # milliseconds


async def _posted(app: App, path: str, told: dict[str, Any]) -> int:
    body = json.dumps(told).encode()
    headers = [
        (b"host", b"127.0.0.1:8765"),
        (b"origin", b"http://127.0.0.1:8765"),
        (b"content-type", b"application/json"),
        (b"x-reportedly-token", b"secret"),
    ]
    scope = {"type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b""}
    scope |= {
        "headers": headers,
        "http_version": "1.1",
        "scheme": "http",
        "server": ("127.0.0.1", 8765),
        "root_path": "",
    }
    status = 0

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]

    await app(scope, receive, send)
    return status


def _deeds(store: Store, runs: int) -> dict[str, list[dict[str, Any]]]:
    """What is decided, by kind, spread over the store."""
    events = list(islice(store.events(), 0, 40 * runs, 40))
    records = [e.records[0] for e in islice(store.events(), 7, 40 * runs, 40)]
    figured = [r for r in islice(store.records(), 20 * runs) if r.figures][:runs]
    edits = []
    for r in figured:
        value = wire.record_json(r)["figures"]
        value[0] |= {"min": 4, "max": 4}
        edits.append({"action": "edit", "target": r.id, "field": "figures", "after": value})
    by_type: dict[str, list[str]] = {}
    for e in events:
        by_type.setdefault(e.type, []).append(e.id)
    pairs = [(of[n], of[n + 1]) for of in by_type.values() for n in range(0, len(of) - 1, 2)]
    return {
        "confirm a record": [{"action": "confirm", "target": r} for r in records],
        "reject a record": [{"action": "reject", "target": r} for r in records],
        "confirm an event": [{"action": "confirm", "target": e.id} for e in events],
        "edit a figure": edits,
        "merge two events": [{"action": "merge", "target": a, "other": [b]} for a, b in pairs],
    }


def _bare(store: Store, runs: int) -> float:
    """Milliseconds of a transaction that writes one line and its anchor."""
    engine, times = store._engine, []  # noqa: SLF001  # below what a store offers: the bare time
    for _ in range(runs):
        at = time.perf_counter()
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            line = {"at": "", "by": "bench", "action": "bench", "kind": "record", "target": "x", "report_id": ""}
            made = connection.execute(insert(t.decisions).values(**line)).inserted_primary_key
            assert made is not None
            told = {"decision_id": made[0], "n": 0, "record_id": "x", "report_id": "x", "start": 0, "end": 0}
            connection.execute(insert(t.anchors).values(**told))
        times.append(1000 * (time.perf_counter() - at))
    return median(times)


def main() -> None:
    """Print the medians, the bar and the ratio to the bare time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--runs", type=int, default=40)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = str(Path(folder) / "store.db")
        shutil.copyfile(asked.store, where)
        with open_store(where) as store:
            counts, bare = store.counts(), _bare(store, asked.runs)
            deeds = _deeds(store, asked.runs)
        print(f"{counts['records']:,} records, {counts['events']:,} events; a bare line {bare:.1f} ms")
        app = make_app(where, 8765, "secret", desk=Desk("Bench", assembled, record_of_words))
        for name, of in deeds.items():
            for label, path, posts in ((name, "/decide", of), (f"undo: {name}", "/undo", [{}] * len(of))):
                times, cpu = [], []
                for told in posts:
                    at, used = time.perf_counter(), time.process_time()
                    status = asyncio.run(_posted(app, path, told))
                    times.append(1000 * (time.perf_counter() - at))
                    cpu.append(1000 * (time.process_time() - used))
                    assert status == 200, (label, status)
                if times:
                    told_ms = median(times)
                    ratio = f"{told_ms / bare:.1f} times a bare line"
                    print(
                        f"{label:24} {told_ms:6.1f} ms ({median(cpu):.1f} of processor; {len(times)} runs, bar {BAR:.0f}; {ratio})"
                    )


if __name__ == "__main__":
    main()
