"""Recipe of models/screen.npz and lexicon/screen_weights.tsv: which sentences may tell an act, learnt from the coder itself.

    python training/screen.py CODED.jsonl

Data: ../shared/corpus, every third report of allsides-general and allsides-conflict, every sixteenth of timeline17 and every eighth of
syria-fakes, less the feeds of ``evaluate --task screen`` and the gold articles, coded whole by this installation (no hand labels).
What is coded is kept in CODED.jsonl, offsets only, so that the recipe can be stopped and run again; with ``--most`` no more are coded.
The linear model: logistic regression, all places alike, C swept .3, 1, 3, 10. The decider behind it learns from scores of folds by report.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from coders import GOLD, ROOT, rows, save
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from reportedly.claims import find_claims
from reportedly.evaluate.feeds import conflict_feed, mixed_feed
from reportedly.events import find_mentions
from reportedly.reading import read_reports, screen
from reportedly.reading.lines import find_lines
from reportedly.reading.model import parser
from reportedly.reading.parse import paragraphs_of, sized
from reportedly.reading.screen import TOLD, Paragraph, hits, let_through, rough_sentences, signs_of, stretches_read
from reportedly.records import Report

SIZE = 1 << 16
CORPUS = GOLD.parent / "corpus"
EVERY = {"allsides-general": 3, "allsides-conflict": 3, "timeline17": 16, "syria-fakes": 8}
FOLDS = 5
STRENGTH = 3.0
# Thresholds measured: of a report, of a stretch to be parsed, of a paragraph to be read for acts.
LIMITS = (
    (0, 0.03, 0), (0, 0, 0.05), (0.12, 0, 0), (0.08, 0.03, 0.04), (0.08, 0.03, 0.05), (0.1, 0.03, 0.05), (0.1, 0.035, 0.06), (0.12, 0.03, 0.05),
    (0.15, 0.04, 0.06), (0.2, 0.06, 0.08), (0.3, 0.1, 0.1), (0.4, 0.15, 0.15), (0.5, 0.2, 0.2),
)  # fmt: skip
OUT = ROOT / "src" / "reportedly" / "lexicon" / "screen_weights.tsv"
Table = NDArray[np.float64]


def sample() -> list[Report]:
    """The reports to learn from, in an order in which any first part holds some of each corpus."""
    held = {r["id"] for split in ("train", "dev") for r in rows("records", "coded", split)}
    held |= {r.id for r in (*mixed_feed(CORPUS, 100), *conflict_feed(CORPUS, 33))}
    out = []
    for name, step in EVERY.items():
        lines = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[1::step]
        for row in map(json.loads, lines):
            if row["id"] not in held:
                title, outlet = row.get("title", ""), row.get("outlet", "")
                out.append(
                    Report(row["id"], row["text"], "", outlet=outlet, title=title, published=row.get("date", ""))
                )
    return sorted(out, key=lambda r: (zlib.crc32(r.id.encode()), r.id))


def coded(reports: list[Report], path: Path, most: int) -> Iterator[tuple[Report, list[int]]]:
    """Each report with where the words stand that tell its acts; those that the file lacks are coded and added to it."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    known = {r["id"]: [m[1] for m in r["mentions"]] for r in map(json.loads, lines)}
    with path.open("a", encoding="utf-8") as out:
        for report in reports:
            if report.id not in known and len(known) < most:
                doc = next(read_reports([report]))
                found = find_mentions(doc, find_claims(doc))
                told = [[m.type, m.trigger.start] for m in found]
                out.write(json.dumps({"id": report.id, "mentions": told}) + "\n")
                known[report.id] = [m.trigger.start for m in found]
            if report.id in known:
                yield report, known[report.id]


def table_of(sentences: list[str]) -> csr_matrix:
    """A row a sentence, each of its places alike, of unit length."""
    own = [hits(s, SIZE) for s in sentences]
    ends = np.cumsum([0, *map(len, own)])
    values = np.concatenate([np.full(len(h), 1 / np.sqrt(max(1, len(h)))) for h in own])
    return csr_matrix((values, np.concatenate([np.array(h, dtype=np.int64) for h in own]), ends), (len(own), SIZE))


def linear() -> LogisticRegression:
    """The linear model, not yet fitted."""
    return LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=200, solver="liblinear", random_state=0)


@dataclass(frozen=True, slots=True)
class Case:
    """A report: its paragraphs, its sentences that could tell an act (paragraph, words, number of acts), whether it is general news."""

    paragraphs: list[Paragraph]
    sentences: list[tuple[int, str, int]]
    general: bool


def case_of(report: Report, at: list[int], general: bool) -> Case:
    """A report as the screen sees it, with the acts that the coder found."""
    parts = list(paragraphs_of(report.text, find_lines(report)))
    sentences = []
    for part in parts:
        for span in rough_sentences(part.words) if part.role in TOLD else ():
            low, high = part.start + span.start, part.start + span.end
            sentences.append((part.paragraph, part.words[span.start : span.end], sum(low <= a < high for a in at)))
    return Case([sized(p, parser().make_doc(p.words)) for p in parts], sentences, general)


def measure(cases: list[Case], chance: Table, *, general: bool) -> None:
    """Print, by threshold, the shares kept of acts, of reports with one, of all reports, and of the words parsed and read for acts."""
    firsts = np.cumsum([0, *(len(c.sentences) for c in cases)]).tolist()
    print("general" if general else "conflict", "(report, parsed, telling)")
    for limits in LIMITS:
        screen.REPORT, screen.PARSED, screen.TELLING = limits
        kept = Counter[str]()
        for case, low, high in zip(cases, firsts[:-1], firsts[1:], strict=True):
            if case.general == general:
                kept.update(counted(case, chance[low:high].tolist()))
        shares = {
            k: f"{kept[k] / kept['all ' + k]:.4f}" for k in ("acts", "reports with one", "reports", "parsed", "read")
        }
        print(" ", limits, shares)


def counted(case: Case, chance: list[float]) -> dict[str, int]:
    """How much of a report there is, and how much the screen lets through."""
    best: dict[int, float] = {}
    for (n, *_), c in zip(case.sentences, chance, strict=True):
        best[n] = max(best.get(n, 0.0), c)
    chosen = let_through(case.paragraphs, best)
    told = {n for g in stretches_read(case.paragraphs) if not chosen.telling.isdisjoint(g) for n in g} & chosen.read
    acts = sum(k for n, _, k in case.sentences if n in told)
    every = sum(k for *_, k in case.sentences)
    words = [(n, size) for n, _, _, size in case.paragraphs]
    return {
        "acts": acts, "all acts": every, "reports with one": acts > 0, "all reports with one": every > 0,
        "reports": bool(told), "all reports": 1, "parsed": sum(k for n, k in words if n in chosen.read),
        "read": sum(k for n, k in words if n in told), "all parsed": sum(k for _, k in words), "all read": sum(k for _, k in words),
    }  # fmt: skip


def main() -> None:
    """Code, fit, measure, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("coded", type=Path)
    options.add_argument("--most", type=int, default=10_000)
    given = options.parse_args()
    general_ids = {json.loads(x)["id"] for x in (CORPUS / "allsides-general.jsonl").read_text("utf-8").splitlines()}
    cases = [case_of(r, at, r.id in general_ids) for r, at in coded(sample(), given.coded, given.most)]
    words = [w for c in cases for _, w, _ in c.sentences]
    number = np.array([n for c in cases for _, _, n in c.sentences])
    home = np.array([p for c in cases for p, _, _ in c.sentences])
    group = np.array([g for g, c in enumerate(cases) for _ in c.sentences])
    table, truth = table_of(words), number > 0
    held = np.zeros(len(words))
    for learn, rest in GroupKFold(FOLDS).split(table, truth, group):
        held[rest] = linear().fit(table[learn], truth[learn]).decision_function(table[rest])
    names: list[str] = []
    signs = []
    for g in range(len(cases)):
        mine = np.flatnonzero(group == g)
        found = signs_of([words[k] for k in mine], home[mine].tolist(), held[mine].tolist())
        names = names or (list(found[0]) if found else [])
        signs.extend([list(s.values()) for s in found])
    weighed = np.array(signs)
    chance = np.zeros(len(words))
    for learn, rest in GroupKFold(FOLDS).split(weighed, truth, group):
        chance[rest] = decider().fit(weighed[learn], truth[learn]).predict_proba(weighed[rest])[:, 1]
    print(len(cases), "reports,", len(words), "sentences, with an act", round(float(truth.mean()), 3))
    for general in (True, False):
        measure(cases, chance, general=general)
    first, last = linear().fit(table, truth), decider().fit(weighed, truth)
    save("screen", ["act"], first.coef_.T, first.intercept_, np.ones(SIZE), np.zeros(1))
    lines = [f"{n}\t{w:.4f}" for n, w in sorted(zip(names, last.coef_[0].tolist(), strict=True))]
    OUT.write_text("sign\tweight\n" + "\n".join(lines) + "\n", encoding="utf-8")


def decider() -> LogisticRegression:
    """The decider over a sentence's signs, not yet fitted; "bias" is one of them."""
    return LogisticRegression(C=10.0, fit_intercept=False, max_iter=2000)


if __name__ == "__main__":
    main()
