"""Reports from plain text: one file, one report; the text is the file's own, only line ends and controls differ."""

from __future__ import annotations

from reportedly.intake.build import Fault, Stated, build, refused
from reportedly.intake.decode import clean, decode
from reportedly.intake.lines import longest_line
from reportedly.intake.prose import day_of_line, head_of
from reportedly.limits import limit
from reportedly.records import Capture, Taken


def take_text(kept: Capture, given: Stated | None = None) -> Taken:
    """What a plain-text capture gives: a report, or the reason why not; ``given`` may state its URL."""
    length, at = longest_line(kept.content)
    if length > limit("line_bytes"):
        return refused("R105", kept, f"{limit('line_bytes')} bytes ({length} bytes)", at)
    read = decode(kept.content)
    text = clean(read.text)
    if not text.strip():
        return refused("R108", kept, "only blank characters")
    faults = [] if read.bad is None else [Fault("R102", f"the byte at {read.bad}; read as {read.charset}", read.bad)]
    head = head_of(text)
    url = given.url if given else ""
    stated = Stated(url=url, title=head.title, byline=head.byline, dates=tuple(day_of_line(text)))
    return build(text, stated, kept, faults)
