"""Other people's readers take the exports: pandas, DuckDB and GDAL read every row, with numbers, days and points as such.

What acledR and public loaders of GED ask of names and types stands here as assertions; spreadsheets cannot be run here,
so the rules that keep a cell from being run as a formula are held instead.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.publish import export
from reportedly.publish.acled import COLUMNS as ACLED_COLUMNS
from reportedly.publish.acled import EVENT_TYPE
from reportedly.publish.parquet import CLAIMS
from reportedly.records import Party, Span
from tests.publish.fakes import Fake, armed_shelf, shelf

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


def _hostile() -> Fake:
    """A store whose outlets, titles, names and places would run in a spreadsheet, at a negative longitude."""
    made = armed_shelf()
    bad = Party("@SUM(A1)", "-1+1; rm", "TUN", ("MIL",), False, Span(0, 0))
    made.record_rows = [
        replace(
            r,
            outlet="=HYPERLINK(1)",
            title="\t=1+1",
            url="+cmd|' /C calc'!A0",
            actor=(bad, *r.actor),
            places=tuple(replace(p, lon=-8.784, name="@Gafsa") for p in r.places),
        )
        for r in made.record_rows
    ]
    made.event_rows = [
        replace(
            e,
            actor=(bad, *e.actor),
            places=tuple(replace(p, lon=-8.784, name="=Gafsa", admin1="\rX") for p in e.places),
        )
        for e in made.event_rows
    ]
    return made


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("name", ["csv", "acled", "ucdp", "plover", "gdelt"])
def test_no_cell_runs_in_a_spreadsheet(name: str, tmp_path: Path) -> None:
    """No cell begins with = + - @, tab or carriage return unless it is a plain number; a negative longitude is one."""
    folder = name in {"csv", "gdelt"}
    export(_hostile(), name, tmp_path if folder else tmp_path / "x.csv")
    cells = []
    for path in tmp_path.iterdir():
        with path.open(encoding="utf-8", newline="") as f:
            tabs = name in {"plover", "gdelt"}
            rows = csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE) if tabs else csv.reader(f)
            cells += [c for row in rows for c in row]
    assert [c for c in cells if c.startswith(("=", "+", "-", "@", "\t", "\r")) and not _number(c)] == []
    assert any(c.startswith("'") for c in cells)
    assert "-8.784" in cells


def test_acledr_takes_the_columns(tmp_path: Path) -> None:
    """``acled_update`` asks for ACLED's columns and no other, and joins on unique ids; transforms split at semicolons."""
    export(_hostile(), "acled", tmp_path / "x.csv")
    frame = pd.read_csv(tmp_path / "x.csv", dtype={"interaction": str})
    assert set(frame.columns) == set(ACLED_COLUMNS)
    assert frame["event_id_cnty"].is_unique
    for side in ("actor1", "actor2"):  # acled_transform_longer stops at a semicolon in either
        assert not frame[side].dropna().str.contains(";").any()
    for side in ("inter1", "inter2"):  # acled_transform_interaction knows 0 to 8
        assert frame[side].dropna().isin(range(9)).all()
    assert set(frame["event_type"]) <= set(EVENT_TYPE.values())
    assert frame["event_date"].str.fullmatch(r"\d{4}-\d\d-\d\d").all()
    for column in ("year", "time_precision", "fatalities", "timestamp"):
        assert pd.api.types.is_integer_dtype(frame[column]), column
    assert frame["geo_precision"].dropna().isin((1, 2, 3)).all()
    assert frame["interaction"].dropna().str.fullmatch(r"\d\d").all()


@pytest.mark.parametrize(("asked", "more"), [("best", 1), ("full", 4)])
def test_population_columns_follow_on_request(asked: str, more: int, tmp_path: Path) -> None:
    """They stand after ACLED's 31 and are empty: no report says how many people live near."""
    from reportedly.publish import write

    write(shelf(), "acled", tmp_path / "x.csv", population=asked)
    frame = pd.read_csv(tmp_path / "x.csv")
    assert tuple(frame.columns[:31]) == ACLED_COLUMNS
    assert list(frame.columns[31:])[-1] == "population_best"
    assert len(frame.columns) == 31 + more
    assert frame.iloc[:, 31:].isna().all(axis=None)


def test_loaders_of_ged_take_the_types(tmp_path: Path) -> None:
    """Whole ids, codes within their scales, counts that sum to ``best``, days in order, points that are WKT."""
    shapely = pytest.importorskip("shapely")
    export(armed_shelf(), "ucdp", tmp_path / "x.csv")
    frame = pd.read_csv(tmp_path / "x.csv", parse_dates=["date_start", "date_end"])
    assert len(frame.columns) == 49
    assert "best_est" not in frame
    assert frame["id"].is_unique
    for column in ("id", "year", "number_of_sources", "event_clarity", "date_prec"):
        assert pd.api.types.is_integer_dtype(frame[column]), column
    assert frame["type_of_violence"].dropna().isin((1, 2, 3)).all()
    assert frame["where_prec"].dropna().between(1, 7).all()
    assert frame["date_prec"].between(1, 5).all()
    assert (frame["date_start"] <= frame["date_end"]).all()
    parts = frame[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]].sum(axis=1)
    assert (parts == frame["best"]).all()
    points = [shapely.from_wkt(w) for w in frame["geom_wkt"].dropna()]
    assert points
    assert [(p.x, p.y) for p in points] == list(
        frame[["longitude", "latitude"]].dropna().itertuples(index=False, name=None)
    )


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_gdal_reads_the_geojson(tmp_path: Path) -> None:
    """GDAL finds points in WGS84, a row a feature, whole numbers as such and days as days."""
    geopandas = pytest.importorskip("geopandas", reason="geopandas with pyogrio (GDAL) is not installed")
    pyogrio = pytest.importorskip("pyogrio")
    path = tmp_path / "x.geojson"
    count = export(shelf(), "geojson", path)
    told = pyogrio.read_info(path)
    assert (told["driver"], told["geometry_type"], told["features"]) == ("GeoJSON", "Point", count)
    fields = dict(zip(told["fields"], told["dtypes"], strict=True))
    assert fields["killed_best"].startswith("int")
    assert fields["start"].startswith("datetime")
    frame = geopandas.read_file(path, engine="pyogrio")
    assert frame.crs.to_epsg() == 4326
    sfax = frame[frame["place"] == "Sfax"].iloc[0]
    assert (sfax.geometry.x, sfax.geometry.y) == (10.76, 34.741)
    assert set(frame["id"]) == {e.id for e in shelf().event_rows if any(p.lat is not None for p in e.places)}


def test_duckdb_reads_the_parquet(tmp_path: Path) -> None:
    """DuckDB reads the three tables, their days, lists and structs, and joins them."""
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    count = export(shelf(), "parquet", tmp_path)
    with duckdb.connect() as base:
        table = {n: f"read_parquet('{tmp_path / n}.parquet')" for n in ("records", "events", "claims")}
        assert base.execute(f"SELECT count(*) FROM {table['events']}").fetchall() == [(count,)]
        kinds = {r[0]: r[1] for r in base.execute(f"DESCRIBE SELECT * FROM {table['events']}").fetchall()}
        assert (kinds["start"], kinds["modes"]) == ("DATE", "VARCHAR[]")
        figures = base.execute(
            f"SELECT f.unnest.kind, f.unnest.best FROM {table['events']}, unnest(figures) AS f"
        ).fetchall()
        assert sorted(figures) == sorted((f.kind, f.best) for e in shelf().event_rows for f in e.figures)
        first = base.execute(
            f"SELECT min(r.time.start), count(DISTINCT r.report.outlet) FROM {table['records']} r"
        ).fetchall()[0]
        assert (str(first[0]), first[1]) == ("2023-03-08", len({r.outlet for r in shelf().record_rows}))
        claims = f"SELECT count(*) FROM {table['claims']} c JOIN {table['records']} r ON c.record_id = r.id"
        assert base.execute(claims).fetchall()[0][0] >= len(shelf().record_rows)


def test_duckdb_reads_the_csv(tmp_path: Path) -> None:
    """DuckDB's sniffer finds the columns of both tables, days as days and counts as whole numbers."""
    duckdb = pytest.importorskip("duckdb")
    count = export(shelf(), "csv", tmp_path)
    with duckdb.connect() as base:
        events = f"read_csv('{tmp_path / 'events.csv'}')"
        assert base.execute(f"SELECT count(*) FROM {events}").fetchall() == [(count,)]
        kinds = {r[0]: r[1] for r in base.execute(f"DESCRIBE SELECT * FROM {events}").fetchall()}
        assert (kinds["start"], kinds["latitude"], kinds["killed_best"]) == ("DATE", "DOUBLE", "BIGINT")
        claims = f"read_csv('{tmp_path / 'claims.csv'}')"
        read = base.execute(f"SELECT count(*), count(DISTINCT claim_id) FROM {claims}").fetchall()[0]
        with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as f:
            lines = len(list(csv.reader(f))) - 1
        assert read == (lines, lines)


def test_pandas_reads_the_parquet(tmp_path: Path) -> None:
    """Days are days, counts whole, lists lists; the claims give what the CSV gives."""
    pytest.importorskip("pyarrow")
    export(shelf(), "parquet", tmp_path)
    export(shelf(), "csv", tmp_path)
    events = pd.read_parquet(tmp_path / "events.parquet")
    assert pd.to_datetime(events["start"]).notna().all()
    claims = pd.read_parquet(tmp_path / "claims.parquet").drop(columns="unredacted")
    plain = pd.read_csv(tmp_path / "claims.csv", dtype={"schema_version": str})
    assert list(claims.columns) == list(plain.columns)
    for column in (c for c, kind in CLAIMS.items() if kind in ("whole", "number")):
        assert claims[column].astype(float).equals(plain[column].astype(float)), column


def test_a_lone_carriage_return_breaks_no_row(tmp_path: Path) -> None:
    """Words with a carriage return, a line feed, commas and quotes stay in their cell."""
    made = shelf()
    odd = 'one\rtwo\nthree, "four"'
    made.record_rows = [replace(r, issues=(), coder_name=odd) for r in made.record_rows]
    export(made, "csv", tmp_path)
    frame = pd.read_csv(tmp_path / "claims.csv")
    assert set(frame["record_id"]) == {r.id for r in made.record_rows}
    assert set(frame["coder"]) == {f"{odd} 1"}
