"""docs/exports.md is the codebook of what the program writes: every column of every format, in order, with a type."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from reportedly import wire
from reportedly.publish import FORMATS, acled, gdelt, parquet, polecat, tables, ucdp
from reportedly.publish.deleted import DELETED_COLUMNS, REASONS
from reportedly.publish.eventsources import SOURCE_COLUMNS
from reportedly.publish.geojson import feature
from tests.publish.fakes import shelf
from tests.publish.test_annotations import collection

Row = tuple[list[str], list[str]]
TYPES = {"text", "list", "whole", "number", "day", "time", "yes/no", "code", "span"}
# The names of the tables of parts, and what a part is in the schema of Parquet.
_RECORDS: Any = parquet.RECORDS
_EVENTS: Any = parquet.EVENTS
PARTS: dict[str, Any] = {
    "Report": _RECORDS["report"],
    "Time": _RECORDS["time"],
    "Coder": _RECORDS["coder"],
    **{k: _RECORDS[of][0] for k, of in (("Party", "actor"), ("Place", "places"), ("Figure", "figures"))},
    "Attribution": _RECORDS["attribution"][0],
    "Source": _RECORDS["attribution"][0]["chain"][0],
    "Evidence": _RECORDS["evidence"][0],
    "Summary": _EVENTS["figures"][0],
    "Claim": _EVENTS["figures"][0]["claims"][0],
    "Corroboration": _EVENTS["corroboration"],
    "Link": _EVENTS["links"][0],
    "Reason": _EVENTS["links"][0]["reasons"][0],
    "Review": _EVENTS["review"],
}
PLAIN = {"text": "text", "code": "text", "time": "text", "yes/no": "yes_no"}


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """The page."""
    return (root / "docs" / "exports.md").read_text(encoding="utf-8")


def _table(page: str, section: str, head: str) -> list[Row]:
    """The columns and types of each row of the table under a heading whose first column is called ``head``."""
    text = re.split(r"^##+ ", page, flags=re.MULTILINE)
    (part,) = (x for x in text if x.startswith(f"{section}\n"))
    (_, _, below) = part.partition(f"| {head} | type |")
    assert below, (section, head)
    rows = []
    for line in below.split("\n\n")[0].splitlines()[2:]:
        cells = [c.strip() for c in line.strip("|").split(" | ")]
        kinds = [k.strip() for k in cells[1].split(",")]
        assert cells[2].strip("| "), line
        rows.append((re.findall(r"`([^`]+)`", cells[0]), kinds))
    return rows


def _names(rows: list[Row]) -> list[str]:
    return [name for names, _ in rows for name in names]


@pytest.mark.parametrize(
    ("section", "head", "columns"),
    [
        ("csv", "events", tables.EVENT_COLUMNS),
        ("csv", "claims", tables.CLAIM_COLUMNS),
        ("csv", "sources", SOURCE_COLUMNS),
        ("acled", "column", acled.COLUMNS),
        ("ucdp", "column", ucdp.COLUMNS),
        ("plover", "column", polecat.COLUMNS),
        ("gdelt", "events", gdelt.EVENT_COLUMNS),
        ("gdelt", "mentions", gdelt.MENTION_COLUMNS),
        ("records", "column", tuple(parquet.RECORDS)),
        ("events", "column", tuple(parquet.EVENTS)),
        ("What is gone", "column", DELETED_COLUMNS),
    ],
)
def test_every_column_is_told(page: str, section: str, head: str, columns: tuple[str, ...]) -> None:
    """The table has the format's columns in its order, each with a type that is explained."""
    rows = _table(page, section, head)
    assert tuple(_names(rows)) == columns
    kinds = {k.strip("[]") for _, of in rows for k in of}
    assert kinds <= TYPES | set(PARTS)


def test_json_keys_are_told(page: str) -> None:
    """What ``wire`` writes and what a feature has is in the tables, and nothing else."""
    made = shelf()
    shown = feature(made.event_rows[0], made.event_rows[0].places[0])["properties"]
    assert _names(_table(page, "geojson", "property")) == list(shown)
    extra = ["schema_version", "unredacted"]
    assert _names(_table(page, "records", "column")) == [*wire.record_json(made.record_rows[0]), *extra]
    assert _names(_table(page, "events", "column")) == [*wire.event_json(made.event_rows[0]), *extra]
    assert _names(_table(page, "episodes", "column")) == list(wire.episode_json(next(made.episodes())))


def test_keys_of_annotations_are_told(page: str) -> None:
    """What stands in a collection, an annotation and its target is in the tables."""
    made = collection()
    (item, *_) = made["first"]["items"]
    told = {h: set(_names(_table(page, "annotations", h))) for h in ("collection", "annotation", "target")}
    assert told["collection"] == set(made) | {"unredacted", "since", "revision", "deleted"}
    assert told["annotation"] == set(item)
    assert told["target"] == set(item["target"][0])


def _fits(told: str, kind: parquet.Type) -> bool:
    """Whether a type of the page is a type of Parquet's schema."""
    if told.startswith("["):
        return isinstance(kind, list) and _fits(told.strip("[]"), kind[0])
    return kind == (PARTS[told] if told in PARTS else PLAIN.get(told, told))


@pytest.mark.parametrize("section", ["records", "events"])
def test_types_are_those_of_parquet(page: str, section: str) -> None:
    """Every column and every part has the type in the schema that the page says."""
    schema = parquet.RECORDS if section == "records" else parquet.EVENTS
    for (name,), (kind,) in _table(page, section, "column"):
        assert _fits(kind, schema[name]), name


@pytest.mark.parametrize("part", sorted(PARTS))
def test_parts_are_told(page: str, part: str) -> None:
    """The keys of a nested object and their types, in the order of the schema."""
    section = "records" if f"| {part} | type |" in page.split("\n## events\n", maxsplit=1)[0] else "events"
    rows = _table(page, section, part)
    assert _names(rows) == list(PARTS[part])
    assert [n for (n,), (kind,) in rows if not _fits(kind, PARTS[part][n])] == []


def test_every_format_and_reason_has_a_word(page: str) -> None:
    """Each format has a heading, each reason of what is gone its meaning."""
    assert [n for n in FORMATS if f"\n## {n}\n" not in page] == []
    assert [r for r in REASONS if f"`{r}`: " not in page] == []
    assert [c for c in acled.POPULATION["full"] if f"`{c}`" not in page] == []
