"""Pages extracted in other processes: the same as in this one, but for those that take too long or too much."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path

import pytest

from reportedly.engine import extract_parallel, extraction
from reportedly.intake import Page, take
from tests.engine import hostile
from tests.engine.odd_pages import Deadly, Sleeping, page


def _pages(folder: Path, *pages: str) -> Path:
    """A JSONL file with a line a page, and a line of text after each."""
    rows = [r for i, p in enumerate(pages) for r in ({"id": f"p{i}", "html": p}, {"id": f"t{i}", "text": f"Text {i}."})]
    path = folder / "in.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


def test_the_same_as_in_this_process(root: Path, tmp_path: Path) -> None:
    """The example pages and lines of JSONL give the same in one, in two and in no process of their own, in order."""
    paths = [root / "examples", _pages(tmp_path, *[hostile.NICE.replace("Erbil", f"Erbil {n}") for n in range(12)])]
    here = list(take(paths))
    assert sum(len(t.reports) for t in here) > 24
    for workers in (1, 2):
        assert list(take(paths, lambda pieces, n=workers: extract_parallel(pieces, n))) == here  # type: ignore[misc]


def test_a_slow_page_is_refused_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that takes more of the processor than it may is refused with R115, its capture kept; the others are read."""
    monkeypatch.setenv("REPORTEDLY_EXTRACT_SECONDS", "2")
    path = _pages(tmp_path, hostile.NICE, hostile.slow(), hostile.NICE.replace("Erbil", "Sfax"))
    found = list(take([path], extract_parallel))
    assert [r.id for t in found for r in t.reports] == ["p0", "t0", "t1", "p2", "t2"]
    refused = [(r.code, r.offset, t.capture and t.capture.content) for t in found for r in t.refusals]
    assert refused == [("R115", 3, path.read_bytes().splitlines()[2])]


def test_a_hungry_page_is_refused_alone(tmp_path: Path) -> None:
    """A page that needs more memory than it may is refused with R120, its capture kept; the others are read."""
    path = _pages(tmp_path, hostile.NICE, "", hostile.NICE.replace("Erbil", "Sfax"))
    file = tmp_path / "page.html"
    file.write_text(hostile.hungry(), encoding="utf-8")
    found = list(take([file, path], extract_parallel))
    assert [r.id for t in found for r in t.reports] == ["p0", "t0", "t1", "p2", "t2"]
    assert [(r.code, r.source) for t in found for r in t.refusals] == [("R120", str(file)), ("R114", str(path))]
    assert found[0].capture
    assert len(found[0].capture.content) == file.stat().st_size


def test_closing_ends_the_processes(tmp_path: Path) -> None:
    """An iterator that is closed early leaves no process behind; text alone starts none."""
    path = _pages(tmp_path, *[hostile.NICE] * 3)
    given = take([path], extract_parallel)
    next(given)
    assert multiprocessing.active_children()
    given.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
    path.write_text('{"text": "Text."}\n', encoding="utf-8")
    given = take([path], extract_parallel)
    next(given)
    assert multiprocessing.active_children() == []


def test_a_page_that_kills_is_refused_alone(tmp_path: Path) -> None:
    """A page that ends its process twice is refused with R121; one that does so once is read; so are the others, in order."""
    given = [page(Page, "a"), page(Deadly, "always"), page(Deadly, str(tmp_path / "x.once")), page(Page, "b")]
    found = list(extract_parallel(given))
    assert [[r.id for r in t.reports] for t in found] == [["a"], [], [str(tmp_path / "x.once")], ["b"]]
    assert [(r.code, r.source) for t in found for r in t.refusals] == [("R121", "always")]
    assert [t.capture for t in found] == [p.capture for p in given]


def test_a_page_that_hangs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that hangs without using the processor is refused with R115 as well."""
    monkeypatch.setattr(extraction, "_PATIENCE", 1)
    found = list(extract_parallel([page(Sleeping, "s"), page(Page, "a")]))
    assert [[r.code for r in t.refusals] for t in found] == [["R115"], []]
