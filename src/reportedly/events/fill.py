"""Who did it, to whom and how many: the network's labels around an act as parties and figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reportedly.events.acts import Act
from reportedly.events.figures import Bound
from reportedly.events.kinds import is_actor_noun, kind_of
from reportedly.events.network import ACTOR, FIGURE, RECIPIENT
from reportedly.events.roles import Roles
from reportedly.events.sentences import KINDS, Reading
from reportedly.events.sides import LABEL_OF, SIDES, Around, belief, candidates_of, one_name
from reportedly.events.tree import Tree

COUNTS = 0.3  # a figure is an act's from this chance on
# From these chances on a noun is a party, and one that is neither coordinated nor in apposition with the surest of its side. Whole sides right on 2,710 acts
# of the reports that the networks did not learn from (by folds), actor and recipient: .782, .690 at .25; .786, .696 at .3 and .33; .785, .696 at .4;
# records dev .805, .805 at .3 and .33. APART .784, .697 from .8 on; WHOLE .783, .697 from .5 on, .783, .698 from .85 on.
BELIEVED = {"actor": 0.3, "recipient": 0.33}
APART = 0.9
WHOLE = 0.7  # how much of a noun's likelihood one whose phrase holds it must have to stand for it
WORDS = 0.2  # a word of a party's phrase belongs to it from this chance on
_BEFORE = frozenset("det amod compound nummod poss nmod quantmod case predet advmod".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight".split())
_STUMPS = frozenset({"least", "more", "most"})  # of "at least 60", "more than 60"
_ABOUT = frozenset({("at", "least"), ("at", "most"), ("up", "to"), ("no", "fewer"), ("as", "many")})
_JOINS = frozenset({"-", "'", "’", "/", "'s", "’s"})
# Whom the figures of an act of a type count.
_COUNTED = {"ASSAULT": RECIPIENT, "COERCE": RECIPIENT, "SANCTION": RECIPIENT, "PROTEST": ACTOR}


_INNER = frozenset({"amod", "compound", "nmod"})
_BEARERS = frozenset({"armed", "people", "body"})  # kinds of nouns that name people by what they are
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_HARM = frozenset({"killed", "injured", "casualties"})


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


def parties_of(reading: Reading, around: Around, rules: Roles, kind: str, at: int) -> Parties:
    """Who did it and to whom: the nouns that are to be believed (``sides.py``), surest first taken, each on one side.

    ``around`` are the network's chances, ``rules`` what the parse gives, ``kind`` is the act's type, ``at`` its token.
    """
    some = candidates_of(reading, around, rules, kind, at)
    return picked(reading, around, [(belief(side, c.signs[side]), c.head, side) for c in some for side in SIDES])


def picked(reading: Reading, around: Around, some: Sequence[tuple[float, int, str]]) -> Parties:
    """The parties among nouns of which it is known how likely each is one of a side."""
    out: dict[str, list[Found]] = {side: [] for side in SIDES}
    taken: set[int] = set()
    phrases = {(head, side): phrase_of(reading, around, head, LABEL_OF[side]) for _, head, side in some}
    for sure, within, side in sorted(some, key=lambda x: (-x[0], x[1], x[2])):
        if sure < BELIEVED[side]:
            continue
        head = _whole(reading, some, phrases, sure, within, side)
        first, last = phrases[head, side]
        if head in taken or not _can_be_party(reading, head) or not _goes_with(reading, out[side], head, sure):
            continue
        if any(x.first <= last and first <= x.last for x in out[side]):
            continue
        taken.add(head)
        out[side].append(Found(head, first, last, f"believed {sure:.2f} among the nouns around"))
    return Parties(**{side: tuple(sorted(found, key=lambda x: x.first)) for side, found in out.items()})


def _whole(
    reading: Reading,
    some: Sequence[tuple[float, int, str]],
    phrases: Mapping[tuple[int, str], tuple[int, int]],
    sure: float,
    head: int,
    side: str,
) -> int:
    """The noun itself, or the one with the largest phrase around it that is nearly as likely: "a UK pension fund" for "UK".

    A word before a noun that names people stands for these ("armed terrorist groups"), none for what was done ("Turkish artillery fire").
    """
    tree = reading.tree
    for other, k, its in some:
        (first, last), (low, high) = phrases[head, side], phrases[k, side]
        wider = low <= first and last <= high and (low, high) != (first, last)
        if its == side and other >= WHOLE * sure and wider and not _is_deed(reading, k):
            head = k
    up = tree.head(head)
    if tree.token(head).dep in _INNER and (up, side) in phrases and kind_of(tree, up, reading.labels) in _BEARERS:
        low, high = phrases[up, side]
        if low <= head <= high and not _is_deed(reading, up):
            return up
    return head


def _is_deed(reading: Reading, k: int) -> bool:
    """Whether a noun is one of the table's words for force used: what was done, and nobody."""
    sentence = reading.doc.sentences[reading.tree.token(k).sent]
    return any(
        t.at == k and t.row.type in _FORCE and not is_actor_noun(reading.tree, k)
        for t in reading.triggers(sentence.first, sentence.last)
    )


def _goes_with(reading: Reading, found: Sequence[Found], head: int, sure: float) -> bool:
    """Whether a noun can be a party beside the surest: coordinated with it, or sure enough alone; one that says who it is adds nobody."""
    if not found:
        return True
    tree, lead = reading.tree, found[0].head
    if any(_is_same(tree, head, x.head) for x in found):
        return False
    return tree.chain(head) == tree.chain(lead) or sure >= APART


def _is_same(tree: Tree, a: int, b: int) -> bool:
    """Whether one noun stands in apposition to the other."""
    return any(tree.token(x).dep == "appos" and tree.head(x) == y for x, y in ((a, b), (b, a)))


def _can_be_party(reading: Reading, k: int) -> bool:
    """Whether a word can name a party: no weekday ("Saturday's attack"), no state in which the act leaves somebody ("left five dead")."""
    token = reading.tree.token(k)
    return not (
        reading.tree.lemma(k) in _DAYS
        or (token.text.lower() in _STUMPS and token.dep in _BEFORE)
        or (token.pos == "ADJ" and token.dep in {"oprd", "acomp"})
    )


def phrase_of(reading: Reading, around: Around, k: int, label: int) -> tuple[int, int]:
    """The noun phrase of ``k``, cut to the words that the network gives the label and what belongs to them."""
    tree = reading.tree
    start, chances = around
    if tree.token(k).dep in {"amod", "compound", "poss"} and not tree.kids[k]:
        low = high = k
        while low and one_name(reading, low - 1, low):
            low -= 1
        while high + 1 < len(tree.tokens) and one_name(reading, high, high + 1):
            high += 1
        return low, high
    first, last = tree.base(k)
    if first < start or last >= start + len(chances):
        return first, last
    on = [i for i in range(first, last + 1) if chances[i - start, label] >= WORDS or i == k]
    low, high = min(on), max(on)
    while low > first and (tree.token(low - 1).dep in _BEFORE or tree.token(low - 1).text in _JOINS):
        low -= 1
    while high < last and (
        tree.token(high).text in _JOINS or tree.token(high + 1).text in _JOINS or one_name(reading, high, high + 1)
    ):
        high += 1
    while low < k and _is_edge(reading, low):
        low += 1
    while high > k and _is_edge(reading, high):
        high -= 1
    if low and (tree.token(low - 1).text.lower(), tree.token(low).text.lower()) in _ABOUT:
        low -= 1
    return _whole_words(reading, low, max(high, _listed(reading, around, range(k + 1, high + 1), label)))


def _listed(reading: Reading, around: Around, inside: range, label: int) -> int:
    """The last word of a list that begins within a party's phrase, as far as the network gives it the label.

    "the governments of Bahrain, Libya and Yemen", of which the noun's own phrase ends with the first.
    """
    tree = reading.tree
    start, chances = around
    out = -1
    for i in inside:
        if tree.token(i).dep == "pobj":
            for other in tree.conjuncts(i)[1:]:
                on = start <= other < start + len(chances) and chances[other - start, label] >= WORDS
                if not on:
                    break
                out = max(out, tree.base(other)[1])
    return out


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
    if (
        not fitting and bound.figure.kind in _HARM
    ):  # "a crackdown that has killed 300", where no attack is told beside it
        fitting = [j for j in near if acts[j].type == "COERCE" and acts[j].first <= bound.anchor <= acts[j].last]
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
