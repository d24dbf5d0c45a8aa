"""How exact a place is, in the codes that users know: ACLED ``geo_precision``, UCDP GED ``where_prec``, GDELT ``Geo_Type``.

Ours are landmark, city, admin2, admin1, country. No place is ever told to be "near" another, a line, or at sea: GED's
2, 5 and 7 are not given. A place without coordinates has no code.
"""

from __future__ import annotations

from reportedly.records import Place

_ACLED = {"landmark": 1, "city": 1, "admin2": 2, "admin1": 3, "country": 3}
_GED = {"landmark": 1, "city": 1, "admin2": 3, "admin1": 4, "country": 6}
_GDELT = {"landmark": 4, "city": 4, "admin2": 5, "admin1": 5, "country": 1}
_IN_STATES = {4: 3, 5: 2}  # a city, a state of the United States


def _known(place: Place | None) -> str:
    return place.precision if place is not None and place.lat is not None else ""


def acled_geo_precision(place: Place | None) -> int | None:
    """1 a town or a spot in it, 2 a part of a region (second order), 3 a region or no more than the country."""
    return _ACLED.get(_known(place))


def ucdp_where_prec(place: Place | None) -> int | None:
    """1 a town or a spot in it, 3 the second-order unit, 4 the first-order unit, 6 the country."""
    return _GED.get(_known(place))


def gdelt_geo_type(place: Place | None) -> int | None:
    """1 country, 2 US state, 3 US city, 4 city elsewhere, 5 region elsewhere."""
    code = _GDELT.get(_known(place))
    return _IN_STATES.get(code, code) if code and place is not None and place.country == "USA" else code
