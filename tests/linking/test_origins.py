"""Origins and corroboration: a copy or a relay adds an outlet, never an origin."""

from __future__ import annotations

from dataclasses import replace

from reportedly.linking import link
from reportedly.linking.corroboration import corroboration
from reportedly.linking.facts import facts_alone
from reportedly.linking.origins import all_voices
from reportedly.linking.sources import source_name
from reportedly.records import Corroboration, EventRecord, Evidence
from tests.linking.made import BASE, killed, record, report, told_by


def counted(*records: object) -> Corroboration:
    """Corroboration of records without copies."""
    return corroboration(records, {})  # type: ignore[arg-type]


def test_one_report_is_single() -> None:
    """One report without a source is one origin: the outlet itself."""
    assert counted(BASE) == Corroboration(1, 1, 1, 1, 0, "single")


def test_shared_root_is_one_voice() -> None:
    """Two outlets that relay one monitor are two outlets and one origin."""
    one = record("r1", "a", attribution=(told_by("Gulf Wire", "Harbour Watch"),))
    two = record("r2", "b", attribution=(told_by("Harbour Watch"),))
    found = counted(one, two)
    assert (found.outlets, found.origins, found.independent, found.level) == (2, 1, 1, "relayed")


def test_two_roots_corroborate() -> None:
    """A monitor and a ministry are two independent origins."""
    one = record("r1", "a", attribution=(told_by("Harbour Watch"),))
    two = record("r2", "b", attribution=(told_by("the interior ministry", kind="official"),))
    assert (counted(one, two).independent, counted(one, two).level) == (2, "corroborated")


def test_a_later_report_without_source_is_unknown() -> None:
    """A second outlet that names no source is counted as an origin, never as an independent one."""
    later = record("r1", "b", quote="Shots were heard at the docks of Basra", published="2019-11-11")
    found = counted(BASE, later)
    assert (found.origins, found.independent, found.level) == (2, 1, "relayed")


def test_nameless_sources_count_by_outlet() -> None:
    """Two witnesses of one outlet are one origin; witnesses of two outlets are two."""
    one = record("r1", "a", "Tigris Post", attribution=(told_by("a resident", kind="witness"),))
    two = record("r2", "b", "Tigris Post", attribution=(told_by("a shopkeeper", kind="witness"),))
    three = record(
        "r3", "c", "Delta News", "Masked men shot at a queue", attribution=(told_by("a shopkeeper", kind="witness"),)
    )
    assert counted(one, two).origins == 1
    assert counted(one, three).origins == 2


def test_a_copy_adds_no_origin() -> None:
    """An outlet that prints another's text speaks with the other's voice."""
    text = " ".join(f"harbour{i}" for i in range(80))
    reports = [report("a1", text, "Tigris Post"), report("b1", text, "Delta News", "2019-11-11")]
    copy = record("r1", "b1", "Delta News", published="2019-11-11")
    (event,) = link([BASE, copy], reports).events
    found = event.corroboration
    assert (found.outlets, found.origins, found.copies, found.level) == (2, 1, 1, "relayed")


def test_a_denial_contests() -> None:
    """Where the ministry denies what a monitor tells, the event is contested and the ministry is no origin."""
    one = record("r1", "a", attribution=(told_by("Harbour Watch"),))
    two = record("r2", "b", modality="denied", attribution=(told_by("the ministry", stance="denied"),))
    assert (counted(one, two).level, counted(one, two).origins) == ("contested", 1)


def test_who_denies_a_record_is_no_origin_of_it() -> None:
    """A record that a monitor tells and a ministry denies is contested, and the monitor alone stands behind it."""
    made = record("r1", "a", attribution=(told_by("Harbour Watch"), told_by("the ministry", stance="denied")))
    other = record("r2", "b", attribution=(told_by("the ministry"),))
    assert (counted(made).level, counted(made).origins) == ("contested", 1)
    assert facts_alone(made).origins == {"harbour watch"}
    assert not facts_alone(made).origins & facts_alone(other).origins


def test_who_denies_an_act_stands_behind_the_denial() -> None:
    """Of a denied act the denier is the source, and of one that only he speaks of."""
    said = (told_by("the ministry", stance="denied"),)
    assert facts_alone(record("r1", "a", modality="denied", attribution=said)).origins == {"ministry"}
    assert facts_alone(record("r1", "a", attribution=said)).origins == {"ministry"}
    assert counted(record("r1", "a", attribution=said)).level == "single"


def test_a_relayed_denial_makes_the_relay_no_dependent() -> None:
    """An agency that carries a denial still stands for itself where it tells the act."""
    one = record("r1", "a", attribution=(told_by("Gulf Wire"), told_by("Gulf Wire", "the ministry", stance="denied")))
    assert counted(one).independent == 1


def test_conflicting_totals_contest() -> None:
    """Six and eight cannot both be so; at least six and eight can."""
    six = record("r1", "a", attribution=(told_by("Harbour Watch"),))
    least = record("r1", "a", attribution=(told_by("Harbour Watch"),), figures=(killed(6),))
    eight = record("r2", "b", attribution=(told_by("the ministry"),), figures=(killed(8, 8),))
    assert counted(six, eight).level == "contested"
    assert counted(least, eight).level == "corroborated"


def test_relay_of_another_origin_is_not_independent() -> None:
    """An agency that elsewhere only passes on the monitor's words is probably dependent on it."""
    one = record("r1", "a", attribution=(told_by("Gulf Wire", "Harbour Watch"),))
    two = record("r2", "b", attribution=(told_by("Gulf Wire"),))
    found = counted(one, two)
    assert (found.origins, found.independent) == (2, 1)


def test_known_short_forms() -> None:
    """An agency is counted under one name, with or without article or short form."""
    assert source_name("AFP") == source_name("the Agence France Presse")
    assert source_name("Harbour Watch") == "harbour watch"


def test_an_outlets_line_speaks_with_the_source_of_its_next_sentence() -> None:
    """Six were shot dead, and the clinic counted six: one origin; a clinic that counts another number is a second."""
    clinic = replace(
        record("r2", "a", attribution=(told_by("the clinic"),)),
        evidence=(Evidence(62, 90, "The clinic counted six dead"),),
    )
    other = replace(clinic, figures=(killed(8, 8),))
    own = record("r1", "a")
    assert counted(own, clinic).origins == 1
    assert counted(own, other).origins == 2


def test_owners_and_staff_are_no_part_of_a_name() -> None:
    """An agency, its reporter in a town and the agency with its owner are one voice."""
    assert source_name("an AFP reporter") == source_name("Agence France-Presse")
    assert source_name("state-run SANA") == source_name("SANA correspondent in Homs") == source_name("Syrian state TV")
    assert source_name("the Syrian Ministry of Interior") == source_name("Syrian interior ministry")


def shown(*records: EventRecord) -> set[str]:
    """How the origins of an event are named."""
    return {v.shown for _, of in all_voices(records, {}) for v in of}


def test_a_clause_told_word_for_word_is_one_voice() -> None:
    """Who prints the clause of another, its source left out, has it from that source; in other words he is a second voice."""
    words = "at least nine dockers were shot at the northern gate on Sunday"
    cited = record("r1", "b", quote=words.capitalize(), attribution=(told_by("Harbour Watch"),))
    bare = record("r2", "a", quote="Night had fallen when " + words)
    free = record("r3", "a", quote="Nine men who load ships lost their lives as guards opened fire")
    assert counted(cited, bare).origins == 1
    assert counted(cited, free).origins == 2
    assert shown(cited, bare) == {"Harbour Watch"}


def test_words_in_common_do_not_merge_two_named_voices() -> None:
    """The police and the clinic stay two, though one outlet quotes both in the same words."""
    words = "at least nine dockers were shot at the northern gate on Sunday"
    police = record("r1", "a", quote=words, attribution=(told_by("the Basra police"),))
    clinic = record("r2", "b", quote=words, attribution=(told_by("Shatt Clinic"),))
    assert counted(police, clinic, record("r3", "c", quote=words)).origins == 3


def test_the_source_is_who_the_report_names() -> None:
    """That "the source added" something goes back to the one voice that a report cites; of two it could be either."""
    named = record("r1", "a", attribution=(told_by("Harbour Watch"),))
    back = record("r2", "a", attribution=(told_by("the source", kind="unnamed"),))
    other = record("r3", "a", attribution=(told_by("Shatt Clinic"),))
    assert counted(named, back).origins == 1
    assert counted(named, back, other).origins == 3


def test_an_outlets_own_lines_retell_its_one_source() -> None:
    """A lead without a source is the monitor's that the report cites further down; not where it gives another number."""
    lead = record("r1", "a", quote="Nine dockers were shot in Basra on Sunday")
    down = replace(
        record("r2", "a", attribution=(told_by("Harbour Watch"),)),
        evidence=(Evidence(900, 930, "It was guards who fired"),),
    )
    more = replace(lead, figures=(killed(9, 9),))
    assert counted(lead, down).origins == 1
    assert counted(more, down).origins == 2
