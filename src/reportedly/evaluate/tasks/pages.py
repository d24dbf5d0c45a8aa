"""Real article pages (``DIR/../pages``): how much of the body is kept, and whether the stated publication time is.

``time_kept`` and ``zone_kept`` are shares of the pages that state a time of publication (with a zone, for the second)
in JSON-LD or meta. What a page states is read here by a plain search of its source, apart from the intake room: the
``datePublished`` keys and the ``article:published_time`` family. A time is kept where ``Report.published`` is one of
these moments, to the minute; a zone where the offset is the stated one as well.
"""

from __future__ import annotations

import gzip
import html
import json
import re
from datetime import datetime
from pathlib import Path

from reportedly.evaluate.context import Context, Scores
from reportedly.evaluate.scorers.pages import body_scores
from reportedly.intake import take
from reportedly.records import Report

KNOWN: dict[str, dict[str, tuple[float, str]]] = {
    "pages": {"body_f1": (0.970, "AutoExtract, November 2019; trafilatura 2.3 fast .962, readability .953")}
}
_ISO = r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d[^\"'<>\n]{0,20})"
_STATED = (
    re.compile(r"\"datePublished\"\s{0,4}:\s{0,4}\"" + _ISO + '"'),
    re.compile(
        r"<meta\s[^>]{0,80}?(?:property|name|itemprop)=[\"'](?:article:published_time|og:article:published_time|"
        r"article:published|datePublished)[\"']\s{1,3}[^>]{0,40}?content=[\"']" + _ISO,
        re.IGNORECASE,
    ),
    re.compile(
        r"<meta\s[^>]{0,40}?content=[\"']" + _ISO + r"[\"']\s{1,3}[^>]{0,40}?(?:property|name|itemprop)=[\"']"
        r"(?:article:published_time|og:article:published_time|article:published|datePublished)[\"']",
        re.IGNORECASE,
    ),
)


def run(context: Context) -> Scores:
    """The scores over every page of the folder; {} where it is absent."""
    folder = context.gold.parent / "pages"
    if not (folder / "ground-truth.json").exists():
        return {}
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    reports = {page: _report(folder / "html" / f"{page}.html.gz") for page in sorted(truth)}
    bodies = {page: report.text if report else "" for page, report in reports.items()}
    body = body_scores((truth[page].get("articleBody", ""), bodies[page]) for page in sorted(truth))
    timed, zoned = [], []
    for page, report in reports.items():
        stated = stated_moments(gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes()))
        if stated:
            timed.append(_kept(report, stated, zone=False))
        if any(x.tzinfo for x in stated):
            zoned.append(_kept(report, [x for x in stated if x.tzinfo], zone=True))
    context.write("pages", "pages", ({"id": k, "articleBody": v} for k, v in bodies.items()))
    context.notes.append(f"pages: {len(timed)} of {len(truth)} pages state a time of publication, {len(zoned)} a zone")
    return {
        "pages": {
            "body_f1": body.f1,
            "body_precision": body.precision,
            "body_recall": body.recall,
            "time_kept": sum(timed) / len(timed) if timed else 0.0,
            "zone_kept": sum(zoned) / len(zoned) if zoned else 0.0,
        }
    }


def _report(path: Path) -> Report | None:
    return next((r for taken in take([path]) for r in taken.reports), None)


def stated_moments(page: bytes) -> list[datetime]:
    """The moments of publication in a page's JSON-LD and meta elements, as stated."""
    text = page.decode("utf-8", "replace")
    found = [_moment(html.unescape(m)) for pattern in _STATED for m in pattern.findall(text)]
    return [x for x in found if x is not None and x.year > 1]  # year 1 is the placeholder of an unset field


def _moment(words: str) -> datetime | None:
    words = re.sub(r"(\.\d{1,9})|\s(?=[+-]\d)", "", words.strip())
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _kept(report: Report | None, stated: list[datetime], *, zone: bool) -> bool:
    ours = _moment(report.published) if report and "T" in report.published else None
    if ours is None:
        return False
    if zone and ours.tzinfo is None:
        return False
    return any(_same(ours, x, zone=zone) for x in stated)


def _same(ours: datetime, stated: datetime, *, zone: bool) -> bool:
    naive = ours.replace(tzinfo=None, second=0) == stated.replace(tzinfo=None, second=0)
    return naive and (not zone or ours.utcoffset() == stated.utcoffset())
