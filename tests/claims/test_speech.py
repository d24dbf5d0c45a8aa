"""Which speaker a quotation belongs to."""

import pytest

from tests.claims.reports import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“They fired first,” Lina Badran said. “Nobody helped us,” said Omar Dale, a driver. “We ran.”",
            [("Lina Badran", ["“They fired first,”"]), ("Omar Dale", ["“Nobody helped us,”", "“We ran.”"])],
        ),
        (
            "Residents said: “There is no bread.” Officials said: “There is bread.”",
            [("Residents", ["“There is no bread.”"]), ("Officials", ["“There is bread.”"])],
        ),
        (
            "Omar Dale was at the gate of the camp when it fell. “I saw two men on the wall.”",
            [("Omar Dale", ["“I saw two men on the wall.”"])],
        ),
        (
            "Omar Dale ran a clinic in Homs.\n\n“We had no water left. We had no light.”",
            [("Omar Dale", ["“We had no water left. We had no light.”"])],
        ),
        (
            "“We counted nine bodies at the gate.\n\n“More may lie under the rubble,” the medic said.",
            [("medic", ["“We counted nine bodies at the gate.", "“More may lie under the rubble,”"])],
        ),
        (
            "“We counted nine bodies at the gate,” the medic said. “It was dark.\n\n“Nobody came to help us.”",
            [("medic", ["“We counted nine bodies at the gate,”", "“It was dark.", "“Nobody came to help us.”"])],
        ),
        (
            '"I never saw the plane, Omar Dale said. "It was dark."',
            [("Omar Dale", ['"I never saw the plane', '"It was dark."'])],
        ),
        ("We never saw the plane,” Omar Dale said.", [("Omar Dale", ["We never saw the plane,”"])]),
        (
            "‘They burned the school,’ a teacher said. ‘We couldn’t stop them.’",
            [("teacher", ["‘They burned the school,’", "‘We couldn’t stop them.’"])],
        ),
    ],
)
def test_speakers(text: str, expected: list[tuple[str, list[str]]]) -> None:
    """Interrupted, following, unclosed and unopened quotations go whole to the person who speaks them."""
    assert said(text) == expected


def test_a_speaker_does_not_go_on_for_ever() -> None:
    """One cue governs at most two hundred quotations, which bounds what later steps look through."""
    text = "The mayor of Sfax said it was over. " + " ".join(f"“We saw {i} of them there.”" for i in range(260))
    most = max("".join(stretches).count("“") for _, stretches in said(text))
    assert 150 < most <= 200
