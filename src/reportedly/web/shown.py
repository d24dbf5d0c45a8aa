"""What every page has in common: its forms, its filters, the addresses of others, the names that its downloads withhold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from reportedly.codes import TYPES
from reportedly.errors import ReportedlyError
from reportedly.limits import limit
from reportedly.publish import wording
from reportedly.publish.dates import ENGLISH
from reportedly.publish.filters import LEVELS, Filters, asked_place
from reportedly.publish.redact import Redactor
from reportedly.publish.shelf import Shelf
from reportedly.publish.view import View
from reportedly.publish.withheld import Names
from reportedly.store.lists import Asked, Listed

STATUSES = ("machine", "confirmed", "edited", "rejected")
# Why a page, unlike a download, withholds nothing.
WORKING = "a page of the review app, for this machine only"
_DIGITS = 9  # of a number in an address


class MissingError(Exception):
    """Nothing of that id."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page in its forms: the template and its values; ``data`` for JSON; ``columns`` and ``rows`` for CSV."""

    template: str
    view: Mapping[str, Any]
    data: Mapping[str, Any]
    columns: Sequence[str] = ()
    rows: Sequence[Mapping[str, Any]] = ()


def view_of(part: Shelf, request: Request) -> View:
    """A view of what the page shows: the working text for the page, the published one for its downloads.

    To be asked for once everything is read: the names are then those of a store that has all of it.
    """
    return View(part, unredacted=WORKING) if is_page(request) else View(part, names=_names(request))


def redactor_of(part: Shelf, request: Request) -> Redactor:
    """What withholds names in downloads, and nothing in pages; to be asked for once everything is read."""
    return Redactor(part, WORKING) if is_page(request) else Redactor(part, names=_names(request))


def is_page(request: Request) -> bool:
    """Whether a page is asked for, and not its JSON or CSV."""
    return not request.state.form


def _names(request: Request) -> Names:
    names: Names = request.state.names()
    return names


def asked_of(request: Request) -> Asked:
    """The filters of the address; raises ReportedlyError R501 for a value that can be none."""
    given = request.query_params
    types = tuple(x for x in given.getlist("type") if x)
    plain = Filters(given.get("place", ""), given.get("from", ""), given.get("to", ""), types).checked()
    level, status = given.get("level", ""), given.get("status", "")
    for name, value, known in (("level", level, (*LEVELS, "contested")), ("status", status, STATUSES)):
        if value and value not in known:
            raise ReportedlyError("R501", f"no {name} {value!r}; there are {', '.join(known)}")
    places = tuple(sorted(asked_place(plain.place))) if plain.place else ()
    names = (given.get("outlet", "").strip(), given.get("origin", "").strip())
    return Asked(
        places or ((plain.place,) if plain.place else ()),
        plain.from_day,
        plain.to_day,
        plain.types,
        *names,
        level,
        status,
    )


def filters_in(request: Request, *besides: str) -> list[tuple[str, str]]:
    """The parameters of the address that are not empty, without those named and without the place in the list."""
    return [(k, v) for k, v in request.query_params.multi_items() if v and k not in (*besides, "after")]


def link(path: str, given: Sequence[tuple[str, str]] = (), **more: str) -> str:
    """The address of a page of this app with its parameters."""
    query = urlencode([*given, *((k, v) for k, v in more.items() if v)])
    return f"{path}?{query}" if query else path


def cut(rows: Sequence[Listed], most: int) -> tuple[Sequence[Listed], str]:
    """The first ``most`` rows, and the key of the last of them where there are more."""
    return rows[:most], rows[most - 1].key if len(rows) > most else ""


def skipped(request: Request, name: str = "skip") -> int:
    """How many rows of a table come before those asked for; raises ReportedlyError R501 for what is no such number."""
    given = request.query_params.get(name, "") or "0"
    if not (given.isascii() and given.isdigit() and len(given) < _DIGITS and int(given) <= limit("count_rows")):
        raise ReportedlyError("R501", f"no number of rows to pass over: {given[:40]!r}")
    return int(given)


@dataclass(frozen=True, slots=True)
class Turn:
    """Where more of a table is: the addresses of its first and of its next rows, "" for none; how many rows come before those."""

    first: str
    next: str
    skip: int | None


def turning(request: Request, name: str = "skip", *, more: bool) -> Turn:
    """Where more is of the table whose rows to pass over the address tells by ``name``."""
    skip = skipped(request, name)
    given = [(k, v) for k, v in request.query_params.multi_items() if v and k != name]
    path = request.url.path
    then = skip + rows_limit()
    if not more or then > limit("count_rows"):
        then = 0
    return Turn(link(path, given) if skip else "", link(path, given, **{name: str(then)}) if then else "", then or None)


def row_of(told: Listed) -> dict[str, Any]:
    """An event as a row of a table."""
    return {
        "id": told.id,
        "type": told.type,
        "label": wording.label(told.type, told.modes),
        "place": told.place,
        "start": told.start,
        "end": told.end,
        "level": told.level,
        "status": told.status,
        "reports": told.reports,
        "origins": told.origins,
        "outlets": told.outlets,
    }


def days(start: str, end: str) -> str:
    """A stretch of days in words."""
    return ENGLISH.days(start, end)


def choices() -> dict[str, Any]:
    """What the filters' lists offer."""
    return {
        "types": [(x, wording.type_label(x)) for x in sorted(TYPES)],
        "levels": [(x, wording.level_words(x)[0]) for x in (*LEVELS, "contested")],
        "statuses": [(x, x.capitalize()) for x in STATUSES],
    }


def rows_limit() -> int:
    """The most rows of one table."""
    return limit("page_rows")
