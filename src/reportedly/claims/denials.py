"""Denials that point back: "Kyiv rejected the charge", "a figure the army called absurd", "the ministry denies it".

The words denied stand elsewhere, as somebody else's claim. Each such denial gets a claim of its own: the content of the claim
that it points to, denied by whoever denies it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.claims.cues import Cue
from reportedly.claims.draft import Draft
from reportedly.claims.heard import Speech, made
from reportedly.claims.sources import source_range, subject_of
from reportedly.claims.tree import Tree
from reportedly.claims.voices import can_speak
from reportedly.records import Source, Span

_DENY = frozenset("deny refute rebut dispute contest repudiate disavow".split())
_REJECT = frozenset("reject dismiss rubbish scorn shrug brush wave laugh ridicule".split())
_CALL = frozenset(
    "call brand label describe denounce condemn decry slam characterize characterise deem consider term dub".split()
)
_VERBS = _DENY | _REJECT | _CALL
_SAID = frozenset(
    "report claim allegation accusation charge account testimony finding figure toll rumour rumor story version assertion statement conclusion "
    "suggestion characterization characterisation narrative video footage image evidence document cable letter insinuation count estimate "
    "number complaint implication contention notion speculation".split()
)
_PART = frozenset(
    "involvement responsibility role wrongdoing part complicity link knowledge connection guilt hand".split()
)
_SURE = frozenset(
    "report allegation accusation charge claim rumour rumor assertion insinuation finding testimony".split()
)
_MANY = frozenset(
    "finding testimony report account allegation accusation charge claim conclusion version narrative story".split()
)
_PAPER = frozenset("forgery fabrication fake hoax forged fabricated".split())
_FALSE = _PAPER | frozenset(
    "false untrue baseless unfounded incorrect wrong groundless preposterous absurd nonsense lie lies ridiculous fiction exaggerated laughable "
    "propaganda theatre theater slander untruth smear inflated misleading invention fantasy ludicrous rubbish malicious bogus falsehood "
    "concocted libel disinformation misinformation inaccurate farce fanciful".split()
)
_ALLEGED = frozenset("claim allegation accusation charge rumour rumor suggestion insinuation".split())
_POINTING = frozenset({"it", "this", "that", "them", "these", "those"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BACK = 2  # sentences before a denial in which the claim that it points to stands
_NEAR = 12  # claims before it among which that one is looked for
_OWNER = 10  # tokens between "allegation" and "that": "by the lawyers of the bar association"
_CLAUSE = 24  # tokens behind the verb that are looked through
_NEIGHBOURS = 30  # drafts before a word, or on either side, among which the claims that it stands in are looked for


class Denial(NamedTuple):
    """A denial that points back: its draft, its verb's token, and how it points."""

    draft: Draft
    key: int
    within: bool  # to a claim in its own sentence: "…, a charge that Kyiv rejected"
    all: bool  # to everything that the other voice claimed: "the findings"
    own: bool  # only to what concerns the denier: "any involvement"
    paper: bool  # to a document: "a forgery"
    old: bool  # the draft was there before and keeps its content


def find_denials(tree: Tree, drafts: Sequence[Draft]) -> list[Denial]:
    """Every denial that points back, with a draft that has its chain once chains are set; drafts come in the order of the text."""
    known = {d.cue.key: d for d in drafts if d.cue is not None}
    speech = Speech(drafts)
    out: list[Denial] = []
    for i in tree.among("denials", _VERBS, 0, len(tree.tokens)):
        if speech.holds(tree.tokens[i].start) or not _asserted(tree, i):
            continue
        found = _pointing(tree, i)
        subject = _denier(tree, i) if found is not None else None
        if found is None or subject is None:
            continue
        noun, within = found
        lemma = tree.tokens[noun].lemma.lower()
        old = known.get(i)
        draft = old
        if draft is None:
            cue = Cue(i, i, i, "object", "denied", subject)
            draft = made(tree, cue, source_range(tree, subject, i), [tree.span(i, i)])
        many = lemma in _MANY and (tree.tokens[noun].tag == "NNS" or lemma in {"testimony", "report", "account"})
        paper = any(t.text.lower() in _PAPER for t in tree.tokens[i : _end(tree, i) + 1])
        draft.stance = "denied"
        if within:
            _cut_aside(tree, drafts, i, noun)
        out.append(Denial(draft, i, within, many, lemma in _PART, paper, old is not None))
    return [*out, *_untrue(tree, drafts)]


def _cut_aside(tree: Tree, drafts: Sequence[Draft], i: int, noun: int) -> None:
    """Take ", which Damascus denies" and ", a charge that Kyiv rejected" out of the claims that end in it: the report says so."""
    first = noun if tree.tokens[noun].tag == "WDT" else tree.left[noun]
    begin, end = tree.tokens[first].start, tree.tokens[i].start
    near = bisect_left(drafts, begin, key=lambda d: d.place)
    for draft in drafts[max(0, near - _NEIGHBOURS) : near]:
        if draft.cue_span is None or draft.cue_span.end > begin:
            continue
        draft.content = [Span(s.start, begin) if s.start < begin and end < s.end else s for s in draft.content]


def _untrue(tree: Tree, drafts: Sequence[Draft]) -> list[Denial]:
    """Denials in somebody's own words: "X said there was no truth in the report", "X said the claim was false"."""
    out: list[Denial] = []
    for i in tree.among("untrue", _FALSE | {"truth"}, 0, len(tree.tokens)):
        token = tree.tokens[i]
        if token.lemma == "truth":
            noun = _truth_of(tree, i)
        else:
            predicate = token.dep in {"acomp", "attr"} and tree.child(token.head, "neg") is None
            noun = tree.child(token.head, "nsubj") if predicate else None
        if noun is None or not (
            tree.tokens[noun].lemma.lower() in _SAID or tree.tokens[noun].text.lower() in _POINTING
        ):
            continue
        holder = _narrowest(tree, drafts, i)
        if holder is not None and holder.source is not None:
            many = tree.tokens[noun].tag == "NNS"
            out.append(Denial(holder, i, False, many, False, token.text.lower() in _PAPER, True))
    return out


def _truth_of(tree: Tree, i: int) -> int | None:
    """What "there is no truth in" and "to" speak of."""
    prep = tree.child(i, "prep")
    none = any(tree.tokens[k].lemma in {"no", "little"} for k in tree.children[i])
    return tree.child(prep, "pobj") if none and prep is not None else None


def _narrowest(tree: Tree, drafts: Sequence[Draft], i: int) -> Draft | None:
    """The shortest claim in which token ``i`` stands."""
    start = tree.tokens[i].start
    at = bisect_left(drafts, start, key=lambda d: d.place)
    around = drafts[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
    holding = [d for d in around if any(s.start <= start < s.end for s in d.content)]
    return min(holding, key=lambda d: sum(s.end - s.start for s in d.content), default=None)


def rejected_words(tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """Of "X rejected as baseless an allegation by Z that P": P is what X denies, and Z's claim, for which a draft is given."""
    known = {d.cue.key: d for d in drafts if d.cue is not None}
    out: list[Draft] = []
    for i in tree.among("rejected", _DENY | {"reject", "dismiss", "rubbish"}, 0, len(tree.tokens)):
        if not _asserted(tree, i):
            continue
        end = _end(tree, i)
        said = range(i + 1, end + 1)
        noun = next((k for k in said if tree.tokens[k].lemma.lower() in _SAID and tree.tokens[k].pos == "NOUN"), None)
        that = next((k for k in said if noun is not None and k > noun and tree.tokens[k].text.lower() == "that"), None)
        if noun is None or that is None or that - noun > _OWNER or that + 1 >= end:
            continue
        last = end - (tree.tokens[end].pos == "PUNCT")
        content = [tree.span(that, last)]
        old = known.get(i)
        owner = _owner(tree, noun, that)
        if old is not None and any(s.start <= tree.tokens[noun].start < s.end for s in old.content):
            old.stance, old.kind = "denied", "indirect"
            old.content = content if owner is not None else [tree.span(tree.left[noun], last)]
        if owner is not None and not any(k in known for k in range(noun, that + 1)):
            stance = "alleged" if tree.tokens[noun].lemma.lower() in _ALLEGED else "stated"
            cue = Cue(noun, noun, noun, "say", stance, owner)
            out.append(
                made(tree, cue, (max(noun + 2, tree.left[owner]) if owner > noun else tree.left[owner], owner), content)
            )
    return out


def _owner(tree: Tree, noun: int, that: int) -> int | None:
    """Whose allegation it is: the noun behind "by" or "from", or the possessive before."""
    if tree.tokens[noun + 1].text.lower() in {"by", "from", "of"}:
        owner = tree.child(noun + 1, "pobj")
        return owner if owner is not None and noun < owner < that and can_speak(tree, owner) else None
    owner = tree.child(noun, "poss")
    return owner if owner is not None and tree.tokens[owner].pos != "PRON" and can_speak(tree, owner) else None


def _asserted(tree: Tree, i: int) -> bool:
    """Whether a verb is finite or passive, with no "not" and no modal."""
    token = tree.tokens[i]
    helpers = [tree.tokens[k] for k in tree.kids(i, "aux", "auxpass")]
    finite = token.tag in _FINITE or (token.tag == "VBN" and any(t.tag in _FINITE for t in helpers))
    joined = token.tag in {"VBN", "VBD", "VBG"} and token.dep in {"conj", "relcl", "acl", "advcl"}
    modal = any(t.tag in {"MD", "TO"} for t in helpers)
    return token.pos == "VERB" and (finite or joined) and not modal and tree.child(i, "neg") is None


def _end(tree: Tree, i: int) -> int:
    """The last token of the verb's own words: to the next mark that ends a clause."""
    high = min(tree.right[i], tree.bounds(i)[1], i + _CLAUSE)
    for k in range(i + 1, high + 1):
        if tree.tokens[k].text in {";", ":"} or (tree.tokens[k].text == "," and tree.tokens[k].head == i and k > i + 2):
            return k - 1
    return high


def _pointing(tree: Tree, i: int) -> tuple[int, bool] | None:
    """The noun or pronoun that points back, and whether it stands in a clause hung on the claim itself; None without one."""
    token = tree.tokens[i]
    false = any(t.text.lower() in _FALSE or t.lemma.lower() in _FALSE for t in tree.tokens[i + 1 : _end(tree, i) + 1])
    denies = token.lemma in _DENY or (token.lemma in _REJECT and (false or token.lemma in {"reject", "dismiss"}))
    if not denies and not false:
        return None
    if token.dep in {"relcl", "acl"} and token.head < i:
        noun = token.head
        which = _which(tree, i)
        if tree.tokens[noun].lemma.lower() in _SAID and (
            tree.tokens[noun].dep in {"appos", "npadvmod", "conj", "dep", "attr"} or _aside(tree, noun)
        ):
            return noun, True
        if which is not None and (token.lemma in _DENY or false) and tree.child(i, "dobj") in {None, which}:
            return which, True
        return None
    noun_or_none = _object(tree, i, false=false)
    return (noun_or_none, False) if noun_or_none is not None else None


def _aside(tree: Tree, noun: int) -> bool:
    """Whether a noun opens a phrase behind a comma or a dash: "…, a charge that", "… — a figure the army"."""
    first = tree.left[noun]
    return first > 0 and tree.tokens[first - 1].text in {",", "—", "–", "-", "--"}


def _which(tree: Tree, i: int) -> int | None:
    """The "which" behind a comma that a relative clause opens with, where it is what is denied."""
    first = tree.left[i]
    if first == 0 or tree.tokens[first].text.lower() != "which" or tree.tokens[first - 1].text != ",":
        return None
    return first if tree.tokens[first].dep in {"dobj", "nsubjpass", "pobj", "nsubj", "mark"} and first < i else None


def _object(tree: Tree, i: int, *, false: bool) -> int | None:
    """What is denied, where it points back and tells no content of its own."""
    passive = tree.child(i, "nsubjpass")
    if passive is not None:
        return passive if _back(tree, passive, i, false=false) else None
    for k in range(i + 1, _end(tree, i) + 1):
        token = tree.tokens[k]
        if token.pos in {"NOUN", "PROPN", "PRON"} and token.text.lower() not in _FALSE and _object_of(tree, k, i):
            return k if _back(tree, k, i, false=false) else None
    return None


def _object_of(tree: Tree, k: int, i: int) -> bool:
    """Whether a noun is the verb's object, or the subject of the small clause that it judges ("called the figure absurd")."""
    token = tree.tokens[k]
    if token.head == i:
        return token.dep in {"dobj", "nsubj", "oprd", "dative"}
    small = tree.tokens[token.head]
    return (
        token.dep == "nsubj"
        and small.head == i
        and small.dep in {"ccomp", "oprd", "xcomp"}
        and small.tag not in _FINITE
    )


def _back(tree: Tree, noun: int, verb: int, *, false: bool) -> bool:
    token, lemma = tree.tokens[noun], tree.tokens[verb].lemma
    if token.text.lower() in _POINTING:
        return (lemma in _DENY or false) and tree.child(noun, "relcl", "acl") is None
    name = token.lemma.lower()
    if name in _PART:
        return lemma in _DENY or (
            lemma in _REJECT and any(tree.tokens[k].lemma == "any" for k in tree.kids(noun, "det"))
        )
    if name not in (_SAID if lemma in _DENY or false else _SURE):
        return False
    return not any(tree.tokens[k].text.lower() == "that" for k in range(noun + 1, min(noun + 8, _end(tree, verb) + 1)))


def _denier(tree: Tree, i: int) -> int | None:
    """Who denies: the agent of a passive, else the verb's own subject."""
    agent = tree.child(i, "agent")
    by = tree.child(agent, "pobj") if agent is not None else None
    if by is not None:
        return by
    if tree.child(i, "auxpass") is not None or (tree.tokens[i].dep == "acl" and tree.tokens[i].tag == "VBN"):
        return None
    own = [k for k in tree.kids(i, "nsubj") if tree.tokens[k].tag not in {"WDT", "WP"}]
    subject = own[-1] if own else subject_of(tree, i)
    if subject is None or (tree.tokens[i].dep == "relcl" and not own):
        return None
    return subject if can_speak(tree, subject) else None


def denied(tree: Tree, drafts: Sequence[Draft], denials: Sequence[Denial]) -> list[Draft]:
    """The claims that the denials deny: contents of claims before them, denied by the deniers; chains are set."""
    order = sorted((d for d in drafts if d.chain), key=lambda d: d.place)
    at = {id(d): i for i, d in enumerate(order)}
    out: list[Draft] = []
    for denial in denials:
        here = at.get(id(denial.draft))
        if here is None:
            continue
        draft = denial.draft
        for content in _pointed(tree, order[max(0, here - _NEAR) : here], denial):
            place = (draft.cue, draft.cue_span, draft.source)
            out.append(Draft(*place, content, "denied", paragraph=draft.paragraph, chain=draft.chain))
    return out


def _pointed(tree: Tree, before: Sequence[Draft], denial: Denial) -> list[list[Span]]:
    """The content of the nearest claim of another voice before a denial; of all its claims where the denial means them all."""
    start, sentence = tree.tokens[denial.key].start, tree.tokens[denial.key].sent
    first: Draft | None = None
    found: list[list[Span]] = []
    for d in reversed(before):
        content = [s for s in d.content if s.end <= start]
        if not content or len(content) < len(d.content) or not _other(tree, d, denial):
            continue
        apart = sentence - tree.sentence_of(content[-1].start)
        if apart > (0 if denial.within else _BACK):
            break
        first = first or d
        same = denial.all and d.chain[-1].name == first.chain[-1].name
        if d is first or same or (denial.paper and d.chain[-1].kind == "document"):
            found.append(content)
        if not (denial.all or denial.paper):
            break
    return found


def _other(tree: Tree, d: Draft, denial: Denial) -> bool:
    """Whether a claim is somebody else's and may be meant."""
    chain = denial.draft.chain
    if d.stance == "denied" or d is denial.draft or d.chain[-1].name == chain[-1].name:
        return False
    if d.kind == "act" and (d.cue is None or d.cue.frame != "accuse"):
        return False
    if not denial.own or d.stance == "alleged":
        return True
    return any(_concerns(s.of(tree.text), chain[-1]) for s in d.content)


def _concerns(words: str, denier: Source) -> bool:
    last = denier.name.rsplit(" ", 1)[-1].lower()
    return len(last) > 2 and last in words.lower()
