"""Values of the journal in words."""

from __future__ import annotations

import json

import pytest

from reportedly import wire
from reportedly.web.records import said
from tests.store.made import record, report

HELD = wire.record_json(record(report("r1")))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (HELD["figures"], "killed 3"),
        (HELD["actor"], "police [TUN COP]"),
        (HELD["places"], "Gafsa [TUN]"),
        (HELD["time"], "2023-03-06 to 2023-03-06 (day)"),
        (HELD["attribution"], "Basin Hospital"),
        (HELD["evidence"], "“Police killed three marchers in Gafsa on Monday”"),
        ({"groups": [["a"], ["b", "c"]]}, "1 record + 2 records"),
        ({"origin": "X", "state": "dependent"}, "X is dependent"),
        (None, "none"),
        ([], "none"),
        ("beat", "beat"),
        (HELD, "ASSAULT: “Police killed three marchers in Gafsa on Monday”"),
    ],
)
def test_values_in_words(value: object, words: str) -> None:
    """Each field's value is told as a person would; a record by its type and words."""
    assert said(json.dumps(value)) == words


def test_long_values_are_cut() -> None:
    """A value longer than a cell is cut, and says so."""
    assert said(json.dumps("x" * 900)).endswith(" …")
    assert said("") == ""
