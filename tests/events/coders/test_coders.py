"""The trained sentence coders."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.events.coders import code_relation, police_labels, quad_class
from reportedly.events.coders.features import relation_features, stem, text_features
from reportedly.events.subtype import Note, rules, sub_event_type
from reportedly.models.linear import hashed, load
from reportedly.records import Span


def _relation(text: str, source: str, target: str) -> tuple[str, int]:
    spans = [Span(text.index(x), text.index(x) + len(x)) for x in (source, target)]
    found = code_relation(text, spans[0], spans[1])
    return found.type, found.quad


@pytest.mark.parametrize(
    ("text", "source", "target", "kind"),
    [
        (
            "Veltland's foreign minister condemned the rebels in Ostra on Friday.",
            "foreign minister",
            "the rebels",
            "ACCUSE",
        ),
        ("Gunmen killed four soldiers near the river crossing.", "Gunmen", "four soldiers", "ASSAULT"),
        ("The union rejected the ministry's offer on Tuesday.", "The union", "the ministry's offer", "REJECT"),
        ("Police arrested twelve students after the march.", "Police", "twelve students", "COERCE"),
        ("The council agreed to a truce with the militia.", "The council", "the militia", "AGREE"),
    ],
)
def test_plain_sentences_get_their_type(text: str, source: str, target: str, kind: str) -> None:
    """A plain sentence with both parties marked gets the type that any coder would give."""
    assert _relation(text, source, target)[0] == kind


def test_who_is_source_matters() -> None:
    """The features change when source and target change places."""
    text = "The army attacked the rebels."
    a, b = Span(0, 8), Span(18, 28)
    assert sorted(relation_features(text, a, b)) != sorted(relation_features(text, b, a))


def test_quad_classes() -> None:
    """A killing is material conflict, a meeting is verbal cooperation."""
    assert quad_class("Soldiers shot and killed two men in the market.") == 4
    assert quad_class("The two ministers met in Tunis to discuss closer ties.") == 1


def test_police_labels_of_sentences_and_reports() -> None:
    """A sentence on police firing gives force, one on arrests arrest; a report gives what its sentences give."""
    fired = "police fired tear gas shells and opened fire to disperse the mob."
    held = "police arrested 25 persons in connection with the rioting."
    assert "FORCE" in police_labels([fired])
    assert "ARREST" in police_labels([held])
    assert {"FORCE", "ANY_ACTION"} <= set(police_labels([fired, held], whole_report=True))


def test_a_report_without_sentences_has_no_labels() -> None:
    """An empty report is coded without an error."""
    assert police_labels([], whole_report=True) == police_labels([""], whole_report=True)


@given(st.text(max_size=80))
def test_any_text_is_coded(text: str) -> None:
    """No text, however odd, stops a coder; the same text gives the same answer."""
    end = Span(len(text), len(text))
    assert code_relation(text, Span(0, 0), end) == code_relation(text, Span(0, 0), end)
    assert quad_class(text) in {0, 1, 2, 3, 4}


def test_features_are_stable() -> None:
    """The place of a feature is its CRC-32, whatever the process's hash seed."""
    assert hashed(["mkill"], 1 << 17) == {118164: 1}
    assert stem("demonstrations") == "demonstr"
    assert "b0 dead" in text_features("12 dead")


def test_weights_are_finite() -> None:
    """No weight file holds a value that is not a number."""
    for name in ("relation", "quad", "police", "police_reports"):
        model = load(name)
        assert np.isfinite(model.weights).all() and np.isfinite(model.idf).all()
        assert model.weights.shape == (len(model.idf), len(model.labels))


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("On 3 May 2031, in Ostra, a suicide bomber blew himself up at a bus stop, killing 3.", "SUIC_BOMB"),
        ("On 3 May 2031, in Ostra, about 200 teachers held a sit-in for unpaid wages.", "PEACE_PROTEST"),
        ("On 3 May 2031, near Ostra, warplanes conducted three airstrikes. No casualties.", "AIR_STRIKE"),
        ("On 3 May 2031, in Ostra, police dispersed protesters with tear gas.", "PROTEST_WITH_INTER"),
        ("On 3 May 2031, near Ostra, soldiers and rebels exchanged fire at a bridge.", "ARMED_CLASH"),
        ("On 3 May 2031, in Ostra, gunmen kidnapped two engineers.", "ABDUCT_DISSAP"),
        ("On 3 May 2031, in Ostra, protesters hurled stones at police and burned tyres.", "VIOL_DEMONSTR"),
    ],
)
def test_sub_event_types(note: str, kind: str) -> None:
    """A plain note gets the ACLED sub-type that the codebook's definition names."""
    assert sub_event_type(note) == kind


def test_the_last_rule_always_applies() -> None:
    """A note that calls for no rule is OTHER."""
    assert rules()[-1].applies(Note("anything"))
    assert sub_event_type("Qwx.") == "OTHER"
