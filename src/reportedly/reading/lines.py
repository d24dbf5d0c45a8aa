"""The lines of a report and their roles; together they cover the text in order, line breaks left out."""

from __future__ import annotations

from itertools import pairwise

from reportedly.reading.doubles import key, mark_doubles
from reportedly.reading.heads import Piece, heads, tails
from reportedly.reading.roles import Role, role_of
from reportedly.reading.wraps import line_spans
from reportedly.records import Line, Report, Span

_ENDS = (".", "!", "?", '"', "”", ":", ";", "…", "’", "'", ")", ",")


def find_lines(report: Report) -> tuple[Line, ...]:
    """Every line (of hard-wrapped text, every paragraph) of the report's text with its role, heads and tails of body lines cut off; spans never overlap."""
    text = report.text
    raw = line_spans(text)
    flat = text.replace("\n", " ")
    shown = [flat[a:b].strip() for a, b in raw]
    roles = _roles(shown, report)
    first = True
    out: list[Line] = []
    for (start, end), role in zip(raw, roles, strict=True):
        if role.role != "body":
            out.append(Line(Span(start, end), role.role, role.value))
            continue
        pieces = _pieces(flat[start:end], report.title, first=first)
        out.extend(Line(Span(start + p.start, start + p.end), p.role, p.value) for p in pieces)
        first = first and not any(p.role == "body" for p in pieces)
    return tuple(mark_doubles(text, out))


def _roles(shown: list[str], report: Report) -> list[Role]:
    """The role of every whole line, told by its words, then by its neighbours."""
    roles: list[Role] = []
    near_top, titled = True, False
    wanted = key(report.title)
    filled = [i for i, x in enumerate(shown) if x]
    following = dict(pairwise(filled))
    for i, line in enumerate(shown):
        role = role_of(line, near_top=near_top)
        if role.role in {"body", "byline"} and wanted and key(line) == wanted:
            role = Role("title")
        if role.role == "body" and len(filled) > 1:
            after = shown[following[i]] if i in following else ""
            before = shown[i - 1] if i else ""
            if _is_doubled(line, before, after):
                role = Role("caption")
            elif _is_heading(line, near_top=near_top, titled=titled, before=before, after=after):
                role = Role("title")
        titled = titled or role.role == "title"
        near_top = near_top and role.role != "body"
        roles.append(role)
    return roles


def _is_doubled(line: str, before: str, after: str) -> bool:
    return len(line) <= 300 and line in (before, after) and not line.endswith((".", "!", "?", "”", '"'))


def _is_heading(line: str, *, near_top: bool, titled: bool, before: str, after: str) -> bool:
    """A headline above the body, or a heading inside it: short, no end mark, more text below."""
    if line.endswith(_ENDS) or not after or len(line) > 160 or line[0] in "-–—•*·":
        return False
    words = line.split()
    if near_top:
        return not titled and len(words) >= 3
    capitals = sum(w[:1].isupper() or not w[:1].isalpha() for w in words)
    alone = not before and len(after) > len(line)
    return alone and len(words) <= 12 and not line[:1].islower() and (capitals >= 0.6 * len(words) or len(words) <= 4)


def _pieces(line: str, title: str, *, first: bool) -> list[Piece]:
    """A body line cut into its head pieces, its body and its tail pieces; empty pieces are left out."""
    before = list(heads(line, title, first=first))
    at = before[-1].end if before else 0
    after = list(tails(line, at))
    end = after[0].start if after else len(line)
    body = [Piece(at, end, "body")] if line[at:end].strip() else []
    return [*before, *body, *after]
