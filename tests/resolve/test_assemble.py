"""Records put together."""

from __future__ import annotations

from dataclasses import replace

from reportedly.resolve import resolve_mentions
from tests.resolve.texts import act, doc_of, span_of

TEXT = "Police in Basra, Iraq, fired on protesters. Six people were killed on Friday."


def test_records_hold_their_words() -> None:
    """Every record's evidence, places and parties stand in the text as quoted."""
    doc = doc_of(TEXT)
    mention = replace(
        act(doc, "Police in Basra, Iraq, fired on protesters", "Police", "protesters"),
        support=(span_of(doc, "Friday"),),
    )
    (record,) = resolve_mentions(doc, [mention])
    assert [e.quote for e in record.evidence] == ["Police in Basra, Iraq, fired on protesters", "Friday"]
    assert all(doc.text[e.start : e.end] == e.quote for e in record.evidence)
    assert all(p.span.of(doc.text) == p.text for p in (*record.actor, *record.recipient))
    assert all(p.span.of(doc.text) == p.text for p in record.places)
    assert (record.actor[0].country, record.places[0].name) == ("IRQ", "Basra")


def test_ids_hang_on_report_span_and_type() -> None:
    """The same words give the same id again, another type another one; two equal acts get two ids."""
    doc = doc_of(TEXT)
    one, two = act(doc, "Six people were killed"), act(doc, "Six people were killed", kind="ACCUSE")
    ids = [r.id for r in resolve_mentions(doc, [one, two])]
    assert ids == [r.id for r in resolve_mentions(doc, [two, one])]
    assert len(set(ids)) == 2
    assert len({r.id for r in resolve_mentions(doc, [one, one])}) == 2


def test_records_come_in_the_order_of_the_text() -> None:
    """Records are sorted by where their clause stands."""
    doc = doc_of(TEXT)
    late, early = act(doc, "Six people were killed"), act(doc, "Police in Basra")
    assert [r.evidence[0].start for r in resolve_mentions(doc, [late, early])] == sorted(
        [late.clause.start, early.clause.start]
    )


def test_no_mentions_no_records() -> None:
    """A report without acts gives no records."""
    assert resolve_mentions(doc_of(TEXT), []) == ()


def test_people_without_a_country_are_at_home_in_the_report() -> None:
    """They are at home where the act was, unless the report speaks of that country far less than of its own."""
    doc = doc_of("Clashes shook Basra, Mosul, Najaf and Karbala in Iraq. Envoys met in Geneva. Residents fled.")
    fled = replace(act(doc, "Residents fled", "Residents", kind="ASSAULT"), places=(span_of(doc, "Geneva"),))
    (record,) = resolve_mentions(doc, [fled])
    assert record.actor[0].country == "IRQ"
    doc = doc_of("Clashes shook Basra in Iraq and Aleppo in Syria. Residents fled.")
    (record,) = resolve_mentions(
        doc, [replace(act(doc, "Residents fled", "Residents"), places=(span_of(doc, "Aleppo"),))]
    )
    assert record.actor[0].country == "SYR"


def test_who_is_there_is_at_home_there() -> None:
    """Protest and violence in a country that the sentence names are its people's, however much the report speaks of another."""
    text = "Envoys met in Boston, Chicago, Denver and Dallas in the United States. Crowds marched in Yemen. Crowds helped Yemen."
    doc = doc_of(text, *((n, "GPE") for n in ("Boston", "Chicago", "Denver", "Dallas", "United States", "Yemen")))
    marched = replace(act(doc, "Crowds marched in Yemen", "Crowds", kind="PROTEST"), places=(span_of(doc, "Yemen"),))
    (record,) = resolve_mentions(doc, [marched])
    assert record.actor[0].country == "YEM"
    (record,) = resolve_mentions(doc, [replace(marched, type="AID")])
    assert record.actor[0].country == "USA"


def test_a_sentence_may_begin_with_its_place() -> None:
    """Words at the head of a sentence hold the act as those at its end do."""
    others = "Envoys met in London, Leeds and York in Britain."
    for told in ("In Yemen soldiers fired on crowds.", "Soldiers fired on crowds in Yemen."):
        doc = doc_of(f"{others} {told}", *((n, "GPE") for n in ("London", "Leeds", "York", "Britain", "Yemen")))
        (record,) = resolve_mentions(doc, [act(doc, told.removesuffix("."), "oldiers", kind="ASSAULT")])
        assert {p.country for p in record.places} == {"YEM"}, told


def test_no_place_of_another_sentence_against_the_clause() -> None:
    """Where the clause tells a country, a town of another sentence and country is not the act's; an adjective tells none."""
    names = tuple((n, "GPE") for n in ("Oslo", "Bergen", "Norway", "Kenya", "Kenyan"))
    for clause, country in (
        ("Crowds burned flags across Kenya", "KEN"),
        ("In Kenya crowds burned flags", "KEN"),
        ("Crowds burned Kenyan flags", "NOR"),
    ):
        doc = doc_of(f"Ministers met in Oslo, Bergen and elsewhere in Norway. Envoys left Oslo. {clause}.", *names)
        (record,) = resolve_mentions(doc, [act(doc, clause, kind="PROTEST")])
        assert [p.country for p in record.places] == [country], clause
