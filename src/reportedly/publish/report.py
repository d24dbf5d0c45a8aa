"""The situation report: one self-contained HTML page made from a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

import reportedly
from reportedly.publish import chapters, wording
from reportedly.publish.shelf import Shelf
from reportedly.publish.tables import SCHEMA_VERSION
from reportedly.publish.view import View

# Days before the first report that its news may be old; beyond lies background.
_BEFORE = 2


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How much the report shows; whatever is left out is counted on the page.

    ``full`` events are shown with figures and words, the next ``rows`` as rows of a table; ``quotes`` quotations an
    event; ``per_day`` entries a day of the timeline; ``listed`` quotations in each of the lists. With 790 reports the
    defaults give a page of about 1 MB. ``unredacted`` publishes names and is printed on the page as the reason.
    """

    title: str = "Situation report"
    full: int = 60
    rows: int = 1500
    quotes: int = 8
    per_day: int = 12
    listed: int = 24
    unredacted: str = ""


@lru_cache(maxsize=1)
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("reportedly.publish", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    env.filters["number"] = wording.number
    env.filters["day"] = wording.day
    return env


def report_html(store: Shelf, *, options: ReportOptions | None = None) -> str:
    """The situation report of everything in ``store``, as one HTML page that asks for nothing else.

    Private persons are withheld unless ``options.unredacted`` says why not. The same store gives the same page.
    """
    chosen = options or ReportOptions()
    view = View(store, unredacted=chosen.unredacted)
    acts = [view.act(e, chosen.quotes) for e in view.events[: chosen.full]]
    shown = frozenset(a.event.id for a in acts)
    rest = view.events[chosen.full : chosen.full + chosen.rows]
    quotes, more_demands, issues = chapters.demands(view, chosen.listed)
    spots = chapters.spots(view.events)
    published = sorted(r.published[:10] for r in view.reports.values() if r.published)
    page = _environment().get_template("report.html.j2")
    return page.render(
        title=chosen.title,
        options=chosen,
        view=view,
        acts=acts,
        shown=shown,
        rest=[chapters.entry(view, e, shown) for e in rest],
        unlisted=max(0, len(view.events) - len(acts) - len(rest)),
        brief=chapters.brief(view, acts),
        headlines=chapters.headlines(view),
        timeline=chapters.timeline(view, shown, chosen.per_day),
        undated=sum(not e.start for e in view.events),
        spots=[s for s in spots if s.resolved],
        unknown=[s for s in spots if not s.resolved],
        map=chapters.dots(view.events),
        demands=quotes,
        more_demands=more_demands,
        issues=issues,
        state=chapters.state_acts(view, chosen.listed),
        denials=chapters.denials(view, chosen.listed),
        contested=chapters.contested(acts),
        levels=[(x, *wording.level_words(x)) for x in ("corroborated", "contested", "relayed", "single")],
        outlets=sorted({r.outlet for r in view.reports.values() if r.outlet}),
        period=_period(view, published),
        published=published,
        coders=sorted({f"{r.coder_name} {r.coder_version}" for r in view.records.values()}),
        rules=sorted({f.rule for e in view.events for f in (*e.figures, *e.tolls)}),
        version=reportedly.__version__,
        schema_version=SCHEMA_VERSION,
    )


def _period(view: View, published: Sequence[str]) -> str:
    """The days that the reports are about: those of events from shortly before the first report to the last one.

    A report also tells of older things; one such background date does not stretch the period.
    """
    days = sorted(d for e in view.events for d in (e.start, e.end) if d)
    if published:
        first = (date.fromisoformat(published[0]) - timedelta(days=_BEFORE)).isoformat()
        days = [d for d in days if first <= d <= published[-1]] or [published[0], published[-1]]
    return wording.days(days[0], days[-1]) if days else ""
