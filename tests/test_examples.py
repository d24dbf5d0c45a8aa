"""Tests of the examples: what is in them, that the archive is what its pages give, and floors on the hand coding."""

from __future__ import annotations

import gzip
import json
import runpy
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from reportedly.intake import take
from reportedly.linking import link
from reportedly.pipeline import code_reports
from reportedly.publish import Redactor, report_html
from reportedly.records import Coded, EventRecord, Report, Span
from tests.publish.fakes import Fake

PRIVATE = (
    *(
        "Dhouibi",
        "Yassine",
        "Khlifi",
        "Hamdouni",
        "Chihaoui",
        "Mabkhouti",
        "Boughanem",
        "Toumi",
        "Laabidi",
        "Monia Sassi",
    ),
)
PUBLIC = ("Mondher Elayeb", "Lotfi Bengacem", "Anouar Zeghlami")
# floors: share of the 45 hand-coded acts found, and of their figures found with both bounds
FOUND_FLOOR = 0.7  # 38 of 45 when set
FIGURES_FLOOR = 0.65  # 14 of 18 when set
OUTLETS = (
    *("Byrsa Press Service", "Republic Channel", "The Open Square", "Gafsa Courier", "Sfax Harbour Post"),
    *("Basin Rights Monitor", "Notes from the Basin", "Meridian World Service", "Mediterranean Ledger"),
)


@pytest.fixture(scope="module")
def reports(root: Path) -> list[Report]:
    """The reports of the folder."""
    taken = list(take([root / "examples"]))
    assert [r.line() for t in taken for r in t.refusals] == []
    return [r for t in taken for r in t.reports]


@pytest.fixture(scope="module")
def coded(reports: list[Report]) -> list[Coded]:
    """The reports, coded."""
    return list(code_reports(reports))


@pytest.fixture(scope="module")
def expected(root: Path, reports: list[Report]) -> list[dict[str, Any]]:
    """The hand coding with the id and text of each report that it codes."""
    rows: list[dict[str, Any]] = json.loads((root / "tests/examples/expected.json").read_text(encoding="utf-8"))[
        "reports"
    ]
    by_key = {key: r for r in reports for key in (r.url, r.title) if key}
    found = [(row, by_key.get(row["url"]) or by_key[row["title"]]) for row in rows]
    return [{**row, "id": report.id, "text": report.text} for row, report in found]


def test_a_week_of_reports_by_nine_outlets(reports: list[Report]) -> None:
    """Thirty-three reports in all four kinds of input, each dated, none refused."""
    assert len(reports) == 33
    assert {r.outlet for r in reports} >= set(OUTLETS)
    assert all(r.published.startswith("2023-03-") for r in reports)
    assert {Path(r.source).suffix for r in reports} == {".html", ".xml", ".gz", ".jsonl", ".txt"}


def test_the_archive_is_what_its_pages_give(root: Path) -> None:
    """The committed WARC holds the same records as the script makes now (compression aside)."""
    made = runpy.run_path(str(root / "scripts" / "make_examples.py"))["build"]()
    archive = root / "examples" / "archive" / "meridian.warc.gz"
    assert gzip.decompress(made) == gzip.decompress(archive.read_bytes())
    assert archive.stat().st_size < 200_000


def test_furniture_stays_out_of_the_text(reports: list[Report]) -> None:
    """Navigation, related links, comments, share bars and footers are in no report's text."""
    for report in reports:
        for words in (
            "Watch live",
            "Most read",
            "Related posts",
            "Share this news",
            "Reader 1",
            "Programmes",
            "Cookies",
        ):
            assert words not in report.text, report.id


def test_the_hand_coding_quotes_the_reports(expected: list[dict[str, Any]]) -> None:
    """Ten reports are coded by hand and every quote is text of its report."""
    assert len(expected) >= 8
    for row in expected:
        for event in row["events"]:
            assert event["quote"] in row["text"], event["quote"]


def _meets(event: dict[str, Any], text: str, record: EventRecord) -> bool:
    start = text.index(event["quote"])
    quote = Span(start, start + len(event["quote"]))
    return record.type in event["type"] and any(quote.overlap(Span(e.start, e.end)) for e in record.evidence)


def test_the_program_reaches_the_floors(expected: list[dict[str, Any]], coded: Sequence[Coded]) -> None:
    """Of the acts coded by hand enough are found, and of their figures enough with the stated bounds."""
    records = {c.report.id: c.records for c in coded}
    found = right = stated = total = 0
    for row in expected:
        for event in row["events"]:
            mine = [r for r in records[row["id"]] if _meets(event, row["text"], r)]
            total, found = total + 1, found + bool(mine)
            for figure in event.get("figures", ()):
                wanted = (figure["kind"], figure["min"], figure["max"])
                stated += 1
                right += any(wanted == (f.kind, f.min, f.max) for r in mine for f in r.figures)
    assert found / total >= FOUND_FLOOR, (found, total)
    assert right / stated >= FIGURES_FLOOR, (right, stated)


def test_nobody_private_is_named_in_the_report(coded: Sequence[Coded]) -> None:
    """The victims, detainees and passers-by of the week appear by role; the officials keep their names."""
    made = _shelf(coded)
    page = report_html(made)
    assert [n for n in PRIVATE if n in page] == []
    redactor = Redactor(made)
    texts = " ".join(redactor.cut(c.report.id, 0, len(c.report.text)) for c in coded)
    assert [n for n in PRIVATE if n in texts] == []
    assert [n for n in PUBLIC if n not in texts] == []


def test_copies_and_conflicting_tolls_are_seen(coded: Sequence[Coded]) -> None:
    """Identical, trimmed and padded copies are found, and an event of the week holds tolls of several origins."""
    made = _shelf(coded)
    kinds = Counter(c.kind for c in made.copy_rows)
    assert {"identical", "trimmed", "padded"} <= set(kinds)
    tolls = [{(c.origin, c.min) for c in f.claims} for e in made.event_rows for f in e.figures if f.kind == "killed"]
    assert max(len(t) for t in tolls) >= 3


def _shelf(coded: Sequence[Coded]) -> Fake:
    records = [r for c in coded for r in c.records]
    reports = [c.report for c in coded]
    linked = link(records, reports)
    return Fake(reports, records, linked.events, linked.copies)
