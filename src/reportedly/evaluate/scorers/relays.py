"""Relay chains and stance on hand-coded paragraphs, as the gold's ``score_relays.py`` measures them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
_SOUND = re.compile(r"[^a-z0-9]+")


def same(a: str | None, b: str | None) -> bool:
    """Whether two names are one: equal, or one inside the other at word boundaries, accents and case aside."""
    x, y = _plain(a), _plain(b)
    return bool(x and y) and (x == y or f" {x} " in f" {y} " or f" {y} " in f" {x} ")


def _plain(words: str | None) -> str:
    return _SOUND.sub(" ", unicodedata.normalize("NFKD", words or "").casefold()).strip()


def _at(text: str, quote: str) -> tuple[int, int] | None:
    start = text.find(quote) if quote else -1
    return (start, start + len(quote)) if start >= 0 else None


def _overlap(a: tuple[int, int] | None, b: tuple[int, int] | None) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) if a and b else 0


def _voice(gold: Row, found: Row) -> bool:
    return any(same(x, y) for x in (gold.get("name"), gold.get("text")) for y in (found.get("name"), found.get("text")))


def _taken(text: str, claim: Row, found: Sequence[Row]) -> Row:
    """The predicted claim that covers most of a gold claim's content, at least half; else an unattributed statement."""
    wanted = _at(text, claim["content"])
    best, most = None, -1
    for one in found:
        share = _overlap(wanted, _at(text, one["content"]))
        if share > most:
            best, most = one, share
    if best is None or wanted is None or most < 0.5 * (wanted[1] - wanted[0]):
        return {"chain": [], "stance": "stated"}
    return best


def _count(n: Counter[str], gold: Row, found: Row) -> None:
    want, got = gold["chain"], found.get("chain") or []
    stance, guess = gold.get("stance", "stated"), found.get("stance", "stated")
    exact = len(want) == len(got) and all(_voice(x, y) for x, y in zip(want, got, strict=True))
    n.update(claims=1, chain_exact=exact, stance=stance == guess)
    if stance != "stated":
        n.update(marked=1, marked_right=stance == guess)
    if want:
        n.update(
            attributed=1, nearest=bool(got) and _voice(want[0], got[0]), origin=bool(got) and _voice(want[-1], got[-1])
        )
    else:
        n.update(unattributed=1, unattributed_right=not got)
    if len(want) > 1:
        n.update(relays=1, relay_exact=exact)


def score_relays(gold: Sequence[Row], found: Sequence[Row]) -> dict[str, float]:
    """Shares by metric: chain_exact, nearest, origin, relay_exact, unattributed_right, stance, marked_stance_recall."""
    by = {row["id"]: row["claims"] for row in found}
    n: Counter[str] = Counter()
    for row in gold:
        for claim in row["claims"]:
            _count(n, claim, _taken(row["text"], claim, by.get(row["id"], [])))
    parts = {
        "chain_exact": "claims", "nearest": "attributed", "origin": "attributed", "relay_exact": "relays",
        "unattributed_right": "unattributed", "stance": "claims",
    }  # fmt: skip
    shares = {k: n[k] / max(1, n[whole]) for k, whole in parts.items()}
    return {**shares, "marked_stance_recall": n["marked_right"] / max(1, n["marked"])}
