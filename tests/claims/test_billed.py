"""Lines that a name heads or ends, and embedded posts."""

import pytest

from tests.claims.reports import said

_BODY = "\n\nA bomb went off in a market on Monday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Omar Dale and Nora Lind met in Sfax.\n\nDALE: We had two hundred people here.\n\nLIND: And then police came.",
            [("DALE", ["We had two hundred people here."]), ("LIND", ["And then police came."])],
        ),
        (
            '"DALE: We called it “The Den” for years. It burned down.\n\nOmar Dale spoke on Friday.',
            [("DALE", ["We called it “The Den” for years. It burned down."])],
        ),
        (
            f"Police: six people killed in Basra market blast{_BODY}",
            [("Police", ["six people killed in Basra market blast"])],
        ),
        (f"Six people killed in Basra blast – police{_BODY}", [("police", ["Six people killed in Basra blast"])]),
        (
            "Tanks came in at dawn and shell the town. — Omar Dale (@omard) August 20, 2031\n\nShops were shut.",
            [("Omar Dale", ["Tanks came in at dawn and shell the town."])],
        ),
        (
            "Tanks came in at dawn and shell the town.\n\n— Omar Dale (@omard) August 20, 2031\n\nShops were shut.",
            [("Omar Dale", ["Tanks came in at dawn and shell the town."])],
        ),
        (
            "Omar Dale (@omard): Tanks came in at dawn and shell the town.\n\nShops were shut.",
            [("Omar Dale", ["Tanks came in at dawn and shell the town."])],
        ),
    ],
)
def test_lines_with_a_speaker(text: str, expected: list[tuple[str, list[str]]]) -> None:
    """A line of a transcript, a headline and a post are the words of the person whose name stands at their edge."""
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"Iraq: six people killed in Basra market blast{_BODY}",
        f"VIDEO: six people killed in Basra market blast{_BODY}",
        f"Six people killed in Basra market blast - Delta Wire{_BODY}",
        f"UPDATE: Six people were killed in Basra on Monday.{_BODY}",
        f"By Omar Dale, Reuters{_BODY}",
        f"Reporting by Omar Dale; editing by Nora Lind{_BODY}",
        "BASRA, Iraq (Reuters) - A bomb went off in a market on Monday.",
    ],
)
def test_lines_without_a_speaker(text: str) -> None:
    """Places, rubrics, the page's own name, bylines, credits and datelines of agencies say nothing of their own."""
    assert said(text) == []
