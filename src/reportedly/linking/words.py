"""Words of a text as linking compares them: folded, without inflection, the commonest left out.

The stemmer only takes off regular endings; it needs no model and gives the same on every machine.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from reportedly.lexicon import table

WORD = re.compile(r"[^\W_]+")
_STOP = (
    "a about above after again against all also although am among an and another any are as at be because been before"
    " being below between both but by can could did do does doing down during each even ever every few for from further"
    " had has have having he her here hers herself him himself his how however i if in into is it its itself just last"
    " least less like many may me might more most much must my near nearly new no nor not now of off on once one only or"
    " other our out over own per said same say says she should since so some still such than that the their them then"
    " there these they this those though through to told too two under until up upon us very was we were what when"
    " where whether which while who whom why will with within without would yet you your mr mrs ms s t u"
)
STOP = frozenset(_STOP.split())
# The rarity of a stem that the table of clauses does not hold: in fewer than one clause of 3,000.
UNSEEN = 8.0
_VOWEL = re.compile(r"[aeiouy]")
_ENDINGS = ("ational", "ization", "ments", "ment", "ings", "ing", "edly", "ies", "ied", "ers", "ed", "es", "ly", "s")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """``word`` (folded) without a regular ending: ``protests`` -> ``protest``, ``stopped`` -> ``stop``."""
    for ending in _ENDINGS:
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= 3 and _VOWEL.search(base):
            if ending in {"ies", "ied"}:
                return base + "y"
            doubled = ending in {"ed", "ing", "ings", "ers"} and base[-1] == base[-2] and base[-1] not in "ls"
            base = base[:-1] if doubled else base
            return base[:-1] if base.endswith("e") and len(base) > 3 else base
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def stems(text: str) -> list[str]:
    """The stems of a text's words in order, stop words and single letters left out."""
    return [stem(w) for w in WORD.findall(text.lower()) if w not in STOP and (len(w) > 1 or w.isdigit())]


def stem_counts(text: str) -> Counter[str]:
    """How often each of ``stems`` stands in a text; each different word is stemmed once."""
    out: Counter[str] = Counter()
    for w, n in Counter(WORD.findall(text.lower())).items():
        if w not in STOP and (len(w) > 1 or w.isdigit()):
            out[stem(w)] += n
    return out


def rarity(bags: Iterable[Iterable[str]]) -> dict[str, float]:
    """Inverse document frequency of each word over ``bags``: ``ln((n + 1) / (df + .5))``, never below 0."""
    seen: Counter[str] = Counter()
    n = 0
    for bag in bags:
        n += 1
        seen.update(set(bag))
    return {w: max(0.0, math.log((n + 1) / (df + 0.5))) for w, df in seen.items()}


@lru_cache(maxsize=1)
def _clauses() -> dict[str, float]:
    return {row["stem"]: float(row["rarity"]) for row in table("word_rarity")}


def clause_rarity(bag: Iterable[str]) -> dict[str, float]:
    """The rarity of each word of ``bag`` among clauses that tell of acts (``lexicon/word_rarity.tsv``)."""
    known = _clauses()
    return {w: known.get(w, UNSEEN) for w in bag}


def weighed(bag: Sequence[str], idf: Mapping[str, float], counts: bool = True) -> dict[str, float]:
    """A unit vector: each word's rarity times its damped count (``counts``) or once; empty where nothing is rare."""
    tally = Counter(bag)
    raw = {w: (1 + math.log(n) if counts else 1.0) * idf.get(w, 0.0) for w, n in tally.items()}
    norm = math.sqrt(sum(x * x for x in raw.values()))
    return {w: x / norm for w, x in raw.items() if x} if norm else {}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two unit vectors (0..1); summed over sorted words, so that it is the same to the last bit."""
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return sum(few[w] * many[w] for w in sorted(few.keys() & many.keys()))
