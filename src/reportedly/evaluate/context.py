"""What every task is given: where the gold and the corpora lie, which split, and where predictions go."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Scores = dict[str, dict[str, float]]


def read_rows(path: Path) -> list[Row]:
    """The JSON objects of a JSONL file, blank lines passed over."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


@dataclass(slots=True)
class Context:
    """One evaluation: gold files ``gold/TASK/SET.SPLIT.jsonl``, corpora ``corpus/*.jsonl``.

    Without ``screen`` reports are coded whole. ``skipped`` counts, by set, the gold rows whose text is absent here. ``notes`` holds lines for the reader.
    """

    gold: Path
    corpus: Path
    split: str = "dev"
    predictions: Path | None = None
    screen: bool = True
    skipped: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    _texts: dict[str, Row] | None = None

    def sets(self, task: str) -> list[str]:
        """The names of the sets of ``task`` that have a file for this split, sorted."""
        return sorted(p.name.split(".")[0] for p in (self.gold / task).glob(f"*.{self.split}.jsonl"))

    def rows(self, task: str, name: str, split: str = "") -> list[Row] | None:
        """The gold rows of a set, or None where its file is absent."""
        path = self.gold / task / f"{name}.{split or self.split}.jsonl"
        return read_rows(path) if path.exists() else None

    def texts(self) -> Mapping[str, Row]:
        """Every corpus report by its id (read once)."""
        if self._texts is None:
            self._texts = {r["id"]: r for p in sorted(self.corpus.glob("*.jsonl")) for r in read_rows(p)}
        return self._texts

    def write(self, task: str, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write the predictions of a set where the gold's own scorers can read them; nothing without ``--predictions``."""
        if self.predictions is None:
            return
        path = self.predictions / task / f"{name}.{self.split}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "".join(json.dumps(r, ensure_ascii=False, sort_keys=True) + "\n" for r in rows)
        path.write_text(text, encoding="utf-8")
