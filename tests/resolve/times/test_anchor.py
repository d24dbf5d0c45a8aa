"""The day of an act against the publication date."""

from __future__ import annotations

import pytest

from reportedly.reading import read_reports
from reportedly.records import Mention, Report, Span, Time
from reportedly.resolve.times import resolve_time

PUBLISHED = "2031-03-12"  # a Wednesday


def _time(text: str, act: str, published: str = PUBLISHED) -> Time | None:
    doc = next(iter(read_reports([Report("r", text, "", published=published)])))
    at = text.index(act)
    clause = Span(at, at + len(act))
    return resolve_time(doc, Mention("ASSAULT", None, "actual", clause, clause), published)


CASES = [
    ("Gunmen killed two guards on Tuesday.", "killed two guards", "2031-03-11", "2031-03-11", "day"),
    ("On Saturday evening soldiers stormed the port.", "stormed the port", "2031-03-08", "2031-03-08", "day"),
    ("Strikers have blocked the road since Sunday.", "blocked the road", "2031-03-09", "2031-03-12", "day"),
    ("Protests in Sfax entered their third week.", "Protests in Sfax", "2031-03-06", "2031-03-12", "week"),
    ("The army shelled Gafsa overnight.", "shelled Gafsa", "2031-03-11", "2031-03-12", "week"),
    ("Rebels took the fort last month.", "took the fort", "2031-02-01", "2031-02-28", "month"),
    ("Police beat students.", "beat students", "2031-03-12", "2031-03-12", "week"),
    ("A bomb hit the market on Monday. Twelve people were wounded.", "Twelve people were wounded", "2031-03-10", "2031-03-10", "day"),
    ("Youths repeated the slogans of the 2011 uprising.", "repeated the slogans", "2031-03-12", "2031-03-12", "week"),
    ("The union will march on Friday.", "march on Friday", "2031-03-14", "2031-03-14", "day"),
    ("Troops fired on a crowd on 2 March 2031, witnesses said.", "fired on a crowd", "2031-03-02", "2031-03-02", "day"),
    ("In the past 24 hours shells hit the town.", "shells hit the town", "2031-03-11", "2031-03-12", "week"),
    ("Guards fled at the weekend.", "Guards fled", "2031-03-08", "2031-03-09", "week"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "start", "end", "precision"), CASES, ids=[c[1] for c in CASES])
def test_the_day_of_an_act(text: str, act: str, start: str, end: str, precision: str) -> None:
    """An act has the days that a coder with the codebook would give it."""
    found = _time(text, act)
    assert found is not None
    assert (found.start, found.end, found.precision) == (start, end, precision)


def test_the_words_are_kept() -> None:
    """The words that dated an act stand at the span."""
    text = "On Saturday evening soldiers stormed the port."
    found = _time(text, "stormed the port")
    assert found is not None
    assert found.text == text[found.span.start : found.span.end] == "Saturday evening"
    assert found.part_of_day == "evening"


def test_no_date_of_publication_means_unknown() -> None:
    """Without a publication date a weekday gives no day, never today's."""
    found = _time("Gunmen killed two guards on Tuesday.", "killed two guards", published="")
    assert found is not None
    assert (found.start, found.precision) == ("", "unknown")


def test_a_stated_date_needs_no_publication() -> None:
    """A full date dates the act whether or not the publication is known."""
    found = _time("On 2 March 2031 troops fired on a crowd.", "fired on a crowd", published="")
    assert found is not None
    assert found.start == "2031-03-02"
