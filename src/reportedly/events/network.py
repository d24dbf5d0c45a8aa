"""What the trained networks find: which tokens tell of an act, of which type, mode and modality, and who stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from reportedly.events.kinds import is_actor_noun
from reportedly.events.roles import RoleReader, Roles
from reportedly.events.sentences import Reading
from reportedly.events.signs import TYPES, marked_columns, signs_of
from reportedly.events.triggers import Row, Trigger, rows
from reportedly.models.columns import Columns, Ints
from reportedly.models.frames import JOINED, Stretch, fed, relations, stretches_of
from reportedly.models.net import Array, Floats, batches_of, chances_of, load_network
from reportedly.records import Doc

MODES = (
    "- visit third-party multilateral phone withdraw release disarm ceasefire access resign assist change yield meet disapprove "
    "investigate allege restrict arrest relations expel territory violence demo riot strike hunger boycott obstruct vandalize "
    "convict discontinue troops weapons police militia seize censor curfew martial-law deport withhold misinformation cyber "
    "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons "
    "crowd-control unconventional"
).split()
MODALITIES = ("actual", "planned", "threatened", "hypothetical", "denied")
LABELS = ("-", "actor", "recipient", "place", "figure")
ACTOR, RECIPIENT, PLACE, FIGURE = range(1, 5)
# What the rules say of a token around an act: nothing, head or other word of the actor, of the recipient, a figure, one of this act.
RULES = 7
BEFORE, BEHIND = (
    50,
    40,
)  # tokens before and behind an act among which its parties are looked for; 80 and 60 give the same on records dev
_PIECES, _ROWS = 1024, 2048  # word pieces read together, tokens around acts labelled together; padding included

Spot = tuple[int, str]  # an act's token and its type


@dataclass(frozen=True, slots=True)
class Seen:
    """A report as the network read it: for each token its chance of telling each type of act, its mode, its modality; scores of figures' kinds.

    ``signs`` are those that it was given.
    """

    columns: Columns
    signs: Floats
    stretches: tuple[Stretch, ...]
    types: Floats
    modes: Floats
    modalities: Floats
    figures: Floats
    near: Floats
    own: Floats


def see(reading: Reading) -> Seen:
    """Every token of the report, read with its paragraph and short ones around it."""
    c = marked_columns(reading)
    signs = signs_of(reading)
    stretches = tuple(stretches_of(c, [t.text for t in reading.tree.tokens], JOINED, _gaps(reading.doc)))
    telling = [s for s in stretches if _may_tell(reading, s)]
    names = ("type", "mode", "modality", "figure", "near", "own")
    parts: dict[str, list[tuple[Stretch, Floats]]] = {n: [] for n in names}
    for some in batches_of([len(s.pieces) for s in telling], _PIECES):
        batch = [telling[k] for k in some]
        inputs = inputs_of(batch, signs)
        pieces = load_network("acts").run({n: inputs.pop(n) for n in ("ids", "mask", "marks")})["pieces"]
        found = load_network("act_tokens").run({**inputs, "pieces": pieces})
        for name in names:
            parts[name].extend((s, found[name][k, : s.count]) for k, s in enumerate(batch))
    whole = {n: _joined(c.count, parts[n]) for n in names}
    types = (1.0 / (1.0 + np.exp(-np.clip(whole["type"], -30, 30)))).astype(np.float32)
    types[_joined(c.count, [(s, np.ones((s.count, 1), np.float32)) for s in telling])[:, 0] == 0] = 0.0
    return Seen(
        c,
        signs,
        stretches,
        types,
        chances_of(whole["mode"]),
        chances_of(whole["modality"]),
        whole["figure"],
        whole["near"],
        whole["own"],
    )


def _gaps(doc: Doc) -> frozenset[int]:
    """The tokens before which the screen left paragraphs out."""
    numbers = doc.screened.numbers if doc.screened else ()
    return frozenset(doc.sentences[k + 1].first for k, (a, b) in enumerate(pairwise(numbers)) if b != a + 1)


def _may_tell(reading: Reading, stretch: Stretch) -> bool:
    """Whether a paragraph of the stretch may tell an act; the others' words are known by their parse alone."""
    some = reading.doc.screened
    return some is None or not some.telling.isdisjoint(stretch.column("paragraph").tolist())


def inputs_of(batch: Sequence[Stretch], signs: Floats) -> dict[str, Array]:
    """What the encoder and the token network are given for stretches of one report."""
    out = fed(batch)
    out["marks"] = np.zeros_like(out["ids"])
    out["signs"] = np.zeros((*out["first"].shape, signs.shape[1]), np.float32)
    for k, s in enumerate(batch):
        out["signs"][k, : s.count] = signs[s.first : s.last]
    return out


def _joined(count: int, parts: Sequence[tuple[Stretch, Floats]]) -> Floats:
    out = np.zeros((count, parts[0][1].shape[1] if parts else 1), np.float32)
    for s, values in parts:
        out[s.first : s.last] = values
    return out


def reader_of(reading: Reading) -> RoleReader:
    """What reads parties off the parse; the table's noun triggers are no parties."""
    nouns = set()
    for sentence in reading.doc.sentences:
        for t in reading.triggers(sentence.first, sentence.last):
            if not t.row.verb and not is_actor_noun(reading.tree, t.at):
                nouns.add(t.at)
    return RoleReader(reading.tree, reading.labels, frozenset(nouns))


def ruled(reader: RoleReader, at: int, kind: str) -> Roles:
    """The parties that the rules read for an act of type ``kind`` told at token ``at``."""
    tree = reader.tree
    verb = tree.is_verb(at)
    known = [r for r in rows().get(tree.lemma(at), ()) if r.verb == verb and len(r.words) == 1]
    how = next((r.roles for r in sorted(known, key=lambda r: (r.type != kind, r.type))), "")
    row = Row((tree.lemma(at),), verb=verb, type=kind, mode="", roles=how, weak=False)
    return reader.read(Trigger(at, at, at, row))


def around(reading: Reading, home: Stretch, spots: Sequence[Spot], rules: Sequence[Roles]) -> list[Ints]:
    """How the tokens of a stretch stand to each act in it: tokens x columns, the last two what the rules say and the type."""
    found = relations([home], [[(at - home.first, at - home.first) for at, _ in spots]])[0]
    out = []
    for k, ((at, kind), roles) in enumerate(zip(spots, rules, strict=True)):
        told = _told(reading, home, at, roles)
        types = np.full(home.count, TYPES.index(kind), np.int64)
        out.append(np.concatenate([found[k], told[:, None], types[:, None]], axis=1))
    return out


def _told(reading: Reading, home: Stretch, at: int, roles: Roles) -> Ints:
    tree = reading.tree
    out = np.zeros(home.count, np.int64)
    sentence = reading.doc.sentences[tree.token(at).sent]
    for bound in reading.bound(sentence.first, sentence.last):
        low, high = np.searchsorted(reading.starts, [bound.figure.span.start, bound.figure.span.end])
        out[max(0, low - home.first) : max(0, high - home.first)] = 6 if bound.anchor == at else 5
    for heads, head, other in ((roles.actor, 1, 2), (roles.recipient, 3, 4)):
        for k in heads:
            first, last = tree.base(k)
            if home.first <= first and last < home.last:
                out[first - home.first : last + 1 - home.first] = other
                out[k - home.first] = head
    return out


def roles_around(
    reading: Reading, seen: Seen, spots: Sequence[Spot], rules: Sequence[Roles]
) -> list[tuple[int, Floats]]:
    """For each act the first token around it that is labelled, and the chances of the LABELS of the tokens from there on."""
    homes = _homes(seen.stretches, spots)
    tables: dict[int, Ints] = {}
    for first in sorted({h.first for h in homes}):
        own = [k for k, h in enumerate(homes) if h.first == first]
        some = around(reading, homes[own[0]], [spots[k] for k in own], [rules[k] for k in own])
        tables.update(zip(own, some, strict=True))
    ranges = [(max(h.first, at - BEFORE), min(h.last, at + BEHIND)) for h, (at, _) in zip(homes, spots, strict=True)]
    out: dict[int, tuple[int, Floats]] = {}
    for some_k in batches_of([b - a for a, b in ranges], _ROWS):
        longest = max(ranges[k][1] - ranges[k][0] for k in some_k)
        inputs: dict[str, Array] = {
            "near": np.zeros((len(some_k), longest, seen.near.shape[1]), np.float32),
            "own": np.stack([seen.own[spots[k][0]] for k in some_k]),
            "mask": np.zeros((len(some_k), longest), np.float32),
            "relations": np.zeros((len(some_k), longest, tables[some_k[0]].shape[1]), np.int64),
        }
        for row, k in enumerate(some_k):
            low, high = ranges[k]
            inputs["near"][row, : high - low] = seen.near[low:high]
            inputs["mask"][row, : high - low] = 1.0
            inputs["relations"][row, : high - low] = tables[k][low - homes[k].first : high - homes[k].first]
        found = chances_of(load_network("act_roles").run(inputs)["roles"])
        for row, k in enumerate(some_k):
            out[k] = ranges[k][0], found[row, : ranges[k][1] - ranges[k][0]]
    return [out[k] for k in range(len(spots))]


def _homes(stretches: Sequence[Stretch], spots: Sequence[Spot]) -> list[Stretch]:
    starts = np.array([s.first for s in stretches])
    return [stretches[int(np.searchsorted(starts, at, side="right")) - 1] for at, _ in spots]
