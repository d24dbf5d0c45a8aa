"""What the parse says of a time expression and an act: whether one belongs to the other, and the act's tense."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from reportedly.inhand import in_hand
from reportedly.records import Doc, Span, Token

_VERBS = {"VERB", "AUX"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
# Clauses whose own time is not the time of the verb above them.
_OWN_TIME = {"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp"}
_ASIDE = {"relcl", "acl", "advcl"}
_SAY = {
    "say", "tell", "report", "announce", "add", "confirm", "claim", "warn", "note", "state", "quote", "describe", "argue",
    "explain", "write", "tweet", "acknowledge", "estimate", "insist", "reveal", "show", "publish", "release", "post", "update", "condemn",
    "denounce", "decry", "deplore", "criticize", "criticise", "welcome", "praise", "deny", "blame", "accuse", "mourn",
}  # fmt: skip
_DEPTH = 40  # longest chain of heads that is followed


@in_hand
def ends_of(doc: Doc) -> list[int]:
    """Where each token ends."""
    return [t.end for t in doc.tokens]


@in_hand
def _heads(_: Doc) -> dict[Span, int]:
    return {}


def token_at(doc: Doc, start: int) -> int:
    """Index of the first token that ends after ``start``; the last token where none does (-1 in an empty text)."""
    ends = ends_of(doc)
    return min(bisect_left(ends, start + 1), len(ends) - 1)


def head_of(doc: Doc, span: Span) -> int:
    """Index of the token in ``span`` whose head lies outside it (its first token where the parse has no such)."""
    known = _heads(doc)
    if span not in known:
        known[span] = _head_of(doc, span)
    return known[span]


def _head_of(doc: Doc, span: Span) -> int:
    first = token_at(doc, span.start)
    if first < 0:
        return first
    at = first
    while at < len(doc.tokens) and doc.tokens[at].start < span.end:
        token = doc.tokens[at]
        if token.head == at or not span.start <= doc.tokens[token.head].start < span.end:
            return at
        at += 1
    return first


def above(doc: Doc, at: int) -> Iterator[int]:
    """The indices of a token's heads, nearest first, the token itself included."""
    for _ in range(_DEPTH):
        yield at
        head = doc.tokens[at].head
        if head == at:
            return
        at = head


def anothers_possessive(doc: Doc, time: Span, trigger: Span) -> bool:
    """Whether a time is the possessive of a noun that is neither the trigger nor its subject ("condemned Friday's attack").

    A trigger without a verb ("behind Friday's attack") is the act that its noun names.
    """
    act = head_of(doc, trigger)
    if act < 0 or not _possessive(doc, time) or _own_possessive(doc, time, act):
        return False
    return doc.tokens[act].pos in _VERBS or act not in set(above(doc, doc.tokens[head_of(doc, time)].head))


def belongs_elsewhere(doc: Doc, time: Span, trigger: Span) -> bool:
    """Whether the parse ties a time expression to another happening than the act of ``trigger``.

    So it is where the verb over the expression stands in a relative, participle, adverbial or object clause below the
    trigger ("killed a man jailed in 2019"), or where it is another noun's possessive.
    """
    act = head_of(doc, trigger)
    if act < 0:
        return False
    if _possessive(doc, time):
        return not _own_possessive(doc, time, act)
    for at in above(doc, head_of(doc, time)):
        if at == act:
            return False
        token = doc.tokens[at]
        if token.pos in _VERBS and token.dep in _OWN_TIME:
            return act in set(above(doc, token.head))
    return False


def _possessive(doc: Doc, time: Span) -> bool:
    after = token_at(doc, time.end)
    return after >= 0 and doc.tokens[after].tag == "POS" and doc.tokens[after].start <= time.end


def _own_possessive(doc: Doc, time: Span, act: int) -> bool:
    noun = doc.tokens[head_of(doc, time)].head
    if noun == act:
        return True
    return any(doc.tokens[at].dep in _SUBJECTS and doc.tokens[at].head == act for at in above(doc, noun))


def governs(doc: Doc, time: Span, trigger: Span) -> bool:
    """Whether the trigger is the nearest verb, or the noun, over a time expression."""
    act = head_of(doc, trigger)
    for at in above(doc, head_of(doc, time)):
        if at == act:
            return True
        if doc.tokens[at].pos in _VERBS:
            return False
    return False


def under_saying(doc: Doc, time: Span) -> bool:
    """Whether the nearest verb over a time is one of saying."""
    return any(doc.tokens[at].lemma.lower() in _SAY for at in _verb_over(doc, time))


def verb_over(doc: Doc, time: Span) -> list[Span]:
    """The nearest verb over a time, in a list, empty where there is none."""
    return [Span(doc.tokens[at].start, doc.tokens[at].end) for at in _verb_over(doc, time)]


def ahead_elsewhere(doc: Doc, time: Span, trigger: Span) -> bool:
    """Whether a verb that is neither the act nor stands over it has a time ("was ordered to produce papers by Friday")."""
    act = head_of(doc, trigger)
    over = set(above(doc, act)) if act >= 0 else set()
    return act >= 0 and not governs(doc, time, trigger) and any(at not in over for at in _verb_over(doc, time))


def only_told(doc: Doc, time: Span, trigger: Span) -> bool:
    """Whether a time is that of the telling: it hangs on a verb of saying that stands over the act ("said Sunday that ...")."""
    act = head_of(doc, trigger)
    if act < 0 or governs(doc, time, trigger):
        return False
    return any(
        doc.tokens[at].lemma.lower() in _SAY and at != act and at in set(above(doc, act))
        for at in _verb_over(doc, time)
    )


def _verb_over(doc: Doc, time: Span) -> Iterator[int]:
    """The nearest verb over a time, if there is one."""
    for at in above(doc, head_of(doc, time)):
        if doc.tokens[at].pos in _VERBS:
            yield at
            return


def in_background(doc: Doc, time: Span) -> bool:
    """Whether a time stands in a relative or adverbial clause, or under a verb of the past perfect.

    Such a time is the past of what is being told, and the telling does not stay there.
    """
    for at in above(doc, head_of(doc, time)):
        token = doc.tokens[at]
        if token.pos in _VERBS:
            had = any(t.lemma == "have" and t.tag == "VBD" and doc.tokens[t.head] is token for t in _nearby(doc, at))
            return had or token.dep in _ASIDE
    return False


def tense(doc: Doc, trigger: Span) -> str:
    """past, progressive ("are shelling"), present, perfect ("have shelled"), future, or "" where no verb tells."""
    act = head_of(doc, trigger)
    if act < 0:
        return ""
    token = doc.tokens[act]
    helpers = [t for t in _nearby(doc, act) if t.dep in {"aux", "auxpass"} and doc.tokens[t.head] is token]
    words = {t.text.lower() for t in helpers}
    if words & {"will", "'ll", "’ll", "shall", "would"}:
        return "future"
    if token.tag == "VBG" and words & {"is", "are", "'s", "'re", "’s", "’re"}:
        return "progressive"
    if words & {"has", "have", "'ve", "’ve"}:
        return "perfect"
    if token.tag == "VBD" or words & {"was", "were", "had", "did"}:
        return "past"
    if token.tag in {"VBZ", "VBP"} and not helpers:
        return "present"
    return ""


def _nearby(doc: Doc, at: int) -> tuple[Token, ...]:
    return doc.tokens[max(0, at - 8) : at]
