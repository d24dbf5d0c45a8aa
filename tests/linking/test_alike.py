"""Whole reports of one event."""

from __future__ import annotations

from reportedly.linking import Leads
from reportedly.linking.alike import numbers, skeleton, told_days
from reportedly.linking.rareness import rarity_by_day
from reportedly.records import Report

ROWS = {
    "a": (
        "2019-11-10",
        "A shell hit the Harbour Market in Rivo on Sunday and killed 17 shoppers, the Delta Clinic said.",
    ),
    "b": (
        "2019-11-10",
        "Seventeen dead in Rivo: 17 shoppers were killed when a shell hit the Harbour Market, Delta Clinic says.",
    ),
    "c": ("2019-11-10", "Teachers in Old Kest refused to mark examinations until the Ministry of Schools pays them."),
    "d": (
        "2019-12-20",
        "A shell hit the Harbour Market in Rivo on Friday and killed 17 shoppers, the Delta Clinic said.",
    ),
    "e": ("2019-11-12", "The parliament in Old Kest opened its debate on the budget of the Ministry of Schools."),
}
FILLER = {
    f"f{i}": (f"2019-11-{1 + i:02}", f"{who} of {town} spoke of {what} for {i + 2} hours and went home.")
    for i, (who, town, what) in enumerate(
        (w, t, a)
        for w in ("Farmers", "Nurses", "Pilots")
        for t in ("Ostra", "Velm", "Tarn")
        for a in ("hail", "rent", "bridges")
    )
}
LEADS = Leads([Report(i, text, "", published=day) for i, (day, text) in (ROWS | FILLER).items()])


def test_same_event_in_other_words() -> None:
    """Place, toll, source and day agree: one event; another act of the day is not."""
    assert LEADS.same_event("a", "b")
    assert not LEADS.same_event("a", "c")


def test_weeks_apart_is_never_the_same() -> None:
    """Even the same words six weeks later are another event."""
    assert not LEADS.same_event("a", "d")


def test_the_sum_is_shown() -> None:
    """A comparison names its features, whichever report is given first."""
    made = LEADS.compare("b", "a")
    assert made == LEADS.compare("a", "b")
    assert dict(made.reasons)["prior"] < 0
    assert made.weight == round(sum(w for _, w in made.reasons), 4)


def test_numbers_are_no_dates() -> None:
    """Years, days of a month and clock times are no tolls."""
    assert numbers("On 12 November 2019 at 10:30, and on Nov 14, at least 26 died and 1,200 fled") == {26}


def test_numbers_in_words() -> None:
    """A toll in words is that in figures."""
    assert numbers("Six people and twelve children") == {6, 12}


def test_names_spelt_by_ear() -> None:
    """Vowels and doubled letters of a name tell nothing; a short name stays as it is."""
    assert skeleton("sheikhun") == skeleton("shaykhoun")
    assert skeleton("kest") != skeleton("rivo")
    assert skeleton("rivo") == "rivo"


def test_days_told() -> None:
    """The weekday that a lead names, not that of its stamp; without one the day of publication."""
    published = "2019-11-12"
    day = 737375
    assert told_days("Tuesday 12 Nov 2019 A shell fell on Monday", published) == (day - 1,)
    assert told_days("A shell fell", published) == (day,)
    assert told_days("A shell fell on Monday", "") == ()


def test_a_crisis_of_the_day_tells_nothing() -> None:
    """A word of every report of these days is commoner than the same word among reports of other years."""
    days = [737000] * 40 + [700000 + 10 * i for i in range(40)]
    bags = [{"flu", f"a{i}"} for i in range(40)] + [{f"b{i}"} for i in range(39)] + [{"flu", "c"}]
    rare = rarity_by_day(days, bags)
    assert rare[0]["flu"] < 0.5 < rare[79]["flu"]
    assert rare[0]["a0"] > 3
    assert rarity_by_day([0, 0], [{"x"}, {"y"}])[0]["x"] > 0
