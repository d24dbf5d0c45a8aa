"""The reported words of a cue, relative to that cue: clauses, objects, quotations."""

from __future__ import annotations

from reportedly.claims.cues import Cue, misread
from reportedly.claims.quotes import Quote
from reportedly.claims.tree import Tree
from reportedly.records import Span

_CLAUSES = ("ccomp", "xcomp", "parataxis", "pcomp", "acl")
_OBJECTS = ("dobj", "prep", "xcomp", "ccomp", "oprd", "acomp", "attr", "prt", "advcl")
_STRIP = " \t\n,;:–—-"
_NEXT_CUES = frozenset("say tell add note cite quote point argue claim write explain call accuse refer".split())
_ADJUNCTS = frozenset({"in", "on", "at", "during", "after", "before", "by"})


def content_tokens(tree: Tree, cue: Cue, source: tuple[int, int] | None) -> list[tuple[int, int]]:
    """The token ranges of a cue's content as its sentence gives them, quotations in other sentences left out."""
    if cue.frame == "according":
        return _according(tree, cue, source)
    if cue.frame == "passive":
        return _passive(tree, cue)
    inserted = _inserted(tree, cue, source)
    if inserted:
        return inserted
    taken = {*range(cue.first, cue.last + 1), *(range(source[0], source[1] + 1) if source else ())}
    clauses = _clauses(tree, cue)
    if cue.frame in {"object", "accuse"}:
        right = _objects(tree, cue, taken)
        if right or cue.frame == "accuse":
            return right
    left = _left(tree, cue, source, clauses)
    if left:
        right = _after(tree, cue, clauses) if cue.frame in {"say", "tell"} and source and source[0] > left[0][0] else []
        return left + right
    if clauses:
        return _clause_ranges(tree, clauses, taken)
    if cue.frame == "report":
        return _objects(tree, cue, taken)
    if cue.frame in {"say", "tell"}:
        return _rest(tree, cue, taken)
    return []


def _inserted(tree: Tree, cue: Cue, source: tuple[int, int] | None) -> list[tuple[int, int]]:
    """Both sides of a cue set between commas ("Six people, he said, died in Basra")."""
    if cue.frame not in {"say", "tell", "report"} or source is None or cue.hearer is not None:
        return []
    low, high = tree.bounds(cue.key)
    first, last = min(cue.first, source[0]), max(cue.last, source[1])
    near = abs(source[0] - cue.last) <= 2 or abs(cue.first - source[1]) <= 2
    if (
        not near
        or first - low < 2
        or high - last < 4
        or tree.tokens[first - 1].text != ","
        or tree.tokens[last + 1].text != ","
    ):
        return []
    if tree.tokens[last + 2].tag == "VBG" or tree.tokens[cue.key].dep in {"relcl", "acl"}:
        return []
    return [_trim(tree, (low, first - 1)), _trim(tree, (last + 2, high))]


def _clauses(tree: Tree, cue: Cue) -> list[int]:
    found = [c for c in tree.kids(cue.key, "ccomp", "parataxis") if tree.tokens[c].pos != "PUNCT"]
    infinitive = tree.child(cue.key, "xcomp")
    if infinitive is not None and cue.frame != "think" and infinitive > cue.key:
        found.append(infinitive)
    for citing in tree.kids(cue.key, "advcl"):
        if tree.tokens[citing].lemma in {"cite", "quote"}:
            found.extend(tree.kids(citing, "ccomp"))
    for prep in tree.kids(cue.key, "prep"):
        if tree.tokens[prep].text.lower() == "as":
            saying = tree.child(prep, "pcomp")
            found.extend(
                [saying]
                if saying is not None and not tree.kids(saying, "ccomp")
                else tree.kids(saying, "ccomp")
                if saying is not None
                else []
            )
    return found


def _left(tree: Tree, cue: Cue, source: tuple[int, int] | None, clauses: list[int]) -> list[tuple[int, int]]:
    """Content before a cue that comes last ("…, a medic said"): the sentence up to the source or the cue."""
    low = tree.bounds(cue.key)[0]
    if cue.frame not in {"say", "tell", "report"}:
        return []
    start = min(cue.first, source[0]) if source else cue.first
    if source and source[0] < low:
        start = cue.first
    if cue.quoter is not None and low <= cue.quoter < cue.first:
        start = min(start, max(low, tree.left[cue.quoter]))
    if start - low < 2 or not _precedes(tree, cue, source, clauses):
        return []
    first = low
    while first < start and tree.tokens[first].pos == "PUNCT" and tree.tokens[first].text not in {'"', "“"}:
        first += 1
    return [(first, start - 1)] if first < start else []


def _precedes(tree: Tree, cue: Cue, source: tuple[int, int] | None, clauses: list[int]) -> bool:
    """Whether the content stands before source and cue."""
    low, high = tree.bounds(cue.key)
    edge = min(cue.first, source[0] if source else cue.first)
    if any(low <= c < edge for c in clauses):
        return True
    loose = misread(tree, cue.key) is None
    if any(c > cue.last for c in clauses) or (loose and tree.tokens[cue.key].dep in {"relcl", "acl", "advcl", "xcomp"}):
        return False
    after = max(cue.last, source[1] if source else cue.last)
    tail = [tree.tokens[i] for i in range(after + 1, high + 1)]
    citing = next((k for k, t in enumerate(tail) if t.lemma in {"cite", "quote"} and t.tag == "VBG"), len(tail))
    tail = tail[:citing]
    short = (
        all(t.pos in {"PUNCT", "ADP", "PROPN", "NOUN", "DET", "ADJ", "NUM", "PART"} for t in tail) and len(tail) <= 12
    )
    verbs = any(tree.tokens[i].tag in {"VBD", "VBZ", "VBP", "VBN"} for i in range(low, edge))
    plain = not tree.kids(cue.key, "dobj", "xcomp") or cue.frame == "tell"
    inserted = tree.tokens[edge - 1].text == "," and not tree.kids(cue.key, "dobj", "xcomp", "ccomp")
    return verbs and plain and (short or inserted)


def _after(tree: Tree, cue: Cue, clauses: list[int]) -> list[tuple[int, int]]:
    """What goes on behind an inserted cue ("Six died, he said, and ten were hurt"): its clauses to the right."""
    high = tree.bounds(cue.key)[1]
    begin = max(cue.last, tree.right[cue.source] if cue.source is not None and cue.source > cue.last else cue.last) + 1
    comma = next((i for i in range(begin, min(begin + 12, high)) if tree.tokens[i].text == ","), None)
    if comma is None or comma + 2 >= high:
        return []
    rest = range(comma + 1, high)
    own = any(tree.tokens[i].dep in {"nsubj", "nsubjpass"} for i in rest) and any(
        tree.tokens[i].tag[:2] == "VB" for i in rest
    )
    hangs = any(tree.under(i, c) for c in clauses for i in (comma + 2,))
    return [(comma + 1, high)] if hangs or ((own and tree.tokens[comma + 1].tag != "VBG") and not clauses) else []


def _clause_ranges(tree: Tree, clauses: list[int], taken: set[int]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for c in sorted(clauses):
        low = tree.bounds(c)[0]
        out.extend(_without(range(max(low, tree.left[c]), _other_cue(tree, c) + 1), taken))
    return [_trim(tree, r) for r in _joined(out)]


def _other_cue(tree: Tree, clause: int) -> int:
    """The last token of a clause, cut before ", telling …" and its kin: the next cue of the same source."""
    last = min(tree.right[clause], tree.bounds(clause)[1])
    for i in range(clause + 1, last):
        token = tree.tokens[i + 1]
        if tree.tokens[i].text == "," and token.tag == "VBG" and token.lemma in _NEXT_CUES:
            return i - 1
    return last


def _objects(tree: Tree, cue: Cue, taken: set[int]) -> list[tuple[int, int]]:
    """Everything that hangs on the verb to its right, from its first object to the last one's end."""
    high = tree.bounds(cue.key)[1]
    kids = [c for c in tree.kids(cue.key, *_OBJECTS) if c > cue.key and not (c == cue.hearer and cue.frame == "tell")]
    main = [c for c in kids if tree.tokens[c].dep != "advcl" and tree.tokens[c].text.lower() not in _ADJUNCTS]
    if not main:
        return []
    first = (
        min(tree.left[c] for c in main if tree.left[c] > cue.key)
        if any(tree.left[c] > cue.key for c in main)
        else cue.last + 1
    )
    last = min(max(tree.right[c] for c in kids), high)
    return [_trim(tree, r) for r in _without(range(max(first, cue.last + 1), last + 1), taken)]


def _rest(tree: Tree, cue: Cue, taken: set[int]) -> list[tuple[int, int]]:
    """The rest of the sentence behind a say-verb for which the parse gives no clause."""
    high = tree.bounds(cue.key)[1]
    begin = cue.last + 1
    if cue.hearer is not None and cue.hearer >= begin and cue.frame == "tell":
        begin = max(tree.right[cue.hearer] if tree.right[cue.hearer] - cue.hearer < 3 else cue.hearer, begin) + 1
    rest = [i for i in range(begin, high + 1) if i not in taken]
    finite = any(tree.tokens[i].tag in {"VBD", "VBZ", "VBP", "MD", "VBN"} for i in rest)
    return [_trim(tree, (rest[0], rest[-1]))] if rest and finite and rest[-1] - rest[0] == len(rest) - 1 else []


def _according(tree: Tree, cue: Cue, source: tuple[int, int] | None) -> list[tuple[int, int]]:
    """After "according to X": what the sentence says before it, or, where it comes first, after it."""
    low, high = tree.bounds(cue.key)
    begin, end = cue.first, (source[1] if source else cue.last)
    if begin - low >= 3:
        before = [(low, begin - 1)]
        rest = range(end + 1, high + 1)
        more = (
            len(rest) > 4
            and tree.tokens[end + 1].text in {",", "and"}
            and any(tree.tokens[i].dep in {"nsubj", "nsubjpass"} for i in rest)
        )
        goes_on = more and tree.tokens[min(end + 2, high)].tag not in {"VBG", "WDT", "WP"}
        return [_trim(tree, r) for r in ([*before, (end + 1, high)] if goes_on else before)]
    return [_trim(tree, (end + 1, high))] if end < high else []


def _passive(tree: Tree, cue: Cue) -> list[tuple[int, int]]:
    """Passives: the subject with what hangs on the verb ("X was accused of Y"): one stretch, cue and agent included."""
    low, high = tree.bounds(cue.key)
    subject = tree.child(cue.key, "nsubjpass")
    agent = tree.child(cue.key, "agent")
    kids = [c for c in tree.kids(cue.key, "prep", "xcomp", "ccomp", "oprd") if c > cue.key]
    kids.extend(c for c in tree.kids(cue.key, "advcl") if tree.tokens[c].tag == "VB")  # "accused to command a raid"
    if agent is not None:
        if subject is None:
            head = tree.tokens[cue.key].head
            return [_trim(tree, (max(tree.left[head], low), cue.first - 1))] if head < cue.first else []
        return [_trim(tree, (tree.left[subject], tree.right[subject]))]
    right = max((tree.right[c] for c in kids), default=cue.last)
    left = tree.left[subject] if subject is not None and subject < cue.first else cue.last + 1
    return [_trim(tree, (left, min(right, high)))] if right > cue.last else []


def _without(tokens: range, taken: set[int]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for i in tokens:
        if i in taken:
            continue
        if out and out[-1][1] == i - 1:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return out


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return out


def _trim(tree: Tree, tokens: tuple[int, int]) -> tuple[int, int]:
    first, last = tokens
    while first < last and tree.tokens[first].text in {",", ";", ":", "-", "–", "—", "--"}:
        first += 1
    while last > first and tree.tokens[last].text in {",", ";", ":", "-", "–", "—", "--", "."}:
        last -= 1
    return first, last


def merged(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, overlapping ones joined, white space and commas cut from their ends, empty ones left out."""
    out: list[Span] = []
    for span in sorted(spans):
        start, end = span
        while start < end and (text[start] in _STRIP or text[start : start + 2] == ". "):
            start += 1
        while end > start and text[end - 1] in _STRIP:
            end -= 1
        if start >= end:
            continue
        if out and start <= out[-1].end + 1:
            out[-1] = Span(out[-1].start, max(out[-1].end, end))
        else:
            out.append(Span(start, end))
    return tuple(out)


def speech(quotes: list[Quote]) -> list[Quote]:
    """The quotations that are speech, no words used with distance."""
    return [q for q in quotes if not q.scare]
