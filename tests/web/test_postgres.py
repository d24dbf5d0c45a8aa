"""The review app over PostgreSQL: every page answers, and two people decide in apps of their own on one store."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from reportedly import api
from reportedly.api import record_of_words
from reportedly.linking import assembled
from reportedly.records import Coded
from reportedly.store import open_store
from reportedly.web import Desk, make_app
from tests.store.conftest import server, where  # noqa: F401  # the fixtures
from tests.store.made import CODER, capture, record, report

OWN = {"origin": "http://localhost:8765", "x-reportedly-token": "secret"}
PATHS = (
    *("/", "/index.json", "/index.csv", "/queue", "/queue.json", "/timeline", "/sources", "/refused", "/decisions"),
    *(
        "/search?q=marchers",
        "/search.json?q=marchers",
        "/places.json",
        "/records/e-r1",
        "/records/e-r1.json",
        "/reports/r1",
    ),
    *(
        "/reports/r1.json",
        "/index.json?place=Gafsa&type=ASSAULT&status=machine",
        "/index.json?outlet=The+Invented+Courier",
    ),
)


@pytest.mark.parametrize("where", ["postgresql"], indirect=True)
def test_two_people_review_one_store(where: str) -> None:  # noqa: F811  # the fixture
    """Each sees what the other decided, each takes back their own."""
    with open_store(where) as store:
        for of in (report("r1"), report("r2", outlet="The Invented Mirror")):
            store.add(Coded(of, (), (), (record(of),)), coder=CODER, capture=capture(of.id.encode()))
        api.link_again(store)
    apps = [make_app(where, 8765, "secret", desk=Desk(n, assembled, record_of_words)) for n in ("Ada Test", "Bo Test")]
    with TestClient(apps[0], base_url=OWN["origin"]) as ada, TestClient(apps[1], base_url=OWN["origin"]) as bo:
        _review(ada, bo)


def _review(ada: TestClient, bo: TestClient) -> None:
    for path in PATHS:
        assert ada.get(path).status_code == 200, path
    (event,) = ada.get("/index.json").json()["events"]
    assert ada.get(f"/events/{event['id']}").status_code == 200
    assert ada.post("/decide", json={"action": "reject", "target": "e-r1"}, headers=OWN).status_code == 200
    assert bo.post("/decide", json={"action": "confirm", "target": "e-r2"}, headers=OWN).status_code == 200
    assert bo.get("/records/e-r1.json").json()["status"] == "rejected"
    assert [e["status"] for e in bo.get("/index.json").json()["events"]] == ["confirmed"]
    assert ada.post("/undo", json={}, headers=OWN).json()["status"] == {"e-r1": "machine"}
    assert bo.get("/records/e-r2.json").json()["status"] == "confirmed"
    assert [d["by"] for d in bo.get("/decisions.json").json()["decisions"]] == ["Ada Test", "Bo Test", "Ada Test"]
