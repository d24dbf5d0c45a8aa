"""Finding claims: cues and quotations become drafts, drafts get names, chains and stances, and become claims."""

from __future__ import annotations

from reportedly.claims.antecedents import Voices
from reportedly.claims.closing import close
from reportedly.claims.combine import combine
from reportedly.claims.content import content_tokens, merged
from reportedly.claims.cues import Cue, find_cues
from reportedly.claims.draft import Draft
from reportedly.claims.edges import round_off
from reportedly.claims.markers import find_markers
from reportedly.claims.mend import mend
from reportedly.claims.quotes import Quote, QuoteMap, find_quotes
from reportedly.claims.reach import extend
from reportedly.claims.relays import set_chains
from reportedly.claims.settle import settle
from reportedly.claims.sources import source_range
from reportedly.claims.speech import attach, kind_of
from reportedly.claims.stance import stance_of
from reportedly.claims.tree import Tree
from reportedly.records import Claim, Doc, Span

_READ = frozenset({"body", "embed", "caption", "title"})


def find_claims(doc: Doc) -> tuple[Claim, ...]:
    """Every claim of a report in the order of the text, the narrower before the wider where they start together.

    A claim's chain runs from the nearest voice to the origin and is empty for marked stance without a source. Text
    that no claim covers is the outlet's own.
    """
    tree = Tree(doc)
    drafts, quotes = ruled_drafts(tree)
    return _finished(tree, combine(tree, drafts, quotes), quotes)


def find_by_rules(doc: Doc) -> tuple[Claim, ...]:
    """The claims that the rules alone find: what the trained networks are measured against."""
    tree = Tree(doc)
    return _finished(tree, *ruled_drafts(tree))


def _finished(tree: Tree, drafts: list[Draft], quotes: list[tuple[int, Quote]]) -> tuple[Claim, ...]:
    """Contents joined, names, chains, reach and marked stance: the drafts as claims."""
    drafts = settle(tree, drafts, quotes)
    plain = [q for _, q in quotes]
    close(tree, drafts, plain)
    round_off(tree, drafts)
    for draft in drafts:
        _settle(tree, draft)
    drafts = mend(tree, [d for d in drafts if d.content], plain)
    voices = Voices(tree)
    set_chains(tree, drafts, voices)
    drafts.extend(extend(tree, drafts))
    drafts.extend(find_markers(tree, drafts))
    return tuple(_claim(d) for d in sorted(drafts, key=_order))


def ruled_drafts(tree: Tree) -> tuple[list[Draft], list[tuple[int, Quote]]]:
    """What the rules find, before contents are joined: the drafts in the order of their cues, and the quotations."""
    quotes = _quotes(tree.doc)
    inside = QuoteMap([q for _, q in quotes])
    drafts = [d for cue in find_cues(tree) if (d := _draft(tree, cue, inside)) is not None]
    drafts.sort(key=lambda d: d.place)
    attach(tree, drafts, quotes)
    return drafts, quotes


def _quotes(doc: Doc) -> list[tuple[int, Quote]]:
    """The quotations of every line of language, with a number for its paragraph."""
    found: list[tuple[int, Quote]] = []
    for i, line in enumerate(doc.lines):
        if line.role in _READ:
            found.extend((i, q) for q in find_quotes(doc.text, line.span.start, line.span.end))
    return found


def _draft(tree: Tree, cue: Cue, inside: QuoteMap) -> Draft | None:
    """The draft of a cue; None for a cue inside a quotation (somebody else's words)."""
    span = tree.span(cue.first, cue.last)
    quote = inside.at(span.start)
    if quote is not None and not quote.scare and _spoken(tree, cue, quote):
        return None
    source = source_range(tree, cue.source, cue.key) if cue.source is not None else None
    content = [tree.span(a, b) for a, b in content_tokens(tree, cue, source)]
    return Draft(
        cue,
        span,
        source,
        content,
        stance_of(tree, cue),
        paragraph=tree.doc.sentences[tree.tokens[cue.key].sent].paragraph,
    )


def _spoken(tree: Tree, cue: Cue, quote: Quote) -> bool:
    """Whether a cue in a quotation is the speaker's own; one left open may hold the words that name the speaker."""
    if cue.source is None:
        return quote.closed
    source = tree.tokens[cue.source]
    return quote.span.start <= source.start < quote.span.end and (quote.closed or source.text.lower() in _SELF)


_SELF = frozenset({"i", "we", "you"})


def _settle(tree: Tree, draft: Draft) -> None:
    """Join a draft's quotations with its other content and name its kind."""
    blocked = [draft.cue_span] if draft.cue_span else []
    if draft.quoted and draft.source is not None and draft.cue is not None and draft.source[1] + 1 == draft.cue.first:
        source = tree.span(*draft.source)
        blocked.extend([] if any(q.overlap(source) for q in draft.quoted) else [source])
    content = merged(tree.text, draft.content + draft.quoted)
    if draft.cue is not None and draft.quoted and draft.cue.frame in {"say", "tell", "report", "according"}:
        content = merged(tree.text, [s for c in content for s in _cut(c, blocked)])
    draft.content = list(content)
    draft.kind = kind_of(draft, content)


def _cut(span: Span, holes: list[Span]) -> list[Span]:
    out = [span]
    for hole in holes:
        out = [
            p
            for s in out
            for p in (
                (Span(s.start, min(s.end, hole.start)), Span(max(s.start, hole.end), s.end))
                if s.overlap(hole)
                else (s,)
            )
            if p.start < p.end
        ]
    return out


def _order(draft: Draft) -> tuple[int, int, int]:
    first = draft.content[0].start
    return first, sum(s.end - s.start for s in draft.content), draft.place


def _claim(draft: Draft) -> Claim:
    return Claim(draft.chain, draft.cue_span, tuple(draft.content), draft.stance, draft.kind)
