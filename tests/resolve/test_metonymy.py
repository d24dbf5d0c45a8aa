"""Capitals that stand for a government."""

from __future__ import annotations

import pytest

from reportedly.resolve.metonymy import stands_for
from reportedly.resolve.toponyms import find_toponyms
from tests.resolve.texts import doc_of


@pytest.mark.parametrize(
    ("text", "name", "government"),
    [
        ("Twenty died in raids by Moscow.", "Moscow", True),
        ("Twenty died in raids by Moscow and Damascus.", "Damascus", True),
        ("Talks between Washington and Tehran went on.", "Washington", True),
        ("Talks between Washington and Tehran went on.", "Tehran", True),
        ("The road between Beirut and Damascus was cut.", "Beirut", False),
        ("The road between Beirut and Damascus was cut.", "Damascus", False),
        ("Ministers asked for sanctions against Damascus.", "Damascus", True),
        ("Two Tehran-backed fighters were held.", "Tehran", True),
        ("They met Tehran's allies.", "Tehran", True),
        ("A bomb went off in Tehran's bazaar.", "Tehran", False),
        ("Clashes were heard by Lyon and Grenoble.", "Lyon", False),
        ("Police fired tear gas in Paris.", "Paris", False),
        ("Envoys urged Cairo to free them.", "Cairo", True),
        ("They flew to Cairo from Rome.", "Cairo", False),
    ],
)
def test_what_stands_for_a_government(text: str, name: str, government: bool) -> None:
    """A capital treated as a party is its government; one where something is, is a town."""
    doc = doc_of(
        text,
        *(
            (w, "GPE")
            for w in ("Moscow", "Damascus", "Washington", "Tehran", "Beirut", "Lyon", "Paris", "Cairo", "Rome")
        ),
    )
    found = {t.name: stands_for(doc, t) for t in find_toponyms(doc)}
    assert found[name] is government
