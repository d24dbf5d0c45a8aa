"""Pages whose extraction does something odd; a process that extracts imports them by name."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from reportedly.intake import Page
from reportedly.intake.build import Stated
from reportedly.intake.captures import capture
from reportedly.records import Taken
from tests.engine.hostile import NICE


@dataclass(frozen=True, slots=True)
class Deadly(Page):
    """Kills its process: each time, or only where the file named by its source is not there yet."""

    def taken(self) -> Taken:
        """Nothing, or what it gives."""
        marker = Path(self.capture.source)
        if not marker.exists():
            if marker.suffix == ".once":
                marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return Page(self.page, self.capture, self.stated).taken()


@dataclass(frozen=True, slots=True)
class Sleeping(Page):
    """Hangs without using the processor."""

    def taken(self) -> Taken:
        """Nothing, in time."""
        time.sleep(600)
        raise AssertionError


def page(kind: type[Page], source: str) -> Page:
    """A nice page of an odd kind."""
    return kind(NICE, capture(NICE.encode(), "text/html", source), Stated(id=source))
