"""The tutorial prints what it says it prints."""

from __future__ import annotations

import runpy
from pathlib import Path


def test_every_block_of_the_tutorial_gives_its_output(root: Path) -> None:
    """Each Python block of docs/tutorial.md runs, and the block after it is what it printed (scripts/tutorial.py writes them)."""
    made = runpy.run_path(str(root / "scripts" / "tutorial.py"))
    page = (root / "docs" / "tutorial.md").read_text(encoding="utf-8")
    assert "```text" in page
    assert made["run"](page) == page
