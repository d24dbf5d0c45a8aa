"""``python -m reportedly``."""

from __future__ import annotations

import subprocess
import sys

import reportedly


def test_the_module_is_the_command() -> None:
    """Run as a module it is the command of the same name."""
    done = subprocess.run(
        [sys.executable, "-m", "reportedly", "version"], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0
    assert reportedly.__version__ in done.stdout
    assert (
        subprocess.run(
            [sys.executable, "-m", "reportedly", "nonsense"], capture_output=True, check=False, timeout=60
        ).returncode
        == 2
    )
