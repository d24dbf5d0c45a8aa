"""Word pieces of words."""

from reportedly.models.pieces import UNKNOWN, pieces_of


def test_case_and_accents_do_not_count() -> None:
    """Capitals, accents and curly marks give the pieces of plain small letters."""
    assert pieces_of("Médenine") == pieces_of("medenine")
    assert pieces_of("’s") == pieces_of("'s")
    assert pieces_of("SAID") == pieces_of("said")


def test_known_words_are_one_piece_and_rare_ones_several() -> None:
    """A frequent word is one piece; a rare name is cut."""
    assert len(pieces_of("police")) == 1
    assert 1 < len(pieces_of("Kairouan")) <= 8


def test_every_word_has_pieces_and_none_too_many() -> None:
    """An empty or unprintable word counts as unknown; an endless one is cut."""
    assert pieces_of("") == (UNKNOWN,)
    assert pieces_of("\u200f") == (UNKNOWN,)
    assert len(pieces_of("z1" * 5000)) <= 8
