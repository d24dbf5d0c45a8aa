"""Events: published event-coding sets, from their form to our coders and stages and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from reportedly.evaluate.context import Context, Row, Scores
from reportedly.evaluate.scorers.labels import by_label, mean_f1, per_class
from reportedly.evaluate.tasks.events_documents import case2021, muc4, plover_gsr
from reportedly.evaluate.tasks.events_parties import cameo_ner
from reportedly.evaluate.tasks.marked import unmarked
from reportedly.events.coders import code_relation, police_labels, quad_class
from reportedly.events.coders.police import LABELS

KNOWN: dict[str, dict[str, tuple[float, str]]] = {
    "plv": {
        "root_macro_f1": (0.824, "ZSP, 355M, GPU (test); TF-IDF+SVM .694, PETRARCH2 .424"),
        "quad_macro_f1": (0.896, "ZSP, 355M, GPU (test); TF-IDF+SVM .807"),
    },
    "cameo_class": {"macro_f1": (0.895, "ConfliBERT (test); TF-IDF+SVM .639")},
    "cameo_ner": {"f1": (0.752, "ConfliBERT-v2 (test)")},
    "ipe_docs": {
        "KILL_f1": (0.700, "TF-IDF+SVM (test); ConfliBERT .80, GPT-5.6 .94"),
        "ARREST_f1": (0.649, "TF-IDF+SVM (test)"),
        "FAIL_f1": (0.400, "TF-IDF+SVM (test)"),
        "FORCE_f1": (0.667, "TF-IDF+SVM (test)"),
        "ANY_ACTION_f1": (0.800, "TF-IDF+SVM (test)"),
        "macro_f1": (0.643, "TF-IDF+SVM (test)"),
    },
    "ipe_sents": {
        "KILL_f1": (0.681, "TF-IDF+SVM (test)"),
        "ARREST_f1": (0.779, "TF-IDF+SVM (test)"),
        "FAIL_f1": (0.472, "TF-IDF+SVM (test)"),
        "FORCE_f1": (0.824, "TF-IDF+SVM (test)"),
        "ANY_ACTION_f1": (0.766, "TF-IDF+SVM (test)"),
        "macro_f1": (0.704, "TF-IDF+SVM (test)"),
    },
    "muc4": {"roles_f1": (0.545, "GRIT (test)")},
    "case2021": {"weighted_f1": (0.839, "best of 4 teams (test)")},
    "plover_gsr": {
        "type_f1": (0.363, "PETRARCH2 with spaCy trees, all 322"),
        "source_country": (0.543, "PETRARCH2 with spaCy trees, all 322"),
        "target_country": (0.531, "PETRARCH2 with spaCy trees, all 322"),
    },
}


def _plv(context: Context, gold: list[Row]) -> dict[str, float]:
    found = [code_relation(*unmarked(r["marked"])) for r in gold]
    rows = [{"id": r["id"], "root": f.type, "quad": f.quad} for r, f in zip(gold, found, strict=True)]
    context.write("events", "plv", rows)
    return {
        "root_macro_f1": per_class([r["root"] for r in gold], [f.type for f in found]).macro_f1,
        "quad_macro_f1": per_class([r["quad"] for r in gold], [f.quad for f in found]).macro_f1,
    }


def _cameo_class(context: Context, gold: list[Row]) -> dict[str, float]:
    found = [quad_class(r["text"]) for r in gold]
    context.write("events", "cameo_class", [{"id": r["id"], "label": f} for r, f in zip(gold, found, strict=True)])
    return {"macro_f1": per_class([r["label"] for r in gold], found).macro_f1}


def _police(context: Context, name: str, gold: list[Row], found: list[tuple[str, ...]]) -> dict[str, float]:
    context.write("events", name, [{"id": r["id"], "labels": list(f)} for r, f in zip(gold, found, strict=True)])
    scores = by_label([r["labels"] for r in gold], found, LABELS)
    return {f"{x}_f1": scores[x].f1 for x in LABELS} | {"macro_f1": mean_f1(scores)}


def _ipe_sents(context: Context, gold: list[Row]) -> dict[str, float]:
    return _police(context, "ipe_sents", gold, [police_labels([r["text"]]) for r in gold])


def _ipe_docs(context: Context, gold: list[Row]) -> dict[str, float]:
    return _police(
        context, "ipe_docs", gold, [police_labels(rough_sentences(r["text"]), whole_report=True) for r in gold]
    )


def rough_sentences(text: str) -> list[str]:
    """Rough sentences of lower-case text without a parse."""
    return [s for s in re.split(r"(?<=[.!?])\s+|\n+", text) if s.strip()]


_SETS: dict[str, Callable[[Context, list[Row]], dict[str, float]]] = {
    "plv": _plv,
    "cameo_class": _cameo_class,
    "cameo_ner": cameo_ner,
    "ipe_docs": _ipe_docs,
    "ipe_sents": _ipe_sents,
    "muc4": muc4,
    "case2021": case2021,
    "plover_gsr": plover_gsr,
}


def run(context: Context, sets: Iterable[str] = tuple(_SETS)) -> Scores:
    """Scores of every set whose file is there."""
    return {name: _SETS[name](context, gold) for name in sets if (gold := context.rows("events", name)) is not None}
