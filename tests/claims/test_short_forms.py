"""Names of sources: ministries, short forms, surnames, pronouns, documents and their issuers."""

import pytest

from reportedly.claims.antecedents import Voices
from reportedly.claims.ministries import ministry
from reportedly.claims.tree import Tree
from reportedly.claims.voices import named_in
from reportedly.reading import read_reports
from reportedly.records import Report
from tests.claims.told import told


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Russia's defence ministry", "Russian Ministry of Defence"),
        ("the Russian Defense Ministry", "Russian Ministry of Defence"),
        ("the defence ministry in Moscow", "Russian Ministry of Defence"),
        ("Iraqs Ministry of Interior", "Iraqi Ministry of Interior"),
        ("the ministry of health", ""),
        ("a source at the Russian defence ministry", ""),
        ("Russian defence ministry spokesman", ""),
    ],
)
def test_ministries_have_one_name(words: str, name: str) -> None:
    """A nation's ministry has one name in every spelling; who speaks for it keeps a name of his own."""
    assert ministry(words) == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Observatory", "Syrian Observatory for Human Rights"),
        ("The Britain-based Observatory", "Syrian Observatory for Human Rights"),
        ("the Delta Observatory", None),
        ("the Delta Times", None),
        ("The Times", "The Times"),
    ],
)
def test_a_common_word_is_no_name_behind_another(words: str, name: str | None) -> None:
    """The Observatory is one; the Delta Observatory is another."""
    voice = named_in(words)
    assert (voice.name if voice else None) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The Delta Rights Front called a march. The group said police beat nine people.",
            "police beat nine people",
            "Delta Rights Front",
        ),
        (
            "The Iraqi interior ministry closed the bridge. The ministry said two men were shot.",
            "two men were shot",
            "Iraqi Ministry of Interior",
        ),
        (
            "Abdul Rand al-Dale leads the council. Forty homes were burned in Idlib, Dale said.",
            "Forty homes were burned",
            "Abdul Rand al-Dale",
        ),
        (
            "Anadolu said two died. The Associated Press said nine died. The news agency said all were men.",
            "all were men",
            "Associated Press",
        ),
        (
            "The army said in a statement that it took the hill. Ten men were captured, the statement said.",
            "Ten men were captured",
            "army statement",
        ),
        (
            "Two guards were killed in Hama, according to a statement from the interior ministry.",
            "Two guards were killed",
            "interior ministry statement",
        ),
        (
            "A monitor said eight people died. Turkey began air strikes in August. On Friday it said it had bombed ten camps.",
            "it had bombed ten camps",
            "Turkey",
        ),
        (
            "The court said the case was closed. Omar Dale rejected the ruling. He said two witnesses were beaten.",
            "two witnesses were beaten",
            "Omar Dale",
        ),
        ("Activists in northern Homs said two men were shot.", "two men were shot", "Activists in northern Homs"),
    ],
)
def test_short_forms(text: str, words: str, name: str) -> None:
    """Groups, ministries, surnames, agencies, documents and pronouns are known by what the report called them before."""
    assert told(text, words)[0] == [name]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The Syrian Observatory for Human Rights said six died in Homs. Ten fled, the Britain-based monitoring group said.",
            "Ten fled",
            "Syrian Observatory for Human Rights",
        ),
        ("State television said six died in Homs. Ten fled, the broadcaster added.", "Ten fled", "State television"),
        (
            "The Industry ministry said trains would run. Dozens gathered in Gafsa, the interior ministry said.",
            "Dozens gathered in Gafsa",
            "interior ministry",
        ),
        ("Dale advisers said the road was open.", "the road was open", "Dale advisers"),
        (
            "Independent political expert Omar Dale said the killing was planned.",
            "the killing was planned",
            "Omar Dale",
        ),
    ],
)
def test_short_forms_keep_their_own_words(text: str, words: str, name: str) -> None:
    """A described monitor or broadcaster is the one named before; another ministry, a name's aides and an independent expert are not."""
    assert told(text, words)[0] == [name]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Five men died, the director of the hospital in Gafsa said. Another 48 were treated for burns, he said.",
            "Another 48 were treated",
            "director of the hospital in Gafsa",
        ),
        (
            (
                "Rami Hale of the council said it rained. Ahmed a resident of the west of the city said his home was destroyed. "
                "The shells have rained down since dawn he told AFP."
            ),
            "The shells have rained down",
            "Ahmed a resident of the west of the city",
        ),
        (
            "Karim Osta of Relief Aid saw a lorry outside. The stores were full, he said.",
            "The stores were full",
            "Karim Osta",
        ),
    ],
)
def test_he_is_the_last_person_who_spoke(text: str, words: str, name: str) -> None:
    """A pronoun goes back to the last person that can speak, named or not."""
    assert told(text, words)[0][-1] == name


def test_an_article_takes_the_noun_behind_it() -> None:
    """A source cut down to its article is the whole phrase; an article before nothing stays."""
    text = "Nine were killed in the strike said the Civil Defence also known as the Orlem Helmets."
    tree = Tree(next(read_reports([Report("r", text, "")])))
    at = [k for k, t in enumerate(tree.tokens) if t.text == "the"][1]
    found = Voices(tree).source((at, at), at)
    assert (found.text, found.name) == ("the Civil Defence", "Civil Defence")
    assert found.span.of(text) == found.text
