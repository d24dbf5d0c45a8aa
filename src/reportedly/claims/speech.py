"""Quotations and the cues that say who spoke them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.claims.billed import billed
from reportedly.claims.draft import Draft
from reportedly.claims.leads import follower, heads_line, lead_of, leader, signer, subject_before
from reportedly.claims.quotes import Quote
from reportedly.claims.spots import Spots
from reportedly.claims.tree import Tree
from reportedly.records import Span

_SPEAKING = frozenset({"say", "tell", "report", "according", "object", "accuse"})
_FAR = 600  # characters between a quotation and a cue in its own sentence
_APART = 400  # characters between a quotation and the one that it goes on from
_WITHIN = 260  # the same within a paragraph
_NEAR = 90  # characters between a quotation and a cue in another sentence
_MOST = 200  # quotations that one cue may govern: bounds what later steps look through
_TAIL = 60  # characters between ", a medic said" and the end of its sentence
_AROUND = 12  # drafts before a colon among which the one that it belongs to is looked for

Quotes = Sequence[tuple[int, Quote]]


class Owner(NamedTuple):
    """Who speaks a quotation; ``named`` says that a colon before it or a signature behind it says so."""

    draft: Draft | None
    named: bool = False


class Billed:
    """Drafts of lines that their speaker's name heads or ends, found by the words that they hold."""

    __slots__ = ("_starts", "drafts")

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.drafts = sorted(drafts, key=lambda d: d.quoted[0])
        self._starts = [d.quoted[0].start for d in self.drafts]

    def over(self, span: Span) -> Draft | None:
        """The draft whose words a quotation lies in or holds, or None."""
        i = bisect_left(self._starts, span.end) - 1
        return self.drafts[i] if i >= 0 and self.drafts[i].quoted[0].overlap(span) else None


def attach(tree: Tree, drafts: list[Draft], quotes: Quotes) -> list[Draft]:
    """Give each quotation (with its paragraph) to one of ``drafts``; speakers without a verb come later (``settle``)."""
    known = {id(d) for d in drafts}
    spots = Spots(tree)
    found = owners(spots, drafts, quotes, Billed(billed(spots)))
    for (_, quote), (owner, _named) in zip(quotes, found, strict=True):
        if owner is not None and id(owner) in known:
            owner.quoted.append(spoken_part(tree, quote, owner))
    return drafts


def owners(spots: Spots, drafts: Sequence[Draft], quotes: Quotes, bills: Billed) -> list[Owner]:
    """Who speaks each quotation: a draft of ``drafts`` (in the order of their cues), a new one, or nobody.

    A quotation belongs to the speaker of its line (``bills``), to whom the words before its colon or the signature behind it name; else to the cue in its own
    sentence, else to the cue of the quotation before it in the paragraph, else to a cue right before it, else, in a
    paragraph that begins with it, to the speaker of the paragraph before. Words used with distance belong to nobody.
    """
    tree = spots.tree
    places = [d.place for d in drafts]
    said = _all_said(spots, drafts, places, quotes, bills)
    ahead = _ahead(tree, quotes, said)
    out: list[Owner] = []
    last = _Last()
    for n, (paragraph, quote) in enumerate(quotes):
        if quote.scare:
            out.append(Owner(None))
            continue
        own = said[n].draft or ahead[n]
        far = paragraph != last.paragraph or quote.span.start - last.end >= _WITHIN
        if own is None and far and not _adjoins(tree, quote, last):
            near = bisect_left(places, quote.span.start)
            own = subject_before(spots, quote, drafts[max(0, near - _AROUND) : near])
        if own is None and last.turns < _MOST and _goes_on(tree, quote, paragraph, last):
            own = last.draft
        if own is None:
            own = _before(tree, drafts, places, quote)
        out.append(Owner(own, said[n].named))
        if own is not None:
            last = _Last(own, quote.span.end, paragraph, last.turns + 1 if own is last.draft else 1)
    return out


def _all_said(spots: Spots, drafts: Sequence[Draft], places: list[int], quotes: Quotes, bills: Billed) -> list[Owner]:
    """For each quotation the speaker that its line, its sentence, a colon or a signature names."""
    out: list[Owner] = []
    heard = -1
    for _, quote in quotes:
        bill = None if quote.scare else bills.over(quote.span)
        if quote.scare:
            out.append(Owner(None))
        elif bill is not None:
            out.append(Owner(bill, named=True))
        else:
            out.append(_said(spots, drafts, places, quote, heard))
        heard = quote.span.end
    return out


def _ahead(tree: Tree, quotes: Quotes, said: Sequence[Owner]) -> list[Draft | None]:
    """For each quotation left open at its paragraph's end the speaker whom the next paragraph of the same speech names."""
    out: list[Draft | None] = [None] * len(quotes)
    for n in range(len(quotes) - 2, -1, -1):
        quote, after = quotes[n][1], quotes[n + 1][1]
        near = not quote.closed and after.span.start - quote.span.end < _NEAR
        between = tree.text[quote.span.end : after.span.start] if near else "-"
        if "\n" in between and not between.strip() and heads_line(tree.text, quote.span.start):
            out[n] = said[n + 1].draft or out[n + 1]
    return out


class _Last(NamedTuple):
    """The last speaker, where the last quotation ended, its paragraph, and how many quotations he has had in a row."""

    draft: Draft | None = None
    end: int = -1
    paragraph: int = -2
    turns: int = 0


def _said(spots: Spots, drafts: Sequence[Draft], places: list[int], quote: Quote, heard: int) -> Owner:
    """The speaker that the quotation's own sentence, the colon before it, or the signature behind it names."""
    own = _own(spots.tree, drafts, places, quote)
    if own is not None and own.cue_span is not None and _closes(spots.tree, quote, own.cue_span.start):
        return Owner(own)
    named = _named(spots, drafts, places, quote, heard)
    if named is not None:
        return Owner(named, named=True)
    after = follower(spots, quote) if own is None else None
    return Owner(after, named=True) if after is not None else Owner(own)


def _closes(tree: Tree, quote: Quote, cue: int) -> bool:
    """Whether a cue stands right behind a quotation that ends in a comma or an end mark (“…,” she said)."""
    ends = tree.text[quote.inner.end - 1] in {",", "?", "!"}
    return ends and 0 <= cue - quote.span.end <= _NEAR


def _named(spots: Spots, drafts: Sequence[Draft], places: list[int], quote: Quote, heard: int) -> Draft | None:
    """The speaker that a colon before the quotation or a signature behind it names."""
    colon = lead_of(spots, quote)
    if colon is not None and spots.tree.tokens[colon].start >= heard:
        high = bisect_left(places, spots.tree.tokens[colon].end)
        found = leader(spots, colon, drafts[max(0, high - _AROUND) : high])
        if found is not None:
            return found
    return signer(spots, quote)


def _own(tree: Tree, drafts: Sequence[Draft], places: list[int], quote: Quote) -> Draft | None:
    """The cue nearest to the quotation in the sentences that it touches."""
    text = tree.text
    low = max(_sentence_start(tree, quote.span.start), quote.span.start - _FAR)
    high = min(_sentence_end(tree, quote.span.end), quote.span.end + _FAR)
    if text[quote.inner.end - 1] in {"?", "!", ","}:
        high = max(high, min(_sentence_end(tree, quote.span.end + 2), quote.span.end + _NEAR))
    best: tuple[float, Draft] | None = None
    i = bisect_left(places, low - 1)
    while i < len(drafts) and places[i] <= high:
        draft = drafts[i]
        i += 1
        if draft.cue is None or draft.cue.frame not in _SPEAKING or draft.cue_span is None or draft.source is None:
            continue
        cue = draft.cue_span
        if quote.span.start < cue.start < quote.span.end:
            if not quote.closed and spoken_part(tree, quote, draft) != quote.span:
                return draft
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


def spoken_part(tree: Tree, quote: Quote, draft: Draft) -> Span:
    """The quotation; of one left open, the words before ", a medic said" where the draft's cue stands in it like that."""
    if quote.closed or draft.cue_span is None or draft.source is None:
        return quote.span
    cue, source = draft.cue_span, tree.span(*draft.source)
    first = min(cue.start, source.start)
    if not quote.span.start < first < quote.span.end or max(cue.end, source.end) > quote.span.end:
        return quote.span
    before = tree.text[max(quote.span.start, first - 3) : first].rstrip(" ")
    end = max(cue.end, source.end)
    after = tree.text[end : min(quote.span.end, end + _TAIL)]
    short = len(after) < _TAIL or any(x in after for x in (". ", "! ", "? "))
    foreign = source.of(tree.text).lower() not in {"i", "we", "you"}
    told = before[-1:] in {",", "?", "!"} and short and foreign
    return Span(quote.span.start, first) if told else quote.span


def _adjoins(tree: Tree, quote: Quote, last: _Last) -> bool:
    """Whether nothing but white space stands between a quotation and the last one."""
    near = quote.span.start - last.end < _NEAR
    return last.draft is not None and near and not tree.text[last.end : quote.span.start].strip()


def _goes_on(tree: Tree, quote: Quote, paragraph: int, last: _Last) -> bool:
    """Whether a quotation without a cue continues the last one: same paragraph, or opening the next one."""
    if quote.span.start - last.end > _APART:
        return False
    between = tree.text[last.end : quote.span.start]
    if paragraph == last.paragraph:
        return len(between) < _WITHIN
    return not between.strip(' "”“') or ("\n" in between and len(between.rsplit("\n", 1)[1].strip()) == 0)


def _before(tree: Tree, drafts: Sequence[Draft], places: list[int], quote: Quote) -> Draft | None:
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
