"""Writes of the review app: a decision or an undo comes in as a form or as JSON, and is the store's to check and carry out."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from reportedly.errors import ReportedlyError
from reportedly.records import EventRecord, Report
from reportedly.review import Decision, Deed
from reportedly.store import Store, open_store
from reportedly.store.regrouping import Regroup
from reportedly.web.faults import refused
from reportedly.web.forms import value_of
from reportedly.web.guard import FIELDS


@dataclass(frozen=True, slots=True)
class Desk:
    """Who decides in this app, and what the store needs for it from other rooms.

    ``made_by`` makes events of groups of records (``linking.assembled``); ``add`` makes a record of words that a person
    marked: report, start, end, type.
    """

    by: str
    made_by: Regroup
    add: Callable[[Report, int, int, str], EventRecord]


class _BadRequestError(Exception):
    """A body that is neither a form nor JSON of text values."""


async def _given(request: Request) -> dict[str, Any]:
    body = await request.body()
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == "application/json":
            held = json.loads(body)
            if not isinstance(held, dict):
                raise _BadRequestError
            return held
        fields = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=FIELDS)
    except (ValueError, UnicodeDecodeError) as error:
        raise _BadRequestError from error
    out: dict[str, Any] = {}
    for key, value in fields:
        out[key] = [*_list(out[key]), value] if key in out else value
    return out


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


async def given(request: Request) -> dict[str, Any] | None:
    """The fields of a write, of a form or of JSON; None where the body is neither."""
    try:
        return await _given(request)
    except _BadRequestError:
        return None


class Writing:
    """The store of one app, opened for writing at the first decision and kept open: a new one would learn each statement anew."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._lock = threading.Lock()
        self._held: Store | None = None

    def store(self) -> Store:
        """The open store; raises ReportedlyError R401 or R402 where it cannot be opened."""
        with self._lock:
            if self._held is None:
                self._held = open_store(self._where)
            return self._held

    def close(self) -> None:
        """Close the store, where one is open."""
        with self._lock:
            if self._held is not None:
                self._held.close()
            self._held = None


def decide(writing: Writing, desk: Desk, told: Mapping[str, Any], *, as_json: bool) -> Response:
    """Carry out the decision that ``told`` asks for; a page is led back to, a program is given the line of the journal."""
    try:
        store = writing.store()
        line = store.decide(_deed(store, desk, told), desk.made_by)
        return _answered(store, line, told, as_json=as_json)
    except ReportedlyError as error:
        return refused(error, as_json=as_json)


def undo(writing: Writing, desk: Desk, told: Mapping[str, Any], *, as_json: bool) -> Response:
    """Take back this person's last decision that stands."""
    try:
        store = writing.store()
        line = store.undo(desk.by, desk.made_by)
        if line is not None:
            return _answered(store, line, told, as_json=as_json)
    except ReportedlyError as error:
        return refused(error, as_json=as_json)
    return refused(ReportedlyError("R404", "no decision of yours stands"), as_json=as_json)


def _deed(store: Store, desk: Desk, told: Mapping[str, Any]) -> Deed:
    action, target, field = (str(told.get(k, "")) for k in ("action", "target", "field"))
    after: object = None
    if action in ("edit", "settle"):
        after = told["after"] if "after" in told else _filled(store, target, field, told)
        if isinstance(after, str) and "after" in told and "json" in told:  # a form's way to send a value as it stands
            after = _loaded(after)
    elif action in ("merge", "split"):
        after = [str(x) for x in _list(told.get("other", [])) if x]
    elif action == "same_origin":
        after = str(told.get("other", ""))
    elif action == "independent":
        after = {"origin": str(told.get("origin", "")), "state": str(told.get("state", ""))}
    elif action == "add":
        after = _added(store, desk, target, told)
    return Deed(desk.by, action, target, field, after)


def _loaded(words: str) -> object:
    try:
        return json.loads(words)
    except ValueError as error:
        raise ReportedlyError("R405", "the value is no JSON") from error


def _filled(store: Store, target: str, field: str, told: Mapping[str, Any]) -> object:
    record = store.record(target) or _rejected(store, target)
    report = store.report(record.report_id) if record else None
    if record is None or report is None:
        raise ReportedlyError("R404", f"no record {target}")
    return value_of(field, {k: str(v) for k, v in told.items()}, record, report.text)


def _rejected(store: Store, target: str) -> EventRecord | None:
    held = store.standings([target]).get(target)
    return held.record if held else None


def _added(store: Store, desk: Desk, report_id: str, told: Mapping[str, Any]) -> object:
    report = store.report(report_id)
    if report is None:
        raise ReportedlyError("R404", f"no report {report_id}")
    words, start = str(told.get("text", "")), str(told.get("start", ""))
    if start.isdecimal() and len(start) < 10 and report.text.startswith(words, int(start)) and words.strip():
        at = int(start)
    else:
        at = report.text.find(words) if words.strip() else -1
    if at < 0:
        raise ReportedlyError("R405", "mark the words of the act in the text")
    return desk.add(report, at, at + len(words), str(told.get("type", "")))


def _answered(store: Store, line: Decision, told: Mapping[str, Any], *, as_json: bool) -> Response:
    ids = [a.record for a in line.anchors]
    ranks = store.standings(ids)
    records = {i: store.record(i) for i in ids[:200]}
    events = sorted({r.event_id for r in records.values() if r is not None and r.event_id})
    if as_json:
        status = {i: ranks[i].status if i in ranks else "machine" for i in ids}
        return JSONResponse({"decision": decision_json(line), "status": status, "events": events})
    back = str(told.get("next", ""))
    if not back.startswith("/") or back.startswith("//") or "\\" in back:
        back = f"/events/{events[0]}" if events else "/decisions"
    return RedirectResponse(back, 303)


def decision_json(line: Decision) -> dict[str, Any]:
    """A line of the journal for a program."""
    plain = {k: getattr(line, k) for k in line.__slots__ if k not in ("anchors", "before", "after")}
    told = {k: json.loads(v) if v else None for k, v in (("before", line.before), ("after", line.after))}
    return {**plain, **told, "records": [a.record for a in line.anchors]}
