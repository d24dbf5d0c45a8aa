"""``reportedly export``: names of formats, and coded errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportedly.publish import FORMATS
from tests.cli.running import run, write_reports


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of six invented reports."""
    folder = tmp_path_factory.mktemp("export")
    write_reports(folder / "in.jsonl", 6)
    run("read", str(folder / "in.jsonl"), "--store", str(folder / "x.db"), "--workers", "1", "--quiet")
    return folder / "x.db"


@pytest.mark.parametrize("name", ["acled", "gdelt"])
def test_formats_of_the_field_are_written(name: str, store: Path, tmp_path: Path) -> None:
    """The command writes the files and says how many rows."""
    done = run("export", "--store", str(store), "--format", name, "-o", str(tmp_path / "out"))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("wrote ")
    assert (tmp_path / "out").exists()


def test_an_unknown_format_and_a_bad_path_have_codes(store: Path, tmp_path: Path) -> None:
    """R501 names the formats, R502 the path; both are wrong usage."""
    unknown = run("export", "--store", str(store), "--format", "xls")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "R501" in unknown.stderr
    assert all(name in unknown.stderr for name in FORMATS)
    bad = run("export", "--store", str(store), "--format", "acled", "-o", str(store / "x.csv"))
    assert bad.returncode == 2
    assert "R502" in bad.stderr


def test_help_names_every_format() -> None:
    """The list in the help is the list there is."""
    told = run("export", "--help").stdout
    assert all(name in told for name in FORMATS)


def test_who_published_names_and_when_stands_in_the_file(store: Path) -> None:
    """The reason, who decided and when are one statement; without those two the login name and the clock are taken."""
    given = ("--unredacted", "consent", "--unredacted-by", "A. Editor", "--unredacted-at", "2026-01-02")
    done = run("export", "--store", str(store), "--format", "records", *given)
    assert '"unredacted": "consent (by A. Editor, at 2026-01-02)"' in done.stdout
    done = run(
        "export",
        "--store",
        str(store),
        "--format",
        "records",
        "--unredacted",
        "consent",
        "--unredacted-by",
        "A. Editor",
    )
    assert '"unredacted": "consent (by A. Editor, at 20' in done.stdout


def test_who_and_when_need_a_reason(store: Path) -> None:
    """Without a reason, or with a time that is none, it is wrong usage."""
    for given in (("--unredacted-by", "A. Editor"), ("--unredacted", "consent", "--unredacted-at", "soon")):
        assert run("export", "--store", str(store), "--format", "records", *given).returncode == 2


def test_since_gives_what_changed_and_tells_the_next_revision(store: Path, tmp_path: Path) -> None:
    """--json tells the revision; since it there is nothing; of another store's it is refused."""
    where = ("export", "--store", str(store), "--format", "csv", "-o")
    told = json.loads(run(*where, str(tmp_path / "all"), "--json").stdout)
    assert set(told) == {"format", "path", "since", "rows", "deleted", "revision"}
    assert told["rows"] > 0
    none = run(*where, str(tmp_path / "none"), "--since", str(told["revision"]))
    assert none.stderr.startswith("wrote 0 rows and 0 deletions")
    assert f"--since {told['revision']}" in none.stderr
    assert (tmp_path / "none" / "deleted.csv").exists()
    assert "R501" in run(*where, str(tmp_path / "no"), "--since", "999999").stderr
    lines = run("export", "--store", str(store), "--format", "events", "--since", "0", "--quiet")
    assert lines.stderr == ""
    assert len(lines.stdout.splitlines()) == told["rows"]
    assert all("revision" in json.loads(x) for x in lines.stdout.splitlines())


def test_what_was_forgotten_is_told(tmp_path: Path) -> None:
    """After forget, the next export since has lines for the report's records and its event, without the reason given."""
    write_reports(tmp_path / "in.jsonl", 2)
    where = ("--store", str(tmp_path / "x.db"))
    run("read", str(tmp_path / "in.jsonl"), *where, "--workers", "1", "--quiet")
    first = run("export", "--format", "records", "-o", str(tmp_path / "r"), "--json", *where)
    since = str(json.loads(first.stdout)["revision"])
    run("forget", "r0", "--why", "Samir asked", *where)
    for name in ("records", "events"):
        told = run("export", "--format", name, "--since", since, *where).stdout
        gone = [x for x in map(json.loads, told.splitlines()) if x.get("deleted")]
        assert gone
        assert {x["reason"] for x in gone} == {"forgotten"}
        assert "Samir" not in told


def test_population_is_for_acled_alone(store: Path, tmp_path: Path) -> None:
    """ACLED's optional columns come on request; with another format or another word they are refused."""
    where = ("export", "--store", str(store), "-o", str(tmp_path / "x.csv"), "--format")
    assert run(*where, "acled", "--population", "full").returncode == 0
    assert (tmp_path / "x.csv").read_text(encoding="utf-8").splitlines()[0].endswith(",population_5km,population_best")
    assert "R501" in run(*where, "ucdp", "--population", "full").stderr
    assert "R501" in run(*where, "acled", "--population", "some").stderr
