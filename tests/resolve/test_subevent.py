"""ACLED sub-event types of coded records: one made record for each rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.records import Figure, Party, Span
from reportedly.resolve import resolve_mentions
from reportedly.resolve.subevent import LABELS, judge, sub_event
from tests.resolve.texts import act, doc_of

NOWHERE = Span(0, 0)


def party(text: str, sectors: str = "", country: str = "", *, private: bool = False) -> Party:
    """A party by its words and sectors."""
    return Party(text, text, country, tuple(sectors.split()), private=private, span=NOWHERE)


def figure(kind: str, number: int = 3, scope: str = "event") -> Figure:
    """A plain figure."""
    return Figure(kind, number, number, vague=False, qualifier="", scope=scope, text=str(number), span=NOWHERE)


ARMY = party("the army", "MIL", "IRQ")
FOREIGN = party("the neighbour's army", "MIL", "TUR")
REBELS = party("rebels", "REB")
POLICE = party("police", "COP", "IRQ")
GANG = party("a gang", "CRM")
PEOPLE = party("residents of the quarter", "CVL", private=True)
TEACHER = party("a teacher", "EDU", private=True)
MARCHERS = party("protesters", "CVL OPP", private=True)
MOB = party("an angry mob", "CVL")
SHOP = party("a shop", "BUS")


@pytest.mark.parametrize(
    ("mode", "actor", "recipient", "figures", "words", "label"),
    [
        ("sexual", [REBELS], [TEACHER], [], "rebels raped a teacher", "Sexual violence"),
        ("unconventional", [ARMY], [PEOPLE], [], "chlorine was dropped on the quarter", "Chemical weapon"),
        ("suicide-attack", [REBELS], [ARMY], [], "a bomber blew himself up", "Suicide bomb"),
        ("aerial", [ARMY], [REBELS], [], "warplanes struck rebels", "Air/drone strike"),
        ("drone", [ARMY], [], [], "a drone hit the town", "Air/drone strike"),
        ("heavy-weapons", [ARMY], [PEOPLE], [], "the army shelled the quarter", "Shelling/artillery/missile attack"),
        ("heavy-weapons", [ARMY, REBELS], [], [], "the army and rebels exchanged fire", "Armed clash"),
        ("explosives", [], [ARMY], [], "a roadside bomb hit the patrol", "Remote explosive/landmine/IED"),
        ("explosives", [], [SHOP], [], "men threw a grenade into a shop", "Grenade"),
        ("explosives", [], [SHOP], [], "men hurled a home-made bomb into a shop", "Grenade"),
        ("explosives", [], [SHOP], [], "a rocket-propelled grenade hit a shop", "Remote explosive/landmine/IED"),
        ("abduct", [REBELS], [TEACHER], [], "rebels kidnapped a teacher", "Abduction/forced disappearance"),
        ("abduct", [REBELS], [TEACHER], [figure("killed")], "rebels kidnapped and killed them", "Attack"),
        ("abduct", [ARMY], [REBELS], [], "the army captured several rebels", "Armed clash"),
        ("destroy", [REBELS], [SHOP], [], "rebels burned a shop", "Looting/property destruction"),
        ("destroy", [REBELS], [PEOPLE], [figure("killed")], "rebels burned houses and killed three", "Attack"),
        ("crowd-control", [POLICE], [MARCHERS], [], "police fired tear gas", "Protest with intervention"),
        (
            "crowd-control",
            [POLICE],
            [MARCHERS],
            [figure("killed")],
            "police fired tear gas",
            "Excessive force against protesters",
        ),
        ("firearms", [POLICE], [MARCHERS], [], "police fired on protesters", "Excessive force against protesters"),
        ("beat", [POLICE], [MARCHERS], [], "police beat protesters", "Excessive force against protesters"),
        (None, [POLICE], [MARCHERS], [], "police clashed with protesters", "Violent demonstration"),
        (None, [MARCHERS], [POLICE], [], "protesters attacked police", "Violent demonstration"),
        (None, [ARMY], [REBELS], [], "the army clashed with rebels", "Armed clash"),
        (None, [ARMY, REBELS], [], [], "the army and rebels met", "Armed clash"),
        ("firearms", [], [POLICE], [], "gunfire killed an officer", "Armed clash"),
        ("firearms", [GANG], [POLICE], [], "a gang shot at police", "Armed clash"),
        (None, [], [], [figure("killed")], "three were killed in fighting", "Armed clash"),
        (None, [MOB], [TEACHER], [figure("killed")], "an angry mob beat a teacher to death", "Mob violence"),
        (None, [PEOPLE], [POLICE], [], "residents attacked police", "Mob violence"),
        (None, [SHOP], [TEACHER], [], "the two sides clashed", "Mob violence"),
        ("firearms", [REBELS], [TEACHER], [], "rebels shot a teacher", "Attack"),
        ("torture", [POLICE], [TEACHER], [], "police tortured a teacher", "Attack"),
        (None, [], [TEACHER], [figure("killed")], "a teacher was killed in clashes", "Armed clash"),
        (None, [], [], [figure("killed")], "three were killed", "Attack"),
        (None, [ARMY], [REBELS], [], "the army recaptured the town from rebels", "Government regains territory"),
        (None, [REBELS], [ARMY], [], "rebels seized control of the town", "Non-state actor overtakes territory"),
        (None, [FOREIGN], [REBELS], [], "it captured the town", "Non-state actor overtakes territory"),
        (None, [ARMY], [PEOPLE], [figure("killed", scope="cumulative")], "40 killed since May", ""),
        (None, [], [PEOPLE], [figure("displaced")], "thousands fled the town", "Other"),
    ],
)
def test_violence(
    mode: str | None, actor: list[Party], recipient: list[Party], figures: list[Figure], words: str, label: str
) -> None:
    """An ASSAULT gets the type that the codebook's definition names: by means, then by who bears arms."""
    assert sub_event("ASSAULT", mode, "actual", actor, recipient, figures, words, "IRQ") == label


@pytest.mark.parametrize(
    ("mode", "figures", "words", "label"),
    [
        ("demo", [], "thousands marched", "Peaceful protest"),
        ("strike", [], "teachers went on strike", "Peaceful protest"),
        ("hunger", [], "prisoners began a hunger strike", "Peaceful protest"),
        ("boycott", [], "students boycotted lectures", "Peaceful protest"),
        (None, [], "residents protested", "Peaceful protest"),
        ("obstruct", [], "farmers blocked the road with tractors", "Peaceful protest"),
        ("obstruct", [], "farmers blocked the road with burning tyres", "Violent demonstration"),
        ("demo", [], "police dispersed a march with tear gas", "Protest with intervention"),
        ("demo", [figure("arrested")], "thousands marched", "Protest with intervention"),
        ("demo", [figure("killed")], "thousands marched", "Excessive force against protesters"),
        ("demo", [figure("injured")], "they marched and were fired on", "Excessive force against protesters"),
        ("demo", [figure("injured")], "thousands marched", "Peaceful protest"),
        ("demo", [], "demonstrators threw stones at riot police", "Violent demonstration"),
        ("riot", [figure("killed")], "rioters fought police", "Violent demonstration"),
        ("vandalize", [], "a statue was toppled", "Violent demonstration"),
    ],
)
def test_protests(mode: str | None, figures: list[Figure], words: str, label: str) -> None:
    """A PROTEST is peaceful, met with intervention or with lethal force, or violent itself."""
    assert sub_event("PROTEST", mode, "actual", [MARCHERS], [], figures, words) == label


@pytest.mark.parametrize(
    ("kind", "mode", "actor", "recipient", "words", "label"),
    [
        ("COERCE", "arrest", [POLICE], [TEACHER], "police arrested a teacher", "Arrests"),
        ("COERCE", "arrest", [POLICE], [MARCHERS], "police arrested protesters", "Protest with intervention"),
        ("COERCE", None, [POLICE], [MARCHERS], "a crackdown on protesters", "Protest with intervention"),
        ("COERCE", "seize", [POLICE], [], "police seized weapons", "Disrupted weapons use"),
        ("COERCE", "seize", [REBELS], [], "rebels took control of the town", "Non-violent transfer of territory"),
        ("COERCE", "seize", [REBELS], [], "rebels declared a state of their own", "Change to group/activity"),
        ("COERCE", "seize", [REBELS], [SHOP], "rebels seized the goods of a shop", "Looting/property destruction"),
        ("COERCE", "curfew", [ARMY], [], "a curfew was declared", "Other"),
        ("COERCE", "censor", [ARMY], [], "a newspaper was banned", ""),
        ("RETREAT", "ceasefire", [ARMY], [], "guns fell silent", "Agreement"),
        ("RETREAT", "release", [REBELS], [], "rebels exchanged prisoners with the army", "Agreement"),
        ("RETREAT", "release", [REBELS], [], "rebels let a teacher go", ""),
        ("RETREAT", "withdraw", [ARMY], [], "the army handed over the base", "Non-violent transfer of territory"),
        ("RETREAT", "withdraw", [ARMY], [], "the army pulled back", "Change to group/activity"),
        ("RETREAT", "withdraw", [PEOPLE], [], "residents left the town", ""),
        ("RETREAT", "disarm", [REBELS], [], "rebels gave up their guns", "Change to group/activity"),
        ("RETREAT", None, [ARMY], [], "ten soldiers defected", "Change to group/activity"),
        ("MOBILIZE", "troops", [ARMY], [], "troops were sent to the border", "Change to group/activity"),
        ("MOBILIZE", "troops", [ARMY], [], "the army set up a new base", "Headquarters or base established"),
        ("MOBILIZE", "police", [POLICE], [], "police lined the streets", ""),
        ("AGREE", None, [ARMY], [REBELS], "both accepted a truce", "Agreement"),
        ("AGREE", None, [POLICE], [], "they agreed to publish the report", ""),
        ("ACCUSE", None, [ARMY], [REBELS], "the army blamed rebels for the attack", ""),
        ("THREATEN", "violence", [REBELS], [], "rebels threatened to attack", ""),
    ],
)
def test_developments(
    kind: str, mode: str | None, actor: list[Party], recipient: list[Party], words: str, label: str
) -> None:
    """Acts without violence are strategic developments where the codebook lists them, and nothing else."""
    assert sub_event(kind, mode, "actual", actor, recipient, [], words) == label


@pytest.mark.parametrize("modality", ["planned", "threatened", "hypothetical", "denied"])
def test_what_did_not_take_place_has_no_type(modality: str) -> None:
    """ACLED records what took place."""
    assert sub_event("ASSAULT", "aerial", modality, [ARMY], [REBELS], [], "warplanes struck") == ""


def test_every_label_is_acleds() -> None:
    """There are 25 labels, and what is judged is one of them, with a ground."""
    assert len(set(LABELS)) == 25
    label, ground = judge("ASSAULT", "drone", "actual", [ARMY], [REBELS], [], "a drone hit")
    assert label in LABELS
    assert ground == "mode drone"
    assert judge("ACCUSE", None, "actual", [ARMY], [], []) == ("", "")


def test_records_carry_their_type() -> None:
    """A record that is put together has its sub-event type, and the ground for it among its reasons."""
    doc = doc_of("Police in Basra, Iraq, fired on protesters.")
    mention = replace(act(doc, "Police in Basra, Iraq, fired on protesters", "Police", "protesters"), mode="firearms")
    (record,) = resolve_mentions(doc, [mention])
    assert record.sub_event == "Excessive force against protesters"
    assert ("sub_event", "violence against demonstrators") in record.reasons
    assert dict(record.reasons)["time"].startswith(("the publication date", "no words"))
    (planned,) = resolve_mentions(doc, [replace(mention, modality="planned")])
    assert planned.sub_event == ""
    assert "sub_event" not in dict(planned.reasons)
