"""The engine: the same pure functions over a pool of processes, or over Spark."""

from __future__ import annotations

from reportedly.engine.extraction import extract_parallel
from reportedly.engine.pool import code_parallel
from reportedly.engine.spark import Spark

__all__ = ["Spark", "code_parallel", "extract_parallel"]
