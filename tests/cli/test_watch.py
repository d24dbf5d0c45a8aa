"""The command itself, as a process of its own, against a real server: what is new becomes an event; stopping loses nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import SENTENCES, command, run
from tests.engine import hostile
from tests.intake.misbehaving import Server, page


def _article(n: int) -> bytes:
    words = "".join(f"<p>{x.format(n=n)}</p>" for x in SENTENCES)
    stamp = '<meta property="article:published_time" content="2023-03-09T10:00:00Z">'
    return page(f"<html><head>{stamp}</head><body><article><h1>March</h1>{words}</article></body></html>")


def _publish(server: Server, count: int, first: int = 3) -> None:
    """A feed of articles, the newest first."""
    server.routes |= {f"/{n}": _article(n) for n in range(first, first + count)}
    items = "".join(f"<item><title>March {n}</title><link>/{n}</link></item>" for n in range(first, first + count))
    server.routes["/rss"] = page(f'<rss version="2.0"><channel><title>L</title>{items}</channel></rss>')


@pytest.fixture
def server() -> Iterator[Server]:
    """A server with three articles."""
    with Server() as made:
        _publish(made, 3)
        yield made


@pytest.fixture
def listed(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A list with that server's feed, polled every second."""
    monkeypatch.setenv("REPORTEDLY_FEED_EVERY_SECONDS", "1")
    path = tmp_path / "feeds.toml"
    feed = f'[[feed]]\nurl = "{server.at("/rss")}"\noutlet = "The Sfax Ledger"\nallow = ["127.0.0.1"]\nevery = 1\n'
    path.write_text('contact = "desk@monitor.example"\n' + feed, encoding="utf-8")
    return str(path)


def test_a_round_reads_codes_and_links(server: Server, listed: str, tmp_path: Path) -> None:
    """--once ends with 0 and events; each line of --json is an object; a refused page makes it 1, and is told."""
    words = ("watch", listed, "--store", str(tmp_path / "r.db"), "--once", "--json", "--quiet")
    done = run(*words)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert {t["what"] for t in told} == {"polled", "read", "linked"} and told[-1]["count"] > 0
    events = run("export", "--format", "events", "--store", str(tmp_path / "r.db")).stdout
    assert "Gafsa" in events
    server.routes["/rss"] = page('<rss version="2.0"><channel><item><link>/9</link></item></channel></rss>')
    again = run(*words)
    assert again.returncode == 1 and "R141" in again.stderr and "/9" in again.stderr


def test_a_list_that_cannot_be_used(tmp_path: Path) -> None:
    """A fault in the list is R503 and exit code 2."""
    (tmp_path / "feeds.toml").write_text("contact = 3\n")
    done = run("watch", str(tmp_path / "feeds.toml"), "--store", str(tmp_path / "r.db"))
    assert done.returncode == 2 and "R503" in done.stderr and "contact" in done.stderr


def _wait_for(process: subprocess.Popen[str], what: str) -> dict[str, object]:
    assert process.stdout is not None
    for line in process.stdout:
        if (told := json.loads(line))["what"] == what:
            return dict(told)
    raise AssertionError(f"it ended before anything was {what}")


def test_a_new_entry_is_an_event_within_a_minute(server: Server, listed: str, tmp_path: Path) -> None:
    """While it runs a new article is polled, fetched, read and linked in time; Ctrl-C ends it at once with 130."""
    words = command("watch", listed, "--store", str(tmp_path / "r.db"), "--json")
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        _wait_for(process, "linked")
        start = time.monotonic()
        _publish(server, 4)
        assert _wait_for(process, "linked")["count"]
        lasted = time.monotonic() - start
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
    assert lasted < 60
    if where := os.environ.get("REPORTEDLY_WATCH_TIMES"):
        Path(where).write_text(f"{lasted:.2f} s from the entry to its event\n", encoding="utf-8")


def test_killed_and_gone_on(server: Server, listed: str, tmp_path: Path) -> None:
    """Killed while it reads, then run again: the same records and events as a run left alone, no page fetched twice."""
    _publish(server, 6)
    assert run("watch", listed, "--store", str(tmp_path / "whole.db"), "--once").returncode == 0
    server.asked.clear()
    words = command("watch", listed, "--store", str(tmp_path / "killed.db"), "--json")
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        _wait_for(process, "read")
        process.kill()
    assert run("watch", listed, "--store", str(tmp_path / "killed.db"), "--once").returncode == 0
    fetched = [p for p in server.paths() if p not in {"/rss", "/robots.txt"}]
    assert len(set(fetched)) == 6
    assert len(fetched) <= 7  # the one that was on its way when it was killed
    for name in ("records", "events"):
        one, other = (
            run("export", "--format", name, "--store", str(tmp_path / s)).stdout for s in ("whole.db", "killed.db")
        )
        assert one
        assert one == other


def test_a_page_that_is_slow_to_extract_is_refused(
    server: Server, listed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that would hold up the desk is refused with R115; the others are read."""
    monkeypatch.setenv("REPORTEDLY_EXTRACT_SECONDS", "2")
    server.routes["/4"] = page(hostile.slow())
    done = run("watch", listed, "--store", str(tmp_path / "r.db"), "--once", "--json", "--quiet")
    assert done.returncode == 1 and "R115" in done.stderr and "/4" in done.stderr
    assert [json.loads(x)["what"] for x in done.stdout.splitlines()].count("read") == 2
