"""The engine: the same pure functions over a pool of processes, or over Spark (``engine.spark``, which loads more)."""

from __future__ import annotations

from reportedly.engine.extraction import extract_parallel
from reportedly.engine.pool import code_parallel

__all__ = ["code_parallel", "extract_parallel"]
