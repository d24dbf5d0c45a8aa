"""Stories: texts of one event come together, look-alikes are parted."""

from __future__ import annotations

from reportedly.linking import Text, stories
from reportedly.linking.grouping import groups

STRIKE = [
    "Dockers walked out at the port of Rivo on Monday over unpaid wages, and cranes stood still.",
    "The port of Rivo came to a halt as dockers struck over wages that were not paid; cranes stood idle.",
    "Unpaid wages drove dockers in Rivo out on strike, leaving cranes idle at the port.",
]
FIRE = [
    "A fire in the textile market of Old Kest burned forty stalls before firefighters put it out.",
    "Forty stalls burned in Kest's textile market before firefighters mastered the fire.",
]


def texts(rows: list[str], tag: str, day: str = "") -> list[Text]:
    """Texts with ids made from ``tag``."""
    return [Text(f"{tag}{i}", t, "", day) for i, t in enumerate(rows)]


def test_two_stories() -> None:
    """Reports of a strike and reports of a fire make two groups."""
    found = stories(texts(STRIKE, "s") + texts(FIRE, "f"))
    assert found == (("f0", "f1"), ("s0", "s1", "s2"))


def test_weeks_apart_is_another_story() -> None:
    """The same words a month later are not the same event."""
    both = [
        Text("a", FIRE[0], "", "2019-11-01"),
        Text("b", FIRE[1], "", "2019-12-10"),
        *texts(STRIKE, "s", "2019-11-01"),
    ]
    assert ("a", "b") not in stories(both)


def test_order_changes_nothing() -> None:
    """Any order of texts gives the same groups."""
    every = texts(STRIKE, "s") + texts(FIRE, "f")
    assert stories(every) == stories(every[::-1])


def test_nothing() -> None:
    """No text, no story; empty texts stand alone."""
    assert stories([]) == ()
    assert stories([Text("a", ""), Text("b", "")]) == (("a",), ("b",))


def test_average_linkage() -> None:
    """A chain a-b-c whose ends are unlike is not joined whole."""
    edges = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.0}
    assert groups(3, edges, 0.5) == [[0, 1], [2]]
    assert groups(3, edges, 0.4) == [[0, 1, 2]]
