"""The index of spans gives what a look at each of them gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.records import Span
from reportedly.spans import SpanIndex

_SPANS = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 40), st.integers(0, 12))


@given(st.lists(_SPANS), _SPANS)
def test_same_as_a_look_at_each(spans: list[Span], asked: Span) -> None:
    """Order included, empty spans too."""
    items = list(enumerate(spans))
    index = SpanIndex(items, lambda x: x[1])
    assert index.touching(asked) == [x for x in items if x[1].overlap(asked)]
    assert index.covering(asked) == [x for x in items if x[1].covers(asked)]
