"""Event records put together: mentions with places, times and parties resolved, words as evidence, an id."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from reportedly.records import Doc, EventRecord, Evidence, Mention, Party, PartyMention, Place, Report, Span, Time
from reportedly.resolve.choice import chosen_places
from reportedly.resolve.dictionary import open_dictionary
from reportedly.resolve.parties import Act, Cast, gather, sides_of, to_party
from reportedly.resolve.places import Scene, set_scene
from reportedly.resolve.subevent import judge
from reportedly.resolve.times.pick import sentence_of
from reportedly.resolve.when import chosen_time
from reportedly.resolve.where import act_places

CODER = "reportedly"
_HOME = 0.5  # records train actor country .883, .896, .899, .903 at 0, .3, .5, .8; dev .778, .783, .783, .778

_ON_THE_SPOT = frozenset(
    {"PROTEST", "ASSAULT", "COERCE"}
)  # done by and to those who are there; others help, meet and speak from abroad


@lru_cache(maxsize=1)
def _version() -> str:
    from importlib.metadata import version

    return version("reportedly")


def resolve_mentions(doc: Doc, mentions: Sequence[Mention], actors: str = "") -> tuple[EventRecord, ...]:
    """The records of a report's mentions, in the order of their clauses.

    The id is a hash of the report's id, the clause's span and the type (and mode, and a count where even these are
    the same), so the same words give the same id. ``actors`` is the path of the user's own dictionary. Raises ReportedlyError R301 where there is no gazetteer.
    """
    if not mentions:
        return ()
    scene = set_scene(doc)
    cast = gather(doc, scene, open_dictionary(actors))
    ordered = _ordered(mentions)
    keys = _keys(doc.report, ordered)
    return tuple(_record(doc, m, scene, cast, key, ordered) for m, key in zip(ordered, keys, strict=True))


def retell(records: Sequence[EventRecord], mentions: Sequence[Mention], report: Report) -> tuple[EventRecord, ...]:
    """The records of ``report`` from those of one whose text, title, day and mentions are the same."""
    keys = _keys(report, _ordered(mentions))
    return tuple(
        replace(
            record, id=key, report_id=report.id, outlet=report.outlet, url=report.url, byline=report.byline,
            language=report.language, sha256=report.sha256,
        )
        for record, key in zip(records, keys, strict=True)
    )  # fmt: skip


def _ordered(mentions: Sequence[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda m: (m.clause, m.trigger, m.type, m.mode or "", m.modality))


def _keys(report: Report, mentions: Sequence[Mention]) -> list[str]:
    """Ids: the mode is added where span and type collide, then a count."""
    plain = Counter((m.clause, m.type) for m in mentions)
    seen: Counter[str] = Counter()
    keys = []
    for m in mentions:
        key = f"{report.id}\n{m.clause.start}-{m.clause.end}\n{m.type}"
        if plain[m.clause, m.type] > 1:
            key += f"\n{m.mode or ''}"
        seen[key] += 1
        keys.append(_digest(key if seen[key] == 1 else f"{key}\n{seen[key]}"))
    return keys


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:24]


def _record(doc: Doc, mention: Mention, scene: Scene, cast: Cast, key: str, mentions: Sequence[Mention]) -> EventRecord:
    places, how = act_places(doc, mention, scene)
    places, how = chosen_places(doc, mention, mentions, places, how, scene, sides_of(doc, mention, scene, cast))
    where = next((p.country for p in places if p.country), scene.country)
    report = doc.report
    act = Act(
        _home(doc, mention, places, where, scene), next((a.chain[0] for a in mention.attribution if a.chain), None)
    )
    actor = _parties(doc, mention.actor, scene, cast, act)
    recipient = _parties(doc, mention.recipient, scene, cast, act)
    told = (mention.type, mention.mode, mention.modality, actor, recipient, mention.figures)
    label, ground = judge(*told, mention.clause.of(doc.text), where)
    when = chosen_time(doc, mention, mentions, report.published)
    return EventRecord(
        id=key,
        report_id=report.id,
        outlet=report.outlet,
        url=report.url,
        title=report.title,
        byline=report.byline,
        published=report.published,
        language=report.language,
        sha256=report.sha256,
        type=mention.type,
        mode=mention.mode,
        contexts=mention.contexts,
        modality=mention.modality,
        actor=actor,
        recipient=recipient,
        places=places,
        time=when,
        figures=mention.figures,
        attribution=mention.attribution,
        issues=mention.issues,
        evidence=tuple(_evidence(doc, s) for s in dict.fromkeys((mention.clause, *mention.support))),
        confidence=mention.confidence,
        coder_name=CODER,
        coder_version=_version(),
        sub_event=label,
        reasons=(*mention.reasons, *_reasons(places, how), *_dated(when), *((("sub_event", ground),) if label else ())),
    )


def _parties(doc: Doc, mentions: Sequence[PartyMention], scene: Scene, cast: Cast, act: Act) -> tuple[Party, ...]:
    return tuple(to_party(doc, m, scene, cast, act) for m in mentions)


def _home(doc: Doc, mention: Mention, places: Sequence[Place], where: str, scene: Scene) -> str:
    """The country at home in an act: where it was, unless the report speaks far more of its own country.

    Of violence, repression and protest in a country that the act's own sentence names ("protests in Egypt"), that country.
    """
    sentence = sentence_of(doc, mention.clause)
    if mention.type in _ON_THE_SPOT and any(p.precision == "country" and p.span.overlap(sentence) for p in places):
        return where
    weight = scene.votes.countries()
    return where if weight.get(where, 0.0) >= _HOME * weight.get(scene.country, 0.0) else scene.country


def _evidence(doc: Doc, span: Span) -> Evidence:
    return Evidence(span.start, span.end, span.of(doc.text))


def _dated(when: Time) -> tuple[tuple[str, str], ...]:
    """What gave the day: the words, by the rules of times, or nothing in the report."""
    if when.text:
        return (("time", f"{when.text}: {when.start or 'no day'}, the likeliest of the report's days"),)
    return (
        (
            "time",
            "the publication date, for no words date the act" if when.start else "no words date the act",
        ),
    )


def _reasons(places: Sequence[Place], how: str) -> tuple[tuple[str, str], ...]:
    if not places:
        return ()
    first = places[0]
    told = f"{how}: {first.gazetteer_id or 'unknown name'}"
    return (("place", f"{told}, runner-up {first.runner_up} at {first.score:.2f}" if first.runner_up else told),)
