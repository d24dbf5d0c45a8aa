"""The engine: the same pure functions over a pool of processes."""

from __future__ import annotations

from reportedly.engine.pool import code_parallel

__all__ = ["code_parallel"]
