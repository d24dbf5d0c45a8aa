"""The pages made from the program are up to date."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path


def test_generated_pages_are_up_to_date(root: Path) -> None:
    """docs/cli.md, limits.md and errors.md are what scripts/docs_cli.py writes (run it)."""
    spec = importlib.util.spec_from_file_location("docs_cli", root / "scripts" / "docs_cli.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    stale = [n for n, made in module.PAGES.items() if (root / "docs" / n).read_text(encoding="utf-8") != made()]
    assert stale == []


def test_make_bench_asks_for_what_there_is(root: Path) -> None:
    """Every option that ``make bench`` gives a benchmark is one that it has."""
    lines = re.findall(r"python (benchmarks/\w+\.py)(.*)", (root / "Makefile").read_text(encoding="utf-8"))
    assert len(lines) > 2
    for script, words in lines:
        source = (root / script).read_text(encoding="utf-8")
        assert [w for w in re.findall(r"--[\w-]+", words) if f'"{w}"' not in source] == []
