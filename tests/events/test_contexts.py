"""Contexts of acts: plain words of the clause, then of the sentence."""

from __future__ import annotations

import pytest

from reportedly.events.contexts import CONTEXTS, contexts_of
from reportedly.lexicon import table
from tests.work import lines_run


@pytest.mark.parametrize(
    ("words", "kind", "context"),
    [
        ("The two navies held a joint exercise in the bay", "COOPERATE", "military"),
        ("The agency shared intelligence with its neighbour", "COOPERATE", "intelligence"),
        ("Two UN peacekeepers were killed near Gao", "ASSAULT", "peacekeeping"),
        ("Miners struck over unpaid wages", "PROTEST", "economic"),
        ("The ambassador was summoned on Monday", "ACCUSE", "diplomatic"),
        ("The militia seized an oilfield in the desert", "ASSAULT", "resource"),
        ("Residents rallied against the coronavirus restrictions", "PROTEST", "disease"),
        ("Activists marched for climate action", "PROTEST", "enviro_disaster"),
        ("The coastguard turned back 300 migrants", "COERCE", "migration"),
        ("Kenya sent humanitarian relief", "AID", "humanitarian"),
        ("Sweden granted him asylum", "AID", "asylum"),
        ("A judge sentenced the editor to two years", "SANCTION", "legal"),
        ("The envoy urged respect for human rights", "REQUEST", "human_rights"),
        ("They marched for freedom of speech", "PROTEST", "rights_freedoms"),
        ("Thousands marched for women's rights", "PROTEST", "gender"),
        ("Police broke up a pride march", "COERCE", "lgbt"),
        ("Three suicide bombers struck the barracks", "ASSAULT", "terrorism"),
        ("Villagers blocked the road over a lack of drinking water", "PROTEST", "human_security"),
        ("A mosque was burnt down", "ASSAULT", "religion_ethnicity"),
        ("The prime minister resigned on Sunday", "RETREAT", "executive"),
        ("The opposition rejected the election results", "REJECT", "election"),
        ("Lawmakers passed a bill on sanctions", "SANCTION", "legislative"),
        ("Inspectors were let into the uranium plant", "RETREAT", "cbrn"),
        ("Hackers took down the ministry's website", "COERCE", "cyber"),
        ("Crowds called for democracy", "PROTEST", "political_institutions"),
        ("The mayor was charged with taking bribes", "ACCUSE", "corruption"),
        ("Police arrested nine members of a gang", "COERCE", "crime"),
        ("Soldiers seized two tonnes of cocaine", "COERCE", "illegal_drugs"),
    ],
)
def test_plain_words(words: str, kind: str, context: str) -> None:
    """Every context of the manual is told by its plain words."""
    assert context in contexts_of(words, words, kind)


def test_every_context_is_the_manuals() -> None:
    """The table holds the manual's contexts, each of them, and words that hide."""
    assert {row["context"] for row in table("contexts")} == {*CONTEXTS, "none"}
    assert len(CONTEXTS) == len(set(CONTEXTS)) == 28


def test_kinds_are_types() -> None:
    """Rows are limited to types of act by their names, all with or all without a minus."""
    types = {
        *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"),
        *("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    }
    for row in table("contexts"):
        kinds = row["kinds"].split()
        assert {k.removeprefix("-") for k in kinds} <= types
        assert len({k.startswith("-") for k in kinds}) <= 1


def test_nothing_plain_gives_nothing() -> None:
    """A clause and a sentence without such words have no context."""
    sentence = "Nine people were killed in the village on Friday, a resident said."
    assert contexts_of("Nine people were killed", sentence, "ASSAULT") == ()


def test_the_clause_goes_before_the_sentence() -> None:
    """Words of the sentence count only where the clause is silent."""
    sentence = "The court freed him while hackers took down its website."
    assert contexts_of("hackers took down its website", sentence, "COERCE") == ("cyber",)
    assert contexts_of("it was down", "It was down after hackers struck.", "COERCE") == ("cyber",)


def test_a_long_sentence_is_not_asked() -> None:
    """A long sentence tells of other acts too, and so does one with three contexts."""
    long = "Hackers were blamed " + "by some people in the town " * 8
    assert contexts_of("they were blamed", long, "ACCUSE") == ()
    assert contexts_of("they met", "They met as cholera, cocaine and hackers spread.", "CONSULT") == ()


def test_at_most_three_and_sorted() -> None:
    """Of many contexts the three told most often stay, in the order of the alphabet."""
    words = "cholera, hackers and hacking, cocaine and heroin, elections and voters, sarin and chlorine"
    assert contexts_of(words, words, "ACCUSE") == ("cyber", "election", "illegal_drugs")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Police fired tear gas at the crowd", "ASSAULT"),
        ("the Observatory for Human Rights said nine people died", "ASSAULT"),
        ("Inmates began a hunger strike", "PROTEST"),
        ("A rally was held outside the court", "ASSAULT"),
        ("Students marched past soldiers", "PROTEST"),
    ],
)
def test_words_that_tell_nothing(words: str, kind: str) -> None:
    """Set phrases hide the words in them, and some words tell nothing for some acts."""
    assert contexts_of(words, words, kind) == ()


def test_hyphens_apostrophes_and_accents_do_not_matter() -> None:
    """Hyphens part words ("pro-democracy"), the possessive s ("parliament's") and accents fall away."""
    assert contexts_of("pro-democracy marchers", "", "PROTEST") == ("political_institutions",)
    assert contexts_of("the parliament’s vote", "", "REJECT") == ("legislative",)
    assert contexts_of("Médecins Sans Frontières sent nurses", "", "AID") == ("humanitarian",)


def test_cost_is_linear() -> None:
    """Twice the words cost about twice the work."""
    words = "the war on drugs in the state of emergency " * 50
    contexts_of(words, "", "ACCUSE")
    once = lines_run(lambda: contexts_of(words, "", "ACCUSE"))
    twice = lines_run(lambda: contexts_of(words * 2, "", "ACCUSE"))
    assert twice < 2.2 * once
