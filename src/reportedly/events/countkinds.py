"""Which kind a stated number is of: the rules in the order in which they are trusted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.events.countnouns import by_list, by_nominal, by_noun, by_report, by_toll, by_toll_words
from reportedly.events.countorder import (
    beside,
    by_colon,
    by_cost,
    by_next_verb,
    by_phrase,
    by_words_after,
    by_words_before,
)
from reportedly.events.countover import by_verbs, is_freed, topmost, verbs_over
from reportedly.events.countparts import Bound, of_them
from reportedly.events.countstates import by_state
from reportedly.events.countverbs import Kind, crowd_noun, is_unreal, noun_under, verb_kind
from reportedly.events.countwords import MARCHERS, NOUNS, OBJECT, STATES, SUBJECT, TAKEN_ALONG
from reportedly.events.numbers import Quantity
from reportedly.events.tree import Tree

HARM = frozenset({"killed", "injured", "casualties", "arrested"})
_LABEL = re.compile(r"\W{0,3}(?:The |Also |Among the )?(\w+) ?: ")
_ENTRY = re.compile(r"[:;] (?:and )?(?:still )?(\w+), $")
_ENTRY_END = re.compile(r"[;.]|$")
_FROM = re.compile(r"\b(?:up|down) from $")
_GONE = frozenset({"return", "release", "free", "let", "repatriate", "bail", "discharge", "acquit"})
_HURT = frozenset({"injured", "wounded", "hurt"})
_DYING = frozenset({"die", "succumb", "perish"})
_MOVED = frozenset({"reach", "arrive", "cross", "come", "follow", "make"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens ``first`` to ``last`` (one past), and the kind of the figure told in the sentence before."""

    first: int
    last: int
    told: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A kind, the token that gave it, and whether a toll did: "toll", or "above" for one said to have passed the number."""

    kind: str
    anchor: int
    toll: str = ""


class KindReader:
    """Tells the kinds of one sentence's numbers."""

    def __init__(self, tree: Tree, sentence: Sentence) -> None:
        self.tree, self.text = tree, tree.doc.text
        self.first, self.last, self.told = sentence.first, sentence.last, sentence.told
        label = _LABEL.match(self.text, tree.token(self.first).start)
        self.label = STATES.get(label[1].lower()) if label else None

    def kind(self, q: Quantity, noun: int, inside: list[int], out: list[Bound], whole: Bound | None) -> Found | None:
        """The kind of the quantity, unless the verb that gives it only threatens harm."""
        found = self._kind(q, noun, inside, out, whole)
        return None if found and found.kind in HARM and is_unreal(self.tree, found.anchor, strict=True) else found

    def _kind(self, q: Quantity, noun: int, inside: list[int], out: list[Bound], whole: Bound | None) -> Found | None:
        """The kind of the quantity of the tokens ``inside`` that counts ``noun``; ``out`` are the figures before it."""
        tree, at = self.tree, inside[-1]
        if self.label and self._labelled(noun, inside):
            return Found(self.label, self.first)
        if self._released(noun):
            return None
        if (listed := self._listed(q, inside)) is not None:
            return Found(listed, inside[0])
        phrase = "killed" if by_cost(self.text, q.span.start, q.span.end) else by_phrase(self.text, q.span.end)
        if phrase is None and q.span.of(self.text).lower().endswith("-strong") and crowd_noun(tree, noun):
            phrase = "participants"
        if phrase is not None:
            return Found(phrase, min(at + 1, self.last - 1))
        if self._within(noun, inside):
            state = by_state(tree, noun)
            return Found(*state) if state else None
        if noun + 1 < self.last and tree.token(noun + 1).text.lower() == "dead" and tree.token(noun).tag == "NNS":
            return Found("killed", noun + 1)
        hurt = self._hurt_behind(noun_under(tree, noun))
        if hurt is not None:
            return Found("injured", hurt)
        found = beside(tree, at, self.last) or self.headline(q, noun, inside) or self._strong(noun, inside)
        if found is not None:
            return Found(*found)
        before = self._before(out, inside[0])
        start = next((k for k in range(self.first, self.last) if tree.token(k).start >= q.span.start), self.first)
        if before is not None and _FROM.search(self.text, max(0, q.span.start - 12), q.span.start):
            return Found(before, inside[0])
        toll = by_toll(tree, noun, at, before) or by_toll_words(tree, start, self.first, before)
        if toll is not None:
            return Found(toll[0], toll[1], "above" if toll[2] else "toll")
        if whole is not None or (not out and self.told and of_them(self.text, q)):
            if is_freed(tree, noun):
                return None
            return Found(whole.figure.kind, whole.anchor) if whole is not None else Found(self.told or "", inside[0])
        found = (
            by_colon(tree, inside[0], self.first)
            or by_report(tree, noun, inside, before)
            or self._moved(noun, inside, before)
            or by_next_verb(tree, noun, at, self.last)
        )
        found = found or by_words_after(tree, noun, at, self.last) or by_words_before(tree, noun, start, self.first)
        if found is None and q.max != 1 and tree.lemma(noun_under(tree, noun)) in MARCHERS and self._loose(noun):
            found = "participants", noun_under(tree, noun)
        if found and self._of_lot(noun, found[1]):
            return None
        return Found(*found) if found else None

    def _listed(self, q: Quantity, inside: list[int]) -> str | None:
        """The state that a list gives before the number: "dead, 29; wounded, 70; missing, five"."""
        word = _ENTRY.search(self.text, max(0, q.span.start - 24), q.span.start)
        return STATES.get(word[1].lower()) if word and _ENTRY_END.match(self.text, q.span.end) and inside else None

    def _of_lot(self, noun: int, anchor: int) -> bool:
        """Whether ``anchor`` says something of the lot that a number is taken from: the stabbed of "one of the three men stabbed"."""
        under = noun_under(self.tree, noun)
        return under != noun and bool(self.tree.children(under, "nummod")) and under in {anchor, self.tree.head(anchor)}

    def _hurt_behind(self, noun: int) -> int | None:
        """The participle right behind the counted noun, wherever the parse hangs it: "the deaths of two and dozens of others injured"."""
        tree, k = self.tree, noun + 1
        if k >= self.last or tree.token(k).text.lower() not in _HURT or not tree.token(k).tag.startswith(("VB", "JJ")):
            return None
        if any(not o and self.tree.lemma(v) in _DYING for v, o in verbs_over(self.tree, noun)):
            return None  # "two men wounded in the raid have died"
        alone = k + 1 == self.last or tree.token(k + 1).pos in {"PUNCT", "CCONJ", "ADP"}
        return k if alone else None

    def _within(self, noun: int, inside: list[int]) -> bool:
        """Whether the number gives the lot that another is taken from: the nine of "four of the nine crew"."""
        tree, at = self.tree, noun
        up = tree.head(tree.head(at))
        back = inside[0] - 1 - (tree.token(max(0, inside[0] - 1)).tag == "DT")
        if back > self.first and tree.lemma(back) == "of" and tree.token(back - 1).tag == "CD":
            return True
        if tree.token(at).dep == "pobj" and tree.lemma(tree.head(at)) == "of" and tree.children(up, "nummod"):
            return tree.lemma(up) not in NOUNS and tree.lemma(up) not in {"total", "group"}
        of = tree.token(at).dep == "pobj" and tree.lemma(tree.head(at)) == "of" and tree.token(up).tag == "CD"
        return of and up < inside[0] and tree.token(up).dep != "nummod"

    def headline(self, q: Quantity, noun: int, inside: list[int]) -> Kind | None:
        """The kind of a verb in a headline that the parse takes for a noun: "thousands flee", "hundreds march"."""
        tree = self.tree
        plain = noun == inside[-1] + 1 and tree.token(noun).tag in {"NN", "NNP"} and q.max != 1
        if not plain or tree.lemma(noun) not in SUBJECT:
            return None
        kind = verb_kind(tree, noun, of_object=False, who=inside[-1])
        return (kind, noun) if kind else None

    def _strong(self, noun: int, inside: list[int]) -> Kind | None:
        """The kind by the parse: the noun itself, the verbs over it, what stands beside it, the noun it hangs on."""
        tree = self.tree
        own = by_noun(tree, noun, inside)
        own = None if own is not None and self._of_lot(noun, own[1]) and is_freed(tree, noun) else own
        if own is not None and own[0] in {"killed", "casualties"} and tree.lemma(own[1]) != "victim":
            return own
        verbs = by_verbs(tree, noun)
        under = noun_under(tree, noun)
        lot = under != noun and bool(tree.children(under, "nummod"))  # the five of "one of the five men killed"
        state = by_state(tree, noun) or (None if lot else by_state(tree, under))
        if state is not None and state[0] == "casualties":
            return state
        if verbs is not None and state is not None and tree.lemma(verbs[1]) == "leave":
            return state
        if verbs is not None and verbs[0] == "arrested" and state is not None and state[0] == "missing":
            return state  # "two hikers kidnapped in May are being held in a cave"
        if verbs is not None and not (
            verbs[0] in {"participants", "displaced"} and state is not None and state[0] in HARM
        ):
            kept = own is not None and (not self._along(own[1]) or (verbs[0] not in HARM and own[0] in HARM))
            return own if kept else verbs
        if noun in inside and tree.token(noun).dep == "conj" and state is None:
            state = by_state(tree, topmost(tree, noun))
        many = noun not in inside and tree.token(noun).tag != "NN"
        crowd = ("participants", noun) if many and crowd_noun(tree, noun) else None
        return own or state or by_list(tree, noun) or by_nominal(tree, noun) or crowd

    def _along(self, noun: int) -> bool:
        return self.tree.lemma(noun) in TAKEN_ALONG or self.tree.token(noun).text.lower() in TAKEN_ALONG

    def _released(self, noun: int) -> bool:
        """Whether the people are let go or back home: nobody is counted as held or displaced by that."""
        tree = self.tree
        for k, of_object in verbs_over(tree, noun):
            home = (
                not of_object
                and tree.lemma(k) in {"go", "come"}
                and any(tree.lemma(j) in {"back", "home"} for j in tree.kids[k])
            )
            if home or tree.lemma(k) in _GONE:
                return not any(tree.token(j).dep == "neg" for j in tree.kids[k])
        return False

    def _before(self, out: list[Bound], at: int) -> str | None:
        """The kind told last: in this sentence, by a figure or a verb, or in the sentence before."""
        if out:
            return out[-1].figure.kind
        for k in range(self.first, at):
            kinds = [kind for t in (OBJECT, SUBJECT) for kind, needed in t.get(self.tree.lemma(k), ()) if not needed]
            if kinds and self.tree.is_verb(k) and kinds[0] in HARM:
                return kinds[0]
        return self.told

    def _labelled(self, noun: int, inside: list[int]) -> bool:
        """Whether the number hangs on the sentence's opening label: "Dead: 2", "Missing: nine fishermen"."""
        up = self.tree.head(noun)
        verbless = not any(self.tree.token(k).tag in {"VBD", "VBZ", "VBP"} for k in range(self.first, self.last))
        return (
            verbless
            or inside[0] <= self.first + 3
            or (self.first in {noun, up, self.tree.head(up)} and inside[0] <= self.first + 8)
        )

    def _moved(self, noun: int, inside: list[int], before: str | None) -> Kind | None:
        """Displaced, for a bare number that reaches some place after others fled."""
        if before != "displaced" or noun not in inside:
            return None
        if moved := next(
            (k for k in (inside[-1] + 1, inside[-1] + 2) if k < self.last and self.tree.lemma(k) in _MOVED), None
        ):
            return "displaced", moved
        return next(
            (("displaced", k) for k, o in verbs_over(self.tree, noun) if not o and self.tree.lemma(k) in _MOVED), None
        )

    def _loose(self, noun: int) -> bool:
        verb = self.tree.clause_verb(noun)
        return verb is None or not any(k in HARM for k, _ in OBJECT.get(self.tree.lemma(verb), ()))
