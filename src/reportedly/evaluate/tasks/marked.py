"""Sentences with a marked source and target."""

from __future__ import annotations

import re

from reportedly.records import Span

_MARK = re.compile(r"</?[st]>")


def unmarked(marked: str) -> tuple[str, Span, Span]:
    """The plain text of a sentence marked with <s>…</s> and <t>…</t>, with the spans of source and target.

    A source that is not marked is the empty span at the start, such a target the empty span at the end.
    """
    plain = _MARK.sub("", marked)
    spans = {"s": Span(0, 0), "t": Span(len(plain), len(plain))}
    for side in "st":
        opened, closed = marked.find(f"<{side}>"), marked.find(f"</{side}>")
        if 0 <= opened < closed:
            start = len(_MARK.sub("", marked[:opened]))
            spans[side] = Span(start, start + len(_MARK.sub("", marked[opened:closed])))
    return plain, spans["s"], spans["t"]
