"""The situation report: one self-contained HTML page made from a store, or the same in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

import reportedly
from reportedly.errors import ReportedlyError
from reportedly.publish import chapters, voices, wording
from reportedly.publish.applinks import app_base, app_link
from reportedly.publish.dates import STYLES, Dates
from reportedly.publish.filters import Filters
from reportedly.publish.markdown import link, plain
from reportedly.publish.shelf import Shelf
from reportedly.publish.tables import SCHEMA_VERSION
from reportedly.publish.view import View

# Days before the first report that its news may be old; beyond lies background.
_BEFORE = 2
_PLACES = 150  # rows of the table of places, and marks of the map


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What the report is about and how much of it is shown; whatever is left out is counted on the page.

    ``place``, ``from_day``, ``to_day``, ``types`` and ``min_corroboration`` choose events (``Filters`` says how);
    ``dates`` is how days are written: en, iso, de, fr, es or ar. ``full`` events are shown with figures and words, the
    next ``rows`` as rows of a table; ``quotes`` quotations an event; ``per_day`` entries a day of the timeline;
    ``listed`` quotations in each of the lists. With 790 reports the defaults give a page of about 1 MB. ``unredacted``
    publishes names and is printed on the page as the reason. ``app_url`` is the address of the review app: each event and
    quotation then has a link to its page there.
    """

    title: str = "Situation report"
    full: int = 60
    rows: int = 1500
    quotes: int = 8
    per_day: int = 12
    listed: int = 24
    unredacted: str = ""
    place: str = ""
    from_day: str = ""
    to_day: str = ""
    types: tuple[str, ...] = ()
    min_corroboration: str | int = ""
    dates: str = "en"
    app_url: str = ""

    def filters(self) -> Filters:
        """The filters, checked; raises ReportedlyError R501 for a value that can be none."""
        support = str(self.min_corroboration)
        return Filters(self.place, self.from_day, self.to_day, self.types, support).checked()

    def writer(self) -> Dates:
        """How days are written; raises ReportedlyError R501 for an unknown style."""
        style = self.dates.strip().casefold()
        if style not in STYLES:
            raise ReportedlyError("R501", f"no style of dates {style!r}; there are {', '.join(STYLES)}")
        return Dates(style)


@pass_context
def _when(context: Context, text: str) -> str:
    """A written date in an element that tells its language, where that is not the page's."""
    language = context["dates"].language
    return Markup('<span lang="{}">{}</span>').format(language, text) if language else text


@pass_context
def _app(context: Context, key: str, kind: str) -> str:
    """The review app's page of an event or record; "" where no address of the app was given."""
    return app_link(context["app"], kind, key)


@pass_context
def _day(context: Context, iso: str) -> str:
    return _when(context, context["dates"].day(iso))


@pass_context
def _written(context: Context, iso: str) -> str:
    return str(context["dates"].day(iso))


def _escaped(value: object) -> object:
    return value if isinstance(value, Markup) else plain(str(value))


@lru_cache(maxsize=2)
def _environment(*, markdown: bool = False) -> Environment:
    """The templates' environment; in Markdown as in HTML every value is escaped unless it is marked as safe."""
    env = Environment(
        loader=PackageLoader("reportedly.publish", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_escaped if markdown else None,
        keep_trailing_newline=markdown,
    )
    env.filters["number"] = wording.number
    env.filters["day"] = _written if markdown else _day
    env.filters["precision"] = wording.precision_label
    env.filters["when"] = _when
    env.filters["link"] = link
    env.filters["app"] = _app
    return env


def report_html(store: Shelf, *, options: ReportOptions | None = None) -> str:
    """The situation report of everything in ``store``, as one HTML page that asks for nothing else.

    Private persons are withheld unless ``options.unredacted`` says why not. The same store gives the same page.
    Raises ReportedlyError R501 for an option that can be none.
    """
    return _environment().get_template("report.html.j2").render(_told(store, options or ReportOptions()))


def report_markdown(store: Shelf, *, options: ReportOptions | None = None) -> str:
    """The same in Markdown (CommonMark with tables): text of the reports is escaped, nothing in it is markup."""
    text = _environment(markdown=True).get_template("report.md.j2").render(_told(store, options or ReportOptions()))
    lines = [line.rstrip() for line in text.split("\n")]
    kept = [x for n, x in enumerate(lines) if x or (n and lines[n - 1])]
    return "\n".join(kept).strip("\n") + "\n"


def _told(store: Shelf, chosen: ReportOptions) -> dict[str, Any]:
    """Everything that the page tells."""
    view = View(store, unredacted=chosen.unredacted, dates=chosen.writer(), filters=chosen.filters())
    acts = [view.act(e, chosen.quotes) for e in view.events[: chosen.full]]
    shown = frozenset(a.event.id for a in acts)
    rest = view.events[chosen.full : chosen.full + chosen.rows]
    quotes, more_demands, issues = chapters.demands(view, chosen.listed)
    spots = chapters.spots(view.events)
    relays, nameless = voices.relays(view)
    heard = [view.reports[k] for k in view.heard]
    published = sorted(r.published[:10] for r in heard if r.published)
    return {
        "title": chosen.title,
        "options": chosen,
        "app": app_base(chosen.app_url),
        "view": view,
        "dates": view.dates,
        "acts": acts,
        "shown": shown,
        "rest": [chapters.entry(view, e, shown) for e in rest],
        "unlisted": max(0, len(view.events) - len(acts) - len(rest)),
        "brief": chapters.brief(view, acts),
        "headlines": chapters.headlines(view),
        "timeline": chapters.timeline(view, shown, chosen.per_day),
        "grid": chapters.grid(view),
        "undated": sum(not e.start for e in view.events),
        "spots": (located := [s for s in spots if s.resolved])[:_PLACES],
        "more_spots": max(0, len(located) - _PLACES),
        "unknown": [s for s in spots if not s.resolved],
        "placeless": sum(not e.places for e in view.events),
        "maps": chapters.maps(located[:_PLACES], shown),
        "relays": relays,
        "nameless": nameless,
        "reprints": voices.reprints(view),
        "demands": quotes,
        "more_demands": more_demands,
        "issues": issues,
        "state": chapters.state_acts(view, chosen.listed),
        "denials": chapters.denials(view, chosen.listed),
        "contested": chapters.contested(view, acts, chosen.full),
        "silent": chapters.silent(view),
        "levels": [(x, *wording.level_words(x)) for x in ("corroborated", "contested", "relayed", "single")],
        "outlets": sorted({view.voice(r.id) for r in heard if r.outlet}),
        "period": _period(view, published),
        "published": published,
        "coders": sorted({f"{r.coder_name} {r.coder_version}" for r in view.records.values()}),
        "rules": sorted({f.rule for e in view.events for f in (*e.figures, *e.tolls)}),
        "version": reportedly.__version__,
        "schema_version": SCHEMA_VERSION,
    }


def _period(view: View, published: Sequence[str]) -> str:
    """The days that the reports are about: those of events from shortly before the first report to the last one.

    A report also tells of older things; one such background date does not stretch the period.
    """
    days = sorted(d for e in view.events for d in (e.start, e.end) if d)
    if published:
        first = (date.fromisoformat(published[0]) - timedelta(days=_BEFORE)).isoformat()
        days = [d for d in days if first <= d <= published[-1]] or [published[0], published[-1]]
    return view.dates.days(days[0], days[-1]) if days else ""
