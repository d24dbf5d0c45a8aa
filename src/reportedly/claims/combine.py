"""The trained networks over the rules: cues that the rules miss, and the source and content of all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from reportedly.claims.cues import CRIED, Cue, frame_of, stance_of_verb, takes
from reportedly.claims.draft import Draft
from reportedly.claims.labels import Roles, Spot, read, roles_of, spots_of
from reportedly.claims.quotes import Quote
from reportedly.claims.sources import without_day
from reportedly.claims.stance import stance_of
from reportedly.claims.tree import Tree
from reportedly.claims.voices import HEADS, is_outlet
from reportedly.models.columns import GPE, Columns, columns_of, token_range
from reportedly.models.frames import Range, head_of
from reportedly.records import Span

# A rules' cue less probable than this is dropped, unless an outlet reports it. Held-out train reports, the teacher of three in four:
# triples .791 at .005, .803 at .1, .805 at .2, .807 at .3; relays lose origins from .05 on.
DOUBTED = 0.2
_SPOKEN = frozenset(
    "statement report comment remark testimony word document datum poll survey study tweet post message letter memo interview".split()
)
_TELLING = frozenset({"say", "tell", "report", "according", "accuse"})
_ALLEGED = frozenset("claim allegation accusation charge rumor rumour suspicion".split())


def combine(tree: Tree, drafts: Sequence[Draft], quotes: Sequence[tuple[int, Quote]]) -> list[Draft]:
    """The drafts of the rules with the sources and contents that the networks give, and the networks' own drafts.

    A rules' draft that has no source, or whose cue the networks miss, stays as it is; one whose cue they doubt most
    is left out.
    """
    if not tree.tokens:
        return list(drafts)
    c = columns_of(tree.doc, [(q.span, q.closed) for _, q in quotes])
    reading = read(c, [t.text for t in tree.tokens])
    chances = reading.chances
    spots = spots_of(c, chances, drafts)
    seen = {id(s.draft) for s in spots}
    out: list[Draft] = []
    relayed = _relayed(tree, c, drafts)
    for draft in drafts:
        if id(draft) in seen or draft.cue is None:
            continue
        sure = float(chances[draft.cue.first : draft.cue.last + 1].max())
        if draft.source is None or draft.cue.key in relayed or sure >= DOUBTED:
            out.append(draft)
    spots.sort(key=lambda s: s.first)
    taken: set[int] = set()
    for roles in roles_of(c, reading, spots):
        again = id(roles.spot.draft) in taken
        made = _draft(tree, c, replace(roles, spot=replace(roles.spot, draft=None)) if again else roles)
        if made is not None:
            out.append(made)
            if roles.spot.draft is not None:
                taken.add(id(roles.spot.draft))
    out.sort(key=lambda d: d.place)
    _hear(out, [q.span for _, q in quotes if not q.scare])
    return out


def _hear(drafts: Iterable[Draft], quotes: Sequence[Span]) -> None:
    """Add to each draft the quotations that lie in its content for their most part."""
    starts = [q.start for q in quotes]
    for draft in drafts:
        if draft.cue is None or draft.cue.frame == "passive":
            continue
        for span in draft.content:
            first = max(0, bisect_left(starts, span.start) - 1)
            for quote in quotes[first : bisect_left(starts, span.end)]:
                if quote not in draft.quoted and _covered(quote, draft.content):
                    draft.quoted.append(quote)


def _draft(tree: Tree, c: Columns, roles: Roles) -> Draft | None:
    """The draft of a spot: the rules' own, put right, or a new one; None where no words are reported."""
    spot, old = roles.spot, roles.spot.draft
    if old is not None and old.source is None and not roles.source:
        return old  # hearsay: no source is to be had
    source = _source(tree, roles)
    quoter = old is not None and old.cue is not None and old.cue.quoter is not None
    if source is None or quoter or _clause(tree, source) or _nobody(tree, source):
        source = old.source if old is not None else None  # "quoted Y as saying": the networks know the quoter only
    said = [x for x in roles.content if _heard(c, spot, x)]
    if source is not None:
        source, said = _whole(tree, _head(c, source), source, said)
    content = [tree.span(a, b) for a, b in said]
    if not content:
        return old
    head = _head(c, source) if source is not None else None
    if old is not None and old.cue is not None:
        kept = old.cue.source
        inside = source is not None and kept is not None and source[0] <= kept <= source[1]
        cue = old.cue if inside else replace(old.cue, source=head)
        far = [s for s in old.quoted if not _near(c, spot, s)]
        quoted = [s for s in old.quoted if _near(c, spot, s) and _covered(s, content)]
        if cue.frame == "according" and old.content:
            content = old.content  # its sentence: the rules' range is whole, the networks' in pieces
        return replace(old, cue=cue, source=source, content=content, quoted=[*quoted, *far])
    return _new(tree, c, spot, source, head, content)


def _relayed(tree: Tree, c: Columns, drafts: Sequence[Draft]) -> set[int]:
    """The tokens that an outlet or agency reports: a cue among them is a relay's, whatever the networks think."""
    out: set[int] = set()
    for draft in drafts:
        if draft.source is not None and is_outlet(tree.span(*draft.source).of(tree.text)) is not None:
            for span in draft.content:
                out.update(range(*token_range(c.start, span)))
    return out


def _whole(tree: Tree, head: int, source: Range, said: list[Range]) -> tuple[Range, list[Range]]:
    """The source with what of its own phrase was taken for reported words ("the so-called | army"), and the other words."""
    own = next((x for x in said if x[1] + 1 == source[0] and tree.left[head] <= x[0]), None)
    return (source, said) if own is None else ((own[0], source[1]), [x for x in said if x != own])


def _heard(c: Columns, spot: Spot, said: Range) -> bool:
    """Whether words are in the cue's sentence or in quotation marks; how far a voice reaches beyond is for ``reach``."""
    here = slice(said[0], said[1] + 1)
    return bool((c.sent[here] == c.sent[spot.first]).any() or c.quote[here].any())


def _nobody(tree: Tree, source: Range) -> bool:
    """Whether a source has no word that can name anybody ("not be independently verified")."""
    return not any(
        t.pos in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"} for t in tree.tokens[source[0] : source[1] + 1]
    )


def _clause(tree: Tree, source: Range) -> bool:
    """Whether a source holds a finite verb before any relative pronoun: a clause, no voice."""
    for token in tree.tokens[source[0] : source[1] + 1]:
        if token.tag in {"WDT", "WP", "WRB", "WP$"} or token.text == ",":
            return False
        if token.tag in {"VBD", "VBZ", "VBP", "MD"}:
            return True
    return False


def _new(
    tree: Tree, c: Columns, spot: Spot, source: Range | None, head: int | None, content: list[Span]
) -> Draft | None:
    if source is None:
        return None
    key = head_of(c.head, (spot.first, spot.last))
    lemma = tree.tokens[key].lemma.lower()
    if tree.tokens[key].pos == "PUNCT" and (
        c.entity[source[1]] == GPE or tree.tokens[source[1]].lemma.lower() in HEADS
    ):
        return None  # "IRAQ: …" and "Live blog: …" head a line, "WALLACE: …" names a speaker
    if takes(tree, key) or lemma in CRIED:
        return None
    frame = frame_of(lemma) or ("say" if lemma in _SPOKEN or tree.tokens[key].pos == "PUNCT" else "object")
    stance = "alleged" if lemma in _ALLEGED else stance_of_verb(lemma)
    cue = Cue(key, spot.first, spot.last, frame, stance, head, act=frame not in _TELLING and lemma not in _ALLEGED)
    return Draft(
        cue,
        tree.span(spot.first, spot.last),
        source,
        content,
        stance_of(tree, cue),
        paragraph=tree.doc.sentences[tree.tokens[key].sent].paragraph,
    )


def _source(tree: Tree, roles: Roles) -> Range | None:
    """The longest of the ranges labelled source; the nearest to the cue of two as long."""
    first = roles.spot.first
    found = max(roles.source, key=lambda r: (r[1] - r[0], -abs(r[0] - first)), default=None)
    return without_day(tree, *found) if found is not None else None


def _head(c: Columns, source: Range) -> int:
    for i in range(source[0], source[1] + 1):
        if not source[0] <= c.head[i] <= source[1] or c.head[i] == i:
            return i
    return source[1]


def _near(c: Columns, spot: Spot, span: Span) -> bool:
    """Whether a quotation stands in the cue's own paragraph, where the networks decide."""
    i = min(int(np.searchsorted(c.start, span.start)), c.count - 1)
    return bool(c.paragraph[i] == c.paragraph[spot.first])


def _covered(span: Span, content: Iterable[Span]) -> bool:
    return 2 * sum(s.overlap(span) for s in content) > span.end - span.start
