"""Other people's readers take the exports: pandas reads every row, and numbers come out as numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.publish import export
from tests.publish.fakes import armed_shelf

pd = pytest.importorskip("pandas")


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_csv_reads_with_types(name: str, tmp_path: Path) -> None:
    """Every row, coordinates and counts as numbers, days as days."""
    count = export(armed_shelf(), name, tmp_path / "x.csv")
    frame = pd.read_csv(tmp_path / "x.csv")
    assert len(frame) == count > 0
    numbers = [
        "latitude",
        "longitude",
        *(["fatalities", "iso", "timestamp"] if name == "acled" else ["best", "low", "id"]),
    ]
    assert all(pd.api.types.is_numeric_dtype(frame[c]) for c in numbers)
    days = pd.to_datetime(frame["event_date" if name == "acled" else "date_start"])
    assert (days.dt.year == frame["year"]).all()


def test_plover_reads_as_latin_1(tmp_path: Path) -> None:
    """As its loaders do: tabs, latin-1, the word None for what is missing."""
    count = export(armed_shelf(), "plover", tmp_path / "x.txt")
    frame = pd.read_csv(tmp_path / "x.txt", sep="\t", encoding="latin-1", na_values=["None"])
    assert (len(frame), len(frame.columns)) == (count, 40)
    assert pd.api.types.is_numeric_dtype(frame["Latitude"])


@pytest.mark.parametrize(("file", "width"), [("events.tsv", 61), ("mentions.tsv", 16)])
def test_gdelt_reads_without_header(file: str, width: int, tmp_path: Path) -> None:
    """Tabs, no header, event codes as text."""
    export(armed_shelf(), "gdelt", tmp_path)
    frame = pd.read_csv(tmp_path / file, sep="\t", header=None, dtype={26: str})
    assert len(frame.columns) == width
    lines = (tmp_path / file).read_text(encoding="utf-8").count("\n")
    assert len(frame) == lines
    assert pd.api.types.is_integer_dtype(frame[0])
