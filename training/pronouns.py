"""Rebuild src/reportedly/lexicon/pronoun_weights.tsv: `python training/pronouns.py`.

Pronouns of the third person in reports of the corpora, half of them parties of acts and half drawn at random, each with the numbered nouns
around it that two readers (40 read by both) said it stands for, or none (``codings/pronouns.jsonl``: offsets only). One conditional logit
over the nouns that may be meant and none (``events/pronouns.py``). What the pronoun before stands for is a sign, so the weights are learnt
twice: first with nothing known of it. Needs the extra `training`; prints the share right over folds of reports.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from acts_data import CODINGS, CORPORA, ROOT, SHARED, digest, lines, parsed, report_of
from day_choice import Choice, fit, table

from reportedly.events.pronouns import class_of, none_signs, rivals
from reportedly.events.sentences import Reading
from reportedly.lexicon import deciders
from reportedly.lexicon import table as lexicon

OUT = ROOT / "src/reportedly/lexicon/pronoun_weights.tsv"
STRENGTH = 0.5  # C; right over folds .662, .674, .684, .688, .694 at .05, .1, .2, .5, 1
RARE = 6  # candidates that a sign must have been seen with; 3 and 12 give the same within .004
FOLDS = 5
ROUNDS = 2
Case = tuple[Choice, str, bool]  # the candidates, the pronoun's class, whether a noun stands near it


def readings() -> list[tuple[Reading, list[tuple[int, list[list[int]]]]]]:
    """Every report with its coded pronouns: the token of each, and where the nouns begin and end that name the same."""
    coded = {r["id"]: r for r in lines(CODINGS / "pronouns.jsonl")}
    rows = [r for name in CORPORA for r in lines(SHARED / "corpus" / f"{name}.jsonl") if r["id"] in coded]
    rows = [r for r in rows if coded[r["id"]]["text"] == digest(r["text"])]
    out = []
    for row, (doc, claims) in zip(rows, parsed("pronouns", [report_of(r) for r in rows]), strict=True):
        starts = {t.start: k for k, t in enumerate(doc.tokens)}
        told = [(starts[p["at"]], p["right"]) for p in coded[row["id"]]["pronouns"] if p["at"] in starts]
        out.append((Reading(doc, claims), told))
    return out


def cases(read: list[tuple[Reading, list[tuple[int, list[list[int]]]]]]) -> Iterator[Case]:
    """Each pronoun with its candidates, the last of them none."""
    for reading, told in read:
        reading.antecedents.clear()
        for i, right in told:
            found = list(rivals(reading, i))
            places = [[reading.tree.token(k).start, reading.tree.token(k).end] for k, _ in found]
            good = tuple(p in right for p in places)
            good = (*good, not any(good))
            signs = (*(s for _, s in found), none_signs(reading, i))
            yield Choice(reading.doc.report.id, signs, good, good, 1.0), class_of(reading, i), bool(right)


def right(case: Choice, weights: dict[str, float]) -> bool:
    """Whether the likeliest candidate is right."""
    scores = [sum(weights.get(s, 0.0) * v for s, v in signs.items()) for signs in case.signs]
    return case.exact[max(range(len(scores)), key=lambda k: scores[k])]


def learnt(some: list[Choice]) -> dict[str, float]:
    """The weights of the signs that are not rare."""
    seen = Counter(s for c in some for signs in c.signs for s in signs)
    at = {s: k for k, s in enumerate(sorted(s for s in seen if seen[s] >= RARE))}
    return dict(zip(at, fit(table(some, at), STRENGTH).tolist(), strict=True))


def main() -> None:
    """Learn, measure and write."""
    read = readings()
    write({})
    for _ in range(ROUNDS):
        some = list(cases(read))
        write(learnt([c for c, _, _ in some]))
    told: Counter[tuple[str, bool]] = Counter()
    for k in range(FOLDS):
        weights = learnt([c for c, _, _ in some if _fold(c.report) != k])
        told.update((of, right(c, weights)) for c, of, _ in some if _fold(c.report) == k)
    print(len(some), "pronouns,", sum(not near for *_, near in some), "of no noun near")
    for of in ("he", "she", "they", "it"):
        print(of, told[of, True], "of", told[of, True] + told[of, False])
    print("right over folds", round(sum(v for (_, ok), v in told.items() if ok) / len(some), 4))
    print("sha256", hashlib.sha256(OUT.read_bytes()).hexdigest())


def write(weights: dict[str, float]) -> None:
    """Keep the weights, and let go of those read before."""
    told = "".join(f"{s}\t{w:.3f}\n" for s, w in weights.items() if abs(w) >= 0.0005)
    OUT.write_text("sign\tweight\n" + told, encoding="utf-8")
    deciders._weights.cache_clear()  # noqa: SLF001
    lexicon.cache_clear()


def _fold(report: str) -> int:
    return int(hashlib.sha256(report.encode()).hexdigest(), 16) % FOLDS


if __name__ == "__main__":
    main()
