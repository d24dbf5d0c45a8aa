"""Who stands on which side of an act, decided: every noun near it that the network or the parse holds possible, weighed.

The network labels tokens one by one; whether "Israel" in the clause before is a party of "shelled" shows in how it stands to the act, what
it is, what else could be the party, and what the parse says. A logistic decider a side over signs of that (``lexicon/side_weights.tsv``,
estimated by ``training/sides.py`` on reports that readers corrected) gives the chance that a reader would name it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportedly.events.kinds import is_party, kind_of
from reportedly.events.network import ACTOR, FIGURE, PLACE, RECIPIENT
from reportedly.events.roles import Roles
from reportedly.events.sentences import Reading
from reportedly.events.sources import attribution_of
from reportedly.lexicon import deciders
from reportedly.models.net import Floats
from reportedly.records import Span

Signs = dict[str, float]
Around = tuple[int, Floats]  # the first labelled token, and chances from there on
SIDES = ("actor", "recipient")
LABEL_OF = {"actor": ACTOR, "recipient": RECIPIENT}
LEAST = 0.04  # a noun that the network holds less likely, and the parse no party, is none
COUNTED = 0.3  # unless it is as likely whom a figure counts: "58 people"
_OTHER = {"actor": "recipient", "recipient": "actor"}
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_INNER = frozenset({"compound", "amod", "nmod", "poss", "nummod", "quantmod"})
_COUNTS = frozenset({"nummod", "quantmod"})
# Relations in which a number or adjective names nobody.
_NO_NOUN = frozenset({"nummod", "quantmod", "advmod", "oprd", "acomp"})
_RELATIVE = frozenset({"WDT", "WP"})
_NAMES = frozenset({"armed", "people", "body", "country", "group", "person"})
_SURE = 0.998  # the network's chances are taken as no larger, and no smaller than what is left
_STEPS = 4  # relations of the path from a noun to its act that are told


@dataclass(frozen=True, slots=True)
class Candidate:
    """A noun that may be a party: its token, and what speaks for and against it on each side."""

    head: int
    signs: Mapping[str, Signs]


def candidates_of(reading: Reading, around: Around, rules: Roles, kind: str, at: int) -> list[Candidate]:
    """What may be a party of the act of type ``kind`` told at token ``at``, left to right."""
    return list(_Nouns(reading, around, rules, kind, at).candidates())


def belief(side: str, signs: Mapping[str, float]) -> float:
    """How likely a reader would name a noun with these signs as a party of the side, 0..1."""
    return deciders.chance("side_weights", signs, side)


def one_name(reading: Reading, i: int, k: int) -> bool:
    """Whether the token ``i`` and a later one stand in one name."""
    here, there = reading.tree.token(i), reading.tree.token(k)
    return bool(reading.names.covering(Span(here.start, there.end)))


class _Nouns:
    """The nouns around one act."""

    def __init__(self, reading: Reading, around: Around, rules: Roles, kind: str, at: int) -> None:
        self.reading, self.tree = reading, reading.tree
        self.start, self.chances = around
        self.labelled: list[list[float]] = self.chances.T.tolist()
        self.rules, self.kind, self.at = rules, kind, at
        self.parsed = frozenset((*rules.actor, *rules.recipient))
        self.verb = self.tree.is_verb(at)
        self.passive = self.verb and self.tree.is_passive(at)
        self.relatives = self._relatives()
        self.voices = self._voices()

    def candidates(self) -> Iterator[Candidate]:
        found = [(k, {side: self._chance(k, LABEL_OF[side]) for side in SIDES}) for k in self._nouns()]
        some = [
            (k, own)
            for k, own in found
            if k in self.parsed or max(own.values()) >= LEAST or self._chance(k, FIGURE) >= COUNTED
        ]
        best = {side: max((own[side] for _, own in some), default=0.0) for side in SIDES}
        lead = {side: next((k for k, own in some if own[side] == best[side]), -1) for side in SIDES}
        for k, own in some:
            common = self._common(k)
            yield Candidate(k, {side: common | self._of_side(k, side, own, best, lead[side]) for side in SIDES})

    def _nouns(self) -> Iterator[int]:
        for k in range(self.start, self.start + len(self.chances)):
            if k in self.parsed or (self.tree.token(k).pos in _NOUNS and self._can_name(k)):
                yield k

    def _can_name(self, k: int) -> bool:
        """Whether a word can name a party by itself: "Russian" of "Russian strikes", not "Haider" of "Haider al-Abadi"."""
        tree, token = self.tree, self.tree.token(k)
        if token.tag in _RELATIVE or token.tag in {"WRB", "EX"}:
            return False
        if k == self.at and not is_party(kind_of(tree, k, self.reading.labels)):
            return False
        if not self._is_inner(k):
            return token.pos not in {"NUM", "ADJ"} or token.dep not in _NO_NOUN
        if token.dep in _COUNTS or kind_of(tree, k, self.reading.labels) not in _NAMES or self._is_stance(k):
            return False
        return token.dep != "compound" or not one_name(self.reading, k, tree.head(k))

    def _is_inner(self, k: int) -> bool:
        return self.tree.token(k).dep in _INNER and self.tree.token(self.tree.head(k)).pos in {"NOUN", "PROPN"}

    def _is_stance(self, k: int) -> bool:
        """Whether a name says whom somebody is for or against: the Mubarak of "anti-Mubarak clashes" fought nobody."""
        before = [self.tree.token(i).text.lower() for i in range(max(0, k - 2), k)]
        return before in (["pro", "-"], ["anti", "-"])

    def _relatives(self) -> dict[int, list[int]]:
        """The relative pronouns that stand for a noun: "the jets that rebels got"."""
        tree = self.tree
        out: dict[int, list[int]] = {}
        for i in range(self.start, self.start + len(self.chances)):
            if tree.token(i).tag in _RELATIVE:
                verb = tree.clause_verb(i)
                if verb is not None and tree.token(verb).dep == "relcl":
                    out.setdefault(tree.head(verb), []).append(i)
        return out

    def _voices(self) -> frozenset[int]:
        """The tokens of whoever says the act."""
        tree = self.tree
        said = attribution_of(self.reading.doc.text, tree.span(self.at, self.at), self.reading.claims)
        spans = [s.span for a in said for s in a.chain]
        return frozenset(k for s in spans for k in tree.sentence_at(s.start) if s.overlap(tree.span(k, k)))

    def _chance(self, k: int, label: int) -> float:
        """How likely the network holds a word of the noun's phrase, or a pronoun for it, to bear the label; of a modifier only itself."""
        first, last = (k, k) if self._is_inner(k) else self.tree.base(k)
        low, high = max(first - self.start, 0), min(last + 1 - self.start, len(self.chances))
        found = self.labelled[label]
        own = max(found[low:high]) if high > low else 0.0
        return max([own, *(found[i - self.start] for i in self.relatives.get(k, ()))])

    def _common(self, k: int) -> Signs:
        """What is told of a noun whatever the side."""
        tree = self.tree
        token, act = tree.token(k), tree.token(self.at)
        kind, what = self.kind, kind_of(tree, k, self.reading.labels)
        verb = "verb" if self.verb else "noun"
        path, word, lemma = self._path(k), tree.lemma(k), tree.lemma(self.at)
        out = {
            "bias": 1.0,
            f"type {kind}": 1.0,
            f"kind {what}": 1.0,
            f"{kind} {what}": 1.0,
            f"path {verb} {path}": 1.0,
            f"{kind} path {path}": 1.0,
            f"dep {token.dep}": 1.0,
            f"tag {token.tag}": 1.0,
            f"label {self.reading.labels.get(k, '-')}": 1.0,
            f"act {lemma} path {path}": 1.0,
            f"act {lemma} {what}": 1.0,
            "log distance": math.log1p(abs(k - self.at)),
            "place": _logit(self._chance(k, PLACE)),
            "figure": _logit(self._chance(k, FIGURE)),
        }
        if token.pos != "PROPN" and k not in self.reading.labels:  # no name or nation speaks for or against its bearer
            out[f"word {word}"] = out[f"{kind} word {word}"] = 1.0
        if self.verb:
            voice = "passive" if self.passive else "active"
            out[f"{voice} path {path}"] = out[f"{kind} {voice} path {path}"] = 1.0
        if token.dep == "pobj":
            out[f"{verb} prep {tree.lemma(tree.head(k))}"] = 1.0
        far = act.sent - token.sent
        told = {
            "before": k < self.at,
            "sentence behind": far < 0,
            "counted": any(tree.token(i).pos == "NUM" for i in tree.kids[k]),
            "inner": self._is_inner(k),
            "conj": token.dep == "conj",
            "appos": token.dep == "appos",
            "the act's": tree.head(k) == self.at,
            "word of it": k == self.at,
            "speaker": k in self.voices,
        }
        out |= {name: 1.0 for name, holds in told.items() if holds}
        if far > 0:
            out["sentences before"] = float(min(3, far))
        return out

    def _of_side(self, k: int, side: str, own: Mapping[str, float], best: Mapping[str, float], lead: int) -> Signs:
        tree, other = self.tree, _OTHER[side]
        parsed, against = getattr(self.rules, side), getattr(self.rules, other)
        inside = self.start <= k < self.start + len(self.chances)
        head = float(self.chances[k - self.start, LABEL_OF[side]]) if inside else 0.0
        value = _logit(own[side])
        out = {
            "network": value,
            f"{self.kind} network": value,
            "network's other side": _logit(own[other]),
            "network, head": _logit(head),
            "behind the likeliest": _logit(best[side]) - value,
            "other's best": _logit(best[other]),
        }
        told = {
            "likeliest": own[side] == best[side],
            "with the likeliest": k != lead and tree.chain(k) == tree.chain(lead),
            "inside the likeliest": self._inside(k, lead),
            "parsed": k in parsed,
            f"{self.kind} parsed": k in parsed,
            "parsed other": k in against,
            "others parsed": bool(parsed) and k not in parsed,
            "none parsed": not parsed,
        }
        return out | {name: 1.0 for name, holds in told.items() if holds}

    def _inside(self, k: int, lead: int) -> bool:
        if lead < 0 or k == lead:
            return False
        first, last = self.tree.base(lead)
        return first <= k <= last

    def _path(self, k: int) -> str:
        """The relations up from the noun and down to the act, prepositions by their word; "far" from another sentence, "long" where they are many."""
        tree = self.tree
        if tree.token(k).sent != tree.token(self.at).sent:
            return "far"
        way = tree.way(k, self.at)
        if way is None:
            return "far"
        up, down = way
        if len(up) + len(down) > _STEPS:
            return f"long {tree.token(up[-1]).dep if up else ''}"
        return " ".join([*map(self._step, up), ".", *(tree.token(i).dep for i in down)])

    def _step(self, i: int) -> str:
        token = self.tree.token(i)
        return f"{token.dep}:{self.tree.lemma(i)}" if token.dep in {"prep", "agent"} else token.dep


def _logit(p: float) -> float:
    p = min(_SURE, max(1 - _SURE, p))
    return math.log(p / (1 - p))
