"""Acts as the report's words give them: candidates kept, brought together, and filled in."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.events.antecedents import antecedent_of
from reportedly.events.candidates import Candidate, Reading
from reportedly.events.features import features
from reportedly.events.groups import Group, best_types, grouped, widest
from reportedly.events.issues import issues_of
from reportedly.events.keep import probability, threshold
from reportedly.events.kinds import is_private, kind_of
from reportedly.events.modes import mode_of
from reportedly.events.sources import attribution_of
from reportedly.records import Attribution, Claim, Doc, Mention, PartyMention, Span

_SUFFERED = frozenset({"killed", "injured", "casualties", "arrested", "displaced", "missing"})
_MOST = 6  # parties of one side that are kept; longer lists are enumerations


def find_mentions(doc: Doc, claims: Sequence[Claim]) -> tuple[Mention, ...]:
    """Every act that the report tells of, in the order of the text."""
    reading = Reading(doc, claims)
    candidates = reading.candidates()
    scored = [(c, probability(features(reading, c, candidates))) for c in candidates]
    return tuple(mention_of(reading, g) for g in grouped(reading, best_types(scored, threshold())))


def mention_of(reading: Reading, g: Group) -> Mention:
    """One act: the lead gives type and clause, the other members what the lead does not say."""
    lead, doc = g.lead, reading.doc
    clause = widest(reading, g)
    trigger = reading.tree.span(lead.trigger.first, lead.trigger.last)
    mode, mode_words = _mode(reading, g, clause)
    actor, recipient = _parties(reading, g)
    modality, why = _modality(g)
    said = attribution_of(doc.text, trigger, reading.claims)
    said = _own_voice(said, actor, lead.type)
    spans = tuple(p.span for p in (*actor, *recipient))
    places = reading.where.places(lead.trigger.at, clause, spans)
    return Mention(
        type=lead.type,
        mode=mode,
        modality=modality,
        trigger=trigger,
        clause=clause,
        actor=actor,
        recipient=recipient,
        figures=tuple(b.figure for b in g.figures),
        places=places,
        times=reading.where.times(lead.trigger.at, clause),
        attribution=said,
        issues=issues_of(reading.tree, lead.trigger.at) if lead.type == "PROTEST" else (),
        confidence=round(g.confidence, 3),
        reasons=_reasons(reading, g, mode_words, why),
    )


def _mode(reading: Reading, g: Group, clause: Span) -> tuple[str | None, str]:
    words = [
        (c.trigger.row.mode, reading.tree.span(c.trigger.first, c.trigger.last).of(reading.doc.text))
        for c, _ in g.members
    ]
    text = clause.of(reading.doc.text)
    given = next((m for m, _ in words if m), "")
    return mode_of(g.lead.type, given, " / ".join(w for _, w in words), text)


def _modality(g: Group) -> tuple[str, str]:
    stated = [(c.modality, c.modality_word) for c, _ in g.members]
    return next((s for s in stated if s[0] == "actual"), stated[0])


def _parties(reading: Reading, g: Group) -> tuple[tuple[PartyMention, ...], tuple[PartyMention, ...]]:
    members = [c for c, _ in g.members]
    actors = next((c.roles.actor for c in members if c.roles.actor), ())
    recipients = next((c.roles.recipient for c in members if c.roles.recipient and c.roles.recipient != actors), ())
    recipients = tuple(k for k in recipients if k not in actors)
    found = _side(reading, recipients)
    return _side(reading, actors), _with_victims(reading, g, found)


def _with_victims(reading: Reading, g: Group, found: tuple[PartyMention, ...]) -> tuple[PartyMention, ...]:
    """The parties, and whoever the act's figures count: "shelling of the town that cost the lives of 40 villagers"."""
    out = list(found)
    for b in g.figures:
        if b.figure.kind not in _SUFFERED or len(out) >= _MOST:
            continue
        head = _counted(reading, b.figure.span)
        if head is None:
            continue
        span = reading.tree.phrase(head)
        if not any(span.overlap(p.span) for p in out):
            out.append(PartyMention(span, None, is_private(reading.tree, head)))
    return tuple(out)


def _counted(reading: Reading, span: Span) -> int | None:
    """The noun that the number at ``span`` counts, where it names people."""
    tree = reading.tree
    at = next((k for k in tree.sentence_at(span.end - 1) if tree.token(k).start < span.end <= tree.token(k).end), None)
    for k in () if at is None else (at, *tree.above(at)):
        if tree.is_verb(k) or tree.token(k).pos not in {"NOUN", "PROPN", "NUM", "ADJ", "ADV"}:
            return None
        if kind_of(tree, k, reading.labels) in {"people", "armed", "body", "group"}:
            return k
    return None


def _side(reading: Reading, heads: tuple[int, ...]) -> tuple[PartyMention, ...]:
    tree = reading.tree
    out = []
    for k in heads[:_MOST]:
        pronoun = kind_of(tree, k, reading.labels) == "pronoun"
        before = antecedent_of(tree, k, reading.labels) if pronoun else None
        span = (
            tree.span(k, k)
            if tree.token(k).dep in {"amod", "compound", "poss"} and not tree.kids[k]
            else tree.phrase(k)
        )
        out.append(PartyMention(span, before, is_private(tree, k)))
    return tuple(out)


def _own_voice(said: tuple[Attribution, ...], actor: tuple[PartyMention, ...], kind: str) -> tuple[Attribution, ...]:
    """Who accuses, demands or rejects is the actor of that act, not its source; a denial stays the denier's."""
    if kind not in {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"} or not said:
        return said
    speakers = [p.span for p in actor] + [p.antecedent for p in actor if p.antecedent is not None]
    out = []
    for a in said:
        chain = tuple(s for s in a.chain if a.stance == "denied" or not any(s.span.overlap(x) for x in speakers))
        if chain or (a.stance != "stated" and not a.chain):
            out.append(Attribution(chain, a.cue, a.stance, a.span))
    return tuple(out)


def _reasons(reading: Reading, g: Group, mode_words: str, modality_word: str) -> tuple[tuple[str, str], ...]:
    def _words(c: Candidate) -> str:
        return reading.tree.span(c.trigger.first, c.trigger.last).of(reading.doc.text)

    out = [("type", ", ".join(_words(c) for c, _ in g.members)), ("kept", f"learned filter {g.confidence:.2f}")]
    if mode_words:
        out.append(("mode", mode_words))
    if modality_word:
        out.append(("modality", modality_word))
    out.extend((f"figure {b.figure.kind}", f"{b.figure.text} … {reading.tree.token(b.anchor).text}") for b in g.figures)
    return tuple(out)
