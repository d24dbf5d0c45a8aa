"""Sentence starts from the characters alone."""

import pytest
from tests.work import lines_run

from reportedly.reading.boundaries import sentence_starts


def _cut(text: str, *, caseless: bool = False) -> list[str]:
    starts = sentence_starts(text, caseless=caseless)
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. Army left Basra.", "It had stayed for years."],
        ["He met the envoy from the U.N.", "The talks failed."],
        ["Gen. Ali Badran and Lt. Col. Omar Dale spoke at 9 a.m. local time.", "Nobody asked questions."],
        ["Fighters of al-Nasr took the hill.", "al-Nasr lost nine men."],
        ['"We saw it."', "The medic left."],
        ["Was it a drone?", "Nobody knows."],
        ['"Was it a drone?" he asked.', "Nobody answered."],
        ["20 people were hurt in addition to tens of others SANA reported.", "The army fired back."],
        ["J. F. Badran of St. Paul spoke on Jan. 5 in Mosul.", "Rain fell."],
        ["Prices rose 3.5 percent.", "Bread riots followed."],
        ["The report ended there.", "the army denied it."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    """Short forms, initials, quotes and missing commas do not move the boundaries."""
    assert _cut(" ".join(sentences)) == sentences


def test_caseless_text_is_cut_at_every_end_mark() -> None:
    """Where capitals tell nothing, a small letter starts a sentence."""
    assert _cut("shells fell on hama. nobody was hurt.", caseless=True) == ["shells fell on hama.", "nobody was hurt."]


def test_work_grows_with_the_text_only() -> None:
    """Twice the text takes at most about twice the work, for end marks and quotes without end."""
    for piece in ('."', ". ", "? A", '" "', "a.b."):
        once, twice = piece * 2_000, piece * 4_000
        assert lines_run(lambda: sentence_starts(twice)) < 2.5 * lines_run(lambda: sentence_starts(once)) + 100  # noqa: B023
