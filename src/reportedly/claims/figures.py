"""Figures and accounts that a voice gives without a verb of saying: "puts the toll at nine", "counts four dead", "by the account of", "its count of"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reportedly.claims.cues import Cue
from reportedly.claims.draft import Draft
from reportedly.claims.heard import Speech, made
from reportedly.claims.sources import source_range, subject_of
from reportedly.claims.tree import Tree
from reportedly.claims.voices import can_speak
from reportedly.records import Span

_PUT = frozenset("put set place".split())
_GIVE = frozenset("give offer provide issue".split())
_COUNT = frozenset("count tally mention list document register record log cite identify name note estimate".split())
_SPEAK = frozenset({"speak", "talk"})
_VERBS = _PUT | _GIVE | _COUNT | _SPEAK
_FIGURES = frozenset(
    "toll number figure count tally estimate total death damage cost loss casualty size bill crowd strength range dead wounded injured killed "
    "displaced detained turnout value price amount magnitude proportion share rate level distance".split()
)
_GIVEN = frozenset("toll figure number count tally estimate total list version breakdown".split())
_ACCOUNTS = frozenset("account version description testimony story".split())
_AT = frozenset({"at", "above", "below", "between", "near", "around", "over", "under"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_RECKONED = _ACCOUNTS | {"count", "tally", "estimate", "reckoning"}
_HARMED = frozenset(
    "dead death victim wounded injured killed casualty body corpse arrest detainee prisoner missing displaced fatality attack strike raid "
    "incident violation case abuse blast shell rocket explosion fighter soldier civilian militant house home hostage clash massacre killing "
    "crime torture rape grave loss abduction disappearance execution".split()
)
_MANY = frozenset("dozen score hundred thousand several scores dozens hundreds thousands".split())
_MODALS = frozenset({"MD", "TO"})
_FOLLOWS = 12  # sentences at most that "Survivors gave this account." governs
_SOURCE = 12  # tokens of the source of "by the account of …"


def figures(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """A draft for every figure or account that a voice gives so; one that was taken for an act is put right."""
    known = {k: d for d in drafts if d.cue is not None for k in range(d.cue.first, d.cue.last + 1)}
    speech, voices = Speech(drafts), _voices(drafts)
    out: list[Draft] = []
    for i in tree.among("figures", _VERBS, 0, len(tree.tokens)):
        old = known.get(i)
        if (old is not None and old.kind != "act") or not _tells(tree, i) or speech.holds(tree.tokens[i].start):
            continue
        subject = subject_of(tree, i)
        content = _given(tree, i, voices) if subject is not None and subject < i and can_speak(tree, subject) else []
        if subject is None or not content:
            continue
        if old is not None:
            old.kind, old.content = "indirect", content
        else:
            cue = Cue(i, i, i, "report", "stated", subject)
            out.append(made(tree, cue, source_range(tree, subject, i), content))
    accounts = _by_account(tree, drafts)
    for draft in accounts:
        for k in range(draft.cue.first, draft.cue.last + 1) if draft.cue is not None else ():
            if k in known:
                known[k].content = []
    return [*out, *accounts, *_owned(tree, speech)]


def _owned(tree: Tree, speech: Speech) -> list[Draft]:
    """Of "the group stands by its count of nine killed" the figure, which is that of whoever the count is of."""
    out: list[Draft] = []
    for i in tree.among("owned figures", _GIVEN, 0, len(tree.tokens)):
        owner = tree.child(i, "poss")
        of = next((k for k in tree.kids(i, "prep") if tree.tokens[k].text.lower() == "of"), None)
        noun = tree.child(of, "pobj") if of is not None else None
        if owner is None or of is None or noun is None or speech.holds(tree.tokens[i].start):
            continue
        last, high = min(tree.right[noun], of + _SOURCE), tree.bounds(i)[1]
        if (
            last < high and tree.tokens[last + 1].text.lower() in _HARMED
        ):  # "of six killed", whatever the parser makes of it
            last += 1
        counted = any(_numbers(tree, of + 1, last))
        harmed = any(t.lemma.lower() in _HARMED or t.text.lower() in _HARMED for t in tree.tokens[of + 1 : last + 1])
        if counted and harmed and can_speak(tree, owner):
            content = tree.span(of + 1, min(last, high))
            source = source_range(tree, owner, i)[0], owner
            out.append(made(tree, Cue(i, i, i, "according", "stated", owner), source, [content]))
    return out


def _tells(tree: Tree, i: int) -> bool:
    """Whether a verb is finite, not negated, under no modal and no passive."""
    token = tree.tokens[i]
    helped = any(tree.tokens[k].tag in _FINITE for k in tree.kids(i, "aux"))
    if token.pos != "VERB" or not (token.tag in _FINITE or (token.tag == "VBN" and helped)):
        return False
    modal = any(tree.tokens[k].tag in _MODALS for k in tree.kids(i, "aux"))
    return not modal and tree.child(i, "neg", "auxpass") is None


def _given(tree: Tree, i: int, voices: Sequence[int]) -> list[Span]:
    """What the verb gives: a figure, the parts of which stand to its right, or the sentences of an account that follows."""
    lemma = tree.tokens[i].lemma
    obj = tree.child(i, "dobj")
    if lemma in _SPEAK:
        of = next((k for k in tree.kids(i, "prep") if tree.tokens[k].text.lower() == "of"), None)
        noun = tree.child(of, "pobj") if of is not None else None
        return [_right(tree, i, of + 1)] if of is not None and noun is not None and _number(tree, noun) else []
    if lemma in _PUT:
        first = obj if obj is not None else tree.child(i, "nsubj", "ccomp")
        return [_right(tree, i, i + 1)] if first is not None and _measured(tree, i) else []
    if obj is None or obj < i:
        return _loose(tree, i) if lemma in _COUNT else []
    if lemma in _GIVE:
        if any(tree.tokens[k].lemma == "no" for k in tree.kids(obj, "det", "neg")):
            return []
        if tree.tokens[obj].lemma in _ACCOUNTS and _this(tree, obj):
            return _following(tree, i, voices)
        sized = tree.tokens[obj].lemma in _GIVEN and any(_numbers(tree, obj, min(tree.right[obj], i + 20)))
        return [_right(tree, i, i + 1)] if sized else []
    return [_right(tree, i, i + 1)] if _number(tree, obj) else []


def _loose(tree: Tree, i: int) -> list[Span]:
    """A bare number right behind the verb, whatever the parser takes it for ("mentions twelve")."""
    high = tree.bounds(i)[1]
    return [_right(tree, i, i + 1)] if i < high and tree.tokens[i + 1].tag == "CD" else []


def _measured(tree: Tree, i: int) -> bool:
    """Whether "put" stands before a quantity and "at", "above" or a comparison: "puts the number far higher"."""
    high = tree.bounds(i)[1]
    named = at = False
    for k in range(i + 1, min(i + 16, high + 1)):
        token = tree.tokens[k]
        if token.lemma.lower() in _FIGURES or token.text.lower() in _FIGURES:
            named = True
        elif named and (token.text.lower() in _AT or token.tag in {"JJR", "RBR"}):
            at = True
            break
        elif token.text in {",", ";"}:
            break
    return named and at


def _number(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase counts people or acts of harm, or is a number by itself."""
    if tree.tokens[noun].tag == "CD":
        return True
    if tree.tokens[noun].lemma.lower() in _MANY:
        return any(t.lemma.lower() in _HARMED for t in tree.tokens[noun : min(tree.right[noun], noun + 6) + 1])
    counted = any(_numbers(tree, max(tree.left[noun], tree.bounds(noun)[0]), noun))
    return counted and (tree.tokens[noun].lemma.lower() in _HARMED or tree.tokens[noun].text.lower() in _HARMED | _MANY)


def _numbers(tree: Tree, first: int, last: int) -> list[bool]:
    return [t.tag == "CD" or t.lemma.lower() in _MANY for t in tree.tokens[first : last + 1]]


def _right(tree: Tree, i: int, first: int) -> Span:
    """From token ``first`` to the end of what hangs on the verb, "and" with another clause left out."""
    last = min(tree.right[i], tree.bounds(i)[1])
    for k in tree.kids(i, "conj", "advcl", "cc"):
        if k > first:
            last = min(last, min(tree.left[k], k) - 1)
    while last > first and (tree.tokens[last].pos == "PUNCT" or tree.tokens[last].dep == "cc"):
        last -= 1
    return tree.span(first, max(first, last))


def _this(tree: Tree, noun: int) -> bool:
    """Whether an account is pointed at: "this account", "the following version"."""
    words = {t.text.lower() for t in tree.tokens[max(tree.bounds(noun)[0], tree.left[noun]) : noun]}
    return bool(words & {"this", "following"})


def _following(tree: Tree, i: int, voices: Sequence[int]) -> list[Span]:
    """The sentences behind a sentence that announces an account: to the paragraph's end, or of the next one, till a cue."""
    doc = tree.doc
    at = tree.tokens[i].sent + 1
    if at >= len(doc.sentences):
        return []
    return _till_cue(tree, at, doc.sentences[at].paragraph, voices)


def _voices(drafts: Sequence[Draft]) -> list[int]:
    """Where the cues stand with which somebody is heard, in the order of the text."""
    spans = (d.cue_span for d in drafts if d.source is not None and d.kind != "act")
    return sorted(s.start for s in spans if s is not None)


def _till_cue(tree: Tree, at: int, paragraph: int, voices: Sequence[int]) -> list[Span]:
    """The sentences of a paragraph from ``at`` on, up to the first in which somebody else is heard."""
    out: list[Span] = []
    sentences = tree.doc.sentences
    while at < len(sentences) and sentences[at].paragraph == paragraph and len(out) < _FOLLOWS:
        span = sentences[at].span
        near = bisect_left(voices, span.start)
        if near < len(voices) and voices[near] < span.end:
            break
        out.append(span)
        at += 1
    return out


def _by_account(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """Of "by the account of three drivers, P", "by her own count, P" and "P, by his account": P, and what "they" go on with."""
    speech, voices = Speech(drafts), _voices(drafts)
    out: list[Draft] = []
    for i in tree.among("accounts", _RECKONED, 0, len(tree.tokens)):
        low, high = tree.bounds(i)
        end = high - (tree.tokens[high].pos == "PUNCT")
        by = next((k for k in range(i - 1, max(low, i - 6) - 1, -1) if tree.tokens[k].text.lower() == "by"), None)
        if by is None or tree.tokens[i].pos != "NOUN" or speech.holds(tree.tokens[i].start):
            continue
        comma = next((k for k in range(i + 1, min(high, i + _SOURCE)) if tree.tokens[k].text == ","), end + 1)
        source = _teller(tree, by, i, comma)
        if source is None:
            continue
        if by <= low + 1 and comma < end:
            content = [tree.span(comma + 1, end), *_taken_up(tree, tree.tokens[i].sent + 1, voices)]
        elif comma == end + 1 and by > low + 3 and tree.tokens[by - 1].text == ",":
            content = [tree.span(low, by - 2)]
        else:
            continue
        out.append(made(tree, Cue(i, by, i, "according", "stated", source[1]), source, content))
    return out


def _teller(tree: Tree, by: int, noun: int, comma: int) -> tuple[int, int] | None:
    """Whose account it is: "of three drivers" behind the noun, or the possessive before it."""
    if noun + 2 < comma and tree.tokens[noun + 1].text.lower() in {"of", "from", "by"}:
        return noun + 2, comma - 1
    owner = tree.child(noun, "poss")
    if owner is None or owner <= by or not can_speak(tree, owner):
        return None
    return source_range(tree, owner, noun)[0], owner


def _taken_up(tree: Tree, at: int, voices: Sequence[int]) -> list[Span]:
    """The sentence behind, where it goes on with "they", "he" or "she" and nobody else is heard in it."""
    sentences = tree.doc.sentences
    if at >= len(sentences) or sentences[at].paragraph != sentences[at - 1].paragraph:
        return []
    first = tree.tokens[sentences[at].first].text
    return _till_cue(tree, at, sentences[at].paragraph, voices)[:1] if first in {"They", "He", "She", "It"} else []
