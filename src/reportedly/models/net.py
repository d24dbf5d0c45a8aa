"""Trained networks, read from ``models/NAME.onnx`` and run by onnxruntime on one thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

_UNLIKE, _FEW = 1.15, 4  # a larger item is read in another batch
# Joining the sum and the norm behind a layer makes 1,024 word pieces take 25 ms of CPU instead of 20 (onnxruntime 1.32).
_SLOW = ["SkipLayerNormFusion"]

Floats = NDArray[np.float32]
Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Network:
    """A network whose outputs are arrays of 32-bit floats, by name."""

    session: Any
    outputs: tuple[str, ...]

    def run(self, inputs: Mapping[str, Array]) -> dict[str, Floats]:
        """The outputs for ``inputs``; raises what onnxruntime raises for a missing or misshapen input."""
        found = self.session.run(list(self.outputs), dict(inputs))
        return dict(zip(self.outputs, found, strict=True))


FOLDER: Traversable = resources.files("reportedly.models")  # training reads networks that are not packaged yet


@lru_cache(maxsize=8)  # there are five; a sixth would throw none out, which costs .05 s each time it is read again
def load_network(name: str) -> Network:
    """The network of that name; raises FileNotFoundError where the package lacks it.

    One thread: the same sums in the same order in every run, and a pool of processes shares the cores.
    """
    import onnxruntime

    data = FOLDER.joinpath(name + ".onnx").read_bytes()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # A plan of its memory for every shape that comes, and shapes never end: 94 MiB more after 84 reports, growing, and no faster.
    options.enable_mem_pattern = False
    if _one_arena():
        options.add_session_config_entry("session.use_env_allocators", "1")
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW)
    return Network(session, tuple(output.name for output in session.get_outputs()))


@lru_cache(maxsize=1)
def _one_arena() -> bool:
    """Let all networks work in one stretch of memory, each in its turn: 126 MiB for the five instead of 165. False where that cannot be."""
    import onnxruntime as ort

    where = ort.OrtMemoryInfo("Cpu", ort.OrtAllocatorType.ORT_ARENA_ALLOCATOR, 0, ort.OrtMemType.DEFAULT)
    try:
        ort.create_and_register_allocator(where, ort.OrtArenaCfg(0, 0, -1, -1))
    except Exception:  # another part of the program has registered its own
        return False
    return True


def batches_of(sizes: Sequence[int], most: int) -> Iterator[list[int]]:
    """Numbers of items of like size, so many that the largest times their count stays below ``most`` (or one alone).

    Of a report of 750 words 7 % is padding so; batches of any sizes have 44 % and take half as much time again.
    """
    some: list[int] = []
    for k in sorted(range(len(sizes)), key=lambda k: (sizes[k], k)):
        if some and ((len(some) + 1) * sizes[k] > most or sizes[k] > _UNLIKE * sizes[some[0]] + _FEW):
            yield some
            some = []
        some.append(k)
    if some:
        yield some


def chances_of(scores: Floats) -> Floats:
    """Probabilities from the scores of labels, which are the last axis."""
    grown = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: Floats = grown / grown.sum(axis=-1, keepdims=True)
    return chances
