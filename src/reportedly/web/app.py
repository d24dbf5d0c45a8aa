"""The addresses of the review app and what each shows."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from reportedly.errors import ReportedlyError
from reportedly.limits import limit
from reportedly.publish import wording
from reportedly.publish.applinks import page_of
from reportedly.publish.cells import cell
from reportedly.store import Store
from reportedly.store.pages import TooSlowError, opened_for_page
from reportedly.web import bars, event, overview, queue, records, report, search, shown, sources
from reportedly.web.deciding import Desk, Writing, decide, given, undo
from reportedly.web.faults import Fault, answer
from reportedly.web.guard import App, Guard, hosts
from reportedly.web.land import geojson
from reportedly.web.names import GatheringError, Withholding
from reportedly.web.shown import MissingError, Shown

# So many pages are made at once; others wait before their time starts to count, lest all be slow together.
_AT_ONCE = BoundedSemaphore(4)
Page = Callable[[Store, Request], Shown]


@dataclass(frozen=True, slots=True)
class Session:
    """What all pages of one run share: the names to withhold, the write token and who decides ("" for reading only)."""

    names: Withholding
    token: str
    by: str


@lru_cache(maxsize=1)
def _templates() -> Environment:
    loader = PackageLoader("reportedly.web", "templates")
    made = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    made.filters["exact"] = _exact
    made.globals |= {
        "at": page_of,
        "days": shown.days,
        "link": shown.link,
        "kind_of": wording.type_label,
        "level_of": lambda level: wording.level_words(level)[0],
        "type_names": bars.type_names,
    }
    return made


def _exact(text: str) -> Markup:
    """Text of a report to the character: a browser would read a bare carriage return as a line feed."""
    return escape(text).replace("\r", Markup("&#13;"))


def make_app(where: str, port: int, token: str = "", *, desk: Desk | None = None, password: str = "") -> App:
    """The app over the store at ``where``; answers only to loopback names at ``port``.

    Without a ``token`` and a ``desk`` (who decides) no write is let in; with a ``password`` nothing is answered without it.
    """
    writing = Writing(where)
    session = Session(Withholding(where), token if desk else "", desk.by if desk else "")

    def at(path: str, page: Page, *, table: bool = False) -> list[Route]:
        forms = [".json", *([".csv"] if table else []), ""]
        return [
            Route((path if path != "/" or not f else "/index") + f, _answering(where, page, f, session)) for f in forms
        ]

    def one(path: str, page: Page) -> Route:
        """A page of one thing, whose id may end like the address of a download."""
        return Route(path, _answering(where, page, "", session, dynamic=True))

    routes = [
        *at("/", overview.overview, table=True),
        *at("/timeline", overview.timeline, table=True),
        *at("/queue", queue.queue, table=True),
        *at("/sources", sources.sources, table=True),
        one("/sources/{kind}/{id:path}", sources.source),
        one("/events/{id:path}", event.event),
        one("/reports/{id:path}", report.report),
        one("/records/{id:path}", records.record),
        *at("/decisions", records.decisions, table=True),
        *at("/differences", records.differences, table=True),
        *at("/refused", search.refused, table=True),
        *at("/search", search.search, table=True),
        Route("/places.json", _answering(where, overview.places, ".json", session)),
        Route("/land.json", _land),
        Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
    ]
    if desk is not None:
        routes += [_writing(writing, desk, "/decide", decide), _writing(writing, desk, "/undo", undo)]

    @asynccontextmanager
    async def living(_app: Starlette) -> AsyncIterator[None]:
        yield
        writing.close()

    handlers: Any = {HTTPException: _missing, Exception: _broken}
    app = Starlette(routes=routes, exception_handlers=handlers, lifespan=living)
    return Guard(app, hosts(port), token if desk else "", password)


def _writing(writing: Writing, desk: Desk, path: str, work: Callable[..., Response]) -> Route:
    async def answered(request: Request) -> Response:
        told = await given(request)
        if told is None:
            return answer(Fault.BODY, path)
        wants = "application/json" in (request.headers.get("accept", ""), request.headers.get("content-type", ""))
        return await run_in_threadpool(work, writing, desk, told, as_json=wants)

    return Route(path, answered, methods=["POST"])


def _answering(
    where: str, page: Page, form: str, session: Session, *, dynamic: bool = False
) -> Callable[[Request], Any]:
    def made(request: Request) -> Response:
        told = _told(request) if dynamic else form
        request.state.form, request.state.names = told, session.names.names
        with suppress(GatheringError):
            return shown_or_fault(request, told)
        session.names.wait(limit("query_seconds"))
        try:
            return shown_or_fault(request, told)
        except GatheringError:
            return answer(Fault.NAMES, request.url.path)

    def shown_or_fault(request: Request, told: str) -> Response:
        path = request.url.path
        try:
            with _AT_ONCE, opened_for_page(where, limit("query_seconds")) as store:
                return _rendered(page(store, request), told, session)
        except MissingError:
            return answer(Fault.MISSING, path)
        except TooSlowError:
            return answer(Fault.TIME, path)
        except ReportedlyError as error:
            return answer(Fault.FILTER if error.code == "R501" else Fault.STORE, path)

    async def answered(request: Request) -> Response:
        return await run_in_threadpool(made, request)

    return answered


def _told(request: Request) -> str:
    """The form that the address of one thing asks for; ".json" at the end of an id is written "%2Ejson" there."""
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    if not raw.endswith(b".json"):
        return ""
    request.path_params["id"] = request.path_params["id"].removesuffix(".json")
    return ".json"


def _land(_request: Request) -> Response:
    """The outlines of the countries: the same for every store, so a browser may keep them."""
    return Response(_outlines(), media_type="application/geo+json", headers={"content-encoding": "gzip"})


@lru_cache(maxsize=1)
def _outlines() -> bytes:
    return gzip.compress(json.dumps(geojson(), separators=(",", ":")).encode(), mtime=0)


def _rendered(made: Shown, form: str, session: Session) -> Response:
    if form == ".json":
        return JSONResponse(made.data)
    if form == ".csv":
        return Response(_csv(made.columns, made.rows), media_type="text/csv")
    return HTMLResponse(
        _templates()
        .get_template(made.template)
        .render(
            token=session.token,
            decider=session.by,
            here=made.view.get("here", ""),
            **{k: v for k, v in made.view.items() if k != "here"},
        )
    )


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(row[c]) for c in columns] for row in rows)
    return out.getvalue()


def _missing(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return answer(Fault.METHOD if status == 405 else Fault.MISSING, request.url.path)


def _broken(request: Request, _error: Exception) -> Response:
    return answer(Fault.INSIDE, request.url.path)
