"""Plain text tells its title, byline and day by its shape."""

from __future__ import annotations

import pytest

from reportedly.intake.prose import day_of_line, head_of

ARTICLE = """300 x 250

Tunisia: Miners end sit-in at phosphate works

Miners in Gafsa - May 2018
Miners in Gafsa - May 2018

Reporting by Coastline Wire

GAFSA, May 4, 2018 \u2014 Miners who had occupied the works for a week went home on Friday, their union said, after the company agreed to pay what it owed them since the winter.
"""


def test_the_head_of_an_article() -> None:
    """An advertisement line is passed over; the title is the next short line; the byline needs no person."""
    head = head_of(ARTICLE)
    assert (head.title, head.byline) == ("Tunisia: Miners end sit-in at phosphate works", "Coastline Wire")
    assert day_of_line(ARTICLE) == [("dateline", "May 4, 2018")]


def test_a_text_that_starts_with_a_sentence_has_no_title() -> None:
    """Nothing is taken for a title where the first line is prose."""
    assert head_of("The miners went home on Friday.\nThe union said that it had won.").title == ""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BEIRUT, June 3, 2011 \u2014 Something was said.", [("dateline", "June 3, 2011")]),
        ("Oran, Algeria (5 Nov. 2019) - Something was said.", [("dateline", "5 Nov. 2019")]),
        ("Published: 10 November 2019, 14:30 GMT", [("header", "Published: 10 November 2019, 14:30 GMT")]),
        ("August 1 2011 Explainer: why the town matters to both sides.", [("header", "August 1 2011")]),
        ("Last updated: 10 November 2019", []),
        ("The march on June 3, 2011 drew thousands - more than ever, he said.", []),
        ("BEIRUT, June 3 (Wire) - Something was said.", []),
    ],
)
def test_the_day_of_a_first_line(line: str, expected: list[tuple[str, str]]) -> None:
    """Datelines and stamps with a year are read; updates and days inside a sentence are not."""
    assert day_of_line(line) == expected
