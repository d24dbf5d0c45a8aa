"""Quotation marks of a paragraph, one by one: where each stands, of which kind, and whether it opens or closes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Two single marks, or two grave accents, make a double one.
_MARK = re.compile("''|‘‘|’’|``|[\"“”„‟«»＂'‘’‚`]")
_SINGLE = frozenset("'‘’‚`")
# Which way each mark is meant to face; straight ones, and those that writers turn round, are told by what stands beside them.
_FACING = dict.fromkeys(("“", "‘‘", "``", "„", "«", "‘", "‚", "`"), "open") | dict.fromkeys(
    ("”", "’’", "»", "’"), "close"
)
_LEADS = frozenset("([{–—-/:…")  # what may stand right before an opening mark
_TRAILS = frozenset(".,;:!?)]}–—-…/")  # what may stand right after a closing one
# Marks of direction and of no width, which stand between a quotation mark and its words in some pages.
_UNSEEN = frozenset("\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
_LOOK = 4  # unseen characters passed over on either side of a mark
_INCHES = re.compile(r"\d['’]\s?\d{1,2}$")
# Words that are written with an apostrophe in place of their first letters.
_ELIDED = frozenset("em tis twas til till cause n bout cuz round er ere neath".split())
_WORD = re.compile(r"[^\W\d_]{1,8}|\d0s\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark: its place, its width in characters, its way (open, close, either), and whether it is a single one."""

    at: int
    width: int
    way: str
    single: bool

    @property
    def end(self) -> int:
        """The offset right behind the mark."""
        return self.at + self.width


def marks_in(text: str, start: int, end: int) -> Iterator[Mark]:
    """The quotation marks in ``text[start:end]``, in order; apostrophes, inches and marks inside words are left out."""
    for found in _MARK.finditer(text, start, end):
        at, kind = found.start(), found.group()
        single = kind in _SINGLE
        before, after = _beside(text, at - 1, start - 1, -1), _beside(text, found.end(), end, 1)
        way = _single_way(text, found, before, after) if single else _double_way(text, kind, at, before, after)
        if way:
            yield Mark(at, len(kind), way, single)


def _beside(text: str, at: int, stop: int, step: int) -> str:
    """The next character that is seen, or "" at the paragraph's edge."""
    for _ in range(_LOOK):
        if at == stop:
            return ""
        if text[at] not in _UNSEEN:
            return text[at]
        at += step
    return ""


def _opens(before: str, after: str) -> bool:
    return (not before or before.isspace() or before in _LEADS or bool(_MARK.match(before))) and not (
        not after or after.isspace()
    )


def _closes(before: str, after: str) -> bool:
    return not (not before or before.isspace()) and (
        not after or after.isspace() or after in _TRAILS or bool(_MARK.match(after))
    )


def _double_way(text: str, kind: str, at: int, before: str, after: str) -> str:
    """The way of a double mark; "" for gershayim inside a word and for inches."""
    facing = _FACING.get(kind, "")
    opens, closes = _opens(before, after), _closes(before, after)
    if facing:
        turned = (closes and not opens) if facing == "open" else (opens and not closes)
        if turned and kind != "„":
            return "close" if facing == "open" else "open"
        return facing
    if kind == '"' and before.isdigit() and _INCHES.search(text, max(0, at - 5), at):
        return ""
    if before.isalpha() and after.isalpha() and not (before.isascii() and after.isascii()):
        return ""
    return "either" if opens == closes else "open" if opens else "close"


def _single_way(text: str, found: re.Match[str], before: str, after: str) -> str:
    """The way of a single mark; "" for an apostrophe."""
    if before.isalnum() and after.isalnum():
        return ""
    facing = _FACING.get(found.group(), "")
    opens, closes = _opens(before, after), _closes(before, after)
    if facing != "close" and opens:
        word = _WORD.match(text, found.end())
        if word and (word.group().lower() in _ELIDED or word.group()[0].isdigit()):
            return ""
        return "open"
    return "close" if closes and facing != "open" else ""
