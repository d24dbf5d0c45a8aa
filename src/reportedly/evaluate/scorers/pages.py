"""Article bodies by shared word shingles: the measure of the Scrapinghub article extraction benchmark.

Tokens are runs of word characters; shingles of four tokens are compared as multisets (a text of fewer tokens is one
shingle). Precision and recall are means over pages, precision over pages with a prediction, recall over pages with an
expected body; F1 is the harmonic mean of the two means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from statistics import fmean

from reportedly.evaluate.scorers.labels import Prf

_TOKEN = re.compile(r"\w+")
_SIZE = 4


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """How often each run of four tokens stands in ``text``."""
    tokens = _TOKEN.findall(text)
    runs = (tuple(tokens[i : i + _SIZE]) for i in range(max(1, len(tokens) - _SIZE + 1)))
    return Counter(x for x in runs if x)


def page_score(expected: str, found: str) -> Prf:
    """Precision, recall and F1 of one page's body; two empty texts agree."""
    gold, ours = shingles(expected), shingles(found)
    if gold == ours:
        return Prf(1.0, 1.0, 1.0)
    return Prf.of((gold & ours).total(), ours.total(), gold.total())


def body_scores(pairs: Iterable[tuple[str, str]]) -> Prf:
    """Over (expected, found) bodies: the benchmark's precision, recall and F1."""
    precisions, recalls = [], []
    for expected, found in pairs:
        score = page_score(expected, found)
        if _TOKEN.search(found):
            precisions.append(score.precision)
        if _TOKEN.search(expected):
            recalls.append(score.recall)
    p = fmean(precisions) if precisions else 0.0
    r = fmean(recalls) if recalls else 0.0
    return Prf(p, r, 2 * p * r / (p + r) if p + r else 0.0)
