"""Which sentences can tell of an act."""

from __future__ import annotations

from reportedly.events.sentences import Reading
from reportedly.reading import read_reports
from reportedly.records import Report


def _silent(title: str, text: str) -> list[str]:
    doc = next(read_reports([Report("made", text, "", title=title, published="2019-05-12")]))
    return [doc.sentences[k].span.of(text) for k in sorted(Reading(doc, ()).silent)]


def test_a_repeated_title_is_silent() -> None:
    """What only repeats the title gives no act; what says more does."""
    title = "Soldiers shell the market of Hama"
    assert _silent(title, f"{title}\n\nSoldiers shelled the market of Hama on Friday, killing nine.") == [title]
    assert _silent("", "Soldiers shelled the market of Hama on Friday.") == []


def test_figures_are_read_once() -> None:
    """The figures of a sentence are the same objects when asked for again."""
    text = "The blast killed nine people."
    doc = next(read_reports([Report("made", text, "")]))
    reading = Reading(doc, ())
    sentence = doc.sentences[0]
    first = reading.bound(sentence.first, sentence.last)
    assert [b.figure.min for b in first] == [9]
    assert reading.bound(sentence.first, sentence.last) is first
