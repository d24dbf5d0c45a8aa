"""Reach: a source governs what follows until another takes over or the report speaks for itself again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reportedly.claims.draft import Draft
from reportedly.claims.tree import Tree
from reportedly.records import Sentence

_TELLING = frozenset({"say", "tell", "report", "according"})
_LINES = 0.8  # lines over sentences from which on lines are taken for sentences, not paragraphs
_SHORT = 30  # tokens; longer sentences after a count tell a story of their own
_WINDOW = 60  # tokens of what was told before a count among which another one stands
_HARM = frozenset(
    "kill wound injure hurt die arrest detain treat hospitalize hospitalise displace evacuate abduct kidnap".split()
)
_QUANTITIES = frozenset("dozen score hundred thousand several some many another other more scores dozens".split())
_FIRST = frozenset({"I", "we", "We", "our", "Our", "us", "my", "My"})
_TAKES_UP = frozenset({"it", "they", "he", "she", "this", "these", "those"})


def extend(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Drafts of kind ``reach``: a sentence of the same paragraph, without a claim of its own, that an earlier cue governs.

    It is governed when the claims before and after it go back to one origin and it takes up what was said; or when the
    sentence before ends in "according to" an outlet and this one goes on with a party of it in the past tense.
    """
    sentences = tree.doc.sentences
    places = [d.place for d in drafts]
    covered = [_drafts_of(s, drafts, places) for s in sentences]
    loose = _line_each(sentences)
    out: list[Draft] = []
    for i in range(1, len(sentences)):
        if covered[i] or not covered[i - 1] or not (loose or sentences[i].paragraph == sentences[i - 1].paragraph):
            continue
        told = covered[i - 1][-1]
        if not told.chain or not (told.kind == "reach" or (told.cue is not None and told.cue.frame in _TELLING)):
            continue
        after = (
            covered[i + 1] if i + 1 < len(sentences) and sentences[i + 1].paragraph == sentences[i].paragraph else []
        )
        if (
            _framed(tree, sentences[i], told, after)
            or _goes_on(tree, sentences[i], told)
            or _counts_on(tree, sentences[i], told)
            or _speaks_on(tree, sentences[i], told)
        ):
            span = sentences[i].span
            covered[i] = [Draft(None, None, None, [span], told.stance, "reach", told.paragraph, chain=told.chain)]
            out.extend(covered[i])
    return out


def _line_each(sentences: Sequence[Sentence]) -> bool:
    """Whether the text has every sentence on a line of its own, so that its lines are no paragraphs."""
    return len({s.paragraph for s in sentences}) > _LINES * len(sentences)


def _counts_on(tree: Tree, sentence: Sentence, told: Draft) -> bool:
    """After a count of the harmed, another one: a number or "dozens" as subject, "were wounded", "died"; no totals to date."""
    tokens = tree.tokens[sentence.first : sentence.last]
    if len(tokens) > _SHORT or any(t.lemma in {"since", "say", "report"} for t in tokens):
        return False
    root = next((i for i in range(sentence.first, sentence.last) if tree.tokens[i].dep == "ROOT"), None)
    subject = tree.child(root, "nsubj", "nsubjpass") if root is not None else None
    if root is None or subject is None or tree.tokens[root].lemma not in _HARM or not _counted(tree, subject):
        return False
    if any(tree.tokens[k].lemma == "have" for k in tree.kids(root, "aux")):
        return False
    low, high = tree.sentence_of(told.content[0].start), tree.sentence_of(told.content[-1].end - 1)
    first, last = tree.doc.sentences[low].first, tree.doc.sentences[high].last
    return any(t.lemma in _HARM or t.tag == "CD" for t in tree.tokens[max(first, last - _WINDOW) : last])


def _counted(tree: Tree, subject: int) -> bool:
    phrase = tree.tokens[tree.left[subject] : subject + 1]
    return any(t.tag == "CD" or t.lemma in _QUANTITIES for t in phrase)


def _speaks_on(tree: Tree, sentence: Sentence, told: Draft) -> bool:
    """After somebody's words, "I" and "we" without quotation marks: a text that lost its marks goes on with the speech."""
    if told.kind not in {"indirect", "reach"} or any(
        c in tree.text[sentence.span.start : sentence.span.end] for c in '"“”'
    ):
        return False
    return any(t.text in _FIRST for t in tree.tokens[sentence.first : sentence.last])


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
