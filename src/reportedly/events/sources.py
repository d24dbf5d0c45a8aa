"""According to whom: the claims whose reported words cover an act, put together into its attribution."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.records import Attribution, Claim, Source, Span

_STRENGTH = {"stated": 0, "confirmed": 1, "alleged": 2, "denied": 3}


def attribution_of(text: str, trigger: Span, claims: Sequence[Claim]) -> tuple[Attribution, ...]:
    """The attribution of the act told at ``trigger``: claims that cover it, merged from the nearest voice to the origin.

    A claim inside another one's words is told by the outer voice, so the outer chain comes first. A claim without a
    source counts only where it marks a stance. A denial of just the words that somebody else claims ("Kyiv rejected the
    charge") stands beside that claim: an attribution of its own, behind the first.
    """
    denial = next((c for c in claims if _denies(c, trigger)), None)
    if denial is not None:
        return (Attribution(denial.chain, denial.cue.of(text) if denial.cue else "", "denied", denial.cue or trigger),)
    covering = [c for c in claims if c.kind != "act" and _covers(c, trigger)]
    denials = [c for c in covering if _stands_beside(c, covering)]
    first = _merged(text, trigger, [c for c in covering if c not in denials])
    beside = [_merged(text, trigger, [c]) for c in denials]
    return tuple(x for x in (first, *beside) if x is not None)


def _stands_beside(claim: Claim, covering: Sequence[Claim]) -> bool:
    """Whether a claim denies the very words of another one."""
    return claim.stance == "denied" and any(c.stance != "denied" and c.content == claim.content for c in covering)


def _merged(text: str, trigger: Span, covering: Sequence[Claim]) -> Attribution | None:
    if not covering:
        return None
    outer_first = sorted(covering, key=lambda c: (-_size(c), c.cue or Span(0, 0)))
    chain: list[Source] = []
    for claim in outer_first:
        chain.extend(s for s in claim.chain if not _known(s, chain))
    stance = max((c.stance for c in covering), key=lambda s: _STRENGTH.get(s, 0))
    inner = outer_first[-1]
    if not chain and stance == "stated":
        return None
    cue = inner.cue
    span = cue or (chain[-1].span if chain else trigger)
    return Attribution(tuple(chain), cue.of(text) if cue else "", stance, span)


def _denies(claim: Claim, trigger: Span) -> bool:
    """Whether the act is read from the denial itself ("Russia denied …"): its voices are then those of the denial."""
    return claim.stance == "denied" and claim.cue is not None and claim.cue.overlap(trigger) > 0


def _covers(claim: Claim, trigger: Span) -> bool:
    if not any(c.start < trigger.end and trigger.start < c.end and _holds(c, trigger) for c in claim.content):
        return False
    if claim.cue is not None and claim.cue.overlap(trigger):
        return False
    return not any(s.span.covers(trigger) for s in claim.chain)


def _holds(content: Span, trigger: Span) -> bool:
    return content.covers(trigger) or content.overlap(trigger) * 2 > trigger.end - trigger.start


def _size(claim: Claim) -> int:
    return sum(c.end - c.start for c in claim.content)


def _known(source: Source, chain: list[Source]) -> bool:
    return any(source.span == s.span or (source.name and source.name == s.name) for s in chain)
