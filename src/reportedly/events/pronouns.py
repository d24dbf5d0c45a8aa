"""Whom a pronoun stands for: every noun of its sentence and the four before it, weighed.

A conditional logit over signs of how a noun stands to the pronoun (``lexicon/pronoun_weights.tsv``, estimated by
``training/pronouns.py`` on pronouns of the corpora that readers resolved): the noun with the greatest sum is what it stands for, or
none of them is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from reportedly.events.kinds import kind_of
from reportedly.events.sentences import Reading
from reportedly.events.tree import Tree
from reportedly.lexicon import deciders
from reportedly.records import Claim, Span

Signs = dict[str, float]
TABLE = "pronoun_weights"
# From this chance on a noun is named for the pronoun, else the pronoun stays. Of 820 pronouns, over folds, nouns named and right: 760, .70 at
# no least chance; 716, .72 at .3; 639, .75 at .4; 522, .80 at .5.
SURE = 0.4
BACK = 4  # sentences before its own in which what it stands for is looked for
FAR = 1500  # characters from the first of these to the end of its own, at most
CLASSES = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
}
_NO_HEAD = frozenset({"compound", "amod", "nmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_PLURAL = frozenset({"NNS", "NNPS"})
_WOMEN = frozenset(
    "woman mother daughter sister wife girl spokeswoman chairwoman congresswoman policewoman businesswoman queen princess actress aunt "
    "widow mrs. ms. mrs ms lady grandmother".split()
)
_MEN = frozenset(
    "man father son brother husband boy spokesman chairman congressman policeman businessman king prince actor uncle widower mr. mr "
    "sheikh imam grandfather".split()
)
_NONE = "none"
_SHARED = frozenset(
    {"conj", "xcomp", "advcl", "acl", "pcomp"}
)  # how a verb hangs on the one whose subject does it, too
_CHAIN = 6  # verbs up to that one


def antecedent_of(reading: Reading, i: int) -> Span | None:
    """The noun phrase that the pronoun ``i`` stands for; None where no noun near it is likelier than none, or it is no pronoun of a third person."""
    found = resolved(reading, i)
    return None if found is None else reading.tree.phrase(found)


def resolved(reading: Reading, i: int) -> int | None:
    """The head of what the pronoun ``i`` stands for; those of its class before it are resolved first, for it may stand for the same."""
    known, todo = reading.antecedents, [i]
    while (before := _same_before(reading, todo[-1])) is not None and before not in known:
        todo.append(before)
    for k in reversed(todo):
        if k not in known:
            known[k] = _likeliest(reading, k)
    return known[i]


def _likeliest(reading: Reading, i: int) -> int | None:
    if class_of(reading, i) == "":
        return None
    weighed = [(deciders.score(TABLE, signs), k) for k, signs in rivals(reading, i)]
    none = deciders.score(TABLE, none_signs(reading, i))
    most = max((score for score, _ in weighed), default=none)
    if not weighed or most < none:
        return None
    whole = math.fsum(math.exp(score - most) for score in (*(score for score, _ in weighed), none))
    return min(k for score, k in weighed if score == most) if 1.0 / whole >= SURE else None


def class_of(reading: Reading, i: int) -> str:
    """he, she, they or it; "" for what is no pronoun of a third person."""
    return CLASSES.get(reading.tree.token(i).text.lower(), "")


def candidates(reading: Reading, i: int) -> list[int]:
    """The heads of the noun phrases of the pronoun's sentence and those before it, left to right."""
    tree, sentences = reading.tree, reading.doc.sentences
    own = tree.token(i).sent
    first = max(0, own - BACK)
    while first < own and sentences[own].span.end - sentences[first].span.start > FAR:
        first += 1
    held = {i, *tree.above(i)}
    return [
        k
        for k in range(sentences[first].first, sentences[own].last)
        if _is_head(reading, k) and not (k in held and _holds(tree, k, i))
    ]


def _holds(tree: Tree, k: int, i: int) -> bool:
    """Whether the phrase of ``k`` has the pronoun in it: "its entrance", "people inside them"."""
    first, last = tree.base(k)
    return first <= i <= last


def _is_head(reading: Reading, k: int) -> bool:
    token = reading.tree.token(k)
    return token.pos in {"NOUN", "PROPN"} and token.dep not in _NO_HEAD


def rivals(reading: Reading, i: int) -> Iterator[tuple[int, Signs]]:
    """Each candidate of the pronoun, and what the one before it stands for, with what speaks for and against it."""
    before = _same_before(reading, i)
    last = None if before is None else resolved(reading, before)
    found = candidates(reading, i)
    if last is not None and (not found or last < found[0]):
        found = [last, *found]
    fits = [k for k in found if k < i and _agrees(reading, k, class_of(reading, i))]
    speakers = _speakers(reading, i)
    for k in found:
        yield k, _signs(reading, i, k, sum(x > k for x in fits), (before, last), speakers)


def none_signs(reading: Reading, i: int) -> Signs:
    """What speaks for the pronoun's standing for no noun near it."""
    tree, of = reading.tree, class_of(reading, i)
    token = tree.token(i)
    out = {f"{_NONE} {of}": 1.0, f"{_NONE} {of} {token.dep}": 1.0}
    verb = tree.head(i)
    if of == "it" and token.dep in _SUBJECTS:
        told = {
            "is so": any(tree.token(k).dep in {"acomp", "attr", "oprd"} for k in tree.kids[verb]),
            "clause": any(tree.token(k).dep in {"ccomp", "xcomp", "advcl", "csubj"} for k in tree.kids[verb]),
            f"verb {tree.lemma(verb)}": True,
        }
        out |= {f"{_NONE} it {name}": 1.0 for name, holds in told.items() if holds}
    return out


def _signs(
    reading: Reading,
    i: int,
    k: int,
    nearer: int,
    before: tuple[int | None, int | None],
    speakers: tuple[tuple[str, Span], ...],
) -> Signs:
    """The signs of one candidate; ``before`` are the pronoun of the same class before and what that stands for."""
    tree, of = reading.tree, class_of(reading, i)
    other, last = before
    pronoun, token = tree.token(i), tree.token(k)
    kind, label = kind_of(tree, k, reading.labels), reading.labels.get(k, "-")
    far = pronoun.sent - token.sent
    plural = token.tag in _PLURAL
    listed = len(tree.conjuncts(k)) > 1
    of_its = "own" if pronoun.tag == "PRP$" else "subject" if pronoun.dep in _SUBJECTS else "object"
    where = "after" if k > i else str(min(far, BACK + 1))
    role = "subject" if token.dep in _SUBJECTS else "object" if token.dep in _OBJECTS else token.dep
    out = {
        f"sentences {where}": 1.0,
        f"{of_its} sentences {where}": 1.0,
        f"role {role}": 1.0,
        f"{where} role {role}": 1.0,
        f"{of_its} {where} role {role}": 1.0,
        f"{of} kind {kind}": 1.0,
        f"{of} label {label}": 1.0,
        f"{of} tag {token.tag}": 1.0,
        f"{of} listed {listed} plural {plural}": 1.0,
        "nearer": -math.log1p(nearer),
        f"{of} nearer": -math.log1p(nearer),
        "told": math.log1p(_told(reading, k)),
        f"{kind} told": math.log1p(_told(reading, k)),
        "depth": float(_depth(reading, k)),
    }
    if token.pos == "NOUN" and k not in reading.labels:
        out[f"{of} word {tree.lemma(k)}"] = 1.0
    inside = _holder(reading, k)
    same = last is not None and (k == last or _is_same(reading, k, last))
    told = {
        "misfit": not _agrees(reading, k, of),
        f"{of} misfit": not _agrees(reading, k, of),
        "inside": inside is not None,
        f"inside {kind_of(tree, inside, reading.labels)}": inside is not None,
        "same": same,
        "same, both subjects": same and other is not None and _leads(tree, other) and _leads(tree, i),
        "named between": other is not None and other < k < i and not same,
        "named below it": other is not None and other < k < i and not same and tree.head(other) in tree.above(k),
        "same itself": k == last,
        "like the title": _told_in(reading.doc.report.title, tree.token(k).text),
        "rival argument": tree.head(k) == tree.head(i) and pronoun.tag != "PRP$",
        "rival doer": of_its == "object" and k in _doers(tree, i),
        "holds it": pronoun.tag == "PRP$" and (tree.head(i) == k or k in tree.above(i)),
        "subject of its clause": token.dep in _SUBJECTS and tree.head(k) in tree.above(i) and pronoun.tag == "PRP$",
        "subject above": token.dep in _SUBJECTS and tree.head(k) in _over(reading, i),
        "first": token.dep in _SUBJECTS and tree.is_root(tree.head(k)),
        f"{of} woman": _gender(reading, k) == "she",
        f"{of} man": _gender(reading, k) == "he",
    }
    out |= {name: 1.0 for name, holds in told.items() if holds}
    span = tree.span(k, k)
    for how, source in speakers:
        if source.overlap(span) or _same_words(reading, source, k):
            out[f"{how} speaker"] = out[f"{of} {how} speaker"] = out[f"{of} {kind} {how} speaker"] = 1.0
            out[f"{of} {'many' if plural or listed else 'one'} {how} speaker"] = 1.0
    return out


def _agrees(reading: Reading, k: int, of: str) -> bool:
    """Whether a noun's number and kind are roughly those of the pronoun's class."""
    token, kind = reading.tree.token(k), kind_of(reading.tree, k, reading.labels)
    many = token.tag in _PLURAL or len(reading.tree.conjuncts(k)) > 1
    if of == "they":
        return many or kind in {"group", "body", "armed"}
    if of == "it":
        return not many and kind not in {"person", "people"}
    return not many and kind in {"person", "name", "people", "body", "armed"}


def _gender(reading: Reading, k: int) -> str:
    """Of the two, he or she, the one that the phrase's own words tell, else ""."""
    tree = reading.tree
    first, last = tree.base(k)
    low = {tree.token(x).text.lower() for x in range(first, last + 1)}
    return "she" if low & _WOMEN else "he" if low & _MEN else ""


def _told(reading: Reading, k: int) -> int:
    """How often the noun's word is told in all that was read of the report."""
    return reading.told.get(reading.tree.token(k).text.lower(), 0)


def _told_in(title: str, word: str) -> bool:
    return len(word) > 2 and f" {word.lower()} " in f" {title.lower()} "


def _depth(reading: Reading, k: int) -> int:
    """Verbs above the noun: how deep in subordinate clauses it stands, up to three."""
    tree = reading.tree
    return min(3, sum(tree.is_verb(x) for x in tree.above(k)))


def _leads(tree: Tree, i: int) -> bool:
    """Whether a pronoun is the subject of its sentence."""
    return tree.token(i).dep in _SUBJECTS and tree.is_root(tree.head(i))


def _doers(tree: Tree, i: int) -> set[int]:
    """Who does what the pronoun is the object of, where the verb has no subject of its own: "Syria condemned it and summoned them"."""
    verb = tree.clause_verb(tree.head(i))
    for _ in range(_CHAIN):
        if verb is None:
            break
        own = {k for k in tree.kids[verb] if tree.token(k).dep in _SUBJECTS}
        if own or tree.is_root(verb) or tree.token(verb).dep not in _SHARED:
            return own
        verb = tree.clause_verb(tree.head(verb))
    return set()


def _over(reading: Reading, i: int) -> set[int]:
    """The verbs above the pronoun's own clause."""
    tree = reading.tree
    return {x for x in tree.above(tree.head(i)) if tree.is_verb(x)}


def _holder(reading: Reading, k: int) -> int | None:
    """The noun whose phrase holds the noun by a preposition or a possessive: the forces of "forces of Syria"."""
    tree = reading.tree
    up = tree.head(k)
    if tree.token(k).dep == "pobj" and up != k:
        up = tree.head(up)
    elif tree.token(k).dep != "poss":
        return None
    return up if up != k and tree.token(up).pos in {"NOUN", "PROPN"} else None


def _same_before(reading: Reading, i: int) -> int | None:
    """The nearest pronoun of the same class before it, in its sentence or the two before."""
    tree, of = reading.tree, class_of(reading, i)
    first = reading.doc.sentences[max(0, tree.token(i).sent - 2)].first
    return next((k for k in range(i - 1, first - 1, -1) if class_of(reading, k) == of), None) if of else None


def _is_same(reading: Reading, a: int, b: int) -> bool:
    """Whether two nouns are one word, both names or both common."""
    x, y = reading.tree.token(a), reading.tree.token(b)
    return x.text.lower() == y.text.lower() and x.pos == y.pos


def _speakers(reading: Reading, i: int) -> tuple[tuple[str, Span], ...]:
    """Who is speaking where the pronoun stands, by the claim with the shortest words around it, and whether it is quoted."""
    span = reading.tree.span(i, i)
    over = [(c, s) for c in reading.claims if c.chain for s in c.content if s.covers(span)]
    if not over:
        return ()
    claim, _ = min(over, key=lambda x: (x[1].end - x[1].start, x[1].start))
    how = "quoted" if _quoted(reading, claim, span) else "reported"
    return tuple((how, s.span) for s in claim.chain[:1])


def _quoted(reading: Reading, claim: Claim, span: Span) -> bool:
    if claim.kind == "direct":
        return True
    before = reading.doc.text[max(0, span.start - 400) : span.start]
    return claim.kind == "mixed" and (before.count("“") > before.count("”") or before.count('"') % 2 == 1)


def _same_words(reading: Reading, source: Span, k: int) -> bool:
    word = reading.tree.token(k).text
    return word[:1].isupper() and f" {word} " in f" {source.of(reading.doc.text)} "
