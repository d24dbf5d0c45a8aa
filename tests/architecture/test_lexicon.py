"""Every data file has a manifest that tells where it is from, and is what the manifest says."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from reportedly.lexicon import table
from tests.architecture.source import PACKAGE

TABLES = sorted((PACKAGE / "lexicon").glob("*.tsv"))
WEIGHTS = sorted((PACKAGE / "models").glob("*.npz"))


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.stem)
def test_a_table_has_a_true_manifest(path: Path) -> None:
    """The manifest names origin, licence and making, and its hash is that of the file."""
    manifest = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    assert manifest["origin"] and manifest["licence"] and manifest["how_made"]
    assert manifest["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.stem)
def test_a_table_reads(path: Path) -> None:
    """Every row of a table has no more cells than the table has columns."""
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if x.strip() and not x.startswith("#")]
    width = len(lines[0].split("\t"))
    assert [x for x in lines if len(x.split("\t")) > width] == []
    assert len(table(path.stem)) == len(lines) - 1


@pytest.mark.parametrize("path", WEIGHTS, ids=lambda p: p.stem)
def test_weights_have_a_card_and_a_recipe(path: Path, root: Path) -> None:
    """A weight file has a model card beside it, a recipe under training/, and at most 25 MB."""
    assert path.with_suffix(".md").exists()
    assert (root / "training" / f"{path.stem}.py").exists()
    assert path.stat().st_size <= 25 * 2**20


def test_weights_fit_in_60_mb() -> None:
    """All weight files together have at most 60 MB."""
    assert sum(p.stat().st_size for p in WEIGHTS) <= 60 * 2**20
