"""Runs the Python blocks of docs/tutorial.md in order and writes what they print into the text blocks after them; a test holds it so."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "tutorial.md"
# a Python block and the text block with its output, where it has one
_BLOCK = re.compile(r"```python\n(?P<code>.*?)```\n(?:\n```text\n(?P<out>.*?)```\n)?", re.DOTALL)


@contextlib.contextmanager
def _folder() -> Iterator[None]:
    """An empty working folder that holds a copy of examples/."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="tutorial-") as made:
        shutil.copytree(ROOT / "examples", Path(made) / "examples")
        os.chdir(made)
        try:
            yield
        finally:
            os.chdir(before)


def run(page: str) -> str:
    """The page with the outputs that its blocks give now; a block that raises raises here."""
    space: dict[str, Any] = {"__name__": "tutorial"}

    def again(block: re.Match[str]) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block["code"], "docs/tutorial.md", "exec"), space)
        out = printed.getvalue()
        return f"```python\n{block['code']}```\n" + (f"\n```text\n{out}```\n" if out else "")

    with _folder():
        return _BLOCK.sub(again, page)


if __name__ == "__main__":
    PAGE.write_text(run(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
