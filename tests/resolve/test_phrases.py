"""Party phrases of real reports, coded by two hands."""

import pytest

from tests.resolve.phrases import CORPUS, found, rows, shares


def test_the_codes_are_whole() -> None:
    """Three hundred phrases, each with its place, a country (or none) and sectors."""
    some = rows()
    assert len(some) == 300
    assert all(r["start"] < r["end"] and len(r["country"]) in {0, 3} for r in some)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs ../shared/corpus")
def test_countries_and_sectors() -> None:
    """Every fifth phrase; of all 300 the country is right in .977, country and first sector in .887 (aims .85 and .70)."""
    country, both = shares(list(found(rows()[::5])))
    assert country >= 0.92
    assert both >= 0.8
