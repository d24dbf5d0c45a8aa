"""Universal parts of speech from the tagger's fine tags, by a fixed table (spaCy's own step costs 30 % of the parse)."""

from __future__ import annotations

_POS = {
    "$": "SYM", "#": "SYM", "SYM": "SYM", "''": "PUNCT", "``": "PUNCT", ",": "PUNCT", ".": "PUNCT", ":": "PUNCT",
    "-LRB-": "PUNCT", "-RRB-": "PUNCT", "HYPH": "PUNCT", "NFP": "PUNCT", "ADD": "X", "AFX": "ADJ", "CC": "CCONJ",
    "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "GW": "X", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "LS": "X", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET", "POS": "PART",
    "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "TO": "PART", "UH": "INTJ",
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "WDT": "PRON",
    "WP": "PRON", "WP$": "PRON", "WRB": "SCONJ", "XX": "X", "_SP": "SPACE",
}  # fmt: skip
_AUXILIARIES = frozenset({"aux", "auxpass"})


def pos_of(tag: str, dep: str, lemma: str) -> str:
    """The universal part of speech of a token with Penn tag ``tag``, dependency ``dep`` and lemma ``lemma``.

    Forms of "be" and auxiliaries are AUX; "that", "if", "because" that mark a clause are SCONJ; unknown tags are X.
    """
    pos = _POS.get(tag, "X")
    if pos == "VERB" and (lemma == "be" or dep in _AUXILIARIES):
        return "AUX"
    if pos == "ADP" and dep == "mark":
        return "SCONJ"
    if tag == "DT" and dep not in {"det", "predet", "quantmod"} and lemma in {"this", "that", "these", "those", "all"}:
        return "PRON"
    return pos
