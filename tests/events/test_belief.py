"""How far an act that the network holds possible is believed."""

from __future__ import annotations

import math

from reportedly.events.acts import decide
from reportedly.events.belief import BELIEVED, Signs, chance, signs_of_acts
from reportedly.events.network import reader_of, ruled, see
from reportedly.events.sentences import Reading
from reportedly.lexicon import table
from tests.events.made import doc_of, mentions

NEWS = (
    "Police arrested 31 protesters in Hama on Sunday, a lawyer said. Soldiers shelled two villages near the town on Saturday, "
    "residents told a reporter. The governor condemned the arrests on Monday. The opposition demanded his resignation."
)


def _signs(text: str) -> list[Signs]:
    reading = Reading(doc_of(text), ())
    seen = see(reading)
    acts, reader = decide(reading, seen), reader_of(reading)
    return signs_of_acts(reading, seen, acts, [ruled(reader, a.at, a.type) for a in acts])


def test_every_act_has_every_sign_as_a_number() -> None:
    """Signs are finite, and all of them but those of other types are learnt ones."""
    known = {r["sign"] for r in table("belief_weights")}
    found = _signs(NEWS)
    assert len(found) >= 3
    for signs in found:
        assert all(math.isfinite(v) for v in signs.values())
        assert "network" in known & set(signs)


def test_a_surer_network_is_believed_more() -> None:
    """All else being the same, the likelier an act is to the network, the likelier it is."""
    (signs, *_) = _signs(NEWS)
    chances = [chance(signs | {"network": x}) for x in (-2.0, 0.0, 2.0, 4.0)]
    assert chances == sorted(chances)
    assert 0.0 < chances[0] < chances[-1] < 1.0


def test_an_act_among_others_is_believed_more_than_alone() -> None:
    """The report around an act counts: one that tells of other acts is one of news."""
    (signs, *_) = _signs(NEWS)
    alone = {k: v for k, v in signs.items() if not k.startswith("others")}
    assert chance(signs) > chance(alone)


def test_what_is_told_as_news_is_given() -> None:
    """Plain acts of a report of news are believed; what is given bears its belief, and nothing below the threshold is."""
    found = mentions(NEWS)
    assert {"COERCE", "ASSAULT"} <= {m.type for m in found}
    assert all(round(BELIEVED, 2) <= m.confidence < 1.0 for m in found)


def test_no_acts_no_beliefs() -> None:
    """A report without acts gives none."""
    assert _signs("The sky over the town was blue.") == []
