"""Reach: a source governs what follows until another takes over or the report speaks for itself again."""

from __future__ import annotations

from bisect import bisect_left

from reportedly.claims.draft import Draft
from reportedly.claims.tree import Tree
from reportedly.records import Sentence

_TELLING = frozenset({"say", "tell", "report", "according"})
_TAKES_UP = frozenset({"it", "they", "he", "she", "this", "these", "those"})


def extend(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Drafts of kind ``reach``: a sentence of the same paragraph, without a claim of its own, that an earlier cue governs.

    It is governed when the claims before and after it go back to one origin and it takes up what was said; or when the
    sentence before ends in "according to" an outlet and this one goes on with a party of it in the past tense.
    """
    sentences = tree.doc.sentences
    places = [d.place for d in drafts]
    covered = [_drafts_of(s, drafts, places) for s in sentences]
    out: list[Draft] = []
    for i in range(1, len(sentences)):
        if covered[i] or not covered[i - 1] or sentences[i].paragraph != sentences[i - 1].paragraph:
            continue
        told = covered[i - 1][-1]
        if not told.chain or told.cue is None or told.cue.frame not in _TELLING:
            continue
        after = (
            covered[i + 1] if i + 1 < len(sentences) and sentences[i + 1].paragraph == sentences[i].paragraph else []
        )
        if _framed(tree, sentences[i], told, after) or _goes_on(tree, sentences[i], told):
            out.append(
                Draft(None, None, None, [sentences[i].span], told.stance, "reach", told.paragraph, chain=told.chain)
            )
    return out


def _drafts_of(sentence: Sentence, drafts: list[Draft], places: list[int]) -> list[Draft]:
    """The drafts whose cue stands in a sentence or whose content covers some of it."""
    low = bisect_left(places, sentence.span.start)
    high = bisect_left(places, sentence.span.end)
    found = drafts[low:high]
    if found:
        return found
    near = drafts[max(0, low - 4) : high + 4]
    return [d for d in near if any(s.overlap(sentence.span) for s in d.content)]


def _framed(tree: Tree, sentence: Sentence, told: Draft, after: list[Draft]) -> bool:
    """Between two claims of one origin, taking up what was said with "the", "it", "they"."""
    if not after or not after[0].chain or after[0].chain[-1].name != told.chain[-1].name:
        return False
    first = tree.tokens[sentence.first].text.lower()
    return first in _TAKES_UP or (first == "the" and _past(tree, sentence))


def _goes_on(tree: Tree, sentence: Sentence, told: Draft) -> bool:
    """After "according to OUTLET.": a party of the sentence before is the subject again, in the past, undated."""
    if told.cue is None or told.cue.frame != "according" or told.chain[0].kind not in {"outlet", "agency"}:
        return False
    if not told.content or told.content[-1].start > told.place or not _past(tree, sentence):
        return False
    names = tree.doc.names
    at, end = (bisect_left(names, x, key=lambda n: n.span.start) for x in sentence.span)
    dated = any(n.label == "DATE" and sentence.span.covers(n.span) for n in names[at:end])
    low, high = tree.bounds(told.cue.key)
    before = {
        t.lemma
        for t in tree.tokens[low : high + 1]
        if told.content[0].start <= t.start < told.content[-1].end and t.pos in {"NOUN", "PROPN"}
    }
    subject = next((t for t in tree.tokens[sentence.first : sentence.last] if t.dep in {"nsubj", "nsubjpass"}), None)
    return not dated and subject is not None and subject.lemma in before


def _past(tree: Tree, sentence: Sentence) -> bool:
    return any(t.tag == "VBD" for t in tree.tokens[sentence.first : sentence.last])
