"""Lines that a name heads or ends: "DALE: We heard it.", "Police: six dead", "Six dead – police", embedded posts."""

from __future__ import annotations

from reportedly.claims.draft import Draft
from reportedly.claims.spots import Range, Spots, is_voice, voiced
from reportedly.claims.tree import Tree
from reportedly.claims.unsaid import stamp_end
from reportedly.claims.voices import HEADS, named_in, same_outlet, speaker_kind
from reportedly.records import Line, Span

_NAME = 60  # characters of a name before a colon or after a dash
_WORDS = 6  # words of it
_TITLE = 160  # characters of a headline
_MARKS = "\"“”'‘ \t\xa0"
_DASHES = (" – ", " — ", " - ", " ― ")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def billed(spots: Spots) -> list[Draft]:
    """The drafts of lines whose speaker is set before or behind his words without a verb, in the order of the text."""
    doc = spots.tree.doc
    people = _people(spots.tree)
    out: list[Draft] = []
    first = True
    before: Line | None = None
    for line in doc.lines:
        made: Draft | None = None
        if line.role == "embed":
            made = _embed(spots, line, before)
        elif line.role in {"body", "title", "caption"}:
            headline = line.role == "title" or (first and line.span.end - line.span.start <= _TITLE)
            made = _labelled(spots, line.span, people, headline=headline)
            if made is None and headline:
                made = _tailed(spots, line.span)
        if made is not None:
            out.append(made)
        first = first and line.role not in {"body", "title"}
        before = line if line.role != "blank" else before
    return out


def _people(tree: Tree) -> frozenset[str]:
    """The last words of the persons that the report names (and of bodies of two words: the parser takes some for such)."""
    found = ((n.label, n.span.of(tree.text)) for n in tree.doc.names)
    names = (words for label, words in found if label == "PERSON" or (label == "ORG" and " " in words))
    return frozenset(n.removesuffix("'s").removesuffix("’s").rsplit(" ", 1)[-1] for n in names)


def _labelled(spots: Spots, span: Span, people: frozenset[str], *, headline: bool) -> Draft | None:
    """The speaker of "DALE: …", where the report names a Dale; in a headline any speaker before a colon."""
    text = spots.tree.text
    start = span.start
    while start < span.end and text[start] in _MARKS:
        start += 1
    after = stamp_end(text, start, span.end)
    headline, start = headline or after > start, after
    colon = text.find(":", start, min(span.end, start + _NAME))
    rest = colon + 1
    while 0 < rest < span.end and text[rest].isspace():
        rest += 1
    if colon < 0 or rest == colon + 1 or rest >= span.end:
        return None
    name, mark = spots.inside(start, colon), spots.inside(colon, colon + 1)
    if name is None or mark is None or name[1] - name[0] >= _WORDS:
        return None
    words = text[start:colon]
    shouted = words.isupper() and words.rsplit(" ", 1)[-1].title() in people
    if not shouted and not (headline and _speaker(spots, name)):
        return None
    return voiced(spots.tree, mark, name, [Span(rest, span.end)])


def _speaker(spots: Spots, name: Range) -> bool:
    tokens = spots.tree.tokens[name[0] : name[1] + 1]
    if any(t.tag in _FINITE or t.text == "," for t in tokens) or tokens[-1].lemma.lower() in HEADS:
        return False
    return is_voice(spots, name)


def _tailed(spots: Spots, span: Span) -> Draft | None:
    """The speaker of "Six dead in Basra – police", behind the last dash or colon of a headline."""
    text = spots.tree.text
    low = max(span.start, span.end - _NAME)
    found = max((text.rfind(x, low, span.end), len(x)) for x in (*_DASHES, ": "))
    if found[0] < 0:
        return None
    at, width = found
    name, mark = spots.inside(at + width, span.end), spots.inside(at, at + width)
    if name is None or mark is None or text[at + width : span.end].endswith(("?", "”", '"', "'", "’")):
        return None
    while name[1] > name[0] and spots.tree.tokens[name[1]].pos == "PUNCT":
        name = (name[0], name[1] - 1)
    said = spots.inside(span.start, at)
    if name[1] - name[0] >= _WORDS or said is None or said[1] - said[0] < 2 or not _teller(spots, name):
        return None
    return voiced(spots.tree, mark, name, [Span(span.start, at)])


def _teller(spots: Spots, name: Range) -> bool:
    """Whether a headline's last words are a speaker and no page's own name ("… - Delta News")."""
    tree = spots.tree
    words = tree.span(*name).of(tree.text)
    if any(t.tag in _FINITE for t in tree.tokens[name[0] : name[1] + 1]) or same_outlet(words, tree.doc.report.outlet):
        return False
    lemma = tree.tokens[name[1]].lemma
    if lemma in HEADS:
        return False
    voice = named_in(words)
    if voice is not None:
        return voice.kind != "outlet" or bool(tree.doc.report.outlet)
    return bool(speaker_kind(lemma)) and (words.islower() or lemma.islower())


def _embed(spots: Spots, line: Line, before: Line | None) -> Draft | None:
    """A post that is shown in the page: its author's words, to the dash before the name or from the name on."""
    tree, text = spots.tree, spots.tree.text
    if not line.value:
        return None
    span = line.span
    at = text.rfind(line.value, max(span.start, span.end - 160), span.end)
    if at < 0:
        return None
    name = spots.inside(at, at + len(line.value))
    if name is None:
        return None
    dash = at
    while dash > span.start and text[dash - 1] in "—–- ":
        dash -= 1
    if text[span.start : dash].strip(_MARKS):
        content = Span(span.start, dash)
    elif dash < at and before is not None and before.role == "body" and before.span.end - before.span.start <= _POST:
        content = before.span
    else:
        handle = text.find(")", at, span.end)
        content = Span(handle + 1, span.end)
        if handle < 0 or not text[handle + 1 : span.end].strip():
            return None
    cue = spots.inside(dash, at) or name
    return voiced(tree, cue, name, [content])


_POST = 400  # characters of a post that stands in the line above its author's name
