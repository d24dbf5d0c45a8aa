"""Relay chains: from the nearest voice to the origin, the publishing outlet left out."""

from __future__ import annotations

from reportedly.claims.antecedents import Voices
from reportedly.claims.draft import Draft
from reportedly.claims.sources import by_tags, source_range
from reportedly.claims.tree import Tree
from reportedly.claims.voices import can_speak, canonical, is_outlet, named_in, same_outlet
from reportedly.records import Source, Span

_CARRIED = frozenset("carry publish post air broadcast quote cite release distribute run relay".split())
_CITING = frozenset({"cite", "quote"})
_SAYING = 8  # tokens between "quoted" and "saying on state television"
_TALKS = frozenset("interview speak talk statement remark comment".split())
_CARRYING = _CARRIED | _TALKS


def set_chains(tree: Tree, drafts: list[Draft], voices: Voices) -> None:
    """Give every draft its chain; drafts come in the order of the text."""
    outlet = tree.doc.report.outlet
    relay_of: dict[str, Source] = {}
    for draft in drafts:
        draft.chain = _own_chain(tree, draft, voices, outlet, relay_of)
    _name_later(drafts)
    _nest(tree, drafts)
    for draft in drafts:
        draft.chain = tuple(
            s
            for i, s in enumerate(draft.chain)
            if not _published(s, outlet) and all(s.name != t.name for t in draft.chain[:i])
        )


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


def _published(source: Source, outlet: str) -> bool:
    return source.kind in {"outlet", "agency"} and same_outlet(source.name, outlet)


def _own_chain(
    tree: Tree, draft: Draft, voices: Voices, outlet: str, relay_of: dict[str, Source]
) -> tuple[Source, ...]:
    cue = draft.cue
    if cue is None or draft.source is None or cue.source is None:
        return ()
    source = voices.source(draft.source, cue.source)
    nearer: list[Source] = []
    told = _told(tree, draft)
    if cue.quoter is not None:
        nearer.append(voices.source(source_range(tree, cue.quoter, cue.key), cue.quoter))
    elif told is not None:
        nearer.append(told)
    else:
        carried = _carried(tree, draft) or _aired(tree, draft)
        if carried is not None:
            nearer.append(carried)
    farther = _cited(tree, draft, voices)
    kept = next((n for n in nearer if n.kind in {"outlet", "agency"} and not _published(n, outlet)), None)
    if kept is not None:
        relay_of[source.name] = kept
    elif not nearer and source.name in relay_of and _definite(source):
        nearer.append(relay_of[source.name])
    relay_of.update((s.name, source) for s in farther if not _published(source, outlet))
    return (*nearer, source, *farther)


def _aired(tree: Tree, draft: Draft) -> Source | None:
    """The outlet in "was quoted as saying on state television"."""
    cue = draft.cue
    if cue is None or tree.tokens[cue.key].lemma not in {"quote", "cite"} or tree.tokens[cue.key].tag != "VBN":
        return None
    high = tree.bounds(cue.key)[1]
    for i in range(cue.last + 1, min(high, cue.last + _SAYING)):
        if tree.tokens[i].text.lower() in {"on", "by", "in"} and tree.tokens[i - 1].text.lower() == "saying":
            noun = tree.child(i, "pobj")
            return _outlet_source(tree, min(max(tree.left[noun], i + 1), noun), noun) if noun is not None else None
    return None


def _definite(source: Source) -> bool:
    """Whether the phrase takes up a source met before, so that the agency it spoke to stays."""
    return source.text.lower() in {"he", "she", "they"} or source.text.lower().startswith(("the ", "that "))


_OUTLET_ENDS = frozenset(
    "News Times Post Herald Tribune Gazette Journal Chronicle Observer Telegraph Radio TV Television Channel Wire Press Daily Mail Sun Mirror Zeitung".split()
)


def _outlet_source(tree: Tree, first: int, last: int) -> Source | None:
    span = tree.span(first, last)
    voice = is_outlet(span.of(tree.text))
    if voice is not None:
        return Source(span.of(tree.text), voice.name, voice.kind, span)
    low = span.of(tree.text).lower()
    words = span.of(tree.text).split()
    if words[-1:] and words[-1] in _OUTLET_ENDS:
        return Source(span.of(tree.text), canonical(span.of(tree.text), "outlet"), "outlet", span)
    if any(
        w in low.split() for w in ("television", "tv", "radio", "newspaper", "channel", "magazine", "agency", "network")
    ):
        return Source(
            span.of(tree.text), canonical(span.of(tree.text), "outlet"), "agency" if "agency" in low else "outlet", span
        )
    return None


def _told(tree: Tree, draft: Draft) -> Source | None:
    """The outlet to which it was told, or with whom it was spoken."""
    cue = draft.cue
    if cue is None or cue.hearer is None:
        return None
    first, last = by_tags(tree, cue.hearer)
    return _outlet_source(tree, max(first, cue.last + 1), max(last, cue.last + 1))


def _carried(tree: Tree, draft: Draft) -> Source | None:
    """The outlet in "said in a statement carried by X", "in comments published by X", "in an interview with X"."""
    cue = draft.cue
    if cue is None or cue.frame not in {"say", "tell", "report"}:
        return None
    low, high = tree.bounds(cue.key)
    for i in tree.among("carried", _CARRYING, low, high):
        token = tree.tokens[i]
        verb = (
            token.lemma in _CARRIED and token.tag in {"VBN", "VBD"} and tree.tokens[i + 1].text.lower() in {"by", "on"}
        )
        talk = token.lemma in _TALKS and tree.tokens[i + 1].text.lower() in {"with", "to"}
        if (verb or talk) and not _in_content(draft, token.start):
            noun = tree.child(i + 1, "pobj")
            found = _outlet_source(tree, min(tree.left[noun], noun), noun) if noun is not None else None
            if found is not None or not talk:
                return found
            last = next((k for k in range(i + 3, high) if tree.tokens[k].pos != "PROPN"), i + 3) - 1
            return _outlet_source(tree, i + 2, last) if last <= high else None
    return None


def _in_content(draft: Draft, offset: int) -> bool:
    return any(s.start <= offset < s.end for s in draft.content)


def _cited(tree: Tree, draft: Draft, voices: Voices) -> list[Source]:
    """The source behind the source: "citing Y", "quoting Y" in the cue's sentence, outside its content or at its end."""
    cue = draft.cue
    if cue is None or cue.frame in {"object", "accuse", "think"}:
        return []
    low, high = tree.bounds(cue.key)
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
    if inner.cue is not None and inner.cue.frame == "according" and outer.paragraph == inner.paragraph:
        return any(s.start <= spot.start and spot.end <= s.end for s in outer.content) or False
    return any(s.start <= spot.start and spot.end <= s.end for s in outer.content)
