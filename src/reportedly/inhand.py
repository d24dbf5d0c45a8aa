"""What is worked out once of the report in hand, and asked for with every act in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from reportedly.records import Doc

Made = TypeVar("Made")


def in_hand(make: Callable[[Doc], Made]) -> Callable[[Doc], Made]:
    """``make``, which depends on the Doc alone, called once for as long as the same object is asked about; one is held at a time."""
    held: list[tuple[Doc, Made]] = []

    def of(doc: Doc) -> Made:
        for known, made in held:
            if known is doc:
                return made
        made = make(doc)
        held[:] = [(doc, made)]
        return made

    return of
