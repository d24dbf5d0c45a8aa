"""Rebuild src/reportedly/lexicon/trust_weights.tsv: `python training/trust.py`.

The acts of the coded train articles and reports that the machine finds, each with the day that it reads in the report's words: whether
the coding has it too is learnt from signs of how it stands to the act (``resolve/trust.py``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from acts_data import ROOT, Row
from place_choice import Case, Rows, coded_cases, fit, gold_cases

from reportedly.records import Time
from reportedly.resolve.times import resolve_time
from reportedly.resolve.trust import days_before, signs_of_day, signs_of_publication, trusts_day

OUT = ROOT / "src/reportedly/lexicon/trust_weights.tsv"
STRENGTH = 0.1
RARE = 5  # days that a sign must have been seen with
RARE_WORD = 20  # acts without a day's words that one must have been seen with
WEIGHT = 2.0  # of every act, coded or corrected
WEEK = 7  # days before publication that precision week takes in


def rows_of(cases: Iterator[Case]) -> Rows:
    """The signs of each day read, whether the coding has it, and its weight."""
    out: Rows = []
    for c in cases:
        published = c.doc.report.published
        when = resolve_time(c.doc, c.mention, published, c.others)
        if when is None or not when.start or not when.text:
            continue
        signs = signs_of_day(c.doc, c.mention, c.others, when.span, days_before(when, published))
        right = _is_day(c.event, when, published[:10]) if "quote" in c.event else _is_read(c.event, when)
        out.append((signs, right, WEIGHT))
    return out


def rows_of_publication(cases: Iterator[Case]) -> Rows:
    """The signs of each act that no words date, whether the coding has the report's week for it, and its weight."""
    out: Rows = []
    for c in cases:
        published = c.doc.report.published[:10]
        when = resolve_time(c.doc, c.mention, published, c.others)
        if when is None or not when.start:
            continue
        if when.text and trusts_day(c.doc, c.mention, c.others, when, published):
            continue
        day = str(((c.event.get("time") or {}).get("start") if "quote" in c.event else c.event.get("d")) or "")
        if "quote" in c.event and not day:
            continue
        gap = (date.fromisoformat(published) - date.fromisoformat(day)).days if len(day) == len(published) else None
        out.append((signs_of_publication(c.doc, c.mention, c.others), gap is not None and 0 <= gap < WEEK, WEIGHT))
    return out


def _is_day(event: Row, when: Time, published: str) -> bool:
    told = event.get("time") or {}
    if not told.get("start"):
        return False
    also = told.get("also") or []
    days = [told["start"], *([also] if isinstance(also, str) else also)]
    if told.get("precision", "day") == "day" or told["start"] == published:
        return when.start in days
    return str(told["start"])[:10] <= when.start <= str(told.get("end") or told["start"])[:10]


def _is_read(event: Row, when: Time) -> bool:
    """Whether a day is the one that a reader gave, or lies in the reader's month or year."""
    day = event.get("d") or ""
    return bool(day) and when.start.startswith(day)


def main() -> None:
    """Learn and write."""
    cases = [*gold_cases(), *coded_cases("corrected", WEIGHT)]
    learnt = {
        "day": fit(rows_of(iter(cases)), STRENGTH, RARE),
        "publication": fit(rows_of_publication(iter(cases)), STRENGTH, RARE_WORD),
    }
    rows = [f"{of}\t{s}\t{w:.3f}" for of, own in learnt.items() for s, w in sorted(own.items()) if abs(w) >= 0.0005]
    text = "of\tsign\tweight\n" + "\n".join(rows) + "\n"
    OUT.write_text(text, encoding="utf-8")
    print("sha256", hashlib.sha256(text.encode()).hexdigest())


if __name__ == "__main__":
    main()
