"""Write the SHA-256 of every lexicon table into its manifest; run it after changing a table.

A table without a manifest, or a manifest without origin, licence and how_made, is an error.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from pathlib import Path

LEXICON = Path(__file__).parents[1] / "src" / "reportedly" / "lexicon"
NEEDED = ("origin", "licence", "how_made")


def seal(table: Path) -> str:
    """Seal one table; returns what is wrong with its manifest, or ""."""
    manifest = table.with_suffix(".toml")
    if not manifest.exists():
        return f"{table.name}: no manifest {manifest.name}"
    text = manifest.read_text(encoding="utf-8")
    lacking = [k for k in NEEDED if not tomllib.loads(text).get(k)]
    if lacking:
        return f"{manifest.name}: lacks {', '.join(lacking)}"
    digest = hashlib.sha256(table.read_bytes()).hexdigest()
    kept = re.sub(r"(?m)^sha256 *=.*\n?", "", text).rstrip("\n")
    manifest.write_text(f'{kept}\nsha256 = "{digest}"\n', encoding="utf-8")
    return ""


def main() -> int:
    """Seal every table; exit status 1 where a manifest is missing or lacks something."""
    faults = [fault for table in sorted(LEXICON.glob("*.tsv")) if (fault := seal(table))]
    print("\n".join(faults) or "sealed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
