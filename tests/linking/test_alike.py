"""Whole reports of one event."""

from __future__ import annotations

from reportedly.linking import Leads
from reportedly.linking.alike import numbers
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
