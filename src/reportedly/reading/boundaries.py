"""Where sentences start, read from the characters alone.

The parser's own boundaries break at missing commas and inside "Gen. Name"; these rules need an end mark, white space
and a plausible start, and know the short forms after which no sentence ends.
"""

from __future__ import annotations

import re

# Titles and short forms that stand before a name or a number: a full stop after them ends nothing.
_BEFORE_NAME = frozenset(
    "mr mrs ms dr prof gen lt col sgt maj capt cpl pvt adm brig cmdr sen rep gov pres rev hon st fr ft mt amb supt insp "
    "det sec spc pfc messrs mme mlle al bros vs v no nos art para fig approx ca dept dist gov't asst assn jan feb mar "
    "apr jun jul aug sept sep oct nov dec sq ave blvd rd calif conn fla ga ill ind kan ky la md mass mich minn mo mont neb nev "
    "okla ore pa penn tenn tex va vt wash wis wyo ariz ark colo del".split()
)
# Short forms that can end a sentence too: it ends when an ordinary sentence opener follows.
_EITHER = frozenset("u.s u.n u.k e.u d.c a.m p.m inc corp co ltd jr sr etc e.g i.e ph.d b.c a.d u.a.e u.s.a".split())
_OPENERS = frozenset(
    "the a an in on at it he she they we i you this that these those but and or so as if when while after before since "
    "his her their its our my there here for from with by to not no one some many most both all each what who why how "
    "where meanwhile however although though despite earlier later last also two three four five six seven eight nine "
    "ten more another several few witnesses activists police officials government rebels state according".split()
)
_SMALL_OPENERS = frozenset("al the it he she they this these there a in".split())
_END = re.compile(r"[.!?…]+[\"'”’»)\]]{0,3}(?=\s)|[.!?]+[\"”»]{1,2}(?=[A-Z“\"])")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“‘'—–/]{1,20}$")
_NEXT = re.compile(r"\s*[\"'“‘«(\[—–•*-]{0,3}\s?([^\W_]+|$)")
_GLUED = re.compile(r"(?<=[a-z]{3})[.!?](?=[A-Z][a-z]*\s)")


def sentence_starts(text: str, *, caseless: bool = False) -> list[int]:
    """Offsets into ``text`` at which a sentence starts, the first character that is no white space included.

    ``caseless`` says that the text has no telling capitals, so that a small letter may start a sentence. Linear.
    """
    first = len(text) - len(text.lstrip())
    starts = [first] if first < len(text) else []
    found = [(m.start(), m.end()) for m in _END.finditer(text)]
    found += [(m.start(), m.end()) for m in _GLUED.finditer(text) if _opens(text, m.end())]
    for mark, end in sorted(found):
        begin = end + len(text[end : end + 80]) - len(text[end : end + 80].lstrip())
        if begin < len(text) and begin > starts[-1] and _ends(text, mark, end, caseless):
            starts.append(begin)
    return starts


def _opens(text: str, at: int) -> bool:
    word = _NEXT.match(text, at)
    return word is not None and word.group(1).lower() in _OPENERS


def _ends(text: str, mark: int, end: int, caseless: bool) -> bool:
    """Whether the end mark at ``mark`` (its closers end at ``end``) ends a sentence."""
    following = _NEXT.match(text, end)
    word = following.group(1) if following else ""
    starts_small = word[:1].islower()
    if starts_small and not caseless:
        return _small_start(text, mark, end, word)
    if text[mark] != "." or text[mark : mark + 2] == "..":
        return True
    before = _WORD_BEFORE.search(text, max(0, mark - 20), mark)
    short = before.group().lower() if before else ""
    return end > mark + 1 or _stop_ends(short, word)


def _small_start(text: str, mark: int, end: int, word: str) -> bool:
    """A small letter starts a sentence only in "al-Name" or a plain opener, after a full word and a full stop."""
    if end != mark + 1 or text[mark] != "." or word not in _SMALL_OPENERS:
        return False
    before = _WORD_BEFORE.search(text, max(0, mark - 20), mark)
    short = before.group() if before else ""
    return len(short) > 3 and short.isalpha() and short.islower() and short not in _BEFORE_NAME


def _stop_ends(short: str, following: str) -> bool:
    """Whether a single full stop after the word ``short`` ends a sentence when ``following`` comes next."""
    if short in _EITHER or ("." in short and len(short) <= 6):
        return following.lower() in _OPENERS and following[:1].isupper()
    if short in _BEFORE_NAME:
        return short in {"no", "mar", "sep", "jan", "feb", "dec", "la", "pa", "mo", "al", "va", "md"} and (
            following.lower() in _OPENERS
        )
    if len(short) == 1 and short.isalpha():
        return short == "i" or following.lower() in _OPENERS
    return True
