"""Quotations kept whole: each goes to one speaker from its first mark to its last, and colons and signatures are heard."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.billed import billed
from reportedly.claims.draft import Draft
from reportedly.claims.quotes import Quote, QuoteMap
from reportedly.claims.sources import source_range, subject_of
from reportedly.claims.speech import Billed, Quotes, owners, spoken_part
from reportedly.claims.spots import Spots
from reportedly.claims.tree import Tree
from reportedly.records import Span

_SPEAKING = frozenset({"say", "tell", "report", "according"})
_SHARE = 0.5  # of a quotation's characters, from which on a claim holds it


def settle(tree: Tree, drafts: Sequence[Draft], quotes: Quotes) -> list[Draft]:
    """The drafts with whole quotations, and new ones for speakers named by a colon, a dash or a signature alone."""
    spots = Spots(tree)
    bills = billed(spots)
    theirs = {d.cue_span.start for d in bills if d.cue_span is not None}
    drafts = [d for d in drafts if d.cue_span is None or d.cue_span.start not in theirs]
    speech = [(n, q) for n, q in quotes if not q.scare]
    inside = QuoteMap([q for _, q in speech])
    out = [_outside(spots, d, inside) for d in drafts]
    out = sorted([*out, *bills], key=lambda d: d.place)
    held = _held(out, [q for _, q in speech])
    known, given = {id(d) for d in out}, {id(d) for d in bills}
    for (_, quote), (owner, named), holders in zip(
        speech, owners(spots, out, speech, Billed(bills)), held, strict=True
    ):
        if owner is not None and (named or not any(share > _SHARE for _, share in holders)):
            if named:
                for draft, _ in holders:
                    _leave(draft, owner, quote)
            if id(owner) not in given:
                _hear(tree, owner, quote)
            if id(owner) not in known:
                known.add(id(owner))
                out.append(owner)
            continue
        for draft, share in holders:
            if share > _SHARE and draft.cue is not None and draft.cue.frame in _SPEAKING:
                _hear(tree, draft, quote)
    return sorted(out, key=lambda d: d.place)


def _held(drafts: Sequence[Draft], quotes: Sequence[Quote]) -> list[list[tuple[Draft, float]]]:
    """For each quotation the drafts whose content touches it, cues inside it left out, with the share that they cover."""
    starts = [q.span.start for q in quotes]
    out: list[list[tuple[Draft, float]]] = [[] for _ in quotes]
    for draft in drafts:
        covered: dict[int, int] = {}
        for span in {*draft.content, *draft.quoted}:
            first = max(0, bisect_left(starts, span.start) - 1)
            for k in range(first, bisect_left(starts, span.end)):
                covered[k] = covered.get(k, 0) + span.overlap(quotes[k].span)
        for k, size in covered.items():
            quote = quotes[k]
            inside = draft.cue_span is not None and quote.span.covers(draft.cue_span) and quote.closed
            if size and not inside:
                out[k].append((draft, size / (quote.span.end - quote.span.start)))
    return out


def _hear(tree: Tree, draft: Draft, quote: Quote) -> None:
    span = spoken_part(tree, quote, draft)
    if span != quote.span and quote.span in draft.quoted:
        draft.quoted.remove(quote.span)
    if span not in draft.quoted:
        draft.quoted.append(span)


def _leave(draft: Draft, owner: Draft, quote: Quote) -> None:
    """Take a quotation from a draft that another one's colon or signature names, unless it tells that one's cue too."""
    if draft is owner or any(owner.cue_span is not None and s.overlap(owner.cue_span) for s in draft.content):
        return
    draft.quoted = [s for s in draft.quoted if not s.overlap(quote.span)]
    draft.content = [p for s in draft.content for p in _without(s, quote.span)]


def _without(span: Span, hole: Span) -> list[Span]:
    if not span.overlap(hole):
        return [span]
    parts = (Span(span.start, min(span.end, hole.start)), Span(max(span.start, hole.end), span.end))
    return [p for p in parts if p.start < p.end]


def _outside(spots: Spots, draft: Draft, inside: QuoteMap) -> Draft:
    """The draft; where its source stands in a quotation and its cue does not, with the verb's own subject instead."""
    tree = spots.tree
    if draft.source is None or draft.cue is None or draft.cue_span is None:
        return draft
    quote = inside.at(tree.tokens[draft.source[0]].start)
    if quote is None or not quote.closed or inside.at(draft.cue_span.start) is not None:
        return draft
    key = draft.cue.key
    head = subject_of(tree, key)
    if head is None or inside.at(tree.tokens[head].start) is not None:
        head = _beside(spots, key, inside)
    if head is None or inside.at(tree.tokens[head].start) is not None:
        return draft
    return replace(draft, cue=replace(draft.cue, source=head), source=source_range(tree, head, key))


def _beside(spots: Spots, key: int, inside: QuoteMap) -> int | None:
    """The name nearest before a verb of saying, or right behind it, outside quotations."""
    tree = spots.tree
    low, high = tree.bounds(key)
    i: int
    for i in (*range(key - 1, max(low, key - 14) - 1, -1), *range(key + 1, min(key + 5, high + 1))):
        token = tree.tokens[i]
        if i < key and inside.at(token.start) is not None:
            break
        if (
            token.pos == "PROPN"
            and spots.label(tree.span(i, i)) in {"PERSON", "ORG"}
            and token.dep in {"nsubj", "ROOT", "dobj"}
        ):
            return i
    return None
