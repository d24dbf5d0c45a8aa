"""The addresses of the review app and what each shows."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from reportedly.errors import ReportedlyError
from reportedly.limits import limit
from reportedly.publish.cells import cell
from reportedly.store import Store
from reportedly.store.pages import TooSlowError, opened_for_page
from reportedly.web import pages, records
from reportedly.web.deciding import Desk, decide, given, undo
from reportedly.web.faults import Fault, answer
from reportedly.web.guard import App, Guard, hosts
from reportedly.web.land import geojson

Page = Callable[[Store, Request], pages.Shown]


@lru_cache(maxsize=1)
def _templates() -> Environment:
    loader = PackageLoader("reportedly.web", "templates")
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)


def make_app(where: str, port: int, token: str = "", *, desk: Desk | None = None, password: str = "") -> App:
    """The app over the store at ``where``; answers only to loopback names at ``port``.

    Without a ``token`` and a ``desk`` (who decides) no write is let in; with a ``password`` nothing is answered without it.
    """
    session = {"token": token if desk else "", "by": desk.by if desk else ""}

    def at(path: str, page: Page, *, table: bool = False) -> list[Route]:
        forms = [".json", *([".csv"] if table else []), ""]
        return [
            Route((path if path != "/" or not f else "/index") + f, _answering(where, page, f, session)) for f in forms
        ]

    routes = [
        *at("/", pages.overview, table=True),
        *at("/events/{id}", pages.event),
        *at("/reports/{id:path}", pages.report),
        *at("/records/{id}", records.record),
        *at("/decisions", records.decisions, table=True),
        *at("/refused", pages.refused, table=True),
        *at("/search", pages.search, table=True),
        Route("/places.json", _places(where)),
        Route("/land.json", _land),
        Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
    ]
    if desk is not None:
        routes += [_writing(where, desk, "/decide", decide), _writing(where, desk, "/undo", undo)]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _missing, Exception: _broken})
    return Guard(app, hosts(port), token if desk else "", password)


def _writing(where: str, desk: Desk, path: str, work: Callable[..., Response]) -> Route:
    async def answered(request: Request) -> Response:
        told = await given(request)
        if told is None:
            return answer(Fault.BODY, path)
        wants = "application/json" in (request.headers.get("accept", ""), request.headers.get("content-type", ""))
        return await run_in_threadpool(work, where, desk, told, as_json=wants)

    return Route(path, answered, methods=["POST"])


def _answering(where: str, page: Page, form: str, session: dict[str, str]) -> Callable[[Request], Any]:
    def made(request: Request) -> Response:
        path = request.url.path
        try:
            with opened_for_page(where, limit("query_seconds")) as store:
                return _rendered(page(store, request), form, session)
        except pages.MissingError:
            return answer(Fault.MISSING, path)
        except TooSlowError:
            return answer(Fault.TIME, path)
        except ReportedlyError as error:
            return answer(Fault.FILTER if error.code == "R501" else Fault.STORE, path)

    async def answered(request: Request) -> Response:
        return await run_in_threadpool(made, request)

    return answered


def _places(where: str) -> Callable[[Request], Any]:
    return _answering(where, lambda store, request: pages.Shown("", {}, pages.places(store, request)), ".json", {})


def _land(_request: Request) -> Response:
    """The outlines of the countries: the same for every store, so a browser may keep them."""
    return Response(_outlines(), media_type="application/geo+json", headers={"content-encoding": "gzip"})


@lru_cache(maxsize=1)
def _outlines() -> bytes:
    return gzip.compress(json.dumps(geojson(), separators=(",", ":")).encode(), mtime=0)


def _rendered(shown: pages.Shown, form: str, session: dict[str, str]) -> Response:
    if form == ".json":
        return JSONResponse(shown.data)
    if form == ".csv":
        return Response(_csv(shown.columns, shown.rows), media_type="text/csv")
    return HTMLResponse(_templates().get_template(shown.template).render(**session, **shown.view))


def _csv(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> str:
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
