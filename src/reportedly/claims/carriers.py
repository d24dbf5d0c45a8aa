"""Outlets between a speaker and the report: to whom he spoke, who carried, quoted or published his words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportedly.claims.draft import Draft
from reportedly.claims.sources import by_tags
from reportedly.claims.tree import Tree
from reportedly.claims.voices import canonical, is_outlet, kind_of, named_in, speaker_kind
from reportedly.records import Source, Span

# Behind these whoever carried the words relays them, known as an outlet or not ("in remarks carried by …").
_RELAYED = frozenset("carry air broadcast quote cite run relay".split())
# Behind these only an outlet does: a ministry or a monitor that publishes is the author.
_PUBLISHED = frozenset("publish post release distribute obtain print stream share".split())
_READ = frozenset("read show play read air broadcast carry post publish run".split())
_AIRED = frozenset({"read", "air", "broadcast"})
_TALKS = frozenset("interview speak talk statement remark comment conversation call".split())
_CARRYING = _RELAYED | _PUBLISHED | _READ | _TALKS
_SPEAKS_ON = frozenset("say tell warn add announce claim declare state insist speak appear report confirm".split())
_MEDIA = frozenset(
    "television tv radio newspaper channel magazine agency network website site portal broadcaster station daily weekly outlet newswire "
    "paper".split()
)
_OUTLET_ENDS = frozenset(
    "News Times Post Herald Tribune Gazette Journal Chronicle Observer Telegraph Radio TV Television Channel Wire Press Daily Mail Sun Mirror "
    "Zeitung".split()
)
_CALLED = ("TV", "FM", ".com", ".net", ".org", ".cd")
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_FAR = 40  # tokens between a cue and the words that say who carried it
_LONG = 8  # tokens of an outlet's phrase


class Carried(NamedTuple):
    """The outlet that carried words, and the participle ("published") from which the phrase about it starts."""

    outlet: Source
    at: int


def told(tree: Tree, draft: Draft) -> Source | None:
    """The outlet to which it was told, or with whom it was spoken."""
    cue = draft.cue
    if cue is None or cue.hearer is None:
        return None
    first, last = by_tags(tree, cue.hearer)
    return outlet_in(tree, max(first, cue.last + 1), max(last, cue.last + 1))


def carried(tree: Tree, draft: Draft) -> Carried | None:
    """The outlet in "said in a statement carried by X", "read on X", "X, quoted by Y, said", "in an interview with X"."""
    cue = draft.cue
    if cue is None or cue.frame not in {"say", "tell", "report", "object"} or cue.quoter is not None:
        return None
    low, high = tree.bounds(cue.key)
    for i in tree.among("carried", _CARRYING, max(low, cue.key - _FAR), min(high, cue.key + _FAR)):
        if i == cue.key or _in_content(draft, tree.tokens[i].start):
            continue
        found = _by(tree, i) or _talk(tree, i, high)
        if found is not None:
            return Carried(found, i)
    found = _on_air(tree, draft)
    return Carried(found, cue.last + 1) if found is not None else None


def _by(tree: Tree, i: int) -> Source | None:
    """The outlet behind the participle ``i`` and "by" or "on"."""
    token = tree.tokens[i]
    if token.lemma not in _RELAYED | _PUBLISHED | _READ or token.tag not in {"VBN", "VBD"}:
        return None
    at = _preposition(tree, i)
    if at is None:
        return None
    word = tree.tokens[at].text.lower()
    finite = tree.child(i, "nsubj") is not None or (token.dep == "ROOT" and tree.child(i, "auxpass") is None)
    if finite and word == "on":
        return None
    first, last = _phrase(tree, at + 1)
    if last < first or (word == "by" and token.lemma == "read"):
        return None
    return outlet_in(
        tree,
        first,
        last,
        any_name=word == "by" or token.lemma in _AIRED,
        relayed=word == "by" and token.lemma in _RELAYED,
    )


def _preposition(tree: Tree, i: int) -> int | None:
    """The "by" or "on" that follows a participle, an adverb or a date between them."""
    high = tree.bounds(i)[1]
    for k in range(i + 1, min(i + 5, high)):
        word = tree.tokens[k].text.lower()
        if word in {"by", "on", "in"}:
            name = tree.name_at(tree.tokens[k + 1].start)
            if word == "by" or name is None or name.label not in {"DATE", "TIME"}:
                return k if word != "in" else None
        if tree.tokens[k].pos not in {"ADV", "ADP", "PROPN", "NOUN", "DET"}:
            return None
    return None


def _phrase(tree: Tree, first: int) -> tuple[int, int]:
    """The noun phrase that starts at token ``first``: up to its last noun, read by tags."""
    high = tree.bounds(first)[1]
    last = first - 1
    for k in range(first, min(first + _LONG, high + 1)):
        token = tree.tokens[k]
        if token.tag in _NOMINAL or (last >= k - 1 and token.text[:1].isupper() and token.tag != "DT"):
            last = k
        elif token.pos not in {"DET", "ADJ", "PROPN", "NUM", "PART"} and token.text not in {"-", "’s", "'s"}:
            break
    return first, last


def _talk(tree: Tree, i: int, high: int) -> Source | None:
    """The outlet in "in an interview with X", "speaking to X"."""
    if tree.tokens[i].lemma not in _TALKS or i >= high or tree.tokens[i + 1].text.lower() not in {"with", "to"}:
        return None
    first, last = _phrase(tree, i + 2)
    return outlet_in(tree, first, last) if last >= first else None


def _on_air(tree: Tree, draft: Draft) -> Source | None:
    """The outlet right behind a verb of saying: "warned on X television", "said on X TV late on Friday"."""
    cue = draft.cue
    quoted = cue is not None and tree.tokens[cue.key].lemma in {"quote", "cite"} and tree.tokens[cue.key].tag == "VBN"
    if cue is None or not (quoted or tree.tokens[cue.key].lemma in _SPEAKS_ON):
        return None
    at = max(cue.last, draft.source[1] if draft.source is not None and draft.source[0] == cue.last + 1 else 0) + 1
    high = tree.bounds(cue.key)[1]
    if quoted and at + 1 < high and tree.tokens[at].text.lower() == "as" and tree.tokens[at + 1].tag == "VBG":
        at += 2  # "was quoted as saying on X television"
    for k in range(at, min(at + 3, high)):
        if tree.tokens[k].text.lower() == "on" and not _in_content(draft, tree.tokens[k].start):
            first, last = _phrase(tree, k + 1)
            found = outlet_in(tree, first, last) if last >= first else None
            if found is not None:
                return found
    return None


def _in_content(draft: Draft, offset: int) -> bool:
    return any(s.start <= offset < s.end for s in draft.content)


def outlet_in(tree: Tree, first: int, last: int, *, any_name: bool = False, relayed: bool = False) -> Source | None:
    """The outlet that tokens ``first`` to ``last`` name: known, or called one ("a local radio station").

    With ``any_name`` a body of unknown name too; with ``relayed`` also one that is no outlet by trade.
    """
    span = tree.span(first, last)
    words = span.of(tree.text)
    voice = is_outlet(words)
    if voice is not None:
        return Source(words, voice.name, voice.kind, span)
    low = words.lower().split()
    if words.split()[-1] in _OUTLET_ENDS or any(w in low for w in _MEDIA) or words.endswith(_CALLED):
        return Source(words, _called(words), "agency" if "agency" in low else "outlet", span)
    if not any_name or tree.tokens[last].tag not in {"NNP", "NNPS"} or not _unknown(tree, span, relayed=relayed):
        return None
    return Source(words, canonical(words, "outlet"), "outlet", span)


def _called(words: str) -> str:
    """The name of an outlet without the noun that says what it is ("the website Delta Today")."""
    parts = [w for w in words.split() if w.lower() != "the"]
    while len(parts) > 1 and parts[0].lower() in _MEDIA | {"news"} and parts[-1][:1].isupper() and parts[0].islower():
        parts = parts[1:]
    return canonical(" ".join(parts) or words, "outlet")


def _unknown(tree: Tree, span: Span, *, relayed: bool) -> bool:
    """Whether a name is nobody known for anything but news: no person, no place, no state body."""
    words = span.of(tree.text)
    labels = {n.label for n in tree.names_in(span) if n.span.end == span.end}
    if labels & {"PERSON", "GPE", "LOC", "NORP", "DATE", "TIME"} and "ORG" not in labels:
        return False
    kind = kind_of(words, words.split()[-1].lower(), "ORG")
    if relayed:
        return kind in {"organisation", "outlet", "agency"}
    named = named_in(words) is not None or any(speaker_kind(w) not in {"", "outlet", "agency"} for w in _lowered(words))
    return not named and kind in {"organisation", "outlet", "agency"}


def _lowered(words: str) -> Iterator[str]:
    for word in words.lower().split():
        yield word.removesuffix("s") if len(word) > 4 else word
