"""What became of counted people by the nouns around the number: deaths, arrests, tolls, crowds, and figures told before."""

from __future__ import annotations

from itertools import islice

from reportedly.events.countover import topmost
from reportedly.events.countverbs import Kind, crowd_noun, noun_under, verb_kind
from reportedly.events.countwords import ABOVE, ACTS, COUNTS_TOO, CROWD, NOUNS, RISEN, SHOWN, STATES, TOLD, TOPICS
from reportedly.events.tree import OBJECTS, Tree

_SCENE = frozenset({"square", "street", "crowd", "protest", "rally", "march", "demonstration", "vigil", "procession"})
_LIVES = frozenset("claim cost take lose lay save give".split())
_OF = frozenset({"of", "by", "for", "to", "among", "in", "from"})
_TO = frozenset("of to at past above beyond from by as with around between over near".split())
_LOOSE = frozenset(
    "more than least most up over about around some almost nearly well just only upward of excess in now an the".split()
)
_TOLLS = frozenset({"dead", "losses", "deaths", "fatalities", "casualties"})


def by_noun(tree: Tree, noun: int, inside: list[int]) -> Kind | None:
    """The kind of the counted noun itself: "three deaths", "128 arrests", "74 lives"."""
    for n in dict.fromkeys((noun, noun_under(tree, noun))):
        if n in inside and n == noun:
            continue
        lemma = tree.lemma(n)
        if lemma == "life" and _lives(tree, n):
            return "killed", n
        kind = NOUNS.get(lemma) or NOUNS.get(tree.token(n).text.lower())
        if kind and (lemma not in ACTS or lemma in COUNTS_TOO):
            both = {NOUNS.get(tree.lemma(k)) for k in tree.children(n, "conj") if not tree.children(k, "nummod")}
            return ("casualties", n) if {kind, *both} >= {"killed", "injured"} else (kind, n)
    return None


def _lives(tree: Tree, life: int) -> bool:
    at = topmost(tree, life)
    for up in islice(tree.above(at), 4):
        if tree.is_verb(up):
            return tree.lemma(up) in _LIVES - {"save"}
        if tree.lemma(up) in {"toll", "loss"}:
            return True
    return False


def by_nominal(tree: Tree, noun: int) -> Kind | None:
    """The kind of the noun that the counted people hang on: "the deaths of 16 people", "a strike by 1,200", "a crowd of 400"."""
    for at in dict.fromkeys((topmost(tree, noun), noun)):
        found = _hanging(tree, at)
        if found is not None:
            return found
    return _coordinated(tree, noun)


def _hanging(tree: Tree, at: int) -> Kind | None:
    if tree.token(at).dep not in {"pobj", "pcomp"}:
        return None
    prep = tree.head(at)
    up, word = tree.head(prep), tree.lemma(prep)
    if word == "of" and tree.lemma(up) == "life":
        return "killed", up
    kind = NOUNS.get(tree.lemma(up)) or NOUNS.get(tree.token(up).text.lower())
    if word == "of" and kind:
        others = [
            k
            for k in (*tree.children(up, "conj"), tree.head(up))
            if not tree.preposition_objects(k, frozenset({"of"})) or k == up
        ]
        both = {NOUNS.get(tree.lemma(k)) for k in others}
        return ("casualties", up) if {kind, *both} >= {"killed", "injured"} else (kind, up)
    if word == "of" and tree.lemma(up) in {"wounding", "killing"}:
        return ("killed" if tree.lemma(up) == "killing" else "injured"), up
    if word in {"of", "by", "with", "as"} and crowd_noun(tree, up):
        return "participants", up
    if word == "with" and tree.lemma(up) == "contact" and tree.lemma(tree.head(up)) == "lose":
        return "missing", up
    if word == "by" and prep and crowd_noun(tree, prep - 1):
        return "participants", prep - 1
    return None


def _coordinated(tree: Tree, noun: int) -> Kind | None:
    """The kind of the noun that a bare number is coordinated with: "21 civilian deaths and six in the ranks of the police"."""
    up = tree.head(noun)
    if tree.token(noun).dep != "conj" or (
        tree.token(noun).pos != "NUM" and tree.lemma(noun) not in {"couple", "dozen"}
    ):
        return None
    for n in (up, tree.head(up)):
        lemma = tree.lemma(n)
        if lemma == "life" or (lemma in NOUNS and lemma not in ACTS):
            return NOUNS.get(lemma, "killed"), n
    return None


# ------------------------------------------------------------ tolls


def by_toll(tree: Tree, noun: int, at_number: int, before: str | None) -> tuple[str, int, bool] | None:
    """The kind of a toll that the number gives, its token, and whether the toll is said to be above the number.

    "The toll rose to 40", "put the number of dead at nine", "the number of people uprooted had passed 45,000". ``before`` is the
    kind of the last figure told, for a "number", a "count" or a "figure" that names none.
    """
    if tree.lemma(noun) in TOPICS and noun != at_number and (kind := _topic(tree, noun, before)):
        return kind, noun, False
    at = topmost(tree, noun)
    dep, up = tree.token(at).dep, tree.head(at)
    verb = up
    if dep in {"pobj", "pcomp"} or (dep in {"attr", "acomp"} and tree.token(up).dep == "prep"):
        if tree.lemma(up) not in _TO:
            return None
        verb = tree.head(up)
        if tree.lemma(verb) in {"least", "most", "more", "up", "down"} and verb != tree.head(verb):
            verb = tree.head(verb)
    if tree.lemma(up) == "of":
        verb = tree.head(up)
        counted = tree.lemma(verb) in TOPICS - {"number"} and noun == at_number
        kind = _topic(tree, verb, before) if counted else None
        return (kind, verb, False) if kind else None
    if not tree.is_verb(verb):
        kind = _topic(tree, verb, before) if verb != at and tree.lemma(verb) in TOPICS | {"loss"} else None
        return (kind, verb, False) if kind else None
    lemma = tree.lemma(verb)
    if lemma not in (SHOWN if verb == up else RISEN | SHOWN | TOLD):
        return None
    for k in tree.children(verb, "nsubj", "nsubjpass", *OBJECTS, "ccomp", "dep", "npadvmod"):
        kind = _topic(tree, k, before) if k != at and not tree.is_verb(k) else None
        if kind:
            return kind, k, lemma in ABOVE
    return None


def _topic(tree: Tree, noun: int, before: str | None) -> str | None:
    """The kind that a noun phrase such as "the number of soldiers killed this year" counts."""
    lemma = tree.lemma(noun)
    own = NOUNS.get(lemma) or NOUNS.get(tree.token(noun).text.lower())
    if lemma not in TOPICS and own is None:
        return None
    for k in sorted(tree.under(noun)):
        if k == noun or (k < noun and lemma == "toll"):
            word = tree.lemma(k)
            if k != noun and word in {"injury", "injured", "wounded"}:
                return "injured"
            continue
        word, text = tree.lemma(k), tree.token(k).text.lower()
        kind = NOUNS.get(word) or NOUNS.get(text)
        if kind and word not in {"shooting", "flight"}:
            return kind
        if tree.is_verb(k) and tree.token(k).dep in {"acl", "relcl"}:
            kind = verb_kind(tree, k, of_object=tree.token(k).tag == "VBN", who=tree.head(k))
            if kind:
                return kind
        if word in CROWD and lemma in TOPICS and lemma != "toll":
            return "participants"
    if (own and lemma in {"toll", "turnout"}) or (own and lemma not in TOPICS):
        return own
    return before


def by_toll_words(tree: Tree, number: int, first: int, before: str | None) -> tuple[str, int, bool] | None:
    """As ``by_toll``, by the order of the words: a toll word, then a verb of rising or reaching, then the number."""
    at, lemmas = number - 1, tree.lemma
    while at > first and (lemmas(at) in _LOOSE or tree.token(at).dep in {"quantmod", "advmod"}):
        at -= 1
    if not (lemmas(at) in SHOWN or (lemmas(at) in {"to", "at", "past", "above", "as", "beyond"})):
        return None
    risen = lemmas(at) in SHOWN
    for k in range(at - 1, max(first, at - 30) - 1, -1):
        text = tree.token(k).text.lower()
        if text in {";", "who"}:
            return None
        risen = risen or lemmas(k) in RISEN
        named = lemmas(k) in TOPICS or (
            text in {"dead", "losses", "deaths", "fatalities", "casualties"} and text in _TOLLS
        )
        if named and (risen or lemmas(k - 1) in RISEN or lemmas(k - 2) in RISEN or lemmas(k - 3) in RISEN):
            own = NOUNS.get(lemmas(k)) or NOUNS.get(text)
            if lemmas(k) == "toll" and lemmas(k - 1) not in {"injury", "injured", "wounded"}:
                return "killed", k, lemmas(at) in ABOVE
            for j in range(k + 1, at):
                kind = NOUNS.get(lemmas(j)) or STATES.get(tree.token(j).text.lower())
                if kind and lemmas(j) not in {"flight", "shooting"}:
                    return kind, k, lemmas(at) in ABOVE
            kind = own or before
            return (kind, k, lemmas(at) in ABOVE) if kind else None
    return None


def by_report(tree: Tree, noun: int, inside: list[int], before: str | None) -> Kind | None:
    """The kind told before, for a bare number that another source gives: "the ministry admitted to 312"."""
    if before is None or noun not in inside:
        return None
    at, up = noun, tree.head(noun)
    if tree.token(at).dep == "pobj":
        if tree.lemma(up) not in {"to", "of", "at", "as"}:
            return None
        up = tree.head(up)
    elif tree.token(at).dep not in OBJECTS | {"acomp", "attr", "oprd", "ccomp"}:
        return None
    if tree.is_verb(up) and tree.lemma(up) in TOLD:
        return before, up
    if tree.is_verb(up) and any(tree.lemma(k) in TOPICS for k in tree.children(up, "nsubj", "nsubjpass")):
        return before, up
    return None


def by_list(tree: Tree, noun: int) -> Kind | None:
    """The kind of "three children were among the dead", "the victims included 51 children", "the dead were two nurses"."""
    at = topmost(tree, noun)
    up = tree.head(at)
    if not tree.is_verb(up):
        return None
    if tree.lemma(up) == "be" and tree.children(up, "expl") and any(tree.lemma(k) in _SCENE for k in tree.under(up)):
        return "participants", at
    if tree.lemma(up) in {"be", "include", "number"}:
        for k in tree.children(up, "prep"):
            for j in tree.children(k, "pobj") if tree.lemma(k) in {"among", "amongst"} else []:
                if kind := _those(tree, j):
                    return kind, j
        if tree.lemma(up) in {"include", "number"} and tree.token(at).dep in OBJECTS:
            for k in tree.children(up, "nsubj"):
                if kind := _those(tree, k):
                    return kind, k
    return None


def _those(tree: Tree, noun: int) -> str | None:
    """The kind of "the dead", "the killed terrorists", "those arrested"."""
    kind = NOUNS.get(tree.lemma(noun)) or NOUNS.get(tree.token(noun).text.lower())
    if kind:
        return "killed" if tree.lemma(noun) == "victim" else kind
    for k in tree.children(noun, "acl", "amod", "relcl"):
        if tree.is_verb(k) or tree.token(k).tag == "VBN":
            found = verb_kind(tree, k, of_object=True, who=noun)
            if found:
                return found
    return None
