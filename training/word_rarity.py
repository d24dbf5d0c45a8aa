"""Count lexicon/word_rarity.tsv: how rare the stems of clauses that tell of acts are, over news of conflict and protest.

    python training/word_rarity.py ../shared/corpus/timeline17.jsonl ../shared/corpus/allsides-conflict.jsonl ../shared/corpus/syria-fakes.jsonl

A bag is the stems of one sentence with a word of violence, protest or force in it. Linking weighs words by this table and not
by the reports at hand, so that adding reports changes no likeness of those that are there. No sentence is kept.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reportedly.linking.words import stems

LEXICON = Path(__file__).parents[1] / "src" / "reportedly" / "lexicon"
_SENTENCE = re.compile(r"(?<=[.!?\"”])\s+|\n+")
_ACT = re.compile(
    r"\b(?:kill|dead|death|die[sd]|injur|wound|protest|demonstrat|march|rall(?:y|ies)|riot|clash|attack|assault|bomb|shell|shot|"
    r"shoot|fire[ds]?\b|firing|strike|struck|arrest|detain|troops|soldier|rebel|police|tear gas|massacre|blast|explo|hostage|raid)",
    re.IGNORECASE,
)
# Words in fewer sentences than one of so many are all as rare: a name met once says no more than one met twice.
_LEAST_SHARE = 3000
_LONGEST = 60


def bags(paths: list[Path]) -> Iterator[frozenset[str]]:
    """The stems of each fitting sentence, each sentence of the corpora once."""
    seen: set[str] = set()
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            for sentence in _SENTENCE.split(json.loads(line).get("text") or ""):
                if not _ACT.search(sentence) or sentence in seen:
                    continue
                seen.add(sentence)
                found = stems(sentence)
                if 3 <= len(found) <= _LONGEST:
                    yield frozenset(found)


def main() -> None:
    """Write the table: stems and their rarity ``ln(sentences / sentences with it)`` to one decimal."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpora", type=Path, nargs="+")
    given = options.parse_args()
    seen: Counter[str] = Counter()
    n = 0
    for bag in bags(given.corpora):
        n += 1
        seen.update(bag)
    most = math.log(_LEAST_SHARE)
    rows = [(w, math.log(n / df)) for w, df in seen.items()]
    lines = [f"{w}\t{rarity:.1f}" for w, rarity in sorted(rows) if round(rarity, 1) < round(most, 1)]
    head = f"# {n} sentences; a stem that is not here has {most:.1f}"
    (LEXICON / "word_rarity.tsv").write_text("\n".join([head, "stem\trarity", *lines]) + "\n", encoding="utf-8")
    print(f"{n} sentences, {len(lines)} stems")


if __name__ == "__main__":
    main()
