"""Start-up stays light: told by what is imported, not by a clock."""

from __future__ import annotations

import subprocess
import sys

_HEAVY = "alembic fastwarc jinja2 lxml numpy pandas reportedly.api reportedly.records rich spacy sqlalchemy trafilatura"
_ASK = """
import sys
sys.argv = ["reportedly", "--help"]
from reportedly.cli import main
try:
    main()
except SystemExit:
    pass
print("modules:", *sys.modules)
"""


def test_help_loads_nothing_heavy() -> None:
    """``reportedly --help`` answers without model, database, terminal library or record types."""
    done = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True, timeout=120)
    assert "Commands:" in done.stdout
    loaded = set(done.stdout.rsplit("modules:", 1)[1].split())
    assert loaded.isdisjoint(_HEAVY.split())
