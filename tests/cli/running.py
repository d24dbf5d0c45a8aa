"""Runs the real command in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from reportedly.store import open_store

SENTENCES = (
    "Police killed {n} marchers in Gafsa on Monday, the Basin Hospital said.",
    "The interior ministry said {n} people were detained in Sfax on Tuesday.",
    "Some {n} people marched through Tunis on Wednesday to demand water, residents said.",
)


def command(*words: str) -> list[str]:
    """The command line of ``reportedly`` with these words."""
    return [sys.executable, "-c", "from reportedly.cli import main; main()", *words]


def run(*words: str, text: str = "", seconds: int = 120) -> subprocess.CompletedProcess[str]:
    """The finished run."""
    return subprocess.run(command(*words), input=text, capture_output=True, text=True, check=False, timeout=seconds)


def held(store: Path) -> int:
    """How many reports a store holds now, whoever is writing to it."""
    if not store.exists():
        return 0
    with open_store(str(store)) as opened:
        return opened.counts()["reports"]


def write_reports(path: Path, count: int) -> None:
    """A JSONL file of ``count`` invented reports and one broken line."""
    rows = [
        json.dumps(
            {"id": f"r{n}", "text": SENTENCES[n % 3].format(n=n + 3), "outlet": f"Paper {n % 4}", "date": "2023-03-09"}
        )
        for n in range(count)
    ]
    path.write_text("\n".join([*rows, "{broken"]) + "\n", encoding="utf-8")
