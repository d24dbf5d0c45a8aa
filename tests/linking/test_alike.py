"""Whole reports of one event."""

from __future__ import annotations

from reportedly.linking import Leads
from reportedly.linking.openings import begins, fading
from reportedly.linking.words import stem
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
    assert [name.split(":")[0] for name, _ in made.reasons] == ["prior", "opening", "whole", "day"]


def leads(**changed: tuple[str, str]) -> Leads:
    """Reports a and b again, ``changed`` in outlet and day."""
    told = {i: ("", ROWS[i][0]) for i in ("a", "b")} | changed
    rows = [Report(i, ROWS[i][1], "", outlet=outlet, published=day) for i, (outlet, day) in told.items()]
    return Leads([*rows, *(Report(i, text, "", published=day) for i, (day, text) in FILLER.items())])


def test_one_outlet_seldom_tells_an_event_twice() -> None:
    """The same words speak less for one event where one outlet printed both."""
    two = leads(a=("Kite", "2019-11-10"), b=("Heron", "2019-11-10")).compare("a", "b")
    one = leads(a=("Kite", "2019-11-10"), b=("Kite", "2019-11-10")).compare("a", "b")
    assert dict(one.reasons)["outlet: same"] < -1
    assert one.weight < two.weight


def test_a_day_later_says_less() -> None:
    """Two days apart is weaker than one, and one than the same day."""
    weights = [leads(b=("", f"2019-11-{10 + n}")).compare("a", "b").weight for n in range(3)]
    assert weights == sorted(set(weights), reverse=True)


CAPTION = "Nov. 3: A ferry leaves the quay of Velm for its first crossing. "
STORY = "Police in Tarn closed the bridge on Monday after " + "a crack was found in its northern pillar. " * 9


def test_the_story_begins_at_its_dateline() -> None:
    """What stands before a dateline, a photo credit or a stamp is no part of the story."""
    for line in ("TARN, Veland (Reuters) - ", "TARN -- ", "Photograph: Ada Poe/Kite Images ", "21.14 GMT "):
        text = CAPTION + line + STORY
        assert text[begins(text) :].strip() == STORY.strip()
        assert "ferry" not in fading("", text, 500.0)
    assert begins(STORY) == 0
    assert begins("TARN -- Nothing.") == 0


def test_a_title_is_kept_before_a_dateline() -> None:
    """The page's caption is left out, its title is not."""
    found = fading("Harbour ferry delayed", CAPTION + "TARN -- " + STORY, 500.0)
    assert found["delay"] > found["pillar"] / 9
    assert "quay" not in found


def test_the_event_before_is_no_part_of_the_story() -> None:
    """What only dates the event is left out; the words behind the sentence's end are not moved."""
    plain = "Shots were fired at the depot of Ostra on Friday. Guards fled to the mill."
    dated = plain.replace(" on Friday", " a day after masked men burned the ferry at Velm")
    found = fading("", dated, 500.0)
    assert found.keys().isdisjoint({stem("burned"), "ferry", "velm"})
    assert {"depot", "ostra", "mill"} <= found.keys()
    assert found["depot"] == fading("", plain, 500.0)["depot"]
    assert found["mill"] < fading("", plain, 500.0)["mill"]


def test_words_fade() -> None:
    """The first sentence weighs most, and repetition is damped; what is far from the head is not read."""
    text = "Miners struck in Ostra. " + "Then they went home to wait. " * 40 + "Herons " + "x " * 4000 + "Ravens came."
    near, far = fading("", text, 500.0), fading("", text, 3000.0)
    assert near[stem("miners")] > 4 * near["heron"] > 0
    assert far["heron"] > near["heron"]
    assert near["home"] < 40 * near[stem("miners")]
    assert "raven" not in near


def test_a_head_of_capitals_takes_no_time() -> None:
    """Bounded patterns: nothing grows with the text."""
    assert begins("A" * 900 + " " + "(" * 200_000) == 0
    assert begins(("AAAA " * 180) + "-" * 1000) == 0
