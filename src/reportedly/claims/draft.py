"""A claim while it is put together: tokens and spans, before names and chains."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.claims.cues import Cue
from reportedly.records import Source, Span


@dataclass(slots=True)
class Draft:
    """One attribution in the making. ``source`` is a token range; ``content`` grows as quotations are attached."""

    cue: Cue | None
    cue_span: Span | None
    source: tuple[int, int] | None
    content: list[Span]
    stance: str
    kind: str = "indirect"
    paragraph: int = 0
    quoted: list[Span] = field(default_factory=list)
    chain: tuple[Source, ...] = ()

    @property
    def place(self) -> int:
        """Where the cue stands: its first character, or the content's."""
        return self.cue_span.start if self.cue_span else (self.content[0].start if self.content else 0)
