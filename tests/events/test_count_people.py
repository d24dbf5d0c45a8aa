"""People told without a number, sums with them, and figures that are parts of others."""

from __future__ import annotations

import pytest

from tests.events.made import figures


def _told(text: str) -> str:
    return "; ".join(f"{f.kind} {f.min} {f.max}" + (" part" if f.part_of else "") for f in figures(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A porter was stabbed to death in Aden.", "killed 1 1"),
        ("A postman was bitten by a dog during the riot.", "injured 1 1"),
        ("The militia picked up a poet.", "arrested 1 1"),
        ("The driver and four passengers were killed.", "killed 1 1; killed 4 4"),
        ("Shells killed two women and a boy.", "killed 2 2; killed 1 1"),
        ("An elderly couple were found shot dead.", "killed 2 2"),
        ("A guard and his brother were killed.", "killed 1 1"),
        ("A teacher and two others were killed.", "killed 3 3"),
        ("Gunmen killed a colonel and three of his guards.", "killed 4 4"),
        ("Ten men and two others were killed.", "killed 10 10; killed 2 2"),
        ("A man threatened to kill a judge.", ""),
        ("The group killed a plan for talks.", ""),
    ],
)
def test_people_without_a_number(text: str, wanted: str) -> None:
    """An article counts one; only "and two others" and "and three of his guards" are added up."""
    assert _told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shelling killed 12 villagers, among them two midwives.", "killed 12 12; killed 2 2 part"),
        ("Shelling killed 12 villagers, including a child.", "killed 12 12; killed 1 1 part"),
        ("Ten people, three of whom were pilgrims, died.", "killed 10 10; killed 3 3 part"),
        ("Of the 40 clerks detained, a dozen were under age.", "arrested 40 40; arrested 12 12 part"),
        ("Medics listed 9 dead (6 soldiers, 3 porters).", "killed 9 9; killed 6 6 part; killed 3 3 part"),
        ("Police arrested 60 sailors, five on Sunday alone.", "arrested 60 60; arrested 5 5 part"),
        ("Bandits abducted 30 pupils, only six of whom have been traced.", "missing 30 30"),
        ("Guards hurt 14 students, one of them losing an eye.", "injured 14 14; injured 1 1 part"),
    ],
)
def test_parts(text: str, wanted: str) -> None:
    """A part is a figure of its own kind and points to its whole; those let go or found again are none."""
    assert _told(text) == wanted


def test_a_part_of_a_total_keeps_its_own_day() -> None:
    """The part of one day is no running total; another part is as its whole."""
    assert [f.scope for f in figures("Since May 60 sailors have been arrested, five of them on Sunday.")] == [
        "cumulative",
        "event",
    ]
    assert [f.scope for f in figures("Since May 60 sailors have been arrested, five of them boys.")] == [
        "cumulative",
        "cumulative",
    ]


def test_a_figure_of_the_sentence_before_gives_its_kind() -> None:
    """A bare count by another source is of the kind told before."""
    text = "Thousands of millers marched through Graz. The ministry's figure was 900."
    assert [(f.kind, f.min) for f in figures(text)] == [("participants", 2000), ("participants", 900)]
