"""Outlets and origins: who tells how much, how often alone, how often contradicted; who relays whom, who prints whose text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from starlette.requests import Request

from reportedly.listing import word
from reportedly.publish.namewords import plain
from reportedly.publish.redact import WITHHELD, Redactor
from reportedly.publish.view import is_nobody
from reportedly.store import Store
from reportedly.store.lists import Asked, Lists, Named, Reprinted
from reportedly.store.part import Part
from reportedly.web import shown
from reportedly.web.shown import MissingError, Shown

KINDS = ("outlet", "origin")
COLUMNS = ("kind", "name", "reports", "events", "alone", "contested", "printed_by_others", "printed_from_others")
_OWN = 20  # events told on the page of one source; a link leads to all


def sources(store: Store, request: Request) -> Shown:
    """Every outlet and origin, who relays whom and who prints whose texts, those of most events first; a page of each."""
    lists, most = Lists(store), shown.rows_limit()
    reports, copies = _reports(lists), lists.reprinted(most * 5)
    safe, printed = _safe(request), _printed(copies)
    tables: dict[str, list[dict[str, Any]]] = {}
    turns = {}
    for table, kind in (("outlets", "outlet"), ("origins", "origin"), ("relays", "relay")):
        found = lists.names(kind, most + 1, skip=shown.skipped(request, table))
        turns[table] = shown.turning(request, table, more=len(found) > most)
        told = [x for x in found[:most] if kind == "outlet" or not is_nobody(x.names[-1])]
        own = reports if kind == "outlet" else {}
        tables[table] = [_relay(x, safe) if kind == "relay" else _row(kind, x, safe, own, printed) for x in told]
    skip = shown.skipped(request, "reprints")
    turns["reprints"] = shown.turning(request, "reprints", more=len(copies) > skip + most)
    shown_ = copies[skip : skip + most]
    tables["reprints"] = [{"first": safe(x.source), "later": safe(x.copy), "reports": x.reports} for x in shown_]
    nexts = {table: turn.skip for table, turn in turns.items()}
    values = {**tables, "turns": turns}
    return Shown(
        "sources.html.j2", values, {**tables, "next": nexts}, COLUMNS, [*tables["outlets"], *tables["origins"]]
    )


def source(store: Store, request: Request) -> Shown:
    """One outlet or origin: its numbers, whom it relays or who relays it, whose texts it prints, its gravest events."""
    kind, name = request.path_params["kind"], request.path_params["id"]
    lists, most = Lists(store), shown.rows_limit()
    found = lists.name(kind, word(name)) if kind in KINDS else None
    if found is None:
        raise MissingError
    copies = lists.reprinted(most, found.names[0]) if kind == "outlet" else []
    reports = _reports(lists) if kind == "outlet" else {}
    pairs = lists.names("relay" if kind == "outlet" else "heard", most, found.value)
    others = [x for x in pairs if not is_nobody(x.names[-1])]
    asked = Asked(outlet=name) if kind == "outlet" else Asked(origin=name)
    events = [shown.row_of(x) for x in lists.events(asked, _OWN)]
    safe = _safe(request)
    row = _row(kind, found, safe, reports, _printed(copies))
    told = [{"name": safe(x.names[-1]), "events": x.events, "contested": x.contested} for x in others]
    prints = [{"first": safe(x.source), "later": safe(x.copy), "reports": x.reports} for x in copies]
    data = {**row, "relays" if kind == "outlet" else "relayed_by": told, "reprints": prints, "events_gravest": events}
    other = "origin" if kind == "outlet" else "outlet"
    values = {
        "kind": kind,
        "row": row,
        "told": told,
        "other": other,
        "prints": prints,
        "events": events,
        "name": found.names[0],
    }
    return Shown("source.html.j2", values, data)


def _safe(request: Request) -> Callable[[str], str]:
    """What makes a name fit for the form that is asked for; a name that is withheld may be a source's.

    A source stands here apart from its reports: a name whose capitalised words are all withheld in some report is withheld.
    """
    redactor: Redactor = shown.redactor_of(Part((), (), (), ()), request)
    if shown.is_page(request):
        return redactor.words
    alone = frozenset[str]().union(*request.state.names().single.values())

    def safe(name: str) -> str:
        told = redactor.words(name)
        capital = [plain(w) for w in told.split() if w[:1].isupper()]
        return WITHHELD if capital and alone.issuperset(capital) else told

    return safe


def _reports(lists: Lists) -> dict[str, int]:
    """How many reports each outlet has, by the word it is found by."""
    out: dict[str, int] = {}
    for name, number in lists.printed(shown.rows_limit() * 20):
        out[word(name)] = out.get(word(name), 0) + number
    return out


def _row(
    kind: str, told: Named, safe: Callable[[str], str], reports: dict[str, int], printed: dict[str, tuple[int, int]]
) -> dict[str, Any]:
    name = told.names[0]
    by, of = printed.get(told.value, (0, 0)) if kind == "outlet" else (None, None)
    return {
        "kind": kind,
        "name": safe(name),
        "reports": reports.get(told.value),
        "events": told.events,
        "alone": told.alone,
        "contested": told.contested,
        "printed_by_others": by,
        "printed_from_others": of,
    }


def _printed(copies: Sequence[Reprinted]) -> dict[str, tuple[int, int]]:
    """For each outlet, by the word it is found by: its reports that others print, and the others' that it prints."""
    out: dict[str, tuple[int, int]] = {}
    for x in copies:
        first, later = word(x.source), word(x.copy)
        if first != later:
            by, of = out.get(first, (0, 0)), out.get(later, (0, 0))
            out[first], out[later] = (by[0] + x.reports, by[1]), (of[0], of[1] + x.reports)
    return out


def _relay(told: Named, safe: Callable[[str], str]) -> dict[str, Any]:
    return {
        "outlet": safe(told.names[0]),
        "origin": safe(told.names[-1]),
        "events": told.events,
        "contested": told.contested,
    }
