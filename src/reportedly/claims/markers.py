"""Marked stance without a source of its own: "reportedly", "alleged", "could not be verified"."""

from __future__ import annotations

from bisect import bisect_left

from reportedly.claims.content import merged
from reportedly.claims.draft import Draft
from reportedly.claims.sources import by_tags
from reportedly.claims.stance import DISTANCE, DISTANT
from reportedly.claims.tree import Tree
from reportedly.records import Source, Span

_NEIGHBOURS = 30  # drafts on either side among which the claim around a word is looked for
_CLIMB = 12  # steps up from an adverb to the verb of its clause
_HEDGES = frozenset({"appear", "seem", "purport"})
_FALSE = frozenset("false untrue baseless unfounded incorrect wrong fabricated groundless preposterous".split())
_WHICH = 8  # tokens between "which" and "verify": "which Reuters was unable to independently verify"
_HEARD = frozenset({"say", "believe", "think", "report", "understand"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CHECKS = frozenset({"verify", "confirm", "corroborate", "authenticate", "substantiate"})
_DOUBTED = frozenset(
    {"report", "claim", "account", "figure", "video", "footage", "toll", "statement", "it", "they", "information"}
)


def find_markers(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Drafts, all alleged, for the words at which the teller keeps a distance.

    "reportedly" and its kin cover their clause and keep the voices of a claim that they stand in; "alleged X" covers
    X alone and has no voice; "could not be verified" covers what it doubts.
    """
    voiced = {d.cue_span.start for d in drafts if d.cue_span is not None and d.chain}
    voiced.update(tree.tokens[d.cue.key].start for d in drafts if d.cue is not None)
    out: list[Draft] = []
    for i in range(len(tree.tokens)):
        out.extend(_marked(tree, i, drafts, voiced))
    return out


def _marked(tree: Tree, i: int, drafts: list[Draft], voiced: set[int]) -> list[Draft]:
    token = tree.tokens[i]
    lemma, word = token.lemma, token.text.lower()
    hedge = lemma in _HEDGES and token.pos == "VERB" and tree.child(i, "xcomp") is not None
    if hedge or lemma in DISTANCE or word in DISTANCE:
        return _clause(tree, i, drafts)
    if word in DISTANT or (word == "called" and i > 1 and _so_called(tree, i)):
        return _adjective(tree, i)
    if lemma == "attribute" and token.tag == "VBN":
        return _attributed(tree, i)
    if lemma == "truth" or (lemma in _FALSE and token.dep in {"acomp", "attr", "oprd"}):
        return _false(tree, i, drafts)
    if lemma in _CHECKS and token.pos in {"VERB", "AUX"}:
        return _unverified(tree, i, drafts)
    if token.start in voiced:
        return []
    if lemma in _HEARD and token.tag == "VBN":
        return _hearsay(tree, i)
    if lemma == "report" and token.tag == "NNS":
        return _reports(tree, i, drafts)
    return _noun(tree, i, drafts) if lemma in _NOUNS and token.pos == "NOUN" else []


_NOUNS = frozenset("claim allegation accusation rumor rumour suspicion charge".split())


def _so_called(tree: Tree, i: int) -> bool:
    return tree.tokens[i - 1].text in {"-", "‑"} and tree.tokens[i - 2].text.lower() == "so"


def _noun(tree: Tree, i: int, drafts: list[Draft]) -> list[Draft]:
    """After "claims that" and "allegations that": the clause behind the noun, with the voice that repeats them, if any."""
    last = len(tree.tokens) - 1
    after = tree.tokens[i + 1] if i < last else None
    if after is not None and after.text.lower() == "that" and after.dep == "mark" and after.head > i:
        clause: int | None = after.head
    else:
        clause = tree.child(i, "acl", "ccomp", "relcl")
    if clause is None or not any(
        tree.tokens[c].text.lower() == "that" and tree.tokens[c].dep == "mark" for c in tree.children[clause]
    ):
        return []
    holder = _holder(tree, i, drafts)
    chain = holder.chain if holder is not None else ()
    return [_draft(tree, max(i + 1, tree.left[clause]), min(tree.right[clause], tree.bounds(i)[1]), i, chain)]


def _draft(tree: Tree, first: int, last: int, key: int, chain: tuple[Source, ...] = ()) -> Draft:
    content = list(merged(tree.text, [tree.span(first, last)]))
    paragraph = tree.doc.sentences[tree.tokens[key].sent].paragraph
    return Draft(None, tree.span(key, key), None, content, "alleged", paragraph=paragraph, chain=chain)


def _to_break(tree: Tree, i: int, high: int) -> int:
    """The last token before the next mark or finite verb: "purportedly in Damascus for a man killed there"."""
    stop = (k for k in range(i + 1, high + 1) if tree.tokens[k].pos == "PUNCT" or tree.tokens[k].tag in _FINITE)
    return next(stop, high + 1) - 1


def _hearsay(tree: Tree, i: int) -> list[Draft]:
    """The sentence around "are said to", where the parser lost the infinitive ("are said to date from 2006")."""
    subject, last = tree.child(i, "nsubjpass"), len(tree.tokens) - 1
    if subject is None or i == last or tree.tokens[i + 1].text.lower() != "to" or tree.child(i, "auxpass") is None:
        return []
    return [_draft(tree, tree.left[subject], tree.bounds(i)[1], i)]


def _reports(tree: Tree, i: int, drafts: list[Draft]) -> list[Draft]:
    """After "reports of" and "reports that", whoever made them: what they tell, in the voice of a claim around it, else theirs."""
    holder = _holder(tree, i, drafts)
    if holder is not None and holder.stance != "stated":
        return []
    if holder is not None:
        chain = holder.chain
    else:
        span = tree.span(by_tags(tree, i)[0], i)
        chain = (Source(span.of(tree.text), span.of(tree.text), "unnamed", span),)
    high = tree.bounds(i)[1]
    for k in tree.kids(i, "prep", "acl", "ccomp"):
        of = tree.child(k, "pobj", "pcomp") if tree.tokens[k].text.lower() in {"of", "about"} else None
        if of is not None:
            return [_draft(tree, max(k + 1, tree.left[of]), min(tree.right[of], high), i, chain)]
        if tree.tokens[k].dep != "prep" and tree.tokens[tree.left[k]].text.lower() == "that":
            return [_draft(tree, tree.left[k], min(tree.right[k], high), i, chain)]
    return []


def _attributed(tree: Tree, i: int) -> list[Draft]:
    """Before "attributed to" a party: the act that others lay at its door."""
    if i + 1 >= len(tree.tokens) or tree.tokens[i + 1].text.lower() != "to":
        return []
    passive = tree.child(i, "nsubjpass")
    noun = passive if passive is not None else tree.tokens[i].head
    if noun >= i or tree.tokens[noun].pos not in {"NOUN", "PROPN"}:
        return []
    return [_draft(tree, max(tree.left[noun], tree.bounds(i)[0]), min(tree.right[i], tree.bounds(i)[1]), i)]


def _false(tree: Tree, i: int, drafts: list[Draft]) -> list[Draft]:
    """Of "the claim is false" and "there is no truth to the reports": the claim, denied by whoever says so."""
    if tree.tokens[i].lemma == "truth":
        to = tree.child(i, "prep")
        of = tree.child(to, "pobj") if to is not None and tree.tokens[to].text.lower() in {"to", "in"} else None
        if of is None or not any(tree.tokens[k].lemma == "no" for k in tree.kids(i, "det")):
            return []
        return [_denied(tree, tree.left[of], min(tree.right[of], tree.bounds(i)[1]), i, drafts)]
    subject = tree.child(tree.tokens[i].head, "nsubj", "nsubjpass")
    if subject is None or tree.tokens[subject].lemma not in _DOUBTED | _NOUNS or tree.child(i, "neg") is not None:
        return []
    return [_denied(tree, tree.left[subject], subject, i, drafts)]


def _denied(tree: Tree, first: int, last: int, i: int, drafts: list[Draft]) -> Draft:
    holder = _holder(tree, i, drafts)
    draft = _draft(tree, first, last, i, holder.chain if holder is not None else ())
    draft.stance = "denied"
    return draft


def _holder(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """The narrowest claim with a voice in which token ``i`` stands."""
    near = bisect_left(drafts, tree.tokens[i].start, key=lambda d: d.place)
    around = drafts[max(0, near - _NEIGHBOURS) : near + _NEIGHBOURS]
    holders = [d for d in around if d.chain and any(s.start <= tree.tokens[i].start < s.end for s in d.content)]
    return min(holders, key=lambda d: sum(s.end - s.start for s in d.content), default=None)


def _clause(tree: Tree, i: int, drafts: list[Draft]) -> list[Draft]:
    """The clause of the adverb or hedge; inside another claim it keeps that claim's voices and makes it alleged."""
    if _in_list(tree, i):
        return [_draft(tree, i + 2, max(i + 2, _noun_after(tree, i + 1)), i)]
    head = i if tree.tokens[i].pos == "VERB" else tree.tokens[i].head
    for _ in range(_CLIMB):
        if tree.tokens[head].dep not in {"aux", "auxpass", "amod", "advmod", "xcomp"}:
            break
        head = tree.tokens[head].head
    low, high = tree.bounds(i)
    first, last = max(low, tree.left[head]), min(high, tree.right[head])
    if last <= first:
        return []
    if tree.tokens[head].pos == "ADP" or tree.tokens[last].pos in {"ADP", "DET"}:
        last = _to_break(tree, last, high)
    span = tree.span(first, last)
    holder = _holder(tree, i, drafts)
    if holder is None:
        return [_draft(tree, first, last, i)]
    wide = sum(s.overlap(span) for s in holder.content) > 0.6 * sum(s.end - s.start for s in holder.content)
    if wide and holder.stance == "stated":
        holder.stance = "alleged"
        return []
    inner = [Span(max(s.start, span.start), min(s.end, span.end)) for s in holder.content if s.overlap(span)]
    draft = _draft(tree, first, last, i, holder.chain)
    draft.content = list(merged(tree.text, inner)) or draft.content
    return [draft]


def _in_list(tree: Tree, i: int) -> bool:
    """Whether the adverb stands between commas before the last of a list: "fuel and, apparently, ammunition"."""
    if not 2 <= i < len(tree.tokens) - 2 or tree.tokens[i + 1].text != "," or tree.tokens[i - 1].text != ",":
        return False
    return tree.tokens[i - 2].dep == "cc" and tree.tokens[i + 2].pos in {"NOUN", "PROPN", "ADJ", "DET", "NUM"}


_NO_VERBS = frozenset({"purported", "alleged", "suspected", "so-called"})
_BEFORE = frozenset({"DT", "IN", "VBD", "VBZ", "VBG", "VBN", "CC", "PRP$", "JJ"})


def _noun_after(tree: Tree, i: int) -> int:
    """The last noun of the run of nouns and adjectives behind token ``i``; ``i`` where there is none."""
    last = i
    for k in range(i + 1, tree.bounds(i)[1] + 1):
        if tree.tokens[k].pos in {"NOUN", "PROPN"}:
            last = k
        elif tree.tokens[k].pos != "ADJ":
            break
    return last


def _adjective(tree: Tree, i: int) -> list[Draft]:
    """What "alleged" and its kin stand before; "bombed purported positions" too, where the parser takes it for a verb."""
    noun = tree.tokens[i].head
    if tree.tokens[i].dep not in {"amod", "compound", "nmod"}:
        sure = tree.tokens[i].text.lower() in _NO_VERBS and i and tree.tokens[i - 1].tag in _BEFORE
        noun = _noun_after(tree, i) if sure else i
    if noun <= i or tree.tokens[noun].pos not in {"NOUN", "PROPN"}:
        return []
    last = noun if tree.tokens[i].text.lower() == "called" else max(noun, min(tree.right[noun], noun + 12))
    return [_draft(tree, i + 1, last, i)]


def _unverified(tree: Tree, i: int, drafts: list[Draft]) -> list[Draft]:
    """What "could not be verified" and "is unable to verify" doubt: subject or object; of "which", all that it says."""
    unable = any(t.lemma in {"unable", "impossible"} for t in tree.tokens[max(0, i - 3) : i])
    if tree.child(i, "neg") is None and not unable:
        return []
    low, high = tree.bounds(i)
    noun = tree.child(i, "nsubjpass", "dobj")
    if noun is None and unable:
        noun = next((k for k in range(i - 1, max(low, i - _WHICH), -1) if tree.tokens[k].tag == "WDT"), None)
    if noun is None:
        return []
    if tree.tokens[noun].tag == "WDT":
        _doubt(tree, noun, drafts)
        return []
    if tree.tokens[noun].text.lower() in _THIS or _pointed(tree, noun):
        _doubt_last(tree, i, drafts)
    return [_draft(tree, max(low, tree.left[noun]), min(high, tree.right[noun]), i)]


_THIS = frozenset({"this", "that", "it", "these"})


def _pointed(tree: Tree, noun: int) -> bool:
    """Whether a noun for something said is pointed at ("the report", "those claims") and tells nothing of its own."""
    token = tree.tokens[noun]
    the = any(tree.tokens[k].text.lower() in {"the", "this", "that", "these", "those"} for k in tree.kids(noun, "det"))
    return the and token.lemma in _DOUBTED | _NOUNS and tree.right[noun] == noun


def _doubt_last(tree: Tree, i: int, drafts: list[Draft]) -> None:
    """Make alleged the claim that "police have not confirmed this" and "the report could not be verified" point to."""
    at, sentence = bisect_left(drafts, tree.tokens[i].start, key=lambda d: d.place), tree.tokens[i].sent
    for draft in reversed(drafts[max(0, at - _FEW) : at]):
        if not draft.content or sentence - tree.sentence_of(draft.content[-1].start) > 1:
            return
        if draft.chain and draft.kind != "act" and draft.content[-1].end <= tree.tokens[i].start:
            if draft.cue is not None and draft.cue.key == i:
                continue
            draft.stance = "alleged" if draft.stance == "stated" else draft.stance
            return


_FEW = 6  # claims before "has not confirmed this" among which the one that it points to is looked for


def _doubt(tree: Tree, which: int, drafts: list[Draft]) -> None:
    """Make alleged what the noun before "which" is the source of ("the video, which could not be verified, shows …")."""
    low, high = tree.bounds(which)
    before = next(
        (k for k in range(which - 1, max(low, which - 4), -1) if tree.tokens[k].pos in {"NOUN", "PROPN"}), None
    )
    if before is None:
        return
    near = bisect_left(drafts, tree.tokens[low].start, key=lambda d: d.place)
    for draft in drafts[near : near + _NEIGHBOURS]:
        if draft.place > tree.tokens[high].end:
            break
        held = draft.source is not None and draft.source[0] <= before <= draft.source[1]
        if held and draft.stance == "stated":
            draft.stance = "alleged"
