"""Figures and accounts that a voice gives without a verb of saying."""

import pytest

from tests.claims.told import told


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The governor of Basra gave a toll of nine.", "a toll of nine", "governor of Basra"),
        ("Rescuers put the toll far higher.", "the toll far higher", "Rescuers"),
        ("The Tigris Rights Monitor counted four dead in Homs.", "four dead in Homs", "Tigris Rights Monitor"),
        ("The mayor spoke of 18 dead and sixty wounded.", "18 dead", "mayor"),
        ("The lawyers' union lists 30 prisoners in the camp.", "30 prisoners", "lawyers' union"),
        ("By the army's count, sixty fighters died in Idlib.", "sixty fighters died", "army"),
        ("The bus was full, by the driver's own account.", "The bus was full", "driver"),
        (
            "By the account of three drivers, the convoy was stopped near Mosul by men in uniform. They took the money and left.",
            "They took the money",
            "three drivers",
        ),
        ("The army's toll of nine dead has not changed since Sunday.", "nine dead", "army"),
        (
            "Tigris Rights Monitor said on Friday that the list was an error. The monitor stands by its count of six killed.",
            "six killed",
            "Tigris Rights Monitor",
        ),
        (
            "Survivors gave this account. The gunmen came at dusk. They asked for the doctor by name.",
            "The gunmen came at dusk",
            "Survivors",
        ),
    ],
)
def test_who_gives_a_figure_is_its_source(text: str, words: str, name: str) -> None:
    """A toll, a count or an account belongs to whoever gives it."""
    assert told(text, words)[0] == [name]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The team counts four world titles.", "four world titles"),
        ("The mayor put the key on the table at noon.", "the key on the table"),
        ("The party's number of 40 seats fell.", "40 seats"),
    ],
)
def test_other_counting_and_putting_is_no_claim(text: str, words: str) -> None:
    """Verbs of counting and putting without a toll report nothing."""
    assert told(text, words)[0] == []


def test_an_account_ends_where_somebody_else_is_heard() -> None:
    """What the next voice says is no part of the account before it."""
    text = "Survivors gave this account. The gunmen came at dusk. The company said that nobody was hurt."
    assert told(text, "nobody was hurt")[0] == ["company"]
