"""Places that the gazetteer lacks: countries, regions, states, our own towns and landmarks, by folded name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from reportedly.lexicon import table
from reportedly.resolve.countries import by_code, names
from reportedly.resolve.fold import all_folded, all_loose, fold, loose
from reportedly.resolve.gazetteer import Entry

COUNTRY, REGION, LANDMARK, DISTRICT, WIDE = "country", "region", "landmark", "district", "wide"
_KINDS = {
    "province": "admin1",
    "area": "admin2",
    "district": DISTRICT,
    "town": "city",
    "village": "city",
    "city": "city",
}
# people stand for how well known a place is when readings are compared
_KNOWN = {"admin1": 400_000, "admin2": 60_000, DISTRICT: 40_000, "city": 25_000, LANDMARK: 30_000}


@lru_cache(maxsize=1)
def countries() -> dict[str, Entry]:
    """A place for every country that has a point, by alpha-3 code."""
    found = {}
    for row in table("country_points"):
        country = by_code().get(row["country"])
        if country:
            found[country.code] = Entry(
                str(country.geonameid), country.name, COUNTRY, float(row["lat"]), float(row["lon"]), country.code, "", country.people
            )  # fmt: skip
    return found


@lru_cache(maxsize=1)
def states() -> dict[str, Entry]:
    """A place for every state of the USA by postal code; the id is GeoNames' code."""
    return {r["code"]: _state(r) for r in table("us_states")}


def _state(row: dict[str, str]) -> Entry:
    people = 3_000_000 if row["code"] != "DC" else 600_000
    return Entry(
        f"US.{row['code']}", row["name"], "admin1", float(row["lat"]), float(row["lon"]), "USA", row["code"], people
    )


def _regions() -> Iterator[tuple[str, str, Entry]]:
    for row in table("regions"):
        kind = row["kind"] if row["kind"] == "city" else REGION if row["country"] else WIDE
        point = float(row["lat"]), float(row["lon"])
        admin1 = "DC" if kind == "city" else ""
        yield (
            row["name"],
            row["aliases"],
            Entry(f"region:{fold(row['name'])}", row["name"], kind, *point, row["country"], admin1, 900_000),
        )


def _extra() -> Iterator[tuple[str, str, Entry]]:
    for row in table("extra_places"):
        kind = _KINDS[row["kind"]]
        point = float(row["lat"]), float(row["lon"])
        ident = f"place:{row['country']}/{fold(row['name'])}"
        yield (
            row["name"], row["aliases"],
            Entry(ident, row["name"], kind, *point, row["country"], "", _KNOWN[kind], 0, row["city"]),
        )  # fmt: skip


def _landmarks() -> Iterator[tuple[str, str, Entry]]:
    for row in table("landmarks"):
        point = float(row["lat"]), float(row["lon"])
        ident = f"landmark:{row['country']}/{fold(row['city'])}/{fold(row['name'])}"
        yield (
            row["name"], row["aliases"],
            Entry(ident, row["name"], LANDMARK, *point, row["country"], "", _KNOWN[LANDMARK], 0, row["city"]),
        )  # fmt: skip


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for name, code in names().items():
        if code in countries():
            found[name].append(countries()[code])
    for row in table("us_states"):
        for name in (row["name"], *filter(None, row["forms"].split("|"))):
            found[fold(name)].append(states()[row["code"]])
    for source in (_regions, _extra, _landmarks):
        told = [
            (form, entry._replace(rank=min(rank, 1)))
            for name, aliases, entry in source()
            for rank, form in enumerate((name, *filter(None, aliases.split("|"))))
        ]
        keys = all_folded([form for form, _ in told])
        for (_, entry), key, heard in zip(told, keys, all_loose(keys), strict=True):
            found[key].append(entry)
            if source is not _regions:
                found["~" + heard].append(entry._replace(rank=2))
    return {k: tuple(dict.fromkeys(v)) if len(v) > 1 else tuple(v) for k, v in found.items()}


@lru_cache(maxsize=1)
def _areas() -> dict[str, tuple[Entry, ...]]:
    """Regions of one country by the folded last word of their name."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for name, _, entry in _regions():
        if entry.kind == REGION and " " in name:
            found[fold(name).split(" ")[-1]].append(entry._replace(rank=1))
    return {k: tuple(v) for k, v in found.items()}


def areas_called(word: str) -> tuple[Entry, ...]:
    """The regions whose name ends in ``word``: what "the Delta" can mean, each in its own country."""
    return _areas().get(fold(word), ())


def lookup(name: str, *, by_sound: bool = True) -> tuple[Entry, ...]:
    """The places of our own tables called ``name``; by the loose key where none is called exactly so."""
    key = fold(name)
    found = _index().get(key, ())
    if found or not by_sound or not key.isascii():
        return found
    short = loose(key)
    return _index().get("~" + short, ()) if len(short) > 2 else ()
