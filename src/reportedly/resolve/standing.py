"""How a report's places stand to one act: the signs by which each is weighed as the place of the act.

Every place that the report names is one candidate, read from the name that stands nearest the act; the rules of ``where.py`` may add
some that have no name of their own ("in the capital").
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.records import Doc, Mention, Place, Span
from reportedly.resolve.choose import Reading
from reportedly.resolve.fold import fold
from reportedly.resolve.holds import can_hold, is_sure, tells
from reportedly.resolve.metonymy import stands_for
from reportedly.resolve.places import HEAD, Scene, country_place, to_place
from reportedly.resolve.times.carried import VERBAL
from reportedly.resolve.times.grammar import above, governs, head_of, tense
from reportedly.resolve.times.pick import gap, sentence_index, sentence_of
from reportedly.screened import number
from reportedly.spans import SpanIndex

Signs = dict[str, float]
Sides = tuple[
    frozenset[str], frozenset[str]
]  # the countries that an act's words tell of its actors and of its recipients
SPEECH = frozenset(VERBAL - {"CONSULT"} | {"COOPERATE"})  # a meeting has a place; words and promises mostly none
_ASIDE = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp"})
_PREPOSITIONS = frozenset(
    "in at near on around outside inside across throughout into to toward towards over from of between against by for with".split()
)
_LED = frozenset("in at near around outside inside across throughout into to toward towards from".split())
_DEPS = frozenset(
    {"nsubj", "nsubjpass", "pobj", "dobj", "compound", "amod", "nmod", "poss", "appos", "conj", "npadvmod"}
)
_SIDE = r"(?:north|south|east|west|northern|southern|eastern|western|north-?east|north-?west|south-?east|south-?west|central)"
_BESIDE = frozenset({"compound", "amod", "nmod"})
# areas told without a name: of the country, other than the town last told ...
_VAGUE = re.compile(
    rf"\b(?:(?:in|to|of|from|across) (?:the |its |their )?(?:far )?{_SIDE}(?:ern)?\b(?: (?:of the|and \w+|parts?)\b)?|(?:along|near|across|at|on|over) (?:the|its|their) (?:\w+ )?(?:border|frontier|coast)|"
    r"(?:across|around|throughout|over|elsewhere in|parts of|rest of) the (?:country|nation|region|kingdom|world)|nationwide|countrywide|elsewhere|abroad|"
    r"(?:in|at|outside|near) (?:the|its|their) (?:\w+ )?(?:embassy|embassies|consulate|mission)|"
    r"(?:in|across) (?:several|other|many|various|some|two|three|four|five|most|both) (?:\w+ )?(?:cities|towns|provinces|areas|places|states|countries|villages))\b",
    re.IGNORECASE,
)
# ... and words that point back to it
_BACK = re.compile(
    r"\b(?:(?:in|at|to|from|of|near|outside|into|around|across|inside) (?:the|this|that) (?:\w+ )?(?:city|town|village|area|district|neighbou?rhood|square|province|scene|site|camp|building|airport|region|suburb|port|hotel|school|mosque|church)|there\b|the (?:city|town|village)['’]s)\b",
    re.IGNORECASE,
)
_FAR, _MIDDLE = 9, 3  # sentences
# What is told with how near the name stands, and with the kind of act.
_WITH_NEAR = (
    "rule", "after", "as ", "rank", "precision", "stated", "first stated", "holds", "governs", "of another", "of one", "in title", "in head",
    "above", "possessive", "of actor", "of recipient", "actor of", "recipient of", "of both", "most named", "only narrow", "first named", "in a near", "holds a near", "vague", "points", "words name", "aside", "noun", "quoted", "running", "modality", "tense", "counts", "nobody", "tells",
)  # fmt: skip
_WITH_KIND = (
    "ring",
    "rule",
    "stated",
    "precision",
    "of actor",
    "of recipient",
    "actor of",
    "recipient of",
    "in the report's",
    "most named",
    "only narrow",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that an act may have had. ``signs`` say how it stands to it; ``how`` is the rule that proposes it, else where it stands."""

    place: Place
    how: str
    signs: Signs


@dataclass(frozen=True, slots=True)
class _Act:
    """What the signs of every candidate of one act share."""

    doc: Doc
    mention: Mention
    acts: SpanIndex[Mention]
    scene: Scene
    sentence: Span
    at: int | None
    stated: tuple[Span, ...]
    votes: Mapping[str, float]
    kind: str
    told: frozenset[str]
    told_near: frozenset[str]
    sides: Sides


def kind_of(mention: Mention) -> str:
    """speech, meeting or deed: of words and promises few have a place."""
    return "speech" if mention.type in SPEECH else "meeting" if mention.type == "CONSULT" else "deed"


def signs_of_act(doc: Doc, mention: Mention) -> Signs:
    """What an act's own words say of whether a report gives its place and day."""
    at = head_of(doc, mention.trigger)
    token = doc.tokens[at] if at >= 0 else None
    return {
        "bias": 1.0,
        f"type {mention.type}": 1.0,
        f"tense {tense(doc, mention.trigger) or 'none'}": 1.0,
        f"modality {mention.modality}": 1.0,
        "noun": float(token is not None and token.pos in {"NOUN", "PROPN", "ADJ"}),
        "aside": float(is_aside(doc, at)),
        "quoted": float(is_quoted(doc.text, mention.trigger.start)),
        "nobody": float(not mention.actor),
        "counts": float(bool(mention.figures)),
        "running total": float(any(f.scope == "cumulative" for f in mention.figures)),
    }


def candidates_of(
    doc: Doc, mention: Mention, others: Sequence[Mention], scene: Scene, found: Sequence[Place], how: str,
    sides: Sides = (frozenset(), frozenset()),
) -> list[Candidate]:  # fmt: skip
    """Every place of the report, weighed as this act's; ``found`` are those that the rules propose, by way of ``how``.

    ``sides`` are the countries that the act's words tell of its parties.
    """
    act = _Act(
        doc, mention, _indexed(scene, others), scene, sentence_of(doc, mention.clause),
        sentence_index(doc, mention.clause.start), tuple(s for s in mention.places if tells(doc, s, scene)),
        scene.votes.countries(), kind_of(mention), _told_countries(doc, mention, scene, mention.clause),
        _told_countries(doc, mention, scene, sentence_of(doc, mention.clause)), sides,
    )  # fmt: skip
    groups = {key: list(group) for key, group in scene.once("named", lambda: _named(doc, scene)).items()}
    for place in found:
        group = groups.setdefault(_key(place), [])
        if not any(p.span == place.span for p, _ in group):
            group.append((place, None))
    if act.scene.country:
        country = country_place(scene, mention.clause.start)
        groups.setdefault(_key(country), [(country, None)])
    nearest = {key: min(group, key=lambda g: _order(act, g)) for key, group in groups.items()}
    ranks = _ranks(act, nearest.values())
    base = signs_of_act(doc, mention) | _told_areas(act, ranks)
    rules = {_key(p): how for p in found}
    fields = _Field.of(groups, act)
    out = []
    for key, (place, reading) in nearest.items():
        rule = rules.get(key, "")
        own = _signs(act, place, reading, groups[key], ranks.get(key)) | {f"rule {rule or 'none'}": 1.0}
        own |= _among(key, place, fields) | _of_sides(act, place)
        out.append(Candidate(place, rule or _ring(act, place.span), _crossed(act, place, base | own)))
    return out


def _indexed(scene: Scene, mentions: Sequence[Mention]) -> SpanIndex[Mention]:
    """The acts by their clauses; a report's are indexed once."""
    of, index = scene.once("acts", lambda: (mentions, SpanIndex(mentions, lambda m: m.clause)))
    return index if of is mentions else SpanIndex(mentions, lambda m: m.clause)


def _named(doc: Doc, scene: Scene) -> dict[str, list[tuple[Place, Reading | None]]]:
    """The report's places, each with all its names."""
    groups: dict[str, list[tuple[Place, Reading | None]]] = {}
    surnames = _surnames(doc)
    for r in scene.readings:
        if (
            r.toponym.kind == "place"
            and (r.entry is None or r.entry.country)
            and not _is_government(doc, r)
            and not _is_surname(doc, r, surnames)
        ):
            place = to_place(doc, r, scene)
            groups.setdefault(_key(place), []).append((place, r))
    return groups


def _surnames(doc: Doc) -> frozenset[str]:
    """The last words of the persons whom a report names by two words and more."""
    named = (re.sub(r"[’']s?\Z", "", n.span.of(doc.text)).split() for n in doc.names if n.label == "PERSON")
    return frozenset(words[-1] for words in named if len(words) > 1)


def _is_surname(doc: Doc, reading: Reading, surnames: frozenset[str]) -> bool:
    """Whether a name is that of a person of the report, where nothing is "in" it: "a visit by Cameron"."""
    return reading.toponym.name in surnames and _before(doc.text, reading.toponym.span) not in _LED


def _is_government(doc: Doc, reading: Reading) -> bool:
    """Whether a town's name stands for the government in it."""
    return reading.entry is not None and reading.entry.kind == "city" and stands_for(doc, reading.toponym)


def _told_countries(doc: Doc, mention: Mention, scene: Scene, span: Span) -> frozenset[str]:
    """The countries of the places in ``span`` that can hold the act ("in Yemen, soldiers opened fire"), but not "killed in US raids"."""
    held = (r for r in scene.within(span) if r.entry is not None and can_hold(doc, mention, r, scene))
    return frozenset(r.entry.country for r in held if r.entry and not _is_adjective(doc, r)) - {""}


def _is_adjective(doc: Doc, reading: Reading) -> bool:
    """Whether a country's name says whose the noun after it is: "US raids"."""
    wide = reading.entry is not None and reading.entry.kind == "country"
    return wide and _dep(doc, reading.toponym.span) in _BESIDE


def _key(place: Place) -> str:
    return (
        place.gazetteer_id if place.gazetteer_id and place.precision != "landmark" else fold(place.name or place.text)
    )


def _ring(act: _Act, span: Span) -> str:
    """Where words stand from an act."""
    if act.mention.clause.covers(span):
        return "clause"
    if act.sentence.overlap(span):
        return "sentence, before" if span.end <= act.mention.trigger.start else "sentence, after"
    there = sentence_index(act.doc, span.start)
    if act.at is None or there is None:
        return "nowhere"
    away = number(act.doc, act.at) - number(act.doc, there)
    if away == 0:
        return "other line"
    if away < 0:
        return "next" if away == -1 else "ahead" if away > -_FAR else "far ahead"
    if away > _FAR:
        return "far back"
    same = act.doc.sentences[act.at].paragraph == act.doc.sentences[there].paragraph
    if away == 1:
        return "one back, paragraph" if same else "one back"
    return f"{'some' if away <= _MIDDLE else 'many'} back{', paragraph' if same else ''}"


def _order(act: _Act, item: tuple[Place, Reading | None]) -> tuple[float, ...]:
    """Nearest first: the clause, the sentence, then sentences before; those after count twice as far."""
    place, reading = item
    span = place.span
    holds = reading is None or can_hold(act.doc, act.mention, reading, act.scene)
    if act.mention.clause.covers(span):
        return (0.0, not holds, gap(span, act.mention.trigger))
    if act.sentence.overlap(span):
        return (1.0 + 1.5 * (not holds), gap(span, act.mention.trigger))
    there = sentence_index(act.doc, span.start)
    if act.at is None or there is None:
        return (99.0, gap(span, act.mention.trigger))
    away = act.at - there
    return (1.0 + (away if away >= 0 else -2 * away) + 2.0 * (not holds), gap(span, act.mention.trigger))


def _ranks(act: _Act, nearest: Iterable[tuple[Place, Reading | None]]) -> dict[str, int]:
    """The number of nearer places that are no countries and can hold, by key."""
    narrow = [
        (p, r)
        for p, r in nearest
        if p.precision != "country"
        and (r is None or (can_hold(act.doc, act.mention, r, act.scene) and is_sure(act.doc, r)))
    ]
    narrow.sort(key=lambda g: _order(act, g))
    return {_key(p): n for n, (p, _) in enumerate(narrow)}


def _told_areas(act: _Act, ranks: Mapping[str, int]) -> Signs:
    text, clause, sentence = act.doc.text, act.mention.clause, act.sentence
    return {
        "vague area in clause": float(_VAGUE.search(text, clause.start, clause.end) is not None),
        "vague area in sentence": float(_VAGUE.search(text, sentence.start, sentence.end) is not None),
        "points back in clause": float(_BACK.search(text, clause.start, clause.end) is not None),
        "points back in sentence": float(_BACK.search(text, sentence.start, sentence.end) is not None),
        "places": math.log(1 + len(ranks)),
        "words name none": float(not act.stated),
    }


def _signs(
    act: _Act, place: Place, reading: Reading | None, group: Sequence[tuple[Place, Reading | None]], rank: int | None
) -> Signs:
    doc, mention, span = act.doc, act.mention, place.span
    spans = [p.span for p, _ in group]
    where = _ring(act, span)
    held = _held(act, span)
    out: Signs = {
        f"ring {where}": 1.0,
        f"precision {place.precision or 'unknown'}": 1.0,
        f"after {_before(doc.text, span)}": 1.0,
        f"as {_dep(doc, span)}": 1.0,
        f"rank {'none' if rank is None else min(rank, 3)}": 1.0,
        "stated": float(any(s.overlap(span) for s in act.stated)),
        "stated elsewhere": float(any(s.overlap(x) for s in act.stated for x in spans)),
        "first stated": float(bool(act.stated) and act.stated[0].overlap(span)),
        "holds": float(reading is None or can_hold(doc, mention, reading, act.scene)),
        "governs": float(governs(doc, span, mention.trigger)),
        "above": float(_is_above(doc, span, mention.trigger)),
        "letters away": math.log(1 + gap(span, mention.trigger)) if act.sentence.overlap(span) else 0.0,
        "times": math.log(len(group)),
        "in head": float(any(s.start < HEAD for s in spans)),
        "in title": float(bool(act.doc.report.title) and f" {fold(place.name)} " in f" {fold(act.doc.report.title)} "),
        "of another act": float(bool(held)),
        "of one of its type": float(any(m.type == mention.type for m in held)),
        "acts there": math.log(1 + len({id(m) for s in spans for m in _held(act, s)})),
        "in the report's country": float(place.country == act.scene.country),
        "country's share": act.votes.get(place.country, 0.0),
        "in a list": float(re.match(r",? and |, [A-Z]", doc.text[span.end : span.end + 6]) is not None),
        "possessive": float(doc.text[span.end : span.end + 2] in {"'s", "’s"}),
        "tells clause": float(place.country in act.told),
        "tells clause another": float(bool(act.told) and place.country not in act.told),
        "tells sentence": float(place.country in act.told_near),
        "tells sentence another": float(bool(act.told_near) and place.country not in act.told_near),
        "unsure": float(reading is not None and not is_sure(doc, reading)),
        f"label {reading.toponym.label if reading is not None else 'rule'}": 1.0,
    }
    return out


def _held(act: _Act, span: Span) -> list[Mention]:
    """The other acts whose clauses hold the words."""
    return [m for m in act.acts.covering(span) if m is not act.mention]


def _crossed(act: _Act, place: Place, signs: Signs) -> Signs:
    """The signs with what they are together: where the name stands, with the kind of act and of place."""
    where = _ring(act, place.span)
    near = "clause" if where == "clause" else "sentence" if where.startswith("sentence") else "outside"
    wide = "country" if place.precision == "country" else "narrow"
    out = dict(signs)
    for name in (k for k, v in signs.items() if v == 1.0):
        if name.startswith(_WITH_NEAR):
            out[f"{near}: {name}"] = 1.0
        if name.startswith(_WITH_KIND):
            out[f"{act.kind}: {name}"] = 1.0
    out[f"{act.kind}, {near}, {wide}"] = 1.0
    return {k: v for k, v in out.items() if v}


@dataclass(frozen=True, slots=True)
class _Field:
    """The report's narrow places together: how often each is named, where first, which stand in the act's sentence."""

    times: Mapping[str, int]
    first: Mapping[str, int]
    near: tuple[Place, ...]

    @classmethod
    def of(cls, groups: Mapping[str, Sequence[tuple[Place, Reading | None]]], act: _Act) -> _Field:
        narrow = {k: g for k, g in groups.items() if g[0][0].precision != "country"}
        near = [p for g in narrow.values() for p, _ in g if act.sentence.overlap(p.span)]
        return cls(
            {k: len(g) for k, g in narrow.items()},
            {k: min(p.span.start for p, _ in g) for k, g in narrow.items()},
            tuple(near),
        )


def _among(key: str, place: Place, field: _Field) -> Signs:
    """How a place stands among the report's others: the most named, the first, inside one that the sentence names."""
    others = [p for p in field.near if _key(p) != key]
    out: Signs = {
        "holds a near one": float(any(_lies_in(p, place) for p in others)),
        "in a near one": float(any(_lies_in(place, p) for p in others)),
        "of a near one's division": float(
            bool(place.admin1) and any(p.admin1 == place.admin1 and p.country == place.country for p in others)
        ),
        "another division near": float(
            bool(place.admin1) and any(p.admin1 and p.admin1 != place.admin1 for p in others)
        ),
    }
    if key in field.times:
        most = max(field.times.values())
        out |= {
            "most named": float(field.times[key] == most and most > 1),
            "only narrow place": float(len(field.times) == 1),
            "first named": float(field.first[key] == min(field.first.values())),
            "share of names": field.times[key] / sum(field.times.values()),
        }
    else:
        out["no narrow places"] = float(not field.times)
    return out


def _lies_in(inner: Place, outer: Place) -> bool:
    """Whether a place is a town or building of a division, or a building of a town, that has the other's name."""
    if inner.country != outer.country:
        return False
    if outer.precision == "country":
        return inner.precision != "country"
    if outer.precision in {"admin1", "admin2"}:
        return inner.precision in {"city", "landmark"} and fold(outer.name).split(" ")[0] in fold(inner.admin1)
    return inner.precision == "landmark" and bool(inner.city) and inner.city == outer.city


def _of_sides(act: _Act, place: Place) -> Signs:
    """Whose country a place lies in."""
    actor, recipient = act.sides
    return {
        "of actor": float(place.country in actor),
        "of recipient": float(place.country in recipient),
        "actor of another": float(bool(actor) and place.country not in actor),
        "recipient of another": float(bool(recipient) and place.country not in recipient),
        "of both": float(place.country in actor and place.country in recipient),
    }


def _before(text: str, span: Span) -> str:
    """The preposition within three words before a name, "comma" for a name after a comma, else "none"."""
    words: list[str] = re.findall(r"[\w’'-]+|[,(;:.]", text[max(0, span.start - 40) : span.start].lower())
    for word in reversed(words[-3:]):
        if word in _PREPOSITIONS:
            return word
        if word in {",", "("}:
            return "comma"
        if word in {".", ";", ":"}:
            break
    return "none"


def _dep(doc: Doc, span: Span) -> str:
    at = head_of(doc, span)
    dep = doc.tokens[at].dep if at >= 0 else ""
    return dep if dep in _DEPS else "other"


def _is_above(doc: Doc, span: Span, trigger: Span) -> bool:
    """Whether the trigger stands anywhere over the words."""
    act, at = head_of(doc, trigger), head_of(doc, span)
    return act >= 0 and at >= 0 and act in set(above(doc, at))


def is_aside(doc: Doc, at: int) -> bool:
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


def is_quoted(text: str, at: int) -> bool:
    """Whether a quotation is open at ``at``."""
    start = max(0, at - 600)
    opened, closed = text.rfind("“", start, at), text.rfind("”", start, at)
    line = text.rfind("\n", 0, at) + 1
    return opened > closed or text.count('"', line, at) % 2 == 1
