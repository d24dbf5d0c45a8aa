"""The compiled gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.errors import ReportedlyError
from reportedly.resolve import gazetteer
from reportedly.resolve.gazetteer import build, cache_folder, gazetteer_path, open_gazetteer


@pytest.mark.parametrize(
    ("name", "country"),
    [("Aleppo", "SYR"), ("Halab", "SYR"), ("Benghazi", "LBY"), ("Sulaymaniyah", "IRQ"), ("Nasiriyya", "IRQ")],
)
def test_towns_are_found_by_any_spelling(name: str, country: str) -> None:
    """A town is found by its names and by transliterations of them."""
    assert country in {e.country for e in open_gazetteer().lookup(name)}


def test_divisions_are_found() -> None:
    """First- and second-order divisions stand beside the towns."""
    assert {e.kind for e in open_gazetteer().lookup("Rapides Parish")} == {"admin2"}
    assert open_gazetteer().divisions()["SYR", "09"]


def test_an_unknown_name_gives_nothing() -> None:
    """A name that no place has gives no entry."""
    assert open_gazetteer().lookup("Qwxyzzyplace") == ()


def test_the_cache_variable_moves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """REPORTEDLY_CACHE says where the compiled file lies."""
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    assert gazetteer_path().parent == tmp_path


def test_a_folder_that_cannot_be_written_is_a_loud_error(tmp_path: Path) -> None:
    """Without a place to write, the error has the code R301."""
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    with pytest.raises(ReportedlyError) as error:
        build(blocked / "gazetteer.sqlite")
    assert error.value.code == "R301"


def test_a_broken_build_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that fails half-way leaves no file under the gazetteer's name."""

    def few() -> Iterator[object]:
        yield ((1, "Here", "city", 1.0, 2.0, "SYR", "01", 5), [("here", 0)])
        raise OSError("disk full")

    monkeypatch.setattr(gazetteer, "_all_places", few)
    with pytest.raises(ReportedlyError):
        build(tmp_path / "g.sqlite")
    assert [p.name for p in tmp_path.iterdir()] == ["g.lock"]
