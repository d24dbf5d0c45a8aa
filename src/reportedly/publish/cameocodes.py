"""CAMEO codes of our types, modes and sectors, from memory of the CAMEO 1.1 manual (docs/exports.md says which were taken).

An event code is a string: its first two digits are the root, its first three the base. The Goldstein figure is the root's.
"""

from __future__ import annotations

from collections.abc import Sequence

_TYPES = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "COOPERATE": "060", "AID": "070", "CONCEDE": "080", "RETREAT": "080",
    "REQUEST": "100", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140", "MOBILIZE": "150", "SANCTION": "160",
    "COERCE": "170", "ASSAULT": "180",
}  # fmt: skip
_MODES = {
    ("CONSULT", "phone"): "041", ("CONSULT", "visit"): "042", ("CONSULT", "third-party"): "045",
    ("RETREAT", "release"): "0841", ("RETREAT", "ceasefire"): "0871", ("RETREAT", "disarm"): "0873", ("RETREAT", "access"): "086",
    ("RETREAT", "withdraw"): "087", ("ACCUSE", "disapprove"): "111", ("ACCUSE", "allege"): "112", ("ACCUSE", "investigate"): "090",
    ("PROTEST", "demo"): "141", ("PROTEST", "hunger"): "142", ("PROTEST", "strike"): "143", ("PROTEST", "boycott"): "143",
    ("PROTEST", "obstruct"): "144", ("PROTEST", "riot"): "145", ("PROTEST", "vandalize"): "145",
    ("MOBILIZE", "police"): "153", ("MOBILIZE", "troops"): "154",
    ("COERCE", "seize"): "171", ("COERCE", "restrict"): "172", ("COERCE", "curfew"): "1723", ("COERCE", "martial-law"): "1724",
    ("COERCE", "arrest"): "173", ("COERCE", "deport"): "174", ("COERCE", "cyber"): "176",
    ("ASSAULT", "crowd-control"): "175", ("ASSAULT", "abduct"): "181", ("ASSAULT", "beat"): "182", ("ASSAULT", "sexual"): "1821",
    ("ASSAULT", "torture"): "1822", ("ASSAULT", "explosives"): "183", ("ASSAULT", "suicide-attack"): "1831",
    ("ASSAULT", "firearms"): "193", ("ASSAULT", "heavy-weapons"): "194", ("ASSAULT", "aerial"): "195", ("ASSAULT", "drone"): "195",
}  # fmt: skip
_GOLDSTEIN = {
    "03": 4.0, "04": 1.0, "05": 3.5, "06": 6.0, "07": 7.0, "08": 5.0, "09": -2.0, "10": -5.0, "11": -2.0, "12": -4.0,
    "13": -6.0, "14": -6.5, "15": -7.2, "16": -4.0, "17": -7.0, "18": -9.0, "19": -10.0,
}  # fmt: skip
_ROLES = {
    **{s: s for s in "GOV COP MIL JUD LEG PTY REB SPY UAF AGR BUS CRM CVL EDU ELI LAB REF OPP NGO IGO".split()},
    "JRN": "MED",
    "MED": "HLH",
}
# The last root of verbal cooperation, material cooperation and verbal conflict; above them all is material conflict.
_QUADS = (("05", 1), ("08", 2), ("13", 3))


def event_code(kind: str, modes: Sequence[str]) -> str:
    """The CAMEO code of an event of type ``kind``: that of its first mode that has one, else the type's; "" unknown."""
    return next((c for m in modes if (c := _MODES.get((kind, m)))), _TYPES.get(kind, ""))


def quad_class(code: str) -> int | None:
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, by the root."""
    return next((quad for last, quad in _QUADS if code[:2] <= last), 4) if code else None


def goldstein(code: str) -> float | None:
    """The Goldstein figure of the code's root, -10 … 10."""
    return _GOLDSTEIN.get(code[:2])


def role_codes(sectors: Sequence[str]) -> tuple[str, ...]:
    """CAMEO's role codes of our sectors, those that CAMEO has."""
    return tuple(dict.fromkeys(_ROLES[s] for s in sectors if s in _ROLES))
