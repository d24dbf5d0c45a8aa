"""Tokens by their place in the text, and cues that are no verbs: a colon, a dash, the verb before a colon."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportedly.claims.cues import Cue
from reportedly.claims.draft import Draft
from reportedly.claims.tree import Tree
from reportedly.claims.voices import named_in, speaker_kind
from reportedly.records import Span

Range = tuple[int, int]


class Spots:
    """The tokens, names and sentences of a report by offset."""

    __slots__ = ("_names", "_starts", "tree")

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._starts = [t.start for t in tree.tokens]
        self._names = [n.span.start for n in tree.doc.names]

    def inside(self, start: int, end: int) -> Range | None:
        """First and last token that begin in ``text[start:end]``; None where none does."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return (low, high - 1) if low < high else None

    def before(self, offset: int) -> int | None:
        """The last token that begins before ``offset``."""
        at = bisect_left(self._starts, offset) - 1
        return at if at >= 0 else None

    def label(self, span: Span) -> str:
        """The label of the first name that touches a short span; "" where none does."""
        names = self.tree.doc.names
        i = max(0, bisect_right(self._names, span.start) - 1)
        for name in names[i : i + 3]:
            if name.span.overlap(span):
                return name.label
        return ""


def is_voice(spots: Spots, tokens: Range) -> bool:
    """Whether words name somebody who speaks: a person, a body, an outlet, a noun for speakers; no place, no number."""
    tree = spots.tree
    span = tree.span(*tokens)
    words = span.of(tree.text)
    last = tree.tokens[tokens[1]]
    if speaker_kind(last.lemma.lower()) or named_in(words) is not None:
        return True
    return spots.label(span) in {"PERSON", "ORG"} and last.pos in {"PROPN", "NOUN"}


def head_in(tree: Tree, tokens: Range) -> int:
    """The token of a phrase on which its others hang; the last where none stands out."""
    first, last = tokens
    for i in range(last, first - 1, -1):
        if tree.tokens[i].pos in {"PROPN", "NOUN", "PRON"} and not first <= tree.tokens[i].head <= last:
            return i
    return last


def voiced(tree: Tree, cue: Range, source: Range, content: list[Span], key: int | None = None) -> Draft:
    """A draft for words whose cue is no verb of the table: stated, said by ``source``, direct."""
    at = cue[0] if key is None else key
    made = Cue(at, cue[0], cue[1], "say", "stated", head_in(tree, source))
    paragraph = tree.doc.sentences[tree.tokens[at].sent].paragraph
    return Draft(made, tree.span(*cue), source, [], "stated", paragraph=paragraph, quoted=content)
