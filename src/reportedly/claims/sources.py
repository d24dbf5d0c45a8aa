"""The words of a source: from the parse, or from the tags where missing commas broke the parse."""

from __future__ import annotations

from reportedly.claims.tree import Tree

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE = _NOMINAL | {"JJ", "JJS", "JJR", "POS", "HYPH", "CD", "DT", "PRP$", "VBN", "VBG", "AFX", "RB", "PDT"}
_JOINS = frozenset({"of", "for", "at", "in", "from", "with", "on", "inside"})
_PRONOUNS = frozenset({"PRP", "WP", "WDT"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_DAYS = frozenset({"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"})
_DATELINE = 4  # tokens of a dateline
_LONGEST = 45  # tokens: a longer "source" is a clause that the parser took for one


def subject_of(tree: Tree, verb: int) -> int | None:
    """The subject of a verb, through conjunctions, participles and relative clauses; None where there is none."""
    at = verb
    for _ in range(6):
        own = tree.child(at, "nsubj", "nsubjpass")
        if own is not None:
            return own
        token = tree.tokens[at]
        if token.head == at:
            return None
        head = tree.tokens[token.head]
        if token.dep in {"acl", "relcl"}:
            return token.head if head.tag in _NOMINAL or head.pos in {"PRON", "PROPN"} else None
        if token.dep not in {"conj", "xcomp", "advcl", "aux", "ccomp", "parataxis", "dep", "pcomp", "prep"} or (
            token.dep in {"ccomp", "parataxis"} and token.tag != "VBG"
        ):
            return None
        at = token.head
    return None


def source_range(tree: Tree, head: int, cue: int) -> tuple[int, int]:
    """First and last token of the phrase around the source noun ``head``, never reaching over ``cue``.

    Where the parsed phrase is too long, holds a finite verb before its head, or crosses the cue, the tags decide.
    """
    if tree.tokens[head].tag in _PRONOUNS:
        return head, head
    first, last = tree.left[head], tree.right[head]
    if first <= cue <= last:
        first, last = (cue + 1, last) if cue < head else (first, cue - 1)
    broken = last - first > _LONGEST or any(
        tree.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"} and tree.tokens[i].dep not in {"aux", "amod"}
        for i in range(first, head)
    )
    hung = tree.tokens[cue].head == head and tree.tokens[cue].dep in {"relcl", "acl"} and cue > head
    if broken or hung or (tree.tokens[cue].dep == "advcl" and head < cue):
        first, last = by_tags(tree, head)
        if first <= cue <= last:
            first, last = head, head
    return _trim(tree, first, last, head)


def without_day(tree: Tree, first: int, last: int) -> tuple[int, int]:
    """The phrase without a weekday or a dateline's town before it, which a lost comma left there.

    "On Sunday | residents said", "Homs | A military source said": the capital of the article shows where the sentence began.
    """
    while first < last and (tree.tokens[first].pos == "PUNCT" or tree.tokens[first].text in {"called", "so"}):
        first += 1  # "so | - | called": the so-called army speaks all the same
    if first < last and tree.tokens[first].text in _DAYS and tree.tokens[first + 1].tag not in {"POS", "HYPH"}:
        first += 1
    for i in range(first + 1, min(last, first + _DATELINE)):
        if tree.tokens[i].text in {"A", "An", "The"} and tree.tokens[i].tag == "DT":
            return i, last
    return first, last


def _trim(tree: Tree, first: int, last: int, head: int) -> tuple[int, int]:
    if first < head:
        first, last = without_day(tree, first, last)
    while last > head and tree.tokens[last].pos == "PUNCT" and tree.tokens[last].text != ")":
        last -= 1
    while first < head and (tree.tokens[first].pos == "PUNCT" or tree.tokens[first].dep in {"cc", "mark"}):
        first += 1
    return first, last


def by_tags(tree: Tree, head: int) -> tuple[int, int]:
    """The noun phrase that ends at ``head``, read leftward by tags: an optional "X of/for/at" before it included."""
    low = tree.bounds(head)[0]
    first = _phrase_start(tree, head, low)
    for _ in range(3):
        if (
            first - 2 < low
            or tree.tokens[first - 1].text.lower() not in _JOINS
            or tree.tokens[first - 2].tag not in _NOMINAL
        ):
            break
        if first > low and tree.tokens[first - 1].text.lower() in {"in", "on", "from"} and not _speaks(tree, first - 2):
            break
        if not _speaks(tree, first - 2) and tree.tokens[first - 2].tag != "NNP":
            break
        first = _phrase_start(tree, first - 2, low)
    return first, head


def _speaks(tree: Tree, i: int) -> bool:
    from reportedly.claims.voices import speaker_kind

    return bool(speaker_kind(tree.tokens[i].lemma))


def _phrase_start(tree: Tree, i: int, low: int) -> int:
    """The start of the phrase ending at ``i``: modifiers leftward to a determiner, stopping at verbs and prepositions."""
    first = i
    while first > low:
        token = tree.tokens[first - 1]
        if token.tag in {"DT", "PRP$", "PDT"}:
            return first - 1
        if token.tag not in _BEFORE or token.tag == "RB":
            break
        if token.tag in {"VBN", "VBG", "CD"} and not (
            first - 2 >= low and tree.tokens[first - 2].tag in {"DT", "JJ", "HYPH"}
        ):
            break
        if token.tag == "NNS" and tree.tokens[first].tag in {"NNP", "JJ", "NN", "NNS"}:
            break  # "… soldiers | activists": two plurals do not make one phrase
        named = token.tag in _NOMINAL and tree.tokens[first].tag == "JJ"
        if named and first - 2 >= low and tree.tokens[first - 2].pos == "ADP":
            break  # "near Raqqa | local media"
        first -= 1
    return first
