"""What finding claims costs beyond the parse: growth on hostile text, and CPU for a report of 750 words.

python benchmarks/claims.py [--runs 5] [--words-only]

Growth is the CPU time of twice the text over that of the text, medians of several runs in one process; it must stay
at 2.6 or below. The 750 words are the example pages, repeated and cut.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from reportedly.claims import find_claims
from reportedly.claims.find import find_by_rules
from reportedly.intake import take
from reportedly.reading import read_reports
from reportedly.records import Doc, Report

_EXAMPLES = Path(__file__).parent.parent / "examples" / "pages"
_SPOKEN = "“We saw {} cars from the bridge,” said Lina Badran, a nurse. “Nobody came to help us.” The council of Sfax said it had sent {} men. "
_LOOSE = "a medic told the radio that road {} was closed and the council said “it will open” and "
LARGEST = 2.6  # times the time for twice the text


def numbered(words: str, count: int) -> str:
    """The words ``count`` times, a number in the place of every "{}": repeated lines would be left out as doubles."""
    return "".join(words.replace("{}", str(i)) for i in range(count))


HOSTILE: dict[str, Callable[[int], str]] = {
    "straight marks": lambda n: '"' * (10 * n),
    "opening marks": lambda n: "“" * (10 * n),
    "pairs of marks": lambda n: "“”" * (5 * n),
    "single marks": lambda n: "' " * (5 * n),
    "guillemets": lambda n: "«» „“ " * (2 * n),
    "marks and words": lambda n: '" a ' * (3 * n),
    "quotations of one word": lambda n: "“One, ” " * (2 * n),
    "quotations left open": lambda n: numbered("“We saw {} of them, \n", n),
    "marks of direction": lambda n: '\u200f"\u202bשלום\u202c" ' * (2 * n),
    "gershayim": lambda n: 'צה"ל אמר «لا» ״כן״ ' * n,
    "control characters": lambda n: "\x00\x01\x0b\x0c\x1f\x7f " * n,
    "one line": lambda n: numbered(_SPOKEN, n // 20),
    "one line, no end marks": lambda n: numbered(_LOOSE, n // 20),
    "one quotation": lambda n: "“" + "We saw it and they said so and " * (n // 8) + "”",
    "one speaker": lambda n: "The mayor of Sfax said it was over. " + numbered("“We saw {} of them there.” ", n // 2),
    "one speaker, marked": lambda n: (
        "The mayor of Sfax said it was over. " + numbered("“He reportedly saw {} of them.” ", n // 2)
    ),
    "according to an outlet": lambda n: numbered(
        "Police held {} men, according to Delta News. Police closed road {}. ", n // 8
    ),
    "closing marks": lambda n: '"We saw them, " he said and went ' + numbered('on and on with {}," ', n),
    "open, with cues": lambda n: "“We saw it, " + numbered("a medic said, and car {} came, ", n // 4),
    "colons": lambda n: numbered("The mayor of Sfax said of car {}:\n“We saw {} of them,\n", n // 4),
    "labels": lambda n: numbered("BADRAN: We saw {} of them there.\nLina Badran came in car {}.\n", n // 4),
    "signatures": lambda n: numbered("“We saw {} of them there.” — Lina Badran\n", n // 4),
    "paragraphs": lambda n: numbered(_SPOKEN + "\n\n", n // 20),
    "denials": lambda n: numbered("A nurse said {} men died. The army denied it. ", n // 8),
    "denials, paragraphs": lambda n: numbered("A nurse said {} men died.\n\nThe army denied it.\n\n", n // 8),
    "denials in asides": lambda n: numbered("A nurse said police shot {} men, a charge that Sfax rejected. ", n // 10),
    "rejected words": lambda n: numbered(
        "Lina Badran rejected as baseless an allegation by the bar association that men took car {}. ", n // 14
    ),
    "no truth in it": lambda n: numbered(
        "A nurse said {} men died. The mayor said there was no truth in the report and the claim was false. ", n // 16
    ),
    "false, one speaker": lambda n: (
        "The mayor of Sfax said it was over. "
        + numbered("“We saw {} of them there.” The claim of day {} was reportedly false. ", n // 10)
    ),
    "tolls": lambda n: numbered("The ministry gave a toll of {} dead. It counts {} victims. ", n // 10),
    "accounts": lambda n: numbered(
        "Survivors of raid {} gave this account. Men came by car {}.\n\nBy the account of a driver, {} men died. They ran.\n\n",
        n // 16,
    ),
    "told, adding": lambda n: numbered(
        "A guard told Delta Radio that {} men died, adding that car {} burnt. The guard had told the radio of more. ",
        n // 16,
    ),
    "carried and quoted": lambda n: numbered(
        "The council, quoted by Delta News, said it held {} men. The army said so in a statement carried by Delta Radio. ",
        n // 16,
    ),
    "learned": lambda n: numbered("The group learned of day {} from a guard. The group said {} men died. ", n // 12),
    "papers": lambda n: numbered("The group has images of day {} that confirm {} men died. ", n // 10),
    "hearsay": lambda n: numbered(
        "A man, said to be driver {}, was believed to have fled the so-called guard. ", n // 12
    ),
    "hedges": lambda n: "The army " + "seems to appear to " * (n // 4),
}


def read(text: str) -> Doc:
    """The text as a parsed report."""
    return next(read_reports([Report("r", text, "", outlet="Delta Wire")]))


def cpu(call: Callable[[], object]) -> float:
    """CPU seconds of one call, the collector of garbage at rest."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    call()
    spent = time.process_time() - start
    gc.enable()
    return spent


def growth(make: Callable[[int], str], size: int, runs: int) -> tuple[float, float, int]:
    """Seconds for the text, the ratio for twice the text, and the characters of the longer one."""
    once, twice = read(make(size)), read(make(2 * size))
    find_claims(once)
    a = median(cpu(lambda: find_claims(once)) for _ in range(runs))
    b = median(cpu(lambda: find_claims(twice)) for _ in range(runs))
    return a, b / max(a, 1e-9), len(twice.text)


def reports_of_750_words() -> list[Doc]:
    """The example pages, each followed by the next ones up to 750 words, bylines and doubled lines not counted."""
    texts = [r.text for t in take([str(_EXAMPLES)]) for r in t.reports if r.language == "en" and len(r.text) > 400]
    out = []
    for first in range(len(texts)):
        words = "\n\n".join([*texts[first:], *texts[:first]])
        doc = read(words)
        last = [t for t in doc.tokens if t.text[:1].isalnum()][749]
        out.append(read(words[: last.end]))
    return out


def main() -> None:
    """Print a line an input, then the cost of 750 words."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--size", type=int, default=1000)
    options.add_argument("--words-only", action="store_true")
    options.add_argument("--only", default="", help="inputs whose name holds this")
    given = options.parse_args()
    if not given.words_only:
        for name, make in ((n, m) for n, m in HOSTILE.items() if given.only in n):
            seconds, ratio, chars = growth(make, given.size, given.runs)
            mark = "" if ratio <= LARGEST else "  TOO STEEP"
            print(
                f"{name:24} {chars:8} characters {1000 * seconds * ratio:9.1f} ms, twice the text {ratio:5.2f} times{mark}",
                flush=True,
            )
    docs = reports_of_750_words()
    for label, find in (("rules", find_by_rules), ("with networks", find_claims)):
        find(docs[0])
        spent = [median(cpu(partial(find, d)) for _ in range(given.runs)) for d in docs]
        print(
            f"750 words, {label}: median {1000 * median(spent):.1f} ms of CPU, most {1000 * max(spent):.1f}, {len(docs)} reports"
        )


if __name__ == "__main__":
    main()
