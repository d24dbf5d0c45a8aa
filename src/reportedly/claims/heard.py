"""Claims inside claims that the networks do not see: "had told Reuters of …", "quoted Y as denying that …", documents in somebody's hands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.carriers import outlet_in
from reportedly.claims.content import merged
from reportedly.claims.cues import QUOTED_AS, Cue, stance_of_verb
from reportedly.claims.draft import Draft
from reportedly.claims.sources import by_tags, source_range, subject_of
from reportedly.claims.tree import Tree
from reportedly.claims.voices import can_speak, speaker_kind
from reportedly.records import Span

_TELL = frozenset({"tell", "inform"})
_SHOWS = frozenset(
    "show prove indicate suggest confirm reveal demonstrate say describe state corroborate establish record place put point contradict "
    "attest document detail list".split()
)
_HAS = frozenset(
    "have hold obtain get possess post publish share release circulate see view review provide produce receive collect upload present "
    "distribute show find recover".split()
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_SHOWN = frozenset(
    "film clip image imagery photo photograph picture log recording video footage document letter testimony evidence map list record file "
    "transcript memo message paper tape screenshot cable email datum material".split()
)


def cut_quoting(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Of "quoted Y as saying that P" the content is P, whatever else was taken for it."""
    for draft in drafts:
        cue = draft.cue
        if cue is None or cue.quoter is None or draft.quoted:
            continue
        high = tree.bounds(cue.key)[1]
        at = next((j for j in range(cue.last + 1, high) if _as_saying(tree, j)), None)
        if at is None or at + 2 > high:
            continue
        begin, end = tree.tokens[cue.first].start, tree.tokens[at + 1].end
        rest = [p for s in draft.content for p in (Span(s.start, min(s.end, begin)), Span(max(s.start, end), s.end))]
        draft.content = list(merged(tree.text, [p for p in rest if p.start < p.end])) or draft.content


def _as_saying(tree: Tree, j: int) -> bool:
    return tree.tokens[j].text.lower() == "as" and tree.tokens[j + 1].text.lower() in QUOTED_AS


def told_outlets(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """A draft for every "told OUTLET that …" and "told OUTLET of …" that has none."""
    known, speech = _cues(drafts), Speech(drafts)
    out: list[Draft] = []
    for i in tree.among("told", _TELL, 0, len(tree.tokens)):
        token = tree.tokens[i]
        if i in known or token.pos != "VERB" or token.tag not in {"VBD", "VBN", "VBZ", "VBP"}:
            continue
        if speech.holds(token.start):
            continue
        hearer, subject = tree.child(i, "dobj", "dative"), subject_of(tree, i)
        if hearer is None or hearer < i or subject is None or tree.child(i, "auxpass", "neg") is not None:
            continue
        first, last = by_tags(tree, hearer)
        if outlet_in(tree, max(first, i + 1), max(last, i + 1)) is None:
            continue
        content = _behind(tree, i, max(last, i + 1))
        if content is not None:
            cue = Cue(i, i, i, "tell", "stated", subject, hearer=hearer)
            out.append(made(tree, cue, source_range(tree, subject, i), [content]))
    return out


def _behind(tree: Tree, i: int, hearer: int) -> Span | None:
    """What was told: the clause with "that" behind the hearer, or what "of" or "about" governs."""
    high = min(tree.right[i], tree.bounds(i)[1])
    for k in range(hearer + 1, min(hearer + 8, high)):
        if tree.tokens[k].text.lower() in {"that", "of", "about"}:
            begin = k + (tree.tokens[k].text.lower() != "that")
            while high > begin and tree.tokens[high].pos == "PUNCT":
                high -= 1
            return tree.span(begin, high)
    return None


def papers(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """A draft for what a document shows that somebody has: "images that confirm P", "a film in which P", "logs that they say prove P"."""
    known, speech = {d.cue.key: d for d in drafts if d.cue is not None}, Speech(drafts)
    out: list[Draft] = []
    for i, token in enumerate(tree.tokens):
        if token.dep != "relcl" or token.head >= i or speech.holds(token.start) or not _paper(tree, token.head):
            continue
        noun = token.head
        holder = _holder(tree, noun)
        shown = _shown(tree, i, noun)
        if holder is None or shown is None:
            continue
        key, content = shown
        old = known.get(key) or known.get(i)
        cue = Cue(key, key, key, "report", stance_of_verb(tree.tokens[key].lemma), noun, quoter=holder)
        new = made(tree, cue, (by_tags(tree, noun)[0], noun), [content])
        if old is None or old.cue is None:
            out.append(new)
        else:
            old.cue = replace(cue, first=old.cue.first, last=old.cue.last)
            old.source, old.stance = new.source, new.stance
    return out


def _paper(tree: Tree, i: int) -> bool:
    lemma = tree.tokens[i].lemma.lower()
    return tree.tokens[i].pos in _NOUNS and (lemma in _SHOWN or speaker_kind(lemma) == "document")


def _holder(tree: Tree, noun: int) -> int | None:
    """Who has the document: the subject of the verb of having or showing whose object it is."""
    verb = tree.tokens[noun].head
    if tree.tokens[noun].dep not in {"dobj", "pobj"} or tree.tokens[verb].lemma not in _HAS or verb > noun:
        return None
    subject = subject_of(tree, verb)
    return subject if subject is not None and can_speak(tree, subject) else None


def _shown(tree: Tree, verb: int, noun: int) -> tuple[int, Span] | None:
    """The cue and the content of a relative clause that says what a document shows."""
    begin = tree.left[verb]
    high = min(tree.right[verb], tree.bounds(verb)[1])
    while high > verb and tree.tokens[high].pos == "PUNCT":
        high -= 1
    words = [t.text.lower() for t in tree.tokens[begin : begin + 2]]
    near = begin == noun + 1 + (tree.tokens[noun + 1].text == ",")
    if words == ["in", "which"] and near:
        return (begin + 1, tree.span(begin + 2, high)) if begin + 2 <= high else None
    if not words or words[0] not in {"that", "which"} or not near:
        return None
    key = verb
    if tree.tokens[verb].lemma == "say" and verb < high and verb - begin > 1:  # "that they say prove P"
        key = verb + 1
        if (
            tree.tokens[key].tag not in {"VB", "VBP", "VBZ", "VBD"}
            or tree.tokens[key].lemma not in _SHOWS
            or key >= high
        ):
            return None
        return key, tree.span(key + (tree.tokens[key].lemma not in {"place", "put"}), high)
    if tree.tokens[key].lemma not in _SHOWS or key >= high:
        return None
    return key, tree.span(key + 1, high)


class Speech:
    """The quotations that drafts hold, to leave alone what stands in them: somebody's own words."""

    __slots__ = ("_spans", "_starts")

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._spans = sorted({q for d in drafts for q in d.quoted})
        self._starts = [q.start for q in self._spans]

    def holds(self, offset: int) -> bool:
        """Whether a quotation covers the character at ``offset``."""
        i = bisect_right(self._starts, offset) - 1
        return i >= 0 and offset < self._spans[i].end


def _cues(drafts: Sequence[Draft]) -> set[int]:
    return {k for d in drafts if d.cue is not None for k in range(d.cue.first, d.cue.last + 1)}


def made(tree: Tree, cue: Cue, source: tuple[int, int] | None, content: list[Span]) -> Draft:
    """A draft of a cue whose content is known."""
    paragraph = tree.doc.sentences[tree.tokens[cue.key].sent].paragraph
    span = tree.span(cue.first, cue.last)
    return Draft(cue, span, source, list(merged(tree.text, content)), cue.stance, paragraph=paragraph)
