"""What a person sees: a bar on a terminal, few plain lines elsewhere; Ctrl-C ends cleanly; forget through the command."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import time
from pathlib import Path

from reportedly.store import open_store
from tests.cli.running import command, run, write_reports


def _on_a_terminal(*words: str) -> str:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    process = subprocess.Popen(command(*words), stderr=theirs, stdout=subprocess.DEVNULL, env=environment)
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:  # Linux's way to say that the other end is closed
        pass
    finally:
        os.close(ours)
    process.wait(120)
    return shown.decode(errors="replace")


def test_a_bar_on_a_terminal_and_plain_lines_elsewhere(tmp_path: Path) -> None:
    """A terminal gets a bar that is drawn over itself; a file gets no control character and few lines."""
    write_reports(tmp_path / "in.jsonl", 6)
    shown = _on_a_terminal("read", str(tmp_path / "in.jsonl"), "--store", str(tmp_path / "a.db"))
    plain = run("read", str(tmp_path / "in.jsonl"), "--store", str(tmp_path / "b.db")).stderr
    assert "\x1b[" in shown
    assert "read 6 reports" in shown
    assert "\x1b" not in plain
    assert "read 6 reports" in plain
    assert len(plain.splitlines()) <= 12


def test_quiet_says_only_what_was_refused(tmp_path: Path) -> None:
    """``--quiet`` leaves the refusals and nothing else on standard error."""
    write_reports(tmp_path / "in.jsonl", 3)
    done = run("read", str(tmp_path / "in.jsonl"), "--store", str(tmp_path / "a.db"), "--quiet")
    assert [x[:4] for x in done.stderr.splitlines()] == ["R106"]
    assert done.stdout == ""


def test_ctrl_c_keeps_what_was_read(tmp_path: Path) -> None:
    """Ctrl-C ends the run with 130, a sentence and no traceback; what was read is in the store."""
    write_reports(tmp_path / "in.jsonl", 1500)
    words = command("read", str(tmp_path / "in.jsonl"), "--store", str(tmp_path / "a.db"), "--workers", "1")
    process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    for _ in range(600):
        time.sleep(0.1)
        if (tmp_path / "a.db").exists() and _stored(tmp_path / "a.db"):
            break
    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=600)[1]
    assert process.returncode == 130
    assert "run it again to go on" in told
    assert "Traceback" not in told
    assert 0 < _stored(tmp_path / "a.db") < 1500


def _stored(path: Path) -> int:
    try:
        with open_store(str(path), readonly=True) as store:
            return store.counts()["reports"]
    except Exception:
        return 0


def test_forget_leaves_no_word_of_a_report(tmp_path: Path) -> None:
    """A forgotten report is gone from the exports and stays away when it is read again; verify finds no fault."""
    source, where = str(tmp_path / "in.jsonl"), ("--store", str(tmp_path / "a.db"))
    write_reports(tmp_path / "in.jsonl", 3)
    run("read", source, *where)
    assert run("forget", "r0", "--why", "asked by the family", *where).returncode == 0
    again = json.loads(run("read", source, *where, "--json", "--quiet").stdout)
    assert (again["read"], again["known"], again["forgotten"]) == (0, 2, 1)
    assert '"r0"' not in run("export", "--format", "records", *where).stdout
    assert run("verify", *where).returncode == 0
    assert run("forget", "r0", "--why", "once more", *where).returncode == 2


def test_two_readings_at_once_into_one_store(tmp_path: Path) -> None:
    """Two processes that read overlapping input into one SQLite store at once leave what one would have left."""
    source = str(tmp_path / "in.jsonl")
    write_reports(tmp_path / "in.jsonl", 30)
    words = command("read", source, "--store", str(tmp_path / "two.db"), "--quiet")
    both = [subprocess.Popen(words, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [p.wait(120) for p in both] == [1, 1]
    run("read", source, "--store", str(tmp_path / "one.db"), "--quiet")
    for name in ("records", "events"):
        one, two = (run("export", "--format", name, "--store", str(tmp_path / x)).stdout for x in ("one.db", "two.db"))
        assert one
        assert one == two
