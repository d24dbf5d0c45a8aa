"""What can be wrong with a request: one table, told to programs as JSON and to people as a page."""

from __future__ import annotations

from enum import Enum
from html import escape

from starlette.responses import HTMLResponse, JSONResponse, Response

from reportedly.errors import MESSAGES, ReportedlyError


class Fault(Enum):
    """A fault: HTTP status, code, message, advice."""

    HOST = (400, "host", "the Host header is not this app's", "open the address that reportedly serve printed")
    ORIGIN = (403, "origin", "a write must come from this app's own pages", "reload the page and try again")
    SIZE = (413, "size", "the request is too large", "send less, or raise REPORTEDLY_REQUEST_BYTES")
    METHOD = (405, "method", "this address can only be read", "use GET")
    MISSING = (404, "missing", "there is nothing of that id or address", "start from the overview at /")
    FILTER = (400, "filter", "a filter or its value is not understood", "correct the address, or clear the filters")
    TIME = (503, "time", "the store took too long to answer", "narrow the filters, or raise REPORTEDLY_QUERY_SECONDS")
    NAMES = (
        503,
        "names",
        "the names that downloads withhold are still being gathered",
        "try again in a minute; the page itself is there",
    )
    STORE = (503, "store", "the store cannot be read", "check the file with reportedly verify")
    BODY = (400, "body", "the request is neither a form nor JSON", "send application/json or a form")
    PASSWORD = (
        401,
        "password",
        "this app asks for a password",
        "give the password that reportedly serve was started with",
    )
    INSIDE = (500, "inside", "the page could not be made", "report it with the address of the page")


def answer(fault: Fault, path: str) -> Response:
    """The response that tells a fault: the error envelope where a program asked, a page otherwise."""
    status, code, message, advice = fault.value
    return _told(status, code, message, advice, as_json=path.endswith((".json", ".csv")))


def refused(error: ReportedlyError, *, as_json: bool) -> Response:
    """The response that tells why a decision was not taken: what it is about is gone, or it cannot be so."""
    status = {"R404": 404, "R405": 422}.get(error.code, 503)
    return _told(status, error.code, str(error), MESSAGES[error.code].advice, as_json=as_json)


def _told(status: int, code: str, message: str, advice: str, *, as_json: bool) -> Response:
    own = {"www-authenticate": 'Basic realm="reportedly", charset="UTF-8"'} if status == 401 else None
    if as_json:
        return JSONResponse({"error": {"code": code, "message": message, "advice": advice}}, status, headers=own)
    page = (
        "<!doctype html><html lang=en><meta charset=utf-8><title>{0}</title><main><h1>{0}</h1><p>{1}.</p>"
        '<p><a href="/">Overview</a></p></main></html>'
    )
    return HTMLResponse(page.format(escape(message.capitalize()), escape(advice.capitalize())), status, headers=own)
