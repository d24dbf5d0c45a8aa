"""Actor codes of CAMEO as countries and sectors: threes of letters, the first a country's or a kind of body's."""

from __future__ import annotations

from reportedly.codes import SECTORS
from reportedly.resolve.countries import by_code

# Codes of the dictionaries that are no ISO 3166 alpha-3, or are out of use.
_COUNTRIES = {
    "KSV": "XKX", "KOS": "XKX", "TMP": "TLS", "ROM": "ROU", "ZAR": "COD", "PAL": "PSE", "WSB": "PSE", "GZS": "PSE", "GZA": "PSE",
    "YUG": "SRB", "FRY": "SRB", "SCG": "SRB", "SRP": "SRB", "DDR": "DEU", "BUR": "MMR", "USR": "RUS", "SUN": "RUS", "CSK": "CZE",
}  # fmt: skip
_SECTORS = frozenset(SECTORS)
_RENAMED = {
    "INS": "REB", "SEP": "REB", "RAD": "UAF", "IMG": "UAF", "MNC": "BUS", "HLH": "MED", "NGM": "NGO", "INT": "IGO",
    "HRI": "SOC", "ENV": "SOC", "DEV": "SOC", "LEF": "PTY",
}  # fmt: skip
_LETTERS = 3


def from_code(code: str) -> tuple[str, tuple[str, ...]]:
    """Country (alpha-3 or "") and sectors of a CAMEO code ("AFGREBTAL"); what tells of religion or people is left out.

    What follows IGO or NGO names the body, and tells nothing of sectors: "IGOUNO".
    """
    parts = [code[k : k + _LETTERS].upper() for k in range(0, len(code) - _LETTERS + 1, _LETTERS)]
    if not parts:
        return "", ()
    country = parts[0] if parts[0] in by_code() else _COUNTRIES.get(parts[0], "")
    rest = parts[1:] if country else parts[:1] if parts[0] in {"IGO", "NGO", "NGM", "INT"} else parts
    sectors = (_RENAMED.get(p, p) for p in rest)
    return country, tuple(dict.fromkeys(s for s in sectors if s in _SECTORS))
