"""``reportedly evaluate``: scores of this installation against gold files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.options import JsonOption, QuietOption, ScreenOption

if TYPE_CHECKING:
    from reportedly.evaluate.context import Scores


def evaluate(
    gold: Annotated[Path, typer.Option("--gold", metavar="DIR", help="Gold files, TASK/SET.SPLIT.jsonl.")],
    corpus: Annotated[
        Path | None, typer.Option("--corpus", metavar="DIR", help="Texts; GOLD/../corpus if not given.")
    ] = None,
    split: Annotated[str, typer.Option("--split", help="Which part of the gold: train, dev or test.")] = "dev",
    task: Annotated[
        list[str] | None, typer.Option("--task", metavar="NAME", help="Only this task; may be repeated.")
    ] = None,
    predictions: Annotated[
        Path | None, typer.Option("--predictions", metavar="DIR", help="Also write the predictions here.")
    ] = None,
    screen: ScreenOption = True,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Score this installation against gold files and print each figure beside the known ones."""
    from reportedly.cli.console import say
    from reportedly.errors import ReportedlyError
    from reportedly.evaluate import TASKS
    from reportedly.evaluate import evaluate as run
    from reportedly.evaluate.context import Context

    for name in task or ():
        if name not in TASKS:
            raise ReportedlyError("R501", f"no task {name!r}; there are {', '.join(TASKS)}")
    if not gold.is_dir():
        raise ReportedlyError("R501", f"--gold {gold} is no folder")
    context = Context(gold, corpus or gold / ".." / "corpus", split, predictions, screen)
    scores: dict[str, Scores] = {}
    for name in task or TASKS:
        if not quiet:
            say(f"{name} ...")
        scores.update(run(context, [name]))
    _print(scores, json=json)
    for name, count in sorted(context.skipped.items()):
        if count and not quiet:
            say(f"{name}: {count} rows skipped, their text is absent")
    for line in () if quiet else context.notes:
        say(line)


def _print(scores: dict[str, Scores], *, json: bool) -> None:
    if json:
        import json as js

        print(js.dumps(scores, indent=1))
        return
    from reportedly.evaluate.runner import known

    for task, sets in scores.items():
        others = known(task)
        for name, metrics in sets.items():
            for metric, value in metrics.items():
                figure = others.get(name, {}).get(metric)
                beside = f"   known: {figure[0]:.3f} {figure[1]}" if figure else ""
                print(f"{task:12} {name:24} {metric:24} {value:6.3f}{beside}")
