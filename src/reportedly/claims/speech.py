"""Quotations and the cues that say who spoke them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reportedly.claims.draft import Draft
from reportedly.claims.quotes import Quote
from reportedly.claims.tree import Tree
from reportedly.records import Span

_SPEAKING = frozenset({"say", "tell", "report", "according", "object", "accuse"})
_FAR = 600  # characters between a quotation and a cue in its own sentence
_APART = 400  # characters between a quotation and the one that it goes on from
_NEAR = 90  # characters between a quotation and a cue in another sentence


def attach(tree: Tree, drafts: list[Draft], quotes: Sequence[tuple[int, Quote]]) -> list[Draft]:
    """Give each quotation (with its paragraph) to a draft; those that no cue claims go on with the last speaker.

    A quotation belongs to the cue in its own sentence, else to the cue of the quotation before it in the paragraph,
    else to a cue right after it, else to the line before that ends in a colon, else, in a paragraph that begins with
    it, to the speaker of the paragraph before.
    """
    places = [d.place for d in drafts]
    last: Draft | None = None
    last_end = -1
    last_paragraph = -2
    for paragraph, quote in quotes:
        if quote.scare:
            continue
        own = _own(tree, drafts, places, quote)
        if own is None and last is not None and _goes_on(tree, quote, paragraph, last_end, last_paragraph):
            own = last
        if own is None:
            own = _before(tree, drafts, places, quote)
        if own is not None:
            own.quoted.append(quote.span)
            last, last_end, last_paragraph = own, quote.span.end, paragraph
    return drafts


def _own(tree: Tree, drafts: list[Draft], places: list[int], quote: Quote) -> Draft | None:
    """The cue nearest to the quotation in the sentences that it touches."""
    text = tree.text
    low = max(_sentence_start(tree, quote.span.start), quote.span.start - _FAR)
    high = min(_sentence_end(tree, quote.span.end), quote.span.end + _FAR)
    best: tuple[float, Draft] | None = None
    i = bisect_left(places, low - 1)
    while i < len(drafts) and places[i] <= high:
        draft = drafts[i]
        i += 1
        if draft.cue is None or draft.cue.frame not in _SPEAKING or draft.cue_span is None or draft.source is None:
            continue
        cue = draft.cue_span
        inside = quote.span.start < cue.start < quote.span.end
        if inside:
            continue
        gap = cue.start - quote.span.end if cue.start >= quote.span.end else (quote.span.start - cue.end) * 1.0
        cost = gap + (0 if draft.cue.frame in {"say", "tell"} else 15)
        if any(s.start <= quote.span.start and quote.span.end <= s.end + 2 for s in draft.content):
            cost -= 60
        if cue.start >= quote.span.end and text[quote.span.end - 2 : quote.span.end - 1] in {",", "?", "!"}:
            cost -= 40
        if best is None or cost < best[0]:
            best = (cost, draft)
    return best[1] if best else None


def _goes_on(tree: Tree, quote: Quote, paragraph: int, last_end: int, last_paragraph: int) -> bool:
    """Whether a quotation without a cue continues the last one: same paragraph, or opening the next one."""
    if quote.span.start - last_end > _APART:
        return False
    between = tree.text[last_end : quote.span.start]
    if paragraph == last_paragraph:
        return len(between) < 260
    return not between.strip(' "”“') or ("\n" in between and len(between.rsplit("\n", 1)[1].strip()) == 0)


def _before(tree: Tree, drafts: list[Draft], places: list[int], quote: Quote) -> Draft | None:
    """The cue of a sentence right before a quotation that opens the next sentence ("He was blunt: …")."""
    i = bisect_left(places, quote.span.start) - 1
    if i < 0:
        return None
    draft = drafts[i]
    if draft.cue is None or draft.cue.frame not in _SPEAKING or draft.source is None or draft.cue_span is None:
        return None
    if quote.span.start - draft.cue_span.end > _APART:
        return None
    between = tree.text[draft.cue_span.end : quote.span.start].rstrip()
    return draft if len(between) < _NEAR or between.endswith(":") else None


def _sentence_start(tree: Tree, offset: int) -> int:
    return tree.doc.sentences[_index(tree, offset)].span.start if tree.doc.sentences else 0


def _sentence_end(tree: Tree, offset: int) -> int:
    if not tree.doc.sentences:
        return offset
    return tree.doc.sentences[_index(tree, max(0, offset - 1))].span.end


def _index(tree: Tree, offset: int) -> int:
    """The sentence that holds the character at ``offset`` (the last that starts at or before it)."""
    low, high = 0, len(tree.doc.sentences)
    while low < high:
        mid = (low + high) // 2
        if tree.doc.sentences[mid].span.start <= offset:
            low = mid + 1
        else:
            high = mid
    return max(0, low - 1)


def kind_of(draft: Draft, content: Sequence[Span]) -> str:
    """Direct, mixed or indirect, by the share of the content in quotation marks; ``act`` where saying it is the act itself."""
    if not draft.quoted:
        return "act" if draft.cue is not None and draft.cue.act else "indirect"
    total = sum(s.end - s.start for s in content)
    quoted = sum(min(s.end, q.end) - max(s.start, q.start) for s in content for q in draft.quoted if s.overlap(q))
    return "direct" if quoted >= 0.9 * total else "mixed"
