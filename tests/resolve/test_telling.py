"""How an act is told."""

from __future__ import annotations

import pytest

from reportedly.events import find_mentions
from reportedly.resolve.telling import WORD, telling
from tests.events.made import doc_of


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Gunmen have killed four porters in Hama.", "form VBN has"),
        ("Gunmen had killed four porters in Hama.", "form VBN had"),
        ("Gunmen killed four porters in Hama.", "form VBD"),
        ("Four porters were killed by gunmen in Hama.", "form VBN were"),
    ],
)
def test_the_form_tells_news_from_what_was_before(text: str, form: str) -> None:
    """Each tense of an act is a sign of its own."""
    doc = doc_of(text)
    found = [telling(doc, m) for m in find_mentions(doc, ()) if m.type == "ASSAULT"]
    assert form in found[0]


def test_names_are_no_signs() -> None:
    """Words in small letters carry weight, those of the clause and those beside it; names carry none."""
    doc = doc_of("Gunmen killed four porters in Hama, residents told the Daily Example.")
    signs = next(telling(doc, m) for m in find_mentions(doc, ()) if m.type == "ASSAULT")
    assert signs["in porter"] == WORD
    assert "by tell" in signs
    assert not any("hama" in s.lower() or "example" in s.lower() for s in signs)
