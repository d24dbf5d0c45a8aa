"""What the watcher has to know after a restart: one row a feed, one row an entry that a feed ever gave."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select

from reportedly.store import tables as t

T = TypeVar("T")
_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Watched:
    """How far the watcher is with one feed, or with one entry of a feed; what a restart goes on from.

    ``key`` is a hash of the address. A feed's ``state`` is live or gone; an entry's is waiting (to be fetched), held (its
    bytes are the capture ``capture``, to be read) or done: then nothing but its key is kept. ``due`` is the time
    (ISO 8601, UTC) before which it is not asked for, ``tries`` how often that failed in a row, ``code`` of what.
    ``stated`` is JSON: what the feed states of an entry.
    """

    key: str
    kind: str
    state: str
    url: str = ""
    feed: str = ""
    due: str = ""
    tries: int = 0
    etag: str = ""
    modified: str = ""
    code: str = ""
    capture: str = ""
    stated: str = "{}"


_NAMES = tuple(Watched.__slots__)


def put(connection: Connection, rows: Sequence[Watched]) -> None:
    """Write rows, new or anew."""
    for part in _parts(rows):
        connection.execute(delete(t.watched).where(t.watched.c.key.in_([x.key for x in part])))
        connection.execute(insert(t.watched), [{name: getattr(x, name) for name in _NAMES} for x in part])


def held(connection: Connection, kind: str, states: Collection[str]) -> list[Watched]:
    """The rows of a kind in one of some states, by key."""
    columns = [t.watched.c[name] for name in _NAMES]
    query = select(*columns).where((t.watched.c.kind == kind) & t.watched.c.state.in_(states)).order_by(t.watched.c.key)
    return [Watched(*row) for row in connection.execute(query)]


def known(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Which of some keys have a row."""
    found: set[str] = set()
    for part in _parts(sorted(set(keys))):
        found.update(connection.execute(select(t.watched.c.key).where(t.watched.c.key.in_(part))).scalars())
    return found


def _parts(all_of_it: Sequence[T]) -> Iterator[Sequence[T]]:
    return (all_of_it[n : n + _AT_A_TIME] for n in range(0, len(all_of_it), _AT_A_TIME))
