"""Names gathered bit by bit are those gathered at once."""

from __future__ import annotations

from reportedly.publish.withheld import Gatherer, withheld_names
from tests.publish.fakes import Fake, report

TEXTS = {
    "r0": "Police killed Amal Haddad, a nurse, in Gafsa. “We saw it,” said Sami Badran, a neighbour.",
    "r1": "The minister, Sami Badran, spoke in Tunis. “It is over,” he said.",
    "r2": "Mr Haddad was buried on Monday. Lina Badran wept for her brother, a student.",
}


def test_what_is_renewed_is_what_is_gathered_at_once() -> None:
    """New, changed and deleted reports give the same names as a store that never had another."""
    reports = {k: report(k, "Outlet", "2023-03-08", text) for k, text in TEXTS.items()}
    gatherer = Gatherer()
    first = gatherer.names(Fake([reports["r0"]]))
    assert ("amal", "haddad") in first.full
    assert ("sami", "badran") in first.full
    assert first == withheld_names(Fake([reports["r0"]]))
    assert gatherer.renewed([reports["r1"], reports["r2"]], []) == withheld_names(Fake(list(reports.values())))
    changed = report("r2", "Outlet", "2023-03-08", "Nothing happened.")
    assert gatherer.renewed([changed], []) == withheld_names(Fake([reports["r0"], reports["r1"], changed]))
    left = gatherer.renewed([], [], [("report", "r1"), ("report", "r2"), ("record", "none")])
    assert left == first
