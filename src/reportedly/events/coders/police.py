"""What the police are reported to have done, by sentence and by report: the classes of the India Police Events.

Halterman, Keith, Sarwar and O'Connor (2021), "Corpus-Level Evaluation for Event QA: The IndiaPoliceEvents Corpus".
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportedly.events.coders.encoded import shares, thresholds, whole, worded
from reportedly.events.coders.features import text_features
from reportedly.models.linear import load
from reportedly.models.net import Floats

LABELS = ("KILL", "ARREST", "FAIL", "FORCE", "ANY_ACTION")


def sentence_scores(sentences: Sequence[str]) -> Floats:
    """A row of scores a sentence, one a label: the encoder's and a share of the linear model's."""
    linear = np.array([load("police").scores(text_features(s)) for s in sentences], np.float32)
    both: Floats = whole("police", [worded(s) for s in sentences]) + shares("police") * linear
    return both


def report_scores(sentences: Sequence[str]) -> Floats:
    """The scores of a report: its strongest sentence's and a share of the linear model's for the whole text."""
    texts = load("police_reports")
    linear = texts.scores(text_features(" ".join(sentences)))
    scores: Floats = sentence_scores(sentences or [""]).max(axis=0) + shares("police_reports") * linear
    return scores


def police_labels(sentences: Sequence[str], *, whole_report: bool = False) -> tuple[str, ...]:
    """The labels of one sentence, or with ``whole_report`` of a report given as its sentences."""
    if whole_report:
        scores, least = report_scores(sentences), thresholds("police_reports")
    else:
        scores, least = sentence_scores([" ".join(sentences)])[0], thresholds("police")
    return tuple(x for x, s, t in zip(LABELS, scores, least, strict=True) if s >= t)
