"""Quotation marks one by one: which open, which close, and what is no mark at all."""

import pytest

from reportedly.claims.marks import marks_in


def _ways(text: str) -> list[str]:
    return [m.way for m in marks_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ('"Go home," he said.', ["open", "close"]),
        ("He said “go home” twice.", ["open", "close"]),
        ("The toll is 51 percent.“", ["close"]),
        ("”Go home,” he said.", ["open", "close"]),
        ("»Geht heim«, sagte er.", ["open", "close"]),
        ("„Geht heim“, sagte er.", ["open", "close"]),
        ("``Go home,'' he said.", ["open", "close"]),
        ("‘Go home,’ he said.", ["open", "close"]),
        ('He ran—"I had to"—and fell.', ["open", "close"]),
        ('Odd " mark', ["either"]),
        ('\u200f"\u202bGo home\u202c"\u200f he said.', ["open", "close"]),
    ],
)
def test_ways(text: str, ways: list[str]) -> None:
    """What stands beside a mark says whether it opens or closes, over marks of direction and against its own form."""
    assert _ways(text) == ways


@pytest.mark.parametrize(
    "text",
    [
        "The army's men didn't stop.",
        "Tell 'em that 'tis over; the '90s are gone.",
        "The wall is 6'2\" high.",
        'The צה"ל spokesman spoke.',
        "The O’Neill house and the 1990’s.",
    ],
)
def test_no_marks(text: str) -> None:
    """Apostrophes, elisions, inches and gershayim are no quotation marks."""
    assert _ways(text) == []


def test_offsets() -> None:
    """A mark of two characters has its place and its width."""
    (mark,) = marks_in("a ''b", 0, 5)
    assert (mark.at, mark.end, mark.single) == (2, 4, False)
