"""The frozen types of review that pass between rooms: what people decide, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.records import EventRecord, Link


@dataclass(frozen=True, slots=True)
class Anchor:
    """A record that a decision is about, told so that it is found again when ids change.

    ``record`` is its id when it was decided, ``start`` and ``end`` its first evidence in the text of ``report`` whose
    hash is ``text_sha256``. ``part`` is the id of the event it stood in, of a split ``out`` or ``rest``. ``seen`` is the record as it stood for who confirmed or rejected it, JSON, "" otherwise.
    """

    record: str
    report: str
    text_sha256: str
    type: str
    start: int
    end: int
    part: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the journal of review: what a person decided; lines are added, never changed.

    ``action``: confirm, edit, settle (an edit that ends a difference of two coders), reject, add, merge, split, same_origin,
    independent, undo. ``kind`` and ``target``: a record, an event or an origin by its id or name. ``before`` and ``after`` are
    JSON: of an edit the field's value, of a merge or split the groups of record ids, of an origin what it counts as. ``undoes`` is the line that an undo takes back. ``at`` is UTC; ``coder`` what had made the record.
    """

    id: int
    at: str
    by: str
    action: str
    kind: str
    target: str
    field: str
    before: str
    after: str
    undoes: int | None
    coder: str
    report_id: str
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Deed:
    """A decision that is asked for; ``action`` is one of ``Decision``'s, ``target`` the id of a record or event, or an origin's name.

    ``after`` is the new value of an edit in the contract's shape, the ``EventRecord`` to be added, the ids of the other events
    of a merge or of the records to be split off, the name that an origin counts as, or an origin's name and state.
    """

    by: str
    action: str
    target: str
    field: str = ""
    after: object = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What people decided about linking: pairs of records that are one event or are not, origins that are one, states of origins.

    ``together`` and ``apart`` hold ids of records, smaller id first. ``same`` maps the name of an origin to the name it counts
    as. ``states`` gives a record of the event, the origin's name and ``independent`` or ``dependent``.
    """

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    states: tuple[tuple[str, str, str], ...] = ()


UNJUDGED = Judged()


@dataclass(frozen=True, slots=True)
class Group:
    """Records that are to be one event, with the links that are known between them."""

    records: tuple[EventRecord, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a record stands in review. ``status``: confirmed, edited, added, rejected; ``decision`` is the last line about it.

    ``record`` is what the machine says, None where a person added it; ``lost`` that it said so once and no longer gives the
    record; ``event_id`` the event it belongs to, or belonged to.
    """

    record_id: str
    report_id: str
    event_id: str
    status: str
    by: str
    at: str
    decision: int
    record: EventRecord | None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Disagreement:
    """That the machine now says something else than when a person decided.

    ``field`` is "" where it no longer gives the record at all. ``seen`` is what the person saw, ``decided`` what they made of
    it, ``now`` what the machine says now; JSON.
    """

    decision: int
    record_id: str
    field: str
    seen: str
    decided: str
    now: str
