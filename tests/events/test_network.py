"""The trained networks on a short report."""

from __future__ import annotations

import numpy as np

from reportedly.events.network import LABELS, MODALITIES, MODES, reader_of, roles_around, ruled, see
from reportedly.events.sentences import Reading
from reportedly.events.signs import TYPES
from tests.events.made import doc_of

TEXT = "Police arrested 31 protesters in Hama on Sunday.\n\nRebels shelled a village near Homs, killing four people."


def test_every_token_has_chances() -> None:
    """Types are independent chances, modes and modalities add up to one; reading twice gives the same numbers."""
    reading = Reading(doc_of(TEXT), ())
    seen = see(reading)
    count = len(reading.tree.tokens)
    assert seen.types.shape == (count, len(TYPES))
    assert seen.modes.shape == (count, len(MODES))
    assert seen.modalities.shape == (count, len(MODALITIES))
    assert np.allclose(seen.modes.sum(axis=1), 1, atol=1e-4)
    assert 0 <= seen.types.min() <= seen.types.max() <= 1
    again = see(Reading(doc_of(TEXT), ()))
    assert (again.types == seen.types).all()


def test_the_verbs_tell_of_the_acts() -> None:
    """The likeliest words are those of the two acts."""
    reading = Reading(doc_of(TEXT), ())
    seen = see(reading)
    best = {
        kind: reading.tree.token(int(seen.types[:, TYPES.index(kind)].argmax())).text for kind in ("COERCE", "ASSAULT")
    }
    assert best["COERCE"] == "arrested"
    assert best["ASSAULT"] in {"shelled", "killing"}


def test_short_paragraphs_are_read_together() -> None:
    """Neighbouring short paragraphs are one stretch; roles around an act are given for all its tokens."""
    reading = Reading(doc_of(TEXT), ())
    seen = see(reading)
    assert len(seen.stretches) == 1
    at = next(i for i, t in enumerate(reading.tree.tokens) if t.text == "arrested")
    spots = [(at, "COERCE")]
    rules = [ruled(reader_of(reading), *spots[0])]
    ((start, chances),) = roles_around(reading, seen, spots, rules)
    assert start == 0
    assert chances.shape == (len(reading.tree.tokens), len(LABELS))
    assert np.allclose(chances.sum(axis=1), 1, atol=1e-4)
