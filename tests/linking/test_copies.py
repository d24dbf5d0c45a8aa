"""Copies: kinds, direction, furniture."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking.copies import find_copies
from reportedly.records import CopyEdge, Report
from tests.linking.made import report


def words(tag: str, n: int) -> str:
    """A text of ``n`` words that stand in no other text."""
    return " ".join(f"{tag}{i}" for i in range(n))


STORY = words("harbour", 120)


def only(*reports: object) -> CopyEdge:
    """The one edge between reports."""
    (edge,) = find_copies(reports)  # type: ignore[arg-type]
    return edge


def test_identical_by_time() -> None:
    """The later of two equal texts is the copy."""
    edge = only(report("b", STORY, "Tigris Post", "2019-11-09"), report("a", STORY, "Delta News", "2019-11-10"))
    assert (edge.source, edge.copy, edge.kind, edge.containment) == ("b", "a", "identical", 1.0)


def test_trimmed() -> None:
    """A copy that leaves out the end is trimmed."""
    cut = " ".join(STORY.split()[:60])
    edge = only(report("a", STORY, "Tigris Post"), report("b", cut, "Delta News", "2019-11-11"))
    assert (edge.source, edge.kind) == ("a", "trimmed")


def test_padded() -> None:
    """A copy that adds its own paragraphs is padded."""
    more = STORY + " " + words("market", 100)
    edge = only(report("a", STORY, "Tigris Post"), report("b", more, "Delta News", "2019-11-11"))
    assert (edge.source, edge.kind) == ("a", "padded")


def test_passage() -> None:
    """Fifty words in common of long texts are a passage, no copy."""
    common = words("quoted", 50)
    one, other = words("bridge", 120) + " " + common, common + " " + words("square", 120)
    assert only(report("a", one, "Tigris Post"), report("b", other, "Delta News")).kind == "passage"


def test_credit_line_decides_within_a_day() -> None:
    """Of two texts of one day the one that credits the other's outlet is the copy."""
    credited = STORY + " Delta News"
    edge = only(report("a", credited, "Tigris Post"), report("b", STORY, "Delta News"))
    assert (edge.source, edge.copy) == ("b", "a")


def test_unlike_texts_give_nothing() -> None:
    """Texts that share no rare run of words have no edge, nor have empty ones."""
    assert find_copies([report("a", STORY, "A"), report("b", words("other", 120), "B"), report("c", "", "C")]) == ()


def test_furniture_makes_no_copy() -> None:
    """A footer that stands in every report of an outlet does not make them copies of each other."""
    footer = words("footer", 80)
    reports = [report(f"a{i}", words(f"t{i}x", 60) + " " + footer, "Tigris Post") for i in range(6)]
    assert find_copies(reports) == ()


def test_a_story_printed_by_forty_outlets() -> None:
    """Every one of 40 copies has a source, and none more than three."""
    reports = [report(f"a{i:02}", STORY, f"Outlet {i}", f"2019-11-{1 + i % 28:02}") for i in range(40)]
    edges = find_copies(reports)
    sources: dict[str, int] = {}
    for edge in edges:
        sources[edge.copy] = sources.get(edge.copy, 0) + 1
    assert len(sources) == 39
    assert max(sources.values()) <= 3


def test_order_changes_nothing() -> None:
    """The edges are the same in whatever order the reports come."""
    reports = [report("a", STORY, "A"), report("b", STORY + " more words here", "B"), report("c", STORY, "C")]
    assert find_copies(reports) == find_copies(reports[::-1])


def test_clock_time_in_the_text_decides_within_a_day() -> None:
    """Where only days are known, the page's own clock times tell, in whatever zone."""
    late = report("a", "RIVO | Sun Nov 10, 2019 4:43 pm EST " + STORY, "Tigris Post")
    early = report("b", "10 November 2019 18:37 GMT " + STORY, "Delta News")
    assert (only(late, early).source, only(early, late).copy) == ("b", "a")


def test_marks_of_a_later_version() -> None:
    """What says that it adds or updates is no source of what does not."""
    edge = only(report("a", "RIVO (Adds mayor) " + STORY, "Tigris Post"), report("b", STORY, "Tigris Post"))
    assert (edge.source, edge.copy) == ("b", "a")


def test_versions_of_one_outlet_grow() -> None:
    """Of two texts of one outlet and day the shorter is the first; of two outlets the longer."""
    more = STORY + " " + words("market", 100)
    edge = only(report("a", more, "Tigris Post"), report("b", STORY, "Tigris Post"))
    assert (edge.source, edge.kind) == ("b", "padded")
    edge = only(report("a", STORY, "Tigris Post"), report("b", more, "Delta News"))
    assert (edge.source, edge.kind) == ("b", "trimmed")


def test_outlets_are_credited_under_other_names() -> None:
    """A directory's additions to a name do not hide it, and a short form stands for the whole."""
    for outlet, credit in (("Tigris Post (Web News)", "Tigris Post"), ("Associated Press", "(AP)")):
        edge = only(report("a", f"RIVO {credit} " + STORY, "Delta News"), report("b", STORY, outlet))
        assert (edge.source, edge.copy) == ("b", "a")


def variants(n: int, draw: random.Random, day: str) -> list[Report]:
    """A story of 200 words, and ``n`` reports that print it whole, cut, cut and with words of their own, or a passage."""
    story = words("harbour", 200).split()
    made = [report("root", " ".join(story), "Delta News", "2019-11-08")]
    for i in range(n):
        start, end = draw.randrange(40), draw.randrange(160, 200)
        text = (story, story[start:end], story[start:end], story[80:130])[i % 4]
        own = (0, 0, draw.randrange(20, 60), 150)[i % 4]
        published = day or f"2019-11-{draw.randrange(9, 29):02}"
        # Ids as a store gives them: in no order of time.
        made.append(
            report(f"{draw.getrandbits(64):016x}", " ".join(text) + " " + words(f"own{i}x", own), f"O{i}", published)
        )
    return made


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(["", "2019-11-09", "2019-11-08"]))
def test_a_family_of_three_hundred(seed: int, day: str) -> None:
    """Each of 300 copies has a source whatever its id, whole ones lead to the one root, and the order changes nothing."""
    draw = random.Random(seed)
    reports = variants(300, draw, day)
    edges = find_copies(reports)
    assert find_copies(draw.sample(reports, len(reports))) == edges
    assert len({e.copy for e in edges}) == 300
    assert {e.kind for e in edges} == {"identical", "trimmed", "padded", "passage"}
    whole = [e for e in edges if e.kind != "passage"]
    of = {e.copy: e.source for e in whole}
    roots = set(of.values()) - set(of)
    assert len(roots) == 1
    assert {e.copy for e in whole} >= {
        r.id for i, r in enumerate(reports) if i and (i - 1) % 4 < 3 and r.id not in roots
    }
    if day != "2019-11-08":
        assert roots == {"root"}
