"""Watching feeds: polls them, fetches what is new, has it read and linked; what a restart needs stands in the store.

Threads only fetch, one host each; the caller's thread decides, reads and writes. An entry is first known (waiting), then
its page's bytes are kept (held), then they are read (done): each step is one transaction, so that a run killed at any
instant goes on where it was, and nothing that was kept is fetched again.
"""

from __future__ import annotations

import heapq
import json
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

from reportedly import errors
from reportedly.intake.build import Stated
from reportedly.intake.captures import address_key, capture
from reportedly.intake.content import take_content
from reportedly.intake.feeds import Entry, list_feed
from reportedly.intake.fetch import Answer, Fetcher, FetchError
from reportedly.intake.watchlist import Feed
from reportedly.limits import limit
from reportedly.records import Capture, Refusal, Taken, Watched
from reportedly.store import Store

# The first wait after a failure, doubled with every further one.
_FIRST_WAIT = 60.0
# A feed that answers 404 may come back within the hour; after so many in a row it is gone.
_GONE_AFTER = 3
# A round (--once) waits this long for a host that wants a pause; what needs more is left for the next round.
_ROUND_WAIT = 120.0
_TICK = 0.5


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened: ``what`` is polled, read, linked or refused.

    ``url`` is the feed or page, ``count`` the new entries, the reports read, or the events there are now; ``line`` the
    refusal as a person reads it, with its ``code``.
    """

    what: str
    url: str = ""
    count: int = 0
    code: str = ""
    line: str = ""


Read = Callable[[Iterable[Taken]], tuple[int, tuple[Refusal, ...]]]
Job = tuple[Watched, Feed]


@dataclass(slots=True)
class _Desk:
    """What waits: jobs whose time has not come, jobs by host, hosts that are being asked."""

    later: list[tuple[str, int, Job]] = field(default_factory=list)
    ready: dict[str, deque[Job]] = field(default_factory=dict)
    flying: set[str] = field(default_factory=set)
    count: int = 0

    def put(self, job: Job) -> None:
        """Take a job in."""
        self.count += 1
        heapq.heappush(self.later, (job[0].due, self.count, job))

    def ripen(self, now: str) -> None:
        """Move the jobs whose time has come to their hosts; feeds go before pages."""
        while self.later and self.later[0][0] <= now:
            job = heapq.heappop(self.later)[2]
            line = self.ready.setdefault(_host(job[0].url), deque())
            line.appendleft(job) if job[0].kind == "feed" else line.append(job)

    def next(self, wait: Callable[[str], float]) -> tuple[str, Job] | None:
        """A job whose host may be asked now."""
        for host, line in self.ready.items():
            if line and host not in self.flying and wait(host) <= 0:
                return host, line.popleft()
        return None
