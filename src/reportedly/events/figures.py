"""Stated numbers of people bound to what happened to them: killed, injured, arrested, missing, displaced, taking part."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportedly.events.numbers import Quantity, quantities
from reportedly.events.tree import OBJECTS, Tree
from reportedly.records import Figure, Span

KILL = frozenset(
    "kill slay murder massacre slaughter butcher execute behead assassinate die perish martyr shoot_dead gun mow lynch "
    "decapitate hang eliminate decimate claim annihilate liquidate crucify drown".split()
)
INJURE = frozenset("wound injure hurt maim hospitalize hospitalise burn".split())
ARREST = frozenset(
    "arrest detain jail imprison round apprehend hold capture seize nab incarcerate apprehended intern sentence_no".split()
)
DISPLACE = frozenset("flee displace escape uproot evacuate leave abandon_no evict".split())
PROTEST = frozenset(
    "demonstrate protest march rally gather take pour throng attend join fill assemble turn converge descend pack mass "
    "participate flock chant strike walk riot swell draw attract number reassemble flood camp picket crowd parade deploy "
    "amass station dispatch mobilize send activate".split()
)
MISSING = frozenset("disappear vanish".split())
_NOUNS = {
    "dead": "killed", "death": "killed", "fatality": "killed", "body": "killed", "corpse": "killed", "killing": "killed",
    "martyr": "killed", "murder": "killed", "execution": "killed", "toll": "killed", "casualty": "casualties", "victim": "casualties",
    "injury": "injured", "wounded": "injured", "injured": "injured", "arrest": "arrested", "detention": "arrested",
    "detainee": "arrested", "missing": "missing", "disappearance": "missing", "displaced": "displaced", "refugee": "displaced",
    "assassination": "killed", "beheading": "killed", "slaying": "killed", "massacre": "killed", "wound": "injured",
}  # fmt: skip
_STATES = {"dead": "killed", "wounded": "injured", "injured": "injured", "missing": "missing", "displaced": "displaced",
           "hurt": "injured", "homeless": "displaced", "killed": "killed", "arrested": "arrested", "detained": "arrested",
           "unaccounted": "missing"}  # fmt: skip
_MARCHERS = frozenset(
    "protester protestor demonstrator marcher rioter striker youth supporter student participant crowd troop soldier "
    "activist mourner".split()
)
_FIGHTERS = frozenset("soldier fighter militant troop man rebel insurgent terrorist officer member policeman".split())
_CROWD = frozenset({"protest", "demonstration", "rally", "march", "crowd", "sit", "strike", "gathering", "vigil"})
_NOT_PEOPLE = frozenset(
    "year month week day hour minute second percent per % dollar pound euro kilometer kilometre mile meter metre km m time "
    "ton tonne foot acre barrel case attack strike raid airstrike bomb rocket missile shell vehicle tank house building car "
    "truck mosque church hospital school town village city province state country district point seat vote incident front "
    "side january february march_no april may_no june july august september october november december am pm a.m. p.m. way "
    "area place location charge count trial text message bullet position plane jet warplane helicopter mortar round gun "
    "weapon rifle site base checkpoint post shop demand term bus occasion sortie target station pick pickup bomber explosion "
    "blast bombing company airline degree member_no".split()
)
_CUMULATIVE = re.compile(
    r"\b(?:since|so far|in total|total of|toll|overall|altogether|to date|in recent (?:weeks|months|years)|over the (?:past|last)|"
    r"(?:in|during) the (?:past|last)|this (?:year|month)|conflict|civil war|uprising|war that|insurgency|last year|by now|in the process)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:\bincluding|\bamong them|\bof whom|\bof them|\bmost of them)\W+(?:\w+\W+){0,3}$", re.IGNORECASE)
_ONE = frozenset({"a", "an", "another", "one"})


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure and the token that gave it its kind."""

    figure: Figure
    anchor: int


class FigureReader:
    """Reads the figures of one Doc's sentences."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.text = tree.doc.text

    def read(self, first: int, last: int) -> list[Bound]:
        """The figures of the sentence of tokens ``first`` to ``last`` (one past), in the order of the text."""
        span = Span(self.tree.token(first).start, self.tree.token(last - 1).end)
        out: list[Bound] = []
        for q in quantities(self.text, span.start, span.end):
            bound = self._bind(q, first, last, out)
            if bound is not None:
                out.append(bound)
        out.extend(self._singles(first, last, out))
        return sorted(out, key=lambda b: (b.figure.span, b.figure.kind))

    # ------------------------------------------------------------ binding

    def _bind(self, q: Quantity, first: int, last: int, before: list[Bound]) -> Bound | None:
        tree = self.tree
        inside = [k for k in range(first, last) if q.number.start <= tree.token(k).start < q.number.end]
        if not inside or self._no_count(q, inside, last):
            return None
        noun = self._counted(inside)
        if tree.lemma(noun) in _NOT_PEOPLE and noun not in inside:
            return None
        part = self._whole(q, before)
        found = self._kind(noun, inside)
        if found is None and part is not None:
            found = part.figure.kind, part.anchor
        if found is None:
            found = self._after(inside[-1], last) or self._before(inside[0], first)
        if found is None:
            return None
        kind, anchor = found
        q = self._with_named(q, noun)
        return Bound(self._figure(q, kind, first, last, part), anchor)

    def _with_named(self, q: Quantity, noun: int) -> Quantity:
        """Three, for "killed a general and two others"."""
        tree = self.tree
        if tree.lemma(noun) != "other" or tree.token(noun).dep != "conj" or q.min is None or q.vague:
            return q
        named = tree.head(noun)
        if tree.token(named).tag not in {"NNP", "NN"} or tree.children(named, "nummod"):
            return q
        return replace(q, min=q.min + 1, max=None if q.max is None else q.max + 1)

    def _no_count(self, q: Quantity, inside: list[int], last: int) -> bool:
        """Years, days of the month, ages, ordinals in names, money: numbers that count nobody."""
        tree = self.tree
        words = q.number.of(self.text)
        if re.fullmatch(r"(?:19|20)\d\d", words) and not q.qualifier:
            after = inside[-1] + 1
            follows = after < last and tree.token(after).tag in {"NNS", "JJ"}
            return not follows
        around = {tree.lemma(k) for k in (inside[0] - 1, inside[-1] + 1) if 0 <= k < len(tree.tokens)}
        months = frozenset(
            "january february april june july august september october november december jan feb aug sept oct nov dec".split()
        )
        if around & months or "$" in around:
            return True
        capital = {tree.token(k).text for k in (inside[0] - 1, inside[-1] + 1) if 0 <= k < len(tree.tokens)}
        if capital & {"March", "May"} or (words == "a" or (words.lower() == "one" and self._pronoun_one(inside[0]))):
            return True
        return tree.token(inside[0]).dep == "appos" and words.isdigit() and len(words) <= 2

    def _pronoun_one(self, i: int) -> bool:
        return self.tree.token(i).tag == "PRP" or self.tree.children(i, "relcl") != []

    def _counted(self, inside: list[int]) -> int:
        """The noun that the number counts, or the number itself where none is said ("killing 16")."""
        tree = self.tree
        at = inside[-1]
        for k in inside:
            if not inside[0] <= tree.head(k) <= inside[-1]:
                at = k
        of = [x for k in tree.kids[at] if tree.lemma(k) == "of" for x in tree.children(k, "pobj")]
        if of and tree.lemma(of[-1]) in {"thousand", "hundred", "million"}:
            of = [x for k in tree.kids[of[-1]] if tree.lemma(k) == "of" for x in tree.children(k, "pobj")]
        if tree.token(at).dep in {
            "nummod",
            "quantmod",
            "amod",
            "compound",
            "det",
            "nmod",
            "npadvmod",
            "advmod",
        } and not tree.is_verb(tree.head(at)):
            up = tree.head(at)
            if tree.token(up).dep in {"nummod", "quantmod"} and up not in inside:
                up = tree.head(up)
            return up
        return at

    def _noun_under(self, i: int) -> int:
        """The noun below the number in "dozens of protesters"."""
        tree = self.tree
        of = [x for k in tree.kids[i] if tree.lemma(k) == "of" for x in tree.children(k, "pobj")]
        return self._noun_under(of[0]) if of and tree.token(i).pos in {"NUM", "NOUN"} and of[0] != i else i

    def _whole(self, q: Quantity, before: list[Bound]) -> Bound | None:
        """The figure of which this one is a part ("at least 12 civilians including four children")."""
        if not before:
            return None
        start = before[-1].figure.span.end
        between = self.text[start : q.span.start]
        if _PART.search(between) and not re.search(r"[.;]", between):
            return before[-1] if before[-1].figure.part_of is None else self._first_whole(before)
        linked = before[-1].figure.part_of is not None and re.fullmatch(
            r"[^.;]{0,40}\b(?:and|,)\s*(?:a |an )?", between
        )
        if linked and not re.search(r"\b(?:killed|wounded|injured|arrested)\b", between):
            return self._first_whole(before)
        return None

    def _first_whole(self, before: list[Bound]) -> Bound | None:
        span = before[-1].figure.part_of
        return next((b for b in before if b.figure.span == span), None)

    def _kind(self, noun: int, inside: list[int]) -> tuple[str, int] | None:
        tree = self.tree
        about = self._noun_under(noun)
        for n in dict.fromkeys((noun, about)):
            lemma = tree.lemma(n)
            if lemma in _NOUNS and n not in inside:
                return self._verb_over(noun) or (_NOUNS[lemma], n)
        if tree.lemma(about) in _NOT_PEOPLE:
            return None
        state = self._state(noun) or self._state(about)
        if state is not None:
            return state
        over = self._verb_over(noun)
        if over is not None:
            return over
        nominal = self._nominal_over(noun)
        if nominal is not None:
            return nominal
        if tree.lemma(about) in _MARCHERS and tree.lemma(about) not in {
            "troop",
            "soldier",
            "youth",
            "student",
            "supporter",
            "activist",
        }:
            verb = tree.clause_verb(noun)
            if verb is None or not self._harm(verb):
                return "participants", about
        return None

    def _harm(self, verb: int) -> bool:
        return self.tree.lemma(verb) in KILL | INJURE | ARREST

    def _state(self, noun: int) -> tuple[str, int] | None:
        """Such as "24 dead", "dozens more wounded", "100 people killed": what stands after the noun itself."""
        tree = self.tree
        for k in tree.children(noun, "amod", "acl", "advmod", "acomp", "relcl", "ccomp", "conj"):
            if k < noun and tree.token(k).dep != "amod":
                continue
            text = tree.token(k).text.lower()
            if tree.token(k).dep == "conj" and tree.token(k).tag != "VBN":
                continue
            if (
                text in _STATES
                and (k > noun or text in {"wounded", "injured", "displaced", "missing"})
                and tree.token(k).dep != "conj"
            ):
                return _STATES[text], k
            if tree.token(k).dep in {"acl", "relcl"}:
                kind = _verb_kind(tree, k, tree.is_passive(k) or tree.token(k).tag == "VBN")
                if kind:
                    return kind, k
        return None

    def _verb_over(self, noun: int) -> tuple[str, int] | None:
        """The kind by the verb that the counted noun is subject or object of, through coordination."""
        tree = self.tree
        at = noun
        for _ in range(4):
            token, up = tree.token(at), tree.head(at)
            if token.dep == "conj" and not tree.is_verb(at) and tree.token(up).pos in {"NOUN", "NUM", "PROPN"}:
                at = up
                continue
            break
        token, up = tree.token(at), tree.head(at)
        if up == at:
            return None
        if tree.token(up).text.lower() in _STATES and not tree.is_verb(up) and token.dep == "nsubj":
            return _STATES[tree.token(up).text.lower()], up
        if not tree.is_verb(up):
            return None
        if token.dep in {"nsubjpass", *OBJECTS} or (token.dep == "nsubj" and self._happens(up)):
            told = self._by_verb(up, passive=token.dep != "nsubj", subject=token.dep == "nsubj")
            return told or self._outcome(at, up)
        return self._outcome(at, up)

    def _happens(self, verb: int) -> bool:
        tree = self.tree
        return tree.lemma(verb) in KILL | INJURE | DISPLACE | MISSING | PROTEST | ARREST | {"be", "remain", "report"}

    def _by_verb(self, verb: int, *, passive: bool, subject: bool) -> tuple[str, int] | None:
        tree = self.tree
        complement = [
            k
            for k in tree.children(verb, "acomp", "oprd", "attr", "xcomp", "ccomp")
            if tree.token(k).text.lower() in _STATES
        ]
        if complement:
            return _STATES[tree.token(complement[0]).text.lower()], complement[0]
        does = subject and tree.lemma(verb) in (KILL - {"die", "perish", "drown"}) | INJURE | ARREST
        if does and (tree.token(verb).tag not in {"VBN", "VBD"} or tree.children(verb, *OBJECTS, "aux")):
            return None
        lemmas = [
            verb,
            *[
                k
                for k in tree.children(verb, "conj", "xcomp")
                if tree.is_verb(k) and not tree.children(k, "nsubj", "nsubjpass")
            ],
        ]
        kinds = [(kind, k) for k in lemmas if (kind := _verb_kind(tree, k, passive)) is not None]
        if not kinds:
            return None
        found = {k for k, _ in kinds}
        if {"killed", "injured"} <= found and self._joined_harm(lemmas):
            return "casualties", kinds[0][1]
        return kinds[0]

    def _joined_harm(self, verbs: list[int]) -> bool:
        """Such as "killed or wounded": one number for both; not "killed 10 and wounded 20"."""
        tree = self.tree
        objects = [bool(tree.children(k, *OBJECTS)) for k in verbs[:2]]
        return len(verbs) > 1 and verbs[1] - verbs[0] <= 3 and not all(objects)

    def _outcome(self, at: int, up: int) -> tuple[str, int] | None:
        """Such as "left 20 dead", "left at least 12 wounded", "rose to 40" with a toll as subject."""
        tree = self.tree
        if tree.token(at).dep == "pobj":
            return None
        if tree.token(at).dep in OBJECTS and tree.lemma(up) in {
            "reach",
            "hit",
            "total",
            "exceed",
            "pass",
            "top",
            "surpass",
        }:
            return self._risen(up)
        if tree.token(at).dep in OBJECTS and tree.lemma(up) == "lose" and tree.lemma(self._noun_under(at)) in _FIGHTERS:
            return "killed", up
        state = [k for k in tree.children(up, "oprd", "acomp", "xcomp") if tree.token(k).text.lower() in _STATES]
        return (_STATES[tree.token(state[0]).text.lower()], state[0]) if state else None

    def _nominal_over(self, noun: int) -> tuple[str, int] | None:
        """Such as "the deaths of 16 people", "the arrest of nine", "a toll of 40", "toll rose to 40", "protests drew thousands"."""
        tree = self.tree
        at = noun
        while (
            tree.token(at).dep == "conj"
            and tree.head(at) != at
            and tree.token(tree.head(at)).pos in {"NOUN", "NUM", "PROPN"}
        ):
            at = tree.head(at)
        if tree.token(at).dep != "pobj":
            return None
        prep = tree.head(at)
        up = tree.head(prep)
        if tree.lemma(prep) == "of" and tree.lemma(up) in _NOUNS and tree.lemma(up) != "body":
            return _NOUNS[tree.lemma(up)], up
        if tree.lemma(prep) == "of" and tree.lemma(up) in _CROWD:
            return "participants", up
        if tree.lemma(prep) in {"to", "at", "past", "above", "by"} and tree.is_verb(up):
            return self._risen(up)
        if tree.lemma(prep) == "of" and tree.lemma(up) == "life":
            return "killed", up
        return None

    def _risen(self, verb: int) -> tuple[str, int] | None:
        tree = self.tree
        for k in tree.children(verb, "nsubj", "nsubjpass", *OBJECTS):
            words = {tree.lemma(x) for x in tree.under(k)}
            for word in ("toll", "dead", "death", "fatality", "casualty", "wounded", "injured", "arrest", "detention"):
                if word in words:
                    return ("killed" if word == "toll" else _NOUNS[word]), k
        return None

    # ------------------------------------------------------------ when the parse does not tell

    def _after(self, at: int, last: int) -> tuple[str, int] | None:
        """The next word of harm within eight words and without a stop: "12 others wounded"."""
        tree = self.tree
        for k in range(at + 1, min(last, at + 9)):
            text, lemma = tree.token(k).text.lower(), tree.lemma(k)
            if text in {",", ";", ":", "and", "who", "which", "that", "in", "by", "after", "when", "as", "—", "–"}:
                return None
            if text in _STATES:
                return _STATES[text], k
            if tree.token(k).tag == "VBN" and (kind := _verb_kind(tree, k, True)) is not None:
                return kind, k
            if lemma in _NOT_PEOPLE:
                return None
            if lemma in _NOUNS and lemma != "victim":
                return _NOUNS[lemma], k
        return None

    def _before(self, at: int, first: int) -> tuple[str, int] | None:
        """A word of harm right before the number: "killing 16", "death toll of 40", "leaving dead 12"."""
        tree = self.tree
        for k in range(at - 1, max(first, at - 5) - 1, -1):
            token, lemma = tree.token(k), tree.lemma(k)
            if token.text in {",", ";", ":", ".", "and"}:
                return None
            if lemma == "toll":
                return "killed", k
            if token.tag in {"VBG", "VBD", "VB", "VBZ", "VBN"} and (kind := _verb_kind(tree, k, True)) is not None:
                return kind if kind != "participants" else "participants", k
        return None

    # ------------------------------------------------------------ the figure

    def _figure(self, q: Quantity, kind: str, first: int, last: int, part: Bound | None) -> Figure:
        sentence = self.text[self.tree.token(first).start : self.tree.token(last - 1).end]
        scope = "cumulative" if _CUMULATIVE.search(sentence) and kind != "participants" else "event"
        whole = part.figure.span if part is not None else None
        return Figure(kind, q.min, q.max, q.vague, q.qualifier, scope, q.span.of(self.text), q.span, whole)

    def _singles(self, first: int, last: int, stated: list[Bound]) -> list[Bound]:
        """One victim told without a number: "a policeman was killed", "the assassination of the minister"."""
        tree = self.tree
        out = []
        for k in range(first, last):
            who = self._single_victim(k)
            if who is None:
                continue
            kind, noun = who
            phrase = tree.phrase(noun)
            if any(b.figure.kind == kind and (b.anchor == k or b.figure.span.overlap(phrase)) for b in stated):
                continue
            word = tree.children(noun, "det", "nummod")
            span = tree.span(word[0], word[0]) if word and tree.lemma(word[0]) in _ONE else tree.span(noun, noun)
            out.append(Bound(Figure(kind, 1, 1, False, "", "event", span.of(self.text), span), k))
        return out

    def _single_victim(self, k: int) -> tuple[str, int] | None:
        tree = self.tree
        lemma = tree.lemma(k)
        if tree.is_verb(k) and lemma in KILL - {"claim", "hang", "gun", "mow"} | INJURE:
            kind = "killed" if lemma in KILL else "injured"
            subjects = (
                tree.children(k, "nsubj") if lemma in {"die", "perish"} else tree.children(k, "nsubjpass", *OBJECTS)
            )
        elif tree.token(k).pos == "NOUN" and lemma in {"death", "killing", "murder", "assassination", "shooting_no"}:
            kind = "killed"
            subjects = tree.preposition_objects(k, frozenset({"of"})) or tree.children(k, "poss")
            if lemma != "death" and not tree.preposition_objects(k, frozenset({"of"})):
                return None
        else:
            return None
        if len(subjects) != 1 or tree.children(subjects[0], "conj"):
            return None
        who = subjects[0]
        token = tree.token(who)
        if token.tag == "NNP" or (
            token.tag == "NN" and (self._one(who) or lemma == "assassinate") and tree.lemma(who) not in _NOT_PEOPLE
        ):
            return (kind, who) if not tree.children(who, "nummod") and lemma != "claim" else None
        return None

    def _one(self, noun: int) -> bool:
        tree = self.tree
        return any(tree.lemma(d) in _ONE for d in tree.children(noun, "det", "nummod")) and tree.lemma(noun) not in {
            "number", "group", "score", "family", "total", "conflict", "lot", "crowd", "convoy",
        }  # fmt: skip


def _verb_kind(tree: Tree, verb: int, passive: bool) -> str | None:
    lemma = tree.lemma(verb)
    if lemma == "shoot":
        return "killed" if any(tree.token(k).text.lower() == "dead" for k in tree.kids[verb]) else None
    if lemma in {"gun", "mow"}:
        return "killed" if tree.children(verb, "prt") else None
    if lemma in KILL and (lemma != "claim"):
        return "killed"
    if lemma in INJURE:
        return "injured"
    if lemma in ARREST:
        return "arrested" if passive or lemma in {"arrest", "detain", "jail"} else None
    if lemma in {"displace", "uproot", "flee", "escape", "evacuate", "evict"}:
        return "displaced"
    if lemma in MISSING:
        return "missing"
    if lemma in PROTEST:
        return _gathered(tree, verb, lemma)
    return None


def _gathered(tree: Tree, verb: int, lemma: str) -> str | None:
    if lemma in {"take", "pour", "fill", "pack", "flood", "turn", "join", "walk", "send", "draw", "attract"}:
        below = {tree.lemma(k) for k in tree.under(verb)}
        needed = {
            "street",
            "square",
            "protest",
            "demonstration",
            "rally",
            "march",
            "out",
            "strike",
            "crowd",
            "troop",
            "force",
            "soldier",
        }
        return "participants" if below & needed else None
    return "participants"
