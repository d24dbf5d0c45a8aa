"""Cues that close their sentence ("Six died, a medic said on Friday"): the source stands right before, the words before that.

In such a sentence everything before the source is reported, however many clauses it has. The parse seldom sees that where
commas are missing ("… north of the city a military source said") or the clauses are many; the tags do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims.content import merged
from reportedly.claims.cues import Cue, stance_of_verb
from reportedly.claims.draft import Draft
from reportedly.claims.quotes import Quote, QuoteMap
from reportedly.claims.sources import by_tags
from reportedly.claims.stance import stance_of
from reportedly.claims.tree import Tree
from reportedly.claims.voices import can_speak, is_outlet, speaker_kind
from reportedly.records import Span

_CLOSING = frozenset(
    "say tell add report announce state note confirm claim explain warn write stress insist argue conclude continue remark mention "
    "underline emphasize emphasise observe reiterate declare assert maintain tweet recall acknowledge admit allege".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDS_TAIL = frozenset(
    "and but which as while when after before most including among without citing quoting adding with referring speaking noting describing using".split()
)
_MORE = frozenset({"with", "including", "most", "among"})
_DOUBLE = frozenset(
    {"and", "but", "which", "as", "while", "when"}
)  # behind these a cue may have an object: "said and did"
_NOMINATIVE = frozenset({"he", "she", "they", "it", "we", "i"})
_SUBORDINATES = frozenset("after before when while because since until although though if unless whether".split())
_TAIL = 16  # tokens after a closing cue: "told reporters in the capital on Friday"
_FEWEST = 2  # tokens before the source; fewer hold no report
_BRACKETS = 8  # tokens in brackets behind a source: an acronym, an age
_BARE = 5  # tokens of a sentence that is nothing but source and cue
_WHOLE = 0.9  # a content that covers this share of the sentence before its source is left as it is


def close(tree: Tree, drafts: list[Draft], quotes: Sequence[Quote]) -> None:
    """Give every cue that closes its sentence its source and the whole of the sentence before it; new drafts are added."""
    inside = QuoteMap(list(quotes))
    known = {k: d for d in drafts if d.cue is not None for k in range(d.cue.first, d.cue.last + 1)}
    added = False
    for i in tree.among("closing", _CLOSING, 0, len(tree.tokens)):
        if not _verb(tree, i) or not (_closes(tree, i) or _behind(tree, i)):
            continue
        quote = inside.at(tree.tokens[i].start)
        if quote is not None and not quote.scare and quote.closed:
            continue
        draft = known.get(i)
        source = _behind(tree, i) or _source(tree, i, draft)
        if source is None:
            continue
        if _subordinate(tree, source[0]):
            continue
        region = _region(tree, i, source)
        if region is None:
            continue
        if draft is None:
            drafts.append(_new(tree, i, source, region))
            added = True
        else:
            _mend(tree, draft, source, region)
            draft.content = list(merged(tree.text, [*draft.content, *_goes_on(tree, i, source)]))
    for draft in drafts:
        _quoted(tree, draft)
    if added:
        drafts.sort(key=lambda d: d.place)


def _verb(tree: Tree, i: int) -> bool:
    """A finite verb, or "reports" behind an outlet's name, which the parser takes for a noun."""
    token = tree.tokens[i]
    if token.tag == "NNS" and token.lemma == "report" and i and tree.tokens[i - 1].pos == "PROPN":
        return is_outlet(tree.span(by_tags(tree, i - 1)[0], i - 1).of(tree.text)) is not None
    return token.tag in {"VBD", "VBZ", "VBP", "VBN"}


def _closes(tree: Tree, i: int) -> bool:
    """Whether nothing but adjuncts (and, after "told", the hearer) follows the cue in its sentence."""
    low, high = tree.bounds(i)
    if _between_commas(tree, i, low, high):
        return True
    tail = tree.tokens[i + 1 : high + 1]
    stop = next((k for k, t in enumerate(tail) if t.text.lower() in _ENDS_TAIL), len(tail))
    if tail and stop == 0 and tail[0].text.lower() in _DOUBLE and not _clear(tree, i):
        return False
    tail = tail[:stop]
    if len(tail) > _TAIL or any(t.tag in _FINITE or t.text in {":", '"', "“"} for t in tail):
        return False
    if not tail:
        return tree.tokens[i].lemma != "tell"
    first = tail[0]
    if tree.tokens[i].lemma == "tell":
        return first.pos in {"PROPN", "NOUN", "DET", "PRON", "ADJ"}
    name = tree.name_at(first.start)
    return first.pos in {"PUNCT", "ADP", "ADV"} or (name is not None and name.label in {"DATE", "TIME"})


def _subordinate(tree: Tree, first: int) -> bool:
    """Whether a source stands in a clause of its own: "… after 63 traders wrote to the paper" closes no sentence."""
    low = tree.bounds(first)[0]
    at = first - 1
    while at > low and tree.tokens[at].tag in {"CD", "DT", "JJ", "PRP$"}:
        at -= 1
    return at > low and tree.tokens[at].text.lower() in _SUBORDINATES


def _between_commas(tree: Tree, i: int, low: int, high: int) -> bool:
    """Whether source and cue stand between commas and "and" goes on ("…, AFP reports, and police fired")."""
    if i + 2 > high or tree.tokens[i + 1].text != "," or tree.tokens[i + 2].text.lower() != "and":
        return False
    first = by_tags(tree, i - 1)[0] if i > low and tree.tokens[i - 1].pos in {"NOUN", "PROPN"} else i - 1
    return first > low + 1 and tree.tokens[first - 1].text == ","


def _behind(tree: Tree, i: int) -> tuple[int, int] | None:
    """The subject right behind the cue, where the sentence ends with it ("…, says Rand Dale, a medic")."""
    subject = tree.child(i, "nsubj")
    if subject is None or subject < i or tree.left[subject] != i + 1 or not can_speak(tree, subject):
        return None
    high = tree.bounds(i)[1]
    last = tree.right[subject]
    return (i + 1, min(last, high)) if last >= high - 1 or tree.tokens[last + 1].text == "," else None


def _clear(tree: Tree, i: int) -> bool:
    """Whether the word right before the cue is sure to be its subject: a pronoun, or a surname known from before."""
    noun = tree.tokens[i - 1] if i else tree.tokens[i]
    return noun.text.lower() in _NOMINATIVE or bool(tree.people(noun.text, noun.start))


def _source(tree: Tree, i: int, draft: Draft | None) -> tuple[int, int] | None:
    """The phrase right before the cue that can speak; the draft's own where it ends there behind a comma or a mark."""
    low = tree.bounds(i)[0]
    before = i - 1
    while before > low and tree.tokens[before].pos in {"ADV", "AUX"}:
        before -= 1
    before = _over_brackets(tree, before, low)
    own = draft.source if draft is not None else None
    if own is not None and own[0] > low and own[1] in {before, before - 1} and tree.tokens[own[0] - 1].pos == "PUNCT":
        return own
    noun = tree.tokens[before]
    if noun.text.lower() in _NOMINATIVE:
        return before, before
    if noun.pos not in {"NOUN", "PROPN"} or not can_speak(tree, before):
        return None
    first = _from_surname(tree, before, by_tags(tree, before)[0])
    if first < low or (first > low and tree.tokens[first - 1].pos in {"ADP", "SCONJ", "PART"}):
        return None
    if first > low and tree.tokens[first - 1].text.lower() == "and" and first - 2 > low and can_speak(tree, first - 2):
        first = by_tags(tree, first - 2)[0]
    return first, before


def _over_brackets(tree: Tree, i: int, low: int) -> int:
    """The noun before the brackets that end at ``i`` ("the Delta Observatory (DO) said"); ``i`` where there are none."""
    if tree.tokens[i].text != ")":
        return i
    opened = next((k for k in range(i - 1, max(low, i - _BRACKETS), -1) if tree.tokens[k].text == "("), i)
    return opened - 1 if low < opened < i else i


def _from_surname(tree: Tree, last: int, first: int) -> int:
    """Where the phrase ends in the surname of a person named before, its start without other names before it."""
    words = tree.tokens[last].text
    full = tree.people(words, tree.tokens[last].start)
    if not full:
        return first
    start = last
    while start > first and tree.tokens[start - 1].text in full.split():
        start -= 1
    return first if speaker_kind(tree.tokens[start - 1].lemma.lower()) else start


def _region(tree: Tree, i: int, source: tuple[int, int]) -> Span | None:
    """The sentence before the source; None where it holds no verb or the source's own relative clause misled us."""
    low = tree.bounds(i)[0]
    if min(source[0], i) == low:
        return _sentence_before(tree, i, source)
    end = min(source[0], i) - 1
    if end - low + 1 < _FEWEST:
        return None
    tokens = tree.tokens[low : end + 1]
    if not any(t.tag in _FINITE or t.tag == "VBN" for t in tokens):
        return None
    who = next((k for k, t in enumerate(tokens[:4]) if t.tag in {"WP", "WDT"}), 0)
    if who and tokens[who].text.lower() in {"who", "which"} and tokens[who - 1].text != ",":
        return None  # "A medic who saw the raid said on Friday."
    if tokens[-1].tag in {"WP", "WDT"}:
        return None
    return tree.span(low, end)


def _sentence_before(tree: Tree, i: int, source: tuple[int, int]) -> Span | None:
    """For a sentence that is nothing but "she added.": the sentence before it in the paragraph."""
    at = tree.tokens[i].sent
    low, high = tree.bounds(i)
    if not at or low == 0 or high - low > _BARE or max(source[1], i) + 2 < high:
        return None
    before, own = tree.doc.sentences[at - 1], tree.doc.sentences[at]
    return before.span if before.paragraph == own.paragraph else None


def _goes_on(tree: Tree, i: int, source: tuple[int, int]) -> list[Span]:
    """What a cue is inserted before: "…, AFP reports, and police fired", "… a monitor said with bombs still falling"."""
    high = tree.bounds(i)[1]
    after = max(i, source[1]) + 1
    more = next((k for k in range(after, min(high, after + _TAIL)) if tree.tokens[k].text.lower() in _MORE), None)
    if more is not None and not any(tree.tokens[k].tag in _FINITE for k in range(after, more)):
        return [tree.span(more, high)]
    if after + 3 > high or tree.tokens[after].text != "," or tree.tokens[after + 1].text.lower() != "and":
        return []
    return [tree.span(after + 1, high)]


def _mend(tree: Tree, draft: Draft, source: tuple[int, int], region: Span) -> None:
    if draft.cue is not None and draft.cue.source is not None and draft.cue.quoter is None:
        inside = draft.source == source and source[0] <= draft.cue.source < source[1]
        draft.cue = draft.cue if inside else replace(draft.cue, source=_head(tree, source))
    draft.source = source
    covered = sum(s.overlap(region) for s in draft.content)
    if covered < _WHOLE * (region.end - region.start):
        elsewhere = [s for s in draft.content if not s.overlap(region) and not s.overlap(tree.span(*source))]
        elsewhere = [s for s in elsewhere if not _meanwhile(tree, s)]
        draft.content = list(merged(tree.text, [region, *elsewhere]))


def _quoted(tree: Tree, draft: Draft) -> None:
    """Where a sentence ends in "AFP quoted him as saying", what stands before that is reported."""
    cue = draft.cue
    if cue is None or cue.quoter is None or not cue.quoter < cue.first:
        return
    low, high = tree.bounds(cue.key)
    saying = next(
        (k for k in range(high, max(cue.last, high - 3), -1) if tree.tokens[k].text.lower() == "saying"), None
    )
    if saying is None or any(tree.tokens[k].pos not in {"PUNCT", "NOUN", "PROPN"} for k in range(saying + 1, high + 1)):
        return
    first = by_tags(tree, cue.quoter)[0]
    if first - low >= _FEWEST:
        region = tree.span(low, first - 1)
        kept = [s for s in draft.content if s.end <= tree.tokens[low].start]
        draft.content = list(merged(tree.text, [*kept, region]))


def _meanwhile(tree: Tree, span: Span) -> bool:
    """Whether a stretch behind a closing cue is the report's own "as …" or "while …"."""
    return span.of(tree.text).split(" ", 1)[0].lower() in {"as", "while", "when", "after", "before"}


def _head(tree: Tree, source: tuple[int, int]) -> int:
    """The noun that speaks: the one before "of" or "for" where the phrase has one, else the last."""
    for i in range(source[0] + 1, source[1]):
        if tree.tokens[i].pos == "ADP" and tree.tokens[i - 1].pos in {"NOUN", "PROPN"}:
            return i - 1
    return source[1]


def _new(tree: Tree, i: int, source: tuple[int, int], region: Span) -> Draft:
    lemma = tree.tokens[i].lemma
    frame = "tell" if lemma == "tell" else "say"
    hearer = i + 1 if lemma == "tell" else None
    cue = Cue(i, i, i, frame, stance_of_verb(lemma), _head(tree, source), hearer=hearer)
    content = list(merged(tree.text, [region, *_goes_on(tree, i, source)]))
    paragraph = tree.doc.sentences[tree.tokens[i].sent].paragraph
    return Draft(cue, tree.span(i, i), source, content, stance_of(tree, cue), paragraph=paragraph)
