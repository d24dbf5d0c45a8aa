"""Whether a place or a day that stands outside an act's own words holds for it.

Most acts of speech have no place that a report tells, and acts told in passing have no day; what stands a sentence or a page before
them is another's. A logistic decider over signs (``lexicon/trust_weights.tsv``, estimated by ``training/trust.py`` on the coded articles)
gives the chance that it holds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from reportedly.lexicon import table
from reportedly.records import Doc, Mention, Place, Span, Time
from reportedly.resolve.places import Scene, country_place
from reportedly.resolve.times.carried import VERBAL
from reportedly.resolve.times.grammar import governs, head_of, tense, under_saying
from reportedly.resolve.times.pick import sentence_index

Signs = dict[str, float]
# From these chances on a value is kept. Records dev, of all matched acts those with exactly the coded place (none where none is coded), with
# the coded day; place country and day where they are stated: .42, .67, .915, .879 without; .49, .68, .880, .879 from .3, .2, .3 on;
# .55, .68, .859, .859 from these on; .56, .72, .838, .799 from .5, .3, .5 on.
PLACE_OF_SPEECH, PLACE_OF_DEED, DAY = 0.4, 0.3, 0.35
_ASIDE = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp"})
_LOCATIVE = frozenset("in at near on around outside inside across throughout into to toward towards over".split())
_NEAR, _FAR = 1, 4  # sentences


def chance(kind: str, signs: Mapping[str, float]) -> float:
    """How likely a value holds: ``kind`` is "place" or "day"."""
    weights = _weights()
    score = math.fsum(weights.get((kind, name), 0.0) * value for name, value in signs.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def trusted_places(
    doc: Doc, mention: Mention, others: Sequence[Mention], found: Sequence[Place], how: str, scene: Scene
) -> tuple[Place, ...]:
    """Those of the places found that likely hold. A deed of which none does keeps their country, an act of speech nothing."""
    speech = mention.type in SPEECH
    least = PLACE_OF_SPEECH if speech else PLACE_OF_DEED
    kept = tuple(
        p for p in found if chance("place", signs_of_place(doc, mention, others, p.span, p.precision, how)) >= least
    )
    if kept or speech or not found:
        return kept
    country = next((p.country for p in found if p.country), "")
    return (country_place(scene, mention.clause.start),) if country == scene.country else ()


def trusts_day(doc: Doc, mention: Mention, others: Sequence[Mention], when: Time, published: str) -> bool:
    """Whether a day that the report's words gave likely holds."""
    gap = (
        (date.fromisoformat(published[:10]) - date.fromisoformat(when.start)).days if published and when.start else None
    )
    return chance("day", signs_of_day(doc, mention, others, when.span, gap)) >= DAY


@lru_cache(maxsize=1)
def _weights() -> dict[tuple[str, str], float]:
    return {(r["of"], r["sign"]): float(r["weight"]) for r in table("trust_weights")}


def signs_of(doc: Doc, mention: Mention, others: Sequence[Mention], span: Span) -> Signs:
    """What speaks for and against the words at ``span`` as the place or day of the act, whatever they are."""
    out: Signs = {"bias": 1.0, f"type {mention.type}": 1.0, f"tense {tense(doc, mention.trigger) or 'none'}": 1.0}
    at = head_of(doc, mention.trigger)
    token = doc.tokens[at] if at >= 0 else None
    out["noun"] = float(token is not None and token.pos in {"NOUN", "PROPN", "ADJ"})
    out["aside"] = float(_aside(doc, at))
    out["not actual"] = float(mention.modality != "actual")
    out["quoted"] = float(_quoted(doc.text, mention.trigger.start))
    out["nobody"] = float(not mention.actor)
    out["counts"] = float(bool(mention.figures))
    out["running total"] = float(any(f.scope == "cumulative" for f in mention.figures))
    out |= _distance(doc, mention, span)
    same = [m for m in others if m is not mention and m.type == mention.type]
    held = [m for m in others if m is not mention and m.clause.covers(span)]
    out["of another act"] = float(bool(held))
    out["of one of its type"] = float(any(m in same for m in held))
    out["governs"] = float(governs(doc, span, mention.trigger))
    return out


def signs_of_place(
    doc: Doc, mention: Mention, others: Sequence[Mention], span: Span, precision: str, how: str
) -> Signs:
    """Signs of a place read from the words at ``span``."""
    out = signs_of(doc, mention, others, span)
    before = doc.text[max(0, span.start - 24) : span.start].lower().split()
    near = [w for w in before[-3:] if w in _LOCATIVE]
    speech = mention.type in SPEECH
    out |= {
        f"how {how}": 1.0,
        f"precision {precision or 'unknown'}": 1.0,
        "after in": float(bool(near)),
        "speech": float(speech),
        "speech after in": float(speech and bool(near)),
        "speech outside": float(speech and not mention.clause.covers(span)),
        "speech of a country": float(speech and precision == "country"),
    }
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


SPEECH = frozenset(VERBAL - {"CONSULT"} | {"COOPERATE"})  # a meeting has a place; words and promises mostly none


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


def _aside(doc: Doc, at: int) -> bool:
    """Whether the act is told in a clause below another verb, or by a noun below one."""
    for _ in range(4):
        if at < 0:
            return False
        token = doc.tokens[at]
        if token.dep in _ASIDE:
            return True
        if token.pos in {"VERB", "AUX"} or token.head == at:
            return False
        at = token.head
    return False


def _quoted(text: str, at: int) -> bool:
    start = max(0, at - 600)
    opened, closed = text.rfind("“", start, at), text.rfind("”", start, at)
    line = text.rfind("\n", 0, at) + 1
    return opened > closed or text.count('"', line, at) % 2 == 1
