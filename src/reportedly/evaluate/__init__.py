"""Scores of this installation against gold files; may import anything, nothing imports it."""

from reportedly.evaluate.runner import TASKS, evaluate

__all__ = ["TASKS", "evaluate"]
