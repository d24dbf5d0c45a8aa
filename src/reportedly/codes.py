"""The codebook's closed lists (CODEBOOK.md; PLOVER of the Open Event Data Alliance): what a field may hold."""

from __future__ import annotations

MODES_OF: dict[str, tuple[str, ...]] = {
    kind: tuple(modes.split())
    for kind, modes in {
        "AGREE": "",
        "CONSULT": "visit third-party multilateral phone",
        "SUPPORT": "",
        "CONCEDE": "",
        "COOPERATE": "",
        "AID": "",
        "RETREAT": "withdraw release disarm ceasefire access resign",
        "REQUEST": "assist change yield meet",
        "ACCUSE": "disapprove investigate allege",
        "REJECT": "assist change yield meet",
        "THREATEN": "restrict arrest relations expel territory violence",
        "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
        "SANCTION": "convict expel withdraw discontinue",
        "MOBILIZE": "troops weapons police militia",
        "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
        # Ground captured in fighting: the coded articles have ASSAULT, seize.
        "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
        "heavy-weapons crowd-control unconventional seize",
    }.items()
}
TYPES = tuple(MODES_OF)
MODALITIES = ("actual", "planned", "threatened", "hypothetical", "denied")
SECTORS = tuple(
    "GOV COP MIL JUD LEG PTY PRM REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC IGO NGO".split()
)
FIGURE_KINDS = ("killed", "injured", "arrested", "missing", "displaced", "participants", "casualties")
SCOPES = ("event", "cumulative")
STANCES = ("stated", "alleged", "confirmed", "denied")
SOURCE_KINDS = ("outlet", "agency", "official", "organisation", "witness", "document", "unnamed")
PLACE_PRECISIONS = ("landmark", "city", "admin2", "admin1", "country", "")
TIME_PRECISIONS = ("day", "week", "month", "year", "unknown")
# The fields of a record that a person may decide, by their names in the contract.
FIELDS = (
    *("type", "mode", "modality", "contexts", "actor", "recipient", "places", "time", "figures", "attribution"),
    *("issues", "evidence"),
)
