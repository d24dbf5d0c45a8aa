"""Small reports for the tests of the room, put together without the parser."""

from __future__ import annotations

import re

from reportedly.records import Doc, Line, Mention, Name, PartyMention, Report, Sentence, Span, Token


def doc_of(text: str, *names: tuple[str, str], title: str = "", published: str = "2019-11-10") -> Doc:
    """A Doc with a token a word, a sentence a full stop, a paragraph a line; ``names`` are (words, label)."""
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    lines: list[Line] = []
    for paragraph, line in enumerate(re.finditer(r"[^\n]+", text)):
        lines.append(Line(Span(*line.span()), "body"))
        for s in re.finditer(r"\S.*?(?:(?<=[a-z\d])\.(?=\s|\Z)|\Z)", line.group()):
            first, base = len(tokens), line.start()
            for t in re.finditer(r"(?:[A-Z]\.)+|\w+|[^\w\s]", s.group()):
                at = base + s.start() + t.start()
                pos = "PROPN" if t.group()[0].isupper() else "NOUN"
                tokens.append(
                    Token(
                        at, at + len(t.group()), t.group(), t.group().lower(), pos, "", "", len(tokens), len(sentences)
                    )
                )
            sentences.append(Sentence(Span(base + s.start(), base + s.end()), first, len(tokens), paragraph))
    found = tuple(Name(Span(*m.span()), label) for words, label in names for m in re.finditer(re.escape(words), text))
    report = Report("r1", text, "0" * 64, outlet="Example Post", title=title, published=published)
    return Doc(report, tuple(lines), tuple(sentences), tuple(tokens), tuple(sorted(found, key=lambda n: n.span)))


def span_of(doc: Doc, words: str) -> Span:
    """The span of the first place where ``words`` stand."""
    start = doc.text.index(words)
    return Span(start, start + len(words))


def party(doc: Doc, words: str, *, antecedent: str = "", private: bool = False) -> PartyMention:
    """A party mention of the first place where ``words`` stand."""
    return PartyMention(span_of(doc, words), span_of(doc, antecedent) if antecedent else None, private)


def act(
    doc: Doc, clause: str, actor: str = "", recipient: str = "", places: tuple[str, ...] = (), kind: str = "ASSAULT"
) -> Mention:
    """A mention whose fields are the first places where the words stand."""
    where = span_of(doc, clause)
    return Mention(
        kind, None, "actual", where, where,
        (party(doc, actor),) if actor else (), (party(doc, recipient),) if recipient else (),
        (), tuple(span_of(doc, p) for p in places),
    )  # fmt: skip
