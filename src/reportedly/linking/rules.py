"""What records are linked by: one name for the rules and tables as they are, so that events made by others are known."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources

_TABLES = ("link_weights", "source_aliases", "word_rarity")


@lru_cache(maxsize=1)
def rules() -> str:
    """A hash over this room's modules and the tables it weighs records by."""
    out = hashlib.sha256()
    room = resources.files("reportedly.linking")
    modules = sorted((x for x in room.iterdir() if x.name.endswith(".py")), key=lambda x: x.name)
    tables = [resources.files("reportedly.lexicon").joinpath(f"{name}.tsv") for name in _TABLES]
    for file in (*modules, *tables):
        data = file.read_bytes()
        out.update(f"{file.name} {len(data)}:".encode())
        out.update(data)
    return out.hexdigest()[:16]
