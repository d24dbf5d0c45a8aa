"""Rebuild src/reportedly/lexicon/side_weights.tsv: `python training/sides.py`, after `python training/acts.py`.

Every noun that may be a party of an act in the corrected reports, and whether the reader named it on that side. The weights of the signs
(``events/sides.py``) are learnt from what the networks of the first stage give in all the corrected reports, then fitted to what the final
networks give in those kept from them (``acts_data.is_weighed``). Needs the extra `training`; prints how many whole sides are right, over
folds of those reports.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np
from acts_data import FIRST, ROOT, Coded, Range, corrected, is_weighed
from acts_found import Found, found
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression

from reportedly.events.fill import phrase_of, picked
from reportedly.events.network import roles_around
from reportedly.events.pronouns import antecedent_of
from reportedly.events.sentences import Reading
from reportedly.events.sides import LABEL_OF, SIDES, Around, Candidate, candidates_of
from reportedly.records import Span

OUT = ROOT / "src/reportedly/lexicon/side_weights.tsv"
FOLDS = 5
RARE = 12  # candidates that a sign must have been seen with
# C of the signs, and of what the final networks' reports change in them; a sign that few candidates have is scaled as if SCALE of them had.
STRENGTH, CHANGE, SCALE = 0.03, 0.01, 0.2
SURE = 0.3  # an act that the network holds less likely teaches nothing
LIKE = 0.5  # of the words of a party's phrase and the reader's together, those that both have
FREE = 30.0  # what the learnt score is multiplied with, so that it bears next to no penalty
_IDLE = frozenset({"the", "a", "an", "its", "his", "their"})


@dataclass(frozen=True, slots=True)
class Case:
    """An act of a report (its number among the corrected ones) that a reader has, with the nouns around it and the reader's sides."""

    n: int
    reading: Reading
    around: Around
    found: tuple[Candidate, ...]
    told: dict[str, tuple[Range, ...]]


def cases(reports: Sequence[tuple[int, Coded]], networks: Traversable) -> list[Case]:
    """The acts of numbered reports that ``networks`` find and a reader has."""
    return [c for f in found(reports, networks, SURE) for c in _cases(f)]


def _cases(f: Found) -> Iterator[Case]:
    some = [(a, r, e) for a, r in zip(f.acts, f.rules, strict=True) if (e := f.event(a)) is not None]
    around = roles_around(f.reading, f.seen, [(a.at, a.type) for a, _, _ in some], [r for _, r, _ in some])
    for (a, r, e), x in zip(some, around, strict=True):
        nouns = tuple(candidates_of(f.reading, x, r, a.type, a.at))
        yield Case(f.n, f.reading, x, nouns, {"actor": e.actor, "recipient": e.recipient})


# ------------------------------------------------------------ what is right


def _words(text: str) -> frozenset[str]:
    low = text.lower().replace("’", "'").replace("'s", " ").replace("-", " ")
    return frozenset(w for w in low.split() if w not in _IDLE)


def like(text: str, a: Span, b: Span) -> bool:
    """Whether two phrases name one party: the same words, or in one place and half of their words the same."""
    mine, its = _words(a.of(text)), _words(b.of(text))
    if not a.overlap(b):
        return bool(mine) and mine == its
    return not mine or not its or len(mine & its) >= LIKE * len(mine | its)


def truth(case: Case, c: Candidate, side: str) -> bool | None:
    """Whether the reader named the noun on the side; None where the reader's words only touch its phrase."""
    reading, tree = case.reading, case.reading.tree
    text = reading.doc.text
    phrase = tree.span(*phrase_of(reading, case.around, c.head, LABEL_OF[side]))
    before = antecedent_of(reading, c.head) if tree.token(c.head).pos == "PRON" else None
    told = [Span(*x) for x in case.told[side]]
    for g in told:
        if _head(reading, g) == c.head or like(text, phrase, g) or (before is not None and before.overlap(g)):
            return True
    if any(2 * g.overlap(phrase) >= phrase.end - phrase.start for g in told):
        return None
    return False


def _head(reading: Reading, span: Span) -> int:
    tree = reading.tree
    tokens = [k for k in tree.sentence_at(span.start) if tree.span(k, k).overlap(span)]
    outer = [k for k in tokens if tree.head(k) not in tokens or tree.head(k) == k]
    nouns = [k for k in outer if tree.token(k).pos in {"NOUN", "PROPN", "PRON", "NUM"}]
    return (nouns or outer or [-1])[0]


# ------------------------------------------------------------ learning


def rows_of(some: Sequence[Case], side: str) -> tuple[list[dict[str, float]], NDArray[np.bool_], list[int]]:
    """Signs, truth and the report's number of every candidate of which something is known."""
    signs, right, numbers = [], [], []
    for case in some:
        for c in case.found:
            ok = truth(case, c, side)
            if ok is not None:
                signs.append(dict(c.signs[side]))
                right.append(ok)
                numbers.append(case.n)
    return signs, np.array(right), numbers


def _table(signs: Sequence[dict[str, float]], names: Sequence[str]) -> csr_matrix:
    at = {n: k for k, n in enumerate(names)}
    cells = [(r, at[n], v) for r, row in enumerate(signs) for n, v in row.items() if n in at]
    r, c, v = zip(*cells, strict=True)
    return csr_matrix((v, (r, c)), shape=(len(signs), len(names)))


def learnt(
    signs: Sequence[dict[str, float]], right: NDArray[np.bool_], strength: float, before: dict[str, float] | None = None
) -> dict[str, float]:
    """The weights of the signs; with weights known ``before``, those brought to these candidates and changed a little."""
    seen = Counter(n for row in signs for n in row)
    names = sorted(n for n, k in seen.items() if k >= RARE or n in (before or {}))
    names = [n for n in names if n != "bias"]
    table = _table(signs, names)
    scale = np.maximum(np.sqrt(np.asarray(table.multiply(table).mean(axis=0)).ravel()), SCALE)
    table = table @ diags(1 / scale)
    if before is None:
        model = LogisticRegression(C=strength, max_iter=1000).fit(table, right)
        own, share = model.coef_[0] / scale, 0.0
    else:
        score = np.array([sum(before.get(n, 0.0) * v for n, v in row.items()) for row in signs])
        model = LogisticRegression(C=strength, max_iter=1000).fit(
            hstack([table, (FREE * score)[:, None]]).tocsr(), right
        )
        own, share = model.coef_[0][:-1] / scale, float(model.coef_[0][-1]) * FREE
    out = {n: float(w) + share * (before or {}).get(n, 0.0) for n, w in zip(names, own, strict=True)}
    out["bias"] = float(model.intercept_[0]) + share * (before or {}).get("bias", 0.0)
    return out


def both(first: Sequence[Case], final: Sequence[Case], side: str) -> dict[str, float]:
    """The weights of a side from the first networks' cases, fitted to the final ones'."""
    signs, right, _ = rows_of(first, side)
    own = learnt(signs, right, STRENGTH)
    signs, right, _ = rows_of(final, side)
    return learnt(signs, right, CHANGE, own)


# ------------------------------------------------------------ measuring


def kind_of_side(case: Case, given: Sequence[tuple[Span, Span | None]], side: str) -> str:
    """How the parties given (phrase, and whom a pronoun stands for) compare with the reader's."""
    text, left = case.reading.doc.text, [Span(*x) for x in case.told[side]]
    if not given or not left:
        return "right" if not given and not left else "lacking" if left else "none there"
    strange = 0
    for phrase, before in given:
        hit = next((g for g in left if like(text, phrase, g) or (before and before.overlap(g))), None)
        if hit is None:
            strange += 1
        else:
            left.remove(hit)
    return (
        "right" if not strange and not left else "one too many" if not left else "one lacks" if not strange else "other"
    )


def sides_of(case: Case, weights: dict[str, dict[str, float]]) -> dict[str, str]:
    """The two sides as the product picks them with ``weights``, compared."""
    reading, tree = case.reading, case.reading.tree
    pool = []
    for c in case.found:
        for side in SIDES:
            score = sum(weights[side].get(n, 0.0) * v for n, v in c.signs[side].items())
            pool.append((1 / (1 + float(np.exp(-np.clip(score, -30, 30)))), c.head, side))
    parties = picked(reading, case.around, pool)
    out = {}
    for side in SIDES:
        given = []
        for x in getattr(parties, side):
            pronoun = tree.token(x.head).pos == "PRON"
            given.append((tree.span(x.first, x.last), antecedent_of(reading, x.head) if pronoun else None))
        out[side] = kind_of_side(case, given, side)
    return out


def main() -> None:
    """Learn, measure over folds, and write."""
    some = list(enumerate(corrected()))
    first = cases(some, FIRST)
    final = cases([(n, r) for n, r in some if is_weighed(r)], resources.files("reportedly.models"))
    counts: dict[str, Counter[str]] = {side: Counter() for side in SIDES}
    for k in range(FOLDS):
        own = [c for c in first if c.n % FOLDS != k]
        rest = [c for c in final if c.n % FOLDS != k]
        weights = {side: both(own, rest, side) for side in SIDES}
        for case in final:
            if case.n % FOLDS == k:
                for side, kind in sides_of(case, weights).items():
                    counts[side][kind] += 1
    print(len(some), "reports", len(first), "acts;", len(final), "of reports kept from the networks")
    for side, kinds in counts.items():
        print(side, {k: round(v / kinds.total(), 3) for k, v in kinds.most_common()})
    lines = []
    for side in SIDES:
        weights_of = both(first, final, side)
        lines += [f"{side}\t{n}\t{w:.3f}" for n, w in sorted(weights_of.items()) if abs(w) > 0.05 or n == "bias"]
    text = "of\tsign\tweight\n" + "\n".join(lines) + "\n"
    OUT.write_text(text, encoding="utf-8")
    print(len(lines), "signs; sha256", hashlib.sha256(text.encode()).hexdigest())


if __name__ == "__main__":
    main()
