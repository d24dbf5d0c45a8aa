"""The parse: sentences, tokens and names of the lines that hold language."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Any

import numpy as np

from reportedly.lexicon import table
from reportedly.limits import limit
from reportedly.reading.boundaries import sentence_starts
from reportedly.reading.caseless import is_caseless, recase
from reportedly.reading.lemmas import lemma_of
from reportedly.reading.lines import find_lines
from reportedly.reading.model import annotate, parser
from reportedly.reading.screen import Chosen, Paragraph, choose
from reportedly.reading.tags import pos_of
from reportedly.records import Doc, Line, Name, Report, Sentence, Span, Token
from reportedly.screened import Screened

PARSED = frozenset({"body", "embed", "caption", "title"})
_NOTHING = np.zeros((0, 0), dtype=np.float32)


_Key = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch to be parsed as one piece: where it starts in the text, its paragraph, the words for the parser."""

    start: int
    paragraph: int
    words: str
    caseless: bool
    role: str

    @property
    def key(self) -> _Key:
        """All that its parse depends on."""
        return self.words, self.caseless


def read_reports(reports: Iterable[Report], *, screen: bool = False) -> Iterator[Doc]:
    """One Doc a report, in order. The same report gives the same Doc whatever is read beside it.

    With ``screen`` only paragraphs that may tell an act, and those around them that may say who tells it, where and when, have
    sentences and tokens; a report with none has neither.
    """
    source = iter(reports)
    while batch := list(islice(source, limit("batch_reports"))):
        lines = [find_lines(r) for r in batch]
        parts = [list(paragraphs_of(r.text, x)) for r, x in zip(batch, lines, strict=True)]
        tokens = {p.key: parser().make_doc(p.words) for own in parts for p in own}
        chosen = [choose([sized(p, tokens[p.key]) for p in own]) if screen else None for own in parts]
        read = [
            own if c is None else [p for p in own if p.paragraph in c.read]
            for own, c in zip(parts, chosen, strict=True)
        ]
        parsed = _parse([p for own in read for p in own], tokens)
        for report, whole, own, roles, c in zip(batch, parts, read, lines, chosen, strict=True):
            doc = _doc(report, roles, own, [next(parsed) for _ in own])
            yield doc if c is None else replace(doc, screened=_screened(doc, whole, c))


def sized(part: Part, tokens: Any) -> Paragraph:
    """A stretch as the screen is given it; ``tokens`` are its tokens, which are found fast."""
    return part.paragraph, part.role, part.words, len(tokens) - int(tokens.to_array("IS_SPACE").sum())


def _screened(doc: Doc, parts: list[Part], chosen: Chosen) -> Screened:
    """What of the report was read, its sentences numbered with those that were not."""
    unread = [p for p in parts if p.paragraph not in chosen.read]
    starts = [(p.start, len(sentence_starts(p.words, caseless=p.caseless))) for p in unread]
    before = [(s.span.start, -1) for s in doc.sentences]
    numbers, at = [], 0
    for _, count in sorted(starts + before):
        if count < 0:
            numbers.append(at)
        at += abs(count)
    spans = tuple(Span(p.start, p.start + len(p.words)) for p in unread)
    return Screened(chosen.telling, tuple(numbers), at, spans)


def _parse(parts: list[Part], tokens: Mapping[_Key, Any]) -> Iterator[Any]:
    """The parse of each stretch. What was parsed lately, as the paragraphs of a copy were, is not parsed again."""
    known = _known()
    fresh = {p.key: p for p in parts if p.key not in known}
    for part in fresh.values():
        _set_sentences(tokens[part.key], part)
    annotate([tokens[key] for key in fresh])
    for key in fresh:
        tokens[key].tensor = _NOTHING
        known[key] = tokens[key]
    for part in parts:
        known.move_to_end(part.key)
    found = [known[p.key] for p in parts]
    while len(known) > limit("parsed_paragraphs"):
        known.popitem(last=False)
    return iter(found)


@lru_cache(maxsize=1)
def _known() -> OrderedDict[_Key, Any]:
    """The paragraphs parsed last in this process; a paragraph's parse depends on its words alone."""
    return OrderedDict()


def _set_sentences(doc: Any, part: Part) -> None:
    """Give the parser the boundaries found in the characters; it may neither add nor move one."""
    starts = iter(sentence_starts(part.words, caseless=part.caseless))
    due = next(starts, None)
    ways: list[int] = []
    for token in doc:
        begins = due is not None and token.idx >= due and not token.is_space
        ways.append(1 if begins or not ways else -1)
        while due is not None and token.idx >= due and not token.is_space:
            due = next(starts, None)
    # All at once: spaCy looks through the whole document for each single one that is set.
    doc.from_array(["SENT_START"], np.array(ways, dtype=np.int64).astype(np.uint64).reshape(-1, 1))


def paragraphs_of(text: str, lines: tuple[Line, ...]) -> Iterator[Part]:
    """The stretches to parse, the paragraph (line of the text, from 0) of each, at most ``text_chars`` in all."""
    counted, paragraph = 0, 0
    for line in lines:
        paragraph += text.count("\n", counted, line.span.start)
        counted = line.span.start
        if line.role not in PARSED or line.span.start >= limit("text_chars"):
            continue
        caseless = is_caseless(line.span.of(text))
        for start, end in _bounded(text, line.span):
            words = text[start:end].replace("\n", " ")
            yield Part(start, paragraph, recase(words, _proper()) if caseless else words, caseless, line.role)


def _bounded(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """The span in stretches of at most ``paragraph_chars``, cut at white space where there is any."""
    start, most = span.start, limit("paragraph_chars")
    while span.end - start > most:
        cut = max(text.rfind(". ", start, start + most) + 1, text.rfind(" ", start + most // 2, start + most))
        cut = cut if cut > start else start + most
        yield from _without_runs(text, start, cut)
        start = cut
    if start < span.end:
        yield from _without_runs(text, start, span.end)


def _without_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch, cut inside long runs of marks: the tokenizer's time grows with the square of a run."""
    for run in _RUN.finditer(text, start, end):
        yield start, run.end()
        start = run.end()
    if start < end:
        yield start, end


_RUN = re.compile(r"[^\w\s]{60}")


@lru_cache(maxsize=1)
def _proper() -> frozenset[str]:
    """Single words of the lexicon's demonyms and countries, in small letters: capitals for caseless text."""
    try:
        rows = table("demonyms")
    except FileNotFoundError:  # the table belongs to another room; text in one case then has fewer capitals
        return frozenset()
    cells = (v for row in rows for v in row.values())
    return frozenset(w.lower() for v in cells for w in v.split() if w.istitle() and w.isalpha() and len(w) > 3)


def _doc(report: Report, lines: tuple[Line, ...], parts: list[Part], parsed: list[Any]) -> Doc:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for part, doc in zip(parts, parsed, strict=True):
        _add_tokens(report.text, part, doc, tokens, sentences)
        names.extend(
            Name(_tight(report.text, part.start + e.start_char, part.start + e.end_char), e.label_) for e in doc.ents
        )
    return Doc(report, lines, tuple(sentences), tuple(tokens), tuple(n for n in names if n.span.start < n.span.end))


def _add_tokens(text: str, part: Part, doc: Any, tokens: list[Token], sentences: list[Sentence]) -> None:
    """Append the tokens and sentences of one part; tokens of white space are left out."""
    rows = doc.to_array(_COLUMNS).astype(np.int64).tolist()
    kept = [i for i, row in enumerate(rows) if not row[2]]
    place = {i: len(tokens) + k for k, i in enumerate(kept)}
    for i in kept:
        at, size, _, begins, tag, dep, head = rows[i]
        if begins == 1 or i == kept[0]:
            sentences.append(Sentence(Span(0, 0), len(tokens), len(tokens), part.paragraph))
        start = part.start + at
        word = text[start : start + size]
        tag_, dep_ = _label(tag), _label(dep)
        lemma = lemma_of(word, tag_)
        own = place.get(i + head, place[i])
        number = len(sentences) - 1
        tokens.append(Token(start, start + size, word, lemma, pos_of(tag_, dep_, lemma), tag_, dep_, own, number))
        last = sentences[-1]
        begin = last.span.start if last.last > last.first else start
        sentences[-1] = Sentence(Span(begin, start + size), last.first, len(tokens), part.paragraph)


_COLUMNS = ["IDX", "LENGTH", "IS_SPACE", "SENT_START", "TAG", "DEP", "HEAD"]


@lru_cache(maxsize=1_024)
def _label(key: int) -> str:
    """The tag or relation that spaCy tells by a number."""
    return str(parser().vocab.strings[key % 2**64])


def _tight(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
