"""Who did it, to whom and how many: the network's labels around an act as parties and figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.events.acts import Act
from reportedly.events.figures import Bound
from reportedly.events.kinds import is_party, kind_of
from reportedly.events.network import ACTOR, FIGURE, RECIPIENT
from reportedly.events.roles import Roles
from reportedly.events.sentences import KINDS, Reading
from reportedly.models.net import Floats

PARTY = 0.4  # a token is a party's from this chance on
# Where the network names no party, one that the parse read or that is likeliest is one from this chance on. Whole sides
# right on 1,063 acts of corrected reports that the networks did not learn from, actor and recipient, and records dev, where one right party
# of a side is enough: .757, .654 and .848, .814 at .1, the parse's from .03 (APART .5, .45); .771, .665 and .839, .814 at .2; with APART .6 .788, .686 and
# .839, .809; .774, .682 and .830, .799 at .3 (APART .5); with APART .7 .804, .704 and .834, .789.
WEAK = 0.2
LIFTED = 0.1  # the noun over a labelled adjective or name is the party from this chance on
COUNTS = 0.3  # a figure is an act's from this chance on
# A party that is neither coordinated nor in apposition with the surest one of its side is one from this chance on (measured with WEAK).
APART = 0.6
_BEFORE = frozenset("det amod compound nummod poss nmod quantmod case predet advmod".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight".split())
_EMPTY = frozenset("more other least most many few several some another such".split())  # no party without its noun
_STUMPS = frozenset({"least", "more", "most"})  # of "at least 60", "more than 60"
_ABOUT = frozenset({("at", "least"), ("at", "most"), ("up", "to"), ("no", "fewer"), ("as", "many")})
_JOINS = frozenset({"-", "'", "’", "/", "'s", "’s"})
_INNER = frozenset({"compound", "amod", "nmod", "nummod"})
_SIDES = ((ACTOR, "actor"), (RECIPIENT, "recipient"))
_NO_HEAD = frozenset({"PUNCT", "CCONJ", "DET", "ADP", "PART", "AUX", "SCONJ"})
_COUNTABLE = frozenset({"NOUN", "PROPN", "ADJ"})
# Whom the figures of an act of a type count; the network has the nouns behind numbers as figures where the coder took them in.
_COUNTED = {"ASSAULT": RECIPIENT, "COERCE": RECIPIENT, "SANCTION": RECIPIENT, "PROTEST": ACTOR}
Around = tuple[int, Floats]  # the first labelled token, and chances from there on


@dataclass(frozen=True, slots=True)
class Found:
    """One party: its head token, its phrase (first and last token), and what decided."""

    head: int
    first: int
    last: int
    why: str


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of an act, each side left to right."""

    actor: tuple[Found, ...] = ()
    recipient: tuple[Found, ...] = ()


def parties_of(reading: Reading, around: Around, rules: Roles, kind: str, at: int = -1) -> Parties:
    """Who did it and to whom: what the network labels, else what the parse gives and the network does not rule out.

    Where neither names anybody, what the network holds likeliest, if it is likely enough. ``kind`` is the act's type, ``at`` its token.
    """
    around = _with_counted(reading, around, _COUNTED.get(kind))
    heads = {label: _labelled(reading, around, label, PARTY) for label, _ in _SIDES}
    out: dict[str, tuple[Found, ...]] = {}
    for label, side in _SIDES:
        other = heads[RECIPIENT if label == ACTOR else ACTOR]
        how = "network"
        if not heads[label]:
            how = "parse, network"
            heads[label] = [
                k for k in getattr(rules, side) if k not in other and _chance(reading, around, k, label) >= WEAK
            ]
        if not heads[label]:
            how = "network"
            heads[label] = [k for k in _labelled(reading, around, label, WEAK) if k not in other]
        found = (
            Found(k, *_phrase(reading, around, k, label), f"{how} {_chance(reading, around, k, label):.2f}")
            for k in _together(reading, around, heads[label], label)
            if (label == ACTOR or k not in heads[ACTOR])
            and (k != at or _is_party(reading, k))
            and _can_be_party(reading, k)
        )
        out[side] = _outer(reading, found)
    return Parties(**out)


def _together(reading: Reading, around: Around, heads: Sequence[int], label: int) -> list[int]:
    """Without doubtful parties that stand apart from the surest: "Israel is blamed" beside one blamed before.

    Those coordinated or in apposition with it, and people whom a number counts, stay.
    """
    tree = reading.tree
    chances = {k: _chance(reading, around, k, label) for k in heads}
    best = max(heads, key=lambda k: (chances[k], -k), default=-1)
    return [
        k
        for k in heads
        if chances[k] >= APART
        or tree.chain(k) == tree.chain(best)
        or any(tree.token(i).pos == "NUM" for i in tree.kids[k])
    ]


def _outer(reading: Reading, found: Iterable[Found]) -> tuple[Found, ...]:
    """Without phrases that lie inside another, "marchers" of "hundreds of marchers", and those that only say who another is."""
    tree, some = reading.tree, list(found)
    heads = {x.head for x in some}
    kept = [x for x in some if tree.token(x.head).dep != "appos" or tree.head(x.head) not in heads]
    return tuple(x for x in kept if not any(x != y and y.first <= x.first and x.last <= y.last for y in kept))


def _can_be_party(reading: Reading, k: int) -> bool:
    """Whether a word can name a party: no weekday ("Saturday's attack"), no state in which the act leaves somebody ("left five dead")."""
    token = reading.tree.token(k)
    return not (
        reading.tree.lemma(k) in _DAYS
        or (token.text.lower() in _STUMPS and token.dep in _BEFORE)
        or (token.pos == "ADJ" and token.dep in {"oprd", "acomp"})
    )


def _with_counted(reading: Reading, around: Around, side: int | None) -> Around:
    """The chances with those that a figure counts as the side that suffers or takes part: "58 people" is a figure and a party."""
    start, chances = around
    if side is None:
        return around
    people = [i for i in range(len(chances)) if reading.tree.token(start + i).pos in _COUNTABLE]
    out = chances.copy()
    out[people, side] += chances[people, FIGURE]
    return start, out


def _is_party(reading: Reading, k: int) -> bool:
    kind = kind_of(reading.tree, k, reading.labels)
    return is_party(kind) or kind == "target"


def _labelled(reading: Reading, around: Around, label: int, least: float) -> list[int]:
    """The heads of the phrases whose tokens the network gives the label."""
    start, chances = around
    other = RECIPIENT if label == ACTOR else ACTOR
    on = (chances[:, label] >= least) & (chances[:, label] > chances[:, other])
    tokens = (np.flatnonzero(on) + start).tolist()
    inside = frozenset(tokens)
    out = []
    for i in tokens:
        token = reading.tree.token(i)
        if token.head in inside and token.head != i and token.dep != "conj":
            continue
        if (token.pos in _NO_HEAD and not token.tag.startswith("PRP")) or not any(c.isalnum() for c in token.text):
            continue
        k = _noun_of(reading, around, _told_of(reading, i), label)
        if k is not None and k not in out:
            out.append(k)
    return out


def _told_of(reading: Reading, i: int) -> int:
    """The noun that a relative pronoun stands for: "the jets that rebels got"; any other word itself."""
    tree = reading.tree
    if tree.token(i).tag not in {"WDT", "WP"}:
        return i
    verb = tree.clause_verb(i)
    return tree.head(verb) if verb is not None and tree.token(verb).dep == "relcl" else i


def _noun_of(reading: Reading, around: Around, i: int, label: int) -> int | None:
    """The noun that a labelled word belongs to; the word itself where it names a party: "Russian strikes", no "senior"."""
    tree = reading.tree
    if tree.token(i).pos not in {"NOUN", "PROPN", "PRON"} and tree.lemma(i) in _EMPTY:
        return next((k for k in tree.above(i) if tree.token(k).pos in {"NOUN", "PROPN"} and k > i), None)
    up = tree.head(i)
    if tree.token(i).dep not in _INNER or tree.token(up).pos not in {"NOUN", "PROPN"}:
        return i
    start, chances = around
    if start <= up < start + len(chances) and chances[up - start, label] >= LIFTED:
        return up
    kind = kind_of(tree, i, reading.labels)
    return i if kind in {"armed", "people", "body", "country", "group"} and tree.token(i).text[:1].isalpha() else None


def _phrase(reading: Reading, around: Around, k: int, label: int) -> tuple[int, int]:
    """The noun phrase of ``k``, cut to the words that the network gives the label and what belongs to them."""
    tree = reading.tree
    start, chances = around
    if tree.token(k).dep in {"amod", "compound", "poss"} and not tree.kids[k]:
        low = high = k
        while low and _one_name(reading, low - 1):
            low -= 1
        while high + 1 < len(tree.tokens) and _one_name(reading, high):
            high += 1
        return low, high
    first, last = tree.base(k)
    if first < start or last >= start + len(chances):
        return first, last
    on = [i for i in range(first, last + 1) if chances[i - start, label] >= WEAK or i == k]
    low, high = min(on), max(on)
    while low > first and (tree.token(low - 1).dep in _BEFORE or tree.token(low - 1).text in _JOINS):
        low -= 1
    while high < last and (
        tree.token(high).text in _JOINS or tree.token(high + 1).text in _JOINS or _one_name(reading, high)
    ):
        high += 1
    while low < k and _is_edge(reading, low):
        low += 1
    while high > k and _is_edge(reading, high):
        high -= 1
    if low and (tree.token(low - 1).text.lower(), tree.token(low).text.lower()) in _ABOUT:
        low -= 1
    return _whole_words(reading, low, high)


def _whole_words(reading: Reading, low: int, high: int) -> tuple[int, int]:
    """The range with the rest of a hyphened word that it cuts: "Bashar al" of "Bashar al-Assad", "led coalition" of "US-led coalition".

    Behind it only a name's: the party of "government-held suburbs" is the government.
    """
    tokens = reading.tree.tokens

    def joined(i: int) -> bool:
        return (
            0 < i < len(tokens) - 1
            and tokens[i].text == "-"
            and tokens[i - 1].end == tokens[i].start
            and tokens[i].end == tokens[i + 1].start
        )

    while joined(low - 1):
        low -= 2
    while joined(high + 1) and tokens[high + 2].text[:1].isupper():
        high += 2
    return low, high


def _is_edge(reading: Reading, i: int) -> bool:
    """Whether a token is no word with which a party's words begin or end; an article or a possessive's s is one."""
    token = reading.tree.token(i)
    return token.pos in {"PUNCT", "CCONJ", "SCONJ", "ADP", "AUX"} and token.tag != "POS"


def _one_name(reading: Reading, i: int) -> bool:
    """Whether a token and the next stand in one name."""
    here, there = reading.tree.token(i), reading.tree.token(i + 1)
    return any(n.span.start <= here.start and there.end <= n.span.end for n in reading.doc.names)


def _chance(reading: Reading, around: Around, k: int, label: int) -> float:
    start, chances = around
    first, last = reading.tree.base(k)
    low, high = max(first - start, 0), min(last + 1 - start, len(chances))
    return float(chances[low:high, label].max()) if high > low else 0.0


def give_figures(
    reading: Reading, acts: Sequence[Act], around: Sequence[Around], parties: Sequence[Parties]
) -> list[list[Bound]]:
    """The figures of each act: each stated figure goes to the act to which the network ties it most, or the rules do.

    Acts beside it in the sentence whose parties it counts have it too: "shelled the town, killing two farmers".
    """
    out: list[list[Bound]] = [[] for _ in acts]
    for k, sentence in enumerate(reading.doc.sentences):
        near = [j for j, a in enumerate(acts) if abs(reading.tree.token(a.at).sent - k) <= 1]
        if not near:
            continue
        for bound in reading.bound(sentence.first, sentence.last):
            home = _home(reading, acts, around, near, bound, k)
            if home is not None:
                out[home].append(bound)
                for j in near:
                    if j != home and _shares(reading, acts[j], acts[home], parties[j], bound):
                        out[j].append(bound)
    return out


def _shares(reading: Reading, act: Act, home: Act, parties: Parties, bound: Bound) -> bool:
    """Whether a figure that another act got counts a party of this one, of the same type and sentence."""
    tree = reading.tree
    if act.type != home.type or tree.token(act.at).sent != tree.token(home.at).sent or act.type not in _COUNTED:
        return False
    side = parties.recipient if _COUNTED[act.type] == RECIPIENT else parties.actor
    spans = [tree.span(x.first, x.last) for x in side]
    return any(s.start <= bound.figure.span.start and bound.figure.span.end <= s.end for s in spans)


def _home(
    reading: Reading, acts: Sequence[Act], around: Sequence[Around], near: Sequence[int], bound: Bound, k: int
) -> int | None:
    fitting = [j for j in near if acts[j].type in KINDS[bound.figure.kind]]
    scored = [(_counted(reading, around[j], bound), -abs(acts[j].at - bound.anchor), -j) for j in fitting]
    best = max(scored, default=(0.0, 0, 0))
    if best[0] >= COUNTS:
        return -best[2]
    own = [j for j in fitting if reading.tree.token(acts[j].at).sent == k]
    for j in own:
        if bound.anchor in acts[j].members or acts[j].first <= bound.anchor <= acts[j].last:
            return j
    return min(own, key=lambda j: (abs(acts[j].at - bound.anchor), j)) if own else None


def _counted(reading: Reading, around: Around, bound: Bound) -> float:
    start, chances = around
    low, high = np.searchsorted(reading.starts, [bound.figure.span.start, bound.figure.span.end])
    low, high = max(int(low) - start, 0), min(int(high) - start, len(chances))
    return float(chances[low:high, FIGURE].max()) if high > low else 0.0
