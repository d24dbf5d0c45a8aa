"""The networks behind models/acts*.onnx: one encoder of word pieces, and heads over it.

``Encoder`` (training/voices_net.py) gives a vector a piece. ``ActTokens`` reads types, modes and modality off tokens; ``RoleNet``, given
an act's token, labels who did it, to whom, the place and the figures around it. Heads for whole sentences (``Sentences``) are linear.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from fuse import fuse
from torch import Tensor, nn
from torch.nn import functional
from voices_net import AROUND, DROP, HIDDEN, TOKEN, Encoder, Parsed, RoleNet

from reportedly.events.network import LABELS, MODALITIES, MODES, RULES
from reportedly.events.signs import TYPES, WIDTH
from reportedly.events.tally import WIDTH as FIGURE_WIDTH
from reportedly.models.frames import RELATIONS

Batch = dict[str, Tensor]


class Marked(nn.Module):
    """The encoder with a vector added to marked pieces (1 source, 2 target); exported as acts.onnx."""

    def __init__(self, layers: int, inner: int) -> None:
        super().__init__()
        self.encoder = Encoder(layers, inner)
        self.mark = nn.Embedding(3, HIDDEN)
        nn.init.zeros_(self.mark.weight)

    def forward(self, ids: Tensor, mask: Tensor, marks: Tensor) -> Tensor:
        """A vector a piece."""
        e = self.encoder
        x = e.norm(e.word(ids) + e.place.weight[: ids.shape[1]]) + self.mark(marks)
        x = functional.dropout(x, DROP, self.training)
        bias = ((1 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in e.layers:
            x = layer(x, bias)
        return x


class ActTokens(Parsed):
    """Types, modes, modality of each token as an act; exported as act_tokens.onnx."""

    def __init__(self) -> None:
        super().__init__(WIDTH)
        self.kind = nn.Linear(TOKEN, len(TYPES))
        self.mode = nn.Linear(TOKEN, len(MODES))
        self.modality = nn.Linear(TOKEN, len(MODALITIES))
        self.figure = nn.Linear(TOKEN, FIGURE_WIDTH)
        nn.init.constant_(self.kind.bias, -4.0)

    def forward(
        self,
        pieces: Tensor,
        first: Tensor,
        head: Tensor,
        tag: Tensor,
        dep: Tensor,
        entity: Tensor,
        quote: Tensor,
        case: Tensor,
        signs: Tensor,
    ) -> tuple[Tensor, ...]:
        """Scores of types, modes, modalities and figures' kinds, and what ``RoleNet`` needs of each token as itself and as an act."""
        z = self.vectors(pieces, first, head, tag, dep, entity, quote, case, signs)
        z = functional.dropout(z, DROP, self.training)
        return self.kind(z), self.mode(z), self.modality(z), self.figure(z), self.near(z), self.own(z)


class Sentences(nn.Module):
    """Linear heads over the mean of a sentence's pieces, and over each piece."""

    def __init__(self, wholes: dict[str, int], tokens: dict[str, int]) -> None:
        super().__init__()
        self.whole = nn.ModuleDict({name: nn.Linear(HIDDEN, size) for name, size in wholes.items()})
        self.token = nn.ModuleDict({name: nn.Linear(HIDDEN, size) for name, size in tokens.items()})

    def of(self, name: str, pieces: Tensor, mask: Tensor) -> Tensor:
        """The scores of the head ``name``: one row a sentence, or one a piece."""
        if name in self.token:
            found: Tensor = self.token[name](functional.dropout(pieces, DROP, self.training))
            return found
        real = mask[:, :, None].to(pieces.dtype)
        mean = (pieces * real).sum(1) / real.sum(1)
        return self.whole[name](functional.dropout(mean, DROP, self.training))


class Acts(nn.Module):
    """All of them."""

    def __init__(
        self, layers: int, inner: int, wholes: dict[str, int] | None = None, tokens: dict[str, int] | None = None
    ) -> None:
        super().__init__()
        self.pieces = Marked(layers, inner)
        self.tokens = ActTokens()
        self.roles = RoleNet((*RELATIONS, RULES, len(TYPES)), len(LABELS))
        self.sentences = Sentences(wholes or {}, tokens or {})


def packaged(folder: Path) -> dict[str, Tensor]:
    """The weights that ``folder`` holds (acts.onnx, act_tokens.onnx, act_roles.onnx, acts.npz), those of 8 bits widened again."""
    import numpy as np
    import onnx
    from onnx import numpy_helper

    out: dict[str, Tensor] = {}
    for place, name in (("pieces", "acts"), ("tokens", "act_tokens"), ("roles", "act_roles")):
        graph = onnx.load(str(folder / f"{name}.onnx")).graph
        given = {x.name: numpy_helper.to_array(x) for x in graph.initializer}
        for node in graph.node:  # a layer's weights have no name of their own, its product has
            own = node.input[1] if len(node.input) > 1 else ""
            if node.op_type in {"MatMulInteger", "QAttention"}:
                stem = own.removesuffix("_quantized")
                wide = given[own].astype(np.float32) - given[f"{stem}_zero_point"].astype(np.float32)
                at = node.name.rpartition("/")[0]
                given[at.strip("/").replace("/", ".") + ".weight"] = (wide * given[f"{stem}_scale"]).T
            elif node.op_type == "MatMul" and own in given:
                given[node.name.removesuffix("/MatMul").strip("/").replace("/", ".") + ".weight"] = given[own].T
        for key, value in given.items():
            if key.endswith("weight_quantized"):
                stem = key.removesuffix("_quantized")
                wide = value.astype(np.float32) - given[f"{stem}_zero_point"].astype(np.float32)
                out[f"{place}.{stem}"] = torch.tensor(wide * given[f"{stem}_scale"])
            elif key.endswith((".weight", ".bias")):
                full = f"encoder.{key}" if key.startswith("layers.") else key
                out[f"{place}.{full}"] = torch.tensor(np.ascontiguousarray(value))
    heads = np.load(folder / "acts.npz")
    for key in heads.files:
        if key.count(".") == 1 and key.endswith((".weight", ".bias")):
            kind = "token" if key.split(".")[0] in {"parties", "incidents"} else "whole"
            out[f"sentences.{kind}.{key}"] = torch.tensor(heads[key])
    return out


def export(net: Acts, folder: Path) -> None:
    """Write the networks into ``folder``, the encoder with 8-bit weights."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    net.eval()
    whole = torch.zeros((2, 9), dtype=torch.long)
    some = torch.zeros((2, 7), dtype=torch.long)
    large = folder / "acts.large.onnx"
    axes = {n: {0: "rows", 1: "pieces"} for n in ("ids", "mask", "marks", "pieces")}
    torch.onnx.export(
        net.pieces, (whole, torch.ones((2, 9)), whole), str(large), input_names=["ids", "mask", "marks"],
        output_names=["pieces"], dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        str(large), str(folder / "acts.onnx"), per_channel=True, weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": 1},
    )  # fmt: skip
    large.unlink()
    fuse(folder / "acts.onnx")
    names = ["pieces", "first", "head", "tag", "dep", "entity", "quote", "case", "signs"]
    inputs: tuple[Any, ...] = (torch.zeros((2, 9, HIDDEN)), *([some] * 7), torch.zeros((2, 7, WIDTH)))
    outs = ["type", "mode", "modality", "figure", "near", "own"]
    axes = {n: {0: "rows", 1: "pieces" if n == "pieces" else "tokens"} for n in (*names, *outs)}
    torch.onnx.export(
        net.tokens, inputs, str(folder / "act_tokens.onnx"), input_names=names, output_names=outs, dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    around = (
        torch.zeros((2, 7, AROUND)),
        torch.zeros((2, AROUND)),
        torch.ones((2, 7)),
        torch.zeros((2, 7, len(RELATIONS) + 2), dtype=torch.long),
    )
    axes = {n: {0: "acts", 1: "tokens"} for n in ("near", "mask", "relations", "roles")} | {"own": {0: "acts"}}
    torch.onnx.export(
        net.roles, around, str(folder / "act_roles.onnx"), input_names=["near", "own", "mask", "relations"],
        output_names=["roles"], dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
