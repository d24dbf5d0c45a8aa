"""Which of a report's days is that of an act: every one weighed, the likeliest taken.

Candidates are the days of the time expressions about the act, the one that the rules of ``times`` give, the publication's week, and none
at all. One table of weights (``lexicon/day_weights.tsv``, estimated by ``training/day_choice.py`` on coded reports) sums the signs of each.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.lexicon import deciders
from reportedly.records import Doc, Mention, Span, Time
from reportedly.resolve.standing import SPEECH, Signs, is_aside, is_quoted
from reportedly.resolve.times import no_day, resolve_time, tagged, undated
from reportedly.resolve.times.anchor import counted, to_time
from reportedly.resolve.times.context import publication_day
from reportedly.resolve.times.elsewhere import of_violence
from reportedly.resolve.times.grammar import (
    above,
    anothers_possessive,
    belongs_elsewhere,
    governs,
    head_of,
    in_background,
    only_told,
    tense,
    under_saying,
    verb_over,
)
from reportedly.resolve.times.pick import STATED, clock_only, gap, names_another, read_at, sentence_index, sentence_of
from reportedly.resolve.times.stamps import alone, is_stamp, own_day
from reportedly.resolve.times.timex import Timex
from reportedly.screened import length, number

TABLE = "day_weights"
# How much likelier (log odds) another time than the one of the rules must be. Right by folds of the corrected reports with 0, .5, 1, 2 and by the rules
# alone: .728, .730, .729, .722, .714; where a day other than that of publication is told .743, .754, .758, .763, .764; no day where none is known .19,
# .14, .11, .04, 0. Records dev .850, .864, .857 with 0, .5, 1.
LEAD = 0.5
BACK, AHEAD = 12, 3  # sentences before and after an act in which a day may be its own
LONG_AGO = 40 * 365  # days before publication from which a date is no act's of a report of news
_GAPS = ((-1, "ahead"), (0, "today"), (1, "yesterday"), (3, "two, three"), (7, "week"), (30, "month"), (365, "year"))
_BEFORE = frozenset(
    "on in since from until till before after of last this during by for at between following late early past through".split()
)
_BACKGROUND = frozenset(
    "since war years conflict last past history ago uprising already previously earlier often ever many have has had recent recently far".split()
)


@dataclass(frozen=True, slots=True)
class Day:
    """A time that an act may have: ``how`` is words, rules, publication or none; ``signs`` say how it stands to the act."""

    time: Time
    how: str
    signs: Signs


@dataclass(frozen=True, slots=True)
class _Act:
    """What the signs of every candidate of one act share."""

    doc: Doc
    mention: Mention
    others: tuple[Mention, ...]
    sentence: Span
    at: int
    day: date | None
    kind: str
    tense: str
    own: Signs


def chosen_time(doc: Doc, mention: Mention, others: Sequence[Mention], published: str) -> Time:
    """The likeliest time of an act; without a publication date what the rules of ``times`` give."""
    if publication_day(published) is None:
        return resolve_time(doc, mention, published, others) or no_day(mention)
    found = [(deciders.score(TABLE, d.signs), d) for d in days_of(doc, mention, others, published)]
    likeliest = max(found, key=lambda f: f[0])
    by_rules = next((f for f in found if _is_of_rules(f[1])), found[-1])
    return (by_rules if likeliest[0] - by_rules[0] < LEAD else likeliest)[1].time


def _is_of_rules(found: Day) -> bool:
    return any(sign in found.signs for sign in ("rule this", "publication: rule publication"))


def days_of(doc: Doc, mention: Mention, others: Sequence[Mention], published: str) -> list[Day]:
    """Every time that the act may have, one for each interval of days, with its signs."""
    day = publication_day(own_day(doc, published))
    act = _act_of(doc, mention, others, day)
    rule = resolve_time(doc, mention, published, others)
    if rule is not None and _is_old(rule.start, day):
        rule = undated(doc, mention, published)
    found = list(_near(act, tagged(doc, published)))
    times = Counter(t.start for t in tagged(doc, published) if t.precision == "day")
    most = max(times.values(), default=0)
    grouped: dict[tuple[str, str], list[tuple[Time, Timex]]] = {}
    for t in found:
        when = to_time(doc.text, counted(doc, mention.trigger, read_at(doc.text, tagged(doc, published), t)), day)
        grouped.setdefault((when.start, when.end), []).append((when, t))
    ordered = sorted(grouped.values(), key=lambda g: min(_order(act, t) for _, t in g))
    out = []
    for rank, group in enumerate(ordered):
        when, t = min(group, key=lambda g: _order(act, g[1]))
        signs = _signs(act, t, when, len(group), rank)
        signs |= _rule_signs(rule, when)
        signs["focus"] = float(most > 1 and times.get(t.start, 0) == most)
        out.append(Day(when, "words", _crossed(act, signs)))
    if (
        rule is not None
        and rule.start
        and not any((d.time.start, d.time.end) == (rule.start, rule.end) for d in out)
        and rule.text
    ):
        out.append(Day(rule, "rules", _crossed(act, _ruled(act, rule))))
    if day is not None:
        out.append(Day(undated(doc, mention, published), "publication", _of_none(act, rule, out, "publication")))
    out.append(Day(no_day(mention), "none", _of_none(act, rule, out, "none")))
    return out


def _act_of(doc: Doc, mention: Mention, others: Sequence[Mention], day: date | None) -> _Act:
    at = head_of(doc, mention.trigger)
    token = doc.tokens[at] if at >= 0 else None
    kind = "speech" if mention.type in SPEECH else "meeting" if mention.type == "CONSULT" else "deed"
    how = tense(doc, mention.trigger) or "none"
    here = sentence_index(doc, mention.clause.start)
    own: Signs = {
        f"type {mention.type}": 1.0,
        f"tense {how}": 1.0,
        f"{kind}, tense {how}": 1.0,
        "noun": float(token is not None and token.pos in {"NOUN", "PROPN", "ADJ"}),
        "aside": float(is_aside(doc, at)),
        f"modality {mention.modality}": 1.0,
        "quoted": float(is_quoted(doc.text, mention.trigger.start)),
        "nobody": float(not mention.actor),
        "counts": float(bool(mention.figures)),
        "running total": float(any(f.scope == "cumulative" for f in mention.figures)),
    }
    others = tuple(m for m in others if m is not mention)
    return _Act(
        doc, mention, others, sentence_of(doc, mention.clause), -1 if here is None else here, day, kind, how, own
    )


def _near(act: _Act, found: Sequence[Timex]) -> Iterator[Timex]:
    """The expressions about an act that mean days of the calendar."""
    doc = act.doc
    for t in found:
        if (
            t.kind not in STATED
            or t.start is None
            or clock_only(t)
            or names_another(doc.text, t)
            or is_stamp(doc.text, t, act.day)
        ):
            continue
        if _is_old(t.start.isoformat(), act.day):
            continue
        there = sentence_index(doc, t.span.start)
        if (
            act.mention.clause.covers(t.span)
            or act.sentence.covers(t.span)
            or (there is not None and act.at >= 0 and -AHEAD <= number(doc, act.at) - number(doc, there) <= BACK)
        ):
            yield t


def _is_old(start: str, day: date | None) -> bool:
    """Whether a day is no act's of a report of news: "the Assembly Act of 1907", "1731 were held" read as a year."""
    return day is not None and bool(start) and (day - date.fromisoformat(start)).days > LONG_AGO


def _ring(act: _Act, span: Span) -> str:
    if act.mention.trigger.covers(span) or any(s.overlap(span) for s in act.mention.times):
        return "stated"
    if act.mention.clause.covers(span):
        return "clause"
    if act.sentence.covers(span):
        return "sentence, before" if span.end <= act.mention.trigger.start else "sentence, after"
    there = sentence_index(act.doc, span.start)
    if there is None or act.at < 0:
        return "nowhere"
    away = number(act.doc, act.at) - number(act.doc, there)
    if away == 0:
        return "other line"
    if away < 0:
        return "next" if away == -1 else "ahead"
    same = act.doc.sentences[act.at].paragraph == act.doc.sentences[there].paragraph
    name = "one back" if away == 1 else "two, three back" if away <= 3 else "many back"
    return f"{name}, paragraph" if same else name


def _order(act: _Act, t: Timex) -> tuple[float, ...]:
    """Nearest first: the act's own words, the clause, the sentence, sentences before; those after count twice as far."""
    ring = _ring(act, t.span)
    if ring in {"stated", "clause"}:
        return (0.0 if ring == "stated" else 0.5, gap(t.span, act.mention.trigger))
    if ring.startswith("sentence"):
        return (1.0, gap(t.span, act.mention.trigger))
    there = sentence_index(act.doc, t.span.start)
    away = 0 if there is None else act.at - there
    return (2.0 + (away if away >= 0 else -2 * away), gap(t.span, act.mention.trigger))


def _gap_name(days: int) -> str:
    return next((name for most, name in _GAPS if days <= most), "long ago")


def _preposition(text: str, span: Span) -> str:
    words: list[str] = re.findall(r"\w+|[,(;:.]", text[max(0, span.start - 24) : span.start].lower())
    for word in reversed(words[-2:]):
        if word in _BEFORE:
            return word
        if word in {",", "(", ".", ";", ":"}:
            return "a sign"
    return "other"


def _signs(act: _Act, t: Timex, when: Time, times: int, rank: int) -> Signs:
    doc, mention, span = act.doc, act.mention, t.span
    ring = _ring(act, span)
    held = [m for m in act.others if m.clause.covers(span)]
    over = verb_over(doc, span)
    trigger_head = head_of(doc, mention.trigger)
    time_head = head_of(doc, span)
    inside = ring in {"stated", "clause"} or ring.startswith("sentence")
    out: Signs = {
        f"ring {ring}": 1.0,
        f"gap {_gap_name((act.day - t.start).days) if act.day and t.start else 'unknown'}": 1.0,
        f"precision {when.precision}": 1.0,
        f"kind {t.kind}": 1.0,
        f"after {_preposition(doc.text, span)}": 1.0,
        f"rank {min(rank, 3)}": 1.0,
        "governs": float(governs(doc, span, mention.trigger)),
        "above": float(trigger_head >= 0 and time_head >= 0 and trigger_head in set(above(doc, time_head))),
        "of saying": float(under_saying(doc, span)),
        "only told": float(inside and only_told(doc, span, mention.trigger)),
        "elsewhere": float(inside and belongs_elsewhere(doc, span, mention.trigger)),
        "another's": float(inside and anothers_possessive(doc, span, mention.trigger)),
        "background": float(in_background(doc, span)),
        "violence": float(of_violence(doc, t)),
        "tense alike": float(bool(over) and (tense(doc, over[0]) or "none") == act.tense),
        "quoted": float(is_quoted(doc.text, span.start)),
        "of another act": float(bool(held)),
        "of one of its type": float(any(m.type == mention.type for m in held)),
        "words of another": float(any(s.overlap(span) for m in act.others for s in m.times)),
        "times": math.log(times),
        "alone": float(alone(doc.text, span)),
        "duration": float(t.type == "DURATION"),
        "head": float(span.start < 300),
        "words": 1.0,
    }
    if inside:
        out["letters away"] = math.log(1 + gap(span, mention.trigger))
    return out


def _rule_signs(rule: Time | None, when: Time) -> Signs:
    if rule is None or not rule.start:
        return {"rule none": 1.0}
    if (rule.start, rule.end) == (when.start, when.end):
        return {"rule this": 1.0}
    return {"rule publication" if not rule.text else "rule other": 1.0}


def _ruled(act: _Act, rule: Time) -> Signs:
    """Signs of a day that the rules count from other words."""
    days = (act.day - date.fromisoformat(rule.start)).days if act.day else 0
    return {
        "words": 1.0, "counted": 1.0, "rule this": 1.0, f"gap {_gap_name(days)}": 1.0, f"precision {rule.precision}": 1.0,
        f"ring {_ring(act, rule.span)}": 1.0,
    }  # fmt: skip


_WITH_NEAR = ("gap", "precision", "governs", "of saying", "only told", "elsewhere", "background", "after", "kind", "rule", "rank", "of another", "of one", "quoted", "focus", "another's", "above")  # fmt: skip
_WITH_KIND = ("ring", "gap", "rule", "only told", "of saying", "rank", "of one", "tense alike")
_WITH_TENSE = ("ring", "gap", "rule")


def _crossed(act: _Act, signs: Signs) -> Signs:
    ring = next((k for k in signs if k.startswith("ring ")), "ring nowhere")[5:]
    near = (
        "own"
        if ring in {"stated", "clause"}
        else "sentence"
        if ring.startswith("sentence")
        else "behind"
        if "back" in ring
        else "outside"
    )
    out = {k: v for k, v in signs.items() if v}
    for name in [k for k, v in signs.items() if v == 1.0]:
        if name.startswith(_WITH_NEAR):
            out[f"{near}: {name}"] = 1.0
        if name.startswith(_WITH_KIND):
            out[f"{act.kind}: {name}"] = 1.0
        if name.startswith(_WITH_TENSE):
            out[f"{act.tense}: {name}"] = 1.0
    for name, value in act.own.items():
        if value:
            out[f"{near}: act {name}"] = value
    return out


def _of_none(act: _Act, rule: Time | None, found: Sequence[Day], how: str) -> Signs:
    """Signs of the publication's week, or of no day at all: how the act is told, and which days stand about it."""
    doc, mention = act.doc, act.mention
    here = max(act.at, 0)
    head = head_of(doc, mention.trigger)
    near = [m for m in act.others if sentence_index(doc, m.clause.start) == here]
    sentence = doc.sentences[here] if doc.sentences else None
    words = {doc.tokens[k].text.lower() for k in range(sentence.first, sentence.last)} if sentence else set()
    rings = {_ring(act, d.time.span) for d in found if d.how == "words"}
    out: Signs = dict(act.own) | {
        "bias": 1.0,
        f"word {doc.tokens[head].lemma.lower() if head >= 0 else ''}": 1.0,
        f"rule {'none' if rule is None or not rule.start else 'words' if rule.text else 'publication'}": 1.0,
        "first sentences": float(number(doc, here) <= 1),
        "down": number(doc, here) / max(1, length(doc)),
        "placed": float(bool(mention.places)),
        "said": float(bool(mention.attribution)),
        "beside a dated act": float(any(m.times for m in near)),
        "others of its type before": float(
            any(m.type == mention.type and m.trigger < mention.trigger for m in act.others)
        ),
        "alone in its sentence": float(not near),
        "no days about": float(not found),
    }
    out |= {f"day {r}": 1.0 for r in rings}
    out |= {f"with {w}": 1.0 for w in _BACKGROUND & words}
    return {f"{how}: {k}": v for k, v in out.items() if v}
