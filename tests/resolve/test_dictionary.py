"""Actor dictionaries in PETRARCH's format, invented ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import ReportedlyError
from reportedly.resolve.actors import Actor, to_words
from reportedly.resolve.cameo import from_code
from reportedly.resolve.cast import gather
from reportedly.resolve.dictionary import Dictionary, open_dictionary, read_dictionary
from reportedly.resolve.parties import Act, to_party
from reportedly.resolve.places import set_scene
from tests.resolve.texts import doc_of, party

TEXT = """# an invented dictionary
<!-- a comment
QUILL_OFFICE [USAGOV]
over lines -->
MINISTRY_OF_TIDES_ [ITAGOV] ; a comment
+TIDE_OFFICE <!-- an older name -->
ORLA_QUENT_  # in office, then out
+QUENT_
\t[FRAGOV 20180101-20191231]
\t[FRAELI > 200101]
BRASS_LANTERN_FRONT [TUNREBXYZ]
\t[TUNPTY <150101]
FRONT_OF_NOTHING [---]
LANTERNIA [TUN]
"""


def book(tmp_path: Path, text: str = TEXT) -> Dictionary:
    """The dictionary with this text."""
    path = tmp_path / "own.actors"
    path.write_text(text, encoding="utf-8")
    return read_dictionary(path)


def found(some: Dictionary, words: str, day: int) -> Actor | None:
    """The actor that the words mean on a day."""
    hit = some.find(to_words(words), day)
    return hit.what if hit is not None and isinstance(hit.what, Actor) else None


@pytest.mark.parametrize(
    ("words", "day", "wanted"),
    [
        ("the Tide Office", 20200505, ("Ministry of Tides", "ITA", ("GOV",))),
        ("Orla Quent", 20180101, ("Orla Quent", "FRA", ("GOV",))),
        ("Quent", 20191231, ("Orla Quent", "FRA", ("GOV",))),
        ("Quent", 20200101, ("Orla Quent", "FRA", ("ELI",))),
        ("Quent", 20170101, None),
        ("Quent", 0, ("Orla Quent", "FRA", ("ELI",))),
        ("Brass Lantern Front", 20141231, ("Brass Lantern Front", "TUN", ("PTY",))),
        ("Brass Lantern Front", 20200101, ("Brass Lantern Front", "TUN", ("REB",))),
        ("Front of Nothing", 20200101, None),
        ("the Quill Office", 20200101, None),
        ("the tide office", 20200101, None),
    ],
)
def test_phrases_synonyms_and_dates(
    tmp_path: Path, words: str, day: int, wanted: tuple[str, str, tuple[str, ...]] | None
) -> None:
    """A phrase gives the code of the day, both ends of a term included; comments and null codes give nothing."""
    actor = found(book(tmp_path), words, day)
    assert (actor and (actor.name, actor.country, actor.sectors)) == wanted


def test_bad_lines_are_told_and_the_others_used(tmp_path: Path) -> None:
    """Each line that cannot be used is refused with R119 and its offset; what stands around it holds."""
    lines = [
        "+NOBODY",
        "REED_GUILD [ITALAB]",
        "\t[ITAGOV 20201301-20211231]",
        "\t[ITAGOV",
        "SALT_GUILD [ITA",
        "LAST_GUILD [FRALAB]",
    ]
    some = book(tmp_path, "\n".join(lines))
    offsets = [sum(len(x) + 1 for x in lines[:k]) for k in (0, 2, 3, 4)]
    assert [(f.code, f.offset) for f in some.faults] == [("R119", o) for o in offsets]
    assert found(some, "Reed Guild", 20210101) == Actor("Reed Guild", "ITA", ("LAB",))
    assert found(some, "Last Guild", 20210101) == Actor("Last Guild", "FRA", ("LAB",))


def test_a_line_without_end_is_read_past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line longer than the limit is refused with R105, and the next one used."""
    monkeypatch.setenv("REPORTEDLY_LINE_BYTES", "100")
    some = book(tmp_path, "LONG_" * 80 + "[ITA]\nREED_GUILD [ITALAB]\n")
    assert [f.code for f in some.faults] == ["R105"]
    assert list(some.entries) == ["reed guild"]


def test_a_missing_file_is_a_coded_error(tmp_path: Path) -> None:
    """R109 names the file."""
    with pytest.raises(ReportedlyError, match=r"R109.*absent"):
        open_dictionary(str(tmp_path / "absent"))


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    """The dictionary is kept only as long as the file stays as it is."""
    path = tmp_path / "own.actors"
    path.write_text("REED_GUILD [ITALAB]\n")
    first = open_dictionary(str(path))
    assert open_dictionary(str(path)) is first
    path.write_text("SALT_GUILD [ITALAB]\nREED_GUILD [ITALAB]\n")
    again = open_dictionary(str(path))
    assert again is not None
    assert set(again.entries) == {"salt guild", "reed guild"}


@pytest.mark.parametrize(
    ("code", "country", "sectors"),
    [
        ("AFGREBTAL", "AFG", ("REB",)),
        ("IGOUNO", "", ("IGO",)),
        ("KSVINS", "XKX", ("REB",)),
        ("TUNCHRPTY", "TUN", ("PTY",)),
        ("EURGOV", "", ("GOV",)),
        ("US", "", ()),
    ],
)
def test_codes_become_countries_and_sectors(code: str, country: str, sectors: tuple[str, ...]) -> None:
    """A country and the sectors of the codebook; codes of belief or of a body's own name are left out."""
    assert from_code(code) == (country, sectors)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("the Ministry of Tides", ("Ministry of Tides", "ITA", ("GOV",))),
        ("Hamas fighters", ("Hamas", "PSE", ("UAF", "PTY"))),
        ("Lanternia soldiers", ("Lanternia soldiers", "TUN", ("MIL",))),
        ("Emmanuel Macron", ("Emmanuel Macron", "ITA", ("OPP",))),
    ],
)
def test_own_names_stand_before_ours(tmp_path: Path, words: str, wanted: tuple[str, str, tuple[str, ...]]) -> None:
    """What the user's dictionary says of a name holds, also of one that our tables know."""
    doc = doc_of(f"On Friday {words} moved on.", published="2019-11-10")
    scene = set_scene(doc)
    own = book(tmp_path, TEXT + "EMMANUEL_MACRON [ITAOPP]\n")
    made = to_party(doc, party(doc, words), scene, gather(doc, scene, own), Act("IRQ"))
    assert (made.name, made.country, made.sector) == wanted
