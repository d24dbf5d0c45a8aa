"""The words before a quotation that name its speaker and end in a colon, and the signature that follows one."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claims.cues import CRIED, frame_of
from reportedly.claims.draft import Draft
from reportedly.claims.quotes import Quote
from reportedly.claims.sources import source_range, subject_of
from reportedly.claims.spots import Range, Spots, is_voice, voiced

_BLANKS = 8  # characters of white space between a quotation and its lead or signature
_LONGEST = 110  # characters of a signature
_DASHES = frozenset("―—–-")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def lead_of(spots: Spots, quote: Quote) -> int | None:
    """The token of the colon right before a quotation, in its line or at the end of the line before."""
    text = spots.tree.text
    at = quote.span.start - 1
    stop = max(0, at - _BLANKS)
    while at > stop and text[at].isspace():
        at -= 1
    if at < 1 or text[at] != ":":
        return None
    found = spots.inside(at, at + 1)
    return found[0] if found else spots.before(at)


def leader(spots: Spots, colon: int, drafts: Sequence[Draft]) -> Draft | None:
    """The draft of the speaker whom the words before a colon name: one of ``drafts`` in its sentence, or a new one."""
    tree = spots.tree
    low = tree.bounds(colon)[0]
    near = [d for d in drafts if d.cue is not None and d.source is not None and low <= d.cue.key <= colon]
    said = [d for d in near if d.cue is not None and d.cue.frame in {"say", "tell", "report"}]
    if said:
        return said[-1]
    if any(t.lemma in CRIED and t.pos == "VERB" for t in tree.tokens[low:colon]):
        return None
    made = _by_verb(spots, low, colon) or _by_name(spots, low, colon)
    return made or (near[-1] if near else None)


def _by_verb(spots: Spots, low: int, colon: int) -> Draft | None:
    """The last verb with a subject: "The mayor released the following statement:", "Cruz continued:", "Said Badran:"."""
    tree = spots.tree
    for verb in range(colon - 1, low - 1, -1):
        token = tree.tokens[verb]
        if token.tag not in {"VBD", "VBZ", "VBP", "VBG", "VB", "VBN"} or token.dep in {
            "relcl",
            "amod",
            "aux",
            "auxpass",
        }:
            continue
        subject = subject_of(tree, verb)
        if subject is None and verb == low and token.tag in {"VBD", "VBN"}:
            subject = next((i for i in range(colon - 1, verb, -1) if tree.tokens[i].pos in {"PROPN", "NOUN"}), None)
        if subject is None or not low <= subject < colon or tree.tokens[subject].tag in {"WDT", "WP", "EX"}:
            continue
        source = source_range(tree, subject, verb)
        if not _speaks(spots, source):
            source = _object(spots, verb, colon) or source
        last = colon - 1 if colon - verb <= _CUE_TOKENS and source[0] < verb else verb
        return voiced(tree, (verb, last), source, [], key=verb)
    return None


_CUE_TOKENS = 12  # "released the following statement on the raid": a longer stretch is more than the cue


def _speaks(spots: Spots, source: Range) -> bool:
    token = spots.tree.tokens[source[1]]
    return token.pos == "PRON" or is_voice(spots, source)


def _object(spots: Spots, verb: int, colon: int) -> Range | None:
    """The person whom the verb's object names ("The result surprised pollster Omar Dale: …")."""
    tree = spots.tree
    noun = tree.child(verb, "dobj")
    if noun is None or noun >= colon:
        return None
    source = source_range(tree, noun, verb)
    return source if spots.label(tree.span(*source)) == "PERSON" else None


def _by_name(spots: Spots, low: int, colon: int) -> Draft | None:
    """The name that stands alone before the quotation: "Mayor Dale:"."""
    if not 0 < colon - low <= 8 or not is_voice(spots, (low, colon - 1)):
        return None
    word = spots.tree.tokens[low].text.lower()
    if low < colon - 1 and (word == "said" or frame_of(word.removesuffix("ed")) or frame_of(word.removesuffix("d"))):
        return voiced(spots.tree, (low, low), (low + 1, colon - 1), [])  # "Continued Dale:", read as a name
    return voiced(spots.tree, (colon, colon), (low, colon - 1), [])


def follower(spots: Spots, quote: Quote) -> Draft | None:
    """The draft of whoever is named right behind a quotation that ends in a comma, with any verb: "…,” it read"."""
    tree = spots.tree
    if not quote.closed or tree.text[quote.inner.end - 1] != "," or not _heads_sentence(tree.text, quote.span.start):
        return None
    found = spots.inside(quote.span.end, quote.span.end + _REACH)
    if found is None or tree.text[quote.span.end : tree.tokens[found[0]].start].strip():
        return None
    for verb in range(found[0], found[1] + 1):
        token = tree.tokens[verb]
        if token.pos == "PUNCT" or token.tag in {"WDT", "WP", "WRB", "IN", "CC"}:
            return None
        if token.tag in {"VBD", "VBZ"} and token.pos == "VERB" and token.lemma not in {"be", "have"}:
            return _said_so(spots, found[0], verb)
    return None


def _said_so(spots: Spots, first: int, verb: int) -> Draft | None:
    """The subject between a quotation and its verb, or right behind the verb."""
    tree = spots.tree
    subject = tree.child(verb, "nsubj")
    if subject is None and verb > first:
        subject = verb - 1 if tree.tokens[verb - 1].pos in {"PROPN", "NOUN", "PRON"} else None
    if subject is None or subject < first or subject > verb + 6:
        return None
    source = source_range(tree, subject, verb)
    return voiced(tree, (verb, verb), source, []) if _speaks(spots, source) else None


_REACH = 70  # characters behind a quotation in which its subject and verb stand


def signer(spots: Spots, quote: Quote) -> Draft | None:
    """The draft of the person who signs a quotation: "… enough.” — Lina Badran", on its line or the next."""
    text = spots.tree.text
    if not quote.closed or not heads_line(text, quote.span.start):
        return None
    at, stop = quote.span.end, min(len(text), quote.span.end + _BLANKS)
    while at < stop and text[at].isspace():
        at += 1
    dash = at
    while at < min(stop + 2, len(text)) and (text[at] in _DASHES or (at > dash and text[at] == " ")):
        at += 1
    if at == dash:
        return None
    end = text.find("\n", at, at + _LONGEST + 1)
    if end < 0:
        if len(text) > at + _LONGEST:
            return None
        end = len(text)
    return _signed(spots, dash, at, end)


def heads_line(text: str, start: int) -> bool:
    """Whether nothing but white space or a bullet stands before an offset in its line."""
    return not text[max(0, text.rfind("\n", max(0, start - _BLANKS), start) + 1, start - _BLANKS) : start].strip(
        " \t•*·"
    )


def _heads_sentence(text: str, start: int) -> bool:
    return text[max(0, start - _BLANKS) : start].rstrip()[-1:] in {"", ".", "!", "?", "”", '"', ":"} or heads_line(
        text, start
    )


def subject_before(spots: Spots, quote: Quote, drafts: Sequence[Draft]) -> Draft | None:
    """Whom the last sentence before a paragraph of quoted words alone is about: a draft in it, or a new one."""
    tree = spots.tree
    at = spots.before(quote.span.start)
    if at is None or not _heads_sentence(tree.text, quote.span.start):
        return None
    low, high = tree.bounds(at)
    root = next((i for i in range(low, high + 1) if tree.tokens[i].head == i), None)
    subject = tree.child(root, "nsubj") if root is not None else None
    if root is None or subject is None or tree.tokens[root].pos not in {"VERB", "AUX"}:
        return None
    own = next((d for d in drafts if d.cue is not None and d.cue.source == subject and d.source is not None), None)
    if own is not None:
        return own
    source = source_range(tree, subject, root)
    person = tree.tokens[subject].text.lower() in {"he", "she"} or is_voice(spots, source)
    return voiced(tree, (root, root), source, []) if person and tree.tokens[root].lemma not in CRIED else None


def _signed(spots: Spots, dash: int, at: int, end: int) -> Draft | None:
    tree = spots.tree
    cue, name = spots.inside(dash, at), spots.inside(at, end)
    if name is None:
        return None
    first, last = name
    comma = next((i for i in range(first, last + 1) if tree.tokens[i].text in {",", "("}), None)
    while last > first and tree.tokens[last].pos == "PUNCT":
        last -= 1
    whole = comma is None or any(
        tree.tokens[i].tag in _FINITE or tree.tokens[i].tag == "VBG" for i in range(first, last + 1)
    )
    until = comma - 1 if comma is not None and whole else last
    core = comma - 1 if comma is not None else last
    if core < first or core - first > 7 or not tree.tokens[first].text[:1].isupper():
        return None
    if any(tree.tokens[i].tag in _FINITE for i in range(first, core + 1)):
        return None
    if not all(
        tree.tokens[i].pos in {"PROPN", "NOUN", "ADJ", "ADP", "DET", "PUNCT", "CCONJ", "PART"}
        for i in range(first, core + 1)
    ):
        return None
    if not (is_voice(spots, (first, core)) or tree.tokens[core].pos == "PROPN"):
        return None
    return voiced(tree, cue or (first, first), (first, until), [])
