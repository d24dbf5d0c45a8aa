"""Decisions through the review app: forms and JSON, who may write, and what a page then shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from reportedly import api
from reportedly.api import record_of_words
from reportedly.errors import ReportedlyError
from reportedly.linking import assembled
from reportedly.records import Coded, EventRecord
from reportedly.store import Store, open_store
from reportedly.web import Desk, make_app
from reportedly.web.forms import form_of, value_of
from tests.store.made import CODER, TEXT, record, report

BASE = "http://localhost:8765"
OWN = {"origin": BASE, "sec-fetch-site": "same-origin"}
FIELDS = (
    "type",
    "mode",
    "modality",
    "actor",
    "recipient",
    "places",
    "time",
    "figures",
    "attribution",
    "issues",
    "contexts",
    "evidence",
)


@pytest.fixture
def where(tmp_path: Path) -> str:
    """A store with two reports of one event."""
    path = str(tmp_path / "store.db")
    with open_store(path) as store:
        for of in (report("r1"), report("r2", outlet="The Invented Mirror")):
            store.add(Coded(of, (), (), (record(of),)), coder=CODER)
        api.link_again(store)
    return path


@pytest.fixture
def client(where: str) -> TestClient:
    """The app, deciding as Ada Test."""
    app = make_app(where, 8765, "secret", desk=Desk("Ada Test", assembled, record_of_words))
    return TestClient(app, base_url=BASE, follow_redirects=False)


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    """The store behind the app."""
    with open_store(where) as opened:
        yield opened


def _form(client: TestClient, path: str = "/decide", **told: Any) -> Any:
    return client.post(path, data={"token": "secret", **told}, headers=OWN)


def test_a_form_confirms_and_leads_back(client: TestClient, store: Store) -> None:
    """A form without scripts confirms, and the browser is led to where it came from, never elsewhere."""
    answered = _form(client, action="confirm", target="e-r1", next="/records/e-r1")
    assert (answered.status_code, answered.headers["location"]) == (303, "/records/e-r1")
    assert store.standings(["e-r1"])["e-r1"].status == "confirmed"
    for elsewhere in ("//evil.example", "https://evil.example/", "/\\evil.example", ""):
        answered = _form(client, action="confirm", target="e-r1", next=elsewhere)
        assert answered.headers["location"].startswith("/events/")


def test_json_decides_and_undoes(client: TestClient, store: Store) -> None:
    """A script gets the line of the journal and how the records stand now."""
    headers = {**OWN, "x-reportedly-token": "secret"}
    held = client.post("/decide", json={"action": "reject", "target": "e-r1"}, headers=headers).json()
    assert held["status"] == {"e-r1": "rejected"}
    assert (held["decision"]["by"], held["decision"]["action"]) == ("Ada Test", "reject")
    assert [r.id for r in store.records()] == ["e-r2"]
    held = client.post("/undo", json={}, headers=headers).json()
    assert (held["decision"]["undoes"], held["status"]) == (1, {"e-r1": "machine"})
    assert client.post("/undo", json={}, headers=headers).status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        {}, {"origin": BASE}, {**OWN, "x-reportedly-token": "wrong"}, {**OWN, "origin": "http://evil.example", "x-reportedly-token": "secret"},
        {**OWN, "sec-fetch-site": "cross-site", "x-reportedly-token": "secret"}, {**OWN, "origin": "null", "x-reportedly-token": "secret"},
        {"x-reportedly-token": "secret"},
    ],
)  # fmt: skip
def test_nothing_is_written_for_another_site(client: TestClient, store: Store, headers: dict[str, str]) -> None:
    """Without this app's origin and token nothing changes, as form or as JSON."""
    assert client.post("/decide", json={"action": "reject", "target": "e-r1"}, headers=headers).status_code == 403
    assert client.post("/decide", data={"action": "reject", "target": "e-r1"}, headers=headers).status_code == 403
    assert store.decisions() == []


def test_an_app_for_reading_writes_nothing(where: str) -> None:
    """Without somebody who decides there is no route, no token and no button."""
    client = TestClient(make_app(where, 8765, "secret"), base_url=BASE)
    assert (
        client.post("/decide", data={"token": "secret", "action": "reject", "target": "e-r1"}, headers=OWN).status_code
        == 403
    )
    page = client.get("/records/e-r1").text
    assert "secret" not in page
    assert "Save" not in page


def test_a_password_is_asked_for_everything(where: str) -> None:
    """With a password nothing is answered without it, and the Host is still looked at first."""
    client = TestClient(make_app(where, 8765, password="long enough"), base_url=BASE)
    assert client.get("/").status_code == 401
    assert client.get("/static/app.css").headers["www-authenticate"].startswith("Basic")
    assert client.get("/", auth=("anybody", "wrong")).status_code == 401
    assert client.get("/", headers={"authorization": "Basic !!"}).status_code == 401
    assert client.get("/", auth=("anybody", "long enough")).status_code == 200
    assert client.get("/", headers={"host": "evil.example"}, auth=("anybody", "long enough")).status_code == 400


def test_a_figure_is_corrected_by_its_form(client: TestClient, store: Store) -> None:
    """What the record page's form sends corrects the figure; the page then shows what the machine had."""
    told = {
        "0.text": "three",
        "0.kind": "killed",
        "0.min": "2",
        "0.max": "4",
        "0.scope": "event",
        "0.start": "14",
        "0.vague": "on",
        "0.keep": "1",
    }
    answered = _form(client, action="edit", target="e-r1", field="figures", next="/records/e-r1", **told)
    assert answered.status_code == 303
    held = store.record("e-r1")
    assert held is not None
    assert [(f.min, f.max, f.vague, f.text) for f in held.figures] == [(2, 4, True, "three")]
    page = client.get("/records/e-r1").text
    assert "the machine: " in page
    assert "Ada Test" in page
    assert client.get("/records/e-r1.json").json()["status"] == "edited"


def test_words_that_are_not_there_are_refused(client: TestClient, store: Store) -> None:
    """A form with words that the report does not have gives a coded page and changes nothing."""
    told = {"0.text": "four soldiers", "0.name": "soldiers"}
    answered = _form(client, action="edit", target="e-r1", field="actor", **told)
    assert answered.status_code == 422
    assert "R405" in answered.text
    assert store.decisions() == []


def test_a_record_is_added_by_marking_words(client: TestClient, store: Store) -> None:
    """Marked words become a record of the type given, which the coder would have given the same id."""
    words = "the Basin Hospital said"
    answered = _form(client, action="add", target="r1", type="REQUEST", text=words, start=str(TEXT.index(words)))
    assert answered.status_code == 303
    (made,) = [r for r in store.records() if r.type == "REQUEST"]
    assert (made.evidence[0].quote, made.coder_name, made.report_id) == (words, "review", "r1")
    assert _form(client, action="add", target="r1", type="WAR", text=words).status_code == 422


def test_events_are_split_and_merged(client: TestClient, store: Store) -> None:
    """Splitting and merging go by forms with several values."""
    (event,) = store.events()
    body = f"token=secret&action=split&target={event.id}&other=e-r2"
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/decide", content=body, headers={**OWN, **kind}).status_code == 303
    one, two = (e.id for e in store.events())
    answered = _form(client, action="merge", target=one, other=two)
    (event,) = store.events()
    assert answered.headers["location"] == f"/events/{event.id}"
    assert event.records == ("e-r1", "e-r2")


def test_the_journal_has_pages_of_its_own(client: TestClient) -> None:
    """The journal is shown, the last line first, as page, JSON and CSV; an undone line says so."""
    _form(client, action="confirm", target="e-r1")
    _form(client, action="edit", target="e-r2", field="mode", value="beat")
    _form(client, path="/undo")
    page = client.get("/decisions").text
    assert page.index("undo") < page.index("edit mode of")
    assert page.count("(taken back)") == 1
    assert "firearms" in page
    assert [d["action"] for d in client.get("/decisions.json").json()["decisions"]] == ["confirm", "edit", "undo"]
    assert client.get("/decisions.csv").text.count("\r\n") == 4
    assert client.get("/decisions.json?before=2").json()["decisions"][-1]["id"] == 1


def test_two_coders_are_compared_and_settled(where: str, store: Store) -> None:
    """What two people said of a record stands side by side; one value settles it, as a line of its own."""
    ada, bo = (
        TestClient(make_app(where, 8765, "secret", desk=Desk(n, assembled, record_of_words)), base_url=BASE)
        for n in ("Ada Test", "Bo Test")
    )
    assert "needs two people" in ada.get("/differences").text
    for who, mode in ((ada, "beat"), (bo, "torture")):
        for key in ("e-r1", "e-r2"):
            _form(who, action="edit", target=key, field="mode", value=mode if key == "e-r1" else "beat")
    told = ada.get("/differences.json?a=Ada+Test&b=Bo+Test").json()
    (mode_row,) = [r for r in told["fields"] if r["field"] == "mode"]
    assert (told["units"], mode_row["units"], mode_row["equal"]) == (2, 2, 0.5)
    page = ada.get("/differences").text
    assert "Settle as Bo Test has it" in page
    _form(ada, action="settle", target="e-r1", field="mode", after='"torture"', json="1")
    held = store.record("e-r1")
    assert held is not None
    assert held.mode == "torture"
    assert "Nothing is open" in ada.get("/differences").text
    assert ada.get("/differences.csv").text.startswith("field,level,alpha,units,equal")


def test_a_body_that_is_neither(client: TestClient) -> None:
    """Bytes that are no form and no JSON get a coded answer."""
    headers = {**OWN, "x-reportedly-token": "secret", "content-type": "application/json"}
    for body in (b"{", b"[1]", b"\xff"):
        assert client.post("/decide", content=body, headers=headers).status_code == 400


@pytest.mark.parametrize("field", FIELDS)
def test_an_unchanged_form_changes_nothing(field: str) -> None:
    """What a form shows, sent back as it is, is the value that the record has."""
    of = report("r1")
    held = record(of)
    drawn = form_of(field, held)
    told = (
        {"value": drawn["value"]}
        if "value" in drawn
        else {f"{n}.{k}": v for n, r in enumerate(drawn["rows"]) for k, v in r.items()}
    )
    told |= {f"{n}.keep": "1" for n in range(drawn.get("known", 0))} | {
        k: drawn[k] for k in ("stance", "cue") if k in drawn
    }
    made = value_of(field, told, held, TEXT)
    from reportedly import wire

    was = wire.record_json(held)[field]
    if field == "attribution":  # the cue's words are looked for in the text; the machine's span is longer
        made, was = ([{k: v for k, v in a.items() if k != "span"} for a in x] for x in (made, was))
    assert _plain(made) == _plain(was)


def _plain(value: Any) -> Any:
    """A value without what no form asks for."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if k not in ("part_of", "beside", "part_of_day")}
    return [_plain(v) for v in value] if isinstance(value, list) else value


def test_typed_words_are_found_in_the_evidence_first() -> None:
    """Words that stand twice are those of the record's own clause."""
    text = "Police spoke. Police killed three marchers in Gafsa on Monday, the Basin Hospital said."
    from dataclasses import replace

    from reportedly.records import Evidence

    held: EventRecord = replace(record(report("r1")), evidence=(Evidence(14, 60, text[14:60]),))
    (party,) = value_of("actor", {"0.text": "Police"}, held, text)
    assert party["span"] == [14, 20]
    with pytest.raises(ReportedlyError, match="R405"):
        value_of("actor", {"0.text": "Soldiers"}, held, text)


def test_hostile_values_are_shown_as_text(client: TestClient) -> None:
    """What a person types is data too."""
    evil = "<img src=x onerror=alert(1)>"
    _form(client, action="edit", target="e-r1", field="actor", **{"0.text": "Police", "0.name": evil})
    for path in (
        "/records/e-r1",
        "/decisions",
        f"/events/{quote(client.get('/index.json').json()['events'][0]['id'])}",
    ):
        assert evil not in client.get(path).text
