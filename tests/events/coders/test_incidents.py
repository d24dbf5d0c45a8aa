"""Fillers and tolls of a report's incidents: what is a candidate, what speaks for it, and which are given."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.events.coders import incident_roles, incident_tolls
from reportedly.events.coders.fillers import FEATURES, ROLES, TAGS, Filler, Read, candidates, chosen
from reportedly.events.coders.fillerwords import folded, head_of, key_of, mention_in, words_of
from reportedly.events.coders.learnt import Shares, chance, learnt, mark
from reportedly.events.coders.tolls import FEATURES as OF_TOLLS
from reportedly.events.coders.tolls import KINDS, telling, told_of, tolls_of
from tests.events.made import doc_of


def filler(key: str, *places: int, role: int = 1) -> Filler:
    """A candidate of that key at those places."""
    return Filler(role, key, key.upper(), places, {})


def read_as(text: str, *tags: str) -> Read:
    """The text as if the encoder were sure of each word's tag."""
    words = words_of(text)
    logs = np.full((len(words.spans), len(TAGS)), math.log(1e-4))
    for k, tag in enumerate(tags):
        logs[k, TAGS.index(tag)] = math.log(0.99)
    return Read(words, logs)


# ------------------------------------------------------------ words


def test_a_key_is_the_words_alone() -> None:
    """Marks, articles and the break of a line do not make another mention."""
    assert key_of("THE CAR-BOMB") == key_of("car\nbomb") == "car bomb"
    assert key_of('"...the') == ""
    assert folded("The U.S. Embassy") == "us embassy"


def test_the_head_stands_before_the_preposition() -> None:
    """The noun is the last word, or the last before a preposition or a participle that goes on."""
    assert head_of("headquarters of the brigade") == "headquarters"
    assert head_of("unidentified men wearing uniforms") == "men"
    assert head_of("car bomb") == "bomb"


def test_words_know_their_places() -> None:
    """A mention's places are found whatever marks stand between its words."""
    words = words_of("A CAR-BOMB WENT OFF. THE CAR BOMB WAS LARGE; THE CAR WAS NOT.")
    assert len(words.places("car bomb")) == 2
    assert len(words.places("car")) == 3
    assert words.places("bomb car") == words.places("") == []
    assert {"Kcar bomb", "Hbomb", "N2"} <= set(words.around("car bomb"))


def test_a_mention_ends_with_its_words() -> None:
    """Prepositions and articles behind a mention belong to what follows."""
    words = words_of("FOUR MEN IN THE TRUCK")
    assert mention_in(words, 0, 3) == "FOUR MEN"
    assert mention_in(words, 2, 2) == "IN"


# ------------------------------------------------------------ fillers


def test_a_tagged_mention_is_a_candidate() -> None:
    """What the encoder tags is a candidate of that role with all its features."""
    read = read_as("REBELS SHELLED A BRIDGE", "B-PerpInd", "O", "O", "B-Target")
    found = {(ROLES[x.role], x.mention): row for x, row in candidates(read, learnt())}
    assert {("PerpInd", "REBELS"), ("Target", "BRIDGE")} <= set(found)
    assert all(row.shape == (len(FEATURES),) and np.isfinite(row).all() for row in found.values())
    own = dict(zip(FEATURES, found["PerpInd", "REBELS"].tolist(), strict=True))
    assert own["PerpInd"] == 1
    assert own["Target"] == own["rank"] == own["behind best"] == 0
    assert own["mean"] > 5


def test_one_entity_is_given_once() -> None:
    """Longer and shorter forms, and a short name in brackets behind the long one, are one entity."""
    long, short, other = filler("army of national liberation", 3), filler("anl", 7), filler("front", 20)
    assert chosen([(long, 0.5), (short, 0.9), (other, 0.4)], 0.3) == [short, other]
    assert chosen([(filler("rebels", 1), 0.8), (filler("armed rebels", 5), 0.6)], 0.3) == [filler("rebels", 1)]
    assert len(chosen([(filler("rebels", 1, role=0), 0.8), (filler("rebels", 1), 0.6)], 0.3)) == 2
    assert chosen([(filler("rebels", 1), 0.2)], 0.3) == []


def test_shares_are_of_the_words() -> None:
    """Words that no filler had give nothing."""
    marks = np.array(sorted(map(mark, ("bomb", "rebels"))), np.uint32)
    shares = Shares(marks, np.array([[0.0], [1.0]], np.float32), -3.0)
    assert {float(x[0]) for w in ("bomb", "rebels") if (x := shares.of(w)) is not None} == {0.0, 1.0}
    assert shares.of("bridge") is None


def test_a_decider_gives_a_chance() -> None:
    """The last weight is the constant."""
    assert chance(np.array([0.0, 0.0], np.float32), np.array([1.0, 2.0, 0.0], np.float32)) == 0.5
    assert chance(np.array([1.0, 1.0], np.float32), np.array([1.0, 2.0, 0.0], np.float32)) > 0.9


# ------------------------------------------------------------ tolls

BOMB = (
    "SAN SALVADOR, 4 JAN 90 -- [TEXT] A BOMB PLACED BY TERRORISTS KILLED FOUR CIVILIANS AND WOUNDED NINE OTHERS IN A "
    "RESTAURANT LAST NIGHT. THE POLICE SAID THE FOUR CIVILIANS WERE KILLED INSTANTLY."
)


def test_figures_of_an_effect() -> None:
    """The figures that the rules bind to an effect are read, with their sentence."""
    found = told_of(doc_of(BOMB), "deaths").figures
    assert {f.number for f in found} == {4}
    assert {f.number for f in told_of(doc_of(BOMB), "injuries").figures} == {9}
    assert all(f.bound.figure.kind in KINDS["deaths"] and f.sentence < f.of for f in found)


def test_one_person_may_have_no_figure() -> None:
    """Whoever the verbs say it of counts as told of, also by a name or a pronoun."""
    doc = doc_of("The men shot Juan Perez and left him seriously wounded.")
    assert told_of(doc, "injuries").one
    assert not told_of(doc_of("Juan Perez was arrested."), "injuries").one


def test_sentences_that_tell_of_an_effect() -> None:
    """Only sentences with its words are read for it."""
    text = "The bomb killed a man. The market was closed. Two women were injured."
    assert telling(doc_of(text), "deaths") == "The bomb killed a man."
    assert telling(doc_of(text), "injuries") == "Two women were injured."


def test_numbers_are_figures_sums_and_one() -> None:
    """A list of victims may be counted together; one victim is always possible."""
    doc = doc_of("Gunmen killed two policemen and three farmers in the village.")
    found = dict(tolls_of(doc, "deaths", learnt()))
    assert set(found) == {1, 2, 3, 5}
    own = {n: dict(zip(OF_TOLLS, row.tolist(), strict=True)) for n, row in found.items()}
    assert [own[n]["a sum"] for n in (1, 2, 5)] == [0, 0, 1]
    assert [own[n]["unstated"] for n in (1, 2, 5)] == [1, 0, 1]
    assert set(dict(tolls_of(doc_of("It rained."), "deaths", learnt()))) == {1}


def test_tolls_of_a_bombing() -> None:
    """What a report restates is one incident's toll; a report on weather has none."""
    assert incident_tolls(doc_of(BOMB)) == {"deaths": [4], "injuries": [9]}
    assert incident_tolls(doc_of("Rain fell on the hills of the north all night.")) == {"deaths": [], "injuries": []}


@given(st.text(alphabet="AB .,-[]\n'1234", max_size=80))
def test_any_words_are_read(text: str) -> None:
    """Marks without words, and words without a sentence, stop nothing."""
    for role, some in incident_roles(text).items():
        assert role in ROLES
        assert all(folded(m) in folded(text) for m in some)
    assert set(incident_tolls(doc_of(text))) == {"deaths", "injuries"}
