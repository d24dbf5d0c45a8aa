"""What the police are reported to have done, by sentence and by report: the classes of the India Police Events.

Halterman, Keith, Sarwar and O'Connor (2021), "Corpus-Level Evaluation for Event QA: The IndiaPoliceEvents Corpus".
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportedly.events.coders.features import text_features
from reportedly.models.linear import load

LABELS = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")


def police_labels(sentences: Sequence[str], *, whole: bool = False) -> tuple[str, ...]:
    """The labels of one sentence, or with ``whole`` of a report given as its sentences.

    A report's score is that of its strongest sentence and of its whole text, each weighted as the recipe found.
    """
    if not whole:
        return load("police").given(text_features(" ".join(sentences)))
    texts = load("police_reports")
    strongest = np.max([load("police").scores(text_features(s)) for s in sentences or [""]], axis=0)
    scores = texts.scores(text_features(" ".join(sentences))) + strongest
    return tuple(x for x, s, t in zip(texts.labels, scores, texts.thresholds, strict=True) if s >= t)
