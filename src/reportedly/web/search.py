"""Reports that hold the words asked for, and input that was refused."""

from __future__ import annotations

from starlette.requests import Request

from reportedly.publish.applinks import page_of
from reportedly.store import Store
from reportedly.store.lists import Lists
from reportedly.store.part import Part, reports_of
from reportedly.web import shown
from reportedly.web.shown import Shown

_WORDS = 200  # characters of a question that are looked for
COLUMNS = ("id", "outlet", "title", "published", "excerpt")
REFUSED = ("code", "source", "offset", "message", "advice")


def search(store: Store, request: Request) -> Shown:
    """Reports that hold all the words asked for, best first."""
    words, most, skip = request.query_params.get("q", "")[:_WORDS], shown.rows_limit(), shown.skipped(request)
    found = list(store.hits(words, most + 1, skip))
    hits, turn = found[:most], shown.turning(request, more=len(found) > most)
    if shown.is_page(request):
        rows = [(x, page_of("reports", x.id), shown.days(x.published[:10], x.published[:10])) for x in hits]
        return Shown("search.html.j2", {"q": words, "rows": rows, "skip": skip, "turn": turn}, {})
    redactor = shown.redactor_of(Part((), (), reports_of(store, [x.id for x in hits]), ()), request)
    rows_ = [
        {
            "id": redactor.report_id(x.id),
            "outlet": redactor.words(x.outlet, x.id),
            "title": redactor.words(x.title, x.id),
            "published": x.published,
            "excerpt": redactor.words("".join(words for words, _ in x.excerpt), x.id),
        }
        for x in hits
    ]
    return Shown("", {}, {"q": words, "reports": rows_, "next": turn.skip}, COLUMNS, rows_)


def refused(store: Store, request: Request) -> Shown:
    """What could not be read, with the code and what to do."""
    most, skip = shown.rows_limit(), shown.skipped(request)
    found = Lists(store).refusals(most + 1, skip)
    turn = shown.turning(request, more=len(found) > most)
    redactor = shown.redactor_of(Part((), (), (), ()), request)
    held = [redactor.refusal(x) for x in found[:most]]
    rows = [{c: getattr(r, c) for c in REFUSED} for r in held]
    return Shown(
        "refused.html.j2",
        {"rows": rows, "skip": skip, "turn": turn},
        {"refused": rows, "next": turn.skip},
        REFUSED,
        rows,
    )
