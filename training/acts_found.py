"""What networks hold possible in corrected reports: the common beginning of `belief.py`, `sides.py` and `twins.py`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from acts_data import Coded, Coding, parsed

from reportedly.events.acts import Act, decide
from reportedly.events.network import Seen, reader_of, ruled, see
from reportedly.events.roles import Roles
from reportedly.events.sentences import Reading
from reportedly.events.tally import judge
from reportedly.models import net
from reportedly.records import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A corrected report (``n`` its number among them) with the acts that the networks hold possible, and whom the parse says does each."""

    n: int
    own: Coded
    reading: Reading
    seen: Seen
    acts: tuple[Act, ...]
    rules: tuple[Roles, ...]

    def event(self, act: Act) -> Coding | None:
        """The reader's act that the token tells."""
        at = self.reading.tree.span(act.at, act.at)
        return next((e for e in self.own.events if Span(*e.trigger).overlap(at)), None)


def found(reports: Sequence[tuple[int, Coded]], networks: Traversable, least: float = 0.0) -> Iterator[Found]:
    """Numbered reports as ``networks`` read them, with the acts that they hold at least so likely."""
    net.FOLDER = networks
    net.load_network.cache_clear()
    docs = parsed("corrected", [r.report for _, r in reports])
    for (n, own), (doc, claims) in zip(reports, docs, strict=True):
        reading = Reading(doc, claims)
        seen = see(reading)
        judge(reading, seen.figures)
        acts, reader = tuple(a for a in decide(reading, seen) if a.sure >= least), reader_of(reading)
        yield Found(n, own, reading, seen, acts, tuple(ruled(reader, a.at, a.type) for a in acts))
