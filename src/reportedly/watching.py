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
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urljoin, urlsplit

from reportedly import errors
from reportedly.intake.build import Stated, refused
from reportedly.intake.captures import address_key, capture
from reportedly.intake.content import take_content
from reportedly.intake.feeds import Entry, Listing, list_feed
from reportedly.intake.fetch import Answer, Fetcher, FetchError
from reportedly.intake.held import Extract, extract
from reportedly.intake.watchlist import Feed
from reportedly.limits import limit
from reportedly.records import Capture, Refusal, Taken
from reportedly.store import Store, Watched

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
class _Line:
    """What waits for one host: feeds and pages take turns, so that neither keeps the other from being asked for."""

    feeds: deque[Job] = field(default_factory=deque)
    pages: deque[Job] = field(default_factory=deque)
    fed: bool = False

    def __bool__(self) -> bool:
        return bool(self.feeds or self.pages)

    def pop(self) -> Job:
        """The next one; a feed after a page, a page after a feed."""
        self.fed = bool(self.feeds) and not (self.fed and self.pages)
        return (self.feeds if self.fed else self.pages).popleft()


@dataclass(slots=True)
class _Desk:
    """What waits: jobs whose time has not come, jobs by host, the hosts that are being asked and for what."""

    later: list[tuple[str, int, Job]] = field(default_factory=list)
    ready: dict[str, _Line] = field(default_factory=dict)
    flying: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def put(self, job: Job) -> None:
        """Take a job in."""
        self.count += 1
        heapq.heappush(self.later, (job[0].due, self.count, job))

    def ripen(self, now: str) -> None:
        """Move the jobs whose time has come to their hosts; pages that came last go first, they are news."""
        fresh: dict[str, list[Job]] = {}
        while self.later and self.later[0][0] <= now:
            job = heapq.heappop(self.later)[2]
            host = _host(job[0].url)
            line = self.ready.setdefault(host, _Line())
            line.feeds.append(job) if job[0].kind == "feed" else fresh.setdefault(host, []).append(job)
        for host, jobs in fresh.items():
            self.ready[host].pages.extendleft(reversed(jobs))

    def next(self, wait: Callable[[str], float]) -> tuple[str, Job] | None:
        """A job whose host may be asked now."""
        for host, line in self.ready.items():
            if line and host not in self.flying and wait(host) <= 0:
                job = line.pop()
                self.flying[host] = job[0].kind
                return host, job
        return None

    def pages(self, wait: Callable[[str], float], patience: float) -> bool:
        """Whether a page is on its way, or its host may be asked within ``patience`` seconds."""
        ready = any(line.pages and wait(host) <= patience for host, line in self.ready.items())
        return ready or "entry" in self.flying.values()


class Watcher:
    """Watches feeds into a store.

    ``read`` reads what was taken and gives the number of reports and what was refused; ``link`` links them and gives
    the number of events; ``now`` is the time of capture. ``refused`` counts the refusals told.
    """

    def __init__(
        self,
        feeds: Iterable[Feed],
        store: Store,
        fetcher: Fetcher,
        *,
        read: Read,
        link: Callable[[], int],
        now: Callable[[], datetime],
        tell: Callable[[News], None],
        extract: Extract = extract,
    ) -> None:
        self.refused = 0
        self._extract = extract
        self._feeds = {address_key("feed", f.url): f for f in feeds}
        self._store = store
        self._fetcher = fetcher
        self._read = read
        self._link_all = link
        self._now = now
        self._tell = tell
        self._desk = _Desk()
        self._held: deque[Job] = deque()
        self._jobs: queue.SimpleQueue[tuple[str, Job] | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[tuple[str, Job, Answer | FetchError]] = queue.SimpleQueue()
        self._unlinked: float | None = time.monotonic()
        self._once = False
        self._fresh = False

    def run(self, *, once: bool = False, again: bool = False) -> None:
        """Watch until interrupted; ``once``: poll every feed once, read what came, link, and return.

        ``again`` polls feeds at once that wait or were given up as gone.
        """
        self._once = once
        self._start(again)
        threads = limit("fetch_hosts")
        for _ in range(threads):
            threading.Thread(target=self._work, daemon=True).start()
        try:
            while not (self._step(threads) and once):
                pass
        finally:
            for _ in range(threads):
                self._jobs.put(None)

    def _step(self, threads: int) -> bool:
        """Send what may be asked for, receive what came, read and link it; whether nothing is left to do now."""
        self._desk.ripen(self._stamp())
        while len(self._desk.flying) < threads and (found := self._desk.next(self._fetcher.turns.wait)):
            self._jobs.put(found)
        with suppress(queue.Empty):
            self._came(*self._results.get(timeout=self._pause()))
            while True:
                self._came(*self._results.get_nowait())
        self._read_held()
        self._link(idle=not self._held and not self._desk.pages(self._fetcher.turns.wait, limit("link_seconds")))
        return not (self._held or self._desk.flying or self._soon())

    def _pause(self) -> float:
        """The seconds to wait for an answer before looking again whether a host may be asked."""
        if self._held or (self._once and not self._desk.flying and not self._soon()):
            return 0.0
        return _TICK / 10 if any(self._desk.ready.values()) else _TICK

    def _soon(self) -> bool:
        """Whether a host is asked again within this round."""
        wait = self._fetcher.turns.wait
        due = bool(self._desk.later) and self._desk.later[0][0] <= self._stamp()
        return due or any(line and wait(host) <= _ROUND_WAIT for host, line in self._desk.ready.items())

    def _start(self, again: bool) -> None:
        held = {w.key: w for w in self._store.watched("feed", "live", "gone")}
        for key, feed in self._feeds.items():
            row = held.get(key, Watched(key, "feed", "live", feed.url, key))
            if again or (self._once and not row.tries):
                row = replace(row, due="", tries=0, state="live" if again else row.state)
            if row.state == "gone":
                self._refuse(row.code or "R141", feed.url, "404 or 410 before")
            else:
                self._desk.put((row, feed))
        for row in self._store.watched("entry", "waiting", "held"):
            if (found := self._feeds.get(row.feed)) is None:
                continue
            if row.state == "held":
                self._held.append((row, found))
            else:
                self._desk.put((row, found))

    def _work(self) -> None:
        while (given := self._jobs.get()) is not None:
            host, job = given
            row, feed = job
            result: Answer | FetchError
            try:
                result = self._fetcher.get(row.url, allow=feed.allow, etag=row.etag, modified=row.modified)
            except FetchError as error:
                result = error
            except Exception as error:  # whatever a server makes a library do, the run goes on
                result = FetchError("R137", type(error).__name__, row.url)
            self._results.put((host, job, result))

    def _came(self, host: str, job: Job, result: Answer | FetchError) -> None:
        row, feed = job
        if isinstance(result, FetchError):
            (self._feed_failed if row.kind == "feed" else self._entry_failed)(row, feed, result)
        elif row.kind == "entry":
            self._keep(row, feed, result)
        elif result.status == 304:
            self._tell(News("polled", feed.url))
            self._next_poll(replace(row, etag=result.etag or row.etag, modified=result.modified or row.modified), feed)
        else:
            self._feed_came(row, feed, result)
        self._desk.flying.pop(host, None)

    def _feed_came(self, row: Watched, feed: Feed, answer: Answer) -> None:
        kept = capture(answer.content, answer.media_type, feed.url, url=answer.url, fetched=answer.fetched)
        try:
            listing = list_feed(kept, limit("feed_entries"), feed.outlet)
        except Exception as error:  # whatever a feed makes a parser do, the run goes on
            listing = Listing(fault=type(error).__name__)
        if listing.fault and not listing.entries:
            held = None if row.tries else kept
            self._feed_failed(row, feed, FetchError("R145", listing.fault, feed.url), held)
            return
        refusals = []
        if listing.fault:
            refusals.append(errors.refusal("R111", feed.url, listing.at, listing.fault))
        if listing.left:
            refusals.append(errors.refusal("R146", feed.url, 0, f"{limit('feed_entries')} entries"))
        new = self._new(listing.entries, answer.url)
        rows = [self._entry(key, link, entry, row, feed, refusals) for key, (link, entry) in new.items()]
        whole = [new[r.key][1] for r in rows if r.state == "done" and r.code == ""]
        self._told(
            self._read(x for e in whole for x in _guarded(kept, partial(_only, e))) if whole else (0, ()),
            feed.url,
        )
        for refusal in refusals:
            self._told((0, (refusal,)), feed.url)
        self._tell(News("polled", feed.url, len(new)))
        self._next_poll(replace(row, etag=answer.etag, modified=answer.modified), feed, rows, refusals)
        for entry in rows:
            if entry.state == "waiting":
                self._desk.put((entry, feed))

    def _new(self, entries: Iterable[Entry], base: str) -> dict[str, tuple[str, Entry]]:
        """The entries never met before, by key, with their links made whole."""
        found: dict[str, tuple[str, Entry]] = {}
        for entry in entries:
            link = _joined(base, entry.link)
            found.setdefault(address_key("entry", link or entry.name), (link, entry))
        known = self._store.watched_keys(found)
        return {key: value for key, value in found.items() if key not in known}

    def _entry(self, key: str, link: str, entry: Entry, row: Watched, feed: Feed, refusals: list[Refusal]) -> Watched:
        """What is to be done with a new entry: read as it is (done, no code), fetched (waiting), or refused."""
        if not link or feed.text == "entry" or (feed.text == "auto" and entry.whole):
            return Watched(key, "entry", "done", feed=row.key)
        if _host(link):
            return Watched(key, "entry", "waiting", link, row.key, stated=json.dumps({"dates": entry.dates}))
        refusals.append(errors.refusal("R147", feed.url, 0, link[:200]))
        return Watched(key, "entry", "done", feed=row.key, code="R147")

    def _next_poll(
        self, row: Watched, feed: Feed, entries: Iterable[Watched] = (), refusals: Iterable[Refusal] = ()
    ) -> None:
        row = replace(row, state="live", tries=0, code="", due=self._stamp(feed.every))
        self._store.put_watched([row, *entries], None, refusals)
        if not self._once:
            self._desk.put((row, feed))

    def _feed_failed(self, row: Watched, feed: Feed, error: FetchError, held: Capture | None = None) -> None:
        tries = row.tries + 1
        gone = error.status == 410 or (error.status == 404 and tries >= _GONE_AFTER)
        wait = max(error.wait, float(feed.every), _FIRST_WAIT * 2.0 ** min(tries - 1, 20))
        due = self._stamp(min(wait, max(error.wait, float(limit("feed_backoff_seconds")))))
        row = replace(row, tries=tries, code=error.code, due=due, state="gone" if gone else "live")
        self._store.put_watched([row], held, [self._refuse(error.code, feed.url, _detail(error, feed.url))])
        if not gone and not self._once:
            self._desk.put((row, feed))

    def _entry_failed(self, row: Watched, feed: Feed, error: FetchError) -> None:
        counted = error.code not in {"R140", "R143"}  # these say that the host cannot be asked, nothing of the page
        tries = row.tries + counted
        refusal = self._refuse(error.code, row.url, _detail(error, row.url))
        if error.lasting or tries >= limit("fetch_tries"):
            self._store.put_watched([_done(row, error.code)], None, [refusal])
            return
        due = self._stamp(max(error.wait, _FIRST_WAIT * 2.0 ** max(0, tries - 1)))
        row = replace(row, tries=tries, code=error.code, due=due)
        self._store.put_watched([row], None, [refusal])
        self._desk.put((row, feed))

    def _keep(self, row: Watched, feed: Feed, answer: Answer) -> None:
        kept = capture(answer.content, answer.media_type, row.url, url=answer.url, fetched=answer.fetched)
        stated = json.dumps({**json.loads(row.stated), "url": answer.url, "charset": answer.charset})
        row = replace(row, state="held", capture=kept.sha256, stated=stated, tries=0, due="")
        self._store.put_watched([row], kept)
        self._held.append((row, feed))

    def _read_held(self) -> None:
        """Read a batch of the pages whose bytes are kept."""
        batch = [self._held.popleft() for _ in range(min(len(self._held), limit("batch_reports")))]
        if batch:
            self._told(self._read(x for row, feed in batch for x in self._taken(row, feed)), batch[-1][0].url)
            self._store.put_watched([_done(row) for row, _ in batch])

    def _taken(self, row: Watched, feed: Feed) -> Iterator[Taken]:
        """What a kept page gives; its bytes may be another page's as well, so where they are from is said anew."""
        if (held := self._store.capture(row.capture)) is None:
            return
        stated = json.loads(row.stated)
        dates = tuple((str(how), str(words)) for how, words in stated.get("dates", ()))
        kept = replace(held, source=row.url, url=stated["url"])
        said = Stated(url=kept.url, outlet=feed.outlet, dates=dates)
        yield from _guarded(kept, lambda: self._extract(take_content(kept, said, stated["charset"])))

    def _link(self, *, idle: bool) -> None:
        if self._unlinked is not None and (idle or time.monotonic() - self._unlinked >= limit("link_seconds")):
            events, self._unlinked = self._link_all(), None
            if self._fresh:
                self._tell(News("linked", count=events))
            self._fresh = False

    def _told(self, done: tuple[int, tuple[Refusal, ...]], url: str) -> None:
        count, refusals = done
        for refusal in refusals:
            self.refused += 1
            self._tell(News("refused", refusal.source, code=refusal.code, line=refusal.line()))
        if count:
            self._tell(News("read", url, count))
            self._fresh = True
            self._unlinked = self._unlinked or time.monotonic()

    def _refuse(self, code: str, url: str, detail: str) -> Refusal:
        refusal = errors.refusal(code, url, 0, detail)
        self._told((0, (refusal,)), url)
        return refusal

    def _stamp(self, seconds: float = 0.0) -> str:
        return (self._now() + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")


def _guarded(kept: Capture, take: Callable[[], Iterable[Taken]]) -> Iterator[Taken]:
    """What ``take`` gives; where it fails on these bytes they are refused and the run goes on."""
    try:
        found = list(take())
    except Exception as error:
        found = [refused("R108", kept, f"{type(error).__name__} while extracting")]
    yield from found


def _only(entry: Entry) -> tuple[Taken]:
    return (entry.taken(),)


def _done(row: Watched, code: str = "") -> Watched:
    return Watched(row.key, row.kind, "done", feed=row.feed, code=code)


def _detail(error: FetchError, url: str) -> str:
    return error.detail if error.url in {"", url} or error.url in error.detail else f"{error.detail} ({error.url})"


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link).partition("#")[0] if link else ""
    except ValueError:
        return link


def _host(url: str) -> str:
    """The host of a web address, "" for anything else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return (parts.hostname or "").rstrip(".") if parts.scheme in {"http", "https"} else ""
