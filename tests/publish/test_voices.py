"""Tests of the chapter on who cites whom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html as lxml_html

from reportedly.publish import report_html
from reportedly.publish.view import View
from reportedly.publish.voices import relays, reprints
from reportedly.records import Attribution, Source, Span
from tests.publish.fakes import Fake, shelf


@pytest.fixture(scope="module")
def made() -> Fake:
    """The made store."""
    return shelf()


def _said(*names: str) -> tuple[Attribution, ...]:
    chain = tuple(Source(n, n, "official", Span(0, 0)) for n in names)
    return (Attribution(chain, "said", "stated", Span(0, 0)),)


def test_one_voice_in_other_letters_is_one_voice(made: Fake) -> None:
    """Case does not make two of it; the passages of both spellings are counted together."""
    found, nameless = relays(View(made))
    by = {r.origin.casefold(): r for r in found}
    assert len(by) == len(found)
    said = [
        r for r in made.record_rows for a in r.attribution if a.chain[-1].name.casefold() == "the interior ministry"
    ]
    ministry = by["the interior ministry"]
    assert ministry.passages == len({r.id for r in said})
    assert dict(ministry.outlets) == {o: sum(r.outlet == o for r in said) for o in {r.outlet for r in said}}
    assert nameless == 0


def test_an_outlet_does_not_cite_itself_and_a_pronoun_is_nobody(made: Fake) -> None:
    """Its own voice is no relay; passages by "one" are counted apart; voices between are named."""
    first, second, third = made.record_rows[:3]
    rows = [
        replace(first, attribution=_said(first.outlet)),
        replace(second, attribution=_said("one")),
        replace(third, attribution=_said("Byrsa Press", "the clinic")),
    ]
    found, nameless = relays(View(replace(made, record_rows=rows)))
    assert [(r.origin, r.through) for r in found] == [("the clinic", ("Byrsa Press",))]
    assert nameless == 1


def test_a_witness_is_never_named(made: Fake) -> None:
    """The sister who speaks appears by her role."""
    names = " ".join(r.origin for r in relays(View(made))[0])
    assert "Dhouibi" not in names
    assert "[name withheld]" in names


def test_who_prints_whose_text_is_told_by_outlet(made: Fake) -> None:
    """The copy in the store, under the names of both outlets."""
    assert [(r.source, r.copy, r.reports) for r in reprints(View(made))] == [("Byrsa Press", "Med Ledger", 1)]


def test_each_count_is_that_of_records(made: Fake) -> None:
    """Every number of the chapter is a count of records with that origin and outlet, or of copies."""
    records = {r.id: View(made).redactor.record(r) for r in made.record_rows}
    page = lxml_html.fromstring(report_html(made))
    (chapter,) = page.xpath("//section[@aria-labelledby='voices']")
    shown = chapter.xpath(".//*[@data-origin]")
    assert len(shown) >= 8
    for node in shown:
        origin, outlet = node.get("data-origin").casefold(), node.get("data-outlet")
        said = [
            r
            for r in records.values()
            if any(a.chain and a.chain[-1].name.casefold() == origin for a in r.attribution)
            and outlet in (None, r.outlet)
        ]
        assert int(node.text) == len(said)
    for node in chapter.xpath(".//*[@data-count='reprints']"):
        outlets = {r.id: r.outlet for r in made.report_rows}
        pairs = [(outlets[c.source], outlets[c.copy]) for c in made.copy_rows if c.kind != "passage"]
        assert int(node.text) == pairs.count((node.get("data-source"), node.get("data-copy")))
