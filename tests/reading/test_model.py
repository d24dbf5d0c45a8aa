"""The parser is loaded lean, and is the parser that the model's own loading gives."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec

from reportedly.reading.model import MODELS, annotate, parser

TEXT = "Police didn't say who fired at the U.N. post in Basra on 5 May, e.g. 5km away (see https://example.org/a?b=1)."


def told(nlp: object) -> list[tuple[str, ...]]:
    """What the pipeline says of the text."""
    doc = nlp(TEXT)  # type: ignore[operator]
    return [(t.text, t.tag_, t.dep_, t.head.text, t.ent_type_) for t in doc]


def test_the_tokenizer_holds_the_models_rules() -> None:
    """Loaded lean or as a whole, it finds the same tokens, tags, heads and names."""
    whole = import_module(next(x for x in MODELS if find_spec(x))).load()
    ours, theirs = (x.tokenizer.to_bytes(exclude=["vocab"]) for x in (parser(), whole))  # the vocabulary grows with use
    assert ours == theirs
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


PARAGRAPHS = (
    TEXT,
    "",
    " ",
    "No.",
    '"We will not leave," Amina Haddad told the Tripoli Herald on Tuesday, two days after troops shot dead 14 people in Zawiya.',
    "In Lagos, Abuja and Port Harcourt thousands of teachers marched for a third week; the Nigeria Labour Congress called a strike.",
    *(
        f"On {day} May the army of Sudan shelled {n} villages near El Obeid, the United Nations said. " * day
        for day, n in ((1, "two"), (9, "40"))
    ),
)


def test_documents_are_annotated_as_the_pipeline_would() -> None:
    """Tags, heads and names are those of spaCy's own loop, whatever stands beside a document and in whatever batches."""
    nlp = parser()
    theirs = list(nlp.pipe((nlp.make_doc(x) for x in PARAGRAPHS), batch_size=3))
    ours = [nlp.make_doc(x) for x in PARAGRAPHS]
    annotate(ours)
    alone = [nlp.make_doc(x) for x in PARAGRAPHS]
    for doc in alone:
        annotate([doc])
    fields = ["TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "SENT_START"]
    for a, b, c in zip(theirs, ours, alone, strict=True):
        assert a.to_array(fields).tolist() == b.to_array(fields).tolist() == c.to_array(fields).tolist()
    assert sum(len(d.ents) for d in ours) > 10
