"""Five hundred invented names: none leaks in any format; officials stay named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.linking import link
from reportedly.publish import FORMATS, Redactor, ReportOptions, export, report_html, report_markdown
from reportedly.records import EventRecord, Refusal, Report
from tests.publish.fakes import Fake, figure, party, record, report
from tests.publish.names import ROLES, leaked, names, officials, words_in, words_of

NAMES = names()


def _published(text: str) -> str:
    return Redactor(Fake([report("r0", "Outlet", "2023-03-08", text)])).cut("r0", 0, len(text))


@pytest.mark.parametrize("at", range(len(ROLES)))
def test_no_name_leaks_beside_a_private_role(at: int) -> None:
    """Every name in five sentences (``benchmarks/redaction.py`` puts each in all twenty): nothing of it is left."""
    for i, name in enumerate(NAMES):
        if (i + at) % 4 == 0:
            text = f"It rained. {ROLES[at].format(name)}"
            assert leaked(name, _published(text)) == set(), text


def test_officials_stay_named() -> None:
    """Of 240 officials in twenty kinds of sentence at least 95 in 100 are named."""
    kept = sum(text == _published(text) for _, text in officials())
    assert kept >= 0.95 * len(officials())


def _told(i: int, name: str) -> tuple[Report, EventRecord]:
    """A report about one person, whose title, address and id spell the name, and a record with it as recipient."""
    said = ROLES[i % len(ROLES)].format(name)
    text = f"Three people were killed in Gafsa on Wednesday, a resident said. {said}"
    slug = "-".join(name.split())
    one = replace(report(f"{i}-{slug}", f"Outlet {i % 9}", "2023-03-08", text), title=f"Gafsa mourns {name}")
    who = party(text, name, private=True)
    act = record(
        *(one, text, "ASSAULT"),
        recipient=(who,),
        actor=(party(text, "Three people", sector=("MIL",)),),
        chain=((name, "witness"),),
        figures=(figure(text, "Three", "killed", 3, 3),),
    )
    return one, act


@pytest.fixture(scope="module")
def stock() -> Fake:
    """A store with a report and a record for each name, linked, and a refused file named after a person."""
    told = [_told(i, name) for i, name in enumerate(NAMES)]
    reports, records = [r for r, _ in told], [a for _, a in told]
    linked = link(records, reports)
    event_of = dict(linked.event_of)
    refused = Refusal("R117", f"in/{NAMES[30]}.jsonl", 0, f"the id was given before: {reports[30].id}", "rename it")
    return Fake(
        reports, [replace(r, event_id=event_of.get(r.id)) for r in records], linked.events, linked.copies, (refused,)
    )


def _leaks(text: str) -> dict[str, set[str]]:
    said = words_in(text)
    return {name: left for name in NAMES if (left := words_of(name) & said)}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_format_leaks(name: str, stock: Fake, tmp_path: Path) -> None:
    """No word of any of the 500 names stands in any export: not in words, titles, parties, sources, addresses or ids."""
    export(stock, name, tmp_path / "out")
    for path in (p for p in [tmp_path / "out", *tmp_path.rglob("*")] if p.is_file()):
        assert _leaks(_read(path)) == {}


def _read(path: Path) -> str:
    """A file's words; of a Parquet file those of all its cells and of its metadata."""
    if path.suffix != ".parquet":
        return path.read_text(encoding="utf-8")
    table = pytest.importorskip("pyarrow.parquet").read_table(path)
    return f"{table.to_pylist()} {table.schema.metadata}"


@pytest.mark.parametrize("make", [report_html, report_markdown])
def test_the_page_does_not_leak(make: Callable[..., str], stock: Fake) -> None:
    """Nor in the situation report, its list of what was not read included; with a reason the names are there."""
    assert _leaks(make(stock)) == {}
    assert len(_leaks(make(stock, options=ReportOptions(unredacted="consent")))) > 50
    chosen = make(stock, options=ReportOptions(place="Gafsa", dates="de", min_corroboration=1))
    # "may" is a word of the page's own
    assert {name: left for name, left in _leaks(chosen).items() if left != {"may"}} == {}


@pytest.mark.parametrize(("outlet", "byline"), [("", "Yassine Dhouibi"), ("Yassine Dhouibi's page", ""), ("", "")])
def test_who_published_is_not_told_by_a_withheld_name(outlet: str, byline: str) -> None:
    """Neither by an outlet or byline that names who is private, nor by the report's id, its own or the one it is published with."""
    said = "Three people were killed in Gafsa on Wednesday, the ministry said. Yassine Dhouibi, 19, was killed."
    one = replace(report("x-yassine-dhouibi", outlet, "2023-03-08", said), title="Gafsa", byline=byline)
    figures = (figure(said, "Three", "killed", 3, 3),)
    act = record(one, said[:44], "ASSAULT", chain=(("the ministry", "official"),), figures=figures)
    linked = link([act], [one])
    made = Fake([one], [replace(act, event_id=dict(linked.event_of)[act.id])], linked.events, ())
    for page in (report_html(made), report_markdown(made)):
        assert "Three people were killed" in page
        assert not {"yassine", "dhouibi"} & words_in(page)
        assert Redactor(made).report_id(one.id) not in page


def test_a_withheld_id_is_the_same_everywhere_and_tells_nothing() -> None:
    """An id that spells a withheld name is replaced by a hash; words are found by either id; other ids stay."""
    text = "Yassine Dhouibi, 19, was killed."
    made = Fake([report("x-yassine-dhouibi", "O", "2023-03-08", text), report("x-2", "O", "2023-03-08", "It rained.")])
    one, two = Redactor(made), Redactor(made)
    alias = one.report_id("x-yassine-dhouibi")
    assert alias == two.report_id("x-yassine-dhouibi")
    assert alias.startswith("withheld-") and "yassine" not in alias
    assert one.cut(alias, 0, 99) == one.cut("x-yassine-dhouibi", 0, 99) == "[name withheld], 19, was killed."
    assert one.report_id("x-2") == "x-2"
    assert Redactor(made, "consent").report_id("x-yassine-dhouibi") == "x-yassine-dhouibi"
