"""Quotations kept whole, whatever the parse and the networks make of the sentences inside them."""

from reportedly.claims.cues import Cue
from reportedly.claims.draft import Draft
from reportedly.claims.quotes import find_quotes
from reportedly.claims.settle import settle
from reportedly.claims.tree import Tree
from reportedly.records import Span
from tests.claims.reports import read, said


def _draft(tree: Tree, cue: str, source: str, content: list[Span]) -> Draft:
    """A draft for a cue and a source of one word each."""
    words = [t.text for t in tree.tokens]
    key, voice = words.index(cue), words.index(source)
    return Draft(Cue(key, key, key, "say", "stated", voice), tree.span(key, key), (voice, voice), content, "stated")


def test_a_quotation_is_not_cut() -> None:
    """A draft that holds the most of a quotation gets all of it."""
    text = "“They came at noon. They burned the school. Nobody stopped them,” Dale said."
    tree = Tree(read(text))
    quotes = [(0, q) for q in find_quotes(text, 0, len(text))]
    (draft,) = settle(tree, [_draft(tree, "said", "Dale", [Span(20, 63)])], quotes)
    assert draft.quoted == [quotes[0][1].span]


def test_a_source_inside_a_quotation_gives_way() -> None:
    """Words inside a quotation are no source of a cue outside: the verb's own subject is."""
    text = "“They killed every single guard,” said Omar Dale."
    tree = Tree(read(text))
    quotes = [(0, q) for q in find_quotes(text, 0, len(text))]
    (draft,) = settle(tree, [_draft(tree, "said", "guard", [Span(0, 32)])], quotes)
    assert draft.source is not None
    assert tree.span(*draft.source).of(text) == "Omar Dale"


def test_speech_of_many_sentences_stays_one_claim() -> None:
    """Speech that tells what others said is one claim of its speaker from the first mark to the last."""
    text = "“I think it will end soon. People say that it must. I believe them,” Omar Dale said on Friday."
    assert said(text)[0] == ("Omar Dale", ["“I think it will end soon. People say that it must. I believe them,”"])
