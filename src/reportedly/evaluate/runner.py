"""Runs tasks by name. A task is a module of ``evaluate.tasks`` with ``run(context) -> Scores`` and ``KNOWN``.

``KNOWN`` maps set -> metric -> (figure, what system reached it and on which part), to print beside ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from reportedly.evaluate.context import Context, Scores

TASKS = ("records", "attribution", "events", "places", "dates", "linking", "screen", "pages")


def known(task: str) -> dict[str, dict[str, tuple[float, str]]]:
    """The figures of other systems for a task."""
    figures: dict[str, dict[str, tuple[float, str]]] = import_module(f"reportedly.evaluate.tasks.{task}").KNOWN
    return figures


def evaluate(context: Context, tasks: Iterable[str] = TASKS) -> dict[str, Scores]:
    """Scores by task, set and metric, fractions 0..1; a set whose file is absent is left out.

    Raises KeyError for a task that does not exist.
    """
    out: dict[str, Scores] = {}
    for task in tasks:
        if task not in TASKS:
            raise KeyError(task)
        scores = import_module(f"reportedly.evaluate.tasks.{task}").run(context)
        if scores:
            out[task] = scores
    return out
