"""Contents that stop in the middle of a phrase ("increased the tempo of"), led on to its end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reportedly.claims.content import merged
from reportedly.claims.cues import frame_of
from reportedly.claims.draft import Draft
from reportedly.claims.tree import Tree
from reportedly.records import Span

_TELLING = frozenset({"say", "tell", "report"})
_DAY = 6  # tokens of "on the morning of 8 March"
_CLAUSE = 4  # tokens; a relative clause has more
_OPEN = frozenset({"ADP", "DET", "AUX", "PART", "SCONJ"})
_LEADS = frozenset({"nsubj", "nsubjpass", "det", "aux", "auxpass", "amod", "compound", "poss", "nummod", "mark"})


def round_off(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Lead every content that ends in a word with nothing to govern on to the end of what it governs or leads to."""
    starts = [t.start for t in tree.tokens]
    for draft in drafts:
        if draft.cue is None or draft.quoted:
            continue
        if draft.cue.frame == "according":
            draft.content = _own_clause(tree, draft)
        content = [_rounded(tree, s, draft, starts) for s in _joined(tree, draft)]
        if content != draft.content:
            draft.content = list(merged(tree.text, content))


def _own_clause(tree: Tree, draft: Draft) -> list[Span]:
    """Before "according to" the relative clause alone, where it stands at the end of one: "…, which has killed six according to Y"."""
    if draft.cue is None or len(draft.content) != 1 or draft.content[0].end > tree.tokens[draft.cue.first].start:
        return draft.content
    low = tree.bounds(draft.cue.key)[0]
    for i in range(draft.cue.first - 1, low + 1, -1):
        token = tree.tokens[i]
        if token.text in {",", "("}:
            which = tree.tokens[i + 1]
            main = any(t.tag in {"VBD", "VBZ", "VBP"} for t in tree.tokens[low:i])
            if which.tag in {"WDT", "WP", "WP$"} and main and draft.cue.first - i > _CLAUSE:
                return [Span(which.start, draft.content[0].end)]
            return draft.content
    return draft.content


def _joined(tree: Tree, draft: Draft) -> list[Span]:
    """Pieces of one sentence that all stand behind the cue become one, unless cue or source stands between them."""
    out: list[Span] = []
    for s in draft.content:
        last = out[-1] if out else None
        behind = draft.cue_span is not None and last is not None and last.start >= draft.cue_span.end
        source = tree.span(*draft.source) if draft.source is not None else None
        apart = source is not None and last is not None and last.end <= source.start < s.start
        if last is not None and behind and not apart and tree.sentence_of(last.start) == tree.sentence_of(s.start):
            out[-1] = Span(last.start, max(last.end, s.end))
        else:
            out.append(s)
    return out


def _rounded(tree: Tree, span: Span, draft: Draft, starts: list[int]) -> Span:
    last = bisect_left(starts, span.end) - 1
    if last < 0 or draft.cue is None:
        return span
    high = tree.bounds(last)[1]
    if last + 2 < high and tree.tokens[last + 1].text == ";" and span.start > tree.tokens[draft.cue.last].start:
        rest = range(last + 2, high)
        if not any(frame_of(tree.tokens[k].lemma) in _TELLING for k in rest if tree.tokens[k].pos == "VERB"):
            return Span(span.start, tree.tokens[high].end)
    dated = _day_behind(tree, last, high)
    if dated > last:
        return Span(span.start, tree.tokens[dated].end)
    token = tree.tokens[last]
    if token.pos in _OPEN and tree.right[last] > last:
        end = min(tree.right[last], high)
    elif token.dep in _LEADS and token.head > last:
        end = min(tree.right[token.head], high)
    else:
        return span
    taken = [draft.cue.first, *(draft.source or ())]
    if any(last < k <= end for k in taken):
        return span
    while end > last and tree.tokens[end].pos == "PUNCT":
        end -= 1
    return Span(span.start, tree.tokens[end].end)


def _day_behind(tree: Tree, last: int, high: int) -> int:
    """Where "on Friday" is all that the sentence says behind token ``last``, its last token; else ``last``."""
    at = last + 1
    while at <= high and at - last <= _DAY:
        name = tree.name_at(tree.tokens[at].start)
        timed = name is not None and name.label in {"DATE", "TIME"}
        if not timed and (tree.tokens[at].pos not in {"ADP", "DET"} or at > last + 1):
            break
        at += 1
    ends = at > high or (at == high and tree.tokens[at].pos == "PUNCT")
    return at - 1 if ends and at - 1 > last + 1 else last
