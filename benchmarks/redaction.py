"""Redaction: 500 invented names in twenty sentences each, officials, and real passages marked by hand.

Run ``python benchmarks/redaction.py`` in the checkout (PYTHONPATH=src:.); the passages need ../shared/corpus.
"""

from __future__ import annotations

from pathlib import Path

from tests.publish.fakes import Fake, report
from tests.publish.names import ROLES, leaked, names, officials
from tests.publish.passages import passages, reports, score

from reportedly.publish import Redactor

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


def _published(text: str) -> str:
    return Redactor(Fake([report("r0", "Outlet", "2023-03-08", text)])).cut("r0", 0, len(text))


def main() -> None:
    """Print leaks, officials kept, and recall and precision on the passages."""
    told = [(n, f"It rained. {role.format(n)}") for role in ROLES for n in names()]
    leaks = [text for n, text in told if leaked(n, _published(text))]
    print(f"invented names: {len(leaks)} leaks in {len(told)} sentences", *leaks[:20], sep="\n")
    kept = sum(text == _published(text) for _, text in officials())
    print(f"officials kept: {kept} of {len(officials())}")
    for part in (
        (
            "dev",
            "unseen",
            "unseen2",
            "unseen3",
            *(f"{d}{p}" for d in ("draw", "more") for p in "ABC"),
            "namedA",
            "namedB",
            "namedC",
            *(f"report{p}" for p in "ABCD"),
        )
        if CORPUS.exists()
        else ()
    ):
        wanted = passages(part)
        found = score(reports(CORPUS, wanted), wanted)
        print(
            f"{part}: {len(wanted)} passages; private withheld {found.withheld} of {found.private}, "
            f"public kept {found.kept} of {found.public}, cut and nobody {found.nobody}"
        )


if __name__ == "__main__":
    main()
