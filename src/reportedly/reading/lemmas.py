"""Lemmas of English verbs, nouns and adjectives: a table of irregular forms and a few rules.

Against spaCy's lemmatizer on 300 reports of the development corpora: see ``docs/reading.md`` for the agreement.
"""

from __future__ import annotations

from functools import lru_cache

from reportedly.lexicon import table

_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=1)
def _irregular() -> dict[tuple[str, str], str]:
    return {(row["class"], form): row["lemma"] for row in table("irregular_forms") for form in row["forms"].split()}


@lru_cache(maxsize=4)
def _stems(ending: str) -> frozenset[str]:
    return frozenset(x for row in table("verb_stems") if row["ending"] == ending for x in row["stems"].split())


@lru_cache(maxsize=32_768)
def lemma_of(form: str, tag: str) -> str:
    """The lemma, in small letters, of ``form`` with Penn tag ``tag``; words that do not inflect are their own lemma."""
    low = form.lower().replace("’", "'")
    if low in {"n't", "nt"} and tag == "RB":
        return "not"
    if tag[:2] == "VB" or tag == "MD":
        return _verb(low, tag)
    if tag in {"NNS", "NNPS"}:
        return _noun(low, tag)
    if tag[:2] in {"JJ", "RB"}:
        return _irregular().get(("adjective", low), _compared(low, tag))
    if tag[:3] in {"PRP", "WP$", "DT", "POS", "TO"}:
        return _irregular().get(("pronoun", low), low)
    return low


def _verb(low: str, tag: str) -> str:
    known = _irregular().get(("verb", low))
    if known:
        return known
    if tag in {"VB", "VBP", "MD"}:
        return low
    if "-" in low and len(low) > 4:
        head, _, tail = low.rpartition("-")
        return f"{head}-{_verb(tail, tag)}" if tail else low
    for prefix in ("re", "over", "under", "out", "mis", "un", "fore", "with", "inter"):
        base = _irregular().get(("verb", low[len(prefix) :])) if low.startswith(prefix) else None
        if base and len(low) > len(prefix) + 2:
            return prefix + base
    if tag == "VBZ":
        return _drop_s(low)
    if low.endswith("ied") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("ed") and len(low) > 3:
        return _stem(low[:-2])
    if low.endswith("ing") and len(low) > 4 and any(c in _VOWELS for c in low[:-3]):
        return _stem(low[:-3])
    return low


def _drop_s(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")) and low not in {"aches", "axes"}:
        return low[:-2]
    if low.endswith("oes") and len(low) > 3:
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and len(low) > 2 else low


def _stem(stem: str) -> str:
    """The verb that ``stem`` is left from once -ed or -ing is cut: restore a silent e or undouble a consonant."""
    if stem in _stems("e"):
        return stem + "e"
    if stem in _stems("plain") or stem in _stems("double"):
        return stem
    if len(stem) > 2 and stem[-1] == stem[-2]:
        return stem if stem[-1] in "lsfz" else stem[:-1]
    for at in range(1, min(6, len(stem) - 2)):
        if stem[at:] in _stems("e") and len(stem) - at > 3:
            return stem + "e"
        if stem[at:] in _stems("plain") and len(stem) - at > 3:
            return stem
    return stem + "e" if stem.endswith(_E_ENDINGS) else stem


# Endings after which an unknown verb most often has a silent e (checked on the base forms seen in the corpora).
_E_ENDINGS = ("iat", "uat", "eat", "lat", "rat", "cat", "gat", "tat", "nat", "iv", "ov", "av", "lv", "rv", "uc", "nc", "rc",
              "dg", "rg", "iz", "yz", "is", "ns", "rs", "us", "as", "os", "bl", "cl", "dl", "gl", "pl", "tl", "zl", "iqu", "u",
              "ak", "ik", "ok", "id", "ud", "ir", "ur")  # fmt: skip


def _noun(low: str, tag: str) -> str:
    known = _irregular().get(("noun", low))
    if known:
        return known
    if tag == "NNPS":
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return low[:-2]
    if low.endswith("men") and len(low) > 4:
        return low[:-2] + "an"
    if low.endswith("oes") and len(low) > 4:
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 2 else low


def _compared(low: str, tag: str) -> str:
    cut = (
        2 if tag in {"JJR", "RBR"} and low.endswith("er") else 3 if tag in {"JJS", "RBS"} and low.endswith("est") else 0
    )
    if not cut or len(low) - cut < 3:
        return low
    stem = low[:-cut]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2] and stem[-1] in "dgtnm":
        return stem[:-1]
    return (
        stem + "e"
        if stem in {"larg", "lat", "wid", "clos", "sever", "saf", "fierc", "brav", "simpl", "strang"}
        else stem
    )
