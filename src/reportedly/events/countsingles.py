"""People told without a number: "a guard was killed", "the arrest of a journalist", "an elderly couple were found dead"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly.events.countnouns import by_list, by_nominal
from reportedly.events.countorder import by_next_verb, by_phrase
from reportedly.events.countover import by_verbs, verbs_over
from reportedly.events.countstates import by_state
from reportedly.events.countverbs import Kind, is_unreal
from reportedly.events.countwords import GROUPS, KIN, NOT_PEOPLE, STATES, people_word
from reportedly.events.tree import OBJECTS, Tree
from reportedly.records import Span

_ONE = frozenset({"a", "an", "another"})
_SINGULAR = frozenset({"NN", "NNP", "DT", "JJ"})  # the tags of words that can stand for one person
_TWO = frozenset({"couple", "pair", "duo"})
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_KINDS = frozenset({"killed", "injured", "arrested", "missing"})
_TOLD_OF = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "attr", "ROOT"})


@dataclass(frozen=True, slots=True)
class Single:
    """A person (or a couple) told without a number: the noun, how many, the words, the kind and the token that gave it."""

    noun: int
    count: int
    span: Span
    kind: str
    anchor: int


class SingleReader:
    """Finds the people told without a number in one Doc."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        names = [n.span for n in tree.doc.names if n.label == "PERSON"]
        self._named = {k for k in range(len(tree.tokens)) if tree.token(k).tag == "NNP"} if names else set()
        starts = {s.start: s.end for s in names}
        self._known: dict[int, tuple[str, Span] | None] = {}
        self._listed: dict[int, list[tuple[int, str, Span]]] = {}
        self._person: set[int] = set()
        end = -1
        for k, token in enumerate(tree.tokens):
            end = starts.get(token.start, end)
            if token.start < end and k in self._named:
                self._person.add(k)

    def read(self, first: int, last: int, taken: Callable[[Span], bool], label: str | None) -> Iterator[Single]:
        """The singles of a sentence; ``taken`` tells whether a stated number covers the words, ``label`` the kind of "Killed:"."""
        seen: set[tuple[str, str]] = set()
        for k, how, span in self._ones(first, last):
            if taken(span):
                continue
            kind = (label, first) if label and how == "a" else self._kind(k, how)
            if kind is None or (kind[0], self.tree.lemma(k)) in seen:
                continue
            if how == "the":
                seen.add((kind[0], self.tree.lemma(k)))
            yield Single(k, 2 if self.tree.lemma(k) in _TWO else 1, span, *kind)

    def parts(self, first: int, last: int, taken: Callable[[Span], bool]) -> Iterator[Span]:
        """The nouns with an article that may be a part of a figure, as in "including a child"."""
        for _, how, span in self._ones(first, last):
            if how == "a" and not taken(span):
                yield span

    def persons(self, first: int, last: int) -> Iterator[tuple[int, Span]]:
        """The nouns of a sentence that stand for one person, with "a" or "the", and their words."""
        for k, how, span in self._ones(first, last):
            if how in {"a", "the"}:
                yield k, span

    def numberless(self, k: int) -> bool:
        """Whether the noun ``k`` stands for one person without a number: "a pastor", "General Haddad", "the driver"."""
        return self._told(k) is not None

    def _ones(self, first: int, last: int) -> list[tuple[int, str, Span]]:
        """The nouns of a sentence that stand for one person, how each is told, and its words."""
        if first not in self._listed:
            found = ((k, self._told(k)) for k in range(first, last))
            self._listed[first] = [(k, *told) for k, told in found if told is not None]
        return self._listed[first]

    def _told(self, k: int) -> tuple[str, Span] | None:
        """How one person is told: "a", "the" or "name", and the words; None where ``k`` is no such noun."""
        if self.tree.token(k).tag not in _SINGULAR:
            return None
        if k not in self._known:
            self._known[k] = self._read_told(k)
        return self._known[k]

    def _read_told(self, k: int) -> tuple[str, Span] | None:
        tree, token, lemma = self.tree, self.tree.token(k), self.tree.lemma(k)
        if k >= 2 and tree.token(k - 1).text == "-" and tree.head(k - 1) == k:
            lemma = f"{tree.lemma(k - 2)}-{lemma}" if lemma == "by" else lemma
        if token.dep in {"compound", "det", "nmod"} or tree.children(k, "nummod"):
            return None
        if token.tag == "NNP":
            if k in self._person and tree.head(k) not in self._person:
                return "name", tree.span(k, k)
            if token.dep in {"nsubj", "nsubjpass"} and not tree.children(k, "det") and not token.text.isupper():
                return "word", tree.span(k, k)
            if not tree.children(k, "det"):
                return None
        if token.tag == "DT" and lemma == "another" and token.dep in {"nsubj", "nsubjpass"}:
            return "a", tree.span(k, k)
        dets = tree.children(k, "det", "poss")
        if not dets and self._left(k):  # "left a civilian dead", where the parse hangs the article on the dead
            dets = tree.children(k + 1, "det")
            if dets and tree.lemma(dets[0]) in _ONE and dets[0] < k and people_word(lemma):
                return "a", tree.span(dets[0], dets[0])
        if token.tag not in {"NN", "NNP"} and not (token.tag == "JJ" and lemma in _ORDINALS and dets):
            return None
        if not dets and token.dep == "conj" and people_word(lemma) and token.tag == "NN":
            up = self._told(tree.head(k)) if tree.token(tree.head(k)).tag == "NN" else None
            return ("a", tree.span(k, k)) if up is not None and up[0] == "a" else None
        if any(tree.lemma(j) == "single" for j in tree.children(k, "amod")):
            return None
        ordinal = (
            bool(dets)
            and token.tag == "JJ"
            and tree.lemma(dets[0]) in _ONE
            and not tree.preposition_objects(k, frozenset({"of"}))
        )
        if not dets or lemma in GROUPS or (lemma in NOT_PEOPLE and not ordinal):
            return None
        det = dets[0]
        word = tree.lemma(det)
        span = tree.span(det, k)
        if word in _ONE:
            return (
                ("a", tree.span(det, det))
                if people_word(lemma) or token.tag == "NNP" or lemma in _TWO | _ORDINALS
                else None
            )
        if not people_word(lemma):
            return None
        if tree.token(det).dep == "poss":
            return None if tree.token(det).tag == "PRP$" or lemma in KIN else ("the", span)
        return ("the", span) if word == "the" and not self._ordinal(k) else None

    def _left(self, k: int) -> bool:
        """Whether a state that somebody is left in follows: the dead of "left a civilian dead"."""
        tree = self.tree
        return (
            k + 1 < len(tree.tokens)
            and STATES.get(tree.token(k + 1).text.lower()) in _KINDS
            and tree.head(k) == k + 1
            and tree.lemma(tree.head(k + 1)) == "leave"
        )

    def _ordinal(self, k: int) -> bool:
        words = [self.tree.token(j).text.lower() for j in self.tree.children(k, "amod")]
        return any(w in _ORDINALS or w == "first" or w[:1].isdigit() for w in words)

    def _kind(self, k: int, how: str) -> Kind | None:
        tree = self.tree
        if how in {"name", "word"}:
            return self._name_kind(k, how)
        if self._left(k):
            return STATES[tree.token(k + 1).text.lower()], k + 1
        phrase = by_phrase(tree.doc.text, tree.token(k).end)
        found = (phrase, k) if phrase in _KINDS else by_verbs(tree, k) or self._beside(k) or self._next(k)
        if found is None and how == "a":
            found = by_list(tree, k) or by_nominal(tree, k)
        elif found is None:
            found = by_nominal(tree, k)
            if found and tree.token(found[1]).dep not in _TOLD_OF:
                return None
        if found is None or found[0] not in _KINDS or is_unreal(self.tree, found[1]):
            return None
        return found

    def _beside(self, k: int) -> Kind | None:
        state = by_state(self.tree, k)
        return state if state is not None and state[1] > k else None

    def _next(self, k: int) -> Kind | None:
        loose = self.tree.token(k).dep in {"appos", "conj", "ROOT", "dep", "nmod", "npadvmod"}
        return by_next_verb(self.tree, k, k, self.tree.sentence_tokens(k).stop) if loose else None

    def _name_kind(self, k: int, how: str) -> Kind | None:
        """What became of somebody told by name: killed, wounded, arrested, by a verb that says so plainly."""
        tree = self.tree
        verbs = verbs_over(tree, k)
        found = by_verbs(tree, k) if verbs else None
        if found is None and how == "name":
            found = by_nominal(tree, k)
            if found is None or found[0] != "killed" or tree.token(found[1]).dep not in _TOLD_OF:
                return None
        if found is None or found[0] not in {"killed", "injured", "arrested"} or is_unreal(self.tree, found[1]):
            return None
        plain = (
            not verbs
            or not verbs[0][1]
            or bool(tree.children(verbs[0][0], "auxpass"))
            or tree.token(k).dep in OBJECTS | {"conj"}
        )
        if not plain or (found[0] == "arrested" and not _held(tree, found[1])):
            return None
        if how == "word" and (
            not verbs or found[1] != verbs[0][0] or len(tree.children(verbs[0][0], "nsubj", "nsubjpass")) > 1
        ):
            return None
        if how == "word" and (
            found[0] not in {"killed", "injured"} or tree.lemma(found[1]) in {"fall", "drown", "lose"}
        ):
            return None
        return found


def _held(tree: Tree, verb: int) -> bool:
    """Whether the verb is an arrest, not the capture of a place that bears somebody's name."""
    passive = bool(tree.children(verb, "auxpass"))
    return tree.lemma(verb) in {"arrest", "detain", "jail", "imprison"} or (passive and tree.lemma(verb) == "capture")


def named_before(tree: Tree, noun: int, singles: SingleReader) -> list[int]:
    """The numberless people that "two others" or "two of his guards" adds to: "a pastor and two others"."""
    out = []
    at = noun
    for _ in range(6):
        up = tree.head(at)
        if tree.token(at).dep != "conj" or up == at or tree.is_verb(up):
            break
        if not singles.numberless(up):
            return []
        if any(j != at and tree.children(j, "nummod") for j in tree.children(up, "conj")):
            return []
        out.append(up)
        at = up
    if tree.token(at).dep == "pobj" and tree.lemma(tree.head(at)) in {"include", "including", "among"}:
        return []
    return out if tree.token(at).dep in {*OBJECTS, "nsubj", "nsubjpass", "pobj", "ROOT", "conj", "attr"} else []
