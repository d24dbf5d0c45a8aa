"""Candidates for the fillers of a report's incidents: mentions that the encoder may have tagged, with what speaks for each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.events.coders.encoded import Worded, each, worded
from reportedly.events.coders.fillerwords import Words, head_of, key_of, mention_in, windows, words_of
from reportedly.events.coders.learnt import Learnt, Shares
from reportedly.events.coders.parties import spans_of
from reportedly.models.net import Floats
from reportedly.records import Span

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TAGS = ("O", *(f"{x}-{r}" for r in ROLES for x in "BI"))
# What is taken off the score of "no filler" before the best tags are read, in turn: of the entities of muc4's held-out reports 47 %
# have a mention among the tags read at 0, 65 % among those at 0 and 2, 78 % at 0, 2 and 4.
EASED = (0.0, 2.0, 4.0)
FEATURES = (
    *ROLES,
    "mean", "least", "exact", "sum", "average",  # how far the role leads over no filler: at its best place, and over all places
    "rival",  # the same for the strongest other role at the best place
    "first", "length", "single word", "eased 2", "eased 4",
    "role in report", "any in report", "sum of role in report", "sum of any in report",
    "share", "share of head", "known",
    "in a longer one", "has a shorter one", "rank", "behind best", "as another role",
    "context", "context behind best", "best context",
)  # fmt: skip
_LOW = 1e-9
_ALONE = -8.0  # the lead over another role of a mention that no other role has
Logs = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Read:
    """A report's words with the log of each tag's chance, a row a word."""

    words: Words
    logs: Logs


@dataclass(frozen=True, slots=True)
class Filler:
    """A candidate: number of its role, its key, a mention as the text has it, and its places (``Words.places``)."""

    role: int
    key: str
    mention: str
    places: tuple[int, ...]
    own: dict[str, float]

    def holds(self, other: Filler) -> bool:
        """Whether the other's words are a part of this one's, and not all of them."""
        return self.key != other.key and f" {other.key} " in f" {self.key} "

    def behind(self, other: Filler) -> bool:
        """Whether this one stands right behind the other: "National Liberation Army [ELN]"."""
        return bool({i + len(other.key.split()) for i in other.places} & set(self.places))


def read_words(text: str) -> Read:
    """A report read by the encoder, window by window."""
    words = words_of(text)
    logs = np.full((len(words.spans), len(TAGS)), math.log(_LOW))
    logs[:, 0] = 0.0
    parts = [worded(text[a:b]) for a, b in windows(text)]
    for inside, scores in zip(words.windows, each("incidents", parts), strict=True):
        if len(scores):  # of a window of very rare words the encoder reads only the first ones
            steady = scores.astype(np.float64) - scores.max(axis=1, keepdims=True)
            steady -= np.log(np.exp(steady).sum(axis=1, keepdims=True))
            logs[inside.start : inside.start + len(scores)] = np.maximum(steady, math.log(_LOW))
    return Read(words, logs)


def candidates(read: Read, known: Learnt) -> list[tuple[Filler, Floats]]:
    """The mentions that may be fillers, each with its row of ``FEATURES``."""
    words = read.words
    leads = _leads(read.logs[list(words.plain)])
    found = []
    for (role, key), (mention, eased) in _tagged(read).items():
        if places := words.places(key):
            own = _words_alone(key, role, known) | _tags(read, leads, role, key, places)
            own |= {"eased 2": float(eased >= EASED[1]), "eased 4": float(eased >= EASED[2])}
            own |= {"context": float(known.context.scores(words.around(key))[role])}
            found.append(Filler(role, key, mention, tuple(places), own))
    return [(x, _row(x.own | _among(x, [y for y in found if y.role == x.role], found))) for x in found]


def _row(own: dict[str, float]) -> Floats:
    return np.array([own[name] for name in FEATURES], np.float32)


def _tagged(read: Read) -> dict[tuple[int, str], tuple[str, float]]:
    """By role and key the mention tagged, and the first of ``EASED`` at which it was."""
    out: dict[tuple[int, str], tuple[str, float]] = {}
    for eased in EASED:
        for inside in read.words.windows:
            part = Worded((), (), (), tuple(Span(k, k + 1) for k in inside))
            scores = read.logs[inside.start : inside.stop].astype(np.float32)
            scores[:, 0] -= eased
            for span, role, _ in spans_of(part, scores, TAGS):
                mention = mention_in(read.words, span.start, span.end - 1)
                if key := key_of(mention):
                    out.setdefault((ROLES.index(role), key), (mention, eased))
    return out


def _leads(logs: Logs) -> Logs:
    """How far each role leads over no filler: words x roles, in natural logs."""
    columns = [np.logaddexp(logs[:, 1 + 2 * r], logs[:, 2 + 2 * r]) - logs[:, 0] for r in range(len(ROLES))]
    out: Logs = np.stack(columns, axis=1)
    return out


def _words_alone(key: str, role: int, known: Learnt) -> dict[str, float]:
    def share(shares: Shares, words: str) -> float:
        row = shares.of(words)
        return shares.other if row is None else float(row[role])

    own = share(known.mentions, key)
    out = {r: float(role == k) for k, r in enumerate(ROLES)}
    out |= {"share": own, "share of head": share(known.heads, head_of(key)), "known": float(own > known.mentions.other)}
    return out | {"length": float(len(key.split())), "single word": float(" " not in key)}


def _tags(read: Read, leads: Logs, role: int, key: str, places: Sequence[int]) -> dict[str, float]:
    """What the encoder's tags say of a mention at its places and of its role in the report."""
    length = len(key.split())
    means = [float(leads[i : i + length, role].mean()) for i in places]
    best = places[int(np.argmax(means))]
    chances = 1.0 / (1.0 + np.exp(-leads))
    return {
        "mean": max(means),
        "least": max(float(leads[i : i + length, role].min()) for i in places),
        "exact": max(_exact(read, role, i, length) for i in places),
        "sum": math.log(sum(1.0 / (1.0 + math.exp(-m)) for m in means) + 1e-3),
        "average": sum(means) / len(means),
        "rival": float(np.delete(leads[best : best + length].mean(axis=0), role).max()),
        "first": places[0] / len(leads),
        "role in report": float(leads[:, role].max()),
        "any in report": float(leads.max()),
        "sum of role in report": math.log(float(chances[:, role].sum()) + 0.1),
        "sum of any in report": math.log(float(chances.sum()) + 0.1),
    }


def _exact(read: Read, role: int, place: int, length: int) -> float:
    """The log of the chance that the mention begins and ends where it does."""
    begin, inside = 1 + 2 * role, 2 + 2 * role
    plain = read.words.plain
    first, *rest = plain[place : place + length]
    out = float(read.logs[first, begin]) + sum(float(read.logs[k, inside]) for k in rest)
    if place + length < len(plain):
        out += math.log(max(1e-6, 1.0 - math.exp(float(read.logs[plain[place + length], inside]))))
    return out


def _among(x: Filler, same: Sequence[Filler], every: Sequence[Filler]) -> dict[str, float]:
    """How a candidate stands among those of its role, and beside the same words in other roles."""
    mean, context = x.own["mean"], x.own["context"]
    others = [y.own["mean"] - mean for y in every if y.key == x.key and y.role != x.role]
    return {
        "in a longer one": float(any(y.holds(x) for y in same)),
        "has a shorter one": float(any(x.holds(y) for y in same)),
        "rank": math.log(1 + sum(y.own["mean"] > mean for y in same)),
        "behind best": mean - max(y.own["mean"] for y in same),
        "as another role": max(others, default=_ALONE),
        "context behind best": context - max(y.own["context"] for y in same),
        "best context": max(y.own["context"] for y in every),
    }


def chosen(found: Sequence[tuple[Filler, float]], least: float) -> list[Filler]:
    """Of candidates with their chances those that are likely enough, likeliest first, one for an entity.

    Two of a role are one entity where the words of one are a part of the other's, or one is the other's short name beside it.
    """
    out: list[Filler] = []
    for x, chance in sorted(found, key=lambda y: (-y[1], y[0].role, y[0].key)):
        if chance < least:
            break
        if not any(x.role == y.role and _one_entity(x, y) for y in out):
            out.append(x)
    return out


def _one_entity(a: Filler, b: Filler) -> bool:
    if a.holds(b) or b.holds(a):
        return True
    short, long = sorted((a, b), key=lambda x: (len(x.key), x.key))
    return " " not in short.key and " " in long.key and (short.behind(long) or long.behind(short))
