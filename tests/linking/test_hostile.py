"""Copies among hostile reports: time stays linear and the answer right."""

from __future__ import annotations

import time

import numpy as np
import pytest

from reportedly.linking.copies import find_copies, rare_shingles
from reportedly.linking.shingles import shingles, word_numbers
from reportedly.linking.words import WORD
from tests.linking.made import report
from tests.linking.test_copies import STORY, words


def versions(n: int, paragraph: int = 40) -> list[str]:
    """A live blog that grows by a paragraph from version to version."""
    parts = [words(f"p{i}x", paragraph) for i in range(n)]
    return [" ".join(parts[: i + 1]) for i in range(n)]


def test_live_blog_versions_are_copies() -> None:
    """A hundred versions by one outlet are no furniture: each but the first copies an earlier or a longer one."""
    reports = [
        report(f"v{i:03}", t, "Tigris Post", f"2019-11-10T{i // 6:02}:{i % 6}0") for i, t in enumerate(versions(100))
    ]
    edges = find_copies(reports)
    assert {e.copy for e in edges} == {r.id for r in reports[1:]}
    assert all(e.source < e.copy and e.kind in {"padded", "identical"} for e in edges)


def test_live_blog_beside_furniture() -> None:
    """The footer of the same outlet's other reports is furniture all the same."""
    footer = words("footer", 80)
    blog = [report(f"v{i:03}", f"{t} {footer}", "Tigris Post") for i, t in enumerate(versions(30))]
    others = [report(f"a{i:02}", f"{words(f't{i}x', 60)} {footer}", "Tigris Post") for i in range(20)]
    linked = {i for e in find_copies([*blog, *others]) for i in (e.source, e.copy)}
    assert linked == {r.id for r in blog}


def test_furniture_longer_than_the_text() -> None:
    """Thrice as much furniture as text hides no copy and makes none."""
    frame = words("frame", 180)
    reports = [report(f"a{i:02}", f"{frame} {words(f't{i}x', 60)}", "Tigris Post") for i in range(15)]
    taken = report("b", f"{words('t3x', 60)} {words('market', 200)}", "Delta News", "2019-11-11")
    (edge,) = find_copies([*reports, taken])
    assert (edge.source, edge.copy, edge.kind) == ("a03", "b", "padded")
    assert edge.containment > 0.9


def test_one_word_a_million_times() -> None:
    """It is one shingle, quickly, and links nothing."""
    text = "again " * 1_000_000
    start = time.process_time()
    assert len(shingles(text)) == 1
    assert find_copies([report("a", text, "A"), report("b", text + STORY, "B"), report("c", "", "C")]) == ()
    assert time.process_time() - start < 20


def test_no_space_at_all() -> None:
    """A text without any space is numbered in one piece."""
    assert len(word_numbers("-".join(["ab"] * 100_000))) == 100_000
    assert len(word_numbers("x" * 200_000)) == 1


@pytest.mark.parametrize("text", ["", "  ", "!?", "_", "\ud800 \x00", "a_b", "İstanbul ΟΔΟΣ Straße 12½ \U00010400x"])
def test_words_are_those_of_the_other_features(text: str) -> None:
    """As many numbers as there are words, equal words with equal numbers."""
    found = WORD.findall(text.lower())
    numbers = word_numbers(text).tolist()
    assert len(numbers) == len(found)
    assert len(set(numbers)) == len(set(found))


def test_a_word_is_the_same_wherever_it_stands() -> None:
    """Before and behind the seams of the pieces in which a long text is numbered, in ASCII and other texts."""
    for extra in ("", "é "):
        text = extra + "zeta alpha " * 20_000
        numbers = word_numbers(text)
        assert set(numbers.tolist()) - set(word_numbers(extra).tolist()) == set(word_numbers("alpha zeta").tolist())


def test_word_numbers_do_not_collide() -> None:
    """A hundred thousand made-up words have a hundred thousand numbers."""
    text = " ".join(f"w{i} {i}ation" for i in range(50_000))
    assert len(np.unique(word_numbers(text))) == 100_000


def test_case_is_folded_and_order_tells() -> None:
    """Capitals change nothing; the same words in another order do."""
    assert np.array_equal(shingles("One two THREE four five"), shingles("one Two three four FIVE"))
    assert not np.array_equal(shingles("one two three four five"), shingles("two one three four five"))


def test_work_grows_with_the_reports() -> None:
    """A text printed by four times as many outlets takes about four times as long, not sixteen times."""

    def took(n: int) -> float:
        reports = [report(f"a{i:04}", f"{STORY} {words(f'own{i}x', 400)}", f"Outlet {i}") for i in range(n)]
        times = []
        for _ in range(3):
            start = time.process_time()
            rare_shingles(reports)
            find_copies(reports)
            times.append(time.process_time() - start)
        return min(times)

    took(50)
    assert took(1600) < 9 * took(400)
