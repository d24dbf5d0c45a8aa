"""Copies: what is taken over from a report read before is what coding the copy anew gives, to the byte, in any order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import pipeline, retold
from reportedly.engine.plain import encode
from reportedly.records import Report

TEXTS = (
    """TRIPOLI (Sahel Press) - Troops shot dead 14 people in Zawiya on Tuesday, the Tripoli Herald reported.
"We will not leave," protest leader Amina Haddad told Sahel Press. The army denied the shooting.""",
    "Teachers marched in Lagos on 3 May for a third week. Police arrested 20 of them, a union said.",
    "The market opened late. There was rain.",
)
REPORTS = st.builds(
    lambda n, text, title, outlet, day, byline: Report(
        f"r{n}", text, f"{n:064}", outlet=outlet, url=f"https://example.org/{n}", title=title, byline=byline, published=day
    ),
    st.integers(0, 10**6), st.sampled_from(TEXTS), st.sampled_from(["", "Troops shoot 14 in Zawiya", "Teachers march"]),
    st.sampled_from(["", "Sahel Press", "Tripoli Herald"]),
    st.sampled_from(["", "2031-05-06", "2031-05-06T22:10:00+02:00", "2019-01-02"]), st.sampled_from(["", "By Sahel Press"]),
)  # fmt: skip


def alone(report: Report, *, screen: bool) -> str:
    """A report coded with nothing kept of others."""
    retold.forget()
    return "".join(encode(c) for c in pipeline.code_reports([report], screen=screen))


@settings(max_examples=12, deadline=None)
@given(st.lists(REPORTS, min_size=2, max_size=12, unique_by=lambda r: r.id), st.booleans())
def test_a_copy_is_coded_as_if_it_were_alone(reports: Sequence[Report], screen: bool) -> None:
    """Reports of few texts, titles, outlets and days, in any order and batches."""
    wanted = [alone(r, screen=screen) for r in reports]
    retold.forget()
    assert [encode(c) for c in pipeline.code_reports(reports, screen=screen)] == wanted
    assert [encode(c) for c in pipeline.code_reports(reports[::-1], screen=screen)] == wanted[::-1]


def test_what_is_the_same_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page under two addresses costs no stage; copy of another outlet is read once, and its claims are found anew."""
    import reportedly.claims
    import reportedly.resolve

    asked: list[str] = []

    def told(room: ModuleType, name: str) -> None:
        real: Callable[..., object] = getattr(room, name)

        def noted(*given: object) -> object:
            asked.append(name)
            return real(*given)

        monkeypatch.setattr(room, name, noted)

    told(reportedly.claims, "find_claims")
    told(reportedly.resolve, "resolve_mentions")
    retold.forget()
    first = Report("a", TEXTS[1], "1" * 64, outlet="Sahel Press", published="2031-05-06", url="https://example.org/a")
    again = Report("b", TEXTS[1], "2" * 64, outlet="Sahel Press", published="2031-05-06", url="https://example.org/b")
    other = Report("c", TEXTS[1], "3" * 64, outlet="Lagos Mail", published="2031-05-06")
    one, two, three = pipeline.code_reports([first, again, other])
    assert asked == ["find_claims", "find_claims", "resolve_mentions"]
    assert one.records
    assert {r.id for r in one.records}.isdisjoint(r.id for r in two.records)
    assert [r.url for r in two.records] == ["https://example.org/b"] * len(one.records)
    assert {r.outlet for r in three.records} == {"Lagos Mail"}


def test_no_more_is_kept_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reports used last are kept."""
    monkeypatch.setenv("REPORTEDLY_RETOLD_REPORTS", "2")
    kept: retold.Kept[str] = retold.Kept()
    asked: list[int] = []

    def each(keys: str, new: list[int]) -> list[str]:
        asked.extend(new)
        return [keys[k].upper() for k in new]

    def find(keys: str) -> list[str]:
        return kept.all_of(list(keys), lambda new: each(keys, new))

    assert find("aab") == ["A", "A", "B"]
    assert asked == [0, 2]
    assert find("ac") == ["A", "C"]
    assert asked == [0, 2, 1]
    assert find("b") == ["B"]
    assert asked == [0, 2, 1, 0]
