"""The screen: what it lets through holds in the text, is what reading everything gives, and depends on nothing beside the report."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reportedly import api
from reportedly.events.network import _gaps
from reportedly.models.columns import columns_of
from reportedly.models.frames import JOINED, stretches_of
from reportedly.reading import read_reports, screen
from reportedly.reading.screen import Chosen, choose, hits, let_through, rough_sentences
from reportedly.records import Doc, Report

GARDEN = [
    "The dahlias are best lifted after the first frost, when the leaves have turned black and the stems are soft.",
    "A tuber keeps through the winter in dry sand, in a box that stands in a cool cellar away from the light.",
    "Tulips like a sunny bed with loose earth, and they look well beside the blue of early forget-me-nots.",
    "Apple trees carry more fruit where the old wood is thin, and a ladder with a wide foot stands safely on grass.",
    "The soup of the season is made with leeks, cream and a little nutmeg, and it is good with dark bread.",
    "Roses need a deep hole and plenty of compost; their roots are long and go down rather than to the side.",
    "Small onions go into the earth in rows, a hand apart, and their green tips are fine in a salad in May.",
    "A wall that faces south is warm enough for figs, which ripen late and taste of honey when they are soft.",
    "The best time for cutting lavender is a dry morning, while the oil is still in the flowers and the bees sleep.",
    "Pears are picked while they are hard, and a week on a shelf makes them yellow and sweet and easy to peel.",
]
UNREST = [
    "Police fired tear gas at demonstrators in Basra on Friday and arrested 14 people, the Orlem Watch group said.",
    "Soldiers shot dead three protesters near the governor's office in Basra, two medics told the Tidewater Herald.",
]


def report(paragraphs: list[str], name: str = "r") -> Report:
    """A report of the paragraphs."""
    return Report(name, "\n\n".join(paragraphs), "", published="2019-11-10")


def read(paragraphs: list[str], *, screen: bool = True) -> Doc:
    """The report as read."""
    return next(read_reports([report(paragraphs)], screen=screen))


PLANTS = ["lupins", "asters", "peonies", "irises", "lilies", "poppies"]
BEDS = [
    "The {} stand in a bed of loose earth beside the path, blue and white and a little taller than the box hedge.",
    "A handful of ash in March makes the {} strong, and the leaves are a darker green by the middle of the summer.",
    "Old {} are thick at the root, and a sharp spade in October gives three or four young plants for the next bed.",
    "In a vase the {} last for a week, with fresh water every morning and no sun on the table in the afternoon.",
]
BORDERS = [bed.format(plant) for plant in PLANTS for bed in BEDS]
MIXED = [UNREST[0], *GARDEN, *BORDERS, UNREST[1], *GARDEN[:1]]


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thresholds at which some of a short made text is left out; those in force leave out little beside an act."""
    monkeypatch.setattr(screen, "PARSED", 0.4)
    monkeypatch.setattr(screen, "TELLING", 0.4)


def test_a_report_of_no_act_is_not_parsed() -> None:
    """It keeps its lines and has no tokens; read whole it has."""
    doc = read(GARDEN)
    assert doc.lines and not doc.tokens and not doc.sentences
    assert read(GARDEN, screen=False).tokens


def test_of_a_long_report_what_may_tell_an_act_is_parsed(strict: None) -> None:
    """The lead and the stretch with the second act are read, most of the garden is not."""
    doc = read(MIXED)
    words = [s.span.of(doc.text) for s in doc.sentences]
    assert any("tear gas" in w for w in words) and any("shot dead" in w for w in words)
    assert doc.screened is not None and doc.screened.unread
    assert 0 < len(doc.sentences) < doc.length


def test_sentences_keep_their_numbers(strict: None) -> None:
    """A sentence's number is its place among all, and what is read of it is what reading everything gives."""
    doc, whole = read(MIXED), read(MIXED, screen=False)
    assert doc.length == len(whole.sentences) == whole.length
    for k, sentence in enumerate(doc.sentences):
        same = whole.sentences[doc.number(k)]
        assert same.span == sentence.span and same.paragraph == sentence.paragraph
        mine = doc.tokens[sentence.first : sentence.last]
        assert [(t.start, t.tag, t.dep) for t in mine] == [
            (t.start, t.tag, t.dep) for t in whole.tokens[same.first : same.last]
        ]


def test_unread_and_read_cover_the_words(strict: None) -> None:
    """No word is in both, and none but white space in neither."""
    doc = read(MIXED)
    assert doc.screened is not None
    spans = sorted([s.span for s in doc.sentences] + list(doc.screened.unread))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    words = "".join("".join(s.of(doc.text).split()) for s in spans)
    assert words == "".join("".join(MIXED[:-1]).split())  # the last stands a second time


def test_what_is_read_together_is_what_would_be(strict: None) -> None:
    """The stretches of the report in part are stretches of the whole report."""
    doc, whole = read(MIXED), read(MIXED, screen=False)

    def starts(d: Doc) -> set[tuple[int, int]]:
        """First and last code point of each stretch."""
        c = columns_of(d, [])
        found = stretches_of(c, [t.text for t in d.tokens], JOINED, _gaps(d))
        return {(d.tokens[s.first].start, d.tokens[s.last - 1].end) for s in found}

    assert set() < starts(doc) < starts(whole)


def test_the_same_beside_others_and_alone(strict: None) -> None:
    """A report is read the same alone, in a batch, and in any order."""
    some = [report(x, f"r{k}") for k, x in enumerate((MIXED, GARDEN, UNREST, MIXED[::-1], GARDEN[5:]))]
    alone = [next(read_reports([r], screen=True)) for r in some]
    assert list(read_reports(some, screen=True)) == alone
    assert list(read_reports(some[::-1], screen=True)) == alone[::-1]


def test_a_short_text_is_read_whole() -> None:
    """Of few paragraphs nothing is left out."""
    assert len(read(GARDEN[:3]).sentences) == 3
    assert len(read(UNREST).sentences) == 2


@pytest.mark.parametrize("paragraphs", [MIXED, GARDEN[:6] + UNREST, UNREST + GARDEN])
def test_records_are_those_of_reading_everything(paragraphs: list[str]) -> None:
    """The acts keep type, words, figures and source."""
    text = "\n\n".join(paragraphs)

    def told(*, on: bool) -> list[tuple[object, ...]]:
        """What the records say."""
        found = api.code(text, "2019-11-10", screen=on)
        assert all(text[e.start : e.end] == e.quote for r in found for e in r.evidence)
        return [(r.type, r.mode, r.evidence, r.figures, r.attribution) for r in found]

    assert told(on=True) == told(on=False) != []


def test_thresholds() -> None:
    """Below the report's nothing is read; a stretch of unlikely paragraphs is left out, the lead is not."""
    paragraphs = [(n, "body", "words", 150) for n in range(6)]
    assert let_through(paragraphs, dict.fromkeys(range(6), 0.06)) == Chosen(frozenset(), frozenset())
    best = {0: 0.0, 1: 0.9, 2: 0.0, 3: 0.035, 4: 0.0, 5: 0.0}
    assert let_through(paragraphs, best) == Chosen(frozenset({1}), frozenset({0, 1, 3}))


def test_a_stretch_is_read_or_left_out_as_one() -> None:
    """Short neighbouring paragraphs go together."""
    paragraphs = [(n, "body", "words", 60) for n in range(9)]
    best = dict.fromkeys(range(9), 0.0) | {4: 0.5}
    assert let_through(paragraphs, best).read == frozenset({0, 1, 2, 3, 4, 5})


def test_captions_and_titles_tell_no_act() -> None:
    """Only body lines and embeds decide."""
    told = [(0, "caption", UNREST[0], 20), *((n, "body", w, 22) for n, w in enumerate(GARDEN, 1))]
    assert choose(told) == Chosen(frozenset(), frozenset())


def test_numbers_are_alike() -> None:
    """The number itself is no sign."""
    assert hits("They held 14 people.", 1 << 16) == hits("they held 9 People!", 1 << 16)


def test_rough_sentences_cover_the_text() -> None:
    """Together they are the text."""
    text = " One here. Two there?  Three. "
    assert "".join(s.of(text) for s in rough_sentences(text)) == text
