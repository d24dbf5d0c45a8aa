"""Tests of the situation report: every figure traced, nothing asked of the network, nobody private named, size and time."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html as lxml_html

from reportedly.errors import ReportedlyError
from reportedly.linking import link
from reportedly.publish import ReportOptions, chapters, report_html
from reportedly.publish.view import View
from reportedly.publish.wording import number, stated
from reportedly.records import Attribution, Source, Span
from tests.publish import fakes
from tests.publish.fakes import Fake, shelf


@pytest.fixture(scope="module")
def made() -> Fake:
    """The made store."""
    return shelf()


@pytest.fixture(scope="module")
def text(made: Fake) -> str:
    """Its report."""
    return report_html(made)


def _words(node: lxml_html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def test_each_claimed_figure_is_in_the_record_and_its_words_in_the_report(made: Fake, text: str) -> None:
    """A number shown for a source is a figure of the record it names, whose span holds its words in the text."""
    records = {r.id: r for r in made.record_rows}
    texts = {r.id: r.text for r in made.report_rows}
    shown = lxml_html.fromstring(text).xpath("//*[@class='figure']")
    assert len(shown) >= 6
    for node in shown:
        record = records[node.get("data-record")]
        same = [f for f in record.figures if f.kind == node.get("data-kind")]
        assert _words(node) in {stated(f.min, f.max, vague=f.vague) for f in same}
        assert all(f.span.of(texts[record.report_id]) == f.text for f in same)


def test_each_range_is_the_events_own(made: Fake, text: str) -> None:
    """Ranges and most-said figures are the event's values, not the page's."""
    events = {e.id: e for e in made.event_rows}
    page = lxml_html.fromstring(text)
    ranges = page.xpath("//*[contains(@class, 'range')]")
    assert len(ranges) >= 6
    for node in ranges:
        figure = next(f for f in events[node.get("data-event")].figures if f.kind == node.get("data-kind"))
        assert (node.get("data-low"), node.get("data-high")) == (str(figure.low), str(figure.high))
        is_open = any(c.max is None and c.min == figure.high for c in figure.claims)
        both = f"{number(figure.low)} to {number(figure.high)}" + (" or more" if is_open else "")
        one = ("at least " if is_open else "") + number(figure.low)
        assert _words(node) == (one if figure.low == figure.high else both)
    for node in page.xpath("//*[@data-best]"):
        figure = next(f for f in events[node.get("data-event")].figures if f.kind == node.get("data-kind"))
        assert _words(node) == number(figure.best)


def test_counts_are_the_stores(made: Fake, text: str) -> None:
    """The numbers of reports, passages and events at the foot are what the store holds."""
    page = lxml_html.fromstring(text)
    made_by = page.xpath("//section[@aria-labelledby='made']")[0]
    got = {n.get("data-count"): _words(n) for n in made_by.xpath(".//*[@data-count]")}
    assert got == {
        "reports": str(len(made.report_rows)),
        "records": str(len(made.record_rows)),
        "events": str(len(made.event_rows)),
        "copies": str(len(made.copy_rows)),
    }
    for node in page.xpath("//article//*[@data-count]"):
        event = next(e for e in made.event_rows if e.id == node.get("data-event"))
        assert int(_words(node)) == getattr(event.corroboration, node.get("data-count"))


def test_every_quotation_has_its_source_and_exact_words(made: Fake, text: str) -> None:
    """Every quoted passage names its outlet and, names withheld aside, stands in its report."""
    records = {r.id: r for r in made.record_rows}
    texts = {r.id: " ".join(r.text.split()) for r in made.report_rows}
    quotes = lxml_html.fromstring(text).xpath("//blockquote")
    assert len(quotes) >= 8
    for quote in quotes:
        record = records[quote.get("data-record")]
        assert record.outlet in _words(quote.find("footer"))
        for part in _words(quote.find(".//mark")).split("[name withheld]"):
            assert part.strip() in texts[record.report_id]


def test_no_private_name_is_on_the_page(text: str) -> None:
    """Neither quotes, titles nor addresses name the victim or his sister; the governor is named."""
    assert not any(n in text for n in ("Yassine", "Dhouibi", "Henda"))
    assert "[name withheld]" in text
    assert "Mondher Elayeb" in text


def test_the_page_asks_for_nothing(text: str) -> None:
    """No script, no source, no stylesheet or font from anywhere; links are the only addresses."""
    page = lxml_html.fromstring(text)
    assert not page.xpath("//script | //iframe | //img | //*[@src]")
    assert [n.get("href") for n in page.xpath("//link")] == ["data:,"]
    assert re.findall(r"url\((?!#)", text) == []
    assert "@import" not in text


def test_what_the_reports_say_cannot_become_markup(made: Fake) -> None:
    """Markup in a title or a text is shown, not run; an address that is no web address is no link."""
    evil = [replace(r, title="<script>alert(1)</script>", url="javascript:alert(1)") for r in made.record_rows]
    page = report_html(replace(made, record_rows=evil))
    assert "<script" not in page
    assert "javascript:" not in page


def test_the_same_store_gives_the_same_page(made: Fake, text: str) -> None:
    """The order of rows does not matter."""
    turned = Fake(
        made.report_rows[::-1], made.record_rows[::-1], made.event_rows[::-1], made.copy_rows, made.refusal_rows
    )
    assert report_html(turned) == text


def test_landmarks_headings_and_captions(text: str) -> None:
    """One main, one first heading, no level skipped, every table captioned, ids unique, every link inside the page lands."""
    page = lxml_html.fromstring(text)
    assert len(page.xpath("//main")) == len(page.xpath("//h1")) == 1
    levels = [int(n.tag[1]) for n in page.xpath("//h1|//h2|//h3|//h4")]
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert all(t.find("caption") is not None for t in page.xpath("//table"))
    ids = [n.get("id") for n in page.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in page.xpath("//a/@href") if h.startswith("#")} <= set(ids)


def test_conflict_supersession_copies_denial_and_refusals_are_told(text: str) -> None:
    """The page says what is contested, which figure was superseded, who copied, what is denied, what was not read."""
    page = lxml_html.fromstring(text)
    said = _words(page)
    assert "Contested" in said
    assert "Same text printed by: Med Ledger" in said
    assert "empty.html" in said
    old = [_words(n) for n in page.xpath("//tr[@class='old']")]
    assert any("the interior ministry" in row and "superseded" in row for row in old)
    assert page.xpath("//*[@class='stance' and text()='denied']")


def test_who_denies_what_another_tells_is_named_as_denying_it(made: Fake) -> None:
    """Where one voice tells an act and another denies it, the passage names the one as telling and the other as denying."""
    told = next(r for r in made.record_rows if r.attribution and r.attribution[0].chain[-1].name == "Basin Monitor")
    nowhere = Source("the governor", "the governor", "official", Span(0, 0))
    said = (*told.attribution, Attribution((nowhere,), "rejected", "denied", Span(0, 0)))
    rows = [replace(r, attribution=said) if r.id == told.id else r for r in made.record_rows]
    page = lxml_html.fromstring(report_html(replace(made, record_rows=rows)))
    feet = page.xpath(f"//blockquote[@data-record='{told.id}']/footer")
    assert feet
    for foot in feet:
        assert "the governor denied this" in _words(foot)
        assert "governor" not in _words(foot.xpath(".//*[@class='chain']")[0])
    assert not any("governor" in _words(n) for n in page.xpath("//*[@class='chain']"))


def test_an_empty_store_gives_a_page() -> None:
    """Nothing read, nothing claimed."""
    assert "No event was found" in report_html(Fake())


def test_the_reason_for_names_is_on_the_page(made: Fake) -> None:
    """An unredacted page says so, and why."""
    page = report_html(made, options=ReportOptions(unredacted="families agreed"))
    assert "families agreed" in page
    assert "Yassine" in page


def test_many_events_stay_in_bounds(made: Fake) -> None:
    """Four thousand events: at most 6 MB, and what is left out is counted on the page."""
    events = [replace(e, id=f"{e.id}-{i}") for i in range(500) for e in made.event_rows]
    page = report_html(replace(made, event_rows=events))
    assert len(page.encode()) < 6_000_000
    left = re.search(r"([\d,]+) more events are not on this page", page)
    assert left
    assert int(left.group(1).replace(",", "")) == len(events) - 60 - 1500


def test_the_brief_quotes_what_its_heading_says() -> None:
    """Of two clauses of one event that with the heading's kind of act and its figure is quoted."""
    text = "Soldiers were kept at the cemetery gate of Gafsa. Police arrested 23 people in Gafsa on Wednesday."
    source = fakes.report("brief", "Gafsa Courier", "2023-03-08", text)
    gate = fakes.record(source, "Soldiers were kept at the cemetery gate of Gafsa", "COERCE", mode="restrict")
    held = (fakes.figure(text, "23", "arrested", 23, 23),)
    arrests = fakes.record(
        source, "Police arrested 23 people in Gafsa on Wednesday", "COERCE", mode="arrest", figures=held
    )
    view = View(fakes.Fake([source], [gate, arrests], link([gate, arrests], [source]).events))
    act = next(a for a in (view.act(e, 8) for e in view.events) if arrests.id in a.event.records)
    ((_, quote),) = chapters.brief(view, [act])
    assert quote.record_id == arrests.id


def test_each_number_of_the_timeline_counts_events(made: Fake, text: str) -> None:
    """A cell of the table of days and types is the number of events of that type that begin then; none is lost."""
    shown = lxml_html.fromstring(text).xpath("//*[@data-count='day']")
    for node in shown:
        of = [e for e in made.event_rows if (e.start[:10], e.type) == (node.get("data-day"), node.get("data-type"))]
        assert int(_words(node)) == len(of) > 0
    assert sum(int(_words(n)) for n in shown) == sum(bool(e.start) for e in made.event_rows)


def _first_place(made: Fake) -> dict[str, tuple[str, str]]:
    """For each event the name and precision of its first located place, or else of its first."""
    out = {}
    for event in made.event_rows:
        found = [p for p in event.places if p.lat is not None] or list(event.places)
        if found:
            out[event.id] = (found[0].name, found[0].precision)
    return out


def test_each_number_of_the_map_counts_events(made: Fake, text: str) -> None:
    """Rows, marks and names of a place give the number of its events; those without coordinates stand below the map."""
    page = lxml_html.fromstring(text)
    places = list(_first_place(made).values())
    rows = page.xpath("//section[@aria-labelledby='places']//tbody/tr")
    assert rows
    named = {}
    for row in rows:
        name = _words(row.find("th"))
        (count,) = (int(_words(n)) for n in row.xpath(".//*[@data-count='place']"))
        assert count == sum(n == name for n, p in places if p)
        named[row.get("id")] = (name, count)
    for node in page.xpath("//*[local-name()='svg']//*[@data-place]"):
        name, count = named[node.get("data-place")]
        assert int(_words(node)) == count
        assert name in _words(node.getparent())
    marks = page.xpath("//*[local-name()='svg']//a[contains(@class, 'mark')]")
    assert len(marks) == len(rows)
    for mark in marks:
        assert mark.get("aria-label") == _words(mark.find("title"))
        assert page.xpath(f"//*[@id='{mark.get('href')[1:]}']")


def test_what_has_no_coordinates_stands_below_the_map(made: Fake) -> None:
    """A place that the gazetteer lacks is listed with its events; events without any place are counted."""
    first, second, *rest = sorted(made.event_rows, key=lambda e: -len(e.places))
    lost = tuple(replace(p, name="the upper quarter", lat=None, lon=None, precision="") for p in first.places[:1])
    events = [replace(first, places=lost), replace(second, places=()), *rest]
    page = lxml_html.fromstring(report_html(replace(made, event_rows=events)))
    unknowns = page.xpath("//*[@data-count='unknown']")
    (unknown,) = [u for u in unknowns if "the upper quarter" in _words(u.getparent())]
    assert int(_words(unknown)) == 1
    (placeless,) = page.xpath("//*[@data-count='placeless']")
    assert int(_words(placeless)) == sum(not e.places for e in events)
    assert not page.xpath("//*[local-name()='svg']//a[contains(@aria-label, 'quarter')]")


def test_each_claim_in_brief_names_who_makes_it(made: Fake, text: str) -> None:
    """A number under a heading of the brief is followed by its origin and the outlet, both of the record's own chain."""
    records = {r.id: r for r in made.record_rows}
    shown = lxml_html.fromstring(text).xpath("//ul[@class='brief']//span[@class='claims']/span[@class='figure']")
    assert len(shown) >= 4
    for node in shown:
        record, said = records[node.get("data-record")], (node.tail or "").split(";")[0]
        chain = [s.name for a in record.attribution[:1] for s in a.chain] or [record.outlet]
        assert said.startswith(f" according to {chain[-1]}")
        assert record.outlet in said


def test_no_passage_stands_without_a_source(text: str) -> None:
    """Whatever is quoted in a list, a table or the timeline has the chain of who says it after it."""
    page = lxml_html.fromstring(text)
    shown = page.xpath("//dl[@class='days']//li | //section[@aria-labelledby='brief']//li | //blockquote")
    assert len(shown) > 10
    for node in shown:
        assert "“" not in _words(node) or node.xpath(".//*[@class='chain']")


def test_counts_of_reports_and_silent_reports_are_the_stores(made: Fake) -> None:
    """A report that gave no record is listed by outlet and title among what could not be read, and counted."""
    mute = fakes.report("mute", "Harbour Post", "2023-03-09", "Weather was mild.", "<b>Mild</b>")
    rows = [*made.report_rows, mute]
    page = lxml_html.fromstring(report_html(replace(made, report_rows=rows)))
    spoken = {r.report_id for r in made.record_rows}
    (count,) = page.xpath("//*[@data-count='silent']")
    assert int(_words(count)) == sum(r.id not in spoken for r in rows)
    assert "<b>Mild</b>" in _words(page.xpath("//section[@aria-labelledby='unread']")[0])
    assert {_words(n) for n in page.xpath("//*[@data-count='heard' or @data-count='reports'][not(@data-event)]")} == {
        str(len(rows))
    }


def test_contested_events_beyond_those_shown_in_full_are_told(made: Fake) -> None:
    """A page of one event in full still lists every contested one, without a link that leads nowhere."""
    page = lxml_html.fromstring(report_html(made, options=ReportOptions(full=1)))
    told = page.xpath("//section[@aria-labelledby='contested']/ul/li")
    assert len(told) == sum(e.corroboration.level == "contested" for e in made.event_rows) >= 1
    ids = {n.get("id") for n in page.xpath("//*[@id]")}
    assert {h[1:] for h in page.xpath("//a/@href") if h.startswith("#")} <= ids


@pytest.mark.parametrize("style", ["de", "ar"])
def test_dates_of_another_language_are_marked_as_such(made: Fake, style: str) -> None:
    """Every date in another language stands in an element that says which; the rest of the page stays English."""
    page = lxml_html.fromstring(report_html(made, options=ReportOptions(dates=style)))
    month = {"de": "März", "ar": "مارس"}[style]
    loose = [t for t in page.xpath("//body//text()") if month in t and t.getparent().get("lang") != style]
    assert loose == []
    assert "March" not in _words(page.find("body"))


def test_options_that_can_be_none_are_refused(made: Fake) -> None:
    """R501 for a style of dates or a filter that there is not."""
    for options in (ReportOptions(dates="klingon"), ReportOptions(types=("RIOT",))):
        with pytest.raises(ReportedlyError, match="R501"):
            report_html(made, options=options)


def test_markup_of_places_and_voices_is_text(made: Fake) -> None:
    """Names that hold markup stand on map, in tables and in attributes as they are."""
    bad = '"><svg onload=alert(1)>'
    events = [replace(e, places=tuple(replace(p, name=bad, text=bad) for p in e.places)) for e in made.event_rows]
    said = (Attribution((Source(bad, bad, "official", Span(0, 0)),), "said", "stated", Span(0, 0)),)
    rows = [replace(r, attribution=said, outlet=bad) for r in made.record_rows]
    page = lxml_html.fromstring(report_html(replace(made, event_rows=events, record_rows=rows)))
    assert not page.xpath("//*[@onload]")
    assert bad in page.xpath("//*[local-name()='svg']//a/@aria-label")[0]
