"""Acts found in whole sentences: type, mode, modality, and what gives none."""

from __future__ import annotations

import pytest

from reportedly.events import find_mentions
from reportedly.records import Claim, Source, Span
from tests.events.made import doc_of, mentions

PLAIN = {
    "Warplanes bombed a market in Homs on Friday, killing nine people.": "ASSAULT",
    "Soldiers clashed with rebels near Homs on Friday.": "ASSAULT",
    "Police arrested 31 protesters in Hama on Sunday.": "COERCE",
    "Thousands of protesters took to the streets of Beirut on Saturday.": "PROTEST",
    "The opposition accused the government of killing civilians.": "ACCUSE",
    "The foreign ministry condemned the attack on Friday.": "ACCUSE",
    "The United Nations called on both sides to halt the fighting.": "REQUEST",
    "The rebels rejected the proposal on Monday.": "REJECT",
    "The government released 110 political prisoners on Sunday.": "RETREAT",
    "Turkey deployed troops along the Syrian border on Friday.": "MOBILIZE",
    "The court sentenced four soldiers to 30 years in prison.": "SANCTION",
    "A suicide bomber killed 12 soldiers in Kabul on Monday.": "ASSAULT",
}


def test_types() -> None:
    """Plain sentences give acts of their type, though they stand alone; one in twelve may be missed, none gets another type."""
    found = {text: {m.type for m in mentions(text)} for text in PLAIN}
    assert sum(kind in found[text] for text, kind in PLAIN.items()) >= len(PLAIN) - 1
    assert all(found[text] <= {kind, "ASSAULT"} for text, kind in PLAIN.items())


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Warplanes bombed a market in Homs on Friday, killing nine people.", "ASSAULT", "aerial"),
        ("A suicide bomber killed 12 soldiers in Kabul on Monday.", "ASSAULT", "suicide-attack"),
        ("A car bomb killed nine people in Homs on Friday.", "ASSAULT", "explosives"),
        (
            "Two attackers detonated suicide vests at a court in Kabul on Monday, killing nine.",
            "ASSAULT",
            "suicide-attack",
        ),
        ("Gunmen shot dead three policemen in Kano on Friday.", "ASSAULT", "firearms"),
        ("Police fired tear gas at protesters in Tunis on Friday.", "ASSAULT", "crowd-control"),
        ("Militants kidnapped three nurses near Kano on Friday.", "ASSAULT", "abduct"),
        ("Police arrested 31 protesters in Hama on Sunday.", "COERCE", "arrest"),
        ("The army shelled a village near Hama on Sunday, killing nine people.", "ASSAULT", "heavy-weapons"),
    ],
)
def test_modes(text: str, kind: str, mode: str) -> None:
    """The means named in the clause give the mode."""
    assert mode in {m.mode for m in mentions(text) if m.type == kind}


@pytest.mark.parametrize(
    "text",
    [
        "The company reported higher profits on Tuesday.",
        "Heavy rain is expected in the north on Sunday.",
        "The team won the final in Cairo on Saturday.",
        "He said he was tired.",
        "The museum opened a new wing in March.",
    ],
)
def test_no_act(text: str) -> None:
    """Business, weather, sport and mere saying give nothing."""
    assert mentions(text) == ()


def test_one_act_told_twice_in_a_clause_is_one() -> None:
    """The strikes and their killing are one record with the figure."""
    acts = [
        m for m in mentions("Air strikes on a market in Homs killed 21 civilians on Sunday.") if m.type == "ASSAULT"
    ]
    assert len(acts) == 1
    assert [(f.kind, f.min) for f in acts[0].figures] == [("killed", 21)]


def test_clause_is_words_of_the_text_round_the_trigger() -> None:
    """The clause holds the trigger and keeps to its own clause."""
    text = "Police arrested 31 protesters in Hama on Sunday, and the minister visited Cairo."
    act = next(m for m in mentions(text) if m.type == "COERCE")
    assert act.clause.covers(act.trigger)
    assert "Cairo" not in act.clause.of(text)


def test_issues_of_a_protest() -> None:
    """What is marched against is the issue."""
    text = "Thousands of protesters marched against corruption and unemployment in Basra on Friday."
    act = next(m for m in mentions(text) if m.type == "PROTEST")
    assert act.issues == ("corruption", "unemployment")


def test_place_and_time_words() -> None:
    """The place and the day of the clause are given as spans."""
    text = "Gunmen killed nine people in Kano on Saturday evening."
    (act,) = mentions(text)
    assert [p.of(text) for p in act.places] == ["Kano"]
    assert "Saturday" in act.times[0].of(text)


def test_a_covering_claim_is_the_attribution() -> None:
    """A claim whose content covers the act gives its chain; one elsewhere does not."""
    text = "Gunmen killed nine people in Kano on Saturday, the governor said."
    source = Source("the governor", "the governor", "official", Span(text.index("the governor"), text.index(" said.")))
    claim = Claim((source,), Span(text.index("said"), len(text) - 1), (Span(0, text.index(", the")),))
    (act,) = find_mentions(doc_of(text), (claim,))
    assert [s.text for s in act.attribution[0].chain] == ["the governor"]
    away = Claim((source,), None, (Span(len(text) - 2, len(text)),))
    assert find_mentions(doc_of(text), (away,))[0].attribution == ()


def test_nested_claims_run_from_the_nearest_voice_to_the_origin() -> None:
    """The wider claim's voice comes first, the inner one's last."""
    text = "State TV said the army reported that gunmen killed nine people in Kano on Saturday."
    tv = Source("State TV", "State TV", "outlet", Span(0, 8))
    army = Source("the army", "the army", "official", Span(14, 22))
    wide = Claim((tv,), Span(9, 13), (Span(14, len(text) - 1),))
    inner = Claim((army,), Span(23, 31), (Span(37, len(text) - 1),), "alleged")
    act = next(m for m in find_mentions(doc_of(text), (inner, wide)) if m.type == "ASSAULT")
    assert [s.text for s in act.attribution[0].chain] == ["State TV", "the army"]
    assert act.attribution[0].stance == "alleged"


def test_a_denied_act_is_denied_by_its_source() -> None:
    """What a source says did not happen is that act, denied, and the source is whoever denies it."""
    text = "The army denied on Monday that its soldiers had shelled the market of Kano, killing nine people."
    source = Source("The army", "The army", "official", Span(0, 8))
    claim = Claim((source,), Span(9, 15), (Span(text.index("that its"), len(text) - 1),), "denied")
    act = next(m for m in find_mentions(doc_of(text), (claim,)) if m.type == "ASSAULT")
    assert act.modality == "denied"
    assert [s.text for s in act.attribution[0].chain] == ["The army"]
    assert act.attribution[0].stance == "denied"


def test_a_repeated_sentence_gives_one_record() -> None:
    """The same sentence again is a duplicate."""
    text = "Gunmen killed nine people in Kano on Saturday. Gunmen killed nine people in Kano on Saturday."
    assert len(mentions(text)) == 1


def test_confidence_is_a_share_and_reasons_are_given() -> None:
    """Confidence lies between 0 and 1; the type's words are among the reasons."""
    (act,) = mentions("Gunmen killed nine people in Kano on Saturday.")
    assert 0 <= act.confidence <= 1
    assert dict(act.reasons)["type"] == "killed" or "killed" in dict(act.reasons)["type"]


def test_empty_report() -> None:
    """No words, no acts."""
    assert mentions("") == ()


def test_one_clause_tells_an_act_of_the_same_parties_once() -> None:
    """No two records of one report share type, clause, modality and parties unless their figures differ."""
    text = (
        "Soldiers raided homes in Hama on Friday and arrested 20 men, residents said.\n\nWarplanes bombed and shelled a market "
        "in Homs, killing nine people and wounding 30.\n\nProtesters marched and rallied in Beirut against the arrests."
    )
    told = [
        (
            m.type,
            m.clause,
            m.modality,
            *(p.span for p in m.actor),
            *(p.span for p in m.recipient),
            *(f.kind for f in m.figures),
        )
        for m in mentions(text)
    ]
    assert len(told) == len(set(told))
    assert {"COERCE", "ASSAULT", "PROTEST"} <= {m.type for m in mentions(text)}


def test_every_field_says_who_decided() -> None:
    """Issues, contexts and sources have a reason too: the words, and whether table, parse or claims gave them."""
    text = "Protesters marched in Tunis on Monday against corruption before the election, the union said."
    source = Source("the union", "the union", "organisation", Span(text.index("the union"), text.index(" said")))
    claim = Claim((source,), Span(text.index("said"), len(text) - 1), (Span(0, text.index(", the union")),), "stated")
    act = next(m for m in find_mentions(doc_of(text), (claim,)) if m.type == "PROTEST")
    why: dict[str, list[str]] = {}
    for field, reason in act.reasons:
        why.setdefault(field, []).append(reason)
    assert why["issue"] == [f"{x}, by the parse" for x in act.issues]
    assert [x.split(":")[0] for x in why["context"]] == list(act.contexts)
    assert all(x.endswith(", by table") for x in why["context"])
    assert why["source"] == ["the union: said, by the claims that hold the act"]


def test_a_march_has_the_demand_of_its_clause() -> None:
    """What the marchers demand is the protest's issue, though it hangs on another verb than the one that tells the march."""
    text = "Thousands of students poured into the streets of Basra on Friday demanding electoral reform."
    found = [i for m in mentions(text) if m.type == "PROTEST" for i in m.issues]
    assert any("electoral reform" in i for i in found)


def test_a_demand_of_people_in_no_office_has_its_issue() -> None:
    """What residents call for is what they are out for; what a minister demands is no protest's issue."""
    people = mentions(
        "Residents called for an inquiry into the killing of two farmers in Hama on Friday, reporters said."
    )
    assert any("inquiry" in i for m in people if m.type == "REQUEST" for i in m.issues)
    office = mentions("The foreign minister called for an inquiry into the killing of two farmers in Hama on Friday.")
    assert all(not m.issues for m in office if m.type == "REQUEST")
    assert any(m.type == "REQUEST" for m in office)
