"""Drafts put right before they get names: sources that cannot speak, contents that run on into a rival's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.content import merged
from reportedly.claims.draft import Draft
from reportedly.claims.quotes import Quote
from reportedly.claims.sources import by_tags, source_range, subject_of
from reportedly.claims.tree import Tree
from reportedly.claims.voices import can_speak
from reportedly.records import Span

_TELLING = frozenset({"say", "tell", "report"})
_CONTRAST = frozenset({"but", "while", "although", "whereas", "though"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SHOWING = frozenset("show suggest indicate reveal find mean signal imply express voice".split())
_ADDING = frozenset("add warn stress note claim describe deny".split())
_NEVER = frozenset({"VERB", "AUX", "ADV", "ADP", "PUNCT", "SYM", "SPACE", "CCONJ", "SCONJ", "INTJ"})
_NAMING = frozenset("ask call dub label brand term deem characterize characterise hail".split())
_DAY = re.compile(r"(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day$|\d")
_INSIDE = frozenset({"at", "in", "from", "of", "inside", "within"})
_MEMBERS = frozenset(
    "source official spokesman spokeswoman spokesperson officer medic doctor activist resident member commander witness".split()
)
_LASTING = frozenset({"continue", "respond", "reply", "recall"})
_APART = 6  # tokens between "but" and the rival's source: "but on Friday the army denied"
_NEIGHBOURS = 20  # drafts before one among which those that run on into it are looked for
_CLIMB = 6
_CLOSE = 3  # characters between a quotation and the cue behind it


def mend(tree: Tree, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> list[Draft]:
    """The drafts, in order, with sources that can speak and contents that end where a rival answers."""
    drafts = [d for d in drafts if not (_goes_on(tree, d) or _by_signs(tree, d) or _judges(tree, d) or _mute(tree, d))]
    for draft in drafts:
        _whole_name(tree, draft)
        _whole_phrase(tree, draft)
        _names(tree, draft)
        _speak(tree, draft)
        _accused(tree, draft)
        _for_itself(tree, draft)
    _add(tree, drafts)
    _hand_over(tree, drafts, quotes)
    for i, draft in enumerate(drafts):
        cut = _answer(tree, draft)
        if cut is None:
            continue
        for outer in drafts[max(0, i - _NEIGHBOURS) : i]:
            if outer.cue is not None and outer.cue.frame in _TELLING and outer.cue.key < cut:
                outer.content = list(_before(tree, outer.content, cut))
    return [d for d in drafts if d.content]


def _add(tree: Tree, drafts: Sequence[Draft]) -> None:
    """What "adding that …" brings is said by whoever told what stands before it in the sentence, whatever subject stands nearer."""
    for i, draft in enumerate(drafts):
        cue = draft.cue
        if cue is None or tree.tokens[cue.key].lemma != "add" or tree.tokens[cue.key].tag != "VBG":
            continue
        low = tree.bounds(cue.key)[0]
        for other in reversed(drafts[max(0, i - _NEIGHBOURS) : i]):
            told = other.cue
            if told is None or told.source is None or not low <= told.key < cue.key:
                continue
            if told.frame in _TELLING and tree.tokens[told.key].tag in _FINITE and told.quoter is None:
                draft.source, draft.cue = other.source, replace(cue, source=told.source)
                break


def _hand_over(tree: Tree, drafts: Sequence[Draft], quotes: Sequence[Quote]) -> None:
    """A quotation with a cue right behind it ("…," said a medic; "…" a medic asked) is that cue's and no earlier one's."""
    ends = {q.span.end: q.span for q in quotes if not q.scare}
    for i, draft in enumerate(drafts):
        if draft.cue_span is None or draft.cue is None or draft.cue.frame not in {*_TELLING, "object"}:
            continue
        first = draft.source[0] if draft.source is not None else draft.cue.first
        begin = min(tree.tokens[first].start, draft.cue_span.start)
        span = next((ends[e] for e in range(begin - _CLOSE, begin + 1) if e in ends), None)
        if span is None or not any(s.overlap(span) for s in (*draft.content, *draft.quoted)):
            continue
        for other in drafts[max(0, i - _NEIGHBOURS) : i]:
            if other.cue_span is not None and other.cue_span.end < span.start and other.quoted:
                other.content = [p for s in other.content for p in _without(s, span)]
                other.quoted = [s for s in other.quoted if not s.overlap(span)]


def _without(span: Span, hole: Span) -> list[Span]:
    if not span.overlap(hole):
        return [span]
    pieces = (Span(span.start, min(span.end, hole.start)), Span(max(span.start, hole.end), span.end))
    return [p for p in pieces if p.end - p.start > 1]


def _goes_on(tree: Tree, draft: Draft) -> bool:
    """Whether "continue" or "add to" tells what went on, not what was said: no words in quotation marks, no clause."""
    cue = draft.cue
    if cue is None or draft.quoted:
        return False
    lemma = tree.tokens[cue.key].lemma
    if lemma == "add" and cue.last + 1 < len(tree.tokens) and tree.child(cue.key, "ccomp") is None:
        return tree.tokens[cue.last + 1].text.lower() == "to"
    if cue.first and tree.tokens[cue.first - 1].text.lower() == "without":
        return True
    if lemma not in _LASTING:
        return False
    return tree.child(cue.key, "ccomp") is None or tree.child(cue.key, "xcomp") is not None


def _mute(tree: Tree, draft: Draft) -> bool:
    """Whether the source is a date or no noun at all ("Conflicting reports …", "--")."""
    cue = draft.cue
    if cue is None or cue.source is None or draft.source is None:
        return False
    words = tree.tokens[draft.source[0] : draft.source[1] + 1]
    if _DAY.match(tree.tokens[cue.source].text) and not draft.quoted:
        return True
    return all(t.pos == "PUNCT" for t in words) or (not draft.quoted and all(t.pos in _NEVER for t in words))


def _whole_phrase(tree: Tree, draft: Draft) -> None:
    """A source that is the end of "a source at the police command" takes all of it."""
    cue = draft.cue
    if cue is None or draft.source is None or draft.source[0] < 2 or draft.source[0] > cue.first:
        return
    join, noun = tree.tokens[draft.source[0] - 1], draft.source[0] - 2
    if join.text.lower() not in _INSIDE or tree.tokens[noun].pos != "NOUN" or tree.tokens[noun].lemma not in _MEMBERS:
        return
    draft.source = (by_tags(tree, noun)[0], draft.source[1])
    draft.cue = replace(cue, source=noun)


def _names(tree: Tree, draft: Draft) -> None:
    """What somebody calls or dubs a thing, or agrees to, is an act, whatever clause the parser hangs on it."""
    cue = draft.cue
    if cue is None or draft.quoted:
        return
    lemma = tree.tokens[cue.key].lemma
    agreed = lemma in {"agree", "want"} and tree.child(cue.key, "ccomp") is None
    if agreed or (cue.frame == "object" and lemma in _NAMING):
        draft.cue, draft.kind = replace(cue, act=True), "act"


def _whole_name(tree: Tree, draft: Draft) -> None:
    """A source that holds a part of a hyphened name takes all of it ("al | - Dale")."""
    if draft.source is None or draft.cue is None:
        return
    first, last = draft.source
    if first == last and tree.tokens[first].pos in {"DET", "ADJ"} and tree.tokens[first].head > last:
        subject = subject_of(tree, draft.cue.key)
        if subject is not None and subject < draft.cue.first and tree.left[subject] <= first <= subject:
            draft.source, draft.cue = source_range(tree, subject, draft.cue.key), replace(draft.cue, source=subject)
            return
    while first > 0 and tree.tied(first - 1, first) and not draft.cue.first <= first - 1 <= draft.cue.last:
        first -= 1
    high = len(tree.tokens) - 1
    while last < high and tree.tied(last, last + 1) and not draft.cue.first <= last + 1 <= draft.cue.last:
        last += 1
    draft.source = (first, last)


def _judges(tree: Tree, draft: Draft) -> bool:
    """Whether "find" judges ("found it hard to work with them") instead of reporting a finding."""
    cue = draft.cue
    if cue is None or draft.quoted or tree.tokens[cue.key].lemma != "find":
        return False
    kids, (low, high) = tree.kids(cue.key, "ccomp", "xcomp", "oprd"), tree.bounds(cue.key)
    inside = (tree.tokens[max(low, tree.left[k]) : min(high, tree.right[k]) + 1] for k in kids)
    return bool(kids) and not any(t.tag in _FINITE for tokens in inside for t in tokens)


def _by_signs(tree: Tree, draft: Draft) -> bool:
    """Whether "according to" names signs, no voice: "according to their type, flight patterns and munitions"."""
    cue = draft.cue
    if cue is None or cue.frame != "according" or draft.source is None or cue.source is None:
        return False
    if can_speak(tree, cue.source):
        return False
    words = tree.tokens[draft.source[0] : draft.source[1] + 1]
    return words[0].tag == "PRP$" or (len(words) > 1 and any(t.tag == "VBN" for t in words[-1:]))


def _speak(tree: Tree, draft: Draft) -> None:
    """Where the source cannot speak, take the subject above the cue ("denounced the talks, calling them …")."""
    cue = draft.cue
    if cue is None or cue.source is None or draft.source is None:
        return
    if cue.frame in {"according", "passive"} or draft.source[0] > cue.key:
        return
    key, noun = tree.tokens[cue.key], tree.tokens[cue.source]
    if key.lemma in _SHOWING or noun.pos != "NOUN" or noun.dep in {"nsubj", "nsubjpass"}:
        return
    if can_speak(tree, cue.source) and not (key.tag == "VBG" and key.lemma in _ADDING and noun.dep in {"dobj", "pobj"}):
        return
    above = _speaker_above(tree, cue.key)
    if above is not None:
        draft.source = source_range(tree, above, cue.key)
        draft.cue = replace(cue, source=above)


def _accused(tree: Tree, draft: Draft) -> None:
    """In "accused by X of Y" the parser hangs "of Y" on X: it is what X says."""
    cue = draft.cue
    if cue is None or cue.frame != "passive" or cue.source is None or draft.source is None or cue.source < cue.key:
        return
    of = next((k for k in tree.kids(cue.source, "prep") if tree.tokens[k].text.lower() == "of"), None)
    deed = tree.child(of, "pcomp") if of is not None else None
    if of is None or deed is None:
        return
    draft.source = (min(draft.source[0], cue.source), of - 1)
    draft.content = list(merged(tree.text, [tree.span(of + 1, min(tree.right[deed], tree.bounds(of)[1]))]))


def _for_itself(tree: Tree, draft: Draft) -> None:
    """A verb with a subject of its own behind "but" has no speaker before it: "the monitor said … but Moscow denied …"."""
    cue = draft.cue
    if cue is None or draft.source is None or cue.frame in {"according", "passive"}:
        return
    subject = tree.child(cue.key, "nsubj")
    if subject is None or not draft.source[1] < subject < cue.key or tree.tokens[cue.key].tag not in _FINITE:
        return
    between = range(draft.source[1] + 1, tree.left[subject])
    if can_speak(tree, subject) and any(tree.tokens[i].text.lower() in _CONTRAST for i in between):
        draft.source = source_range(tree, subject, cue.key)
        draft.cue = replace(cue, source=subject)


def _speaker_above(tree: Tree, verb: int) -> int | None:
    """The first subject that can speak of the verbs above ``verb`` in its sentence."""
    at = verb
    for _ in range(_CLIMB):
        head = tree.tokens[at].head
        if head == at:
            return None
        at = head
        if tree.tokens[at].pos in {"VERB", "AUX"}:
            subject = subject_of(tree, at)
            if subject is not None and can_speak(tree, subject):
                return subject
    return None


def _answer(tree: Tree, draft: Draft) -> int | None:
    """The token "but" or "while" before the source of a claim with which another voice answers; None elsewhere."""
    cue = draft.cue
    if cue is None or draft.source is None or tree.tokens[cue.key].tag not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    if cue.frame not in {*_TELLING, "passive"} and cue.stance != "denied" and tree.tokens[cue.key].dep != "conj":
        return None
    begin = min(draft.source[0], cue.first)
    if tree.tokens[cue.key].dep == "conj":
        begin = cue.first  # "said he grieved but condemned the riot"
    elif cue.frame == "passive":
        subject = tree.child(cue.key, "nsubjpass")
        begin = min(tree.left[subject], cue.first) if subject is not None else begin
    elif tree.tokens[draft.source[0]].tag == "PRP":
        return None
    low = tree.bounds(cue.key)[0]
    for i in range(begin - 1, max(low, begin - 1 - _APART), -1):
        token = tree.tokens[i]
        if token.tag in _FINITE:
            return None
        if token.text.lower() in _CONTRAST:
            return i
    return None


def _before(tree: Tree, content: Sequence[Span], cut: int) -> Sequence[Span]:
    """The content without what stands behind token ``cut`` in the same sentence."""
    begin = tree.tokens[cut].start
    end = tree.doc.sentences[tree.tokens[cut].sent].span.end
    out: list[Span] = []
    for s in content:
        if s.end <= begin or s.start >= end:
            out.append(s)
            continue
        out.extend(p for p in (Span(s.start, begin), Span(end, s.end)) if p.end - p.start > 1)
    return merged(tree.text, out)
