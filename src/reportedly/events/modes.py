"""The mode of an act by its means: the words of the clause that name a weapon or a manner."""

from __future__ import annotations

import re

_ASSAULT = (
    ("suicide-attack", r"suicide|blew (?:him|her|them)sel|blow (?:him|her|them)sel|explosive (?:belt|vest)"),
    ("drone", r"\bdrones?\b|unmanned"),
    ("unconventional", r"chemical|sarin|nerve gas|chlorine|(?:poison|toxic) gas"),
    ("aerial", r"air ?-?strikes?|air ?-?raids?|airstrike|warplanes?|aircraft|\bjets?\b|helicopters?|barrel bombs?|from the air|air force|\baerial|\bair (?:campaign|power|assault|attack|bombardment)|bombing (?:raid|run|campaign|operation)s?|\bNATO[- ]led (?:strikes|raids)|bombers\b"),
    ("explosives", r"car bomb|truck bomb|\bbomb(?!ard)|explosi|\bblasts?\b|\bgrenade|\bmine\b|landmine|\bIEDs?\b|detonat"),
    ("heavy-weapons", r"shell(?:ing|ed|s)?\b|artillery|rockets?\b|mortar|missiles?|\btanks?\b|bombard"),
    ("crowd-control", r"tear ?-?gas|rubber bullet|water cannon|pepper spray|baton|stun grenade|truncheon|dispers"),
    ("sexual", r"\brap(?:e|ed|es|ing)\b|sexual"),
    ("abduct", r"kidnap|abduct|hostage|hijack"),
    ("torture", r"tortur"),
    ("beat", r"\bbeat(?:en|ing|s)?\b|clubbed|bludgeon|punch|knelt"),
    ("primitive", r"\bstab|\bknife|\bknives|machete|\bhacked|beheaded|stones?\b|rocks?\b"),
    ("targeted", r"assassinat|execut|behead"),
    ("firearms", r"\bshot\b|shoot|gunfire|gunm[ae]n|opened? fire|\bbullets?|gunshot|machine ?-?gun|sniper|fired (?:at|on)|returned fire|live (?:fire|rounds|ammunition)|gunbattle|firefight"),
    ("destroy", r"destroy|demolish|\brazed|set (?:on fire|ablaze|fire)|torched|burned down|damag"),
    ("seize", r"t(?:ook|ake|akes|aken|aking) (?:\w+ )?control|\bre-?captur|\bret(?:ook|ake|aken|aking)\b|\boverr[au]n|\bregain|\bseiz"),
)  # fmt: skip
_BY_TYPE = {
    "ASSAULT": _ASSAULT,
    "PROTEST": (
        ("hunger", r"hunger strike"), ("strike", r"\bstrikes?\b(?! (?:on|against))|walkout|stoppage"),
        ("vandalize", r"statue|monument|deface|vandali|spray|toppl|tear down|torn down|graffiti"),
        ("riot", r"\briot|loot|\bstones?\b|rocks?\b|molotov|petrol bomb|violent|destructive|burn"),
        ("boycott", r"boycott"), ("obstruct", r"\bblock(?:ed|ing|s)? |barricad|occup(?:y|ied)"),
        ("demo", r"demonstrat|\bmarch|rall(?:y|ies|ied)|streets?\b|protest|sit-?in|gather|chant|crowd|vigil|slogan"),
    ),
    "CONSULT": (("visit", r"\bvisit|\btour|\btrip"), ("phone", r"\bphone|telephon|\bcall with"),
                ("third-party", r"mediat|broker|good offices"), ("multilateral", r"summit|conference|security council|leaders of|ministers of|multilateral|diplomats")),
    "MOBILIZE": (("militia", r"militia|volunteers|recruit|mercenar|separatis|fighting unit"), ("police", r"\bpolice\b(?!.*troops)"), ("weapons", r"missile|rocket|artillery|tanks|weapon|warship"), ("troops", r".")),
    "COERCE": (("curfew", r"curfew"), ("martial-law", r"martial law|state of emergency|emergency law"), ("deport", r"deport|expel"),
               ("arrest", r"arrest|detain|detention|jail|imprison|custody|rounded up|held|captur"),
               ("withhold", r"internet|network|power|electricity|water supply"), ("censor", r"censor|website|broadcast|newspaper|social media"),
               ("seize", r"seiz|confiscat|raid|took control|take control|taken control|search"), ("restrict", r".")),
}  # fmt: skip
_SPECIFIC = frozenset({"suicide-attack", "drone", "unconventional"})  # means that no other word of the clause outdoes
_COMPILED = {t: tuple((m, re.compile(p, re.IGNORECASE | re.DOTALL)) for m, p in rows) for t, rows in _BY_TYPE.items()}


def mode_of(kind: str, given: str, trigger: str, words: str) -> tuple[str | None, str]:
    """The mode of an act of type ``kind`` and the words that gave it.

    ``given`` is the trigger's own mode, ``trigger`` its words, ``words`` the clause; the trigger's words are asked first, but for the most telling means.
    """
    for mode, pattern in _COMPILED.get(kind, ()):  # who "detonated" an explosive belt attacked by suicide
        m = pattern.search(words) if mode in _SPECIFIC else None
        if m:
            return mode, m.group(0)
    for text in (trigger, words):
        if text is words and given:
            return given, trigger
        for mode, pattern in _COMPILED.get(kind, ()):
            m = pattern.search(text)
            if m and m.group(0).strip():
                if pattern.pattern == "." and text is trigger:
                    continue
                return mode, m.group(0) if pattern.pattern != "." else trigger
    return given or None, trigger if given else ""
