"""Which of a report's places are those of an act: every one weighed (``standing.py``), the likeliest taken where it is likely enough.

Two logistic deciders (``lexicon/place_weights.tsv``, estimated by ``training/place_choice.py`` on coded reports) give the chance that the act
was at a town, division or building, and that it was in a country. Where no town is likely the likeliest country stands; of most acts of
speech no report tells a place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.lexicon import deciders
from reportedly.records import Doc, Mention, Place
from reportedly.resolve.places import Scene, country_place
from reportedly.resolve.standing import Candidate, Sides, candidates_of, kind_of
from reportedly.resolve.where import ordered, together

# The least chance of a town and of a country, by the kind of act. Share of coded names found, of countries, of acts without a coded place that
# get none, of all right; folds of train, of read corpus reports: .792, .891, .696, .679 and .760, .872, .644, .687 near these; with .25 and .4
# for towns of deeds .795, .887, .681, .663 and .770, .878, .632, .681 against .790, .889, .704, .693 and .746, .865, .659, .686.
# With twice the read reports: a country of words from .3 on and of deeds from .15 (before .45 and .2): records dev country .903 (.885), name .795 (.795);
# readers of 100 random records called a knowable country that was left empty the most frequent fault of places.
LEAST = {"deed": (0.3, 0.15), "meeting": (0.25, 0.1), "speech": (0.3, 0.3)}
# Further places of an act beside the likeliest. From .25 on: of the places given on train .54 are coded, from here on .63.
SECOND = 0.5
ALONE = 0.8  # the share of a report's names from which on it is of one country
_ELSEWHERE = "outside: tells clause another"  # no place of another sentence, where the clause tells another country


def chosen_places(
    doc: Doc, mention: Mention, others: Sequence[Mention], found: Sequence[Place], how: str, scene: Scene,
    sides: Sides = (frozenset(), frozenset()),
) -> tuple[tuple[Place, ...], str]:  # fmt: skip
    """The places of an act, most exact first, and how the likeliest stands to it.

    ``found`` are those that the rules propose, by way of ``how``; ``sides`` are the countries that words tell of the parties.
    """
    towns: list[tuple[float, Candidate]] = []
    countries: list[tuple[float, Candidate]] = []
    for c in candidates_of(doc, mention, others, scene, found, how, sides):
        if _ELSEWHERE in c.signs:
            continue
        wide = c.place.precision == "country"
        (countries if wide else towns).append((chance("country" if wide else "town", c.signs), c))
    towns.sort(key=_likeliest)
    town, country = LEAST[kind_of(mention)]
    if towns and towns[0][0] >= town:
        kept = [c.place for n, (p, c) in enumerate(towns) if n == 0 or p >= max(SECOND, town)]
        places = ordered([*kept, *together(doc, kept, scene)])
        if scene.country and not any(p.country for p in places):
            places = (*places, country_place(scene, mention.clause.start))
        return places, towns[0][1].how
    countries.sort(key=_likeliest)
    if countries and countries[0][0] >= country:
        kept = [c.place for n, (p, c) in enumerate(countries) if n == 0 or p >= SECOND]
        return tuple(kept), countries[0][1].how
    home = next((c for _, c in countries if _at_home(c)), None)
    return ((home.place,), "at home") if home is not None else ((), "")


def _at_home(c: Candidate) -> bool:
    """Whether an act stays in the report's country, as far as words tell.

    Its actor is of it and its recipient of no other, or nobody else acts and nearly all names of the report lie in it. The codebook wants a
    country that can be known. Of 1,660 acts of words without a likely place in the corrected reports readers gave 208 this one, 13 another place or country.
    """
    signs = c.signs
    if "in the report's country" not in signs or "tells sentence another" in signs or "actor of another" in signs:
        return False
    ours = "of actor" in signs and "recipient of another" not in signs
    return ours or signs.get("country's share", 0.0) >= ALONE


def chance(kind: str, signs: Mapping[str, float]) -> float:
    """How likely an act was at a place with these signs: ``kind`` is "town" or "country"."""
    return deciders.chance("place_weights", signs, kind)


def _likeliest(weighed: tuple[float, Candidate]) -> tuple[float, int]:
    return -weighed[0], weighed[1].place.span.start
