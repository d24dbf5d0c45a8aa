"""Relay chains: from the nearest voice to the origin, the publishing outlet left out."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from reportedly.claims.antecedents import Voices
from reportedly.claims.carriers import carried, told
from reportedly.claims.denials import denied, find_denials, rejected_words
from reportedly.claims.draft import Draft
from reportedly.claims.figures import figures
from reportedly.claims.heard import cut_quoting, papers, told_outlets
from reportedly.claims.sources import source_range
from reportedly.claims.tree import Tree
from reportedly.claims.unsaid import sort_out
from reportedly.claims.voices import can_speak, named_in, same_outlet
from reportedly.records import Source, Span

_CITING = frozenset({"cite", "quote"})


def set_chains(tree: Tree, drafts: list[Draft], voices: Voices) -> None:
    """Give every draft its chain; drafts come in the order of the text."""
    drafts[:] = sort_out(tree, drafts)
    cut_quoting(tree, drafts)
    for more in (told_outlets, papers, figures, rejected_words):
        drafts.extend(more(tree, drafts))
    drafts[:] = sorted((d for d in drafts if d.content), key=lambda d: d.place)
    denials = find_denials(tree, drafts)
    drafts.extend(d.draft for d in denials if not d.old)
    drafts.sort(key=lambda d: d.place)
    outlet = tree.doc.report.outlet
    spoken: dict[str, _Told] = {}
    for draft in drafts:
        draft.chain = _own_chain(tree, draft, voices, outlet, spoken)
    _name_later(drafts)
    _nest(tree, drafts)
    _repeated(drafts)
    _learned(tree, drafts, voices)
    for draft in drafts:
        draft.chain = tuple(
            s
            for i, s in enumerate(draft.chain)
            if not _published(s, outlet) and all(s.name.lower() != t.name.lower() for t in draft.chain[:i])
        )
    drafts.extend(denied(tree, drafts, denials))
    bare = {id(d.draft) for d in denials if not d.old}
    drafts[:] = sorted((d for d in drafts if id(d) not in bare), key=lambda d: d.place)


_WIDE = 0.6  # of a claim's characters, from which on hearsay in it makes the claim alleged


def _repeated(drafts: list[Draft]) -> None:
    """Hearsay in somebody's words ("police said he is believed to have fled") is told by that voice, and alleged."""
    for i, draft in enumerate(drafts):
        if draft.chain or draft.stance != "alleged" or draft.cue is None or draft.cue_span is None:
            continue
        spot = draft.cue_span
        near = [d for d in drafts[max(0, i - _NEIGHBOURS) : i + _NEIGHBOURS] if d.chain and d.kind != "act"]
        holding = [d for d in near if any(s.start <= spot.start < s.end for s in d.content)]
        holder = min(holding, key=lambda d: sum(s.end - s.start for s in d.content), default=None)
        if holder is None:
            continue
        draft.chain = holder.chain
        shared = sum(s.overlap(t) for s in holder.content for t in draft.content)
        if holder.stance == "stated" and shared > _WIDE * sum(s.end - s.start for s in holder.content):
            holder.stance = "alleged"


_NAMELESS = frozenset("monitor group ngo watchdog organisation organization network".split())


def _name_later(drafts: list[Draft]) -> None:
    """Name "a monitor", "an NGO" of the lead by the monitoring body that the report names first after it."""
    for i, draft in enumerate(drafts):
        for k, source in enumerate(draft.chain):
            words = source.text.lower().split()
            if (
                not words
                or words[-1] not in _NAMELESS
                or any(c.isupper() for c in source.text[4:].replace("NGO", ""))
                or source.name not in source.text
            ):
                continue
            later = (s for d in drafts[i + 1 : i + 9] for s in d.chain if s.kind == "organisation")
            found = next((x for s in later if (x := _watchdog(s))), "")
            if found:
                named = Source(source.text, found, "organisation", source.span)
                draft.chain = (*draft.chain[:k], named, *draft.chain[k + 1 :])


def _watchdog(source: Source) -> str:
    """The monitoring body that a source is or speaks for ("Rand Dale director of the Delta Observatory"); "" for none."""
    if "Observatory" in source.name or "Rights" in source.name:
        return source.name
    voice = named_in(source.text)
    return voice.name if voice is not None and voice.kind == "organisation" else ""


def _learned(tree: Tree, drafts: list[Draft], voices: Voices) -> None:
    """Behind a source whoever it learned the thing from: "The group learned of the transfer from a guard."."""
    for i in tree.among("learned", _LEARN, 0, len(tree.tokens)):
        subject = tree.child(i, "nsubj")
        high = tree.bounds(i)[1]
        of = tree.tokens[min(i + 1, high)].text.lower() in {"of", "about"}
        by = next((k for k in range(i + 1, high) if tree.tokens[k].text.lower() == "from"), None)
        noun = tree.child(by, "pobj") if by is not None and of else None
        if subject is None or noun is None or tree.child(i, "neg") is not None:
            continue
        name = voices.source(source_range(tree, subject, i), subject).name
        sentence = tree.tokens[i].sent
        near = bisect_left(drafts, tree.tokens[i].start, key=lambda d: d.place)
        for draft in reversed(drafts[max(0, near - _NEIGHBOURS) : near]):
            if not draft.chain or len(draft.chain) >= _DEEPEST:
                continue
            if sentence - tree.sentence_of(draft.place) > 1:
                break
            if draft.chain[-1].name == name and draft.kind != "act":
                draft.chain = (*draft.chain, voices.source(source_range(tree, noun, i), noun))
                break


_LEARN = frozenset({"learn", "hear"})
_DEEPEST = 8  # voices of a chain, behind which no farther one is looked for
_OURS = ("our ", "this ", "a reporter for this", "a correspondent for this")
_STAFF = frozenset(
    "reporter correspondent photographer team newspaper paper website newsroom reporters correspondents".split()
)


def _published(source: Source, outlet: str) -> bool:
    words = source.text.lower()
    if words.startswith(_OURS) and any(w.strip(",") in _STAFF for w in words.split()[:6]):
        return True
    return source.kind in {"outlet", "agency"} and same_outlet(source.name, outlet)


def _own_chain(tree: Tree, draft: Draft, voices: Voices, outlet: str, spoken: dict[str, _Told]) -> tuple[Source, ...]:
    cue = draft.cue
    if cue is None or draft.source is None or cue.source is None:
        return ()
    words, carrier = draft.source, told(tree, draft)
    heard = carrier
    if cue.quoter is None and carrier is None:
        found = carried(tree, draft)
        if found is not None:
            carrier, words = found.outlet, _before(tree, words, cue.source, found.at)
    nearer: list[Source] = []
    quoter = source_range(tree, cue.quoter, min(cue.key, cue.source)) if cue.quoter is not None else None
    if cue.quoter is not None and quoter is not None and tree.tokens[cue.quoter].pos == "PRON":
        nearer.append(voices.source(quoter, cue.quoter))  # before the source: "it has a letter" is not the letter
    source = voices.source(words, cue.source)
    if cue.quoter is not None and quoter is not None and not nearer:
        nearer.append(voices.source(quoter, cue.quoter))
    elif cue.quoter is None and carrier is not None:
        nearer.append(carrier)
    farther = _cited(tree, draft, voices)
    noun, sentence = tree.tokens[cue.source].lemma.lower(), tree.tokens[cue.key].sent
    kept = carrier or next((n for n in nearer if n.kind in {"outlet", "agency"}), None)
    if kept is not None and not _published(kept, outlet):
        by = heard is not None or carrier is None
        spoken[source.name] = spoken[noun] = _Told(source.name, kept, sentence, by=by)
    elif not nearer:
        nearer.extend(_still(source, noun, sentence, spoken))
    if not _published(source, outlet):
        spoken.update({s.name: _Told(s.name, source, sentence, by=True) for s in farther})
    return (*nearer, source, *farther)


class _Told(NamedTuple):
    """Who spoke, the outlet that carried it, in which sentence, and whether he spoke ``by`` telling it that outlet."""

    name: str
    outlet: Source
    sentence: int
    by: bool


_SOON = 2  # sentences in which "the guard" is the guard who told an agency


def _still(source: Source, noun: str, sentence: int, spoken: dict[str, _Told]) -> list[Source]:
    """The outlet to which a source spoke before, while he goes on ("told Reuters …, adding that", "The guard said")."""
    same, kin = spoken.get(source.name), spoken.get(noun)
    if same is not None and (same.sentence == sentence or (same.by and _definite(source))):
        return [same.outlet]
    the = source.text.lower().startswith(("the ", "that "))
    if kin is not None and kin.by and the and sentence - kin.sentence <= _SOON and kin.name.lower().endswith(noun):
        return [kin.outlet]
    return []


def _before(tree: Tree, words: tuple[int, int], head: int, at: int) -> tuple[int, int]:
    """A source without the participle that says who carried it ("Pictures published by X")."""
    first, last = words
    if head < at <= last:
        last = at - 1
        while last > head and tree.tokens[last].pos == "PUNCT":
            last -= 1
    return first, last


def _definite(source: Source) -> bool:
    """Whether the phrase takes up a source met before, so that the agency it spoke to stays."""
    return source.text.lower() in {"he", "she", "they"} or source.text.lower().startswith(("the ", "that "))


def _cited(tree: Tree, draft: Draft, voices: Voices) -> list[Source]:
    """The source behind the source: "citing Y", "quoting Y" in the cue's sentence, outside its content or at its end."""
    cue = draft.cue
    if cue is None or cue.frame in {"object", "accuse", "think"}:
        return []
    low, high = tree.bounds(cue.key)
    based = _based_on(tree, cue.key, low, high)
    if based is not None:
        first, last = based
        _drop(draft, tree.span(first - 2, last))
        return [voices.source((first, last), last)]
    for i in tree.among("cited", _CITING, low, high):
        token = tree.tokens[i]
        if (
            token.lemma not in {"cite", "quote"}
            or token.tag != "VBG"
            or (tree.tokens[i].head != cue.key and abs(i - cue.key) > 12)
        ):
            continue
        noun = tree.child(i, "dobj")
        if noun is None:
            noun = _next_noun(tree, i, high)
        if noun is None:
            return []
        first, last = source_range(tree, noun, i)
        last = _before_that(tree, first, last)
        first = max(first, i + 1)
        _drop(draft, tree.span(i, last))
        return [voices.source((first, max(last, first)), min(noun, max(last, first)))]
    return []


def _based_on(tree: Tree, key: int, low: int, high: int) -> tuple[int, int] | None:
    """The source in "reports, on the basis of police sources, that" and "based on leaked files", near the cue."""
    for i in range(max(low, key - _ASIDE), min(high - 2, key + _ASIDE)):
        words = [t.text.lower() for t in tree.tokens[i : i + 4]]
        first = i + 4 if words == ["on", "the", "basis", "of"] else i + 2 if words[:2] == ["based", "on"] else 0
        aside = i > low and tree.tokens[i - 1].text == ","
        last = _next_noun(tree, first - 1, high) if first and aside else None
        if last is not None and can_speak(tree, last):
            return first, last
    return None


_ASIDE = 6  # tokens between a cue and ", on the basis of"


def _next_noun(tree: Tree, i: int, high: int) -> int | None:
    at = i + 1
    found = None
    while at <= high and tree.tokens[at].pos in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}:
        found = at if tree.tokens[at].pos in {"NOUN", "PROPN"} else found
        at += 1
    return found


def _before_that(tree: Tree, first: int, last: int) -> int:
    """Where the phrase swallowed the clause behind it ("citing a medic that six died"), its end before it."""
    for i in range(first, last):
        if tree.tokens[i].text.lower() in {"that", "as"} and i > first:
            return i - 1
    return last


def _drop(draft: Draft, span: Span) -> None:
    """Take the words "citing Y" out of the content."""
    out: list[Span] = []
    for s in draft.content:
        if not s.overlap(span):
            out.append(s)
            continue
        out.extend(
            p
            for p in (Span(s.start, max(s.start, span.start - 1)), Span(min(span.end + 1, s.end), s.end))
            if p.end - p.start > 1
        )
    draft.content = out or draft.content


_NEIGHBOURS = 20  # drafts on either side among which an outer claim is looked for


def _heard(tree: Tree, draft: Draft) -> bool:
    """Whether the source of a claim inside another one can speak, so that it is a voice of its own."""
    return draft.cue is None or draft.cue.source is None or can_speak(tree, draft.cue.source)


def _nest(tree: Tree, drafts: list[Draft]) -> None:
    """A claim whose cue stands inside another claim's content is told by that one's voices first."""
    voiced = [d for d in drafts if d.chain]
    places = {id(d): i for i, d in enumerate(voiced)}
    own = {id(d): d.chain for d in drafts}
    for draft in drafts:
        if draft.cue_span is None or not draft.chain:
            continue
        at = places[id(draft)]
        near = voiced[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
        holding = [d for d in near if d is not draft and d.kind != "direct" and _holds(d, draft)]
        outer = max(holding, key=lambda d: sum(s.end - s.start for s in d.content), default=None)
        if outer is None:
            continue
        if outer.cue is not None and outer.cue.frame == "according" and outer.place < draft.place:
            outer.chain = (*own[id(draft)], *own[id(outer)])
            draft.chain = outer.chain
        else:
            inner = draft.chain if _heard(tree, draft) else ()
            draft.chain = (*own[id(outer)], *inner)


def _holds(outer: Draft, inner: Draft) -> bool:
    spot = inner.cue_span
    if spot is None or outer.cue is None or outer.cue.frame in {"object", "accuse", "think", "passive"}:
        return False
    return any(s.start <= spot.start and spot.end <= s.end for s in outer.content)
