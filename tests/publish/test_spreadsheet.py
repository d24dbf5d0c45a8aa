"""The CSV exports opened by LibreOffice: no cell runs, numbers stay numbers, letters stay themselves."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest

from reportedly.publish.cells import cell

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
RISKY = ("=1+1", '=HYPERLINK("http://x.invalid";"y")', "+1+1", "-1+1", "@SUM(1;1)", "\t=1+1")
PLAIN = ("Béja, Kéf", "مظاهرة في قفصة")


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice Calc")
def test_a_spreadsheet_runs_nothing_and_keeps_numbers_and_letters(tmp_path: Path) -> None:
    """What Calc reads from written cells and writes again: text as it was, a negative longitude a number."""
    given = tmp_path / "given.csv"
    with given.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["text", "longitude"])
        writer.writerows([[cell(t), cell(-7.5)] for t in (*RISKY, *PLAIN)])
    told = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,true"  # quotes around text alone, UTF-8
    command = [
        str(SOFFICE),
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--infilter=CSV:44,34,76,1",
    ]
    command += ["--convert-to", told, "--outdir", str(tmp_path / "out"), str(given)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    written = (tmp_path / "out" / "given.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(written)))[1:]
    assert [r[0].lstrip("'\t ") for r in rows] == [t.strip() for t in (*RISKY, *PLAIN)]
    assert {float(r[1]) for r in rows} == {-7.5}
