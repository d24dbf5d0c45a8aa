"""Tests of redaction: what is withheld, what is kept, and in which fields."""

from __future__ import annotations

from dataclasses import replace

from reportedly.publish import WITHHELD, Redactor
from reportedly.records import Report
from tests.publish.fakes import Fake, party, place, record, report, shelf

NAMES = ("Yassine", "Dhouibi", "Henda")


def _redactor(*texts: str) -> tuple[Redactor, list[Report]]:
    reports = [report(f"r{i}", f"Outlet {i}", "2023-03-08", t) for i, t in enumerate(texts)]
    return Redactor(Fake(reports)), reports


def test_a_name_cut_by_the_quote_is_withheld() -> None:
    """A quotation that begins inside a name shows no part of the name."""
    text = "Yassine Dhouibi, a 19-year-old student, was killed."
    redactor, _ = _redactor(text)
    assert redactor.cut("r0", 8, len(text)) == f"{WITHHELD}, a 19-year-old student, was killed."


def test_ages_and_roles_are_kept() -> None:
    """Only the name goes; age and role stay."""
    redactor, _ = _redactor("A 19-year-old student, Yassine Dhouibi, was killed.")
    assert redactor.cut("r0", 0, 99) == f"A 19-year-old student, {WITHHELD}, was killed."


def test_a_given_name_alone_is_withheld_in_its_report() -> None:
    """The bare given name of a person who is named in full in the same report is withheld."""
    redactor, _ = _redactor("Yassine Dhouibi, 19, was killed. The crowd called: I am Yassine. Yassine’s mother wept.")
    assert redactor.cut("r0", 0, 200).count(WITHHELD) == 3
    assert "Yassine" not in redactor.cut("r0", 0, 200)


def test_a_name_of_one_word_is_withheld_where_it_is_given() -> None:
    """A person who is only called Samir is withheld in that report, and nobody else of that name elsewhere."""
    redactor, _ = _redactor("A 19-year-old, Samir, was hit. Samir is at home.", "Samir Stores reopened. It rained.")
    assert redactor.cut("r0", 0, 99) == f"A 19-year-old, {WITHHELD}, was hit. {WITHHELD} is at home."
    assert "Samir Stores" in redactor.cut("r1", 0, 99)


def test_a_full_name_is_withheld_in_every_report() -> None:
    """A name withheld in one report is withheld in all."""
    redactor, _ = _redactor("Yassine Dhouibi, 19, was killed.", "The march was for Yassine Dhouibi and for bread.")
    assert redactor.cut("r1", 0, 99) == f"The march was for {WITHHELD} and for bread."


def test_public_persons_keep_their_names() -> None:
    """A governor stays named, wounded or not."""
    text = "Governor Mondher Elayeb, 51, was injured. Mondher Elayeb was taken to hospital."
    redactor, _ = _redactor(text)
    assert redactor.cut("r0", 0, 200) == text


def test_addresses_that_spell_a_name_are_withheld() -> None:
    """A URL keeps its host and loses the slug with the name; other addresses are untouched."""
    redactor, _ = _redactor("Yassine Dhouibi, 19, was killed.")
    assert (
        redactor.address("https://a.example/x/the-last-day-of-yassine-dhouibi.html")
        == "https://a.example/name-withheld"
    )
    assert redactor.address("https://a.example/x/strike") == "https://a.example/x/strike"


def test_parties_marked_private_lose_their_names() -> None:
    """The coder's own mark is enough, even where the text alone would not tell."""
    one = report("r0", "Outlet", "2023-03-08", "In Gafsa Yassine Dhouibi spoke.")
    act = record(one, "Yassine Dhouibi spoke", "REQUEST", actor=(party(one.text, "Yassine Dhouibi", private=True),))
    safe = Redactor(Fake([one], [act])).record(act)
    assert (safe.actor[0].text, safe.actor[0].name) == (WITHHELD, WITHHELD)
    assert safe.evidence[0].quote == f"{WITHHELD} spoke"


def test_a_person_taken_for_a_place_is_withheld() -> None:
    """An unresolved place with a private person's name neither leaks it nor saves the name from being withheld."""
    one = report("r0", "Outlet", "2023-03-08", "The funeral of Yassine Dhouibi drew a crowd.")
    where = place(one.text, ("Yassine Dhouibi", None, None))
    act = record(one, "The funeral of Yassine Dhouibi", "PROTEST", places=(where,))
    assert "Dhouibi" not in repr(Redactor(Fake([one], [act])).record(act))


def test_no_field_of_a_record_leaks() -> None:
    """Quotes, titles, parties and sources of the made reports hold no part of the private names."""
    made = shelf()
    redactor = Redactor(made)
    for row in made.record_rows:
        assert not any(n in repr(replace(redactor.record(row), url="")) for n in NAMES)


def test_a_reason_switches_redaction_off() -> None:
    """With a reason given, records come through as they are."""
    made = shelf()
    redactor = Redactor(made, "consent of the family")
    assert [redactor.record(r) for r in made.record_rows] == list(made.record_rows)


def test_a_hashtag_of_a_withheld_name_is_withheld() -> None:
    """A name run together is still a name."""
    redactor, _ = _redactor("Yassine Dhouibi, 19, was killed. They wrote #YassineDhouibi.")
    assert redactor.cut("r0", 0, 200) == f"{WITHHELD}, 19, was killed. They wrote #{WITHHELD}."
