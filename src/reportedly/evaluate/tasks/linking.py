"""Task ``linking``: stories, coreference of acts, same-event pairs, near-duplicates and timelines.

Every set is answered by the functions that the ``linking`` room exports, with one setting for all sets. Timelines have as
many days as the gold timeline and as many sentences a day as it has on the mean, as is usual in the literature (Martschat
and Markert 2018), so that systems differ in what they choose and not in how much. The literature gives the gold's first and
last day as well; the measures named ``period_given`` do so, the others do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from reportedly.evaluate.context import Context, Row, Scores
from reportedly.evaluate.scorers import linking as measure
from reportedly.linking import Entry, Leads, Naming, Text, same_act, stories, timeline
from reportedly.linking.copies import COPY, overlaps, rare_shingles
from reportedly.records import Report

TASK = "linking"
Days = Mapping[str, Sequence[str]]
_TEST = "official test part"
KNOWN: dict[str, dict[str, tuple[float, str]]] = {
    "stories-ecbplus": {
        "pair_f1": (0.932, f"best of four simple settings, {_TEST}"),
        "b3_f1": (0.942, f"the same, {_TEST}"),
    },
    "stories-basil": {
        "pair_f1": (0.944, f"best of four simple settings, {_TEST}"),
        "b3_f1": (0.980, f"the same, {_TEST}"),
    },
    "coref-ecbplus": {
        "conll_f1_gold_topics": (0.778, f"same lemma, {_TEST}; neural .85 to .87"),
        "conll_f1": (0.636, f"same lemma without topics, {_TEST}"),
    },
    "pairs-fakes-sameevent": {"precision": (0.91, "TF-IDF >= .25, dev"), "recall": (0.83, "TF-IDF >= .25, dev")},
    "pairs-neardup-exact": {"recall_at_p95": (0.54, "MinHash LSH, recall at containment >= .5")},
    "timelines-t17": {
        "date_f1": (0.544, "best published"),
        "align_r1": (0.120, "best published, Porter stems"),
    },
}


def run(context: Context) -> Scores:
    """Scores of every set whose file is there and has a text left."""
    out: Scores = {}
    for name in context.sets(TASK):
        scorer = _SCORERS.get(name) or (_stories if name.startswith("stories-") else None)
        rows = context.rows(TASK, name)
        scores = scorer(context, name, rows) if scorer and rows else {}
        if scores:
            out[name] = scores
    return out


def _stories(context: Context, name: str, rows: Sequence[Row]) -> dict[str, float]:
    made = _labels(stories([Text(r["id"], r["text"], r.get("title") or "", r.get("date") or "") for r in rows]))
    context.write(TASK, name, ({"id": r["id"], "cluster": made[r["id"]]} for r in rows))
    gold = {r["id"]: r["cluster"] for r in rows}
    return {"pair_f1": measure.pair_f1(gold, made), "b3_f1": measure.b_cubed(gold, made)}


def _labels(groups: Iterable[Sequence[str]]) -> dict[Hashable, Hashable]:
    return {i: f"c{n}" for n, group in enumerate(groups) for i in group}


# ---------------------------------------------------------------- coreference


def _coref(context: Context, name: str, rows: Sequence[Row]) -> dict[str, float]:
    texts = [Text(r["id"], "\n".join(" ".join(s) for s in r["sentences"])) for r in rows]
    texts = _whole_texts(context, texts)
    found = _labels(stories(texts))
    gold = {_key(r["id"], m): m["chain"] for r in rows for m in r["mentions"] if m["kind"] == "event"}
    with_gold = _acts(rows, lambda r: r["subtopic"])
    without = _acts(rows, lambda r: found[r["id"]])
    context.write(TASK, name, _coref_rows(rows, without))
    return {
        "conll_f1": measure.conll_f1(gold, without),
        "conll_f1_gold_topics": measure.conll_f1(gold, with_gold),
    }


def _whole_texts(context: Context, texts: Sequence[Text]) -> list[Text]:
    """The whole texts where the story set has them (the coreference set keeps only annotated sentences)."""
    whole = {r["id"]: r["text"] for r in context.rows(TASK, "stories-ecbplus") or []}
    return [Text(t.id, whole.get(t.id, t.text)) for t in texts]


def _key(text: str, mention: Row) -> Hashable:
    return text, mention["sent"], tuple(mention["tokens"])


def _acts(rows: Sequence[Row], story_of: Callable[[Row], Hashable]) -> dict[Hashable, Hashable]:
    """A label for each event mention; mentions meet only inside a story."""
    of_story: defaultdict[Hashable, dict[Hashable, Naming]] = defaultdict(dict)
    for row in rows:
        at = {s: i for i, s in enumerate(row["sentence_ids"])}
        for m in row["mentions"]:
            if m["kind"] == "event":
                words = tuple(row["sentences"][at.get(m["sent"], m["sent"])])
                of_story[story_of(row)][_key(row["id"], m)] = Naming(row["id"], m["sent"], tuple(m["tokens"]), words)
    out: dict[Hashable, Hashable] = {}
    for n, namings in enumerate(of_story.values()):
        keys = list(namings)
        for k, group in enumerate(same_act(list(namings.values()))):
            out.update((keys[i], f"s{n}a{k}") for i in group)
    return out


def _coref_rows(rows: Sequence[Row], labels: Mapping[Hashable, Hashable]) -> Iterable[Row]:
    for r in rows:
        events = [m for m in r["mentions"] if m["kind"] == "event"]
        chains = [{"sent": m["sent"], "tokens": m["tokens"], "chain": labels[_key(r["id"], m)]} for m in events]
        yield {"id": r["id"], "mentions": chains}


# ---------------------------------------------------------------- pairs


def _report(row: Row) -> Report:
    return Report(
        row["id"],
        row["text"],
        "",
        outlet=row.get("outlet") or "",
        title=row.get("title") or "",
        published=row.get("date") or "",
    )


def _present(context: Context, name: str, rows: Sequence[Row]) -> list[Row]:
    """The pairs whose texts are both here; the others are counted."""
    texts = context.texts()
    kept = [r for r in rows if r["a"] in texts and r["b"] in texts]
    context.skipped[name] = len(rows) - len(kept)
    return kept


def _same_event(context: Context, name: str, rows: Sequence[Row]) -> dict[str, float]:
    kept = _present(context, name, rows)
    if not kept:
        return {}
    # Rarity is over the whole collection that the pairs were drawn from, told by the ids' first part.
    families = {r["a"].split("-")[0] for r in kept} | {r["b"].split("-")[0] for r in kept}
    leads = Leads([_report(r) for i, r in context.texts().items() if i.split("-")[0] in families])
    told = [leads.same_event(r["a"], r["b"]) for r in kept]
    context.write(TASK, name, ({"a": r["a"], "b": r["b"]} for r, same in zip(kept, told, strict=True) if same))
    return measure.pair_scores((r["label"], same) for r, same in zip(kept, told, strict=True))


def _copies(context: Context, name: str, rows: Sequence[Row]) -> dict[str, float]:
    kept = _present(context, name, rows)
    if not kept:
        return {}
    reports = [_report(r) for r in context.texts().values()]
    share = {frozenset((reports[o.a].id, reports[o.b].id)): o.containment for o in overlaps(rare_shingles(reports))}
    # A pair of one id with itself (an article listed twice under one id) is whole in itself.
    share.update((frozenset((r["a"],)), 1.0) for r in kept if r["a"] == r["b"])
    scored = [(share.get(frozenset((r["a"], r["b"])), 0.0), r) for r in kept]
    context.write(TASK, name, ({"a": r["a"], "b": r["b"]} for s, r in scored if s >= COPY))
    return {"recall_at_p95": measure.recall_at(((s, r["label"] == "copy") for s, r in scored), 0.95)}


# ---------------------------------------------------------------- timelines


def _timelines(context: Context, name: str, rows: Sequence[Row]) -> dict[str, float]:
    """Date F1 and aligned ROUGE-1, and both again with the gold's first and last day given, as the published figures are."""
    texts = context.texts()
    golds: list[dict[str, list[str]]] = []
    open_ended: list[dict[str, list[str]]] = []
    bounded: list[dict[str, list[str]]] = []
    lines = []
    for row in rows:
        reports = [_report(texts[a]) for a in row["articles"] if a in texts]
        gold = _days(row)
        if not reports or not gold:
            continue
        per_day = max(1, round(sum(map(len, gold.values())) / len(gold)))
        made = _entries(timeline(reports, len(gold), per_day=per_day))
        golds.append(gold)
        open_ended.append(made)
        bounded.append(_entries(timeline(reports, len(gold), per_day=per_day, first=min(gold), last=max(gold))))
        days = [{"date": d, "summary": s} for d, s in made.items()]
        lines.append({"timeline_id": row["timeline_id"], "timeline": days})
    context.skipped[name] = len(rows) - len(golds)
    if not golds:
        return {}
    context.write(TASK, name, lines)
    return {
        "date_f1": _mean(measure.date_f1, golds, open_ended),
        "align_r1": _mean(measure.align_r1, golds, open_ended),
        "date_f1_period_given": _mean(measure.date_f1, golds, bounded),
        "align_r1_period_given": _mean(measure.align_r1, golds, bounded),
    }


def _entries(entries: Iterable[Entry]) -> dict[str, list[str]]:
    return {e.day: list(e.sentences) for e in entries}


def _mean(of: Callable[[Days, Days], float], golds: Sequence[Days], made: Sequence[Days]) -> float:
    return sum(of(g, m) for g, m in zip(golds, made, strict=True)) / len(golds)


def _days(row: Row) -> dict[str, list[str]]:
    return {e["date"][:10]: list(e["summary"]) for e in row["timeline"]}


_SCORERS: dict[str, Callable[[Context, str, Sequence[Row]], dict[str, float]]] = {
    "coref-ecbplus": _coref,
    "pairs-fakes-sameevent": _same_event,
    "pairs-neardup-exact": _copies,
    "timelines-t17": _timelines,
}
