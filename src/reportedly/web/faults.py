"""What can be wrong with a request: one table, told to programs as JSON and to people as a page."""

from __future__ import annotations

from enum import Enum
from html import escape

from starlette.responses import HTMLResponse, JSONResponse, Response


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
    INSIDE = (500, "inside", "the page could not be made", "report it with the address of the page")


def answer(fault: Fault, path: str) -> Response:
    """The response that tells a fault: the error envelope where a program asked, a page otherwise."""
    status, code, message, advice = fault.value
    if path.endswith((".json", ".csv")):
        return JSONResponse({"error": {"code": code, "message": message, "advice": advice}}, status)
    page = (
        "<!doctype html><html lang=en><meta charset=utf-8><title>{0}</title><main><h1>{0}</h1><p>{1}.</p>"
        '<p><a href="/">Overview</a></p></main></html>'
    )
    return HTMLResponse(page.format(escape(message.capitalize()), escape(advice.capitalize())), status)
