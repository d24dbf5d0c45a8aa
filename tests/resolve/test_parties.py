"""Parties: names, countries, sectors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.records import Name, Party, PartyMention, Source, Span
from reportedly.resolve.actors import find_group, person, sound, to_words
from reportedly.resolve.parties import Act, gather, to_party
from reportedly.resolve.places import set_scene
from tests.resolve.texts import doc_of, party, span_of


def resolved(text: str, words: str, country: str = "IRQ", **more: object) -> Party:
    """The party that ``words`` in ``text`` mean for an act in ``country``."""
    doc = doc_of(text, ("Adel Abdul-Mahdi", "PERSON"), ("Orla Quent", "PERSON"))
    scene = set_scene(doc)
    return to_party(doc, party(doc, words, **more), scene, gather(doc, scene), Act(country))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "country", "sectors"),
    [
        ("Iraqi riot police", "IRQ", ("COP",)),
        ("the army", "IRQ", ("MIL",)),
        ("Saudi warplanes", "SAU", ("MIL",)),
        ("protesters", "IRQ", ("CVL", "OPP")),
        ("Gaddafi's troops", "LBY", ("MIL",)),
        ("forces loyal to Bashar al-Assad", "SYR", ("MIL",)),
        ("the United Nations", "", ("IGO",)),
        ("Russian-backed separatists", "IRQ", ("REB",)),
        ("Boko Haram fighters", "NGA", ("UAF", "REB")),
        ("France", "FRA", ("GOV",)),
        ("the Revolutionary Guards", "IRN", ("MIL",)),
        ("Kim Jong-un", "PRK", ("GOV",)),
        ("the People's Protection Units", "SYR", ("REB", "UAF")),
        ("U.S. Department of Homeland Security", "USA", ("GOV",)),
        ("Syrian Muslim Brotherhood members", "SYR", ("PTY", "OPP")),
        ("the Pakistani Supreme Court", "PAK", ("JUD",)),
        ("a group of army officers", "IRQ", ("MIL",)),
        ("members of the Taliban", "AFG", ("REB", "UAF")),
        ("members of Gaddafi's own tribe", "LBY", ("CVL",)),
        ("the U.S. envoy to the United Nations", "USA", ("GOV",)),
        ("the head of the Arab League", "", ("IGO",)),
        ("Sinn Fein leader Gerry Adams", "IRL", ("PTY",)),
        ("Turkish", "TUR", ("GOV",)),
        ("a Syrian", "SYR", ()),
        ("Yoruba leaders", "NGA", ("ELI",)),
        ("the Albanian population", "IRQ", ("CVL",)),
        ("the Democratic Republic of Congo", "COD", ("GOV",)),
        ("Georgia Republican Sen. Orla Quent", "USA", ("LEG",)),
        ("an American-backed coalition", "USA", ("MIL",)),
    ],
)
def test_words_give_country_and_sectors(words: str, country: str, sectors: tuple[str, ...]) -> None:
    """The country is the party's own; those without one are at home where the act was."""
    found = resolved(f"On Friday {words} moved on.", words)
    assert (found.country, found.sector) == (country, sectors)


def test_a_name_is_canonical() -> None:
    """A title and another spelling give the canonical name; the words stay as they are."""
    found = resolved("Prime Minister Adel Abdul-Mahdi met them.", "Prime Minister Adel Abdul-Mahdi")
    assert (found.name, found.country, found.sector) == ("Adil Abdul-Mahdi", "IRQ", ("GOV",))
    assert found.text == "Prime Minister Adel Abdul-Mahdi"


def test_a_pronoun_keeps_its_words() -> None:
    """A pronoun keeps its words in text and has its antecedent's name."""
    found = resolved("Adel Abdul-Mahdi said he would go.", "he", antecedent="Adel Abdul-Mahdi")
    assert (found.text, found.name, found.country) == ("he", "Adil Abdul-Mahdi", "IRQ")


def test_private_persons_have_a_role_for_a_name() -> None:
    """A private person's name never becomes the party's name."""
    found = resolved("Police shot Orla Quent on Friday.", "Orla Quent", private=True)
    assert found.private
    assert "Quent" not in found.name


def test_a_title_elsewhere_in_the_report_tells_the_country() -> None:
    """A person introduced with office and country is known by the surname alone."""
    found = resolved(
        "French foreign minister Orla Quent arrived. Quent refused to talk.", "Quent refused".split(" ", maxsplit=1)[0]
    )
    assert (found.country, found.sector) == ("FRA", ("GOV",))


@pytest.mark.parametrize(
    "words", ["Adel Abdul-Mahdi", "Adil Abdul Mahdi", "Adel Abdel-Mahdi", "Adil Abd al-Mahdi", "ADEL ABDUL MAHDI"]
)
def test_spellings_of_a_name_meet(words: str) -> None:
    """Transliterations, hyphens and the article give one canonical name."""
    assert resolved(f"On Friday {words} met them.", words).name == "Adil Abdul-Mahdi"


@pytest.mark.parametrize(
    ("one", "other"),
    [("igor petrov", "igor petroff"), ("ana kovalsky", "ana kovalskiy"), ("adel hakim", "adil el hakim")],
)
def test_endings_of_names_have_one_sound(one: str, other: str) -> None:
    """-ov and -off, -sky and -skiy, al- and el- are one."""
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("text", "words", "country", "name"),
    [
        (
            "Orla Quent, the French interior minister, spoke. Later the minister left.",
            "the minister",
            "FRA",
            "Orla Quent",
        ),
        (
            "Later the spokesman, Orla Quent, left. Orla Quent, a Kenyan envoy, spoke.",
            "the spokesman",
            "KEN",
            "Orla Quent",
        ),
        ("Boko Haram moved on. Then the group withdrew.", "the group", "NGA", "Boko Haram"),
        ("The Syrian National Council met. The council refused.", "The council", "SYR", "Syrian National Coalition"),
        ("Syria denied it. On Friday its army moved on.", "its army", "SYR", "army"),
        ("The US-led coalition flew. Later the alliance stopped.", "the alliance", "USA", "Global Coalition"),
        ("On Friday protesters in Libya marched.", "protesters", "LBY", "protesters"),
        ("Macron condemned Assad's crackdown on protesters.", "protesters", "SYR", "protesters"),
    ],
)
def test_parties_that_were_told_before(text: str, words: str, country: str, name: str) -> None:
    """Titles, "the group", owners, places right after, and whoever is blamed tell who is meant."""
    doc = doc_of(
        text, ("Orla Quent", "PERSON"), ("Boko Haram", "ORG"), ("Syrian National Council", "ORG"), ("Syria", "GPE"),
        ("US-led coalition", "ORG"),
    )  # fmt: skip
    scene = set_scene(doc)
    found = to_party(doc, party(doc, words), scene, gather(doc, scene), Act("IRQ"))
    assert (found.country, found.name) == (country, name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Student Orla Quent, a Kenyan, was hurt. Later the student left.", "the student"),
        ("Later the student, Orla Quent, left. Envoy Orla Quent of France came.", "the student"),
        ("Plain-clothes officers seized Orla Quent. She said the officers had shouted.", "the officers"),
    ],
)
def test_nobody_private_is_named_by_a_role(text: str, words: str) -> None:
    """Neither a role before, nor one in apposition, nor one that a verb parts from the name gives a private name."""
    doc = doc_of(text, ("Orla Quent", "PERSON"))
    scene = set_scene(doc)
    assert "Quent" not in to_party(doc, party(doc, words), scene, gather(doc, scene), Act("IRQ")).name


def test_the_first_person_is_who_speaks() -> None:
    """We are the people of whoever says it; without a speaker we are at home in the act."""
    doc = doc_of("We will go, said Emmanuel Macron.", ("Emmanuel Macron", "PERSON"))
    scene = set_scene(doc)
    cast, mention = gather(doc, scene), party(doc, "We")
    speaker = Source("Emmanuel Macron", "Emmanuel Macron", "official", span_of(doc, "Emmanuel Macron"))
    assert to_party(doc, mention, scene, cast, Act("IRQ", speaker)).country == "FRA"
    assert to_party(doc, mention, scene, cast, Act("IRQ")).country == "IRQ"
    witness = Source("Orla Quent", "Orla Quent", "witness", span_of(doc, "Emmanuel Macron"))
    assert to_party(doc, mention, scene, cast, Act("IRQ", witness)).name == "We"


def test_namesakes_are_told_by_the_report() -> None:
    """Of two leaders or parties with one name the one of the report's countries is meant."""
    kings = [person("King Abdullah", 2006, (c,)) for c in ("SAU", "JOR")]
    assert [k.country for k in kings if k is not None] == ["SAU", "JOR"]
    words = to_words("the Labour Party")
    assert [find_group(words, (c,)).what.country for c in ("NOR", "GBR")] == ["NOR", "GBR"]  # type: ignore[union-attr]


def test_us_is_no_pronoun_when_it_is_a_country() -> None:
    """A country is written U.S., a pronoun us."""
    assert resolved("On Friday U.S. jets came.", "U.S.").country == "USA"
    assert resolved("On Friday they shot at us.", "us").country == "IRQ"


def whose(text: str, words: str, *names: tuple[str, str], country: str = "IRQ") -> Party:
    """The party that ``words`` mean in a report with these names, for an act in ``country``."""
    doc = doc_of(text, *names)
    scene = set_scene(doc)
    return to_party(doc, party(doc, words), scene, gather(doc, scene), Act(country))


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("On Friday a Saudi-backed Houthi alliance took the hill.", "a Saudi-backed Houthi alliance", "YEM"),
        ("On Friday a US-trained Yazidi alliance took the hill.", "a US-trained Yazidi alliance", "IRQ"),
        ("On Friday a Russian-backed alliance took the hill.", "a Russian-backed alliance", "RUS"),
    ],
)
def test_an_alliance_is_its_own_peoples(text: str, words: str, country: str) -> None:
    """A people in the phrase tells whose an alliance is, its backer only where none is told."""
    assert whose(text, words).country == country


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Jets believed to be Turkish bombed a mill near Basra.", "Jets", "TUR"),
        ("Three men, thought to be Pakistani, were held in Basra.", "Three men", "PAK"),
        ("Gunmen identified as Saudi nationals fled.", "Gunmen", "SAU"),
        ("Jets believed to be armed bombed a mill near Basra.", "Jets", "IRQ"),
        ("Guards said to be Orla Quent's cousins fled.", "Guards", "IRQ"),
    ],
)
def test_whose_a_party_is_believed_to_be(text: str, words: str, country: str) -> None:
    """What follows a party tells its country; where it tells none, the party is at home."""
    assert whose(text, words).country == country


DESCRIBED = [
    ("The Qatari broadcaster Lusail Lens said so. Police raided Lusail Lens in Basra.", "QAT"),
    ("Lusail Lens, a Qatari broadcaster, said so. Police raided Lusail Lens in Basra.", "QAT"),
    ("Lusail Lens (a Danish charity) sent tents. Police raided Lusail Lens in Basra.", "DNK"),
    ("Lusail Lens, based in Norway, sent tents. Police raided Lusail Lens in Basra.", "NOR"),
    ("Oslo-based charity Lusail Lens sent tents. Police raided Lusail Lens in Basra.", "NOR"),
    ("Lusail Lens told a Danish newspaper so. Police raided Lusail Lens in Basra.", "IRQ"),
    ("Lusail Lens, Danish officials say, sent tents. Police raided Lusail Lens in Basra.", "IRQ"),
]


@pytest.mark.parametrize(("text", "country"), DESCRIBED)
def test_bodies_that_only_the_report_knows(text: str, country: str) -> None:
    """An organisation is of the country that its description tells, wherever the report names it; what only stands near tells none."""
    doc = doc_of(text, ("Lusail Lens", "ORG"), ("Norway", "GPE"), ("Oslo", "GPE"))
    scene = set_scene(doc)
    at = text.rindex("Lusail Lens")
    mention = PartyMention(Span(at, at + len("Lusail Lens")))
    assert to_party(doc, mention, scene, gather(doc, scene), Act("IRQ")).country == country


def test_some_of_its_people() -> None:
    """A part of "its reporters" is of whoever "its" stands for, as all of them are."""
    text = "Russia protested on Friday. Two of its envoys were held in Basra."
    assert whose(text, "Two of its envoys", ("Russia", "GPE")).country == "RUS"
    assert whose(text, "its envoys", ("Russia", "GPE")).country == "RUS"


@pytest.mark.parametrize(
    ("told", "country"),
    [
        ("Chinese trade minister Lu Xinyao came on Friday.", "CHN"),
        ("South Korean envoy An Ji-ho came on Friday, Chinese trade minister Lu Xinyao said.", "CHN"),
        ("Chinese trade minister Lu Xinyao met Peruvian trade minister Lu Paredes.", "IRQ"),
        ("Chinese trade minister Xinyao came on Friday.", "IRQ"),
    ],
)
def test_a_short_surname_that_stands_first(told: str, country: str) -> None:
    """A surname of two letters before the given name is known again where it stands alone as a name and is only one person's."""
    doc = doc_of(f"{told} Lu left for Basra.", *((n, "PERSON") for n in ("Lu Xinyao", "Lu Paredes", "An Ji-ho")))
    lu = span_of(doc, "Lu left")
    alone = Name(Span(lu.start, lu.start + 2), "PERSON")
    doc = replace(doc, names=(*doc.names, alone))
    scene = set_scene(doc)
    assert to_party(doc, PartyMention(alone.span), scene, gather(doc, scene), Act("IRQ")).country == country
