"""Manners towards hosts: one request at a time to each, a pause between two, and rest for one that asks for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


class BusyError(Exception):
    """A host that cannot be asked yet; ``seconds`` from now it can."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.0f} s")
        self.seconds = seconds


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free: float = 0.0
    pause: float = 0.0


class Turns:
    """Who may ask which host when; shared by the threads that fetch. Times are seconds; no clock of the day is read."""

    def __init__(
        self,
        pause: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, host: str, patience: float) -> Iterator[None]:
        """Be the one who asks ``host``, once its pause is over.

        Raises BusyError where that is more than ``patience`` seconds away.
        """
        slot = self._slot(host)
        until = self._clock() + patience
        if not slot.lock.acquire(timeout=max(0.0, patience)):
            raise BusyError(self._pause)
        try:
            if (wait := slot.free - self._clock()) > 0:
                if self._clock() + wait > until:
                    raise BusyError(wait)
                self._sleep(wait)
            try:
                yield
            finally:
                slot.free = max(slot.free, self._clock() + max(self._pause, slot.pause))
        finally:
            slot.lock.release()

    def rest(self, host: str, seconds: float) -> None:
        """Leave ``host`` alone for that long from now."""
        slot = self._slot(host)
        slot.free = max(slot.free, self._clock() + seconds)

    def pace(self, host: str, seconds: float) -> None:
        """Pause that long between two requests to ``host`` from now on, where it is more than the usual."""
        self._slot(host).pause = seconds

    def wait(self, host: str) -> float:
        """The seconds until ``host`` may be asked again, 0 for now."""
        return max(0.0, self._slot(host).free - self._clock())

    def _slot(self, host: str) -> _Host:
        with self._guard:
            return self._hosts.setdefault(host, _Host())
