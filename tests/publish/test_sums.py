"""The words under a figure that was added up are those of all that went in."""

from __future__ import annotations

from dataclasses import replace

from reportedly.linking.figures import summaries
from reportedly.publish.view import worded
from reportedly.records import Span
from tests.linking.made import killed, record


def test_a_sum_shows_the_words_of_each_group() -> None:
    """Of "two nurses and three guards" the sum shows both numbers, a group its own."""
    two, three = (
        replace(killed(n, n), text=words, span=Span(at, at + len(words)), beside=Span(0, 3))
        for n, words, at in ((2, "Two", 0), (3, "three", 15))
    )
    told = record("r1", "a", quote="Two nurses and three guards were killed", figures=(two, three))
    (found,) = summaries([told], {})
    shown = {c.min: [f.text for f in worded("killed", c, told)] for c in found.claims}
    assert shown == {2: ["Two"], 3: ["three"], 5: ["Two", "three"]}
