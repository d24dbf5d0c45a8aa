"""Acts as the report's words give them: candidates kept, brought together, and filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.events.acts import SPEECH, Act, decide, modality_of, mode_of
from reportedly.events.belief import BELIEVED, believe
from reportedly.events.contexts import told_contexts
from reportedly.events.figures import Bound
from reportedly.events.fill import Found, Parties, give_figures, parties_of
from reportedly.events.issues import issues_of
from reportedly.events.kinds import is_private, kind_of
from reportedly.events.modality import modality_of as ruled_modality
from reportedly.events.modes import mode_of as ruled_mode
from reportedly.events.network import Seen, reader_of, roles_around, ruled, see
from reportedly.events.pronouns import antecedent_of
from reportedly.events.sentences import Reading
from reportedly.events.sources import attribution_of
from reportedly.events.strikes import sensed
from reportedly.events.tally import judge
from reportedly.events.twins import Told, twins_of
from reportedly.records import Attribution, Claim, Doc, Mention, PartyMention, Span

_SUFFERED = frozenset({"killed", "injured", "casualties", "arrested", "displaced", "missing"})
_MOST = 6  # parties of one side that are kept; longer lists are enumerations


def find_mentions(doc: Doc, claims: Sequence[Claim]) -> tuple[Mention, ...]:
    """Every act that the report tells of, in the order of the text."""
    if not doc.tokens:
        return ()
    reading = Reading(doc, claims)
    seen = sensed(reading, see(reading))
    judge(reading, seen.figures)
    found = decide(reading, seen)
    reader = reader_of(reading)
    parsed = [ruled(reader, a.at, a.type) for a in found]
    believe(reading, seen, found, parsed)
    kept = [(a, r) for a, r in zip(found, parsed, strict=True) if a.belief >= BELIEVED]
    if not kept:
        return ()
    acts, rules = [a for a, _ in kept], [r for _, r in kept]
    spots = [(a.at, a.type) for a in acts]
    around = roles_around(reading, seen, spots, rules)
    parties = [parties_of(reading, x, r, a.type, a.at) for x, r, a in zip(around, rules, acts, strict=True)]
    figures = give_figures(reading, acts, around, parties)
    homes = twins_of(reading, seen, [Told(*x) for x in zip(acts, parties, figures, strict=True)])
    mentions = [mention_of(reading, seen, a, p, f) for a, p, f in zip(acts, parties, figures, strict=True)]
    return tuple(
        _joined(m, [mentions[j] for j, home in enumerate(homes) if home == k and j != k])
        for k, m in enumerate(mentions)
        if homes[k] == k
    )


def _joined(own: Mention, twins: Sequence[Mention]) -> Mention:
    """One act told by several words: what the surest says of it, and from the others what it leaves open; their words are evidence too."""
    for other in sorted(twins, key=lambda m: (-m.confidence, m.trigger)):
        more = tuple(f for f in other.figures if (f.kind, f.span) not in {(x.kind, x.span) for x in own.figures})
        wider = other.clause.covers(own.clause)
        apart = () if wider or own.clause.covers(other.clause) else (other.clause,)
        own = replace(
            own,
            clause=other.clause if wider else own.clause,
            mode=own.mode or other.mode,
            actor=own.actor or other.actor,
            recipient=own.recipient or other.recipient,
            figures=(*own.figures, *more),
            places=own.places or other.places,
            times=own.times or other.times,
            attribution=own.attribution or other.attribution,
            contexts=own.contexts or other.contexts,
            issues=own.issues or other.issues,
            support=(*own.support, *apart),
            reasons=(*own.reasons, ("one act", f"told by {other.reasons[0][1]} too")),
        )
    return own


def mention_of(reading: Reading, seen: Seen, act: Act, parties: Parties, figures: Sequence[Bound]) -> Mention:
    """One act with what was found for it."""
    doc, tree = reading.doc, reading.tree
    clause = tree.span(act.first, act.last)
    trigger = tree.span(act.at, act.at)
    sentence = doc.sentences[tree.token(act.at).sent].span
    said = attribution_of(doc.text, trigger, reading.claims)
    worded, mode_words = ruled_mode(act.type, "", trigger.of(doc.text), clause.of(doc.text))
    mode, mode_chance = mode_of(seen, act, worded)
    parsed, why = ruled_modality(tree, act.at, own_act=act.type in SPEECH)
    modality, modality_chance = modality_of(seen, act, parsed)
    if modality == "actual" and act.type not in SPEECH and any(a.stance == "denied" for a in said):
        modality, why = "denied", "denied by its source"
    actor = _side(reading, parties.actor)
    recipient = _with_victims(reading, figures, _side(reading, parties.recipient), act.type)
    spans = tuple(p.span for p in (*actor, *recipient))
    reasons = [
        ("type", ", ".join(tree.token(i).text for i in act.members)),
        ("kept", f"{act.belief:.2f}, network alone {act.sure:.2f}"),
    ]
    if mode:
        reasons.append(("mode", f"network {mode_chance:.2f}" + (f", words {mode_words}" if mode == worded else "")))
    if modality != "actual":
        reasons.append(("modality", f"network {modality_chance:.2f}" + (f", {why}" if why else "")))
    reasons.extend(("actor", f"{tree.token(x.head).text}: {x.why}") for x in parties.actor)
    reasons.extend(("recipient", f"{tree.token(x.head).text}: {x.why}") for x in parties.recipient)
    reasons.extend(
        (f"figure {b.figure.kind}", f"{b.figure.text} … {tree.token(b.anchor).text}, by {b.by}") for b in figures
    )
    contexts = told_contexts(clause.of(doc.text), sentence.of(doc.text), act.type)
    reasons.extend(("context", f"{c}: {told}, by table") for c, told in contexts)
    # A demand of nobody in office is what a protest is for.
    crowd = act.type == "REQUEST" and all(p.private for p in actor)
    issues = _issues(reading, act) if act.type == "PROTEST" or crowd else ()
    reasons.extend(("issue", f"{x}, by the parse") for x in issues)
    own = _own_voice(said, actor, act.type)
    for a in own:
        voices = " <- ".join(s.name for s in a.chain) or "nobody named"
        reasons.append(("source", f"{voices}: {a.cue or 'no cue'}, by the claims that hold the act"))
    return Mention(
        type=act.type,
        mode=mode,
        modality=modality,
        trigger=trigger,
        clause=clause,
        actor=actor,
        recipient=recipient,
        figures=tuple(b.figure for b in figures),
        places=reading.where.places(act.at, clause, spans),
        times=reading.where.times(act.at, clause),
        attribution=own,
        contexts=tuple(c for c, _ in contexts),
        issues=issues,
        confidence=round(act.belief, 3),
        reasons=tuple(reasons),
    )


def _issues(reading: Reading, act: Act) -> tuple[str, ...]:
    """What the protest is for or against, by its own word or else by another of its clause: "poured into the streets, demanding …"."""
    tree = reading.tree
    others = (i for i in range(act.first, act.last + 1) if i != act.at and tree.is_verb(i))
    return next((found for i in (act.at, *others) if (found := issues_of(tree, i))), ())


def _with_victims(
    reading: Reading, figures: Sequence[Bound], found: tuple[PartyMention, ...], kind: str
) -> tuple[PartyMention, ...]:
    """The parties, and whoever the act's figures count: "shelling of the town that cost the lives of 40 villagers"."""
    out = list(found)
    for b in figures:
        if b.figure.kind not in _SUFFERED or len(out) >= _MOST or kind not in {"ASSAULT", "COERCE"}:
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


def _side(reading: Reading, found: Sequence[Found]) -> tuple[PartyMention, ...]:
    tree = reading.tree
    out = []
    for x in found[:_MOST]:
        pronoun = kind_of(tree, x.head, reading.labels) == "pronoun"
        before = antecedent_of(reading, x.head) if pronoun else None
        out.append(PartyMention(tree.span(x.first, x.last), before, is_private(tree, x.head)))
    spans = [p.span for p in out]
    return tuple(p for p in out if p.antecedent is None or not any(p.antecedent.overlap(s) for s in spans))


def _own_voice(said: tuple[Attribution, ...], actor: tuple[PartyMention, ...], kind: str) -> tuple[Attribution, ...]:
    """Who accuses, demands or rejects is the actor of that act, not its source; a denial stays the denier's."""
    if kind not in SPEECH or not said:
        return said
    speakers = [p.span for p in actor] + [p.antecedent for p in actor if p.antecedent is not None]
    out = []
    for a in said:
        chain = tuple(s for s in a.chain if a.stance == "denied" or not any(s.span.overlap(x) for x in speakers))
        if chain or (a.stance != "stated" and not a.chain):
            out.append(Attribution(chain, a.cue, a.stance, a.span))
    return tuple(out)
