"""What became of counted people by the verbs above and beside their noun: killed, wounded, held, gone, on the march."""

from __future__ import annotations

from reportedly.events.countwords import (
    CROWD,
    FORCES,
    NOT_SEEN,
    OBJECT,
    STATES,
    SUBJECT,
    Patterns,
    people_word,
)
from reportedly.events.tree import OBJECTS, Tree

Kind = tuple[str, int]
_CLAUSES = frozenset(
    {"advcl", "ccomp", "conj", "relcl", "acl", "parataxis", "nsubj", "nsubjpass", "csubj", "mark", "pcomp"}
)
_PERSONS_ONLY = frozenset(
    "hit strike cut bury trap blow drive drag run take bring hold book seize capture deploy treat gather assemble clear scoop net "
    "expel claim fall suffer sustain receive have need require get cross stream pour spill pack fill line block blockade occupy hold "
    "stage begin start launch move sleep live spend reach arrive burn draw attract see expect mark lose fight move shelter".split()
)
_CARRIED = frozenset(
    {
        "be",
        "remain",
        "become",
        "stay",
        "go",
        "report",
        "believe",
        "fear",
        "presume",
        "feel",
        "declare",
        "leave",
        "list",
        "find",
    }
)
_UNREAL = frozenset(
    "threaten want try plan vow seek intend hope attempt wish refuse fail order prepare plot like need".split()
)
_MAYBE = frozenset({"will", "would", "could", "might", "shall", "'ll", "'d"})
_ROOMS = frozenset(
    "shelter camp hall hospital bus boat ship stadium building ward centre center room ferry village town".split()
)
_AMOUNTS = frozenset(
    "dozen hundred thousand million score ten couple handful pair majority half third more several total group trio few many".split()
)
_DRAWN = frozenset(
    {"draw", "attract", "bring", "gather", "see", "include", "number", "idle", "mobilise", "mobilize", "swell"}
)
_ARRIVED = frozenset({"arrive", "reach", "come"})
_UPROOTED = frozenset("family household resident villager evacuee refugee civilian inhabitant".split())
_FORCE_ONLY = frozenset({"displaced", "participants"})
_GUARDED = frozenset("deploy gather assemble mass amass station converge march descend rally".split())


def words_below(tree: Tree, verb: int) -> frozenset[str]:
    """The lemmas of the verb's own clause: particles, complements and objects, not its subject nor other clauses.

    A preposition with an object has an underscore: "took 20 people in" gives "in", "in Minsk" gives "in_".
    """
    out: set[str] = {tree.lemma(tree.head(verb))} if tree.token(verb).dep == "amod" else set()
    stack, seen = [k for k in tree.kids[verb] if tree.token(k).dep not in _CLAUSES], 0
    while stack and seen < 80:
        at = stack.pop()
        seen += 1
        preposition = tree.token(at).dep in {"prep", "agent"} and bool(tree.children(at, "pobj", "pcomp"))
        out.add(tree.lemma(at) + "_" * preposition)
        stack.extend(
            k for k in tree.kids[at] if tree.token(k).dep not in _CLAUSES or tree.token(k).dep in {"conj", "pcomp"}
        )
    for k in tree.children(verb, "xcomp"):
        out.add(tree.lemma(k))
        out.update(tree.lemma(j) for j in tree.children(k, *OBJECTS, "prep", "advmod"))
        out.update(tree.lemma(p) for j in tree.children(k, "prep") for p in tree.children(j, "pobj"))
    return frozenset(out)


def verb_kind(tree: Tree, verb: int, *, of_object: bool, who: int) -> str | None:
    """What the verb says of its object (or passive subject), else of its subject; ``who`` is the noun it is said of."""
    lemma = tree.lemma(verb)
    if _negated(tree, verb):
        gone = of_object or (
            lemma == "return" and any(tree.lemma(k) in {"have", "do"} for k in tree.children(verb, "aux"))
        )
        return "missing" if lemma in NOT_SEEN and gone else None
    if (
        tree.token(verb).tag == "VBG"
        and tree.token(verb).text.lower() == "missing"
        and not tree.children(verb, *OBJECTS)
    ):
        return "missing"
    if not of_object and not tree.children(verb, *OBJECTS) and (state := _state_below(tree, verb)):
        return state
    if of_object and lemma in _CARRIED and (state := _state_below(tree, verb)):
        return state
    if of_object and lemma in _DRAWN and _by_crowd(tree, verb):
        return "participants"
    if of_object and lemma == "expect":
        return None if tree.children(verb, "xcomp", "ccomp") or not _person(tree, who) else "participants"
    if not of_object and lemma == "fall" and tree.lemma(noun_under(tree, who)) in FORCES | {"man", "comrade"}:
        return None if words_below(tree, verb) & {"to_", "by_", "from_", "into_", "ill", "back"} else "killed"
    if lemma == "bury" and words_below(tree, verb) & {"under_", "beneath_", "alive"}:
        return None
    if lemma == "hold" and any(tree.lemma(k) in _ROOMS for k in tree.children(verb, "nsubj")):
        return None
    if not of_object and lemma in _ARRIVED and tree.lemma(noun_under(tree, who)) in _UPROOTED:
        return "displaced"
    kind = _fitting(tree, verb, OBJECT if of_object else SUBJECT)
    if kind is None or (lemma in _PERSONS_ONLY and not _person(tree, who)):
        return None
    if kind in _FORCE_ONLY and tree.lemma(noun_under(tree, who)) in FORCES and lemma not in _GUARDED:
        return None
    return kind


def _by_crowd(tree: Tree, verb: int) -> bool:
    """Whether a march, a strike or the like is the verb's subject: "a rally that drew thousands"."""
    for k in tree.children(verb, "nsubj"):
        relative = tree.token(k).text.lower() in {"that", "which"} and tree.token(verb).dep == "relcl"
        if crowd_noun(tree, tree.head(verb) if relative else k):
            return True
        if relative and any(crowd_noun(tree, j) for j in range(max(0, k - 4), k)):
            return True
    return tree.token(verb).dep == "acl" and tree.token(verb).tag == "VBG" and crowd_noun(tree, tree.head(verb))


def _fitting(tree: Tree, verb: int, patterns: Patterns) -> str | None:
    text = tree.token(verb).text.lower()
    forms = (
        tree.lemma(verb),
        text.removesuffix("d"),
        text.removesuffix("ed"),
    )  # the lemmatiser makes "graz" of "grazed"
    choices = next((patterns[f] for f in forms if f in patterns), ())
    below: frozenset[str] | None = None
    for kind, needed in choices:
        if not needed:
            return kind
        if below is None:
            below = words_below(tree, verb)
        if below & needed:
            return kind
    return None


def _negated(tree: Tree, verb: int) -> bool:
    return any(tree.token(k).dep == "neg" or tree.lemma(k) == "never" for k in tree.kids[verb])


def _state_below(tree: Tree, verb: int) -> str | None:
    """The state in "are missing", "were left homeless", "were in custody", "is on strike"."""
    for k in tree.children(verb, "acomp", "oprd", "attr", "xcomp", "advmod", "ccomp"):
        text = tree.token(k).text.lower()
        if text in STATES and not tree.children(k, "nsubj", "nsubjpass"):
            return both_kinds(tree, STATES[text], k)[0]
    if tree.lemma(verb) in {"be", "remain", "go", "stay"}:
        below = words_below(tree, verb)
        if below & {"custody", "detention", "jail", "prison", "bar", "arrest"} and below & {"in_", "behind_", "under_"}:
            return "arrested"
        if "strike" in below and "on_" in below:
            return "participants"
        if below & {"critical", "intensive"} and "in_" in below:
            return "injured"
    return None


def _person(tree: Tree, who: int) -> bool:
    """Whether a weak verb's noun can be people: a person's word, a name of people in the plural, or a bare number."""
    noun = noun_under(tree, who)
    token = tree.token(noun)
    if (
        token.pos in {"NUM", "PRON", "DET"}
        or token.text.lower() in {"ours", "theirs"}
        or token.tag in {"CD", "NNPS", "JJ", "JJR"}
    ):
        return True
    if token.tag == "NNP":
        return bool(tree.children(noun, "nummod", "det"))
    lemma = tree.lemma(noun)
    return people_word(lemma) or lemma in {"dozen", "hundred", "thousand", "score", "couple", "million", "ten"}


def noun_under(tree: Tree, i: int) -> int:
    """The noun below a number: protesters in "dozens of protesters", supporters in "some 700 of their supporters"."""
    for _ in range(4):
        if (
            tree.token(i).tag != "CD"
            and tree.lemma(i) not in _AMOUNTS
            and tree.token(i).pos not in {"NUM", "DET", "PRON"}
        ):
            return i
        of = [x for k in tree.kids[i] if tree.lemma(k) == "of" for x in tree.children(k, "pobj")]
        if not of or of[0] == i:
            return i
        i = of[0]
    return i


def crowd_noun(tree: Tree, i: int) -> bool:
    """Whether a noun names people come together: a march, a sit-in, a strike."""
    if tree.lemma(i) in CROWD:
        return True
    return tree.lemma(i) == "in" and i >= 2 and tree.lemma(i - 2) == "sit"


def both_kinds(tree: Tree, kind: str, k: int) -> Kind:
    """Casualties, for "dozens killed and injured"."""
    others = [
        STATES.get(tree.token(j).text.lower())
        for j in tree.children(k, "conj")
        if not tree.children(j, "nsubj", "nsubjpass", "nummod")
    ]
    return ("casualties", k) if {kind, *others} >= {"killed", "injured"} else (kind, k)


def is_unreal(tree: Tree, verb: int, *, strict: bool = False) -> bool:
    """Whether the verb is only threatened, tried or possible; ``strict`` leaves "may have killed" and "tried to kill" real."""
    if not tree.is_verb(verb):
        return False
    aux = tree.children(verb, "aux")
    if strict:
        done = any(tree.lemma(a) == "have" for a in aux)
        going = any(tree.lemma(a) == "to" for a in aux) and tree.token(tree.head(verb)).text.lower() == "going"
        return going or (not done and any(tree.token(a).text.lower() in _MAYBE for a in aux))
    if any(tree.token(a).tag == "MD" for a in aux) or any(tree.token(a).dep == "neg" for a in tree.kids[verb]):
        return True
    return any(tree.lemma(a) == "to" for a in aux) and tree.lemma(tree.head(verb)) in _UNREAL
