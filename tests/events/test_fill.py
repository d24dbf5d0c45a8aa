"""From the network's labels around an act to parties and figures."""

from __future__ import annotations

import numpy as np

from reportedly.events.acts import Act, decide
from reportedly.events.fill import Found, Parties, give_figures, parties_of
from reportedly.events.network import ACTOR, FIGURE, LABELS, RECIPIENT
from reportedly.events.roles import Roles
from reportedly.events.sentences import Reading
from reportedly.events.sides import Around, belief, candidates_of
from tests.events.made import doc_of
from tests.events.test_acts import _seen


def around_of(reading: Reading, given: dict[str, tuple[int, float]]) -> Around:
    """Labels of the whole report in which words have the given chance of a label."""
    count = len(reading.tree.tokens)
    chances = np.zeros((count, len(LABELS)), np.float32)
    for word, (label, chance) in given.items():
        at = next(i for i, t in enumerate(reading.tree.tokens) if t.text == word)
        chances[at, label] = chance
    chances[:, 0] = 1 - chances[:, 1:].sum(axis=1)
    return 0, chances


def _words(reading: Reading, found: tuple[Found, ...]) -> list[str]:
    return [reading.tree.span(x.first, x.last).of(reading.doc.text) for x in found]


def test_labelled_words_are_the_parties() -> None:
    """Each labelled phrase is one party, coordinated ones are several."""
    reading = Reading(doc_of("Soldiers and masked gunmen beat nine students in Hama."), ())
    labels = {"Soldiers": (ACTOR, 0.8), "masked": (ACTOR, 0.7), "gunmen": (ACTOR, 0.8), "students": (RECIPIENT, 0.9)}
    found = parties_of(reading, around_of(reading, labels), Roles(), "ASSAULT", 1)
    assert _words(reading, found.actor) == ["Soldiers", "masked gunmen"]
    assert _words(reading, found.recipient) == ["nine students"]
    assert all(x.why.startswith("believed") for x in (*found.actor, *found.recipient))


def test_the_parse_speaks_for_what_the_network_leaves_open() -> None:
    """A noun that the network hardly holds a party is likelier one where the parse says so too."""
    reading = Reading(doc_of("Soldiers beat nine students in Hama."), ())
    around = around_of(reading, {"Soldiers": (ACTOR, 0.3)})
    rules = Roles((0,), ())
    assert _words(reading, parties_of(reading, around, rules, "ASSAULT", 1).actor) == ["Soldiers"]
    believed = [c.signs["actor"] for c in candidates_of(reading, around, rules, "ASSAULT", 1) if c.head == 0]
    alone = [c.signs["actor"] for c in candidates_of(reading, around, Roles(), "ASSAULT", 1) if c.head == 0]
    assert belief("actor", believed[0]) > belief("actor", alone[0])


def test_a_word_of_number_is_no_party() -> None:
    """A label on "more" is one on the people whom it counts."""
    reading = Reading(doc_of("The shelling wounded more than 60 villagers near Hama."), ())
    found = parties_of(
        reading, around_of(reading, {"more": (RECIPIENT, 0.9), "villagers": (RECIPIENT, 0.9)}), Roles(), "ASSAULT", 2
    )
    assert _words(reading, found.recipient) == ["more than 60 villagers"]


def test_doubtful_parties_that_stand_apart_are_left_out() -> None:
    """Beside a sure party a doubtful one counts only where it is coordinated with it."""
    reading = Reading(doc_of("Soldiers who had met the farmers beat drivers and porters in Hama."), ())
    labels = {
        "Soldiers": (ACTOR, 0.9),
        "farmers": (ACTOR, 0.45),
        "drivers": (RECIPIENT, 0.9),
        "porters": (RECIPIENT, 0.42),
    }
    found = parties_of(reading, around_of(reading, labels), Roles(), "ASSAULT", 6)
    assert _words(reading, found.actor) == ["Soldiers"]
    assert _words(reading, found.recipient) == ["drivers", "porters"]


def test_a_party_takes_in_what_bounds_its_number() -> None:
    """The words "at least" belong to the number."""
    reading = Reading(doc_of("Bombers killed at least 22 porters in Hama."), ())
    labels = {"Bombers": (ACTOR, 0.9), "least": (RECIPIENT, 0.4), "22": (FIGURE, 0.9), "porters": (RECIPIENT, 0.9)}
    found = parties_of(reading, around_of(reading, labels), Roles(), "ASSAULT", 1)
    assert _words(reading, found.recipient) == ["at least 22 porters"]


def test_nobody_is_both_sides() -> None:
    """Who does it is not whom it is done to."""
    reading = Reading(doc_of("Soldiers beat nine students in Hama."), ())
    found = parties_of(reading, around_of(reading, {"Soldiers": (ACTOR, 0.8)}), Roles((), (0,)), "ASSAULT", 1)
    assert _words(reading, found.actor) == ["Soldiers"]
    assert found.recipient == ()


def _acts(text: str, chances: dict[str, dict[str, float]]) -> tuple[Reading, list[Act]]:
    reading, seen = _seen(text, chances)
    return reading, decide(reading, seen)


def test_figures_go_to_the_act_that_the_network_ties_them_to() -> None:
    """Each number goes to its own act; without a tie the nearest fitting act of the sentence has it."""
    text = "The blast killed nine people, and clashes near Homs killed four others."
    reading, acts = _acts(text, {"blast": {"ASSAULT": 0.9}, "clashes": {"ASSAULT": 0.9}})
    assert len(acts) == 2
    free = give_figures(reading, acts, [around_of(reading, {}), around_of(reading, {})], [Parties(), Parties()])
    assert [[b.figure.min for b in x] for x in free] == [[9], [4]]
    tied = give_figures(
        reading,
        acts,
        [around_of(reading, {"four": (FIGURE, 0.9)}), around_of(reading, {"nine": (FIGURE, 0.9)})],
        [Parties(), Parties()],
    )
    assert [[b.figure.min for b in x] for x in tied] == [[4], [9]]


def test_a_figure_that_fits_no_act_goes_nowhere() -> None:
    """Dead people are no figure of a demand."""
    text = "The minister demanded answers after nine people were killed."
    reading, acts = _acts(text, {"demanded": {"REQUEST": 0.9}})
    assert give_figures(reading, acts, [around_of(reading, {})], [Parties()]) == [[]]


def test_the_dead_of_a_crackdown_are_its_figure_where_no_attack_is_told() -> None:
    """Repression takes the dead that its own clause tells, unless an attack stands beside it; those of another clause it does not."""
    text = "The governor defended a crackdown that killed nine people."
    reading, acts = _acts(text, {"crackdown": {"COERCE": 0.9}})
    assert [b.figure.min for b in give_figures(reading, acts, [around_of(reading, {})], [Parties()])[0]] == [9]
    reading, acts = _acts(text, {"crackdown": {"COERCE": 0.9}, "killed": {"ASSAULT": 0.9}})
    free = give_figures(reading, acts, [around_of(reading, {}), around_of(reading, {})], [Parties(), Parties()])
    assert [[b.figure.min for b in x] for x in free] == [[], [9]]
    reading, acts = _acts("Police banned the march. Floods killed nine people.", {"banned": {"COERCE": 0.9}})
    assert give_figures(reading, acts, [around_of(reading, {})], [Parties()]) == [[]]


def test_a_list_within_a_phrase_is_whole() -> None:
    """Of "the governments of Kenya, Uganda and Chad" the network's labels carry the phrase to its end."""
    text = "The envoy urged the governments of Kenya, Uganda and Chad to talk."
    reading = Reading(doc_of(text), ())
    labels = dict.fromkeys(("governments", "Kenya", "Uganda", "Chad"), (RECIPIENT, 0.9))
    found = parties_of(reading, around_of(reading, labels), Roles(), "REQUEST", 2)
    assert _words(reading, found.recipient) == ["the governments of Kenya, Uganda and Chad"]


def test_acts_that_hurt_the_same_people_share_their_figure() -> None:
    """A figure that counts the victims of the attack beside it is that one's too; one that counts others is not."""
    text = "Shells hit the ambulance crew, and three medics were killed on the road."
    reading, acts = _acts(text, {"hit": {"ASSAULT": 0.9}, "killed": {"ASSAULT": 0.9}})
    labels = {"three": (FIGURE, 0.9), "medics": (RECIPIENT, 0.9)}
    around = [around_of(reading, {"medics": (RECIPIENT, 0.6)}), around_of(reading, labels)]
    medics = next(i for i, t in enumerate(reading.tree.tokens) if t.text == "medics")
    hurt = Parties(recipient=(Found(medics, medics - 1, medics, ""),))
    assert [[b.figure.min for b in x] for x in give_figures(reading, acts, around, [hurt, hurt])] == [[3], [3]]
    assert [[b.figure.min for b in x] for x in give_figures(reading, acts, around, [Parties(), hurt])] == [[], [3]]


def test_what_names_no_party() -> None:
    """A weekday, a state and the act's own noun are none; a phrase inside another is the other."""
    reading = Reading(doc_of("Saturday's attack on the camp left dozens of porters dead."), ())
    labels = {
        "Saturday": (ACTOR, 0.8),
        "attack": (ACTOR, 0.5),
        "dozens": (RECIPIENT, 0.9),
        "porters": (RECIPIENT, 0.9),
        "dead": (RECIPIENT, 0.9),
    }
    found = parties_of(reading, around_of(reading, labels), Roles(), "ASSAULT", 2)
    assert found.actor == ()
    assert _words(reading, found.recipient) == ["dozens of porters"]


def test_a_crowd_that_tells_of_a_protest_is_its_actor() -> None:
    """The act's own word is a party where it names people."""
    reading = Reading(doc_of("Protesters filled the square in Hama."), ())
    found = parties_of(reading, around_of(reading, {"Protesters": (ACTOR, 0.9)}), Roles(), "PROTEST", 0)
    assert _words(reading, found.actor) == ["Protesters"]


def test_relative_pronouns_lead_to_their_nouns() -> None:
    """Who "who" is, is the noun before it."""
    reading = Reading(doc_of("The guards who beat nine students fled Hama."), ())
    found = parties_of(
        reading, around_of(reading, {"who": (ACTOR, 0.8), "students": (RECIPIENT, 0.9)}), Roles(), "ASSAULT", 3
    )
    assert _words(reading, found.actor) == ["The guards"]


def test_a_party_begins_and_ends_with_words() -> None:
    """A hyphen is no party, and a preposition that the labels run into is no part of one."""
    reading = Reading(doc_of("Soldiers advanced against the rebels in al-Bab on Friday."), ())
    labels = {"Soldiers": (ACTOR, 0.9), "rebels": (RECIPIENT, 0.9), "in": (RECIPIENT, 0.3), "-": (ACTOR, 0.6)}
    found = parties_of(reading, around_of(reading, labels), Roles(), "ASSAULT", 1)
    assert _words(reading, found.actor) == ["Soldiers"]
    assert _words(reading, found.recipient) == ["the rebels"]


def test_a_party_is_no_part_of_a_word() -> None:
    """A hyphenated name is taken whole, "held" is no part of who holds."""
    reading = Reading(doc_of("Fighters of the Ansar al-Bahr brigade attacked government-held suburbs of Homs."), ())
    labels = {"Ansar": (ACTOR, 0.9), "al": (ACTOR, 0.9), "government": (RECIPIENT, 0.9)}
    found = parties_of(reading, around_of(reading, labels), Roles(), "ASSAULT", 7)
    assert all("al-Bahr" in w for w in _words(reading, found.actor) if "Ansar" in w)
    assert not any(w.endswith(("-", "-held")) for w in _words(reading, found.recipient))


def test_who_a_party_is_is_no_second_party() -> None:
    """A name and the office in apposition to it are one party."""
    reading = Reading(doc_of("The rebels shot the governor, Orla Quent, in Homs."), ())
    labels = {"rebels": (ACTOR, 0.9), "governor": (RECIPIENT, 0.9), "Quent": (RECIPIENT, 0.9), "Orla": (RECIPIENT, 0.9)}
    found = parties_of(reading, around_of(reading, labels), Roles(), "ASSAULT", 2)
    assert len(found.recipient) == 1


def test_a_name_before_the_noun_is_whole() -> None:
    """Whose bomb it was is said by the whole name, not by its last word."""
    reading = Reading(doc_of("An Islamic State car bomb killed nine people in Homs."), ())
    found = parties_of(reading, around_of(reading, {"State": (ACTOR, 0.9)}), Roles(), "ASSAULT", 5)
    assert all("Islamic State" in w for w in _words(reading, found.actor))
    assert found.actor
