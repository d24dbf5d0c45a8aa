"""The places of a report and of each act."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.resolve.fold import fold
from reportedly.resolve.places import find_places, place_names, set_scene
from reportedly.resolve.where import act_places
from tests.resolve.texts import act, doc_of, span_of


def test_the_report_decides_between_namesakes() -> None:
    """A Tripoli beside Benghazi is Libya's, beside Beirut it is Lebanon's."""
    for text, country in (
        ("In Libya, crowds filled Tripoli and Benghazi.", "LBY"),
        ("In Lebanon, crowds filled Tripoli and Beirut.", "LBN"),
    ):
        doc = doc_of(text, ("Libya", "GPE"), ("Lebanon", "GPE"), ("Tripoli", "GPE"))
        assert {p.country for p in find_places(doc) if p.text == "Tripoli"} == {country}


def test_containment_decides() -> None:
    """A state named right after a town says which town is meant."""
    doc = doc_of("A rally was held in Columbus, Georgia, on Monday.")
    (first, *_) = find_places(doc)
    assert first.admin1 == "Georgia"


def test_squares_named_together_are_two() -> None:
    """A coordination under a plural gives each city its own square."""
    doc = doc_of(
        "Crowds stayed in Baghdad’s Tahrir and Beirut’s Shohada (Martyrs) squares overnight.",
        ("Baghdad", "GPE"),
        ("Beirut", "GPE"),
    )
    found = {(p.name, p.city) for p in find_places(doc) if p.precision == "landmark"}
    assert found == {("Tahrir Square", "Baghdad"), ("Martyrs' Square", "Beirut")}


@pytest.mark.parametrize(("city", "country"), [("Cairo", "EGY"), ("Baghdad", "IRQ")])
def test_a_landmark_follows_its_city(city: str, country: str) -> None:
    """Tahrir Square lies in the city that the report names."""
    doc = doc_of(
        f"Police in {city} fired tear gas. Crowds fled Tahrir Square at dawn.", ("Tahrir Square", "FAC"), (city, "GPE")
    )
    assert [p.country for p in find_places(doc) if p.text == "Tahrir Square"] == [country]


def test_an_unknown_landmark_is_put_at_its_city() -> None:
    """A bridge that no list holds keeps its name and gets the point of the town beside it, marked a landmark."""
    doc = doc_of("Two men died on Zorblat Bridge in Basra, Iraq.", ("Zorblat Bridge", "FAC"))
    mention = act(doc, "Two men died on Zorblat Bridge in Basra", places=("Zorblat Bridge",))
    (places, how) = act_places(doc, mention, set_scene(doc))
    assert (places[0].name, places[0].precision, places[0].country, how) == (
        "Zorblat Bridge",
        "landmark",
        "IRQ",
        "stated",
    )
    assert places[0].lat is not None


def test_a_place_is_inherited_from_the_sentence_before() -> None:
    """An act with no place of its own is where the sentence before it was."""
    doc = doc_of("Shelling hit Homs in Syria on Monday. Six people were killed.", ("Homs", "GPE"), ("Syria", "GPE"))
    places, how = act_places(doc, act(doc, "Six people were killed"), set_scene(doc))
    assert (places[0].name, how) == ("Homs", "paragraph")


def test_a_capital_that_speaks_is_no_place() -> None:
    """Metonymy: the capital that accuses stands for its government."""
    doc = doc_of("Protesters marched in Kharkiv, Ukraine. Moscow accused the police of killing two men.")
    places, _ = act_places(doc, act(doc, "Moscow accused the police of killing two men"), set_scene(doc))
    assert "Moscow" not in [p.name for p in places]


def test_the_country_is_given_where_only_the_report_tells_it() -> None:
    """Without any place near, the country that the report is about is given."""
    doc = doc_of("Talks on Yemen failed.\nThree men were arrested.")
    places, how = act_places(doc, act(doc, "Three men were arrested"), set_scene(doc))
    assert (places[0].country, places[0].precision, how) == ("YEM", "country", "report")


def test_a_namesake_abroad_is_not_taken() -> None:
    """A hamlet that only exists far from all other names keeps its words and the report's country."""
    doc = doc_of("In Syria, Syrian troops left Aleppo and Homs and entered Kells at noon.", ("Kells", "GPE"))
    (place,) = place_names(doc, [*(span_of(doc, n) for n in ("Syria", "Aleppo", "Homs")), span_of(doc, "Kells")])[3:]
    assert (place.country, place.lat) == ("SYR", None)


def test_given_spans_are_resolved_in_order() -> None:
    """Given toponyms come back one for one."""
    doc = doc_of("From Mosul to Erbil in Iraq.")
    spans = [span_of(doc, "Mosul"), span_of(doc, "Erbil")]
    assert [(p.span, p.country) for p in place_names(doc, spans)] == [(spans[0], "IRQ"), (spans[1], "IRQ")]


def test_a_party_named_beside_an_act_is_not_its_place() -> None:
    """Words that are a group, or a country that is not stood in, give way to the town of the clause."""
    doc = doc_of("NATO and the US said that shells killed two bakers in Aleppo, Syria.")
    mention = replace(act(doc, "shells killed two bakers in Aleppo"), places=(span_of(doc, "NATO"), span_of(doc, "US")))
    places, how = act_places(doc, mention, set_scene(doc))
    assert ([p.name for p in places], how) == (["Aleppo"], "clause")


def test_the_town_of_the_clause_stands_before_one_stated_elsewhere() -> None:
    """A place stated from another sentence yields to the town that the clause itself names."""
    doc = doc_of("Talks were held in Tripoli, Libya. Gunmen shot dead a judge in Benghazi.")
    mention = replace(act(doc, "Gunmen shot dead a judge in Benghazi"), places=(span_of(doc, "Tripoli"),))
    places, how = act_places(doc, mention, set_scene(doc))
    assert ([p.name for p in places], how) == (["Benghazi"], "clause")


def test_an_unknown_name_counts_only_where_it_is_written_as_a_place() -> None:
    """A sect that the parse takes for a place gives way to the town before; a village "in" which it was does not."""
    text = "Shells fell on Homs, Syria. Two Alawites died. Others were killed in Qalmarin."
    doc = doc_of(text, ("Alawites", "GPE"), ("Qalmarin", "GPE"))
    scene = set_scene(doc)
    assert [p.name for p in act_places(doc, act(doc, "Two Alawites died"), scene)[0]][:1] == ["Homs"]
    assert [p.name for p in act_places(doc, act(doc, "Others were killed in Qalmarin"), scene)[0]] == ["Qalmarin"]


def test_states_in_a_list_do_not_hold_one_another() -> None:
    """In a list of three states none is a town of the next; two names with a comma are a town and its state."""
    names = [(n, "GPE") for n in ("California", "Pennsylvania", "Ohio")]
    listed = doc_of("Crowds met in California, Pennsylvania and Ohio on Monday.", *names)
    assert [p.precision for p in find_places(listed)] == ["admin1"] * 3
    town = doc_of("Crowds met in California, Pennsylvania on Monday.", *names)
    assert [p.precision for p in find_places(town)] == ["city", "admin1"]


def test_a_part_of_a_place_lies_where_the_whole_does() -> None:
    """A side of a town keeps its own name and gets the town's point."""
    doc = doc_of("Police in Kenya shot at men in Eastern Nairobi.", ("Kenya", "GPE"), ("Eastern Nairobi", "LOC"))
    (_, part) = place_names(doc, [span_of(doc, "Kenya"), span_of(doc, "Eastern Nairobi")])
    assert (part.name, part.country, part.lat is not None) == ("Eastern Nairobi", "KEN", True)


def test_streets_are_told_only_where_they_are_asked_for() -> None:
    """A street that no list holds is a toponym of its own kind."""
    doc = doc_of("The shop stood on Zorblat Street in Leeds, England.", ("Zorblat Street", "FAC"), ("Leeds", "GPE"))
    assert "Zorblat Street" in [p.text for p in find_places(doc, roads=True)]
    assert "Zorblat Street" not in [p.text for p in find_places(doc)]


@pytest.mark.parametrize("verb", ["said", "denied", "has accused"])
def test_a_city_that_speaks_is_no_place_of_the_act(verb: str) -> None:
    """Metonymy: "Baghdad said" tells the government, the town of the clause before tells the place."""
    text = f"Shells hit Mosul in Iraq. Baghdad {verb} the army of killing two men."
    doc = doc_of(text, ("Mosul", "GPE"), ("Iraq", "GPE"), ("Baghdad", "GPE"))
    places, _ = act_places(doc, act(doc, f"Baghdad {verb} the army of killing two men"), set_scene(doc))
    assert [p.name for p in places][:1] == ["Mosul"]


def test_a_city_where_an_act_was_is_its_place() -> None:
    """The same city after "in" is a place, so that the test above can fail."""
    doc = doc_of("Shells hit Mosul in Iraq. Police killed two men in Baghdad.", ("Mosul", "GPE"), ("Baghdad", "GPE"))
    places, _ = act_places(doc, act(doc, "Police killed two men in Baghdad"), set_scene(doc))
    assert [p.name for p in places] == ["Baghdad"]


@pytest.mark.parametrize(
    ("words", "city"),
    [
        ("the Zorblat Bridge in Basra", "Basra"),
        ("Zorblat Square in Basra", "Basra"),
        ("the Zorblat district of Mosul", "Mosul"),
        ("Zorblat camp near Erbil", "Erbil"),
    ],
)
def test_unknown_public_places_lie_at_the_city_named(words: str, city: str) -> None:
    """A bridge, square, district or camp that no list holds gets its city's point and the precision landmark."""
    doc = doc_of(f"Two men died at {words}, Iraq.", (city, "GPE"), ("Iraq", "GPE"))
    mention = act(doc, f"Two men died at {words}", places=(words,))
    places, _ = act_places(doc, mention, set_scene(doc))
    assert (places[0].precision, "Zorblat" in places[0].name, places[0].lat is not None) == ("landmark", True, True)
    assert city not in places[0].name
    assert fold(places[0].city).startswith(fold(city))


def test_the_white_house_is_the_one_of_the_report() -> None:
    """A landmark's name is read by the report's city and country."""
    doc = doc_of("Crowds stood at the White House in Washington, USA.", ("Washington", "GPE"), ("USA", "GPE"))
    assert [p.country for p in find_places(doc) if p.text == "White House"] == ["USA"]


def test_a_landmark_is_no_other_name_of_a_town() -> None:
    """Casablanca means white house, but no report calls it so."""
    doc = doc_of("Crowds stood at the White House on Monday.", ("White House", "FAC"))
    assert [p.country for p in find_places(doc) if p.text == "White House"] == ["USA"]


def test_a_genitive_that_lost_its_apostrophe_parts_names() -> None:
    """The division after it is found."""
    doc = doc_of("A blast hit two villages in Iraqs Diyala province on Monday.", ("Iraqs Diyala province", "GPE"))
    assert [(p.country, p.precision) for p in find_places(doc) if "Diyala" in p.text] == [("IRQ", "admin1")]


@pytest.mark.parametrize(
    ("text", "others", "area", "country", "ident"),
    [
        ("Farmers clashed in the Delta on Monday. Cairo and Tanta in Egypt stayed calm.", "Cairo|Tanta|Egypt", "Delta", "EGY", "region:nile delta"),
        ("Rice barges burned in the Delta on Friday, officials in Hanoi and Can Tho said.", "Hanoi|Can Tho", "Delta", "VNM", "region:mekong delta"),
        ("Gunmen blew up a pipeline in the Delta, officials in Lagos and Abuja, Nigeria, said.", "Lagos|Abuja|Nigeria", "Delta", "NGA", "region:niger delta"),
        ("Shops shut in the Valley. Srinagar and Baramulla in India were quiet.", "Srinagar|Baramulla|India", "Valley", "IND", "region:kashmir valley"),
        ("Floods hit the Coast. Kisumu and Nairobi in Kenya saw rain too.", "Kisumu|Nairobi|Kenya", "Coast", "KEN", ""),
        ("Rain fell in the Centre. Kisumu and Nairobi in Kenya saw it too.", "Kisumu|Nairobi|Kenya", "Centre", "KEN", ""),
    ],
)  # fmt: skip
def test_areas_at_home(text: str, others: str, area: str, country: str, ident: str) -> None:
    """A bare "Delta" or "Coast" is the one of the country of which the report speaks; where that has none it is only in it."""
    doc = doc_of(text)
    names = sorted(span_of(doc, n) for n in (area, *others.split("|")))
    found = {p.text: p for p in place_names(doc, names)}
    assert (found[area].country, found[area].gazetteer_id) == (country, ident)


def test_an_area_with_its_country_beside_it() -> None:
    """The country that stands right after says which is meant, whatever else the report speaks of."""
    doc = doc_of("Envoys met in Hanoi, Hue and Can Tho. Boats sank off Delta, Nigeria.")
    names = sorted(span_of(doc, n) for n in ("Hanoi", "Hue", "Can Tho", "Delta", "Nigeria"))
    assert next(p for p in place_names(doc, names) if p.text == "Delta").country == "NGA"
