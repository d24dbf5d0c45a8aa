"""What looks like an attribution and is none: "did not say how many", "gave no details", "said to be their driver", clock stamps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reportedly.claims.cues import Cue
from reportedly.claims.draft import Draft
from reportedly.claims.tree import Tree
from reportedly.records import Span

_SAYS = frozenset(
    "say tell specify disclose reveal clarify explain indicate identify name state mention elaborate comment discuss confirm".split()
)
_SILENT = frozenset({"comment", "elaborate", "specify"})
_UNTOLD = frozenset({"decline", "refuse", "unable", "fail"})
_ASKS = frozenset("how what who whom whose when where why which whether if".split())
_GIVES = frozenset("give provide offer release make issue".split())
_NOTHING = frozenset(
    "detail detail comment figure explanation reason indication information breakdown number toll timetable date evidence".split()
)
_HEARSAY = frozenset(
    "say believe think report understand know rumour rumor allege suppose presume suspect fear".split()
)
_STAMP = re.compile(
    r"\d{1,2}(?:[:.h]\d{2}|(?=\s?[ap]\.?m))\s?(?:[ap]\.?m\.?|gmt|utc|cet|est|bst)?\s?[-–—:|]?\s*", re.IGNORECASE
)


def stamp_end(text: str, start: int, end: int) -> int:
    """Where the words behind a clock stamp ("11:05 ", "9.15am: ") begin that opens ``text[start:end]``; ``start`` without one."""
    found = _STAMP.match(text, start, end)
    return found.end() if found is not None and found.end() > start + 2 else start


def sort_out(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that attribute nothing; hearsay loses the subject that was taken for its source."""
    out: list[Draft] = []
    sources: dict[int, int] = {}
    for span in (tree.span(*d.source) for d in drafts if d.source is not None):
        sources[span.start] = max(span.end, sources.get(span.start, 0))
    for draft in drafts:
        _without_stamp(tree, draft)
        if draft.cue is not None and draft.cue_span is not None:
            _hearsay(tree, draft, draft.cue)
            _within_clause(tree, draft, draft.cue)
            if not draft.quoted and (_untold(tree, draft, draft.cue) or _bare_source(draft, draft.cue, tree, sources)):
                continue
        if draft.content:
            out.append(draft)
    return out


def _without_stamp(tree: Tree, draft: Draft) -> None:
    """Take the clock stamp of a live blog out of a source: "11:05 Organisers tell …"."""
    if draft.source is None:
        return
    first, last = draft.source
    span = tree.span(first, last)
    after = stamp_end(tree.text, span.start, span.end)
    while first < last and tree.tokens[first].start < after:
        first += 1
    draft.source = (first, last)


def _hearsay(tree: Tree, draft: Draft, cue: Cue) -> None:
    """Free hearsay of its source ("a man, said to be their driver", "believed to have fled"): nobody says it, least of all the man."""
    if tree.tokens[cue.key].lemma not in _HEARSAY or tree.tokens[cue.key].tag not in {"VBN", "VBD"}:
        return
    high = tree.bounds(cue.key)[1]
    at = cue.last + 1
    if at + 1 > high or tree.tokens[at].tag != "TO" or not tree.tokens[at + 1].tag.startswith("VB"):
        return
    if tree.child(cue.key, "agent") is not None:
        return
    if tree.child(cue.key, "auxpass") is None:
        stop = next((k for k in range(at + 1, high + 1) if tree.tokens[k].pos == "PUNCT"), high + 1)
        draft.content, draft.quoted = [tree.span(at, stop - 1)], []
    draft.cue = replace(cue, source=None, quoter=None, hearer=None, frame="passive", stance="alleged", act=False)
    draft.source, draft.stance, draft.kind = None, "alleged", "indirect"


def _within_clause(tree: Tree, draft: Draft, cue: Cue) -> None:
    """Of "a clerk who noted down the numbers was arrested" the main clause is no part of what the clerk noted."""
    if draft.source is None or tree.tokens[draft.source[0]].tag != "WP" or draft.quoted:
        return
    high = tree.bounds(cue.key)[1]
    root = next((k for k in range(cue.key, high + 1) if tree.tokens[k].dep == "ROOT"), None)
    if root is None or tree.under(root, cue.key):
        return
    end = tree.tokens[max(cue.key, min(tree.right[cue.key], root - 1))].end
    draft.content = [Span(s.start, min(s.end, end)) for s in draft.content if s.start < end]


def _untold(tree: Tree, draft: Draft, cue: Cue) -> bool:
    """Whether somebody says nothing: "did not say how many", "would not comment", "gave no details", "learned of it"."""
    token = tree.tokens[cue.key]
    opens = _first_word(tree, draft)
    if token.lemma in _GIVES:
        noun = next(
            (k for k in range(cue.key + 1, min(cue.key + 5, len(tree.tokens))) if tree.tokens[k].pos == "NOUN"), None
        )
        no = noun is not None and any(t.text.lower() == "no" for t in tree.tokens[cue.key + 1 : noun])
        return no and noun is not None and tree.tokens[noun].lemma in _NOTHING
    if token.lemma == "learn":
        return any(t.text.lower() == "of" for t in tree.tokens[cue.key + 1 : cue.key + 3])
    before = {t.lemma for t in tree.tokens[max(tree.bounds(cue.key)[0], cue.key - 4) : cue.key + 1]}
    silent = tree.child(cue.key, "neg") is not None or bool(before & _UNTOLD)
    if not silent:
        return False
    says = any(t.lemma in _SAYS for t in tree.tokens[cue.key : min(cue.key + 4, len(tree.tokens))])
    mute = any(t.lemma in _SILENT for t in tree.tokens[cue.key : min(cue.key + 4, len(tree.tokens))])
    return mute or (says and opens in _ASKS)


def _first_word(tree: Tree, draft: Draft) -> str:
    if not draft.content:
        return ""
    span = min(draft.content)
    return span.of(tree.text)[:12].split(" ", 1)[0].lower()


def _bare_source(draft: Draft, cue: Cue, tree: Tree, sources: Mapping[int, int]) -> bool:
    """Whether the whole content of "quoted by Delta News" is the source of another claim ("The council, quoted by …, said"); ``sources`` are the longest ends by their starts."""
    if tree.tokens[cue.key].lemma not in {"quote", "cite"} or len(draft.content) != 1:
        return False
    content = draft.content[0]
    return sources.get(content.start, -1) >= content.end
