"""A page that was read and has yet to be extracted: the one costly step of this room, which may run elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reportedly.intake.build import Stated
from reportedly.records import Capture, Taken


@dataclass(frozen=True, slots=True)
class Page:
    """What ``take_page`` needs: the page as bytes, or as text out of JSON (``page``), and what its source states.

    ``capture`` is what is kept whatever comes of the page; ``charset`` is what the transport stated.
    """

    page: bytes | str
    capture: Capture
    stated: Stated
    charset: str = ""

    def taken(self) -> Taken:
        """What the page gives, extracted here and now; raises nothing."""
        from reportedly.intake.pages import take_page

        return take_page(self.page, self.capture, self.stated, charset=self.charset)


Piece = Taken | Page
Extract = Callable[[Iterable[Piece]], Iterator[Taken]]


def extract(pieces: Iterable[Piece]) -> Iterator[Taken]:
    """What the pieces give, in order, every page extracted in this process and without a limit of time."""
    for piece in pieces:
        yield piece.taken() if isinstance(piece, Page) else piece
