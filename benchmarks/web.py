"""What a page of the review app costs on the server, beside its bare SQL, and 50 readers while reports are added.

python benchmarks/web.py big.db [--runs 15]
python benchmarks/web.py any.db --readers 50    # readers while the examples are read into a copy of the store

``benchmarks/review_store.py`` makes the store. Each page is asked for in process over ASGI with the headers of a browser, once to
warm up and then ``--runs`` times; the median is given, and that of the processor time, which a busy machine changes less. Its SQL is what it sent to SQLite, run again the same number of
times on one connection, all rows fetched. Other parameters are asked for in turn, so that no answer is the last one's.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import unquote

from sqlalchemy import event
from sqlalchemy.engine import Engine

import reportedly
from reportedly.publish.applinks import page_of
from reportedly.store import open_store
from reportedly.store.lists import Asked, Lists
from reportedly.web import make_app
from reportedly.web.guard import App

EXAMPLES = Path(__file__).parents[1] / "examples"
BARS = {"overview": 400, "overview, filtered": 400, "event": 100, "search": 200}


async def _asked(app: App, path: str) -> tuple[int, int]:
    """Status and size of an answer."""
    bare, _, query = path.partition("?")
    host = [(b"host", b"127.0.0.1:8765")]
    scope = {
        "type": "http",
        "method": "GET",
        "path": unquote(bare),
        "raw_path": bare.encode(),
        "query_string": query.encode(),
        "headers": host,
        "http_version": "1.1",
        "scheme": "http",
        "server": ("127.0.0.1", 8765),
        "root_path": "",
    }
    told: list[Any] = [0, 0]

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            told[0] = message["status"]
        told[1] += len(message.get("body", b""))

    await app(scope, receive, send)
    return told[0], told[1]


def pages(where: str) -> dict[str, list[str]]:
    """Addresses of each kind of page: those of grave events, of others, of their reports."""
    with open_store(where, readonly=True) as store:
        lists = Lists(store)
        grave = lists.events(Asked(), 10)
        later = lists.events(Asked(), 40, grave[-1].key)[::4]
        events = [x.id for pair in zip(grave, later, strict=True) for x in pair]
        reports = sorted({r.report for r in lists.spoken(events, 500).values()})
        outlets = [x.names[0] for x in lists.names("outlet", 10)]
        origins = [x.names[0] for x in lists.names("origin", 10)]
        turns = [lists.events(Asked(), n)[-1].key for n in (100, 1000, 5000)]
        words = (
            "killed",
            "syrian army",
            "hospital",
            "protesters Homs",
            "children killed shelling",
            "army",
            "said",
            "activists",
        )
    return {
        "overview": ["/"],
        "overview, later pages": [f"/?after={x}" for x in turns],
        "overview, filtered": [
            "/?place=Syria&type=ASSAULT",
            "/?from=2013-01-01&to=2014-01-01",
            "/?level=contested",
            *(f"/?outlet={x}" for x in outlets[:3]),
        ],
        "places of the map": ["/places.json"],
        "event": [page_of("events", x) for x in events],
        "report": [page_of("reports", x) for x in reports],
        "search": [f"/search?q={x.replace(' ', '+')}" for x in words],
        "queue": ["/queue"],
        "timeline": ["/timeline"],
        "sources": ["/sources"],
        "one source": [page_of("sources/outlet", x) for x in outlets] + [page_of("sources/origin", x) for x in origins],
    }


def page_cost(app: App, paths: Sequence[str], runs: int) -> tuple[float, float, int, list[tuple[str, Any]]]:
    """The median seconds, processor seconds and bytes of an answer, and the SQL of one answer."""
    sent: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        sent.append((statement, parameters))

    asyncio.run(_asked(app, paths[0]))
    event.listen(Engine, "before_cursor_execute", note)
    asyncio.run(_asked(app, paths[-1]))
    event.remove(Engine, "before_cursor_execute", note)
    spent, worked, sizes = [], [], []
    for n in range(runs):
        start, cpu = time.perf_counter(), time.process_time()
        status, size = asyncio.run(_asked(app, paths[n % len(paths)]))
        spent.append(time.perf_counter() - start)
        worked.append(time.process_time() - cpu)
        sizes.append(size)
        if status != 200:
            raise SystemExit(f"{paths[n % len(paths)]} answered {status}")
    return median(spent), median(worked), round(median(sizes)), sent


def sql_cost(where: str, sent: Sequence[tuple[str, Any]], runs: int) -> float:
    """The median seconds of the same statements on a connection of their own."""
    spent = []
    with closing(sqlite3.connect(f"file:{where}?mode=ro", uri=True)) as connection:
        for _ in range(runs):
            start = time.perf_counter()
            for statement, parameters in sent:
                connection.execute(statement, parameters).fetchall()
            spent.append(time.perf_counter() - start)
    return median(spent)


def _read(where: str) -> None:
    reportedly.read(sorted(p for p in EXAMPLES.rglob("*") if p.is_file()), store=where, again=True).close()


def readers(where: str, many: int) -> Counter[int]:
    """How often each status was answered to so many readers at once while reports were coded, linked and added."""
    told: Counter[int] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        copy = str(Path(folder) / "copy.db")
        with closing(sqlite3.connect(f"file:{where}?mode=ro", uri=True)) as old, closing(sqlite3.connect(copy)) as new:
            old.backup(new)
        open_store(copy).close()
        app, paths = make_app(copy, 8765), [x for of in pages(copy).values() for x in of]
        writer = multiprocessing.get_context("spawn").Process(target=_read, args=(copy,))
        writer.start()

        def reader(n: int) -> list[int]:
            seen: list[int] = []
            while writer.is_alive():
                seen.append(asyncio.run(_asked(app, paths[(n + len(seen)) % len(paths)]))[0])
            return seen

        with ThreadPoolExecutor(many) as pool:
            for seen in pool.map(reader, range(many)):
                told.update(seen)
        if writer.exitcode:
            raise SystemExit(f"the writer ended with {writer.exitcode}")
    return told


def main() -> None:
    """Print a line a page; end with status 1 where a bar of the issue is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("where")
    options.add_argument("--runs", type=int, default=15)
    options.add_argument("--readers", type=int, default=0)
    given = options.parse_args()
    if given.readers:
        told = readers(given.where, given.readers)
        print(
            f"{given.readers} readers, {told.total()} pages:",
            ", ".join(f"{n} times {k}" for k, n in sorted(told.items())),
        )
        raise SystemExit(int(any(k >= 500 for k in told)))
    app, missed = make_app(given.where, 8765), []
    print(f"{'page':24} {'page ms':>8} {'CPU ms':>7} {'SQL ms':>8} {'ratio':>6} {'kB':>6} {'queries':>8}")
    for name, paths in pages(given.where).items():
        spent, cpu, size, sent = page_cost(app, paths, given.runs)
        bare = sql_cost(given.where, [x for x in sent if x[0].startswith("SELECT")], given.runs)
        print(
            f"{name:24} {spent * 1000:8.1f} {cpu * 1000:7.1f} {bare * 1000:8.1f} {spent / bare:6.1f} {size / 1000:6.0f} {len(sent):8}",
            flush=True,
        )
        if spent * 1000 > BARS.get(name, 10_000):
            missed.append(name)
    if missed:
        raise SystemExit(f"over the bar: {', '.join(missed)}")


if __name__ == "__main__":
    main()
