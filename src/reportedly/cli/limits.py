"""``reportedly limits``: every ceiling in force."""

from __future__ import annotations

from reportedly.cli.options import JsonOption


def limits(json: JsonOption = False) -> None:
    """Print every ceiling in force, its reason, and the environment variable that changes it."""
    from reportedly.limits import LIMITS

    if json:
        import json as js

        rows = {
            x.name: {"value": x.value, "default": x.default, "unit": x.unit, "variable": x.variable} for x in LIMITS
        }
        print(js.dumps(rows, indent=1))
        return
    for x in LIMITS:
        changed = "" if x.value == x.default else f" (default {x.default:,})"
        print(f"{x.name:18} {x.value:>12,} {x.unit}{changed}\n{'':18} {x.reason}; {x.variable}")
