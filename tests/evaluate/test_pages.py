"""The article benchmark's measure, and our figures by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.evaluate.context import Context
from reportedly.evaluate.scorers.pages import body_scores, page_score
from reportedly.evaluate.tasks.pages import run, stated_moments


def test_shingles_are_counted_as_multisets() -> None:
    """Of five tokens two shingles come; one that is lost or added lowers recall or precision."""
    assert page_score("a b c d e", "a b c d").recall == 0.5
    assert page_score("a b c d", "a b c d e").precision == 0.5
    assert page_score("a b", "a b").f1 == 1.0


def test_means_are_over_pages_that_have_a_side() -> None:
    """A page with no prediction counts in recall only."""
    scores = body_scores([("a b c d", "a b c d"), ("a b c d", "")])
    assert (scores.precision, scores.recall) == (1.0, 0.5)


def test_stated_moments_are_found() -> None:
    """JSON-LD and meta moments are found in the page's source; a placeholder year is none."""
    page = b'<meta content="2019-11-10T10:00:00Z" name="x" property="article:published_time"> "datePublished": "0001-01-01T00:00:00Z"'
    assert [x.isoformat() for x in stated_moments(page)] == ["2019-11-10T10:00:00+00:00"]


@pytest.mark.gold
def test_real_pages_reach_the_floors(shared: Path) -> None:
    """Body F1 and the share of kept zones on the real pages are at least what is promised."""
    scores = run(Context(shared / "gold", shared / "corpus"))["pages"]
    assert scores["body_f1"] >= 0.96
    assert scores["zone_kept"] >= 0.98
