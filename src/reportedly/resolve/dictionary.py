"""Actor dictionaries of the user's own, in PETRARCH's format: names, synonyms, codes and the dates at which these hold.

::

    MINISTER_OF_TIDES_  [GOV]  # a comment
    +TIDE_MINISTER
            [ITAGOV 20190101-20211231]
            [ITAELI >20220101]
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import ReportedlyError, refusal
from reportedly.limits import limit
from reportedly.records import Refusal
from reportedly.resolve.actors import MOST_WORDS, Actor, Found, Words, key_of, written_as_name
from reportedly.resolve.cameo import from_code

_NONE = frozenset({"---", "###", ""})
_CODE = re.compile(r"\[([^\]\s]*)\s*([^\]]*)\]")
_WHEN = re.compile(r"(?:([<>])\s*(\d{8}|\d{6})|(\d{8}|\d{6})\s*-\s*(\d{8}|\d{6}))\Z")
_COMMENT = re.compile(r"[#;].*")
_SMALL = frozenset({"OF", "THE", "AND", "FOR", "IN", "DE", "AL"})
_CENTURY = 30  # YYMMDD: years up to this are of this century
_EVER = 99_991_231


@dataclass(frozen=True, slots=True)
class Term:
    """A code and the days, YYYYMMDD, from which to which it holds; ``default`` where it names no days."""

    code: str
    first: int = 0
    last: int = _EVER
    default: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A named actor of the dictionary, with its terms in the order of the file."""

    name: str
    terms: tuple[Term, ...]

    def on(self, day: int) -> Actor | None:
        """The actor on ``day`` (0 unknown: the default, else the last term); None where no code holds."""
        dated = [t for t in self.terms if not t.default]
        plain = [t for t in self.terms if t.default]
        fitting = [t for t in dated if day and t.first <= day <= t.last] or plain or ([] if day else dated[-1:])
        if not fitting or fitting[0].code in _NONE:
            return None
        country, sectors = from_code(fitting[0].code)
        return Actor(self.name, country, sectors) if country or sectors else None


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The entries of a file by the key of every phrase; a later entry of the same phrase stands before an earlier one."""

    entries: dict[str, Entry]
    faults: tuple[Refusal, ...]

    def find(self, words: Words, day: int) -> Found | None:
        """The longest phrase in ``words`` that is an actor on ``day``, of equal ones the first; written with a capital."""
        for length in range(min(MOST_WORDS, len(words.raw)), 0, -1):
            for first in range(len(words.raw) - length + 1):
                entry = self.entries.get(" ".join(words.folded[first : first + length]))
                if entry is None or not written_as_name(words.raw[first : first + length]):
                    continue
                actor = entry.on(day)
                if actor is not None:
                    return Found(actor, first, first + length)
        return None


@dataclass(slots=True)
class _Reading:
    """What has been read so far: finished entries, the faults, and the entry that is still open."""

    source: str
    entries: dict[str, Entry] = field(default_factory=dict)
    faults: list[Refusal] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)

    def close(self) -> None:
        """Keep the open entry, under every phrase of it."""
        if self.phrases:
            entry = Entry(_shown(self.phrases[0]), tuple(self.terms))
            for phrase in self.phrases:
                if key := key_of(phrase):
                    self.entries[key] = entry
        self.phrases, self.terms = [], []

    def fault(self, offset: int, detail: str) -> None:
        """Note a line that cannot be used."""
        self.faults.append(refusal("R119", self.source, offset, detail))

    def take(self, offset: int, line: str) -> None:
        """Use one line, without its comments."""
        bare = line.strip()
        if line[0] in "\t " and bare.startswith("["):
            self._term(offset, bare)
        elif bare.startswith("+"):
            phrase = _phrase(bare[1:])
            if not self.phrases:
                self.fault(offset, f"a synonym of nothing: {bare[:60]}")
            elif not phrase:
                self.fault(offset, "a synonym without words")
            else:
                self.phrases.append(phrase)
        else:
            self.close()
            self._name(offset, bare)

    def _name(self, offset: int, bare: str) -> None:
        phrase = _phrase(bare)
        found = _CODE.search(bare)
        if not phrase or ("[" in bare) != (found is not None):
            self.fault(offset, f"no phrase with a code in brackets: {bare[:60]}")
            return
        self.phrases = [phrase]
        if found is not None:
            self.terms = [Term(found.group(1), default=True)]

    def _term(self, offset: int, bare: str) -> None:
        found = _CODE.match(bare)
        if not self.phrases or found is None:
            self.fault(offset, f"no code with dates of a phrase before it: {bare[:60]}")
            return
        code, when = found.group(1), found.group(2).strip()
        if not when:
            self.terms.append(Term(code, default=True))
            return
        days = _days(when)
        if days is None:
            self.fault(offset, f"no date, from YYMMDD or YYYYMMDD: {when[:40]}")
        else:
            self.terms.append(Term(code, *days))


def _phrase(text: str) -> str:
    """The words of a phrase: what stands before the code, blanks for underscores."""
    return " ".join(text.split("[", 1)[0].replace("_", " ").split())


def _shown(phrase: str) -> str:
    """A phrase as a name: capitals only at the start of its words, where it is written in capitals throughout."""
    if not phrase.isupper() or (" " not in phrase and len(phrase) <= 5):  # "NATO"
        return phrase
    return " ".join(w.lower() if w in _SMALL else w.capitalize() for w in phrase.split(" "))


def _days(when: str) -> tuple[int, int] | None:
    """First and last day of a restriction, both included: "<date", ">date", "date-date"."""
    found = _WHEN.match(when)
    if found is None:
        return None
    side, one, first, last = found.groups()
    days = [_day(d) for d in ((one,) if one else (first, last))]
    if any(d is None for d in days) or (len(days) == 2 and (days[0] or 0) > (days[1] or 0)):
        return None
    if side:
        return (0, days[0] or 0) if side == "<" else (days[0] or 0, _EVER)
    return days[0] or 0, days[1] or 0


def _day(text: str) -> int | None:
    """YYYYMMDD of a date that may have two digits for its year; None for a month or day that there is not."""
    if len(text) == 6:
        text = ("20" if int(text[:2]) <= _CENTURY else "19") + text
    return int(text) if 1 <= int(text[4:6]) <= 12 and 1 <= int(text[6:]) <= 31 else None


def _lines(file: BinaryIO, reading: _Reading) -> Iterator[tuple[int, str]]:
    """The lines with their offsets; what is too long is read past in bounded memory. Old files are in Latin-1."""
    most, offset = limit("line_bytes"), 0
    while raw := file.readline(most + 1):
        start, offset = offset, offset + len(raw)
        if len(raw) > most and not raw.endswith(b"\n"):
            while (rest := file.readline(most)) and not rest.endswith(b"\n"):
                offset += len(rest)
            offset += len(rest)
            reading.faults.append(refusal("R105", reading.source, start, f"{most} bytes"))
            continue
        try:
            yield start, raw.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            yield start, raw.decode("latin-1").rstrip("\r\n")


def _bare(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines without comments (#, ; and <!-- -->, which may go over lines) and without those that are then empty."""
    inside = False
    for offset, line in lines:
        text = line
        if inside:
            _, end, text = text.partition("-->")
            inside = not end
        while not inside and "<!--" in text:
            before, _, rest = text.partition("<!--")
            _, end, after = rest.partition("-->")
            inside, text = not end, before + (" " + after if end else "")
            if inside:
                break
        text = _COMMENT.sub("", text)
        if text.strip():
            yield offset, text


def read_dictionary(path: str | Path) -> Dictionary:
    """The actor dictionary at ``path``, read line by line; ``faults`` lists the lines that cannot be used (R119, R105).

    Raises ReportedlyError R109 where the file cannot be opened.
    """
    reading = _Reading(str(path))
    try:
        with Path(path).open("rb") as file:
            for offset, line in _bare(_lines(file, reading)):
                reading.take(offset, line)
    except OSError as error:
        raise ReportedlyError("R109", f"{path}: {error.strerror or error}") from error
    reading.close()
    return Dictionary(reading.entries, tuple(reading.faults))


def open_dictionary(path: str) -> Dictionary | None:
    """The dictionary at ``path``, read once a process as long as the file stays as it is; None for no path."""
    if not path:
        return None
    try:
        state = os.stat(path)  # noqa: PTH116  # its time and size tell whether it is still the same file
    except OSError as error:
        raise ReportedlyError("R109", f"{path}: {error.strerror or error}") from error
    return _kept(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2)
def _kept(path: str, _changed: int, _size: int) -> Dictionary:
    return read_dictionary(path)


def dictionary_faults(path: str) -> tuple[Refusal, ...]:
    """The lines of the dictionary at ``path`` that cannot be used. Raises ReportedlyError R109 where it cannot be opened."""
    book = open_dictionary(path)
    return book.faults if book is not None else ()


def day_of(published: str) -> int:
    """YYYYMMDD of an ISO date, 0 where there is none."""
    digits = published[:10].replace("-", "")
    return int(digits) if len(digits) == 8 and digits.isdecimal() else 0
