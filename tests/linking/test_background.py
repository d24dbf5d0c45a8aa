"""What every report of an outlet or of a crisis says is no sign of one event."""

from __future__ import annotations

import pytest

from reportedly.linking.background import FAR, FEW, NEAR, rarities

BAGS = [{"harbour", "strike"}, *[{"harbour", f"w{n}"} for n in range(9)], *[{f"x{n}"} for n in range(90)]]


def rare(outlets: list[str], days: list[int]) -> float:
    """The rarity of "harbour" for the first report."""
    return rarities(BAGS, outlets, days)[0]["harbour"]


def alone(n: int) -> list[str]:
    """As many outlets as reports."""
    return [f"o{i}" for i in range(n)]


def test_an_outlets_own_words_weigh_little() -> None:
    """A word in a tenth of all reports is rare; for an outlet that writes it in every report it is not."""
    apart, together = rare(alone(100), [0] * 100), rare(["Kite"] * 10 + alone(90), [0] * 100)
    assert apart > 2
    assert together < 0.2


def test_a_crisis_of_weeks_weighs_little() -> None:
    """Words of the weeks around are common; those of the days next to the report, of the event itself, stay rare."""
    crisis = [1000, *[1000 + NEAR + 1 + n for n in range(9)], *[0] * 90]
    event = [1000, *[1000 + n % 3 for n in range(9)], *[0] * 90]
    later = [1000, *[1000 + FAR + 1 + n for n in range(9)], *[0] * 90]
    assert rare(alone(100), crisis) < 0.2
    assert rare(alone(100), event) == rare(alone(100), later) > 2


@pytest.mark.parametrize("n", [FEW - 1, 1])
def test_few_reports_say_nothing(n: int) -> None:
    """An outlet of seven reports has no furniture that could be told."""
    assert rare(["Kite"] * n + alone(100 - n), [0] * 100) == rare(alone(100), [0] * 100)


def test_order_changes_nothing() -> None:
    """Turned round, each report's words weigh the same."""
    outlets, days = [f"o{n % 7}" for n in range(100)], [1000 + n % 40 for n in range(100)]
    assert rarities(BAGS[::-1], outlets[::-1], days[::-1]) == rarities(BAGS, outlets, days)[::-1]
