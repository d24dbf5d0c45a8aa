"""Names of sources: one voice under one name, and words that name nobody."""

from __future__ import annotations

import pytest

from reportedly.linking.corroboration import corroboration
from reportedly.linking.sources import bare_body, nameless, source_name
from tests.linking.made import record, told_by


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Observatory's report".replace("'s", ""), "Syrian Observatory for Human Rights"),
        ("Rami Abdul-Rahman head of the monitoring group", "SOHR"),
        ("Syrian state television", "SANA"),
        ("Syria\u2019s state news agency", "official Syrian news agency"),
        ("Harbour Watch statement", "Harbour Watch"),
        ("Harbour Watch which relies on a network of residents", "Harbour Watch"),
    ],
)
def test_one_voice_many_names(one: str, other: str) -> None:
    """A paper, a head, a long description and the media of one state are one voice."""
    assert source_name(one) == source_name(other)


def test_state_media_of_two_states_are_two() -> None:
    """The television of Jordan is not that of Syria."""
    assert source_name("Jordanian state TV") != source_name("Syrian state TV")


def test_words_that_name_nobody() -> None:
    """Reports, a video and local sources name nobody; a ministry and a town's council do."""
    assert all(map(nameless, ("preliminary reports on Sunday", "a video posted online", "local sources", "The")))
    assert not any(map(nameless, ("the interior ministry", "Najaf council sources", "Delta News")))
    assert bare_body("the monitoring group") and bare_body("a London-based monitor which tracks the violence")
    assert bare_body("a Syrian opposing UK-based observatory")
    assert not bare_body("Harbour Watch") and not bare_body("the Observatory")


def independent(*records: object) -> int:
    """Independent origins of records without copies."""
    return corroboration(records, {}).independent  # type: ignore[arg-type]


def test_the_group_is_the_one_its_report_names() -> None:
    """A bare "monitoring group" is the monitor named in its report, and nobody known where two are named."""
    watch, group = told_by("Harbour Watch"), told_by("the monitoring group")
    delta = told_by("Delta Rights")
    assert independent(record("r1", "a", attribution=(watch,)), record("r2", "a", attribution=(group,))) == 1
    both = record("r1", "a", attribution=(watch, delta))
    assert independent(both, record("r2", "a", attribution=(group,))) == 3


def test_an_outlet_that_others_cite_is_one_origin() -> None:
    """What Gulf Wire prints and what others take from it is one voice."""
    own = record("r1", "a", "Gulf Wire")
    assert independent(own, record("r2", "b", attribution=(told_by("Gulf Wire", kind="agency"),))) == 1


def test_told_to_the_outlet_itself_is_no_relay() -> None:
    """What is "told Gulf Wire" in a report of Gulf Wire leaves the outlet's own voice."""
    one = record("r1", "a", "Gulf Wire", attribution=(told_by("Gulf Wire", kind="agency"),))
    two = record("r2", "a", "Gulf Wire")
    assert independent(one, two) == 1


def test_reports_without_an_author_are_the_outlets_own_words() -> None:
    """A paper's "reports" are no voice beside it; "a security source" is one."""
    said = (told_by("preliminary reports", kind="document"),)
    one, two = record("r1", "a", "Delta News", attribution=said), record("r2", "a", "Delta News")
    three = record("r3", "a", "Delta News", attribution=(told_by("media reports", kind="outlet"),))
    assert independent(one, three) == 1
    assert independent(one, two, three) == 1
    source = (told_by("a security source", kind="unnamed"),)
    assert independent(two, record("r4", "b", quote="Guards opened fire", attribution=source)) == 2


def test_the_head_of_the_monitor_is_the_monitor() -> None:
    """Who is named by nothing but his body speaks for the one body that the event's reports name."""
    one = record("r1", "a", attribution=(told_by("Harbour Watch"),))
    assert independent(one, record("r2", "b", attribution=(told_by("head of the monitor"),))) == 1


def test_an_outlet_that_prints_itself_again_is_independent() -> None:
    """A second edition on the same day is a copy; the outlet still was the first to tell."""
    one, two = record("r1", "a", "Delta News"), record("r2", "b", "Delta News")
    assert corroboration([one, two], {"a": "Delta News"}).independent == 1
