"""Hashed word features of a sentence or a text, the same at training and at run time.

A feature is a short string; `models.linear` hashes it to a place in the weight table, so no vocabulary has to be kept
and the same text always gives the same places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportedly.records import Span

WORD = re.compile(r"\w+|[^\w\s]")
_SUFFIXES = ("ations", "ation", "ings", "ing", "ments", "ment", "ers", "ies", "ied", "ed", "es", "s")
SOURCE, TARGET = "<s>", "<t>"


def words(text: str) -> list[str]:
    """Lower-case words and single marks of ``text``; whole numbers become "0"."""
    return ["0" if w.isdigit() else w.lower() for w in WORD.findall(text)]


def stem(word: str) -> str:
    """The word without its commonest ending, where at least four letters stay."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word


def _pairs(items: list[str], mark: str, gap: int = 1) -> Iterator[str]:
    return (f"{mark}{a} {b}" for a, b in zip(items, items[gap:], strict=False))


def _pieces(stems: Iterable[str]) -> Iterator[str]:
    """Four-letter pieces of each distinct stem, its ends marked."""
    for item in sorted(set(stems)):
        padded = f"^{item}$"
        for i in range(len(padded) - 3):
            yield "c" + padded[i : i + 4]


def text_features(text: str, *, pieces: bool = False) -> list[str]:
    """Words, stems, neighbouring stems and stems one apart of ``text``; with ``pieces`` also pieces of stems."""
    tokens = words(text)
    stems = [stem(w) for w in tokens]
    letters = [s for s in stems if s.isalpha()]
    found = ["u" + w for w in tokens] + ["m" + s for s in stems]
    found += _pairs(stems, "b")
    found += _pairs(letters, "k", 2)
    if pieces:
        found += _pieces(letters)
    return found


def relation_features(text: str, source: Span, target: Span) -> list[str]:
    """Features of what ``text`` says between a marked source and a marked target.

    The two marked stretches are replaced by marks; words between them, next to them and inside them count apart.
    """
    marks = sorted(((source, SOURCE), (target, TARGET)))
    (first, first_mark), (second, second_mark) = marks
    tokens = [*words(text[: first.start]), first_mark, *words(text[first.end : max(first.end, second.start)])]
    here = len(tokens)
    tokens += [second_mark, *words(text[max(first.end, second.end) :])]
    stems = [stem(w) for w in tokens]
    start = tokens.index(first_mark)
    inner = stems[start + 1 : here]
    order = "st" if first_mark == SOURCE else "ts"
    found = ["u" + w for w in tokens] + ["m" + s for s in stems]
    found += _pairs(stems, "b")
    found += [f"i{order}{s}" for s in inner] + ["i" + s for s in inner]
    found += _pairs(stems[start : here + 1], "j")
    for mark, place in ((SOURCE, tokens.index(SOURCE)), (TARGET, tokens.index(TARGET))):
        found += [f"a{mark}{k}{s}" for k, s in enumerate(stems[place + 1 : place + 4])]
        found += [f"p{mark}{s}" for s in stems[max(0, place - 3) : place]]
    found += ["S" + stem(w) for w in words(source.of(text))]
    found += ["T" + stem(w) for w in words(target.of(text))]
    found += _pieces(inner)
    return found
