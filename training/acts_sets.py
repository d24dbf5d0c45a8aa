"""Published sets of sentences that share the encoder of models/acts: plv, cameo_class, cameo_ner, ipe_sents, muc4."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from acts_data import SHARED, Row, lines
from torch import Tensor

from reportedly.evaluate.tasks.marked import unmarked
from reportedly.events.coders.encoded import Worded, worded
from reportedly.events.coders.incidents import ROLES, folded, windows
from reportedly.events.coders.incidents import TAGS as INCIDENTS
from reportedly.events.coders.parties import TAGS as PARTIES
from reportedly.events.coders.police import LABELS as POLICE
from reportedly.models.linear import load
from reportedly.models.net import Floats

RELATION = load("relation").labels
WHOLES = {"plv": len(RELATION), "cameo": 5, "police": len(POLICE)}
TOKENS = {"parties": len(PARTIES), "incidents": len(INCIDENTS)}
NONE = -100
HELD = 8  # every eighth report of muc4 and of ipe is left out, for the thresholds


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence of a set with its label: a class, several (``many``), or one a word."""

    task: str
    words: Worded
    label: int = NONE
    many: tuple[float, ...] = ()
    each: tuple[int, ...] = ()


def _rows(name: str) -> list[Row]:
    """The train rows of a set, less those whose sentence stands in a dev part: plv and the cameo sets share sentences."""
    return [r for r in lines(SHARED / f"gold/events/{name}.train.jsonl") if _bare(r["text"]) not in _dev()]


@lru_cache(maxsize=1)
def _dev() -> frozenset[str]:
    sets = ("plv", "cameo_class", "cameo_ner")
    return frozenset(_bare(r["text"]) for x in sets for r in lines(SHARED / f"gold/events/{x}.dev.jsonl"))


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def items() -> dict[str, list[Item]]:
    """The items of every set."""
    return {
        "plv": [Item("plv", worded(*unmarked(r["marked"])), RELATION.index(r["root"])) for r in _rows("plv")],
        "cameo": [Item("cameo", worded(r["text"]), int(r["label"])) for r in _rows("cameo_class")],
        "parties": [_parties(r) for r in _rows("cameo_ner")],
        "police": [
            Item("police", worded(r["text"]), many=tuple(float(x in r["labels"]) for x in POLICE))
            for r in _rows("ipe_sents")
            if not held_police(r)
        ],
        "incidents": [x for k, r in enumerate(_rows("muc4")) if k % HELD for x in _incidents(r)],
    }


def held_police(row: Row) -> bool:
    """Whether a sentence or report of ipe is left out of training."""
    return int(row["doc_id"]) % HELD == 0


def _parties(row: Row) -> Item:
    words = worded(row["text"])
    tags = []
    for span in words.spans:
        own = next((s for s in row["spans"] if s["start"] <= span.start < s["end"]), None)
        tags.append(PARTIES.index(f"{'B' if span.start == own['start'] else 'I'}-{own['type']}") if own else 0)
    return Item("parties", words, each=tuple(tags))


def _incidents(row: Row) -> Iterator[Item]:
    wanted = {
        r: sorted({folded(m) for e in row["roles"][r] for m in e} - {""}, key=lambda m: (-len(m), m)) for r in ROLES
    }
    for start, end in windows(row["text"]):
        text = row["text"][start:end]
        words = worded(text)
        tags = [0] * len(words.spans)
        for role in ROLES:
            for mention in wanted[role]:
                pattern = r"(?<!\w)" + r"\W+(?:(?:a|an|the)\W+)?".join(map(re.escape, mention.split())) + r"(?!\w)"
                for m in re.finditer(pattern, text, re.IGNORECASE):
                    inside = [k for k, s in enumerate(words.spans) if m.start() <= s.start < m.end()]
                    if inside and not any(tags[k] for k in inside):
                        for k in inside:
                            tags[k] = INCIDENTS.index(("B-" if k == inside[0] else "I-") + role)
        yield Item("incidents", words, each=tuple(tags))


def tensors(some: Sequence[Item]) -> dict[str, Tensor]:
    """A batch of one set's items."""
    longest = max(len(x.words.ids) for x in some)
    out = {n: torch.zeros((len(some), longest), dtype=torch.long) for n in ("ids", "marks")}
    out["mask"] = torch.zeros((len(some), longest))
    out["each"] = torch.full((len(some), longest), NONE)
    for k, x in enumerate(some):
        n = len(x.words.ids)
        out["ids"][k, :n] = torch.tensor(x.words.ids)
        out["marks"][k, :n] = torch.tensor(x.words.marks)
        out["mask"][k, :n] = 1
        if x.each:
            out["each"][k, torch.tensor(x.words.at)] = torch.tensor(x.each)
    out["label"] = torch.tensor([x.label for x in some])
    if some[0].many:
        out["many"] = torch.tensor([x.many for x in some])
    return out


def heads(weights: dict[str, Tensor]) -> dict[str, Floats]:
    """The heads' weights by name, for models/acts.npz."""
    start = ("sentences.whole.", "sentences.token.")
    out = {}
    for name, value in weights.items():
        if name.startswith(start):
            out[name.split(".", 2)[2]] = value.detach().numpy().astype(np.float32)
    return out
