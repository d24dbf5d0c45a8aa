"""The parser is loaded lean, and is the parser that the model's own loading gives."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec

from reportedly.reading.model import MODELS, parser

TEXT = "Police didn't say who fired at the U.N. post in Basra on 5 May, e.g. 5km away (see https://example.org/a?b=1)."


def told(nlp: object) -> list[tuple[str, ...]]:
    """What the pipeline says of the text."""
    doc = nlp(TEXT)  # type: ignore[operator]
    return [(t.text, t.tag_, t.dep_, t.head.text, t.ent_type_) for t in doc]


def test_the_tokenizer_holds_the_models_rules() -> None:
    """Loaded lean or as a whole, it finds the same tokens, tags, heads and names."""
    whole = import_module(next(x for x in MODELS if find_spec(x))).load()
    assert parser().tokenizer.to_bytes() == whole.tokenizer.to_bytes()
    assert parser().pipe_names == [x for x in whole.pipe_names if x not in {"attribute_ruler", "lemmatizer"}]
    whole.remove_pipe("lemmatizer")
    whole.remove_pipe("attribute_ruler")
    assert told(parser()) == told(whole)


def test_spacys_command_line_is_left_out_and_can_still_be_had() -> None:
    """``spacy.info`` loads it when it is asked for."""
    code = (
        "import sys; from reportedly.reading.model import parser; parser(); import spacy\n"
        "assert 'spacy.cli' not in sys.modules\n"
        "assert spacy.info(silent=True)['spacy_version'] == spacy.__version__\n"
        "assert 'spacy.cli' in sys.modules and sys.modules['spacy.cli'].__file__\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
