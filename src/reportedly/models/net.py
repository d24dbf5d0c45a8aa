"""Trained networks, read from ``models/NAME.onnx`` and run by onnxruntime on one thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

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


@lru_cache(maxsize=4)
def load_network(name: str) -> Network:
    """The network of that name; raises FileNotFoundError where the package lacks it.

    One thread: the same sums in the same order in every run, and a pool of processes shares the cores.
    """
    import onnxruntime

    data = resources.files("reportedly.models").joinpath(name + ".onnx").read_bytes()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW)
    return Network(session, tuple(output.name for output in session.get_outputs()))
