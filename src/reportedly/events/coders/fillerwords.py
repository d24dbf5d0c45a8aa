"""The words of a report among which fillers of incidents are looked for, and what stands around a mention."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.events.coders.features import WORD, stem
from reportedly.records import Span

_LONGEST = 900  # characters read together: about 200 word pieces
_BREAK = re.compile(r"\n[ \t]*\n")
_NEAR = 5  # words to either side of a mention that count apart
_OFTEN = 4  # times a mention is told of; more count as much
# Words behind which the noun of a mention does not stand any more: "office OF the party".
_LINKS = frozenset("of with in from who that which on at for by to and linking wearing carrying belonging".split())
_LOOSE = _LINKS | frozenset(
    "their his her its as this was were is are has have had when after during the a an against over near or".split()
)


def folded(mention: str) -> str:
    """A mention as the set's scorer compares it: small letters, no marks, no articles."""
    words = "".join(c for c in mention.lower() if c not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", words).split())


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of ``text`` of whole paragraphs, or of sentences where a paragraph is long."""
    start = 0
    while start < len(text):
        end = min(len(text), start + _LONGEST)
        if end < len(text):
            breaks = [m.end() for m in _BREAK.finditer(text, start, end)]
            stops = [m.end() for m in re.finditer(r"[.!?][\"”')]?\s", text[start:end])]
            end = breaks[-1] if breaks and breaks[-1] > start + 200 else start + stops[-1] if stops else end
        yield start, end
        start = end


def key_of(mention: str) -> str:
    """The words by which a mention is the same as another: small letters, no marks, no articles; "CAR-BOMB" is "car bomb"."""
    return " ".join(w for m in WORD.findall(mention) if (w := folded(m)))


def head_of(key: str) -> str:
    """The noun of a mention: its last word, or the last before a preposition or a relative clause."""
    words = key.split()
    end = next((i for i, w in enumerate(words) if i and w in _LINKS), len(words))
    return words[end - 1]


@dataclass(frozen=True, slots=True)
class Words:
    """A report's words: their places in the text, their stems, the number of each one's sentence, the words of each window.

    ``plain`` are the numbers of words that count in a mention's key, ``keys`` these words, and ``where`` the places in
    ``plain`` of each.
    """

    text: str
    spans: tuple[Span, ...]
    stems: tuple[str, ...]
    sentence: tuple[int, ...]
    windows: tuple[range, ...]
    plain: tuple[int, ...]
    keys: tuple[str, ...]
    where: dict[str, list[int]]

    def places(self, key: str) -> list[int]:
        """Where the words of a key stand one after another: numbers into ``plain`` of each first one."""
        words = tuple(key.split())
        found = self.where.get(words[0], ()) if words else ()
        return [i for i in found if self.keys[i : i + len(words)] == words]

    def around(self, key: str) -> list[str]:
        """Features of a mention's words, of those around each of its places, and of its sentences."""
        words = key.split()
        out = ["K" + key, "H" + head_of(key), *("k" + w for w in words)]
        places = self.places(key)
        sentences = set()
        for i in places:
            first, last = self.plain[i], self.plain[i + len(words) - 1]
            before, after = self.stems[max(0, first - _NEAR) : first][::-1], self.stems[last + 1 : last + 1 + _NEAR]
            out += ["l" + w for w in before] + ["r" + w for w in after]
            out += ["L" + " ".join((*before[:2], "#")[:2])] * bool(before)
            out += ["R" + " ".join((*after[:2], "#")[:2])] * bool(after)
            sentences.add(self.sentence[first])
        told = {(n, w) for n, w in zip(self.sentence, self.stems, strict=True) if n in sentences}
        out += ["s" + w for _, w in sorted(told)]
        return [*out, f"N{min(len(places), _OFTEN)}"]


def words_of(text: str) -> Words:
    """The words of a report, window by window as the encoder reads them."""
    spans: list[Span] = []
    ranges = []
    for start, end in windows(text):
        own = [Span(start + m.start(), start + m.end()) for m in WORD.finditer(text[start:end])]
        ranges.append(range(len(spans), len(spans) + len(own)))
        spans += own
    lows = [s.of(text).lower() for s in spans]
    sentence, n = [], 0
    for w in lows:
        sentence.append(n)
        n += w in {".", "!", "?"}
    named = [(k, w) for k, low in enumerate(lows) if (w := folded(low))]
    where: dict[str, list[int]] = {}
    for i, (_, w) in enumerate(named):
        where.setdefault(w, []).append(i)
    plain, keys = tuple(k for k, _ in named), tuple(w for _, w in named)
    return Words(text, tuple(spans), tuple(map(stem, lows)), tuple(sentence), tuple(ranges), plain, keys, where)


def mention_in(words: Words, first: int, last: int) -> str:
    """The text from one word to another on one line, without prepositions and the like at its end, whose noun is no part of it."""
    while last > first and _loose(words.spans[last].of(words.text)):
        last -= 1
    return " ".join(words.text[words.spans[first].start : words.spans[last].end].split())


def _loose(word: str) -> bool:
    return word.lower() in _LOOSE or not folded(word)
