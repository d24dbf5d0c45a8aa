"""What is vendored is what the lock says, with its licence beside it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.web.land import geojson


@pytest.fixture
def packages(root: Path) -> list[dict[str, Any]]:
    """What the lock file lists."""
    found: list[dict[str, Any]] = json.loads((root / "scripts" / "vendor.json").read_text(encoding="utf-8"))["packages"]
    return found


@pytest.fixture
def vendor(root: Path) -> Path:
    """The folder of vendored files."""
    return root / "src" / "reportedly" / "web" / "static" / "vendor"


def test_vendored_files_are_the_locked_ones(packages: list[dict[str, Any]], vendor: Path) -> None:
    """Each file has its locked hash, and no file lies there that the lock does not name."""
    locked = {f["to"]: f["sha256"] for p in packages for f in p["files"]}
    assert {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in vendor.iterdir()} == locked


def test_every_package_is_pinned_and_brings_its_licence(packages: list[dict[str, Any]]) -> None:
    """A package has one version, the registry's hash, a licence's name and the licence's text."""
    assert packages
    for package in packages:
        assert package["version"][0].isdigit() and package["licence"]
        assert package["integrity"].startswith("sha512-")
        assert any("LICENSE" in f["to"] for f in package["files"])


def test_vendored_files_add_at_most_2_mb(vendor: Path) -> None:
    """The installed package grows by at most 2 MB."""
    assert sum(p.stat().st_size for p in vendor.iterdir()) <= 2 * 2**20


def test_land_is_closed_rings_in_degrees() -> None:
    """Every ring ends where it begins, no latitude lies beyond a pole, and France and Chad are there."""
    features = geojson()["features"]
    rings = [r for f in features for p in f["geometry"]["coordinates"] for r in p]
    assert all(r[0] == r[-1] and len(r) >= 4 for r in rings)
    assert all(-90 <= y <= 90 for r in rings for _, y in r)
    assert {"FRA", "TCD"} <= {f["properties"]["country"] for f in features}


def test_south_africa_has_its_hole() -> None:
    """Lesotho is a hole in South Africa, not land of it."""
    found = next(f for f in geojson()["features"] if f["properties"]["country"] == "ZAF")
    assert any(len(polygon) > 1 for polygon in found["geometry"]["coordinates"])
