"""Places and days that stand outside an act's own words."""

from __future__ import annotations

from reportedly.events import find_mentions
from reportedly.reading import read_reports
from reportedly.records import EventRecord, Report
from reportedly.resolve import resolve_mentions
from reportedly.resolve.choice import chance as likely
from reportedly.resolve.when import days_of
from tests.events.made import doc_of


def records(text: str) -> list[EventRecord]:
    """The records of a made-up text published on Sunday 12 May 2019."""
    doc = doc_of(text)
    return list(resolve_mentions(doc, find_mentions(doc, ())))


def of_type(text: str, kind: str) -> EventRecord:
    """The first record of a type."""
    return next(r for r in records(text) if r.type == kind)


SHELLING = "Gunmen shelled the market in Hama on Monday, killing four porters."


def test_a_deed_keeps_the_place_of_its_words() -> None:
    """What stands in the clause of a deed holds."""
    found = of_type(SHELLING, "ASSAULT")
    assert [p.name for p in found.places] == ["Hama"]
    assert found.time is not None
    assert found.time.start == "2019-05-06"


def test_words_said_elsewhere_have_no_place() -> None:
    """Who condemns an attack does so nowhere in particular: not at the place of the attack."""
    text = f"{SHELLING} Meanwhile the French government has condemned the Syrian government many times."
    assert of_type(text, "ACCUSE").places == ()


def test_where_no_town_is_likely_the_country_stands() -> None:
    """A deed told of the whole country does not take the town of the deed before it."""
    text = f"{SHELLING} Hundreds of people have been killed across Syria since the start of the uprising."
    assert [p.name for p in records(text)[0].places] == ["Hama"]
    later = [r for r in records(text) if "Hundreds" in r.evidence[0].quote]
    assert [[p.country for p in r.places] for r in later] == [["SYR"]]
    assert not any(p.name == "Hama" for r in later for p in r.places)


def test_a_place_in_the_clause_is_likelier_than_one_before() -> None:
    """For a deed and for words; and a deed's place is likelier than that of words."""
    clause, before = {"ring clause": 1.0, "after in": 1.0}, {"ring many back": 1.0, "after in": 1.0}
    deed, words = {"bias": 1.0, "deed: ring many back": 1.0}, {"bias": 1.0, "speech: ring many back": 1.0}
    assert likely("town", {"bias": 1.0} | clause) > likely("town", {"bias": 1.0} | before)
    assert likely("town", deed | before) > likely("town", words | before)


def test_every_day_about_an_act_is_weighed() -> None:
    """The days of its sentence and of those before, the publication's week, and none."""
    doc = doc_of("The council met on Friday. Gunmen shelled the market in Hama on Monday, killing four porters.")
    mentions = find_mentions(doc, ())
    found = days_of(doc, next(m for m in mentions if m.type == "ASSAULT"), mentions, doc.report.published)
    assert {d.time.start for d in found if d.how == "words"} == {"2019-05-10", "2019-05-06"}
    assert [d.how for d in found[-2:]] == ["publication", "none"]


def test_without_publication_the_rules_decide() -> None:
    """No publication date leaves a stated date as it is, and everything else without a day."""
    text = "Gunmen shelled the market in Hama on 6 May 2019, killing four porters. Soldiers stormed a school in Homs."
    doc = next(read_reports([Report("undated", text, "", outlet="The Test Herald")]))
    found = resolve_mentions(doc, find_mentions(doc, ()))
    assert found
    assert found[0].time is not None
    assert found[0].time.start == "2019-05-06"


def test_a_year_of_another_age_is_no_day_of_an_act() -> None:
    """The year in a law's name dates the law, and a long count read as a year dates nothing."""
    law = (
        "Police arrested nine students and expelled two teachers in Hama under the Assembly Act of 1907, a lawyer said."
    )
    found = of_type(
        f"{law} Protesters blocked the road to Homs, residents said. Soldiers shelled two villages.", "COERCE"
    )
    assert found.time is None or not found.time.start.startswith("1907")


def test_news_that_nothing_dates_is_of_the_week() -> None:
    """An act of the day's news without a day is of the report's week."""
    news = records("Soldiers shelled two villages near Hama, killing four porters.")[0]
    assert news.time is not None
    assert (news.time.start, news.time.precision) == ("2019-05-12", "week")


def test_an_act_in_two_countries_has_both() -> None:
    """Where no town is told each country that is likely stands."""
    text = "Thousands of students poured into the streets in Iraq and Lebanon on Friday demanding electoral reform."
    assert {p.country for p in of_type(text, "PROTEST").places} == {"IRQ", "LBN"}


def test_words_of_a_land_about_itself_have_its_country() -> None:
    """Who accuses his own government does so at home, where the report speaks of no other land."""
    text = f"{SHELLING} Syrian lawmakers accused the Syrian government of corruption, a lawyer in Homs said."
    assert {p.country for p in of_type(text, "ACCUSE").places} == {"SYR"}


def test_the_day_before_is_counted_from_the_day_in_focus() -> None:
    """At the end of a clause such words mean the day before the one last told."""
    text = "The agency said on Friday that gunmen had killed four porters in Hama the day before."
    found = of_type(text, "ASSAULT")
    assert found.time is not None
    assert found.time.start == "2019-05-09"
