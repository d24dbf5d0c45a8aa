"""Whether a day that stands outside an act's own words holds for it.

Acts told in passing have no day; what stands a sentence before them is another's. A logistic decider over signs
(``lexicon/trust_weights.tsv``, estimated by ``training/trust.py`` on coded reports) gives the chance that it holds; another, for acts that no
words date, that they are of the day's news and not background without a day.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from reportedly.lexicon import deciders
from reportedly.records import Doc, Mention, Span, Time
from reportedly.resolve.standing import SPEECH, Signs, is_aside, is_quoted
from reportedly.resolve.times.grammar import governs, head_of, tense, under_saying
from reportedly.resolve.times.pick import sentence_index
from reportedly.screened import length, number

# From this chance on a day is kept. Days right where the coding states one, dev (train, on which it was learnt): .872 (.829), .858 (.817), .844 at .3, .35, .4.
# By folds, with fewer read reports, those right in all and where stated: train .611, .887 without, .650, .867 from .35, .665, .858 from .4; read
# reports .685, .895; .716, .877; .729, .867. Crossed with how near the day stands the signs are no better.
DAY = 0.3
# Days before publication from which a date is no act's of a report of news: "the Insurrection Act of 1807", "1731 were held" read as a year.
LONG_AGO = 40 * 365
# From this chance on an act without words for its day is of the publication's week. By folds of the corrected reports, of 4,317 such acts .70 are; kept and
# right from .3 on .97 and .72, .4 .94 and .73, .5 .88 and .75, .6 .77 and .78; records dev does not change.
PUBLICATION = 0.5
_NEAR, _FAR = 1, 4  # sentences
# Words that go with background: "more than 280,000 have been killed since the war began".
_BACKGROUND = frozenset(
    "since war years conflict last past history ago uprising already previously earlier often ever many have has had".split()
)


def chance(signs: Mapping[str, float], of: str = "day") -> float:
    """How likely a day holds: one read in words, or with ``of`` "publication" that of the report."""
    return deciders.chance("trust_weights", signs, of)


def trusts_day(doc: Doc, mention: Mention, others: Sequence[Mention], when: Time, published: str) -> bool:
    """Whether a day that the report's words gave likely holds."""
    gap = days_before(when, published)
    if gap is not None and gap > LONG_AGO:
        return False
    return chance(signs_of_day(doc, mention, others, when.span, gap)) >= DAY


def trusts_publication(doc: Doc, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether an act that no words date is likely of the days before publication."""
    return chance(signs_of_publication(doc, mention, others), "publication") >= PUBLICATION


def days_before(when: Time, published: str) -> int | None:
    """The days from a time to publication, None where either is unknown."""
    if not published or not when.start:
        return None
    return (date.fromisoformat(published[:10]) - date.fromisoformat(when.start)).days


def _of_act(doc: Doc, mention: Mention) -> Signs:
    """How the act itself is told."""
    out: Signs = {"bias": 1.0, f"type {mention.type}": 1.0, f"tense {tense(doc, mention.trigger) or 'none'}": 1.0}
    at = head_of(doc, mention.trigger)
    token = doc.tokens[at] if at >= 0 else None
    out["noun"] = float(token is not None and token.pos in {"NOUN", "PROPN", "ADJ"})
    out["aside"] = float(is_aside(doc, at))
    out["not actual"] = float(mention.modality != "actual")
    out["quoted"] = float(is_quoted(doc.text, mention.trigger.start))
    out["nobody"] = float(not mention.actor)
    out["counts"] = float(bool(mention.figures))
    out["running total"] = float(any(f.scope == "cumulative" for f in mention.figures))
    return out


def signs_of(doc: Doc, mention: Mention, others: Sequence[Mention], span: Span) -> Signs:
    """What speaks for and against the words at ``span`` as the day of the act."""
    out = _of_act(doc, mention)
    out |= _distance(doc, mention, span)
    same = [m for m in others if m is not mention and m.type == mention.type]
    held = [m for m in others if m is not mention and m.clause.covers(span)]
    out["of another act"] = float(bool(held))
    out["of one of its type"] = float(any(m in same for m in held))
    out["governs"] = float(governs(doc, span, mention.trigger))
    return out


def signs_of_day(doc: Doc, mention: Mention, others: Sequence[Mention], span: Span, gap: int | None) -> Signs:
    """Signs of a day read from the words at ``span``; ``gap`` are the days from it to publication."""
    out = signs_of(doc, mention, others, span)
    speech = mention.type in SPEECH
    out |= {
        "speech": float(speech),
        "of saying": float(under_saying(doc, span)),
        "speech of saying": float(speech and under_saying(doc, span)),
        "perfect, outside": float("tense perfect" in out and not mention.clause.covers(span)),
        "present, outside": float("tense present" in out and not mention.clause.covers(span)),
        "today": float(gap == 0),
        "yesterday": float(gap == 1),
        "long before": float(gap is not None and gap > _FAR),
    }
    return out


def signs_of_publication(doc: Doc, mention: Mention, others: Sequence[Mention]) -> Signs:
    """Signs of an act that no words date being of the day's news."""
    out = _of_act(doc, mention)
    at = head_of(doc, mention.trigger)
    here = sentence_index(doc, mention.clause.start) or 0
    near = [m for m in others if m is not mention and sentence_index(doc, m.clause.start) == here]
    words = {doc.tokens[k].text.lower() for k in range(doc.sentences[here].first, doc.sentences[here].last)}
    speech = mention.type in SPEECH
    out |= {f"{x}, speech {speech}": 1.0 for x in out if x.startswith("tense")}
    out |= {
        f"word {doc.tokens[at].lemma.lower() if at >= 0 else ''}": 1.0,
        "first sentences": float(number(doc, here) <= 1),
        "down": number(doc, here) / max(1, length(doc)),
        "placed": float(bool(mention.places)),
        "said": float(bool(mention.attribution)),
        "beside a dated act": float(any(m.times for m in near)),
        "times in sentence": float(bool(mention.times)),
        "others of its type before": float(any(m.type == mention.type and m.trigger < mention.trigger for m in others)),
        "alone in its sentence": float(not near),
    }
    return out | {f"with {w}": 1.0 for w in _BACKGROUND & words}


def _distance(doc: Doc, mention: Mention, span: Span) -> Signs:
    here, there = sentence_index(doc, mention.clause.start), sentence_index(doc, span.start)
    if mention.clause.covers(span):
        return {"in clause": 1.0}
    if here is None or there is None:
        return {"no sentence": 1.0}
    away = here - there
    if away == 0:
        return {"in sentence": 1.0, "before it": float(span.end <= mention.trigger.start)}
    out = {"in paragraph": float(doc.sentences[here].paragraph == doc.sentences[there].paragraph)}
    if away < 0:
        return out | {"behind": 1.0}
    name = "one before" if away <= _NEAR else "some before" if away <= _FAR else "many before"
    return out | {name: 1.0, "sentences": math.log(away)}
